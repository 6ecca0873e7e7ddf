"""The plan of every metric of opportunities on Spark: read once, added up, sent once, no Python.

A plan says on one machine what a cluster would do. Nothing is run here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import pytest
from frame_engines import ALL, frame_on
from packed_cases import MAPPING, deal_columns, deals_of_cases
from spark_plans import PAIRS, PYTHON, Plan
from test_deals_on_frames import OF_DEALS, question

from salesterms import frames
from salesterms.metrics import Metric, MoneyMetric, Variant

if TYPE_CHECKING:
    from random import Random

pytestmark = pytest.mark.slow

#: A variant of every metric, or each; what is never grouped has one group.
VARIANTS = [
    pytest.param(metric, variant, id=f"{name}-{variant.name}")
    for name, metric in OF_DEALS.items()
    for variant in list(metric.variants.values())[: None if ALL else 1]
]


@pytest.fixture(scope="module")
def deals() -> Any:
    return frame_on("pyspark", deal_columns(deals_of_cases(1, 2)))


def plan_of(metric: Metric[Any], variant: Variant, deals: Any, by: list[str]) -> Plan:
    asked = question(variant, cast("Random", Fixed())) | {"variant": variant.name}
    if isinstance(metric, MoneyMetric):
        asked["currency"] = "EUR"
    call = getattr(frames, metric.id)
    return Plan(call(deals, by=by if variant.not_by is None else None, mapping=MAPPING, **asked))


class Fixed:
    """Draws the last of every choice: a period and a day."""

    def choice(self, options: Any) -> Any:
        return options[-1]


@pytest.mark.parametrize(("metric", "variant"), VARIANTS)
def test_rows_are_read_once_added_up_where_they_are_and_sent_once(
    metric: Metric[Any], variant: Variant, deals: Any
) -> None:
    plan = plan_of(metric, variant, deals, ["owner", "quarter"])
    assert plan.has_any(PYTHON) == []
    assert plan.has_any(PAIRS) == []
    assert plan.names["Window"] == 0
    assert plan.scans == 1
    assert len(plan.exchanges) == 1, plan.text
    assert plan.adds_up_before_it_sends
    # All groups meet on one machine only where there is a single group.
    assert bool(plan.in_one_part) == (variant.not_by is not None)


def test_a_middle_number_is_worked_out_by_owner_and_sent_once_too(deals: Any) -> None:
    metric = OF_DEALS["sales_cycle"]
    plan = plan_of(metric, metric.variants["median_won"], deals, ["owner"])
    assert plan.names["ObjectHashAggregate"] == 2
    assert [one.partition("(")[0] for one in plan.exchanges] == ["hashpartitioning"]


def test_a_join_of_all_pairs_and_a_window_on_one_machine_would_be_seen(deals: Any) -> None:
    sql: Any = import_module("pyspark.sql")
    before, window = sql.functions.lag, sql.Window

    pairs = Plan(deals.select("owner").crossJoin(deals.select("stage")))
    assert pairs.has_any(PAIRS)
    assert pairs.scans == 2
    in_order = Plan(deals.select(before("owner").over(window.orderBy("created"))))
    assert (in_order.names["Window"], len(in_order.in_one_part)) == (1, 1)
    assert not in_order.adds_up_before_it_sends
