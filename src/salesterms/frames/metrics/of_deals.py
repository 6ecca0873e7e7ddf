"""The metrics of opportunities, on frames of them."""

from __future__ import annotations

from typing import Final

from salesterms import metrics
from salesterms.frames.metrics.metric import FrameMetric
from salesterms.frames.reading.records import DEALS

close_ratio: Final = FrameMetric(metric=metrics.close_ratio, rows=DEALS)
win_loss_ratio: Final = FrameMetric(metric=metrics.win_loss_ratio, rows=DEALS)
lost_opportunities: Final = FrameMetric(metric=metrics.lost_opportunities, rows=DEALS)
lost_value: Final = FrameMetric(metric=metrics.lost_value, rows=DEALS)
sales_cycle: Final = FrameMetric(metric=metrics.sales_cycle, rows=DEALS)
sales_velocity: Final = FrameMetric(metric=metrics.sales_velocity, rows=DEALS)
won_revenue: Final = FrameMetric(metric=metrics.won_revenue, rows=DEALS)
average_deal: Final = FrameMetric(metric=metrics.average_deal, rows=DEALS)
open_opportunities: Final = FrameMetric(metric=metrics.open_opportunities, rows=DEALS)
open_pipeline: Final = FrameMetric(metric=metrics.open_pipeline, rows=DEALS)
weighted_pipeline: Final = FrameMetric(metric=metrics.weighted_pipeline, rows=DEALS)
pipeline_coverage: Final = FrameMetric(metric=metrics.pipeline_coverage, rows=DEALS)
required_coverage: Final = FrameMetric(metric=metrics.required_coverage, rows=DEALS)
stale_opportunities: Final = FrameMetric(metric=metrics.stale_opportunities, rows=DEALS)
stale_pipeline: Final = FrameMetric(metric=metrics.stale_pipeline, rows=DEALS)
sales_forecast: Final = FrameMetric(metric=metrics.sales_forecast, rows=DEALS)
forecast_by_category: Final = FrameMetric(metric=metrics.forecast_by_category, rows=DEALS)
