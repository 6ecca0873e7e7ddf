"""A small language of date formats, compiled to one regular expression of ASCII digits.

Tokens: YYYY; MM or M; DD or D; MMM and MMMM, names of months; HH or H, or hh or h with A for AM
and PM; mm; ss; f to fffffffff, digits of a second; Z, an offset. A T, and everything that is not a
letter, stands for itself.
Two-digit years do not exist here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text

#: Longest text that can be a date with a time.
LONGEST_DATE = 64

#: Language -> the names and abbreviations of the twelve months; more spellings after a stroke.
MONTHS = {
    "en": (
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
        "september|sept|sep october|oct november|nov december|dec"
    ),
    "nl": (
        "januari|jan februari|feb maart|mrt|maa april|apr mei juni|jun juli|jul augustus|aug "
        "september|sept|sep oktober|okt november|nov december|dec"
    ),
}

#: Token -> the part of an instant that it writes, and its pattern (names: by language).
_TOKENS = {
    "YYYY": ("year", "[0-9]{4}"),
    "MMMM": ("name", ""),
    "MMM": ("name", ""),
    "MM": ("month", "[0-9]{2}"),
    "M": ("month", "[0-9]{1,2}"),
    "DD": ("day", "[0-9]{2}"),
    "D": ("day", "[0-9]{1,2}"),
    "HH": ("hour", "[0-9]{2}"),
    "H": ("hour", "[0-9]{1,2}"),
    "hh": ("hour", "[0-9]{2}"),
    "h": ("hour", "[0-9]{1,2}"),
    "A": ("half", "(?i:AM|PM)"),
    "mm": ("minute", "[0-9]{2}"),
    "ss": ("second", "[0-9]{2}"),
    "Z": ("offset", "Z|[+-][0-9]{2}:?[0-9]{2}"),
}
_FRACTION = "f{1,9}"
_TOKEN = re.compile(
    f"YYYY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|A|mm|ss|{_FRACTION}|Z|T|[A-Za-z]+|.", re.DOTALL
)

#: Parts that ask for others: a month and a day for every date, an hour for minutes, and so on.
_NEEDS = {
    "year": ("month", "day"),
    "hour": ("minute",),
    "minute": ("hour",),
    "second": ("minute",),
    "fraction": ("second",),
    "offset": ("hour",),
    "half": ("hour",),
}

#: An hour of twelve, as it is written -> the hours since midnight or noon.
_HOURS = {written: hour % 12 for hour in range(1, 13) for written in (f"{hour}", f"{hour:02}")}
_NO_HOUR = 24


class BadDateFormat(SalesTermsError, ValueError):
    """A date format that does not say one thing: the part of it that is at fault is named."""

    code = "bad_date_format"
    message = Text("Date format {0}: {1}", "Datumvorm {0}: {1}")

    def __init__(self, text: str, culprit: str) -> None:
        """Keep the format and the part of it that is at fault."""
        super().__init__(text, culprit)
        self.culprit = culprit


@frozen
class DateFormat:
    """One way to write a date, with or without a time of day.

    >>> DateFormat("D-M-YYYY").parts("3-1-2024")
    {'day': '3', 'month': '1', 'year': '2024'}
    >>> DateFormat("D MMM YYYY", "nl").parts("3 mrt. 2024")["month"]
    '3'

    D, M, H and h take one or two digits, DD, MM, HH and hh exactly two. A format that cannot be
    read in one way raises `BadDateFormat`.
    """

    text: str
    language: str | None = None
    tokens: tuple[str, ...] = field(init=False, eq=False, repr=False)
    _match: Callable[[str], re.Match[str] | None] = field(init=False, eq=False, repr=False)
    has_time: bool = field(init=False, eq=False, repr=False)
    has_offset: bool = field(init=False, eq=False, repr=False)
    has_names: bool = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        tokens = _TOKEN.findall(self.text)
        parts = [_part(token) for token in tokens]
        _check(self.text, tokens, parts)
        pattern = "".join(map(self._pattern, tokens, parts))
        for name, value in (
            ("tokens", tuple(tokens)),
            ("_match", re.compile(pattern, re.ASCII).fullmatch),
            ("has_time", "hour" in parts),
            ("has_offset", "offset" in parts),
            ("has_names", "name" in parts),
        ):
            object.__setattr__(self, name, value)

    def parts(self, text: str) -> dict[str, str] | None:
        """The digits of each part of a text of this format; None when it has another.

        The name of a month comes back as its number, and an hour with AM or PM as one of 24.
        """
        found = self._match(text)
        if found is None:
            return None
        parts = found.groupdict()
        name = parts.pop("name", None)
        if name is not None:
            parts["month"] = _NUMBERS[self.language][name.rstrip(".").lower()]
        half = parts.pop("half", None)
        if half is not None:
            hour = _HOURS.get(parts["hour"], _NO_HOUR)
            parts["hour"] = str(hour + 12 * (half.upper() == "PM"))
        return parts

    def _pattern(self, token: str, part: str | None) -> str:
        if part is None:
            return re.escape(token)
        if part == "name":
            names = "|".join(MONTHS.get(self.language or "", "").split())
            return rf"(?P<name>(?i:{names})\.?)"
        if part == "fraction":
            return rf"(?P<fraction>[0-9]{{{len(token)}}})"
        return f"(?P<{part}>{_TOKENS[token][1]})"


def _part(token: str) -> str | None:
    if token in _TOKENS:
        return _TOKENS[token][0]
    return "fraction" if re.fullmatch(_FRACTION, token) else None


def _check(text: str, tokens: list[str], parts: list[str | None]) -> None:
    """Raise unless the format says each thing once, leaves nothing out and reads in one way."""
    kinds = ["month" if part == "name" else part for part in parts]
    for token, part in zip(tokens, parts, strict=True):
        if part is None and token != "T" and token.isascii() and token.isalpha():  # noqa: S105 - a letter of a format
            raise BadDateFormat(text, repr(token))
    for part in filter(None, kinds):
        if kinds.count(part) > 1:
            raise BadDateFormat(
                text, " ".join(t for t, k in zip(tokens, kinds, strict=True) if k == part)
            )
    for part in ("year", *filter(None, kinds)):
        for needed in (part, *_NEEDS.get(part, ())):
            if needed not in kinds:
                raise BadDateFormat(
                    text, " | ".join(t for t, p in _TOKENS.items() if p[0] == needed)
                )
    if ("half" in parts) != bool({"hh", "h"} & {*tokens}):
        raise BadDateFormat(text, "h | hh" if "half" in parts else "A")
    _check_neighbours(text, tokens, parts)


def _check_neighbours(text: str, tokens: list[str], parts: list[str | None]) -> None:
    """One or two digits beside other digits could be cut in two ways: 111 is 1-11 and 11-1."""
    for index in range(1, len(tokens)):
        pair = tokens[index - 1 : index + 1]
        digits = [
            part not in (None, "name", "offset", "half") or token.isdigit()
            for token, part in zip(pair, parts[index - 1 : index + 1], strict=True)
        ]
        if all(digits) and any(token in ("D", "M", "H", "h") for token in pair):
            raise BadDateFormat(text, repr("".join(pair)))


def _numbers(names: str) -> dict[str, str]:
    months = enumerate(names.split(), 1)
    return {name: str(number) for number, month in months for name in month.split("|")}


_NUMBERS: dict[str | None, dict[str, str]] = {
    language: _numbers(names) for language, names in MONTHS.items()
}
