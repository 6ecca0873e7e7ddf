"""The laws of metrics: every row accounted for, whatever is asked, in whatever order."""

import pickle
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Context, Inexact, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from metric_rows import EVERY, needed, rows_for

from salesterms import (
    Category,
    Measurement,
    Money,
    Opportunity,
    Period,
    Ratio,
    average_deal,
    close_ratio,
    open_pipeline,
    sales_cycle,
    weighted_pipeline,
    won_revenue,
)
from salesterms.criteria import Count, tally, tally_slowly
from salesterms.metrics import Metric, Variant
from salesterms.metrics.arguments import question
from salesterms.results import Status
from salesterms.strategies import dates, opportunity_lists, periods

#: Each law is tried on rows of its own under each variant of each metric.
SHARED = settings(max_examples=max(4, settings().max_examples // 2))
ROWS = opportunity_lists(currencies=("EUR", "USD"))
EUROS = opportunity_lists()
WHEN = st.none() | periods()
KNOWN = st.none() | dates()
IDS = [f"{metric.id}-{variant.name}" for metric, variant in EVERY]


def one(metric: Metric[Any], rows: list[Opportunity], **arguments: Any) -> Measurement:
    """One measurement: what the metric's comparison says of the variant."""
    variant = arguments.pop("variant")
    if metric.rows.day:  # the rows say the day themselves
        arguments.pop("as_of", None)
    return metric.compare(rows, **arguments)[variant]


@pytest.mark.parametrize(("metric", "variant"), EVERY, ids=IDS)
class TestConservation:
    """Counted and excluded rows together are the rows given, for each variant and question."""

    @SHARED
    @given(data=st.data(), period=WHEN, as_of=KNOWN)
    def test_no_row_is_lost(
        self, metric: Metric[Any], variant: Variant, data: Any, period: Any, as_of: Any
    ) -> None:
        rows = data.draw(rows_for(metric))
        measured = one(metric, rows, variant=variant.name, period=period, **needed(variant, as_of))
        assert measured.rows == len(rows)

    @SHARED
    @given(data=st.data(), period=WHEN, as_of=KNOWN)
    def test_the_loop_and_the_closures_agree(
        self,
        metric: Metric[Any],
        variant: Variant,
        data: Any,
        period: Any,
        as_of: Any,
    ) -> None:
        rows = data.draw(rows_for(metric))
        arguments = needed(variant, as_of)
        as_of = arguments.pop("as_of", None)
        asked = question(period, as_of, arguments)
        how: dict[str, Any] = {
            "counted": variant.counted,
            "quantity": variant.quantity,
            "given": asked.given,
            "keep_ids": True,
        }
        fast, slow = tally(rows, variant.places, **how), tally_slowly(rows, variant.places, **how)
        assert fast.counts == slow.counts
        assert fast.ids == slow.ids
        if not isinstance(variant.quantity, Count):
            assert fast.sums == slow.sums

    @SHARED
    @given(data=st.data(), period=WHEN, as_of=KNOWN, shuffle=st.randoms(use_true_random=False))
    def test_the_order_of_rows_does_not_matter(
        self,
        metric: Metric[Any],
        variant: Variant,
        data: Any,
        period: Any,
        as_of: Any,
        shuffle: Any,
    ) -> None:
        rows = data.draw(rows_for(metric))
        arguments = {"variant": variant.name, "period": period, **needed(variant, as_of)}
        before = one(metric, rows, **arguments)
        shuffled = list(rows)
        shuffle.shuffle(shuffled)
        assert one(metric, shuffled, **arguments) == before

    @SHARED
    @given(data=st.data(), as_of=KNOWN)
    def test_a_hostile_decimal_context_changes_nothing(
        self, metric: Metric[Any], variant: Variant, data: Any, as_of: Any
    ) -> None:
        rows = data.draw(rows_for(metric))
        arguments = {"variant": variant.name, **needed(variant, as_of)}
        calm = one(metric, rows, **arguments)
        with localcontext(Context(prec=2, Emin=-2, Emax=2, traps=[Inexact])):
            hostile = one(metric, rows, **arguments)
            assert hostile.explain("nl")
        assert hostile == calm
        assert hostile.explain() == calm.explain()

    @SHARED
    @given(data=st.data())
    def test_an_answer_is_a_value(self, metric: Metric[Any], variant: Variant, data: Any) -> None:
        rows = data.draw(rows_for(metric))
        measured = one(metric, rows, variant=variant.name, **needed(variant, None))
        assert pickle.loads(pickle.dumps(measured)) == measured


class TestGroups:
    """A group is measured from its own rows and the total from all: never from an average."""

    @given(ROWS, st.sampled_from(["owner", "quarter", "month", "stage", "status"]))
    def test_groups_share_the_rows_out(self, rows: Any, by: str) -> None:
        found = close_ratio(rows, by=by)
        assert found.total is not None
        assert sum(group.rows for group in found.values()) == found.total.rows == len(rows)
        assert sum(group.counted for group in found.values()) == found.total.counted
        assert found.total == close_ratio(rows)

    @given(ROWS)
    def test_two_ways_of_grouping_are_one_grouping_by_both(self, rows: Any) -> None:
        both = close_ratio(rows, by=["owner", "quarter"])
        for key, measured in both.items():
            owner, quarter = both.key_fields(key).values()
            mine = [row for row in rows if row.owner == owner]
            assert close_ratio(mine, by="quarter")[quarter] == measured

    @given(ROWS)
    def test_amounts_by_currency_are_those_of_the_currency_alone(self, rows: Any) -> None:
        for metric in (won_revenue, open_pipeline, weighted_pipeline, average_deal):
            for code, measured in metric(rows).items():
                alone = [row for row in rows if row.currency == code]
                if code is None:
                    assert measured.value is None
                else:
                    assert metric(alone, currency=str(code)) == measured


class TestCloseRatio:
    """A close ratio lies in 0..1, and only what its definition names can move it."""

    @given(ROWS, KNOWN)
    def test_it_lies_between_0_and_1(self, rows: Any, as_of: Any) -> None:
        asked: dict[str, Any] = {
            "as_of": as_of or date(2024, 6, 30),
            "stale_after": 60,
            "stage": "Proposal",
        }
        for measured in close_ratio.compare(rows, **asked).values():
            if measured.status is Status.MEASURED:
                assert isinstance(measured.value, Ratio)
                assert 0 <= measured.value.fraction() <= 1

    @given(ROWS, ROWS)
    def test_open_deals_do_not_move_the_decided_ratio(self, rows: Any, others: Any) -> None:
        still_open = [row for row in others if row.status in {Category.OPEN, Category.HELD}]
        assert close_ratio(rows).value == close_ratio(rows + still_open).value

    @given(ROWS)
    def test_won_and_lost_swapped_is_the_complement(self, rows: Any) -> None:
        swap = dict(zip(Category, Category, strict=True)) | {
            Category.WON: Category.LOST,
            Category.LOST: Category.WON,
        }
        swapped = [Opportunity(id=row.id, status=swap[row.status]) for row in rows]
        ratio, other = close_ratio(rows).value, close_ratio(swapped).value
        if ratio is None or other is None:
            assert ratio is None
            assert other is None
        else:
            assert isinstance(ratio, Ratio)
            assert isinstance(other, Ratio)
            assert ratio.fraction() + other.fraction() == 1

    @given(ROWS)
    def test_one_more_win_never_lowers_it(self, rows: Any) -> None:
        before = close_ratio(rows).value
        after = close_ratio([*rows, Opportunity(id="new", status=Category.WON)]).value
        assert isinstance(after, Ratio)
        assert before is None or after.fraction() >= before.fraction()  # type: ignore[union-attr] # on purpose

    @given(EUROS)
    def test_nothing_decided_is_undefined_and_not_0(self, rows: Any) -> None:
        undecided = [row for row in rows if row.status in {Category.OPEN, Category.HELD}]
        measured = close_ratio(undecided)
        assert (measured.value, measured.status) == (None, Status.UNDEFINED)
        assert measured.reason == "zero_denominator"

    @given(ROWS)
    def test_won_of_all_is_at_most_won_of_decided(self, rows: Any) -> None:
        decided, of_all = (
            close_ratio(rows, variant=name).value for name in ("decided_count", "won_of_all")
        )
        if isinstance(decided, Ratio):
            assert isinstance(of_all, Ratio)
            assert of_all.fraction() <= decided.fraction()


class TestAsOf:
    """What comes after the as-of date has not happened: it changes nothing."""

    @given(ROWS, dates())
    def test_rows_created_later_are_not_there(self, rows: Any, as_of: date) -> None:
        later = Opportunity(id="later", status=Category.WON, created=as_of + timedelta(days=1))
        for variant in ("decided_count", "won_of_all", "created_cohort"):
            before = close_ratio(rows, variant=variant, as_of=as_of)
            after = close_ratio([*rows, later], variant=variant, as_of=as_of)
            assert before.value == after.value

    @given(dates(), st.sampled_from([Category.WON, Category.LOST]))
    def test_a_deal_closed_later_counts_as_open_and_has_no_known_amount(
        self, as_of: date, outcome: Category
    ) -> None:
        deal = Opportunity(
            id="D",
            status=outcome,
            created=as_of,
            closed=as_of + timedelta(days=1),
            amount=Money(5, "EUR"),
        )
        assert close_ratio.place(deal, as_of=as_of) == "open"
        assert open_pipeline.place(deal, as_of=as_of) == "closed_later"

    @given(ROWS)
    def test_a_date_after_everything_changes_only_what_has_no_date(self, rows: Any) -> None:
        dated = [
            row for row in rows if row.created and (row.closed or row.status in {"open", "held"})
        ]
        end = date(2030, 1, 1)
        for variant in ("decided_count", "won_of_all", "created_cohort", "closed_of_all"):
            assert (
                close_ratio(dated, variant=variant, as_of=end).value
                == close_ratio(dated, variant=variant).value
            )


class TestPeriods:
    """Periods that share out the dates share out the rows: what each counts adds up."""

    @given(ROWS)
    def test_two_halves_count_what_the_whole_counts(self, rows: Any) -> None:
        whole = Period(date(2022, 1, 1), date(2026, 1, 1))
        halves = (
            Period(date(2022, 1, 1), date(2024, 1, 1)),
            Period(date(2024, 1, 1), date(2026, 1, 1)),
        )
        parts = [close_ratio(rows, period=half) for half in halves]
        assert sum(part.counted for part in parts) == close_ratio(rows, period=whole).counted

    @given(ROWS)
    def test_a_quarter_selected_is_a_quarter_grouped(self, rows: Any) -> None:
        for quarter, measured in close_ratio(rows, by="quarter").items():
            if quarter is not None:
                assert close_ratio(rows, period=str(quarter)).value == measured.value


class TestAmounts:
    """Amounts are exact sums of the rows that count."""

    @given(EUROS)
    def test_revenue_and_pipeline_are_the_sums_of_their_rows(self, rows: Any) -> None:
        def total(keep: Callable[[Opportunity], bool], weigh: bool = False) -> Fraction:
            kept = [row for row in rows if row.amount is not None and keep(row)]
            return sum(
                (
                    Fraction(row.amount.amount) * (Fraction(row.probability) if weigh else 1)
                    for row in kept
                ),
                Fraction(0),
            )

        won = won_revenue(rows, currency="EUR").value
        pipeline = open_pipeline(rows, currency="EUR").value
        weighted = weighted_pipeline(rows, currency="EUR").value
        assert isinstance(won, Money)
        assert isinstance(pipeline, Money)
        assert isinstance(weighted, Money)
        assert Fraction(won.amount) == total(lambda row: row.status is Category.WON)
        assert Fraction(pipeline.amount) == total(lambda row: row.status is Category.OPEN)
        assert Fraction(weighted.amount) == total(
            lambda row: row.status is Category.OPEN and row.probability is not None, weigh=True
        )

    @given(EUROS)
    def test_a_weighted_pipeline_is_at_most_the_pipeline(self, rows: Any) -> None:
        positive = [row for row in rows if row.amount is None or row.amount.amount >= 0]
        whole = open_pipeline(positive, currency="EUR").value
        weighted = weighted_pipeline(positive, currency="EUR").value
        assert isinstance(whole, Money)
        assert isinstance(weighted, Money)
        assert weighted <= whole


class TestSalesCycle:
    """A sales cycle is never negative, and moving all dates together does not change it."""

    @given(ROWS, st.integers(-400, 400))
    def test_it_is_not_moved_by_moving_all_dates(self, rows: Any, days: int) -> None:
        def moved(day: date | None) -> date | None:
            return None if day is None else day + timedelta(days=days)

        later = [
            Opportunity(
                id=row.id, status=row.status, created=moved(row.created), closed=moved(row.closed)
            )
            for row in rows
        ]
        for name in sales_cycle.variants:
            measured = sales_cycle(rows, variant=name)
            assert sales_cycle(later, variant=name).value == measured.value
            assert measured.value is None or measured.value >= 0
