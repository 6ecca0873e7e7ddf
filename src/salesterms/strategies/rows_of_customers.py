"""Rows of customers: what each did in a period."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hypothesis import strategies as st

from salesterms.metrics import CustomerOf, CustomerPeriod, NotPaying
from salesterms.strategies.single_values import dates

_NAMES: Final = st.none() | st.sampled_from(("P-1", "P-2"))
_LENGTHS: Final = st.sampled_from((1, 7, 30, 31, 90))
_MOST_EVENTS: Final = 5


@st.composite
def customers_in_periods(draw: st.DrawFn) -> CustomerPeriod:
    """Customers in periods of a day up to a quarter: some come and go several times, some never.

    >>> from hypothesis import find
    >>> from salesterms.strategies import customers_in_periods
    >>> found = find(customers_in_periods(), lambda row: len(row.left_on) == 2)
    >>> found.begins <= found.left_on[0] < found.left_on[1] <= found.last
    True
    """
    number, begins, days = draw(st.integers(1, 10**6)), draw(dates()), draw(_LENGTHS)
    places = st.sets(st.integers(0, days - 1), max_size=_MOST_EVENTS)
    happened = [begins + timedelta(days=day) for day in sorted(draw(places))]
    at_start = draw(st.booleans())
    first_comes = 1 if at_start else 0
    none = not (at_start or happened)
    return CustomerPeriod(
        id=f"A-{number}",
        account=f"A-{number}",
        of=draw(st.sampled_from(CustomerOf)),
        product=draw(_NAMES),
        service=draw(_NAMES),
        begins=begins,
        last=begins + timedelta(days=days - 1),
        at_start=at_start,
        customer_before=at_start or draw(st.booleans()),
        joined_on=tuple(happened[first_comes::2]),
        left_on=tuple(happened[1 - first_comes :: 2]),
        not_paying=draw(st.sampled_from(NotPaying)) if none else None,
    )
