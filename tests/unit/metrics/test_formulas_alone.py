"""What a formula may name, what it takes alone, and how a metric is put in words."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from attrs import evolve
from own_metrics import LOST, MORE, OURS, WON, metric, variant

from salesterms import Category, Money, Ratio, close_ratio
from salesterms.criteria import Each, Several, Span, Sum, SumProduct
from salesterms.errors import Text
from salesterms.metrics import BadArgument, RowMetric
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.descriptions import documentation
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED, PROBABILITY
from salesterms.metrics.formulas import mean, mean_money, median
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.rates import SHARE
from salesterms.metrics.row_kind import GivenRows
from salesterms.metrics.terms import COUNT, NUMBER, NUMBERS, SPANS
from salesterms.results import Formula, Status
from salesterms.values import CurrencyMismatch

SEVERAL = Several(
    (
        ("amount", Sum(AMOUNT)),
        ("days", Span(CREATED, CLOSED)),
        ("chance", Each(PROBABILITY)),
        ("weighted_amount", SumProduct(AMOUNT, PROBABILITY)),
    )
)


def _speed(
    won_amount: Money,
    won_days: list[int],
    won_chance: Any,
    won_weighted_amount: Any,
    won_count: int,
) -> Ratio | None:
    """The mean of the days, where something was won."""
    assert len(won_chance) == len(won_days)
    return Ratio(sum(won_days), won_count) if won_amount and won_weighted_amount else None


class TestSeveralThingsAtOnce:
    own = metric(
        variant(
            "speed",
            _speed,
            "{won_amount} {won_days} {won_chance} {won_weighted_amount} {won_count}",
            quantity=SEVERAL,
            over="won",
            takes={"won_chance": NUMBERS},
        ),
        variant(
            "chances",
            lambda values, rows: Ratio(sum(values), rows),
            "{values} {rows}",
            quantity=Each(PROBABILITY),
        ),
    )

    def test_each_is_a_term_by_its_bucket_and_name(self) -> None:
        measured = self.own([WON, MORE, LOST])
        assert measured.value == Ratio(43, 2)
        assert measured.inputs == {
            "won_amount": Money("150.50", "EUR"),
            "won_days": [40, 3],
            "won_chance": [Decimal("0.5"), Decimal("0.5")],
            "won_weighted_amount": Money("75.25", "EUR"),
            "won_count": 2,
        }
        assert (measured.currency, measured.counted) == ("EUR", 2)

    def test_of_nothing_each_is_nothing_in_the_currency_that_is_asked(self) -> None:
        measured = self.own([LOST], currency="USD")
        assert (measured.status, measured.details) == (Status.UNDEFINED, ("won",))
        assert measured.inputs == {
            "won_amount": Money(0, "USD"),
            "won_days": [],
            "won_chance": [],
            "won_weighted_amount": Money(0, "USD"),
            "won_count": 0,
        }
        assert self.own([LOST]).reason == "nothing_counted"

    def test_only_amounts_bring_currencies(self) -> None:
        mixed = self.own([WON, evolve(LOST, status=Category.WON)])
        assert (mixed.reason, mixed.details) == ("mixed_currencies", ("EUR", "USD"))

    def test_numbers_are_kept_one_by_one(self) -> None:
        measured = self.own([WON, MORE, LOST], variant="chances")
        assert measured.value == Ratio(Decimal("1.0"), 2)
        assert measured.inputs == {"values": [Decimal("0.5"), Decimal("0.5")], "rows": 2}

    def test_alone_the_formula_takes_each_by_its_kind(self) -> None:
        numbers: dict[str, Any] = {
            "won_amount": Money(1, "EUR"),
            "won_days": [2, 3],
            "won_chance": [1, 0],
            "won_weighted_amount": Money(1, "EUR"),
            "won_count": 2,
        }
        assert self.own.formula(**numbers).value == Ratio(5, 2)
        for name, wrong in (("won_amount", 1), ("won_days", 2), ("won_count", Money(1, "EUR"))):
            with pytest.raises(BadArgument) as caught:
                self.own.formula(**{**numbers, name: wrong})
            assert str(caught.value.args[0]) == name
        assert self.own.formula(variant="chances", values=[1, 2], rows=2).value is not None


def test_a_decorated_formula_takes_the_arguments_that_it_wraps() -> None:
    kept = cache(lambda won, lost: Ratio(won, won + lost))
    own = metric(variant("kept", kept, "{won} / ({won} + {lost})"))

    assert own.variants["kept"].arguments == ("won", "lost")
    assert own.formula(won=1, lost=3).value == Ratio(1, 4)


class TestNumbersAlone:
    def test_each_kind_of_number_has_its_bounds(self) -> None:
        fits: dict[Any, list[Any]] = {
            SHARE: [0, 1, Decimal("0.5"), Ratio(0, 1), Ratio(3, 3)],
            NUMBER: [-1, 0, Decimal("-0.5")],
            COUNT: [0, 1],
            SPANS: [[], [1, -1], (3,)],
            NUMBERS: [[], [1, Decimal("0.5")], (3,)],
        }
        not_so: dict[Any, list[Any]] = {
            SHARE: [-1, 2, Decimal("1.01"), Ratio(4, 3), Ratio(-1, 3), Ratio(0, 0), "1", True],
            NUMBER: [True, 0.5, "1", Decimal("NaN"), Decimal("Infinity")],
            COUNT: [-1, True, Decimal(1)],
            SPANS: [3, "12", [1.5], [True], [Decimal(1)]],
            NUMBERS: [3, "12", [0.5], [Decimal("NaN")]],
        }
        for shape, values in fits.items():
            assert [shape.fits(value) for value in values] == [True] * len(values)
        for shape, values in not_so.items():
            assert [bool(shape.fits(value)) for value in values] == [False] * len(values)

    def test_the_currency_of_the_answer_is_that_of_its_amounts(self) -> None:
        value = close_ratio.formula(
            variant="decided_value", won=Money(1, "USD"), lost=Money(3, "USD")
        )
        assert (value.value, value.currency) == (Ratio(Decimal(1), Decimal(4)), "USD")
        assert close_ratio.formula(won=1, lost=3).currency == ""
        with pytest.raises(CurrencyMismatch) as caught:
            close_ratio.formula(variant="decided_value", won=Money(1, "USD"), lost=Money(3, "EUR"))
        assert caught.value.args == ("EUR", "USD")

    def test_names_are_exactly_those_of_the_formula(self) -> None:
        given: list[dict[str, Any]] = [{"won": 1}, {"won": 1, "lost": 2, "open": 3}]
        for numbers in given:
            with pytest.raises(BadArgument) as caught:
                close_ratio.formula(**numbers)
            assert [str(caught.value.args[0]), caught.value.args[1]] == ["formula", tuple(numbers)]
            assert caught.value.args[2] == Text("exactly won, lost", "precies won, lost")

    def test_a_formula_alone_counts_no_rows_and_has_no_dates(self) -> None:
        measured = close_ratio.formula(won=1, lost=3)
        assert (measured.counted, dict(measured.excluded), measured.date_field) == (0, {}, "")
        assert (measured.period, measured.as_of, measured.currency) == (None, None, "")
        assert (measured.metric, measured.title) == ("close_ratio", close_ratio.title)

    def test_what_a_definition_takes_comes_before_what_a_name_means(self) -> None:
        own = metric(variant("share", lambda days: days, "{days}", takes={"days": SHARE}))
        assert own.formula(days=Decimal("0.5")).value == Decimal("0.5")
        with pytest.raises(BadArgument):
            own.formula(days=2)

    def test_a_parameter_is_a_number_of_its_own_kind(self) -> None:
        own = metric(variant("quota", lambda won, quota: won and quota, "{won} {quota}"))
        assert own.formula(won=1, quota=Money(5, "EUR")).currency == "EUR"
        with pytest.raises(BadArgument):
            own.formula(won=1, quota=5)


class TestMeans:
    def test_a_mean_is_exact(self) -> None:
        assert (mean(7, 2), mean(-1, 3), mean(5, 0)) == (Fraction(7, 2), Fraction(-1, 3), None)

    def test_a_median_lies_in_the_middle_or_half_way(self) -> None:
        spans: list[tuple[list[int], Fraction | None]] = [
            ([], None),
            ([4], Fraction(4)),
            ([9, 1], Fraction(5)),
            ([9, 1, 2], Fraction(2)),
            ([9, 1, 2, 5], Fraction(7, 2)),
        ]
        assert [median(values) for values, _ in spans] == [middle for _, middle in spans]

    @pytest.mark.parametrize(
        ("total", "count", "expected"),
        [
            (Money("0.05", "EUR"), 2, Money("0.03", "EUR")),
            (Money(5, "JPY"), 2, Money(3, "JPY")),
            (Money(1, "XAU"), 7, Money("0.142857", "XAU")),
            (Money(1, "EUR"), 0, None),
        ],
    )
    def test_a_mean_amount_is_rounded_half_up_to_the_minor_unit(
        self, total: Money, count: int, expected: Money | None
    ) -> None:
        found = mean_money(total, count)
        assert found == expected
        assert str(found) == str(expected)


class TestWords:
    edge = Edge("none", Text("no rows", "geen rijen"), Text("nothing", "niets"), ("one", "two"))
    always = Edge("all", Text("all rows", "alle rijen"), Text("1", "1"))
    own = metric(
        variant("one", lambda won: won, "{won}", needs=("stage",)),
        variant("two", lambda won: won, "{won}"),
        edges=(edge, always),
    )

    def test_a_metric_is_described_line_by_line(self) -> None:
        assert self.own.describe() == (
            "Own\n"
            "  one: one in English = won\n"
            "    selected and grouped by close date; needs stage; ours\n"
            "  two: two in English = won\n"
            "    selected and grouped by close date; ours"
        )
        assert self.own.describe("nl").splitlines()[:2] == [
            "Eigen",
            "  one: one in het Nederlands = gewonnen",
        ]

    def test_its_docstring_adds_the_edges_and_where_a_call_is_described(self) -> None:
        assert documentation(self.own) == (
            f"{self.own.describe()}\n\n"
            "At the edges:\n"
            "- no rows (one, two): nothing\n"
            "- all rows: 1\n\n"
            "What a call takes: see RowMetric."
        )
        assert self.own.__doc__ == documentation(self.own)
        plain = metric(variant("one", lambda won: won, "{won}"), kind=MoneyMetric)
        assert "At the edges" not in documentation(plain)
        assert documentation(plain).endswith("\n\nWhat a call takes: see MoneyMetric.")

    def test_a_class_keeps_its_own_docstring(self) -> None:
        assert (RowMetric.__doc__ or "").startswith("A metric with one answer a group")
        assert (MoneyMetric.__doc__ or "").startswith("A metric whose answer is an amount")

    def test_it_names_its_default_and_its_variants(self) -> None:
        assert (self.own.default, list(self.own.variants)) == ("one", ["one", "two"])
        assert repr(self.own) == "<RowMetric own: one, two>"

    def test_a_definition_names_its_arguments_and_its_terms_once(self) -> None:
        one = Definition(
            name="one",
            says=Text("one", "een"),
            compute=lambda won, lost: won + lost,
            formula=Formula("{lost} {won} {lost}", "<won>"),
            source=OURS,
            unit="ratio",
        )
        assert (one.arguments, one.terms) == (("won", "lost"), ("lost", "won"))

    def test_rows_made_by_hand_provide_every_field(self) -> None:
        rows: Any = iter([1, 2])
        given = GivenRows(rows)
        assert (given.rows, given.mapped, given.extra_fields) == ((1, 2), None, ())
