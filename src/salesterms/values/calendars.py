"""Fiscal calendars, boundaries that never drift, and the calendar units to group by."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from salesterms.values.field_notes import about
from salesterms.values.period import LAST_YEAR, BadPeriod, Period, in_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from attrs import Attribute

#: Unit -> the name of the unit that a date lies in. These names sort in the order of time.
CALENDAR_UNITS: Mapping[str, Callable[[date], str]] = {
    "year": lambda day: f"{day.year:04}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "week": lambda day: "{:04}-W{:02}".format(*day.isocalendar()),
}

_MONTHS = 12


def boundaries(anchor: date, months: int, count: int) -> tuple[date, ...]:
    """The first `count` boundaries that lie `months` apart, each counted from the anchor.

    >>> [str(day) for day in boundaries(date(2024, 1, 31), months=1, count=3)]
    ['2024-01-31', '2024-02-29', '2024-03-31']

    Chaining the steps instead would drift to the 29th and stay there. `months` and `count` are
    whole and at least 1. An anchor outside 1900 to 2200, or a boundary after 2201-01-01, which
    ends the last year, raises `BadPeriod`.
    """
    # Loaded here: the calendar units above are needed by every metric, relativedelta only here.
    from dateutil.relativedelta import relativedelta

    good = in_range(anchor) and type(months) is type(count) is int and months > 0 < count
    if not good or anchor.year + months * (count - 1) // _MONTHS > LAST_YEAR + 1:
        raise BadPeriod((anchor, months, count))
    found = tuple(anchor + relativedelta(months=k * months) for k in range(count))
    if found[-1] > date(LAST_YEAR + 1, 1, 1):
        raise BadPeriod((anchor, months, count))
    return found


def _month(_: FiscalCalendar, __: Attribute[int], value: object) -> None:
    if type(value) is not int or not 1 <= value <= _MONTHS:
        raise BadPeriod(value)


def _start_or_end(_: FiscalCalendar, __: Attribute[Literal["start", "end"]], value: object) -> None:
    if value not in ("start", "end"):
        raise BadPeriod(value)


@frozen(kw_only=True)
class FiscalCalendar:
    """Fiscal years that start in one month and are named after the year of their start or end.

    >>> british = FiscalCalendar(start_month=4, named_after="end")
    >>> british.year(2025)
    Period.named('2024-04-01/2025-04-01')
    >>> british.quarter(2025, 1)
    Period.named('2024-04-01/2024-07-01')

    Both parameters must be given: companies differ on either.
    """

    start_month: int = field(
        validator=_month,
        metadata=about(
            "the month in which the fiscal year starts",
            "de maand waarin het boekjaar begint",
            alias="beginmaand",
            schema={"minimum": 1, "maximum": _MONTHS},
        ),
    )
    named_after: Literal["start", "end"] = field(
        validator=_start_or_end,
        metadata=about(
            "whether a fiscal year bears the year of its start or of its end",
            "of een boekjaar naar het jaar van zijn begin of van zijn einde heet",
            alias="genoemd_naar",
        ),
    )

    def year(self, year: int) -> Period:
        """The fiscal year of that name."""
        if type(year) is not int:
            raise BadPeriod(year)
        starts = year - (self.named_after == "end" and self.start_month > 1)
        calendar_year = Period.year(starts)
        first = calendar_year.start.replace(month=self.start_month)
        return Period(first, first.replace(year=starts + 1))

    def quarter(self, year: int, quarter: int) -> Period:
        """Quarter 1 to 4 of the fiscal year of that name."""
        edges = boundaries(self.year(year).start, months=3, count=5)
        if type(quarter) is not int or not 1 <= quarter <= 4:  # noqa: PLR2004 - quarters
            raise BadPeriod(quarter)
        return Period(edges[quarter - 1], edges[quarter])


def _whole_weeks(_: FourFourFive, __: Attribute[Period], value: object) -> None:
    if not isinstance(value, Period) or value.days not in {52 * 7, 53 * 7}:
        raise BadPeriod(value)


@frozen
class FourFourFive:
    """A retail year of 52 or 53 whole weeks, its quarters of 4, 4 and 5 weeks.

    >>> year = FourFourFive(Period.named("2024-01-29/2025-02-03"))
    >>> [period.days // 7 for period in year.months()][-3:]
    [4, 4, 6]

    Give the year itself: when a retail year starts is the company's own rule. A 53rd week goes to
    the last month. Any other length raises `BadPeriod`.
    """

    year: Period = field(
        validator=_whole_weeks,
        metadata=about(
            "the retail year: 52 or 53 whole weeks",
            "het retailjaar: 52 of 53 hele weken",
            alias="jaar",
        ),
    )

    def months(self) -> tuple[Period, ...]:
        """The twelve months of the year, in order."""
        lengths = [timedelta(weeks=weeks) for weeks in (4, 4, 5) * 4]
        edges = [self.year.start + length for length in accumulate(lengths[:-1])]
        every = [self.year.start, *edges, self.year.end]
        return tuple(Period(start, end) for start, end in pairwise(every))

    def quarters(self) -> tuple[Period, ...]:
        """The four quarters of the year, in order."""
        months = self.months()
        return tuple(Period(months[k].start, months[k + 2].end) for k in range(0, _MONTHS, 3))
