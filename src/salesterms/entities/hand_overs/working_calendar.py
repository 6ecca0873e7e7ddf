"""Working time between two instants, and the instant by which so much of it has passed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.hand_overs.clock_changes import shows
from salesterms.entities.hand_overs.working_hours import ClosedDay, Weekday, WorkingHours, minutes
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_ZONE
from salesterms.errors import Kind, Problem, SalesTermsError, Shape, Text, each_of_kind
from salesterms.values import (
    FIRST_YEAR,
    LAST_YEAR,
    InstantOutOfRange,
    about,
    instant,
    local_date,
    zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY: Final = timedelta(days=1)
_NONE: Final = timedelta(0)
_MIDNIGHT: Final = "24:00"


class EndsBeforeItStarts(SalesTermsError, ValueError):
    """Working time was asked for up to an instant before the one from which on."""

    code = "ends_before_it_starts"
    message = Text(
        "Working time from {0} to {1} runs backwards: give the earlier instant first",
        "Werktijd van {0} tot {1} loopt terug: geef het eerste tijdstip eerst",
    )


class NoDeadline(SalesTermsError, OverflowError):
    """So much working time does not pass within the years that the library knows."""

    code = "no_deadline"
    message = Text(
        "From {0} on, {1} of working time does not pass before the end of {2}: give less",
        "Vanaf {0} verstrijkt {1} werktijd niet voor het eind van {2}: geef minder",
    )


WORKING_TIME: Final = Shape(
    Text(
        "working time as a timedelta of 0 or more, such as timedelta(hours=8)",
        "werktijd als een timedelta van 0 of meer, zoals timedelta(hours=8)",
    ),
    lambda value: isinstance(value, timedelta) and value >= _NONE,
)

NO_HOURS: Final = Kind(
    "no_working_hours",
    Text("nobody ever works", "er werkt nooit iemand"),
    Text("give at least one WorkingHours", "geef minstens één WorkingHours"),
)
HOURS_OVERLAP: Final = Kind(
    "working_hours_overlap",
    Text("these hours overlap with {value}", "deze uren overlappen met {value}"),
    Text("put the two together, or shorten one", "voeg de twee samen, of kort er een in"),
)
CLOSED_TWICE: Final = Kind(
    "closed_twice",
    Text("{value} is closed already", "{value} is al gesloten"),
    Text("name the date once", "noem de datum één keer"),
)


def _some_hours(made: WorkingCalendar) -> Iterator[Problem]:
    if not made.hours:
        yield Problem(kind=NO_HOURS, path="$.hours")
    for place, row in enumerate(made.hours):
        for other in made.hours[:place]:
            same = row.weekday is other.weekday
            if same and row.opens < other.closes and other.opens < row.closes:
                shown = f"{other.opens}-{other.closes}"
                yield Problem(kind=HOURS_OVERLAP, value=shown, path=f"$.hours[{place}]")


def _closed_once(made: WorkingCalendar) -> Iterator[Problem]:
    known = set[date]()
    for place, day in enumerate(made.closed):
        if day.on in known:
            yield Problem(kind=CLOSED_TWICE, value=day.on.isoformat(), path=f"$.closed[{place}].on")
        known.add(day.on)


_RULES: Final = Rules(
    {
        "zone": A_ZONE,
        "hours": each_of_kind(
            WorkingHours, Text("a tuple of WorkingHours", "een tuple van WorkingHours")
        ),
        "closed": each_of_kind(ClosedDay, Text("a tuple of ClosedDay", "een tuple van ClosedDay")),
    },
    Rule(("hours",), _some_hours),
    Rule(("closed",), _closed_once),
)


@frozen(kw_only=True)
class WorkingCalendar:
    """When a team works: hours by weekday in a zone, and the dates on which it is closed.

    >>> from datetime import UTC
    >>> office = WorkingCalendar(
    ...     zone="Europe/Amsterdam",
    ...     hours=tuple(
    ...         WorkingHours(weekday=day, opens="09:00", closes="17:00")
    ...         for day in tuple(Weekday)[:5]
    ...     ),
    ...     closed=(ClosedDay(on=date(2026, 4, 6), name="Tweede paasdag"),),
    ... )
    >>> friday, tuesday = (datetime(2026, 4, day, 14, tzinfo=UTC) for day in (3, 7))
    >>> str(office.working_time(friday, tuesday))
    '8:00:00'
    >>> office.deadline(friday, timedelta(hours=4)).isoformat()
    '2026-04-07T10:00:00+00:00'

    Time is elapsed time, exact to the microsecond. Hours run from the first instant at which the
    clock of `zone` shows that they begin to the last at which it shows that they end, so that a
    night on which the clock goes back is an hour longer, and one on which it goes forward an hour
    shorter. `24:00` is the midnight at which the next day begins. No country's holidays come with
    the library: `closed` has those that you give. Instants lie in the years 1900 to 2200.

    Raises `EntityProblems`, with hours that overlap and dates that are closed twice.
    Glossary: the time in which a lead-handover is answered (002:77).
    """

    zone: str = field(
        metadata=about("the time zone of its clock", "de tijdzone van de klok", alias="tijdzone")
    )
    hours: tuple[WorkingHours, ...] = field(
        metadata=about("when work is done", "wanneer er gewerkt wordt", alias="uren")
    )
    closed: tuple[ClosedDay, ...] = field(
        default=(),
        metadata=about(
            "the dates on which nobody works", "de datums waarop niemand werkt", alias="gesloten"
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """The working time from one instant to another; 0 where nobody worked.

        Raises `EndsBeforeItStarts`, `NotAnInstant`, `NaiveInstant` and `InstantOutOfRange`.
        """
        since, until = self._moment(start), self._moment(end)
        if until < since:
            raise EndsBeforeItStarts(since.isoformat(), until.isoformat())
        # A clock that goes back over midnight shows a date again: the next one may have begun.
        last = min(local_date(until, self.zone) + _DAY, date(LAST_YEAR, 12, 31))
        total = _NONE
        for opens, closes in self._spans(since, last):
            total += max(min(closes, until) - opens, _NONE)
        return total

    def deadline(self, start: datetime, working: timedelta) -> datetime:
        """The first instant, in UTC, at which so much working time has passed since `start`.

        Of no working time that is `start` itself. Raises `WrongArgument` for what is no timedelta
        of 0 or more, `NoDeadline` where it lies beyond the year 2200, and what is wrong with
        `start`.
        """
        WORKING_TIME.check("working", working)
        since = self._moment(start)
        left = working
        if not left:
            return since
        for opens, closes in self._spans(since, date(LAST_YEAR, 12, 31)):
            passed = closes - opens
            if passed >= left:
                return opens + left
            left -= passed
        raise NoDeadline(since.isoformat(), str(working), LAST_YEAR)

    def _moment(self, at: datetime) -> datetime:
        """An instant in UTC, where it has a date in the zone within the years that are known."""
        moment = instant(at)
        if not FIRST_YEAR <= local_date(moment, self.zone).year <= LAST_YEAR:
            raise InstantOutOfRange(moment, self.zone)
        return moment

    def _spans(self, since: datetime, last: date) -> Iterator[tuple[datetime, datetime]]:
        """The spans of work in UTC, one after another, from an instant on up to a date."""
        there = zone(self.zone)
        rows = sorted(self.hours, key=lambda row: row.opens)
        by_day = {day: [row for row in rows if row.weekday is day] for day in Weekday}
        closed = {day.on for day in self.closed}
        # The hours of the day before may end after a midnight that the clock shows twice.
        day, done = local_date(since, self.zone) - _DAY, since
        while day <= last:
            for row in () if day in closed else by_day[Weekday.of(day)]:
                opens = shows(day, minutes(row.opens), there, last=False)
                late = row.closes != _MIDNIGHT
                closes = shows(day, minutes(row.closes), there, last=late)
                if closes > done:
                    yield max(opens, done), closes
                    done = closes
            day += _DAY
