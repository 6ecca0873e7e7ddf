"""The same definitions on dataframes: a third reading of the tables that records are placed by.

Reading order: `engines` (the door to narwhals), `documents` and `schema` (which column is which
field), `cells` and `days` (columns as whole numbers), `expressions` (a table read as one),
`quantities` and `counting` (the one step over all rows; `ranking` where a middle number is asked
for; `flags` are tests as numbers), `keys` (what is grouped by), `quotients` and `formulas` (what is
divided), `answering` and `rules` (or why not), `records` and `metric` (a metric called), `measured`
(answers as Measurements), `checking`.

What else is counted: `of_deals`, `of_history` (with `rates_of_stages`), `of_ready_rows`,
`of_periods` (with `by_period`), `of_funnels`, `of_spells` and `cohorts`, each with its formulas.
What is derived first: `deriving_ages`, `deriving_changes` and `deriving_closes` of deals,
`deriving_quotas` of both (with `credited_deals`), `of_subscriptions` and `comings_and_goings` (with
`subscribed` and `gaps`), `spells_of_logs`, `funnels_of_logs` and `verdicts_of_logs` of stage logs
(with `log_rows`, `neighbours` and `put_in_order`), `cohort_rows` and `repeat_buyers` of purchases;
`spreading` makes several rows of one. Of their own kind: `paying_commission`, `labelling` (with
`diagrams` and `fact_columns`) and `scores`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._lazy import lazily
from salesterms.errors import NeedsNarwhals

if TYPE_CHECKING:
    from salesterms.frames.brackets_of_plan import PlanNotOnFrames as PlanNotOnFrames
    from salesterms.frames.checking import FrameCheck as FrameCheck
    from salesterms.frames.checking import check as check
    from salesterms.frames.cohort_rows import cohort_days as cohort_days
    from salesterms.frames.cohorts import cohort_retention as cohort_retention
    from salesterms.frames.comings_and_goings import customer_moves as customer_moves
    from salesterms.frames.deriving_ages import ages_since_created as ages_since_created
    from salesterms.frames.deriving_changes import close_date_changes as close_date_changes
    from salesterms.frames.deriving_closes import expected_closes as expected_closes
    from salesterms.frames.deriving_quotas import quota_results as quota_results
    from salesterms.frames.engines import ColumnReserved as ColumnReserved
    from salesterms.frames.engines import ColumnTwice as ColumnTwice
    from salesterms.frames.engines import NotAFrame as NotAFrame
    from salesterms.frames.engines import NotOnEngine as NotOnEngine
    from salesterms.frames.funnels_of_logs import funnel_of_log as funnel_of_log
    from salesterms.frames.labelling import label as label
    from salesterms.frames.measured import NotAnAnswer as NotAnAnswer
    from salesterms.frames.measured import SeveralAnswers as SeveralAnswers
    from salesterms.frames.measured import measurements as measurements
    from salesterms.frames.metric import FrameMetric as FrameMetric
    from salesterms.frames.of_deals import average_deal as average_deal
    from salesterms.frames.of_deals import close_ratio as close_ratio
    from salesterms.frames.of_deals import forecast_by_category as forecast_by_category
    from salesterms.frames.of_deals import lost_opportunities as lost_opportunities
    from salesterms.frames.of_deals import lost_value as lost_value
    from salesterms.frames.of_deals import open_opportunities as open_opportunities
    from salesterms.frames.of_deals import open_pipeline as open_pipeline
    from salesterms.frames.of_deals import pipeline_coverage as pipeline_coverage
    from salesterms.frames.of_deals import required_coverage as required_coverage
    from salesterms.frames.of_deals import sales_cycle as sales_cycle
    from salesterms.frames.of_deals import sales_forecast as sales_forecast
    from salesterms.frames.of_deals import sales_velocity as sales_velocity
    from salesterms.frames.of_deals import stale_opportunities as stale_opportunities
    from salesterms.frames.of_deals import stale_pipeline as stale_pipeline
    from salesterms.frames.of_deals import weighted_pipeline as weighted_pipeline
    from salesterms.frames.of_deals import win_loss_ratio as win_loss_ratio
    from salesterms.frames.of_deals import won_revenue as won_revenue
    from salesterms.frames.of_funnels import drop_off as drop_off
    from salesterms.frames.of_funnels import overall_conversion as overall_conversion
    from salesterms.frames.of_funnels import stage_conversion as stage_conversion
    from salesterms.frames.of_history import forecast_from_history as forecast_from_history
    from salesterms.frames.of_periods import arr as arr
    from salesterms.frames.of_periods import customer_churn as customer_churn
    from salesterms.frames.of_periods import customer_retention as customer_retention
    from salesterms.frames.of_periods import gross_mrr_churn as gross_mrr_churn
    from salesterms.frames.of_periods import gross_revenue_retention as gross_revenue_retention
    from salesterms.frames.of_periods import mrr as mrr
    from salesterms.frames.of_periods import mrr_movements as mrr_movements
    from salesterms.frames.of_periods import net_mrr_churn as net_mrr_churn
    from salesterms.frames.of_periods import net_revenue_retention as net_revenue_retention
    from salesterms.frames.of_periods import quick_ratio as quick_ratio
    from salesterms.frames.of_ready_rows import acceptance_rate as acceptance_rate
    from salesterms.frames.of_ready_rows import aged_opportunities as aged_opportunities
    from salesterms.frames.of_ready_rows import aged_pipeline as aged_pipeline
    from salesterms.frames.of_ready_rows import cac as cac
    from salesterms.frames.of_ready_rows import clv as clv
    from salesterms.frames.of_ready_rows import conversion_to_close as conversion_to_close
    from salesterms.frames.of_ready_rows import cost_per_lead as cost_per_lead
    from salesterms.frames.of_ready_rows import customer_retention_cost as customer_retention_cost
    from salesterms.frames.of_ready_rows import forecast_accuracy as forecast_accuracy
    from salesterms.frames.of_ready_rows import lead_conversion as lead_conversion
    from salesterms.frames.of_ready_rows import list_discount as list_discount
    from salesterms.frames.of_ready_rows import ltv as ltv
    from salesterms.frames.of_ready_rows import pipeline_age as pipeline_age
    from salesterms.frames.of_ready_rows import pushed_opportunities as pushed_opportunities
    from salesterms.frames.of_ready_rows import quota_attainment as quota_attainment
    from salesterms.frames.of_ready_rows import rejection_rate as rejection_rate
    from salesterms.frames.of_ready_rows import slippage as slippage
    from salesterms.frames.of_ready_rows import speed_to_lead as speed_to_lead
    from salesterms.frames.of_ready_rows import time_to_answer as time_to_answer
    from salesterms.frames.of_spells import time_in_stage as time_in_stage
    from salesterms.frames.of_subscriptions import customer_periods as customer_periods
    from salesterms.frames.of_subscriptions import mrr_changes as mrr_changes
    from salesterms.frames.only_of_records import NotOnFrames as NotOnFrames
    from salesterms.frames.paying_commission import commissions as commissions
    from salesterms.frames.rates_of_stages import stage_rates as stage_rates
    from salesterms.frames.repeat_buyers import purchase_histories as purchase_histories
    from salesterms.frames.schema import SchemaProblems as SchemaProblems
    from salesterms.frames.scores import ScoreNotOnFrames as ScoreNotOnFrames
    from salesterms.frames.scores import lead_scores as lead_scores
    from salesterms.frames.spells_of_logs import stage_spells as stage_spells
    from salesterms.frames.verdicts_of_logs import audit as audit
    from salesterms.frames.verdicts_of_logs import verdict_counts as verdict_counts

#: Name -> the submodule that it stands in: a line for each.
PLACES: dict[str, str] = {
    "ColumnReserved": "engines",
    "ColumnTwice": "engines",
    "FrameCheck": "checking",
    "FrameMetric": "metric",
    "NotAFrame": "engines",
    "NotAnAnswer": "measured",
    "SeveralAnswers": "measured",
    "NotOnEngine": "engines",
    "NotOnFrames": "only_of_records",
    "PlanNotOnFrames": "brackets_of_plan",
    "SchemaProblems": "schema",
    "ScoreNotOnFrames": "scores",
    "acceptance_rate": "of_ready_rows",
    "aged_opportunities": "of_ready_rows",
    "aged_pipeline": "of_ready_rows",
    "ages_since_created": "deriving_ages",
    "arr": "of_periods",
    "audit": "verdicts_of_logs",
    "average_deal": "of_deals",
    "cac": "of_ready_rows",
    "check": "checking",
    "close_date_changes": "deriving_changes",
    "close_ratio": "of_deals",
    "clv": "of_ready_rows",
    "cohort_days": "cohort_rows",
    "cohort_retention": "cohorts",
    "commissions": "paying_commission",
    "conversion_to_close": "of_ready_rows",
    "cost_per_lead": "of_ready_rows",
    "customer_churn": "of_periods",
    "customer_moves": "comings_and_goings",
    "customer_periods": "of_subscriptions",
    "customer_retention": "of_periods",
    "customer_retention_cost": "of_ready_rows",
    "drop_off": "of_funnels",
    "expected_closes": "deriving_closes",
    "forecast_accuracy": "of_ready_rows",
    "forecast_by_category": "of_deals",
    "forecast_from_history": "of_history",
    "funnel_of_log": "funnels_of_logs",
    "gross_mrr_churn": "of_periods",
    "gross_revenue_retention": "of_periods",
    "label": "labelling",
    "lead_conversion": "of_ready_rows",
    "lead_scores": "scores",
    "list_discount": "of_ready_rows",
    "lost_opportunities": "of_deals",
    "lost_value": "of_deals",
    "ltv": "of_ready_rows",
    "measurements": "measured",
    "mrr": "of_periods",
    "mrr_changes": "of_subscriptions",
    "mrr_movements": "of_periods",
    "net_mrr_churn": "of_periods",
    "net_revenue_retention": "of_periods",
    "open_opportunities": "of_deals",
    "open_pipeline": "of_deals",
    "overall_conversion": "of_funnels",
    "pipeline_age": "of_ready_rows",
    "pipeline_coverage": "of_deals",
    "purchase_histories": "repeat_buyers",
    "pushed_opportunities": "of_ready_rows",
    "quick_ratio": "of_periods",
    "quota_attainment": "of_ready_rows",
    "quota_results": "deriving_quotas",
    "rejection_rate": "of_ready_rows",
    "required_coverage": "of_deals",
    "sales_cycle": "of_deals",
    "sales_forecast": "of_deals",
    "sales_velocity": "of_deals",
    "slippage": "of_ready_rows",
    "speed_to_lead": "of_ready_rows",
    "stage_conversion": "of_funnels",
    "stage_rates": "rates_of_stages",
    "stage_spells": "spells_of_logs",
    "stale_opportunities": "of_deals",
    "stale_pipeline": "of_deals",
    "time_in_stage": "of_spells",
    "time_to_answer": "of_ready_rows",
    "verdict_counts": "verdicts_of_logs",
    "weighted_pipeline": "of_deals",
    "win_loss_ratio": "of_deals",
    "won_revenue": "of_deals",
}

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
            raise NeedsNarwhals("dataframe") from None
    return _load(name)


def __dir__() -> list[str]:
    return sorted(PLACES)
