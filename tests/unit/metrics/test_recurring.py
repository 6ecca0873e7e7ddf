"""From subscriptions to what accounts pay a month, and what the metrics say of that."""

import pickle
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from salesterms import (
    Category,
    Money,
    Opportunity,
    Period,
    Ratio,
    arr,
    close_ratio,
    gross_mrr_churn,
    gross_revenue_retention,
    mrr,
    mrr_movements,
    net_mrr_churn,
    net_revenue_retention,
    quick_ratio,
)
from salesterms.entities import Subscription
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import BadArgument, MrrChange, MrrMovement, mrr_changes
from salesterms.metrics.recurring.amounts import A_MONTH, alike, total
from salesterms.results import Status

Q1 = "2026-Q1"
#: Untyped here, since exact numbers of several types are compared with plain ones.
changes: Any = mrr_changes


def plan(
    start: str, end: str | None = None, amount: object = 100, months: int = 1, **more: Any
) -> Subscription:
    """What an account pays from one day to another."""
    given: dict[str, Any] = {"id": "S-1", "account": "A-1", "trial": False, **more}
    return Subscription(
        started_on=date.fromisoformat(start),
        ended_on=None if end is None else date.fromisoformat(end),
        amount=Money(str(amount), given.pop("currency", "EUR")),
        interval_months=months,
        **given,
    )


def row(start: object = 0, end: object = 0, **more: Any) -> MrrChange:
    """One account in March."""
    given: dict[str, Any] = {
        "id": "A-1 2026-03",
        "account": "A-1",
        "currency": "EUR",
        "begins": date(2026, 3, 1),
        "last": date(2026, 3, 31),
        **more,
    }
    return MrrChange(start=start, end=end, **given)


def told(rows: Any) -> list[tuple[Any, ...]]:
    """What rows say in short."""
    return [(one.begins.month, one.start, one.end, one.movement.value) for one in rows]


class TestFromSubscriptions:
    """A row for each account and month, from the first one in which it pays."""

    def test_months_without_an_event_are_there(self) -> None:
        rows = changes([plan("2026-01-10", amount=100, months=12)], period=Q1)

        month = Fraction(25, 3)
        assert told(rows) == [
            (1, 0, month, "new"),
            (2, month, month, "unchanged"),
            (3, month, month, "unchanged"),
        ]

    def test_it_is_gone_from_the_first_inactive_day(self) -> None:
        on_the_first, on_the_last = (
            changes([plan("2025-01-01", day)], period=Q1) for day in ("2026-02-01", "2026-01-31")
        )

        assert [one.movement.value for one in on_the_first] == ["unchanged", "churn", "gone"]
        assert [one.movement.value for one in on_the_last] == ["churn", "gone", "gone"]

    def test_one_of_two_that_is_over_is_contraction(self) -> None:
        both = [plan("2025-01-01"), plan("2025-01-01", "2026-02-10", 50, id="S-2")]

        assert told(changes(both, period=Q1))[1] == (2, 150, 100, "contraction")

    def test_who_comes_back_is_reactivated_and_what_it_paid_is_known(self) -> None:
        both = [plan("2025-01-01", "2026-01-10"), plan("2026-03-05", amount=80, id="S-2")]

        rows = changes(both, period=Q1)

        assert [one.movement.value for one in rows] == ["churn", "gone", "reactivation"]
        assert [one.before for one in rows] == [0, 100, 100]

    def test_one_that_follows_another_on_the_day_is_no_gap(self) -> None:
        both = [plan("2025-01-01", "2026-02-01"), plan("2026-02-01", amount=150, id="S-2")]

        assert told(changes(both, period=Q1))[1] == (2, 100, 150, "expansion")

    def test_what_is_undone_within_a_month_is_not_seen(self) -> None:
        both = [plan("2025-01-01", "2026-02-05"), plan("2026-02-20", id="S-2")]

        assert told(changes(both, period=Q1))[1] == (2, 100, 100, "unchanged")

    def test_who_comes_and_goes_in_a_month_is_told_apart(self) -> None:
        rows = changes([plan("2026-02-05", "2026-02-20")], period=Q1)

        assert told(rows) == [(2, 0, 0, "came_and_went"), (3, 0, 0, "gone")]
        assert [one.before for one in rows] == [0, 100]

    def test_trials_and_what_is_free_do_not_count_and_are_told(self) -> None:
        given = [
            plan("2026-01-10", "2026-02-10", trial=True),
            plan("2026-02-10", id="S-2"),
            plan("2026-02-01", amount=0, id="S-3"),
            plan("2026-02-01", "2026-02-01", id="S-4"),
        ]

        rows = changes(given, period=Q1)

        assert told(rows) == [
            (1, 0, 0, "never_paid"),
            (2, 0, 100, "new"),
            (3, 100, 100, "unchanged"),
        ]
        assert [dict(one.left_out) for one in rows] == [
            {"trial": 1},
            {"trial": 1, "free": 1, "never_active": 1},
            {"free": 1},
        ]

    def test_a_trial_that_is_over_has_no_row_any_more(self) -> None:
        assert len(changes([plan("2025-12-10", "2026-01-01", trial=True)], period=Q1)) == 0

    def test_who_begins_later_has_no_row_yet(self) -> None:
        assert changes([plan("2026-04-01")], period=Q1) == ()

    def test_currencies_have_a_row_each(self) -> None:
        both = [plan("2025-01-01"), plan("2025-01-01", currency="USD", id="S-2")]

        rows = changes(both, period="2026-01")

        assert [(one.currency, one.start) for one in rows] == [("EUR", 100), ("USD", 100)]

    def test_what_is_billed_by_the_year_is_known_apart(self) -> None:
        both = [plan("2025-01-01"), plan("2025-01-01", amount=1200, months=12, id="S-2")]

        [only] = changes(both, period="2026-01")

        assert (only.end, only.end_yearly) == (200, 100)

    def test_a_year_is_one_row_and_so_is_a_week(self) -> None:
        given = [plan("2026-01-07", "2026-11-01")]

        [year] = changes(given, period="2026", months=12)
        [week] = changes(given, period="2026-W02", months=None)

        assert (year.start, year.end, year.movement.value) == (0, 0, "came_and_went")
        assert (week.start, week.end, week.last) == (0, 100, date(2026, 1, 11))

    def test_a_day_is_a_row_too(self) -> None:
        given = [plan("2026-01-02", "2026-01-04")]

        rows = changes(given, period="2026-01-01/2026-01-05", months=None, days=1)
        pairs = changes(given, period="2026-01-01/2026-01-05", months=None, days=2)

        assert [(one.begins.day, one.movement.value) for one in rows] == [
            (2, "new"),
            (3, "unchanged"),
            (4, "churn"),
        ]
        assert [(one.last.day, one.movement.value) for one in pairs] == [(2, "new"), (4, "churn")]

    @pytest.mark.parametrize(
        ("months", "days"), [(None, 2), (None, 0), (None, 6), (None, True), (None, "1"), (1, 1)]
    )
    def test_days_that_do_not_fit_the_period_are_refused(self, months: Any, days: Any) -> None:
        with pytest.raises(BadArgument, match="days"):
            changes([], period="2026-01-01/2026-01-06", months=months, days=days)

    def test_months_are_counted_from_the_first_day(self) -> None:
        period = Period(date(2026, 1, 31), date(2026, 3, 31))

        rows = changes([plan("2026-02-28")], period=period)

        assert [(one.begins, one.last) for one in rows] == [
            (date(2026, 2, 28), date(2026, 3, 30)),
        ]

    def test_of_nothing_there_is_nothing(self) -> None:
        assert changes([], period=Q1) == ()

    @pytest.mark.parametrize(
        ("given", "period", "months"),
        [
            ([], "2026-W02", 1),
            ([], "2026", 5),
            ([], "2026", 0),
            ([], "2026", 13),
            ([], "2026", True),
            ([], "2026", "12"),
            ([], None, 1),
            ([], 2026, 1),
        ],
    )
    def test_a_period_that_is_no_whole_number_of_months_is_refused(
        self, given: Any, period: Any, months: Any
    ) -> None:
        with pytest.raises(BadArgument):
            changes(given, period=period, months=months)

    @pytest.mark.parametrize("given", [None, "S-1", [1], plan("2026-01-01")])
    def test_what_is_no_list_of_subscriptions_is_refused(self, given: Any) -> None:
        with pytest.raises(WrongArgument):
            changes(given, period=Q1)


class TestRow:
    """A row says what moved, and cannot contradict itself."""

    @pytest.mark.parametrize(
        ("start", "end", "more", "movement"),
        [
            (0, 10, {}, MrrMovement.NEW),
            (0, 10, {"before": 5}, MrrMovement.REACTIVATION),
            (10, Decimal("10.01"), {}, MrrMovement.EXPANSION),
            (10, Fraction(29, 3), {}, MrrMovement.CONTRACTION),
            (10, 0, {}, MrrMovement.CHURN),
            (10, Decimal("10.00"), {}, MrrMovement.UNCHANGED),
            (0, 0, {"before": 5}, MrrMovement.GONE),
            (0, 0, {"before": 5, "came_and_went": True}, MrrMovement.CAME_AND_WENT),
            (0, 0, {}, MrrMovement.NEVER_PAID),
        ],
    )
    def test_what_moved_follows(self, start: Any, end: Any, more: Any, movement: Any) -> None:
        assert row(start, end, **more).movement is movement

    def test_numbers_become_fractions(self) -> None:
        made = row(10, Decimal("8.10"), end_yearly=2)

        assert [made.start, made.end, made.end_yearly] == [10, Fraction(81, 10), 2]
        assert {type(one) for one in (made.start, made.end, made.before, made.end_yearly)} == {
            Fraction
        }

    @pytest.mark.parametrize(
        "more",
        [
            {"start": -1},
            {"start": 1.5},
            {"start": Money(1, "EUR")},
            {"end": None},
            {"end": True},
            {"end": Fraction(10**40)},
            {"before": Decimal("NaN")},
            {"account": ""},
            {"currency": "euro"},
            {"begins": datetime(2026, 3, 1)},  # noqa: DTZ001 # no date, whatever the zone
            {"last": date(2026, 2, 1)},
            {"end": 5, "end_yearly": 6},
            {"end_yearly": "5"},
            {"start": 5, "before": 5},
            {"start": 5, "came_and_went": True},
            {"end": 5, "came_and_went": True},
            {"came_and_went": 1},
        ],
    )
    def test_what_cannot_be_is_refused(self, more: Any) -> None:
        given = {"start": 0, "end": 0, **more}
        with pytest.raises(SalesTermsError):
            row(given.pop("start"), given.pop("end"), **given)

    def test_it_is_a_value(self) -> None:
        made = row(10, 5, left_out={"trial": 1})

        assert pickle.loads(pickle.dumps(made)) == made
        assert hash(made) == hash(row(10, 5, left_out={"trial": 1}))


class TestAmounts:
    """Fractions of a cent are kept until an amount is shown."""

    def test_a_sum_of_fractions_is_exact(self) -> None:
        assert total([Fraction(25, 3)] * 3, [Fraction(1, 7)]) == Fraction(176, 7)
        assert total() == 0

    def test_what_is_money_exactly_is_shown_as_money_and_else_none_of_it_is(self) -> None:
        half, third = Fraction(1, 2), Fraction(1, 3)

        assert alike("EUR", start=half) == {"start": Money("0.5", "EUR")}
        assert alike("EUR", start=half, end=third) == {"start": half, "end": third}

    def test_what_is_too_large_to_be_an_amount_is_refused(self) -> None:
        rows = [row(0, 9 * 10**29, id=f"A-{n}", account=f"A-{n}") for n in range(2)]

        assert mrr(rows, currency="EUR").reason == "out_of_bounds"
        assert not A_MONTH.fits(Fraction(10**30))

    def test_three_times_a_third_of_a_cent_is_a_cent(self) -> None:
        rows = [row(0, Fraction(1, 300), id=f"A-{n}", account=f"A-{n}") for n in range(3)]

        assert mrr(rows, currency="EUR").value == Money("0.01", "EUR")
        assert mrr(rows[:1], currency="EUR").value == Money("0.00", "EUR")
        assert arr(rows[:1], currency="EUR").value == Money("0.04", "EUR")

    def test_in_a_currency_without_cents_it_is_rounded_to_the_whole(self) -> None:
        measured = mrr([row(0, Fraction(1000, 12), currency="JPY")], currency="JPY")

        assert measured.value == Money(83, "JPY")
        assert not measured.exact

    @pytest.mark.parametrize(("metric", "variant"), [(mrr, "at_end"), (arr, "mrr_times_12")])
    def test_it_is_said_to_be_rounded_only_where_it_is(self, metric: Any, variant: str) -> None:
        whole = metric([row(0, 100)], variant=variant, currency="EUR")
        assert whole.exact
        assert "rounded" not in whole.explain()
        some = metric([row(0, Fraction(1, 700))], variant=variant, currency="EUR")
        assert not some.exact
        assert "rounded once" in some.explain()

    def test_a_year_of_thirds_of_cents_is_exact(self) -> None:
        [change] = changes([plan("2025-01-01", amount=1000, months=12)], period="2026-01")
        assert not mrr([change], currency="EUR").exact
        year = arr([change], currency="EUR")
        assert (year.value, year.exact) == (Money(1000, "EUR"), True)


class TestMetrics:
    """What is asked of rows, and what they cannot say."""

    def test_months_are_never_added_up(self) -> None:
        rows = changes([plan("2025-01-01")], period=Q1)

        for metric in (mrr, arr, net_revenue_retention, gross_revenue_retention):
            for variant in metric.variants:
                if variant.startswith(("flow", "without")):
                    continue
                measured: Any = metric(rows, variant=variant, currency="EUR")
                assert (measured.status, measured.reason) == (Status.REFUSED, "several_periods")
                assert measured.details == ("3",)
        assert {one.value for one in mrr(rows, currency="EUR", by="month").values()} == {
            Money(100, "EUR")
        }

    def test_an_account_is_a_group_and_so_is_a_movement(self) -> None:
        rows = [row(100, 150), row(100, 50, id="B", account="B")]

        assert net_revenue_retention(rows, by="account")["B"].value == Ratio(
            Decimal(50), Decimal(100)
        )
        assert mrr(rows, by="movement", currency="EUR")[MrrMovement.EXPANSION].value == Money(
            150, "EUR"
        )

    def test_a_quarter_stands_in_no_month(self) -> None:
        rows = changes([plan("2025-01-01")], period=Q1, months=3)

        assert list(mrr(rows, by="month", currency="EUR")) == [None]
        assert list(mrr(rows, by="quarter", currency="EUR")) == ["2026-Q1"]

    def test_periods_with_a_gap_or_an_overlap_are_refused(self) -> None:
        january, _, march = changes([plan("2025-01-01")], period=Q1)
        [quarter] = changes([plan("2025-01-01")], period=Q1, months=3)

        for rows in ([january, march], [quarter, march]):
            measured = mrr_movements(rows, currency="EUR")
            assert (measured.reason, measured.details) == ("periods_not_adjoining", ("2",))

    def test_a_pause_of_everybody_is_no_gap(self) -> None:
        given = [plan("2025-01-01", "2026-01-10"), plan("2026-03-05", amount=80, id="S-2")]
        rows = changes(given, period=Q1)

        assert mrr_movements(rows, currency="EUR").value == Money(80, "EUR")
        assert mrr_movements(rows, by="account", currency="EUR")["A-1"].value == Money(80, "EUR")
        assert net_revenue_retention(rows, variant="flow_with_reactivation").value == Ratio(
            Decimal(80), Decimal(100)
        )

    def test_who_left_in_a_later_month_does_not_look_like_one_who_pays(self) -> None:
        rows = changes([plan("2025-01-01", "2026-02-10")], period=Q1)

        measured = mrr(rows, by="account", currency="EUR")["A-1"]

        assert measured.reason == "several_periods"

    def test_what_is_missing_in_one_month_and_too_much_in_the_next_does_not_balance(self) -> None:
        january, february, march = changes([plan("2025-01-01")], period=Q1)
        less = evolve(february, start=50, end=50)

        assert mrr_movements([january, less, march], currency="EUR").reason == "not_balanced"

    def test_rows_that_are_missing_do_not_look_like_churn(self) -> None:
        both = [plan("2025-01-01"), plan("2025-01-01", account="B", id="S-2")]
        rows = changes(both, period=Q1)

        for metric in (gross_mrr_churn, net_mrr_churn, quick_ratio):
            assert metric(rows[:-1]).reason == "not_balanced"

    def test_a_rate_for_each_day_is_another_number_than_one_for_the_month(self) -> None:
        given = [
            plan("2026-01-01"),
            plan("2026-02-03", "2026-02-20", account="B", id="S-2"),
        ]
        days = changes(given, period="2026-02", months=None, days=1)

        daily = gross_mrr_churn(days, variant="sum_of_periods")

        assert daily.value == Fraction(1, 2)
        assert daily.inputs == {"rows": 28}
        assert gross_mrr_churn(days).value == Ratio(Decimal(100), Decimal(100))
        assert gross_mrr_churn(changes(given, period="2026-02")).value == Ratio(
            Decimal(0), Decimal(100)
        )

    def test_a_day_that_begins_with_nothing_has_no_rate(self) -> None:
        days = changes([plan("2026-02-03")], period="2026-02", months=None, days=1)

        measured = net_mrr_churn(days, variant="sum_of_periods")

        assert (measured.status, measured.reason) == (Status.UNDEFINED, "period_without_start")
        assert measured.details == ("1",)

    def test_amounts_and_bare_numbers_do_not_mix(self) -> None:
        with pytest.raises(BadArgument, match="start"):
            net_revenue_retention.formula(kept=Money(5, "EUR"), start=10)
        with pytest.raises(BadArgument, match="Money"):
            net_revenue_retention.formula(kept=Money(5, "EUR"), start=10)
        with pytest.raises(BadArgument, match="number"):
            gross_revenue_retention.formula(kept=5, start=Money(10, "EUR"))

    def test_it_explains_itself_in_dutch(self) -> None:
        rows = [row(100, 150), row(0, 80, id="B", account="B")]

        said = net_revenue_retention(rows).explain("nl")

        assert said.splitlines()[:4] == [
            "Netto-omzetretentie (per_customer): 150.0 %",
            "  Definitie: behouden / aan het begin",
            "  Met de getallen: 150 EUR / 100 EUR",
            "  Meegeteld: 1 van 2 rijen",
        ]

    def test_a_row_of_a_deal_is_no_row_of_revenue(self) -> None:
        assert close_ratio.rows.kind is Opportunity
        with pytest.raises(BadArgument, match="mrr_changes"):
            mrr([Opportunity(id="D-1", status=Category.WON)])  # type: ignore[list-item] # on purpose
