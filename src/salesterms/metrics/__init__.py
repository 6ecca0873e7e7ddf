"""Metrics: each a family of named definitions, measured on rows with an account of every one.

Reading order: `fields`, `tables` (lines that several definitions share), `closing` (seven close
ratios as seven tables), then `measuring` and `metric`, which know none of them by name.
"""

from salesterms.metrics.arguments import (
    BadArgument,
    MissingArgument,
    UnknownField,
    UnknownVariant,
)
from salesterms.metrics.closing import close_ratio
from salesterms.metrics.cycle import sales_cycle
from salesterms.metrics.metric import Metric
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.pipeline import open_opportunities, open_pipeline, weighted_pipeline
from salesterms.metrics.revenue import average_deal, won_revenue
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.variant import Variant
from salesterms.values import FrozenMapping

#: Every metric by its id.
METRICS: FrozenMapping[str, Metric] = FrozenMapping(
    (metric.id, metric)
    for metric in (
        close_ratio,
        sales_cycle,
        won_revenue,
        average_deal,
        open_opportunities,
        open_pipeline,
        weighted_pipeline,
    )
)

__all__ = [
    "METRICS",
    "BadArgument",
    "Metric",
    "MissingArgument",
    "MoneyMetric",
    "RowMetric",
    "UnknownField",
    "UnknownVariant",
    "Variant",
    "average_deal",
    "close_ratio",
    "open_opportunities",
    "open_pipeline",
    "sales_cycle",
    "weighted_pipeline",
    "won_revenue",
]
