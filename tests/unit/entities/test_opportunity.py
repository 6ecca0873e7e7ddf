"""An opportunity keeps its own rules, and a sequence of them knows its source."""

import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from salesterms import Category, Opportunities, Opportunity
from salesterms.entities import BadOpportunity

DEAL = Opportunity(id="D-1", status=Category.WON, extras={"Region": "Noord"})


def test_an_id_is_not_empty() -> None:
    with pytest.raises(BadOpportunity, match="id"):
        Opportunity(id="", status=Category.OPEN)


@pytest.mark.parametrize("chance", [Decimal("1.01"), Decimal("-0.01"), 40, Decimal("NaN")])
def test_a_probability_is_a_share(chance: Decimal) -> None:
    with pytest.raises(BadOpportunity, match="not a percentage"):
        Opportunity(id="D", status=Category.OPEN, probability=chance)


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
    with pytest.raises(BadOpportunity, match=field) as caught:
        Opportunity(**given)
    assert pickle.loads(pickle.dumps(caught.value)).text("nl") == caught.value.text("nl")


def test_a_stage_alone_is_not_taken_for_the_stages_reached() -> None:
    with pytest.raises(BadOpportunity):
        Opportunity(id="D", status=Category.OPEN, stages_reached="Proposal")
    deal = Opportunity(id="D", status=Category.OPEN, stages_reached=["New", "Proposal"])
    assert deal.stages_reached == ("New", "Proposal")


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
