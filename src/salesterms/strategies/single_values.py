"""Single values: texts, numbers, money, dates, instants, ratios and periods."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from hypothesis import strategies as st

from salesterms.values import (
    CURRENCIES,
    Money,
    Period,
    Ratio,
    zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import SearchStrategy


Drawn = TypeVar("Drawn")

#: Three years around which dates are drawn.
FIRST_DAY, LAST_DAY = date(2022, 12, 1), date(2025, 2, 1)

#: Zones of whole, half and quarter hours; with clocks that go back an hour, or half of one.
ZONES = ("Europe/Amsterdam", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")

#: Digits of an exact number on either side of the point.
_DIGITS = 30


def currencies() -> SearchStrategy[str]:
    """Codes of ISO 4217 that have a minor unit, of every number of digits."""
    return st.sampled_from(
        sorted(code for code, digits in CURRENCIES.items() if digits is not None)
    )


def dates() -> SearchStrategy[date]:
    """Plain dates, from 2022-12-01 to 2025-02-01."""
    return st.dates(FIRST_DAY, LAST_DAY)


@st.composite
def instants(draw: st.DrawFn) -> datetime:
    """Aware datetimes of the drawn range of dates, in UTC, at a fixed distance, or in a named zone.

    >>> from hypothesis import find
    >>> from salesterms.strategies import instants
    >>> find(instants(), lambda instant: instant.tzinfo is UTC).isoformat()
    '2022-12-01T00:00:00+00:00'

    Times that a clock shows twice are drawn with either `fold`.
    """
    return draw(_LOCAL).replace(tzinfo=draw(_THERE), fold=draw(_FOLD))


#: What instants are drawn from, made once: that takes longer than to draw one.
_FIXED = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_THERE = st.just(UTC) | _FIXED | st.sampled_from(ZONES).map(zone)
_MIDNIGHT = datetime.combine(FIRST_DAY, datetime.min.time())
_LOCAL = st.datetimes(_MIDNIGHT, _MIDNIGHT + (LAST_DAY - FIRST_DAY))
_FOLD = st.integers(0, 1)


def some_of(
    values: Iterable[Drawn], *, least: Literal[0, 1] = 0
) -> SearchStrategy[tuple[Drawn, ...]]:
    """Some of a few values, in their order; quicker to draw than a set.

    >>> from hypothesis import find
    >>> find(some_of("abc"), lambda some: len(some) == 2)
    ('a', 'b')
    """
    given = tuple(values)
    return st.integers(least, (1 << len(given)) - 1).map(partial(_chosen, given))


def _chosen(values: tuple[Drawn, ...], bits: int) -> tuple[Drawn, ...]:
    return tuple(value for at, value in enumerate(values) if bits >> at & 1)


@st.composite
def decimals(draw: st.DrawFn, *, signed: bool = True) -> Decimal:
    """Exact numbers of up to 30 digits on either side of the point, with every exponent.

    >>> from hypothesis import find
    >>> from salesterms.strategies import decimals
    >>> find(decimals(), lambda number: number > 1)
    Decimal('1E+1')

    That includes forms such as `Decimal("1E+3")`. Without `signed` all are above zero.
    """
    digits = draw(st.integers(1, _DIGITS))
    coefficient = draw(st.integers(0 if signed else 1, 10**digits - 1))
    exponent = draw(st.integers(0, _DIGITS - digits) | st.integers(-_DIGITS, 0))
    number = Decimal((0, tuple(map(int, str(coefficient))), exponent))
    return number.copy_negate() if coefficient and signed and draw(st.booleans()) else number


def texts(*, most: int = 8) -> SearchStrategy[str]:
    """Texts of up to `most` (8) characters of any kind that a document can hold.

    >>> from hypothesis import find
    >>> from salesterms.strategies import texts
    >>> find(texts(), lambda text: len(text) == 3)
    '000'

    No NUL, which databases cut off, and no half of a surrogate pair.
    """
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=most)


@st.composite
def money(
    draw: st.DrawFn,
    *,
    currency: str | None = None,
    least: int = -(10**12),
    most: int = 10**12,
) -> Money:
    """Amounts in whole minor units, from `least` to `most` of them; of any currency by default."""
    code = draw(currencies()) if currency is None else currency
    minor = draw(st.integers(least, most))
    return Money(Decimal(minor).scaleb(-(CURRENCIES[code] or 0)), code)


def probabilities() -> SearchStrategy[Decimal]:
    """Exact shares in 0..1, in whole percents, both ends included."""
    return st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)


@st.composite
def ratios(draw: st.DrawFn) -> Ratio:
    """Shares of counted things: 0 <= numerator <= denominator; 0/0 included."""
    denominator = draw(st.integers(0, 10_000))
    return Ratio(draw(st.integers(0, denominator)), denominator)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Half-open spans of 1 to 400 days that start in the drawn range of dates."""
    start = draw(dates())
    return Period(start, start + timedelta(days=draw(st.integers(1, 400))))
