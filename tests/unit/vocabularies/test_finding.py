"""Vocabularies by name, terms by word and by the glossary's id, readings by attribute."""

import copy
import pickle
from typing import Any

import pytest

from salesterms.vocabularies import (
    Match,
    SeveralVocabularies,
    UnknownPart,
    UnknownVocabulary,
    UnknownWord,
    four_stages,
    four_types,
    translate,
    vocabularies,
    vocabulary,
)
from salesterms.vocabularies.wording import translation_data


def test_a_name_gives_a_vocabulary_or_its_parts() -> None:
    assert vocabulary("four_types") is four_types
    assert vocabularies("four_types") == (four_types,)
    assert vocabularies("four_stages") == (four_stages.definitions, four_stages.example)
    assert set(vocabularies("hubspot")) < set(vocabularies())


def test_a_name_that_several_share_is_refused_with_all_of_them() -> None:
    with pytest.raises(SeveralVocabularies) as refused:
        vocabulary("four_stages")

    assert refused.value.args[1] == ("four_stages.definitions", "four_stages.example")


@pytest.mark.parametrize(
    ("asked", "near"),
    [("four_type", "four_types"), ("hubspt", "hubspot"), (3, "linkedin_glossary")],
)
def test_a_name_that_is_not_there_is_refused_with_the_nearest(asked: Any, near: str) -> None:
    with pytest.raises(UnknownVocabulary) as refused:
        vocabulary(asked)

    assert near in refused.value.args[1]


def test_a_reading_is_an_attribute() -> None:
    assert four_stages.definitions.reading == "definitions"
    assert [one.id for one in four_stages] == ["four_stages.definitions", "four_stages.example"]
    assert repr(four_stages) == "<four_stages: definitions, example>"
    with pytest.raises(UnknownPart) as refused:
        four_stages.exampel  # noqa: B018
    assert refused.value.args == ("four_stages", "exampel", ("example",))
    with pytest.raises(AttributeError):
        four_stages._hidden  # noqa: B018


def test_readings_are_copied_and_pickled() -> None:
    assert copy.copy(four_stages).id == "four_stages"
    assert [one.id for one in pickle.loads(pickle.dumps(four_stages))] == [
        one.id for one in four_stages
    ]


def test_a_term_is_found_by_its_words_whatever_their_case() -> None:
    (term,) = four_types.named("MARKETING Qualified")

    assert term.word == "MQL"
    with pytest.raises(UnknownWord) as refused:
        four_types.named("leat")
    assert "lead" in refused.value.args[2]


def test_a_term_is_found_by_the_id_of_the_glossary() -> None:
    assert four_types.term.raw_name.word == "naam"
    assert "raw_name" in dir(four_types.term)
    assert dir(vocabulary("twenty.opportunity_stage").term) == ["closed_won"]
    with pytest.raises(UnknownWord):
        four_types.term.nothing  # noqa: B018
    with pytest.raises(AttributeError):
        four_types.term._hidden  # noqa: B018


def test_vocabularies_are_equal_by_what_is_in_them() -> None:
    copied = pickle.loads(pickle.dumps(four_types))

    assert four_types == four_types.evolve() == copied
    assert hash(four_types) == hash(copied)
    assert four_types == vocabulary("four_types")
    assert four_types != four_types.evolve(drop=["naam"])


def test_the_reverse_of_a_match_is_seen_from_the_other_side() -> None:
    assert [one.reverse for one in Match] == [
        Match.EXACT,
        Match.BROADER,
        Match.NARROWER,
        Match.OVERLAPPING,
        Match.DISJOINT,
    ]


def test_a_translation_is_plain_data() -> None:
    found = translation_data(translate("naam", four_types, four_stages.definitions))
    assert (found["from"], found["to"]) == ("four_types", "four_stages.definitions")
