"""The laws of funnels, hand-overs, leads and what marketing did."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from salesterms import (
    Measurement,
    Money,
    Ratio,
    acceptance_rate,
    cost_per_lead,
    drop_off,
    lead_conversion,
    marketing_influenced,
    marketing_sourced,
    overall_conversion,
    rejection_rate,
    stage_conversion,
    time_to_answer,
)
from salesterms.entities import HandOverAnswer
from salesterms.metrics import (
    ByMarketing,
    Entries,
    FunnelEntry,
    FunnelPolicy,
    HandOverOutcome,
    LeadOutcome,
    LeadStanding,
    Skips,
    StepOutcome,
    attributed_deals,
    conversions_of_counts,
    funnel_of_log,
    funnel_stages,
    hand_over_outcomes,
)
from salesterms.results import Status
from salesterms.strategies import (
    dates,
    deals_by_marketing,
    funnel_entries,
    funnel_logs,
    hand_overs,
    money,
    opportunities,
    outcomes_of_hand_overs,
    outcomes_of_leads,
    periods,
    touches,
)

POLICIES = [FunnelPolicy(skips=skips, entries=entries) for skips in Skips for entries in Entries]
ONCE = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
STAGES = funnel_stages("demand").stages
ZONE = "Europe/Amsterdam"
ROWS = st.lists(funnel_entries(), max_size=10)
WHEN = st.none() | periods()
KNOWN = st.none() | dates()


def share(measured: Measurement) -> Fraction:
    """The value of a ratio."""
    assert isinstance(measured.value, Ratio)
    return measured.value.fraction()


def sql(rows: list[FunnelEntry], statement: str) -> list[tuple[Any, ...]]:
    """What SQLite says of rows of a funnel: a reading that knows nothing of this library."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(
            "CREATE TABLE entries (stage, position, next_stage, turn, outcome, whole, entered,"
            " advanced, finished)"
        )
        base.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row.stage,
                    row.position.value,
                    row.next_stage,
                    row.turn,
                    row.outcome.value,
                    row.whole.value,
                    row.entered and row.entered.isoformat(),
                    row.advanced and row.advanced.isoformat(),
                    row.finished and row.finished.isoformat(),
                )
                for row in rows
            ],
        )
        return base.execute(statement).fetchall()


class TestSteps:
    """Where each case counts once, the steps of a funnel multiply to the whole of it."""

    @given(funnel_logs())
    def test_of_rows(self, log: Any) -> None:
        rows = funnel_of_log(log, "demand", ONCE, zone=ZONE)
        product, reached = Fraction(1), True
        for stage, measured in stage_conversion(rows, by="stage").items():
            if stage == STAGES[-1]:
                continue
            product *= share(measured)
            reached = stage == STAGES[-2]
        whole = overall_conversion(rows)
        if rows:
            assert share(whole) == (product if reached else 0)
        else:
            assert whole.status is Status.UNDEFINED

    @given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
    def test_of_counts(self, counts: list[int]) -> None:
        *steps, whole = conversions_of_counts(counts)
        product = Fraction(1)
        for step in steps:
            product *= share(step)
        assert product == share(whole)

    @given(funnel_logs())
    def test_stages_stand_in_their_order(self, log: Any) -> None:
        rows = funnel_of_log(log, "demand", ONCE, zone=ZONE)
        found = list(stage_conversion(rows, by="stage"))
        assert found == list(STAGES[: len(found)])


class TestNoEntryIsLost:
    """Every entry of a log bears the label of a stage, or is counted under the label it bears."""

    @given(funnel_logs(), st.sampled_from(POLICIES))
    def test_of_a_log(self, log: Any, policy: FunnelPolicy) -> None:
        rows = funnel_of_log(log, "demand", policy, zone=ZONE)
        others = Counter(entry.label for entry in log if entry.label not in STAGES)
        assert (rows.read, dict(rows.no_stage)) == (len(log), others)
        assert (rows.why_none is None) == (bool(rows) or not log)


class TestDropOff:
    """What does not go further drops off: conversion and drop-off by cohort add up to 1."""

    @given(ROWS, WHEN, KNOWN)
    def test_they_add_up_to_1(self, rows: Any, period: Any, as_of: Any) -> None:
        went = stage_conversion(rows, variant="cohort", period=period, as_of=as_of)
        stayed = drop_off(rows, period=period, as_of=as_of)
        assert went.status is stayed.status
        if went.status is Status.MEASURED:
            assert share(went) + share(stayed) == 1


class TestPolicies:
    """Where nothing skips a stage or comes back to one, every policy gives the same rows."""

    @given(funnel_logs(straight=True))
    def test_they_agree(self, log: Any) -> None:
        made = [funnel_of_log(log, "demand", policy, zone=ZONE) for policy in POLICIES]
        assert all(rows == made[0] for rows in made)

    @given(funnel_logs())
    def test_leaving_out_leaves_out_whole_cases(self, log: Any) -> None:
        for entries in Entries:
            passed, left = (
                funnel_of_log(log, "demand", FunnelPolicy(skips=skips, entries=entries), zone=ZONE)
                for skips in Skips
            )
            jumped = {row.case for row in passed if row.passed_over}
            assert [row.id for row in passed] == [row.id for row in left]
            for row in left:
                assert (row.outcome is StepOutcome.LEFT_OUT) == (row.case in jumped)

    @given(funnel_logs())
    def test_a_first_entry_is_one_row_of_a_case_and_stage(self, log: Any) -> None:
        rows = funnel_of_log(log, "demand", ONCE, zone=ZONE)
        assert len({(row.case, row.stage) for row in rows}) == len(rows)

    @given(funnel_logs(), st.randoms(use_true_random=False))
    def test_the_order_of_cases_in_a_log_does_not_matter(self, log: Any, shuffle: Any) -> None:
        cases = sorted({row.case for row in log})
        shuffle.shuffle(cases)
        other = [row for case in cases for row in log if row.case == case]
        for policy in POLICIES:
            before = funnel_of_log(log, "demand", policy, zone=ZONE)
            after = funnel_of_log(other, "demand", policy, zone=ZONE)
            assert sorted(before, key=lambda row: row.id) == sorted(after, key=lambda row: row.id)


class TestOneMore:
    """One more that goes further never lowers conversion; one more that stays never lifts it."""

    @given(ROWS, funnel_entries())
    def test_it_moves_one_way(self, rows: Any, row: FunnelEntry) -> None:
        before = stage_conversion(rows)
        went = stage_conversion([*rows, evolve(row, outcome=StepOutcome.ADVANCED)])
        stayed = stage_conversion([*rows, evolve(row, outcome=StepOutcome.STAYED)])
        if before.status is Status.MEASURED:
            assert share(went) >= share(before) >= share(stayed)


class TestAgainstSql:
    """SQL in SQLite counts the same, with a period and an as-of date."""

    @given(ROWS, periods(), dates())
    def test_by_cohort(self, rows: Any, period: Any, as_of: date) -> None:
        measured = stage_conversion(rows, period=period, as_of=as_of)
        [(advanced, entered)] = sql(
            rows,
            f"""SELECT count(CASE WHEN outcome = 'advanced' AND advanced <= '{as_of}' THEN 1 END),
                       count(CASE WHEN outcome = 'stayed' OR advanced IS NOT NULL THEN 1 END)
                FROM entries
                WHERE outcome <> 'left_out' AND next_stage IS NOT NULL AND entered <= '{as_of}'
                  AND entered >= '{period.start}' AND entered < '{period.end}'""",  # noqa: S608
        )
        if as_of < period.start:
            assert measured.status is Status.NOT_YET_OBSERVABLE
        elif entered:
            assert measured.value == Ratio(advanced, entered)
        else:
            assert measured.status is Status.UNDEFINED

    @given(ROWS, periods())
    def test_by_snapshot(self, rows: Any, period: Any) -> None:
        measured = stage_conversion(rows, variant="snapshot", period=period)
        inside = f">= '{period.start}' AND {{0}} < '{period.end}'"
        [(advanced, entered)] = sql(
            rows,
            f"""SELECT count(CASE WHEN outcome = 'advanced'
                                   AND advanced {inside.format("advanced")} THEN 1 END),
                       count(CASE WHEN entered {inside.format("entered")} THEN 1 END)
                FROM entries
                WHERE outcome <> 'left_out' AND next_stage IS NOT NULL AND entered IS NOT NULL
                  AND (outcome = 'stayed' OR advanced IS NOT NULL)""",  # noqa: S608
        )
        if entered:
            assert measured.value == Ratio(advanced, entered)
        else:
            assert measured.status is Status.UNDEFINED

    @given(ROWS)
    def test_of_the_whole(self, rows: Any) -> None:
        measured = overall_conversion(rows)
        [(finished, entered)] = sql(
            rows,
            "SELECT count(CASE WHEN whole = 'advanced' THEN 1 END), count(*) FROM entries"
            " WHERE whole <> 'left_out' AND position = 'first' AND turn = 1",
        )
        if entered:
            assert measured.value == Ratio(finished, entered)
        else:
            assert measured.status is Status.UNDEFINED


class TestHandOvers:
    """Accepted, rejected and not answered are together what was given."""

    @given(st.lists(hand_overs(), max_size=8), dates())
    def test_they_add_up(self, given_over: Any, as_of: date) -> None:
        rows = hand_over_outcomes(given_over, zone="UTC")
        found = acceptance_rate(rows).inputs
        assert sum(found.values()) == len(rows) == len(given_over)
        then = acceptance_rate(rows, as_of=as_of)
        assert then.counted + then.excluded.get("not_handed_over_yet", 0) == len(rows)

    @given(st.lists(outcomes_of_hand_overs(), max_size=8))
    def test_of_what_is_answered_the_two_rates_add_up_to_1(self, rows: Any) -> None:
        accepted = acceptance_rate(rows, variant="of_answered")
        rejected = rejection_rate(rows, variant="of_answered")
        if accepted.status is Status.MEASURED:
            assert share(accepted) + share(rejected) == 1
            assert share(accepted) >= share(acceptance_rate(rows))

    @given(st.lists(hand_overs(answered=True), min_size=1, max_size=8))
    def test_time_is_exact(self, given_over: Any) -> None:
        rows = hand_over_outcomes(given_over, zone="UTC")
        took = sorted(Fraction(row.seconds or 0) / 3600 for row in rows)
        assert time_to_answer(rows).value == sum(took, Fraction(0)) / len(took)
        middle = time_to_answer(rows, variant="median_elapsed").value
        assert isinstance(middle, Fraction)
        assert sum(one < middle for one in took) <= len(took) // 2
        assert sum(one > middle for one in took) <= len(took) // 2

    @given(st.lists(outcomes_of_hand_overs(), max_size=8))
    def test_one_more_that_is_accepted_never_lowers_acceptance(self, rows: Any) -> None:
        one = HandOverOutcome(
            id="new",
            from_team="marketing",
            to_team="sales",
            handed=date(2024, 1, 1),
            answer=HandOverAnswer.ACCEPTED,
            seconds=Decimal(0),
        )
        for variant in acceptance_rate.variants:
            before = acceptance_rate(rows, variant=variant)
            if before.status is Status.MEASURED:
                assert share(acceptance_rate([*rows, one], variant=variant)) >= share(before)


class TestLeads:
    """Leads by source are the leads, and steps from lead to won multiply."""

    @given(st.lists(outcomes_of_leads(), max_size=8))
    def test_unknown_sources_stay_a_group(self, rows: list[LeadOutcome]) -> None:
        found = lead_conversion(rows, by="source")
        assert (None in found) == any(row.source is None for row in rows)
        assert sum(one.rows for one in found.values()) == len(rows)

    @given(st.lists(outcomes_of_leads(), max_size=8))
    def test_steps_multiply_where_only_the_qualified_are_won(self, rows: Any) -> None:
        sound = [row for row in rows if row.standing is LeadStanding.QUALIFIED or row.won is None]
        first, whole, second = (
            lead_conversion(sound, variant=name)
            for name in ("to_qualified", "to_won", "qualified_to_won")
        )
        if second.status is Status.MEASURED:
            assert share(first) * share(second) == share(whole)

    @given(st.lists(outcomes_of_leads(), max_size=8), money(currency="EUR", least=0))
    def test_a_cost_is_the_spend_over_the_leads(self, rows: Any, spend: Any) -> None:
        measured = cost_per_lead(rows, spend=spend)
        if rows:
            exact = Fraction(spend.amount) / len(rows)
            assert abs(Fraction(measured.value.amount) - exact) <= Fraction(1, 200)  # type: ignore[union-attr] # Money
        else:
            assert measured.status is Status.UNDEFINED


class TestMarketing:
    """A share lies in 0..1; what was first touched by marketing was touched by it, also later."""

    @given(st.lists(deals_by_marketing(), max_size=8))
    def test_a_share_lies_in_0_to_1(self, rows: Any) -> None:
        for metric in (marketing_sourced, marketing_influenced):
            for measured in metric.compare(rows).values():
                if measured.status is Status.MEASURED:
                    assert 0 <= share(measured) <= 1

    @given(st.lists(deals_by_marketing(), max_size=8))
    def test_equal_amounts_make_value_count(self, rows: Any) -> None:
        equal = [evolve(row, amount=Money(5, "EUR")) for row in rows]
        for metric in (marketing_sourced, marketing_influenced):
            found = metric.compare(equal)
            for name in metric.variants:
                if name.endswith("_value") and found[name].status is Status.MEASURED:
                    count = found[name.replace("_value", "_count")]
                    assert share(found[name]) == share(count)

    @given(
        st.lists(opportunities(), max_size=6),
        st.lists(touches(), max_size=8, unique_by=lambda one: one.id),
        st.sets(st.integers(0, 7)),
    )
    def test_one_claim_implies_the_next(self, deals: Any, log: Any, chosen: set[int]) -> None:
        people = sorted({one.person for one in log})
        deals = [evolve(deal, contacts=tuple(people[:2])) for deal in deals]
        ours = {one.id for place, one in enumerate(log) if place in chosen}
        for row in attributed_deals(deals, log, marketing=ours, zone=ZONE):
            if row.by_first_touch is ByMarketing.YES:
                assert row.before_creation is ByMarketing.YES
            ends_later = row.closed is None or row.created is None or row.closed >= row.created
            if row.before_creation is ByMarketing.YES and row.before_close and ends_later:
                assert row.before_close is ByMarketing.YES
