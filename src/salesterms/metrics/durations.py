"""Spans of time as exact numbers: seconds in a row, hours in an answer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.metrics.formulas import mean_of, median_of
from salesterms.results import Formula
from salesterms.values.decimals import EXACT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta
    from fractions import Fraction

_MICROSECONDS: Final = 1_000_000
_SECONDS_A_DAY: Final = 86_400
_AN_HOUR: Final = 3_600


def exact_seconds(span: timedelta) -> Decimal:
    """A span as seconds, exact to the microsecond, whatever the caller's decimal context.

    >>> from datetime import timedelta
    >>> exact_seconds(timedelta(minutes=1, microseconds=5))
    Decimal('60.000005')
    """
    micros = (span.days * _SECONDS_A_DAY + span.seconds) * _MICROSECONDS + span.microseconds
    return EXACT.divide(Decimal(micros), Decimal(_MICROSECONDS))


def mean_hours(values: Sequence[Decimal | int]) -> Fraction | None:
    """The exact mean in hours of numbers of seconds; None, which is undefined, for nothing."""
    return _hours(mean_of(values))


def median_hours(values: Sequence[Decimal | int]) -> Fraction | None:
    """The exact median in hours, half-way between the middle two; None for nothing."""
    return _hours(median_of(values))


def _hours(seconds: Fraction | None) -> Fraction | None:
    return None if seconds is None else seconds / _AN_HOUR


# The names of the lambdas' arguments are the terms that they ask for.
#: Statistic -> what works it out, its formula, and its word before "hours".
STATISTICS: Final[dict[str, tuple[Callable[..., Fraction | None], Formula, Text]]] = {
    "mean": (
        lambda values: mean_hours(values),  # noqa: PLW0108 - see above
        Formula(
            "mean of {rows} times, in hours",
            r"\frac{1}{3600 \cdot <rows>} \sum_{i=1}^{<rows>} s_i",
            Text("the times, added up / their number", "de tijden, opgeteld / hun aantal"),
        ),
        Text("mean", "gemiddeld aantal"),
    ),
    "median": (
        lambda values: median_hours(values),  # noqa: PLW0108 - see above
        Formula(
            "median of {rows} times, in hours",
            r"\operatorname{median}_{i=1}^{<rows>} \frac{s_i}{3600}",
            Text("the middle one of the times in order", "de middelste van de tijden op volgorde"),
        ),
        Text("median", "mediaan van het aantal"),
    ),
}
