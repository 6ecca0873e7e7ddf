"""One person with several deals, and one deal with several contacts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Catalogue,
    Evidence,
    EvidenceClash,
    Facts,
    Level,
    Maker,
    MakerKind,
    OtherCatalogue,
    Stance,
    Subject,
    position,
)
from salesterms.journey import (
    FOREMOST,
    DealView,
    Journey,
    NoJourneys,
    NotJourneys,
    NotOneLifecycle,
    NotOnePerson,
    PersonView,
    UnknownDeal,
    deal_view,
    view,
)
from salesterms.journey.records import DAWN
from salesterms.lifecycle import Lifecycle, Move, Track
from salesterms.vocabularies import four_stages, four_types, linkedin_glossary

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TO_A_DEAL = ("accept_by_sales", "convert", "open_deal")
TO_A_SALE = (*TO_A_DEAL, "require_approvals", "approve", "accept_contract", "win")
HUMAN = Maker(kind=MakerKind.HUMAN)
#: Where one of several journeys may stand, by its deal -> the events that lead there.
DEALS = {
    "open": TO_A_DEAL,
    "held": (*TO_A_DEAL, "hold"),
    "won": TO_A_SALE,
    "lost": (*TO_A_DEAL, "lose"),
    "none": (),
}


def journey(
    *events: str, deal: str | None = None, person: str | None = "P-1", **facts: Any
) -> Journey:
    made = Journey.begin(
        person=person, deal=deal, facts=Facts(**({"interest": "explicit"} | facts))
    )
    for hours, event in enumerate(events):
        made = made.advance(event, at=DAY + timedelta(hours=hours))
    return made


def said(fact: str, days: int = 0, **given: Any) -> Evidence:
    start: dict[str, Any] = {"level": Level.STATED, "by": HUMAN, "at": DAY + timedelta(days=days)}
    return Evidence(fact=fact, **start | given)


def seen(*journeys: Journey) -> dict[str, Any]:
    return dict(view(journeys).facts.given)


def test_one_journey_is_seen_as_it_is() -> None:
    lost = journey(*DEALS["lost"], need="proven")

    assert view([lost]).facts == lost.facts()
    assert view([lost, lost]).facts == lost.facts()
    assert view([lost], as_of=DAY).facts == lost.facts(as_of=DAY)


@pytest.mark.parametrize("name", ["standing", "deal", "customer"])
def test_every_value_of_a_position_has_its_place(name: str) -> None:
    assert sorted(FOREMOST[name]) == sorted(CATALOGUE[name].names)


@pytest.mark.parametrize(
    ("first", "second"), [(a, b) for a in DEALS for b in DEALS], ids=lambda name: name
)
def test_a_deal_is_open_before_held_won_lost_and_none(first: str, second: str) -> None:
    both = view([journey(*DEALS[first], deal="D-1"), journey(*DEALS[second], deal="D-2")])

    assert both.facts["deal"] == min((first, second), key=FOREMOST["deal"].index)


def test_a_customer_stays_one_while_another_deal_is_open() -> None:
    facts = view([journey(*TO_A_SALE, deal="D-1"), journey(*TO_A_DEAL, deal="D-2")]).facts

    assert (facts["deal"], facts["customer"], facts["standing"]) == ("open", "active", "converted")
    assert (facts["approvals"], facts["contract"]) == ("none", "none")


def test_a_former_customer_is_no_longer_never_one() -> None:
    assert view([journey(*TO_A_SALE, "churn"), journey(deal="D-2")]).facts["customer"] == "former"


def test_two_deals_are_never_mixed() -> None:
    approved = journey(*TO_A_DEAL, "require_approvals", "approve", deal="D-1")
    agreed = journey(*TO_A_DEAL, "accept_contract", deal="D-2")

    both = view([agreed, approved])

    assert (both.facts["approvals"], both.facts["contract"]) == ("given", "none")
    assert both.label(linkedin_glossary).word == "lead"
    assert both.deals[0][0] == "D-1"


def test_the_standing_is_the_foremost() -> None:
    assert view([journey("accept_by_sales"), journey("recycle")]).facts["standing"] == "sales"
    assert view([journey("junk"), journey(deal="D-2")]).facts["standing"] == "junk"


def test_beside_a_lost_deal_stands_who_lost_it() -> None:
    lost = journey(*DEALS["lost"], "recycle", deal="D-1")

    facts = view([journey("accept_by_sales", deal="D-2"), lost]).facts

    assert (facts["deal"], facts["standing"]) == ("lost", "nurture")


def test_what_events_establish_for_the_person_holds_once_it_does_somewhere() -> None:
    both = view([journey("accept_by_marketing"), journey("accept_by_sales")])

    assert both.facts["marketing_accepted"] == both.facts["sales_accepted"] == "yes"


def test_the_latest_evidence_of_all_journeys_decides() -> None:
    checked = journey(deal="D-1").with_(said("budget", level=Level.CHECKED))
    gone = journey(deal="D-2").with_(said("budget", 3, level=Level.STATED), said("means", 4))

    both = view([gone, checked])

    assert both.facts["budget"] == "checked"
    assert both.facts["means"] == "stated"
    assert view([gone, checked], as_of=DAY + timedelta(days=3)).facts["means"] is None
    assert len(both.evidence.evidence) == 3


def test_opposite_statements_in_two_journeys_leave_a_fact_open() -> None:
    yes = journey(deal="D-1").with_(said("urgency"))
    no = journey(deal="D-2").with_(said("urgency", level=None, stance=Stance.REFUTED))
    both = view([yes, no])

    assert both.facts["urgency"] is None
    assert [one.fact.name for one in both.evidence.conflicts] == ["urgency"]
    assert "opposite statements" in both.explain()
    assert "tegengestelde uitspraken" in both.explain("nl")


def test_what_journeys_began_with_is_the_furthest_or_stays_open() -> None:
    one = journey(interest="buying", means="stated", source="bought", need="checked")
    other = journey(interest="engaged", means="proven", source="own", deal="D-2")

    facts = view([one, other]).facts

    assert facts["interest"] == "buying"
    assert facts.possible_names("means") == ("stated", "checked", "proven")
    assert facts.possible_names("source") == ("bought", "own")
    assert facts["need"] == "checked"


def test_three_beginnings_may_come_in_any_order() -> None:
    three = [journey(means=means, deal=means) for means in ("none", "proven", "stated")]

    assert (
        len({view([three[i] for i in order]).facts for order in ((0, 1, 2), (0, 2, 1), (2, 1, 0))})
        == 1
    )


def test_where_no_deal_has_begun_there_is_no_deal() -> None:
    begun = journey(*TO_A_DEAL)

    assert view([journey()]).explain("nl").splitlines()[1] == "  geen deal: new/none/never"
    assert view([begun]).explain().splitlines()[1] == "  deal without a name: converted/open/never"
    assert view([begun], as_of=DAWN).explain().splitlines()[1] == "  no deal: new/none/never"


def test_a_view_names_the_deals_and_labels_the_person() -> None:
    fits = {"target_group": "stated", "ideal_profile": "stated", "means": "stated"}
    both = view([journey(deal="D-2", **fits), journey(*TO_A_DEAL, deal="D-1", **fits), journey()])

    assert isinstance(both, PersonView)
    assert both.deals == (
        ("D-1", "converted/open/never"),
        (None, "new/none/never"),
        ("D-2", "new/none/never"),
    )
    assert both.label(four_types).word == "contact"
    assert both.label(four_stages.definitions, subject=Subject.DEAL).silent
    assert [label.subject for label in both.labels(four_stages.definitions)] == ["person", "deal"]
    assert both.explain().splitlines() == [
        "Journeys of one person: 3",
        "  deal D-1: converted/open/never",
        "  no deal: new/none/never",
        "  deal D-2: new/none/never",
    ]
    assert both.explain("nl").startswith("Trajecten van één persoon: 3")


def test_no_journey_makes_no_view() -> None:
    with pytest.raises(NoJourneys, match="give at least one"):
        view([])


@pytest.mark.parametrize("persons", [("P-1", "P-2"), ("P-1", None), (None, None)])
def test_journeys_of_others_are_refused(persons: tuple[str | None, ...]) -> None:
    journeys = [journey(person=person, deal=f"D-{at}") for at, person in enumerate(persons)]

    with pytest.raises(NotOnePerson) as refused:
        view(journeys)

    assert "P-1" not in str(refused.value)
    assert refused.value.text("nl").startswith("Van deze 2 trajecten")


def test_who_was_forgotten_is_seen_alone() -> None:
    gone = journey(*TO_A_DEAL).forget(at=DAY + timedelta(days=1))

    assert view([gone]).facts == gone.facts()
    with pytest.raises(NotOnePerson):
        view([gone, journey(person=gone.person)])


@pytest.mark.parametrize(
    ("given", "said"),
    [(7, "int"), ("cam@x.nl", "str"), ([7], "list[int]"), ((journey(), "cam@x.nl"), "tuple[str]")],
)
def test_something_else_is_no_journey_and_is_not_quoted(given: Any, said: str) -> None:
    with pytest.raises(NotJourneys) as refused:
        view(given)

    assert str(refused.value).startswith(f"Something of type {said} is no list of journeys: ")
    assert "cam@x.nl" not in repr(refused.value)


def test_one_id_on_different_pieces_is_refused() -> None:
    one = journey(deal="D-1").with_(said("budget", id="E-1"))
    other = journey(deal="D-2").with_(said("means", id="E-1"))

    with pytest.raises(EvidenceClash):
        view([one, other])


PLACE = position(
    "place",
    ("start", "start", "begin"),
    ("end", "end", "einde"),
    text=Text("place", "plaats"),
    subject=Subject.PERSON,
)
OURS = Lifecycle(
    name="ours",
    catalogue=Catalogue([PLACE]),
    tracks=[
        Track(
            name="place",
            axis=PLACE,
            start="start",
            closed=("end",),
            text=Text("place", "plaats"),
            moves=(
                Move(event="go", sources=("start",), target="end", text=Text("go", "ga")),
                Move(event="back", sources=("end",), target="start", text=Text("back", "terug")),
            ),
        )
    ],
)


def test_of_a_position_of_ones_own_the_last_value_is_foremost() -> None:
    far = Journey.begin(person="P-1", lifecycle=OURS).advance("go", at=DAY)

    assert view([Journey.begin(person="P-1", lifecycle=OURS), far]).facts["place"] == "end"


def test_facts_of_two_catalogues_are_not_put_together() -> None:
    with pytest.raises(OtherCatalogue):
        view([journey(), Journey.begin(person="P-1", lifecycle=OURS)])
    with pytest.raises(OtherCatalogue):
        deal_view(
            [journey(deal="D-1"), Journey.begin(person="P-2", deal="D-1", lifecycle=OURS)], "D-1"
        )


def test_two_lifecycles_of_one_catalogue_are_not_put_together() -> None:
    def turned(name: str, start: str) -> Lifecycle:
        tracks = [evolve(track, start=start) for track in OURS.tracks]
        return Lifecycle.proven(name=name, catalogue=OURS.catalogue, tracks=tracks)

    one, other, equal = turned("one", "start"), turned("other", "end"), turned("one", "start")
    here, there, same = (
        Journey.begin(person="P-1", deal=f"D-{at}", lifecycle=lifecycle)
        for at, lifecycle in enumerate((one, other, equal))
    )

    with pytest.raises(NotOneLifecycle) as refused:
        view([here, there])

    assert "lifecycles ('one', 'other')" in str(refused.value)
    assert "elke levenscyclus apart" in refused.value.text("nl")
    assert len(view([here, same]).deals) == 2


def test_a_deal_has_the_need_and_the_authority_of_some_contact() -> None:
    user = journey(*TO_A_DEAL, person="P-1", deal="D-1", need="proven", authority="none")
    director = journey(person="P-2", deal="D-1", need="none", authority="proven")
    stranger = journey(person="P-3", deal="D-2", need="proven", authority="proven")

    deal = deal_view([director, user, stranger], "D-1")

    assert (deal["deal"], deal["need"], deal["authority"]) == ("open", "proven", "proven")
    assert [person for person, _ in deal.contacts] == ["P-1", "P-2"]
    assert dict(deal.contacts[1][1]) == {"need": ("none",), "authority": ("proven",)}


def test_of_a_contact_of_whom_nothing_is_known_more_is_possible() -> None:
    known = journey(person="P-1", deal="D-1", need="stated")

    deal = deal_view([known, journey(person="P-2", deal="D-1")], "D-1")

    assert deal.values["need"] == ("stated", "checked", "proven")
    assert deal["need"] is None


def test_a_deal_is_told_without_names() -> None:
    deal = deal_view([journey(deal="D-1", need="proven", authority="none")], "D-1")

    assert isinstance(deal, DealView)
    assert deal.explain().splitlines() == [
        "Deal D-1, contacts: 1",
        "  deal: no deal",
        "  need: has a need for what we offer (proven)",
        "  authority: influence not established",
    ]
    assert "P-1" not in deal.explain("nl")


def test_evidence_makes_a_need_at_its_instant() -> None:
    told = journey(deal="D-1", need="none").with_(said("need", 2, level=Level.PROVEN))

    assert deal_view([told], "D-1")["need"] == "proven"
    assert deal_view([told], "D-1", as_of=DAY)["need"] == "none"


def test_a_deal_of_ones_own_catalogue_may_have_neither() -> None:
    own = Journey.begin(person="P-1", deal="D-1", lifecycle=OURS)

    assert dict(deal_view([own], "D-1").values) == {}


@pytest.mark.parametrize("journeys", [[], [journey(deal="D-2")]])
def test_a_deal_of_nobody_is_unknown(journeys: list[Journey]) -> None:
    with pytest.raises(UnknownDeal, match="begun with deal='D-1'"):
        deal_view(journeys, "D-1")
