"""The plans of what is derived, and of rows that are ready, on Spark: how often they read and send.

A plan says on one machine what a cluster would do. Nothing is run here. How often a table is read
and its rows are sent does not grow with the number of periods, stages or days that are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen
from frame_engines import ALL, frame_on, spark_session
from packed_cases import MAPPING, deal_columns, deals_of_cases
from packed_logs import VOCABULARY, log, log_columns
from spark_plans import PAIRS, PYTHON, Plan
from subscription_cases import subscription_columns, subscriptions_of_cases
from test_commission_tiers import plan_of
from test_ready_rows import METRICS, frame_for, questions
from test_scores_on_frames import FACTS, RICH, drawn
from test_scores_on_frames import columns_of as columns_of_leads

from salesterms import frames
from salesterms.entities import CommissionKind
from salesterms.metrics import Entries, FunnelPolicy, FunnelStages, Skips
from salesterms.vocabularies import linkedin_glossary

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

STAGES = FunnelStages(id="ours", stages=("New", "Quote", "Talk", "Won"))
LOG: dict[str, Any] = {"case": "deal", "label": "stage", "at": "since", "order": "number"}
AS_OF = date(2024, 6, 30)
MONTHS = tuple(f"2024-{month:02}" for month in range(1, 13))


@cache
def subscriptions() -> Any:
    return frame_on("pyspark", subscription_columns(subscriptions_of_cases(1, 2)))


@cache
def stage_log() -> Any:
    return frame_on("pyspark", log_columns(log(Random(1), 5)))


@cache
def deals(*, ids: bool = False) -> Any:
    columns = deal_columns(deals_of_cases(1, 2))
    numbers = [str(number) for number in range(len(columns["status"][1]))]
    return frame_on("pyspark", columns | ({"id": ("text", numbers)} if ids else {}))


@cache
def purchases() -> Any:
    day = date(2024, 1, 1)
    return frame_on(
        "pyspark",
        {
            "customer": ("text", ["A", "B"]),
            "on": ("date", [day, day]),
            "amount": ("float", [1.0, 2.0]),
            "currency": ("text", ["EUR", "EUR"]),
        },
    )


def periods(months: int) -> Any:
    return frames.customer_periods(subscriptions(), MONTHS[:months])


def changes(period: str) -> Any:
    return frames.mrr_changes(subscriptions(), period=period)


def funnel(entries: Entries) -> Any:
    policy = FunnelPolicy(skips=Skips.PASSED, entries=entries)
    return frames.funnel_of_log(stage_log(), STAGES, policy, **LOG)


def cohorts(*days: int) -> Any:
    return frames.cohort_days(purchases(), days, as_of=AS_OF)


def spells() -> Any:
    return frames.stage_spells(stage_log(), **LOG, vocabulary=VOCABULARY)


def audited() -> Any:
    return frames.audit(stage_log(), VOCABULARY, **LOG)


def scored() -> Any:
    leads = drawn(RICH, FACTS, Random(1), 5)
    signals = {name: f"n_{name}" for name in leads[0][1]}
    return frames.lead_scores(frame_on("pyspark", columns_of_leads(leads)), RICH, signals=signals)


def labelled() -> Any:
    facts = ("target_group", "ideal_profile", "means", "likely_interested")
    people = frame_on("pyspark", {name: ("whole", [1, 0]) for name in facts})
    return frames.label(people, linkedin_glossary)


def commissions() -> Any:
    plan = plan_of(Random(1), CommissionKind.MARGINAL, 12)
    return frames.commissions(deals(), plan, by="owner", mapping=MAPPING)


def closes() -> Any:
    return frames.expected_closes(deals(ids=True), deals(ids=True), mapping=MAPPING)


def attributed(*, people: bool = False) -> Any:
    key = "person" if people else "deal"
    touches: dict[str, tuple[str, list[Any]]] = {
        key: ("text", ["1", "2"]),
        "at": ("instant", [datetime(2024, 1, 1, 9)] * 2),  # noqa: DTZ001 - of no zone
        "marketing": ("bool", [True, False]),
    }
    contacts = {"deal": ("text", ["1"]), "person": ("text", ["2"])} if people else None
    return frames.attributed_deals(
        deals(ids=True),
        frame_on("pyspark", touches),
        contacts=contacts and frame_on("pyspark", contacts),
        mapping=MAPPING,
    )


@frozen
class Asked:
    """A question, how often it reads a table at most, and how often it sends rows."""

    name: str
    ask: Callable[[], Any]
    scans: int
    exchanges: int
    joins: int = 0


DERIVED = (
    Asked("customer_periods of 3", lambda: periods(3), 1, 1),
    Asked("customer_periods of 12", lambda: periods(12), 1, 1),
    Asked("mrr_changes of 3", lambda: changes("2024-Q1"), 1, 1),
    Asked("mrr_changes of 12", lambda: changes("2024"), 1, 1),
    Asked("stage_spells", spells, 1, 1),
    Asked("audit", audited, 1, 1),
    Asked("verdict_counts", lambda: frames.verdict_counts(audited()), 1, 2),
    Asked("funnel_of_log, first entries", lambda: funnel(Entries.FIRST), 1, 1),
    Asked("funnel_of_log, each entry", lambda: funnel(Entries.EACH), 1, 1),
    Asked("cohort_days of 2", lambda: cohorts(1, 7), 1, 1),
    Asked("cohort_days of 5", lambda: cohorts(1, 7, 30, 60, 90), 1, 1),
    Asked("purchase_histories", lambda: frames.purchase_histories(purchases(), as_of=AS_OF), 1, 2),
    Asked(
        "ages_since_created",
        lambda: frames.ages_since_created(deals(), as_of=AS_OF, mapping=MAPPING),
        1,
        0,
    ),
    # Two snapshots, and each is read once.
    Asked("expected_closes", closes, 2, 2, joins=1),
    # Deals and touches; of people, these and who is whose contact.
    Asked("attributed_deals", attributed, 2, 2, joins=1),
    Asked("attributed_deals of people", lambda: attributed(people=True), 3, 4, joins=2),
    Asked("commissions", commissions, 1, 1),
    Asked("lead_scores", scored, 1, 0),
    Asked("label", labelled, 1, 0),
)

#: Metric -> how often it sends what is derived of subscriptions, logs and activity, its own
#: exchanges and those of the derivation. Each reads the table once.
OF_DERIVED: dict[str, tuple[int, Callable[[], Any], dict[str, Any]]] = {
    "customer_churn": (3, lambda: periods(3), {"by": "month"}),
    "customer_retention": (3, lambda: periods(3), {"by": "month"}),
    # An account twice in a period is looked for, which is one exchange more.
    "mrr": (4, lambda: changes("2024-Q1"), {"by": "month", "currency": "EUR"}),
    "arr": (4, lambda: changes("2024-Q1"), {"by": "month", "currency": "EUR"}),
    "mrr_movements": (4, lambda: changes("2024-Q1"), {"by": "month", "currency": "EUR"}),
    "net_revenue_retention": (3, lambda: changes("2024-Q1"), {"by": "month"}),
    "gross_revenue_retention": (3, lambda: changes("2024-Q1"), {"by": "month"}),
    "gross_mrr_churn": (3, lambda: changes("2024-Q1"), {"by": "month"}),
    "net_mrr_churn": (3, lambda: changes("2024-Q1"), {"by": "month"}),
    "quick_ratio": (3, lambda: changes("2024-Q1"), {"by": "month"}),
    "time_in_stage": (2, spells, {"by": "stage"}),
    "stage_conversion": (2, lambda: funnel(Entries.EACH), {"by": "stage"}),
    "drop_off": (2, lambda: funnel(Entries.EACH), {"by": "stage"}),
    "overall_conversion": (2, lambda: funnel(Entries.EACH), {"by": "stage"}),
    "cohort_retention": (2, lambda: cohorts(1, 7, 30), {"by": "day", "as_of": AS_OF}),
    "slippage": (3, closes, {"by": "owner"}),
    "marketing_sourced": (3, attributed, {"by": "owner"}),
    "marketing_influenced": (3, attributed, {"by": "owner"}),
}
#: Those that are measured of two frames that are joined.
OF_TWO = ("slippage", "marketing_sourced", "marketing_influenced")
#: What is measured once periods, a row for each, are together on one machine.
OVER_PERIODS = ("customer_churn", "mrr", "net_revenue_retention", "quick_ratio")
#: Of rows that are ready: what counts different values, for which rows are sent twice.
DIFFERENT = {
    "pushed_opportunities": ("deals", "pushes_each"),
    "clv": ("lifetime", "to_date"),
    "ltv": ("lifetime", "to_date"),
}


def variants_of(name: str) -> list[str]:
    """A variant of a metric, or each."""
    if name == "cohort_retention":
        return ["n_day", "unbounded", "bracket"] if ALL else ["n_day"]
    metric = getattr(frames, name)
    found = [one for one in metric.metric.variants if one not in metric.not_here]
    return found if ALL else found[:1]


def held(plan: Plan, scans: int, exchanges: int, joins: int = 0) -> None:
    """Hold a plan to what every plan keeps to, and to its own numbers."""
    assert plan.has_any(PYTHON) == []
    assert plan.has_any(PAIRS) == []
    joined = {name: many for name, many in plan.names.items() if name.endswith("Join")}
    assert joined == ({"SortMergeJoin": joins} if joins else {})
    assert (plan.scans, len(plan.exchanges)) == (scans, exchanges), plan.text


@pytest.mark.parametrize("asked", DERIVED, ids=lambda one: one.name)
def test_what_is_derived_reads_each_table_once(asked: Asked) -> None:
    plan = Plan(asked.ask())
    held(plan, asked.scans, asked.exchanges, asked.joins)
    assert plan.in_one_part == []


@pytest.mark.parametrize(
    ("name", "variant"), [(name, one) for name in OF_DERIVED for one in variants_of(name)]
)
def test_a_metric_of_what_is_derived_reads_its_table_once(name: str, variant: str) -> None:
    exchanges, derive, asked = OF_DERIVED[name]
    plan = Plan(getattr(frames, name)(derive(), variant=variant, **asked))
    joined = name in OF_TWO
    held(plan, 2 if joined else 1, exchanges, joins=int(joined))
    assert plan.in_one_part == []


@pytest.mark.parametrize("name", OVER_PERIODS if ALL else OVER_PERIODS[:3])
def test_one_answer_of_all_brings_together_a_row_of_each_period_and_no_more(name: str) -> None:
    exchanges, derive, asked = OF_DERIVED[name]
    plan = Plan(getattr(frames, name)(derive(), **{**asked, "by": None}))
    held(plan, 1, exchanges)
    # The last of all: what is sent there was added up by period before.
    assert [one.partition("(")[0].split(",")[0] for one in plan.exchanges] == [
        "SinglePartition",
        *["hashpartitioning"] * (exchanges - 1),
    ]


@pytest.mark.parametrize(
    ("name", "variant"), [(name, one) for name in METRICS for one in variants_of(name)]
)
def test_rows_that_are_ready_are_added_up_where_they_are_and_sent_once(
    name: str, variant: str
) -> None:
    asked = questions(name, variant)[0]
    grouped = getattr(frames, name).metric.variants[variant].not_by is None
    by = ["case_id", *asked["by"]] if grouped else list(asked["by"])
    plan = Plan(getattr(frames, name)(frame_for("pyspark", name), **{**asked, "by": by or None}))
    held(plan, 1, 2 if variant in DIFFERENT.get(name, ()) else 1)
    assert plan.names["Window"] == 0
    assert plan.adds_up_before_it_sends
    assert bool(plan.in_one_part) == (not by)


def test_only_columns_that_are_named_are_read_and_rows_without_an_instant_are_not(
    tmp_path: Path,
) -> None:
    import polars as pl

    columns = log_columns(log(Random(1), 5))
    pl.DataFrame({name: values for name, (_, values) in columns.items()}).with_columns(
        note=pl.lit("long")
    ).write_parquet(tmp_path / "log.parquet")
    session = spark_session()
    session.conf.set("spark.sql.parquet.inferTimestampNTZ.enabled", "true")
    rows = session.read.parquet(str(tmp_path))
    plan = Plan(frames.stage_spells(rows, **LOG, vocabulary=VOCABULARY))
    [scan] = [rest for name, rest in plan.operators if "Scan" in name]
    assert "IsNotNull(since)" in scan.partition("PushedFilters: ")[2]
    assert "note" not in scan
    assert "owner" not in scan
