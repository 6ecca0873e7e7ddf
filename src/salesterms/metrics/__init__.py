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
    from salesterms.metrics.arguments import BadArgument as BadArgument
    from salesterms.metrics.arguments import MissingArgument as MissingArgument
    from salesterms.metrics.arguments import UnknownField as UnknownField
    from salesterms.metrics.arguments import UnknownVariant as UnknownVariant
    from salesterms.metrics.attribution import marketing_influenced as marketing_influenced
    from salesterms.metrics.attribution import marketing_sourced as marketing_sourced
    from salesterms.metrics.attribution_rows import AttributedDeal as AttributedDeal
    from salesterms.metrics.attribution_rows import ByMarketing as ByMarketing
    from salesterms.metrics.attribution_rows import UnknownTouch as UnknownTouch
    from salesterms.metrics.attribution_rows import attributed_deals as attributed_deals
    from salesterms.metrics.calculation import Calculation as Calculation
    from salesterms.metrics.closing import close_ratio as close_ratio
    from salesterms.metrics.commissions.brackets import Brackets as Brackets
    from salesterms.metrics.commissions.brackets import TierPart as TierPart
    from salesterms.metrics.commissions.credit import SalesCredit as SalesCredit
    from salesterms.metrics.commissions.credit import split_credit as split_credit
    from salesterms.metrics.commissions.formulas import commission as commission
    from salesterms.metrics.commissions.line import CommissionAdjustment as CommissionAdjustment
    from salesterms.metrics.commissions.line import CommissionLine as CommissionLine
    from salesterms.metrics.commissions.statement import CommissionStatement as CommissionStatement
    from salesterms.metrics.commissions.statement import (
        CommissionStatements as CommissionStatements,
    )
    from salesterms.metrics.commissions.stating import commission_statement as commission_statement
    from salesterms.metrics.commissions.stating import (
        commission_statements as commission_statements,
    )
    from salesterms.metrics.conversion_cycles import ConversionCycle as ConversionCycle
    from salesterms.metrics.conversion_cycles import (
        cycles_from_conversion as cycles_from_conversion,
    )
    from salesterms.metrics.cycle import sales_cycle as sales_cycle
    from salesterms.metrics.deal_lines import DealLine as DealLine
    from salesterms.metrics.deal_lines import lines_of as lines_of
    from salesterms.metrics.definition import Definition as Definition
    from salesterms.metrics.definition import Edge as Edge
    from salesterms.metrics.definition import Unanswered as Unanswered
    from salesterms.metrics.discounts import list_discount as list_discount
    from salesterms.metrics.family import Family as Family
    from salesterms.metrics.finding import Found as Found
    from salesterms.metrics.finding import UnknownMetric as UnknownMetric
    from salesterms.metrics.finding import find as find
    from salesterms.metrics.forecasts.accuracy import forecast_accuracy as forecast_accuracy
    from salesterms.metrics.forecasts.bands import ORACLE_BANDS as ORACLE_BANDS
    from salesterms.metrics.forecasts.bands import in_oracle_categories as in_oracle_categories
    from salesterms.metrics.forecasts.bands import oracle_category as oracle_category
    from salesterms.metrics.forecasts.by_category import (
        forecast_by_category as forecast_by_category,
    )
    from salesterms.metrics.forecasts.expected import sales_forecast as sales_forecast
    from salesterms.metrics.forecasts.from_history import (
        forecast_from_history as forecast_from_history,
    )
    from salesterms.metrics.forecasts.history import StageRate as StageRate
    from salesterms.metrics.forecasts.history import StageRates as StageRates
    from salesterms.metrics.forecasts.history import stage_rates as stage_rates
    from salesterms.metrics.forecasts.rated_deals import NoStageRate as NoStageRate
    from salesterms.metrics.forecasts.rated_deals import RatedDeal as RatedDeal
    from salesterms.metrics.forecasts.rated_deals import deals_by_history as deals_by_history
    from salesterms.metrics.forecasts.results import ForecastResult as ForecastResult
    from salesterms.metrics.forecasts.results import forecast_results as forecast_results
    from salesterms.metrics.from_conversion import conversion_to_close as conversion_to_close
    from salesterms.metrics.funnel import conversions_of_counts as conversions_of_counts
    from salesterms.metrics.funnel import drop_off as drop_off
    from salesterms.metrics.funnel import funnel_conversion as funnel_conversion
    from salesterms.metrics.funnel import overall_conversion as overall_conversion
    from salesterms.metrics.funnel import stage_conversion as stage_conversion
    from salesterms.metrics.funnel_account import FunnelRows as FunnelRows
    from salesterms.metrics.funnel_deriving import funnel_of_journeys as funnel_of_journeys
    from salesterms.metrics.funnel_deriving import funnel_of_log as funnel_of_log
    from salesterms.metrics.funnel_deriving import funnel_stages as funnel_stages
    from salesterms.metrics.funnel_rows import FUNNELS as FUNNELS
    from salesterms.metrics.funnel_rows import Entries as Entries
    from salesterms.metrics.funnel_rows import FunnelEntry as FunnelEntry
    from salesterms.metrics.funnel_rows import FunnelPolicy as FunnelPolicy
    from salesterms.metrics.funnel_rows import FunnelStages as FunnelStages
    from salesterms.metrics.funnel_rows import Skips as Skips
    from salesterms.metrics.funnel_rows import StepOutcome as StepOutcome
    from salesterms.metrics.funnel_rows import StepPosition as StepPosition
    from salesterms.metrics.hand_over import acceptance_rate as acceptance_rate
    from salesterms.metrics.hand_over import rejection_rate as rejection_rate
    from salesterms.metrics.hand_over import time_to_answer as time_to_answer
    from salesterms.metrics.hand_over_rows import HandOverOutcome as HandOverOutcome
    from salesterms.metrics.hand_over_rows import hand_over_outcomes as hand_over_outcomes
    from salesterms.metrics.in_stages import time_in_stage as time_in_stage
    from salesterms.metrics.lead_rows import LeadOutcome as LeadOutcome
    from salesterms.metrics.lead_rows import LeadStanding as LeadStanding
    from salesterms.metrics.lead_rows import lead_outcomes as lead_outcomes
    from salesterms.metrics.leads import cost_per_lead as cost_per_lead
    from salesterms.metrics.leads import lead_conversion as lead_conversion
    from salesterms.metrics.leads import speed_to_lead as speed_to_lead
    from salesterms.metrics.losing import lost_opportunities as lost_opportunities
    from salesterms.metrics.losing import lost_value as lost_value
    from salesterms.metrics.losing import win_loss_ratio as win_loss_ratio
    from salesterms.metrics.metric import Metric as Metric
    from salesterms.metrics.money_metric import MoneyMetric as MoneyMetric
    from salesterms.metrics.pipeline import open_opportunities as open_opportunities
    from salesterms.metrics.pipeline import open_pipeline as open_pipeline
    from salesterms.metrics.pipeline import weighted_pipeline as weighted_pipeline
    from salesterms.metrics.pipelines.age import aged_opportunities as aged_opportunities
    from salesterms.metrics.pipelines.age import aged_pipeline as aged_pipeline
    from salesterms.metrics.pipelines.age import pipeline_age as pipeline_age
    from salesterms.metrics.pipelines.ageing import AgeBand as AgeBand
    from salesterms.metrics.pipelines.ageing import AgeBasis as AgeBasis
    from salesterms.metrics.pipelines.ageing import DealAge as DealAge
    from salesterms.metrics.pipelines.ageing import ages_in_stage as ages_in_stage
    from salesterms.metrics.pipelines.ageing import ages_since_created as ages_since_created
    from salesterms.metrics.pipelines.bridge import BridgeLine as BridgeLine
    from salesterms.metrics.pipelines.bridge import CurrencyBridge as CurrencyBridge
    from salesterms.metrics.pipelines.bridge import PipelineBridge as PipelineBridge
    from salesterms.metrics.pipelines.bridge import pipeline_bridge as pipeline_bridge
    from salesterms.metrics.pipelines.close_dates import CloseDateChange as CloseDateChange
    from salesterms.metrics.pipelines.close_dates import ExpectedClose as ExpectedClose
    from salesterms.metrics.pipelines.close_dates import close_date_changes as close_date_changes
    from salesterms.metrics.pipelines.close_dates import expected_closes as expected_closes
    from salesterms.metrics.pipelines.coverage import coverage_for_win_rate as coverage_for_win_rate
    from salesterms.metrics.pipelines.coverage import pipeline_coverage as pipeline_coverage
    from salesterms.metrics.pipelines.coverage import required_coverage as required_coverage
    from salesterms.metrics.pipelines.findings import PipelineFinding as PipelineFinding
    from salesterms.metrics.pipelines.findings import PipelineFindings as PipelineFindings
    from salesterms.metrics.pipelines.findings import pipeline_findings as pipeline_findings
    from salesterms.metrics.pipelines.hygiene import FindingKind as FindingKind
    from salesterms.metrics.pipelines.hygiene import HygienePolicy as HygienePolicy
    from salesterms.metrics.pipelines.movements import Movement as Movement
    from salesterms.metrics.pipelines.slipping import pushed_opportunities as pushed_opportunities
    from salesterms.metrics.pipelines.slipping import slippage as slippage
    from salesterms.metrics.pipelines.staleness import stale_opportunities as stale_opportunities
    from salesterms.metrics.pipelines.staleness import stale_pipeline as stale_pipeline
    from salesterms.metrics.quotas.attainment import quota_attainment as quota_attainment
    from salesterms.metrics.quotas.pace import quota_capacity as quota_capacity
    from salesterms.metrics.quotas.pace import quota_gap as quota_gap
    from salesterms.metrics.quotas.pace import run_rate as run_rate
    from salesterms.metrics.quotas.proration import prorated_quota as prorated_quota
    from salesterms.metrics.quotas.proration import quota_for as quota_for
    from salesterms.metrics.quotas.proration import ramped_quota as ramped_quota
    from salesterms.metrics.quotas.results import NoMembers as NoMembers
    from salesterms.metrics.quotas.results import NotCredited as NotCredited
    from salesterms.metrics.quotas.results import QuotaResult as QuotaResult
    from salesterms.metrics.quotas.results import quota_results as quota_results
    from salesterms.metrics.registry import METRICS as METRICS
    from salesterms.metrics.revenue import average_deal as average_deal
    from salesterms.metrics.revenue import won_revenue as won_revenue
    from salesterms.metrics.row_kind import RowKind as RowKind
    from salesterms.metrics.row_metric import RowMetric as RowMetric
    from salesterms.metrics.spells import StageSpell as StageSpell
    from salesterms.metrics.spells import stage_spells as stage_spells
    from salesterms.metrics.statements import STATEMENTS as STATEMENTS
    from salesterms.metrics.statements import Statement as Statement
    from salesterms.metrics.variant import NotBy as NotBy
    from salesterms.metrics.variant import Variant as Variant
    from salesterms.metrics.velocity import sales_velocity as sales_velocity

__getattr__ = lazily(
    __name__,
    {
        name: place
        for table in (METRIC_PLACES, OTHER_PLACES)
        for place, names in table.items()
        for name in names
    },
)

__all__ = [
    "FUNNELS",
    "METRICS",
    "ORACLE_BANDS",
    "STATEMENTS",
    "AgeBand",
    "AgeBasis",
    "AttributedDeal",
    "BadArgument",
    "Brackets",
    "BridgeLine",
    "ByMarketing",
    "Calculation",
    "CloseDateChange",
    "CommissionAdjustment",
    "CommissionLine",
    "CommissionStatement",
    "CommissionStatements",
    "ConversionCycle",
    "CurrencyBridge",
    "DealAge",
    "DealLine",
    "Definition",
    "Edge",
    "Entries",
    "ExpectedClose",
    "Family",
    "FindingKind",
    "ForecastResult",
    "Found",
    "FunnelEntry",
    "FunnelPolicy",
    "FunnelRows",
    "FunnelStages",
    "HandOverOutcome",
    "HygienePolicy",
    "LeadOutcome",
    "LeadStanding",
    "Metric",
    "MissingArgument",
    "MoneyMetric",
    "Movement",
    "NoMembers",
    "NoStageRate",
    "NotBy",
    "NotCredited",
    "PipelineBridge",
    "PipelineFinding",
    "PipelineFindings",
    "QuotaResult",
    "RatedDeal",
    "RowKind",
    "RowMetric",
    "SalesCredit",
    "Skips",
    "StageRate",
    "StageRates",
    "StageSpell",
    "Statement",
    "StepOutcome",
    "StepPosition",
    "TierPart",
    "Unanswered",
    "UnknownField",
    "UnknownMetric",
    "UnknownTouch",
    "UnknownVariant",
    "Variant",
    "acceptance_rate",
    "aged_opportunities",
    "aged_pipeline",
    "ages_in_stage",
    "ages_since_created",
    "attributed_deals",
    "average_deal",
    "close_date_changes",
    "close_ratio",
    "commission",
    "commission_statement",
    "commission_statements",
    "conversion_to_close",
    "conversions_of_counts",
    "cost_per_lead",
    "coverage_for_win_rate",
    "cycles_from_conversion",
    "deals_by_history",
    "drop_off",
    "expected_closes",
    "find",
    "forecast_accuracy",
    "forecast_by_category",
    "forecast_from_history",
    "forecast_results",
    "funnel_conversion",
    "funnel_of_journeys",
    "funnel_of_log",
    "funnel_stages",
    "hand_over_outcomes",
    "in_oracle_categories",
    "lead_conversion",
    "lead_outcomes",
    "lines_of",
    "list_discount",
    "lost_opportunities",
    "lost_value",
    "marketing_influenced",
    "marketing_sourced",
    "open_opportunities",
    "open_pipeline",
    "oracle_category",
    "overall_conversion",
    "pipeline_age",
    "pipeline_bridge",
    "pipeline_coverage",
    "pipeline_findings",
    "prorated_quota",
    "pushed_opportunities",
    "quota_attainment",
    "quota_capacity",
    "quota_for",
    "quota_gap",
    "quota_results",
    "ramped_quota",
    "rejection_rate",
    "required_coverage",
    "run_rate",
    "sales_cycle",
    "sales_forecast",
    "sales_velocity",
    "slippage",
    "speed_to_lead",
    "split_credit",
    "stage_conversion",
    "stage_rates",
    "stage_spells",
    "stale_opportunities",
    "stale_pipeline",
    "time_in_stage",
    "time_to_answer",
    "weighted_pipeline",
    "win_loss_ratio",
    "won_revenue",
]


def __dir__() -> list[str]:
    return list(__all__)
