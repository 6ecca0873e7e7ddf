"""The laws of statements: every line in its place, and to the cent what is paid out."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from drawn_commission import (
    AMOUNTS,
    CENT,
    CREDITS,
    SOLD,
    deals,
    earned,
    plan_of,
    questions,
    tables,
)
from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms import Money
from salesterms.entities import (
    CommissionKind,
    CommissionPlan,
)
from salesterms.lifecycle import Category
from salesterms.metrics import (
    Brackets,
    CommissionStatement,
    SalesCredit,
    commission_statement,
    commission_statements,
    split_credit,
)
from salesterms.strategies import opportunities


class TestAdditionToTheCent:
    """Lines and adjustments add up to the payout, whatever the plan; it is rounded once."""

    @given(CREDITS, questions())
    def test_the_lines_add_up_to_the_payout(
        self, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        found = commission_statement(credits_, plan, **more)
        paid = [line.paid for line in found.lines] + [one.paid for one in found.adjustments]
        assert sum(paid, Money(0, "EUR")) == found.payout

    @given(CREDITS, questions())
    def test_the_exact_sum_is_rounded_once(
        self, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        found = commission_statement(credits_, plan, **more)
        exact = sum((Fraction(line.commission) for line in found.lines), Fraction(0))
        exact += sum(one.amount for one in found.adjustments)
        assert found.payout is not None
        assert abs(Fraction(found.payout.amount) - exact) < Fraction(CENT)
        as_decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
        assert found.payout == Money(as_decimal, "EUR").rounded(more["rounding"])

    @given(CREDITS, questions())
    def test_each_line_is_within_a_cent_of_what_it_is_exactly(
        self, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        found = commission_statement(credits_, plan, **more)
        for line in found.lines:
            assert abs(line.paid.amount - line.commission) < CENT
        for one in found.adjustments:
            assert abs(Fraction(one.paid.amount) - one.amount) < Fraction(CENT)

    @given(CREDITS, questions())
    def test_the_parts_of_a_line_explain_it(
        self, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        for line in commission_statement(credits_, plan, **more).lines:
            assert sum(part.part * part.rate for part in line.parts) == line.commission
            if line.counted:
                assert sum(part.part for part in line.parts) == line.credited


class TestOnePlace:
    """Every deal has one line, counted or left out with a reason; of all sellers, one statement."""

    @given(CREDITS, questions())
    def test_each_deal_has_one_line(
        self, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        found = commission_statement(credits_, plan, **more)
        assert Counter(line.id for line in found.lines) == Counter(one.id for one in credits_)
        assert found.counted + sum(found.excluded.values()) == len(credits_)

    @given(CREDITS, tables())
    def test_of_all_sellers_each_deal_is_in_one_statement(
        self, credits_: list[SalesCredit], table: Brackets
    ) -> None:
        plan = plan_of(table, CommissionKind.MARGINAL)
        found = commission_statements(credits_, plan)
        lines = [line.id for one in found.values() for line in one.lines]
        assert sorted(lines) == sorted(one.id for one in credits_)
        paid = [one.payout for one in found.values() if one.payout is not None]
        assert found.totals == ({"EUR": sum(paid, Money(0, "EUR"))} if paid else {})
        for seller, statement in found.items():
            assert statement == commission_statement(credits_, plan, seller=seller)


class TestOrder:
    """The order in which deals are given is nothing; the days within a period move no total."""

    @given(CREDITS, questions(), st.randoms(use_true_random=False))
    def test_the_statement_is_the_same(
        self,
        credits_: list[SalesCredit],
        asked: tuple[CommissionPlan, dict[str, Any]],
        random: Any,
    ) -> None:
        plan, more = asked
        mixed = [*credits_]
        random.shuffle(mixed)
        assert commission_statement(mixed, plan, **more) == commission_statement(
            credits_, plan, **more
        )

    @given(SOLD, questions(), st.randoms(use_true_random=False))
    def test_who_closes_first_moves_lines_but_not_the_payout(
        self,
        credits_: list[SalesCredit],
        asked: tuple[CommissionPlan, dict[str, Any]],
        random: Any,
    ) -> None:
        plan, more = asked
        days = [one.closed for one in credits_]
        random.shuffle(days)
        moved = [evolve(one, closed=day) for one, day in zip(credits_, days, strict=True)]
        found = commission_statement(moved, plan, **more)
        assert found.payout == commission_statement(credits_, plan, **more).payout


class TestLimits:
    """No cap is passed, no floor is undercut, and below a threshold nothing is earned."""

    @given(CREDITS, questions())
    def test_what_is_earned_lies_within_cap_and_floor(
        self, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        found = commission_statement(credits_, plan, **more)
        if plan.cap is not None:
            assert plan.floor is not None
            assert plan.floor.amount <= earned(found) <= plan.cap.amount

    @given(SOLD, tables(), st.integers(0, 10**6))
    def test_a_threshold_is_all_or_nothing(
        self, credits_: list[SalesCredit], table: Brackets, least: int
    ) -> None:
        plan = plan_of(table, CommissionKind.MARGINAL)
        free = commission_statement(credits_, plan)
        found = commission_statement(credits_, evolve(plan, threshold=least))
        assert free.sold is not None
        assert earned(found) == (0 if free.sold.amount < least else earned(free))


class TestDraws:
    """A draw is a loan: what is paid beyond what is earned is what is still owed."""

    @given(
        st.lists(st.integers(0, 10**6), max_size=6),
        st.integers(0, 10**6),
        st.booleans(),
    )
    def test_payouts_are_what_is_earned_and_what_is_owed(
        self, cents: list[int], draw: int, recoverable: bool
    ) -> None:
        plan = evolve(
            plan_of(Brackets((0,), (1,)), CommissionKind.FLAT),
            draw=Money(Decimal(draw) / 100, "EUR"),
            draw_recoverable=recoverable,
        )
        before: list[CommissionStatement] = []
        for amount in cents:
            before.append(commission_statement(deals(Decimal(amount) / 100), plan, earlier=before))
        for one in before:
            assert plan.draw is not None
            assert one.payout is not None
            assert one.payout >= plan.draw
            assert one.owed.amount >= 0
        if recoverable and before:
            paid = sum((one.payout.amount for one in before if one.payout), Decimal(0))
            assert paid == sum(map(earned, before)) + before[-1].owed.amount
        if not recoverable:
            assert all(not one.owed for one in before)


class TestClawback:
    """What is taken back never exceeds the commission, and never grows as months go by."""

    @given(tables(), AMOUNTS, st.integers(1, 24), st.integers(0, 400), st.integers(0, 400))
    def test_later_takes_back_no_more(
        self, table: Brackets, sold: Decimal, months: int, days: int, more: int
    ) -> None:
        plan = plan_of(
            table, CommissionKind.MARGINAL, clawback_months=months, clawback_pro_rata=True
        )
        paid = commission_statement(deals(sold), plan)

        def back(after: int) -> Fraction:
            undone = {"D-000": date(2024, 1, 1) + timedelta(days=after)}
            found = commission_statement([], plan, earlier=[paid], undone=undone)
            return -sum((one.amount for one in found.adjustments), Fraction(0))

        assert 0 <= back(days + more) <= back(days) <= Fraction(earned(paid))
        assert back(0) == Fraction(earned(paid))

    @given(tables(), st.lists(AMOUNTS, min_size=1, max_size=4), st.data())
    def test_all_of_it_within_the_months(
        self, table: Brackets, amounts: list[Decimal], data: st.DataObject
    ) -> None:
        plan = plan_of(
            table, CommissionKind.RETROACTIVE, clawback_months=6, clawback_pro_rata=False
        )
        paid = commission_statement(deals(*amounts), plan)
        line = data.draw(st.sampled_from(paid.lines))
        assume(line.commission)
        found = commission_statement([], plan, earlier=[paid], undone={line.id: date(2024, 3, 1)})
        [back] = found.adjustments
        assert (back.kind, back.about) == ("clawback", line.id)
        assert back.amount == -Fraction(line.commission)


class TestSplits:
    """The credits of a deal add up to it, to the cent; sellers share nothing that is not there."""

    @given(opportunities(missing=False), st.lists(st.integers(0, 100), min_size=1, max_size=5))
    def test_the_parts_add_up_to_the_deal(self, deal: Any, weights: list[int]) -> None:
        assume(any(weights))
        shares = {f"seller {at}": weight for at, weight in enumerate(weights)}
        found = split_credit([deal], {deal.id: shares})
        assert [one.owner for one in found] == [*shares]
        assert sum((one.amount for one in found if one.amount), Money(0, "EUR")) == deal.amount

    @given(opportunities(missing=False), st.integers(1, 9), st.integers(0, 100))
    def test_one_rate_pays_the_same_however_a_deal_is_split(
        self, deal: Any, parts: int, percent: int
    ) -> None:
        deal = evolve(deal, status=Category.WON)
        plan = plan_of(Brackets((0,), (Decimal(percent) / 100,)), CommissionKind.FLAT)
        found = split_credit([deal], {deal.id: {f"seller {at}": 1 for at in range(parts)}})
        exact = [earned(one) for one in commission_statements(found, plan).values()]
        assert sum(exact) == earned(commission_statement([deal], plan))


class TestHostileContext:
    """The caller's decimal context is nothing."""

    @given(CREDITS, questions())
    def test_the_statement_is_the_same(
        self, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        usual = commission_statement(credits_, plan, **more)
        with localcontext(Context(prec=2, rounding=ROUND_UP, Emax=3, Emin=-3)):
            found = commission_statement(credits_, plan, **more)
            texts = [found.explain(), found.explain("nl"), str(found.to_rows())]
        assert found == usual
        assert texts == [usual.explain(), usual.explain("nl"), str(usual.to_rows())]


class TestWords:
    """Both languages say as many lines, and name every deal."""

    @pytest.mark.parametrize("lang", ["en", "nl"])
    @given(CREDITS, questions())
    def test_every_line_is_explained(
        self, lang: str, credits_: list[SalesCredit], asked: tuple[CommissionPlan, dict[str, Any]]
    ) -> None:
        plan, more = asked
        found = commission_statement(credits_, plan, **more)
        said = found.explain(lang).splitlines()
        for line in found.lines:
            assert sum(one.startswith(f"    {line.id} (") for one in said) == 1
        assert sum(one.startswith("    ") for one in said) == len(found.lines) + len(
            found.adjustments
        )
