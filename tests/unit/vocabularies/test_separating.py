"""Whether a vocabulary keeps leads apart from contacts in the prospect phase (004:12)."""

import pytest

from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Subject
from salesterms.vocabularies import (
    Term,
    Vocabulary,
    lead_and_prospect,
    separates_leads_from_contacts,
    vocabulary,
)
from salesterms.vocabularies.rows import ALWAYS

RECORD, NEW = CATALOGUE["contact_record"], CATALOGUE["standing"].is_("new")


def of(*rows: Term) -> Vocabulary:
    return Vocabulary(id="ours", title=Text("Ours", "Van ons"), rows=rows, checked=False)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("linkedin_glossary", "SQL"),
        ("four_stages.definitions", "lead"),
        ("four_stages.example", "contact"),
        ("lead_or_bubble", "lead"),
        ("four_types", None),
        ("lead_and_prospect", None),
        ("aida", "interesse"),
        ("funnel", "MOFU"),
        ("hubspot.lifecycle_stage", None),
        ("hubspot.lead_status", "CONNECTED"),
        ("salesforce.lead_status", None),
        ("dynamics365.lead_status", None),
        ("odoo.type", None),
        ("suitecrm.module", None),
        ("suitecrm.lead_status", None),
        ("espocrm.lead_status", None),
        ("frappe_crm.lead_status", None),
        ("erpnext.lead_status", "Interested"),
    ],
)
def test_each_built_in_vocabulary_has_its_answer(name: str, word: str | None) -> None:
    found = separates_leads_from_contacts(vocabulary(name))

    assert bool(found) is found.separates is (word is None)
    assert found.word == word
    assert found.vocabulary == name
    assert str(found) == found.say("en") != found.say("nl")


@pytest.mark.parametrize("name", ["linkedin_glossary", "four_stages.definitions", "lead_or_bubble"])
def test_the_two_cases_have_the_word(name: str) -> None:
    given = vocabulary(name)
    found = separates_leads_from_contacts(given)

    assert found.lead
    assert found.contact
    assert given.label(found.lead.facts).word == given.label(found.contact.facts).word == found.word
    assert found.lead.facts["contact_record"] == "no"
    assert found.contact.facts["contact_record"] == "yes"
    assert found.contact.facts["customer"] == "never"


def test_one_word_for_every_record_keeps_nobody_apart() -> None:
    assert separates_leads_from_contacts(of(Term(word="record", when=ALWAYS))).word == "record"


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ((Term(word="deal", when=ALWAYS, subject=Subject.DEAL),), "either"),
        ((Term(word="klant", when=CATALOGUE["customer"].is_("active")),), "either"),
        ((Term(word="lead", when=NEW),), "such contacts"),
        ((Term(word="contact", when=RECORD.holds),), "leads"),
    ],
)
def test_without_words_for_both_they_are_not_kept_apart(
    rows: tuple[Term, ...], missing: str
) -> None:
    found = separates_leads_from_contacts(of(*rows))

    assert not found
    assert (found.word, found.lead, found.contact) == (None, None, None)
    assert found.say().endswith(f"no word for {missing}.")
    assert ("voor geen van beide is er een woord" in found.say("nl")) is (missing == "either")


def test_the_word_of_a_lead_may_be_that_of_nobody_else() -> None:
    ours = lead_and_prospect.evolve(id="ours", rename={"contactpersoon": "contact"})

    assert separates_leads_from_contacts(ours)
