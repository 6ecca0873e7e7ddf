"""What a playbook says to do for somebody, and what a call brings out as evidence."""

from datetime import UTC, datetime, timedelta

import pytest

from salesterms import Journey
from salesterms.entities import (
    CallFinding,
    EntityProblems,
    OtherKindOfDocument,
    Play,
    SalesDocument,
    SalesDocumentKind,
    evidence_from_call,
    plays_for,
)
from salesterms.errors import Text, WrongArgument
from salesterms.facts import (
    AUTHORITY,
    BUDGET,
    CATALOGUE,
    DEAL,
    INTEREST,
    NEED,
    STANDING,
    Catalogue,
    EvidenceProblems,
    Facts,
    Level,
    Maker,
    MakerKind,
    NoRecord,
    NotAboutFacts,
    Stance,
    facts_at,
    yes_or_no,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANN = Maker(kind=MakerKind.HUMAN, name="Ann")

PLAYS = (
    Play(name="send a price", when=INTEREST.at_least("specific"), steps="send the price list"),
    Play(
        name="offer a lease",
        when=INTEREST.at_least("specific") & ~BUDGET.holds,
        steps=["call", "send the leaflet"],
    ),
    Play(name="follow up", when=DEAL.is_("open"), steps="call within a week"),
    Play(name="send a white paper", when=~INTEREST.holds, steps="send it"),
)


def playbook(*plays: Play) -> SalesDocument:
    fields = {"plays": plays} if plays else {"goals": "sell more"}
    return SalesDocument(
        kind=SalesDocumentKind.SALES_PLAYBOOK, title="How we sell", fields=fields, at=AT
    )


def call(*findings: CallFinding) -> SalesDocument:
    return SalesDocument(
        kind=SalesDocumentKind.DISCOVERY_CALL,
        title="Planner of a haulier",
        fields={
            "challenges": "an hour a day goes into rosters",
            **({"established": findings} if findings else {}),
        },
        at=AT,
    )


# --- plays ---------------------------------------------------------------------------------------


def test_plays_that_apply_those_that_may_and_the_others() -> None:
    cam = Journey.begin(person="P-1", facts=Facts(interest="specific"))
    found = plays_for(playbook(*PLAYS), cam)

    assert [each.play.name for each in found.apply] == ["send a price"]
    assert [(each.play.name, each.unknown) for each in found.may_apply] == [
        ("offer a lease", (BUDGET,))
    ]
    assert found.others == ("follow up", "send a white paper")
    assert [each.applies for each in (*found.apply, *found.may_apply)] == [True, False]
    assert found.explain("nl").splitlines() == [
        "Plays uit How we sell, naar alles wat is vastgelegd (000:42)",
        "send a price: van toepassing; gevraagd: interesse in prijzen of details (of meer)",
        "  bekend: interesse in prijzen of details",
        (
            "offer a lease: mogelijk van toepassing; gevraagd: "
            "interesse in prijzen of details (of meer) en budget niet vastgesteld"
        ),
        "  bekend: interesse in prijzen of details",
        "  niet bekend: budget",
        "Weggelaten, niet van toepassing: follow up, send a white paper",
    ]


def test_a_stage_is_a_criterion_too_and_a_moment_before_it_answers_for_itself() -> None:
    cam = Journey.begin(facts=Facts(interest="specific"))
    cam = cam.advance("accept_by_sales", at=AT).advance("convert", at=AT + timedelta(days=1))
    cam = cam.advance("open_deal", at=AT + timedelta(days=2))
    book = playbook(PLAYS[2], Play(name="welcome", when=STANDING.is_("sales"), steps="greet"))

    assert [each.play.name for each in plays_for(book, cam).apply] == ["follow up"]
    then = plays_for(book, cam, as_of=AT)
    assert [each.play.name for each in then.apply] == ["welcome"]
    assert then.explain().splitlines()[0] == (
        "Plays of How we sell, as of 2026-03-02 09:00 UTC (000:42)"
    )
    assert then == plays_for(book, cam, as_of=AT)


def test_only_facts_that_can_decide_it_are_named() -> None:
    """One way to hold is closed, so what it asks besides does not matter any more."""
    when = (INTEREST.at_least("buying") & NEED.holds) | (INTEREST.holds & BUDGET.holds)
    cam = Journey.begin(facts=Facts(interest="engaged"))
    [found] = plays_for(playbook(Play(name="a", when=when, steps="b")), cam).may_apply

    assert found.unknown == (BUDGET,)


def test_a_way_that_asks_another_value_of_a_position_is_closed() -> None:
    when = (DEAL.is_("open") & NEED.holds) | (DEAL.is_("none") & BUDGET.holds)
    [found] = plays_for(playbook(Play(name="a", when=when, steps="b")), Journey.begin()).may_apply

    assert found.unknown == (BUDGET,)


def test_a_criterion_that_never_holds_applies_to_nobody() -> None:
    need, budget = NEED.holds, BUDGET.holds
    never = (need & ~need) | (need & budget & ~budget)
    found = plays_for(playbook(Play(name="a", when=never, steps="b")), Journey.begin())

    assert found.others == ("a",)


def test_either_of_two_unknown_facts_is_named() -> None:
    play = Play(name="a", when=BUDGET.holds | AUTHORITY.at_least("proven"), steps="b")
    [found] = plays_for(playbook(play), Journey.begin()).may_apply

    assert found.explain().splitlines()[1:] == ["  not known: budget or authority"]
    assert found.explain("nl").splitlines()[1:] == ["  niet bekend: budget of authority"]


def test_a_playbook_without_plays_has_none_for_anybody() -> None:
    found = plays_for(playbook(), Journey.begin())

    assert (found.apply, found.may_apply, found.others) == ((), (), ())
    assert found.explain().splitlines()[1:] == ["No play applies, nor may one"]


def test_plays_are_asked_of_a_playbook_for_a_journey() -> None:
    with pytest.raises(OtherKindOfDocument) as caught:
        plays_for(call(), Journey.begin())
    assert str(caught.value) == "This document is a discovery call: give a sales playbook"
    with pytest.raises(WrongArgument):
        plays_for("playbook", Journey.begin())  # type: ignore[arg-type]
    with pytest.raises(WrongArgument):
        plays_for(playbook(), Facts())  # type: ignore[arg-type]


def test_a_play_on_facts_that_the_journey_does_not_know_is_refused() -> None:
    member = yes_or_no(
        "member", "member", "lid", negation=Text("no member", "geen lid"), no_record=NoRecord.NO
    )
    with pytest.raises(NotAboutFacts):
        plays_for(playbook(Play(name="a", when=member.holds, steps="b")), Journey.begin())


# --- the outcome of a call -----------------------------------------------------------------------


def test_what_a_call_established_is_evidence_of_its_instant() -> None:
    """000:102: the challenges are text; a need is established where a finding says so."""
    made = call(
        CallFinding(fact="need", level=Level.STATED, note="an hour a day"),
        CallFinding(fact="interest", value="specific", level=Level.CHECKED),
        CallFinding(fact="budget", stance=Stance.REFUTED),
    )
    pieces = evidence_from_call(made, by=ANN)

    assert [piece.fact for piece in pieces] == ["talked", "need", "interest", "budget"]
    assert {(piece.at, piece.by, piece.source) for piece in pieces} == {(AT, ANN, made.title)}
    assert pieces[1].note == "an hour a day"
    facts = facts_at(pieces, as_of=AT).facts
    assert [facts[name] for name in ("talked", "need", "interest", "budget")] == [
        "yes",
        "stated",
        "specific",
        "none",
    ]
    assert Journey.begin(person="P-1").with_(*pieces).facts()["need"] == "stated"


def test_a_call_without_findings_is_a_talk() -> None:
    assert [piece.fact for piece in evidence_from_call(call(), by=ANN)] == ["talked"]


def test_what_a_model_wrote_down_is_stated_until_a_human_checks_it() -> None:
    made, model = call(CallFinding(fact="need", level=Level.PROVEN)), Maker(kind=MakerKind.MODEL)
    alone = evidence_from_call(made, by=model)
    checked = evidence_from_call(made, by=model, checked_by=ANN)

    assert facts_at(alone, as_of=AT).facts["need"] == "stated"
    assert facts_at(checked, as_of=AT).facts["need"] == "proven"


def test_facts_that_the_catalogue_has_not_got_are_named() -> None:
    made = call(
        CallFinding(fact="budgte", level=Level.STATED),
        CallFinding(fact="interest", value="loud", level=Level.STATED),
        CallFinding(fact="deal", value="won", level=Level.PROVEN),
    )
    with pytest.raises(EvidenceProblems) as caught:
        evidence_from_call(made, by=ANN)

    assert [problem.code for problem in caught.value.problems] == [
        "unknown_fact",
        "not_a_rung",
        "moved_by_events",
    ]


def test_facts_of_one_s_own_are_looked_up_in_their_catalogue() -> None:
    member = yes_or_no(
        "member", "member", "lid", negation=Text("no member", "geen lid"), no_record=NoRecord.NO
    )
    made = call(CallFinding(fact="member", level=Level.STATED))
    wider, alone = CATALOGUE.with_(member), Catalogue([member])

    assert len(evidence_from_call(made, by=ANN, catalogue=wider)) == 2
    assert [one.fact for one in evidence_from_call(made, by=ANN, catalogue=alone)] == ["member"]


def test_evidence_is_asked_of_a_call() -> None:
    with pytest.raises(OtherKindOfDocument) as caught:
        evidence_from_call(playbook(), by=ANN)
    assert (
        caught.value.text("nl") == "Dit document is een salesplaybook: geef een verkennend gesprek"
    )
    with pytest.raises(WrongArgument):
        evidence_from_call(call(), by=ANN, catalogue={})  # type: ignore[arg-type]
    with pytest.raises(EntityProblems):
        call(CallFinding(fact="need"))
