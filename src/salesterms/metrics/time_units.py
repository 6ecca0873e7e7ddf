"""In what the time of a customer is counted: days, weeks or months."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument

if TYPE_CHECKING:
    from datetime import date

_UNIT: Final = Text("'days', 'weeks' or 'months'", "'days', 'weeks' of 'months'")
_DAYS: Final = {"days": 1, "weeks": 7}
_MONTHS: Final = 12


class TimeUnit(StrEnum):
    """In what the time of a customer is counted.

    >>> [(unit.value, unit.in_days) for unit in TimeUnit]
    [('days', 1), ('weeks', 7), ('months', None)]

    Days and weeks last as long all year round, as months do not: those are counted from the first
    day on, as intervals are billed.
    """

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"

    @property
    def in_days(self) -> int | None:
        """How many days one of it lasts; None of months."""
        return _DAYS.get(self.value)


#: A unit that always lasts as long.
OF_ONE_LENGTH: Final = Shape(
    Text(
        "TimeUnit.DAYS or TimeUnit.WEEKS, which always last as long",
        "TimeUnit.DAYS of TimeUnit.WEEKS, die altijd even lang duren",
    ),
    lambda given: isinstance(given, TimeUnit) and given.in_days is not None,
)


def time_unit(given: object) -> TimeUnit:
    """A unit, or its name. Raises `BadArgument`.

    >>> time_unit("months")
    <TimeUnit.MONTHS: 'months'>
    """
    try:
        return TimeUnit(given)  # type: ignore[arg-type] # whatever else it is, it is refused
    except ValueError:
        raise BadArgument("unit", given, _UNIT) from None


def time_between(start: date, end: date, unit: TimeUnit, *, begun: bool) -> int:
    """The whole units from one day to another, 0 if that is earlier; with the `begun` one too.

    >>> from datetime import date
    >>> dates = date(2024, 1, 31), date(2024, 3, 1)
    >>> [time_between(*dates, TimeUnit.MONTHS, begun=begun) for begun in (False, True)]
    [1, 2]
    """
    if end <= start:
        return 0
    if unit.in_days is not None:
        whole, more = divmod((end - start).days, unit.in_days)
        return whole + (begun and more > 0)
    months = (end.year - start.year) * _MONTHS + end.month - start.month
    reached = start + relativedelta(months=months)
    if reached > end:
        months -= 1
    return months + (begun and reached != end)
