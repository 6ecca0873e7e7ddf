"""The operations on customers: from subscriptions to periods, and from activity to cohorts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from salesterms.conformance.neutral import given, row_document, wanted
from salesterms.documents import structure
from salesterms.entities import Subscription
from salesterms.metrics import CustomerOf
from salesterms.metrics import cohort_days as days_of
from salesterms.metrics import customer_balances as balances_of
from salesterms.metrics import customer_periods as periods_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def _asked(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a derivation from subscriptions."""
    sold = [row_document(row) for row in wanted(inputs, "subscriptions", list)]
    return {
        "subscriptions": structure(sold, list[Subscription]),
        "periods": wanted(inputs, "periods", list),
        "of": structure(inputs.get("of", CustomerOf.ORGANISATION.value), CustomerOf),
        "services": inputs.get("services"),
    }


def _days(days: tuple[date, ...]) -> list[str]:
    return [day.isoformat() for day in days]


def customer_periods(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each row as its account, product and service, first day, standing, and who came and went.

    >>> sold = {"id": "S", "account": "A", "started_on": "2026-04-05", "interval_months": 1}
    >>> sold |= {"trial": False, "amount": {"amount": "5", "currency": "EUR"}}
    >>> customer_periods({"subscriptions": [sold], "periods": ["2026-04"]})
    {'rows': [['A', None, None, '2026-04-01', 'joined', ['2026-04-05'], []]]}

    Raises `DocumentProblems` for subscriptions that cannot be read, and what `customer_periods`
    raises.
    """
    return {
        "rows": [
            [
                *(row.account, row.product, row.service, row.begins.isoformat()),
                *(row.standing.value, _days(row.joined_on), _days(row.left_on)),
            ]
            for row in periods_of(**_asked(inputs))
        ]
    }


def customer_balances(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each period as its first day and its customers: at the start, joined, back, left, at the end.

    >>> customer_balances({"subscriptions": [], "periods": ["2026-04"]})
    {'balances': [['2026-04-01', 0, 0, 0, 0, 0]]}

    Raises what the operation `customer_periods` raises.
    """
    return {
        "balances": [
            [
                *(one.begins.isoformat(), one.at_start, one.joined),
                *(one.came_back, one.left, one.at_end),
            ]
            for one in balances_of(**_asked(inputs))
        ]
    }


def cohort_days(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each row as its customer, day 0, number of days, on that day, since it, and in its bracket.

    >>> log = [["A", "2026-01-05"], ["A", "2026-01-12"]]
    >>> cohort_days({"activity": log, "days": [7], "as_of": "2026-02-01"})
    {'rows': [['A', '2026-01-05', 7, 'active', 'active', None]]}

    Raises `DocumentProblems` for dates that cannot be read, and what `cohort_days` raises.
    """
    joined = inputs.get("joined")
    found = days_of(
        structure(wanted(inputs, "activity", list), list[tuple[str, date]]),
        given(inputs.get("days")),
        as_of=wanted(inputs, "as_of", str),
        last=given(inputs.get("last")),
        joined=None if joined is None else structure(joined, dict[str, date]),
    )
    return {
        "rows": [
            [
                *(row.customer, row.day_zero.isoformat(), row.day),
                *(row.on_day.value, row.on_or_after.value),
                None if row.in_bracket is None else row.in_bracket.value,
            ]
            for row in found
        ]
    }
