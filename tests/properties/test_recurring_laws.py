"""The laws of recurring revenue: what moved adds up, exactly, and only what it names moves it."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms import (
    Money,
    Period,
    Ratio,
    arr,
    gross_mrr_churn,
    gross_revenue_retention,
    mrr,
    mrr_movements,
    net_mrr_churn,
    net_revenue_retention,
    quick_ratio,
)
from salesterms.entities import Subscription
from salesterms.metrics import METRICS, MrrChange, MrrMovement, RowMetric, mrr_changes
from salesterms.strategies import changes_of_mrr, subscriptions

MARCH = Period.month(2024, 3)
#: An account stands in one period once.
ROWS = st.lists(changes_of_mrr(periods=[MARCH]), max_size=8, unique_by=lambda one: one.account)
SUBSCRIPTIONS = st.lists(subscriptions(), max_size=8, unique_by=lambda one: one.id)
YEAR = Period.year(2024)
RATIOS = (
    net_revenue_retention,
    gross_revenue_retention,
    gross_mrr_churn,
    net_mrr_churn,
    quick_ratio,
)


def value(metric: RowMetric[MrrChange], rows: list[MrrChange], variant: str) -> Fraction | None:
    """A share as its exact value; None where it has none."""
    found = metric(rows, variant=variant).value
    assert found is None or isinstance(found, Ratio | Fraction)
    return found.fraction() if isinstance(found, Ratio) else found


def every(rows: list[MrrChange]) -> dict[tuple[str, str], Fraction | None]:
    """All ratios under all variants."""
    return {(one.id, name): value(one, rows, name) for one in RATIOS for name in one.variants}


def euros(metric: Any, rows: Any, variant: str) -> Money:
    """An amount in euros."""
    found = metric(rows, variant=variant, currency="EUR").value
    assert isinstance(found, Money)
    return found


def paying(given: list[Subscription], day: date) -> Fraction:
    """What is paid a month on a day, straight from the subscriptions."""
    counting = (one for one in given if not one.trial and one.active_on(day))
    return sum((one.monthly for one in counting), Fraction(0))


class TestRows:
    """The rows of a period hold what the subscriptions say of its first day and its last."""

    @given(SUBSCRIPTIONS, st.sampled_from([1, 3, 12]))
    def test_they_begin_and_end_with_what_is_active(self, given: Any, months: int) -> None:
        rows = mrr_changes(given, period=YEAR, months=months)
        for begins in {row.begins for row in rows}:
            own = [row for row in rows if row.begins == begins]
            day_before = begins - timedelta(days=1)
            assert sum(row.start for row in own) == paying(given, day_before)
            assert sum(row.end for row in own) == paying(given, own[0].last)
            assert len({(row.account, row.currency) for row in own}) == len(own)

    @given(SUBSCRIPTIONS)
    def test_each_period_begins_with_what_the_one_before_ended_with(self, given: Any) -> None:
        rows = mrr_changes(given, period=YEAR)
        for one, other in pairwise(rows):
            if one.account == other.account and one.movement is not MrrMovement.NEVER_PAID:
                assert (one.last + timedelta(days=1), one.end) == (other.begins, other.start)
                assert other.before == (
                    0 if other.start else one.start or one.before or other.before
                )

    @given(SUBSCRIPTIONS)
    def test_a_year_is_its_twelve_months(self, given: Any) -> None:
        months = mrr_changes(given, period=YEAR)
        for row in mrr_changes(given, period=YEAR, months=12):
            own = [one for one in months if one.account == row.account]
            assert own[-1].end == row.end
            if row.movement is not MrrMovement.NEVER_PAID:
                assert own[-1].last == row.last
            first = [one for one in own if one.begins == row.begins]
            assert row.start == sum(one.start for one in first)
            assert row.before == sum(one.before for one in first)

    @given(SUBSCRIPTIONS, st.randoms(use_true_random=False))
    def test_the_order_of_subscriptions_does_not_matter(self, given: Any, shuffle: Any) -> None:
        before = mrr_changes(given, period=YEAR)
        shuffled = list(given)
        shuffle.shuffle(shuffled)
        after = mrr_changes(shuffled, period=YEAR)
        assert sorted(before, key=lambda row: row.id) == sorted(after, key=lambda row: row.id)

    @given(SUBSCRIPTIONS, st.integers(-800, 800))
    def test_moving_all_days_moves_nothing_else(self, given: Any, days: int) -> None:
        by = timedelta(days=days)
        later = [
            evolve(
                one,
                started_on=one.started_on + by,
                ended_on=None if one.ended_on is None else one.ended_on + by,
            )
            for one in given
        ]
        moved = Period(YEAR.start + by, YEAR.end + by)
        assert [
            (row.account, row.start, row.end, row.before, row.movement, row.left_out)
            for row in mrr_changes(given, period=YEAR, months=None)
        ] == [
            (row.account, row.start, row.end, row.before, row.movement, row.left_out)
            for row in mrr_changes(later, period=moved, months=None)
        ]

    @given(SUBSCRIPTIONS, st.integers(1, 900))
    def test_one_that_ends_where_the_next_begins_is_as_good_as_one(
        self, given: Any, days: int
    ) -> None:
        cut = []
        for one in given:
            at = one.started_on + timedelta(days=days)
            if one.ended_on is None or at < one.ended_on:
                cut += [evolve(one, ended_on=at), evolve(one, id=f"{one.id}'", started_on=at)]
            else:
                cut.append(one)
        whole, parts = (
            [(row.id, row.start, row.end, row.before, row.came_and_went) for row in rows]
            for rows in (mrr_changes(given, period=YEAR), mrr_changes(cut, period=YEAR))
        )
        assert whole == parts

    @given(SUBSCRIPTIONS)
    def test_trials_move_no_amount(self, given: Any) -> None:
        rows = mrr_changes(given, period=YEAR)
        without = mrr_changes([one for one in given if not one.trial], period=YEAR)
        told = {(one.id, one.start, one.end, one.before) for one in without}
        assert told <= {(one.id, one.start, one.end, one.before) for one in rows}
        others = [one for one in rows if one.id not in {row.id for row in without}]
        assert {one.movement for one in others} <= {MrrMovement.NEVER_PAID}


class TestBalance:
    """The end is the start and all that moved, exactly, in a month and over a year."""

    @given(SUBSCRIPTIONS)
    def test_what_moved_in_twelve_months_leads_from_the_start_to_the_end(self, given: Any) -> None:
        rows = mrr_changes(given, period=YEAR)
        assume(rows_of(rows, 12))  # of no rows nothing is known, 0 no more than another amount
        assert euros(mrr_movements, rows, "end") == euros(mrr, rows_of(rows, 12), "at_end")
        start = paying(given, YEAR.start - timedelta(days=1))
        end = paying(given, YEAR.end - timedelta(days=1))
        moved = {name: Fraction(0) for name in MrrMovement}
        for row in rows:
            moved[row.movement] += abs(row.end - row.start)
        gained = moved[MrrMovement.NEW] + moved[MrrMovement.EXPANSION]
        gained += moved[MrrMovement.REACTIVATION]
        assert start + gained - moved[MrrMovement.CONTRACTION] - moved[MrrMovement.CHURN] == end

    @given(ROWS)
    def test_in_one_period_it_ends_with_the_mrr_of_its_end(self, rows: Any) -> None:
        assume(rows)
        assert euros(mrr_movements, rows, "end") == euros(mrr, rows, "at_end")

    @given(ROWS)
    def test_the_formula_with_its_own_terms_gives_the_answer(self, rows: Any) -> None:
        for variant in mrr_movements.variants:
            measured = mrr_movements(rows, variant=variant, currency="EUR")
            if measured.inputs and all(
                isinstance(term, Money) for term in measured.inputs.values()
            ):
                again = mrr_movements.formula(variant=variant, **measured.inputs)
                assert again.value == measured.value


def rows_of(rows: Any, month: int) -> list[MrrChange]:
    """The rows of one month."""
    return [row for row in rows if row.begins.month == month]


class TestRetention:
    """Gross is at most 1 and at most net, and who came later moves neither."""

    @given(ROWS)
    def test_gross_is_at_most_1_and_at_most_net(self, rows: Any) -> None:
        for variant in ("per_customer", "flow"):
            gross = value(gross_revenue_retention, rows, variant)
            net = value(net_revenue_retention, rows, variant)
            assert (gross is None) is (net is None)
            if gross is not None and net is not None:
                assert 0 <= gross <= min(Fraction(1), net)

    @given(ROWS)
    def test_capped_once_is_never_below_capped_customer_by_customer(self, rows: Any) -> None:
        once = value(gross_revenue_retention, rows, "total_capped")
        each = value(gross_revenue_retention, rows, "per_customer")
        assert once is each is None or (once is not None and each is not None and once >= each)

    @given(ROWS, ROWS)
    def test_new_customers_do_not_move_it(self, rows: Any, others: Any) -> None:
        later = [one for one in others if not one.start and not one.before]
        for metric, variant in (
            *((net_revenue_retention, name) for name in ("per_customer", "flow")),
            *((gross_revenue_retention, name) for name in gross_revenue_retention.variants),
            *((gross_mrr_churn, name) for name in gross_mrr_churn.variants),
            *((net_mrr_churn, name) for name in net_mrr_churn.variants),
        ):
            assert value(metric, rows + later, variant) == value(metric, rows, variant)

    @given(ROWS)
    def test_in_one_period_a_flow_is_what_each_customer_kept(self, rows: Any) -> None:
        for metric in (net_revenue_retention, gross_revenue_retention):
            assert value(metric, rows, "flow") == value(metric, rows, "per_customer")

    @given(ROWS)
    def test_what_is_kept_and_what_is_lost_are_1_together(self, rows: Any) -> None:
        for kept, variant, lost, other in (
            (gross_revenue_retention, "flow", gross_mrr_churn, "lost"),
            (net_revenue_retention, "flow_with_reactivation", net_mrr_churn, "net"),
            (net_revenue_retention, "flow", net_mrr_churn, "without_reactivation"),
        ):
            one, rest = value(kept, rows, variant), value(lost, rows, other)
            assert one is rest is None or (one or 0) + (rest or 0) == 1


class TestDaily:
    """A rate for each period, added up, is that of the period where there is one."""

    @given(ROWS)
    def test_of_one_period_it_is_the_rate_of_that_period(self, rows: Any) -> None:
        for metric, other in ((gross_mrr_churn, "lost"), (net_mrr_churn, "net")):
            found = metric(rows, variant="sum_of_periods").value
            assert found == value(metric, rows, other)

    @given(SUBSCRIPTIONS)
    def test_of_rates_by_day_gross_is_at_least_0_and_at_least_net(self, given: Any) -> None:
        days = mrr_changes(given, period=MARCH, months=None, days=1)
        gross, net = (
            metric(days, variant="sum_of_periods").value
            for metric in (gross_mrr_churn, net_mrr_churn)
        )
        assert (gross is None) is (net is None)
        if isinstance(gross, Fraction) and isinstance(net, Fraction):
            assert gross >= 0
            assert net <= gross


class TestScale:
    """Shares know no unit: all amounts times a number leave them as they are."""

    @given(ROWS, st.integers(1, 1000), st.integers(1, 1000))
    def test_shares_stay_and_amounts_scale(self, rows: Any, by: int, over: int) -> None:
        factor = Fraction(by, over)
        scaled = [
            evolve(
                row,
                start=row.start * factor,
                end=row.end * factor,
                before=row.before * factor,
                end_yearly=None if row.end_yearly is None else row.end_yearly * factor,
            )
            for row in rows
        ]
        assert every(scaled) == every(rows)
        assert [row.movement for row in scaled] == [row.movement for row in rows]

    @given(ROWS)
    def test_a_year_is_twelve_months_and_contracts_are_a_part_of_it(self, rows: Any) -> None:
        assume([row for row in rows if row.end_yearly is not None])
        twelve = [evolve(row, start=row.start * 12, end=row.end * 12) for row in rows]
        assert euros(arr, rows, "mrr_times_12") == euros(mrr, twelve, "at_end")
        known = [row for row in rows if row.end_yearly is not None]
        assert euros(arr, rows, "annualised_contracts") <= euros(arr, known, "mrr_times_12")

    def test_all_of_the_family_are_measured_here(self) -> None:
        ours = {one.id for one in (*RATIOS, mrr, arr, mrr_movements)}
        found = {name for name, one in METRICS.items() if getattr(one, "rows", None) is mrr.rows}
        assert ours == found
