"""A lead becomes a contact: one, once, with its blanks filled in and its records linked."""

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from salesterms.entities import (
    ConvertedOtherwise,
    CrmRecord,
    EntityProblems,
    Filled,
    NotOneClass,
    NotTheirJourney,
    Opportunity,
    OtherRecordKind,
    Person,
    RecordKind,
    RecordLink,
    convert,
    fill_blanks,
    linked,
)
from salesterms.errors import WrongArgument
from salesterms.facts import Facts
from salesterms.journey import (
    Forgotten,
    Happened,
    HistoryProblems,
    Journey,
    contacts_without_deal,
    view,
)
from salesterms.lifecycle import Category, TransitionRefused
from salesterms.vocabularies import four_types

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CAM = Person(id="P-1", first_name="Cam", phone="+31 20 123 45 67")
JOURNEY = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
ACCEPTED = JOURNEY.advance("accept_by_sales", at=DAY)
MOMENT = DAY + timedelta(hours=1)


def record(kind: str, id_: str) -> CrmRecord:
    return CrmRecord(system="crm", kind=RecordKind(kind), id=id_)


LEAD, CONTACT = record("lead", "L-1"), record("contact", "C-1")
ACCOUNT, DEAL = record("account", "A-1"), record("opportunity", "D-1")


def test_a_lead_becomes_the_contact_that_the_texts_speak_of() -> None:
    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT)

    assert str(done.journey.label(four_types)) == "contact"
    assert done.journey.events[-1] == Happened(event="convert", at=MOMENT)
    assert (done.person, done.existing, done.filled) == (CAM, False, ())


def test_a_contact_without_a_deal_raises_the_alarm_weeks_later() -> None:
    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT)

    found = contacts_without_deal([done.journey], weeks=3, as_of=MOMENT + timedelta(weeks=3))

    assert [one.person for one in found.found] == ["P-1"]


def test_records_are_linked_both_ways() -> None:
    done = convert(
        CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT, account=ACCOUNT, opportunity=DEAL
    )

    there = [link for link in done.links if link.source == LEAD]
    assert [link.target for link in there] == [CONTACT, ACCOUNT, DEAL]
    assert {link.turned for link in there} == set(done.links) - set(there)


def test_the_account_of_the_person_is_filled_in_where_it_was_blank() -> None:
    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT, account=ACCOUNT)

    assert (done.person.account, done.journey.account, done.filled) == ("A-1", "A-1", ("account",))


def test_an_existing_contact_keeps_all_it_has_and_gets_what_it_lacks() -> None:
    there = Person(id="P-9", first_name="Camille", account="A-9")

    done = convert(
        CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT, account=ACCOUNT, into=there
    )

    assert done.person == Person(
        id="P-9", first_name="Camille", account="A-9", phone="+31 20 123 45 67"
    )
    assert (done.filled, done.kept, done.existing) == (
        ("phone",),
        ("first_name", "account"),
        True,
    )
    assert done.journey.person == "P-9"


def test_the_journey_of_the_lead_goes_on_as_that_of_the_contact() -> None:
    there = Person(id="P-9")
    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT, into=there)

    together = view([done.journey, Journey.begin(person="P-9", deal="D-7")])

    assert str(together.label(four_types)) == "contact"
    assert done.journey.events[0].event == "accept_by_sales"


def test_converting_again_gives_the_equal_result() -> None:
    there = Person(id="P-9", first_name="Camille")
    records: dict[str, Any] = {"lead": LEAD, "contact": CONTACT, "account": ACCOUNT}
    done = convert(CAM, ACCEPTED, at=MOMENT, into=there, **records)

    assert convert(CAM, ACCEPTED, at=MOMENT, into=there, **records) == done
    assert convert(CAM, done.journey, at=MOMENT, into=done.person, **records) == done
    assert convert(done.person, done.journey, at=MOMENT, **records) == done


def test_a_request_that_comes_twice_counts_at_its_first_instant() -> None:
    """Two contacts, 27 to 340 ms apart, is what a public issue of a CRM tells of."""
    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT)
    late = MOMENT + timedelta(milliseconds=340)

    again = convert(done.person, done.journey, at=late, lead=LEAD, contact=CONTACT, earlier=[done])
    assert again == done

    with pytest.raises(ConvertedOtherwise) as caught:
        convert(
            done.person,
            done.journey,
            at=late,
            lead=LEAD,
            contact=record("contact", "C-2"),
            earlier=[done],
        )
    assert "'C-1'" in str(caught.value)
    assert "'C-2'" in caught.value.text("nl")
    assert pickle.loads(pickle.dumps(caught.value)).text("nl") == caught.value.text("nl")


def test_an_account_that_comes_later_is_another_conversion() -> None:
    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT)

    with pytest.raises(ConvertedOtherwise, match="the account none"):
        convert(
            CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT, account=ACCOUNT, earlier=[done]
        )


def test_the_conversion_of_another_lead_says_nothing_of_this_one() -> None:
    other = convert(CAM, ACCEPTED, at=DAY, lead=record("lead", "L-2"), contact=CONTACT)

    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT, earlier=[other])

    assert done.at == MOMENT


def test_a_refusal_of_the_lifecycle_is_passed_on() -> None:
    with pytest.raises(TransitionRefused) as caught:
        convert(CAM, JOURNEY, at=MOMENT, lead=LEAD, contact=CONTACT)
    assert [reason.fact for reason in caught.value.refused.reasons] == ["standing"]

    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT)
    with pytest.raises(TransitionRefused):
        convert(CAM, done.journey, at=MOMENT + timedelta(days=1), lead=LEAD, contact=CONTACT)


def test_a_conversion_that_is_told_late_is_put_where_it_belongs() -> None:
    recycled = ACCEPTED.advance("recycle", at=MOMENT + timedelta(days=9))

    done = convert(CAM, recycled, at=MOMENT, lead=LEAD, contact=CONTACT)
    assert [one.event for one in done.journey.events] == ["accept_by_sales", "convert", "recycle"]

    with pytest.raises(HistoryProblems):
        convert(CAM, ACCEPTED, at=DAY - timedelta(days=1), lead=LEAD, contact=CONTACT)


def test_nobody_is_converted_by_the_journey_of_another() -> None:
    for journey in (Journey.begin(person="P-2"), Journey.begin()):
        with pytest.raises(NotTheirJourney, match="'P-1'"):
            convert(CAM, journey, at=MOMENT, lead=LEAD, contact=CONTACT)
    with pytest.raises(Forgotten):
        convert(CAM, ACCEPTED.forget(at=MOMENT), at=MOMENT, lead=LEAD, contact=CONTACT)


def test_a_record_of_another_kind_is_refused() -> None:
    with pytest.raises(OtherRecordKind) as caught:
        convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=ACCOUNT)
    assert str(caught.value).startswith("The record of the contact is of the kind account")
    assert "contactpersoon" in caught.value.text("nl")


@pytest.mark.parametrize(
    "other",
    [
        {"person": {"id": "P-1"}},
        {"journey": "P-1"},
        {"into": {"id": "P-1"}},
        {"lead": "L-1"},
        {"contact": None},
        {"account": "A-1"},
        {"company": Person(id="A-1")},
        {"earlier": [CAM]},
        {"earlier": 5},
    ],
)
def test_what_is_of_another_type_is_refused(other: dict[str, Any]) -> None:
    given: dict[str, Any] = {
        "person": CAM,
        "journey": ACCEPTED,
        "at": MOMENT,
        "lead": LEAD,
        "contact": CONTACT,
    }
    with pytest.raises(WrongArgument):
        convert(**{**given, **other})


def test_blanks_are_filled_in_and_nothing_is_overwritten() -> None:
    """Of any class: here of a deal, as an account would be."""
    there = Opportunity(id="D-1", status=Category.WON, stage="Signed")
    told = Opportunity(
        id="D-2", status=Category.LOST, stage="Signed", owner="Ann", stages_reached=()
    )

    done = fill_blanks(there, told)

    assert (done.entity.id, done.entity.owner, done.entity.status) == ("D-1", "Ann", Category.WON)
    assert (done.filled, done.kept) == (("owner",), ("status",))
    assert fill_blanks(done.entity, told).entity is done.entity
    assert done.explain("nl") == "aangevuld: eigenaar; gelaten zoals het was: status"
    assert fill_blanks(there, there).explain() == "nothing to fill in"


def test_two_classes_do_not_fill_each_other() -> None:
    with pytest.raises(NotOneClass):
        fill_blanks(CAM, Opportunity(id="D-1", status=Category.WON))
    with pytest.raises(WrongArgument):
        fill_blanks(CAM, {"phone": "1"})


def test_it_tells_what_it_did_in_both_languages() -> None:
    company = Filled(entity=Opportunity(id="A-7", status=Category.OPEN), filled=("owner",))
    done = convert(
        CAM,
        ACCEPTED,
        at=MOMENT,
        lead=LEAD,
        contact=CONTACT,
        account=ACCOUNT,
        into=Person(id="P-9", first_name="Camille"),
        company=company,
    )

    assert done.person.account == "A-7"
    assert done.explain().splitlines() == [
        "lead L-1 (crm) became contact C-1 (crm), at 2026-03-02 10:00 UTC",
        "Person P-9 was a contact already; filled in: phone, account; kept as it was: first_name",
        "Account A-7: filled in: owner",
        "Linked, both ways: contact C-1 (crm), account A-1 (crm)",
        "Only blanks are filled in, and a lead becomes one contact (003:21, 004:7)",
    ]
    dutch = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT).explain("nl")
    assert "Persoon P-1 is de nieuwe contactpersoon; niets aan te vullen" in dutch
    assert "lead L-1 (crm) is contactpersoon C-1 (crm) geworden" in dutch


def test_every_fault_of_a_record_of_a_system_is_named() -> None:
    with pytest.raises(EntityProblems) as caught:
        CrmRecord(system="", kind="lead", id=3)  # type: ignore[arg-type]
    assert [one.path for one in caught.value.problems] == ["$.system", "$.kind", "$.id"]
    with pytest.raises(EntityProblems) as caught:
        RecordLink(source=LEAD, target=LEAD)
    assert [one.code for one in caught.value.problems] == ["link_to_itself"]
    with pytest.raises(EntityProblems):
        RecordLink(source="L-1", target=LEAD)  # type: ignore[arg-type]
    with pytest.raises(WrongArgument):
        linked(LEAD, "C-1")  # type: ignore[arg-type]


def test_a_conversion_pickles() -> None:
    done = convert(CAM, ACCEPTED, at=MOMENT, lead=LEAD, contact=CONTACT)

    assert pickle.loads(pickle.dumps(done)) == done
