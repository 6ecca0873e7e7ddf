"""From the text of an argument to what it stands for. Nothing is read here either."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesterms.values import Period

#: The marks between cells by the names that a report prints; a mark may also stand for itself.
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", r"\t": "\t", "pipe": "|"}

_DAYS = re.compile(r"[0-9]{1,5}", re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,5}(\.[0-9]{1,3})?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

#: The years of a day of which the end is asked.
_YEARS = range(1900, 2200)


def day(text: str) -> date:
    """A date written YYYY-MM-DD."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    said = f"{text!r} is no date: write YYYY-MM-DD"
    raise ArgumentTypeError(said)


def moment(text: str) -> date:
    """An instant with its distance from UTC; or a day, of which the mapping knows the zone."""
    try:
        if _DATE.fullmatch(text) and (found := date.fromisoformat(text)).year in _YEARS:
            return found
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is not None and at.utcoffset() is not None:
        return at
    said = f"{text!r} is no instant and no day: write 2026-06-30T23:59:59Z, or 2026-06-30"
    raise ArgumentTypeError(said)


def allowed(text: str) -> tuple[str, str | None]:
    """A kind of verdict and the reason why it is allowed, where one is given."""
    kind, given, why = text.partition("=")
    if not given:
        return kind, None
    if why.strip():
        return kind, why
    said = f"{text!r} has no reason: write KIND=WHY, such as 'skip=small deals need no demo'"
    raise ArgumentTypeError(said)


def delimiter(text: str) -> str:
    """The mark between cells, by its name or as it is."""
    return DELIMITERS.get(text, text)


def days(text: str) -> int:
    """A number of days."""
    if _DAYS.fullmatch(text):
        return int(text)
    said = f"{text!r} is no number of days: write a whole number, 0 or more"
    raise ArgumentTypeError(said)


def seconds(text: str) -> float:
    """A time limit in seconds."""
    if _SECONDS.fullmatch(text) and (found := float(text)) > 0:
        return found
    said = f"{text!r} is no number of seconds: write one above 0, such as 10 or 0.5"
    raise ArgumentTypeError(said)


def period(text: str) -> Period:
    """A period by its name."""
    from salesterms.values import BadPeriod, Period

    try:
        return Period.named(text)
    except BadPeriod as bad:
        raise ArgumentTypeError(str(bad)) from None
