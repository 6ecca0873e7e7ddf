"""A mapping file is strict JSON; what is doubtful is refused with its place."""

import json
from pathlib import Path

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
        (b'{"id": "Id",\n "status": }', "line 2, column 12"),
        (b"", "line 1, column 1"),
        (b'{"id": "a",\n"id": "b"}', "key 'id' twice (line 1, 2)"),
        (b'{"a": {"b": 1, "b": 2}}', "key 'b' twice"),
        (b'{"id": NaN}', "number NaN"),
        (b'{"id": -Infinity}', "number -Infinity"),
        (b'{"id": 1e999}', "number 1e999"),
        (b'{"id": 1.5}', "number 1.5"),
        (b'{"id": ' + b"9" * 5000 + b"}", "number 9999"),
        (b'{"id": "\xe9"}', "byte 8: utf-8"),
        (b"[" * 100_000, "line 1: > 16 brackets deep"),
        (b'{"id": "' + b"[" * 100 + b'", "x": \n' + b"[" * 16, "line 2: > 16 brackets deep"),
        (b'{"id": "' + b"x" * (1 << 20) + b'"}', "> 1048576 bytes"),
        (b"[]", "list"),
        (b'"id"', "str"),
        (b'{"id": "\\"', "line 1"),
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
    assert str(path)[:40] in caught.value.text("nl")


@pytest.mark.parametrize("name", ["absent.json", ".", "a\0b"])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadMappingFile):
        load_mapping(f"{tmp_path}/{name}")


def test_brackets_within_text_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps({"id": "[" * 100, "status": '\\"[{'}), encoding="utf-8")
    assert load_mapping(path).columns == ("[" * 100, '\\"[{')
