"""The table of a commission plan as one expression of whole numbers, over one denominator."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import lcm
from operator import add
from typing import TYPE_CHECKING, Final

import narwhals as nw
from attrs import frozen

from salesterms.entities import CommissionBasis, CommissionKind, CommissionPlan, TierMeasure
from salesterms.errors import SalesTermsError, Text
from salesterms.frames.reading.cells import scale_of, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Above what a whole number of 64 bits holds beside a draw: a float tells it well enough.
_WRAPS: Final = 8.2e18
#: A bound, or a rate, in its parts may come to this, so that it can stand beside any sum.
_LONGEST: Final = 10**18


class PlanNotOnFrames(SalesTermsError, ValueError):
    """A plan with something that only a statement of records works out.

    >>> print(PlanNotOnFrames("2026", ("clawback_months",)))
    plan '2026' has what only records work out: 'clawback_months'; ask commission_statements()
    """

    code = "plan_not_on_frames"
    message = Text(
        "plan {0} has what only records work out: {1}; ask commission_statements()",
        "een deel van plan {0} kan alleen met records worden berekend: {1}; vraag"
        " commission_statements()",
    )


#: What a plan may have that is not on frames: rates that leave deals out of the tiers, what is owed
#: of the period before, and days on which deals were undone, which no column of a deal tells.
_MORE: Final = ("product_rates", "draw_recoverable", "clawback_months")


def _not_on_frames(plan: CommissionPlan) -> Iterator[str]:
    if plan.basis is not CommissionBasis.REVENUE:
        yield f"basis={plan.basis.value}"
    if plan.measure is not TierMeasure.BASIS:
        yield f"measure={plan.measure.value}"
    yield from (name for name in _MORE if getattr(plan, name) not in (None, {}, False))


def _limits_of(plan: CommissionPlan) -> Iterator[tuple[str, Fraction]]:
    """The limits that a plan has, by name."""
    if plan.threshold is not None:
        yield "threshold", Fraction(plan.threshold)
    for name in ("cap", "floor", "draw"):
        money = getattr(plan, name)
        if money is not None:
            yield name, Fraction(money.amount)


@frozen
class PlanBrackets:
    """Bounds and rates of a plan as whole numbers: in parts of a minor unit, and parts of one.

    A tier begins at its bound. The first goes on below 0, and the last has no end.
    """

    bounds: tuple[int, ...]
    rates: tuple[int, ...]
    #: How many parts a minor unit is counted in, since a bound can lie between two.
    parts: int
    #: What a rate is counted in.
    rate_parts: int
    scale: int
    retroactive: bool
    #: Below so much sold nothing is paid, counted as the bounds are.
    threshold: int | None = None
    #: The most and the least that is earned, and what is paid in advance, over the denominator.
    cap: int | None = None
    floor: int | None = None
    draw: int | None = None

    @classmethod
    def of(cls, plan: CommissionPlan) -> PlanBrackets:
        """The table of a plan. Raises `PlanNotOnFrames`, with everything that is not on frames."""
        scale = scale_of(plan.currency)
        bounds = [Fraction(tier.lower) * scale for tier in plan.tiers]
        rates = [Fraction(tier.rate) for tier in plan.tiers]
        limits = {name: one * scale for name, one in _limits_of(plan)}
        parts = lcm(*(one.denominator for one in (*bounds, *limits.values())))
        rate_parts = lcm(*(one.denominator for one in rates))
        whole = [int(bound * parts) for bound in bounds]
        shares = [int(rate * rate_parts) for rate in rates]
        within = {
            name: int(one * parts * (1 if name == "threshold" else rate_parts))
            for name, one in limits.items()
        }
        lacking = [*_not_on_frames(plan)]
        longest = max(*whole, *shares, *within.values(), parts * rate_parts * scale)
        if longest > _LONGEST:
            lacking.append("tiers of so many digits")
        if lacking:
            raise PlanNotOnFrames(plan.name, tuple(lacking))
        retroactive = plan.kind is CommissionKind.RETROACTIVE
        return cls(tuple(whole), tuple(shares), parts, rate_parts, scale, retroactive, **within)

    @property
    def denominator(self) -> int:
        """What the earned is counted in: parts of one of the currency."""
        return self.scale * self.parts * self.rate_parts

    def earned(self, sold: nw.Expr) -> nw.Expr:
        """What a sum of minor units earns, over the denominator; 0 where it would wrap."""
        total = nw.when(self.wraps(sold)).then(nw.lit(0)).otherwise(sold) * self.parts
        return self._of_reached(total) if self.retroactive else self._of_each_tier(total)

    def limits(self, sold: nw.Expr) -> Iterator[Callable[[nw.Expr], nw.Expr]]:
        """What each limit makes of what is earned, in the order in which a statement asks them."""
        if (least := self.threshold) is not None:
            below = nw.when(self.wraps(sold)).then(nw.lit(0)).otherwise(sold) * self.parts < least
            yield lambda earned: nw.when(below & (earned > 0)).then(nw.lit(0)).otherwise(earned)
        if (most := self.cap) is not None:
            yield lambda earned: nw.when(earned > most).then(nw.lit(most)).otherwise(earned)
        if (lowest := self.floor) is not None:
            yield lambda earned: nw.when(earned < lowest).then(nw.lit(lowest)).otherwise(earned)

    @property
    def pays_without_sales(self) -> bool:
        """Whether something is paid for a period in which nothing was sold."""
        return bool(self.floor or self.draw)

    def draw_paid(self, earned: nw.Expr) -> nw.Expr | None:
        """What a draw adds to what is earned; None of a plan without one."""
        if self.draw is None:
            return None
        return nw.when(earned < self.draw).then(nw.lit(self.draw) - earned).otherwise(nw.lit(0))

    def wraps(self, sold: nw.Expr) -> nw.Expr:
        """Where it is more than 64 bits hold: no tier pays more than the highest rate."""
        most = float(max(1, *self.rates)) * float(self.parts)
        return sold.cast(nw.Float64).abs() * most > _WRAPS

    def _of_reached(self, total: nw.Expr) -> nw.Expr:
        rate: nw.Expr = whole_number(self.rates[0])
        for bound, own in zip(self.bounds[1:], self.rates[1:], strict=True):
            rate = nw.when(total >= bound).then(whole_number(own)).otherwise(rate)
        return total * rate

    def _of_each_tier(self, total: nw.Expr) -> nw.Expr:
        ends = (*self.bounds[1:], None)
        tiers = zip(self.bounds, ends, self.rates, strict=True)
        return reduce(add, (_part(total, low, end) * rate for low, end, rate in tiers))


def _part(total: nw.Expr, low: int, end: int | None) -> nw.Expr:
    """What of a total lies in one tier; the first holds what lies below 0."""
    within = total - low
    if end is not None:
        within = nw.when(total >= end).then(whole_number(end - low)).otherwise(within)
    return nw.when(total < low).then(nw.lit(0)).otherwise(within) if low else within
