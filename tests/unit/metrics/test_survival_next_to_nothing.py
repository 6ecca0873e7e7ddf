"""Survival that is less than a float can hold, and exact survival of very many digits."""

from fractions import Fraction
from math import exp, log
from typing import Any

import pytest

from salesterms.metrics import (
    BadArgument,
    IntervalTransform,
    Lifespan,
    ShiftedBetaGeometric,
    SurvivalCurve,
    kaplan_meier,
)
from salesterms.results import Status

TIMES = 399


def nine_of_ten(*, exact: bool) -> SurvivalCurve:
    """At each time ten are there and nine end: 10 to the -399th is left, and one is still seen."""
    ended = [
        Lifespan(id=f"{time}-{n}", duration=time, entered=time - 1, ended=True)
        for time in range(1, TIMES + 1)
        for n in range(9)
    ]
    stays = Lifespan(id="stays", duration=TIMES + 1, ended=False)
    return kaplan_meier([*ended, stays], exact=exact)


@pytest.fixture(scope="module", params=[True, False], ids=["exact", "floats"])
def curve(request: Any) -> SurvivalCurve:
    return nine_of_ten(exact=request.param)


def test_some_are_left_however_little_a_float_says(curve: SurvivalCurve) -> None:
    assert curve.at_risk[-2:] == (10, 1)
    assert float(curve.survival[-1]) == 0
    assert (curve.at(500), curve.why_not(500)) == (None, "beyond_sight")
    assert curve.restricted_mean(500) is None
    found = curve.interval(500)
    assert (found.status, found.reason) == (Status.NOT_YET_OBSERVABLE, "beyond_sight")


@pytest.mark.parametrize("transform", IntervalTransform)
def test_bounds_of_next_to_nothing_are_next_to_nothing(
    curve: SurvivalCurve, transform: IntervalTransform
) -> None:
    found = curve.interval(TIMES, transform=transform)
    assert found.status is Status.MEASURED
    assert found.low == 0
    assert found.high == pytest.approx(0, abs=1e-300)


def test_the_upper_bound_is_that_of_the_logarithm(curve: SurvivalCurve) -> None:
    """After 2 times 1/100 is left: ln(-ln S) plus and minus 1.96 deviations, as by hand."""
    found = curve.interval(2)
    far = 1.959963984540054 * (2 * 9 / 10) ** 0.5 / log(100)
    assert found.low == pytest.approx(0.01 ** exp(far), rel=1e-12)
    assert found.high == pytest.approx(0.01 ** exp(-far), rel=1e-12)


class TestManyDigits:
    MODEL = ShiftedBetaGeometric(
        alpha=Fraction(3 * 10**120 + 7, 10**121 + 9),
        beta=Fraction(10**120 + 33, 10**120 + 39),
    )

    @pytest.mark.parametrize("ask", ["survival", "project", "churn"])
    def test_what_nobody_waits_for_is_refused(self, ask: str) -> None:
        with pytest.raises(BadArgument, match="fewer renewals") as caught:
            getattr(self.MODEL, ask)(10_000)
        assert "minder verlengingen" in caught.value.text("nl")

    def test_one_chance_of_it_has_few(self) -> None:
        assert 0 < 1 - self.MODEL.retention(10_000) < Fraction(1, 10_000)

    def test_halves_give_the_product(self) -> None:
        exactly: Fraction | float = Fraction(1)
        found = self.MODEL.survival(40)
        for renewal in range(1, 41):
            exactly *= self.MODEL.retention(renewal)
        assert found == exactly == self.MODEL.project(40)[-1]
