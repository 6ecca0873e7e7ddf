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
        (b'{"id": "Id",\n "status": }', "line 2, column 12: a value is missing here"),
        (b"", "line 1, column 1: a value is missing here"),
        (b"{1: 2}", "line 1, column 2: a key between double quotes"),
        (b'{"id" 2}', "line 1, column 7: a colon"),
        (b'{"id": 1 "status": 2}', "line 1, column 10: a comma"),
        (b"{} 7", "line 1, column 4: something stands behind"),
        (b'{"id": "a\nb"}', "line 1, column 10: this is no JSON"),
        (b'{"id": "a",\n"id": "b"}', "key 'id' is given twice (lines 1, 2)"),
        (b'{"a": {"b": 1, "b": 2}}', "key 'b' is given twice"),
        (b'{"id": NaN}', "number NaN"),
        (b'{"id": -Infinity}', "number -Infinity"),
        (b'{"id": 1e999}', "number 1e999"),
        (b'{"id": 1.5}', "number 1.5"),
        (b'{"id": ' + b"9" * 5000 + b"}", "number 9999"),
        (b'{"id": "\xe9"}', "byte 8 (counted from 0)"),
        (b"[" * 100_000, "line 1: more than 16 brackets"),
        (b'{"id": "' + b"[" * 100 + b'", "x": \n' + b"[" * 16, "line 2: more than 16 brackets"),
        (b'{"id": "' + b"x" * (1 << 20) + b'"}', "1 MiB"),
        (b"[]", "no object"),
        (b'"id"', "no object"),
        (b'{"id": "\\"', "line 1, column 8: the text that starts here"),
        (b"]]}", "line 1"),
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
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("name", ["absent.json", ".", "a\0b"])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadMappingFile):
        load_mapping(f"{tmp_path}/{name}")


@pytest.mark.parametrize("given", [7, None, b"mapping.json"])
def test_what_is_no_path_is_refused(given: Any) -> None:
    with pytest.raises(BadMappingFile):
        load_mapping(given)


def test_brackets_within_text_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps({"id": "[" * 100, "status": '\\"[{'}), encoding="utf-8")
    assert load_mapping(path).columns == ("[" * 100, '\\"[{')
