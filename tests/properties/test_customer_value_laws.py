"""The laws of customer value: what moves it, and how its definitions lie to each other."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms import (
    Money,
    Ratio,
    cac,
    cac_payback,
    clv,
    customer_retention_cost,
    expected_clv,
    expected_ltv,
    ltv,
    ltv_cac_ratio,
    net_profit_per_customer,
)
from salesterms.entities import Subscription
from salesterms.metrics import (
    CustomerProfit,
    CustomerSpend,
    SpendAim,
    SpendCategory,
    customer_profits,
    keeping_or_winning,
)
from salesterms.results import Measurement, Status
from salesterms.strategies import (
    dates,
    money,
    profits_of_customers,
    spends_on_customers,
    subscriptions,
)
from salesterms.values.calendars import boundaries

#: Rates with up to four digits, as people write them.
SHARES = st.integers(0, 10_000).map(lambda part: Decimal(part).scaleb(-4))
DISCOUNTS = st.integers(0, 10_000).map(lambda part: Decimal(part).scaleb(-4))
MARGINS = st.integers(0, 10**6)
HORIZONS = st.integers(0, 60)
AMOUNTS = st.integers(0, 10**6)
VARIANTS = st.sampled_from(tuple(expected_clv.variants))
ENDLESS = st.sampled_from(("margin_at_end", "margin_at_start"))
FINITE = {"margin_at_end": "finite_horizon", "margin_at_start": "finite_horizon_at_start"}
CUSTOMERS = st.lists(profits_of_customers(), max_size=8, unique_by=lambda row: row.id)
SPENDS = st.lists(spends_on_customers(with_credits=False), max_size=8)
EUROS = money(currency="EUR", least=-(10**6), most=10**6)
FIRST = date(2026, 1, 1)
HUNDRED = Money(100, "EUR")
ONE_AND_OTHER = st.sampled_from(("lifetime", "to_date"))


def number(measured: Measurement) -> Fraction:
    """The value as one exact number."""
    value: Any = measured.value
    assert value is not None, measured
    return (
        value.fraction()
        if isinstance(value, Ratio)
        else Fraction(value.amount if isinstance(value, Money) else value)
    )


def model(variant: str, horizon: int, **numbers: Any) -> Measurement:
    """An expected CLV, with a horizon where the variant has one."""
    more = {"horizon": horizon} if variant.startswith("finite") else {}
    return expected_clv(variant=variant, **numbers, **more)


SOLD = st.lists(subscriptions(), max_size=6, unique_by=lambda one: one.id)


class TestMonotone:
    """More retention or margin never lowers a CLV, and more discount never raises it."""

    @given(VARIANTS, MARGINS, SHARES, SHARES, DISCOUNTS, HORIZONS)
    def test_in_retention(
        self, variant: str, margin: int, one: Decimal, other: Decimal, i: Decimal, horizon: int
    ) -> None:
        low, high = sorted((one, other))
        assume(high < 1 or i > 0)
        less = model(variant, horizon, margin=margin, retention=low, discount=i)
        more = model(variant, horizon, margin=margin, retention=high, discount=i)
        assert number(less) <= number(more)

    @given(VARIANTS, MARGINS, MARGINS, SHARES, DISCOUNTS, HORIZONS)
    def test_in_margin(
        self, variant: str, one: int, other: int, r: Decimal, i: Decimal, horizon: int
    ) -> None:
        low, high = sorted((one, other))
        assume(r < 1 or i > 0)
        less = model(variant, horizon, margin=low, retention=r, discount=i)
        more = model(variant, horizon, margin=high, retention=r, discount=i)
        assert number(less) <= number(more)

    @given(VARIANTS, MARGINS, SHARES, DISCOUNTS, DISCOUNTS, HORIZONS)
    def test_falling_in_discount(
        self, variant: str, margin: int, r: Decimal, one: Decimal, other: Decimal, horizon: int
    ) -> None:
        low, high = sorted((one, other))
        assume(r < 1 or low > 0)
        more = model(variant, horizon, margin=margin, retention=r, discount=low)
        less = model(variant, horizon, margin=margin, retention=r, discount=high)
        assert number(less) <= number(more)

    @given(AMOUNTS, SHARES, SHARES, SHARES)
    def test_an_ltv_falls_in_churn(
        self, arpa: int, part: Decimal, one: Decimal, other: Decimal
    ) -> None:
        low, high = sorted((one, other))
        assume(low > 0)
        more = expected_ltv(arpa=arpa, gross_margin=part, churn=low)
        less = expected_ltv(arpa=arpa, gross_margin=part, churn=high)
        assert number(less) <= number(more)


class TestHorizon:
    """With a longer horizon the finite value rises to the closed form, and never beyond it."""

    @given(ENDLESS, MARGINS, SHARES, DISCOUNTS, HORIZONS)
    def test_it_rises_to_the_closed_form(
        self, variant: str, margin: int, r: Decimal, i: Decimal, horizon: int
    ) -> None:
        assume(r < 1 or i > 0)
        closed = number(model(variant, 0, margin=margin, retention=r, discount=i))
        finite, next_one = (
            number(model(FINITE[variant], n, margin=margin, retention=r, discount=i))
            for n in (horizon, horizon + 1)
        )
        assert finite <= next_one <= closed
        # What is still to come after the horizon is the closed form, kept so many times.
        kept = Fraction(r) / (1 + Fraction(i))
        assert closed - finite == closed * kept**horizon

    @given(MARGINS, SHARES, DISCOUNTS, HORIZONS)
    def test_the_first_margin_at_once_is_one_margin_more(
        self, margin: int, r: Decimal, i: Decimal, horizon: int
    ) -> None:
        assume(r < 1 or i > 0)
        numbers: dict[str, Any] = {"margin": margin, "retention": r, "discount": i}
        at_start = number(expected_clv(variant="margin_at_start", **numbers))
        assert at_start == number(expected_clv(variant="margin_at_end", **numbers)) + margin
        finite = number(expected_clv(variant="finite_horizon", horizon=horizon, **numbers))
        longer = expected_clv(variant="finite_horizon_at_start", horizon=horizon + 1, **numbers)
        assert number(longer) == finite + margin

    @given(AMOUNTS, SHARES)
    def test_without_a_discount_it_is_the_ltv_by_churn(self, margin: int, r: Decimal) -> None:
        assume(r < 1)
        value = expected_clv(variant="margin_at_start", margin=margin, retention=r, discount=0)
        by_churn = expected_ltv(variant="revenue_by_churn", arpa=margin, churn=1 - r)
        assert number(value) == number(by_churn)


class TestScaling:
    """All amounts times a number give the value times that number, and ratios stay as they are."""

    @given(VARIANTS, MARGINS, SHARES, DISCOUNTS, HORIZONS, st.integers(1, 1000))
    def test_of_models(
        self, variant: str, margin: int, r: Decimal, i: Decimal, horizon: int, times: int
    ) -> None:
        assume(r < 1 or i > 0)
        once = model(variant, horizon, margin=margin, retention=r, discount=i)
        often = model(variant, horizon, margin=margin * times, retention=r, discount=i)
        assert number(often) == number(once) * times

    @given(AMOUNTS, st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 1000))
    def test_of_comparisons(self, value: int, cost: int, arpa: int, times: int) -> None:
        margin = Decimal("0.5")
        ratio, scaled = (ltv_cac_ratio(ltv=value * n, cac=cost * n) for n in (1, times))
        assert number(scaled) == number(ratio)
        months, scaled = (
            cac_payback(cac=cost * n, arpa=arpa * n, gross_margin=margin) for n in (1, times)
        )
        assert number(scaled) == number(months)
        left, scaled = (net_profit_per_customer(ltv=value * n, cac=cost * n) for n in (1, times))
        assert number(scaled) == number(left) * times

    @given(SPENDS, st.integers(1, 50), st.integers(1, 100))
    def test_of_rows(self, rows: list[CustomerSpend], customers: int, times: int) -> None:
        more = [evolve(row, amount=row.amount * times) for row in rows]
        before = sum((row.amount.amount for row in rows), Decimal(0))
        after = cac(more, variant="fully_loaded", new_customers=customers, currency="EUR")
        assert abs(number(after) - Fraction(before) * times / customers) <= Fraction(1, 200)

    @given(VARIANTS, EUROS, SHARES, DISCOUNTS, HORIZONS)
    def test_money_is_the_exact_number_rounded_once(
        self, variant: str, margin: Money, r: Decimal, i: Decimal, horizon: int
    ) -> None:
        assume(r < 1 or i > 0)
        in_money = model(variant, horizon, margin=margin, retention=r, discount=i)
        exact = model(variant, horizon, margin=margin.amount, retention=r, discount=i)
        assert abs(number(in_money) - number(exact)) <= Fraction(1, 200)


class TestMean:
    """The LTV is the mean of the CLVs, and the CLVs add up to that of all together."""

    @given(CUSTOMERS, ONE_AND_OTHER)
    def test_ltv_is_the_mean_of_clv(self, rows: list[CustomerProfit], variant: str) -> None:
        each = [clv([row], variant=variant, currency="EUR") for row in rows]
        known = [number(one) for one in each if one.value is not None]
        together = clv(rows, variant=variant, currency="EUR")
        mean = ltv(rows, variant=variant, currency="EUR")
        if not known:
            assert (together.status, mean.status) == (Status.UNDEFINED, Status.UNDEFINED)
            return
        assert number(together) == sum(known)
        exact = sum(known, Fraction(0)) / len(known)
        assert abs(number(mean) - exact) <= Fraction(1, 200)

    @given(CUSTOMERS, ONE_AND_OTHER)
    def test_nobody_counts_as_two(self, rows: list[CustomerProfit], variant: str) -> None:
        found = ltv([*rows, *rows], variant=variant, currency="EUR")
        counts = ltv(rows, variant=variant, currency="EUR").value is not None
        assert (found.reason == "customer_twice") is counts

    @given(CUSTOMERS)
    def test_who_stays_moves_no_lifetime(self, rows: list[CustomerProfit]) -> None:
        left = [row for row in rows if row.customer_until is not None]
        assert ltv(rows, currency="EUR").value == ltv(left, currency="EUR").value

    @given(CUSTOMERS, ONE_AND_OTHER, st.randoms(use_true_random=False))
    def test_order_does_not_matter(
        self, rows: list[CustomerProfit], variant: str, shuffle: Random
    ) -> None:
        before = ltv(rows, variant=variant, currency="EUR")
        shuffle.shuffle(rows)
        assert ltv(rows, variant=variant, currency="EUR").value == before.value

    @given(
        money(currency="EUR", least=-(10**6), most=10**6),
        EUROS.map(abs),
    )
    def test_the_net_profit_and_the_ratio_say_the_same(self, value: Money, cost: Money) -> None:
        assume(cost)
        left = net_profit_per_customer(ltv=value, cac=cost)
        ratio = ltv_cac_ratio(ltv=value, cac=cost)
        assert (number(left) > 0) == (number(ratio) > 1)


class TestTables:
    """Each CAC counts a part of what the fully loaded one does, and groups share it out."""

    @given(SPENDS, st.integers(1, 50))
    def test_each_is_at_most_the_fully_loaded(
        self, rows: list[CustomerSpend], customers: int
    ) -> None:
        names = ("new_customers", "paid_customers", "new_logos")
        asked: dict[str, Any] = dict.fromkeys(names, customers)
        found = cac.compare(rows, currency="EUR", **asked)
        paid, blended, new_logo, loaded = (
            number(found[name]) for name in ("paid", "blended", "new_logo", "fully_loaded")
        )
        assert paid <= blended <= new_logo <= loaded

    @given(SPENDS)
    def test_what_keeps_and_what_wins_is_all(self, rows: list[CustomerSpend]) -> None:
        keeping = customer_retention_cost(rows, kept_customers=1, currency="EUR")
        winning = cac(rows, variant="new_logo", new_logos=1, currency="EUR")
        whole = cac(rows, variant="fully_loaded", new_customers=1, currency="EUR")
        assert number(keeping) + number(winning) == number(whole)

    @given(SPENDS)
    def test_categories_add_up_to_the_whole(self, rows: list[CustomerSpend]) -> None:
        whole = cac(rows, variant="fully_loaded", new_customers=1, by="category")
        assert whole.total is not None
        if rows:
            assert sum(number(one) for one in whole.values()) == number(whole.total)

    @given(SPENDS, st.integers(1, 50))
    def test_a_wage_moves_no_blended_cost(self, rows: list[CustomerSpend], customers: int) -> None:
        before = cac(rows, new_customers=customers, currency="EUR").value
        wage = CustomerSpend(
            id="W",
            on=rows[0].on if rows else FIRST,
            category=SpendCategory.SALARIES,
            amount=HUNDRED,
            aim=SpendAim.NEW_CUSTOMERS,
        )
        assert cac([*rows, wage], new_customers=customers, currency="EUR").value == before


class TestDerived:
    """What customers brought in is the margin on what was billed, whatever the order."""

    @given(
        st.lists(subscriptions(), max_size=6, unique_by=lambda one: one.id),
        SHARES,
        dates(),
        st.randoms(),
    )
    def test_it_is_the_margin_of_what_was_billed(
        self, given_: list[Subscription], margin: Decimal, day: Any, shuffle: Random
    ) -> None:
        rows = customer_profits(given_, margin=margin, as_of=day)
        whole = customer_profits(given_, margin=Decimal(1), as_of=day)
        assert [row.profit.amount for row in rows] == [row.profit.amount * margin for row in whole]
        shuffled = list(given_)
        shuffle.shuffle(shuffled)
        assert customer_profits(shuffled, margin=margin, as_of=day) == rows

    @given(SOLD, dates(), dates())
    def test_a_later_day_never_lowers_it(
        self, given_: list[Subscription], one: Any, other: Any
    ) -> None:
        early, late = sorted((one, other))
        before = {r.id: r for r in customer_profits(given_, margin=Decimal(1), as_of=early)}
        after = {r.id: r for r in customer_profits(given_, margin=Decimal(1), as_of=late)}
        assert before.keys() <= after.keys()
        for id_, row in before.items():
            assert row.profit <= after[id_].profit
            assert row.customer_since == after[id_].customer_since

    @given(dates(), st.integers(1, 24), dates())
    def test_it_is_billed_at_every_boundary(self, first: Any, months: int, day: Any) -> None:
        one = Subscription(
            id="S-1",
            account="A-1",
            started_on=first,
            amount=Money(1, "EUR"),
            interval_months=months,
            trial=False,
        )
        rows = customer_profits([one], margin=Decimal(1), as_of=day)
        most = max((day - first).days // 28, 0) // months + 2
        starts = [start for start in boundaries(first, months, most) if start <= day]
        assert [row.profit.amount for row in rows] == ([len(starts)] if starts else [])

    @given(subscriptions(), dates())
    def test_a_trial_is_no_customer(self, one: Subscription, day: Any) -> None:
        rows = customer_profits([one], margin=Decimal(1), as_of=day)
        assert not rows or not one.trial


class TestKeeping:
    """Whether keeping costs less is whether one amount is less than the other, for every pair."""

    @given(EUROS.map(abs), EUROS.map(abs))
    def test_the_verdict_is_the_comparison(self, keeping: Money, winning: Money) -> None:
        found = keeping_or_winning(keeping, winning)
        assert found.holds is (keeping < winning)
        assert found.less == winning - keeping
        turned = keeping_or_winning(winning, keeping)
        assert not (found.holds and turned.holds)
        assert found.holds or turned.holds or keeping == winning

    @given(SPENDS)
    def test_of_rows(self, rows: list[CustomerSpend]) -> None:
        found = keeping_or_winning(
            customer_retention_cost(rows, kept_customers=1, currency="EUR"),
            cac(rows, variant="new_logo", new_logos=1, currency="EUR"),
        )
        existing = sum(row.amount.amount for row in rows if row.aim is SpendAim.EXISTING_CUSTOMERS)
        new = sum(row.amount.amount for row in rows if row.aim is SpendAim.NEW_CUSTOMERS)
        assert found.holds is (existing < new)
