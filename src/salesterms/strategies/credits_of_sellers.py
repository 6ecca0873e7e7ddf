"""What sellers are credited with: the rows that a statement of commission is made from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.lifecycle import Category
from salesterms.metrics import SalesCredit
from salesterms.strategies.single_values import money

if TYPE_CHECKING:
    from collections.abc import Sequence

_SELLERS: Final = st.sampled_from(("Ann", "Bo", "Çelik"))
_PRODUCTS: Final = st.sampled_from(("P-1", "P-2", None))
_FIRST: Final = date(2024, 1, 1)
_DAYS: Final = st.integers(0, 365).map(lambda days: _FIRST + timedelta(days=days))
_CATEGORIES: Final = st.sampled_from((Category.WON, Category.WON, Category.WON, Category.LOST))


@st.composite
def sales_credits(
    draw: st.DrawFn,
    *,
    currencies: Sequence[str] = ("EUR",),
    missing: bool = True,
    refunds: bool = True,
) -> SalesCredit:
    """Credits for deals of 2024, most of them won, some of them refunds.

    >>> from hypothesis import given
    >>> from salesterms.strategies import sales_credits
    >>> @given(sales_credits(refunds=False))
    ... def test_nothing_is_taken_back(credit):
    ...     assert credit.amount is None or credit.amount.amount >= 0
    >>> test_nothing_is_taken_back()

    With `missing` False each is won, on a known date, with an amount, a margin and a number of
    pieces; without `refunds` none of these is below 0.
    """
    least = -500 if refunds else 0
    some = st.one_of(*(money(currency=code, least=least) for code in currencies))
    pieces = st.integers(least, 1000)
    amounts = st.none() | some if missing else some
    return SalesCredit(
        id=f"D-{draw(st.integers(1, 10**6))}",
        owner=draw(_SELLERS),
        product=draw(_PRODUCTS),
        amount=draw(amounts),
        margin=draw(amounts),
        units=draw(st.none() | pieces if missing else pieces),
        closed=draw(st.none() | _DAYS if missing else _DAYS),
        status=draw(_CATEGORIES) if missing else Category.WON,
    )
