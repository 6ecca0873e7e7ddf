"""The stages of a vocabulary: their order, and the verdict on every pair."""

import pytest

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.lifecycle import Category
from salesterms.logs import NoStages, VerdictKind, Ways
from salesterms.vocabularies import (
    Vocabulary,
    dynamics365,
    erpnext,
    four_types,
    hubspot,
    linkedin_glossary,
    odoo,
    touch,
    vocabularies,
)


def kind(ways: Ways, before: str | None, label: str) -> str:
    return str(ways.verdict(before, label).kind)


def test_labels_stand_from_early_to_late_and_exits_behind() -> None:
    assert Ways(four_types).labels == (
        *("naam", "unqualified", "MQL", "lead", "SQL", "contact"),
        "mensen",
    )


def test_won_and_lost_deals_are_closed() -> None:
    ways = Ways(hubspot.deal_stage)
    assert ways.closed == {"Closed Won", "Closed Lost"}
    assert ways.category("Closed Won") is Category.WON
    assert ways.category("Contract Sent") is Category.OPEN
    assert kind(ways, "Closed Won", "Closed Lost") == "after_close"
    assert kind(ways, "Closed Lost", "Qualified To Buy") == "reopened"


def test_a_deal_on_hold_is_not_closed_and_may_go_on() -> None:
    ways = Ways(dynamics365.opportunity_status)
    assert "On Hold" not in ways.closed
    assert kind(ways, "In Progress", "On Hold") == "legal"
    assert kind(ways, "On Hold", "In Progress") == "legal"
    assert kind(ways, "On Hold", "Won") == "skip"


def test_people_who_left_the_way_are_closed() -> None:
    ways = Ways(erpnext.lead_status)
    assert ways.closed == {"Do Not Contact", "Lost Quotation"}
    assert ways.category("Do Not Contact") is None


def test_a_kind_of_a_lead_stands_in_one_stage_with_lead() -> None:
    ways = Ways(linkedin_glossary)
    assert kind(ways, "lead", "MQL") == kind(ways, "MQL", "lead") == "stay"
    assert kind(ways, "MQL", "klant") == "legal"
    assert kind(ways, None, "SQL") == "legal"


def test_the_labels_of_a_group_follow_each_other_as_the_vendor_has_them() -> None:
    ways = Ways(hubspot.lead_status)
    assert kind(ways, "NEW", "OPEN") == "legal"
    assert ways.verdict("NEW", "ATTEMPTED_TO_CONTACT").stages == 2
    assert ways.verdict("IN_PROGRESS", "NEW").text() == "backward by 2"


def test_there_can_be_no_way_between_two_labels() -> None:
    assert kind(Ways(four_types), "contact", "mensen") == "no_way"


def test_where_lost_deals_have_no_label_a_case_just_ends() -> None:
    assert Ways(odoo.stage).labels == ("New", "Qualified", "Proposition", "Won")


def test_labels_are_found_in_any_case_and_by_their_aliases() -> None:
    ways = Ways(four_types)
    assert ways.code_of["mql"] == ways.labels.index("MQL")
    for term in four_types.terms:
        for word in term.aliases:
            assert word.casefold() in ways.code_of


@pytest.mark.parametrize("vocabulary", vocabularies(), ids=lambda one: one.id)
def test_every_vocabulary_about_people_or_deals_has_stages(vocabulary: Vocabulary) -> None:
    for subject in vocabulary.subjects:
        if subject in (Subject.TOUCH, Subject.SALE):
            with pytest.raises(NoStages):
                Ways(vocabulary, subject)
        else:
            ways = Ways(vocabulary, subject)
            kinds = {verdict.kind for verdict in ways.table}
            assert len(ways.table) == len(ways.labels) * (len(ways.labels) + 1)
            assert not kinds & {VerdictKind.DUPLICATE, VerdictKind.UNKNOWN_LABEL}
            assert ways.firsts


def test_a_vocabulary_without_rows_has_no_stages() -> None:
    empty = Vocabulary(id="empty", title=Text("empty", "leeg"), rows=(), checked=False)
    with pytest.raises(NoStages, match="from word to word in 'empty'"):
        Ways(empty)
    with pytest.raises(NoStages):
        Ways(touch.warm)
