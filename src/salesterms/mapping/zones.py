"""From an instant, or a local time, to the date that counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Unreadable
from salesterms.mapping import document_kinds, kinds
from salesterms.values import FIRST_YEAR, LAST_YEAR, UnknownZone, zone

if TYPE_CHECKING:
    from salesterms.mapping.part import Part

_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Zones:
    """The zone in which times without an offset were written, and the zone that dates are in.

    >>> zones = Zones(written_in="UTC", dates_in="Europe/Amsterdam")
    >>> zones.of_local(datetime(2024, 6, 30, 23, 30))
    datetime.date(2024, 7, 1)
    """

    written_in: str | None = None
    dates_in: str | None = None

    @classmethod
    def read(cls, part: Part) -> Zones:
        """The zones of a mapping document."""
        return cls.read_keys(part, "written_in", "dates_in")

    @classmethod
    def read_keys(cls, part: Part, *keys: str) -> Zones:
        """The same, of a document in which only some of the keys have a meaning."""
        part.only(*keys)
        names = {key: part.text(key) for key in keys}
        for key, name in names.items():
            try:
                if name is not None:
                    zone(name)
            except UnknownZone as unknown:
                part.fault(document_kinds.BAD_ZONE, key, name, ", ".join(unknown.args[1]))
                names[key] = "UTC"
        return cls(**names)

    def document(self) -> dict[str, object]:
        """The zones as they stand in a document."""
        given = (("written_in", self.written_in), ("dates_in", self.dates_in))
        return {key: name for key, name in given if name is not None}

    def of_instant(self, instant: datetime) -> date:
        """The date of an instant with an offset, in the zone of the dates."""
        check_year(instant.year)
        offset = instant.utcoffset()
        if offset is None or abs(offset) > timedelta(hours=14):
            raise Unreadable(kinds.BAD_OFFSET)
        if self.dates_in is None:
            raise Unreadable(kinds.NO_ZONE)
        return _checked(instant.astimezone(zone(self.dates_in)).date())

    def of_local(self, local: datetime) -> date:
        """The date of a time without an offset, written in the zone of writing."""
        check_year(local.year)
        if self.written_in is None:
            raise Unreadable(kinds.NO_ZONE)
        if self.dates_in in (None, self.written_in):
            return local.date()
        return self._moved(local, self.written_in, self.dates_in or self.written_in)

    def _moved(self, local: datetime, written_in: str, dates_in: str) -> date:
        """Both readings of the clock must give one date, and the clock must show the time."""
        instants = _instants(local, written_in)
        days = {instant.astimezone(zone(dates_in)).date() for instant in instants}
        if len(days) > 1:
            raise Unreadable(kinds.AMBIGUOUS_TIME, written_in)
        return _checked(days.pop())

    def instant_of(self, moment: date) -> datetime:
        """The instant in UTC of a date, a local time or an instant; a date begins its day.

        >>> Zones(written_in="Europe/Amsterdam").instant_of(date(2026, 7, 1)).isoformat()
        '2026-06-30T22:00:00+00:00'
        """
        check_year(moment.year)
        if not isinstance(moment, datetime):
            return self._beginning(moment)
        plain = datetime.combine(moment.date(), moment.time())
        if moment.tzinfo is not None:
            return _in_utc(plain, moment.utcoffset())
        if self.written_in is None:
            raise Unreadable(kinds.NO_ZONE_OF_INSTANT)
        found = set(_instants(plain, self.written_in))
        if len(found) > 1:
            raise Unreadable(kinds.AMBIGUOUS_INSTANT, self.written_in)
        return found.pop()

    def _beginning(self, day: date) -> datetime:
        """The first instant of a day: where the clock skips midnight, the one after that."""
        if self.written_in is None:
            raise Unreadable(kinds.NO_ZONE_OF_DAY)
        there = zone(self.written_in)
        midnight = datetime(day.year, day.month, day.day, tzinfo=there)
        return midnight.astimezone(UTC)


def _in_utc(local: datetime, offset: timedelta | None) -> datetime:
    """The instant of a clock that shows a time at an offset."""
    if offset is None or abs(offset) > timedelta(hours=14):
        raise Unreadable(kinds.BAD_OFFSET)
    return local.replace(tzinfo=UTC) - offset


def _instants(local: datetime, written_in: str) -> list[datetime]:
    """Both readings of a clock that shows a time; the clock must show it."""
    there = zone(written_in)
    found = [local.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (0, 1)]
    if all(i.astimezone(there).replace(tzinfo=None) != local for i in found):
        raise Unreadable(kinds.NONEXISTENT_TIME, written_in)
    return found


def _checked(day: date) -> date:
    check_year(day.year)
    return day


def check_year(year: int) -> None:
    """Raise unless a year lies in the range that dates may have."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(kinds.NO_SUCH_DATE)
