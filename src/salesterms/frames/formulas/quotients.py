"""Every answer as one division of two whole numbers, and when there is no answer.

What a variant computes of exact numbers, an engine computes of sums. A share tells itself; a number
of rows, an amount, a mean and a middle number are told by what is added up; the few formulas that
are none of these stand in a table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import field, frozen

from salesterms.criteria import Count, Each, Several, Span, Sum, SumProduct
from salesterms.frames.counting.by_bucket import LARGEST, MIDDLE
from salesterms.frames.reading.cells import whole_number
from salesterms.frames.reading.documents import PARTS, THOUSANDTHS
from salesterms.metrics.formulas import MeanAmount
from salesterms.metrics.shares import Share, ShareOfAmounts, signed
from salesterms.metrics.statistics import DAYS, ELAPSED_DAYS, HOURS, LARGEST_OF_DAYS
from salesterms.results import Status

if TYPE_CHECKING:
    from salesterms.criteria import Quantity
    from salesterms.metrics.variant import Variant

#: The whole numbers of 64 bits end here.
_MOST: Final = 2**63


@frozen
class Found:
    """What was counted of a group, by the names that formulas use, and the values of the call."""

    counted: tuple[str, ...]
    #: The buckets that there are: without a period a table has none of what lies outside of it.
    buckets: Collection[str]
    given: Mapping[str, Any]
    #: So many times the number of minor units that one of the currency has.
    scaled: Callable[[int], nw.Expr]
    #: What makes a float of a whole number.
    float_of: Callable[[nw.Expr], nw.Expr]
    #: Whether numbers are taken as floats, which do not wrap: to see whether whole ones would.
    roughly: bool = False

    def count(self, *buckets: str) -> nw.Expr:
        """The number of rows of some buckets together; of all that count where none is named."""
        return self._sum(self._there(buckets))

    def total(self, part: str, *buckets: str) -> nw.Expr:
        """What was added up in some buckets together; in all that count where none is named."""
        return self._sum([f"{bucket}_{part}" for bucket in self._there(buckets)])

    def column(self, name: str) -> nw.Expr:
        """What was counted or added up under a name."""
        return self._sum([name])

    def whole(self, number: int) -> nw.Expr:
        """A number of the call itself; 0 beyond 64 bits, where its float is told from a wrap."""
        return nw.lit(float(number)) if self.roughly else whole_number(number * (number < _MOST))

    def scale(self, parts: int = 1) -> nw.Expr:
        """How many parts one of the currency has, of so many in a minor unit."""
        return self.scaled(parts)

    def _there(self, buckets: Sequence[str]) -> list[str]:
        return [bucket for bucket in buckets or self.counted if bucket in self.buckets]

    def _sum(self, names: Sequence[str]) -> nw.Expr:
        columns = [nw.col(name) for name in names] or [whole_number(0)]
        return reduce(add, (self.float_of(one) if self.roughly else one for one in columns))


@frozen
class Without:
    """A group without a value: the reason, and which groups."""

    reason: str
    test: Callable[[Found], nw.Expr]
    status: Status = Status.UNDEFINED


@frozen
class Quotient:
    """The two whole numbers of an answer; `rules` are reasons of its own to have none.

    `multiplies`: sums are multiplied, so that what each can be does not bound the number.
    """

    numerator: Callable[[Found], nw.Expr]
    denominator: Callable[[Found], nw.Expr]
    rules: tuple[Without, ...] = field(default=())
    multiplies: bool = False

    def denominator_is_0(self, of: Found) -> nw.Expr:
        """Where there is nothing to divide by."""
        return self.denominator(of) == 0


def one(_: Found) -> nw.Expr:
    """The denominator of what is not divided."""
    return nw.lit(1)


#: What a term of a definition is, of what was counted of a group.
Read = Callable[[Found, str], nw.Expr]


def signed_sum(of: Found, names: tuple[str, ...], read: Read) -> nw.Expr:
    """Terms that are added up and taken off, as they are where records are measured."""
    (_, first), *rest = signed(names)
    found = read(of, first)
    for sign, name in rest:
        found = found + read(of, name) if sign > 0 else found - read(of, name)
    return found


def quotient_of_share(
    share: Share | ShareOfAmounts, read: Read, rules: tuple[Without, ...] = ()
) -> Quotient:
    """What a share divides, and why it refuses to."""

    def part(of: Found) -> nw.Expr:
        return signed_sum(of, share.part, read)

    def whole(of: Found) -> nw.Expr:
        return signed_sum(of, share.whole, read)

    def capped(of: Found) -> nw.Expr:
        return nw.when(part(of) < whole(of)).then(part(of)).otherwise(whole(of))

    if isinstance(share, Share):
        below_0 = Without(share.below_0, lambda of: part(of) < 0, Status.REFUSED)
        return Quotient(part, whole, (*rules, below_0) if share.below_0 else rules)
    above_1 = Without(share.above_1, lambda of: part(of) > whole(of), Status.REFUSED)
    own = (*rules, above_1) if share.above_1 else rules
    return Quotient(capped if share.capped else part, whole, own)


def _of_bucket(quantity: Quantity) -> Read:
    """A term that bears the name of a bucket, or of what was added up of it."""
    if isinstance(quantity, Several):
        return Found.column
    if isinstance(quantity, Sum):
        return lambda of, bucket: of.total("amount", bucket)
    return lambda of, bucket: of.count(bucket)


def _of_mean(mean: MeanAmount) -> Quotient:
    """An amount over a number that was given, or else over that of the rows."""

    def number(of: Found) -> nw.Expr:
        given = of.given.get(mean.number)
        return of.count() * of.scale() if given is None else of.scale(given)

    return Quotient(lambda of: of.total("amount"), number)


def won_and(part: str, parts: Callable[[Found], int]) -> Quotient:
    """What was won, and of whatever else counts the amount times a share, in so many `parts`."""

    def both(of: Found) -> nw.Expr:
        still_open = [bucket for bucket in of.counted if bucket != "won"]
        return of.total("amount", "won") * parts(of) + of.total(part, *still_open)

    return Quotient(both, lambda of: of.scale(parts(of)), multiplies=True)


def _twice(middle: nw.Expr) -> nw.Expr:
    return (middle.fill_null(0).cast(nw.Float64) * 2).cast(nw.Int64)


#: Of rows that are counted one by one: there is none without a row.
_OF_ROWS: Final = Without("zero_denominator", lambda of: of.count() == 0)
_SECONDS_AN_HOUR: Final = 3_600
_SECONDS_A_DAY: Final = 86_400


def _mean(part: str, unit: int = 1) -> Quotient:
    """The mean of numbers in a `unit` of so many."""
    return Quotient(lambda of: of.total(part), lambda of: of.count() * unit)


def median(unit: int = 1) -> Quotient:
    """The middle of numbers in a `unit` of so many."""
    return Quotient(lambda _: _twice(nw.col(MIDDLE)), lambda _: nw.lit(2 * unit), (_OF_ROWS,))


_LARGEST: Final = Quotient(lambda _: nw.col(LARGEST), one, (_OF_ROWS,))
#: How a number is computed -> what is divided.
_STATISTICS: Final[dict[Any, Quotient]] = {
    DAYS["mean"].compute: _mean("days"),
    DAYS["median"].compute: median(),
    LARGEST_OF_DAYS.compute: _LARGEST,
    HOURS["mean"].compute: _mean("values", THOUSANDTHS * _SECONDS_AN_HOUR),
    HOURS["median"].compute: median(THOUSANDTHS * _SECONDS_AN_HOUR),
    ELAPSED_DAYS["mean"].compute: _mean("values", THOUSANDTHS * _SECONDS_A_DAY),
    ELAPSED_DAYS["median"].compute: median(THOUSANDTHS * _SECONDS_A_DAY),
}
#: Those for which rows are put in order.
_IN_ORDER: Final = (
    *(one["median"].compute for one in (DAYS, HOURS, ELAPSED_DAYS)),
    LARGEST_OF_DAYS.compute,
)
_AMOUNT: Final = Quotient(lambda of: of.total("amount"), lambda of: of.scale())
_WEIGHTED: Final = Quotient(lambda of: of.total("weighted"), lambda of: of.scale(PARTS))
_COUNT: Final = Quotient(lambda of: of.count(), one)


def needs_middle(variant: Variant) -> bool:
    """Whether rows are put in order for it, instead of added up."""
    return variant.compute in _IN_ORDER


def usual_quotient(variant: Variant) -> Quotient | None:
    """What a share, a mean, a middle number, an amount or a number of rows divides; else None."""
    quantity, compute = variant.quantity, variant.compute
    if isinstance(compute, Share):
        return quotient_of_share(compute, _of_bucket(quantity))
    if isinstance(compute, MeanAmount):
        return _of_mean(compute)
    if isinstance(quantity, Span | Each) and compute in _STATISTICS:
        return _STATISTICS[compute]
    if set(variant.arguments) == set(variant.counted):
        for kind, quotient in ((Count, _COUNT), (Sum, _AMOUNT), (SumProduct, _WEIGHTED)):
            if isinstance(quantity, kind):
                return quotient
    return None
