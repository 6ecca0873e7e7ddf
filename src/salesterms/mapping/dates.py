"""Columns of dates: text in declared formats, or values that are dates already."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Unreadable
from salesterms.mapping import document_kinds, kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.blanks import is_blank
from salesterms.mapping.date_format import LONGEST_DATE, MONTHS, BadDateFormat, DateFormat
from salesterms.mapping.zones import Zones, check_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.any_value import Takes
    from salesterms.mapping.part import Part

#: What is read where no format is declared.
ISO = DateFormat("YYYY-MM-DD")

#: Dates of one column that are remembered: a column has few different ones.
_REMEMBERED = 4096

_MIDNIGHT = datetime.min.time()

#: A day, a month and two digits, in this or another order, with or without a time behind them.
_TWO_DIGIT_YEAR = re.compile(
    r"[0-9]{1,2}([-/. ])(?:[0-9]{1,2}|[a-z]{3,9}\.?)\1[0-9]{2}(?![0-9]).*", re.ASCII | re.IGNORECASE
)


@frozen(kw_only=True)
class DateSource:
    """The column of a date and the formats that it is written in, tried in order.

    >>> source = DateSource(column="Closed", formats=(DateFormat("D-M-YYYY"),))
    >>> source.text_reader(Zones())("3-1-2024")
    datetime.date(2024, 1, 3)
    """

    column: str
    formats: tuple[DateFormat, ...] = ()

    @classmethod
    def read(cls, part: Part) -> DateSource:
        """The source as a mapping document declares it."""
        part.only("column", "formats", "language")
        language = part.choice("language", MONTHS)
        column, texts = part.needed_text("column"), part.texts("formats")
        formats = [_format(part, index, text, language) for index, text in enumerate(texts)]
        return cls(column=column, formats=tuple(one for one in formats if one is not None))

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def document(self) -> object:
        """The source as it stands in a document."""
        if not self.formats:
            return self.column
        language = {one.language for one in self.formats} - {None}
        return {
            "column": self.column,
            "formats": [one.text for one in self.formats],
            **({"language": language.pop()} if language else {}),
        }

    def check_zones(self, zones: Zones, part: Part, name: str) -> None:
        """Note what the zones lack for the formats of this column."""
        for one in self.formats:
            lacks = []
            if one.has_time and not one.has_offset and zones.written_in is None:
                lacks.append("written_in")
            if one.has_offset and zones.dates_in is None:
                lacks.append("dates_in")
            if lacks:
                part.fault(document_kinds.ZONE_NEEDED, name, one.text, ", ".join(lacks))

    def text_reader(self, zones: Zones) -> Callable[[str], date | None]:
        """Text to date; blank is None."""
        return lru_cache(_REMEMBERED)(partial(_read, self.formats, zones))

    def value_reader(self, zones: Zones) -> Callable[[Any], date | None]:
        """Text, dates and instants to date; blank and None are None."""

        def whole(day: date) -> date:
            check_year(day.year)
            return day

        takes: Takes = {date: whole, datetime: partial(_instant, zones)}
        return any_value(self.text_reader(zones), takes, "date, datetime, str")


def _format(part: Part, index: int, text: str, language: str | None) -> DateFormat | None:
    """One declared format; None when it cannot be used, which is noted."""
    key = f"formats[{index}]"
    try:
        found = DateFormat(text)
    except BadDateFormat as bad:
        part.fault(document_kinds.BAD_FORMAT, key, text, bad.culprit)
        return None
    if not found.has_names:
        return found
    if language is None:
        part.fault(document_kinds.NO_LANGUAGE, key, text)
    return DateFormat(text, language)


def _read(formats: tuple[DateFormat, ...], zones: Zones, text: str) -> date | None:
    """The one date that the formats give; two different ones are no date at all."""
    if is_blank(text):
        return None
    days: dict[date, str] = {}
    fault: Unreadable | None = None
    for one in formats or (ISO,):
        parts = one.parts(text) if len(text) <= LONGEST_DATE else None
        if parts is not None:
            try:
                days.setdefault(_day(parts, zones), one.text)
            except Unreadable as unreadable:
                fault = unreadable
    if len(days) == 1:
        return days.popitem()[0]
    if days:
        raise Unreadable(kinds.AMBIGUOUS_DATE, ", ".join(days.values()))
    raise fault or _other_format(formats, text)


def _other_format(formats: tuple[DateFormat, ...], text: str) -> Unreadable:
    if len(text) <= LONGEST_DATE and _TWO_DIGIT_YEAR.fullmatch(text):
        return Unreadable(kinds.TWO_DIGIT_YEAR)
    if not formats:
        return Unreadable(kinds.UNDECLARED_DATE_FORMAT)
    return Unreadable(kinds.OTHER_DATE_FORMAT, ", ".join(one.text for one in formats))


def _day(parts: dict[str, str], zones: Zones) -> date:
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts["day"])
    check_year(year)
    try:
        if "hour" not in parts:
            return date(year, month, day)
        local = datetime(  # noqa: DTZ001 - the zone follows
            year,
            month,
            day,
            int(parts["hour"]),
            int(parts["minute"]),
            int(parts.get("second", 0)),
            int(parts.get("fraction", "0")[:6].ljust(6, "0")),
        )
    except ValueError:
        raise Unreadable(kinds.NO_SUCH_DATE) from None
    if "offset" not in parts:
        return zones.of_local(local)
    return zones.of_instant(local.replace(tzinfo=_offset(parts["offset"])))


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:  # noqa: PLR2004 - the widest offset in use, and an hour
        raise Unreadable(kinds.BAD_OFFSET)
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if text[0] == "-" else size)


def _instant(zones: Zones, value: datetime) -> date:
    """A typed instant; without an offset and at midnight it is a date: frames have no other way."""
    if value.tzinfo is not None:
        return zones.of_instant(value)
    if zones.written_in is None and value.time() == _MIDNIGHT:
        check_year(value.year)
        return value.date()
    return zones.of_local(value)
