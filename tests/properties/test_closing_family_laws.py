"""The laws of win and loss, of cycles and spells, of velocity, and of discounts."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from salesterms import (
    Category,
    Money,
    Opportunity,
    Ratio,
    close_ratio,
    conversion_to_close,
    list_discount,
    lost_opportunities,
    lost_value,
    sales_velocity,
    time_in_stage,
    win_loss_ratio,
    won_revenue,
)
from salesterms.facts import DEAL, STANDING
from salesterms.logs import Marks, StageEntry, Ways, audit
from salesterms.metrics import cycles_from_conversion, lines_of, stage_spells
from salesterms.strategies import (
    conversion_cycles,
    deal_lines,
    journeys,
    opportunity_lists,
    order_lines,
    spells_in_stages,
)
from salesterms.vocabularies import four_types, hubspot, salesforce

ROWS = opportunity_lists()
CYCLES = st.lists(conversion_cycles(), max_size=12)
SPELLS = st.lists(spells_in_stages(), max_size=12)
LINES = st.lists(deal_lines(), max_size=12)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
VOCABULARIES = (hubspot.deal_stage, salesforce.lead_status, four_types)


class TestShares:
    """Shares add up to one, and each is what its group is of the total."""

    @given(ROWS, st.sampled_from(["lost_reason", "competitor", "owner", "quarter"]))
    def test_of_counts(self, rows: Any, by: str) -> None:
        found = lost_opportunities(rows, by=by)
        shares = found.shares()
        assert list(shares) == list(found)
        lost = sum(row.status is Category.LOST for row in rows)
        if lost:
            assert sum(share.fraction() for share in shares.values()) == 1
            assert all(0 <= share.fraction() <= 1 for share in shares.values())
        else:
            assert not any(share.defined for share in shares.values())

    @given(ROWS)
    def test_of_amounts(self, rows: Any) -> None:
        found = lost_value(rows, by="lost_reason", currency="EUR")
        assert found.total is not None
        assert isinstance(found.total.value, Money)
        shares = found.shares()
        if rows and found.total.value.amount:
            assert sum(share.fraction() for share in shares.values()) == 1


class TestWinLoss:
    """Won for each lost and won of all decided are two faces of the same two counts."""

    @given(ROWS, st.sampled_from([("count", "decided_count"), ("value", "decided_value")]))
    def test_it_agrees_with_the_close_ratio(self, rows: Any, names: Any) -> None:
        odds = win_loss_ratio(rows, variant=names[0])
        share = close_ratio(rows, variant=names[1])
        assert (odds.counted, odds.excluded) == (share.counted, share.excluded)
        if odds.value is not None:
            assert isinstance(odds.value, Ratio)
            assert isinstance(share.value, Ratio)
            assert odds.value.fraction() >= 0
            assert share.value.fraction() == odds.value.fraction() / (odds.value.fraction() + 1)

    @given(ROWS)
    def test_what_is_won_and_lost_is_what_is_decided(self, rows: Any) -> None:
        lost = lost_opportunities(rows).counted
        assert close_ratio(rows).counted == lost + lost_opportunities(rows).excluded.get("won", 0)


class TestUnionAndScale:
    """Close ratio: of two sets together it is the weighted mean; of one set told twice the same."""

    @given(ROWS, ROWS)
    def test_a_union_is_the_weighted_mean(self, rows: Any, others: Any) -> None:
        parts = [close_ratio(rows), close_ratio(others)]
        whole = close_ratio([*rows, *others])
        weighted = sum(
            (
                part.value.fraction() * part.counted
                for part in parts
                if isinstance(part.value, Ratio)
            ),
            Fraction(0),
        )
        if isinstance(whole.value, Ratio):
            assert whole.value.fraction() == weighted / whole.counted

    @given(ROWS, st.integers(1, 4))
    def test_scaling_the_counts_changes_nothing(self, rows: Any, times: int) -> None:
        once, more = close_ratio(rows).value, close_ratio(list(rows) * times).value
        assert (once is None) == (more is None)
        if isinstance(once, Ratio):
            assert isinstance(more, Ratio)
            assert once.fraction() == more.fraction()

    @given(ROWS)
    def test_reopening_a_deal_is_as_if_it_had_never_closed(self, rows: Any) -> None:
        reopened = [evolve(row, status=Category.OPEN, closed=None) for row in rows]
        for metric in (close_ratio, win_loss_ratio):
            assert metric(reopened).value is None
            assert metric(reopened).reason == "zero_denominator"


class TestConversionToClose:
    """A cycle is never negative, and what is left out is left out by name."""

    @given(CYCLES, st.integers(-300, 300))
    def test_moving_all_dates_does_not_change_it(self, cycles: Any, days: int) -> None:
        def moved(day: date | None) -> date | None:
            return None if day is None else day + timedelta(days=days)

        later = [
            evolve(one, converted=moved(one.converted), closed=moved(one.closed)) for one in cycles
        ]
        for name in conversion_to_close.variants:
            measured = conversion_to_close(cycles, variant=name)
            assert conversion_to_close(later, variant=name).value == measured.value
            assert measured.value is None or measured.value >= 0

    @given(st.lists(journeys(), max_size=4))
    def test_a_row_is_what_the_journey_says(self, found: Any) -> None:
        cycles = cycles_from_conversion(found, zone="UTC")
        assert len(cycles) == len(found)
        for cycle, journey in zip(cycles, found, strict=True):
            now = journey.stage().positions
            assert (cycle.status or "none") == now[DEAL.name]
            assert (cycle.closed is not None) == (cycle.status in {"won", "lost"})
            assert now[STANDING.name] != "converted" or cycle.was_converted
            assert cycle.converted is None or cycle.was_converted


class TestTimeInStage:
    """Spells share out the time of a case, and are those of the audit."""

    @given(
        st.sampled_from(VOCABULARIES),
        st.data(),
    )
    def test_they_are_those_of_the_audit(self, vocabulary: Any, data: Any) -> None:
        ways = Ways(vocabulary)
        labels = st.sampled_from((*ways.labels, *ways.code_of, "Parked", " parked "))
        rows = data.draw(
            st.lists(
                st.builds(
                    StageEntry,
                    case=st.sampled_from(("A", "B", 1)),
                    label=labels,
                    at=st.integers(0, 40).map(lambda hours: NOON + timedelta(hours=hours)),
                    id=st.sampled_from((None, None, "E-1", "E-2")),
                    marks=st.none() | st.builds(Marks, before=labels),
                ),
                max_size=14,
            )
        )
        as_of = data.draw(st.none() | st.just(NOON + timedelta(hours=20)))
        rows.sort(key=lambda row: str(type(row.case)))
        found = audit(rows, vocabulary, as_of=as_of)
        spells = stage_spells(rows, as_of=as_of, vocabulary=vocabulary, zone="UTC")
        medians = time_in_stage(spells, variant="median", by="stage")
        lasting = Counter(spell.stage for spell in spells if spell.left is None)
        for one in found.times:
            measured = medians.get(one.label)
            assert one.lasting == lasting[one.label]
            assert (one.ended.spells if one.ended else 0) == (measured.counted if measured else 0)
            if one.ended is not None and measured is not None:
                assert measured.value == Fraction(one.ended.median / timedelta(microseconds=1)) / (
                    86_400 * 10**6
                )

    @given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 10**6)), max_size=10))
    def test_the_spells_of_a_case_add_up_to_the_time_from_first_to_last(self, told: Any) -> None:
        told = sorted(told, key=lambda one: one[1])
        rows = [StageEntry("D", label, NOON + timedelta(seconds=after)) for label, after in told]
        spells = stage_spells(rows, zone="UTC")
        if spells:
            ended = sum(Fraction(one.seconds) for one in spells if one.seconds is not None)
            last = spells[-1]
            assert last.left is None
            assert ended == Fraction((last.entered - spells[0].entered).total_seconds())
            pairs = pairwise(spells)
            assert all(one.left == other.entered for one, other in pairs)

    @given(SPELLS, st.integers(-300, 300))
    def test_shifting_all_times_does_not_change_elapsed_time(self, spells: Any, hours: int) -> None:
        later = [
            evolve(
                one,
                entered=one.entered + timedelta(hours=hours),
                left=None if one.left is None else one.left + timedelta(hours=hours),
            )
            for one in spells
        ]
        for name in ("mean", "median"):
            assert (
                time_in_stage(later, variant=name).value
                == time_in_stage(spells, variant=name).value
            )

    @given(SPELLS, st.sampled_from(("America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe")))
    def test_a_zone_has_no_effect_on_elapsed_time(self, spells: Any, zone: str) -> None:
        elsewhere = [evolve(one, zone=zone) for one in spells]
        assert time_in_stage(elsewhere).value == time_in_stage(spells).value

    @given(SPELLS)
    def test_what_goes_on_is_left_out_and_counted(self, spells: Any) -> None:
        measured = time_in_stage(spells)
        assert measured.excluded.get("lasting", 0) == sum(one.left is None for one in spells)
        assert measured.value is None or measured.value >= 0


class TestSalesVelocity:
    """The four inputs of one population make the amount won, over the mean cycle."""

    @given(ROWS, st.sampled_from(["decided", "created_cohort"]))
    def test_it_is_the_amount_won_over_the_mean_cycle(self, rows: Any, variant: str) -> None:
        complete = [
            row
            for row in rows
            if None not in (row.amount, row.created, row.closed) and row.closed >= row.created
        ]
        measured = sales_velocity(rows, variant=variant, currency="EUR")
        won = [row for row in complete if row.status is Category.WON]
        days = sum((row.closed - row.created).days for row in won)
        if not days:
            assert measured.reason == "zero_denominator"
            return
        amount = won_revenue(won, currency="EUR").value
        assert isinstance(amount, Money)
        assert isinstance(measured.value, Money)
        exact = Fraction(amount.amount) * len(won) / days
        assert abs(Fraction(measured.value.amount) - exact) <= Fraction(1, 200)
        assert measured.value.digits == 2

    @given(ROWS)
    def test_the_formula_alone_gives_the_same_from_the_inputs(self, rows: Any) -> None:
        measured = sales_velocity(rows, currency="EUR")
        if measured.value is not None:
            n, average, rate, cycle = (
                Fraction(measured.inputs[name])  # type: ignore[arg-type] # all numbers here
                for name in ("opportunities", "average_value", "win_rate", "cycle_days")
            )
            assert isinstance(measured.value, Money)
            again = n * average * rate / cycle
            assert abs(Fraction(measured.value.amount) - again) <= Fraction(1, 200)

    @given(ROWS)
    def test_open_deals_have_no_effect(self, rows: Any) -> None:
        closed = [row for row in rows if row.status in {Category.WON, Category.LOST}]
        assert (
            sales_velocity(rows, currency="EUR").value
            == sales_velocity(closed, currency="EUR").value
        )


class TestListDiscount:
    """A discount lies at 1 or below, and the mean of equal lines is the weighted one."""

    @given(LINES, st.sampled_from(["weighted", "mean_per_line"]))
    def test_it_is_at_most_1(self, lines: Any, variant: str) -> None:
        value = list_discount(lines, variant=variant).value
        if value is not None:
            share = value.fraction() if isinstance(value, Ratio) else value
            assert isinstance(share, Fraction)
            assert share <= 1

    @given(deal_lines(), st.integers(1, 4))
    def test_of_one_line_told_often_both_are_its_own(self, line: Any, times: int) -> None:
        own = evolve(line, status=Category.WON).off_list
        lines = [evolve(line, status=Category.WON)] * times
        weighted, mean = (
            list_discount(lines, variant=name).value for name in list_discount.variants
        )
        assert mean == own
        assert (None if weighted is None else weighted.fraction()) == own  # type: ignore[union-attr] # a Ratio

    @given(st.lists(order_lines(currency="EUR"), max_size=4))
    def test_lines_keep_what_the_deal_has(self, lines: Any) -> None:
        deal = Opportunity(id="D-1", status=Category.WON, order_lines=tuple(lines))
        made = lines_of([deal])
        assert [line.asked for line in made] == [line.total for line in lines]
        assert [line.off_list for line in made] == [
            None if of is None or not of.defined else of.fraction()
            for of in (line.off_list for line in lines)
        ]


@pytest.mark.parametrize("variant", ["mean", "median"])
def test_elapsed_time_is_exact(variant: str) -> None:
    rows = [
        StageEntry("D", label, NOON + timedelta(seconds=at)) for label, at in (("A", 0), ("B", 1))
    ]
    assert time_in_stage(stage_spells(rows, zone="UTC"), variant=variant).value == Fraction(
        1, 86_400
    )
