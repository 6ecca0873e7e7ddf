"""Bad input in a CSV file: each kind has one named outcome, and no value is ever wrong.

The rows follow the table of bad inputs that the library was designed against. Every case gives
what must come out: the accepted ids, or the codes of the quarantine, or the fault of the file.
"""

import csv
import time
from io import BytesIO
from typing import Any

import pytest

from salesterms.errors import SalesTermsError
from salesterms.interop import ImportResult, read_opportunities

MAPPING: dict[str, object] = {
    "id": "id",
    "status": {"column": "stage", "open": ["Lead", "New"], "won": ["Won"], "lost": ["Lost"]},
    "amount": {"column": "amount", "decimal": ".", "currency": "EUR"},
    "closed": "closed",
    "probability": {"column": "chance", "as": "share", "decimal": "."},
}
HEADER = "id,stage,amount,closed,chance,note\n"
GOOD = "D-1,Won,12.50,2024-01-03,0.5,fine\n"


def read(content: bytes | str, **options: Any) -> ImportResult:
    given = content if isinstance(content, bytes) else content.encode()
    mapping = {**MAPPING, **options.pop("mapping", {})}
    return read_opportunities(BytesIO(given), mapping, **options)


def codes(result: ImportResult) -> list[str]:
    return [problem.code for record in result.quarantined for problem in record.problems]


def row(stage: str = "Won", amount: str = "1", closed: str = "", chance: str = "") -> str:
    cells = ("D-2", stage, amount, closed, chance, "")
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        pytest.param(b"\xef\xbb\xbf" + (HEADER + GOOD).encode(), ["D-1"], id="utf-8 with BOM"),
        pytest.param((HEADER + GOOD).replace("\n", "\r\n").encode(), ["D-1"], id="CR LF"),
        pytest.param((HEADER + GOOD).replace("\n", "\r").encode(), ["D-1"], id="CR"),
        pytest.param(
            (HEADER + GOOD).rstrip("\n").encode(), ["D-1"], id="no end of line at the end"
        ),
        pytest.param(
            (HEADER + GOOD.replace("fine", '"a\nb\r\nc"')).encode(),
            ["D-1"],
            id="line ends in cells",
        ),
        pytest.param(
            (HEADER + GOOD.replace("fine", '"say ""hi"", ok"')).encode(), ["D-1"], id="quotes"
        ),
        pytest.param(
            (HEADER + GOOD.replace("fine", "a\u2028b\x0bc\x85d")).encode(),
            ["D-1"],
            id="other line separators are no line ends",
        ),
        pytest.param(
            (HEADER + GOOD.replace("fine", "=1+1")).encode(), ["D-1"], id="a formula is text here"
        ),
        pytest.param(
            (HEADER + GOOD.replace("fine", 'a"b')).encode(), ["D-1"], id="a quote within a cell"
        ),
        pytest.param((HEADER + "\n \n,,,,,\n" + GOOD).encode(), ["D-1"], id="blank lines"),
        pytest.param(HEADER.encode(), [], id="no rows"),
    ],
)
def test_variants_of_writing_give_the_rows(content: bytes, ids: list[str]) -> None:
    result = read(content)
    assert [deal.id for deal in result.accepted] == ids
    assert not result.quarantined


def test_blank_lines_are_counted() -> None:
    result = read(HEADER + "\n" + GOOD + " ,\u00a0,,,,\n\n")
    assert (result.read, result.blank, len(result.accepted)) == (4, 3, 1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("D-2,Won,1\n", "short_record", id="ragged, short"),
        pytest.param(" \u00a0x\n", "short_record", id="one cell"),
        pytest.param("D-2,Won,1,,,,\n", "long_record", id="ragged, long"),
        pytest.param("D-2,Won,1,234.56,,,\n", "long_record", id="a thousands mark unquoted"),
        pytest.param('D-2,Won,1,,,"ab"cd\n', "bad_quoting", id="text after a quote"),
        pytest.param("D-2,Won,1,,,a\0b\n", "nul_character", id="NUL"),
        pytest.param('D-2,Won,1,,,"a\n\0b"\n', "nul_character", id="NUL on a second line"),
        pytest.param("\0\n", "nul_character", id="nothing but NUL"),
        pytest.param("D-2,Won,1,,," + "x" * 70_000 + "\n", "cell_too_long", id="a long cell"),
        pytest.param("D-2,Won,1,,," + "x" * 140_000 + "\n", "cell_too_long", id="a longer cell"),
        pytest.param(
            'D-2,Won,1,,,"' + "x" * 40_000 + "\n" + "x" * 40_000 + '"\n',
            "cell_too_long",
            id="a long cell of two lines",
        ),
        pytest.param(
            'D-2,Won,1,,,"' + ("x" * 999 + '""\n') * 200 + '"\n',
            "cell_too_long",
            id="a cell of many lines beyond the limit of the standard library",
        ),
        pytest.param(GOOD, "duplicate_id", id="an id twice"),
        pytest.param(row().replace("D-2", ""), "missing_id", id="no id"),
        pytest.param(row().replace("D-2", "\u200b"), "missing_id", id="an invisible id"),
        # stages
        pytest.param(row(stage=""), "missing_status", id="no stage"),
        pytest.param(row(stage="Wonn"), "unknown_label", id="a misspelt stage"),
        pytest.param(row(stage="L\u0435ad"), "unknown_label", id="a Cyrillic letter"),
        pytest.param(row(stage="W\u0131n"), "unknown_label", id="a Turkish letter"),
        pytest.param(row(stage="\ufb01x"), "unknown_label", id="a ligature"),
        pytest.param(row(stage="W" + "\u0301" * 20_000), "unknown_label", id="combining marks"),
        # numbers
        pytest.param(row(amount="1.234,56"), "not_a_number", id="other marks"),
        pytest.param(row(amount="1,234.56"), "not_a_number", id="an undeclared thousands mark"),
        pytest.param(row(amount="(12.50)"), "not_a_number", id="brackets"),
        pytest.param(row(amount="1_000"), "not_a_number", id="underscore"),
        pytest.param(row(amount="\u0661\u0662"), "not_a_number", id="Arabic digits"),
        pytest.param(row(amount="\uff11"), "not_a_number", id="full-width digits"),
        pytest.param(row(amount="12.5\n"), "not_a_number", id="a line end"),
        pytest.param(row(amount="\u00a012.5"), "not_a_number", id="NBSP"),
        pytest.param(row(amount="12.5\u200b"), "not_a_number", id="ZWSP"),
        pytest.param(row(amount="NaN"), "not_a_number", id="NaN"),
        pytest.param(row(amount="sNaN"), "not_a_number", id="sNaN"),
        pytest.param(row(amount="Infinity"), "not_a_number", id="infinity"),
        pytest.param(row(amount="1E+999999999"), "not_a_number", id="an exponent"),
        pytest.param(row(amount="1e999"), "not_a_number", id="a small exponent"),
        pytest.param(row(amount="9" * 29), "not_a_number", id="29 digits"),
        pytest.param(row(amount="9" * 5000), "not_a_number", id="5,000 digits"),
        pytest.param(row(amount="True"), "not_a_number", id="a truth value"),
        pytest.param(row(chance="35"), "not_a_probability", id="percent as share"),
        # dates
        pytest.param(row(closed="01/02/03"), "two_digit_year", id="01/02/03"),
        pytest.param(row(closed="04/05/2024"), "undeclared_date_format", id="day or month first"),
        pytest.param(row(closed="13/02/2024"), "undeclared_date_format", id="day first"),
        pytest.param(row(closed="1"), "undeclared_date_format", id="a digit"),
        pytest.param(row(closed="10.5"), "undeclared_date_format", id="a number"),
        pytest.param(row(closed="1.234"), "undeclared_date_format", id="another number"),
        pytest.param(row(closed="-1"), "undeclared_date_format", id="a negative number"),
        pytest.param(row(closed="may"), "undeclared_date_format", id="a month"),
        pytest.param(row(closed="2024"), "undeclared_date_format", id="a year"),
        pytest.param(row(closed="10:00"), "undeclared_date_format", id="a time"),
        pytest.param(
            row(closed="call Sam in May about 12 seats"), "undeclared_date_format", id="a sentence"
        ),
        pytest.param(row(closed="2024-01-03 10:00 EST"), "undeclared_date_format", id="EST"),
        pytest.param(row(closed="2024-01-03T24:00"), "undeclared_date_format", id="24:00"),
        pytest.param(row(closed="2024-01-03T10:00+99:99"), "undeclared_date_format", id="+99:99"),
        pytest.param(row(closed="9" * 5000), "undeclared_date_format", id="5,000 digits as date"),
        pytest.param(row(closed="20240102"), "undeclared_date_format", id="the basic ISO form"),
        pytest.param(row(closed="2024-W01-1"), "undeclared_date_format", id="an ISO week"),
        pytest.param(row(closed="3 mei 2024"), "undeclared_date_format", id="a Dutch month"),
        pytest.param(row(closed="2023-02-29"), "no_such_date", id="no leap year"),
        pytest.param(row(closed="9999-12-31"), "no_such_date", id="the year 9999"),
        pytest.param(row(closed="1899-12-31"), "no_such_date", id="the year 1899"),
    ],
)
def test_a_bad_record_is_quarantined_and_the_others_are_not(line: str, code: str) -> None:
    start = time.process_time()
    other = GOOD.replace("D-1", "D-9")
    result = read(HEADER + GOOD + line + other)
    assert time.process_time() - start < 1
    assert codes(result) == [code]
    (bad,) = result.quarantined
    assert bad.text == line
    assert (bad.record, bad.first_line) == (2, 3)
    assert [deal.id for deal in result.accepted] == ["D-1", "D-9"]
    assert result.reasons == {code: 1}
    assert code == bad.code
    for problem in bad.problems:
        assert problem.text("nl") != problem.text("en")


def test_a_dutch_thousand_is_never_one_and_a_bit() -> None:
    result = read(
        HEADER + row(amount="1.234"), mapping={"amount": {"column": "amount", "currency": "EUR"}}
    )
    assert codes(result) == ["undeclared_decimal_mark"]


def test_every_problem_of_a_record_is_named() -> None:
    result = read(HEADER + row("Gone", "x", "y", "z"))
    assert codes(result) == [
        "unknown_label",
        "not_a_number",
        "undeclared_date_format",
        "not_a_number",
    ]
    assert [p.column for p in result.quarantined[0].problems] == [
        "stage",
        "amount",
        "closed",
        "chance",
    ]


def test_a_personal_value_is_masked_wherever_it_is_told() -> None:
    result = read(
        HEADER + "Jan,Won,x,,,\nJan,Won,1,,,\nJan,Won,2,,,\n",
        mapping={"personal": ["id", "amount"]},
    )
    assert codes(result) == ["not_a_number", "duplicate_id"]
    told = "".join(p.text() for record in result.quarantined for p in record.problems)
    assert "Jan" not in told
    assert "'x'" not in told
    assert "personal data (columns id, amount)" in str(result)


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        pytest.param(b"", {}, "no_header", id="empty"),
        pytest.param(b"\xef\xbb\xbf", {}, "no_header", id="nothing but a BOM"),
        pytest.param(b"\n" + (HEADER + GOOD).encode(), {}, "no_header", id="a blank first line"),
        pytest.param(b",,\n1,2,3\n", {}, "no_header", id="a header of blanks"),
        pytest.param(b"id,id\n", {}, "duplicate_header", id="a column twice"),
        pytest.param(b'id,"stage\n', {}, "unclosed_quote", id="an open quote in the header"),
        pytest.param(b'id,"st"x\n', {}, "unclosed_quote", id="bad quoting in the header"),
        pytest.param(b"," * 5_000_000, {}, "line_too_long", id="5 million columns"),
        pytest.param(
            ",".join(map(str, range(5000))).encode(), {}, "too_many_columns", id="5,000 columns"
        ),
        pytest.param(
            (HEADER + GOOD).encode("utf-16"), {}, "other_byte_order_mark", id="UTF-16 as UTF-8"
        ),
        pytest.param(
            (HEADER + GOOD).encode("utf-32"), {}, "other_byte_order_mark", id="UTF-32 as UTF-8"
        ),
        pytest.param(
            (HEADER + GOOD).encode("utf-16"),
            {"encoding": "iso-8859-1"},
            "other_byte_order_mark",
            id="UTF-16 as Latin-1",
        ),
        pytest.param(
            (HEADER + GOOD).encode("utf-16-le"),
            {"encoding": "iso-8859-1"},
            "nul_in_header",
            id="UTF-16 without BOM as Latin-1",
        ),
        pytest.param(
            (HEADER + GOOD).encode("utf-8-sig"),
            {"encoding": "cp1252"},
            "other_byte_order_mark",
            id="UTF-8 with BOM as cp1252",
        ),
        pytest.param(
            (HEADER + GOOD).encode("utf-16-be"),
            {"encoding": "utf-16"},
            "no_byte_order_mark",
            id="UTF-16 without BOM",
        ),
        pytest.param(
            (HEADER + GOOD).encode("utf-16-be") + b"\0",
            {"encoding": "utf-16-be"},
            "wrong_encoding",
            id="half a character at the end",
        ),
        pytest.param(
            (HEADER + GOOD).replace("fine", "caf\u00e9").encode("cp1252"),
            {},
            "wrong_encoding",
            id="Latin-1 as UTF-8",
        ),
        pytest.param(
            (HEADER + GOOD).replace("fine", "caf\u00e9").encode(),
            {"encoding": "ascii"},
            "wrong_encoding",
            id="UTF-8 as ASCII",
        ),
        pytest.param(
            (HEADER + GOOD + '"D-2,Won\n' + GOOD * 3).encode(),
            {},
            "unclosed_quote",
            id="an open quote to the end",
        ),
        pytest.param(
            (HEADER + '"D-2,Won\n' + GOOD.replace("fine", '"fine"')).encode(),
            {},
            "unclosed_quote",
            id="an open quote that another one closes",
        ),
        pytest.param(
            (HEADER + 'D-2,Won,1,,,"a"b"\n' + GOOD).encode(),
            {},
            "unclosed_quote",
            id="an odd number of quotes",
        ),
        pytest.param(
            (HEADER + 'D-2,Won,1,,,"' + ("x" * 1000 + "\n") * 2000).encode(),
            {},
            "unclosed_quote",
            id="an open quote before 2 MB",
        ),
        pytest.param(
            (HEADER + 'D-2,Won,1,,,"' + ("x" * 1000 + "\n") * 200).encode(),
            {},
            "unclosed_quote",
            id="an open quote before 200 KB",
        ),
        pytest.param(
            (HEADER + 'D-2,Won,1,,,"' + ("x" * 1000 + "\n") * 200 + GOOD + 'a"b\n').encode(),
            {},
            "unclosed_quote",
            id="an open quote that another one closes after 200 KB",
        ),
        pytest.param(
            (HEADER + 'D-2,Won,1,,,"' + ("x" * 1000 + '","\n') * 2000).encode(),
            {},
            "unclosed_quote",
            id="a record of 2 MB",
        ),
        pytest.param(
            (HEADER + GOOD + "x" * 10_000_000).encode(), {}, "line_too_long", id="a line of 10 MB"
        ),
        pytest.param(
            (HEADER + GOOD + "x" * 1_060_000 + "\n").encode(),
            {},
            "line_too_long",
            id="a line just too long",
        ),
    ],
)
def test_a_fault_of_the_file_is_raised_before_anything_is_returned(
    content: bytes, options: dict[str, str], code: str
) -> None:
    start = time.process_time()
    with pytest.raises(SalesTermsError) as caught:
        read(content, mapping={"file": options})
    assert time.process_time() - start < 2
    assert caught.value.code == code
    assert caught.value.text("nl") != caught.value.text("en")


@pytest.mark.parametrize(
    ("content", "encoding", "offset", "line"),
    [
        (b"id,stage\n\xff", "utf-8", 9, 2),
        (b"\xef\xbb\xbfid,stage\nD-1,\xc3(", "utf-8", 16, 2),
        (b"id,stage\nD-1,\xc3", "utf-8", 13, 2),
        (b"id,stage\n" + b"D-1,Won\n" * 20_000 + b"D-\xe9", "utf-8", 160_011, 20_002),
        (b"id,stage\n" + b"x" * 65_526 + b"\xe2\x82(", "utf-8", 65_535, 2),
        (b"id,stage\n\x81", "cp1252", 9, 2),
        (b"\xff\xfei\0d\0\n\0\x00\xd8a\0", "utf-16", 8, 2),
    ],
)
def test_a_byte_that_does_not_decode_is_named_by_its_place(
    content: bytes, encoding: str, offset: int, line: int
) -> None:
    with pytest.raises(SalesTermsError) as caught:
        read(content, mapping={"file": {"encoding": encoding}, "id": "id"})
    assert caught.value.code in {"wrong_encoding", "missing_columns"}
    result = read_opportunities(
        BytesIO(content),
        {"file": {"encoding": encoding}, "id": "id", "status": "id"},
        on_file_fault="quarantine",
    )
    assert result.fault is not None
    assert result.fault.args[2:] == (offset, line)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-15", "cp1252"])
def test_declared_encodings_are_read(encoding: str) -> None:
    content = (HEADER + GOOD.replace("fine", "caf\u00e9 \u20ac")).encode(encoding)
    result = read(content, mapping={"file": {"encoding": encoding}})
    assert result.accepted[0].extras == {"note": "caf\u00e9 \u20ac"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_of_the_declared_encoding_is_no_part_of_the_header(
    encoding: str,
) -> None:
    content = ("\ufeff" + HEADER + GOOD).encode(encoding)
    assert len(read(content, mapping={"file": {"encoding": encoding}}).accepted) == 1


def test_a_wrong_delimiter_is_told_by_the_header() -> None:
    with pytest.raises(SalesTermsError) as caught:
        read((HEADER + GOOD).replace(",", ";"))
    assert "delimiter" in str(caught.value)


def test_the_limit_of_the_process_on_fields_is_left_alone() -> None:
    before = csv.field_size_limit()
    read(HEADER + GOOD + "D-2,Won,1,,," + "x" * 140_000 + "\n")
    assert csv.field_size_limit() == before


def test_a_limit_that_another_part_of_the_process_set_gives_no_wrong_value() -> None:
    before = csv.field_size_limit(20)
    try:
        result = read(HEADER + GOOD + GOOD.replace("fine", "x" * 30))
    finally:
        csv.field_size_limit(before)
    assert codes(result) == ["cell_too_long"]
    assert result.quarantined[0].problems[0].detail == "20"
    assert len(result.accepted) == 1


class Dripping:
    """A source that gives a hundred bytes at a time."""

    def __init__(self, content: bytes) -> None:
        self.file = BytesIO(content)

    def read(self, _: int) -> bytes:
        return self.file.read(100)


def test_a_source_that_drips_gives_the_same_lines() -> None:
    content = (HEADER + GOOD.replace("fine", "x" * 300) + "\n").replace("\n", "\r\n").encode()
    given: Any = Dripping(content)
    assert read_opportunities(given, MAPPING) == read(content)


def test_a_line_that_drips_in_takes_time_in_proportion_to_its_length() -> None:
    def seconds(size: int) -> float:
        given: Any = Dripping(HEADER.encode() + b"x" * size)
        start = time.process_time()
        result = read_opportunities(given, MAPPING)
        assert result.reasons == {"cell_too_long": 1}
        return time.process_time() - start

    short = min(seconds(500_000) for _ in range(5))
    assert min(seconds(1_000_000) for _ in range(5)) <= 2.6 * short


def test_mojibake_is_kept_as_it_is_written() -> None:
    content = (HEADER + GOOD.replace("fine", "caf\u00e9")).encode()
    result = read(content, mapping={"file": {"encoding": "cp1252"}})
    assert result.accepted[0].extras["note"] == "caf\u00c3\u00a9"


@pytest.mark.slow
def test_twenty_thousand_bad_rows_take_no_longer_than_good_ones_by_much() -> None:
    lines = "".join(f"D-{n},Gone {n},x,y,z,\n" for n in range(20_000))
    start = time.process_time()
    result = read(HEADER + lines)
    assert time.process_time() - start < 20
    assert result.reasons == {"unknown_label": 20_000}
