"""A mapping file is strict JSON; what is doubtful is refused with its place."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from salesterms.mapping import (
    BadMappingFile,
    ColumnMapping,
    MappingProblems,
    load_document,
    load_mapping,
)
from salesterms.mapping.fields import FIELDS


def test_a_mapping_is_loaded_with_the_folder_that_it_lies_in(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_bytes(b'\xef\xbb\xbf{"id": "Id", "status": "Status", "schema_version": 1}')
    mapping = load_mapping(path)
    assert mapping == ColumnMapping.read({"id": "Id", "status": "Status"})
    assert mapping.folder == str(tmp_path)


def test_what_the_document_says_wrongly_is_a_mapping_problem(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text('{"id": "Id"}', encoding="utf-8")
    assert load_document(path) == {"id": "Id"}
    with pytest.raises(MappingProblems):
        load_mapping(str(path))


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (
            b'{"id": "Id",\n "status": }',
            "a value is missing here @ $.status, line 2, character 12:",
        ),
        (b"", "a value is missing here @ $, line 1, character 1:"),
        (b"{1: 2}", "or a comma is one too many @ $, line 1, character 2:"),
        (b'{"id": "Id",}', "or a comma is one too many @ $, line 1, character 13:"),
        (b'{"id" 2}', "a colon is missing between key and value @ $.id, line 1, character 7:"),
        (b'{"id": 1 "status": 2}', "closing bracket is missing here @ $, line 1, character 10:"),
        (b"{} 7", "something stands behind the end @ $, line 1, character 4:"),
        (b'{"id": "a\nb"}', "stand in a text as it is @ $.id, line 1, character 10:"),
        (
            b'{"id": "a",\n"id": "b"}',
            "key 'id' is given twice, first at line 1, character 2 @ $.id, line 2, character 1:",
        ),
        (
            b'{"a": {"b": 1, "b": 2}}',
            "key 'b' is given twice, first at line 1, character 8 @ $.a.b, line 1, character 16:",
        ),
        (b'{"id": NaN}', "number NaN is not finite @ $.id, line 1, character 8:"),
        (b'{"id": -Infinity}', "number -Infinity is not finite @ $.id, line 1, character 8:"),
        (b'{"id": 1e9999999}', "number 1e9999999 is too long @ $.id, line 1, character 8:"),
        (b'{"id": ' + b"9" * 5000 + b"}", "number " + "9" * 64 + "… is too long @ $.id, line 1"),
        (b'{"id": "\xe9"}', "byte 8 (counted from 0) is no UTF-8 @ line 1, character 9:"),
        (
            b'\xef\xbb\xbf{"id": "\xe9"}',
            "byte 11 (counted from 0) is no UTF-8 @ line 1, character 9:",
        ),
        (b'\xef\xbb\xbf\xef\xbb\xbf{"id": "Id"}', "byte order mark @ $, line 1, character 1:"),
        (b'{"id": "\\ud800"}', "stands alone in '\\ud800': a surrogate"),
        (b'{"id": "\\u0000"}', "the character NUL stands in '\\x00' @ $.id, line 1, character 9:"),
        (b"[" * 100_000, "more than 16 brackets within each other @ $" + "[0]" * 16 + ", line 1"),
        (
            b'{"id": "' + b"[" * 100 + b'", "x": \n' + b"[" * 16,
            "more than 16 brackets within each other @ $.x"
            + "[0]" * 15
            + ", line 2, character 16:",
        ),
        (b'{"id": "' + b"x" * (1 << 20) + b'"}', "1 MiB"),
        (b"[]", "no object"),
        (b'"id"', "no object"),
        (
            b'{"id": "\\"',
            "the text that starts here has no closing quote @ $.id, line 1, character 8:",
        ),
        (b"]]}", "a value is missing here @ $, line 1, character 1:"),
    ],
)
def test_a_file_that_is_doubtful_is_refused_with_its_place(
    tmp_path: Path, content: bytes, place: str
) -> None:
    path = tmp_path / "mapping.json"
    path.write_bytes(content)
    with pytest.raises(BadMappingFile) as caught:
        load_mapping(path)
    assert place in str(caught.value)
    told = caught.value.text("nl")
    assert str(path)[:40] in told
    assert "line" not in told.removeprefix(f"Mappingbestand {str(path)!r}")
    assert "character" not in told
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_all_that_is_wrong_with_the_json_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_bytes(b'{"id": "a", "id": "b",\n "zone": NaN}')
    with pytest.raises(BadMappingFile) as caught:
        load_document(path)
    found = [(problem.code, problem.position) for problem in caught.value.problems]
    assert found == [("duplicate_key", (1, 13)), ("not_finite", (2, 10))]
    assert caught.value.text().splitlines()[0].endswith("Problems in the JSON text: 2")
    assert caught.value.text("nl").splitlines()[0].endswith("Problemen in de JSON-tekst: 2")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.problems == caught.value.problems


def test_a_file_that_is_absent_has_no_problem_of_json(tmp_path: Path) -> None:
    with pytest.raises(BadMappingFile) as caught:
        load_document(tmp_path / "absent.json")
    assert caught.value.problems == ()


@pytest.mark.parametrize("number", ["1.5", "1e999", "-0.0", "1E2", "12345678901234567890123"])
@pytest.mark.parametrize(
    "key", [*FIELDS, "schema_version", "file", "extras", "skip", "join", "zone"]
)
def test_a_number_that_has_no_place_in_a_mapping_is_a_mapping_problem(
    tmp_path: Path, number: str, key: str
) -> None:
    path = tmp_path / "mapping.json"
    others = {"id": '"Id"', "status": '"Status"'} | {key: number}
    path.write_text(
        "{" + ", ".join(f'"{name}": {value}' for name, value in others.items()) + "}",
        encoding="utf-8",
    )
    with pytest.raises(MappingProblems) as caught:
        load_mapping(path)
    assert key in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


@pytest.mark.parametrize("number", ["1.5", "1e999", "-0.0"])
@pytest.mark.parametrize(
    "part",
    [
        '"file": {"header_line": %s}',
        '"amount": {"column": "A", "currency": %s}',
        '"extras": ["a", %s]',
        '"personal": [%s]',
        '"closed": {"column": "C", "formats": [%s]}',
        '"probability": {"column": "P", "as": %s}',
        '"stage": {"column": "S", "labels": [%s]}',
    ],
)
def test_a_fraction_deeper_in_a_mapping_is_a_mapping_problem(
    tmp_path: Path, number: str, part: str
) -> None:
    path = tmp_path / "mapping.json"
    text = f'{{"id": "Id", "status": "Status", {part % number}}}'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MappingProblems):
        load_mapping(path)


@pytest.mark.parametrize("name", ["absent.json", ".", "a\0b"])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadMappingFile) as caught:
        load_mapping(f"{tmp_path}/{name}")
    assert " cannot be read: " in caught.value.text()
    assert " is niet leesbaar: " in caught.value.text("nl")


@pytest.mark.parametrize("given", [7, None, b"mapping.json"])
def test_what_is_no_path_is_refused(given: Any) -> None:
    with pytest.raises(BadMappingFile):
        load_mapping(given)


def test_brackets_within_text_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps({"id": "[" * 100, "status": '\\"[{'}), encoding="utf-8")
    assert load_mapping(path).columns == ("[" * 100, '\\"[{')
