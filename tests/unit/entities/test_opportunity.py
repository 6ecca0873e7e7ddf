"""An opportunity keeps its own rules, and a sequence of them knows its source."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from salesterms import Category, Money, Opportunities, Opportunity
from salesterms.documents import dumps, loads
from salesterms.entities import (
    LOST_REASON_WORDS,
    BuyingTeam,
    EntityProblems,
    LostReason,
    OrderLine,
    TeamMember,
)
from salesterms.errors import WrongArgument

DEAL = Opportunity(id="D-1", status=Category.WON, extras={"Region": "Noord"})


def test_an_id_is_not_empty() -> None:
    with pytest.raises(EntityProblems) as caught:
        Opportunity(id="", status=Category.OPEN)
    assert [problem.path for problem in caught.value.problems] == ["$.id"]
    assert Opportunity(id=" ", status=Category.OPEN, contacts=("P-1",)).id == " "


@pytest.mark.parametrize("chance", [Decimal("1.01"), Decimal("-0.01"), 40, Decimal("NaN")])
def test_a_probability_is_a_share(chance: Decimal) -> None:
    with pytest.raises(EntityProblems) as caught:
        Opportunity(id="D", status=Category.OPEN, probability=chance)
    assert "not a percentage" in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "won"),
        ("created", "2024-01-01"),
        ("closed", datetime(2024, 1, 1, tzinfo=UTC)),
        ("probability", 0.5),
        ("probability", True),
    ],
)
def test_what_would_count_wrongly_without_a_sound_is_refused(field: str, value: object) -> None:
    given: dict[str, Any] = {"id": "D", "status": Category.OPEN, field: value}
    with pytest.raises(EntityProblems) as caught:
        Opportunity(**given)
    assert [problem.path for problem in caught.value.problems] == [f"$.{field}"]
    assert pickle.loads(pickle.dumps(caught.value)).text("nl") == caught.value.text("nl")


def test_a_stage_alone_is_not_taken_for_the_stages_reached() -> None:
    with pytest.raises(EntityProblems):
        Opportunity(id="D", status=Category.OPEN, stages_reached="Proposal")
    deal = Opportunity(id="D", status=Category.OPEN, stages_reached=["New", "Proposal"])
    assert deal.stages_reached == ("New", "Proposal")


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(EntityProblems) as caught:
        Opportunity(
            id="",
            status="won",  # type: ignore[arg-type]
            contacts=("P-1", "P-2", "P-1"),
            lost_reason="",
            forecast_category="commit",  # type: ignore[arg-type]
        )

    found = {problem.path: problem.code for problem in caught.value.problems}
    assert found == {
        "$.id": "not_as_asked",
        "$.status": "not_as_asked",
        "$.lost_reason": "not_as_asked",
        "$.forecast_category": "not_as_asked",
        "$.contacts[2]": "one_twice",
    }


def test_contacts_are_ids_each_of_them_once() -> None:
    deal = Opportunity(id="D", status=Category.OPEN, contacts=("P-1", "P-2"))
    assert deal.contacts == ("P-1", "P-2")
    for wrong in ("P-1", ["P-1"], ("",), (1,)):
        with pytest.raises(EntityProblems):
            Opportunity(id="D", status=Category.OPEN, contacts=wrong)  # type: ignore[arg-type]


def test_a_buying_team_is_of_the_deal_and_lines_are_in_one_currency() -> None:
    line = OrderLine(product="P-1", quantity=2, unit_price=Money("9.95", "EUR"))
    team = BuyingTeam(deal="D", members=(TeamMember(person="P-1"),))
    deal = Opportunity(id="D", status=Category.OPEN, buying_team=team, order_lines=(line,))

    assert (deal.lines_total, deal.amount) == (Money("19.90", "EUR"), None)
    assert Opportunity(id="D", status=Category.OPEN).lines_total is None
    assert loads(dumps(deal), Opportunity) == deal
    with pytest.raises(EntityProblems) as caught:
        Opportunity(
            id="E",
            status=Category.OPEN,
            buying_team=team,
            order_lines=(line, evolve(line, unit_price=Money("1", "USD"))),
        )
    found = {problem.path: problem.code for problem in caught.value.problems}
    assert found == {
        "$.buying_team.deal": "team_of_other_deal",
        "$.order_lines[1].unit_price": "other_currency",
    }
    with pytest.raises(EntityProblems):
        Opportunity(id="D", status=Category.OPEN, order_lines=[line])  # type: ignore[arg-type]


def test_a_deal_is_lost_for_a_reason_and_that_nobody_decided_is_one() -> None:
    deal = Opportunity(id="D", status=Category.OPEN, amount=Money("950", "EUR"))
    lost = deal.lose(on=date(2024, 3, 1), reason=LostReason.NO_DECISION, competitor="Rival")

    assert (lost.status, lost.closed, lost.competitor) == (
        Category.LOST,
        date(2024, 3, 1),
        "Rival",
    )
    assert (type(lost.lost_reason), lost.lost_reason) == (str, "no_decision")
    assert (lost.missing, lost.amount) == ((), deal.amount)
    assert deal.lose(on=date(2024, 3, 1), reason="went quiet").lost_reason == "went quiet"
    assert set(LOST_REASON_WORDS) == set(LostReason)
    faults: list[dict[str, Any]] = [
        {"on": date(2024, 3, 1), "reason": ""},
        {"on": "2024", "reason": "price"},
    ]
    for wrong in faults:
        with pytest.raises(WrongArgument):
            deal.lose(**wrong)


def test_a_source_that_keeps_no_reasons_is_read_and_what_is_missing_is_told() -> None:
    assert Opportunity(id="D", status=Category.LOST).missing == ("closed", "lost_reason")
    assert Opportunity(id="D", status=Category.WON).missing == ("closed",)
    assert Opportunity(id="D", status=Category.OPEN).missing == ()


def test_extras_are_copied_and_frozen() -> None:
    given = {"Region": "Noord"}
    deal = Opportunity(id="D", status=Category.OPEN, extras=given)
    given["Region"] = "Zuid"
    assert deal.extras["Region"] == "Noord"
    assert Opportunity(id="D", status=Category.OPEN, extras=deal.extras).extras is deal.extras
    assert not Opportunity(id="D", status=Category.OPEN).extras


def test_it_is_a_value_that_pickles() -> None:
    assert pickle.loads(pickle.dumps(DEAL)) == DEAL
    assert hash(DEAL) == hash(
        Opportunity(id="D-1", status=Category.WON, extras={"Region": "Noord"})
    )
    assert DEAL.currency is None


class TestOpportunities:
    rows = Opportunities([DEAL, DEAL], mapped=["id", "status"], extra_fields=["Region"])

    def test_parts_of_it_still_know_their_source(self) -> None:
        for part in (self.rows[:1], self.rows.where(lambda row: row.id == "D-1")):
            assert isinstance(part, Opportunities)
            assert part.mapped == frozenset({"id", "status"})
            assert part.extra_fields == ("Region",)
        assert self.rows[0] is DEAL

    def test_it_is_a_frozen_value(self) -> None:
        with pytest.raises(AttributeError):
            self.rows.rows = ()
        again = pickle.loads(pickle.dumps(self.rows))
        assert (again, again.mapped, hash(again)) == (self.rows, self.rows.mapped, hash(self.rows))
        assert self.rows != [DEAL, DEAL]
        assert repr(self.rows) == "<Opportunities: 2 rows>"
        assert list(self.rows) == [DEAL, DEAL]
