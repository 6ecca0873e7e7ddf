"""An instant written in a date format: what an error shows must look like the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.mapping.date_format import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from salesterms.mapping.date_format import DateFormat

#: Token -> how the part of an instant for which it stands is written.
_WRITTEN: dict[str, Callable[[datetime], str]] = {
    "YYYY": "{0.year:04}".format,
    "MM": "{0.month:02}".format,
    "M": "{0.month}".format,
    "DD": "{0.day:02}".format,
    "D": "{0.day}".format,
    "HH": "{0.hour:02}".format,
    "H": "{0.hour}".format,
    "hh": "{0:%I}".format,
    "h": lambda moment: str(int(f"{moment:%I}")),
    "A": lambda moment: "AM" if moment.hour < _NOON else "PM",
    "mm": "{0.minute:02}".format,
    "ss": "{0.second:02}".format,
    "Z": lambda moment: f"{moment:%z}" if moment.utcoffset() else "Z",
}
_NOON = 12
_WHOLE_NAME = "MMMM"
_DIGITS = 6


def written(form: DateFormat, moment: datetime) -> str:
    """An instant as a format writes it, in the zone that it bears.

    >>> from datetime import UTC, datetime
    >>> from salesterms.mapping.date_format import DateFormat
    >>> written(DateFormat("D-M-YYYY HH:mm"), datetime(2026, 3, 5, 9, tzinfo=UTC))
    '5-3-2026 09:00'
    """
    return "".join(_token(token, form.language, moment) for token in form.tokens)


def _token(token: str, language: str | None, moment: datetime) -> str:
    if token in _WRITTEN:
        return _WRITTEN[token](moment)
    if token in ("MMM", _WHOLE_NAME):
        names = MONTHS[language or "en"].split()[moment.month - 1].split("|")
        name = names[0] if token == _WHOLE_NAME else names[:2][-1]
        return name if language == "nl" else name.capitalize()  # as each language writes them
    if token.strip("f"):
        return token  # what stands for itself
    return f"{moment.microsecond:0{_DIGITS}}"[: len(token)].ljust(len(token), "0")
