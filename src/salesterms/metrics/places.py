"""Where each public name of the metrics stands: module of this folder -> its names.

A metric is known by standing here: what lists, describes and tests all metrics reads this table.
"""

from __future__ import annotations

from typing import Final

#: The metrics, in the order in which they are listed.
METRIC_PLACES: Final[dict[str, tuple[str, ...]]] = {
    "closing": ("close_ratio",),
    "losing": ("lost_opportunities", "lost_value", "win_loss_ratio"),
    "cycle": ("sales_cycle",),
    "from_conversion": ("conversion_to_close",),
    "in_stages": ("time_in_stage",),
    "velocity": ("sales_velocity",),
    "discounts": ("list_discount",),
    "revenue": ("won_revenue", "average_deal"),
    "pipeline": ("open_opportunities", "open_pipeline", "weighted_pipeline"),
    "pipelines.coverage": ("pipeline_coverage", "required_coverage", "coverage_for_win_rate"),
    "pipelines.age": ("pipeline_age", "aged_opportunities", "aged_pipeline"),
    "pipelines.staleness": ("stale_opportunities", "stale_pipeline"),
    "pipelines.slipping": ("pushed_opportunities", "slippage"),
    "quotas.attainment": ("quota_attainment",),
    "quotas.proration": ("prorated_quota", "ramped_quota"),
    "quotas.pace": ("quota_gap", "quota_capacity", "run_rate"),
    "forecasts.expected": ("sales_forecast",),
    "forecasts.from_history": ("forecast_from_history",),
    "forecasts.by_category": ("forecast_by_category",),
    "forecasts.accuracy": ("forecast_accuracy",),
    "funnel": ("stage_conversion", "drop_off", "overall_conversion", "funnel_conversion"),
    "leads": ("lead_conversion", "cost_per_lead", "speed_to_lead"),
    "hand_over": ("acceptance_rate", "rejection_rate", "time_to_answer"),
    "attribution": ("marketing_sourced", "marketing_influenced"),
    "commissions.formulas": ("commission",),
}

#: What else is public.
OTHER_PLACES: Final[dict[str, tuple[str, ...]]] = {
    "arguments": ("BadArgument", "MissingArgument", "UnknownField", "UnknownVariant"),
    "attribution_rows": ("AttributedDeal", "ByMarketing", "UnknownTouch", "attributed_deals"),
    "calculation": ("Calculation",),
    "definition": ("Definition", "Edge", "Unanswered"),
    "conversion_cycles": ("ConversionCycle", "cycles_from_conversion"),
    "deal_lines": ("DealLine", "lines_of"),
    "forecasts.bands": ("ORACLE_BANDS", "in_oracle_categories", "oracle_category"),
    "forecasts.history": ("StageRate", "StageRates", "stage_rates"),
    "forecasts.rated_deals": ("NoStageRate", "RatedDeal", "deals_by_history"),
    "forecasts.results": ("ForecastResult", "forecast_results"),
    "funnel": ("conversions_of_counts",),
    "funnel_account": ("FunnelRows",),
    "funnel_deriving": ("funnel_of_journeys", "funnel_of_log", "funnel_stages"),
    "funnel_rows": (
        "FUNNELS",
        "Entries",
        "FunnelEntry",
        "FunnelPolicy",
        "FunnelStages",
        "Skips",
        "StepOutcome",
        "StepPosition",
    ),
    "hand_over_rows": ("HandOverOutcome", "hand_over_outcomes"),
    "lead_rows": ("LeadOutcome", "LeadStanding", "lead_outcomes"),
    "commissions.brackets": ("Brackets", "TierPart"),
    "commissions.credit": ("SalesCredit", "split_credit"),
    "commissions.line": ("CommissionAdjustment", "CommissionLine"),
    "commissions.statement": ("CommissionStatement", "CommissionStatements"),
    "commissions.stating": ("commission_statement", "commission_statements"),
    "family": ("Family",),
    "finding": ("Found", "UnknownMetric", "find"),
    "metric": ("Metric",),
    "money_metric": ("MoneyMetric",),
    "pipelines.ageing": ("AgeBand", "AgeBasis", "DealAge", "ages_in_stage", "ages_since_created"),
    "pipelines.bridge": ("BridgeLine", "CurrencyBridge", "PipelineBridge", "pipeline_bridge"),
    "pipelines.findings": ("PipelineFinding", "PipelineFindings", "pipeline_findings"),
    "pipelines.hygiene": ("FindingKind", "HygienePolicy"),
    "pipelines.movements": ("Movement",),
    "pipelines.close_dates": (
        "CloseDateChange",
        "ExpectedClose",
        "close_date_changes",
        "expected_closes",
    ),
    "registry": ("METRICS",),
    "quotas.proration": ("quota_for",),
    "quotas.results": ("NoMembers", "NotCredited", "QuotaResult", "quota_results"),
    "row_kind": ("RowKind",),
    "row_metric": ("RowMetric",),
    "statements": ("STATEMENTS", "Statement"),
    "spells": ("StageSpell", "stage_spells"),
    "variant": ("NotBy", "Variant"),
}
