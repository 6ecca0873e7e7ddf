"""The situations give the word, or the silence, that each text supports."""

import pytest
from situations import SITUATIONS, facts_of

from salesterms.facts import CATALOGUE, Facts, Worlds
from salesterms.vocabularies import (
    Vocabulary,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    linkedin_glossary,
)

TEXTS = (
    linkedin_glossary,
    four_stages.definitions,
    lead_or_bubble,
    four_types,
    lead_and_prospect,
)
CELLS = [
    pytest.param(facts_of(number), text, word, id=f"{number}-{text.source}")
    for number, situation in SITUATIONS.items()
    for text, word in zip(TEXTS, situation.words, strict=True)
]


def said(vocabulary: Vocabulary, facts: Facts) -> str:
    """The words of the person and of the deal, or a dash."""
    labels = vocabulary.labels(facts)
    return " + ".join("/".join(label.path or ()) for label in labels if label.path) or "-"


@pytest.mark.parametrize(("facts", "text", "word"), CELLS)
def test_each_text_has_its_word(facts: Facts, text: Vocabulary, word: str) -> None:
    assert said(text, facts) == word


@pytest.mark.parametrize("number", SITUATIONS)
def test_silence_has_its_reason(number: int) -> None:
    for text in TEXTS:
        for label in text.labels(facts_of(number)):
            assert label.exact
            assert label.silent is (label.because is not None)


@pytest.mark.parametrize("number", SITUATIONS)
def test_what_is_not_recorded_leaves_the_word_possible(number: int) -> None:
    open_ = Facts(**SITUATIONS[number].facts)

    for text in TEXTS:
        for label, closed in zip(text.labels(open_), text.labels(facts_of(number)), strict=True):
            assert closed.paths[0] in label.paths


@pytest.mark.parametrize("number", SITUATIONS)
def test_a_situation_breaks_no_law(number: int) -> None:
    laws = [side for law in CATALOGUE.laws for side in (law.when, law.then)]

    assert Worlds(CATALOGUE, laws).compatible(facts_of(number))


def test_there_are_twenty_six() -> None:
    assert list(SITUATIONS) == list(range(1, 27))
