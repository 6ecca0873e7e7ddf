"""Numbers at the edges of what is asked of them: where one digit, or one `<`, decides."""

import operator
from datetime import date
from decimal import Context, Decimal, Inexact, Rounded, localcontext
from fractions import Fraction
from math import sqrt
from typing import Any

import pytest

from salesterms.values import (
    BadConfidence,
    BadRate,
    CurrencyMismatch,
    FrozenMapping,
    Money,
    NotAProbability,
    NotInMinorUnits,
    RateTable,
    Ratio,
    largest_remainder,
    probability,
    probability_from_percent,
    rounded,
)
from salesterms.values.field_notes import ABOUT, about
from salesterms.values.ratio import rounded_fraction

COMPARISONS = (operator.lt, operator.le, operator.gt, operator.ge)


class Asked:
    """Something else that knows how to be compared with anything."""

    def __lt__(self, other: object) -> bool:
        return True

    __le__ = __gt__ = __ge__ = __lt__


class TestMoney:
    def test_equal_amounts_are_neither_less_nor_more(self) -> None:
        one = Money(1, "EUR")
        again = Money("1.00", "EUR")
        assert [compare(one, again) for compare in COMPARISONS] == [False, True, False, True]

    def test_the_less_comes_before_the_more_in_every_comparison(self) -> None:
        less, more = Money("-1", "EUR"), Money("0.01", "EUR")
        assert [compare(less, more) for compare in COMPARISONS] == [True, True, False, False]
        assert [compare(more, less) for compare in COMPARISONS] == [False, False, True, True]

    @pytest.mark.parametrize("compare", [*COMPARISONS, operator.add, operator.sub])
    def test_two_currencies_are_named_in_the_order_in_which_they_met(self, compare: Any) -> None:
        with pytest.raises(CurrencyMismatch) as caught:
            compare(Money(1, "EUR"), Money(1, "USD"))
        assert caught.value.args == ("EUR", "USD")

    @pytest.mark.parametrize("compare", COMPARISONS)
    def test_something_else_that_can_be_compared_gets_its_turn(self, compare: Any) -> None:
        assert compare(Money(1, "EUR"), Asked()) is True

    def test_any_amount_but_zero_is_true(self) -> None:
        assert [bool(Money(amount, "EUR")) for amount in ("0.01", "-0.01", "0.00")] == [
            True,
            True,
            False,
        ]

    def test_it_is_written_without_an_exponent(self) -> None:
        assert repr(Money(Decimal("1E+3"), "EUR")) == "Money('1000', 'EUR')"
        assert str(Money(Decimal("1E+3"), "EUR")) == "1000 EUR"

    def test_what_cannot_be_divided_is_named(self) -> None:
        with pytest.raises(NotInMinorUnits) as caught:
            Money("0.001", "EUR").allocate([1])
        assert caught.value.args == (Decimal("0.001"), "EUR")


class TestLargestRemainder:
    def test_what_is_left_goes_to_those_that_lost_most(self) -> None:
        assert largest_remainder(10, [1, 2, 4]) == (1, 3, 6)
        assert largest_remainder(-10, [1, 2, 4]) == (-1, -3, -6)

    def test_at_an_equal_loss_the_earlier_one_gets_it(self) -> None:
        assert largest_remainder(10, [Decimal("0.5"), Decimal("1.5")]) == (3, 7)
        assert largest_remainder(2, [1, 1, 1]) == (1, 1, 0)

    def test_nothing_is_divided_into_nothings(self) -> None:
        assert largest_remainder(0, [3, 0, Decimal("0.1")]) == (0, 0, 0)


class TestRates:
    def test_a_conversion_multiplies_by_the_rate_of_its_own_pair_and_date(self) -> None:
        table = RateTable(
            [
                (date(2024, 1, 1), "USD", "EUR", "0.5"),
                (date(2024, 2, 1), "USD", "EUR", "0.25"),
                (date(2024, 1, 1), "GBP", "EUR", "2"),
            ]
        )
        assert table.convert(Money(8, "USD"), "EUR", on=date(2024, 1, 31)) == Money(4, "EUR")
        assert table.convert(Money(8, "USD"), "EUR", on=date(2024, 2, 1)) == Money(2, "EUR")
        assert table.convert(Money(8, "GBP"), "EUR", on=date(2024, 2, 1)) == Money(16, "EUR")

    @pytest.mark.parametrize("row", [(), (date(2024, 1, 1), "USD", "EUR", "1", "more"), "USD1"])
    def test_a_row_has_four_parts_in_a_tuple_or_a_list(self, row: Any) -> None:
        with pytest.raises(BadRate) as caught:
            RateTable([row])
        assert caught.value.args == (row,)

    def test_a_list_is_a_row_as_well(self) -> None:
        row: Any = [date(2024, 1, 1), "USD", "EUR", 2]
        assert RateTable([row]).rate("USD", "EUR", date(2024, 1, 1)) == 2

    def test_an_instant_is_not_the_date_of_a_rate(self) -> None:
        row: Any = ["2024-01-01", "USD", "EUR", 2]
        with pytest.raises(BadRate):
            RateTable([row])


class TestProbability:
    def test_both_ends_are_probabilities(self) -> None:
        assert [probability(value) for value in (0, "1", "0.5")] == [0, 1, Decimal("0.5")]
        assert [probability_from_percent(value) for value in (0, "100", 50)] == [
            0,
            1,
            Decimal("0.5"),
        ]

    @pytest.mark.parametrize("read", [probability, probability_from_percent])
    def test_what_is_below_0_or_above_the_whole_is_named(self, read: Any) -> None:
        for outside in ("-0.000000001", "100.000000001"):
            with pytest.raises(NotAProbability) as caught:
                read(outside)
            assert caught.value.args == (outside,)


class TestRatio:
    def test_equal_values_are_neither_less_nor_more(self) -> None:
        half = Ratio(1, 2)
        for other in (Ratio(2, 4), 0.5, Decimal("0.5"), Fraction(1, 2)):
            compared = [compare(half, other) for compare in COMPARISONS]
            assert compared == [False, True, False, True]

    def test_the_less_comes_before_the_more_in_every_comparison(self) -> None:
        less, more = Ratio(1, 3), Ratio(1, 2)
        assert [compare(less, more) for compare in COMPARISONS] == [True, True, False, False]
        assert [compare(more, less) for compare in COMPARISONS] == [False, False, True, True]

    @pytest.mark.parametrize("compare", COMPARISONS)
    def test_something_else_that_can_be_compared_gets_its_turn(self, compare: Any) -> None:
        assert compare(Ratio(1, 2), Asked()) is True

    @pytest.mark.parametrize("endless", [float("inf"), float("-inf"), Decimal("-Infinity")])
    def test_what_is_endless_is_no_number_to_compare_with(self, endless: Any) -> None:
        for compare in COMPARISONS:
            with pytest.raises(TypeError):
                compare(Ratio(1, 2), endless)

    def test_it_is_rounded_once_however_near_the_half(self) -> None:
        just_above = Ratio(2_500_001, 10_000_000)
        assert f"{just_above:.1f} {just_above:.0%} {just_above:.1%}" == "0.3 25% 25.0%"
        assert f"{Ratio(50_001, 10_000_000):.0%}" == "1%"
        assert f"{Ratio(50_000, 10_000_000):.0%}" == "0%"

    @pytest.mark.parametrize(
        ("mode", "below", "half", "above"),
        [
            ("half_even", "0.2", "0.2", "0.3"),
            ("half_up", "0.2", "0.3", "0.3"),
            ("up", "0.3", "0.3", "0.3"),
            ("down", "0.2", "0.2", "0.2"),
            ("ceiling", "0.3", "0.3", "0.3"),
            ("floor", "0.2", "0.2", "0.2"),
        ],
    )
    def test_every_mode_tells_below_on_and_above_the_half(
        self, mode: str, below: str, half: str, above: str
    ) -> None:
        sides = [Fraction(249_999, 10**6), Fraction(1, 4), Fraction(250_001, 10**6)]
        assert [str(rounded_fraction(side, 1, mode)) for side in sides] == [below, half, above]
        assert str(rounded_fraction(Fraction(2, 10), 1, mode)) == "0.2"

    def test_it_is_written_without_an_exponent(self) -> None:
        assert repr(Ratio(1, Decimal("1E+3"))) == "Ratio(1, '1000')"

    @pytest.mark.parametrize("confidence", [0.0, 1.0, 1.5, -0.5, float("nan"), Decimal("0.95")])
    def test_a_confidence_is_a_float_between_0_and_1(self, confidence: Any) -> None:
        with pytest.raises(BadConfidence) as caught:
            Ratio(1, 2).wilson(confidence)
        assert caught.value.args == (confidence,)

    def test_the_surest_confidence_has_an_interval(self) -> None:
        low, high = Ratio(1, 2).wilson(0.999_999_999)
        assert 0 < low < 0.05
        assert 0.95 < high < 1

    @pytest.mark.parametrize(
        ("confidence", "z"), [(0.95, 1.959963984540054), (0.5, 0.674489750196082)]
    )
    @pytest.mark.parametrize(("hits", "n"), [(10, 40), (1, 7), (39, 40)])
    def test_the_share_lies_z_deviations_from_either_end_of_its_interval(
        self, hits: int, n: int, confidence: float, z: float
    ) -> None:
        low, high = Ratio(hits, n).wilson(confidence)
        assert low < hits / n < high
        for end in (low, high):
            deviation = sqrt(end * (1 - end) / n)
            assert abs(hits / n - end) == pytest.approx(z * deviation, rel=1e-12)

    def test_the_interval_of_none_starts_at_0_and_that_of_all_ends_at_1(self) -> None:
        for n in range(1, 60):
            none, all_of_them = Ratio(0, n).wilson(), Ratio(n, n).wilson()
            assert none[0] == pytest.approx(0, abs=1e-15)
            assert all_of_them[1] == pytest.approx(1)
            assert 0 <= none[0] < all_of_them[1] <= 1

    def test_terms_given_as_text_are_exact_decimals(self) -> None:
        given = Ratio("5.0", "10")
        assert (given.numerator, given.denominator) == (Decimal("5.0"), Decimal(10))
        assert {type(given.numerator), type(given.denominator)} == {Decimal}
        assert type(Ratio(5, 10).numerator) is int


class TestRounding:
    def test_from_none_to_thirty_digits_can_be_rounded_to(self) -> None:
        assert [str(rounded(Decimal("2.5"), 0, mode)) for mode in ("half_up", "half_even")] == [
            "3",
            "2",
        ]
        assert str(rounded(Decimal("2.5"), 30, "half_up")) == f"2.5{'0' * 29}"
        assert str(Ratio(5, 2).decimal(0)) == "2"
        assert str(Ratio(1, 3).decimal(30)) == f"0.{'3' * 30}"

    @pytest.mark.parametrize(
        "hostile",
        [Context(prec=2, Emin=-2, Emax=2), Context(prec=9, traps=[Inexact, Rounded])],
        ids=["narrow", "strict"],
    )
    def test_the_callers_decimal_context_does_not_matter(self, hostile: Context) -> None:
        cent, amount = Money("0.01", "EUR"), Money("123456789012.345", "EUR")
        with localcontext(hostile):
            assert str(rounded(amount.amount, 2, "half_up")) == "123456789012.35"
            assert amount.rounded("floor") == Money("123456789012.34", "EUR")
            assert cent.allocate([1, 1]) == (cent, Money("0.00", "EUR"))
            assert sum(amount.rounded("floor").allocate([1] * 7), cent) == Money(
                "123456789012.35", "EUR"
            )
            assert str(Ratio(123_456_789, 7).decimal(4)) == "17636684.1429"
            assert f"{Ratio(123_456_789, 7):.2%} {Ratio(1, 3):+.3f}" == "1763668414.29% +0.333"


class TestWhatStandsBesideAField:
    def test_without_more_it_holds_the_meaning_only(self) -> None:
        notes = about("the day", "de dag")[ABOUT]
        meaning = notes.pop("meaning")
        assert (meaning.en, meaning.nl) == ("the day", "de dag")
        assert notes == {
            "alias": "",
            "personal": False,
            "unit": "",
            "tag": "type",
            "schema": {},
        }

    def test_all_that_is_said_is_kept(self) -> None:
        schema = {"minimum": 1}
        notes = about(
            "the day", "de dag", alias="dag", personal=True, unit="days", tag="kind", schema=schema
        )
        kept = notes[ABOUT]
        assert {key: kept[key] for key in ("alias", "personal", "unit", "tag", "schema")} == {
            "alias": "dag",
            "personal": True,
            "unit": "days",
            "tag": "kind",
            "schema": {"minimum": 1},
        }
        assert kept["schema"] is not schema


def test_frozen_mappings_with_other_values_hash_otherwise() -> None:
    assert hash(FrozenMapping({1: 1})) != hash(FrozenMapping({1: 2}))
