"""The laws of survival curves, and of the model of renewals."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import log
from typing import Any

import pytest
from attrs import asdict, evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st
from second import survival as second

from salesterms.metrics import (
    IntervalTransform,
    Lifespan,
    ShiftedBetaGeometric,
    Sighting,
    cohort_survivors,
    customer_periods,
    customer_profits,
    kaplan_meier,
    lifespans,
    sbg_fit,
)
from salesterms.metrics.survival.fitting import _Renewals
from salesterms.metrics.survival.steps import by_counting, by_sorting
from salesterms.strategies import dates, lives_of_customers, subscriptions
from salesterms.values import Period

ROWS = st.lists(lives_of_customers(), max_size=30)
#: What stands there twice would count twice, and is refused.
SUBSCRIPTIONS = st.lists(subscriptions(), max_size=8, unique_by=lambda one: one.id)
TIMES = st.integers(0, 60).map(lambda n: Decimal(n) / 4)
PARAMETERS = st.integers(1, 5000).map(lambda n: Decimal(n) / 100)
MODELS = st.builds(ShiftedBetaGeometric, alpha=PARAMETERS, beta=PARAMETERS)


def plain(row: Lifespan) -> dict[str, Any]:
    return {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in asdict(row).items()
    }


class TestSecondReading:
    """The curve is what asking every row at every time gives."""

    @given(ROWS)
    def test_steps(self, rows: list[Lifespan]) -> None:
        curve, naive = kaplan_meier(rows, exact=True), [plain(row) for row in rows]
        found: list[Any] = [
            (step.time, step.at_risk, step.ended, step.censored, step.survival)
            for step in curve.steps
        ]
        assert found == second.steps(naive)
        assert dict(curve.left_out) == second.excluded(naive)

    @given(ROWS, TIMES)
    def test_readings(self, rows: list[Lifespan], time: Decimal) -> None:
        curve, naive = kaplan_meier(rows, exact=True), [plain(row) for row in rows]
        at = second.survival(naive, Fraction(time))
        assert (curve.at(time) or curve.why_not(time) or 0) == at
        mean = second.restricted_mean(naive, Fraction(time))
        assert curve.restricted_mean(time) == (None if isinstance(mean, str) else mean)
        middle = second.median(naive)
        assert curve.median == (None if isinstance(middle, str) else middle)


class TestTwoWays:
    """The steps are the same by counting, which is plain, and by sorting, which is fast."""

    @given(*[st.lists(st.integers(1, 40) | TIMES, max_size=20)] * 2)
    def test_columns(self, ended: list[Any], censored: list[Any]) -> None:
        gone = Counter(ended)
        assert by_sorting(gone, ended, censored) == by_counting(gone, ended, censored)

    @given(st.lists(st.integers(1, 99), unique=True, min_size=1, max_size=20), st.data())
    def test_where_no_two_rows_are_of_one_time(
        self, durations: list[int], data: st.DataObject
    ) -> None:
        ended = [data.draw(st.booleans()) for _ in durations]
        entered = data.draw(st.integers(0, 3))
        rows = [
            Lifespan(id="C-1", duration=one, ended=over, entered=0 if at else entered)
            for at, (one, over) in enumerate(zip(durations, ended, strict=True))
        ]
        found: list[Any] = [
            (step.time, step.at_risk, step.ended, step.censored, step.survival)
            for step in kaplan_meier(rows, exact=True).steps
        ]
        assert found == second.steps([plain(row) for row in rows])


class TestConservation:
    """Every row counts or is left out for its reason, and every one that counts leaves once."""

    @given(ROWS)
    def test_rows(self, rows: list[Lifespan]) -> None:
        curve = kaplan_meier(rows)
        by_sighting = Counter(row.sighting.value for row in rows)
        assert sum(curve.ended) == by_sighting.pop(Sighting.ENDED.value, 0)
        assert sum(curve.censored) == by_sighting.pop(Sighting.CENSORED.value, 0)
        assert dict(curve.left_out) == by_sighting
        assert curve.counted == sum(curve.ended) + sum(curve.censored)


class TestFalling:
    """Survival starts at 1 or below, and never rises; it lies within its intervals."""

    @given(ROWS, TIMES, st.sampled_from(IntervalTransform))
    def test_survival(
        self, rows: list[Lifespan], time: Decimal, transform: IntervalTransform
    ) -> None:
        curve = kaplan_meier(rows)
        assert all(0 <= after <= before <= 1 for before, after in pairwise((1, *curve.survival)))
        found, left = curve.interval(time, transform=transform), curve.at(time)
        if found.reason:
            assert not left
        else:
            assert found.low is not None
            assert found.high is not None
            assert left is not None
            assert 0 <= found.low <= float(left) <= found.high <= 1
            wider = curve.interval(time, transform=transform, level=0.99)
            assert wider.low is not None
            assert wider.low <= found.low


class TestWithoutCensoring:
    """Where all end and all were watched from the start, survival is the share that is left."""

    @given(st.lists(st.integers(1, 12), min_size=1, max_size=30), st.integers(0, 13))
    def test_share(self, durations: list[int], time: int) -> None:
        rows = [Lifespan(id="C-1", duration=one, ended=True) for one in durations]
        left = sum(one > time for one in durations)
        curve = kaplan_meier(rows, exact=True)
        assert curve.at(time) == Fraction(left, len(durations))
        assert curve.restricted_mean() == Fraction(sum(durations), len(durations))


class TestPermutation:
    """The order of the rows changes nothing."""

    @given(ROWS, st.randoms(use_true_random=False))
    def test_curve(self, rows: list[Lifespan], random: Any) -> None:
        shuffled = random.sample(rows, len(rows))
        assert kaplan_meier(shuffled) == kaplan_meier(rows)


class TestScaling:
    """Another unit of time changes the times and nothing else."""

    @given(ROWS, st.sampled_from((2, 30, Decimal("0.25"))))
    def test_time(self, rows: list[Lifespan], unit: int | Decimal) -> None:
        scaled = [
            evolve(
                row,
                duration=None if row.duration is None else row.duration * unit,
                entered=row.entered * unit,
            )
            for row in rows
        ]
        before, after = kaplan_meier(rows, exact=True), kaplan_meier(scaled, exact=True)
        assert after.times == tuple(time * unit for time in before.times)
        assert after.survival == before.survival
        mean = before.restricted_mean()
        assert after.restricted_mean() == (None if mean is None else mean * Fraction(unit))

    @given(ROWS, st.integers(2, 5))
    def test_rows_that_all_stand_several_times_change_no_probability(
        self, rows: list[Lifespan], times: int
    ) -> None:
        assert kaplan_meier(rows * times, exact=True).survival == (
            kaplan_meier(rows, exact=True).survival
        )


class TestExactness:
    """Floats are off by what they say at most."""

    @given(ROWS)
    def test_floats(self, rows: list[Lifespan]) -> None:
        floats, exact = kaplan_meier(rows), kaplan_meier(rows, exact=True)
        for rounded, known in zip(floats.survival, exact.survival, strict=True):
            assert abs(Fraction(rounded) - Fraction(known)) <= floats.tolerance
        assert (floats.median, floats.at_risk) == (exact.median, exact.at_risk)


class TestLateEntry:
    """A late entry of 0 is none; a later one takes its row out of the earlier steps."""

    @given(ROWS)
    def test_of_0(self, rows: list[Lifespan]) -> None:
        zero = [evolve(row, entered=Decimal(0)) for row in rows]
        none = [evolve(row, entered=0) for row in rows]
        assert kaplan_meier(zero) == kaplan_meier(none)

    @given(ROWS)
    def test_later(self, rows: list[Lifespan]) -> None:
        rows = [row for row in rows if row.sighting in {Sighting.ENDED, Sighting.CENSORED}]
        late, whole = kaplan_meier(rows), kaplan_meier([evolve(row, entered=0) for row in rows])
        for time, there, then in zip(late.times, late.at_risk, whole.at_risk, strict=True):
            assert there == then - sum(row.entered >= time for row in rows)


class TestSubscriptions:
    """A subscription gives one row, and is never taken to have been seen longer than it was."""

    @given(SUBSCRIPTIONS, dates())
    def test_months_are_no_longer_than_days(self, given: Any, day: Any) -> None:
        days = lifespans(given, as_of=day, of=None)
        months = lifespans(given, as_of=day, unit="months", of=None)
        assert [row.id for row in days] == [row.id for row in months] == [one.id for one in given]
        for one, by_day, by_month in zip(given, days, months, strict=True):
            assert (
                by_day.ended == by_month.ended == (one.ended_on is not None and one.ended_on <= day)
            )
            assert by_day.duration is not None
            assert by_month.duration is not None
            assert by_day.duration >= 0
            if by_day.ended:
                assert 28 * (by_month.duration - 1) < max(by_day.duration, 1)
            else:
                assert 28 * by_month.duration <= by_day.duration


class TestCustomers:
    """A customer who ended is one that churn counts as gone, and one that goes on is one there."""

    @given(SUBSCRIPTIONS, dates())
    def test_who_is_there_is_who_churn_says_is_there(self, given: Any, day: Any) -> None:
        period = Period(day, day + timedelta(days=1))
        there = [row.account for row in customer_periods(given, period) if row.at_end]
        begun = [row for row in lifespans(given, as_of=day) if row.started <= day]
        paid = [row for row in begun if not (row.trial or row.free)]
        assert [row.account for row in paid if not row.ended] == there

    @given(SUBSCRIPTIONS, dates())
    def test_a_customer_has_profits_who_has_a_lifespan(self, given: Any, day: Any) -> None:
        rows = lifespans(given, as_of=day)
        there = {one.account for one in rows if not (one.trial or one.free) and one.started <= day}
        profits = customer_profits(given, margin=Decimal(1), as_of=day)
        assert {row.id for row in profits} == there

    @given(ROWS, st.integers(1, 5))
    def test_who_renews_was_there_before(self, rows: list[Lifespan], every: int) -> None:
        found = cohort_survivors(rows, every=every)
        assert sum(one[0] for one in found.cohorts) + sum(found.left_out.values()) == len(rows)
        assert all(before >= after for one in found.cohorts for before, after in pairwise(one))
        lengths = [len(one) for one in found.cohorts]
        assert lengths == sorted(set(lengths), reverse=True)
        assert sbg_fit(found.cohorts).customers == sum(one[0] for one in found.cohorts)


class TestModel:
    """In the shifted beta geometric survival falls from 1, and retention rises."""

    @given(MODELS, st.integers(1, 40))
    def test_monotone(self, model: ShiftedBetaGeometric, renewals: int) -> None:
        left = model.project(renewals)
        rates = [model.retention(renewal) for renewal in range(1, renewals + 1)]
        assert left[0] == 1
        assert all(after < before for before, after in pairwise(left))
        assert all(after > before for before, after in pairwise(rates))
        assert model.mean_churn == 1 - rates[0]

    @given(MODELS, st.integers(1, 40))
    def test_who_leaves_and_who_is_left_are_all(
        self, model: ShiftedBetaGeometric, renewals: int
    ) -> None:
        gone = sum(model.churn(renewal) for renewal in range(1, renewals + 1))
        assert gone + model.survival(renewals) == 1

    @given(MODELS, st.integers(0, 20), st.integers(1, 40).map(lambda n: n / 100))
    def test_lifetime(self, model: ShiftedBetaGeometric, renewals: int, discount: float) -> None:
        """What is still to come grows with each renewal, and falls with the discount.

        One payment now, and the rest if it is made: DERL(n) = r (1 + DERL(n + 1) / (1 + d)).
        """

        def rest(renewals: int, discount: float) -> float:
            found = model.residual_lifetime(discount=discount, renewals=renewals).value
            assert found is not None
            return found

        here, next_ = rest(renewals, discount), rest(renewals + 1, discount)
        kept = float(model.retention(renewals + 1))
        assert here == pytest.approx(kept * (1 + next_ / (1 + discount)), rel=1e-9)
        assert here < next_
        assert rest(renewals, discount + 0.01) < here

    @given(MODELS, st.integers(0, 20), st.integers(1, 40).map(lambda n: n / 100))
    def test_elasticity_is_a_derivative(
        self, model: ShiftedBetaGeometric, renewals: int, discount: float
    ) -> None:
        """All retention rates times g is all discount factors times g, and one g more."""
        small = 1e-5

        def paid(growth: float) -> float:
            found = model.residual_lifetime(
                discount=(1 + discount) / growth - 1, renewals=renewals
            ).value
            assert found is not None
            return growth * found

        slope = (log(paid(1 + small)) - log(paid(1 - small))) / (2 * small)
        found = model.retention_elasticity(discount=discount, renewals=renewals)
        assert found.value == pytest.approx(slope, rel=1e-5)
        assert found.value is not None
        assert found.value >= 1


@st.composite
def cohorts(draw: st.DrawFn) -> list[int]:
    """A cohort of which fewer and fewer are left."""
    left = draw(st.lists(st.integers(0, 400), min_size=2, max_size=8))
    return sorted(left, reverse=True)


class TestFit:
    """A fit is likelier than what is near it; where there is none, being alike is likeliest."""

    @given(st.lists(cohorts(), min_size=1, max_size=3))
    @example([[1000, 869, 743, 653, 593, 551, 517, 491]])
    def test_nothing_is_likelier(self, drawn: list[list[int]]) -> None:
        found, renewals = sbg_fit(drawn), _Renewals(drawn)
        if found.alpha is None or found.beta is None or found.log_likelihood is None:
            return
        slack = 1e-9 * max(1, abs(found.log_likelihood))
        for up in (0.5, 0.9, 0.999, 1, 1.001, 1.1, 2):
            for over in (0.5, 0.9, 0.999, 1, 1.001, 1.1, 2):
                there = renewals.log_likelihood(found.alpha * up, found.beta * over)
                assert there <= found.log_likelihood + slack

    @given(st.lists(cohorts(), min_size=1, max_size=3))
    @example([[100, 90, 81]])
    @example([[400, 399, 1, 1, 1, 1, 1, 1]])
    def test_where_retention_does_not_rise_none_is_likelier_than_alike(
        self, drawn: list[list[int]]
    ) -> None:
        found, renewals = sbg_fit(drawn), _Renewals(drawn)
        assume(found.reason == "no_rising_retention")
        left, stayed = renewals.all_left, renewals.all_stayed
        churn = left / (left + stayed)
        alike = left * log(churn) + (stayed and stayed * log(1 - churn))
        for size in (0.1, 1, 3, 10, 30, 100, 1e3, 1e4):
            for share in (0.01, 0.1, 0.3, 0.5, 0.9, churn):
                there = renewals.log_likelihood(size * share, size * (1 - share) or 1e-9)
                assert there <= alike + 1e-9 * max(1, abs(alike))

    @given(st.lists(cohorts(), min_size=1, max_size=3), st.randoms(use_true_random=False))
    def test_the_order_of_cohorts_changes_nothing(
        self, drawn: list[list[int]], random: Any
    ) -> None:
        assert sbg_fit(random.sample(drawn, len(drawn))) == sbg_fit(drawn)

    @given(cohorts(), st.integers(2, 50))
    def test_a_larger_cohort_of_the_same_shape_has_the_same_parameters(
        self, cohort: list[int], times: int
    ) -> None:
        one, many = sbg_fit(cohort), sbg_fit([times * number for number in cohort])
        assert (one.alpha is None) == (many.alpha is None)
        if one.alpha is not None:
            near = max(one.tolerance, many.tolerance)
            assert many.alpha == pytest.approx(one.alpha, rel=2 * near)
            assert many.beta == pytest.approx(one.beta, rel=2 * near)

    @given(st.lists(cohorts(), min_size=1, max_size=3))
    def test_an_empty_cohort_adds_nothing(self, drawn: list[list[int]]) -> None:
        assert sbg_fit([*drawn, [0] * 12]) == sbg_fit(drawn)
