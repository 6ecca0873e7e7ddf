"""The column of an instant: text in declared formats, a count since 1970, or values of Python."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Unreadable
from salesterms.mapping import document_kinds, kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.blanks import is_blank
from salesterms.mapping.date_format import DateFormat
from salesterms.mapping.date_writing import written
from salesterms.mapping.dates import (
    DateSource,
    moment_of,
    offset_of,
    one_of,
    other_format,
    read_format,
)
from salesterms.mapping.zones import check_year
from salesterms.values import zone
from salesterms.values.zones import InstantOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesterms.mapping.any_value import Takes
    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones

#: What is read where no format is declared: instants that can be read in one way only.
_OWN = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([0-9]{2}):[0-9]{2}:[0-9]{2}(?:\.[0-9]{3}|\.[0-9]{6})?)"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})",
    re.ASCII,
)

#: Formats that are a count since 1970-01-01 in UTC -> what one of it is.
EPOCHS: Mapping[str, timedelta] = {
    "epoch_s": timedelta(seconds=1),
    "epoch_ms": timedelta(milliseconds=1),
}
_START = datetime(1970, 1, 1, tzinfo=UTC)
_COUNT = re.compile(r"-?[0-9]{1,14}", re.ASCII)
_REMEMBERED = 4096
_MIDNIGHT = "24"


@frozen(kw_only=True)
class InstantSource(DateSource):
    """The column of the instant at which a stage was entered, and how it is written.

    >>> from salesterms.mapping import Zones
    >>> source = InstantSource(column="At", formats=(DateFormat("D-M-YYYY HH:mm"),))
    >>> source.text_reader(Zones(written_in="Europe/Amsterdam"))("1-7-2026 09:00").isoformat()
    '2026-07-01T07:00:00+00:00'

    Every format of a date is one of an instant: without a time it is the beginning of the day, in
    the zone of writing. `epoch` is a count since 1970 in its place.
    """

    epoch: str | None = None

    @classmethod
    def read(cls, part: Part) -> InstantSource:
        """The source as a mapping document declares it."""
        epochs = [text for text in part.texts("formats") if text in EPOCHS]
        if not epochs:
            plain = DateSource.read(part)
            return cls(column=plain.column, formats=plain.formats)
        part.only("column", "formats", "language")
        for index, text in enumerate(part.texts("formats")):
            if text != epochs[0]:
                read_format(part, index, f"{epochs[0]} | {text}", None)
        return cls(column=part.needed_text("column"), epoch=epochs[0])

    def document(self) -> object:
        """The source as it stands in a document."""
        if self.epoch is None:
            return super().document()
        return {"column": self.column, "formats": [self.epoch]}

    def check_zones(self, zones: Zones, part: Part, name: str) -> None:
        """Note what the zones lack for the formats of this column."""
        for one in self.formats:
            if not one.has_offset and zones.written_in is None:
                part.fault(document_kinds.INSTANT_ZONE_NEEDED, name, one.text)

    def text_reader(self, zones: Zones) -> Callable[[str], datetime]:
        """Text to an instant in UTC; a blank is a problem."""
        return lru_cache(_REMEMBERED)(partial(self._read, zones))

    def value_reader(self, zones: Zones) -> Callable[[Any], datetime]:
        """Text, instants, dates, and counts where they are declared, to an instant in UTC."""
        takes: Takes = {date: zones.instant_of, datetime: zones.instant_of}
        wanted = "datetime, date, str"
        if self.epoch is not None:
            takes, wanted = {**takes, int: self._of_count}, f"{wanted}, int"
        return any_value(self.text_reader(zones), takes, wanted)

    def written(self, moment: datetime, zones: Zones) -> str:
        """An instant as the column has it: in the first of its formats, and in its zone.

        >>> from salesterms.mapping import Zones
        >>> source = InstantSource(column="At", formats=(DateFormat("D-M-YYYY"),))
        >>> late = datetime(2026, 3, 1, 23, tzinfo=UTC)
        >>> source.written(late, Zones(written_in="Europe/Amsterdam"))
        '2-3-2026'
        """
        if self.epoch is not None:
            return str((moment - _START) // EPOCHS[self.epoch])
        try:
            there = moment.astimezone(zone(zones.written_in or "UTC"))
        except OverflowError:
            raise InstantOutOfRange(moment, zones.written_in or "UTC") from None
        return written(self.formats[0], there) if self.formats else there.isoformat()

    def _read(self, zones: Zones, text: str) -> datetime:
        if is_blank(text):
            raise Unreadable(kinds.MISSING_INSTANT)
        if self.epoch is not None:
            if _COUNT.fullmatch(text) is None:
                raise Unreadable(kinds.OTHER_DATE_FORMAT, self.epoch)
            return self._of_count(int(text))
        if not self.formats:
            return zones.instant_of(_own(text))
        found = one_of(self.formats, text, lambda parts: zones.instant_of(moment_of(parts)))
        if found is None:
            raise other_format(self.formats, text)
        return found

    def _of_count(self, count: int) -> datetime:
        try:
            moment = _START + count * EPOCHS[self.epoch or "epoch_s"]
        except OverflowError:
            raise Unreadable(kinds.NO_SUCH_DATE) from None
        check_year(moment.year)
        return moment


def _own(text: str) -> datetime:
    """The instant of a text in the form that is read where none is declared."""
    found = _OWN.fullmatch(text)
    if found is None:
        fault = other_format((), text)
        undeclared = fault.kind is kinds.UNDECLARED_DATE_FORMAT
        raise Unreadable(kinds.UNDECLARED_INSTANT_FORMAT) if undeclared else fault
    local, hour, offset = found.groups()
    if hour == _MIDNIGHT:  # which some versions of Python take for the next day
        raise Unreadable(kinds.NO_SUCH_DATE)
    try:
        moment = datetime.fromisoformat(local)
    except ValueError:
        raise Unreadable(kinds.NO_SUCH_DATE) from None
    return moment.replace(tzinfo=offset_of(offset))


@frozen(kw_only=True)
class DaySource(InstantSource):
    """The column of the day of a snapshot: `YYYY-MM-DD` where no format is declared."""

    @classmethod
    def read(cls, part: Part) -> DaySource:
        """The source as a mapping document declares it."""
        plain = InstantSource.read(part)
        own = () if plain.epoch else (DateFormat("YYYY-MM-DD"),)
        return cls(column=plain.column, formats=plain.formats or own, epoch=plain.epoch)
