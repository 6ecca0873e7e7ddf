"""The glossary against the source texts: what it cites stands there, and nothing is copied."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from linkedin_headings import HEADINGS

from salesterms import glossary
from salesterms.terms import Entry
from salesterms.terms.folding import fold

if TYPE_CHECKING:
    from salesterms.errors import Text

#: So many words in a row may be those of a source text: fewer than this.
COPIED = 8

#: No quotation is longer than this.
QUOTED = 6

ENTRIES = pytest.mark.parametrize("entry", glossary.entries, ids=lambda entry: entry.id)


@pytest.fixture
def texts(material: Path) -> dict[str, list[str]]:
    """Number of a source text -> its lines."""
    files = sorted((material / "seeds").glob("*.txt"))
    assert len(files) == 5
    return {file.name[:3]: file.read_text(encoding="utf-8").splitlines() for file in files}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def line(texts: dict[str, list[str]], cited: str) -> str:
    text, number = cited.split(":")
    return texts[text][int(number) - 1]


def prose(entry: Entry) -> Iterator[str]:
    """Every text of an entry that is ours."""
    both: list[Text | None] = [entry.definition, entry.note, entry.example]
    both += [sense.meaning for sense in entry.senses]
    for text in both:
        if text is not None:
            yield text.en
            yield text.nl


def test_the_headings_are_those_of_the_file(texts: dict[str, list[str]]) -> None:
    printed = texts["000"][4:106:2]

    assert printed == list(HEADINGS)


@ENTRIES
def test_the_definitions_are_in_our_own_words(texts: dict[str, list[str]], entry: Entry) -> None:
    sources = [" ".join(words(" ".join(lines))) for lines in texts.values()]
    for text in prose(entry):
        own = words(text)
        for start in range(len(own) - COPIED + 1):
            run = " ".join(own[start : start + COPIED])
            assert not any(f" {run} " in f" {source} " for source in sources), run


def test_the_comparison_would_find_a_copy(texts: dict[str, list[str]]) -> None:
    sources = " ".join(words(texts["000"][89]))

    assert " ".join(words(texts["000"][89])[3 : 3 + COPIED]) in sources


@ENTRIES
def test_every_line_that_is_cited_is_there(texts: dict[str, list[str]], entry: Entry) -> None:
    for cited in (*entry.cites, *(each for sense in entry.senses for each in sense.cites)):
        assert line(texts, cited).strip(), cited


@ENTRIES
def test_a_sense_has_its_word_from_the_text(texts: dict[str, list[str]], entry: Entry) -> None:
    for sense in entry.senses:
        cited = " ".join(line(texts, each) for each in sense.cites).casefold()
        assert sense.word.casefold() in cited, sense
        whole = " ".join(texts[sense.source]).casefold()
        assert all(synonym.casefold() in whole for synonym in sense.synonyms), sense
        assert all(each.startswith(sense.source) for each in sense.cites), sense


@ENTRIES
def test_a_label_of_a_source_stands_in_it(texts: dict[str, list[str]], entry: Entry) -> None:
    for label in entry.labels:
        if label.source is not None:
            whole = fold(" ".join(texts[label.source]))
            assert fold(label.text)[:-3] in whole, label  # there it may be a plural


@pytest.mark.parametrize("place", glossary.doubtful_places, ids=lambda place: place.cites[0])
def test_a_doubtful_place_is_quoted_as_it_stands(
    texts: dict[str, list[str]], place: object
) -> None:
    from salesterms.terms import DoubtfulPlace

    assert isinstance(place, DoubtfulPlace)
    for cited, quoted in zip(place.cites, place.quoted, strict=True):
        assert quoted in line(texts, cited)
        assert len(words(quoted)) <= QUOTED


@pytest.mark.parametrize("homonym", glossary.homonyms, ids=lambda homonym: homonym.word)
def test_a_homonym_stands_where_it_is_said_to(texts: dict[str, list[str]], homonym: object) -> None:
    from salesterms.terms import Homonym

    assert isinstance(homonym, Homonym)
    stem = words(homonym.word)[-1][:4]  # there it may be a plural, or part of a compound
    for meaning in homonym.meanings:
        cited = " ".join(line(texts, each) for each in meaning.cites).casefold()
        assert stem in cited or not meaning.cites, meaning
