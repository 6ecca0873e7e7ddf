"""The instants at which a clock on the wall begins, and ends, to show a time of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_SECOND = timedelta(seconds=1)


def shows(day: date, minutes: int, there: ZoneInfo, *, last: bool) -> datetime:
    """When a clock shows so many minutes after midnight, in UTC.

    >>> from salesterms.values import zone
    >>> amsterdam = zone("Europe/Amsterdam")
    >>> [shows(date(2026, 10, 25), 150, amsterdam, last=last).hour for last in (False, True)]
    [0, 1]

    Where it shows the time twice, for it goes back, the first of them or the `last`. Where it never
    shows it, for it goes forward, the instant at which it leaps over it.
    """
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)
    first, second = (
        local.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (False, True)
    )
    if first <= second:
        return second if last else first
    return _leap(second, first, there)


def _leap(before: datetime, after: datetime, there: ZoneInfo) -> datetime:
    """The instant between two, both in UTC, from which on a clock has the distance of the later.

    Clocks are changed at whole seconds.
    """
    now = after.astimezone(there).utcoffset()
    low, high = 0, int((after - before) / _SECOND)
    while low < high:
        middle = (low + high) // 2
        if (before + middle * _SECOND).astimezone(there).utcoffset() == now:
            high = middle
        else:
            low = middle + 1
    return before + low * _SECOND
