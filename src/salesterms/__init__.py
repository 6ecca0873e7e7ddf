"""The sales glossary as exact, typed, explainable code.

>>> from datetime import date
>>> import salesterms
>>> deals = salesterms.opportunities(
...     [
...         {"id": "D-1", "status": "won", "created": "2024-01-08", "closed": "2024-02-20"},
...         {"id": "D-2", "status": "lost", "created": "2024-01-15", "closed": "2024-03-02"},
...         {"id": "D-3", "status": "open", "created": "2024-02-01"},
...     ]
... )
>>> print(salesterms.close_ratio(deals).explain())
Close ratio (decided_count): 50.0 %
  Definition: won / (won + lost)
  With the numbers: 1 / (1 + 1)
  Counted: 2 of 3 rows
  Left out: 1 open
  Period: all dates
  As of: rows as recorded
  Defined so by: the common win rate: rekener's closed funnel, ...
  Note: fewer than 30 rows: a small sample

To read the code, go up the layers: `errors`, `values`, `results`, `criteria`, `facts`, `terms`,
`lifecycle`, `vocabularies`, `journey`, `logs`, `mapping`, `entities`, `metrics`, `documents`,
`interop`, `report`, `cli`. What a close ratio of 0/0 is stands in `values.ratio`; what each close
ratio counts, in `metrics.closing`; what a lead is, in `data/glossary.json`; who calls whom a lead,
in `vocabularies.texts`.

Importing the package loads none of it: a layer is loaded when a name of it is first used.
"""

from __future__ import annotations

from salesterms._lazy import lazily

TYPE_CHECKING = False  # type checkers know the name; importing it would load all of typing
if TYPE_CHECKING:
    from salesterms.entities import Opportunities as Opportunities
    from salesterms.entities import Opportunity as Opportunity
    from salesterms.errors import Problem as Problem
    from salesterms.errors import SalesTermsError as SalesTermsError
    from salesterms.facts import Evidence as Evidence
    from salesterms.facts import Facts as Facts
    from salesterms.facts import Level as Level
    from salesterms.facts import Maker as Maker
    from salesterms.interop import ImportResult as ImportResult
    from salesterms.interop import opportunities as opportunities
    from salesterms.interop import read_opportunities as read_opportunities
    from salesterms.interop import stream_opportunities as stream_opportunities
    from salesterms.journey import Happened as Happened
    from salesterms.journey import Journey as Journey
    from salesterms.lifecycle import Category as Category
    from salesterms.lifecycle import Lifecycle as Lifecycle
    from salesterms.logs import StageEntry as StageEntry
    from salesterms.logs import audit as audit
    from salesterms.metrics import acceptance_rate as acceptance_rate
    from salesterms.metrics import aged_opportunities as aged_opportunities
    from salesterms.metrics import aged_pipeline as aged_pipeline
    from salesterms.metrics import arr as arr
    from salesterms.metrics import average_deal as average_deal
    from salesterms.metrics import cac as cac
    from salesterms.metrics import cac_payback as cac_payback
    from salesterms.metrics import churn_over_periods as churn_over_periods
    from salesterms.metrics import close_ratio as close_ratio
    from salesterms.metrics import clv as clv
    from salesterms.metrics import cohort_retention as cohort_retention
    from salesterms.metrics import commission as commission
    from salesterms.metrics import conversion_to_close as conversion_to_close
    from salesterms.metrics import cost_per_lead as cost_per_lead
    from salesterms.metrics import coverage_for_win_rate as coverage_for_win_rate
    from salesterms.metrics import customer_churn as customer_churn
    from salesterms.metrics import customer_retention as customer_retention
    from salesterms.metrics import customer_retention_cost as customer_retention_cost
    from salesterms.metrics import drop_off as drop_off
    from salesterms.metrics import expected_clv as expected_clv
    from salesterms.metrics import expected_ltv as expected_ltv
    from salesterms.metrics import expected_purchase_amount as expected_purchase_amount
    from salesterms.metrics import expected_repeat_purchases as expected_repeat_purchases
    from salesterms.metrics import forecast_accuracy as forecast_accuracy
    from salesterms.metrics import forecast_by_category as forecast_by_category
    from salesterms.metrics import forecast_from_history as forecast_from_history
    from salesterms.metrics import funnel_conversion as funnel_conversion
    from salesterms.metrics import gross_mrr_churn as gross_mrr_churn
    from salesterms.metrics import gross_revenue_retention as gross_revenue_retention
    from salesterms.metrics import lead_conversion as lead_conversion
    from salesterms.metrics import list_discount as list_discount
    from salesterms.metrics import lost_opportunities as lost_opportunities
    from salesterms.metrics import lost_value as lost_value
    from salesterms.metrics import ltv as ltv
    from salesterms.metrics import ltv_cac_ratio as ltv_cac_ratio
    from salesterms.metrics import marketing_influenced as marketing_influenced
    from salesterms.metrics import marketing_sourced as marketing_sourced
    from salesterms.metrics import mrr as mrr
    from salesterms.metrics import mrr_movements as mrr_movements
    from salesterms.metrics import net_mrr_churn as net_mrr_churn
    from salesterms.metrics import net_profit_per_customer as net_profit_per_customer
    from salesterms.metrics import net_revenue_retention as net_revenue_retention
    from salesterms.metrics import open_opportunities as open_opportunities
    from salesterms.metrics import open_pipeline as open_pipeline
    from salesterms.metrics import overall_conversion as overall_conversion
    from salesterms.metrics import pipeline_age as pipeline_age
    from salesterms.metrics import pipeline_coverage as pipeline_coverage
    from salesterms.metrics import predicted_clv as predicted_clv
    from salesterms.metrics import probability_alive as probability_alive
    from salesterms.metrics import projected_retention as projected_retention
    from salesterms.metrics import projected_survival as projected_survival
    from salesterms.metrics import prorated_quota as prorated_quota
    from salesterms.metrics import pushed_opportunities as pushed_opportunities
    from salesterms.metrics import quick_ratio as quick_ratio
    from salesterms.metrics import quota_attainment as quota_attainment
    from salesterms.metrics import quota_capacity as quota_capacity
    from salesterms.metrics import quota_gap as quota_gap
    from salesterms.metrics import ramped_quota as ramped_quota
    from salesterms.metrics import rejection_rate as rejection_rate
    from salesterms.metrics import repeat_purchase_probability as repeat_purchase_probability
    from salesterms.metrics import required_coverage as required_coverage
    from salesterms.metrics import residual_lifetime as residual_lifetime
    from salesterms.metrics import retention_elasticity as retention_elasticity
    from salesterms.metrics import run_rate as run_rate
    from salesterms.metrics import sales_cycle as sales_cycle
    from salesterms.metrics import sales_forecast as sales_forecast
    from salesterms.metrics import sales_velocity as sales_velocity
    from salesterms.metrics import sam as sam
    from salesterms.metrics import slippage as slippage
    from salesterms.metrics import som as som
    from salesterms.metrics import speed_to_lead as speed_to_lead
    from salesterms.metrics import stage_conversion as stage_conversion
    from salesterms.metrics import stale_opportunities as stale_opportunities
    from salesterms.metrics import stale_pipeline as stale_pipeline
    from salesterms.metrics import survival_rate as survival_rate
    from salesterms.metrics import survival_time as survival_time
    from salesterms.metrics import tam as tam
    from salesterms.metrics import time_in_stage as time_in_stage
    from salesterms.metrics import time_to_answer as time_to_answer
    from salesterms.metrics import weighted_pipeline as weighted_pipeline
    from salesterms.metrics import win_loss_ratio as win_loss_ratio
    from salesterms.metrics import won_revenue as won_revenue
    from salesterms.results import Measurement as Measurement
    from salesterms.results import Measurements as Measurements
    from salesterms.terms import Glossary as Glossary
    from salesterms.terms import glossary as glossary
    from salesterms.values import FiscalCalendar as FiscalCalendar
    from salesterms.values import Money as Money
    from salesterms.values import Period as Period
    from salesterms.values import RateTable as RateTable
    from salesterms.values import Ratio as Ratio
    from salesterms.vocabularies import Term as Term
    from salesterms.vocabularies import Vocabulary as Vocabulary
    from salesterms.vocabularies import conflicts as conflicts
    from salesterms.vocabularies import relations as relations
    from salesterms.vocabularies import translate as translate
    from salesterms.vocabularies import vocabulary as vocabulary

#: Layer -> the public names that it provides.
_NAMES = {
    "entities": ("Opportunities", "Opportunity"),
    "errors": ("Problem", "SalesTermsError"),
    "facts": ("Evidence", "Facts", "Level", "Maker"),
    "interop": ("ImportResult", "opportunities", "read_opportunities", "stream_opportunities"),
    "lifecycle": ("Category", "Lifecycle"),
    "journey": ("Happened", "Journey"),
    "logs": ("StageEntry", "audit"),
    "metrics": (
        "acceptance_rate",
        "aged_opportunities",
        "aged_pipeline",
        "arr",
        "average_deal",
        "cac",
        "cac_payback",
        "churn_over_periods",
        "close_ratio",
        "clv",
        "cohort_retention",
        "commission",
        "conversion_to_close",
        "cost_per_lead",
        "coverage_for_win_rate",
        "customer_churn",
        "customer_retention",
        "customer_retention_cost",
        "drop_off",
        "expected_clv",
        "expected_ltv",
        "expected_purchase_amount",
        "expected_repeat_purchases",
        "forecast_accuracy",
        "forecast_by_category",
        "forecast_from_history",
        "funnel_conversion",
        "gross_mrr_churn",
        "gross_revenue_retention",
        "lead_conversion",
        "list_discount",
        "lost_opportunities",
        "lost_value",
        "ltv",
        "ltv_cac_ratio",
        "marketing_influenced",
        "marketing_sourced",
        "mrr",
        "mrr_movements",
        "net_mrr_churn",
        "net_profit_per_customer",
        "net_revenue_retention",
        "open_opportunities",
        "open_pipeline",
        "overall_conversion",
        "pipeline_age",
        "pipeline_coverage",
        "predicted_clv",
        "probability_alive",
        "projected_retention",
        "projected_survival",
        "prorated_quota",
        "pushed_opportunities",
        "quick_ratio",
        "quota_attainment",
        "quota_capacity",
        "quota_gap",
        "ramped_quota",
        "rejection_rate",
        "repeat_purchase_probability",
        "required_coverage",
        "residual_lifetime",
        "retention_elasticity",
        "run_rate",
        "sales_cycle",
        "sales_forecast",
        "sales_velocity",
        "sam",
        "slippage",
        "som",
        "speed_to_lead",
        "stage_conversion",
        "stale_opportunities",
        "stale_pipeline",
        "survival_rate",
        "survival_time",
        "tam",
        "time_in_stage",
        "time_to_answer",
        "weighted_pipeline",
        "win_loss_ratio",
        "won_revenue",
    ),
    "results": ("Measurement", "Measurements"),
    "terms": ("Glossary", "glossary"),
    "vocabularies": (
        "Term",
        "Vocabulary",
        "conflicts",
        "relations",
        "translate",
        "vocabulary",
    ),
    "values": ("FiscalCalendar", "Money", "Period", "RateTable", "Ratio"),
}
__getattr__ = lazily(__name__, {name: layer for layer, names in _NAMES.items() for name in names})

__version__ = "0.1.0"
__all__ = [
    "Category",
    "Evidence",
    "Facts",
    "FiscalCalendar",
    "Glossary",
    "Happened",
    "ImportResult",
    "Journey",
    "Level",
    "Lifecycle",
    "Maker",
    "Measurement",
    "Measurements",
    "Money",
    "Opportunities",
    "Opportunity",
    "Period",
    "Problem",
    "RateTable",
    "Ratio",
    "SalesTermsError",
    "StageEntry",
    "Term",
    "Vocabulary",
    "__version__",
    "acceptance_rate",
    "aged_opportunities",
    "aged_pipeline",
    "arr",
    "audit",
    "average_deal",
    "cac",
    "cac_payback",
    "churn_over_periods",
    "close_ratio",
    "clv",
    "cohort_retention",
    "commission",
    "conflicts",
    "conversion_to_close",
    "cost_per_lead",
    "coverage_for_win_rate",
    "customer_churn",
    "customer_retention",
    "customer_retention_cost",
    "drop_off",
    "expected_clv",
    "expected_ltv",
    "expected_purchase_amount",
    "expected_repeat_purchases",
    "forecast_accuracy",
    "forecast_by_category",
    "forecast_from_history",
    "funnel_conversion",
    "glossary",
    "gross_mrr_churn",
    "gross_revenue_retention",
    "lead_conversion",
    "list_discount",
    "lost_opportunities",
    "lost_value",
    "ltv",
    "ltv_cac_ratio",
    "marketing_influenced",
    "marketing_sourced",
    "mrr",
    "mrr_movements",
    "net_mrr_churn",
    "net_profit_per_customer",
    "net_revenue_retention",
    "open_opportunities",
    "open_pipeline",
    "opportunities",
    "overall_conversion",
    "pipeline_age",
    "pipeline_coverage",
    "predicted_clv",
    "probability_alive",
    "projected_retention",
    "projected_survival",
    "prorated_quota",
    "pushed_opportunities",
    "quick_ratio",
    "quota_attainment",
    "quota_capacity",
    "quota_gap",
    "ramped_quota",
    "read_opportunities",
    "rejection_rate",
    "relations",
    "repeat_purchase_probability",
    "required_coverage",
    "residual_lifetime",
    "retention_elasticity",
    "run_rate",
    "sales_cycle",
    "sales_forecast",
    "sales_velocity",
    "sam",
    "slippage",
    "som",
    "speed_to_lead",
    "stage_conversion",
    "stale_opportunities",
    "stale_pipeline",
    "stream_opportunities",
    "survival_rate",
    "survival_time",
    "tam",
    "time_in_stage",
    "time_to_answer",
    "translate",
    "vocabulary",
    "weighted_pipeline",
    "win_loss_ratio",
    "won_revenue",
]


def __dir__() -> list[str]:
    return list(__all__)
