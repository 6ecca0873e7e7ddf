"""The strategy of each type of the library, so that `hypothesis.strategies.from_type` finds it."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from salesterms.entities import (
    Account,
    Approval,
    BuyerPersona,
    BuyingTeam,
    CommissionPlan,
    ContactRule,
    ContactRules,
    Conversion,
    CrmRecord,
    DataStandard,
    DatedRecord,
    DoNotContact,
    Forecast,
    Goal,
    HandOver,
    Holding,
    IdealCustomerProfile,
    Member,
    Opportunities,
    Opportunity,
    Order,
    OrderLine,
    Payment,
    Permission,
    PermissionRefused,
    PermissionWithdrawn,
    Person,
    Product,
    ProductRange,
    Purchase,
    Quota,
    RoundRobin,
    Routing,
    RoutingRule,
    SalesDocument,
    Segment,
    Subscription,
    Team,
    TeamMember,
    Touch,
    WorkingCalendar,
)
from salesterms.facts import Evidence, Facts
from salesterms.journey import Journey
from salesterms.metrics import (
    AttributedDeal,
    CohortDay,
    ConversionCycle,
    CustomerPeriod,
    CustomerProfit,
    CustomerSpend,
    DealLine,
    ForecastResult,
    FunnelEntry,
    HandOverOutcome,
    LeadOutcome,
    Lifespan,
    MarketSegment,
    MrrChange,
    PurchaseHistory,
    QuotaResult,
    RatedDeal,
    SalesCredit,
    StageSpell,
    Transaction,
)
from salesterms.qualification import (
    Assessment,
    Decay,
    Framework,
    IntentModel,
    Requirement,
    ScoreModel,
    Signal,
)
from salesterms.results import Measurement, Measurements
from salesterms.strategies.answers import grouped_measurements, measurements
from salesterms.strategies.calendars_and_rates import fiscal_calendars, four_four_fives, rate_tables
from salesterms.strategies.converted_people import conversions, crm_records
from salesterms.strategies.credits_of_sellers import sales_credits
from salesterms.strategies.customer_profiles import (
    buyer_personas,
    ideal_customer_profiles,
    segments,
)
from salesterms.strategies.deals import opportunities, opportunity_tables
from salesterms.strategies.documents_of_sales import sales_documents
from salesterms.strategies.facts import known_facts
from salesterms.strategies.handed_over_leads import hand_overs, working_calendars
from salesterms.strategies.logs_of_touches import touches
from salesterms.strategies.merged_people import dated_records
from salesterms.strategies.models_of_scores import score_models
from salesterms.strategies.organisations import accounts
from salesterms.strategies.persons import people
from salesterms.strategies.products_and_orders import (
    holdings,
    order_lines,
    product_ranges,
    products,
    purchases,
)
from salesterms.strategies.records_of_facts import evidence
from salesterms.strategies.records_of_journeys import journeys
from salesterms.strategies.records_of_permission import (
    contact_rule_tables,
    contact_rules,
    do_not_contacts,
    permissions,
    refused_permissions,
    withdrawn_permissions,
)
from salesterms.strategies.repeat_buyers import histories_of_purchases, transactions
from salesterms.strategies.rows_from_history import (
    conversion_cycles,
    deal_lines,
    spells_in_stages,
)
from salesterms.strategies.rows_of_cohorts import days_of_cohorts
from salesterms.strategies.rows_of_customer_value import (
    market_segments,
    profits_of_customers,
    spends_on_customers,
)
from salesterms.strategies.rows_of_customers import customers_in_periods
from salesterms.strategies.rows_of_forecasts import rated_deals, results_of_forecasts
from salesterms.strategies.rows_of_leads import (
    deals_by_marketing,
    funnel_entries,
    outcomes_of_hand_overs,
    outcomes_of_leads,
)
from salesterms.strategies.rows_of_quotas import results_of_quotas
from salesterms.strategies.rows_of_revenue import changes_of_mrr
from salesterms.strategies.rows_of_survival import lives_of_customers
from salesterms.strategies.signals_of_buyers import decays, intent_models, signals
from salesterms.strategies.single_values import money, periods, ratios
from salesterms.strategies.sold_and_planned import (
    commission_plans,
    forecasts,
    goals,
    orders,
    payments,
    quotas,
    subscriptions,
)
from salesterms.strategies.standards_of_data import data_standards
from salesterms.strategies.teams_and_routing import (
    members,
    round_robins,
    routing_rules,
    routings,
    teams,
)
from salesterms.strategies.teams_that_buy import approvals, buying_teams, team_members
from salesterms.strategies.terminology import agreements, vocabularies
from salesterms.strategies.terms import glossaries, glossary_entries
from salesterms.strategies.ways_of_judging import assessments, frameworks, requirements
from salesterms.terms import Entry, Glossary
from salesterms.values import FiscalCalendar, FourFourFive, Money, Period, RateTable, Ratio
from salesterms.vocabularies import Agreement, Vocabulary

Made: TypeAlias = Callable[[], st.SearchStrategy[Any]]


def one_approval() -> st.SearchStrategy[Approval]:
    """One row of `approvals`, which gives all that become of one approval."""
    return approvals().map(itemgetter(0))


#: Type of layer `entities` or `qualification` -> the function whose strategy gives objects of it.
ENTITIES: Final[dict[type, Made]] = {
    Account: accounts,
    Approval: one_approval,
    BuyerPersona: buyer_personas,
    BuyingTeam: buying_teams,
    CommissionPlan: commission_plans,
    ContactRule: contact_rules,
    ContactRules: contact_rule_tables,
    CrmRecord: crm_records,
    DataStandard: data_standards,
    Decay: decays,
    DoNotContact: do_not_contacts,
    Forecast: forecasts,
    Goal: goals,
    HandOver: hand_overs,
    Holding: holdings,
    IdealCustomerProfile: ideal_customer_profiles,
    IntentModel: intent_models,
    Member: members,
    Opportunity: opportunities,
    Order: orders,
    OrderLine: order_lines,
    Payment: payments,
    Permission: permissions,
    PermissionRefused: refused_permissions,
    PermissionWithdrawn: withdrawn_permissions,
    Person: people,
    Product: products,
    ProductRange: product_ranges,
    Purchase: purchases,
    Quota: quotas,
    RoundRobin: round_robins,
    Routing: routings,
    RoutingRule: routing_rules,
    SalesDocument: sales_documents,
    ScoreModel: score_models,
    Segment: segments,
    Signal: signals,
    Subscription: subscriptions,
    Team: teams,
    TeamMember: team_members,
    Touch: touches,
    WorkingCalendar: working_calendars,
}

#: The same of every type.
STRATEGIES: Final[dict[type, Made]] = {
    **ENTITIES,
    AttributedDeal: deals_by_marketing,
    CohortDay: days_of_cohorts,
    FunnelEntry: funnel_entries,
    HandOverOutcome: outcomes_of_hand_overs,
    LeadOutcome: outcomes_of_leads,
    ForecastResult: results_of_forecasts,
    PurchaseHistory: histories_of_purchases,
    Transaction: transactions,
    Framework: frameworks,
    Requirement: requirements,
    Assessment: assessments,
    Conversion: conversions,
    ConversionCycle: conversion_cycles,
    CustomerPeriod: customers_in_periods,
    CustomerProfit: profits_of_customers,
    CustomerSpend: spends_on_customers,
    DatedRecord: dated_records,
    DealLine: deal_lines,
    Agreement: agreements,
    Entry: glossary_entries,
    Evidence: evidence,
    Facts: known_facts,
    FiscalCalendar: fiscal_calendars,
    FourFourFive: four_four_fives,
    Glossary: glossaries,
    Journey: journeys,
    Lifespan: lives_of_customers,
    MarketSegment: market_segments,
    Measurement: measurements,
    Measurements: grouped_measurements,
    Money: money,
    Opportunities: opportunity_tables,
    Period: periods,
    MrrChange: changes_of_mrr,
    QuotaResult: results_of_quotas,
    RateTable: rate_tables,
    RatedDeal: rated_deals,
    Ratio: ratios,
    SalesCredit: sales_credits,
    StageSpell: spells_in_stages,
    Vocabulary: vocabularies,
}


def register() -> None:
    """Tell Hypothesis the strategy of every type; each is built when it is first asked for."""
    for kind, made in STRATEGIES.items():
        st.register_type_strategy(kind, lambda _, made=made: made())  # type: ignore[misc] # each its own
