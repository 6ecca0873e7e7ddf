"""Lifespans from subscriptions: how long each was there by a day, in days or whole months."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from salesterms.entities import Subscription
from salesterms.errors import Text, each_argument
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.survival.lifespan import Lifespan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_SUBSCRIPTIONS: Final = Text("a list of Subscription", "een lijst van Subscription")
_UNIT: Final = Text("'days' or 'months'", "'days' of 'months'")
_EARLIER: Final = Text("a day before as_of, or None", "een dag vóór as_of, of None")
_MONTHS: Final = 12


class LifespanUnit(StrEnum):
    """In what a lifespan is counted.

    >>> [one.value for one in LifespanUnit]
    ['days', 'months']
    """

    DAYS = "days"
    #: Whole months from the first day on, as intervals are billed.
    MONTHS = "months"


def lifespans(
    subscriptions: Iterable[Subscription],
    *,
    as_of: date | str,
    unit: LifespanUnit | str = LifespanUnit.DAYS,
    watched_from: date | str | None = None,
) -> tuple[Lifespan, ...]:
    """One lifespan for every subscription, as it was known at the end of a day.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.entities import Subscription
    >>> def sold(id, start, end):
    ...     return Subscription(
    ...         id=id,
    ...         account="A-1",
    ...         started_on=start,
    ...         ended_on=end,
    ...         amount=Money("10.00", "EUR"),
    ...         interval_months=1,
    ...         trial=False,
    ...     )
    >>> given = [
    ...     sold("S-1", date(2024, 1, 31), date(2024, 4, 30)),
    ...     sold("S-2", date(2024, 5, 1), None),
    ... ]
    >>> for row in lifespans(given, as_of="2024-06-30", unit="months", watched_from="2024-02-15"):
    ...     print(row.id, row.duration, row.ended, row.entered)
    S-1 3 True 1
    S-2 1 False 0

    One that had ended by `as_of` lasted until `ended_on`, its first day without; any other, also
    one whose end is already known to come later, is censored at `as_of`. Before `watched_from`
    nobody was watched: what began earlier was there already when it was first seen, and what ended
    earlier was not seen at all. What tells nothing keeps its row, and is left out for its reason:
    trials, and what was not there for any time by then (`no_time_seen`).

    In months, an end within a month is the end of that month, and what was seen of a month that
    was not over is not counted; the first sighting is at the end of its month. So nobody is taken
    to have been seen for longer than they were. The last day of a month stands for its 31st.

    Of no subscriptions there are no rows. Raises `WrongArgument` for what is no subscription,
    `BadArgument` for days in the wrong order and for another unit.
    """
    day, first = (
        day_of(as_of),
        None if watched_from is None else day_of(watched_from, "watched_from"),
    )
    if first is not None and first >= day:
        raise BadArgument("watched_from", watched_from, _EARLIER)
    in_unit = _unit(unit)
    given = each_argument("subscriptions", subscriptions, Subscription, _SUBSCRIPTIONS)
    return tuple(_lifespan(one, day, first, in_unit) for one in given)


def _unit(given: object) -> LifespanUnit:
    try:
        return LifespanUnit(given)  # type: ignore[arg-type] # whatever else it is, it is refused
    except ValueError:
        raise BadArgument("unit", given, _UNIT) from None


def _lifespan(
    one: Subscription, as_of: date, watched_from: date | None, unit: LifespanUnit
) -> Lifespan:
    start, end = one.started_on, one.ended_on
    ended = end is not None and end <= as_of
    last = end if end is not None and ended else max(as_of, start)
    return Lifespan(
        id=one.id,
        duration=_time(start, last, unit, begun=ended),
        ended=ended,
        entered=0 if watched_from is None else _time(start, watched_from, unit, begun=True),
        trial=one.trial,
        started=start,
        known_to=as_of,
        account=one.account,
        product=one.product,
    )


def _time(start: date, end: date, unit: LifespanUnit, *, begun: bool) -> int:
    """The time from one day to another, 0 if that is earlier; of months the `begun` one too."""
    if end <= start:
        return 0
    if unit is LifespanUnit.DAYS:
        return (end - start).days
    months = (end.year - start.year) * _MONTHS + end.month - start.month
    reached = start + relativedelta(months=months)
    if reached > end:
        months -= 1
    return months + (begun and reached != end)
