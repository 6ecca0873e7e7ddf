"""The mapping of a stage log is checked whole, and goes out as it came in."""

import json
from pathlib import Path
from typing import Any

import pytest

from salesterms.lifecycle import Category
from salesterms.mapping import SHAPES, LogMapping, MappingProblems, load_log_mapping

BASE: dict[str, Any] = {"shape": "entries", "case": "Deal", "label": "Stage", "at": "Entered"}
FULL: dict[str, Any] = {
    "schema_version": 1,
    "shape": "salesforce.field_history",
    "order": "as_given",
    "file": {"encoding": "utf-8", "delimiter": ";"},
    "case": "Deal",
    "label": {"column": "To", "names": {"closedwon": "Closed Won"}},
    "at": {"column": "At", "formats": ["D MMM YYYY HH:mm"], "language": "nl"},
    "from": "From",
    "id": "Id",
    "owner": "By",
    "outcome": {"column": "Status", "open": ["Open"], "won": ["Won"], "blank": "open"},
    "deal": {"column": "Deal?", "true": ["yes"], "false": ["no"]},
    "approvals": {"column": "Approved", "true": ["yes"]},
    "with_sales": {"column": "Team", "true": ["sales"], "false": ["marketing"]},
    "zone": {"written_in": "Europe/Amsterdam"},
    "personal": ["By"],
    "skip": {"column": "Deal", "values": ["Total"]},
    "only": {"column": "Field", "values": ["StageName"]},
}


def codes(document: Any) -> set[tuple[str, str | None]]:
    with pytest.raises(MappingProblems) as found:
        LogMapping.read(document)
    return {(problem.code, problem.path) for problem in found.value.problems}


@pytest.mark.parametrize("document", [BASE, FULL])
def test_a_mapping_goes_out_as_it_came_in(document: dict[str, Any]) -> None:
    mapping = LogMapping.read(document)
    assert LogMapping.read(mapping.document()) == mapping
    assert document.items() <= mapping.document().items()


def test_every_column_is_named_once() -> None:
    assert LogMapping.read(FULL).columns == (
        *("Deal", "To", "At", "From", "Id", "By", "Status", "Deal?", "Approved", "Team", "Field"),
    )


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("entries", "as_given"),
        ("hubspot.property_history", "newest_first"),
        ("salesforce.opportunity_history", "by_time"),
        ("snapshots", "as_given"),
    ],
)
def test_each_shape_has_its_usual_order(name: str, order: str) -> None:
    more = {"only": {"column": "Field", "values": ["stage"]}, "from": "From"}
    shape = {key: more[key] for key in SHAPES[name].more}
    zone = {"zone": {"written_in": "UTC"}}
    assert LogMapping.read({**BASE, "shape": name, **shape, **zone}).order == order


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"shape": None}, ("missing_key", "shape")),
        ({"shape": "entrys"}, ("unknown_choice", "shape")),
        ({"case": None}, ("missing_key", "case")),
        ({"at": {"column": None}}, ("missing_key", "at")),
        ({"from": "From"}, ("unknown_key", "from")),
        ({"shape": "changes"}, ("missing_key", "from")),
        ({"shape": "hubspot.property_history"}, ("missing_key", "only")),
        ({"shape": "snapshots"}, ("zone_needed", "at")),
        ({"shape": "snapshots", "order": "as_given"}, ("unknown_key", "order")),
        ({"order": "by_case"}, ("unknown_choice", "order")),
        ({"only": {"column": "Field"}}, ("missing_key", "only.values")),
        ({"only": {"column": "Field", "values": []}}, ("no_values", "only.values")),
        ({"only": {"column": "Field", "values": "stage"}}, ("not_a_list", "only.values")),
        (
            {"label": {"column": "Stage", "names": {"a": "X", "A ": "Y"}}},
            ("two_names", "label.names.A "),
        ),
        ({"file": {"delimiter": "semi"}}, ("unknown_choice", "file.delimiter")),
        ({"zone": {"dates_in": "UTC"}}, ("unknown_key", "zone.dates_in")),
        ({"extras": []}, ("unknown_key", "extras")),
        ({"schema_version": 2}, ("other_version", "schema_version")),
        ({"label": {"column": "Stage", "names": {1: "New"}}}, ("not_text", "label.names.1")),
        ({"label": {"column": "Stage", "names": {"new": 1}}}, ("not_text", "label.names.new")),
        ({"deal": "Deal?"}, ("no_labels", "deal.true")),
        (
            {"deal": {"column": "Deal?", "true": ["Yes"], "false": ["yes "]}},
            ("two_categories", "deal.false"),
        ),
        ({"outcome": {"matched": "won", "unmatched": "lost"}}, ("join_needed", "outcome")),
    ],
)
def test_every_fault_is_named_with_its_place(
    changed: dict[str, Any], found: tuple[str, str]
) -> None:
    assert found in codes({**BASE, **changed})


def test_what_is_no_document_is_refused() -> None:
    assert codes("log.json") == {("not_loaded", None)}
    assert codes([1]) == {("not_an_object", None)}


def test_an_unknown_shape_takes_every_key_so_that_all_faults_are_told() -> None:
    assert codes({**BASE, "shape": "chnges", "from": "From", "case": 1}) == {
        ("unknown_choice", "shape"),
        ("not_an_object", "case"),
    }


def test_rows_that_are_no_data_are_those_of_either_declaration() -> None:
    skip = LogMapping.read(FULL).skip
    assert skip is not None
    skipped = skip.reader(["Deal", "Field"])
    assert [skipped(row) for row in (["Total", "StageName"], ["D-1", "Amount"])] == [True, True]
    assert [skipped(row) for row in (["D-1", "StageName"], ["D-1"])] == [False, False]
    assert not skipped(["D-1", "more", "StageName"])
    assert [skipped(row) for row in (["D-1", ["StageName"]], ["D-1", None])] == [True, True]
    assert LogMapping.read(BASE).skip is None


def test_the_first_column_decides_where_skip_names_none() -> None:
    mapping = LogMapping.read({**BASE, "skip": {"starts_with": ["Total"]}})
    assert mapping.columns == ("Deal", "Stage", "Entered")


def test_two_spellings_of_a_text_may_stand_for_one_name() -> None:
    names = {"a": "X", "A ": "X"}
    label = {"column": "Stage", "names": names}
    assert LogMapping.read({**BASE, "label": label}).sources["label"].document() == label


def test_a_delimiter_may_be_given_by_its_name() -> None:
    for name, mark in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|")):
        assert LogMapping.read({**BASE, "file": {"delimiter": name}}).file.delimiter == mark


def test_a_key_of_another_shape_may_be_null_as_in_a_template() -> None:
    mapping = LogMapping.read({**BASE, "from": None, "order": None})
    assert mapping == LogMapping.read(BASE)


@pytest.mark.parametrize("order", ["by_time", "newest_first"])
def test_an_order_of_time_needs_the_whole_log(order: str) -> None:
    mapping = LogMapping.read({**BASE, "order": order})
    with pytest.raises(MappingProblems) as found:
        mapping.check_for_stream()
    assert [problem.code for problem in found.value.problems] == ["needs_the_whole"]


def test_a_file_holds_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(FULL), encoding="utf-8")
    assert load_log_mapping(path) == LogMapping.read(FULL)


def test_a_sign_of_the_outcome_may_be_missing_unless_a_blank_is_declared() -> None:
    own = LogMapping.read({**BASE, "outcome": {"column": "Status", "won": ["Won"]}})
    read = own.sources["outcome"].text_reader(own.zones)
    assert (read("won "), read(" ")) == (Category.WON, None)
    assert own.sources["outcome"].value_reader(own.zones)(None) is None
    declared = LogMapping.read(FULL)
    assert declared.sources["outcome"].text_reader(declared.zones)("") is Category.OPEN
