"""Lines that the metrics of recurring revenue share, and what they find.

Rows of one period are added up, or rows of periods that follow each other without a gap. Anything
else is refused: the revenue of January and that of February are not twice the revenue.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.criteria import (
    ChoiceColumn,
    Column,
    DateColumn,
    Each,
    MoneyColumn,
    Row,
    Several,
    Sum,
)
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.recurring.amounts import total
from salesterms.metrics.recurring.changes import MrrMovement
from salesterms.metrics.shares import signed, summed
from salesterms.metrics.variant import ZeroBy
from salesterms.results import Status
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MOVEMENT: Final = ChoiceColumn[MrrMovement]("movement", MrrMovement)
_BEGINS: Final = DateColumn("begins", date)
_LAST: Final = DateColumn("last", date)
_DAY: Final = timedelta(days=1)

#: A line for each movement, in the order in which they are told.
_OF_MOVEMENTS: Final = tuple(Row(one.value, _MOVEMENT.is_(one)) for one in MrrMovement)
#: First which rows lie in the period and are over; then what became of each.
PLACES: Final = (
    Row("outside_period", ~_BEGINS.within(PERIOD)),
    Row("outlasts_period", ~_LAST.within(PERIOD)),
    Row("period_not_over", ~_LAST.before(AFTER_AS_OF)),
    *_OF_MOVEMENTS,
)

#: Who pays at the start; who pays at the end; and all who pay at one of them.
AT_START: Final = ("unchanged", "expansion", "contraction", "churn")
_FROM_0: Final = ("new", "reactivation")
AT_END: Final = ("unchanged", "expansion", "contraction", *_FROM_0)
PAYING: Final = (*AT_START, *_FROM_0)


def at(name: str, buckets: Iterable[str]) -> tuple[str, ...]:
    """A column of some movements, such as what who pays less pays at the end.

    >>> at("end", ("unchanged", "contraction"))
    ('unchanged_end', 'contraction_end')
    """
    return tuple(f"{bucket}_{name}" for bucket in buckets)


#: What each flow is, of what movements come to at the start of a period and at its end.
FLOWS: Final = FrozenMapping(
    {
        "start": at("start", AT_START),
        "new": ("new_end",),
        "expansion": ("expansion_end", "-expansion_start"),
        "contraction": ("contraction_start", "-contraction_end"),
        "churn": ("churn_start",),
        "reactivation": ("reactivation_end",),
        # Who pays the same is in either by what they paid at the start.
        "end": ("unchanged_start", *at("end", AT_END[1:])),
    }
)

#: An amount is 0 where rows say that nobody pays, and not where no row says anything.
NOBODY: Final = ZeroBy(told_by=("gone", "came_and_went", "never_paid"), waiting="period_not_over")

#: What moves revenue, with what is lost taken off.
MOVED: Final = ("new", "expansion", "-contraction", "-churn", "reactivation")

START: Final = Column("start", Fraction)
END: Final = Column("end", Fraction)
_UNIT: Final = MoneyColumn("unit", Money)
#: Of amounts, which account has a row: in two rows it would be counted twice.
ACCOUNT: Final = Column("account", str)


def several(**columns: Column) -> Several:
    """These columns one by one, with the periods of their rows and the currency."""
    named = {"begins": _BEGINS, "last": _LAST, **columns}
    each = tuple((name, Each(column)) for name, column in named.items())
    return Several((("unit", Sum(_UNIT)), *each))


def currency_of(found: Mapping[str, Any], buckets: Iterable[str]) -> str:
    """The currency of what was counted."""
    return next(str(found[f"{bucket}_unit"].currency) for bucket in buckets)


def _days(found: Mapping[str, Any], name: str, buckets: Iterable[str]) -> set[date]:
    """The different days in a column."""
    return set[date]().union(*(found[f"{bucket}_{name}"] for bucket in buckets))


def _how_many(found: Mapping[str, Any], buckets: Iterable[str]) -> int:
    """How many periods the rows are of, at least: as many as there are first or last days."""
    return max(len(_days(found, name, buckets)) for name in ("begins", "last"))


def several_periods(found: Mapping[str, Any], buckets: Iterable[str]) -> Unanswered | None:
    """The refusal of rows of more than one period, where they are."""
    most = _how_many(found, buckets)
    return Unanswered("several_periods", (str(most),), Status.REFUSED) if most > 1 else None


def account_twice(found: Mapping[str, Any]) -> Unanswered | None:
    """The refusal of rows of one account that begin on one day, where there are more than one."""
    rows = 0
    theirs = set[tuple[date, str]]()
    for bucket in PAYING:
        accounts = found[f"{bucket}_account"]
        rows += len(accounts)
        theirs.update(zip(found[f"{bucket}_begins"], accounts, strict=True))
    twice = rows - len(theirs)
    return Unanswered("customer_twice", (str(twice),), Status.REFUSED) if twice else None


@frozen(kw_only=True)
class Flows:
    """What was there at the start, what moved, and what is there at the end, exactly."""

    start: Fraction
    new: Fraction
    expansion: Fraction
    contraction: Fraction
    churn: Fraction
    reactivation: Fraction
    end: Fraction

    @property
    def moved(self) -> Fraction:
        """How much there is more at the end than at the start, by what moved."""
        told: Fraction = summed(MOVED, {name: getattr(self, name) for _, name in signed(MOVED)})
        return told


def flows(found: Mapping[str, Any]) -> Flows | Unanswered:
    """The flows of rows of `PAYING`, of one period or of several that follow each other.

    Refused as `by_period` is.
    """
    parts = by_period(found)
    if isinstance(parts, Unanswered):
        return parts
    if len(parts) == 1:
        return parts[0]
    moved = {name: total(getattr(one, name) for one in parts) for _, name in signed(MOVED)}
    return Flows(start=parts[0].start, end=parts[-1].end, **moved)


def by_period(found: Mapping[str, Any]) -> list[Flows] | Unanswered:
    """The flows of each period in order; of no rows those of one period, in which nothing is.

    Refused where periods overlap or leave a gap, and where one does not begin with what the one
    before it ended with: then rows are missing, and what is missing would look like churn. A gap in
    which nobody pays is none: who is gone has rows that do not count.
    """
    if _how_many(found, PAYING) <= 1:  # as most are
        return [_moved(found)]
    spans = sorted(set(_spans(found)))
    begins = [first for first, _ in spans]
    if len(set(begins)) < len(spans):  # one begins where another does, and lasts longer
        return Unanswered("periods_not_adjoining", (str(len(spans)),), Status.REFUSED)
    parts = _parts(found)
    known = [_moved(parts[first]) for first in begins]
    for one, other, before, after in zip(spans, spans[1:], known, known[1:], strict=False):
        nobody = not before.end and not after.start
        if one[1] >= other[0] or not (nobody or one[1] + _DAY == other[0]):
            return Unanswered("periods_not_adjoining", (str(len(spans)),), Status.REFUSED)
        if before.end != after.start:
            return Unanswered("not_balanced", (), Status.REFUSED)
    return known


def _spans(found: Mapping[str, Any]) -> Iterator[tuple[date, date]]:
    """The period of each row."""
    for bucket in PAYING:
        yield from zip(found[f"{bucket}_begins"], found[f"{bucket}_last"], strict=True)


def _parts(found: Mapping[str, Any]) -> dict[date, dict[str, list[Fraction]]]:
    """What was found, by the first day of the period."""
    parts: dict[date, dict[str, list[Fraction]]] = {}
    for bucket in PAYING:
        for name in ("start", "end"):
            numbers, days = found[f"{bucket}_{name}"], found[f"{bucket}_begins"]
            for number, day in zip(numbers, days, strict=True):
                parts.setdefault(day, defaultdict(list))[f"{bucket}_{name}"].append(number)
    return parts


def _moved(found: Mapping[str, Any]) -> Flows:
    """The flows of all rows, each column of each movement added up once."""
    return Flows(**sums(FLOWS, found))


def sums(terms: Mapping[str, tuple[str, ...]], found: Mapping[str, Any]) -> dict[str, Fraction]:
    """What columns come to that are added up and taken off by a name, each counted once."""
    names = {name for columns in terms.values() for _, name in signed(columns)}
    known = {name: total(found[name]) for name in names}
    return {term: summed(columns, known) for term, columns in terms.items()}
