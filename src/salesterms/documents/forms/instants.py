"""Dates and instants as they stand in a document: ISO 8601 without its variants.

A date is `YYYY-MM-DD`. An instant has the form of RFC 3339, and behind it, where its zone has a
name, that name in brackets, as RFC 9557 has it: `2024-03-31T10:30:00+02:00[Europe/Amsterdam]`.
Python's own reading takes more forms, and other ones in each version, so the form is checked first.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from salesterms.documents import kinds
from salesterms.errors import Text, Unreadable
from salesterms.values import FIRST_YEAR, LAST_YEAR, is_zone, zone

_DAY = r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"

#: The years 1900 to 2200, and the day after the last of them, with which periods end.
DATE = rf"(?:(?:19|20|21)[0-9]{{2}}|2200)-{_DAY}|2201-01-01"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?"
_OFFSET = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9](?::[0-5][0-9])?|14:00(?::00)?))"
_ZONE = r"\[[A-Za-z][A-Za-z0-9_+/-]{0,63}\]"

#: An instant as RFC 3339 has it, and with the name of its zone.
PLAIN_INSTANT = rf"(?:{DATE})T{_TIME}{_OFFSET}"
ZONED_INSTANT = rf"(?:{DATE})T{_TIME}{_OFFSET}{_ZONE}"

_date = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII).fullmatch
_instant = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?)"
    r"(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"(?:\[([A-Za-z][A-Za-z0-9_+/-]{0,63})\])?",
    re.ASCII,
).fullmatch
_time = re.compile(_TIME, re.ASCII).fullmatch

#: What most instants look like: a distance from UTC and no name of a zone, all within bounds.
_usual = re.compile(
    rf"(?:19|20|21)[0-9]{{2}}-[01][0-9]-[0-3][0-9]T{_TIME}"
    r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])",
    re.ASCII,
).fullmatch
_LONGEST = 128
_WIDEST_OFFSET = timedelta(hours=14)
_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR + 1, 1, 1)

#: Dates that are remembered: a document has few different ones.
_REMEMBERED = 4096

A_DATE = Text("a date", "date")
AN_INSTANT = Text("a datetime", "datetime")


def read_date(given: Any) -> date:
    """Text to a date."""
    if given.__class__ is str:
        return _read_date(given)
    raise Unreadable(kinds.NOT_A_DATE)


@lru_cache(_REMEMBERED)
def _read_date(text: str) -> date:
    if len(text) != len("YYYY-MM-DD") or not _date(text):
        raise Unreadable(kinds.NOT_A_DATE)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Unreadable(kinds.NO_SUCH_DATE) from None
    return _in_range(day)


def write_date(value: Any) -> str:
    """A plain date as text; an instant is none."""
    if value.__class__ is not date:
        raise Unreadable(kinds.WRONG_TYPE, A_DATE)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        _in_range(value)
    return value.isoformat()


def _in_range(day: date) -> date:
    if not _FIRST <= day <= _LAST:
        raise Unreadable(kinds.NO_SUCH_DATE)
    return day


def read_instant(given: Any) -> datetime:
    """Text to an aware instant, in the zone that it names."""
    if given.__class__ is not str or len(given) > _LONGEST:
        raise Unreadable(kinds.NOT_AN_INSTANT)
    if _usual(given):
        try:
            return datetime.fromisoformat(given)
        except ValueError:
            raise Unreadable(kinds.NO_SUCH_DATE) from None
    found = _instant(given)
    if found is None:
        raise Unreadable(kinds.NOT_AN_INSTANT)
    local_text, offset, name = found.groups()
    if offset is None:
        raise Unreadable(kinds.NAIVE_INSTANT)
    if not _time(local_text, len("YYYY-MM-DDT")):  # newer versions of Python read 24:00:00
        raise Unreadable(kinds.NO_SUCH_DATE)
    try:
        local = datetime.fromisoformat(local_text)
    except ValueError:
        raise Unreadable(kinds.NO_SUCH_DATE) from None
    _in_range(local.date())
    instant = local.replace(tzinfo=_offset(offset))
    return instant if name is None else _in_zone(instant, local, name)


def _offset(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    size = timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))
    if minutes > 59 or sum(seconds) > 59 or size > _WIDEST_OFFSET:  # noqa: PLR2004 - of a clock
        raise Unreadable(kinds.BAD_OFFSET)
    return timezone(-size if text[0] == "-" else size)


def _in_zone(instant: datetime, local: datetime, name: str) -> datetime:
    """The same time in a named zone, which must be that far from UTC then."""
    if not is_zone(name):
        raise Unreadable(kinds.UNKNOWN_ZONE)
    there = zone(name)
    for fold in (0, 1):
        found = local.replace(tzinfo=there, fold=fold)
        if found.utcoffset() == instant.utcoffset():
            return found
    raise Unreadable(kinds.OTHER_OFFSET)


def write_instant(value: Any) -> str:
    """An aware instant as text, with the name of its zone where it has one."""
    if (
        value.__class__ is datetime
        and value.tzinfo is UTC
        and FIRST_YEAR <= value.year <= LAST_YEAR
    ):
        return value.isoformat()  # as most instants are
    if value.__class__ is not datetime:
        raise Unreadable(kinds.WRONG_TYPE, AN_INSTANT)
    there = value.tzinfo
    if there is None:
        raise Unreadable(kinds.NAIVE_INSTANT)
    _in_range(value.date())
    if type(there) is timezone:
        return _plain(value)
    if type(there) is ZoneInfo and there.key:
        if not is_zone(there.key):
            raise Unreadable(kinds.UNKNOWN_ZONE)
        return f"{_plain(value)}[{there.key}]"
    raise Unreadable(kinds.UNNAMED_ZONE)


def _plain(value: datetime) -> str:
    offset = value.utcoffset()
    if offset is None or offset.microseconds or abs(offset) > _WIDEST_OFFSET:
        raise Unreadable(kinds.BAD_OFFSET)
    return value.isoformat()
