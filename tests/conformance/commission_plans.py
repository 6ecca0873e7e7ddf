"""Plans, deals and pieces for the tests of statements of commission."""

from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve

from salesterms import Category, Money, Opportunity
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    TierMeasure,
)
from salesterms.metrics import (
    CommissionStatement,
    SalesCredit,
)

RISING = ((0, "0.05"), (100, "0.06"), (200, "0.08"))
ATTAINED = {"measure": TierMeasure.ATTAINMENT}
PIECES = {"basis": CommissionBasis.UNITS}


def euros(amount: Any) -> Money:
    return Money(amount, "EUR")


def plan(*pairs: tuple[int, str], **more: Any) -> CommissionPlan:
    pairs = pairs or RISING
    ends = [*(lower for lower, _ in pairs[1:]), None]
    fields: dict[str, Any] = {
        "name": "plan",
        "kind": CommissionKind.MARGINAL,
        "basis": CommissionBasis.REVENUE,
        "measure": TierMeasure.BASIS,
        "currency": "EUR",
        "period_months": 1,
        "tiers": tuple(
            CommissionTier(lower=lower, upper=upper, rate=Decimal(rate))
            for (lower, rate), upper in zip(pairs, ends, strict=True)
        ),
    }
    return CommissionPlan(**{**fields, **more})


def deals(*amounts: Any, **more: Any) -> list[Opportunity]:
    usual = [
        Opportunity(
            id=f"D-{day}",
            status=Category.WON,
            closed=date(2024, 1, day),
            amount=euros(amount),
        )
        for day, amount in enumerate(amounts, start=1)
    ]
    return [evolve(one, **more) for one in usual]


def pieces(*units: Any) -> list[SalesCredit]:
    return [SalesCredit(id=f"D-{at}", owner="Ann", units=number) for at, number in enumerate(units)]


def changes(found: CommissionStatement) -> list[tuple[str, str, Money]]:
    return [(one.kind, one.about, one.paid) for one in found.adjustments]
