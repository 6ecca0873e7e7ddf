"""The laws of churn and retention: of rows, of subscriptions and of rates."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms import Money, Period, Ratio, churn_over_periods, customer_churn, customer_retention
from salesterms.entities import Subscription
from salesterms.metrics import (
    CustomerOf,
    CustomerPeriod,
    customer_balances,
    customer_periods,
)
from salesterms.results import Measurement
from salesterms.strategies import customers_in_periods

DAY_0 = date(2026, 1, 1)


def apart(rows: list[CustomerPeriod]) -> list[CustomerPeriod]:
    """Of these rows what can be added up: customers of one thing, in periods without overlap."""
    kept: list[CustomerPeriod] = []
    for row in rows:
        same = evolve(row, of=CustomerOf.ORGANISATION)
        spans = {(one.begins, one.last) for one in kept} - {(row.begins, row.last)}
        if all(last < row.begins or row.last < begins for begins, last in spans):
            kept.append(same)
    return kept


ROWS = st.lists(customers_in_periods(), max_size=12).map(apart)
APRIL = Period.named("2026-04")
SERVICES = {"P-1": "mail", "P-2": "mail", "P-3": "shop"}
RATES = st.integers(0, 1000).map(lambda parts: Decimal(parts) / 1000)


@st.composite
def sold(draw: st.DrawFn) -> Subscription:
    """A subscription of one of a few accounts, somewhere in half a year: they overlap and touch."""
    start = DAY_0 + timedelta(days=draw(st.integers(0, 180)))
    length = draw(st.none() | st.integers(0, 90))
    return Subscription(
        id=f"S-{draw(st.integers(1, 10**6))}",
        account=draw(st.sampled_from(("A-1", "A-2", "A-3"))),
        product=draw(st.none() | st.sampled_from(("P-1", "P-2", "P-3"))),
        started_on=start,
        ended_on=None if length is None else start + timedelta(days=length),
        amount=Money(draw(st.sampled_from((0, 10))), "EUR"),
        interval_months=1,
        trial=draw(st.sampled_from((False, False, True))),
    )


SOLD = st.lists(sold(), max_size=8, unique_by=lambda one: one.id)
OF = st.sampled_from(CustomerOf)


def ratio(measured: Measurement) -> Ratio | None:
    """A value that is a ratio, if there is one."""
    assert measured.value is None or isinstance(measured.value, Ratio)
    return measured.value


def fraction(measured: Measurement) -> Fraction:
    """The value, which is there, as a fraction."""
    value = ratio(measured)
    assert value is not None
    return value.fraction()


def days(first: int, count: int) -> list[Period]:
    """So many periods of a day."""
    begin = [DAY_0 + timedelta(days=first + day) for day in range(count)]
    return [Period(day, day + timedelta(days=1)) for day in begin]


class TestChurnAndRetention:
    """Of the customers at the start, those who left and those who stayed are all of them."""

    @given(ROWS)
    def test_together_they_are_one(self, rows: Any) -> None:
        gone, kept = ratio(customer_churn(rows)), ratio(customer_retention(rows))

        if gone is None or kept is None:
            assert gone is kept
        else:
            assert gone.fraction() + kept.fraction() == 1

    @given(ROWS)
    def test_who_was_never_away_is_retained(self, rows: Any) -> None:
        assume(any(row.at_start for row in rows))

        strict = fraction(customer_retention(rows, variant="without_a_gap"))
        assert 0 <= strict <= fraction(customer_retention(rows)) <= 1


class TestNewCustomers:
    """New customers do not move the churn of those who were there at the start."""

    @given(ROWS, ROWS)
    def test_they_do_not_move_start_cohort_churn(self, rows: Any, others: Any) -> None:
        both = [*rows, *(row for row in others if not row.at_start)]
        new = apart(both)[len(rows) :]

        assert customer_churn([*rows, *new]).value == customer_churn(rows).value
        assert customer_retention([*rows, *new]).value == customer_retention(rows).value

    @given(ROWS, ROWS)
    def test_nor_do_first_time_ones_move_the_standard_one(self, rows: Any, others: Any) -> None:
        first = (row for row in others if not (row.at_start or row.customer_before))
        new = apart([*rows, *first])[len(rows) :]

        assert (
            customer_churn([*rows, *new], variant="standard").value
            == customer_churn(rows, variant="standard").value
        )


class TestBounds:
    """No variant is below 0, and what cannot exceed 1 does not."""

    @given(ROWS)
    def test_of_start_cohort_and_thirty_days(self, rows: Any) -> None:
        of_thirty = [row for row in rows if (row.last - row.begins).days == 29]
        for measured in (customer_churn(rows), customer_churn(of_thirty, variant="thirty_days")):
            value = ratio(measured)
            assert value is None or 0 <= value.fraction() <= 1

    @given(ROWS)
    def test_where_nobody_comes_or_returns_three_variants_are_one(self, rows: Any) -> None:
        settled = [row for row in rows if row.at_start and not row.joined_on]
        of_thirty = [row for row in settled if (row.last - row.begins).days == 29]

        assert customer_churn(settled, variant="standard").value == customer_churn(settled).value
        assert (
            customer_churn(of_thirty, variant="thirty_days").value
            == customer_churn(of_thirty).value
        )


class TestSubscriptions:
    """Rows from subscriptions say what the subscriptions say, whatever their order."""

    @given(SOLD, OF)
    def test_a_customer_is_there_when_a_paid_subscription_is(self, given_: Any, of: Any) -> None:
        for period in days(60, 3):
            rows = customer_periods(given_, period, of=of, services=SERVICES)
            there = {
                {
                    CustomerOf.ORGANISATION: (one.account, None),
                    CustomerOf.PRODUCT: (one.account, one.product),
                    CustomerOf.SERVICE: (one.account, SERVICES.get(one.product or "")),
                }[of]
                for one in given_
                if one.active_on(period.start) and one.amount.amount and not one.trial
            }
            names = "product" if of is CustomerOf.PRODUCT else "service"
            found = {(row.account, getattr(row, names)) for row in rows if row.at_end}
            assert found == there

    @given(SOLD, OF, st.randoms(use_true_random=False))
    def test_their_order_does_not_matter(self, given_: Any, of: Any, shuffle: Any) -> None:
        shuffled = list(given_)
        shuffle.shuffle(shuffled)

        ask: Any = {"of": of, "services": SERVICES}
        months = ["2026-02", "2026-03"]
        assert customer_periods(shuffled, months, **ask) == customer_periods(given_, months, **ask)

    @given(SOLD, st.integers(-400, 400))
    def test_another_calendar_gives_the_same_churn(self, given_: Any, shift: int) -> None:
        by = timedelta(days=shift)
        later = [
            evolve(
                one,
                started_on=one.started_on + by,
                ended_on=None if one.ended_on is None else one.ended_on + by,
            )
            for one in given_
        ]
        rows = customer_periods(given_, APRIL)
        moved = customer_periods(later, Period(APRIL.start + by, APRIL.end + by))

        for variant in customer_churn.variants:
            one = customer_churn(rows, variant=variant)
            other = customer_churn(moved, variant=variant)
            assert (one.value, one.excluded) == (other.value, other.excluded)

    @given(SOLD)
    def test_whoever_leaves_the_organisation_leaves_every_product(self, given_: Any) -> None:
        gone = {
            row.account
            for row in customer_periods(given_, APRIL)
            if row.at_start and not row.at_end
        }
        for row in customer_periods(given_, APRIL, of=CustomerOf.PRODUCT):
            assert row.account not in gone or not row.at_end


class TestBalances:
    """Those at the end are those at the start, with who came and without who left."""

    @given(SOLD, OF)
    def test_days_follow_from_each_other(self, given_: Any, of: Any) -> None:
        found = customer_balances(given_, days(40, 30), of=of, services=SERVICES)

        for before, after in pairwise(found):
            assert after.at_start == before.at_end

    @given(SOLD)
    def test_a_month_adds_up_its_days(self, given_: Any) -> None:
        [month] = customer_balances(given_, APRIL)
        each = customer_balances(given_, days(90, 30))

        assert each[0].begins == month.begins
        assert each[-1].last == month.last
        assert (month.at_start, month.at_end) == (each[0].at_start, each[-1].at_end)
        for name in ("joined", "came_back", "left"):
            assert getattr(month, name) == sum(getattr(day, name) for day in each)

    @given(SOLD)
    def test_the_churn_of_a_day_is_its_leavings_of_its_start(self, given_: Any) -> None:
        for period in days(100, 5):
            [balance] = customer_balances(given_, period)
            rows = customer_periods(given_, period)
            churn = ratio(customer_churn(rows))
            summed = customer_churn(rows, variant="daily_sum").value
            if balance.at_start:
                expected = Ratio(balance.left, balance.at_start)
                assert (churn, summed) == (expected, expected.fraction())
            else:
                assert churn is summed is None


class TestRates:
    """Compounding keeps a rate within 0 and 1, and is undone by the rate of one period."""

    @given(RATES, st.integers(1, 24))
    def test_more_periods_lose_no_fewer(self, rate: Decimal, periods: int) -> None:
        some = churn_over_periods(churn_rate=rate, periods=periods).value
        more = churn_over_periods(churn_rate=rate, periods=periods + 1).value
        assert isinstance(some, Fraction)
        assert isinstance(more, Fraction)

        assert rate <= some <= more <= 1
        assert some <= periods * Fraction(rate)

    @given(RATES, st.integers(1, 12), st.integers(1, 12))
    def test_one_after_another(self, rate: Decimal, some: int, more: int) -> None:
        first, then, all_ = (
            churn_over_periods(churn_rate=rate, periods=number).value
            for number in (some, more, some + more)
        )
        assert isinstance(first, Fraction)
        assert isinstance(then, Fraction)

        assert (1 - first) * (1 - then) == 1 - all_  # type: ignore[operator] # a fraction too

    @given(RATES, st.integers(1, 24))
    def test_the_rate_of_one_period_compounds_to_the_whole(self, rate: Decimal, n: int) -> None:
        each = churn_over_periods(variant="per_period", churn_rate=rate, periods=n).value
        assert isinstance(each, float)

        assert abs(1 - (1 - each) ** n - float(rate)) < 1e-12
