"""Survival rate and time on lifespans, and what is projected of those who renew."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    projected_retention,
    projected_survival,
    residual_lifetime,
    retention_elasticity,
    survival_rate,
    survival_time,
)
from salesterms.metrics import BadArgument, Lifespan, MissingArgument, find, kaplan_meier
from salesterms.results import Status
from salesterms.values import Ratio


def span(duration: Any, *, ended: bool = True, **more: Any) -> Lifespan:
    given: dict[str, Any] = {"id": "C-1", "duration": duration, "ended": ended}
    return Lifespan(**(given | more))


ROWS = [
    span(2, product="seats", started=date(2024, 1, 5)),
    span(4, product="hosting", started=date(2024, 1, 6)),
    span(6, ended=False, product="seats", started=date(2024, 2, 1)),
    span(6, product="hosting", entered=3),
    span(0),
]


class TestOnRows:
    def test_the_rate_is_that_of_the_curve(self) -> None:
        curve = kaplan_meier(ROWS, exact=True)
        for time in (0, 2, 3, Decimal("4.5"), 6):
            exact = survival_rate(ROWS, variant="kaplan_meier_exact", time=time)
            assert exact.value == curve.at(time)
            assert survival_rate(ROWS, time=time).value == pytest.approx(exact.value)

    def test_a_float_says_its_tolerance_and_a_fraction_has_none(self) -> None:
        rounded = survival_rate(ROWS, time=3)
        assert (type(rounded.value), rounded.tolerance, rounded.exact) == (float, 1e-8, False)
        exact = survival_rate(ROWS, variant="kaplan_meier_exact", time=3)
        assert (type(exact.value), exact.tolerance, exact.exact) == (Fraction, None, True)

    def test_the_rows_are_accounted_for(self) -> None:
        found = survival_rate(ROWS, time=3)
        assert (found.counted, dict(found.excluded)) == (4, {"no_time_seen": 1})

    def test_groups_and_cohorts(self) -> None:
        by_product = survival_rate(ROWS, variant="kaplan_meier_exact", time=4, by="product")
        assert by_product["seats"].value == Fraction(1, 2)
        assert by_product["hosting"].value == Fraction(1, 2)
        by_month = survival_time(ROWS, by="month")
        assert [str(key) for key in by_month] == ["2024-01", "2024-02", "None"]
        january = survival_time(ROWS, period="2024-01")
        assert (january.value, january.excluded["no_start_date"]) == (2, 2)

    def test_the_day_of_the_rows_is_that_of_the_answer(self) -> None:
        rows = [span(2, known_to=date(2024, 6, 30))]
        assert survival_time(rows).as_of == date(2024, 6, 30)
        with pytest.raises(BadArgument, match="as_of"):
            survival_time(rows, as_of="2024-07-01")

    def test_the_mean_is_that_of_the_curve(self) -> None:
        curve = kaplan_meier(ROWS, exact=True)
        for until in (0, 1, Decimal("2.5"), 4, 6):
            exact = survival_time(ROWS, variant="restricted_mean_exact", until=until)
            assert exact.value == curve.restricted_mean(until)
            near = survival_time(ROWS, variant="restricted_mean", until=until).value
            assert near == pytest.approx(exact.value)

    def test_a_median_of_fractions_of_a_unit_is_exact(self) -> None:
        assert survival_time([span(Decimal("2.5"))]).value == Fraction(5, 2)

    def test_a_half_of_floats_is_a_half(self) -> None:
        rows = [span(one) for one in range(1, 25)]
        assert survival_time(rows).value == 12
        assert survival_time([*rows, span(30, ended=False)]).value == 13

    def test_the_median_may_not_be_reached(self) -> None:
        found = survival_time([span(2), span(5, ended=False), span(6, ended=False)])
        assert (found.status, found.reason) == (Status.NOT_YET_OBSERVABLE, "median_not_reached")
        assert "after 6, the last that was seen, more than half were still there" in str(found)

    def test_beyond_the_last_sighting_nothing_is_known(self) -> None:
        rows = [span(2), span(5, ended=False)]
        for found in (
            survival_rate(rows, time=6),
            survival_time(rows, variant="restricted_mean", until=6),
        ):
            assert (found.status, found.reason) == (Status.NOT_YET_OBSERVABLE, "beyond_sight")
        assert survival_rate([span(2)], time=6).value == 0

    def test_a_time_has_to_be_given(self) -> None:
        with pytest.raises(MissingArgument, match="time"):
            survival_rate(ROWS)
        with pytest.raises(BadArgument, match="time"):
            survival_rate(ROWS, time=-1)
        with pytest.raises(BadArgument, match="until"):
            survival_time(ROWS, variant="restricted_mean", until=1.5)


class TestOnSteps:
    @pytest.mark.parametrize(
        "bad",
        [
            {"times": [2, 1]},
            {"times": [1]},
            {"times": [1, 2, 3]},
            {"at_risk": [3, 0], "ended": [1, 0]},
            {"ended": [4, 1]},
            {"ended": [1, -1]},
            {"times": [1, 2.5]},
            {"times": "12"},
        ],
    )
    def test_the_columns_fit_together(self, bad: dict[str, Any]) -> None:
        steps: dict[str, Any] = {"times": [1, 2], "at_risk": [3, 2], "ended": [1, 1], **bad}
        with pytest.raises(BadArgument):
            survival_rate.formula(time=1, **steps)
        with pytest.raises(BadArgument):
            survival_time.formula(**steps)
        with pytest.raises(BadArgument):
            survival_time.formula(variant="restricted_mean", until=1, **steps)

    def test_of_no_steps_nothing_is_known(self) -> None:
        none: dict[str, Any] = {"times": [], "at_risk": [], "ended": []}
        for found in (
            survival_rate.formula(time=1, **none),
            survival_time.formula(**none),
            survival_time.formula(variant="restricted_mean", until=1, **none),
        ):
            assert (found.status, found.reason) == (Status.UNDEFINED, "nothing_counted")


class TestProjections:
    def test_exact_parameters_give_an_exact_retention(self) -> None:
        found = projected_retention(alpha=1, beta=Fraction(1, 2), renewal=2)
        assert (found.value, found.exact, found.tolerance) == (Fraction(3, 5), True, None)
        rounded = projected_retention(alpha=1.0, beta=Fraction(1, 2), renewal=2)
        assert (rounded.value, rounded.exact, rounded.tolerance) == (0.6, False, 1e-10)

    def test_one_rate_is_a_geometric_series(self) -> None:
        rate: dict[str, Any] = {"variant": "constant_retention", "retention": Decimal("0.8")}
        assert projected_survival(**rate, renewals=2).value == pytest.approx(0.64)
        assert residual_lifetime(**rate, discount=0).value == 4
        assert retention_elasticity(**rate, discount=0).value == 5
        third = retention_elasticity(retention=Ratio(1, 3), discount=Decimal("0.5"))
        assert third.value == Fraction(9, 7)

    def test_for_ever_is_undefined(self) -> None:
        for metric in (residual_lifetime, retention_elasticity):
            found = metric(variant="constant_retention", retention=1, discount=0)
            assert (found.status, found.reason) == (Status.UNDEFINED, "zero_denominator")

    def test_an_infinite_sum_is_undefined(self) -> None:
        for metric in (residual_lifetime, retention_elasticity):
            found = metric(
                variant="shifted_beta_geometric", alpha=0.5, beta=1, renewals=2, discount=0
            )
            assert (found.status, found.reason) == (Status.UNDEFINED, "infinite_sum")
            assert "without discount the sum is infinite" in found.explain()

    def test_without_a_first_renewal_all_are_there(self) -> None:
        assert projected_survival(alpha=2, beta=3, renewals=0).value == 1
        none = projected_survival(variant="constant_retention", retention=0, renewals=0)
        assert none.value == 1

    def test_the_words_lead_to_them(self) -> None:
        assert [one.metric.id for one in find("overlevingsduur")] == ["survival_time"]
        assert [one.metric.id for one in find("retention elasticity")] == ["retention_elasticity"]
        assert "survival_time" in [one.metric.id for one in find("klantduur")]
