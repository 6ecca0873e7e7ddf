"""A standard of data is a parameter; what is missing is told, and junk comes after enrichment."""

from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import fields

from salesterms import Journey
from salesterms.documents import dumps, loads
from salesterms.entities import TEXT_004, DataStandard, EntityProblems, Person, data_gaps
from salesterms.entities.data_standard import PERSON_FIELDS
from salesterms.errors import WrongArgument
from salesterms.facts import Evidence, Facts, Level, Maker, MakerKind, Stance, facts_at
from salesterms.values import Ratio
from salesterms.vocabularies import lead_and_prospect

CAM = Person(id="P-1", first_name="Cam", last_name="Customer", address="Kade 1", phone="020 1")
UNREACHABLE = Person(id="P-2", first_name="Ann", last_name="Roe", address="Kade 2")
BY = Maker(kind=MakerKind.SYSTEM)


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 9, tzinfo=UTC)


# --- the standard --------------------------------------------------------------------------------


def test_the_standard_of_004_asks_for_names_an_address_and_one_way_to_reach_somebody() -> None:
    assert TEXT_004.asked == (("first_name",), ("last_name",), ("address",), ("phone", "email"))
    assert TEXT_004.explain("nl").endswith("telefoonnummer of e-mailadres (004:7)")
    assert DataStandard(name="n", one_of=(("email", "phone"),)).explain() == (
        "n: e-mail address or telephone number"
    )


def test_it_can_ask_for_every_field_of_a_person_but_the_id() -> None:
    assert set(PERSON_FIELDS) == {each.name for each in fields(Person)} - {"id"}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, [("nothing_required", "$.required")]),
        ({"required": ("shoe_size",)}, [("no_such_field", "$.required[0]")]),
        ({"required": ("email", "email")}, [("asked_twice", "$.required[1]")]),
        (
            {"required": ("id",), "one_of": (("email",), ("phone", "phone"))},
            [
                ("no_such_field", "$.required[0]"),
                ("asked_twice", "$.one_of[1][1]"),
                ("no_choice", "$.one_of[0]"),
            ],
        ),
        ({"required": ["email"]}, [("not_as_asked", "$.required")]),
        ({"required": ("email",), "cites": "004:7"}, [("not_as_asked", "$.cites")]),
    ],
)
def test_every_fault_of_a_standard_is_told_at_once(
    given: Any, found: list[tuple[str, str]]
) -> None:
    with pytest.raises(EntityProblems) as caught:
        DataStandard(name="ours", **given)
    assert [(one.code, one.path) for one in caught.value.problems] == found
    assert caught.value.text("nl") != caught.value.text("en")


def test_a_standard_is_a_document() -> None:
    assert loads(dumps(TEXT_004), DataStandard) == TEXT_004


# --- one person ----------------------------------------------------------------------------------


def test_a_person_with_all_of_it_is_complete() -> None:
    gaps = data_gaps(CAM, TEXT_004)
    assert gaps.complete
    assert gaps.share == Ratio(4, 4)
    assert gaps.explain() == "Complete by text_004: 4 of 4 filled in"


def test_what_is_missing_is_named_without_anything_personal() -> None:
    gaps = data_gaps(UNREACHABLE, TEXT_004)
    assert gaps.missing == (("phone", "email"),)
    assert gaps.share == Ratio(3, 4)
    said = gaps.explain("nl")
    assert "ontbreekt: telefoonnummer of e-mailadres" in said
    assert "Roe" not in said + repr(gaps)


def test_the_data_prove_no_more_than_they_show() -> None:
    complete, reachable, nothing = (
        data_gaps(person, TEXT_004).evidence(at=at(2), by=BY)
        for person in (CAM, Person(id="P", last_name="Roe", email="r@example.com"), Person(id="P"))
    )
    assert [(one.fact, one.stance, one.level) for one in complete] == [
        ("data_complete", Stance.HOLDS, Level.CHECKED),
        ("name_and_email", Stance.REFUTED, None),
    ]
    assert facts_at(reachable, as_of=at(2)).facts == Facts(name_and_email="yes")
    assert nothing[-1].fact == "contact_details"
    assert nothing[-1].stance is Stance.REFUTED
    assert facts_at(nothing, as_of=at(2)).facts["contact_details"] == "none"


def test_an_email_address_without_a_name_is_not_name_and_email() -> None:
    [_, second] = data_gaps(Person(id="P", email="r@example.com"), TEXT_004).evidence(
        at=at(2), by=BY
    )
    assert second.stance is Stance.REFUTED


def test_other_arguments_are_refused() -> None:
    with pytest.raises(WrongArgument, match="person"):
        data_gaps({"id": "P-1"}, TEXT_004)  # type: ignore[arg-type]
    with pytest.raises(WrongArgument, match="standard"):
        data_gaps(CAM, None)  # type: ignore[arg-type]


# --- the case of 004:7 ---------------------------------------------------------------------------


def test_a_lead_without_phone_or_email_is_junk_only_once_enrichment_has_failed() -> None:
    checked = data_gaps(UNREACHABLE, TEXT_004).evidence(at=at(2), by=BY)
    lead = Journey.begin(person=UNREACHABLE.id).with_(*checked)
    assert str(lead.label(lead_and_prospect)) == "lead"

    failed = Evidence(fact="enrichment_failed", level=Level.CHECKED, at=at(9), by=BY)
    given_up = lead.with_(failed)
    assert str(given_up.label(lead_and_prospect)) == "junk lead"
    assert str(given_up.label(lead_and_prospect, as_of=at(8))) == "lead"


def test_enrichment_that_succeeds_keeps_it_from_being_junk() -> None:
    first = data_gaps(UNREACHABLE, TEXT_004).evidence(at=at(2), by=BY)
    enriched = Person(
        id="P-2", first_name="Ann", last_name="Roe", address="Kade 2", email="a@example.com"
    )
    second = data_gaps(enriched, TEXT_004).evidence(at=at(9), by=BY)
    lead = Journey.begin(person="P-2").with_(*first, *second)
    assert lead.facts()["data_complete"] == "yes"
    assert str(lead.label(lead_and_prospect)) == "lead"
