"""A vocabulary as a document: criteria as short text, and every fault in its place."""

from typing import Any

import pytest

from salesterms import documents
from salesterms.criteria import All, Column, Missing
from salesterms.criteria import Any as AnyOf
from salesterms.documents import DocumentProblems
from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Catalogue, NoRecord, yes_or_no
from salesterms.vocabularies import Silence, Term, Vocabulary
from salesterms.vocabularies.rows import ALWAYS

INTEREST, TALKED = CATALOGUE["interest"], CATALOGUE["talked"]
TITLE = Text("Ours", "Van ons")
GOOD: dict[str, Any] = {
    "id": "ours",
    "title": {"en": "Ours", "nl": "Van ons"},
    "rows": [
        {"type": "silence", "when": "standing = junk", "because": {"en": "a", "nl": "b"}},
        {"type": "term", "word": "lead", "when": "interest >= explicit and not source = bought"},
        {"type": "term", "word": "beller", "when": "talked and name_and_email", "broader": "naam"},
        {"type": "term", "word": "naam", "when": "name_and_email"},
    ],
}


def told(data: Any, lang: str = "en") -> list[tuple[str | None, str, object]]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, Vocabulary)
    assert all(line.count(": ") for line in found.value.text(lang).splitlines())
    return [(one.path, one.code, one.value) for one in found.value.problems]


def changed(at: int, **keys: Any) -> dict[str, Any]:
    """The good document with other keys in one row."""
    rows = [{**row, **keys} if number == at else row for number, row in enumerate(GOOD["rows"])]
    return {**GOOD, "rows": rows}


def one(when: Any) -> Vocabulary:
    return Vocabulary(id="ours", title=TITLE, rows=(Term(word="lead", when=when),), checked=False)


def test_a_vocabulary_is_read_and_checked() -> None:
    found = documents.structure(GOOD, Vocabulary)

    assert [term.word for term in found.terms] == ["lead", "beller", "naam"]
    assert found.checked
    rows = [{**row, "basis": "ours"} if row["type"] == "term" else row for row in GOOD["rows"]]
    assert documents.unstructure(found) == {**GOOD, "rows": rows}


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("interest >=", "not_a_criterion"),
        ("intrest", "unknown_fact"),
        ("interest >= hot", "not_a_rung"),
        ("deal >= open", "not_ordered"),
        (7, "wrong_type"),
    ],
)
def test_a_criterion_that_cannot_be_read_is_told_in_its_row(when: Any, code: str) -> None:
    assert told(changed(1, when=when)) == [("$.rows[1].when", code, when)]


def test_the_problem_of_a_criterion_names_the_nearest_in_both_languages() -> None:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(changed(1, when="intrest"), Vocabulary)

    assert "use one of 'interest'" in found.value.text()
    assert "gebruik een van 'interest'" in found.value.text("nl")


def test_every_fault_of_a_document_is_told_at_once() -> None:
    data: Any = {**changed(2, word="LEAD", broader="leed"), "id": "Ours!"}
    data["rows"][0] = {**data["rows"][0], "when": "junk"}

    assert told(data, "nl") == [
        ("$.rows[0].when", "unknown_fact", "junk"),
        ("$.id", "bad_vocabulary_id", "Ours!"),
        ("$.rows[2].word", "word_twice", "LEAD"),
        ("$.rows[2].broader", "unknown_broader_term", "leed"),
    ]


def test_a_row_that_never_gives_a_label_is_told_by_its_place() -> None:
    last = {"type": "term", "word": "x", "when": "interest >= buying and not source = bought"}

    assert told({**GOOD, "rows": [*GOOD["rows"], last]}) == [("$.rows[4]", "dead_row", "x")]


def test_faults_stand_under_the_names_that_the_document_has() -> None:
    dutch = documents.converter(names="nl").unstructure(documents.structure(GOOD, Vocabulary))
    dutch["rijen"][2]["woord"] = "lead"
    dutch["rijen"][2]["ruimer"] = "x"

    assert [path for path, _, _ in told(dutch)] == ["$.rijen[2].woord", "$.rijen[2].ruimer"]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ([], "$"),
        ({**GOOD, "rows": 3}, "$.rows"),
        ({**GOOD, "rows": [3]}, "$.rows[0]"),
        ({**GOOD, "rows": []}, "$.rows"),
        ({**GOOD, "rows": [{"type": "term", "word": "x"}]}, "$.rows[0].when"),
    ],
)
def test_what_is_no_vocabulary_is_told(data: Any, path: str) -> None:
    assert [place for place, _, _ in told(data)] == [path]


def test_what_cannot_be_compared_is_told_for_the_whole() -> None:
    all_of_it = " and ".join(name for name, axis in CATALOGUE.items() if axis.ordered)

    assert told(changed(1, when=all_of_it)) == [("$", "too_many_worlds", None)]


def test_brackets_that_say_nothing_are_not_written() -> None:
    hand_made = one(All((AnyOf((INTEREST.holds,)), TALKED.holds, All((ALWAYS,)))))
    text = documents.dumps(hand_made)

    assert '"when":"interest and talked and always"' in text
    assert documents.dumps(documents.loads(text, Vocabulary)) == text


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (Missing(Column("status", str)), "not_about_facts"),
        (AnyOf((INTEREST.holds,) * 900), "not_a_criterion"),
    ],
)
def test_a_criterion_that_cannot_be_read_back_is_not_written(when: Any, code: str) -> None:
    with pytest.raises(DocumentProblems) as found:
        documents.dumps(one(when))
    assert [(each.path, each.code) for each in found.value.problems] == [("$.rows[0].when", code)]


def test_facts_of_ones_own_have_no_document() -> None:
    own = yes_or_no("vip", "a VIP", "een vip", negation=TITLE, no_record=NoRecord.NO)
    ours = Vocabulary(
        id="ours",
        title=TITLE,
        rows=(Term(word="vip", when=own.holds),),
        catalogue=CATALOGUE.with_(own),
    )

    with pytest.raises(DocumentProblems) as found:
        documents.dumps(ours)
    assert [(each.path, each.code) for each in found.value.problems] == [("$", "other_facts")]
    assert "eigen feiten" in found.value.text("nl")


def test_without_strict_a_vocabulary_is_itself() -> None:
    loose = documents.converter(strict=False)
    found = documents.structure(GOOD, Vocabulary)

    assert documents.structure(found, Vocabulary, converter=loose) is found
    long = AnyOf((INTEREST.holds,) * 900)
    with pytest.raises(DocumentProblems):
        documents.structure(one(long), Vocabulary, converter=loose)


def test_what_stands_in_its_place_is_not_written() -> None:
    form: Any = documents.TextForm(Vocabulary)

    with pytest.raises(DocumentProblems) as found:
        form.dumps(7)
    assert [each.code for each in found.value.problems] == ["wrong_type"]


def test_a_term_and_a_criterion_are_documents_of_their_own() -> None:
    term = Term(word="lead", when=INTEREST.holds)
    quiet = Silence(when=TALKED.holds, because=TITLE)

    assert documents.loads(documents.dumps(term), Term) == term
    assert documents.loads(documents.dumps(quiet), Silence) == quiet
    schema: Any = documents.json_schema(Term, plain=True)
    assert schema["properties"]["when"]["$ref"] == "#/$defs/criterion"
    assert schema["$defs"]["criterion"]["maxLength"] == 4000


def test_equal_are_those_that_are_written_alike() -> None:
    nested, flat = (one(when) for when in ((INTEREST.holds & TALKED.holds) & ALWAYS, ALWAYS))
    same = one(INTEREST.holds & (TALKED.holds & ALWAYS))

    assert nested == same
    assert hash(nested) == hash(same)
    assert nested != flat
    assert nested != "ours"
    assert nested == nested  # noqa: PLR0124 - the same object
    other = Vocabulary(
        id="ours", title=TITLE, rows=flat.rows, catalogue=Catalogue(CATALOGUE.values())
    )
    assert other != flat
