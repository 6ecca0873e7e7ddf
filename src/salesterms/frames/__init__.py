"""The same definitions on dataframes: a third reading of the tables that records are placed by.

Reading order, from below: `ground` (the door to narwhals, and what engines differ in), `reading`
(which column is which field, and what it holds as whole numbers), `counting` (the one step over all
rows), `formulas` (what is divided), `metrics` (a metric called, and its answer). What is derived
first: `deriving` of deals and subscriptions, `logs`, `purchases`. Of their own kind: `paying` (of
commission) and `labels`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._lazy import lazily
from salesterms.errors import NeedsNarwhals, Text

if TYPE_CHECKING:
    from salesterms.frames.deriving.ages import ages_since_created as ages_since_created
    from salesterms.frames.deriving.attribution import attributed_deals as attributed_deals
    from salesterms.frames.deriving.changes import close_date_changes as close_date_changes
    from salesterms.frames.deriving.closes import expected_closes as expected_closes
    from salesterms.frames.deriving.comings_and_goings import customer_moves as customer_moves
    from salesterms.frames.deriving.quotas import quota_results as quota_results
    from salesterms.frames.deriving.subscriptions import customer_periods as customer_periods
    from salesterms.frames.deriving.subscriptions import mrr_changes as mrr_changes
    from salesterms.frames.ground.engines import ColumnReserved as ColumnReserved
    from salesterms.frames.ground.engines import ColumnTwice as ColumnTwice
    from salesterms.frames.ground.engines import NotAFrame as NotAFrame
    from salesterms.frames.ground.engines import NotOnEngine as NotOnEngine
    from salesterms.frames.labels.labelling import label as label
    from salesterms.frames.labels.scores import ScoreNotOnFrames as ScoreNotOnFrames
    from salesterms.frames.labels.scores import lead_scores as lead_scores
    from salesterms.frames.logs.funnels import funnel_of_log as funnel_of_log
    from salesterms.frames.logs.spells import stage_spells as stage_spells
    from salesterms.frames.logs.verdicts import audit as audit
    from salesterms.frames.logs.verdicts import verdict_counts as verdict_counts
    from salesterms.frames.metrics.checking import FrameCheck as FrameCheck
    from salesterms.frames.metrics.checking import check as check
    from salesterms.frames.metrics.measured import NotAnAnswer as NotAnAnswer
    from salesterms.frames.metrics.measured import SeveralAnswers as SeveralAnswers
    from salesterms.frames.metrics.measured import measurements as measurements
    from salesterms.frames.metrics.metric import FrameMetric as FrameMetric
    from salesterms.frames.metrics.of_deals import average_deal as average_deal
    from salesterms.frames.metrics.of_deals import close_ratio as close_ratio
    from salesterms.frames.metrics.of_deals import forecast_by_category as forecast_by_category
    from salesterms.frames.metrics.of_deals import lost_opportunities as lost_opportunities
    from salesterms.frames.metrics.of_deals import lost_value as lost_value
    from salesterms.frames.metrics.of_deals import open_opportunities as open_opportunities
    from salesterms.frames.metrics.of_deals import open_pipeline as open_pipeline
    from salesterms.frames.metrics.of_deals import pipeline_coverage as pipeline_coverage
    from salesterms.frames.metrics.of_deals import required_coverage as required_coverage
    from salesterms.frames.metrics.of_deals import sales_cycle as sales_cycle
    from salesterms.frames.metrics.of_deals import sales_forecast as sales_forecast
    from salesterms.frames.metrics.of_deals import sales_velocity as sales_velocity
    from salesterms.frames.metrics.of_deals import stale_opportunities as stale_opportunities
    from salesterms.frames.metrics.of_deals import stale_pipeline as stale_pipeline
    from salesterms.frames.metrics.of_deals import weighted_pipeline as weighted_pipeline
    from salesterms.frames.metrics.of_deals import win_loss_ratio as win_loss_ratio
    from salesterms.frames.metrics.of_deals import won_revenue as won_revenue
    from salesterms.frames.metrics.of_funnels import drop_off as drop_off
    from salesterms.frames.metrics.of_funnels import overall_conversion as overall_conversion
    from salesterms.frames.metrics.of_funnels import stage_conversion as stage_conversion
    from salesterms.frames.metrics.of_history import forecast_from_history as forecast_from_history
    from salesterms.frames.metrics.of_periods import arr as arr
    from salesterms.frames.metrics.of_periods import customer_churn as customer_churn
    from salesterms.frames.metrics.of_periods import customer_retention as customer_retention
    from salesterms.frames.metrics.of_periods import gross_mrr_churn as gross_mrr_churn
    from salesterms.frames.metrics.of_periods import (
        gross_revenue_retention as gross_revenue_retention,
    )
    from salesterms.frames.metrics.of_periods import mrr as mrr
    from salesterms.frames.metrics.of_periods import mrr_movements as mrr_movements
    from salesterms.frames.metrics.of_periods import net_mrr_churn as net_mrr_churn
    from salesterms.frames.metrics.of_periods import net_revenue_retention as net_revenue_retention
    from salesterms.frames.metrics.of_periods import quick_ratio as quick_ratio
    from salesterms.frames.metrics.of_ready_rows import acceptance_rate as acceptance_rate
    from salesterms.frames.metrics.of_ready_rows import aged_opportunities as aged_opportunities
    from salesterms.frames.metrics.of_ready_rows import aged_pipeline as aged_pipeline
    from salesterms.frames.metrics.of_ready_rows import cac as cac
    from salesterms.frames.metrics.of_ready_rows import clv as clv
    from salesterms.frames.metrics.of_ready_rows import conversion_to_close as conversion_to_close
    from salesterms.frames.metrics.of_ready_rows import cost_per_lead as cost_per_lead
    from salesterms.frames.metrics.of_ready_rows import (
        customer_retention_cost as customer_retention_cost,
    )
    from salesterms.frames.metrics.of_ready_rows import forecast_accuracy as forecast_accuracy
    from salesterms.frames.metrics.of_ready_rows import lead_conversion as lead_conversion
    from salesterms.frames.metrics.of_ready_rows import list_discount as list_discount
    from salesterms.frames.metrics.of_ready_rows import ltv as ltv
    from salesterms.frames.metrics.of_ready_rows import marketing_influenced as marketing_influenced
    from salesterms.frames.metrics.of_ready_rows import marketing_sourced as marketing_sourced
    from salesterms.frames.metrics.of_ready_rows import pipeline_age as pipeline_age
    from salesterms.frames.metrics.of_ready_rows import pushed_opportunities as pushed_opportunities
    from salesterms.frames.metrics.of_ready_rows import quota_attainment as quota_attainment
    from salesterms.frames.metrics.of_ready_rows import rejection_rate as rejection_rate
    from salesterms.frames.metrics.of_ready_rows import slippage as slippage
    from salesterms.frames.metrics.of_ready_rows import speed_to_lead as speed_to_lead
    from salesterms.frames.metrics.of_ready_rows import time_to_answer as time_to_answer
    from salesterms.frames.metrics.of_spells import time_in_stage as time_in_stage
    from salesterms.frames.metrics.rates_of_stages import stage_rates as stage_rates
    from salesterms.frames.paying.brackets_of_plan import PlanNotOnFrames as PlanNotOnFrames
    from salesterms.frames.paying.paying_commission import commissions as commissions
    from salesterms.frames.purchases.cohort_rows import cohort_days as cohort_days
    from salesterms.frames.purchases.cohorts import cohort_retention as cohort_retention
    from salesterms.frames.purchases.repeat_buyers import purchase_histories as purchase_histories
    from salesterms.frames.reading.only_of_records import NotOnFrames as NotOnFrames
    from salesterms.frames.reading.schema import SchemaProblems as SchemaProblems

#: Name -> the submodule that it stands in: a line for each.
PLACES: dict[str, str] = {
    "ColumnReserved": "ground.engines",
    "ColumnTwice": "ground.engines",
    "FrameCheck": "metrics.checking",
    "FrameMetric": "metrics.metric",
    "NotAFrame": "ground.engines",
    "NotAnAnswer": "metrics.measured",
    "NotOnEngine": "ground.engines",
    "NotOnFrames": "reading.only_of_records",
    "PlanNotOnFrames": "paying.brackets_of_plan",
    "SchemaProblems": "reading.schema",
    "ScoreNotOnFrames": "labels.scores",
    "SeveralAnswers": "metrics.measured",
    "acceptance_rate": "metrics.of_ready_rows",
    "aged_opportunities": "metrics.of_ready_rows",
    "aged_pipeline": "metrics.of_ready_rows",
    "ages_since_created": "deriving.ages",
    "arr": "metrics.of_periods",
    "attributed_deals": "deriving.attribution",
    "audit": "logs.verdicts",
    "average_deal": "metrics.of_deals",
    "cac": "metrics.of_ready_rows",
    "check": "metrics.checking",
    "close_date_changes": "deriving.changes",
    "close_ratio": "metrics.of_deals",
    "clv": "metrics.of_ready_rows",
    "cohort_days": "purchases.cohort_rows",
    "cohort_retention": "purchases.cohorts",
    "commissions": "paying.paying_commission",
    "conversion_to_close": "metrics.of_ready_rows",
    "cost_per_lead": "metrics.of_ready_rows",
    "customer_churn": "metrics.of_periods",
    "customer_moves": "deriving.comings_and_goings",
    "customer_periods": "deriving.subscriptions",
    "customer_retention": "metrics.of_periods",
    "customer_retention_cost": "metrics.of_ready_rows",
    "drop_off": "metrics.of_funnels",
    "expected_closes": "deriving.closes",
    "forecast_accuracy": "metrics.of_ready_rows",
    "forecast_by_category": "metrics.of_deals",
    "forecast_from_history": "metrics.of_history",
    "funnel_of_log": "logs.funnels",
    "gross_mrr_churn": "metrics.of_periods",
    "gross_revenue_retention": "metrics.of_periods",
    "label": "labels.labelling",
    "lead_conversion": "metrics.of_ready_rows",
    "lead_scores": "labels.scores",
    "list_discount": "metrics.of_ready_rows",
    "lost_opportunities": "metrics.of_deals",
    "lost_value": "metrics.of_deals",
    "ltv": "metrics.of_ready_rows",
    "marketing_influenced": "metrics.of_ready_rows",
    "marketing_sourced": "metrics.of_ready_rows",
    "measurements": "metrics.measured",
    "mrr": "metrics.of_periods",
    "mrr_changes": "deriving.subscriptions",
    "mrr_movements": "metrics.of_periods",
    "net_mrr_churn": "metrics.of_periods",
    "net_revenue_retention": "metrics.of_periods",
    "open_opportunities": "metrics.of_deals",
    "open_pipeline": "metrics.of_deals",
    "overall_conversion": "metrics.of_funnels",
    "pipeline_age": "metrics.of_ready_rows",
    "pipeline_coverage": "metrics.of_deals",
    "purchase_histories": "purchases.repeat_buyers",
    "pushed_opportunities": "metrics.of_ready_rows",
    "quick_ratio": "metrics.of_periods",
    "quota_attainment": "metrics.of_ready_rows",
    "quota_results": "deriving.quotas",
    "rejection_rate": "metrics.of_ready_rows",
    "required_coverage": "metrics.of_deals",
    "sales_cycle": "metrics.of_deals",
    "sales_forecast": "metrics.of_deals",
    "sales_velocity": "metrics.of_deals",
    "slippage": "metrics.of_ready_rows",
    "speed_to_lead": "metrics.of_ready_rows",
    "stage_conversion": "metrics.of_funnels",
    "stage_rates": "metrics.rates_of_stages",
    "stage_spells": "logs.spells",
    "stale_opportunities": "metrics.of_deals",
    "stale_pipeline": "metrics.of_deals",
    "time_in_stage": "metrics.of_spells",
    "time_to_answer": "metrics.of_ready_rows",
    "verdict_counts": "logs.verdicts",
    "weighted_pipeline": "metrics.of_deals",
    "win_loss_ratio": "metrics.of_deals",
    "won_revenue": "metrics.of_deals",
}

_INSTALL = Text("pip install 'salesterms[frames]'", "pip install 'salesterms[frames]'")
_load = lazily("salesterms.frames", PLACES)
__all__ = [
    "ColumnReserved",
    "ColumnTwice",
    "FrameCheck",
    "FrameMetric",
    "NotAFrame",
    "NotAnAnswer",
    "NotOnEngine",
    "NotOnFrames",
    "PlanNotOnFrames",
    "SchemaProblems",
    "ScoreNotOnFrames",
    "SeveralAnswers",
    "acceptance_rate",
    "aged_opportunities",
    "aged_pipeline",
    "ages_since_created",
    "arr",
    "attributed_deals",
    "audit",
    "average_deal",
    "cac",
    "check",
    "close_date_changes",
    "close_ratio",
    "clv",
    "cohort_days",
    "cohort_retention",
    "commissions",
    "conversion_to_close",
    "cost_per_lead",
    "customer_churn",
    "customer_moves",
    "customer_periods",
    "customer_retention",
    "customer_retention_cost",
    "drop_off",
    "expected_closes",
    "forecast_accuracy",
    "forecast_by_category",
    "forecast_from_history",
    "funnel_of_log",
    "gross_mrr_churn",
    "gross_revenue_retention",
    "label",
    "lead_conversion",
    "lead_scores",
    "list_discount",
    "lost_opportunities",
    "lost_value",
    "ltv",
    "marketing_influenced",
    "marketing_sourced",
    "measurements",
    "mrr",
    "mrr_changes",
    "mrr_movements",
    "net_mrr_churn",
    "net_revenue_retention",
    "open_opportunities",
    "open_pipeline",
    "overall_conversion",
    "pipeline_age",
    "pipeline_coverage",
    "purchase_histories",
    "pushed_opportunities",
    "quick_ratio",
    "quota_attainment",
    "quota_results",
    "rejection_rate",
    "required_coverage",
    "sales_cycle",
    "sales_forecast",
    "sales_velocity",
    "slippage",
    "speed_to_lead",
    "stage_conversion",
    "stage_rates",
    "stage_spells",
    "stale_opportunities",
    "stale_pipeline",
    "time_in_stage",
    "time_to_answer",
    "verdict_counts",
    "weighted_pipeline",
    "win_loss_ratio",
    "won_revenue",
]


def __getattr__(name: str) -> object:
    if name in PLACES:
        from importlib import import_module

        try:
            import_module("narwhals")  # whether it is there
        except ImportError:
            raise NeedsNarwhals("dataframe", _INSTALL) from None
    elif not name.startswith("_"):
        raise AttributeError(_not_here(name))
    return _load(name)


def _not_here(name: str) -> str:
    """What is said of a name that is of records only, or of none."""
    from salesterms import metrics
    from salesterms.errors import nearest

    said = f"module 'salesterms.frames' has no attribute {name!r}"
    if name in dir(metrics):
        return f"{said}: it is of records only, salesterms.metrics.{name}"
    near = nearest(name, PLACES)
    return f"{said}; nearest: {', '.join(near)}" if near else said


def __dir__() -> list[str]:
    return sorted(PLACES)
