"""Searching forgives slips, and puts labels before texts."""

import pytest

from salesterms import glossary
from salesterms.terms import NotALabel
from salesterms.terms.numbers import OutOfRange


def ids(text: str, limit: int = 10) -> list[str]:
    return [match.entry.id for match in glossary.search(text, limit=limit)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("klant verloop", "churn"),
        ("klantverlop", "churn"),
        ("sluitingsverhoding", "close-ratio"),
        ("onangekondigd kontact", "cold-outreach"),
        ("salesfunel", "sales-funnel"),
        ("quotum", "sales-quota"),
        ("MQL", "marketing-qualified-lead"),
        ("lead", "lead"),
    ],
)
def test_the_term_meant_comes_first(text: str, first: str) -> None:
    assert ids(text)[0] == first


def test_labels_come_before_texts() -> None:
    places = [match.where for match in glossary.search("offerte klant", limit=30)]

    assert places == sorted(places)  # label, then text
    assert "text" in places


def test_words_of_definitions_and_examples_are_found() -> None:
    found = glossary.search("visitekaartje", limit=30)

    assert {match.where for match in found} == {"text"}
    assert "lead" in {match.entry.id for match in found}
    assert all(match.label is None for match in found)


def test_a_match_says_by_which_label() -> None:
    [match] = glossary.search("hitrate", limit=1)

    assert match.label is not None
    assert (match.where, match.label.text, match.score) == ("label", "hitrate", 1.0)


def test_each_term_is_found_once_and_no_more_than_asked_for() -> None:
    found = ids("sales", limit=200)

    assert len(found) == len(set(found)) > 20
    assert len(ids("sales", limit=3)) == 3


def test_labels_alone_can_be_searched() -> None:
    assert glossary.search("visitekaartje", labels_only=True) == ()


@pytest.mark.parametrize("text", ["", " ", "?", "\u0301", "线索"])
def test_nothing_is_found_by_nothing(text: str) -> None:
    assert glossary.search(text) == ()


@pytest.mark.parametrize("limit", [0, -1, 1001, 2.0, True, "10", None])
def test_a_limit_is_a_whole_number(limit: object) -> None:
    with pytest.raises(OutOfRange, match=r"limit cannot be .* from 1 to 1000"):
        glossary.search("lead", limit=limit)  # type: ignore[arg-type] # on purpose


@pytest.mark.parametrize("text", [None, 3, b"lead", "x" * 201])
def test_what_is_no_text_cannot_be_searched(text: object) -> None:
    with pytest.raises(NotALabel):
        glossary.search(text)  # type: ignore[arg-type] # on purpose
