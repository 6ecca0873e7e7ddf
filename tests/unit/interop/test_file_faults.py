"""After a fault of the file nothing is accepted, and nothing is lost."""

import copy
import pickle
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from salesterms.errors import NeedsNarwhals, SalesTermsError
from salesterms.interop import (
    BadOption,
    Blank,
    DuplicateHeader,
    JoinOfRows,
    LineTooLong,
    NoByteOrderMark,
    NoHeader,
    NoJoinFile,
    NoKeyColumn,
    NoSuchColumn,
    NotAFile,
    NotRows,
    NulInHeader,
    OtherByteOrderMark,
    Quarantined,
    Skipped,
    TooManyColumns,
    UnclosedQuote,
    UnknownPreset,
    UnreadableFile,
    WrongEncoding,
    read_opportunities,
    stream_opportunities,
)
from salesterms.mapping import ColumnMapping, MissingColumns

MAPPING = ColumnMapping.read({"id": "Id", "status": "Status"})
HEADER = b"Id,Status\n"


def kept(content: bytes) -> tuple[list[str], list[Quarantined], str]:
    result = read_opportunities(BytesIO(content), MAPPING, on_file_fault="quarantine")
    assert result.fault is not None
    assert result.read == len(result.accepted) + len(result.quarantined) + result.blank
    return [deal.id for deal in result.accepted], list(result.quarantined), result.fault.code


def test_lines_after_an_unclosed_quote_are_quarantined_one_by_one() -> None:
    content = HEADER + b'1,won\n"2,won\r\n3,won\n\n4,wo"n'
    ids, lines, code = kept(content)
    assert (ids, code) == (["1"], "unclosed_quote")
    assert "".join(line.text for line in lines) == content[len(HEADER) + 6 :].decode()
    assert [line.record for line in lines] == [2, 3, 4, 5]
    assert [line.first_line for line in lines] == [3, 4, 5, 6]
    assert {line.code for line in lines} == {"after_file_fault"}


@pytest.mark.parametrize(
    ("content", "ids", "rest"),
    [
        (HEADER + b"1,won\n2,\xff\n3,won\n", ["1"], ["2,\\xff\n", "3,won\n"]),
        (HEADER + b"1,won\n2,caf\xe9", ["1"], ["2,caf\\xe9"]),
        (HEADER + b"1,won\r\xff\r\n\xfe", ["1"], ["\\xff\r\n", "\\xfe"]),
        (b"Id,\xff\n1,won\n", [], ["Id,\\xff\n", "1,won\n"]),
        (b"\xff\xfeI\0d\0", [], ["\\xff\\xfeI\0d\0"]),
        (b"Id,Id\n1,won\n2,won", [], ["1,won\n", "2,won"]),
        (b"\n1,won\n", [], ["1,won\n"]),
        (b"I\0d,Status\n1,won\n", [], ["1,won\n"]),
        (b'Id,"Status\n1,won\n', [], ['Id,"Status\n', "1,won\n"]),
        (HEADER + b'1,won\n2,"won\n3,w\xffn', ["1"], ['2,"won\n', "3,w\\xffn"]),
    ],
)
def test_every_line_after_a_fault_is_kept(content: bytes, ids: list[str], rest: list[str]) -> None:
    accepted, lines, _ = kept(content)
    assert (accepted, [line.text for line in lines]) == (ids, rest)


def test_a_line_without_end_is_kept_in_pieces_of_bounded_size() -> None:
    content = HEADER + b"1,won\n" + b"x" * 3_000_000 + b"\n2,won\n"
    ids, lines, code = kept(content)
    assert (ids, code) == (["1"], "line_too_long")
    assert b"".join(line.text.encode() for line in lines) == content[len(HEADER) + 6 :]
    assert all(len(line.text) < 1_200_000 for line in lines)
    assert [line.first_line for line in lines] == [3, 3, 3, 4]


def test_a_cut_character_before_a_long_line_is_not_lost() -> None:
    content = HEADER + "\u20ac".encode() * 1_100_000
    _, lines, code = kept(content)
    assert code == "line_too_long"
    assert b"".join(line.text.encode() for line in lines) == content[len(HEADER) :]


def test_a_stream_yields_what_came_before_the_fault_and_then_raises() -> None:
    found: list[object] = []
    with pytest.raises(UnclosedQuote):
        found.extend(
            _each(stream_opportunities(BytesIO(HEADER + b'1,won\n\n2,"x'), MAPPING), found)
        )
    assert [type(one).__name__ for one in found] == ["Opportunity", "Blank"]


def _each(outcomes: Any, found: list[object]) -> list[object]:
    for one in outcomes:
        found.append(one)  # noqa: PERF402 - what came before the fault must be kept
    return []


def test_a_stream_opens_its_file_when_it_is_asked_and_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    outcomes = stream_opportunities(path, MAPPING)
    path.write_bytes(HEADER + b"1,won\n\n")
    assert next(outcomes) is not None
    assert isinstance(next(outcomes), Blank)
    outcomes.close()  # type: ignore[attr-defined] # it is a generator


def test_a_file_stays_open_for_its_owner() -> None:
    file = BytesIO(HEADER + b"1,won\n")
    read_opportunities(file, MAPPING)
    assert not file.closed


def test_a_path_is_read_as_text_or_as_a_path(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(HEADER + b"1,won\n")
    for given in (path, str(path)):
        assert len(read_opportunities(given, MAPPING).accepted) == 1


class Broken:
    def __init__(self, gives: object) -> None:
        self.gives = gives

    def read(self, _: int) -> Any:
        if isinstance(self.gives, Exception):
            raise self.gives
        return self.gives


@pytest.mark.parametrize("gives", [OSError("gone"), ValueError("closed"), EOFError(), "text", None])
def test_a_file_that_does_not_give_bytes_is_unreadable(gives: object) -> None:
    for fault in ("raise", "quarantine"):
        with pytest.raises(UnreadableFile) as caught:
            read_opportunities(Broken(gives), MAPPING, on_file_fault=fault)  # type: ignore[arg-type] # on purpose
        assert "<file>" in str(caught.value)


@pytest.mark.parametrize("name", ["absent.csv", ".", "a\0b"])
def test_a_path_that_cannot_be_opened_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_opportunities(f"{tmp_path}/{name}", MAPPING)


@pytest.mark.parametrize("given", [7, None, b"export.csv", ["Id,Status"]])
def test_what_is_no_file_is_refused(given: Any) -> None:
    with pytest.raises(NotAFile):
        read_opportunities(given, MAPPING)


class BytesPath:
    def __fspath__(self) -> bytes:
        return b"export.csv"


class NoPath:
    def __fspath__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize("given", [BytesPath(), NoPath()])
def test_a_path_that_is_no_text_is_refused(given: Any) -> None:
    with pytest.raises(NotAFile):
        read_opportunities(given, MAPPING)


BELOW = ColumnMapping.read({"file": {"header_line": 3}, "id": "Id", "status": "Status"})
TITLE = b'Deals "2024\n\n'


def test_lines_above_the_header_count_as_skipped() -> None:
    result = read_opportunities(BytesIO(TITLE + HEADER + b"1,won\n\n2,gone\n"), BELOW)
    assert (result.read, len(result.skipped), result.blank) == (5, 2, 1)
    assert [one.text for one in result.skipped] == ['Deals "2024\n', "\n"]
    assert [(one.record, one.first_line) for one in result.quarantined] == [(5, 6)]
    assert [deal.id for deal in result.accepted] == ["1"]


def test_a_header_on_another_line_is_pointed_out() -> None:
    with pytest.raises(MissingColumns) as caught:
        read_opportunities(BytesIO(b"Deals,2024\n\n" + HEADER), MAPPING)
    assert "header_line" in caught.value.text()


@pytest.mark.parametrize("content", [TITLE, TITLE + b"Id,Id\n1,won\n", b"Deals\n\xff\n1,won\n"])
def test_lines_above_a_header_with_a_fault_are_kept(content: bytes) -> None:
    with pytest.raises(SalesTermsError):
        read_opportunities(BytesIO(content), BELOW)
    result = read_opportunities(BytesIO(content), BELOW, on_file_fault="quarantine")
    kept: list[Skipped | Quarantined] = [*result.skipped, *result.quarantined]
    given = content.decode(errors="backslashreplace")
    assert "".join(one.text for one in kept) == given.replace("Id,Id\n", "")
    assert [one.record for one in kept] == list(range(1, len(kept) + 1))


@pytest.mark.parametrize("option", ["duplicates", "on_file_fault"])
def test_an_option_that_does_not_exist_is_refused(option: str) -> None:
    reads: tuple[Any, ...] = (read_opportunities, stream_opportunities)
    for read in reads:
        with pytest.raises(BadOption):
            read(BytesIO(HEADER), MAPPING, **{option: "maybe"})


def test_a_missing_column_is_no_fault_of_the_file() -> None:
    with pytest.raises(MissingColumns):
        read_opportunities(BytesIO(b"Id\n1\n"), MAPPING, on_file_fault="quarantine")


@pytest.mark.parametrize(
    "error",
    [
        NoHeader("a.csv"),
        DuplicateHeader("a.csv", "Id"),
        NulInHeader("a.csv"),
        TooManyColumns("a.csv", 5000),
        WrongEncoding("a.csv", "utf-8", 9, 2),
        OtherByteOrderMark("a.csv", "utf-8", "utf-16-le"),
        NoByteOrderMark("a.csv"),
        UnclosedQuote("a.csv", 2, 9),
        LineTooLong("a.csv", 2),
        UnreadableFile("a.csv", "gone"),
        NotAFile(7),
        BadOption("duplicates", "maybe", ("ignore",)),
        NotRows(7, "int"),
        NeedsNarwhals("DataFrame"),
        NoJoinFile("file"),
        NoKeyColumn("a.csv", "Id", ("id",), ("id",)),
        NoSuchColumn("Id", ("id",), ("id",)),
        JoinOfRows("join"),
        UnknownPreset("sales"),
    ],
)
def test_an_error_survives_pickling_with_its_text(error: SalesTermsError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert again.text("nl") == error.text("nl") != str(error)
