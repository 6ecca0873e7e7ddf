"""What holds in every built-in vocabulary, and between any two of them."""

import re
from itertools import combinations

import pytest

from salesterms.terms import glossary
from salesterms.vocabularies import Basis, Silence, Vocabulary, vocabularies
from salesterms.vocabularies.relating import pairs_of

EVERY = vocabularies()
CITED = re.compile(r"00[0-4]:[0-9]{1,3}")


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_it_keeps_every_rule_of_a_vocabulary(one: Vocabulary) -> None:
    one.check()


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_a_row_of_a_text_is_cited_and_a_row_of_a_system_is_not(one: Vocabulary) -> None:
    for term in one.terms:
        assert bool(term.cites) is bool(one.source)
        assert (term.basis in (Basis.TEXT, Basis.OURS)) is bool(one.source)
    for row in one.rows:
        assert all(CITED.fullmatch(place) for place in row.cites)
        assert all(place.startswith(one.source) for place in row.cites)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_what_it_says_is_said_in_both_languages(one: Vocabulary) -> None:
    said = [one.title]
    for row in one.rows:
        if isinstance(row, Silence):
            said.append(row.because)
        else:
            said += [text for text in (row.owner, row.note) if text is not None]

    assert all(text.en.strip() and text.nl.strip() for text in said)


def test_the_ids_differ() -> None:
    assert len({one.id for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_a_part_has_the_name_of_its_reading(one: Vocabulary) -> None:
    assert one.id.partition(".")[2] == one.reading


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_an_address_is_that_of_the_vendor(one: Vocabulary) -> None:
    assert not one.address or (one.address.startswith("https://") and not one.source)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_every_entry_that_a_term_names_is_in_the_glossary(one: Vocabulary) -> None:
    known = {entry.id for entry in glossary.entries}
    assert {term.entry for term in one.terms if term.entry is not None} <= known


def test_no_two_ask_about_more_than_a_few_million_combinations() -> None:
    sizes = [
        pair.worlds.size for one, other in combinations(EVERY, 2) for pair in pairs_of(one, other)
    ]

    assert max(sizes) < 8_000_000
    assert sorted(sizes)[len(sizes) // 2] < 4_000
