"""On which weekdays, from when to when, a team works; and the days on which it does not."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, TEXT, one_of
from salesterms.errors import Kind, Problem, Shape, Text
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator


class Weekday(StrEnum):
    """A day of the week, from Monday on.

    >>> Weekday.of(date(2026, 3, 2)).value
    'monday'
    """

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> Weekday:
        """The weekday of a date."""
        return tuple(cls)[day.weekday()]


_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")
A_TIME: Final = Shape(
    Text("a time such as '09:00', up to '24:00'", "een tijd zoals '09:00', tot en met '24:00'"),
    lambda value: isinstance(value, str) and _TIME.fullmatch(value) is not None,
)

CLOSES_FIRST: Final = Kind(
    "closes_before_it_opens",
    Text("it closes at {value}, no later than it opens", "het sluit om {value}, niet na opening"),
    Text(
        "give a time after opens; a night shift is two rows, up to 24:00 and from 00:00",
        "geef een tijd na opens; een nachtdienst is twee rijen, tot 24:00 en vanaf 00:00",
    ),
)


def _opens_first(made: WorkingHours) -> Iterator[Problem]:
    if made.closes <= made.opens:
        yield Problem(kind=CLOSES_FIRST, value=made.closes, path="$.closes")


_HOURS: Final = Rules(
    {"weekday": one_of(Weekday), "opens": A_TIME, "closes": A_TIME},
    Rule(("opens", "closes"), _opens_first),
)
_CLOSED: Final = Rules({"on": A_DATE, "name": TEXT})


def minutes(time: str) -> int:
    """How many minutes of clock time a time is after midnight."""
    return int(time[:2]) * 60 + int(time[3:])


@frozen(kw_only=True)
class WorkingHours:
    """From when to when a team works on a weekday; two rows where there is a break.

    >>> morning = WorkingHours(weekday=Weekday.MONDAY, opens="09:00", closes="12:30")
    >>> morning.opens, morning.closes
    ('09:00', '12:30')

    Times are those of the clock on the wall, in the zone of the calendar: hours and minutes, from
    `00:00` to `24:00`. Raises `EntityProblems`.
    Glossary: part of the calendar by which a lead-handover is answered (002:77).
    """

    weekday: Weekday = field(metadata=about("the day of the week", "de dag van de week"))
    opens: str = field(metadata=about("when work begins", "wanneer het werk begint", alias="van"))
    closes: str = field(metadata=about("when work ends", "wanneer het werk eindigt", alias="tot"))

    def __attrs_post_init__(self) -> None:
        _HOURS.check(self)


@frozen(kw_only=True)
class ClosedDay:
    """A date on which nobody works, and what it is called.

    >>> ClosedDay(on=date(2026, 4, 27), name="Koningsdag").name
    'Koningsdag'

    The library knows no holidays of any country: each date is yours. Raises `EntityProblems`.
    Glossary: part of the calendar by which a lead-handover is answered (002:77).
    """

    on: date = field(metadata=about("the date", "de datum", alias="datum"))
    name: str = field(metadata=about("what it is called", "hoe die heet", alias="naam"))

    def __attrs_post_init__(self) -> None:
        _CLOSED.check(self)
