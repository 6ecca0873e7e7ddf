"""Churn from the days on which things happen: each day's rate, and the thirty days of Stripe."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias

from attrs import frozen

from salesterms.errors import Shape, Text
from salesterms.metrics.amounts import short_enough
from salesterms.metrics.churn.tables import (
    customers_at_start,
    how_often,
    of_days,
    of_each_row,
)
from salesterms.metrics.definition import Unanswered
from salesterms.results import Status
from salesterms.values import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Of a period and a day in it: how often.
_ByDay: TypeAlias = Counter[tuple[date, date, date]]

#: The rates of days, each a share of those who were there at its start.
RATES: Final = Shape(
    Text("a list of Ratio, each from 0 to 1", "een lijst van Ratio, elk van 0 tot en met 1"),
    lambda given: (
        isinstance(given, list | tuple)
        and all(
            isinstance(one, Ratio) and one.defined and 0 <= one.fraction() <= 1 for one in given
        )
    ),
)


def daily_rates(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    """Of each day on which there were customers at its start: who left, of those.

    Each period begins with its own customers; of two periods the days stand one after another, and
    periods that overlap are refused.
    """
    there = customers_at_start(found)
    if wrong := of_days(found, there):
        return wrong
    joined, left = _by_day(found)
    rates = []
    for (begins, last), customers in sorted(there.items()):
        now = customers
        for day in _days(begins, last):
            key = (begins, last, day)
            if now:
                rates.append(Ratio(left[key], now))
            now += joined[key] - left[key]
    return {"values": rates, "rows": len(rates)}


def _by_day(found: Mapping[str, Any]) -> tuple[_ByDay, _ByDay]:
    """How many joined, and how many left, on each day of each period."""
    joined: _ByDay = Counter()
    left: _ByDay = Counter()
    for begins, last, joined_on, left_on in of_each_row(found):
        for day in joined_on:
            joined[begins, last, day] += 1
        for day in left_on:
            left[begins, last, day] += 1
    return joined, left


def _days(begins: date, last: date) -> Iterator[date]:
    return (begins + timedelta(days=day) for day in range((last - begins).days + 1))


def sum_of_rates(values: Sequence[Ratio]) -> Fraction | Unanswered | None:
    """The rates of the days, added up exactly; None where there is no day with customers."""
    if not values:
        return None
    by_base: dict[Any, Any] = {}
    for one in values:  # few bases, many days: a sum of fractions of one base stays short
        by_base[one.denominator] = by_base.get(one.denominator, 0) + one.numerator
    return short_enough(_added([Fraction(n) / Fraction(d) for d, n in by_base.items() if n]))


def _added(parts: list[Fraction]) -> Fraction:
    """The sum, by halves, so that long fractions are added only a few times."""
    if len(parts) <= 1:
        return sum(parts, Fraction(0))
    middle = len(parts) // 2
    return _added(parts[:middle]) + _added(parts[middle:])


@frozen
class InThirtyDays:
    """Who was there thirty days ago, and each joining and leaving since."""

    length: ClassVar[int] = 30

    def __call__(self, found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        """The terms; rows of another length are refused, as the rate is one of thirty days."""
        there = customers_at_start(found)
        if wrong := of_days(found, there):
            return wrong
        lengths = {(last - begins).days + 1 for begins, last in there}
        if others := sorted(lengths - {self.length}):
            return Unanswered("not_thirty_days", tuple(map(str, others)), Status.REFUSED)
        return {
            "start": there.total(),
            "new": how_often(found, "joined_on"),
            "churned": how_often(found, "left_on"),
        }
