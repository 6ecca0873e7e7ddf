"""What a call hands on to its parts, and what is told of rows that do not fit."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from own_metrics import LOST, MORE, OPEN, OURS, WON, metric, variant

from salesterms import (
    Category,
    Money,
    Opportunities,
    Ratio,
    close_ratio,
    coverage_for_win_rate,
    pipeline_coverage,
    sales_velocity,
    won_revenue,
)
from salesterms.criteria import Row, Several, Span, Sum, WrongType
from salesterms.errors import Text
from salesterms.metrics import METRICS, BadArgument, RowMetric, UnknownField
from salesterms.metrics.arguments import UnknownVariant
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Unanswered
from salesterms.metrics.families import heading_of
from salesterms.metrics.family import explains
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED, STATUS
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.parameters import PARAMETERS
from salesterms.results import Formula, Status


def _won_of_rest(won: int, rest: int) -> Ratio:
    return Ratio(won, rest)


def _mean_days(days: int, rows: int) -> Ratio:
    return Ratio(days, rows)


def of_rows(kind: Any) -> Any:
    """A metric of our own, of another kind of rows, that counts every bucket."""
    counted = variant("count", _won_of_rest, "{won} / {rest}", counted=("won", "rest"))
    made = metric(counted)
    return RowMetric(id="own", term="close-ratio", rows=kind, title=made.title, variants=[counted])


DOLLARS = Money(5, "USD")


def unlike(row: Any, **values: Any) -> Any:
    """A copy of a row with values that its class would refuse."""
    made = evolve(row, id="D-9")
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


class TestNumbersAlone:
    def test_a_calculation_answers_by_the_definition_that_is_named(self) -> None:
        def defined(name: str, times: int) -> Definition:
            return Definition(
                name=name,
                says=Text(name, name),
                compute=lambda won: Ratio(won * times, 1),
                formula=Formula("{won}", "{won}"),
                source=OURS,
                unit="ratio",
            )

        own = Calculation(
            id="own",
            title=Text("Own", "Eigen"),
            term="close-ratio",
            variants=[defined("once", 1), defined("twice", 2)],
        )
        assert [*own.variants] == ["once", "twice"]
        assert own(won=3).value == Ratio(3, 1)
        assert own(variant="twice", won=3).value == Ratio(6, 1)

    def test_an_unknown_definition_is_named_with_its_metric(self) -> None:
        with pytest.raises(UnknownVariant) as caught:
            close_ratio.formula(variant="other", won=1, lost=1)
        assert caught.value.args[:2] == ("close_ratio", "other")

    def test_a_class_keeps_its_own_docstring(self) -> None:
        class Said:
            """What it says."""

        class Silent:
            pass

        assert explains(Said).__doc__ == "What it says."
        assert explains(Silent).__doc__ == ""


class TestGroups:
    def test_some_stand_in_the_order_of_a_number(self) -> None:
        own = of_rows(evolve(OPPORTUNITIES, ordered_by={"stage": "probability"}))
        chances = {"Z": "0.1", "B": "0.9", None: "0.5", "M": "0.5"}
        rows = [
            evolve(WON, id=f"{stage}{owner}", stage=stage, owner=owner, probability=Decimal(chance))
            for stage, chance in chances.items()
            for owner in ("Bo", "Ann")
        ]
        assert [*own(rows, by="stage")] == ["Z", "M", None, "B"]
        both = [(owner, stage) for owner in ("Ann", "Bo") for stage in ("Z", "M", None, "B")]
        assert [*own(rows, by=["owner", "stage"])] == both

    def test_values_of_one_type_stand_together(self) -> None:
        rows = [evolve(WON, id=str(at), extras={"x": one}) for at, one in enumerate(["05", 10])]
        assert [*close_ratio(rows, by="x")] == [10, "05"]

    def test_extras_that_an_import_did_not_declare_are_none(self) -> None:
        row = evolve(WON, extras={"x": 1})
        assert [*close_ratio([row], by="x")] == [1]
        with pytest.raises(UnknownField):
            close_ratio(Opportunities([row], mapped=["id", "status"]), by="x")
        assert [*close_ratio(Opportunities([row], extra_fields=["x"]), by="x")] == [1]

    def test_rows_without_extras_have_no_names_but_their_fields(self) -> None:
        anything: Any = SimpleNamespace
        own = of_rows(evolve(OPPORTUNITIES, kind=anything))
        row = anything(id="D-1", status=Category.WON, owner="Ann")
        assert [*own([row], by="owner")] == ["Ann"]
        with pytest.raises(UnknownField):
            own([row], by="x")

    def test_a_value_that_cannot_be_grouped_by_is_named_with_its_row(self) -> None:
        with pytest.raises(WrongType) as caught:
            close_ratio([WON, unlike(WON, owner=["Ann"])], by="owner")
        assert caught.value.args[:3] == ("D-9", "owner", ["Ann"])
        moment = datetime(2024, 2, 1)  # noqa: DTZ001 # any moment is wrong
        with pytest.raises(WrongType) as timed:
            close_ratio([WON, unlike(WON, closed=moment)], by="month")
        assert timed.value.args[:3] == ("D-9", "closed", moment)


class TestCurrencies:
    def test_the_one_asked_for_is_the_one_that_counts_everywhere(self) -> None:
        asked: dict[str, Any] = {"currency": "USD"}
        for found in (
            close_ratio.compare([WON], **asked)["decided_value"],
            close_ratio([WON], variant="decided_value", **asked),
            won_revenue([WON], by="owner", **asked).total,
            won_revenue([WON], by="owner", **asked)["Ann"],
        ):
            assert found is not None
            assert (found.status, found.reason) == (Status.REFUSED, "other_currency")
        assert won_revenue.compare([WON, LOST], currency="EUR")["won"].value == Money(100, "EUR")

    def test_nothing_to_count_needs_one(self) -> None:
        nothing = won_revenue.compare([])["won"]
        assert (nothing.reason, nothing.details) == ("nothing_counted", ())
        assert won_revenue([], currency="EUR").value == Money(0, "EUR")


class TestWhatIsKept:
    def test_a_comparison_keeps_no_ids_and_knows_what_is_mapped(self) -> None:
        rows = Opportunities([WON], mapped=["id", "status"])
        found = close_ratio.compare(rows)
        assert found["decided_count"].ids is None
        assert found["decided_value"].reason == "column_not_mapped"
        assert found["decided_value"].details == ("amount",)
        assert found["decided_value"].excluded == {"column_not_mapped": 1}
        none = close_ratio(Opportunities([], mapped=["id", "status"]), variant="decided_value")
        assert none.reason == "column_not_mapped"
        assert none.excluded == {}

    def test_amounts_beyond_all_bounds_are_refused_without_details(self) -> None:
        rows = [evolve(WON, id=name, amount=Money(9 * 10**29, "EUR")) for name in "ab"]
        found = won_revenue(rows, currency="EUR")
        assert (found.status, found.reason) == (Status.REFUSED, "out_of_bounds")
        assert found.details == ()
        assert found.excluded == {"out_of_bounds": 2}

    def test_numbers_that_a_formula_cannot_be_known_by_say_why(self) -> None:
        def inputs(_: Any) -> Unanswered:
            return Unanswered("nothing_counted", ("won",))

        found = metric(variant("none", lambda won: Ratio(won, 1), "{won}", inputs=inputs))([WON])
        assert (found.status, found.reason) == (Status.UNDEFINED, "nothing_counted")
        assert found.details == ("won",)

    @pytest.mark.parametrize(
        ("quantity", "compute", "text"),
        [
            (Span(CREATED, CLOSED), _mean_days, "{days} / {rows}"),
            (Sum(AMOUNT), lambda won, rest: Ratio(won.amount, rest.amount), "{won} / {rest}"),
            (
                Several((("amount", Sum(AMOUNT)), ("days", Span(CREATED, CLOSED)))),
                lambda won_amount, rest_amount: Ratio(won_amount.amount, rest_amount.amount),
                "{won_amount} / {rest_amount}",
            ),
        ],
        ids=["days", "amounts", "several"],
    )
    def test_a_bucket_of_which_no_line_takes_part_counts_for_nothing(
        self, quantity: Any, compute: Any, text: str
    ) -> None:
        places = (
            Row("rest", STATUS.is_(Category.LOST)),
            Row("won", STATUS.is_(Category.WON), only_with="as_of"),
            Row("other", STATUS.is_(*Category)),
        )
        own = metric(
            variant("own", compute, text, quantity=quantity, counted=("won", "rest"), places=places)
        )
        known = [WON, MORE, evolve(LOST, amount=Money(301, "EUR"))]
        without, with_day = own(known), own(known, as_of=date(2024, 12, 31))
        amounts = not isinstance(quantity, Span)
        assert without.value == (Ratio(0, 301) if amounts else Ratio(40, 1))
        assert with_day.value == (Ratio(Decimal("150.50"), 301) if amounts else Ratio(83, 3))


def test_an_argument_that_does_not_fit_is_named_with_those_that_there_are() -> None:
    with pytest.raises(BadArgument) as caught:
        close_ratio([WON], as_of="2024-02-30")
    assert caught.value.args[:2] == ("as_of", "2024-02-30")
    with pytest.raises(BadArgument) as unknown:
        close_ratio([WON], level=3)
    assert ", ".join(PARAMETERS) in str(unknown.value)


class TestWhatAnAnswerNames:
    def test_nothing_won_gives_no_velocity(self) -> None:
        found = sales_velocity.compare([LOST])["decided"]
        assert (found.reason, found.details) == ("zero_denominator", ("won",))

    @pytest.mark.parametrize("name", ["open_of_quota", "open_of_remaining"])
    def test_a_quota_in_another_currency_is_told_with_that_of_the_deals(self, name: str) -> None:
        found = pipeline_coverage.compare([evolve(OPEN, amount=Money(5, "EUR"))], quota=DOLLARS)
        assert (found[name].reason, found[name].details) == ("quota_in_other_currency", ("EUR",))

    def test_a_quota_that_is_reached_is_told_with_what_was_won(self) -> None:
        found = pipeline_coverage.compare([WON], quota=Money(100, "EUR"))["open_of_remaining"]
        assert (found.reason, found.details) == ("quota_reached", ("100 EUR", "100 EUR"))

    def test_a_description_says_what_a_calculation_takes(self) -> None:
        said = coverage_for_win_rate.describe()
        assert "takes win_rate" in said
        formulas = {metric.id: metric.describe() for metric in METRICS.values()}
        assert not [one for one in formulas.values() if "XX" in one or "None" in one]

    def test_a_module_has_the_heading_of_its_folder_or_its_own_name(self) -> None:
        assert heading_of("pipelines.age.bands") is heading_of("pipelines")
        assert heading_of("goods.sizes_of").en == "Goods: sizes of"
