"""The laws of quotas: parts of a period, of a team and of a pace fit together exactly."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from salesterms import (
    Category,
    Money,
    Opportunity,
    Ratio,
    prorated_quota,
    quota_attainment,
    quota_capacity,
    quota_gap,
    ramped_quota,
    run_rate,
    won_revenue,
)
from salesterms.entities import Goal, GoalUnit, Quota, QuotaOwner
from salesterms.metrics import QuotaResult, quota_for, quota_results
from salesterms.results import Status
from salesterms.strategies import opportunity_lists, periods, quotas, results_of_quotas

NUMBERS = st.integers(0, 10**9)
SHARES = st.lists(st.integers(0, 200).map(lambda percent: Decimal(percent) / 100), max_size=12)
EUROS = st.lists(results_of_quotas(units=("EUR",)), min_size=1, max_size=8)
CENT = Decimal("0.01")


def plain(row: QuotaResult, owner: object) -> QuotaResult:
    """A result of an owner of its own, whose deals count nowhere else, and that has begun."""
    return evolve(row, owner=f"S-{owner}", deals=(), known_to=None, quota=row.quota + CENT)


def members(rows: list[QuotaResult]) -> list[QuotaResult]:
    """Results of as many owners, none with a quota of 0."""
    return [plain(row, at) for at, row in enumerate(rows)]


def number(value: Any) -> Fraction:
    """What a measurement gives, as a Fraction."""
    if isinstance(value, Ratio):
        return value.fraction()
    return Fraction(value.amount if isinstance(value, Money) else value)


class TestProrationAddsUp:
    """Parts of a period that share it out have quotas that add up to the whole."""

    @given(periods(), NUMBERS, st.data())
    def test_of_days(self, period: Any, amount: int, data: Any) -> None:
        cut = period.start + timedelta(days=data.draw(st.integers(0, period.days)))
        whole = Quota(
            owner="Ann",
            owner_kind=QuotaOwner.PERSON,
            period=period,
            target=Goal(unit=GoalUnit.UNITS, amount=amount),
        )
        before, after = quota_for(whole, leaves=cut), quota_for(whole, joins=cut)
        assert number(before.value) + number(after.value) == amount
        assert quota_for(whole).value == amount

    @given(st.lists(st.integers(0, 100), min_size=1, max_size=8).filter(any), NUMBERS)
    def test_of_any_number_of_parts(self, parts: list[int], amount: int) -> None:
        found = [
            prorated_quota(quota=amount, days_served=part, days_in_period=sum(parts)).value
            for part in parts
        ]
        assert sum(map(number, found)) == amount

    @given(st.lists(st.integers(0, 3), min_size=4, max_size=4), NUMBERS)
    def test_of_months_of_weighted_quarters(self, served: list[int], amount: int) -> None:
        weights = [Decimal("0.1"), Decimal("0.2"), Decimal("0.3"), Decimal("0.4")]
        rest = [3 - months for months in served]
        parts = [
            prorated_quota(
                variant="weighted_quarters", quota=amount, weights=weights, months_served=months
            ).value
            for months in (served, rest)
        ]
        assert sum(map(number, parts)) == amount

    @given(st.integers(0, 12), NUMBERS)
    def test_quarters_of_one_weight_are_whole_months(self, months: int, amount: int) -> None:
        served = [max(0, min(3, months - 3 * at)) for at in range(4)]
        weighted = prorated_quota(
            variant="weighted_quarters",
            quota=amount,
            weights=[Decimal("0.25")] * 4,
            months_served=served,
        )
        whole = prorated_quota(
            variant="whole_months", quota=amount, months_served=months, months_in_period=12
        )
        assert weighted.value == whole.value


class TestProrationIsMonotone:
    """Who is there for longer has no less to reach, and never more than the whole."""

    @given(quotas(), st.dates(date(2022, 11, 1), date(2026, 6, 1)), st.integers(0, 400))
    def test_it(self, quota: Any, joins: date, later: int) -> None:
        for variant in ("days", "whole_months"):
            early = quota_for(quota, joins=joins, variant=variant)
            late = quota_for(quota, joins=joins + timedelta(days=later), variant=variant)
            assert 0 <= number(late.value) <= number(early.value) <= quota.target.number

    @given(quotas(), st.dates(date(2022, 11, 1), date(2026, 6, 1)))
    def test_whole_months_never_ask_for_more_days_than_there_are(
        self, quota: Any, joins: date
    ) -> None:
        inputs = quota_for(quota, joins=joins, variant="whole_months").inputs
        days = quota_for(quota, joins=joins).inputs
        assert inputs["months_served"] <= inputs["months_in_period"]
        assert (not inputs["months_served"]) or days["days_served"]


class TestLinear:
    """Twice the quota is twice the part, the ramp, the capacity and the gap; money follows."""

    @given(NUMBERS, st.integers(0, 9), st.integers(0, 90), SHARES)
    def test_of_numbers(self, amount: int, times: int, served: int, shares: Any) -> None:
        def each(quota: int) -> list[Fraction]:
            part = prorated_quota(quota=quota, days_served=served, days_in_period=90)
            ramp = ramped_quota(monthly=quota, shares=shares)
            rate = Decimal("0.8")
            full = quota_capacity(sellers=3, quota=quota, attainment=rate)
            partly = quota_capacity(variant="ramped", ramp=shares, quota=quota, attainment=rate)
            return [number(one.value) for one in (part, ramp, full, partly)]

        assert each(amount * times) == [one * times for one in each(amount)]

    @given(NUMBERS, st.integers(0, 90))
    def test_money_is_the_number_rounded_once(self, cents: int, served: int) -> None:
        euros = Money(Decimal(cents).scaleb(-2), "EUR")
        found = prorated_quota(quota=euros, days_served=served, days_in_period=90).value
        exact = number(prorated_quota(quota=cents, days_served=served, days_in_period=90).value)
        assert isinstance(found, Money)
        assert abs(Fraction(found.amount) * 100 - exact) <= Fraction(1, 2)
        assert found == found.rounded("half_up")

    @given(SHARES, SHARES, NUMBERS)
    def test_two_ramps_after_each_other_are_one(self, first: Any, then: Any, monthly: int) -> None:
        parts = [ramped_quota(monthly=monthly, shares=shares).value for shares in (first, then)]
        both = ramped_quota(monthly=monthly, shares=[*first, *then]).value
        assert sum(map(number, parts)) == both

    @given(st.integers(0, 40), NUMBERS)
    def test_sellers_who_know_the_trade_carry_the_whole(self, sellers: int, quota: int) -> None:
        full = quota_capacity(sellers=sellers, quota=quota, attainment=Ratio(4, 5))
        ramped = quota_capacity(
            variant="ramped", ramp=[1] * sellers, quota=quota, attainment=Ratio(4, 5)
        )
        assert full.value == ramped.value


class TestPooledIsAWeightedMean:
    """Pooled attainment is the mean of the members' attainments, weighed by their quotas."""

    @given(EUROS)
    def test_it(self, rows: Any) -> None:
        known = members(rows)
        pooled = quota_attainment(known).value
        each = quota_attainment(known, by="owner")
        weighed = [number(each[row.owner].value) * Fraction(row.quota) for row in known]
        assert number(pooled) == sum(weighed) / sum(Fraction(row.quota) for row in known)

    @given(EUROS)
    def test_the_mean_lies_between_the_least_and_the_most(self, rows: Any) -> None:
        known = members(rows)
        each = [number(one.value) for one in quota_attainment(known, by="owner").values()]
        mean = number(quota_attainment(known, variant="mean_of_members").value)
        assert min(each) <= mean <= max(each)
        assert mean == sum(each) / len(each)
        assert min(each) <= number(quota_attainment(known).value) <= max(each)

    @given(EUROS, st.integers(1, 10**6))
    def test_with_equal_quotas_both_are_the_same(self, rows: Any, quota: int) -> None:
        known = [evolve(row, quota=Decimal(quota)) for row in members(rows)]
        mean = quota_attainment(known, variant="mean_of_members").value
        assert number(quota_attainment(known).value) == mean

    @given(EUROS, st.integers(1, 9))
    def test_in_another_measure_it_is_the_same(self, rows: Any, times: int) -> None:
        known = members(rows)
        scaled = [evolve(row, quota=row.quota * times, actual=row.actual * times) for row in known]
        for variant in ("pooled", "mean_of_members"):
            once = quota_attainment(known, variant=variant).value
            assert number(quota_attainment(scaled, variant=variant).value) == number(once)


class TestAttainmentAndGap:
    """Quota x attainment + gap = quota, and each says when the quota is reached."""

    @given(st.integers(1, 10**9), st.integers(-(10**9), 10**9))
    def test_it(self, quota: int, actual: int) -> None:
        share = number(quota_attainment.formula(quota=quota, actual=actual).value)
        gap = number(quota_gap(quota=quota, actual=actual).value)
        assert quota * share + gap == quota
        assert (gap <= 0) == (share >= 1)
        left = quota_gap(variant="per_day", quota=quota, actual=actual, days_left=7)
        assert (left.reason == "quota_reached") == (share >= 1)
        assert left.value is None or number(left.value) * 7 == gap

    @given(NUMBERS, NUMBERS, NUMBERS)
    def test_more_sold_is_less_to_sell(self, quota: int, actual: int, more: int) -> None:
        gap, less = (
            number(quota_gap(quota=quota, actual=one).value) for one in (actual, actual + more)
        )
        assert gap - less == more
        low, high = (
            quota_attainment.formula(quota=quota, actual=one).value
            for one in (actual, actual + more)
        )
        assert low is None or number(low) <= number(high)


class TestRunRate:
    """The run rate is the attainment of what the days gone by ask for."""

    @given(NUMBERS, st.integers(1, 366), st.integers(1, 366), st.integers(1, 10**6))
    def test_it_is_the_attainment_of_what_is_due(
        self, actual: int, days: int, more: int, quota: int
    ) -> None:
        whole = days + more
        asked: dict[str, Any] = {"actual": actual, "days_elapsed": days, "days_in_period": whole}
        rate = number(run_rate(variant="of_quota", quota=quota, **asked).value)
        due = Fraction(quota * days, whole)
        assert rate == number(quota_attainment.formula(actual=actual, quota=due).value)
        assert rate * quota == number(run_rate(**asked).value)

    @given(NUMBERS, st.integers(1, 366))
    def test_at_the_end_it_is_what_was_sold(self, actual: int, days: int) -> None:
        found = run_rate(actual=actual, days_elapsed=days, days_in_period=days)
        assert found.value == actual


class TestOrderAndUnits:
    """No order of the rows, no name of a unit and no other unit changes an answer of one."""

    @given(st.lists(results_of_quotas(), max_size=8), st.randoms(use_true_random=False))
    def test_rows_in_any_order(self, rows: Any, shuffle: Any) -> None:
        shuffled = list(rows)
        shuffle.shuffle(shuffled)
        assert list(quota_attainment.compare(shuffled).values()) == list(
            quota_attainment.compare(rows).values()
        )

    @given(st.lists(results_of_quotas(), max_size=8))
    def test_units_are_kept_apart(self, rows: Any) -> None:
        for unit, measured in quota_attainment(rows, by="unit").items():
            own = [row for row in rows if row.unit == unit]
            assert measured == quota_attainment(own)
            assert measured.reason != "mixed_units"

    @given(st.lists(results_of_quotas(), max_size=8))
    def test_a_deal_is_never_counted_twice(self, rows: Any) -> None:
        measured = quota_attainment(rows)
        kept = [row for row in rows if row.known_to is None or row.known_to >= row.starts]
        ids = [id_ for row in kept for id_ in row.deals]
        if len(ids) != len(set(ids)):
            assert measured.status is Status.REFUSED
        assert measured.reason != "counted_twice" or len(ids) != len(set(ids))


class TestResults:
    """What owners reached is the revenue that was won: each deal of an owner once."""

    @given(opportunity_lists(currencies=("EUR",)), periods())
    def test_the_results_of_all_owners_are_the_revenue(self, deals: Any, period: Any) -> None:
        unique = [evolve(deal, id=f"D-{at}") for at, deal in enumerate(deals)]
        names = sorted({deal.owner for deal in unique if deal.owner})
        found = quota_results([euros(name, period) for name in names], unique)
        owned = [deal for deal in unique if deal.owner]
        revenue = won_revenue(owned, period=period, currency="EUR").value
        assert sum((row.actual for row in found), Decimal(0)) == revenue.amount  # type: ignore[union-attr] # there is one
        team = quota_results(
            [euros("T-1", period, QuotaOwner.TEAM)], unique, members={"T-1": names or ["nobody"]}
        )
        assert team[0].actual == sum((row.actual for row in found), Decimal(0))

    @given(opportunity_lists(currencies=("EUR",)), periods(), st.integers(0, 400))
    def test_what_comes_after_the_day_changes_nothing(
        self, deals: Any, period: Any, after: int
    ) -> None:
        as_of = period.start + timedelta(days=after)
        later = Opportunity(
            id="later",
            status=Category.WON,
            owner="Ann",
            closed=as_of + timedelta(days=1),
            amount=Money(5, "EUR"),
        )
        quota = [euros("Ann", period)]
        found = quota_results(quota, deals, as_of=as_of)
        assert quota_results(quota, [*deals, later], as_of=as_of) == found
        assert found[0].due is not None
        assert 0 <= found[0].due <= found[0].quota

    @given(opportunity_lists(currencies=("EUR",)), periods(), st.integers(0, 366))
    def test_an_account_is_a_new_customer_once(self, deals: Any, period: Any, day: int) -> None:
        named = [
            evolve(deal, id=f"D-{at}", account=f"A-{at % 3}", owner="Ann")
            for at, deal in enumerate(deals)
        ]
        cut = min(period.start + timedelta(days=day), period.end)
        spans = [
            type(period)(start, end)
            for start, end in ((period.start, cut), (cut, period.end))
            if start < end
        ]
        target = Goal(unit=GoalUnit.CUSTOMERS, amount=1)
        whole, *parts = quota_results(
            [euros("Ann", span, target=target) for span in (period, *spans)], named
        )
        assert sum(part.actual for part in parts) == whole.actual <= 3


def euros(
    owner: str,
    period: Any,
    kind: QuotaOwner = QuotaOwner.PERSON,
    target: Goal | None = None,
) -> Quota:
    """What an owner is to reach in a period."""
    goal = Goal(unit=GoalUnit.MONEY, amount=Money(1000, "EUR")) if target is None else target
    return Quota(owner=owner, owner_kind=kind, period=period, target=goal)
