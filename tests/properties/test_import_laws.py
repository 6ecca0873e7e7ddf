"""The laws of an import: nothing lost, nothing guessed, nothing but our own errors."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms.entities import Opportunity
from salesterms.errors import SalesTermsError
from salesterms.interop import (
    Blank,
    ImportResult,
    Quarantined,
    Skipped,
    opportunities,
    read_opportunities,
    read_rows,
    stream_opportunities,
)
from salesterms.mapping import ENCODINGS, ColumnMapping
from salesterms.mapping.numbers import THOUSANDS_MARKS
from salesterms.strategies import dates
from salesterms.strategies import opportunity_lists as deals

COLUMNS = ("id", "stage", "amount", "closed", "note")
MAPPING = ColumnMapping.read(
    {
        "id": "id",
        "status": {"column": "stage", "open": ["New"], "won": ["Won"], "lost": ["Lost"]},
        "amount": {"column": "amount", "decimal": ",", "thousands": ".", "currency": "EUR"},
        "closed": {"column": "closed", "formats": ["D-M-YYYY"]},
        "personal": ["note"],
        "skip": {"values": ["Total"]},
    }
)

#: Anything that a cell can hold; NUL has a kind of problem of its own.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
CELLS = st.one_of(
    TEXTS, st.sampled_from(["", "Won", "New", "12,50", "1.234", "3-1-2024", "Total", '"', "\n"])
)
ROWS = st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=8)
GOOD = st.tuples(
    st.integers(0, 10**6).map(lambda n: f"D-{n}"),
    st.sampled_from(["Won", "New", "Lost"]),
    st.sampled_from(["", "12,50", "1.234"]),
    st.sampled_from(["", "3-1-2024"]),
    TEXTS,
)
GOODS = st.lists(GOOD, max_size=8, unique_by=lambda row: row[0])
FRAGMENTS = st.sampled_from(
    [b"id,stage,amount,closed,note\n", b"D-1,Won,12,3-1-2024,x\n", b'"', b'""', b",", b"\n", b"\r",
     b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x82", b"x" * 300, b'"a\nb"', b"\x00\xd8"]
)  # fmt: skip
HOSTILE = st.one_of(st.binary(max_size=300), st.lists(FRAGMENTS, max_size=20).map(b"".join))


def written(rows: Any, *, quoting: Any = csv.QUOTE_MINIMAL, end: str = "\r\n") -> str:
    text = StringIO(newline="")
    if end != "\r\n":  # some versions of the writer then leave the other line end unquoted
        quoting = csv.QUOTE_ALL
    writer = csv.writer(text, quoting=quoting, lineterminator=end)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue()


def read(text: str | bytes, **options: Any) -> ImportResult:
    content = text if isinstance(text, bytes) else text.encode()
    return read_opportunities(BytesIO(content), MAPPING, **options)


def told(error: SalesTermsError) -> None:
    """An error has a text in both languages."""
    assert error.text("nl") != error.text("en") != ""


def as_rows(rows: Any) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


class TestEveryRecordHasOneOutcome:
    """Read = accepted + quarantined + blank + skipped, and each record is there once."""

    @given(ROWS)
    def test_of_a_file(self, rows: list[list[str]]) -> None:
        result = read(written(rows))
        assert result.read == len(rows)

    @given(ROWS)
    def test_of_rows_in_memory_as_of_a_file(self, rows: list[list[str]]) -> None:
        kept, streamed = read_rows(as_rows(rows), MAPPING), read(written(rows))
        assert kept.accepted == streamed.accepted
        assert kept.reasons == streamed.reasons
        assert (kept.blank, len(kept.skipped)) == (streamed.blank, len(streamed.skipped))

    @given(ROWS)
    def test_of_a_stream_in_order(self, rows: list[list[str]]) -> None:
        outcomes = list(stream_opportunities(BytesIO(written(rows).encode()), MAPPING))
        assert len(outcomes) == len(rows)
        for number, outcome in enumerate(outcomes, 1):
            assert isinstance(outcome, Opportunity) or outcome.record == number

    @given(HOSTILE, st.sampled_from(ENCODINGS))
    def test_of_any_bytes_after_any_fault(self, content: bytes, encoding: str) -> None:
        mapping = {"file": {"encoding": encoding}, "id": "id", "status": "stage"}
        try:
            outcomes = list(
                stream_opportunities(BytesIO(content), mapping, on_file_fault="quarantine")
            )
        except SalesTermsError:
            return
        for number, outcome in enumerate(outcomes, 1):
            if isinstance(outcome, Quarantined | Blank | Skipped):
                assert outcome.record == number


class TestNothingButOurOwnErrors:
    """Whatever comes in, a result comes out or a SalesTermsError."""

    @given(HOSTILE, st.sampled_from(ENCODINGS))
    def test_for_any_bytes(self, content: bytes, encoding: str) -> None:
        mapping = {"file": {"encoding": encoding}, "id": "id", "status": "stage"}
        try:
            result = read_opportunities(BytesIO(content), mapping)
        except SalesTermsError as error:
            told(error)
        else:
            assert result.fault is None

    @given(HOSTILE)
    def test_for_any_bytes_under_a_good_header(self, content: bytes) -> None:
        result = read(b"id,stage,amount,closed,note\n" + content, on_file_fault="quarantine")
        assert result.quarantine_csv(lang="nl")
        assert str(result)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=4) | st.integers(),
            lambda inner: st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "status", "column", "formats", "file", "zone", "amount",
                                 "currency", "created", "won", "join", "key", "skip", "extras"])
                | st.text(max_size=3),
                inner,
                max_size=5,
            ),
            max_leaves=20,
        )
    )  # fmt: skip
    def test_for_any_document(self, document: Any) -> None:
        try:
            mapping = ColumnMapping.read(document)
        except SalesTermsError as error:
            told(error)
        else:
            assert ColumnMapping.read(mapping.document()) == mapping

    @given(
        st.lists(
            st.dictionaries(
                st.sampled_from(["id", "status", "amount", "currency", "created", "probability",
                                 "stages_reached", "contacts", "owner", "other"]),
                st.none() | st.booleans() | st.floats() | st.text(max_size=4) | st.integers()
                | st.dates() | st.datetimes() | st.decimals() | st.lists(st.text(max_size=2))
                | st.binary(max_size=2) | st.just("won"),
            )
            | st.integers(),
            max_size=5,
        )
    )  # fmt: skip
    def test_for_any_rows(self, rows: list[Any]) -> None:
        try:
            result = read_rows(rows)
        except SalesTermsError as error:
            told(error)
        else:
            assert result.read == len(rows)
            assert opportunities(result.accepted, duplicates="ignore") == result.accepted


class TestTheWayOfWritingMakesNoDifference:
    """A byte order mark, other line ends, more quotes or another encoding give the same rows."""

    @given(ROWS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
    def test_marks_ends_and_quotes(
        self, rows: list[list[str]], end: str, mark: bool, quoted: bool
    ) -> None:
        plain = read(written(rows))
        quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
        other = written(rows, quoting=quoting, end=end)
        result = read(("\ufeff" if mark else "") + other)
        assert result.accepted == plain.accepted
        assert result.reasons == plain.reasons

    @given(ROWS, st.sampled_from(["utf-16", "utf-16-le", "utf-16-be"]))
    def test_encodings(self, rows: list[list[str]], encoding: str) -> None:
        document = {**MAPPING.document(), "file": {"encoding": encoding}}
        content = BytesIO(written(rows).encode(encoding))
        assert read_opportunities(content, document) == read(written(rows))


class TestABadRowChangesOnlyTheQuarantine:
    """Good rows are accepted, whatever stands between them."""

    @given(GOODS, st.tuples(CELLS, TEXTS, CELLS, CELLS, CELLS), st.data())
    def test_wherever_it_stands(
        self, rows: list[tuple[str, ...]], cells: tuple[str, ...], data: st.DataObject
    ) -> None:
        name, label, *others = cells
        bad = [f"x{name}", f"not {label}", *others]  # a label that no mapping lists
        place = data.draw(st.integers(0, len(rows)))
        before = read(written(rows))
        after = read(written([*rows[:place], bad, *rows[place:]]))
        assert after.accepted == before.accepted
        assert len(before.accepted) == len(rows)
        assert after.read == before.read + 1
        assert after.reasons == {"unknown_label": 1}


class TestTheQuarantineRebuildsTheFile:
    """The text of a record is the text of the file, to the character."""

    @given(ROWS, st.sampled_from(["\n", "\r\n"]))
    def test_record_by_record(self, rows: list[list[str]], end: str) -> None:
        texts = [written([row], end=end)[len(written([], end=end)) :] for row in rows]
        for outcome in read(written(rows, end=end)).quarantined:
            assert outcome.text == texts[outcome.record - 1]

    @given(st.lists(CELLS.filter(lambda cell: "Won" not in cell), min_size=1, max_size=8))
    def test_from_its_own_csv(self, labels: list[str]) -> None:
        rows = [[f"D-{n}", f"not {label}", "", "", "x"] for n, label in enumerate(labels)]
        result = read(written(rows))
        lines = list(csv.reader(StringIO(result.quarantine_csv(exact=True), newline="")))[1:]
        assert "".join(line[-1] for line in lines) == written(rows)[len(written([])) :]

    @given(st.binary(max_size=200).filter(lambda b: b"\0" not in b))
    def test_of_a_file_that_has_no_fault_but_its_quotes(self, tail: bytes) -> None:
        assume(not tail.startswith(b"\xef\xbb\xbf"))
        mapping = {**MAPPING.document(), "file": {"encoding": "iso-8859-1"}, "skip": None}
        content = b'id,stage,amount,closed,note\n"' + tail
        result = read_opportunities(BytesIO(content), mapping, on_file_fault="quarantine")
        if not result.accepted and not result.blank:
            rebuilt = "".join(record.text for record in result.quarantined)
            assert rebuilt.encode("iso-8859-1") == content[28:]


class TestWhatIsWrittenByAConventionReadsBack:
    """parse(format(x)) = x for every declared convention."""

    @given(
        st.decimals(-(10**17), 10**17, places=2),
        st.sampled_from([".", ","]),
        st.sampled_from(sorted(THOUSANDS_MARKS)),
    )
    def test_numbers(self, number: Decimal, decimal: str, thousands: str) -> None:
        assume(decimal != thousands)
        text = f"{number:,.2f}".translate({ord(","): thousands, ord("."): decimal})
        result = self.field("amount", text, decimal=decimal, thousands=thousands, currency="EUR")
        assert result.amount == number

    @given(
        dates(),
        st.sampled_from(["D-M-YYYY", "M/D/YYYY", "YYYYMMDD", "DD.MM.YYYY", "YYYY-MM-DD HH:mm:ss"]),
    )
    def test_dates(self, day: date, form: str) -> None:
        words = {"YYYY": f"{day:%Y}", "MM": f"{day:%m}", "DD": f"{day:%d}", "HH": "23",
                 "mm": "59", "ss": "59"}  # fmt: skip
        text = form
        for token, digits in words.items():
            text = text.replace(token, digits)
        text = text.replace("D", str(day.day)).replace("M", str(day.month))
        assert self.field("created", text, formats=[form]) == day

    @given(deals())
    def test_opportunities(self, given_deals: list[Opportunity]) -> None:
        assert list(opportunities(given_deals, duplicates="ignore")) == given_deals

    def field(self, name: str, text: str, **declared: object) -> Any:
        mapping = {
            "id": "id",
            "status": "status",
            name: {"column": "x", **declared},
            "zone": {"written_in": "UTC", "dates_in": "UTC"},
        }
        (deal,) = opportunities([{"id": "1", "status": "won", "x": text}], mapping)
        return getattr(deal, name)
