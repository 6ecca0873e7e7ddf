"""Columns of dates: text in declared formats, or values that are dates already."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

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

When = TypeVar("When", bound=date)

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
        formats = [read_format(part, index, text, language) for index, text in enumerate(texts)]
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


def read_format(part: Part, index: int, text: str, language: str | None) -> DateFormat | None:
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
    """The one date that the formats give; blank is None."""
    if is_blank(text):
        return None
    found = one_of(formats or (ISO,), text, partial(_day, zones=zones))
    if found is None:
        raise other_format(formats, text)
    return found


def one_of(
    formats: tuple[DateFormat, ...], text: str, settle: Callable[[dict[str, str]], When]
) -> When | None:
    """The one date or instant that formats give; two different ones are none at all.

    `settle` makes it of the parts of a text, and may raise `Unreadable`. None where no format fits.
    """
    found: dict[When, str] = {}
    fault: Unreadable | None = None
    for one in formats:
        parts = one.parts(text) if len(text) <= LONGEST_DATE else None
        if parts is not None:
            try:
                found.setdefault(settle(parts), one.text)
            except Unreadable as unreadable:
                fault = unreadable
    if len(found) == 1:
        return found.popitem()[0]
    if found:
        raise Unreadable(kinds.AMBIGUOUS_DATE, ", ".join(found.values()))
    if fault is not None:
        raise fault
    return None


def other_format(formats: tuple[DateFormat, ...], text: str) -> Unreadable:
    """Why a text is in none of the declared formats."""
    if len(text) <= LONGEST_DATE and _TWO_DIGIT_YEAR.fullmatch(text):
        return Unreadable(kinds.TWO_DIGIT_YEAR)
    if not formats:
        return Unreadable(kinds.UNDECLARED_DATE_FORMAT)
    return Unreadable(kinds.OTHER_DATE_FORMAT, ", ".join(one.text for one in formats))


def _day(parts: dict[str, str], zones: Zones) -> date:
    moment = moment_of(parts)
    if not isinstance(moment, datetime):
        return moment
    return zones.of_local(moment) if moment.tzinfo is None else zones.of_instant(moment)


def moment_of(parts: dict[str, str]) -> date | datetime:
    """What the parts of a text say: a date, a time without an offset, or an instant."""
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
    return local.replace(tzinfo=offset_of(parts["offset"])) if "offset" in parts else local


def offset_of(text: str) -> timezone:
    """The distance from UTC that a text says: Z, or hours and minutes."""
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
