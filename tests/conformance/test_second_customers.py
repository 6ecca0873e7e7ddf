"""What customers do, and who of a cohort was there, as a reading of one day at a time has it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from second import customers as second
from test_second_churn import plain

from salesterms.conformance import Vector, vectors
from salesterms.conformance.operations import operation
from salesterms.strategies import activity_logs

READ: dict[str, Any] = {
    "customer_periods": lambda inputs: {"rows": second.periods(inputs)},
    "customer_balances": lambda inputs: {"balances": second.balances(inputs)},
    "cohort_days": lambda inputs: {"rows": second.cohort(inputs)},
}
EVERY = [pytest.param(one, id=one.id) for name in READ for one in vectors(name)]
DAY_0 = date(2026, 1, 1)
FEW = settings(max_examples=max(4, settings().max_examples // 2))


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    expected = plain(vector.expected)

    if "error" not in expected:
        assert READ[str(vector.operation)](plain(vector.inputs)) == expected


@st.composite
def sold(draw: st.DrawFn) -> dict[str, Any]:
    """A document of a subscription in a few weeks."""
    start = DAY_0 + timedelta(days=draw(st.integers(0, 60)))
    length = draw(st.none() | st.integers(0, 30))
    return {
        "id": f"S-{draw(st.integers(1, 10**6))}",
        "account": draw(st.sampled_from(("A-1", "A-2"))),
        "product": draw(st.none() | st.sampled_from(("P-1", "P-2", "P-3"))),
        "started_on": start.isoformat(),
        "ended_on": None if length is None else (start + timedelta(days=length)).isoformat(),
        "amount": {"amount": draw(st.sampled_from(("0", "10.00"))), "currency": "EUR"},
        "interval_months": 1,
        "trial": draw(st.sampled_from((False, False, True))),
    }


@FEW
@given(
    st.lists(sold(), max_size=6, unique_by=lambda one: one["id"]),
    st.sampled_from(("organisation", "service", "product")),
    st.sampled_from(("2026-01", "2026-02", "2026-01-20/2026-01-21", "2026-01-10/2026-03-10")),
)
def test_customers_are_read_twice(subscriptions: Any, of: str, period: str) -> None:
    services = {"P-1": "mail", "P-2": "mail"}
    asked = {"subscriptions": subscriptions, "periods": [period], "of": of, "services": services}

    for name in ("customer_periods", "customer_balances"):
        carried_out = operation(name)
        assert carried_out is not None
        assert carried_out(asked) == READ[name](asked)


@FEW
@given(
    activity_logs(),
    st.sampled_from(([0], [1, 7, 30], [3, 4])),
    st.none() | st.integers(30, 50),
    st.integers(0, 90),
)
def test_cohorts_are_read_twice(log: Any, days: Any, last: Any, later: int) -> None:
    first = min((on for _, on in log), default=DAY_0)
    asked = {
        "activity": [[who, on.isoformat()] for who, on in log],
        "days": days,
        "last": last,
        "as_of": (first + timedelta(days=later)).isoformat(),
    }
    carried_out = operation("cohort_days")

    assert carried_out is not None
    assert carried_out(asked) == READ["cohort_days"](asked)
