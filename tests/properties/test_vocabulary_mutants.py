"""Every small change to a built-in table changes a label, or is known to say the same.

A label is its words, or the reason why there are none.
"""

from functools import cache

import pytest
from naive_tables import holds
from plain_words import Plain, said_of
from situations import SITUATIONS, facts_of
from word_mutants import mutants

from salesterms.facts import CATALOGUE
from salesterms.vocabularies import vocabularies, vocabulary
from salesterms.vocabularies.contradictions.queries.texts import IDS
from salesterms.vocabularies.table import Table

NEVER_BOTH = "no legal facts fit both rows, so that their order says nothing"
HAS_INTEREST = "the row asks specific interest, which is enough for its mark of a lead"
IS_LEAD = "the row asks interest, which is enough for its mark of a lead"
BY_LAW = "whom marketing accepted has shown interest, by a law"
BUYING = "the row asks the interest of a buyer as well"
LIVE_DEAL = "who has bought with a live deal has a live deal, which is enough for BOFU"
RELATED = "cross-selling asks a related product, which is one of those of upselling"
TAKEN = "whatever fits both rows fits a row above them, which has it"

#: Id of a vocabulary -> what was changed -> why it says the same.
EQUIVALENT = {
    "linkedin_glossary": {
        "0 klant: below 1 silence": NEVER_BOTH,
        "1 silence: below 2 silence": NEVER_BOTH,
        "2 silence: below 3 silence": NEVER_BOTH,
        "4 SQL: without likely_interested or interest": HAS_INTEREST,
        "4 SQL: likely_interested higher than assumed": HAS_INTEREST,
        "4 SQL: interest higher than engaged": HAS_INTEREST,
        "5 MQL: without likely_interested or interest": IS_LEAD,
        "5 MQL: likely_interested higher than assumed": IS_LEAD,
        "5 MQL: without interest": BY_LAW,
    },
    "four_stages.definitions": {"1 silence: below 2 silence": NEVER_BOTH},
    "four_stages.example": {"1 silence: below 2 silence": NEVER_BOTH},
    "lead_or_bubble": {
        "1 silence: below 2 silence": NEVER_BOTH,
        "3 verkoopkans: without interest >= inquiring": BUYING,
        "3 verkoopkans: interest lower than inquiring": BUYING,
        "3 verkoopkans: interest higher than inquiring": BUYING,
    },
    "four_types": {
        "0 mensen: below 1 silence": NEVER_BOTH,
        "1 silence: below 2 silence": NEVER_BOTH,
        "4 contact: below 5 SQL": NEVER_BOTH,
        "5 SQL: below 6 MQL": NEVER_BOTH,
        "6 MQL: below 7 unqualified": NEVER_BOTH,
    },
    "lead_and_prospect": {
        "0 klant: below 1 silence": NEVER_BOTH,
        "2 silence: below 3 silence": NEVER_BOTH,
        "3 silence: below 4 silence": NEVER_BOTH,
    },
    "funnel": {
        "0 BOFU: without approvals >= given": LIVE_DEAL,
        "0 BOFU: approvals lower than given": LIVE_DEAL,
        "0 BOFU: without contract": LIVE_DEAL,
        "0 BOFU: contract higher than accepted": LIVE_DEAL,
    },
    "touch.distance": {"0 virtueel verkopen: below 1 persoonlijke verkooptransactie": NEVER_BOTH},
    "touch.inside": {"0 inside sales: below 1 telemarketing": NEVER_BOTH},
    "sale.kind": {
        "0 cross-selling en upselling: without offered = higher_segment|related|unrelated": RELATED,
        "1 cross-selling: below 2 upselling": TAKEN,
    },
    "hubspot.lifecycle_stage": {
        "1 opportunity: below 2 other": NEVER_BOTH,
        "2 other: below 3 salesqualifiedlead": NEVER_BOTH,
        "3 salesqualifiedlead: below 4 marketingqualifiedlead": NEVER_BOTH,
    },
    "hubspot.lead_status": {
        "2 silence: below 3 UNQUALIFIED": NEVER_BOTH,
        "3 UNQUALIFIED: below 4 BAD_TIMING": NEVER_BOTH,
    },
    "hubspot.deal_stage": {
        "0 Closed Won: below 1 Closed Lost": NEVER_BOTH,
        "1 Closed Lost: below 2 Contract Sent": NEVER_BOTH,
    },
    "salesforce.lead_status": {"0 Closed - Converted: below 1 Closed - Not Converted": NEVER_BOTH},
    "salesforce.opportunity_stage": {
        "0 Closed Won: below 1 Closed Lost": NEVER_BOTH,
        "1 Closed Lost: below 2 Negotiation/Review": NEVER_BOTH,
    },
    "dynamics365.lead_status": {"0 Qualified: below 1 Disqualified": NEVER_BOTH},
    "dynamics365.opportunity_status": {
        "0 Won: below 1 Lost": NEVER_BOTH,
        "1 Lost: below 2 On Hold": NEVER_BOTH,
        "2 On Hold: below 3 In Progress": NEVER_BOTH,
    },
    "dynamics365.sales_stage": {"0 silence: below 1 Close": NEVER_BOTH},
    "odoo.stage": {
        "0 Won: below 1 silence": NEVER_BOTH,
        "1 silence: below 2 Proposition": NEVER_BOTH,
    },
    "suitecrm.lead_status": {"1 Recycled: below 2 Dead": NEVER_BOTH},
    "suitecrm.sales_stage": {
        "0 Closed Won: below 1 Closed Lost": NEVER_BOTH,
        "1 Closed Lost: below 2 Negotiation/Review": NEVER_BOTH,
    },
    "espocrm.lead_status": {"1 Recycled: below 2 Dead": NEVER_BOTH},
    "espocrm.opportunity_stage": {
        "0 Closed Won: below 1 Closed Lost": NEVER_BOTH,
        "1 Closed Lost: below 2 Negotiation": NEVER_BOTH,
    },
    "frappe_crm.lead_status": {
        "0 Qualified: below 1 Unqualified": NEVER_BOTH,
        "1 Unqualified: below 2 Nurture": NEVER_BOTH,
    },
    "frappe_crm.deal_status": {
        "0 Won: below 1 Lost": NEVER_BOTH,
        "1 Lost: below 2 Ready to Close": NEVER_BOTH,
    },
    "erpnext.lead_status": {
        "0 Do Not Contact: below 1 Converted": NEVER_BOTH,
        "3 Opportunity: below 4 Lost Quotation": NEVER_BOTH,
    },
    "erpnext.sales_stage": {"0 silence: below 1 Negotiation/Review": NEVER_BOTH},
    "twenty.opportunity_stage": {
        "0 CUSTOMER: below 1 silence": NEVER_BOTH,
        "1 silence: below 2 PROPOSAL": NEVER_BOTH,
    },
}


@cache
def situations() -> tuple[dict[str, str], ...]:
    """The value of each fact in each of the situations."""
    return tuple(
        {name: facts_of(number).possible_names(name)[0] for name in CATALOGUE}
        for number in SITUATIONS
    )


def differ(table: Table, changed: Table) -> bool:
    """Whether some label is another: in a situation, or else in any legal world."""
    return (
        any(said_of(table, world) != said_of(changed, world) for world in situations())
        or Plain(table, changed).differ()
    )


@pytest.mark.slow
@pytest.mark.parametrize("id_", [one.id for one in vocabularies()])
def test_every_change_to_a_table_changes_a_label_or_is_known_to_say_the_same(id_: str) -> None:
    same = [
        said
        for table in vocabulary(id_).tables.values()
        for said, changed in mutants(table)
        if not differ(table, changed)
    ]

    assert same == [*EQUIVALENT.get(id_, ())]


def test_rows_of_which_the_order_says_nothing_are_so_for_the_reason_that_is_given() -> None:
    for id_, changes in EQUIVALENT.items():
        for said, why in changes.items():
            place, below = int(said.split()[0]), ": below " in said
            assert below is (why in {NEVER_BOTH, TAKEN})
            if below:
                (together,) = {
                    fit_together(table, place)
                    for table in vocabulary(id_).tables.values()
                    if said in dict(mutants(table))
                }
                assert together is (why is TAKEN), (id_, said)


def fit_together(table: Table, place: int) -> bool:
    """Whether in some legal world a row and the one below it both hold."""
    plain = Plain(table)
    first, second = (row.when for row in table.rows[place : place + 2])
    worlds = (dict(zip(plain.names, world, strict=True)) for world in plain.every())
    return any(holds(first, world) and holds(second, world) for world in worlds)


def test_half_of_the_changes_are_seen_in_the_situations() -> None:
    seen = [
        any(said_of(table, world) != said_of(changed, world) for world in situations())
        for id_ in IDS
        for table in vocabulary(id_).tables.values()
        for _, changed in mutants(table)
    ]

    assert len(seen) > 250
    assert sum(seen) > 120
