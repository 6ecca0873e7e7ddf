"""What `demo` does on the command line: a report on the sample inside the package."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from salesterms.cli.output import check_outputs
from salesterms.cli.quarantine_file import keep_quarantine
from salesterms.cli.telling import check_page, tell

if TYPE_CHECKING:
    from argparse import Namespace

    from salesterms.interop import LogResult
    from salesterms.logs import Audit
    from salesterms.mapping import ColumnMapping
    from salesterms.report import Customers, Leads, Plans

#: The questions of the demo: the last day of the sample, and what two close ratios ask for.
SAMPLE = "sample_opportunities.csv"
SAMPLE_AS_OF = date(2024, 12, 31)
SAMPLE_STALE_AFTER = 60
SAMPLE_STAGE = "Voorstel"

#: The history of the first deals of the sample, and the end of its last day in the Netherlands.
HISTORY = "sample_stage_history.csv"
HISTORY_AS_OF = datetime(2024, 12, 31, 23, tzinfo=UTC)

#: The stages of EspoCRM's opportunities, which the sample has too -> their names in the sample.
STAGES = {
    "Prospecting": "Nieuw",
    "Qualification": "Gekwalificeerd",
    "Proposal": "Voorstel",
    "Negotiation": "Onderhandeling",
    "Closed Won": "Gewonnen",
    "Closed Lost": "Verloren",
}


#: The leads of the sample, and their hand-overs; an answer is due within a day of work.
JOURNEYS, HAND_OVERS = "sample_journeys.jsonl", "sample_hand_overs.jsonl"
ANSWER_WITHIN = timedelta(hours=8)
OFFICE_HOURS = ("09:00", "17:00")

#: The plans of the sample: what each seller was to win, by which rates that is paid, what the
#: pipeline was a month earlier, and what all are to win in the next quarter.
QUOTAS, EARLIER = "sample_quotas.jsonl", "sample_pipeline_2024_11_30.csv"
PAY = "sample_commission_plan.json"
EARLIER_ON = date(2024, 11, 30)
NEXT_QUARTER, NEXT_QUOTA = "2025-Q1", "450000"

#: What customers of the sample pay, what was spent on them, and which part of it is profit.
SUBSCRIPTIONS, SPENT = "sample_subscriptions.jsonl", "sample_customer_spend.jsonl"
MARGIN = "0.7"


def run_demo(args: Namespace) -> int:
    """Report on the sample inside the package."""
    from salesterms.interop import read_opportunities, read_stage_log
    from salesterms.mapping import ColumnMapping
    from salesterms.report import build

    check_outputs((args.html, args.quarantine), ())
    check_page(args.html)
    mapping = ColumnMapping.read(_document("sample_mapping.json"))
    result = read_opportunities(_data(SAMPLE), mapping)
    history = read_stage_log(_data(HISTORY), _document("sample_stage_history_mapping.json"))
    report = build(
        result,
        as_of=SAMPLE_AS_OF,
        stale_after=SAMPLE_STALE_AFTER,
        stage=SAMPLE_STAGE,
        source=SAMPLE,
        mapping=mapping,
        log=audited_sample(history),
        log_read=history,
        leads=sample_leads(),
        plans=sample_plans(mapping),
        customers=sample_customers(),
    )
    keep_quarantine(result.quarantined, result.personal, args)
    tell(report, args)
    return 0


def audited_sample(history: LogResult) -> Audit:
    """The audit of the stage history of the sample."""
    from salesterms.logs import audit
    from salesterms.vocabularies.systems.espo import espocrm

    words = espocrm.opportunity_stage.evolve(id="sample_stages", rename=STAGES)
    return audit(history.accepted, words, as_of=HISTORY_AS_OF)


def sample_leads() -> Leads:
    """The leads of the sample, with the week of work by which answers are timed."""
    from salesterms.entities import HandOver, Weekday, WorkingCalendar, WorkingHours
    from salesterms.interop import read_json_lines
    from salesterms.journey import Journey
    from salesterms.report import Leads

    opens, closes = OFFICE_HOURS
    days = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
    hours = tuple(WorkingHours(weekday=day, opens=opens, closes=closes) for day in days)
    return Leads(
        journeys=tuple(read_json_lines(_data(JOURNEYS), Journey).or_raise()),
        as_of=HISTORY_AS_OF,
        hand_overs=tuple(read_json_lines(_data(HAND_OVERS), HandOver).or_raise()),
        answer_within=ANSWER_WITHIN,
        calendar=WorkingCalendar(zone="Europe/Amsterdam", hours=hours),
    )


def sample_plans(mapping: ColumnMapping) -> Plans:
    """The quotas of the sample, its pipeline a month earlier, and how records are to be kept."""
    from salesterms import documents
    from salesterms.entities import CommissionPlan, Goal, GoalUnit, Quota, QuotaOwner
    from salesterms.interop import read_json_lines, read_opportunities
    from salesterms.metrics import HygienePolicy
    from salesterms.report import Plans
    from salesterms.values import Money, Period

    quotas = tuple(read_json_lines(_data(QUOTAS), Quota).or_raise())
    return Plans(
        quotas=quotas,
        to_cover=Quota(
            owner="Sales",
            owner_kind=QuotaOwner.TEAM,
            period=Period.named(NEXT_QUARTER),
            target=Goal(unit=GoalUnit.MONEY, amount=Money(NEXT_QUOTA, "EUR")),
        ),
        commission=documents.loads(_data(PAY).read().decode(), CommissionPlan),
        commission_period=Period.year(SAMPLE_AS_OF.year),
        earlier=read_opportunities(_data(EARLIER), mapping).accepted,
        earlier_on=EARLIER_ON,
        hygiene=HygienePolicy(
            stale_after=SAMPLE_STALE_AFTER,
            fewest_contacts=1,
            furthest_close=365,
            next_step=None,
            owners={quota.owner for quota in quotas},
        ),
    )


def sample_customers() -> Customers:
    """What customers of the sample pay, and what was spent on winning and keeping them."""
    from decimal import Decimal

    from salesterms.entities import Subscription
    from salesterms.interop import read_json_lines
    from salesterms.metrics import CustomerSpend
    from salesterms.report import Customers
    from salesterms.values import Period

    return Customers(
        subscriptions=tuple(read_json_lines(_data(SUBSCRIPTIONS), Subscription).or_raise()),
        period=Period.year(SAMPLE_AS_OF.year),
        margin=Decimal(MARGIN),
        spend=tuple(read_json_lines(_data(SPENT), CustomerSpend).or_raise()),
    )


def _data(name: str) -> BytesIO:
    return BytesIO(files("salesterms").joinpath("data", name).read_bytes())


def _document(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.load(_data(name))
    return found
