"""Metrics: each a family of named definitions, measured with an account of every row.

Reading order: `definition` and `variant` (what a definition is), `fields` and `tables` (lines that
several definitions share), `closing` (seven close ratios as seven tables), then `measuring` and
`metric`, which know none of them by name. `places` says where each metric stands. A module is
loaded when a name of it is first used.
"""

from __future__ import annotations

from salesterms._lazy import lazily
from salesterms.metrics.places import METRIC_PLACES, OTHER_PLACES

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from salesterms.metrics.arguments import (
        BadArgument,
        MissingArgument,
        UnknownField,
        UnknownVariant,
    )
    from salesterms.metrics.attribution import marketing_influenced, marketing_sourced
    from salesterms.metrics.attribution_rows import (
        AttributedDeal,
        ByMarketing,
        UnknownTouch,
        attributed_deals,
    )
    from salesterms.metrics.calculation import Calculation
    from salesterms.metrics.churn.balances import CustomerBalance, customer_balances
    from salesterms.metrics.churn.conversion import churn_over_periods
    from salesterms.metrics.churn.customer_spells import CustomerSpell, customer_spells
    from salesterms.metrics.churn.customers import customer_churn
    from salesterms.metrics.churn.keeping import customer_retention
    from salesterms.metrics.churn.periods import CustomerPeriod, CustomerStanding, customer_periods
    from salesterms.metrics.churn.spells import CustomerOf, NotPaying
    from salesterms.metrics.closing import close_ratio
    from salesterms.metrics.cohorts.days import CohortDay, Presence, cohort_days
    from salesterms.metrics.cohorts.retention import cohort_retention
    from salesterms.metrics.commissions.brackets import Brackets, TierPart
    from salesterms.metrics.commissions.credit import SalesCredit, split_credit
    from salesterms.metrics.commissions.formulas import commission
    from salesterms.metrics.commissions.line import CommissionAdjustment, CommissionLine
    from salesterms.metrics.commissions.statement import CommissionStatement, CommissionStatements
    from salesterms.metrics.commissions.stating import commission_statement, commission_statements
    from salesterms.metrics.conversion_cycles import ConversionCycle, cycles_from_conversion
    from salesterms.metrics.customer_value.acquisition import cac, customer_retention_cost
    from salesterms.metrics.customer_value.by_churn import expected_ltv
    from salesterms.metrics.customer_value.comparing import (
        cac_payback,
        ltv_cac_ratio,
        net_profit_per_customer,
    )
    from salesterms.metrics.customer_value.deriving import customer_profits
    from salesterms.metrics.customer_value.expected import expected_clv
    from salesterms.metrics.customer_value.keeping import KeepingCost, keeping_or_winning
    from salesterms.metrics.customer_value.lifetime import clv, ltv
    from salesterms.metrics.customer_value.predictive import predicted_clv
    from salesterms.metrics.customer_value.profits import CustomerProfit
    from salesterms.metrics.customer_value.spending import CustomerSpend, SpendAim, SpendCategory
    from salesterms.metrics.cycle import sales_cycle
    from salesterms.metrics.deal_lines import DealLine, lines_of
    from salesterms.metrics.definition import Definition, Edge, Unanswered
    from salesterms.metrics.discounts import list_discount
    from salesterms.metrics.family import Family
    from salesterms.metrics.finding import Found, UnknownMetric, find
    from salesterms.metrics.forecasts.accuracy import forecast_accuracy
    from salesterms.metrics.forecasts.bands import (
        ORACLE_BANDS,
        in_oracle_categories,
        oracle_category,
    )
    from salesterms.metrics.forecasts.by_category import forecast_by_category
    from salesterms.metrics.forecasts.expected import sales_forecast
    from salesterms.metrics.forecasts.from_history import forecast_from_history
    from salesterms.metrics.forecasts.history import StageRate, StageRates, stage_rates
    from salesterms.metrics.forecasts.rated_deals import NoStageRate, RatedDeal, deals_by_history
    from salesterms.metrics.forecasts.results import ForecastResult, forecast_results
    from salesterms.metrics.from_conversion import conversion_to_close
    from salesterms.metrics.funnel import (
        conversions_of_counts,
        drop_off,
        funnel_conversion,
        overall_conversion,
        stage_conversion,
    )
    from salesterms.metrics.funnel_account import FunnelRows
    from salesterms.metrics.funnel_deriving import funnel_of_journeys, funnel_of_log, funnel_stages
    from salesterms.metrics.funnel_rows import (
        FUNNELS,
        Entries,
        FunnelEntry,
        FunnelPolicy,
        FunnelStages,
        Skips,
        StepOutcome,
        StepPosition,
    )
    from salesterms.metrics.hand_over import acceptance_rate, rejection_rate, time_to_answer
    from salesterms.metrics.hand_over_rows import HandOverOutcome, hand_over_outcomes
    from salesterms.metrics.in_stages import time_in_stage
    from salesterms.metrics.lead_rows import LeadOutcome, LeadStanding, lead_outcomes
    from salesterms.metrics.leads import cost_per_lead, lead_conversion, speed_to_lead
    from salesterms.metrics.losing import lost_opportunities, lost_value, win_loss_ratio
    from salesterms.metrics.market import sam, som, tam
    from salesterms.metrics.metric import Metric
    from salesterms.metrics.money_metric import MoneyMetric
    from salesterms.metrics.paying import why_no_customer
    from salesterms.metrics.pipeline import open_opportunities, open_pipeline, weighted_pipeline
    from salesterms.metrics.pipelines.age import aged_opportunities, aged_pipeline, pipeline_age
    from salesterms.metrics.pipelines.ageing import (
        AgeBand,
        AgeBasis,
        DealAge,
        ages_in_stage,
        ages_since_created,
    )
    from salesterms.metrics.pipelines.bridge import (
        BridgeLine,
        CurrencyBridge,
        PipelineBridge,
        pipeline_bridge,
    )
    from salesterms.metrics.pipelines.close_dates import (
        CloseDateChange,
        ExpectedClose,
        close_date_changes,
        expected_closes,
    )
    from salesterms.metrics.pipelines.coverage import (
        coverage_for_win_rate,
        pipeline_coverage,
        required_coverage,
    )
    from salesterms.metrics.pipelines.findings import (
        PipelineFinding,
        PipelineFindings,
        pipeline_findings,
    )
    from salesterms.metrics.pipelines.hygiene import FindingKind, HygienePolicy
    from salesterms.metrics.pipelines.movements import Movement
    from salesterms.metrics.pipelines.slipping import pushed_opportunities, slippage
    from salesterms.metrics.pipelines.staleness import stale_opportunities, stale_pipeline
    from salesterms.metrics.quotas.attainment import quota_attainment
    from salesterms.metrics.quotas.pace import quota_capacity, quota_gap, run_rate
    from salesterms.metrics.quotas.proration import prorated_quota, quota_for, ramped_quota
    from salesterms.metrics.quotas.results import NoMembers, NotCredited, QuotaResult, quota_results
    from salesterms.metrics.recurring.changes import MrrChange, MrrMovement
    from salesterms.metrics.recurring.churn import gross_mrr_churn, net_mrr_churn
    from salesterms.metrics.recurring.deriving import mrr_changes
    from salesterms.metrics.recurring.movements import mrr_movements
    from salesterms.metrics.recurring.quick import quick_ratio
    from salesterms.metrics.recurring.retention import (
        gross_revenue_retention,
        net_revenue_retention,
    )
    from salesterms.metrics.recurring.revenue import arr, mrr
    from salesterms.metrics.registry import METRICS
    from salesterms.metrics.repeat_buying.bg_nbd import BgNbd
    from salesterms.metrics.repeat_buying.expected import (
        expected_repeat_purchases,
        probability_alive,
        repeat_purchase_probability,
    )
    from salesterms.metrics.repeat_buying.expected_amount import expected_purchase_amount
    from salesterms.metrics.repeat_buying.fitting import (
        BgNbdFit,
        GammaGammaFit,
        bg_nbd_fit,
        gamma_gamma_fit,
    )
    from salesterms.metrics.repeat_buying.gamma_gamma import GammaGamma
    from salesterms.metrics.repeat_buying.history import (
        PurchaseHistories,
        PurchaseHistory,
        purchase_histories,
    )
    from salesterms.metrics.repeat_buying.transaction import Transaction
    from salesterms.metrics.revenue import average_deal, won_revenue
    from salesterms.metrics.row_kind import RowKind
    from salesterms.metrics.row_metric import RowMetric
    from salesterms.metrics.sizes_of_markets import (
        MarketOutOfOrder,
        MarketSegment,
        MarketSizes,
        market_sizes,
    )
    from salesterms.metrics.spells import StageSpell, stage_spells
    from salesterms.metrics.statements import STATEMENTS, Statement
    from salesterms.metrics.survival.cohort_survivors import CohortSurvivors, cohort_survivors
    from salesterms.metrics.survival.curve import SurvivalCurve, SurvivalStep
    from salesterms.metrics.survival.discounting import ModelFigure
    from salesterms.metrics.survival.fitting import SbgFit, sbg_fit
    from salesterms.metrics.survival.from_subscriptions import lifespans
    from salesterms.metrics.survival.interval import IntervalTransform, SurvivalInterval
    from salesterms.metrics.survival.kaplan_meier import kaplan_meier
    from salesterms.metrics.survival.lifespan import Lifespan, Sighting
    from salesterms.metrics.survival.projections import (
        projected_retention,
        projected_survival,
        residual_lifetime,
        retention_elasticity,
    )
    from salesterms.metrics.survival.rates import survival_rate, survival_time
    from salesterms.metrics.survival.shifted_beta_geometric import ShiftedBetaGeometric
    from salesterms.metrics.time_units import TimeUnit
    from salesterms.metrics.variant import NotBy, Variant, ZeroBy
    from salesterms.metrics.velocity import sales_velocity

__getattr__ = lazily(
    __name__,
    {
        name: place
        for table in (METRIC_PLACES, OTHER_PLACES)
        for place, names in table.items()
        for name in names
    },
)

# fmt: off
# As many names to a line as fit: there are some hundreds.
__all__ = [
    "FUNNELS", "METRICS", "ORACLE_BANDS", "STATEMENTS", "AgeBand", "AgeBasis", "AttributedDeal",
    "BadArgument", "BgNbd", "BgNbdFit", "Brackets", "BridgeLine", "ByMarketing", "Calculation",
    "CloseDateChange", "CohortDay", "CohortSurvivors", "CommissionAdjustment", "CommissionLine",
    "CommissionStatement", "CommissionStatements", "ConversionCycle", "CurrencyBridge",
    "CustomerBalance", "CustomerOf", "CustomerPeriod", "CustomerProfit", "CustomerSpell",
    "CustomerSpend", "CustomerStanding", "DealAge", "DealLine", "Definition", "Edge", "Entries",
    "ExpectedClose", "Family", "FindingKind", "ForecastResult", "Found", "FunnelEntry",
    "FunnelPolicy", "FunnelRows", "FunnelStages", "GammaGamma", "GammaGammaFit", "HandOverOutcome",
    "HygienePolicy", "IntervalTransform", "KeepingCost", "LeadOutcome", "LeadStanding", "Lifespan",
    "MarketOutOfOrder", "MarketSegment", "MarketSizes", "Metric", "MissingArgument", "ModelFigure",
    "MoneyMetric", "Movement", "MrrChange", "MrrMovement", "NoMembers", "NoStageRate", "NotBy",
    "NotCredited", "NotPaying", "PipelineBridge", "PipelineFinding", "PipelineFindings",
    "Presence", "PurchaseHistories", "PurchaseHistory", "QuotaResult", "RatedDeal", "RowKind",
    "RowMetric", "SalesCredit", "SbgFit", "ShiftedBetaGeometric", "Sighting", "Skips", "SpendAim",
    "SpendCategory", "StageRate", "StageRates", "StageSpell", "Statement", "StepOutcome",
    "StepPosition", "SurvivalCurve", "SurvivalInterval", "SurvivalStep", "TierPart", "TimeUnit",
    "Transaction", "Unanswered", "UnknownField", "UnknownMetric", "UnknownTouch", "UnknownVariant",
    "Variant", "ZeroBy", "acceptance_rate", "aged_opportunities", "aged_pipeline", "ages_in_stage",
    "ages_since_created", "arr", "attributed_deals", "average_deal", "bg_nbd_fit", "cac",
    "cac_payback", "churn_over_periods", "close_date_changes", "close_ratio", "clv", "cohort_days",
    "cohort_retention", "cohort_survivors", "commission", "commission_statement",
    "commission_statements", "conversion_to_close", "conversions_of_counts", "cost_per_lead",
    "coverage_for_win_rate", "customer_balances", "customer_churn", "customer_periods",
    "customer_profits", "customer_retention", "customer_retention_cost", "customer_spells",
    "cycles_from_conversion", "deals_by_history", "drop_off", "expected_closes", "expected_clv",
    "expected_ltv", "expected_purchase_amount", "expected_repeat_purchases", "find",
    "forecast_accuracy", "forecast_by_category", "forecast_from_history", "forecast_results",
    "funnel_conversion", "funnel_of_journeys", "funnel_of_log", "funnel_stages", "gamma_gamma_fit",
    "gross_mrr_churn", "gross_revenue_retention", "hand_over_outcomes", "in_oracle_categories",
    "kaplan_meier", "keeping_or_winning", "lead_conversion", "lead_outcomes", "lifespans",
    "lines_of", "list_discount", "lost_opportunities", "lost_value", "ltv", "ltv_cac_ratio",
    "market_sizes", "marketing_influenced", "marketing_sourced", "mrr", "mrr_changes",
    "mrr_movements", "net_mrr_churn", "net_profit_per_customer", "net_revenue_retention",
    "open_opportunities", "open_pipeline", "oracle_category", "overall_conversion", "pipeline_age",
    "pipeline_bridge", "pipeline_coverage", "pipeline_findings", "predicted_clv",
    "probability_alive", "projected_retention", "projected_survival", "prorated_quota",
    "purchase_histories", "pushed_opportunities", "quick_ratio", "quota_attainment",
    "quota_capacity", "quota_for", "quota_gap", "quota_results", "ramped_quota", "rejection_rate",
    "repeat_purchase_probability", "required_coverage", "residual_lifetime",
    "retention_elasticity", "run_rate", "sales_cycle", "sales_forecast", "sales_velocity", "sam",
    "sbg_fit", "slippage", "som", "speed_to_lead", "split_credit", "stage_conversion",
    "stage_rates", "stage_spells", "stale_opportunities", "stale_pipeline", "survival_rate",
    "survival_time", "tam", "time_in_stage", "time_to_answer", "weighted_pipeline",
    "why_no_customer", "win_loss_ratio", "won_revenue",
]
# fmt: on


def __dir__() -> list[str]:
    return list(__all__)
