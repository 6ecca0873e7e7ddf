"""Values as CSV that is read back exactly; a row, a column or a file at fault is named."""

import csv
import pickle
import tracemalloc
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from attrs import Factory, field, frozen, validators

from salesterms.documents import DocumentProblems, converter
from salesterms.entities import Opportunity
from salesterms.errors import MASK
from salesterms.interop import (
    BadOption,
    Blank,
    DuplicateHeader,
    HeaderProblems,
    ImportProblems,
    NoHeader,
    NoRowForm,
    NotValues,
    Quarantined,
    UnclosedQuote,
    WrongEncoding,
    read_csv,
    stream_csv,
    write_csv,
)
from salesterms.interop.faults import LONGEST_CELL, LONGEST_LINE
from salesterms.lifecycle import Category
from salesterms.values import FrozenMapping, Money, Period, about

UNSET: Any = object()


@frozen(kw_only=True)
class Quote:
    number: int = field(validator=validators.ge(1))
    title: str | None = None
    price: Money | None = None
    sent: datetime | None = None
    share: float = 0.5
    approved: bool | None = None
    kind: Literal["new", "renewal"] = "new"
    size: Literal[1, "many"] = 1
    tags: frozenset[str] = frozenset()
    terms: dict[str, Any] = Factory(dict)
    span: Period | None = None
    anything: Any = None
    remark: str | None = UNSET
    author: str | None = field(
        default=None,
        metadata=about("who wrote it", "wie het schreef", alias="auteur", personal=True),
    )
    history: dict[str, Any] = field(
        factory=dict, metadata=about("what was", "wat was", personal=True)
    )
    made: str = field(init=False, default="here")


@frozen
class Note:
    text: str | None


@frozen
class Nothing:
    pass


DEAL = Opportunity(
    id="D-1",
    status=Category.WON,
    owner="Ann",
    amount=Money("950.00", "EUR"),
    stages_reached=("New", "Proposal"),
    closed=date(2026, 2, 20),
    probability=Decimal("0.40"),
    extras={"seats": 3, "on": date(2026, 1, 2), "text": "a\r\nb"},
)

HOSTILE = [
    "",
    " ",
    "\\",
    "\\N",
    "\\\\N",
    "\\D",
    "a\\N",
    '"',
    '""',
    ",",
    "\n",
    "\r",
    "\r\n",
    'a "b", c\r\nd',
    "=1+1",
    "'=1+1",
    "'",
    "\t",
    "null",
    "true",
    "12",
    "[]",
    "{}",
    "\ufeffa",
    "\u2028",
    "\x85\x0b\x0c\x1c",
    "\x01",
    "€😀",
]


def content(values: Any, cls: Any = None, **options: Any) -> bytes:
    file = BytesIO()
    write_csv(values, cls or type(values[0]), file, **options)
    return file.getvalue()


def read(text: str | bytes, cls: Any = Opportunity, **options: Any) -> Any:
    given = text if isinstance(text, bytes) else text.encode()
    return read_csv(BytesIO(given), cls, **options)


def again(*values: Any, **options: Any) -> Any:
    result = read(content(values, **options), type(values[0]), **options)
    return result.or_raise()


def problems(text: str, cls: Any = Quote, **options: Any) -> Any:
    [bad] = read(text, cls, **options).quarantined
    return bad.problems


# --- round trip ----------------------------------------------------------------------------


def test_what_was_written_is_read_back() -> None:
    bare = Opportunity(id="D-2", status=Category.OPEN)
    assert again(DEAL, bare) == (DEAL, bare)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_read_back(text: str) -> None:
    note, quote = Note(text), Quote(number=1, title=text, author=text, anything=text)
    assert again(note) == (note,)
    assert again(quote) == (quote,)
    assert again(Note("x"), note, Note(None)) == (Note("x"), note, Note(None))


@pytest.mark.parametrize(
    "values",
    [
        {"title": None},
        {"title": ""},
        {"price": Money("-0.10", "USD")},
        {"sent": datetime(2026, 3, 31, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))},
        {"share": 0.1},
        {"share": -1e-300},
        {"approved": False},
        {"approved": True},
        {"kind": "renewal"},
        {"size": "many"},
        {"tags": frozenset({"a", "\\N", ""})},
        {"terms": {"": None, "a": [1, {"b": ()}]}},
        {"terms": {}},
        {"span": Period.named("2026-Q1")},
        {"anything": 5},
        {"anything": "5"},
        {"anything": FrozenMapping({"a": Decimal("1.50")})},
        {"remark": None},
        {"remark": ""},
        {"remark": UNSET},
    ],
    ids=str,
)
def test_any_value_is_read_back(values: dict[str, Any]) -> None:
    quote = Quote(number=1, **values)
    [found] = again(quote)
    assert found == quote
    assert {name: type(getattr(found, name)) for name in values} == {
        name: type(value) for name, value in values.items()
    }


def test_no_value_an_empty_text_and_a_default_without_form_are_told_apart() -> None:
    rows = content([Quote(number=1, remark=one) for one in (None, "", "\\N", UNSET)])
    cells = [row["remark"] for row in csv.DictReader(StringIO(rows.decode(), newline=""))]
    assert cells == ["\\N", "", "\\\\N", "\\D"]


def test_cells_are_the_forms_of_documents() -> None:
    assert content([DEAL]).decode() == (
        "id,status,owner,account,product,amount,stage,stages_reached,created,closed,"
        "expected_close,last_activity,probability,contacts,buying_team,order_lines,lost_reason,competitor,forecast_category,extras\r\n"
        "D-1,won,Ann,\\N,\\N,950.00 EUR,\\N,"
        '"[""New"",""Proposal""]",\\N,2026-02-20,\\N,\\N,0.40,[],\\N,[],\\N,\\N,\\N,'
        '"{""seats"":3,""on"":{""type"":""date"",""value"":""2026-01-02""},""text"":""a\\r\\nb""}"'
        "\r\n"
    )


def test_the_names_are_those_of_the_converter_and_both_languages_are_read() -> None:
    dutch = converter(names="nl")
    text = content([DEAL], converter=dutch)
    assert text.startswith(b"kenmerk,status,eigenaar,klant,product,bedrag,")
    assert read(text).accepted == read(text, converter=dutch).accepted == (DEAL,)


def test_columns_stand_in_any_order_and_may_be_absent_where_there_is_a_default() -> None:
    assert read("status,id\nwon,D-1\n").accepted == (Opportunity(id="D-1", status=Category.WON),)


def test_no_values_make_a_header(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    assert write_csv([], Opportunity, path) == 0
    assert path.read_bytes().startswith(b"id,status,")
    assert read_csv(path, Opportunity).accepted == ()
    assert write_csv(iter([DEAL]), Opportunity, path) == 1
    assert read_csv(str(path), Opportunity).accepted == (DEAL,)


def test_a_byte_order_mark_that_a_spreadsheet_has_added_is_taken_off() -> None:
    assert read(b"\xef\xbb\xbf" + content([DEAL])).accepted == (DEAL,)


# --- what cannot be written ----------------------------------------------------------------


def test_a_value_that_cannot_be_written_is_named_by_record_and_column() -> None:
    bad = Quote(
        number=1,
        price=9.5,  # type: ignore[arg-type]
        author=5,  # type: ignore[arg-type]
        history={"a": object()},
    )
    file = BytesIO()
    with pytest.raises(DocumentProblems) as refused:
        write_csv([Quote(number=1), bad, Quote(number=2)], Quote, file)
    found = [(p.code, p.record, p.column, p.path) for p in refused.value.problems]
    assert found == [
        ("wrong_type", 2, "price", None),
        ("wrong_type", 2, "author", None),
        ("no_document_form", 2, "history", "$.a"),
    ]
    assert [p.value for p in refused.value.problems] == [9.5, MASK, MASK]
    assert file.getvalue() == content([Quote(number=1)])


@pytest.mark.parametrize("value", [DEAL, None, {"number": 1}])
def test_a_value_of_another_class_is_named_by_its_record(value: Any) -> None:
    with pytest.raises(DocumentProblems) as refused:
        content([Quote(number=1), value])
    [problem] = refused.value.problems
    assert (problem.code, problem.record, problem.column) == ("wrong_type", 2, None)


def test_a_value_without_one_of_its_fields_is_named() -> None:
    empty = object.__new__(Note)
    with pytest.raises(DocumentProblems) as refused:
        content([empty])
    assert [(p.record, p.column) for p in refused.value.problems] == [(1, "text")]


def test_a_cell_that_would_not_be_read_back_is_not_written() -> None:
    most = Note("\\" + "x" * (LONGEST_CELL - 2))
    assert again(most) == (most,)
    with pytest.raises(DocumentProblems) as refused:
        content([Quote(number=1), Quote(number=2, title="x" * (LONGEST_CELL + 1))])
    [problem] = refused.value.problems
    assert (problem.code, problem.record, problem.column) == ("cell_too_long", 2, "title")


def test_a_row_that_would_not_be_read_back_is_not_written() -> None:
    names = [f"f{number}" for number in range(17)]
    wide: Any = frozen(type("Wide", (), {"__annotations__": dict.fromkeys(names, str)}))
    with pytest.raises(DocumentProblems) as refused:
        content([wide(*["x" * LONGEST_CELL for _ in names])])
    [problem] = refused.value.problems
    assert (problem.code, problem.record, problem.column) == ("line_too_long", 1, None)
    fits = wide(*["x" * (LONGEST_LINE // 17 - 2) for _ in names])
    assert again(fits) == (fits,)


@pytest.mark.parametrize("cls", [str, Nothing, list[Quote], Money, "Quote", Category])
def test_a_type_without_columns_is_refused(cls: Any) -> None:
    for call in (
        lambda: write_csv([], cls, BytesIO()),
        lambda: read_csv(BytesIO(), cls),
        lambda: stream_csv(BytesIO(), cls),
    ):
        with pytest.raises((NoRowForm, TypeError)) as refused:
            call()
    assert refused.value.args


def test_what_holds_no_values_is_refused_before_the_file_is_opened(tmp_path: Path) -> None:
    with pytest.raises(NotValues):
        write_csv(DEAL, Opportunity, tmp_path / "a")  # type: ignore[arg-type]
    assert not (tmp_path / "a").exists()


# --- rows at fault -------------------------------------------------------------------------


def test_every_row_ends_in_exactly_one_place() -> None:
    text = "id,status\nD-1,won\n\nD-2,gone\nD-3\n  \nD-4,open,x\nD-5,lost"
    result = read(text)
    assert [deal.id for deal in result.accepted] == ["D-1", "D-5"]
    assert (result.read, result.blank) == (7, 2)
    assert [(q.record, q.first_line, q.code, q.text) for q in result.quarantined] == [
        (3, 4, "unknown_choice", "D-2,gone\n"),
        (4, 5, "short_record", "D-3\n"),
        (6, 7, "long_record", "D-4,open,x\n"),
    ]
    assert [type(one) for one in stream_csv(BytesIO(text.encode()), Opportunity)] == [
        Opportunity,
        Blank,
        Quarantined,
        Quarantined,
        Blank,
        Quarantined,
        Opportunity,
    ]


def test_every_problem_of_a_row_has_its_column() -> None:
    found = problems(
        'number,title,price,tags,terms,kind\n0,\\x,9.50,"[1,""a"",""a""]","{""a"":",old\n'
    )
    assert [(p.code, p.record, p.column, p.path) for p in found] == [
        ("unknown_marker", 1, "title", None),
        ("syntax", 1, "terms", "$.a"),
        ("not_money", 1, "price", None),
        ("unknown_choice", 1, "kind", None),
        ("wrong_type", 1, "tags", "$[0]"),
        ("below_minimum", 1, "number", None),
    ]
    assert all(p.position is None for p in found)
    assert all(p.text("nl") != p.text() for p in found)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "syntax"),
        ("7.0", "wrong_type"),
        ('"""7"""', "wrong_type"),
        ("TRUE", "syntax"),
        ("7 8", "syntax"),
        ("\\N", "wrong_type"),
        ("\\D", "missing_key"),
        ("\\x", "syntax"),
        ("'7", "syntax"),
    ],
)
def test_a_cell_is_never_guessed(cell: str, code: str) -> None:
    [problem] = problems(f"number,title\n{cell},x\n")
    assert (problem.code, problem.column) == (code, "number")


def test_a_default_may_be_asked_for_by_its_marker() -> None:
    assert read("number,title,kind\n1,\\D,\\D\n", Quote).accepted == (Quote(number=1),)


def test_values_of_personal_columns_are_masked_and_the_quarantine_says_what_it_holds() -> None:
    text = 'number,auteur,history\n1,\\secret,"{""secret"":1,""secret"":2}"\n1,x,"{""a"":secret}"\n'
    result = read(text, Quote)
    told = "".join(p.text() + p.text("nl") for q in result.quarantined for p in q.problems)
    assert result.reasons == {"unknown_marker": 1, "syntax": 1}
    assert "secret" not in told.replace("$.secret", "")
    assert "secret" in result.quarantined[0].text
    assert "personal data (fields author, history)" in str(result)


def test_a_text_within_the_json_of_a_cell_is_masked_where_nobody_knows_whose_it_is() -> None:
    [problem] = problems('number,terms\n1,"{""name"":""\\ud800 Jansen""}"\n')
    assert (problem.code, problem.column, problem.path) == ("lone_surrogate", "terms", "$.name")
    assert problem.value is MASK


def test_a_fault_of_the_whole_row_stands_in_no_column() -> None:
    @frozen
    class Span:
        first: int
        last: int

        def __attrs_post_init__(self) -> None:
            if self.last < self.first:
                raise ValueError

    [problem] = problems("first,last\n2,1\n", Span)
    assert (problem.code, problem.column, problem.path) == ("rule_broken", None, "$")
    assert again(Span(1, 2)) == (Span(1, 2),)


def test_a_hook_that_fails_only_once_does_not_lose_the_row() -> None:
    calls: list[str] = []

    def hesitate(given: Any, _: Any) -> complex:
        calls.append(given)
        if len(calls) == 1:
            raise ValueError(given)
        return complex(given)

    own = converter()
    own.register_structure_hook(complex, hesitate)
    own.register_unstructure_hook(complex, str)

    @frozen
    class Point:
        at: complex

    assert again(Point(1 + 2j), converter=own) == (Point(1 + 2j),)
    assert calls == ["(1+2j)", "(1+2j)"]


def test_all_that_is_accepted_can_be_asked_for() -> None:
    with pytest.raises(ImportProblems) as refused:
        read("id,status\nD-1,gone\n").or_raise()
    assert [(p.record, p.column) for p in refused.value.problems] == [(1, "status")]


# --- headers -------------------------------------------------------------------------------


def test_columns_that_do_not_fit_are_named_with_the_nearest() -> None:
    with pytest.raises(HeaderProblems) as refused:
        read("id,statsu,eigenaar,owner\n")
    found = [(p.code, p.value, p.column) for p in refused.value.problems]
    assert found == [
        ("unknown_column", "statsu", None),
        ("column_twice", None, "owner"),
        ("absent_column", "status", None),
    ]
    assert str(refused.value) == (
        "Problems in the header: 3\n"
        "- there is no field 'statsu': name the column by its field, as in: status, contacts, "
        "stage\n"
        "- two columns hold the same field: eigenaar, owner @ column 'owner': keep one of them\n"
        "- the field 'status' has to be given, and no column bears its name: add it, or rename its"
        " column: statsu"
    )
    assert "kopregel: 3" in refused.value.text("nl")
    assert pickle.loads(pickle.dumps(refused.value)).problems == refused.value.problems


def test_unknown_columns_are_kept_where_the_converter_keeps_them() -> None:
    keeping = converter(unknown="keep")
    text = "id,status,region,price\nD-1,won,\\\\N,\\N\nD-2,won,\\N,\\D\nD-3,won,\\x,\n"
    result = read(text, converter=keeping)
    assert [dict(deal.extras) for deal in result.accepted] == [
        {"region": "\\N", "price": None},
        {"region": None},
    ]
    [bad] = result.quarantined
    assert [(p.code, p.column, p.value) for p in bad.problems] == [
        ("unknown_marker", "region", MASK)
    ]
    with pytest.raises(HeaderProblems):
        read("number,region\n", Quote, converter=keeping)


def test_a_key_that_stands_in_the_extras_as_well_is_given_twice() -> None:
    text = 'id,status,extras,region\nD-1,won,"{""region"":1}",North\n'
    [bad] = read(text, converter=converter(unknown="keep")).quarantined
    assert [(p.code, p.column) for p in bad.problems] == [("given_twice", "region")]


# --- faults of the file --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"", NoHeader),
        (b"id,id\n", DuplicateHeader),
        (b"id,status\nD-1,\xff\n", WrongEncoding),
        (b'id,status\n"D-1,won\n', UnclosedQuote),
    ],
)
def test_a_fault_of_the_file_raises_or_quarantines_what_follows(text: bytes, fault: Any) -> None:
    with pytest.raises(fault):
        read(text)
    with pytest.raises(fault):
        list(stream_csv(BytesIO(text), Opportunity))
    result = read(text, on_file_fault="quarantine")
    assert type(result.fault) is fault
    assert set(result.reasons) <= {"after_file_fault"}


def test_what_was_read_before_a_fault_of_the_file_stays() -> None:
    text = b"id,status\nD-1,won\n\nD-2,\xff\nD-3,won\n"
    result = read(text, on_file_fault="quarantine")
    assert ([deal.id for deal in result.accepted], result.blank) == (["D-1"], 1)
    assert [(q.record, q.first_line, q.text) for q in result.quarantined] == [
        (3, 4, "D-2,\\xff\n"),
        (4, 5, "D-3,won\n"),
    ]
    streamed = list(stream_csv(BytesIO(text), Opportunity, on_file_fault="quarantine"))
    assert streamed[2:] == list(result.quarantined)


def test_an_option_that_does_not_exist_is_refused() -> None:
    for call in (read_csv, stream_csv):
        with pytest.raises(BadOption):
            call(BytesIO(), Opportunity, on_file_fault="maybe")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    again(DEAL)  # what is made once

    def peak(count: int) -> int:
        tracemalloc.start()
        write_csv((DEAL for _ in range(count)), Opportunity, path)
        assert sum(1 for _ in stream_csv(path, Opportunity)) == count
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(6_000) < 1.5 * peak(2_000)
