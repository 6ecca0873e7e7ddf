"""What the laws of commission are tried on: tables, plans with a quota, and credits."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from salesterms import Money
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    TierMeasure,
)
from salesterms.metrics import (
    Brackets,
    CommissionStatement,
    SalesCredit,
)
from salesterms.strategies import commission_plans, sales_credits
from salesterms.values import MODES

CENT = Decimal("0.01")
AMOUNTS = st.integers(0, 10**7).map(lambda cents: Decimal(cents) / 100)
ANY_AMOUNTS = st.integers(-(10**7), 10**7).map(lambda cents: Decimal(cents) / 100)


def unique(credit: SalesCredit) -> str:
    """What of a statement each stands once."""
    return credit.id


CREDITS = st.lists(sales_credits(currencies=("EUR", "USD")), max_size=8, unique_by=unique)
SOLD = st.lists(sales_credits(missing=False, refunds=False), max_size=8, unique_by=unique)


@st.composite
def tables(draw: st.DrawFn, *, rising: bool = False) -> Brackets:
    """Tables of one to four tiers, perhaps with rates that only go up."""
    steps = draw(st.lists(st.integers(1, 50_000), max_size=3))
    bounds = [sum(steps[:at]) for at in range(len(steps) + 1)]
    rate = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)
    rates = draw(st.lists(rate, min_size=len(bounds), max_size=len(bounds)))
    return Brackets(bounds, sorted(rates) if rising else rates)


def plan_of(table: Brackets, kind: CommissionKind, **more: Any) -> CommissionPlan:
    """A plan by revenue with the tiers of a table."""
    ends = (*table.bounds[1:], None)
    return CommissionPlan(
        name="drawn",
        kind=kind,
        basis=CommissionBasis.REVENUE,
        measure=TierMeasure.BASIS,
        currency="EUR",
        period_months=12,
        tiers=tuple(
            CommissionTier(lower=lower, upper=upper, rate=rate)
            for lower, upper, rate in zip(table.bounds, ends, table.rates, strict=True)
        ),
        **more,
    )


def deals(*amounts: Decimal) -> list[SalesCredit]:
    """Credits of these amounts, a day apart."""
    return [
        SalesCredit(
            id=f"D-{at:03}",
            owner="Ann",
            amount=Money(amount, "EUR"),
            closed=date(2024, 1, 1) + timedelta(days=at),
        )
        for at, amount in enumerate(amounts)
    ]


@st.composite
def questions(draw: st.DrawFn) -> tuple[CommissionPlan, dict[str, Any]]:
    """A plan of any kind, with the quota that it may ask for, and a way of rounding."""
    plan = draw(commission_plans())
    asked: dict[str, Any] = {"rounding": draw(st.sampled_from([*MODES]))}
    if plan.measure is TierMeasure.ATTAINMENT:
        quota = draw(st.integers(1, 1000))
        in_pieces = plan.basis is CommissionBasis.UNITS
        asked["quota"] = quota if in_pieces else Money(quota, plan.currency)
    return plan, asked


def earned(statement: CommissionStatement) -> Decimal:
    """What is earned, of a statement that has an answer."""
    assert statement.earned is not None
    return statement.earned.amount
