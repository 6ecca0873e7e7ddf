"""What the laws of metrics are tried on: rows of every kind, and what variants must be given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from salesterms import Money, Opportunity, Period
from salesterms.metrics import (
    METRICS,
    AttributedDeal,
    CloseDateChange,
    CohortDay,
    ConversionCycle,
    CustomerPeriod,
    CustomerProfit,
    CustomerSpend,
    DealAge,
    DealLine,
    ExpectedClose,
    ForecastResult,
    FunnelEntry,
    HandOverOutcome,
    LeadOutcome,
    Lifespan,
    Metric,
    MrrChange,
    QuotaResult,
    RatedDeal,
    StageSpell,
    Variant,
)
from salesterms.strategies import (
    changes_of_mrr,
    close_date_change_lists,
    cohort_day_lists,
    conversion_cycles,
    customers_in_periods,
    deal_age_lists,
    deal_lines,
    deals_by_marketing,
    expected_close_lists,
    funnel_entries,
    lives_of_customers,
    opportunity_lists,
    outcomes_of_hand_overs,
    outcomes_of_leads,
    profits_of_customers,
    rated_deals,
    results_of_forecasts,
    results_of_quotas,
    spells_in_stages,
    spends_on_customers,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

#: Rows by their kind. A metric of another kind has its rows here, or its laws cannot be tried.
ROWS: dict[type, SearchStrategy[list[Any]]] = {
    Opportunity: opportunity_lists(currencies=("EUR", "USD")),
    DealAge: deal_age_lists(currencies=("EUR", "USD")),
    CloseDateChange: close_date_change_lists(currencies=("EUR", "USD")),
    ExpectedClose: expected_close_lists(currencies=("EUR", "USD")),
    RatedDeal: st.lists(rated_deals(currencies=("EUR", "USD")), max_size=8),
    ForecastResult: st.lists(results_of_forecasts(currencies=("EUR", "USD")), max_size=8),
    FunnelEntry: st.lists(funnel_entries(), max_size=8),
    HandOverOutcome: st.lists(outcomes_of_hand_overs(), max_size=8),
    LeadOutcome: st.lists(outcomes_of_leads(), max_size=8),
    AttributedDeal: st.lists(deals_by_marketing(currencies=("EUR", "USD")), max_size=8),
    ConversionCycle: st.lists(conversion_cycles(), max_size=12),
    CohortDay: cohort_day_lists(),
    CustomerPeriod: st.lists(customers_in_periods(), max_size=12),
    StageSpell: st.lists(spells_in_stages(), max_size=12),
    QuotaResult: st.lists(results_of_quotas(), max_size=8),
    MrrChange: st.lists(changes_of_mrr(currencies=("EUR", "USD")), max_size=8)
    | st.lists(changes_of_mrr(periods=[Period.month(2024, 2)]), max_size=8),
    Lifespan: st.lists(lives_of_customers(), max_size=12),
    DealLine: st.lists(deal_lines(currencies=("EUR", "USD")), max_size=12),
    CustomerProfit: st.lists(profits_of_customers(currencies=("EUR", "USD")), max_size=8),
    CustomerSpend: st.lists(spends_on_customers(currencies=("EUR", "USD")), max_size=8),
}

#: Parameters that variants need, by name.
EXAMPLES: dict[str, Any] = {
    "as_of": date(2024, 6, 30),
    "stale_after": 60,
    "stage": "Proposal",
    "quota": Money(1000, "EUR"),
    "win_rate": Decimal("0.25"),
    "spend": Money(1000, "EUR"),
    "time": 3,
    "until": Decimal("4.5"),
    "new_customers": 7,
    "paid_customers": 3,
    "new_logos": 0,
    "kept_customers": 9,
}

ON_ROWS: list[Metric[Any]] = [metric for metric in METRICS.values() if isinstance(metric, Metric)]

EVERY = [(metric, variant) for metric in ON_ROWS for variant in metric.variants.values()]


def rows_for(metric: Metric[Any]) -> SearchStrategy[list[Any]]:
    """Rows of the kind that the metric is of."""
    return ROWS[metric.rows.kind]


def needed(variant: Variant, as_of: date | None) -> dict[str, Any]:
    """The arguments without which a variant cannot be asked, and the as-of date if there is one."""
    found = {name: EXAMPLES[name] for name in variant.needs}
    return found if as_of is None else {**found, "as_of": as_of}
