"""Every metric of opportunities gives on every engine what it gives of records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from frame_comparing import differences
from frame_engines import ALL, ENGINES, frame_on, rows_of_answer
from packed_cases import MAPPING, deal_columns, deals_of_cases

from salesterms import Money, Opportunity, frames
from salesterms.metrics import METRICS, Metric, MoneyMetric, Variant
from salesterms.values import Period

OF_DEALS = {
    name: metric
    for name, metric in METRICS.items()
    if isinstance(metric, Metric) and metric.rows.kind is Opportunity
}
VARIANTS = [
    pytest.param(metric, variant, id=f"{name}-{variant.name}")
    for name, metric in OF_DEALS.items()
    for variant in metric.variants.values()
]
#: How many cases an engine is asked at once.
CASES = 12
QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = tuple(name for name in ENGINES if name not in QUICK)
#: Of metrics that are counted alike one is asked, where each question takes seconds to plan.
SHAPES = ("close_ratio", "won_revenue", "sales_cycle", "sales_forecast", "pipeline_coverage")
ON_SLOW = [
    pytest.param(engine, OF_DEALS[name], id=f"{engine}-{name}")
    for engine in SLOW
    for name in (OF_DEALS if ALL or engine == "pyspark" else SHAPES)
]
PERIODS = (None, Period.named("2024-Q1"), Period.named("2024"), Period.named("2026"))
AS_OF = (None, date(2024, 3, 31), date(2025, 6, 1))
BY: tuple[tuple[str, ...], ...] = (
    (),
    ("owner",),
    ("month",),
    ("week",),
    ("quarter", "owner"),
    ("year", "stage"),
    ("status",),
    ("forecast_category",),
    ("currency",),
)


def question(variant: Variant, draw: Random) -> dict[str, Any]:
    """The arguments of a call, some of them drawn."""
    asked: dict[str, Any] = {"period": draw.choice(PERIODS), "as_of": draw.choice(AS_OF)}
    if "stale_after" in variant.needs:
        asked |= {"stale_after": 60, "as_of": asked["as_of"] or date(2024, 6, 30)}
    if "stage" in variant.needs:
        asked["stage"] = "Proposal"
    if "quota" in variant.needs:
        asked["quota"] = Money("1000.50", "EUR")
    if "win_rate" in variant.needs:
        asked["win_rate"] = Decimal("0.25")
    return asked


def of_records(
    metric: Metric[Any], deals: list[Opportunity], by: tuple[str, ...], asked: dict[str, Any]
) -> dict[tuple[Any, ...], Any]:
    """The exact answer of one case, by its keys."""
    call: Any = metric
    found = call(deals, by=list(by) or None, **asked)
    if not hasattr(found, "items"):
        return {(): found}
    keys = ((key if isinstance(key, tuple) else (key,), one) for key, one in found.items())
    return {tuple(getattr(part, "value", part) for part in key): one for key, one in keys}


def compare(engine: str, metric: Metric[Any], variant: Variant, seed: int) -> None:
    draw = Random(f"{variant.name} {seed}")
    asked = question(variant, draw) | {"variant": variant.name}
    cases = deals_of_cases(seed, CASES)
    by = draw.choice(BY)
    if isinstance(metric, MoneyMetric) and "currency" not in by:
        asked["currency"] = draw.choice((None, "EUR"))
    if variant.not_by is not None:
        one_by_one(engine, metric, cases, asked)
        return
    frame = frame_on(engine, deal_columns(cases))
    answer = getattr(frames, metric.id)(frame, by=["case_id", *by], mapping=MAPPING, **asked)
    keys = ["case_id", *("status_of_rows" if name == "status" else name for name in by)]
    if isinstance(metric, MoneyMetric) and not asked.get("currency") and "currency" not in by:
        keys.append("currency")
    exact = {
        (case, *key): one
        for case, deals in cases.items()
        for key, one in of_records(metric, deals, by, asked).items()
    }
    assert differences(rows_of_answer(answer), keys, exact) == []


def one_by_one(
    engine: str, metric: Metric[Any], cases: dict[int, list[Opportunity]], asked: dict[str, Any]
) -> None:
    """What is never grouped is asked of a case at a time."""
    for case in list(cases)[:2]:
        frame = frame_on(engine, deal_columns({case: cases[case]}))
        answer = rows_of_answer(getattr(frames, metric.id)(frame, mapping=MAPPING, **asked))
        assert differences(answer, [], of_records(metric, cases[case], (), asked)) == []


@pytest.mark.parametrize(("metric", "variant"), VARIANTS)
@pytest.mark.parametrize("engine", QUICK)
def test_every_variant_is_equal_to_that_of_records(
    engine: str, metric: Metric[Any], variant: Variant
) -> None:
    compare(engine, metric, variant, seed=QUICK.index(engine))


@pytest.mark.parametrize("seed", range(10, 16))
@pytest.mark.parametrize(("metric", "variant"), VARIANTS)
def test_every_variant_is_equal_on_other_cases(
    metric: Metric[Any], variant: Variant, seed: int
) -> None:
    compare("polars_lazy", metric, variant, seed)


@pytest.mark.slow
@pytest.mark.parametrize(("engine", "metric"), ON_SLOW)
def test_a_variant_of_every_metric_is_equal_on_engines_that_begin_slowly(
    engine: str, metric: Metric[Any]
) -> None:
    draw = Random(f"{metric.id} {engine}")
    compare(engine, metric, draw.choice(list(metric.variants.values())), seed=SLOW.index(engine))
