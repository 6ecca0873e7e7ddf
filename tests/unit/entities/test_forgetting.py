"""To forget a person takes everything that tells who it was, and moves no count."""

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from salesterms.documents import dumps
from salesterms.entities import (
    DoNotContact,
    HandOver,
    HandOverAnswer,
    LegalBasis,
    Permission,
    PermissionRefused,
    PermissionWithdrawn,
    Person,
    forget,
    may_contact,
)
from salesterms.errors import WrongArgument
from salesterms.facts import Evidence, Facts, Level, Maker, MakerKind
from salesterms.journey import Forgotten, Journey

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
ID = "person-4711"
CAM = Person(
    id=ID,
    first_name="Camilla",
    last_name="Zonderland",
    email="cz@example.com",
    phone="+31201234567",
)
JO = Person(id="P-2", first_name="Jo")
PERSONAL = (ID, "Camilla", "Zonderland", "cz@example.com", "+31201234567", "secret note", "log 815")
JOURNEY = (
    Journey.begin(person=ID, account="account-0815", facts=Facts(interest="explicit"))
    .with_(
        Evidence(
            fact="budget",
            level=Level.CHECKED,
            at=DAY,
            by=Maker(kind=MakerKind.HUMAN, name="Camilla"),
            note="secret note",
        )
    )
    .advance("accept_by_sales", at=DAY, id=f"event of {ID}")
)
OF_JO = Journey.begin(person="P-2", facts=Facts(interest="explicit"))
PERMISSIONS = (
    Permission(
        person=ID,
        purpose="newsletter",
        channel="email",
        basis=LegalBasis.CONSENT,
        given_at=DAY,
        proof="log 815",
    ),
    PermissionRefused(person=ID, purpose="call", channel="phone", at=DAY),
    PermissionWithdrawn(person=ID, purpose=None, channel=None, at=DAY),
    DoNotContact(person=ID, channel=None, at=DAY),
    DoNotContact(person="P-2", channel=None, at=DAY),
)
HAND_OVERS = (
    HandOver(
        id=f"hand-over of {ID}",
        lead=ID,
        from_team="marketing",
        to_team="sales",
        at=DAY,
        answer=HandOverAnswer.REJECTED,
        answered_at=DAY,
        reason="no budget",
        note="secret note",
    ),
    HandOver(lead="P-2", from_team="marketing", to_team="sales", at=DAY),
)
ALL: dict[str, Any] = {
    "journeys": [JOURNEY, OF_JO, JOURNEY],
    "persons": [CAM, JO],
    "permissions": PERMISSIONS,
    "hand_overs": HAND_OVERS,
}


def kept(gone: Any) -> dict[str, Any]:
    return {name: getattr(gone, name) for name in (*ALL, "traces")}


def test_nothing_of_the_person_is_left_and_all_of_the_others_is() -> None:
    gone = forget(CAM, at=DAY, **ALL)

    seen = " ".join(
        (repr(gone), repr(kept(gone)), str(pickle.dumps(gone)), dumps(gone), gone.explain("nl"))
    )
    assert [value for value in (*PERSONAL, "account-0815") if value in seen] == []
    assert gone.persons == (JO,)
    assert gone.permissions == PERMISSIONS[-1:]
    assert gone.hand_overs[1] is HAND_OVERS[1]
    assert gone.journeys[1] is OF_JO
    assert (gone.is_of(ID), gone.is_of("P-2")) == (True, False)


def test_what_was_erased_is_counted_and_what_stays_is_as_many() -> None:
    gone = forget(ID, at=DAY, **ALL)

    assert gone.erased == {"persons": 1, "evidence": 2, "permissions": 4}
    assert gone.nameless == {"journeys": 2, "hand_overs": 1}
    assert len(gone.journeys) == 3
    assert [one.stage().name for one in gone.journeys] == [
        one.stage().name for one in ALL["journeys"]
    ]
    handed = gone.hand_overs[0]
    assert (handed.answer, handed.reason, handed.at) == (HandOverAnswer.REJECTED, "no budget", DAY)
    assert gone.explain("nl").splitlines() == [
        "Vergeten met ingang van 2026-03-02 09:00 UTC",
        "  Gewist: gegevens van personen: 1; bewijsstukken: 2; vastleggingen van toestemming: 4",
        "  Naamloos bewaard, zodat aantallen blijven kloppen: trajecten: 2; overdrachten: 1",
    ]


def test_to_forget_again_changes_nothing() -> None:
    once = forget(CAM, at=DAY, **ALL)
    again = forget(ID, at=DAY + timedelta(days=9), **kept(once))

    assert kept(again) == kept(once)
    assert (again.trace, again.at) == (once.trace, DAY)
    assert not again.erased
    assert not again.nameless
    assert "Erased: nothing" in again.explain()
    without = {**kept(once), "traces": ()}
    assert forget(ID, at=DAY + timedelta(days=9), **without).at == DAY


def test_another_person_is_forgotten_beside_the_first() -> None:
    first = forget(ID, at=DAY, **ALL)
    both = forget(JO, at=DAY, **kept(first))

    assert both.traces == (first.trace, both.trace)
    assert both.is_of("P-2")
    assert not both.is_of(ID)
    assert both.journeys[0] is first.journeys[0]


def test_who_was_forgotten_is_refused_wherever_they_come_in_again() -> None:
    gone = forget(ID, at=DAY)

    assert not gone.erased
    assert not gone.nameless
    with pytest.raises(Forgotten):
        Journey.begin(person=ID, traces=gone.traces)
    again = evolve(PERMISSIONS[0], given_at=DAY + timedelta(days=9))
    answer = may_contact(ID, "newsletter", "email", DAY, permissions=[again], traces=gone.traces)
    assert answer.reason == "forgotten"


@pytest.mark.parametrize(
    "given",
    [
        {"person": ""},
        {"journeys": JOURNEY},
        {"journeys": [CAM]},
        {"persons": [ID]},
        {"permissions": [CAM]},
        {"hand_overs": [CAM]},
        {"traces": [ID]},
    ],
)
def test_what_is_of_another_type_is_refused_and_not_quoted(given: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"person": ID, "at": DAY, **given}
    with pytest.raises(WrongArgument) as caught:
        forget(**asked)
    assert ID not in str(caught.value)
