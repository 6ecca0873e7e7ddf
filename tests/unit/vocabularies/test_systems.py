"""The status fields of CRM systems: their labels as the vendors write them, and what they mean."""

import re

import pytest
from system_cases import CASES, LABELS, LOST, OTHER_WORDS, UNVERIFIED

from salesterms.facts import Facts, Subject
from salesterms.vocabularies import (
    Basis,
    Silence,
    Vocabulary,
    dynamics365,
    erpnext,
    espocrm,
    forward_order,
    frappe_crm,
    hubspot,
    odoo,
    relations,
    salesforce,
    steps,
    suitecrm,
    translate,
    twenty,
    vocabularies,
    vocabulary,
)
from salesterms.vocabularies.registry import UnknownVocabulary

SYSTEMS = (
    hubspot,
    salesforce,
    dynamics365,
    odoo,
    suitecrm,
    espocrm,
    frappe_crm,
    erpnext,
    twenty,
)
FIELDS = {one.id: one for system in SYSTEMS for one in system}


@pytest.mark.parametrize(
    ("field", "facts", "word"),
    CASES,
    ids=[f"{at}-{case[0]}-{case[2]}" for at, case in enumerate(CASES)],
)
def test_a_clear_situation_has_its_label(
    field: str, facts: dict[str, str], word: str | None
) -> None:
    label = vocabulary(field).label(Facts(**facts))

    assert label.exact
    assert label.word == word
    assert label.silent is (word is None)


def test_every_label_that_facts_tell_apart_has_a_situation() -> None:
    shown = {(field, word) for field, _, word in CASES if word is not None}
    # These take their rows over from another system, where each is shown.
    again = {"suitecrm.sales_stage", "espocrm.lead_status", "erpnext.sales_stage"}

    missing = {
        (one.id, term.word) for one in FIELDS.values() for term in one.terms if one.id not in again
    } - shown
    assert missing == {("frappe_crm.deal_status", "Negotiation")}


def words_of(field: Vocabulary) -> set[str]:
    return {word for term in field.terms for word in term.words}


def test_the_fields_are_those_that_are_listed() -> None:
    assert list(FIELDS) == list(LABELS)
    assert [one.id for one in vocabularies() if one.id in FIELDS] == list(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_has_the_labels_of_the_vendor_and_no_other(field: str) -> None:
    assert words_of(FIELDS[field]) == set(LABELS[field]) | OTHER_WORDS.get(field, set())


@pytest.mark.parametrize("field", FIELDS)
def test_every_label_is_found_by_its_name_in_any_case(field: str) -> None:
    for word in LABELS[field]:
        (term,) = FIELDS[field].named(word)
        assert FIELDS[field].named(word.upper()) == (term,)
        assert word in term.words


@pytest.mark.parametrize("field", FIELDS)
def test_labels_that_facts_cannot_tell_apart_stand_in_the_order_of_the_vendor(field: str) -> None:
    order = LABELS[field]
    for term in FIELDS[field].terms:
        assert list(term.group) == sorted(term.group, key=order.index)


@pytest.mark.parametrize("field", FIELDS)
def test_a_row_that_was_not_verified_says_so(field: str) -> None:
    told = {
        word
        for term in FIELDS[field].terms
        if term.note is not None
        and "unverified" in term.note.en
        and "niet geverifieerd" in term.note.nl
        for word in term.words
    }
    assert told == UNVERIFIED.get(field, set())


@pytest.mark.parametrize("field", FIELDS)
def test_a_row_rests_on_the_vendor_or_on_the_name_alone(field: str) -> None:
    assert {term.basis for term in FIELDS[field].terms} <= {Basis.VENDOR, Basis.NAME}


@pytest.mark.parametrize("field", FIELDS)
def test_no_row_of_a_field_is_dead(field: str) -> None:
    FIELDS[field].check()


@pytest.mark.parametrize("field", FIELDS)
def test_no_chance_is_in_a_field(field: str) -> None:
    notes = [term.note for term in FIELDS[field].terms if term.note is not None]
    reasons = [row.because for row in FIELDS[field].rows if isinstance(row, Silence)]

    assert not any(re.search(r"[0-9%]", text.en + text.nl) for text in (*notes, *reasons))


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_about_one_thing(field: str) -> None:
    assert FIELDS[field].subjects in [(Subject.PERSON,), (Subject.DEAL,)]


def test_a_field_is_an_attribute_of_its_system() -> None:
    assert hubspot.lifecycle_stage is vocabulary("hubspot.lifecycle_stage")
    assert [one.id for one in vocabularies("odoo")] == ["odoo.type", "odoo.stage"]


def test_a_mistyped_system_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownVocabulary, match="hubspot"):
        vocabularies("hubsopt")


@pytest.mark.parametrize(
    ("field", "word", "said"),
    [
        ("hubspot.lifecycle_stage", "opportunity", "never sets a stage back"),
        ("salesforce.lead_status", "Closed - Converted", "one way"),
        ("suitecrm.lead_status", "Recycled", "a way back"),
        ("erpnext.lead_status", "Quotation", "follows from the documents"),
        ("espocrm.opportunity_stage", "Closed Lost", "lastStage"),
    ],
)
def test_a_trap_is_told_where_it_lies(field: str, word: str, said: str) -> None:
    (term,) = FIELDS[field].named(word)

    assert term.note is not None
    assert said in term.note.en


def test_a_system_without_a_stage_for_lost_says_so() -> None:
    label = twenty.opportunity_stage.label(Facts(**LOST))

    assert label.because is not None
    assert label.because.en == "there is no stage for lost"


def test_a_prospect_comes_before_the_lead_in_one_system_and_is_no_word_in_others() -> None:
    (target,) = suitecrm.module.named("Prospect")

    assert target.word == "Target"
    found = translate("Target", suitecrm.module, hubspot.lifecycle_stage)
    assert "lead" not in found.candidates
    assert "subscriber" in found.candidates


def test_stages_of_one_name_lie_as_their_rows_do() -> None:
    found = relations(salesforce.opportunity_stage, suitecrm.sales_stage)
    same = {one.first.word: one.match.value for one in found if one.first.word == one.second.word}

    assert set(same.values()) == {"exact"}
    assert len(same) == 10


def test_what_one_system_lacks_makes_its_neighbour_wider() -> None:
    found = translate("Proposal", espocrm.opportunity_stage, salesforce.opportunity_stage)

    assert found.exact is not None
    assert found.exact.word == "Proposal/Price Quote"
    wider = translate("Qualification", espocrm.opportunity_stage, salesforce.opportunity_stage)
    assert wider.exact is None
    assert "Needs Analysis" in wider.candidates


def test_a_field_of_a_lead_and_one_of_a_deal_meet_in_the_deal() -> None:
    found = relations(salesforce.lead_status, salesforce.opportunity_stage)
    with_won = {one.first.word: one.match.value for one in found if one.second.word == "Closed Won"}

    assert with_won == {
        "Closed - Converted": "broader",
        "Closed - Not Converted": "disjoint",
        "Working - Contacted": "disjoint",
        "Open - Not Contacted": "disjoint",
    }


def test_a_row_that_was_not_verified_does_not_lean_on_the_vendor() -> None:
    leaning = [
        (field, term.word)
        for field, words in UNVERIFIED.items()
        for term in FIELDS[field].terms
        if term.word in words and term.basis is not Basis.NAME
    ]
    assert leaning == []


def test_a_stage_comes_before_won_and_a_new_deal_is_no_way_back() -> None:
    table = salesforce.opportunity_stage.table()
    order = forward_order(table)

    assert {("Prospecting", "Needs Analysis"), ("Prospecting", "Closed Won")} <= order
    assert not any(word == "Closed Won" for word, _ in order)
    assert not any("Closed Lost" in pair for pair in order)
    opened = {one.path for one in steps(table) if one.by == "open_deal"}
    assert opened == {()}


def test_to_the_person_a_new_deal_is_a_step() -> None:
    found = steps(hubspot.lead_status.table())

    assert ((), ("OPEN_DEAL",)) in {(one.path, one.to) for one in found if one.by == "open_deal"}


def test_an_exit_has_no_place_in_the_order() -> None:
    order = forward_order(suitecrm.lead_status.table())

    assert ("New", "In Process") in order
    assert ("In Process", "Converted") in order
    assert not any({"Recycled", "Dead"} & set(pair) for pair in order)


def test_an_exit_is_who_or_what_left_the_way_forward() -> None:
    exits = {term.word for one in FIELDS.values() for term in one.terms if term.exit}

    assert exits == {
        "BAD_TIMING",
        "Closed - Not Converted",
        "Closed Lost",
        "Dead",
        "Disqualified",
        "Do Not Contact",
        "Lost",
        "Lost Quotation",
        "Nurture",
        "On Hold",
        "Recycled",
        "UNQUALIFIED",
        "Unqualified",
        "other",
    }
