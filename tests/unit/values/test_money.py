"""What money takes and refuses, and that the table of currencies is the standard's."""

import pickle
from datetime import date
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest

from salesterms.errors import SalesTermsError
from salesterms.values import (
    CURRENCIES,
    BadRate,
    BadWeights,
    CurrencyMismatch,
    Money,
    NoRate,
    NotADecimal,
    NotAProbability,
    NotInMinorUnits,
    RateTable,
    Ratio,
    UnknownCurrency,
    UnknownRounding,
    exact_sum,
    largest_remainder,
    probability,
    probability_from_percent,
    rounded,
)
from salesterms.values.decimals import is_bounded, is_bounded_fraction

#: Currencies whose minor unit hardly exists any more: ISO 4217 keeps it, CLDR does not.
DAILY_LIFE = """
    AFN ALL AMD CLF COP CRC GYD HUF IDR IQD IRR KPW LAK LBP MGA MMK MNT MRU MUR PKR PYG RSD SLE SOS
    STN SYP TWD TZS UGX UYI UYW UZS YER ZMW
"""

NOT_DECIMALS = [
    0.1,
    True,
    None,
    "",
    "1_000",
    "1,5",
    "1.234.567",
    "12.5\n",
    " 1",
    "1E5",
    "NaN",
    "sNaN",
    "Infinity",
    "٣",
    "６",
    "+-1",
    "1.",
    ".5",
    "1" * 19,
    "1" * 5000,
    "0." + "1" * 10,
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("Infinity"),
    Decimal("1E+999999999"),
    Decimal("1E-999999999"),
    Decimal("1E+30"),
    Decimal("0E+999999"),
    Decimal("1E-31"),
    10**40,
    10**100_000,
    [1],
    b"1",
]


@pytest.mark.parametrize("value", NOT_DECIMALS, ids=[f"case {n}" for n in range(len(NOT_DECIMALS))])
def test_what_is_no_exact_bounded_decimal_is_refused_by_name(value: object) -> None:
    with pytest.raises(NotADecimal) as caught:
        Money(value, "EUR")
    assert "give an int, a Decimal" in str(caught.value)
    assert "geef een int" in caught.value.text("nl")


@pytest.mark.parametrize("value", ["-0", "-0.00", Decimal("-0.000"), "+0", 0])
def test_zero_has_no_sign(value: str | int | Decimal) -> None:
    assert str(Money(value, "EUR").amount).startswith("0")
    assert not Money(value, "EUR")


@pytest.mark.parametrize("code", ["eur", "EURO", "", None, 1, "XXQ", "ΕUR", "E" * 999])
def test_what_is_no_iso_currency_is_refused_with_the_nearest(code: object) -> None:
    with pytest.raises(UnknownCurrency):
        Money(1, code)


def test_the_nearest_currency_is_named() -> None:
    with pytest.raises(UnknownCurrency, match="EUR") as caught:
        Money(1, "EURO")
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args


def test_the_table_of_currencies_is_that_of_iso4217() -> None:
    iso4217 = pytest.importorskip("iso4217", reason="needs iso4217")
    assert {currency.code: currency.exponent for currency in iso4217.Currency} == CURRENCIES


def test_babel_agrees_on_the_digits() -> None:
    numbers = pytest.importorskip("babel.numbers", reason="needs Babel")
    # CLDR describes what is printed in daily life; where it differs the standard wins.
    daily_life = {
        code: numbers.get_currency_precision(code)
        for code, digits in CURRENCIES.items()
        if digits is not None and numbers.get_currency_precision(code) != digits
    }
    assert set(daily_life) <= set(DAILY_LIFE.split())


def test_equal_amounts_of_other_currencies_are_not_equal() -> None:
    assert Money(1, "EUR") != Money(1, "USD")
    assert Money(1, "EUR") != "1 EUR"  # type: ignore[comparison-overlap] # as a user might
    assert Money("1.10", "EUR") == Money("1.1", "EUR")


def test_nothing_but_money_adds_or_compares_with_money() -> None:
    euro = Money(1, "EUR")
    for meeting in (
        lambda: euro + 1,
        lambda: euro - 1,
        lambda: euro * 1.5,
        lambda: euro * euro,
        lambda: euro / 2,
        lambda: euro < 1,
        lambda: euro <= 1,
        lambda: euro > 1,
        lambda: euro >= 1,
    ):
        with pytest.raises(TypeError):
            meeting()


def test_amounts_of_one_currency_are_ordered_and_add_up() -> None:
    one, two = Money(1, "EUR"), Money(2, "EUR")
    assert one < two
    assert one <= two
    assert two > one
    assert two >= one
    assert sum([one, two]) == Money(3, "EUR")
    assert 3 * one == one * Decimal(3) == Money(3, "EUR")
    assert abs(-one) == one
    assert one / two == Ratio(1, 2)


def test_a_currency_without_a_minor_unit_is_rounded_and_divided_only_on_demand() -> None:
    gold = Money("1.23456", "XAU")
    assert gold.rounded("half_up", 2) == Money("1.23", "XAU")
    with pytest.raises(NotInMinorUnits):
        gold.rounded("half_up")
    with pytest.raises(NotInMinorUnits):
        gold.allocate([1])
    with pytest.raises(NotInMinorUnits):
        Money("0.001", "EUR").allocate([1])


@pytest.mark.parametrize(
    "weights", [[], [0, 0], [-1, 2], [1.5], [True], ["1"], [Decimal("NaN")], [None]]
)
def test_weights_that_divide_nothing_are_refused(weights: list[object]) -> None:
    with pytest.raises((BadWeights, NotADecimal)):
        largest_remainder(100, weights)  # type: ignore[arg-type] # on purpose


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("half_even", "2.68"),
        ("half_up", "2.68"),
        ("down", "2.67"),
        ("up", "2.68"),
        ("floor", "2.67"),
        ("ceiling", "2.68"),
    ],
)
def test_rounding_is_by_name(mode: str, expected: str) -> None:
    assert Money("2.675", "EUR").rounded(mode) == Money(expected, "EUR")


def test_an_unknown_rounding_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UnknownRounding, match="half_even"):
        rounded(Decimal(1), 2, "half")


@pytest.mark.parametrize("value", ["1.01", "-0.01", 40, Decimal(2)])
def test_a_probability_above_1_is_a_percentage_only_where_that_was_declared(value: object) -> None:
    with pytest.raises(NotAProbability, match="percent"):
        probability(value)


def test_percentages_become_shares_where_declared() -> None:
    assert probability_from_percent("35.5") == Decimal("0.355")
    assert probability(1) == 1
    for outside in ("100.1", "-1"):
        with pytest.raises(NotAProbability):
            probability_from_percent(outside)


class TestRateTable:
    table = RateTable(
        [
            (date(2024, 2, 1), "USD", "EUR", "0.92"),
            (date(2024, 1, 1), "USD", "EUR", "0.91"),
        ]
    )

    def test_the_rate_of_a_date_is_the_latest_on_or_before_it(self) -> None:
        rates = [self.table.rate("USD", "EUR", date(2024, m, d)) for m, d in ((1, 31), (2, 1))]
        assert rates == [Decimal("0.91"), Decimal("0.92")]

    def test_its_own_currency_needs_no_rate(self) -> None:
        euro = Money(1, "EUR")
        assert self.table.convert(euro, "EUR", on=date(2020, 1, 1)) is euro

    @pytest.mark.parametrize(
        ("source", "target", "day"),
        [
            ("USD", "EUR", date(2023, 12, 31)),  # before the first rate
            ("EUR", "USD", date(2024, 2, 1)),  # never inverted
            ("GBP", "EUR", date(2024, 2, 1)),  # not in the table
            ("USD", "EUR", None),  # no date
        ],
    )
    def test_what_the_table_does_not_say_is_refused(
        self, source: str, target: str, day: Any
    ) -> None:
        with pytest.raises(NoRate):
            self.table.convert(Money(1, source), target, on=day)

    @pytest.mark.parametrize(
        "rows",
        [
            [(date(2024, 1, 1), "USD", "EUR", "0")],
            [(date(2024, 1, 1), "EUR", "EUR", "2")],
            [1],
            [("2024-01-01",)],
            [(date(2024, 1, 1), "USD", "EUR", "-1")],
            [("2024-01-01", "USD", "EUR", "1")],
            [(date(2024, 1, 1), "USD", "EUR", "1"), (date(2024, 1, 1), "USD", "EUR", "2")],
        ],
    )
    def test_rows_that_are_no_rates_are_refused(
        self, rows: list[tuple[date, str, str, str]]
    ) -> None:
        with pytest.raises(BadRate):
            RateTable(rows)

    def test_what_is_no_table_at_all_is_refused(self) -> None:
        with pytest.raises(BadRate):
            RateTable(None)

    def test_a_row_given_twice_is_one_row(self) -> None:
        row = (date(2024, 1, 1), "USD", "EUR", "1")
        assert RateTable([row, row]) == RateTable([row])


@pytest.mark.parametrize(
    "error",
    [
        NotADecimal("x", "str"),
        UnknownCurrency("EURO"),
        CurrencyMismatch("EUR", "USD"),
        NotInMinorUnits(Decimal("0.001"), "EUR"),
        BadWeights((1.5,)),
        NoRate("EUR", "USD", date(2024, 1, 1)),
        UnknownRounding("half", ("half_up",)),
        NotAProbability(40),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_pickle_and_speak_both_languages(error: SalesTermsError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.args, str(again)) == (type(error), error.args, str(error))
    assert error.text("nl") != error.text("en")


class TestExactSum:
    def test_it_is_exact_whatever_the_context(self) -> None:
        with localcontext(Context(prec=3, Emax=4, traps=[])):
            assert exact_sum([Decimal("1234.56"), Decimal("0.01"), 3]) == Fraction(123757, 100)

    def test_of_fractions_and_of_numbers_that_no_decimal_holds(self) -> None:
        assert exact_sum([Fraction(1, 3), Decimal("0.5"), 1]) == Fraction(11, 6)
        assert exact_sum([Decimal("1e400"), Decimal(1)]) == 10**400 + 1

    def test_of_nothing_it_is_0(self) -> None:
        assert exact_sum([]) == 0

    def test_it_goes_once_through_what_can_be_gone_through_once(self) -> None:
        assert exact_sum(iter([Fraction(1, 2), Fraction(1, 3)])) == Fraction(5, 6)

    @pytest.mark.parametrize(
        "wrong",
        [0.1, "1", Decimal("NaN"), Decimal("Infinity"), Decimal("1E9999999999")],
        ids=str,
    )
    def test_what_is_no_exact_number_is_refused(self, wrong: Any) -> None:
        for others in ([], [Decimal(1)], [Fraction(1, 3)]):
            with pytest.raises(NotADecimal):
                exact_sum([*others, wrong])


class TestBounds:
    @pytest.mark.parametrize("number", [0, -7, 10**29, Decimal("0.25"), Decimal("-1E-30")])
    def test_numbers_that_amounts_may_have(self, number: Any) -> None:
        assert is_bounded(number)

    @pytest.mark.parametrize(
        "number",
        [True, 0.25, "1", 10**5000, Decimal("NaN"), Decimal("1E30"), Decimal("1E-31"), None],
        ids=["bool", "float", "text", "long", "nan", "large", "small", "none"],
    )
    def test_others_are_not_waited_for(self, number: Any) -> None:
        assert not is_bounded(number)

    @pytest.mark.parametrize("number", [Fraction(1, 3), Fraction(0), Fraction(-5, 7)])
    def test_fractions_too(self, number: Any) -> None:
        assert is_bounded_fraction(number)

    @pytest.mark.parametrize(
        "number",
        [0, Fraction(10**5000), Fraction(10**30), Fraction(1, 10**31), None],
        ids=["int", "long", "large", "small", "none"],
    )
    def test_and_no_others(self, number: Any) -> None:
        assert not is_bounded_fraction(number)
