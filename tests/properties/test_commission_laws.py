"""The laws of rates: marginal tiers add up, retroactive ones jump, and both keep to a scale."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from attrs import evolve
from drawn_commission import (
    AMOUNTS,
    ANY_AMOUNTS,
    CENT,
    deals,
    earned,
    plan_of,
    tables,
)
from hypothesis import example, given
from hypothesis import strategies as st

from salesterms import Money, commission
from salesterms.entities import (
    CommissionKind,
    TierMeasure,
)
from salesterms.metrics import (
    Brackets,
    commission_statement,
)


class TestMarginalTiers:
    """Marginal tiers are continuous, and add up over deals however they are cut."""

    @given(tables(), AMOUNTS)
    def test_a_cent_more_brings_no_more_than_its_highest_rate(
        self, table: Brackets, sold: Decimal
    ) -> None:
        step = table.marginal(sold + CENT) - table.marginal(sold)
        assert min(table.rates) * CENT <= step <= max(table.rates) * CENT

    @given(tables())
    def test_the_rate_below_a_bound_holds_up_to_it(self, table: Brackets) -> None:
        for bound, (below, _) in zip(table.bounds[1:], pairwise(table.rates), strict=True):
            before = table.marginal(bound - CENT)
            assert table.marginal(bound) - before == below * CENT

    @given(tables(), st.lists(ANY_AMOUNTS, max_size=6))
    def test_deals_bring_what_their_sum_brings(
        self, table: Brackets, amounts: list[Decimal]
    ) -> None:
        found = commission_statement(deals(*amounts), plan_of(table, CommissionKind.MARGINAL))
        assert earned(found) == table.marginal(sum(amounts, Decimal(0)))
        assert earned(found) == sum(line.commission for line in found.lines)

    @given(tables(), AMOUNTS, AMOUNTS)
    def test_a_deal_in_two_parts_brings_the_same(
        self, table: Brackets, one: Decimal, other: Decimal
    ) -> None:
        plan = plan_of(table, CommissionKind.MARGINAL)
        whole = commission_statement(deals(one + other), plan)
        assert earned(whole) == earned(commission_statement(deals(one, other), plan))

    @given(tables(), AMOUNTS, AMOUNTS)
    def test_a_refund_takes_back_exactly_what_the_deal_brought(
        self, table: Brackets, first: Decimal, second: Decimal
    ) -> None:
        plan = plan_of(table, CommissionKind.MARGINAL)
        found = commission_statement(deals(first, second, -second), plan)
        assert earned(found) == table.marginal(first)


class TestRetroactiveTiers:
    """Retroactive tiers are not continuous: at a bound all that is sold changes its rate."""

    @given(tables())
    @example(Brackets((0, 100_000), (Decimal("0.05"), Decimal("0.07"))))
    def test_the_jump_at_a_bound_is_the_bound_times_the_difference(self, table: Brackets) -> None:
        for bound, (below, above) in zip(table.bounds[1:], pairwise(table.rates), strict=True):
            jump = table.retroactive(bound) - bound * below
            assert jump == bound * (above - below)

    @given(tables(), st.lists(AMOUNTS, max_size=6))
    def test_every_deal_has_the_rate_that_is_reached(
        self, table: Brackets, amounts: list[Decimal]
    ) -> None:
        found = commission_statement(deals(*amounts), plan_of(table, CommissionKind.RETROACTIVE))
        total = sum(amounts, Decimal(0))
        rate = table.rates[table.reached(total)]
        assert earned(found) == total * rate == table.retroactive(total)
        assert {part.rate for line in found.lines for part in line.parts} <= {rate}

    def test_they_do_not_add_up_over_deals(self) -> None:
        table = Brackets((0, 100_000), (Decimal("0.05"), Decimal("0.07")))
        half = Decimal(50_000)
        assert table.retroactive(half) * 2 == 5000
        assert table.retroactive(half + half) == 7000

    @given(tables(rising=True), AMOUNTS)
    def test_with_rising_rates_they_bring_at_least_what_marginal_ones_do(
        self, table: Brackets, sold: Decimal
    ) -> None:
        assert table.retroactive(sold) >= table.marginal(sold)


class TestOneTier:
    """With one tier, flat, marginal and retroactive are one thing."""

    @given(st.integers(0, 100), st.lists(ANY_AMOUNTS, max_size=6))
    def test_the_three_kinds_agree(self, percent: int, amounts: list[Decimal]) -> None:
        table = Brackets((0,), (Decimal(percent) / 100,))
        found = {
            earned(commission_statement(deals(*amounts), plan_of(table, kind)))
            for kind in CommissionKind
        }
        assert found == {sum(amounts, Decimal(0)) * percent / 100}

    @given(tables(), AMOUNTS)
    def test_the_formula_is_what_a_statement_earns(self, table: Brackets, sold: Decimal) -> None:
        tiers = [*zip(table.bounds, table.rates, strict=True)]
        money = Money(sold, "EUR")
        for kind in (CommissionKind.MARGINAL, CommissionKind.RETROACTIVE):
            found = commission(variant=kind.value, sold=money, tiers=tiers)
            assert found.value == commission_statement(deals(sold), plan_of(table, kind)).earned


class TestMonotone:
    """Whoever sells more does not earn less, where no rate goes down."""

    @given(tables(), st.lists(AMOUNTS, max_size=5), AMOUNTS)
    def test_marginally_one_more_deal_never_costs(
        self, table: Brackets, amounts: list[Decimal], more: Decimal
    ) -> None:
        limits = {"threshold": 1000, "cap": Money(5000, "EUR"), "floor": Money(10, "EUR")}
        plan = plan_of(table, CommissionKind.MARGINAL, **limits)
        fewer = commission_statement(deals(*amounts), plan)
        assert earned(fewer) <= earned(commission_statement(deals(*amounts, more), plan))

    @given(tables(rising=True), AMOUNTS, AMOUNTS)
    def test_retroactively_neither_where_rates_only_rise(
        self, table: Brackets, sold: Decimal, more: Decimal
    ) -> None:
        assert table.retroactive(sold) <= table.retroactive(sold + more)

    def test_retroactively_it_does_cost_where_a_rate_falls(self) -> None:
        table = Brackets((0, 100), (Decimal("0.10"), Decimal("0.05")))
        assert table.retroactive(Decimal(100)) < table.retroactive(Decimal(99))


class TestScale:
    """Amounts and bounds times a number bring commission times that number."""

    @given(tables(), st.lists(AMOUNTS, max_size=5), st.integers(1, 1000))
    def test_money_and_bounds_together(
        self, table: Brackets, amounts: list[Decimal], times: int
    ) -> None:
        for kind in (CommissionKind.MARGINAL, CommissionKind.RETROACTIVE):
            once = commission_statement(
                deals(*amounts), plan_of(table, kind, cap=Money(700, "EUR"), threshold=50)
            )
            limits = {"cap": Money(700 * times, "EUR"), "threshold": 50 * times}
            many = commission_statement(
                deals(*(amount * times for amount in amounts)),
                plan_of(table.scaled(Decimal(times)), kind, **limits),
            )
            assert earned(many) == earned(once) * times

    @given(tables(), AMOUNTS, st.integers(1, 1000))
    def test_shares_of_a_quota_are_its_bounds(
        self, table: Brackets, sold: Decimal, quota: int
    ) -> None:
        shares = plan_of(table, CommissionKind.MARGINAL)
        shares = evolve(shares, measure=TierMeasure.ATTAINMENT)
        bounds = plan_of(table.scaled(Decimal(quota)), CommissionKind.MARGINAL)
        by_quota = commission_statement(deals(sold), shares, quota=Money(quota, "EUR"))
        assert earned(by_quota) == earned(commission_statement(deals(sold), bounds))
