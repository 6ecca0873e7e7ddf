"""How the words of the texts match in linked data: computed from what each text asks.

Every pair of terms of two texts is one of SKOS's mapping relations, or none where nobody can be
both. Text 001 has two readings; its definitions stand for it here.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from salesterms.vocabularies import (
    Match,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    linkedin_glossary,
    matches,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.terms import Glossary
    from salesterms.vocabularies import Term

TEXTS = (
    linkedin_glossary,
    four_stages.definitions,
    lead_or_bubble,
    four_types,
    lead_and_prospect,
)

#: How two terms lie -> the property of SKOS from the first to the second. Of terms that overlap it
#: has nothing closer than that they are related.
PROPERTIES = {
    Match.EXACT: "exactMatch",
    Match.NARROWER: "broadMatch",
    Match.BROADER: "narrowMatch",
    Match.OVERLAPPING: "relatedMatch",
}


class Sensed(NamedTuple):
    """A sense of a term in a source text: the text, the entry's id, and which of its senses."""

    source: str
    entry: str
    number: int


def match_links(glossary: Glossary) -> Iterator[tuple[Sensed, str, Sensed]]:
    """(sense, property of SKOS, sense) of every two senses of which the terms meet.

    Only senses that the glossary has are linked, so a glossary of one's own has links where it
    keeps the entries and their citations.
    """
    for first, one, how, second, other in _meeting():
        mine, theirs = _sense(glossary, first, one), _sense(glossary, second, other)
        if mine is not None and theirs is not None:
            yield mine, how, theirs


@cache
def _meeting() -> tuple[tuple[str, Term, str, str, Term], ...]:
    """(text, term, property, text, term) of all that meet; a person is never matched to a deal."""
    return tuple(
        (first.source, one, PROPERTIES[how], second.source, other)
        for first, second in permutations(TEXTS, 2)
        for one, other, how in matches(first, second)
        if how in PROPERTIES and one.table is other.table
    )


def _sense(glossary: Glossary, source: str, term: Term) -> Sensed | None:
    """The sense that a term carries out: the one whose citation it shares."""
    entry = next((entry for entry in glossary.entries if entry.id == term.entry), None)
    if entry is None:
        return None
    senses = [sense for sense in entry.senses if sense.source == source]
    for number, sense in enumerate(senses, 1):
        if set(sense.cites) & set(term.cites):
            return Sensed(source, entry.id, number)
    headed = any(label.source == source for label in entry.labels)
    return Sensed(source, entry.id, 1) if headed and not senses else None
