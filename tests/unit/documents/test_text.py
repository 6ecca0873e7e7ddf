"""JSON text in and out: its version, its type, and every fault of the text and of what it says."""

import json
from typing import Any

import pytest
from attrs import evolve, field, frozen

from salesterms import Category, Opportunity, Period, documents
from salesterms.documents import SCHEMA_VERSION, DocumentProblems, TextForm
from salesterms.documents.text import _encoder
from salesterms.errors import MASK
from salesterms.values import Money, about

DEAL = Opportunity(id="D-1", status=Category.WON, owner="Çelik")
TEXT = '{"schema_version":1,"type":"opportunity","id":"D-1","status":"won","owner":"Çelik"}'


def told(text: str | bytes, cls: Any = Opportunity, **how: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(DocumentProblems) as found:
        documents.loads(text, cls, **how)
    assert found.value.text("nl")
    assert found.value.__cause__ is None
    return [(one.path, one.code) for one in found.value.problems]


def test_a_document_is_one_line_of_text() -> None:
    assert documents.dumps(DEAL) == TEXT
    assert TextForm(Opportunity).dumps(DEAL) == TEXT
    assert json.loads(TEXT)["schema_version"] == SCHEMA_VERSION


def test_text_and_its_bytes_are_read_alike() -> None:
    for text in (TEXT, TEXT.encode(), bytearray(TEXT.encode())):
        assert documents.loads(text, Opportunity) == DEAL
        assert TextForm(Opportunity).loads(text) == DEAL


def test_a_plain_document_leaves_out_version_and_type() -> None:
    plain = '{"id":"D-1","status":"won","owner":"Çelik"}'

    assert documents.dumps(DEAL, plain=True) == plain
    assert documents.loads(plain, Opportunity, plain=True) == DEAL
    assert TextForm(Opportunity, plain=True).dumps(DEAL) == plain


def test_what_is_no_object_stands_under_value() -> None:
    amount = Money("950.00", "EUR")

    assert documents.dumps(amount) == '{"schema_version":1,"type":"money","value":"950.00 EUR"}'
    assert documents.loads(documents.dumps(amount), Money) == amount
    assert documents.dumps(amount, plain=True) == '"950.00 EUR"'
    assert documents.dumps([DEAL], plain=True) == f"[{documents.dumps(DEAL, plain=True)}]"


HEAD: dict[str, Any] = {"schema_version": 1, "type": "opportunity"}
BODY: dict[str, Any] = {"id": "D-1", "status": "won"}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (BODY, [("$.schema_version", "missing_key"), ("$.type", "missing_key")]),
        ({**HEAD, **BODY, "schema_version": 2}, [("$.schema_version", "other_version")]),
        ({**HEAD, **BODY, "schema_version": "1"}, [("$.schema_version", "other_version")]),
        ({**HEAD, **BODY, "schema_version": True}, [("$.schema_version", "other_version")]),
        ({**HEAD, **BODY, "type": "period"}, [("$.type", "unknown_tag")]),
        ({**HEAD, **BODY, "type": ["opportunity"]}, [("$.type", "unknown_tag")]),
        (
            {"type": "x", "id": 1},
            [
                ("$.schema_version", "missing_key"),
                ("$.type", "unknown_tag"),
            ],
        ),
        ([], [("$", "not_an_object")]),
        (None, [("$", "not_an_object")]),
    ],
    ids=str,
)
def test_a_document_of_another_version_or_type_is_refused(
    document: Any, expected: list[Any]
) -> None:
    assert told(json.dumps(document)) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"value": "1 EUR"}, [("$.schema_version", "missing_key"), ("$.type", "missing_key")]),
        ({"schema_version": 1, "type": "money"}, [("$.value", "missing_key")]),
        ({"schema_version": 1, "type": "money", "value": 1}, [("$.value", "not_money")]),
        (
            {"schema_version": 1, "type": "money", "value": "1 EUR", "unit": "EUR"},
            [("$.unit", "unknown_key")],
        ),
        (
            {"schema_version": 1, "type": "money", "x": 1},
            [
                ("$.x", "unknown_key"),
                ("$.value", "missing_key"),
            ],
        ),
        (
            {"schema_version": 2, "type": "money", "value": "1"},
            [
                ("$.schema_version", "other_version"),
                ("$.value", "not_money"),
            ],
        ),
    ],
    ids=str,
)
def test_so_is_one_of_a_value_that_is_no_object(document: Any, expected: list[Any]) -> None:
    assert told(json.dumps(document), Money) == expected


def test_the_release_says_which_version_it_reads() -> None:
    with pytest.raises(DocumentProblems) as found:
        documents.loads(json.dumps({**HEAD, **BODY, "schema_version": 2}), Opportunity)

    assert str(found.value).splitlines()[1] == (
        "- the document has version 2 @ $.schema_version: this release reads version 1"
    )


def test_faults_of_the_text_and_of_the_document_are_told_in_one_error() -> None:
    text = """{
        "schema_version": 1, "type": "opportunity",
        "id": "D-1", "id": "D-2",
        "status": "wom",
        "probability": NaN,
        "amount": 95000000000000000000000000000000000000000000000000000000000000000,
        "owner": "\\ud800",
        "stage": 7
    }"""

    with pytest.raises(DocumentProblems) as found:
        documents.loads(text, Opportunity)
    assert [(one.path, one.code, one.position) for one in found.value.problems] == [
        ("$.id", "duplicate_key", (3, 22)),
        ("$.probability", "not_finite", (5, 24)),
        ("$.amount", "number_too_long", (6, 19)),
        ("$.owner", "lone_surrogate", (7, 19)),
        ("$.status", "unknown_choice", None),
        ("$.stage", "wrong_type", None),
    ]
    assert found.value.count == 6
    assert [one.value for one in found.value.problems][2:4] == [MASK, MASK]


def test_a_text_that_cannot_be_followed_has_its_own_faults_only() -> None:
    assert [code for _, code in told('{"schema_version": 1 "type": "x"}')] == ["syntax"]
    assert [code for _, code in told('{"id": 1,, "status": 2}')] == ["syntax"]
    assert [code for _, code in told(b'{"id": "\xff"}')] == ["not_utf8"]
    assert [code for _, code in told("\ufeff{}")] == ["byte_order_mark"]
    assert [code for _, code in told("[" * 65 + "]" * 65)] == ["too_deep"]
    assert [code for _, code in told("")] == ["syntax"]


def test_bytes_with_faults_that_can_be_followed_are_followed() -> None:
    text = TEXT.replace('"won"', '"wom"').replace('"id"', '"stage":1,"stage":2,"id"').encode()

    assert told(text) == [("$.stage", "duplicate_key"), ("$.status", "unknown_choice")]


def test_a_hundred_faults_are_kept_of_text_and_document_together() -> None:
    doubles = ",".join(f'"a{n}":1,"a{n}":1' for n in range(60))
    with pytest.raises(DocumentProblems) as found:
        documents.loads(f"{{{doubles}}}", Opportunity, plain=True)
    assert found.value.count == 60 + 2  # the unknown keys stand at the places of the double ones
    rest = ",".join(f'"b{n}":1' for n in range(60))
    with pytest.raises(DocumentProblems) as found:
        documents.loads(f"{{{doubles},{rest}}}", Opportunity, plain=True)
    assert (len(found.value.problems), found.value.count) == (100, 122)


def test_a_word_or_number_that_is_no_json_may_be_personal_and_is_not_said() -> None:
    for given in ("0612345678", "Jansen", "+31612345678"):
        with pytest.raises(DocumentProblems) as found:
            documents.loads(TEXT.replace('"Çelik"', given), Opportunity)
        [problem] = found.value.problems
        assert (problem.code, problem.value) == ("syntax", MASK)
        assert given not in str(found.value) + found.value.text("nl")


@frozen
class Note:
    text: str = field(metadata=about("the text", "de tekst"))


def test_every_character_comes_back() -> None:
    for text in ("\x01\x1f\x7f", "\u2028", '"\\/', "é€😀", "\ufeff", "</script>"):
        assert documents.loads(documents.dumps(Note(text)), Note) == Note(text)


def test_a_text_that_cannot_stand_in_json_is_not_written() -> None:
    for text in ("\0", "\ud800"):
        with pytest.raises(DocumentProblems):
            documents.dumps(Note(text))


def test_without_the_encoder_in_c_texts_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("json.encoder.c_make_encoder", None)

    assert _encoder()({"a": ["é", 1.5, None]}) == '{"a":["é",1.5,null]}'


def test_a_form_of_any_type_can_be_kept() -> None:
    several: Any = list[Period] | None
    form = TextForm(several)

    for value in ([Period.year(2024)], None):
        assert form.loads(form.dumps(value)) == value


def test_a_document_of_one_of_several_types_is_told_by_its_type() -> None:
    form = TextForm(Opportunity | Money)
    for value in (DEAL, Money("9.50", "EUR")):
        assert form.loads(form.dumps(value)) == value
        assert form.dumps(value) == documents.dumps(value)
    schema = documents.json_schema(Opportunity | Money)
    assert len(schema["oneOf"]) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", ("$", "not_an_object")),
        ('{"schema_version": 1}', ("$.type", "missing_key")),
        ('{"schema_version": 1, "type": "x"}', ("$.type", "unknown_tag")),
        ('{"schema_version": 1, "type": ["money"]}', ("$.type", "unknown_tag")),
        ('{"schema_version": 1, "type": "money", "value": "1"}', ("$.value", "not_money")),
    ],
)
def test_a_document_of_none_of_several_types_is_refused(text: str, told: tuple[str, str]) -> None:
    with pytest.raises(DocumentProblems) as refused:
        TextForm(Opportunity | Money).loads(text)
    assert [(one.path, one.code) for one in refused.value.problems] == [told]


def test_a_value_of_none_of_several_types_is_not_written() -> None:
    with pytest.raises(DocumentProblems) as refused:
        TextForm(Opportunity | Money).dumps(3)
    assert [one.code for one in refused.value.problems] == ["wrong_type"]
    with pytest.raises(DocumentProblems) as refused:
        TextForm(Opportunity | Money).dumps(evolve_past_the_rules(DEAL))
    assert [(one.path, one.code) for one in refused.value.problems] == [("$.stage", "wrong_type")]


def evolve_past_the_rules(deal: Opportunity) -> Opportunity:
    """A deal with a value of a wrong type, which a class built by hand does not check."""
    wrong: Any = 5
    return evolve(deal, stage=wrong)
