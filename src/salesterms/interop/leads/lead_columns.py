"""Columns of a lead that may be blank: an instant, an id of another record, a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.mapping.any_value import is_missing
from salesterms.mapping.blanks import is_blank
from salesterms.mapping.instants import InstantSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from salesterms.mapping import Zones
    from salesterms.mapping.part import Part


@frozen(kw_only=True)
class LeadInstantSource(InstantSource):
    """The column of an instant at which something happened; blank where it did not.

    >>> from salesterms.mapping import Zones
    >>> read = LeadInstantSource(column="ConvertedDate").text_reader(Zones())
    >>> read("2026-03-02T09:00:00Z").isoformat(), read(" ")
    ('2026-03-02T09:00:00+00:00', None)
    """

    @classmethod
    def read(cls, part: Part) -> LeadInstantSource:
        """The source as a mapping document declares it."""
        plain = InstantSource.read(part)
        return cls(column=plain.column, formats=plain.formats, epoch=plain.epoch)

    def text_reader(self, zones: Zones) -> Callable[[str], Any]:
        """Text to an instant in UTC; blank is None."""
        read = super().text_reader(zones)
        return lambda text: None if is_blank(text) else read(text)

    def value_reader(self, zones: Zones) -> Callable[[Any], Any]:
        """Text, instants, dates and counts to an instant in UTC; blank is None."""
        read = super().value_reader(zones)

        def instant_or_none(given: Any) -> datetime | None:
            blank = is_blank(given) if isinstance(given, str) else is_missing(given)
            return None if blank else read(given)

        return instant_or_none
