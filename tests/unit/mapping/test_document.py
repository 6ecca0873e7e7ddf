"""A mapping document is checked whole; every fault of it is named with its path."""

import pickle
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import fields

from salesterms.entities import Opportunity
from salesterms.interop import read_opportunities
from salesterms.mapping import FIELDS, ColumnMapping, MappingProblems, MissingColumns, headers

ID: dict[str, object] = {"id": "Id", "status": "Status"}
JOIN: dict[str, object] = {"key": {"left": "Id", "right": "Id"}, "prefix": "deal."}

FULL: dict[str, object] = {
    "schema_version": 1,
    "file": {"encoding": "cp1252", "delimiter": ";"},
    "id": "Deal ID",
    "status": {
        "column": "deal.Stage",
        "open": ["New", "Proposal"],
        "held": ["On hold"],
        "won": ["Won"],
        "lost": ["Lost"],
        "blank": "open",
        "unmatched": "open",
    },
    "owner": "Owner",
    "account": {"column": "Account"},
    "product": "Product",
    "amount": {
        "column": "Amount",
        "decimal": ",",
        "thousands": ".",
        "currency": {"column": "Currency"},
    },
    "stage": "deal.Stage",
    "stages_reached": {"column": "Path", "separator": "|"},
    "created": {"column": "Created", "formats": ["D MMM YYYY", "YYYY-MM-DD"], "language": "nl"},
    "closed": {"column": "Close date", "formats": ["YYYY-MM-DDTHH:mm:ssZ"]},
    "expected_close": {"column": "Close date", "formats": ["YYYY-MM-DDTHH:mm:ssZ"]},
    "last_activity": "Last activity",
    "probability": {"column": "Chance", "as": "percent", "decimal": ","},
    "contacts": {"column": "People", "separator": ";"},
    "lost_reason": "Why",
    "competitor": "Rival",
    "forecast_category": {"column": "Forecast", "commit": ["Commit", "Sure"], "omitted": ["Out"]},
    "zone": {"written_in": "Europe/Amsterdam", "dates_in": "Europe/Amsterdam"},
    "extras": ["Region", "Source"],
    "personal": ["Owner"],
    "skip": {"column": "Deal ID", "values": ["Total"], "starts_with": ["Generated"]},
    "join": {
        "file": "deals.csv",
        "key": {"left": "Deal ID", "right": "deal"},
        "prefix": "deal.",
        "file_options": {"encoding": "utf-16", "delimiter": "\t"},
    },
}


def faults(document: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(MappingProblems) as caught:
        ColumnMapping.read(document)
    assert caught.value.text("nl") != caught.value.text("en")
    return [(problem.path, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "document",
    [
        FULL,
        ID,
        {**ID, "amount": "Amount"},
        {**ID, "amount": {"column": "Amount", "currency": "EUR", "sign": "€"}},
        {**ID, "file": {"header_line": 3}},
        {**ID, "stages_reached": "Path", "contacts": "People", "created": "Created"},
        {**ID, "extras": [], "skip": {"starts_with": ["Total"]}},
        {**ID, "skip": {"values": []}},
        {**ID, "zone": {"dates_in": "UTC"}},
        {"id": "Id", "status": {"matched": "won", "unmatched": "lost"}, "join": JOIN},
        {"id": "Id", "status": {"column": "S", "won": ["W"]}, "owner": None, "join": None},
    ],
)
def test_the_document_of_a_mapping_reads_as_the_same_mapping(
    document: dict[str, object],
) -> None:
    mapping = ColumnMapping.read(document)
    again = ColumnMapping.read(mapping.document())
    assert again == mapping
    assert again.document() == mapping.document()


def test_a_mapping_pickles() -> None:
    mapping = ColumnMapping.read(FULL)
    assert pickle.loads(pickle.dumps(mapping)) == mapping


def test_a_mapping_can_fill_every_field_of_an_opportunity_that_stands_in_one_cell() -> None:
    made_by_hand = {"buying_team", "order_lines", "extras"}
    assert {*FIELDS, *made_by_hand} == {field.name for field in fields(Opportunity)}
    assert set(FULL) >= set(FIELDS)


def test_a_mapping_names_its_columns_once() -> None:
    assert ColumnMapping.read(FULL).columns == (
        "Deal ID",
        "deal.Stage",
        "Owner",
        "Account",
        "Product",
        "Amount",
        "Currency",
        "Path",
        "Created",
        "Close date",
        "Last activity",
        "Chance",
        "People",
        "Why",
        "Rival",
        "Forecast",
        "Region",
        "Source",
    )


def test_keys_that_start_with_an_underscore_are_comments() -> None:
    document = {"_help": 1, "id": {"column": "Id", "_note": {}}, "status": "Status"}
    assert ColumnMapping.read(document) == ColumnMapping.read(ID)


@pytest.mark.parametrize(
    ("document", "path", "code"),
    [
        ({**ID, "ammount": "A"}, "ammount", "unknown_key"),
        ({"id": "Id", 7: "A"}, "7", "not_text"),
        ({**ID, "owner": {"column": "A", "colour": "B"}}, "owner.colour", "unknown_key"),
        ({"status": "Status"}, "id", "missing_key"),
        ({"id": "Id"}, "status", "missing_key"),
        ({**ID, "owner": 7}, "owner", "not_an_object"),
        ({**ID, "owner": ["Owner"]}, "owner", "not_an_object"),
        ({**ID, "owner": ""}, "owner.column", "bad_text"),
        ({**ID, "owner": "x" * 1025}, "owner.column", "bad_text"),
        ({**ID, "owner": "a\0b"}, "owner.column", "bad_text"),
        ({**ID, "owner": "?"}, "owner.column", "unfilled"),
        ({**ID, "owner": {"column": 7}}, "owner.column", "not_text"),
        ({**ID, "owner": {}}, "owner.column", "missing_key"),
        ({**ID, "schema_version": 2}, "schema_version", "other_version"),
        ({**ID, "schema_version": True}, "schema_version", "other_version"),
        ({**ID, "file": "utf-8"}, "file", "not_an_object"),
        ({**ID, "file": "?"}, "file", "unfilled"),
        ({**ID, "file": {"encoding": "latin-9"}}, "file.encoding", "unknown_choice"),
        ({**ID, "file": {"delimiter": ""}}, "file.delimiter", "bad_text"),
        ({**ID, "file": {"delimiter": "x"}}, "file.delimiter", "unknown_choice"),
        ({**ID, "extras": "Region"}, "extras", "not_a_list"),
        ({**ID, "extras": ["Region", 7]}, "extras[1]", "not_text"),
        ({**ID, "personal": 7}, "personal", "not_a_list"),
        ({"id": "Id", "status": {"column": "S", "open": []}}, "status.open", "no_labels"),
        ({"id": "Id", "status": {"column": "S", "open": ["?"]}}, "status.open[0]", "unfilled"),
        (
            {"id": "Id", "status": {"column": "S", "open": ["New"], "won": ["new "]}},
            "status.won",
            "two_categories",
        ),
        (
            {"id": "Id", "status": {"column": "S", "won": ["W"], "blank": "gone"}},
            "status.blank",
            "unknown_choice",
        ),
        ({"id": "Id", "status": {"won": ["W"]}}, "status.column", "missing_key"),
        (
            {"id": "Id", "status": {"matched": "won"}, "join": JOIN},
            "status.unmatched",
            "missing_key",
        ),
        (
            {"id": "Id", "status": {"matched": "won", "unmatched": "open"}},
            "status",
            "join_needed",
        ),
        ({**ID, "amount": {"column": "A", "currency": "EURO"}}, "amount.currency", "bad_currency"),
        ({**ID, "amount": {"column": "A", "currency": 7}}, "amount.currency", "not_an_object"),
        (
            {**ID, "amount": {"column": "A", "currency": {"column": "?"}}},
            "amount.currency.column",
            "unfilled",
        ),
        ({**ID, "amount": {"column": "A", "currency": "?"}}, "amount.currency", "unfilled"),
        (
            {**ID, "amount": {"column": "A", "decimal": ",", "thousands": ","}},
            "amount.thousands",
            "same_marks",
        ),
        ({**ID, "amount": {"column": "A", "decimal": ";"}}, "amount.decimal", "unknown_choice"),
        ({**ID, "probability": "P"}, "probability.as", "missing_key"),
        ({**ID, "probability": {"column": "P", "as": "parts"}}, "probability.as", "unknown_choice"),
        ({**ID, "zone": {"written_in": "EST"}}, "zone.written_in", "bad_zone"),
        ({**ID, "zone": {"dates_in": "/etc/passwd"}}, "zone.dates_in", "bad_zone"),
        (
            {**ID, "created": {"column": "C", "formats": ["YYYY-MM-DD HH:mm"]}},
            "created",
            "zone_needed",
        ),
        (
            {
                **ID,
                "created": {"column": "C", "formats": ["YYYY-MM-DD HH:mmZ"]},
                "zone": {"written_in": "UTC"},
            },
            "created",
            "zone_needed",
        ),
        (
            {**ID, "created": {"column": "C", "formats": "D-M-YYYY"}},
            "created.formats",
            "not_a_list",
        ),
        (
            {**ID, "created": {"column": "C", "formats": ["D MMM YYYY"]}},
            "created.formats[0]",
            "no_language",
        ),
        (
            {**ID, "created": {"column": "C", "formats": ["D-M-YYYY"], "language": "de"}},
            "created.language",
            "unknown_choice",
        ),
        ({**ID, "skip": {}}, "skip.values", "missing_key"),
        ({**ID, "join": {"prefix": "d."}}, "join.key", "missing_key"),
        ({**ID, "join": {"prefix": "d.", "key": "Id"}}, "join.key", "not_an_object"),
        ({**ID, "join": {**JOIN, "key": {"left": "Id"}}}, "join.key.right", "missing_key"),
        ({**ID, "join": {**JOIN, "file": "/etc/passwd"}}, "join.file", "absolute_path"),
        ({**ID, "join": {**JOIN, "file": "C:\\deals.csv"}}, "join.file", "absolute_path"),
        ([], None, "not_an_object"),
        (None, None, "not_an_object"),
        ("mapping.json", None, "not_loaded"),
        (Path("mapping.json"), None, "not_loaded"),
        ({**ID, "file": {"header_line": 0}}, "file.header_line", "not_a_line"),
        ({**ID, "file": {"header_line": 101}}, "file.header_line", "not_a_line"),
        ({**ID, "file": {"header_line": True}}, "file.header_line", "not_a_line"),
        ({**ID, "file": {"header_line": "2"}}, "file.header_line", "not_a_line"),
        ({**ID, "file": {"header_line": "?"}}, "file.header_line", "unfilled"),
        ({**ID, "amount": {"column": "A", "sign": "?"}}, "amount.sign", "unfilled"),
        ({**ID, "amount": {"column": "A", "sign": "-"}}, "amount.sign", "bad_sign"),
        ({**ID, "amount": {"column": "A", "sign": "€ "}}, "amount.sign", "bad_sign"),
        ({**ID, "amount": {"column": "A", "sign": "."}}, "amount.sign", "bad_sign"),
        ({**ID, "amount": {"column": "A", "sign": "%"}}, "amount.sign", "bad_sign"),
        ({**ID, "probability": {"column": "P", "as": None}}, "probability.as", "missing_key"),
    ],
)
def test_a_fault_is_named_with_its_path(document: object, path: str | None, code: str) -> None:
    assert (path, code) in faults(document)


@pytest.mark.parametrize(
    "form",
    [
        "YY-MM-DD",
        "D-M-YY",
        "YYYYY-MM-DD",
        "MM-DD",
        "YYYY-MM",
        "YYYY-DD",
        "YYYY-MM-DD DD",
        "YYYY-MMM-DD-M",
        "YYYY-MM-DD HH",
        "YYYY-MM-DD mm",
        "YYYY-MM-DD HH:ss",
        "YYYY-MM-DD HH:mm.fff",
        "YYYY-MM-DDZ",
        "YYYY-MM-DD HH:mm:ss.ffffffffff",
        "DMYYYY",
        "YYYYMD",
        "1D-M-YYYY",
        "YYYY-MM-DD h:mm a",
        "YYYY-MM-DD h:mm",
        "YYYY-MM-DD HH:mm A",
        "YYYY-MM-DD A",
        "YYYY-MM-DDh:mm A",
        "dd-mm-yyyy",
        "today",
    ],
)
def test_a_format_that_does_not_say_one_thing_is_a_fault(form: str) -> None:
    document = {
        **ID,
        "created": {"column": "C", "formats": ["D-M-YYYY", form], "language": "nl"},
        "zone": {"written_in": "UTC", "dates_in": "UTC"},
    }
    assert faults(document) == [("created.formats[1]", "bad_format")]


def test_every_fault_is_found_in_one_reading() -> None:
    found = faults({"owner": "?", "amount": {"currency": "X"}, "zone": {"dates_in": "CET+1"}})
    assert {path for path, _ in found} == {
        "owner.column",
        "amount.column",
        "amount.currency",
        "zone.dates_in",
        "id",
        "status",
    }


def test_text_needs_more_than_typed_values_do() -> None:
    mapping = ColumnMapping.read(
        {**ID, "amount": "Amount", "stages_reached": "Path", "contacts": "P"}
    )
    with pytest.raises(MappingProblems) as caught:
        mapping.check_for_text()
    assert [p.path for p in caught.value.problems] == [
        "amount.currency",
        "stages_reached.separator",
        "contacts.separator",
    ]
    ColumnMapping.read(FULL).check_for_text()


def test_a_column_that_is_missing_is_named_with_the_nearest_of_those_found() -> None:
    mapping = ColumnMapping.read({**ID, "owner": "Owner"})
    (problem,) = headers.check(mapping, ["Region", "owner", "Id", "Status"])
    assert problem.value == "Owner"
    assert str(problem.detail).startswith("'owner', ")
    assert headers.check(mapping, ["Owner", "Id", "Status"]) == ()


def test_a_path_in_place_of_a_mapping_is_told_how_it_is_loaded() -> None:
    with pytest.raises(MappingProblems) as caught:
        read_opportunities(BytesIO(), Path("m.json"))  # type: ignore[arg-type] # on purpose
    assert 'load_mapping("m.json")' in caught.value.text()


def test_a_header_without_any_column_of_the_mapping_may_stand_elsewhere() -> None:
    mapping = ColumnMapping.read({**ID, "owner": "b.Owner", "join": {**JOIN, "prefix": "b."}})
    problems = headers.check(mapping, ["Deals of 2024", "b.Owner"], 1)
    assert [p.code for p in problems] == ["missing_column", "missing_column", "other_header_line"]
    assert "header_line" in MissingColumns.of(problems).text("nl")
    assert "other_header_line" not in {p.code for p in headers.check(mapping, ["Id"], 1)}
    assert "other_header_line" not in {p.code for p in headers.check(mapping, ["Deals"])}


def test_a_status_by_its_partner_leaves_the_lists_of_labels_aside() -> None:
    status = {"column": None, "open": ["?"], "matched": "won", "unmatched": "open"}
    mapping = ColumnMapping.read({"id": "Id", "status": status, "join": JOIN})
    assert ColumnMapping.read(mapping.document()) == mapping


def test_a_single_column_with_another_delimiter_in_it_is_pointed_out() -> None:
    problems = headers.check(ColumnMapping.read(ID), ["Id;Status"])
    assert [p.code for p in problems] == ["missing_column", "missing_column", "one_column"]
    assert problems[-1].detail == '";"'
    assert '"delimiter": ";"' in MissingColumns.of(problems).text("nl")
    assert len(headers.check(ColumnMapping.read(ID), ["Identity"])) == 2


def test_a_part_whose_column_is_null_is_dropped_whatever_else_it_holds() -> None:
    unfilled = {"column": None, "formats": ["?"]}
    assert ColumnMapping.read({**ID, "created": unfilled}) == ColumnMapping.read(ID)
    with pytest.raises(MappingProblems) as caught:
        ColumnMapping.read({**ID, "id": {"column": None}})
    assert [(p.code, p.path) for p in caught.value.problems] == [("missing_key", "id")]
    by_partner = {"column": None, "matched": "won", "unmatched": "open"}
    join = {"file": "b.csv", "key": {"left": "Id", "right": "Id"}, "prefix": "b."}
    assert "status" in ColumnMapping.read({**ID, "status": by_partner, "join": join}).sources


def test_only_so_many_columns_are_listed() -> None:
    (problem, *_) = headers.check(ColumnMapping.read(ID), [f"column {n}" for n in range(50)])
    assert str(problem.detail).endswith("… (+ 10)")


def test_the_columns_found_are_listed_once() -> None:
    extras = [f"Field {n} of the mapping" for n in range(200)]
    mapping = ColumnMapping.read({**ID, "extras": [*extras, "Regoin", "Zzz"]})
    columns = ["Id", "Status", "Region", *(f"Column {n}" for n in range(4000))]
    error = MissingColumns.of(headers.check(mapping, columns))
    assert error.count == 202
    assert error.text().count("columns found, the nearest first") == 1
    assert len(error.text()) < 20_000
    assert len(error.text("nl")) < 20_000
    assert {p.detail for p in headers.check(mapping, columns)[50:]} == {"-"}


def test_a_later_missing_column_is_named_with_the_nearest_only() -> None:
    mapping = ColumnMapping.read({**ID, "extras": ["Absent", "Regoin", "Zzz"]})
    first, *others = headers.check(mapping, ["Id", "Status", "Region"])
    assert str(first.detail).count("'Status'") == 1
    assert [(p.code, p.value, p.detail) for p in others] == [
        ("missing_column", "Regoin", "'Region'"),
        ("missing_column", "Zzz", "-"),
    ]
    assert "lijkt op: 'Region'" in others[0].text("nl")
