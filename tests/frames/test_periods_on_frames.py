"""Metrics of customers and of monthly revenue give on every engine what they give of records."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from frame_comparing import differences
from frame_engines import ALL, frame_on, rows_of_answer
from subscription_cases import (
    change_columns,
    changes_of_cases,
    customer_columns,
    customers_of_cases,
)

from salesterms import frames
from salesterms.metrics import METRICS, CustomerPeriod, Metric, MoneyMetric, MrrChange
from salesterms.values import Period

NOT_HERE = ("daily_sum", "sum_of_periods")
OF_PERIODS = {
    name: metric
    for name, metric in METRICS.items()
    if isinstance(metric, Metric) and metric.rows.kind in (CustomerPeriod, MrrChange)
}
VARIANTS = [
    pytest.param(metric, variant, id=f"{name}-{variant}")
    for name, metric in OF_PERIODS.items()
    for variant in metric.variants
    if variant not in NOT_HERE
]
QUICK = ("polars", "pandas", "pyarrow", "duckdb")

SLOW = ("pandas_arrow", "dask", "ibis", "sqlframe", "pyspark")
CASES = 24
#: Of metrics that are counted alike one is asked, where each question takes seconds to plan.
ON_SLOW = [
    pytest.param(engine, metric, id=f"{engine}-{name}")
    for engine in SLOW
    for name, metric in OF_PERIODS.items()
    if ALL or name in ("customer_churn", "net_revenue_retention")
]
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"period": Period.named("2024-01")},
    {"period": Period.named("2024-Q1"), "as_of": date(2024, 3, 30)},
    {"as_of": date(2024, 2, 29)},
    {"period": Period.named("2030"), "as_of": date(2024, 2, 29)},
)


def groupings(metric: Metric[Any]) -> tuple[tuple[str, ...], ...]:
    if metric.rows.kind is CustomerPeriod:
        return (), ("month",), ("of",), ("product",), ("quarter", "standing")
    return (), (), ("month",), ("currency",), ("account",), ("movement", "year")


def rows_of(metric: Metric[Any], seed: int, cases: int) -> tuple[dict[int, list[Any]], Any]:
    if metric.rows.kind is CustomerPeriod:
        customers = customers_of_cases(seed, cases)
        return customers, customer_columns(customers)
    changes = changes_of_cases(seed, cases)
    return changes, change_columns(changes)


def of_records(metric: Any, rows: list[Any], by: tuple[str, ...], asked: Any) -> dict[Any, Any]:
    found = metric(rows, by=list(by) or None, **asked)
    if not hasattr(found, "items"):
        return {(): found}
    keys = ((key if isinstance(key, tuple) else (key,), one) for key, one in found.items())
    return {tuple(getattr(part, "value", part) for part in key): one for key, one in keys}


def compare(engine: str, metric: Metric[Any], variant: str, seed: int) -> None:
    draw = Random(f"{metric.id} {variant} {seed}")
    asked = draw.choice(ASKED) | {"variant": variant}
    by = draw.choice(groupings(metric))
    if metric.rows.kind is MrrChange and isinstance(metric, MoneyMetric) and "currency" not in by:
        asked["currency"] = draw.choice((None, "EUR"))
    cases, columns = rows_of(metric, seed, CASES)
    answer = getattr(frames, metric.id)(frame_on(engine, columns), by=["case_id", *by], **asked)
    keys = ["case_id", *by]
    if isinstance(metric, MoneyMetric) and not asked.get("currency") and "currency" not in by:
        keys.append("currency")
    exact = {
        (case, *key): one
        for case, rows in cases.items()
        for key, one in of_records(metric, rows, by, asked).items()
    }
    assert differences(rows_of_answer(answer), keys, exact) == []


@pytest.mark.parametrize(("metric", "variant"), VARIANTS)
@pytest.mark.parametrize("engine", QUICK)
def test_every_variant_is_equal_to_that_of_records(
    engine: str, metric: Metric[Any], variant: str
) -> None:
    compare(engine, metric, variant, seed=QUICK.index(engine))


@pytest.mark.parametrize("seed", [10])
@pytest.mark.parametrize(("metric", "variant"), VARIANTS)
def test_every_variant_is_equal_on_other_cases(
    metric: Metric[Any], variant: str, seed: int
) -> None:
    compare("polars_lazy", metric, variant, seed)


@pytest.mark.slow
@pytest.mark.parametrize(("engine", "metric"), ON_SLOW)
def test_a_variant_of_every_metric_is_equal_on_engines_that_begin_slowly(
    engine: str, metric: Metric[Any]
) -> None:
    draw = Random(f"{metric.id} {engine}")
    here = [one for one in metric.variants if one not in NOT_HERE]
    compare(engine, metric, draw.choice(here), seed=SLOW.index(engine))


@pytest.mark.parametrize("engine", QUICK)
def test_rows_that_say_less_is_paid_and_have_more_are_refused_as_a_gross_share(engine: str) -> None:
    rows: dict[str, tuple[str, list[Any]]] = {
        "begins": ("date", [date(2026, 3, 1)]),
        "last": ("date", [date(2026, 3, 31)]),
        "movement": ("text", ["contraction"]),
        "start": ("whole", [10]),
        "end": ("whole", [50]),
        "currency": ("text", ["EUR"]),
    }
    answer = frames.gross_revenue_retention(frame_on(engine, rows))

    [row] = rows_of_answer(answer)
    assert (row["status"], row["reason"], row["value"]) == ("refused", "more_than_start", None)
