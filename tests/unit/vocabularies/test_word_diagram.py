"""The way through a vocabulary, drawn by the lifecycle and not by hand."""

import pytest

from salesterms.facts import Subject
from salesterms.vocabularies import (
    NotItsSubject,
    WordDiagram,
    four_stages,
    four_types,
    hubspot,
    lead_and_prospect,
)

WAY = WordDiagram(vocabulary=four_types)


def test_what_is_known_and_events_make_the_lines() -> None:
    said = WAY.explain().splitlines()

    assert said[0] == "four_types: the way of a person"
    assert 'From "SQL" to "contact": convert.' in said
    assert 'From "naam" to "unqualified": interest.' in said
    assert 'From "contact" to "lead" (dotted): put back to nurture.' in said


def test_it_speaks_dutch_and_keeps_the_words() -> None:
    said = WordDiagram(vocabulary=lead_and_prospect).explain("nl").splitlines()

    assert said[0] == "lead_and_prospect: stappen voor een persoon"
    assert any(line.startswith('Van "contactpersoon" naar "prospect"') for line in said)


def test_every_word_has_its_box() -> None:
    for text in (WAY.svg(), WAY.mermaid(), WAY.dot()):
        for term in four_types.terms:
            assert term.word in text
    assert WAY._repr_svg_() == WAY.svg()
    assert repr(WAY) == "<WordDiagram of four_types>"


def test_the_way_of_a_deal_is_asked_for() -> None:
    way = WordDiagram(vocabulary=hubspot.deal_stage, subject=Subject.DEAL)

    assert 'to "Closed Won": win.' in way.explain()
    with pytest.raises(NotItsSubject):
        WordDiagram(vocabulary=four_stages.example, subject=Subject.TOUCH).explain()
