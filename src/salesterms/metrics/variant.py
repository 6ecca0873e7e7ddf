"""One way to define a metric of rows: a table of buckets, what is added up, and a formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.criteria import BadPlacement, Count, Placement, Quantity, Row
from salesterms.errors import Text
from salesterms.metrics.definition import Definition, Unanswered

if TYPE_CHECKING:
    from attrs import Attribute


def _placement(rows: Placement | tuple[Row, ...]) -> Placement:
    return rows if isinstance(rows, Placement) else Placement(rows)


def _are_buckets(variant: Variant, _: Attribute[tuple[str, ...]], counted: tuple[str, ...]) -> None:
    if not set(counted) <= set(variant.places.buckets):
        raise BadPlacement(counted)


@frozen
class NotBy:
    """What a variant is never grouped by, since its groups would say something else.

    >>> from salesterms.metrics import NotBy
    >>> never = NotBy(Text("a period", "een periode"), frozenset({"month"}))
    >>> never.first_of(["owner", "month"])
    'month'

    `instead` says what to do. Without `names` it is not grouped at all, but for what it `may` be
    grouped by.
    """

    instead: Text
    names: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()

    def first_of(self, by: Sequence[str]) -> str | None:
        """The first name of a grouping that is not to be; None where all may."""
        never = self.names or (frozenset(by) - self.may)
        return next((name for name in by if name in never), None)


@frozen(kw_only=True)
class ZeroBy:
    """Which rows tell that an amount of no counted row is 0; without one of them it is not known.

    >>> from salesterms import mrr
    >>> mrr.variants["at_end"].zero_by.told_by
    ('gone', 'came_and_went', 'never_paid')

    `waiting` is the bucket of rows that will tell later: of none but these, and rows that were not
    asked for, the answer is not yet observable.
    """

    told_by: tuple[str, ...]
    waiting: str


@frozen(kw_only=True)
class Variant(Definition):
    """A definition that can be read aloud: which rows count, and what is done with them.

    >>> from salesterms import close_ratio
    >>> one = close_ratio.variants["stale_as_lost"]
    >>> one.counted, one.date, one.needs
    (('won', 'lost', 'stale'), 'created', ('as_of', 'stale_after'))
    >>> one.places.buckets[:3]
    ('not_created_yet', 'no_created_date', 'outside_period')

    `places` puts each row in a bucket; the `counted` buckets go into `compute`, whose argument
    names they are; every other bucket is a reason for leaving a row out. `date` is the date by
    which a period selects and calendar units group; where it lies `ahead`, as an expected close
    does, a period to come can be measured too. `needs` are parameters without a default; what
    `compute` names of them goes into the formula.

    What `compute` can name, by what is added up: of a count each bucket; of money each bucket, and
    its number of rows as `won_count`; of days `days`, `rows` and `spans`; of numbers `values` and
    `rows`; of several things by name each of them as `won_amount`, and `won_count`.
    Where the formula is known by other numbers than these, such as an average and a rate, `inputs`
    makes them of what was found. `not_by` is what it cannot be grouped by. `zero_by` says when an
    amount of no counted row is 0; without it, it always is.
    """

    places: Placement = field(converter=_placement)
    counted: tuple[str, ...] = field(validator=_are_buckets)
    quantity: Quantity = field(factory=Count)
    date: str
    ahead: bool = False
    needs: tuple[str, ...] = ()
    not_by: NotBy | None = None
    zero_by: ZeroBy | None = None
    inputs: Callable[[Mapping[str, Any]], Mapping[str, Any] | Unanswered] | None = None
