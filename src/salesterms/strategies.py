"""Hypothesis strategies for the library's own types: for its tests, and for yours.

>>> from hypothesis import given
>>> from salesterms import close_ratio, strategies
>>> @given(strategies.opportunity_lists())
... def test_every_row_is_accounted_for(deals):
...     measured = close_ratio(deals)
...     assert measured.counted + sum(measured.excluded.values()) == len(deals)
>>> test_every_row_is_accounted_for()

Values are built, not filtered; dates stay within three years, so that periods are hit. Needs
Hypothesis: `pip install 'salesterms[testing]'`.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from salesterms.entities import Opportunity
from salesterms.lifecycle import Category
from salesterms.values import CURRENCIES, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

__all__ = [
    "currencies",
    "dates",
    "money",
    "opportunities",
    "opportunity_lists",
    "periods",
    "probabilities",
    "ratios",
]

#: Three years around which dates are drawn.
FIRST_DAY, LAST_DAY = date(2022, 12, 1), date(2025, 2, 1)

_STAGES = ("New", "Qualified", "Proposal", "Negotiation")
_OWNERS = ("Ann", "Bo", "Çelik", "de Vries")


def currencies() -> SearchStrategy[str]:
    """Codes of ISO 4217 that have a minor unit, of every number of digits."""
    return st.sampled_from(
        sorted(code for code, digits in CURRENCIES.items() if digits is not None)
    )


def dates() -> SearchStrategy[date]:
    """Plain dates, from 2022-12-01 to 2025-02-01."""
    return st.dates(FIRST_DAY, LAST_DAY)


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


@st.composite
def opportunities(
    draw: st.DrawFn,
    *,
    currencies: Sequence[str] = ("EUR",),
    status: Category | None = None,
    missing: bool = True,
) -> Opportunity:
    """Opportunities in any category, with blanks unless `missing` is False.

    Amounts are in one of `currencies`. Closed ones have a close date, sometimes before their
    creation date, as real exports do.
    """

    def blank(strategy: SearchStrategy[T]) -> T | None:
        return draw(st.none() | strategy if missing else strategy)

    category = draw(st.sampled_from(Category)) if status is None else status
    is_closed = category in {Category.WON, Category.LOST}
    reached = _STAGES[: draw(st.integers(0, len(_STAGES)))]
    return Opportunity(
        id=f"D-{draw(st.integers(1, 10**6))}",
        status=category,
        owner=blank(st.sampled_from(_OWNERS)),
        stage=reached[-1] if reached else None,
        stages_reached=blank(st.just(reached)),
        amount=blank(
            st.sampled_from(list(currencies)).flatmap(lambda code: money(currency=code, least=-500))
        ),
        created=blank(dates()),
        closed=blank(dates()) if is_closed else None,
        expected_close=None if is_closed else blank(dates()),
        last_activity=blank(dates()),
        probability=blank(probabilities()),
    )


def opportunity_lists(
    *, currencies: Sequence[str] = ("EUR",), most: int = 12
) -> SearchStrategy[list[Opportunity]]:
    """Lists of 0 to `most` (12) opportunities, with an id of their own each."""
    return st.lists(
        opportunities(currencies=currencies), max_size=most, unique_by=lambda row: row.id
    )
