"""Periods of customers and changes of revenue are derived on frames as they are of records."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from frame_engines import frame_on, rows_of_answer
from subscription_cases import subscription_columns, subscriptions_of_cases

from salesterms import frames
from salesterms.metrics import customer_periods, mrr_changes

ENGINES = ("polars", "pandas", "pyarrow", "duckdb")
SLOW = ("pandas_arrow", "dask", "ibis", "sqlframe", "pyspark")


def asked(*of_quick: Any, of_slow: Any, slowly: Any = SLOW) -> list[Any]:
    """Every engine with what it is asked; one question to those that begin slowly."""
    slow = (pytest.param(engine, of_slow, marks=pytest.mark.slow) for engine in slowly)
    return [*product(ENGINES, of_quick), *slow]


SERVICES = {"P-1": "S-1", "P-2": "S-1", "P-3": "S-2"}
MONTHS = ("2023-12", "2024-01", "2024-02", "2024-03", "2024-Q1", "2024-W20")


def all_subscriptions(seed: int) -> tuple[list[Any], dict[str, tuple[str, list[Any]]]]:
    """The subscriptions of many cases, each account one of its case, as records and as columns."""
    cases = subscriptions_of_cases(seed, 60)
    records = [
        evolve(one, id=f"{case} {one.id}", account=f"{case} {one.account}")
        for case, theirs in cases.items()
        for one in theirs
    ]
    return records, subscription_columns(cases)


def day(given: Any) -> str:
    return str(given)[:10]


@pytest.mark.parametrize(
    ("engine", "of"), asked("organisation", "product", "service", of_slow="product")
)
def test_customers_stand_as_those_of_records(engine: str, of: str) -> None:
    records, columns = all_subscriptions(len(engine))
    found = frames.customer_periods(frame_on(engine, columns), MONTHS, of=of, services=SERVICES)
    names = ("account", "product", "service", "of")
    made = sorted(
        [*(str(row[name]) for name in names), day(row["begins"]), day(row["last"]), row["standing"]]
        for row in rows_of_answer(found)
    )
    exact = sorted(
        [
            *(str(getattr(row, name)) for name in names),
            *(day(row.begins), day(row.last), row.standing.value),
        ]
        for row in customer_periods(records, MONTHS, of=of, services=SERVICES)
    )
    assert made == exact


@pytest.mark.parametrize(("engine", "months"), asked(1, 3, of_slow=3))
def test_revenue_moves_as_that_of_records(engine: str, months: int) -> None:
    records, columns = all_subscriptions(len(engine))
    wanted: Any = {"period": "2024", "months": months}
    found = frames.mrr_changes(frame_on(engine, columns), **wanted)
    amounts = ("start", "end", "end_yearly")
    made = sorted(
        [
            *(row["account"], row["currency"], day(row["begins"]), day(row["last"])),
            *(row["movement"], *(round(row[name], 6) for name in amounts)),
        ]
        for row in rows_of_answer(found)
    )
    exact = sorted(
        [
            *(row.account, row.currency, day(row.begins), day(row.last)),
            *(row.movement.value, *(round(float(getattr(row, name)), 6) for name in amounts)),
        ]
        for row in mrr_changes(records, **wanted)
    )
    assert made == exact


SOLD: dict[str, tuple[str, Any]] = {
    "account": ("text", "A-1"),
    "started_on": ("date", date(2024, 1, 1)),
    "ended_on": ("date", None),
    "amount": ("float", 10.0),
    "currency": ("text", "EUR"),
    "interval_months": ("whole", 1),
    "trial": ("bool", False),
}
NO_RECORD: tuple[dict[str, Any], ...] = (
    {"account": None},
    {"started_on": None},
    {"amount": None},
    {"amount": 0.001},
    {"amount": -1.0},
    {"ended_on": date(2023, 1, 1)},
)
NO_MONTH: tuple[dict[str, Any], ...] = (
    {"interval_months": 0},
    {"interval_months": 7},
    {"currency": None},
)


def beside_a_good_one(engine: str, wrong: dict[str, Any]) -> Any:
    """A subscription with something wrong, and one of another account."""
    other = {"account": "A-2"}
    return frame_on(
        engine,
        {
            name: (
                SOLD[name][0],
                [wrong.get(name, SOLD[name][1]), other.get(name, SOLD[name][1])],
            )
            for name in SOLD
        },
    )


@pytest.mark.parametrize("wrong", NO_RECORD, ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_what_no_record_could_hold_makes_its_group_refused(
    engine: str, wrong: dict[str, Any]
) -> None:
    sold = beside_a_good_one(engine, wrong)
    for answer in (
        frames.customer_churn(frames.customer_periods(sold, "2024-02")),
        frames.mrr(frames.mrr_changes(sold, period="2024-02"), currency="EUR"),
    ):
        [row] = rows_of_answer(answer)
        assert (row["status"], row["value"]) == ("refused", None)


@pytest.mark.parametrize("wrong", NO_MONTH, ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_what_has_no_exact_month_in_a_currency_makes_its_group_refused(
    engine: str, wrong: dict[str, Any]
) -> None:
    sold = beside_a_good_one(engine, wrong)
    [row] = rows_of_answer(frames.mrr(frames.mrr_changes(sold, period="2024-02"), currency="EUR"))
    assert (row["status"], row["value"]) == ("refused", None)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"amount": 33.333}, "out_of_bounds"),
        ({"amount": 1e19}, "out_of_bounds"),
        ({"interval_months": 7}, "out_of_bounds"),
        ({"amount": None}, "required_missing"),
        ({"amount": -1.0}, "required_missing"),
        ({"interval_months": 0}, "required_missing"),
    ],
    ids=str,
)
@pytest.mark.parametrize("engine", ENGINES)
def test_revenue_says_why_it_is_refused(engine: str, wrong: dict[str, Any], reason: str) -> None:
    changes = frames.mrr_changes(beside_a_good_one(engine, wrong), "2024-02")
    told = {
        row["account"]: (row["movement"] is None, row["reason"]) for row in rows_of_answer(changes)
    }
    assert told == {"A-1": (True, reason), "A-2": (False, "")}
    for metric in (frames.mrr, frames.net_revenue_retention, frames.quick_ratio):
        [row] = rows_of_answer(metric(changes, currency="EUR"))
        assert (row["status"], row["reason"], row[reason]) == ("refused", reason, 1)


def test_a_reason_of_ones_own_is_grouped_by() -> None:
    changes = frames.mrr_changes(beside_a_good_one("polars", {}), "2024-02")
    for own in ("price", 5):
        named = changes.with_columns(reason=pl.lit(own))
        [row] = rows_of_answer(frames.mrr(named, by="reason", currency="EUR"))
        assert (row["reason_of_rows"], row["status"]) == (own, "measured")
