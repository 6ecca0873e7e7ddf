"""The given cases of churn and retention, recomputed by this library."""

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import (
    Money,
    Period,
    Ratio,
    churn_over_periods,
    customer_churn,
    customer_retention,
)
from salesterms.entities import Subscription
from salesterms.metrics import CustomerPeriod, customer_balances
from salesterms.results import Status

BEGINS, LAST = date(2026, 4, 1), date(2026, 4, 30)
FIFTH, TENTH = date(2026, 4, 5), date(2026, 4, 10)
MIDDLE = date(2026, 4, 15)


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def customers(count: int, name: str, **fields: Any) -> list[CustomerPeriod]:
    """So many customers who did the same in April."""
    return [
        CustomerPeriod(
            id=f"{name}-{number}", account=f"{name}-{number}", begins=BEGINS, last=LAST, **fields
        )
        for number in range(count)
    ]


def test_standard_churn_leaves_out_who_came_back_and_who_had_just_joined(
    cases: dict[str, Any],
) -> None:
    inputs = cases["CH-01"]["inputs"]
    joined, returned = inputs["of_which_joined_in_period"], inputs["of_which_reactivated"]
    gone = inputs["churned"] - joined - returned
    rows = [
        *customers(inputs["start"] - gone - returned, "kept", at_start=True),
        *customers(gone, "gone", at_start=True, left_on=(FIFTH,)),
        *customers(returned, "returned", at_start=True, left_on=(FIFTH,), joined_on=(TENTH,)),
        *customers(joined, "joined", joined_on=(FIFTH,), left_on=(TENTH,)),
    ]

    measured = customer_churn(rows, variant="standard")

    assert isinstance(measured.value, Ratio)
    assert measured.value.fraction() == Fraction(cases["CH-01"]["expected"])
    assert measured.inputs["churned"] == inputs["churned"]


def test_churn_of_thirty_days_has_the_new_ones_below_the_line(cases: dict[str, Any]) -> None:
    inputs = cases["CH-02"]["inputs"]
    stayed = inputs["active_30d_ago"] - inputs["churned"]
    rows = [
        *customers(stayed, "kept", at_start=True),
        *customers(inputs["churned"], "gone", at_start=True, left_on=(FIFTH,)),
        *customers(inputs["new"], "new", joined_on=(FIFTH,)),
    ]

    measured = customer_churn(rows, variant="thirty_days")

    assert isinstance(measured.value, Ratio)
    assert measured.value.fraction() == Fraction(cases["CH-02"]["expected"])


def test_without_customers_at_the_start_it_is_undefined(cases: dict[str, Any]) -> None:
    inputs = cases["CH-10"]["inputs"]

    measured = customer_churn.formula(start=inputs["start"], churned=inputs["churned"])

    assert (measured.value, measured.status) == (None, Status(cases["CH-10"]["expected"]))


def test_a_month_becomes_a_year_by_compounding(cases: dict[str, Any]) -> None:
    case = cases["CH-12"]

    measured: Any = churn_over_periods(churn_rate=Decimal(case["inputs"]["monthly"]), periods=12)

    assert measured.value == Fraction(case["expected"])
    assert measured.value < Fraction(case["naive_times_12"])


def test_who_leaves_is_booked_on_the_first_inactive_day(cases: dict[str, Any]) -> None:
    inputs, expected = cases["CH-14"]["inputs"], cases["CH-14"]["expected"]
    first = BEGINS - timedelta(days=1)
    days = [first + timedelta(days=day) for day in range(1, inputs["days"] + 1)]
    extra = inputs["extra"]

    def sold(id_: str, begins: date, ends: date | None) -> Subscription:
        return Subscription(
            id=id_,
            account=id_,
            started_on=begins,
            ended_on=ends,
            amount=Money(10, "EUR"),
            interval_months=1,
            trial=False,
        )

    always = [sold(f"A-{number}", first, None) for number in range(inputs["subs_always"])]
    one = sold("extra", days[extra["start_day"] - 1], days[extra["last_active_day"]])

    found = customer_balances(
        [*always, one], [Period(day, day + timedelta(days=1)) for day in days]
    )

    assert [day.at_end for day in found] == expected["active"]
    assert [day.joined for day in found] == expected["new"]
    assert [day.left for day in found] == expected["churned"]


def test_retention_is_what_churn_leaves(cases: dict[str, Any]) -> None:
    inputs = cases["CH-16"]["inputs"]
    stayed = inputs["end_of_start_cohort"]
    rows = [
        *customers(stayed, "kept", at_start=True),
        *customers(inputs["start"] - stayed, "gone", at_start=True, left_on=(MIDDLE,)),
    ]

    kept, gone = customer_retention(rows).value, customer_churn(rows).value

    assert isinstance(kept, Ratio)
    assert isinstance(gone, Ratio)
    assert kept.fraction() == Fraction(cases["CH-16"]["expected"]) == 1 - gone.fraction()
