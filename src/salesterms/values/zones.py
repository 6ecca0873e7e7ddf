"""Named time zones, and the date that an instant has in one of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text, nearest

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo


class UnknownZone(SalesTermsError, LookupError):
    """A time zone that the IANA database does not name."""

    code = "unknown_zone"
    message = Text(
        "No time zone {0} in the IANA database (such as 'Europe/Amsterdam' or 'UTC'); nearest: {1}",
        "Geen tijdzone {0} in de IANA-databank (zoals 'Europe/Amsterdam' of 'UTC'); lijkt op: {1}",
    )

    def __init__(self, zone: object) -> None:
        """Keep the name and the zones that look like it."""
        near = nearest(zone, sorted(_names()))
        super().__init__(zone, near)

    def __reduce__(self) -> tuple[type[UnknownZone], tuple[object]]:
        return UnknownZone, (self.args[0],)


class NaiveInstant(SalesTermsError, ValueError):
    """An instant without a time zone: it could be any of twenty-six hours."""

    code = "naive_instant"
    message = Text(
        "The instant {0} has no time zone: name the zone that it was written in",
        "Het tijdstip {0} heeft geen tijdzone: noem de zone waarin het genoteerd is",
    )


class InstantOutOfRange(SalesTermsError, OverflowError):
    """An instant that has no date in a zone: the first or the last day of all is over there."""

    code = "instant_out_of_range"
    message = Text(
        "The instant {0} has no date in zone {1}: give one from 1900 to 2200",
        "Het tijdstip {0} heeft geen datum in tijdzone {1}: geef er een van 1900 tot en met 2200",
    )

    def __init__(self, instant: datetime, zone: str) -> None:
        """Keep the instant and the zone."""
        super().__init__(instant, zone)


#: Names that the database lists but that say nothing about daylight saving, or read the machine.
_REFUSED = frozenset(
    (
        "EST",
        "MST",
        "HST",
        "EST5EDT",
        "CST6CDT",
        "MST7MDT",
        "PST8PDT",
        "localtime",
        "posixrules",
        "Factory",
    )
)


def zone(name: object) -> ZoneInfo:
    """The zone of that IANA name; no abbreviations such as EST, no paths, no machine default."""
    if is_zone(name):
        return _known(str(name))
    raise UnknownZone(name)


def is_zone(name: object) -> bool:
    """Whether `zone` knows the name: at once, where the error looks for the nearest names."""
    return isinstance(name, str) and name not in _REFUSED and name in _names()


@lru_cache(maxsize=64)
def _known(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo  # only instants need it, and it takes long to load

    return ZoneInfo(name)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


def local_date(instant: datetime, zone_name: str) -> date:
    """The date that an aware instant has in a named zone.

    >>> from datetime import UTC, datetime
    >>> local_date(datetime(2025, 3, 31, 22, 30, tzinfo=UTC), "Europe/Amsterdam")
    datetime.date(2025, 4, 1)
    """
    if instant.utcoffset() is None:
        raise NaiveInstant(instant)
    there = zone(zone_name)
    try:
        return instant.astimezone(there).date()
    except OverflowError:
        raise InstantOutOfRange(instant, zone_name) from None
