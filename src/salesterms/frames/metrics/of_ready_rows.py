"""The metrics of rows that were made ready, on frames of them."""

from __future__ import annotations

from typing import Any, Final

import narwhals as nw

from salesterms import metrics
from salesterms.errors import Text
from salesterms.frames.metrics import ready_rows as rows
from salesterms.frames.metrics.metric import FrameMetric
from salesterms.frames.metrics.prepared import PreparedMetric
from salesterms.values import FrozenMapping

_SHARES: Final = Text(
    "a mean of shares has no two terms",
    "een gemiddelde van verhoudingen is niet één deling",
)
_DUE: Final = Text(
    "what the days gone by ask for is no whole number",
    "het doel naar rato van de verstreken dagen is geen geheel getal",
)


pipeline_age: Final = FrameMetric(metric=metrics.pipeline_age, rows=rows.AGES)
aged_opportunities: Final = FrameMetric(metric=metrics.aged_opportunities, rows=rows.AGES)
aged_pipeline: Final = FrameMetric(metric=metrics.aged_pipeline, rows=rows.AGES)
slippage: Final = FrameMetric(metric=metrics.slippage, rows=rows.EXPECTED)
pushed_opportunities: Final = FrameMetric(metric=metrics.pushed_opportunities, rows=rows.MOVED)
conversion_to_close: Final = FrameMetric(metric=metrics.conversion_to_close, rows=rows.CYCLES)
list_discount: Final = FrameMetric(
    metric=metrics.list_discount,
    rows=rows.LINES,
    not_here=FrozenMapping({"mean_per_line": _SHARES}),
)
marketing_sourced: Final = FrameMetric(metric=metrics.marketing_sourced, rows=rows.ATTRIBUTED)
marketing_influenced: Final = FrameMetric(metric=metrics.marketing_influenced, rows=rows.ATTRIBUTED)
lead_conversion: Final = FrameMetric(metric=metrics.lead_conversion, rows=rows.LEAD_OUTCOMES)
cost_per_lead: Final = FrameMetric(metric=metrics.cost_per_lead, rows=rows.LEAD_OUTCOMES)
speed_to_lead: Final = FrameMetric(metric=metrics.speed_to_lead, rows=rows.LEAD_OUTCOMES)
acceptance_rate: Final = FrameMetric(metric=metrics.acceptance_rate, rows=rows.HANDED_OVER)
rejection_rate: Final = FrameMetric(metric=metrics.rejection_rate, rows=rows.HANDED_OVER)
time_to_answer: Final = FrameMetric(metric=metrics.time_to_answer, rows=rows.HANDED_OVER)
forecast_accuracy: Final = FrameMetric(
    metric=metrics.forecast_accuracy,
    rows=rows.FORECASTS,
    not_here=FrozenMapping({"mape": _SHARES}),
)


def _with_none_twice(frame: Any, names: list[str]) -> Any:
    """Rows of a warehouse name no deals, so that none is seen to count twice."""
    return frame if "deals_twice" in names else frame.with_columns(nw.lit(0).alias("deals_twice"))


quota_attainment: Final = PreparedMetric(
    metric=metrics.quota_attainment,
    rows=rows.QUOTAS,
    prepare=_with_none_twice,
    not_here=FrozenMapping({"mean_of_members": _SHARES, "to_date": _DUE}),
)
cac: Final = FrameMetric(metric=metrics.cac, rows=rows.SPENDS)
customer_retention_cost: Final = FrameMetric(
    metric=metrics.customer_retention_cost, rows=rows.SPENDS
)
clv: Final = FrameMetric(metric=metrics.clv, rows=rows.PROFITS)
ltv: Final = FrameMetric(metric=metrics.ltv, rows=rows.PROFITS)
