"""One table of rates, and what it pays: on exact numbers, by whichever of two readings."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Context, Decimal, localcontext
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.errors import Text, each_argument
from salesterms.metrics.arguments import BadArgument
from salesterms.values import EXACT
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Wide enough for a rate, times a bound, times a quota, each of 60 digits. It never rounds.
WIDE: Final[Context] = EXACT.copy()
WIDE.prec = 500

_ZERO: Final = Decimal(0)


@frozen
class TierPart:
    """What lies in one tier: which one, how much of what is paid on, and at which rate.

    >>> from salesterms.metrics.commissions.brackets import Brackets
    >>> table = Brackets((0, 100), (Decimal("0.05"), Decimal("0.06")))
    >>> [(one.tier, str(one.part), str(one.rate)) for one in table.parts(Decimal(90), Decimal(120))]
    [(1, '10', '0.05'), (2, '20', '0.06')]

    `tier` counts from 1, in the order of the table. A negative part is taken back.
    """

    tier: int
    part: Decimal
    rate: Decimal


#: A bound times a quota is longer than an amount; beyond this nobody waits for the digits.
_FURTHEST: Final = 150
_NUMBERS: Final = Text("numbers, each an int or a Decimal", "getallen, elk een int of Decimal")
_BOUNDS: Final = Text(
    "bounds from 0 up, each above the one before", "grenzen vanaf 0, elk hoger dan de vorige"
)
_AS_MANY: Final = Text("a rate for each bound", "een tarief voor elke grens")


def _is_number(given: object) -> bool:
    if type(given) is int:
        return is_bounded(given)
    if type(given) is not Decimal or not given.is_finite():
        return False
    exponent = given.as_tuple().exponent
    return max(abs(given.adjusted()), abs(int(exponent))) <= _FURTHEST


def _decimals(given: Iterable[Decimal | int]) -> tuple[Decimal, ...]:
    known = each_argument("Brackets", given, object, _NUMBERS)
    for number in known:
        if not _is_number(number):
            raise BadArgument("Brackets", number, _NUMBERS)
    return tuple(map(Decimal, known))


@frozen
class Brackets:
    """Where each tier begins, and its rate; the last has no end.

    >>> table = Brackets((0, 100_000), (Decimal("0.05"), Decimal("0.06")))
    >>> table.marginal(Decimal(150_000)), table.retroactive(Decimal(150_000))
    (Decimal('8000.00'), Decimal('9000.00'))
    >>> table.reached(Decimal("99999.99")), table.reached(Decimal(100_000))
    (0, 1)

    The first bound is 0, and each is above the one before. Exactly a bound is in the tier that
    begins there. Below 0, where more is taken back than is sold, the first rate goes on. Raises
    `WrongArgument` and `BadArgument`.
    """

    bounds: tuple[Decimal, ...] = field(converter=_decimals)
    rates: tuple[Decimal, ...] = field(converter=_decimals)

    def __attrs_post_init__(self) -> None:
        bounds = self.bounds
        if not bounds or bounds[0] or any(low >= high for low, high in pairwise(bounds)):
            raise BadArgument("bounds", bounds, _BOUNDS)
        if len(self.rates) != len(bounds):
            raise BadArgument("rates", self.rates, _AS_MANY)

    def scaled(self, by: Decimal) -> Brackets:
        """The same rates from bounds that are `by` times as high: shares of a quota as amounts."""
        return Brackets(tuple(WIDE.multiply(bound, by) for bound in self.bounds), self.rates)

    def reached(self, total: Decimal) -> int:
        """Which tier a total is in, counted from 0."""
        return max(bisect_right(self.bounds, total) - 1, 0)

    def parts(self, start: Decimal, end: Decimal) -> tuple[TierPart, ...]:
        """What lies between two totals, tier by tier; negative where the total goes down."""
        low, high, sign = (start, end, 1) if start <= end else (end, start, -1)
        found = []
        with localcontext(WIDE):
            for tier in range(self.reached(low), self.reached(high) + 1):
                begin = max(low, self.bounds[tier]) if tier else low
                stop = min(high, self.bounds[tier + 1]) if tier + 1 < len(self.bounds) else high
                if stop > begin:
                    found.append(TierPart(tier + 1, (stop - begin) * sign, self.rates[tier]))
        return tuple(found if sign > 0 else reversed(found))

    def marginal(self, total: Decimal) -> Decimal:
        """Each rate for what lies within its own tier."""
        return self.between(_ZERO, total)

    def between(self, start: Decimal, end: Decimal) -> Decimal:
        """What a total earns marginally on its way from `start` to `end`."""
        with localcontext(WIDE):
            return sum((one.part * one.rate for one in self.parts(start, end)), _ZERO)

    def retroactive(self, total: Decimal) -> Decimal:
        """The rate of the tier that is reached, for all of it."""
        return WIDE.multiply(total, self.rates[self.reached(total)])
