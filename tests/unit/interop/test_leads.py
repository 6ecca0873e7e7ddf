"""A row of a CRM's leads is a person with a journey: nothing in it is guessed, and none is lost."""

import json
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest

from salesterms.entities import CrmRecord, EntityProblems, Person, RecordKind, linked
from salesterms.errors import WrongArgument
from salesterms.facts import Evidence, Facts, Level, Maker, MakerKind
from salesterms.interop import (
    LEAD_PRESETS,
    LeadMapping,
    LeadRow,
    LeadsNotWritten,
    NoHeader,
    NotRows,
    UnknownPreset,
    lead_rows,
    read_lead_file,
    read_leads,
    with_lead_preset,
)
from salesterms.journey import Happened, Journey
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle
from salesterms.mapping import MappingProblems, MissingColumns
from salesterms.values import FrozenMapping
from salesterms.vocabularies import four_types

OWN: dict[str, Any] = {
    "status": {
        "labels": {
            "Working - Contacted": ["accept_by_sales"],
            "Closed - Not Converted": ["accept_by_sales?", "junk"],
        }
    },
    "events": {"accept_by_sales": "Accepted__c", "junk": "Rejected__c"},
    "facts": {"interest": "engaged"},
    "zone": {"written_in": "Europe/Amsterdam"},
}
SALESFORCE = with_lead_preset("salesforce", OWN)
NEW = {
    **dict.fromkeys(SALESFORCE.columns, ""),
    "Id": "00Q-1",
    "FirstName": "Cam",
    "Status": "Open - Not Contacted",
    "CreatedDate": "2026-03-01T08:00:00.000+0000",
}
CONVERTED = {
    **NEW,
    "Id": "00Q-2",
    "Status": "Closed - Converted",
    "Accepted__c": "2026-03-02T09:00:00Z",
    "IsConverted": "true",
    "ConvertedDate": "2026-03-05",
    "ConvertedContactId": "003-7",
    "ConvertedAccountId": "001-7",
}

PLAIN: dict[str, Any] = {
    "system": "our crm",
    "id": "Id",
    "last_name": "Name",
    "status": {"column": "Status", "labels": {"New": [], "Junk": ["junk"]}},
    "events": {"junk": "Closed on"},
}


def reason(mapping: Any, **cells: Any) -> Any:
    """The one problem of a row that goes into quarantine."""
    result = read_leads([cells], mapping)
    [row] = result.quarantined
    assert result.read == 1
    return row.problems[0]


def test_a_row_of_a_lead_is_a_person_and_a_journey() -> None:
    [new, done] = read_leads([NEW, CONVERTED], SALESFORCE).accepted

    assert new.person == Person(id="00Q-1", first_name="Cam")
    assert new.journey.events == ()
    assert new.created == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert [(one.event, one.at) for one in done.journey.events] == [
        ("accept_by_sales", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("convert", datetime(2026, 3, 4, 23, tzinfo=UTC)),
    ]
    assert str(done.journey.label(four_types)) == "contact"
    assert (done.label, done.id) == ("Closed - Converted", "00Q-2")


def test_the_records_that_it_became_are_linked_both_ways() -> None:
    [done] = read_leads([CONVERTED], SALESFORCE).accepted

    def record(kind: RecordKind, id_: str) -> CrmRecord:
        return CrmRecord(system="salesforce", kind=kind, id=id_)

    lead = record(RecordKind.LEAD, "00Q-2")
    contact, account = record(RecordKind.CONTACT, "003-7"), record(RecordKind.ACCOUNT, "001-7")
    assert done.links == linked(lead, contact, account)


def test_a_lead_without_a_telephone_number_or_an_address_is_read() -> None:
    """What a standard misses in it (004:7) is another question; the row is no fault."""
    [row] = read_leads(
        [{"Id": "1", "Name": "Cam", "Status": "New"}], PLAIN | {"events": {"junk": None}}
    ).accepted

    assert (row.person.phone, row.person.email, row.person.full_name) == (None, None, "Cam")


def test_further_columns_are_kept() -> None:
    [row] = read_leads([{**NEW, "Region": "North", "Score": 12}], SALESFORCE).accepted
    assert row.extras == {"Region": "North", "Score": 12}

    [row] = read_leads(
        [{**NEW, "Region": "North"}], with_lead_preset("salesforce", {**OWN, "extras": []})
    ).accepted
    assert row.extras == {}


def test_values_may_be_typed() -> None:
    cells = {
        **CONVERTED,
        "Id": 7,
        "IsConverted": True,
        "ConvertedDate": date(2026, 3, 5),
        "ConvertedOpportunityId": None,
        "CreatedDate": None,
        "Rejected__c": float("nan"),
    }
    [row] = read_leads([cells], SALESFORCE).accepted
    assert (row.id, row.created, len(row.links)) == ("7", None, 4)

    coded = {**PLAIN, "status": {"column": "Status", "labels": {"1": [], "2": ["junk"]}}}
    [row] = read_leads([{"Id": "1", "Name": "x", "Status": 1, "Closed on": None}], coded).accepted
    assert row.label == "1"


def test_an_event_without_an_instant_is_not_guessed() -> None:
    found = reason(PLAIN, Id="1", Name="Cam", Status="Junk", **{"Closed on": " "})

    assert (found.code, found.column, found.value) == ("undated_event", "Status", "Junk")
    assert "junk" in found.text("nl")


def test_an_event_that_no_column_dates_is_declared_so() -> None:
    with pytest.raises(MappingProblems) as caught:
        LeadMapping.read({**PLAIN, "events": {}})
    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("missing_key", "events.junk")
    ]

    undated = LeadMapping.read({**PLAIN, "events": {"junk": None}})
    assert undated.undated == ("junk",)
    assert reason(undated, Id="1", Name="Cam", Status="Junk").code == "undated_event"


def test_a_label_that_is_not_listed_names_the_nearest() -> None:
    found = reason(PLAIN, Id="1", Name="Cam", Status="Jnuk", **{"Closed on": None})

    assert found.code == "unknown_label"
    assert "nearest: Junk" in found.text()
    assert reason(PLAIN, Id="1", Name="C", Status="x" * 999, **{"Closed on": ""}).code == (
        "unknown_label"
    )


def test_a_blank_status_is_a_fault_unless_the_mapping_says_what_it_means() -> None:
    assert reason(PLAIN, Id="1", Name="Cam", Status="", **{"Closed on": ""}).code == (
        "missing_status"
    )
    status = {**PLAIN["status"], "blank": []}
    [row] = read_leads(
        [{"Id": "1", "Name": "Cam", "Status": "", "Closed on": ""}], {**PLAIN, "status": status}
    ).accepted
    assert row.label is None


def test_what_the_lifecycle_refuses_is_told_with_its_reason() -> None:
    unknown = with_lead_preset("salesforce", {**OWN, "facts": None})

    found = reason(unknown, **CONVERTED)

    assert found.code == "refused_event"
    assert "interest" in found.text()
    assert "geweigerd" in found.text("nl")


def test_a_date_that_the_status_does_not_speak_of_is_told() -> None:
    found = reason(SALESFORCE, **{**NEW, "Rejected__c": "2026-03-02T09:00:00Z"})

    assert (found.code, found.column) == ("unsaid_event", "Rejected__c")
    # An event that may have happened has, where its column says when.
    row = {**NEW, "Status": "closed - not converted", "Rejected__c": "2026-03-03T09:00:00Z"}
    [junk] = read_leads([row], SALESFORCE).accepted
    assert [one.event for one in junk.journey.events] == ["junk"]
    [both] = read_leads([{**row, "Accepted__c": "2026-03-02T09:00:00Z"}], SALESFORCE).accepted
    assert [one.event for one in both.journey.events] == ["accept_by_sales", "junk"]


def test_one_column_may_date_two_events() -> None:
    own = {**OWN, "events": {"accept_by_sales": "ConvertedDate", "junk": "CreatedDate"}}
    own["events"] = {
        **own["events"],
        "accept_by_sales": {"column": "ConvertedDate", "formats": ["YYYY-MM-DD"]},
    }
    mapping = with_lead_preset("salesforce", own)

    [new, done] = read_leads([NEW, CONVERTED], mapping).accepted

    assert [one.event for one in done.journey.events] == ["accept_by_sales", "convert"]
    assert new.journey.events == ()


def test_two_signs_that_disagree_are_told() -> None:
    found = reason(SALESFORCE, **{**CONVERTED, "IsConverted": "false"})
    assert (found.code, found.value) == ("two_signs_of_conversion", "false")

    found = reason(SALESFORCE, **{**NEW, "ConvertedContactId": "003-7"})
    assert (found.code, found.column) == ("link_of_unconverted", "ConvertedContactId")


def test_an_id_that_is_missing_or_used_before_is_told() -> None:
    assert reason(SALESFORCE, **{**NEW, "Id": ""}).code == "missing_id"
    assert reason(SALESFORCE, **{**NEW, "Id": "\u3000"}).code == "missing_id"
    result = read_leads([NEW, NEW], SALESFORCE)
    assert (len(result.accepted), result.reasons) == (1, {"duplicate_id": 1})


def test_every_row_ends_in_one_place() -> None:
    rows = [NEW, CONVERTED, {}, {**NEW, "Status": "?"}, "no row", {**NEW, "Id": "sum"}]
    mapping = with_lead_preset("salesforce", {**OWN, "skip": {"column": "Id", "values": ["sum"]}})

    result = read_leads(rows, mapping)

    assert result.read == len(rows)
    assert [len(result.accepted), len(result.quarantined), result.blank] == [2, 2, 1]
    assert len(result.skipped) == 1
    assert read_leads([], mapping).read == 0


def test_nothing_personal_is_quoted() -> None:
    mapping = LeadMapping.read({**PLAIN, "personal": ["Id"]})
    assert mapping.personal == ("Name", "Id")

    found = reason(mapping, Id="1", Name=["cam@example.com"], Status="New", **{"Closed on": ""})

    assert "example" not in found.text()


def test_a_file_is_read_as_rows_are() -> None:
    text = "Id,Name,Status,Closed on,Region\n1,Cam,New,,North\n2,Ann,Junk,2026-03-02T09:00:00Z,\n"
    text += "3,Bo,Junk,,\n,,,,\n4,Di\n"

    result = read_lead_file(BytesIO(text.encode()), PLAIN)

    assert [row.id for row in result.accepted] == ["1", "2"]
    assert result.accepted[0].extras == {"Region": "North"}
    assert result.reasons == {"undated_event": 1, "short_record": 1}
    assert result.read == 5
    assert "Name" in result.text("nl")


def test_a_fault_of_the_file_raises_or_is_kept() -> None:
    text = b'Id,Name,Status,Closed on\n1,Cam,New,\n2,"Ann,New,\n'
    kept = read_lead_file(BytesIO(text), PLAIN, on_file_fault="quarantine")
    assert (len(kept.accepted), kept.reasons) == (1, {"after_file_fault": 1})
    assert kept.fault is not None
    with pytest.raises(NoHeader):
        read_lead_file(BytesIO(b""), PLAIN)


def test_a_column_that_is_not_there_is_told_before_any_row() -> None:
    with pytest.raises(MissingColumns):
        read_leads([{"Id": "1"}], PLAIN)
    with pytest.raises(NotRows):
        read_leads("rows", PLAIN)


# --- the mapping ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LEAD_PRESETS)
def test_a_preset_alone_names_what_only_the_user_knows(name: str) -> None:
    with pytest.raises(MappingProblems) as caught:
        with_lead_preset(name, {})

    problems = caught.value.problems
    assert {one.code for one in problems} <= {"unfilled", "zone_needed"}
    assert "facts.interest" in [one.path for one in problems]


def test_presets_can_be_completed_at_any_depth() -> None:
    espo = with_lead_preset(
        "espocrm",
        {
            "status": {"labels": {"In Process": ["accept_by_sales"], "Recycled": None}},
            "created": {"formats": ["YYYY-MM-DD HH:mm:ss"]},
            "events": {
                "accept_by_sales": "acceptedAt",
                "convert": {"formats": ["YYYY-MM-DD HH:mm:ss"]},
                "recycle": None,
                "junk": None,
            },
            "source": {"column": "leadSource"},
            "facts": None,
            "zone": {"written_in": "UTC"},
        },
    )
    assert list(espo.status.statuses) == ["New", "Assigned", "In Process", "Converted", "Dead"]
    assert espo.sources["events.convert"].columns == ("convertedAt",)
    assert espo.undated == ("recycle", "junk")
    with pytest.raises(UnknownPreset):
        with_lead_preset("salseforce", {})


def test_a_mapping_is_a_document() -> None:
    for mapping in (
        SALESFORCE,
        LeadMapping.read({**PLAIN, "extras": [], "skip": {"values": ["x"]}}),
    ):
        plain = json.loads(json.dumps(mapping.document()))
        assert LeadMapping.read(plain) == mapping
    blank = {**PLAIN, "status": {**PLAIN["status"], "blank": ["junk"]}, "events": {"junk": None}}
    assert LeadMapping.read(LeadMapping.read(blank).document()).undated == ("junk",)


def test_every_fault_of_a_mapping_is_named_with_its_place() -> None:
    with pytest.raises(MappingProblems) as caught:
        LeadMapping.read(
            {
                "id": "Id",
                "phnoe": "Phone",
                "status": {
                    "column": "Status",
                    "labels": {
                        "_note": "kept",
                        "": [],
                        "New": ["junkk"],
                        "NEW ": [],
                        "Old": ["junk", "junk"],
                        "Odd": "?",
                        3: [],
                    },
                },
                "events": {"junk": "Closed", "jnuk": "Closed"},
                "records": {"contract": "C", "contact": "D"},
                "facts": {"intrest": "engaged", "budget": "felt"},
            }
        )

    found = {(one.code, one.path) for one in caught.value.problems}
    assert found == {
        ("unknown_key", "phnoe"),
        ("missing_key", "system"),
        ("not_text", "status.labels.3"),
        ("unknown_choice", "status.labels.New[0]"),
        ("two_names", "status.labels.NEW "),
        ("event_twice", "status.labels.Old[1]"),
        ("unfilled", "status.labels.Odd"),
        ("unknown_key", "events.jnuk"),
        ("unknown_key", "records.contract"),
        ("unknown_key", "facts.intrest"),
        ("bad_facts", "facts"),
    }
    assert all(one.text("nl") for one in caught.value.problems)


def test_a_mapping_needs_a_status_with_labels() -> None:
    with pytest.raises(MappingProblems) as caught:
        LeadMapping.read({"system": "crm", "id": "Id", "status": "Status"})
    assert [one.code for one in caught.value.problems] == ["no_status_labels"]
    with pytest.raises(MappingProblems) as caught:
        LeadMapping.read({"system": "crm", "id": "Id"})
    assert [one.path for one in caught.value.problems] == ["status"]
    with pytest.raises(MappingProblems):
        LeadMapping.read("mapping.json")  # type: ignore[arg-type]


def test_a_sign_of_conversion_asks_for_the_date_of_it() -> None:
    sign = {"column": "Converted", "true": ["1"]}
    with pytest.raises(MappingProblems) as caught:
        LeadMapping.read({**PLAIN, "converted": sign})
    assert [one.path for one in caught.value.problems] == ["events.convert"]


def test_facts_that_a_journey_cannot_begin_with_are_a_fault() -> None:
    with pytest.raises(MappingProblems) as caught:
        LeadMapping.read({**PLAIN, "facts": {"standing": "converted"}})
    assert [one.code for one in caught.value.problems] == ["bad_facts"]


# --- and back -------------------------------------------------------------------------------------

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_what_was_read_is_written_and_read_again_as_it_was() -> None:
    rows = [{**NEW, "Region": "North"}, {**CONVERTED, "Region": ""}]
    read = read_leads(rows, SALESFORCE).accepted

    written = lead_rows(read, SALESFORCE)

    assert written.or_raise()[1]["IsConverted"] == "true"
    assert read_leads(written.rows, SALESFORCE).accepted == read
    assert written.text("nl") == "2 leads gegeven, 2 geschreven, 0 problemen"


def test_people_with_journeys_are_written_under_the_label_that_says_most() -> None:
    cam = Person(id="1", first_name="Cam")
    begun = Journey.begin(person="1", facts=Facts(interest="engaged"))
    accepted = begun.advance("accept_by_sales", at=DAY)

    written = lead_rows([(cam, accepted)], SALESFORCE)

    assert written.or_raise()[0]["Status"] == "Working - Contacted"
    assert lead_rows([], SALESFORCE).rows == ()


def test_a_label_of_a_row_that_does_not_say_it_any_more_gives_way() -> None:
    [row] = read_leads([NEW], SALESFORCE).accepted
    moved = LeadRow(
        person=row.person,
        journey=row.journey.advance("accept_by_sales", at=DAY),
        label=row.label,
    )

    written = lead_rows([moved], SALESFORCE)

    assert written.rows[0]["Status"] == "Working - Contacted"
    assert [one.path for one in written.problems] == ["$.label"]


def test_where_no_label_says_it_the_lead_is_not_written_and_told() -> None:
    cam = Person(id="1")
    begun = Journey.begin(person="1", facts=Facts(interest="engaged"))
    twice = begun
    for event, day in (("junk", 2), ("restore", 3), ("junk", 4)):
        twice = twice.advance(event, at=DAY.replace(day=day))
    only = {**PLAIN, "status": {"column": "Status", "labels": {"Junk": ["junk"]}}}

    written = lead_rows([(cam, twice), (cam, begun.advance("accept_by_sales", at=DAY))], SALESFORCE)
    nothing = lead_rows([(cam, Journey.begin(person="1"))], only)

    assert [(one.code, one.record) for one in written.problems] == [("no_label_says_it", 1)]
    assert "junk, restore, junk" in written.problems[0].text()
    assert len(written.rows) == 1
    assert "nothing" in nothing.problems[0].text()
    with pytest.raises(LeadsNotWritten) as caught:
        nothing.or_raise()
    assert caught.value.count == 1


def test_what_the_columns_cannot_say_is_told_part_by_part() -> None:
    maker = Maker(kind=MakerKind.HUMAN)
    evidence = Evidence(fact="budget", level=Level.CHECKED, at=DAY, by=maker)
    journey = Journey.begin(person="1", account="A-1", deal="D-1", facts=Facts(interest="engaged"))
    journey = journey.with_(evidence, Happened(event="junk", at=DAY, id="E-1"))
    person = Person(id="1", last_name="Cam", email="cam@example.com")
    lead = CrmRecord(system="our crm", kind=RecordKind.LEAD, id="1")
    contact = CrmRecord(system="our crm", kind=RecordKind.CONTACT, id="C-1")
    row = LeadRow(
        person=person,
        journey=journey,
        label="Junk",
        created=DAY,
        links=linked(lead, contact),
        extras=FrozenMapping({"Status": "x", "Region": "North"}),
    )

    written = lead_rows([row], PLAIN)

    assert [one.path for one in written.problems] == [
        "$.person.email",
        "$.journey.account",
        "$.journey.deal",
        "$.journey.events.id",
        "$.journey.evidence",
        "$.journey.facts",
        "$.created",
        "$.links",
        "$.extras.Status",
    ]
    assert written.rows[0]["Region"] == "North"
    assert "1 geschreven, 9 problemen" in written.text("nl")
    assert "Cam" not in str(LeadsNotWritten.of(written.problems))


def test_an_instant_that_the_form_of_a_column_cannot_hold_is_told() -> None:
    late = DAY.replace(second=30)
    cam = Person(id="1")
    journey = Journey.begin(person="1").advance("junk", at=late)
    minutes = {
        **PLAIN,
        "events": {"junk": {"column": "Closed on", "formats": ["D-M-YYYY HH:mm"]}},
        "zone": {"written_in": "Europe/Amsterdam"},
    }

    assert [one.path for one in lead_rows([(cam, journey)], minutes).problems] == [
        "$.journey.events"
    ]
    twice = Journey.begin(person="1").advance("junk", at=datetime(2026, 10, 25, 1, tzinfo=UTC))
    written = lead_rows([(cam, twice)], minutes)
    assert (written.rows, [one.column for one in written.problems]) == ((), ["Closed on"])


def test_a_row_that_would_be_skipped_is_no_row() -> None:
    skip = {**PLAIN, "skip": {"column": "Id", "values": ["Total"]}}
    cam = (Person(id="Total"), Journey.begin(person="Total"))

    written = lead_rows([cam], skip)

    assert (written.rows, [one.path for one in written.problems]) == ((), ["$"])
    assert lead_rows([(Person(id="1"), Journey.begin(person="1"))], skip).or_raise()


def test_a_sign_without_a_word_for_no_stays_blank() -> None:
    sign = {
        **PLAIN,
        "converted": {"column": "Converted", "true": ["1"]},
        "events": {"junk": "Closed on", "convert": "Converted on"},
    }

    written = lead_rows([(Person(id="1"), Journey.begin(person="1"))], sign)

    assert written.or_raise()[0]["Converted"] == ""


def test_another_lifecycle_is_told() -> None:
    other = Lifecycle(name="other", tracks=SALES_LIFECYCLE.tracks)
    journey = Journey.begin(person="1", lifecycle=other)

    written = lead_rows([(Person(id="1"), journey)], PLAIN)

    assert [one.path for one in written.problems] == ["$.journey.lifecycle"]


def test_what_is_no_lead_is_told_by_its_number() -> None:
    cam = Person(id="1")
    written = lead_rows([cam, (cam, Journey.begin(person="2")), (cam, cam)], PLAIN)  # type: ignore[list-item]

    assert [(one.code, one.record) for one in written.problems] == [
        ("not_a_lead_row", 1),
        ("other_journey", 2),
        ("not_a_lead_row", 3),
    ]
    with pytest.raises(WrongArgument):
        lead_rows("leads", PLAIN)  # type: ignore[arg-type]


def test_every_fault_of_a_row_made_by_hand_is_named() -> None:
    with pytest.raises(EntityProblems) as caught:
        LeadRow(person="1", journey=None, label="", created=date(2026, 3, 1), links=[], extras={})  # type: ignore[arg-type]
    assert [one.path for one in caught.value.problems] == [
        "$.person",
        "$.journey",
        "$.label",
        "$.created",
        "$.links",
        "$.extras",
    ]
    row = LeadRow(person=Person(id="1"), journey=Journey.begin(person="1"), created=DAY)
    assert row == LeadRow(person=row.person, journey=row.journey, created=DAY.astimezone(tz=None))
