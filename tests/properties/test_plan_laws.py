"""The laws of quotas, commission plans, subscriptions and forecasts."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms.documents import dumps, loads
from salesterms.entities import (
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    EntityProblems,
    Forecast,
    Goal,
    Order,
    Payment,
    PaymentKind,
    Quota,
    Subscription,
)
from salesterms.strategies import (
    commission_plans,
    forecasts,
    goals,
    orders,
    payments,
    quotas,
    subscriptions,
)
from salesterms.values import Money

PLANS = commission_plans()
WITH_PARTS = quotas(missing=False)


def codes(caught: pytest.ExceptionInfo[EntityProblems]) -> set[str]:
    return {problem.code for problem in caught.value.problems}


def more(goal: Goal, by: Decimal) -> Goal:
    """The same goal, higher by a number."""
    if isinstance(goal.amount, Money):
        return evolve(goal, amount=Money(goal.amount.amount + by, goal.amount.currency))
    return evolve(goal, amount=goal.amount + by)


class TestParts:
    """Parts of a quota are taken where they add up to the target exactly, and nowhere else."""

    @given(WITH_PARTS)
    def test_parts_that_are_taken_add_up_in_any_order(self, quota: Quota) -> None:
        assert sum(part.goal.number for part in quota.parts) == quota.target.number
        assert evolve(quota, parts=quota.parts[::-1]).target == quota.target

    @given(WITH_PARTS, st.integers(1, 10**9), st.data())
    def test_the_least_change_of_one_part_is_refused(
        self, quota: Quota, digits: int, data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(0, len(quota.parts) - 1))
        changed = evolve(quota.parts[at], goal=more(quota.parts[at].goal, Decimal(digits) / 10**9))
        with pytest.raises(EntityProblems) as caught:
            evolve(quota, parts=(*quota.parts[:at], changed, *quota.parts[at + 1 :]))
        assert codes(caught) == {"does_not_add_up"}


class TestTiers:
    """A table of tiers is taken where each begins where the one before ends, and nowhere else."""

    @given(PLANS, st.integers(0, 10**7))
    def test_every_number_from_0_lies_in_exactly_one_tier(
        self, plan: CommissionPlan, number: int
    ) -> None:
        holding = [
            tier
            for tier in plan.tiers
            if tier.lower <= number and (tier.upper is None or number < tier.upper)
        ]
        assert len(holding) == 1

    @given(PLANS, st.data())
    def test_leaving_a_tier_out_is_refused(self, plan: CommissionPlan, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(plan.tiers) - 1))
        with pytest.raises(EntityProblems) as caught:
            evolve(plan, tiers=(*plan.tiers[:at], *plan.tiers[at + 1 :]))
        assert codes(caught) & {"tier_gap", "last_tier_ends", "no_tiers"}

    @given(PLANS, st.data())
    def test_moving_one_bound_is_refused(self, plan: CommissionPlan, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(plan.tiers) - 1))
        tier, step = plan.tiers[at], data.draw(st.sampled_from((Decimal("0.5"), Decimal("-0.5"))))
        assume(tier.lower + step >= 0)
        moved = evolve(tier, lower=tier.lower + step)
        with pytest.raises(EntityProblems) as caught:
            evolve(plan, tiers=(*plan.tiers[:at], moved, *plan.tiers[at + 1 :]))
        assert codes(caught) == {"tier_gap" if step > 0 else "tier_overlap"}

    @given(PLANS, st.integers(1, 10**6))
    def test_splitting_the_last_tier_is_taken_unless_the_plan_is_flat(
        self, plan: CommissionPlan, width: int
    ) -> None:
        last = plan.tiers[-1]
        bound = last.lower + width
        split = (
            *plan.tiers[:-1],
            evolve(last, upper=bound),
            CommissionTier(lower=bound, upper=None, rate=last.rate),
        )
        if plan.kind is CommissionKind.FLAT:
            with pytest.raises(EntityProblems):
                evolve(plan, tiers=split)
        else:
            assert evolve(plan, tiers=split).tiers[:-2] == plan.tiers[:-1]


class TestSubscriptions:
    """What is billed in an interval is the monthly amount times its months, exactly."""

    @given(subscriptions())
    def test_nothing_is_rounded(self, one: Subscription) -> None:
        assert one.monthly * one.interval_months == Fraction(one.amount.amount)

    @given(subscriptions(missing=False))
    def test_it_is_active_on_as_many_days_as_lie_between_start_and_end(
        self, one: Subscription
    ) -> None:
        assert one.ended_on is not None
        days = (one.ended_on - one.started_on).days
        around = (one.started_on + timedelta(days=at) for at in range(-2, days + 2))
        assert sum(map(one.active_on, around)) == days


class TestPayments:
    """A refund takes back what a payment of the same amount brought."""

    @given(payments())
    def test_both_together_are_nothing(self, one: Payment) -> None:
        other = {PaymentKind.PAYMENT: PaymentKind.REFUND, PaymentKind.REFUND: PaymentKind.PAYMENT}
        assert not one.received + evolve(one, kind=other[one.kind]).received


class TestDocuments:
    """What is kept as a document comes back equal."""

    @given(st.one_of(PLANS, quotas(), forecasts(), subscriptions(), orders(), payments(), goals()))
    def test_it_comes_back(
        self,
        made: CommissionPlan | Quota | Forecast | Subscription | Order | Payment | Goal,
    ) -> None:
        assert loads(dumps(made), type(made)) == made


class TestForecasts:
    """Every forecast is made before its period is over, in one currency."""

    @given(forecasts())
    def test_it_looks_ahead(self, forecast: Forecast) -> None:
        assert forecast.made_on < forecast.period.end
        assert {money.currency for _, money in forecast.amounts} <= {forecast.currency}
