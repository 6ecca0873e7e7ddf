"""What customers without a contract bought, and the row that each of them comes to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.metrics import PurchaseHistory, TimeUnit, Transaction
from salesterms.strategies.single_values import dates, money

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_DAYS: Final = 3_000
_MOST_PURCHASES: Final = 60


@st.composite
def transactions(
    draw: st.DrawFn, *, customers: Sequence[str] = ("A-1", "A-2", "A-3"), currency: str = "EUR"
) -> Transaction:
    """Purchases of a few customers and refunds to them, some without an amount.

    >>> from hypothesis import find
    >>> from salesterms.strategies import transactions
    >>> find(transactions(), lambda one: one.is_refund).customer
    'A-1'
    """
    return Transaction(
        id=f"T-{draw(st.integers(1, 10**6))}",
        customer=draw(st.sampled_from(tuple(customers))),
        on=draw(dates()),
        amount=draw(st.none() | money(currency=currency)),
    )


@st.composite
def histories_of_purchases(
    draw: st.DrawFn, *, unit: TimeUnit = TimeUnit.WEEKS, currency: str = "EUR"
) -> PurchaseHistory:
    """Customers with and without repeat purchases, as `purchase_histories` makes them.

    >>> from hypothesis import find
    >>> from salesterms.strategies import histories_of_purchases
    >>> find(histories_of_purchases(), lambda row: row.frequency > 1).recency
    Fraction(2, 7)
    """
    age = draw(st.integers(0, _MOST_DAYS))
    frequency = draw(st.integers(0, min(age, _MOST_PURCHASES)))
    recency = draw(st.integers(frequency, age)) if frequency else 0
    amounts = money(currency=currency).map(abs)
    return PurchaseHistory(
        id=f"A-{draw(st.integers(1, 10**6))}",
        frequency=frequency,
        recency=Fraction(recency, unit.in_days),
        age=Fraction(age, unit.in_days),
        unit=unit,
        repeat_spend=draw(st.none() | amounts) if frequency else None,
    )
