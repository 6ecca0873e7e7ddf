"""Survival against lifelines, and fits against SciPy: both give what ours give, on drawn rows."""

from math import exp, log
from typing import Any

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from salesterms import predicted_clv
from salesterms.metrics import (
    IntervalTransform,
    Lifespan,
    ShiftedBetaGeometric,
    Sighting,
    kaplan_meier,
    sbg_fit,
)
from salesterms.metrics.survival.fitting import _Renewals
from salesterms.strategies import lives_of_customers

lifelines: Any = pytest.importorskip("lifelines", reason="needs the group peers")
special: Any = pytest.importorskip("scipy.special", reason="needs the group peers")
optimize: Any = pytest.importorskip("scipy.optimize", reason="needs the group peers")

#: lifelines warns of what it warns of: curves of few rows, and its own use of pandas.
pytestmark = pytest.mark.filterwarnings("ignore")

FEW = settings(max_examples=60, deadline=None)
ROWS = st.lists(lives_of_customers(), min_size=1, max_size=30)
TOLD = frozenset({Sighting.ENDED, Sighting.CENSORED})


def theirs(rows: list[Lifespan], level: float = 0.95) -> Any:
    """The curve of lifelines; it refuses one that is 0 before all have entered."""
    durations: list[Any] = [row.duration for row in rows]
    try:
        return lifelines.KaplanMeierFitter(alpha=1 - level).fit(
            [float(one) for one in durations],
            [row.ended for row in rows],
            entry=[float(row.entered) for row in rows],
        )
    except lifelines.exceptions.StatError:
        reject()


def kept(rows: list[Lifespan]) -> list[Lifespan]:
    """The rows that tell something; without any there is nothing to compare."""
    found = [row for row in rows if row.sighting in TOLD]
    assume(found)
    return found


@FEW
@given(ROWS)
def test_survival_and_late_entry(rows: list[Lifespan]) -> None:
    curve, other = kaplan_meier(rows), theirs(kept(rows))
    for step in curve.steps:
        assert step.survival == pytest.approx(other.predict(float(step.time)), abs=1e-9)
    table = other.event_table
    for step in curve.steps:
        assert table.loc[float(step.time), "observed"] == step.ended
        assert table.loc[float(step.time), "censored"] == step.censored


@FEW
@given(ROWS)
def test_median(rows: list[Lifespan]) -> None:
    curve, other = kaplan_meier(rows), theirs(kept(rows))
    median = float("inf") if curve.median is None else float(curve.median)
    assert other.median_survival_time_ == median


@FEW
@given(ROWS)
def test_restricted_mean(rows: list[Lifespan]) -> None:
    """The time of lifelines begins with the first entry, so one of them is at 0.

    Of a Kaplan-Meier curve it adds up the steps, as we do, so that only rounding is between.
    """
    curve, other = kaplan_meier(rows), theirs(kept(rows))
    assume(any(row.entered == 0 for row in kept(rows)))
    assert curve.last is not None
    mean = lifelines.utils.restricted_mean_survival_time(other, t=float(curve.last))
    assert curve.restricted_mean() == pytest.approx(mean, rel=1e-9)


@FEW
@given(ROWS, st.sampled_from((0.8, 0.95, 0.99)))
def test_log_log_interval(rows: list[Lifespan], level: float) -> None:
    """Lifelines has the log-log interval; where nobody is left it repeats the one before."""
    curve, other = kaplan_meier(rows), theirs(kept(rows), level)
    bounds = other.confidence_interval_
    for step in curve.steps:
        found = curve.interval(step.time, level=level, transform=IntervalTransform.LOG_LOG)
        if found.reason or step.survival == 1:
            continue
        low, high = bounds.loc[float(step.time)]
        assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


@FEW
@given(ROWS, st.sampled_from((0.8, 0.95, 0.99)))
def test_plain_interval(rows: list[Lifespan], level: float) -> None:
    """Lifelines has no plain one; its log-log bounds tell its deviation, and that makes one.

    Where a bound is so near 0 or 1 that its logarithm has few digits, nothing is compared.
    """
    curve, other = kaplan_meier(rows), theirs(kept(rows), level)
    for step in curve.steps:
        found = curve.interval(step.time, level=level, transform=IntervalTransform.PLAIN)
        if found.reason or step.survival == 1:
            continue
        low, high = other.confidence_interval_.loc[float(step.time)]
        if not 1e-6 < low < high < 1 - 1e-6:
            continue
        left = float(step.survival)
        far = left * log(log(low) / log(high)) / 2 * -log(left)
        bounds = max(0, left - far), min(1, left + far)
        assert (found.low, found.high) == pytest.approx(bounds, abs=1e-6)


@FEW
@given(
    st.lists(st.integers(0, 5000), min_size=3, max_size=9).map(
        lambda left: sorted(left, reverse=True)
    )
)
def test_fit(cohort: list[int]) -> None:
    """SciPy finds nothing that is likelier, from the start that it is given and from our answer."""
    found, renewals = sbg_fit(cohort), _Renewals([cohort])

    def unlikely(at: Any) -> float:
        return -renewals.log_likelihood(exp(at[0]), exp(at[1]))

    assume(found.alpha is not None)
    assert found.log_likelihood is not None
    best = optimize.minimize(
        unlikely, (0.0, 0.0), method="Nelder-Mead", options={"xatol": 1e-8, "fatol": 1e-8}
    )
    assert -best.fun <= found.log_likelihood + 1e-6
    if best.success:
        assert -best.fun == pytest.approx(found.log_likelihood, rel=1e-6)


@pytest.mark.parametrize(("alpha", "beta"), [(0.668, 3.806), (0.704, 1.182), (3.0, 40.0)])
@pytest.mark.parametrize(("renewals", "discount"), [(0, 0.1), (7, 0.1), (3, 0.5), (20, 0.02)])
def test_what_is_still_paid(alpha: float, beta: float, renewals: int, discount: float) -> None:
    """Fader & Hardie write the residual lifetime with 2F1, which SciPy has."""
    later = beta + renewals
    series = special.hyp2f1(1, later + 1, alpha + later + 1, 1 / (1 + discount))
    contract: dict[str, Any] = {"alpha": alpha, "beta": beta, "discount": discount, "margin": 100}

    found = predicted_clv(variant="contract_customer", renewals=renewals, **contract)

    assert found.value == pytest.approx(100 * later / (alpha + later) * series, rel=1e-9)


@pytest.mark.parametrize(("alpha", "beta"), [(0.668, 3.806), (0.704, 1.182), (3.0, 40.0)])
@pytest.mark.parametrize(("renewals", "discount"), [(0, 0.1), (7, 0.1), (3, 0.5), (20, 0.02)])
def test_retention_elasticity(alpha: float, beta: float, renewals: int, discount: float) -> None:
    """By the derivative of that 2F1: 1 + z x its slope over itself, as z grows with the rates."""
    b, c, z = beta + renewals + 1, alpha + beta + renewals + 1, 1 / (1 + discount)
    slope = b / c * special.hyp2f1(2, b + 1, c + 1, z)
    model = ShiftedBetaGeometric(alpha=alpha, beta=beta)

    found = model.retention_elasticity(renewals, discount)

    assert found.value == pytest.approx(1 + z * slope / special.hyp2f1(1, b, c, z), rel=1e-9)


def test_the_segments_of_fader_and_hardie() -> None:
    """The slope at our parameters is 0; the simplex of SciPy comes to the square root of rounding.

    A likelihood of 1600 is a float to 2e-13, and so its top is seen to some 1e-7 of the parameters.
    """
    for cohort in (
        [1000, 869, 743, 653, 593, 551, 517, 491],
        [1000, 631, 468, 382, 326, 289, 262, 241],
    ):
        renewals = _Renewals([cohort])

        def unlikely(at: Any, renewals: _Renewals = renewals) -> float:
            return -renewals.log_likelihood(exp(at[0]), exp(at[1]))

        best = optimize.minimize(
            unlikely, (0.0, 0.0), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-9}
        )
        found = sbg_fit(cohort)
        assert (found.alpha, found.beta) == pytest.approx(tuple(map(exp, best.x)), rel=1e-6)
