"""Hypothesis strategies for the library's own types: for its tests, and for yours.

>>> from hypothesis import given
>>> from salesterms import close_ratio, strategies
>>> @given(strategies.opportunity_lists())
... def test_every_row_is_accounted_for(deals):
...     measured = close_ratio(deals)
...     assert measured.counted + sum(measured.excluded.values()) == len(deals)
>>> test_every_row_is_accounted_for()

Importing this module also tells Hypothesis the strategy of every type, so that `from_type` finds
them, in your own classes as well:

>>> from hypothesis import find
>>> from hypothesis.strategies import from_type
>>> from salesterms import Opportunity
>>> find(from_type(Opportunity), lambda deal: deal.owner is not None).owner
'Ann'

Values are built, not filtered; dates stay within three years, so that periods are hit. Needs
Hypothesis: `pip install 'salesterms[testing]'`.
"""

from salesterms.strategies.answers import grouped_measurements, measurements
from salesterms.strategies.any_values import extras, extras_values
from salesterms.strategies.calendars_and_rates import fiscal_calendars, four_four_fives, rate_tables
from salesterms.strategies.converted_people import conversions, crm_records
from salesterms.strategies.credits_of_sellers import sales_credits
from salesterms.strategies.customer_profiles import (
    buyer_personas,
    ideal_customer_profiles,
    segments,
    traits,
)
from salesterms.strategies.deals import opportunities, opportunity_lists, opportunity_tables
from salesterms.strategies.documents_of_sales import sales_documents
from salesterms.strategies.facts import fact_criteria, known_facts, small_catalogues
from salesterms.strategies.handed_over_leads import hand_overs, working_calendars
from salesterms.strategies.logs_of_touches import touch_logs, touches
from salesterms.strategies.merged_people import dated_records
from salesterms.strategies.models_of_scores import score_models
from salesterms.strategies.organisations import account_lists, accounts
from salesterms.strategies.persons import people
from salesterms.strategies.pipelines import (
    close_date_change_lists,
    deal_age_lists,
    expected_close_lists,
    snapshot_pairs,
)
from salesterms.strategies.products_and_orders import (
    holdings,
    order_lines,
    product_ranges,
    products,
    purchases,
)
from salesterms.strategies.records_of_facts import evidence, evidence_lists
from salesterms.strategies.records_of_journeys import histories, journeys, starting_facts
from salesterms.strategies.records_of_permission import (
    contact_rule_tables,
    contact_rules,
    do_not_contacts,
    permission_records,
    permissions,
    refused_permissions,
    withdrawn_permissions,
)
from salesterms.strategies.registering import register
from salesterms.strategies.repeat_buyers import histories_of_purchases, transactions
from salesterms.strategies.rows_from_history import (
    conversion_cycles,
    deal_lines,
    spells_in_stages,
)
from salesterms.strategies.rows_of_cohorts import (
    activity_logs,
    cohort_day_lists,
    days_of_cohorts,
)
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
    funnel_logs,
    outcomes_of_hand_overs,
    outcomes_of_leads,
)
from salesterms.strategies.rows_of_quotas import results_of_quotas
from salesterms.strategies.rows_of_revenue import changes_of_mrr
from salesterms.strategies.rows_of_survival import lives_of_customers
from salesterms.strategies.signals_of_buyers import decays, intent_models, signals
from salesterms.strategies.single_values import (
    currencies,
    dates,
    decimals,
    instants,
    money,
    periods,
    probabilities,
    ratios,
    texts,
)
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
    least_loaded,
    members,
    round_robins,
    routing_rules,
    routings,
    teams,
)
from salesterms.strategies.teams_that_buy import approvals, buying_teams, team_members
from salesterms.strategies.terminology import agreements, vocabularies
from salesterms.strategies.terms import glossaries, glossary_entries
from salesterms.strategies.vocabularies_of_facts import small_vocabularies, vocabulary_pairs
from salesterms.strategies.ways_of_judging import assessments, frameworks, requirements

__all__ = [
    "account_lists",
    "accounts",
    "activity_logs",
    "agreements",
    "approvals",
    "assessments",
    "buyer_personas",
    "buying_teams",
    "changes_of_mrr",
    "close_date_change_lists",
    "cohort_day_lists",
    "commission_plans",
    "contact_rule_tables",
    "contact_rules",
    "conversion_cycles",
    "conversions",
    "crm_records",
    "currencies",
    "customers_in_periods",
    "data_standards",
    "dated_records",
    "dates",
    "days_of_cohorts",
    "deal_age_lists",
    "deal_lines",
    "deals_by_marketing",
    "decays",
    "decimals",
    "do_not_contacts",
    "evidence",
    "evidence_lists",
    "expected_close_lists",
    "extras",
    "extras_values",
    "fact_criteria",
    "fiscal_calendars",
    "forecasts",
    "four_four_fives",
    "frameworks",
    "funnel_entries",
    "funnel_logs",
    "glossaries",
    "glossary_entries",
    "goals",
    "grouped_measurements",
    "hand_overs",
    "histories",
    "histories_of_purchases",
    "holdings",
    "ideal_customer_profiles",
    "instants",
    "intent_models",
    "journeys",
    "known_facts",
    "least_loaded",
    "lives_of_customers",
    "market_segments",
    "measurements",
    "members",
    "money",
    "opportunities",
    "opportunity_lists",
    "opportunity_tables",
    "order_lines",
    "orders",
    "outcomes_of_hand_overs",
    "outcomes_of_leads",
    "payments",
    "people",
    "periods",
    "permission_records",
    "permissions",
    "probabilities",
    "product_ranges",
    "products",
    "profits_of_customers",
    "purchases",
    "quotas",
    "rate_tables",
    "rated_deals",
    "ratios",
    "refused_permissions",
    "requirements",
    "results_of_forecasts",
    "results_of_quotas",
    "round_robins",
    "routing_rules",
    "routings",
    "sales_credits",
    "sales_documents",
    "score_models",
    "segments",
    "signals",
    "small_catalogues",
    "small_vocabularies",
    "snapshot_pairs",
    "spells_in_stages",
    "spends_on_customers",
    "starting_facts",
    "subscriptions",
    "team_members",
    "teams",
    "texts",
    "touch_logs",
    "touches",
    "traits",
    "transactions",
    "vocabularies",
    "vocabulary_pairs",
    "withdrawn_permissions",
    "working_calendars",
]

register()
