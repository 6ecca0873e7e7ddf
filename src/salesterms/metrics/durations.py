"""Spans of time as exact numbers: seconds in a row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from salesterms.values.decimals import EXACT

if TYPE_CHECKING:
    from datetime import timedelta

_MICROSECONDS: Final = 1_000_000
_SECONDS_A_DAY: Final = 86_400


def exact_seconds(span: timedelta) -> Decimal:
    """A span as seconds, exact to the microsecond, whatever the caller's decimal context.

    >>> from datetime import timedelta
    >>> exact_seconds(timedelta(minutes=1, microseconds=5))
    Decimal('60.000005')
    """
    micros = (span.days * _SECONDS_A_DAY + span.seconds) * _MICROSECONDS + span.microseconds
    return EXACT.divide(Decimal(micros), Decimal(_MICROSECONDS))
