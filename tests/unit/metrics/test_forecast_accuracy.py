"""How far forecasts were off, and the rows of forecasts and actuals that this is measured on."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunity,
    Period,
    Ratio,
    forecast_accuracy,
)
from salesterms.entities import Forecast
from salesterms.errors import WrongArgument
from salesterms.lifecycle import ForecastCategory
from salesterms.metrics import (
    BadArgument,
    ForecastResult,
    forecast_results,
)
from salesterms.results import Status

WON, LOST = Category.WON, Category.LOST


def euros(amount: object) -> Money:
    """An amount in euros."""
    return Money(str(amount), "EUR")


def results(*pairs: tuple[int | None, int | None]) -> list[ForecastResult]:
    """Forecasts and actuals in euros."""
    return [
        ForecastResult(
            id=f"F-{at}",
            forecast=None if said is None else euros(said),
            actual=None if came is None else euros(came),
        )
        for at, (said, came) in enumerate(pairs, 1)
    ]


def share(measured: Any) -> Fraction:
    """The value of a ratio."""
    value = measured.value
    assert isinstance(value, Ratio | Fraction)
    return value.fraction() if isinstance(value, Ratio) else value


class TestAccuracy:
    """Two forecasts: 950 of 1,000, and 25 of 10."""

    @pytest.mark.parametrize(
        ("variant", "expected"), [("mape", "31/40"), ("wmape", "13/202"), ("bias", "-7/202")]
    )
    def test_each_measure(self, variant: str, expected: str) -> None:
        measured = forecast_accuracy(results((950, 1000), (25, 10)), variant=variant)
        assert share(measured) == Fraction(expected)
        assert measured.counted == 2

    def test_a_mean_of_shares_is_shown_as_a_percentage(self) -> None:
        measured = forecast_accuracy(results((950, 1000), (25, 10)), variant="mape")
        assert "77.5 %" in measured.explain()
        assert measured.format("nl", digits=0, localised=False) == "78 %"
        many = results(*((said, 1009 - said) for said in range(1, 60)))
        exact = share(forecast_accuracy(many, variant="mape"))
        misses = (Fraction(1009 - 2 * said, 1009 - said) for said in range(1, 60))
        assert exact == sum(misses) / 59

    def test_one_actual_of_0_takes_the_mean_share_away_and_says_how_many(self) -> None:
        measured = forecast_accuracy(results((950, 1000), (5, 0), (0, 0)), variant="mape")
        assert (measured.status, measured.reason) == (Status.UNDEFINED, "actual_zero")
        assert measured.details == ("2",)
        assert "0: 2 of them" in measured.explain()

    @pytest.mark.parametrize("variant", ["wmape", "bias"])
    def test_actuals_that_are_all_0_leave_no_share(self, variant: str) -> None:
        measured = forecast_accuracy(results((5, 0), (0, 0)), variant=variant)
        assert (measured.value, measured.reason) == (None, "zero_denominator")

    def test_actuals_that_cancel_have_no_bias_but_a_weighted_error(self) -> None:
        rows = results((1, 5), (1, -5))
        assert forecast_accuracy(rows, variant="bias").reason == "zero_denominator"
        assert share(forecast_accuracy(rows, variant="wmape")) == 1

    def test_what_is_not_known_is_left_out_and_never_0(self) -> None:
        measured = forecast_accuracy(results((90, 100), (None, 5), (5, None)))
        assert share(measured) == Fraction(1, 10)
        assert dict(measured.excluded) == {"no_forecast": 1, "no_actual": 1}

    @pytest.mark.parametrize("variant", ["mape", "wmape", "bias"])
    def test_nothing_to_compare_is_undefined(self, variant: str) -> None:
        for rows in ([], results((5, None))):
            measured = forecast_accuracy(rows, variant=variant)
            assert (measured.status, measured.reason) == (Status.UNDEFINED, "nothing_counted")

    def test_currencies_are_never_added(self) -> None:
        rows = [*results((1, 2)), ForecastResult(id="F-9", actual=Money(3, "USD"))]
        rows.append(ForecastResult(id="F-8", forecast=Money(1, "USD"), actual=Money(3, "USD")))
        assert forecast_accuracy(rows).reason == "mixed_currencies"
        assert set(forecast_accuracy(rows, by="currency")) == {"EUR", "USD"}

    def test_formulas_stand_alone(self) -> None:
        formula = forecast_accuracy.formula
        assert share(formula(variant="wmape", misses=euros(65), actuals=euros(1010))) == Fraction(
            13, 202
        )
        assert share(formula(variant="mape", shares=Fraction(31, 20), forecasts=2)) == Fraction(
            31, 40
        )
        assert share(formula(variant="bias", forecast=975, actual=1010)) == Fraction(-7, 202)

    @pytest.mark.parametrize("wrong", [-1, 0.5, float("nan"), float("inf"), "65", True])
    def test_a_formula_takes_exact_sums_only(self, wrong: object) -> None:
        with pytest.raises(BadArgument):
            forecast_accuracy.formula(variant="wmape", misses=wrong, actuals=1)
        with pytest.raises(BadArgument):
            forecast_accuracy.formula(variant="mape", shares=wrong, forecasts=2)


class TestResult:
    """A forecast beside its actual, as a row."""

    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": ""},
            {"begins": "2024-01-01"},
            {"owner": ""},
            {"forecast": 5},
            {"actual": float("nan")},
        ],
    )
    def test_a_wrong_value_is_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"id": "F-1", **wrong}
        with pytest.raises(WrongArgument):
            ForecastResult(**given)

    def test_its_currency_is_that_of_what_is_known(self) -> None:
        assert ForecastResult(id="F-1").currency is None
        assert ForecastResult(id="F-1", forecast=Money(1, "USD")).currency == "USD"
        both = ForecastResult(id="F-1", forecast=Money(1, "USD"), actual=euros(1))
        assert both.currency == "EUR"

    def test_a_period_selects_by_its_first_day(self) -> None:
        rows = [
            ForecastResult(id="F-1", begins=date(2024, 1, 1), forecast=euros(2), actual=euros(1)),
            ForecastResult(id="F-2", begins=date(2024, 4, 1), forecast=euros(5), actual=euros(1)),
            *results((7, 1)),
        ]
        measured = forecast_accuracy(rows, variant="bias", period="2024-Q1")
        assert share(measured) == 1
        assert dict(measured.excluded) == {"outside_period": 2}
        measured = forecast_accuracy(rows, variant="bias", as_of=date(2024, 3, 31))
        assert dict(measured.excluded) == {"begins_later": 1}


def forecast(by: str | None = "Ann", **amounts: int) -> Forecast:
    """A forecast of the first quarter, in euros by category."""
    return Forecast(
        period=Period.quarter(2024, 1),
        made_on=date(2024, 1, 8),
        by=by,
        amounts={ForecastCategory(name): euros(amount) for name, amount in amounts.items()},
    )


def deal(
    id_: str, status: Category = Category.OPEN, amount: object = 10, **rest: Any
) -> Opportunity:
    """A deal in euros; None is no amount."""
    worth = None if amount is None else euros(amount)
    return Opportunity(id=id_, status=status, amount=worth, **rest)


def rest_of(**fields: Any) -> Opportunity:
    """A deal that Ann won on the last day of the first quarter."""
    given: dict[str, Any] = {"owner": "Ann", "closed": date(2024, 3, 31), **fields}
    return deal("D-1", given.pop("status", WON), **given)


class TestResultsOfForecasts:
    """What Ann forecast of a quarter, beside what she won in it."""

    def test_closed_and_commit_count_unless_other_categories_are_named(self) -> None:
        made = forecast(closed=40, commit=25, best_case=20)
        [row] = forecast_results([made], [rest_of(amount=70)])
        assert (row.forecast, row.actual) == (euros(65), euros(70))
        assert (row.id, row.owner) == ("Ann 2024-01-01/2024-04-01 2024-01-08", "Ann")
        [row] = forecast_results([made], [], categories=[ForecastCategory.BEST_CASE])
        assert (row.forecast, row.actual) == (euros(20), euros(0))

    @pytest.mark.parametrize(
        "other",
        [
            {"status": LOST},
            {"amount": None},
            {"owner": "Bo"},
            {"closed": date(2024, 4, 1)},
            {"closed": None},
        ],
    )
    def test_other_deals_are_not_what_came_of_it(self, other: dict[str, Any]) -> None:
        [row] = forecast_results([forecast(commit=25)], [rest_of(**other)])
        assert row.actual == euros(0)

    def test_another_currency_is_not_added(self) -> None:
        dollars = Opportunity(
            id="D-1",
            status=WON,
            owner="Ann",
            amount=Money(5, "USD"),
            closed=date(2024, 3, 31),
        )
        [row] = forecast_results([forecast(commit=25)], [dollars])
        assert row.actual == euros(0)

    def test_a_forecast_of_nobody_is_of_all(self) -> None:
        rows = forecast_results([forecast(None, commit=25)], [rest_of(), rest_of(owner="Bo")])
        assert [(row.owner, row.actual) for row in rows] == [(None, euros(20))]

    def test_what_was_not_forecast_is_not_0(self) -> None:
        [other, none] = forecast_results([forecast(best_case=5), forecast()], [rest_of()])
        assert (other.forecast, other.actual) == (None, euros(10))
        assert (none.forecast, none.actual) == (None, None)

    def test_before_the_end_of_the_period_nothing_has_come_of_it_yet(self) -> None:
        made, won = [forecast(commit=25)], [rest_of()]
        assert forecast_results(made, won, as_of=date(2024, 3, 30))[0].actual is None
        assert forecast_results(made, won, as_of=date(2024, 3, 31))[0].actual == euros(10)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"forecasts": [5]},
            {"categories": ["commit"]},
            {"as_of": "2024-03-31"},
        ],
    )
    def test_a_wrong_argument_is_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"forecasts": [], "deals": [], **wrong}
        with pytest.raises(WrongArgument):
            forecast_results(**given)

    def test_and_so_are_deals_that_are_none(self) -> None:
        with pytest.raises(BadArgument):
            forecast_results([], "D-1")  # type: ignore[arg-type] # what is refused
