"""A statement of many deals, against the bare arithmetic of tiers and one line made of each deal.

What is measured against does no more than must be: the deals are sorted already, the tiers are
looked up by a loop over Decimals, and of each deal one frozen attrs object is made, with as many
fields as a line of a statement. The statement also sees which deals count, orders them, and shares
cents by largest remainder. Ratios of CPU time from one interleaved run; the median is quoted.
"""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from attrs import frozen

from salesterms import Category, Money, Opportunity
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    TierMeasure,
)
from salesterms.metrics import commission_statement

BOUND = 1.5
BOUNDS = (0, 10_000_000, 50_000_000, 200_000_000)
RATES = ("0.05", "0.06", "0.07", "0.08")
PLAN = CommissionPlan(
    name="2026",
    kind=CommissionKind.MARGINAL,
    basis=CommissionBasis.REVENUE,
    measure=TierMeasure.BASIS,
    currency="EUR",
    period_months=12,
    tiers=tuple(
        CommissionTier(lower=lower, upper=upper, rate=Decimal(rate))
        for lower, upper, rate in zip(BOUNDS, (*BOUNDS[1:], None), RATES, strict=True)
    ),
)


@frozen
class Plain:
    """A line with the fields that one of a statement has."""

    id: str
    product: str | None
    closed: date | None
    credited: Decimal | None
    before: Decimal
    rates: Any
    exact: Decimal
    paid: Any
    reason: str


def made(count: int) -> list[Opportunity]:
    """Won deals of one year, in the order in which they were closed."""
    random = Random(42)
    first = date(2026, 1, 1)
    return [
        Opportunity(
            id=f"D-{number:07}",
            status=Category.WON,
            amount=Money(Decimal(random.randrange(10_000, 1_000_000)) / 100, "EUR"),
            closed=first + timedelta(days=number * 365 // count),
        )
        for number in range(count)
    ]


def by_hand(deals: Sequence[Opportunity]) -> tuple[list[Plain], Decimal]:
    """Each tier asked of each deal, as tier arithmetic is written; and a line of each."""
    table = [
        (tier.lower, Decimal("Infinity") if tier.upper is None else tier.upper, tier.rate)
        for tier in PLAN.tiers
    ]
    lines, total, paid = [], Decimal(0), Decimal(0)
    for deal in deals:
        money = deal.amount
        assert money is not None
        amount = money.amount
        after, earned = total + amount, Decimal(0)
        for lower, upper, rate in table:
            if after > lower and total < upper:
                earned += (min(after, upper) - max(total, lower)) * rate
        lines.append(
            Plain(deal.id, deal.product, deal.closed, amount, total, table, earned, earned, "")
        )
        total = after
        paid += earned
    return lines, paid


def _cpu(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratio and its bound."""
    deals = made(20_000 if small else 100_000)

    def ours() -> object:
        return commission_statement(deals, PLAN, period="2026")

    def theirs() -> object:
        return by_hand(deals)

    statement, (lines, paid) = commission_statement(deals, PLAN, period="2026"), by_hand(deals)
    assert statement.payout == Money(paid, "EUR").rounded("half_up")
    assert [line.commission for line in statement.lines] == [line.exact for line in lines]
    del statement, lines
    gc.freeze()
    pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(7)]
    ratio = statistics.median(mine / hand for mine, hand in pairs)
    print(f"commission statement {ratio:5.2f} x tiers and a line (bound {BOUND}), {len(deals):,}")
    return {"commission statement / tiers and a line": (ratio, BOUND)}


if __name__ == "__main__":
    main(small=False)
