"""The laws of CSV of values: it comes back exactly, no row is lost, and no cell is guessed."""

import csv
from io import BytesIO, StringIO
from typing import Any

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from salesterms.entities import Opportunity
from salesterms.errors import SalesTermsError
from salesterms.interop import (
    Blank,
    Quarantined,
    read_csv,
    read_json_lines,
    stream_csv,
    write_csv,
    write_json_lines,
    write_sheet,
)
from salesterms.interop.quarantine import harmless
from salesterms.lifecycle import Category
from salesterms.strategies import opportunities, opportunity_lists


@frozen
class Note:
    text: str | None


@frozen
class Small:
    id: str
    status: Category
    extras: dict[str, str]


@frozen
class Mixed:
    text: str
    maybe: str | None
    number: int
    share: float | None
    yes: bool
    items: tuple[str, ...]
    table: dict[str, str | None]


#: Every character that a document accepts, and those that a cell may trip over.
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=8),
    st.text(st.sampled_from("\\ND\"',;\r\n\t =+-@ \ufeff\u2028x"), max_size=6),
)
MAYBE = st.none() | TEXTS
MIXED = st.builds(
    Mixed,
    TEXTS,
    MAYBE,
    st.integers(-(2**127), 2**127),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.dictionaries(TEXTS, MAYBE, max_size=3),
)
DEALS = st.builds(
    Opportunity,
    id=TEXTS.filter(bool),
    status=st.sampled_from(Category),
    owner=MAYBE,
    account=MAYBE,
    stage=MAYBE,
    stages_reached=st.none() | st.lists(TEXTS, max_size=3).map(tuple),
    extras=st.dictionaries(TEXTS, MAYBE | st.integers(-(2**127), 2**127), max_size=3),
)
FRAGMENTS = st.sampled_from(
    [b"id,status\n", b"id,status,extras\r\n", b"D-1,won\n", b"D-1,won,{}\r\n", b'"', b'""', b",",
     b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"\\N", b"\\", b"{", b"x" * 300, b'"a\nb"']
)  # fmt: skip
HOSTILE = st.one_of(st.binary(max_size=200), st.lists(FRAGMENTS, max_size=20).map(b"".join))
BAD = st.sampled_from(
    [b"\n", b"D-9\r\n", b'D-9,won,"{"\r\n', b"D-9,won,{},x\r\n", b"\\x,won,{}\r\n",
     b"D-9,gone,{}\r\n"]
)  # fmt: skip


def content(values: Any, cls: Any, **options: Any) -> bytes:
    file = BytesIO()
    assert write_csv(values, cls, file, **options) == len(values)
    return file.getvalue()


def told(error: SalesTermsError) -> None:
    """An error has a text in both languages."""
    assert error.text("nl") != error.text("en") != ""


def again(values: Any, cls: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = read_csv(BytesIO(content(values, cls)), cls).or_raise()
    return found


class TestWhatIsWrittenIsReadBack:
    """Reading gives the very values that were written, in their order, and nothing else."""

    @given(opportunity_lists(currencies=("EUR", "JPY")))
    def test_for_the_deals_of_the_library(self, deals: list[Opportunity]) -> None:
        assert again(deals, Opportunity) == tuple(deals)

    @given(st.lists(DEALS, max_size=4))
    def test_whatever_characters_their_texts_hold(self, deals: list[Opportunity]) -> None:
        assert again(deals, Opportunity) == tuple(deals)

    @given(st.lists(MIXED, max_size=4))
    def test_for_a_class_of_ones_own(self, values: list[Mixed]) -> None:
        assert again(values, Mixed) == tuple(values)

    @given(st.lists(st.builds(Note, MAYBE), max_size=4))
    def test_for_a_class_of_one_text(self, values: list[Note]) -> None:
        assert again(values, Note) == tuple(values)

    @given(st.lists(MIXED, max_size=3))
    def test_by_any_reader_of_csv_cell_by_cell(self, values: list[Mixed]) -> None:
        text = content(values, Mixed).decode()
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
        assert len(rows) == len(values) + 1
        for value, cells in zip(values, rows[1:], strict=True):
            assert cells[0] == ("\\" if value.text[:1] == "\\" else "") + value.text

    @given(st.lists(DEALS, max_size=3))
    def test_and_by_way_of_json_lines_it_is_the_same(self, deals: list[Opportunity]) -> None:
        file = BytesIO()
        write_json_lines(again(deals, Opportunity), file)
        lines = read_json_lines(BytesIO(file.getvalue()), Opportunity).or_raise()
        assert content(lines, Opportunity) == content(deals, Opportunity)


class TestEveryRowHasOneOutcome:
    """Rows = accepted + quarantined + blank, for any bytes, and nothing but our own errors."""

    @given(HOSTILE)
    def test_of_any_bytes(self, given_bytes: bytes) -> None:
        for cls in (Opportunity, Note):
            try:
                outcomes: list[Any] = list(
                    stream_csv(BytesIO(given_bytes), cls, on_file_fault="quarantine")
                )
            except SalesTermsError as error:
                told(error)
                continue
            for number, one in enumerate(outcomes, 1):
                assert not isinstance(one, Quarantined | Blank) or one.record == number

    @given(HOSTILE)
    def test_of_any_bytes_under_a_good_header(self, given_bytes: bytes) -> None:
        text = b"id,status,extras\r\n" + given_bytes
        result = read_csv(BytesIO(text), Opportunity, on_file_fault="quarantine")
        streamed = list(stream_csv(BytesIO(text), Opportunity, on_file_fault="quarantine"))
        assert result.read == len(streamed)
        if b'"' not in given_bytes:  # then each line is a record, and none of them is lost
            rest = given_bytes.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            assert result.read == rest.count(b"\n") + (not rest.endswith(b"\n") and rest != b"")
        assert result.quarantine_csv(lang="nl")


class TestABadRowChangesOnlyTheQuarantine:
    """Bad and blank rows between good ones, in any order, do not change what is accepted."""

    @given(st.lists(opportunities(), max_size=4), st.lists(BAD, max_size=3), st.data())
    def test_wherever_it_stands(
        self, deals: list[Opportunity], bad: list[bytes], data: st.DataObject
    ) -> None:
        bare = [Small(deal.id, deal.status, {"a": "\r\n"}) for deal in deals]
        good = [
            f'{deal.id},{deal.status.value},"{{""a"":""\\r\\n""}}"\r\n'.encode() for deal in bare
        ]
        order = data.draw(st.permutations([*range(len(good)), *[-1] * len(bad)]))
        waiting = list(bad)
        rows = [waiting.pop() if index < 0 else good[index] for index in order]

        result = read_csv(BytesIO(b"id,status,extras\r\n" + b"".join(rows)), Small)

        assert result.accepted == tuple(bare[index] for index in order if index >= 0)
        assert result.blank == bad.count(b"\n")
        texts = [row.decode() for row, index in zip(rows, order, strict=True) if index < 0]
        assert [one.text for one in result.quarantined] == [text for text in texts if text != "\n"]


class TestASheetRunsNothing:
    """No cell of a sheet, as it is read, would be run as a formula."""

    @given(st.lists(MIXED, max_size=3), st.sampled_from([",", ";"]))
    def test_whatever_its_texts_hold(self, values: list[Mixed], delimiter: str) -> None:
        file = BytesIO()
        assert write_sheet(values, Mixed, file, delimiter=delimiter) == len(values)
        text = file.getvalue().decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
        assert len(rows) == len(values) + 1
        numbers = {2, 3}  # their columns
        for row in rows:
            assert all(harmless(cell) == cell for i, cell in enumerate(row) if i not in numbers)
