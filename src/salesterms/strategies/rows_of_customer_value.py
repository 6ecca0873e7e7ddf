"""Rows of what customers brought in and cost, and of what markets consist of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.metrics import (
    CustomerProfit,
    CustomerSpend,
    MarketSegment,
    SpendAim,
    SpendCategory,
)
from salesterms.strategies.single_values import dates, money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_NUMBERS: Final = st.integers(1, 10**6)
_SEGMENTS: Final = st.none() | st.sampled_from(("shops", "schools"))
_CHANNELS: Final = st.none() | st.sampled_from(("search", "fair"))
_CENTS: Final = 10**7


@st.composite
def profits_of_customers(
    draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), known_to: date | None = None
) -> CustomerProfit:
    """Customers with their profit: some have left, some stay, and on some was lost.

    >>> from hypothesis import find
    >>> from salesterms.strategies import profits_of_customers
    >>> find(profits_of_customers(), lambda row: row.customer_until is None).profit.amount
    Decimal('0.00')

    With `known_to` that is the last day of each of them; without it each has one of its own.
    """
    days = draw(st.integers(0, 2000))
    last = known_to or draw(dates())
    since = last - timedelta(days=days)
    left = days > 0 and draw(st.booleans())
    currency = draw(st.sampled_from(list(currencies)))
    return CustomerProfit(
        id=f"A-{draw(_NUMBERS)}",
        customer_since=since,
        customer_until=since + timedelta(days=draw(st.integers(1, days))) if left else None,
        known_to=last,
        profit=draw(money(currency=currency, least=-_CENTS, most=_CENTS)),
        segment=draw(_SEGMENTS),
    )


@st.composite
def spends_on_customers(
    draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), with_credits: bool = True
) -> CustomerSpend:
    """Spend on new and on existing customers, in every category; some of it a credit.

    >>> from hypothesis import find
    >>> from salesterms.strategies import spends_on_customers
    >>> find(spends_on_customers(), lambda row: row.channel is not None).category.value
    'advertising'

    With `with_credits` False no amount is below 0.
    """
    currency = draw(st.sampled_from(list(currencies)))
    return CustomerSpend(
        id=f"B-{draw(_NUMBERS)}",
        on=draw(dates()),
        category=draw(st.sampled_from(SpendCategory)),
        amount=draw(money(currency=currency, least=-_CENTS if with_credits else 0, most=_CENTS)),
        aim=draw(st.sampled_from(SpendAim)),
        channel=draw(_CHANNELS),
    )


@st.composite
def market_segments(draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",)) -> MarketSegment:
    """Segments of a market, each part of it no more than its whole.

    >>> from hypothesis import find
    >>> from salesterms.strategies import market_segments
    >>> find(market_segments(), lambda one: one.obtainable > 0).accounts
    1
    """
    accounts = draw(st.integers(0, 10**6))
    served = draw(st.integers(0, accounts))
    currency = draw(st.sampled_from(list(currencies)))
    return MarketSegment(
        id=f"M-{draw(_NUMBERS)}",
        accounts=accounts,
        served=served,
        obtainable=draw(st.integers(0, served)),
        acv=draw(money(currency=currency, least=0, most=_CENTS)),
    )
