"""A right call of every public function of the metrics, and of every class that users make.

What tests put something odd in the place of, an argument at a time.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve

from salesterms import Category, Money, Opportunity, Period, metrics
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    Forecast,
    Goal,
    GoalUnit,
    HandOver,
    Quota,
    QuotaOwner,
    Subscription,
    TierMeasure,
    Touch,
)
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.lifecycle import ForecastCategory
from salesterms.logs import StageEntry
from salesterms.metrics import (
    AgeBasis,
    Entries,
    FindingKind,
    FunnelPolicy,
    HygienePolicy,
    LeadStanding,
    Skips,
    SpendAim,
    SpendCategory,
    StepOutcome,
    StepPosition,
)
from salesterms.values import FrozenMapping
from salesterms.vocabularies import four_types, funnel

DAY, LATER = date(2024, 3, 1), date(2024, 6, 1)
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)
EUR = Money(100, "EUR")
ZONE = "Europe/Amsterdam"
DEAL = Opportunity(
    id="D-1",
    status=Category.WON,
    amount=EUR,
    owner="Ann",
    created=DAY,
    closed=DAY,
    stage="New",
    stages_reached=("New",),
    contacts=("P-1",),
)
SEATS = Subscription(
    id="S-1", account="A-1", started_on=DAY, amount=EUR, interval_months=12, trial=False
)
BUYER = metrics.PurchaseHistory(id="A-1", frequency=2, recency=30, age=39, repeat_spend=EUR)
OPEN = Opportunity(id="D-1", status=Category.OPEN, amount=EUR, stage="New", expected_close=DAY)
TOUCH = Touch(id="T-1", person="P-1", at=AT)
CAM = Journey.begin(person="P-1", facts=Facts(interest="explicit")).advance(
    "accept_by_sales", at=AT
)
LOG = [StageEntry("D-1", "MQL", AT), StageEntry("D-1", "SQL", datetime(2024, 3, 8, tzinfo=UTC))]
ONCE = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
KEPT: dict[str, Any] = {
    "stale_after": 30,
    "fewest_contacts": 1,
    "furthest_close": 365,
    "next_step": "Next step",
    "owners": {"Ann"},
}
SOLD: dict[str, Any] = {
    "subscriptions": [
        Subscription(
            id="S-1", account="A-1", started_on=DAY, amount=EUR, interval_months=1, trial=False
        )
    ],
    "periods": ["2024-03"],
    "of": metrics.CustomerOf.PRODUCT,
    "services": {"P-1": "mail"},
}
QUOTA = Quota(
    owner="Ann",
    owner_kind=QuotaOwner.PERSON,
    period=Period.quarter(2024, 1),
    target=Goal(unit=GoalUnit.MONEY, amount=EUR),
)
FORECAST = Forecast(
    period=Period.quarter(2024, 1), made_on=DAY, by="Ann", amounts={ForecastCategory.COMMIT: EUR}
)
PLAN = CommissionPlan(
    name="2024",
    kind=CommissionKind.MARGINAL,
    basis=CommissionBasis.REVENUE,
    measure=TierMeasure.BASIS,
    currency="EUR",
    period_months=12,
    tiers=(CommissionTier(lower=0, upper=None, rate=Decimal("0.06")),),
)
PAID: dict[str, Any] = {"period": "2024", "as_of": None, "undone": None, "rounding": "half_up"}

#: A right call of every public function.
SHOPS = metrics.MarketSegment(id="NL", accounts=3, served=2, obtainable=1, acv=EUR)
CALLS: dict[str, dict[str, Any]] = {
    "customer_profits": {"subscriptions": [SEATS], "margin": Decimal("0.6"), "as_of": LATER},
    "keeping_or_winning": {"keeping": EUR, "winning": EUR},
    "market_sizes": {"segments": [SHOPS]},
    "attributed_deals": {
        "deals": [DEAL],
        "touches": [TOUCH],
        "marketing": {"T-1"},
        "zone": ZONE,
        "sources": {"D-1": "fair"},
        "marketing_sources": {"fair"},
    },
    "cohort_days": {
        "activity": [("A-1", DAY), ("A-1", LATER)],
        "days": [1, 7],
        "as_of": LATER,
        "last": 14,
        "joined": {"A-1": DAY},
    },
    "customer_balances": SOLD,
    "customer_periods": SOLD,
    "cycles_from_conversion": {"journeys": [CAM], "zone": ZONE, "as_of": AT},
    "lines_of": {"deals": [DEAL]},
    "in_oracle_categories": {"deals": [DEAL]},
    "oracle_category": {"probability": Decimal("0.4")},
    "stage_rates": {"deals": [DEAL], "by_owner": True, "least": 1, "as_of": LATER},
    "deals_by_history": {"deals": [OPEN], "rates": metrics.stage_rates([DEAL])},
    "forecast_results": {
        "forecasts": [FORECAST],
        "deals": [DEAL],
        "categories": [ForecastCategory.COMMIT],
        "as_of": LATER,
    },
    "conversions_of_counts": {"counts": [1000, 200, 80]},
    "funnel_of_journeys": {
        "journeys": [CAM],
        "vocabulary": funnel,
        "stages": "funnel",
        "policy": ONCE,
        "zone": ZONE,
        "as_of": AT,
        "sources": {"P-1": "fair"},
    },
    "funnel_of_log": {
        "entries": LOG,
        "stages": "demand",
        "policy": ONCE,
        "zone": ZONE,
        "sources": {"D-1": "fair"},
    },
    "funnel_stages": {"id": "funnel"},
    "hand_over_outcomes": {
        "hand_overs": [HandOver(lead="P-1", from_team="marketing", to_team="sales", at=AT)],
        "zone": ZONE,
        "calendar": None,
    },
    "lead_outcomes": {
        "journeys": [CAM],
        "vocabulary": four_types,
        "qualified_as": "SQL",
        "zone": ZONE,
        "created": {"P-1": AT},
        "sources": {"P-1": "fair"},
        "owners": {"P-1": "Ann"},
        "touches": [TOUCH],
        "calendar": None,
    },
    "split_credit": {"deals": [DEAL], "weights": {"D-1": {"Ann": 1, "Bo": 1}}},
    "commission_statement": {
        "deals": [DEAL],
        "plan": PLAN,
        "seller": "Ann",
        "quota": None,
        "earlier": (),
        **PAID,
    },
    "commission_statements": {
        "deals": [DEAL],
        "plan": {"Ann": PLAN},
        "quotas": None,
        "earlier": None,
        **PAID,
    },
    "find": {"label": "hitrate"},
    "ages_in_stage": {
        "rows": [OPEN],
        "entries": LOG,
        "as_of": LATER,
        "zone": ZONE,
        "bounds": (30, 60),
    },
    "ages_since_created": {"rows": [DEAL], "as_of": LATER, "bounds": (30, 60)},
    "pipeline_bridge": {
        "opening": [OPEN],
        "closing": [DEAL],
        "start": DAY,
        "end": LATER,
        "period": "2024-Q1",
        "currency": "EUR",
        "keep_ids": True,
    },
    "pipeline_findings": {"rows": [OPEN], "policy": HygienePolicy(**KEPT), "as_of": LATER},
    "close_date_changes": {"snapshots": {DAY: [OPEN], LATER: [DEAL]}},
    "expected_closes": {"opening": [OPEN], "closing": [DEAL]},
    "kaplan_meier": {
        "rows": [metrics.Lifespan(id="S-1", duration=3, ended=True)],
        "exact": False,
    },
    "lifespans": {
        "subscriptions": [],
        "as_of": LATER,
        "unit": "days",
        "watched_from": None,
        "of": metrics.CustomerOf.SERVICE,
        "services": {},
    },
    "cohort_survivors": {
        "lifespans": [metrics.Lifespan(id="S-1", duration=3, ended=False)],
        "every": 1,
    },
    "customer_spells": {key: value for key, value in SOLD.items() if key != "periods"},
    "why_no_customer": {"subscription": evolve(SEATS, trial=True)},
    "sbg_fit": {"cohorts": [[100, 80, 70]]},
    "purchase_histories": {
        "transactions": [metrics.Transaction(id="T-1", customer="A-1", on=DAY, amount=EUR)],
        "as_of": LATER,
        "unit": metrics.TimeUnit.WEEKS,
    },
    "bg_nbd_fit": {"customers": [BUYER]},
    "gamma_gamma_fit": {"customers": [BUYER]},
    "quota_for": {"quota": QUOTA, "joins": DAY, "leaves": None, "variant": "days"},
    "mrr_changes": {"subscriptions": [SEATS], "period": "2024-Q1", "months": 1, "days": None},
    "quota_results": {"quotas": [QUOTA], "deals": [DEAL], "as_of": LATER, "members": {}},
    "stage_spells": {
        "entries": LOG,
        "zone": ZONE,
        "as_of": AT,
        "vocabulary": None,
        "subject": None,
    },
}

_OF_A_DEAL: dict[str, Any] = {"owner": "Ann", "account": "A-1", "product": "P-1", "stage": "New"}

#: Every field of each class that users make: the rows of metrics, and what derivations go by.
MADE: dict[str, dict[str, Any]] = {
    "AttributedDeal": {
        "id": "D-1",
        "status": Category.WON,
        "amount": EUR,
        "created": DAY,
        "closed": DAY,
        "owner": "Ann",
        "source": "fair",
        "by_source": metrics.ByMarketing.YES,
        "by_first_touch": metrics.ByMarketing.YES,
        "before_creation": metrics.ByMarketing.NO,
        "before_close": metrics.ByMarketing.NO,
    },
    "Brackets": {"bounds": (0, 100), "rates": (Decimal("0.05"), Decimal("0.06"))},
    "CloseDateChange": {
        "id": "D-1@2024-03-01",
        "deal": "D-1",
        "changed_on": DAY,
        "before": DAY,
        "after": LATER,
        "amount": EUR,
        **_OF_A_DEAL,
    },
    "CohortDay": {
        "id": "A-1 7",
        "customer": "A-1",
        "day_zero": DAY,
        "day": 7,
        "as_of": LATER,
        "on_day": metrics.Presence.INACTIVE,
        "on_or_after": metrics.Presence.ACTIVE,
        "in_bracket": metrics.Presence.ACTIVE,
        "bracket": "7-13",
    },
    "CustomerSpell": {
        "id": "A-1 | product P-1 | 1",
        "account": "A-1",
        "of": metrics.CustomerOf.PRODUCT,
        "product": "P-1",
        "service": "mail",
        "begins": DAY,
        "ends": LATER,
        "not_paying": metrics.NotPaying.FREE,
    },
    "CustomerPeriod": {
        "id": "A-1 2024-03",
        "account": "A-1",
        "of": metrics.CustomerOf.PRODUCT,
        "product": "P-1",
        "service": "mail",
        "begins": DAY,
        "last": LATER,
        "at_start": True,
        "customer_before": True,
        "joined_on": (),
        "left_on": (LATER,),
        "not_paying": None,
    },
    "ConversionCycle": {
        "id": "D-1",
        "was_converted": True,
        "account": "A-1",
        "status": Category.WON,
        "converted": DAY,
        "closed": LATER,
    },
    "DealAge": {
        "id": "D-1",
        "basis": AgeBasis.CREATED,
        "as_of": LATER,
        "since": DAY,
        "status": Category.OPEN,
        "created": DAY,
        "closed": None,
        "amount": EUR,
        "bounds": (30, 60),
        **_OF_A_DEAL,
    },
    "DealLine": {
        "id": "D-1/1",
        "deal": "D-1",
        "status": Category.WON,
        "product": "P-1",
        "asked": EUR,
        "listed": EUR,
        "owner": "Ann",
        "account": "A-1",
        "created": DAY,
        "closed": LATER,
    },
    "ExpectedClose": {
        "id": "D-1",
        "expected": DAY,
        "status_before": Category.OPEN,
        "status": Category.WON,
        "closed": LATER,
        "amount": EUR,
        **_OF_A_DEAL,
    },
    "ForecastResult": {
        "id": "2024-Q1",
        "begins": DAY,
        "owner": "Ann",
        "forecast": EUR,
        "actual": EUR,
    },
    "FunnelEntry": {
        "id": "D-1/1/1",
        "case": "D-1",
        "stage": "New",
        "place": 1,
        "position": StepPosition.FIRST,
        "next_stage": "Won",
        "turn": 1,
        "outcome": StepOutcome.ADVANCED,
        "whole": StepOutcome.ADVANCED,
        "entered": DAY,
        "advanced": DAY,
        "finished": LATER,
        "passed_over": False,
        "last_reached": "Won",
        "owner": "Ann",
        "source": "fair",
    },
    "FunnelPolicy": {"skips": Skips.PASSED, "entries": Entries.FIRST},
    "FunnelStages": {"id": "ours", "stages": ("Lead", "Won"), "vocabulary": "", "cites": ()},
    "HandOverOutcome": {
        "id": "1",
        "from_team": "marketing",
        "to_team": "sales",
        "handed": DAY,
        "answer": None,
        "answered": DAY,
        "reason": "no budget",
        "seconds": Decimal(5),
        "working_seconds": Decimal(5),
    },
    "HygienePolicy": KEPT,
    "LeadOutcome": {
        "id": "P-1",
        "source": "fair",
        "owner": "Ann",
        "standing": LeadStanding.QUALIFIED,
        "created": DAY,
        "qualified": DAY,
        "won": DAY,
        "responded": DAY,
        "response_seconds": Decimal(5),
        "response_working_seconds": Decimal(5),
    },
    "MrrChange": {
        "id": "A-1 2024-03",
        "account": "A-1",
        "currency": "EUR",
        "begins": DAY,
        "last": LATER,
        "start": Fraction(0),
        "end": Fraction(25, 3),
        "before": Fraction(5),
        "end_yearly": Fraction(25, 3),
        "came_and_went": False,
        "left_out": {"trial": 1},
    },
    "PipelineFinding": {"deal": "D-1", "kind": FindingKind.NO_AMOUNT, "owner": "Ann"},
    "Lifespan": {
        "id": "S-1",
        "duration": 3,
        "ended": True,
        "entered": Decimal("0.5"),
        "trial": False,
        "free": False,
        "unit": metrics.TimeUnit.MONTHS,
        "started": DAY,
        "known_to": LATER,
        "account": "A-1",
        "product": "P-1",
        "service": "mail",
    },
    "Transaction": {"id": "T-1", "customer": "A-1", "on": DAY, "amount": EUR},
    "PurchaseHistory": {
        "id": "A-1",
        "frequency": 2,
        "recency": 30,
        "age": 39,
        "unit": metrics.TimeUnit.WEEKS,
        "repeat_spend": EUR,
    },
    "BgNbd": {"r": 0.2, "alpha": 4, "a": 0.8, "b": 2.4, "unit": metrics.TimeUnit.WEEKS},
    "GammaGamma": {"p": 6.2, "q": 3.7, "v": 15, "currency": "EUR"},
    "ShiftedBetaGeometric": {"alpha": Decimal("0.5"), "beta": 2.5},
    "QuotaResult": {
        "id": "Q-1",
        "owner": "Ann",
        "owner_kind": QuotaOwner.PERSON,
        "starts": DAY,
        "last": LATER,
        "unit": "EUR",
        "quota": Decimal(100),
        "actual": Decimal(50),
        "known_to": DAY,
        "due": Fraction(10),
        "deals": ("D-1",),
        "left_out": {"no_amount": 1},
    },
    "RatedDeal": {
        "id": "D-1",
        "status": Category.OPEN,
        "amount": EUR,
        "created": DAY,
        "closed": None,
        "expected_close": LATER,
        "rate": Fraction(1, 3),
        "no_rate": None,
        **_OF_A_DEAL,
    },
    "SalesCredit": {
        "id": "D-1",
        "owner": "Ann",
        "product": "P-1",
        "amount": EUR,
        "margin": EUR,
        "units": 5,
        "closed": DAY,
        "status": Category.WON,
    },
    "CustomerProfit": {
        "id": "A-1",
        "customer_since": DAY,
        "customer_until": LATER,
        "known_to": LATER,
        "profit": EUR,
        "segment": "shops",
    },
    "CustomerSpend": {
        "id": "B-1",
        "on": DAY,
        "category": SpendCategory.ADVERTISING,
        "amount": EUR,
        "aim": SpendAim.NEW_CUSTOMERS,
        "channel": "search",
    },
    "MarketSegment": {"id": "NL", "accounts": 3, "served": 2, "obtainable": 1, "acv": EUR},
    "MarketSizes": {"tam": EUR, "sam": EUR, "som": EUR},
    "StageRate": {"stage": "New", "owner": "Ann", "won": 1, "decided": 2},
    "StageRates": {
        "rates": (metrics.StageRate(stage="New", won=1, decided=2),),
        "by_owner": False,
        "least": 1,
        "left_out": FrozenMapping({"no_owner": 1}),
    },
    "StageSpell": {
        "id": "D-1/1",
        "case": "D-1",
        "stage": "New",
        "entered": AT,
        "left": AT,
        "zone": ZONE,
    },
}
