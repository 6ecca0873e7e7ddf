"""A document on each line: written and read one at a time, and a fault stays on its own line."""

import io
import os
import pickle
import tracemalloc
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen
from cattrs import Converter

from salesterms.documents import (
    DocumentProblems,
    NoDocumentForm,
    NotOurConverter,
    converter,
)
from salesterms.entities import Opportunity
from salesterms.errors import MASK
from salesterms.interop import (
    Blank,
    ImportProblems,
    NotAFile,
    NotValues,
    Quarantined,
    UnreadableFile,
    UnwritableFile,
    read_json_lines,
    stream_json_lines,
    write_json_lines,
)
from salesterms.interop.faults import LONGEST_LINE
from salesterms.lifecycle import Category
from salesterms.values import Period, about

DEALS = [
    Opportunity(id="D-1", status=Category.WON, owner="Ann", closed=date(2026, 2, 20)),
    Opportunity(id="D-2", status=Category.OPEN, stage="A\u2028B\x85C\nD"),
    Opportunity(id="D-3", status=Category.LOST, extras={"note": "x", "seats": 3}),
]


@frozen
class Contact:
    name: str = field(metadata=about("the name", "de naam", alias="naam", personal=True))


@frozen
class Team:
    title: str
    lead: Contact | None = None
    contacts: tuple[Contact, ...] = ()
    parent: "Team | None" = None
    pair: tuple[int, Contact] | None = None
    either: Contact | Period | None = None


def lines(values: Any, **options: Any) -> bytes:
    file = BytesIO()
    write_json_lines(values, file, **options)
    return file.getvalue()


def read(content: bytes, cls: Any = Opportunity, **options: Any) -> Any:
    return read_json_lines(BytesIO(content), cls, **options)


# --- out -----------------------------------------------------------------------------------


def test_what_was_written_is_read_back() -> None:
    assert read(lines(DEALS)).accepted == tuple(DEALS)
    assert read(lines(DEALS, plain=True), plain=True).accepted == tuple(DEALS)


def test_each_value_is_one_line_that_ends_in_a_line_feed() -> None:
    content = lines(DEALS)
    assert content.count(b"\n") == 3
    assert content.endswith(b"\n")
    assert b"\r" not in content


def test_the_count_is_returned_and_no_values_make_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    assert write_json_lines(iter(DEALS), path) == 3
    assert read_json_lines(path, Opportunity).read == 3
    assert write_json_lines([], str(path)) == 0
    assert path.read_bytes() == b""
    assert read_json_lines(path, Opportunity).accepted == ()


def test_values_of_several_classes_stand_in_one_file() -> None:
    content = lines([DEALS[0], Period.named("2026-Q1")])
    assert b'"type":"opportunity"' in content
    assert b'"type":"period"' in content
    result = read(content)
    assert (result.accepted, result.reasons) == ((DEALS[0],), {"unknown_tag": 1})


def test_plain_lines_hold_one_class_only() -> None:
    file = BytesIO()
    with pytest.raises(DocumentProblems) as refused:
        write_json_lines([Period.named("2026-Q1"), DEALS[0]], file, plain=True)
    [problem] = refused.value.problems
    assert (problem.code, problem.record) == ("wrong_type", 2)
    assert problem.text("nl").startswith("Opportunity is niet wat hier hoort: Period @ record 2")
    assert file.getvalue().count(b"\n") == 1


def test_the_names_are_those_of_the_converter() -> None:
    dutch = converter(names="nl")
    content = lines(DEALS, converter=dutch)
    assert b'"kenmerk":"D-1"' in content
    assert read(content, converter=dutch).accepted == tuple(DEALS)
    assert read(content).accepted == tuple(DEALS)


def test_a_value_that_cannot_be_written_is_named_by_its_record() -> None:
    file = BytesIO()
    bad = Opportunity(id="D-2", status=Category.WON, owner=5, stage=6)  # type: ignore[arg-type]
    with pytest.raises(DocumentProblems) as refused:
        write_json_lines([DEALS[0], bad, DEALS[1]], file)
    assert [(p.record, p.path) for p in refused.value.problems] == [(2, "$.owner"), (2, "$.stage")]
    assert refused.value.problems[0].value is MASK
    assert refused.value.count == 2
    assert pickle.loads(pickle.dumps(refused.value)).problems == refused.value.problems
    assert file.getvalue() == lines(DEALS[:1])


@pytest.mark.parametrize("value", [1j, object()])
def test_a_type_without_a_form_is_named_by_its_record(value: object) -> None:
    with pytest.raises(DocumentProblems) as refused:
        lines([DEALS[0], value])
    [problem] = refused.value.problems
    assert (problem.code, problem.record) == ("no_document_form", 2)
    assert type(value).__name__ in problem.text()


def test_a_line_that_would_not_be_read_back_is_not_written() -> None:
    most = LONGEST_LINE - len(lines([""]))
    assert read(lines(["x" * most]), str).accepted == ("x" * most,)
    with pytest.raises(DocumentProblems) as refused:
        lines(["", "x" * (most + 1)])
    [problem] = refused.value.problems
    assert (problem.code, problem.record, problem.detail) == ("line_too_long", 2, "1048577")
    assert "1.048.576" in problem.text("nl")


@pytest.mark.parametrize("values", [5, None, "text", b"bytes", {"a": 1}, DEALS[0]])
def test_what_holds_no_values_is_refused(values: Any, tmp_path: Path) -> None:
    with pytest.raises(NotValues) as refused:
        write_json_lines(values, tmp_path / "a")
    assert refused.value.text("nl") != refused.value.text()
    assert not (tmp_path / "a").exists()


def test_another_converter_is_refused_before_the_file_is_opened(tmp_path: Path) -> None:
    other = Converter()
    other.register_structure_hook_func(lambda _: True, lambda given, _: given)
    with pytest.raises(NotOurConverter):
        write_json_lines([], tmp_path / "a", converter=other)
    assert not (tmp_path / "a").exists()


# --- files to write ------------------------------------------------------------------------


class Stingy(io.RawIOBase):
    """A file without a buffer that takes a few bytes at a time."""

    def __init__(self, takes: int) -> None:
        self.taken = b""
        self._takes = takes

    def write(self, content: Any) -> int:
        part = bytes(content)[: self._takes]
        self.taken += part
        return len(part)


class Silent:
    """A file that does not say how much it took."""

    def __init__(self) -> None:
        self.taken = b""

    def write(self, content: bytes) -> None:
        self.taken += content


def test_a_file_that_takes_a_part_gets_the_rest() -> None:
    stingy, silent = Stingy(7), Silent()
    write_json_lines(DEALS, stingy)  # type: ignore[arg-type] # no buffer
    write_json_lines(DEALS, silent)  # type: ignore[arg-type] # all that is needed
    assert stingy.taken == silent.taken == lines(DEALS)


@pytest.mark.parametrize(
    "opened",
    [lambda: Stingy(0), io.StringIO, lambda: open(os.devnull, "rb")],  # noqa: SIM115, PTH123
    ids=["takes nothing", "text", "opened to read"],
)
def test_a_file_that_takes_no_bytes_is_an_error(opened: Any) -> None:
    with opened() as file, pytest.raises(UnwritableFile) as refused:
        write_json_lines(DEALS, file)
    assert refused.value.text("nl") != refused.value.text()
    assert isinstance(refused.value, OSError)


@pytest.mark.parametrize("file", [5, None, object()])
def test_what_is_no_file_is_refused(file: Any) -> None:
    for call in (
        lambda: write_json_lines(DEALS, file),
        lambda: read_json_lines(file, Opportunity),
    ):
        with pytest.raises(NotAFile):
            call()


@pytest.mark.parametrize("name", ["no/such/folder", "", "a\0b"])
def test_a_path_that_cannot_be_written_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile):
        write_json_lines(DEALS, f"{tmp_path}/{name}")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_an_error_and_does_not_hide_the_first_one() -> None:
    with pytest.raises(UnwritableFile):
        write_json_lines(DEALS, "/dev/full")
    with pytest.raises(DocumentProblems):
        write_json_lines([*DEALS, object()], "/dev/full")


def test_what_the_values_raise_comes_out_as_it_is() -> None:
    def values() -> Iterator[Opportunity]:
        yield DEALS[0]
        raise UnreadableFile("other.csv", "gone")

    with pytest.raises(UnreadableFile):
        lines(values())


# --- in ------------------------------------------------------------------------------------


def test_every_line_ends_in_exactly_one_place() -> None:
    content = b"\n".join([lines(DEALS[:1])[:-1], b" \t\r", b"{", b"", b"[]\r", b"null"])
    result = read(content)
    assert (result.read, len(result.accepted), len(result.quarantined), result.blank) == (
        6,
        1,
        3,
        2,
    )
    assert [one.record for one in result.quarantined] == [3, 5, 6]
    assert [one.text for one in result.quarantined] == ["{\n", "[]\r\n", "null"]
    assert sum(result.reasons.values()) == 3


def test_outcomes_come_in_the_order_of_the_lines() -> None:
    content = lines(DEALS[:1]) + b"\n{\n" + lines(DEALS[1:2])
    found = list(stream_json_lines(BytesIO(content), Opportunity))
    assert [type(one) for one in found] == [Opportunity, Blank, Quarantined, Opportunity]
    assert found[1] == Blank(record=2, first_line=2, last_line=2)


def test_a_problem_has_record_path_and_place() -> None:
    content = b"\n" * 6 + b'{"id": "D-1", "status": "won", "id": "D-2", "closed": "soon"}\n'
    [bad] = read(content, plain=True).quarantined
    assert (bad.record, bad.first_line, bad.last_line) == (7, 7, 7)
    twice, closed = bad.problems
    assert (twice.code, twice.record, twice.path, twice.position) == (
        "duplicate_key",
        7,
        "$.id",
        (7, 32),
    )
    assert "first at line 7, character 2 @ $.id, record 7, line 7, character 32" in twice.text()
    assert "regel 7, teken 2" in twice.text("nl")
    assert (closed.code, closed.record, closed.path, closed.position) == (
        "not_a_date",
        7,
        "$.closed",
        None,
    )


def test_a_byte_order_mark_is_refused() -> None:
    result = read(b"\xef\xbb\xbf" + lines(DEALS))
    assert result.reasons == {"byte_order_mark": 1}
    assert result.accepted == tuple(DEALS[1:])
    assert result.quarantined[0].text[0] == "\ufeff"


def test_bytes_that_are_no_utf8_stay_on_their_own_line() -> None:
    first, second, third = lines(DEALS).splitlines(keepends=True)
    result = read(first + b'{"id": "caf\xe9"}\r\n' + second + third)
    assert result.accepted == tuple(DEALS)
    [bad] = result.quarantined
    assert (bad.code, bad.record, bad.problems[0].position) == ("not_utf8", 2, (2, 12))
    assert bad.text == '{"id": "caf\\xe9"}\r\n'


@pytest.mark.parametrize("beyond", [1, 3_000_000])
def test_a_line_over_the_bound_stays_on_its_own_line(beyond: int) -> None:
    first, *others = lines(DEALS).splitlines(keepends=True)
    long = b"x" * (LONGEST_LINE + beyond - 1) + b"\n"
    result = read(first + long + b"".join(others) + long[:-1] + b"y")
    assert result.accepted == tuple(DEALS)
    assert [(one.record, one.code) for one in result.quarantined] == [
        (2, "line_too_long"),
        (5, "line_too_long"),
    ]
    assert result.quarantined[0].problems[0].detail == str(LONGEST_LINE + beyond)
    assert {len(one.text) for one in result.quarantined} == {LONGEST_LINE}


def test_no_other_character_ends_a_line() -> None:
    for mark in ("\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"):
        values = [f"a{mark}b", mark]
        assert read(lines(values), str).accepted == tuple(values)


def test_values_of_personal_fields_are_masked_and_the_quarantine_says_what_it_holds() -> None:
    result = read(b'{"id": "D-1", "status": "won", "owner": 12345678}\n', plain=True)
    [bad] = result.quarantined
    assert "12345678" not in bad.problems[0].text()
    assert "12345678" in bad.text
    assert str(result).endswith("; the quarantine holds personal data (fields owner, by, extras)")
    assert result.text("nl").endswith("(velden owner, by, extras)")


@pytest.mark.parametrize(
    ("cls", "options", "personal"),
    [
        (Team, {}, ("name",)),
        (Team, {"names": "nl"}, ("naam",)),
        (list[Contact], {"strict": False}, ("name",)),
        (dict[str, Contact], {}, ("name",)),
        (Period, {}, ()),
    ],
)
def test_personal_fields_are_found_at_any_depth(cls: Any, options: Any, personal: Any) -> None:
    assert read(b"{\n", cls, converter=converter(**options)).personal == personal


def test_all_that_is_accepted_can_be_asked_for() -> None:
    assert read(lines(DEALS) + b"\n").or_raise() == tuple(DEALS)
    with pytest.raises(ImportProblems) as refused:
        read(lines(DEALS) + b'{"id": 1}').or_raise()
    assert {problem.record for problem in refused.value.problems} == {4}


def test_a_result_shows_itself() -> None:
    result = read(lines(DEALS) + b"{\n")
    assert repr(result).startswith(
        "<ReadResult: 4 records read, 3 accepted, 1 quarantined (syntax 1), 0 blank"
    )
    assert "syntax" in result._repr_html_()
    assert "syntax" in result.quarantine_csv()
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_line_from_a_pipe_is_there_when_it_was_written() -> None:
    out, into = os.pipe()
    with open(out, "rb") as pipe:  # noqa: PTH123 - it has no path
        found = stream_json_lines(pipe, Opportunity)
        os.write(into, lines(DEALS[:1]))
        assert next(found) == DEALS[0]
        os.write(into, lines(DEALS[1:2]))
        assert next(found) == DEALS[1]
        os.close(into)
        assert list(found) == []


class Chunks:
    """A file that gives its bytes as it likes."""

    def __init__(self, *chunks: Any) -> None:
        self._chunks = list(chunks)

    def read(self, _: int) -> Any:
        chunk = self._chunks.pop(0) if self._chunks else b""
        if isinstance(chunk, Exception):
            raise chunk
        return chunk


def test_lines_may_be_cut_anywhere() -> None:
    content = lines(DEALS)
    for at in range(len(content)):
        file: Any = Chunks(content[:at] or content[:1], content[at:] if at else content[1:])
        assert read_json_lines(file, Opportunity).accepted == tuple(DEALS)


@pytest.mark.parametrize("fault", [OSError("gone"), "text"])
def test_a_file_that_gives_no_bytes_is_an_error(fault: Any) -> None:
    file: Any = Chunks(lines(DEALS[:1]), fault)
    found = stream_json_lines(file, Opportunity)
    assert next(found) == DEALS[0]
    with pytest.raises(UnreadableFile):
        next(found)


def test_a_class_is_checked_before_the_first_line_is_asked_for() -> None:
    with pytest.raises(NoDocumentForm):
        stream_json_lines(BytesIO(), complex)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"

    def peak(count: int) -> int:
        tracemalloc.start()
        write_json_lines((DEALS[0] for _ in range(count)), path)
        assert sum(1 for _ in stream_json_lines(path, Opportunity)) == count
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(3_000)  # what is made once, or kept to be used again
    assert peak(6_000) < 1.5 * peak(2_000)
