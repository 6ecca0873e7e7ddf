"""Every small change to the tables of the five texts changes a label, or is known to say the same.

A label is its words, or the reason why there are none.
"""

from functools import cache

import pytest
from plain_words import Plain, said_of
from situations import SITUATIONS, facts_of
from word_mutants import mutants

from salesterms.facts import CATALOGUE
from salesterms.vocabularies import vocabulary
from salesterms.vocabularies.contradictions.queries.texts import IDS
from salesterms.vocabularies.table import Table

NEVER_BOTH = "no legal facts fit both rows, so that their order says nothing"
HAS_INTEREST = "the row asks specific interest, which is enough for its mark of a lead"
IS_LEAD = "the row asks interest, which is enough for its mark of a lead"
BY_LAW = "whom marketing accepted has shown interest, by a law"
BUYING = "the row asks the interest of a buyer as well"

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


@pytest.mark.parametrize("id_", IDS)
def test_every_change_to_a_text_changes_a_label_or_is_known_to_say_the_same(id_: str) -> None:
    same = [
        said
        for table in vocabulary(id_).tables.values()
        for said, changed in mutants(table)
        if not differ(table, changed)
    ]

    assert same == [*EQUIVALENT[id_]]


def test_half_of_the_changes_are_seen_in_the_situations() -> None:
    seen = [
        any(said_of(table, world) != said_of(changed, world) for world in situations())
        for id_ in IDS
        for table in vocabulary(id_).tables.values()
        for _, changed in mutants(table)
    ]

    assert len(seen) > 250
    assert sum(seen) > 120
