"""The vectors of words and logs are those of the slow readings, and the situations of the texts."""

import json
from importlib.resources import files
from typing import Any

import pytest
from log_vectors import WAYS
from log_vectors import written as log_text
from situations import SITUATIONS
from word_vectors import FILES, VOCABULARIES, written

from salesterms.conformance import shipped, vectors
from salesterms.logs import NoStages, Ways

#: The vocabulary of each column of words in the situations.
COLUMNS = (
    "linkedin_glossary",
    "four_stages.definitions",
    "lead_or_bubble",
    "four_types",
    "lead_and_prospect",
)


def stored(name: str) -> Any:
    place = files("salesterms").joinpath("data", "conformance", f"{name}.json")
    return json.loads(place.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_vectors_of_words_are_those_of_the_slow_reading(name: str) -> None:
    assert stored(name) == json.loads(written(name))


def test_vectors_of_logs_are_those_that_were_written_down() -> None:
    assert stored("audit-verdicts") == json.loads(log_text())


@pytest.mark.parametrize("vocabulary", COLUMNS)
def test_the_labels_of_the_situations_are_the_words_of_the_texts(vocabulary: str) -> None:
    column = COLUMNS.index(vocabulary)
    found = {one.id: one.expected for one in vectors("label-situations")}

    for number, situation in SITUATIONS.items():
        expected = found[f"{vocabulary}-{number:02}"]
        paths = [paths[0] for paths in expected.values() if paths[0]]
        said = " + ".join("/".join(path) for path in paths) or "-"
        assert said == situation.words[column]


def test_every_vocabulary_has_labels_and_translations() -> None:
    named = {one.request()["inputs"]["vocabulary"] for one in vectors("label-situations")}
    given = {one.request()["inputs"]["from"] for one in vectors("translations")}

    assert named == set(VOCABULARIES)
    assert set(VOCABULARIES) - given == set()


def test_every_vocabulary_with_stages_has_verdicts() -> None:
    with_stages = set()
    for name, vocabulary in VOCABULARIES.items():
        try:
            Ways(vocabulary)
        except NoStages:
            continue
        with_stages.add(name)

    assert set(WAYS) == with_stages


def test_files_of_operations_are_in_the_package() -> None:
    assert {*FILES, "audit-verdicts"} <= set(shipped())
