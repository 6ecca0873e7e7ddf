"""One event at a time: what it does, and that a refusal leaves all as it was."""

import pickle
from typing import Any

import pytest

from salesterms.errors import WrongArgument
from salesterms.facts import CATALOGUE, Facts, NotARung
from salesterms.facts.catalogue import Catalogue
from salesterms.facts.known import OtherCatalogue
from salesterms.lifecycle import (
    SALES_LIFECYCLE,
    Category,
    Lifecycle,
    NoSuchStage,
    NoSuchTrack,
    SalesEvent,
    TransitionRefused,
    UnknownEvent,
    stages,
    step,
)

TO_A_DEAL = ("accept_by_sales", "convert", "open_deal")
TO_A_SALE = (*TO_A_DEAL, "require_approvals", "approve", "accept_contract", "win")


def after(*events: str, **facts: str) -> tuple[str, Facts]:
    """Where events lead that begin with some facts."""
    stage, sure = SALES_LIFECYCLE.begin(Facts(**({"interest": "engaged"} | facts)))
    for event in events:
        stage, sure = step(stage, event, sure)
    return stage.name, Facts.of_sure(CATALOGUE, sure)


def test_a_person_becomes_a_customer_without_marketing() -> None:
    stage, facts = after(*TO_A_SALE)

    assert stage == "converted/won/active"
    assert facts == Facts(
        standing="converted",
        deal="won",
        customer="active",
        interest="engaged",
        sales_accepted="yes",
        approvals="given",
        contract="accepted",
    )


def test_a_contract_may_be_signed_after_the_sale() -> None:
    stage, facts = after(*TO_A_SALE, "sign_contract")

    assert stage == "converted/won/active"
    assert facts["contract"] == "signed"


def test_a_second_deal_begins_without_approvals_and_contract() -> None:
    stage, facts = after(*TO_A_SALE, "open_deal")

    assert stage == "converted/open/active"
    assert (facts["approvals"], facts["contract"]) == ("none", "none")


def test_a_customer_leaves_and_is_won_back() -> None:
    stage, _ = after(*TO_A_SALE, "churn", *TO_A_SALE[2:])

    assert stage == "converted/won/active"


def test_who_lost_a_deal_is_nurtured_and_taken_up_again() -> None:
    stage, facts = after(*TO_A_DEAL, "lose", "recycle", "reactivate", "reopen")

    assert stage == "converted/open/never"
    assert facts["sales_accepted"] == "yes"


def test_events_are_given_by_name_or_as_a_member() -> None:
    stage, sure = SALES_LIFECYCLE.begin(Facts(interest="engaged"))

    assert step(stage, "junk", sure) == step(stage, SalesEvent.JUNK, sure)


def test_a_fact_that_no_event_speaks_of_stays() -> None:
    _, facts = after(*TO_A_SALE, budget="checked", source="bought")

    assert (facts["budget"], facts["source"], facts["means"]) == ("checked", "bought", None)


def test_an_event_of_no_use_here_is_refused_with_all_that_is_missing() -> None:
    stage, sure = SALES_LIFECYCLE.begin()
    stage = SALES_LIFECYCLE.stage(standing="converted", deal="open")

    with pytest.raises(TransitionRefused) as refused:
        step(stage, "win", sure)

    found = [(each.fact, each.seen, each.needed) for each in refused.value.refused.reasons]
    assert found == [
        ("approvals", ("none",), ("given",)),
        ("contract", ("none",), ("accepted", "signed")),
    ]
    assert not any(reason.unknown for reason in refused.value.refused.reasons)


def test_what_may_be_so_is_unknown_and_not_unmet() -> None:
    stage, sure = SALES_LIFECYCLE.begin(Facts(interest=("none", "engaged")))

    refused = stage.refused("accept_by_sales", sure)

    [reason] = refused.reasons
    assert reason.unknown
    assert "establish it" in refused.text()
    assert "stel het vast" in refused.text("nl")


def test_an_event_that_there_is_not_suggests_one() -> None:
    stage, sure = SALES_LIFECYCLE.begin()

    with pytest.raises(UnknownEvent, match="'win'"):
        step(stage, "wim", sure)


def test_an_unlike_event_names_them_all() -> None:
    stage, sure = SALES_LIFECYCLE.begin()

    with pytest.raises(UnknownEvent, match=r"'accept_by_marketing'.*'churn'"):
        step(stage, "\u00a7", sure)


@pytest.mark.parametrize(("deal", "category"), [("none", None), ("held", Category.HELD)])
def test_a_stage_says_what_its_deal_comes_down_to(deal: str, category: Category | None) -> None:
    assert SALES_LIFECYCLE.stage(standing="converted", deal=deal).category is category


def test_closed_is_no_dead_end() -> None:
    lost = SALES_LIFECYCLE.stage(standing="converted", deal="lost")

    assert lost.closed
    assert repr(lost) == "<stage converted/lost/never>"
    assert "reopen" in lost.edges


def test_the_stage_of_facts_is_found_by_their_positions() -> None:
    facts = Facts(standing="nurture", deal="lost")

    found = SALES_LIFECYCLE.stage_of(facts)

    assert found is SALES_LIFECYCLE.stage(standing="nurture", deal="lost")


def test_a_stage_that_is_never_reached_is_not_found() -> None:
    with pytest.raises(NoSuchStage, match="new/open/never"):
        SALES_LIFECYCLE.stage(deal="open")


def test_facts_that_leave_the_stage_open_have_none() -> None:
    with pytest.raises(NoSuchStage, match="new/\\?/never"):
        SALES_LIFECYCLE.stage_of(Facts(deal=("none", "open")))


def test_a_position_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotARung):
        SALES_LIFECYCLE.stage(deal="closed")
    with pytest.raises(NoSuchTrack, match="'standing', 'deal', 'customer'"):
        SALES_LIFECYCLE.stage(source="bought")


def test_a_refusal_survives_pickling() -> None:
    stage, sure = SALES_LIFECYCLE.begin()
    with pytest.raises(TransitionRefused) as refused:
        step(stage, "win", sure)

    again = pickle.loads(pickle.dumps(refused.value))

    assert again.refused == refused.value.refused
    assert str(again) == refused.value.refused.text()
    assert again.text("nl") == refused.value.refused.text("nl")


def test_a_refusal_is_equal_to_one_that_says_the_same() -> None:
    stage, sure = SALES_LIFECYCLE.begin()
    refused = stage.refused("win", sure)
    again = pickle.loads(pickle.dumps(refused))

    assert (again, hash(again), repr(again)) == (refused, hash(refused), repr(refused))
    assert pickle.loads(pickle.dumps(again)) == refused
    assert refused != stage.refused("convert", sure)
    assert refused != "win"
    assert [pickle.loads(pickle.dumps(each)) for each in refused.reasons] == [*refused.reasons]
    assert repr(refused).startswith(
        "Refused(stage='new/none/never', event='win', reasons=(Reason(fact='deal', seen=('none',), "
        "needed=('open',), unknown=False, said=Text(en='deal: needed \"open deal\""
    )


def test_every_event_is_called_what_the_tables_call_it() -> None:
    for track in SALES_LIFECYCLE.tracks:
        for move in track.moves:
            assert SALES_LIFECYCLE.event_text(move.event) == move.text


def test_in_dutch_events_and_stages_are_called_what_the_tables_call_them() -> None:
    stage, sure = SALES_LIFECYCLE.begin(Facts(interest="none"))

    assert stage.refused("accept_by_sales", sure).text("nl") == (
        "sales accepteert (accept_by_sales) wordt geweigerd in de fase "
        '"nieuw / geen deal / nooit klant geweest": interest: nodig "interesse getoond door '
        'gedrag" of meer, '
        'nu "geen interesse". Nu toegestaan: terugzetten naar nurturing (recycle), '
        "terzijde leggen als onbruikbaar (junk), aanmerken als niet-koper (mark_bystander)"
    )


def test_the_built_in_lifecycle_and_its_stages_are_the_same_after_pickling() -> None:
    for each in (SALES_LIFECYCLE, *SALES_LIFECYCLE.stages):
        assert pickle.loads(pickle.dumps(each)) is each


def test_facts_of_another_catalogue_are_refused() -> None:
    other = Facts(Catalogue(CATALOGUE.values()))

    with pytest.raises(OtherCatalogue):
        SALES_LIFECYCLE.begin(other)
    with pytest.raises(OtherCatalogue):
        SALES_LIFECYCLE.stage_of(other)


@pytest.mark.parametrize("event", [None, 7, ["win"], {}])
def test_what_is_no_name_is_an_unknown_event(event: Any) -> None:
    stage, sure = SALES_LIFECYCLE.begin()

    with pytest.raises(UnknownEvent):
        stage.other_edge(event, sure)
    with pytest.raises(UnknownEvent):
        stage.refused(event, sure)


@pytest.mark.parametrize("event", ["x", "", None, 5, []])
def test_what_is_no_event_is_neither_called_something_nor_missing_anything(event: Any) -> None:
    for ask in (
        SALES_LIFECYCLE.event_text,
        lambda event: SALES_LIFECYCLE.start.missing(event, 0),
    ):
        with pytest.raises(UnknownEvent):
            ask(event)


def test_what_is_certain_is_one_integer() -> None:
    with pytest.raises(WrongArgument, match="'sure' is of type dict: give what is certain"):
        SALES_LIFECYCLE.start.missing("win", {})  # type: ignore[arg-type]


def test_a_refusal_is_made_once_for_what_it_speaks_of() -> None:
    stage, sure = SALES_LIFECYCLE.begin(Facts(budget="checked"))
    _, other = SALES_LIFECYCLE.begin(Facts(budget="proven"))
    _, asked = SALES_LIFECYCLE.begin(Facts(interest="explicit"))

    refused = stage.refused("convert", sure)
    assert stage.refused("convert", other) is refused
    assert stage.refused("win", other) != refused
    assert stage.refused("convert", asked).allowed != refused.allowed


def test_only_so_many_refusals_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "MOST_TOLD", 1)
    stage, sure = Lifecycle.proven(name="own", tracks=SALES_LIFECYCLE.tracks).begin()

    first = stage.refused("win", sure)
    stage.refused("convert", sure)
    assert stage.refused("win", sure) is not first
    assert stage.refused("win", sure) == first
