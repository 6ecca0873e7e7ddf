"""What a plan does with what the deals bring: threshold, cap, floor, draw and clawback.

The order is part of the rule: threshold, cap, floor; then the draw, which is set against what is
earned by then; then what is taken back of deals that are undone, so that neither a floor nor a
draw makes up for it.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen
from dateutil.relativedelta import relativedelta

from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.commissions.brackets import WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from salesterms.entities import CommissionPlan
    from salesterms.metrics.commissions.asking import Asked
    from salesterms.metrics.commissions.line import CommissionLine

_ZERO: Final = Decimal(0)
_MONTHS: Final = 12
A_DEAL_PAID: Final = Text(
    "ids of deals that this statement or an earlier one paid commission on, with a date on or after"
    " the day of closing",
    "kenmerken van deals waarover dit overzicht of een eerder commissie uitkeerde, met een datum op"
    " of na de sluitdatum",
)


@frozen
class Change:
    """One adjustment: what it is, how much, and which deal it is about."""

    kind: str
    amount: Fraction
    about: str = ""


@frozen
class Adjusted:
    """Every adjustment in order, what is earned before a draw, and what is owed after it."""

    changes: tuple[Change, ...]
    earned: Decimal
    owed: Decimal


def adjusted(
    plan: CommissionPlan, brought: Decimal, sold: Decimal, quota: Decimal | None, owed: Decimal
) -> Adjusted:
    """What the plan makes of `brought`, the exact sum of what the deals bring."""
    changes = []
    with localcontext(WIDE):
        earned = brought
        for kind, becomes in _limits(plan, sold, quota):
            to = becomes(earned)
            if to != earned:
                changes.append(Change(kind, Fraction(to - earned)))
            earned = to
        kind, amount, left = _draw(plan, earned, owed)
        if amount:
            changes.append(Change(kind, Fraction(amount)))
    return Adjusted(tuple(changes), earned, left)


def _limits(
    plan: CommissionPlan, sold: Decimal, quota: Decimal | None
) -> Iterator[tuple[str, Callable[[Decimal], Decimal]]]:
    """The limits of a plan in their order: each makes another amount of what is earned."""
    if plan.threshold is not None:
        least = plan.threshold if quota is None else plan.threshold * quota
        if sold < least:  # what is taken back stays taken back
            yield "threshold", lambda earned: min(earned, _ZERO)
    if plan.cap is not None:
        most = plan.cap.amount
        yield "cap", lambda earned: min(earned, most)
    if plan.floor is not None:
        lowest = plan.floor.amount
        yield "floor", lambda earned: max(earned, lowest)


def _draw(plan: CommissionPlan, earned: Decimal, owed: Decimal) -> tuple[str, Decimal, Decimal]:
    """What a draw adds or takes, and what is owed then. Only the excess over a draw repays it.

    What is owed of an earlier plan is repaid from all that is earned where this one has no draw.
    """
    draw = _ZERO if plan.draw is None else plan.draw.amount
    if plan.draw is not None and earned < draw:
        paid = draw - earned
        return "draw_paid", paid, owed + paid if plan.draw_recoverable else owed
    repaid = max(min(owed, earned - draw), _ZERO)
    return "draw_recovered", -repaid, owed - repaid


def months_served(closed: date, undone: date) -> int:
    """Whole months from one day to another."""
    between = relativedelta(undone, closed)
    return between.years * _MONTHS + between.months


def taken_back(asked: Asked, lines: Sequence[CommissionLine]) -> tuple[Change, ...]:
    """What is taken back of deals that are undone within the months of the plan."""
    before = [line for statement in asked.earlier for line in statement.lines]
    paid = {line.id: line for line in (*before, *lines) if line.counted} if asked.undone else {}
    done = {
        one.about
        for statement in asked.earlier
        for one in statement.adjustments
        if one.kind == "clawback"
    }
    found = []
    for deal, day in asked.undone.items():
        line = paid.get(deal)
        if line is None or line.closed is None or day < line.closed:
            raise BadArgument("undone", {deal: day}, A_DEAL_PAID)
        if deal not in done and _falls_in(day, asked):
            share = _share_left(asked.plan, months_served(line.closed, day))
            if back := Fraction(line.commission) * share:
                found.append(Change("clawback", -back, deal))
    return tuple(found)


def _falls_in(day: date, asked: Asked) -> bool:
    in_period = asked.period is None or day in asked.period
    return in_period and (asked.as_of is None or day <= asked.as_of)


def _share_left(plan: CommissionPlan, served: int) -> Fraction:
    """The share that is taken back: by the months that are left, or all of it within them."""
    months = plan.clawback_months
    if months is None or served >= months:
        return Fraction(0)
    return Fraction(months - served, months) if plan.clawback_pro_rata else Fraction(1)
