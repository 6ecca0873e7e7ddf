"""What a change of definitions does to the records that there are."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from salesterms.criteria import All
from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Evidence, Facts, Level, Maker, MakerKind, Subject
from salesterms.journey import Journey, NotJourneys, Relabelled, relabel
from salesterms.vocabularies import (
    NotItsSubject,
    Silence,
    Term,
    Vocabulary,
    four_stages,
    four_types,
    lead_or_bubble,
    linkedin_glossary,
)

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAME = {"name_and_email": "yes", "target_group": "stated"}
STRICT = four_types.evolve(
    id="strict",
    add=[
        Silence(
            when=CATALOGUE["permission"].is_("no"),
            because=Text("no permission, no word", "zonder toestemming geen woord"),
        )
    ],
    rename={"naam": "adres"},
)


def began(**facts: Any) -> Journey:
    return Journey.begin(person="P-1", account="A-1", deal="D-1", facts=Facts(**facts))


PEOPLE = [
    began(**NAME, permission="yes"),
    began(interest="explicit", permission="yes"),
    began(interest="explicit", permission="no"),
    began(interest="explicit"),
    began(target_group="none", permission="no"),
    began(name_and_email="yes", permission="yes"),
]


def test_every_record_is_in_one_cell() -> None:
    found = relabel(PEOPLE, four_types, STRICT)

    assert found.counts == {
        ("-", "-"): 1,
        ("lead / unqualified", "-"): 1,
        ("lead / unqualified", "- | lead / unqualified"): 1,
        ("lead / unqualified", "lead / unqualified"): 1,
        ("naam", "adres"): 1,
        ("naam | -", "adres | -"): 1,
    }
    assert sum(found.counts.values()) == found.rows == len(PEOPLE)
    assert found.counted == 2
    assert found.excluded == {
        "became_silent": 1,
        "stayed_silent": 1,
        "became_uncertain": 1,
        "stayed_uncertain": 1,
    }


def test_who_loses_a_word_is_told_why() -> None:
    found = relabel(PEOPLE, four_types, STRICT)

    assert {(one.outcome, one.reason.en) for one in found.lost if one.reason is not None} == {
        ("became_silent", "no permission, no word"),
        ("became_uncertain", "permission to follow up"),
    }


def test_a_word_where_there_was_none_is_a_gain() -> None:
    everybody = Term(word="iemand", when=All(()))
    wide = Vocabulary(id="wide", title=Text("Wide", "Ruim"), rows=(everybody,))

    found = relabel([began(target_group="none"), began()], lead_or_bubble, wide)

    assert found.excluded == {"gained_a_word": 2}
    assert {one.reason for one in found.records} == {None}


def test_records_are_plain_data_in_one_order() -> None:
    found = relabel(PEOPLE, four_types, STRICT)

    assert found.to_rows() == relabel(PEOPLE[::-1], four_types, STRICT).to_rows()
    [row] = [row for row in found.to_rows() if row["outcome"] == "became_uncertain"]
    assert row == {
        "person": "P-1",
        "account": "A-1",
        "deal": "D-1",
        "before": "lead / unqualified",
        "after": "- | lead / unqualified",
        "outcome": "became_uncertain",
        "because": None,
        "establish": "permission",
    }


def test_a_change_is_told_in_both_languages_and_names_nobody() -> None:
    found = relabel(PEOPLE, four_types, STRICT)

    lines = str(found).splitlines()
    assert lines[0] == "From four_types to strict, records: 6"
    assert lines[8:] == [
        "2 of 6 have a word in both: 1 with the same word; 1 with another word",
        found.explain().splitlines()[9],
        "  1 without a word now: no permission, no word",
        "  1 no longer certain: permission to follow up",
    ]
    assert (
        found.explain("nl").splitlines()[-1]
        == "  1 niet meer zeker: toestemming om contact op te nemen"
    )
    assert "P-1" not in repr(found) + str(found)


def test_of_nobody_all_counts_are_nothing() -> None:
    found = relabel([], four_types, STRICT)

    assert isinstance(found, Relabelled)
    assert (found.rows, found.counted, dict(found.excluded), dict(found.counts)) == (0, 0, {}, {})
    assert found.explain().splitlines()[-1] == "0 of 0 have a word in both"


def test_the_same_vocabulary_changes_nothing() -> None:
    found = relabel(PEOPLE, four_types, four_types)

    assert all(before == after for before, after in found.counts)
    assert found.lost == ()


def test_the_words_of_a_moment_are_compared() -> None:
    piece = Evidence(
        fact="interest",
        value="explicit",
        level=Level.STATED,
        at=DAY,
        by=Maker(kind=MakerKind.HUMAN),
    )
    person = began(**NAME, permission="yes").with_(piece)

    assert list(relabel([person], four_types, STRICT).counts) == [
        ("lead / unqualified", "lead / unqualified")
    ]
    before = DAY - timedelta(days=1)
    assert list(relabel([person], four_types, STRICT, as_of=before).counts) == [("naam", "adres")]


def test_deals_are_relabelled_where_both_have_words_for_them() -> None:
    definitions, example = four_stages
    found = relabel(PEOPLE, definitions, example, subject=Subject.DEAL)

    assert found.subject is Subject.DEAL
    with pytest.raises(NotItsSubject):
        relabel(PEOPLE, definitions, linkedin_glossary, subject=Subject.DEAL)
    with pytest.raises(NotItsSubject):
        relabel([], linkedin_glossary, definitions, subject=Subject.TOUCH)


def test_something_else_is_no_journey() -> None:
    given: Any = ["P-1"]
    with pytest.raises(NotJourneys):
        relabel(given, four_types, STRICT)


def test_records_that_read_the_same_have_one_order_too() -> None:
    two = [
        Silence(when=CATALOGUE["budget"].at_least("stated"), because=Text("one", "een")),
        Silence(when=CATALOGUE["need"].at_least("stated"), because=Text("two", "twee")),
    ]
    silent = Vocabulary(
        id="silent",
        title=Text("Silent", "Stil"),
        rows=[*two, Term(word="lead", when=CATALOGUE["interest"].at_least("explicit"))],
    )
    people = [began(budget="stated"), began(budget="none", need="stated")]

    found = relabel(people, silent, four_types)

    assert found.to_rows()[0] == found.to_rows()[1]
    assert found.records[0].before.because != found.records[1].before.because
    assert found == relabel(people[::-1], silent, four_types)
