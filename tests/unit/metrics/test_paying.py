"""Who is a customer is one thing for all that is made of subscriptions."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesterms import Money
from salesterms.entities import Subscription
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    CustomerOf,
    Sighting,
    customer_balances,
    customer_periods,
    customer_profits,
    customer_spells,
    lifespans,
    mrr_changes,
    why_no_customer,
)

DAY = "2026-06-30"
FREE: dict[str, Any] = {"amount": Money(0, "EUR")}
TRIAL: dict[str, Any] = {"trial": True}
NEVER: dict[str, Any] = {"ended_on": date(2026, 6, 1)}
NO_CUSTOMERS = [
    pytest.param(FREE, "free", id="free"),
    pytest.param(TRIAL, "trial", id="trial"),
    pytest.param(NEVER, "never_active", id="never active"),
]


def sold(**more: Any) -> Subscription:
    given: dict[str, Any] = {
        "id": "S-1",
        "account": "A-1",
        "product": "seats",
        "started_on": date(2026, 6, 1),
        "amount": Money(10, "EUR"),
        "interval_months": 1,
        "trial": False,
    }
    return Subscription(**(given | more))


def customers(*given: Subscription) -> dict[str, set[str]]:
    """The customers of June by each derivation."""
    lives = {
        str(of): {
            row.account or ""
            for row in lifespans(given, as_of=DAY, of=of)
            if row.sighting in {Sighting.ENDED, Sighting.CENSORED}
        }
        for of in (None, CustomerOf.ORGANISATION, CustomerOf.PRODUCT)
    }
    return {
        "periods": {
            row.account for row in customer_periods(given, "2026-06") if row.not_paying is None
        },
        "spells": {row.account for row in customer_spells(given) if row.not_paying is None},
        "revenue": {
            row.account
            for row in mrr_changes(given, period="2026-06")
            if row.end or row.came_and_went
        },
        "profits": {row.id for row in customer_profits(given, margin=Decimal(1), as_of=DAY)},
        **lives,
    }


@pytest.mark.parametrize(("more", "why"), NO_CUSTOMERS)
def test_alone_it_makes_no_customer_anywhere(more: dict[str, Any], why: str) -> None:
    one = sold(**more)

    assert why_no_customer(one) == why
    assert set().union(*customers(one).values()) == set()
    [balance] = customer_balances([one], "2026-06")
    assert (balance.joined, balance.at_end) == (0, 0)


@pytest.mark.parametrize(("more", "why"), NO_CUSTOMERS)
def test_beside_one_that_is_paid_for_it_changes_nothing(more: dict[str, Any], why: str) -> None:
    paid = sold(id="S-2", started_on=date(2026, 6, 10), ended_on=date(2026, 6, 20))
    one = sold(**more)

    assert why
    assert customers(one, paid) == customers(paid)
    assert all(found == {"A-1"} for found in customers(paid).values())
    asked: dict[str, Any] = {"margin": Decimal(1), "as_of": DAY}
    assert customer_profits([one, paid], **asked) == customer_profits([paid], **asked)
    assert lifespans([one, paid], as_of=DAY) == lifespans([paid], as_of=DAY)


def test_of_anything_else_it_is_not_asked() -> None:
    with pytest.raises(WrongArgument):
        why_no_customer("S-1")  # type: ignore[arg-type] # on purpose
