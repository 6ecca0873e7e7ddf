"""A half-open span of dates, and the named spans of the calendar."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.values.field_notes import about
from salesterms.values.ratio import Ratio
from salesterms.values.zones import local_date

if TYPE_CHECKING:
    from attrs import Attribute

#: Years that a date may have. Earlier or later is a mistake in sales data.
FIRST_YEAR, LAST_YEAR = 1900, 2200

_NAMES = re.compile(
    r"(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4])|-W(?P<week>[0-9]{2})|-(?P<month>[0-9]{2}))?",
    re.ASCII,
)
_SPAN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})", re.ASCII)
_LONGEST = 21


class BadPeriod(SalesTermsError, ValueError):
    """Something that is no span of dates."""

    code = "bad_period"
    message = Text(
        "No period: {0}. Give two dates, the end after the start and not included, within 1900 to"
        " 2200; or a name such as '2024', '2024-Q1', '2024-03', '2024-W05',"
        " '2024-01-01/2024-04-01'",
        "Geen periode: {0}. Geef twee datums, het einde na het begin en zelf niet meegeteld, van"
        " 1900 tot en met 2200; of een naam als '2024', '2024-Q1', '2024-03', '2024-W05',"
        " '2024-01-01/2024-04-01'",
    )


class NotADay(SalesTermsError, TypeError):
    """An instant was given where a date was asked for: it has another date in every zone."""

    code = "not_a_day"
    message = Text(
        "{0} is an instant, not a date: make it one by local_date(instant, zone)",
        "{0} is een tijdstip, geen datum: maak er een datum van met local_date(tijdstip, zone)",
    )


def in_range(day: object) -> bool:
    """Whether `day` is a plain date (not an instant) in the years 1900 to 2200."""
    return type(day) is date and FIRST_YEAR <= day.year <= LAST_YEAR


def _first_day(_: Period, __: Attribute[date], value: object) -> None:
    if not in_range(value):
        raise BadPeriod(value)


def _day_after(_: Period, __: Attribute[date], value: object) -> None:
    # Not by the day before, which the first day that Python knows has not.
    if type(value) is not date or not date(FIRST_YEAR, 1, 1) < value <= date(LAST_YEAR + 1, 1, 1):
        raise BadPeriod(value)


@frozen(repr=False)
class Period:
    """The dates from `start` up to, not including, `end`.

    >>> quarter = Period.quarter(2024, 1)
    >>> date(2024, 3, 31) in quarter, date(2024, 4, 1) in quarter
    (True, False)
    >>> Period.named("2024-Q1") == quarter
    True

    Both ends are plain dates in 1900..2200, the end after the start (`BadPeriod`). A date is
    local to the zone in which the reader counts days; make one from instants by `from_instants`.
    """

    start: date = field(
        validator=_first_day, metadata=about("the first day", "de eerste dag", alias="begin")
    )
    end: date = field(
        validator=_day_after,
        metadata=about("the day after the last one", "de dag na de laatste", alias="einde"),
    )

    def __attrs_post_init__(self) -> None:
        if not self.start < self.end:
            raise BadPeriod(f"{self.start}/{self.end}")

    def __repr__(self) -> str:
        return f"Period.named({str(self)!r})"

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    def __contains__(self, day: object) -> bool:
        if isinstance(day, datetime):
            raise NotADay(day)
        return isinstance(day, date) and self.start <= day < self.end

    @property
    def days(self) -> int:
        """How many dates the period holds."""
        return (self.end - self.start).days

    def elapsed(self, as_of: date) -> Ratio:
        """The share of the period's days that is over at the end of the day `as_of`.

        >>> str(Period.named("2024-02").elapsed(date(2024, 2, 10)))
        '10/29'
        """
        over = (as_of - self.start).days + 1
        return Ratio(min(max(over, 0), self.days), self.days)

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls._months(year, 1, 12)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """A calendar quarter, 1 to 4."""
        _check(quarter, 4)
        return cls._months(year, 3 * quarter - 2, 3)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month, 1 to 12."""
        _check(month, 12)
        return cls._months(year, month, 1)

    @classmethod
    def iso_week(cls, year: int, week: int) -> Period:
        """A week of the ISO calendar, Monday to Sunday; week 1 holds the year's first Thursday."""
        if isinstance(week, bool):
            raise BadPeriod((year, week))
        try:
            start = date.fromisocalendar(year, week, 1)
            end = start + timedelta(days=7)
        except (ValueError, TypeError, OverflowError):
            raise BadPeriod((year, week)) from None
        return cls(start, end)

    @classmethod
    def named(cls, name: object) -> Period:
        """The period of a name: a year, quarter, month, ISO week, or two dates with a slash."""
        if isinstance(name, str) and len(name) <= _LONGEST:
            if found := _NAMES.fullmatch(name):
                return cls._of_match(found)
            if found := _SPAN.fullmatch(name):
                return cls(_iso(found[1]), _iso(found[2]))
        raise BadPeriod(name)

    @classmethod
    def from_instants(cls, start: datetime, end: datetime, zone: str) -> Period:
        """The dates that two aware instants touch in a named zone; `end` is the last instant.

        >>> from datetime import UTC
        >>> first, last = (
        ...     datetime(2025, 3, 1, tzinfo=UTC),
        ...     datetime(2025, 3, 31, 22, 30, tzinfo=UTC),
        ... )
        >>> str(Period.from_instants(first, last, zone="Europe/Amsterdam"))
        '2025-03-01/2025-04-02'
        """
        try:
            return cls(local_date(start, zone), local_date(end, zone) + timedelta(days=1))
        except (AttributeError, OverflowError):
            raise BadPeriod((start, end)) from None

    @classmethod
    def _of_match(cls, found: re.Match[str]) -> Period:
        year = int(found["year"])
        if found["quarter"]:
            return cls.quarter(year, int(found["quarter"]))
        if found["week"]:
            return cls.iso_week(year, int(found["week"]))
        return cls.month(year, int(found["month"])) if found["month"] else cls.year(year)

    @classmethod
    def _months(cls, year: int, month: int, count: int) -> Period:
        if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
            raise BadPeriod(year)
        after = month - 1 + count
        return cls(date(year, month, 1), date(year + after // 12, after % 12 + 1, 1))


def _check(number: object, most: int) -> None:
    if type(number) is not int or not 1 <= number <= most:
        raise BadPeriod(number)


def _iso(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadPeriod(text) from None
