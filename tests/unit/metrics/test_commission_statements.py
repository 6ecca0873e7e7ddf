"""Statements of commission: wrong arguments, those of all sellers, and what they tell."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from commission_plans import ATTAINED, PIECES, deals, euros, plan

from salesterms import Category, Money
from salesterms.criteria import WrongType
from salesterms.entities import (
    CommissionKind,
    CommissionTier,
    EntityProblems,
)
from salesterms.metrics import (
    BadArgument,
    CommissionStatement,
    CommissionStatements,
    MissingArgument,
    SalesCredit,
    commission_statement,
    commission_statements,
)
from salesterms.values import UnknownRounding


def statement_on(given: dict[str, Any]) -> CommissionStatement:
    asked: dict[str, Any] = {"deals": deals(5), "plan": plan(), **given}
    return commission_statement(**asked)


def statements_on(given: dict[str, Any]) -> CommissionStatements:
    asked: dict[str, Any] = {"plan": plan(), **given}
    return commission_statements(**asked)


class TestBadInput:
    @pytest.mark.parametrize("rows", [None, 5, "D-1", [5], [None]])
    def test_deals(self, rows: Any) -> None:
        with pytest.raises(BadArgument, match="deals"):
            commission_statement(rows, plan())

    def test_an_amount_that_is_no_money(self) -> None:
        [wrong] = deals(5)
        object.__setattr__(wrong, "amount", 5)
        with pytest.raises(WrongType):
            commission_statement([wrong], plan())

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("plan", None),
            ("seller", ""),
            ("seller", 5),
            ("period", "2024"),
            ("period", 5),
            ("as_of", "yesterday"),
            ("as_of", datetime(2024, 1, 1, tzinfo=UTC)),
            ("quota", Money(5, "EUR")),
            ("undone", [1]),
            ("undone", {"D-1": "2024-01-01"}),
            ("undone", {5: date(2024, 1, 1)}),
            ("undone", {"D-1": date(1800, 1, 1)}),
            ("earlier", None),
            ("earlier", 5),
            ("earlier", "abc"),
            ("earlier", [5]),
        ],
    )
    def test_an_argument_that_cannot_be_used(self, name: str, value: Any) -> None:
        with pytest.raises(BadArgument, match=name):
            statement_on({name: value})

    @pytest.mark.parametrize("mode", ["bankers", None, 5, []])
    def test_a_rounding_that_there_is_not(self, mode: Any) -> None:
        with pytest.raises(UnknownRounding):
            commission_statement([], plan(), rounding=mode)

    @pytest.mark.parametrize(
        ("more", "quota"),
        [
            ({}, 5),
            ({}, Money(5, "USD")),
            ({}, Money(-5, "EUR")),
            ({}, "500 EUR"),
            (PIECES, Money(5, "EUR")),
            (PIECES, -5),
            (PIECES, 0.5),
            (PIECES, Decimal("NaN")),
            (PIECES, Decimal("1e31")),
        ],
    )
    def test_a_quota_of_another_kind(self, more: dict[str, Any], quota: Any) -> None:
        with pytest.raises(BadArgument, match="quota"):
            commission_statement([], plan(**ATTAINED, **more), quota=quota)

    def test_attainment_without_a_quota(self) -> None:
        with pytest.raises(MissingArgument):
            commission_statement([], plan(**ATTAINED))

    def test_earlier_statements_that_are_of_something_else(self) -> None:
        january = commission_statement([], plan(), period="2024-01")
        february = commission_statement([], plan(), period="2024-02")
        broken = commission_statement([*deals(1), *deals(1)], plan())
        for earlier, more in [
            ([commission_statement([], plan(currency="USD"))], {}),
            ([commission_statement([], plan(), seller="Bo")], {}),
            ([broken], {}),
            ([february, january], {}),
            ([january, january], {}),
            ([february], {"period": "2024-02"}),
            ([february], {"period": "2024-01"}),
        ]:
            with pytest.raises(BadArgument, match="earlier"):
                commission_statement([], plan(), earlier=earlier, **more)  # type: ignore[arg-type]
        following = commission_statement([], plan(), earlier=[january], period="2024-02")
        assert following.payout == euros(0)

    def test_a_plan_with_a_gap_is_no_plan(self) -> None:
        gap = CommissionTier(lower=5, upper=None, rate=1)
        with pytest.raises(EntityProblems) as raised:
            evolve(plan((0, "0.1")), tiers=(gap,))
        assert "no tier holds what lies from 0 up to 5" in str(raised.value)


class TestOfAllSellers:
    ROWS = (
        *deals(100, owner="Ann"),
        *deals(50, id="B", owner="Bo"),
        *deals(7, id="nobody's"),
    )

    def test_a_statement_for_each_and_what_they_come_to(self) -> None:
        found = commission_statements(self.ROWS, plan())
        assert {seller: str(one.payout) for seller, one in found.items()} == {
            "Ann": "5.00 EUR",
            "Bo": "2.50 EUR",
        }
        assert (len(found), found.without_seller, found.unanswered) == (2, 1, ())
        assert found.totals == {"EUR": euros("7.50")}
        assert found.explain().endswith("Paid out in all: 7.50 EUR\nDeals without a seller: 1")
        assert [row["seller"] for row in found.to_rows()] == ["Ann", "Bo"]
        assert repr(found).startswith("<CommissionStatements Commission of Ann: 5.00 EUR, ")

    def test_a_plan_for_each_perhaps_in_another_currency(self) -> None:
        rows = [*self.ROWS[:1], *deals(5, id="C", owner="Cy", amount=Money(100, "USD"))]
        plans = {"Ann": plan(), "Cy": plan(currency="USD"), "Di": plan(floor=euros(9))}
        found = commission_statements(rows, plans)
        assert found.totals == {"EUR": euros(14), "USD": Money(5, "USD")}

    def test_who_lacks_a_quota_stops_nobody(self) -> None:
        shares = plan((0, "0.05"), (1, "0.10"), **ATTAINED)
        found = commission_statements(self.ROWS, shares, quotas={"Ann": euros(50)})
        assert found["Ann"].payout == euros("7.50")
        assert (found["Bo"].reason, found["Bo"].details) == ("parameter_missing", ("quota",))
        assert found.unanswered == ("Bo",)
        assert found.totals == {"EUR": euros("7.50")}

    def test_who_sold_nothing_still_has_a_floor(self) -> None:
        found = commission_statements([], plan(floor=euros(9)), earlier={"Ann": ()})
        assert found["Ann"].payout == euros(9)

    def test_what_is_undone_is_taken_back_of_whoever_was_paid(self) -> None:
        back = evolve(plan(), clawback_months=6, clawback_pro_rata=False)
        halves = [
            SalesCredit(id="D", owner=who, amount=euros(100), closed=date(2024, 1, 5))
            for who in ("Ann", "Bo")
        ]
        first = commission_statements(halves, back, period="2024-01")
        found = commission_statements(
            deals(10, id="N", owner="Cy", closed=date(2024, 2, 2)),
            back,
            period="2024-02",
            earlier={seller: [one] for seller, one in first.items()},
            undone={"D": date(2024, 2, 2)},
        )
        assert [str(one.payout) for one in found.values()] == [
            "-5.00 EUR",
            "-5.00 EUR",
            "0.50 EUR",
        ]

    def test_what_nobody_was_paid_on_is_not_undone(self) -> None:
        with pytest.raises(BadArgument, match="undone"):
            commission_statements(self.ROWS, plan(), undone={"nobody's": date(2024, 2, 2)})

    def test_nobody_paid_is_a_total_of_nothing(self) -> None:
        found = commission_statements([], plan())
        assert not found
        assert not found.totals
        assert found.explain("nl") == "In totaal uitbetaald: 0"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"quotas": []},
            {"quotas": {5: 5}},
            {"earlier": {"": ()}},
            {"earlier": {"Ann": 5}},
            {"plan": {"Bo": plan()}},
            {"plan": {5: plan()}},
            {"undone": 5},
        ],
    )
    def test_wrong_arguments_raise(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadArgument):
            statements_on({"deals": self.ROWS, **wrong})


class TestTelling:
    FOUND = commission_statement(
        [*deals("95.55", "60.10"), *deals(5, id="lost", status=Category.LOST)],
        plan(cap=euros(1)),
        period="2024-01",
        as_of="2024-01-31",
    )

    def test_in_english(self) -> None:
        assert self.FOUND.explain().splitlines() == [
            "Commission: 1.00 EUR",
            "  Plan: plan (a rate for each tier), paid on revenue",
            "  Period: 2024-01-01 up to, not including, 2024-02-01",
            "  As of: 2024-01-31",
            "  Sold: 155.65 EUR, in 2 of 3 deals",
            "    D-1 (2024-01-01): 4.78 EUR; 95.55 x 0.05 in tier 1",
            "    D-2 (2024-01-02): 3.56 EUR; 4.45 x 0.05 in tier 1 + 55.65 x 0.06 in tier 2",
            "    lost (2024-01-01): 0.00 EUR; left out: not won",
            "    -7.34 EUR: no more than the cap",
            "  Earned, exactly: 1.00 EUR",
            (
                "  Paid out: 1.00 EUR, the sum of the lines; rounded once, half up, and the"
                " difference shared over the lines by largest remainder"
            ),
        ]

    def test_in_dutch(self) -> None:
        said = self.FOUND.explain("nl").splitlines()
        assert said[0] == "Commissie: 1.00 EUR"
        assert said[5] == "    D-1 (2024-01-01): 4.78 EUR; 95.55 x 0.05 in schijf 1"
        assert said[8] == "    -7.34 EUR: niet meer dan het maximum"

    def test_as_rows(self) -> None:
        rows = self.FOUND.to_rows()
        assert [(row["line"], row["id"], row["paid"]) for row in rows] == [
            ("deal", "D-1", Decimal("4.78")),
            ("deal", "D-2", Decimal("3.56")),
            ("deal", "lost", Decimal("0.00")),
            ("cap", "", Decimal("-7.34")),
        ]
        assert rows[3]["commission"] == Fraction("-7.339")

    def test_as_a_table(self) -> None:
        html = self.FOUND._repr_html_()
        assert "<caption>Commission: 1.00 EUR</caption>" in html
        assert "no more than the cap" in html

    def test_briefly(self) -> None:
        assert str(self.FOUND) == "Commission: 1.00 EUR"
        assert repr(self.FOUND) == "<CommissionStatement Commission: 1.00 EUR>"

    def test_what_is_reached_and_whose_it_is(self) -> None:
        found = commission_statement(
            deals(150, owner="Ann"), plan(kind=CommissionKind.RETROACTIVE), seller="Ann"
        )
        assert str(found) == "Commission of Ann: 9.00 EUR"
        assert "150 x 0.06, tier 2 is reached" in found.explain()

    def test_nothing_is_said_to_be_nothing(self) -> None:
        found = commission_statement(deals(0), plan())
        assert "    D-1 (2024-01-01): 0.00 EUR; an amount of 0" in found.explain().splitlines()
        assert "; een bedrag van 0" in found.explain("nl")

    def test_what_is_taken_back_names_its_deal(self) -> None:
        back = evolve(plan(), clawback_months=6, clawback_pro_rata=False)
        found = commission_statement(deals(10), back, undone={"D-1": date(2024, 1, 2)})
        assert "-0.50 EUR: taken back for a deal that was undone (D-1)" in found.explain()

    def test_it_is_equal_by_value_and_pickles(self) -> None:
        again = pickle.loads(pickle.dumps(self.FOUND))
        assert again == self.FOUND
        assert hash(again) == hash(self.FOUND)
