"""Cam, whom text 001 follows from name to opportunity, is called at each step what it calls him."""

import random
from itertools import product

import pytest
from cam import RECORDS, SCENES, day

from salesterms.facts import Subject
from salesterms.journey import Journey, owner_of
from salesterms.lifecycle import Refused
from salesterms.vocabularies import (
    Label,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    linkedin_glossary,
)

OTHERS = (linkedin_glossary, lead_or_bubble, four_types, lead_and_prospect)
CAM = Journey.begin(person="Cam").with_(*RECORDS)
DAYS = pytest.mark.parametrize("number", SCENES)


def word(label: Label) -> str:
    """The words, a dash for silence, and a bar between what is possible."""
    return " | ".join("/".join(path) or "-" for path in label.paths)


@DAYS
@pytest.mark.parametrize("reading", ["definitions", "example"])
def test_each_reading_of_the_text_has_its_words(number: int, reading: str) -> None:
    labels = CAM.labels(getattr(four_stages, reading), as_of=day(number))

    assert tuple(map(word, labels)) == getattr(SCENES[number], reading)


@DAYS
@pytest.mark.parametrize("place", range(4), ids=[text.id for text in OTHERS])
def test_the_other_texts_have_theirs(number: int, place: int) -> None:
    label = CAM.label(OTHERS[place], as_of=day(number))

    assert word(label) == SCENES[number].others[place]


@DAYS
def test_told_step_by_step_the_words_are_the_same(number: int) -> None:
    told = [record for at, scene in SCENES.items() if at <= number for record in scene.records]
    until = Journey.begin(person="Cam").with_(*told)

    for vocabulary in (*four_stages, *OTHERS):
        assert until.labels(vocabulary) == CAM.labels(vocabulary, as_of=day(number))


def test_the_order_in_which_it_is_recorded_plays_no_part() -> None:
    mixed = list(RECORDS)
    random.Random(1).shuffle(mixed)

    assert Journey.begin(person="Cam").with_(*mixed) == CAM


@DAYS
def test_silence_is_explained(number: int) -> None:
    for vocabulary in (*four_stages, *OTHERS):
        for label in CAM.labels(vocabulary, as_of=day(number)):
            assert label.silent is (label.paths == ((),))
            assert label.silent is False or label.because is not None


def test_the_two_readings_part_only_at_the_call() -> None:
    apart = [number for number, scene in SCENES.items() if scene.definitions != scene.example]

    assert apart == [23]
    assert SCENES[23].cite == "001:40"


def test_no_deal_begins_before_he_is_converted() -> None:
    story = Journey.begin(person="Cam")
    for number, scene in SCENES.items():
        if number < 30:
            story = story.with_(*scene.records)
            assert isinstance(story.decide("open_deal", at=day(number + 1)), Refused)


def test_the_account_manager_has_the_deal() -> None:
    owned = [
        owner_of(CAM, reading, as_of=day(number), subject=Subject.DEAL).owner
        for number, reading in product((23, 30), four_stages)
    ]

    assert [owner and owner.en for owner in owned] == [None, None, *["account manager"] * 2]
