"""Statements of commission: what counts, what a plan changes, and what is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from commission_plans import ATTAINED, PIECES, changes, deals, euros, pieces, plan

from salesterms import Category, Money, Period
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    Goal,
    GoalUnit,
    Quota,
    QuotaOwner,
)
from salesterms.metrics import (
    BadArgument,
    CommissionStatement,
    SalesCredit,
    TierPart,
    commission_statement,
)
from salesterms.results import Status

QUOTA = Quota(
    owner="Ann",
    owner_kind=QuotaOwner.PERSON,
    period=Period.named("2024-01"),
    target=Goal(unit=GoalUnit.MONEY, amount=euros(500)),
)


class TestRates:
    def test_a_deal_that_crosses_a_bound_has_a_part_on_each_side(self) -> None:
        found = commission_statement(deals("95.55", "60.10"), plan())
        assert [line.paid for line in found.lines] == [euros("4.78"), euros("3.56")]
        assert found.lines[1].parts == (
            TierPart(1, Decimal("4.45"), Decimal("0.05")),
            TierPart(2, Decimal("55.65"), Decimal("0.06")),
        )
        assert (found.earned, found.payout) == (euros("8.3390"), euros("8.34"))

    def test_a_refund_goes_down_the_tiers_that_it_came_up(self) -> None:
        found = commission_statement(deals(150, -100), plan())
        assert [line.commission for line in found.lines] == [8, Decimal("-5.5")]

    def test_retroactive_tiers_pay_what_is_reached(self) -> None:
        found = commission_statement(deals(150, 50), plan(kind=CommissionKind.RETROACTIVE))
        assert found.payout == euros(16)
        assert found.lines[0].parts == (TierPart(3, Decimal(150), Decimal("0.08")),)

    def test_a_decelerator_is_a_table_as_well(self) -> None:
        assert commission_statement(deals(150), plan((0, "0.10"), (100, "0.02"))).payout == euros(
            11
        )

    def test_a_product_with_a_rate_of_its_own_is_outside_the_tiers(self) -> None:
        own = plan(product_rates={"training": Decimal("0.5")}, threshold=160)
        mixed = [
            *deals(90),
            *deals(0, 100, product="training")[1:],
            evolve(deals(20)[0], id="D-3", closed=date(2024, 1, 3)),
        ]
        found = commission_statement(mixed, own)
        assert [line.commission for line in found.lines] == [
            Decimal("4.5"),
            50,
            Decimal("1.1"),
        ]
        assert found.lines[1].parts == (TierPart(0, Decimal(100), Decimal("0.5")),)
        assert found.sold == euros(210)
        assert "100 x 0.5 for training" in found.explain()

    def test_of_pieces_a_rate_is_an_amount(self) -> None:
        found = commission_statement(
            pieces(3, Decimal("2.5")), plan((0, "10"), (4, "12"), **PIECES)
        )
        assert (found.payout, found.sold) == (euros(58), Decimal("5.5"))

    def test_of_margin_the_margin_is_paid_on(self) -> None:
        credit = SalesCredit(id="D", owner="Ann", amount=euros(500), margin=euros(50))
        found = commission_statement([credit], plan(basis=CommissionBasis.MARGIN))
        assert found.payout == euros("2.50")

    def test_shares_of_a_quota_are_bounds(self) -> None:
        shares = plan((0, "0.05"), (1, "0.10"), **ATTAINED)
        found = commission_statement(deals(400, 300), shares, quota=euros(500))
        assert (found.payout, found.quota) == (euros(45), euros(500))

    @pytest.mark.parametrize("more", [{}, {"seller": "Ann"}, {"period": "2024-01"}])
    def test_a_quota_may_be_the_entity(self, more: dict[str, Any]) -> None:
        shares = plan((0, "0.05"), (1, "0.10"), **ATTAINED)
        found = commission_statement(deals(700, owner="Ann"), shares, quota=QUOTA, **more)
        assert (found.payout, found.quota) == (euros(45), euros(500))

    @pytest.mark.parametrize("more", [{"seller": "Bo"}, {"period": "2024-02"}])
    def test_but_not_of_somebody_else_or_another_period(self, more: dict[str, Any]) -> None:
        shares = plan((0, "0.05"), **ATTAINED)
        with pytest.raises(BadArgument, match="quota"):
            commission_statement([], shares, quota=QUOTA, **more)
        team = evolve(QUOTA, owner="North", owner_kind=QuotaOwner.TEAM)
        assert commission_statement([], shares, quota=team, seller="Bo").payout == euros(0)

    def test_of_customers_it_is_no_quota_of_pieces(self) -> None:
        shares = plan((0, "10"), (1, "12"), **ATTAINED, **PIECES)
        of_pieces = evolve(QUOTA, target=Goal(unit=GoalUnit.UNITS, amount=2))
        assert commission_statement(pieces(3), shares, quota=of_pieces).payout == euros(32)
        of_customers = evolve(QUOTA, target=Goal(unit=GoalUnit.CUSTOMERS, amount=2))
        with pytest.raises(BadArgument, match="quota"):
            commission_statement(pieces(3), shares, quota=of_customers)

    def test_a_quota_of_pieces_is_a_number(self) -> None:
        shares = plan((0, "10"), (1, "12"), **ATTAINED, **PIECES)
        assert commission_statement(pieces(3), shares, quota=2).payout == euros(32)

    def test_yen_have_no_cents(self) -> None:
        yen = [evolve(one, amount=Money(105, "JPY")) for one in deals(1)]
        found = commission_statement(yen, plan(currency="JPY"))
        assert (found.earned, found.payout) == (Money("5.30", "JPY"), Money(5, "JPY"))

    def test_gold_has_six_digits(self) -> None:
        gold = [evolve(one, amount=Money("0.00001", "XAU")) for one in deals(1)]
        found = commission_statement(gold, plan((0, "0.55"), currency="XAU"))
        assert found.payout == Money("0.000006", "XAU")

    @pytest.mark.parametrize(
        ("mode", "cents"), [("half_up", "0.03"), ("half_even", "0.02"), ("down", "0.02")]
    )
    def test_the_payout_is_rounded_by_a_named_mode(self, mode: str, cents: str) -> None:
        found = commission_statement(deals("0.50"), plan(), rounding=mode)
        assert (found.payout, found.rounding) == (euros(cents), mode)


class TestWhatCounts:
    def test_each_reason_why_not(self) -> None:
        rows = [
            *deals(10),
            *deals(10, id="lost", status=Category.LOST),
            *deals(10, id="undated", closed=None),
            *deals(10, id="early", closed=date(2023, 12, 31)),
            *deals(10, id="next", closed=date(2024, 2, 1)),
            *deals(10, id="late", closed=date(2024, 1, 20)),
            *deals(10, id="blank", amount=None),
            *deals(10, id="dollars", amount=Money(10, "USD")),
        ]
        found = commission_statement(rows, plan(), period="2024-01", as_of="2024-01-15")
        assert (found.counted, found.payout) == (1, euros("0.50"))
        assert {line.id: line.reason for line in found.lines if line.reason} == {
            "lost": "not_won",
            "undated": "no_close_date",
            "early": "outside_period",
            "next": "outside_period",
            "late": "after_as_of",
            "blank": "no_amount",
            "dollars": "currency_of_no_plan",
        }
        assert found.excluded["outside_period"] == 2
        left = {line.id: line.credited for line in found.lines if line.reason}
        assert [left[name] for name in ("late", "blank", "dollars")] == [Decimal(10), None, None]
        assert all(line.parts == () and not line.counted for line in found.lines if line.reason)

    def test_margin_and_pieces_that_are_not_recorded(self) -> None:
        found = commission_statement(deals(5), plan(basis=CommissionBasis.MARGIN))
        assert found.excluded == {"no_margin": 1}
        assert commission_statement(deals(5), plan(**PIECES)).excluded == {"no_units": 1}

    def test_without_a_period_what_has_no_date_comes_last(self) -> None:
        rows = [*deals(10, id="A", closed=None), *deals(10, id="B")]
        assert [line.id for line in commission_statement(rows, plan()).lines] == ["B", "A"]

    def test_of_one_seller_only_his_deals(self) -> None:
        rows = [*deals(10, id="A", owner="Ann"), *deals(10, id="B", owner="Bo")]
        found = commission_statement(rows, plan(), seller="Bo")
        assert [line.id for line in found.lines] == ["B"]

    def test_no_deals_pay_nothing(self) -> None:
        found = commission_statement([], plan())
        assert (found.payout, found.lines, found.status) == (euros(0), (), Status.MEASURED)

    def test_one_id_twice_is_refused(self) -> None:
        found = commission_statement([*deals(10, 20), *deals(5)], plan())
        assert (found.status, found.reason, found.details) == (
            Status.REFUSED,
            "same_id_twice",
            ("D-1",),
        )
        assert (found.payout, found.earned, found.sold) == (None, None, None)
        assert found.excluded == {"not_paid": 3}
        assert "refused (the same id stands more than once: D-1)" in found.explain()

    def test_amounts_beyond_what_money_holds_are_refused(self) -> None:
        found = commission_statement(deals(Decimal("9" * 30), Decimal("9" * 30)), plan())
        assert (found.status, found.reason) == (Status.REFUSED, "out_of_bounds")

    def test_a_quota_of_nothing_is_undefined(self) -> None:
        found = commission_statement(deals(5), plan(**ATTAINED), quota=euros(0))
        assert (found.status, found.reason, found.details) == (
            Status.UNDEFINED,
            "zero_denominator",
            ("quota",),
        )


class TestLimits:
    @pytest.mark.parametrize(
        ("limits", "sold", "paid", "change"),
        [
            ({"threshold": 60}, 60, "3", []),
            ({"threshold": 60}, 59, "0", [("threshold", "-2.95")]),
            ({"threshold": 60}, -20, "-1", []),
            ({"cap": Money(4, "EUR")}, 80, "4", []),
            ({"cap": Money(4, "EUR")}, 90, "4", [("cap", "-0.50")]),
            ({"floor": Money(4, "EUR")}, 70, "4", [("floor", "0.50")]),
            (
                {"floor": Money(4, "EUR"), "threshold": 90},
                80,
                "4",
                [("threshold", "-4"), ("floor", "4")],
            ),
        ],
    )
    def test_threshold_cap_and_floor(
        self, limits: dict[str, Any], sold: int, paid: str, change: list[tuple[str, str]]
    ) -> None:
        found = commission_statement(deals(sold), plan(**limits))
        assert (found.payout, found.earned) == (euros(paid), euros(paid))
        assert changes(found) == [(kind, "", euros(amount)) for kind, amount in change]

    def test_a_threshold_of_attainment_is_a_share_of_the_quota(self) -> None:
        half = plan((0, "0.05"), threshold=Decimal("0.5"), **ATTAINED)
        assert commission_statement(deals(249), half, quota=euros(500)).payout == euros(0)
        assert commission_statement(deals(250), half, quota=euros(500)).payout == euros("12.50")


class TestDraws:
    DRAWN = plan((0, "1"), draw=Money(100, "EUR"), draw_recoverable=True)

    def months(self, of: CommissionPlan, *earned: int) -> list[CommissionStatement]:
        found: list[CommissionStatement] = []
        for amount in earned:
            found.append(commission_statement(deals(amount), of, earlier=found))
        return found

    def test_a_recoverable_draw_is_repaid_from_what_is_earned_above_it(self) -> None:
        found = self.months(self.DRAWN, 40, 130, 200)
        assert [one.payout for one in found] == [euros(100), euros(100), euros(170)]
        assert [one.owed for one in found] == [euros(60), euros(30), euros(0)]
        assert changes(found[2]) == [("draw_recovered", "", euros(-30))]
        assert "Still to be repaid of draws: 30.00 EUR" in found[1].explain()

    def test_one_that_is_not_recoverable_leaves_nothing_owed(self) -> None:
        found = self.months(evolve(self.DRAWN, draw_recoverable=False), 40, 130)
        assert [one.payout for one in found] == [euros(100), euros(130)]
        assert [one.owed for one in found] == [euros(0), euros(0)]

    def test_earning_exactly_the_draw_changes_nothing(self) -> None:
        [found] = self.months(self.DRAWN, 100)
        assert changes(found) == []

    def test_a_plan_without_a_draw_repays_an_earlier_one(self) -> None:
        first = self.months(self.DRAWN, 40)
        found = commission_statement(deals(50), plan((0, "1")), earlier=first)
        assert (found.payout, found.owed) == (euros(0), euros(10))

    def test_without_an_answer_what_is_owed_stays(self) -> None:
        first = self.months(self.DRAWN, 40)
        found = commission_statement([*deals(5), *deals(5)], self.DRAWN, earlier=first)
        assert (found.payout, found.owed) == (None, euros(60))


class TestClawback:
    PRO_RATA = plan((0, "0.1"), clawback_months=12, clawback_pro_rata=True)
    ALL = evolve(PRO_RATA, clawback_months=6, clawback_pro_rata=False)

    def back(self, of: CommissionPlan, undone: date, **more: Any) -> CommissionStatement:
        first = commission_statement(deals(1000), of, period="2024-01")
        return commission_statement([], of, earlier=[first], undone={"D-1": undone}, **more)

    @pytest.mark.parametrize(
        ("undone", "paid"),
        [
            (date(2024, 1, 1), "-100"),
            (date(2024, 1, 31), "-100"),
            (date(2024, 2, 1), "-91.67"),
            (date(2024, 12, 31), "-8.33"),
            (date(2025, 1, 1), "0"),
        ],
    )
    def test_pro_rata_by_the_whole_months_that_are_left(self, undone: date, paid: str) -> None:
        found = self.back(self.PRO_RATA, undone)
        assert found.payout == euros(paid)
        exact = [one.amount for one in found.adjustments]
        assert not exact or exact[0].denominator in {1, 3}

    @pytest.mark.parametrize(
        ("undone", "paid"), [(date(2024, 6, 30), "-100"), (date(2024, 7, 1), "0")]
    )
    def test_or_all_of_it_within_the_months(self, undone: date, paid: str) -> None:
        assert self.back(self.ALL, undone).payout == euros(paid)

    def test_a_plan_without_clawback_takes_nothing_back(self) -> None:
        assert self.back(plan((0, "0.1")), date(2024, 1, 2)).payout == euros(0)

    def test_what_is_undone_in_another_period_waits(self) -> None:
        later = {"period": "2024-02"}
        assert self.back(self.ALL, date(2024, 3, 1), **later).payout == euros(0)
        assert self.back(self.ALL, date(2024, 2, 29), **later).payout == euros(-100)
        known = self.back(self.ALL, date(2024, 2, 20), **later, as_of="2024-02-19")
        assert known.payout == euros(0)

    def test_it_is_taken_back_once(self) -> None:
        first = commission_statement(deals(1000), self.ALL, period="2024-01")
        undone = {"D-1": date(2024, 2, 2)}
        second = commission_statement(
            [], self.ALL, period="2024-02", earlier=[first], undone=undone
        )
        third = commission_statement([], self.ALL, earlier=[first, second], undone=undone)
        assert changes(second) == [("clawback", "D-1", euros(-100))]
        assert changes(third) == []

    def test_within_its_own_statement(self) -> None:
        found = commission_statement(deals(1000), self.ALL, undone={"D-1": date(2024, 1, 20)})
        assert (found.payout, found.earned) == (euros(0), euros(100))

    def test_neither_floor_nor_draw_makes_up_for_it(self) -> None:
        with_floor = evolve(self.ALL, floor=euros(30))
        assert self.back(with_floor, date(2024, 1, 2)).payout == euros(-70)

    @pytest.mark.parametrize(
        "undone",
        [{"D-9": date(2024, 2, 1)}, {"D-1": date(2023, 12, 31)}, {"lost": date(2024, 2, 1)}],
    )
    def test_only_a_deal_that_was_paid_on_is_undone(self, undone: dict[str, date]) -> None:
        rows = [*deals(1000), *deals(5, id="lost", status=Category.LOST)]
        with pytest.raises(BadArgument, match="undone"):
            commission_statement(rows, self.ALL, undone=undone)

    def test_a_deal_without_a_date_cannot_be_undone(self) -> None:
        with pytest.raises(BadArgument, match="undone"):
            commission_statement(deals(5, closed=None), self.ALL, undone={"D-1": date(2024, 2, 1)})
