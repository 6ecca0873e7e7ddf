"""Instants: dates and times with a time zone, compared in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from salesterms.errors import SalesTermsError, Text
from salesterms.values.zones import InstantOutOfRange, NaiveInstant

if TYPE_CHECKING:
    from attrs import Attribute


class NotAnInstant(SalesTermsError, TypeError):
    """Something else was given where a date and time is meant."""

    code = "not_an_instant_of_evidence"
    message = Text(
        "{0} is no instant: give a datetime with a time zone",
        "{0} is geen tijdstip: geef een datetime met een tijdzone",
    )


def instant(value: object) -> datetime:
    """A given instant in UTC, which is how instants are compared.

    >>> from datetime import datetime, timedelta, timezone
    >>> instant(datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=2)))).isoformat()
    '2026-03-01T07:00:00+00:00'

    Two clock times of one zone compare as if the clock never went back. Raises `NotAnInstant`,
    `NaiveInstant`, and `InstantOutOfRange` on the first and the last day of all.
    """
    # What pandas has for "no time" is a datetime by its class; it alone does not equal itself.
    if not isinstance(value, datetime) or value != value:  # noqa: PLR0124
        raise NotAnInstant(value)
    if value.utcoffset() is None:
        raise NaiveInstant(value)
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise InstantOutOfRange(value, "UTC") from None


def instant_or_none(value: datetime | None) -> datetime | None:
    """An instant in UTC, and None where there is none: what a field that may hold one equals by.

    >>> instant_or_none(None) is None
    True
    """
    return None if value is None else instant(value)


def instant_text(value: object) -> str:
    """An instant as people read it: to the minute, in UTC; raises what `instant` raises.

    >>> from datetime import UTC, datetime
    >>> instant_text(datetime(2026, 3, 1, 9, 30, 59, tzinfo=UTC))
    '2026-03-01 09:30 UTC'
    """
    at = instant(value).isoformat(sep=" ", timespec="minutes")
    return f"{at.removesuffix('+00:00')} UTC"


def is_instant(_: object, __: Attribute[Any], value: object) -> None:
    """A validator of attrs for a field that holds an instant; raises what `instant` raises."""
    instant(value)
