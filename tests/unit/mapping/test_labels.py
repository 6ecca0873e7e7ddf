"""Labels of stages become categories; names stay as they are written."""

from typing import Any

import pytest

from salesterms.errors import Unreadable
from salesterms.lifecycle import Category
from salesterms.mapping import ColumnMapping, labels
from salesterms.mapping.stages import StageSource

LISTED = {
    "column": "Stage",
    "open": ["New", "Caf\u00e9"],
    "held": ["On hold"],
    "won": ["Won", "Stra\u00dfe"],
    "lost": ["Lost"],
}


def status(declared: object = None, typed: bool = False) -> Any:
    document = {"id": "Id", "status": LISTED if declared is None else declared}
    mapping = ColumnMapping.read(document)
    source = mapping.sources["status"]
    return (source.value_reader if typed else source.text_reader)(mapping.zones)


def field(name: str, declared: object, typed: bool = False) -> Any:
    mapping = ColumnMapping.read({"id": "Id", "status": "Status", name: declared})
    source = mapping.sources[name]
    return (source.value_reader if typed else source.text_reader)(mapping.zones)


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Won", Category.WON),
        (" won\u00a0", Category.WON),
        ("WON\u200b", Category.WON),
        ("\ufeffLost", Category.LOST),
        ("on HOLD", Category.HELD),
        ("Cafe\u0301", Category.OPEN),
        ("CAFE\u0301", Category.OPEN),
        ("STRASSE", Category.WON),
    ],
)
def test_case_outer_space_and_composed_accents_make_no_difference(
    label: str, category: Category
) -> None:
    assert status()(label) is category


@pytest.mark.parametrize(
    "label",
    ["Gone", "Wo n", "L\u043est", "W\u041eN", "NEW\u0130", "won.", "x" * 60_000, "\u0301" * 30_000],
)
def test_a_label_that_is_not_listed_is_a_problem_that_names_the_nearest(label: str) -> None:
    with pytest.raises(Unreadable) as caught:
        status()(label)
    assert caught.value.kind.code == "unknown_label"
    assert caught.value.detail


@pytest.mark.parametrize("typed", [False, True])
def test_the_nearest_are_looked_up_for_so_many_labels_only(
    typed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, int]] = []

    def counted(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
        calls.append((name, len(names)))
        return (f"near {name}",)

    monkeypatch.setattr(labels, "nearest", counted)
    declared = {"column": "Stage", "open": [f"Label {n}" for n in range(500)]}
    read = status(declared, typed=typed)

    def hint(label: str) -> str:
        with pytest.raises(Unreadable) as caught:
            read(label)
        return str(caught.value.detail)

    first = "Label 0, Label 1, Label 2, Label 3, Label 4"
    for _ in range(2):
        hints = [hint(f"Bad {n}") for n in range(500)]
        assert hints == [f"near Bad {n}" for n in range(10)] + [first] * 490
    assert calls == [(f"Bad {n}", 200) for n in range(10)]
    read = status(declared, typed=typed)
    assert hint("Bad 499") == "near Bad 499"


def test_without_labels_the_column_holds_the_four_words() -> None:
    read = status("Status")
    assert [read(word) for word in ("open", "HELD", " won", "lost")] == list(Category)
    with pytest.raises(Unreadable, match="unknown_label"):
        read("Closed Won")


def test_a_blank_status_is_a_problem_unless_the_mapping_says_what_it_means() -> None:
    with pytest.raises(Unreadable) as caught:
        status()(" ")
    assert caught.value.kind.code == "missing_status"
    assert status({**LISTED, "blank": "open"})("") is Category.OPEN


@pytest.mark.parametrize(
    ("declared", "cells", "category"),
    [
        ({"matched": "won", "unmatched": "open"}, ["1"], Category.WON),
        ({"matched": "won", "unmatched": "open"}, [""], Category.OPEN),
        ({**LISTED, "unmatched": "open"}, ["Lost", "1"], Category.LOST),
        ({**LISTED, "unmatched": "open"}, ["", ""], Category.OPEN),
    ],
)
def test_a_partner_in_a_joined_file_may_decide(
    declared: dict[str, object], cells: list[str], category: Category
) -> None:
    join = {"key": {"left": "Id", "right": "Id"}, "prefix": "deal."}
    mapping = ColumnMapping.read({"id": "Id", "status": declared, "join": join})
    assert mapping.sources["status"].text_reader(mapping.zones)(*cells) is category


@pytest.mark.parametrize(
    ("value", "category"), [(Category.WON, Category.WON), ("lost", Category.LOST)]
)
def test_a_typed_status_is_a_category_or_its_word(value: object, category: Category) -> None:
    assert status("Status", typed=True)(value) is category


@pytest.mark.parametrize(
    ("value", "code"),
    [(None, "missing_status"), (True, "wrong_type"), (1, "wrong_type"), ("w", "unknown_label")],
)
def test_any_other_status_is_a_problem(value: object, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        status("Status", typed=True)(value)
    assert caught.value.kind.code == code


def test_a_name_keeps_every_character() -> None:
    read = field("owner", "Owner")
    assert read(" Ann\u00a0") == " Ann\u00a0"
    assert read(" \u00a0") is None


@pytest.mark.parametrize(
    ("value", "expected"), [("Ann", "Ann"), (17, "17"), (None, None), (float("nan"), None)]
)
def test_a_typed_name_is_text_or_a_whole_number(value: object, expected: str | None) -> None:
    assert field("owner", "Owner", typed=True)(value) == expected


@pytest.mark.parametrize("value", [True, 1.0, b"Ann", ["Ann"], 1 << 200])
def test_any_other_name_is_a_problem(value: object) -> None:
    with pytest.raises(Unreadable) as caught:
        field("owner", "Owner", typed=True)(value)
    assert caught.value.kind.code == "wrong_type"


def test_an_id_is_needed() -> None:
    mapping = ColumnMapping.read({"id": "Id", "status": "Status"})
    for read in (
        mapping.sources["id"].text_reader(mapping.zones),
        mapping.sources["id"].value_reader(mapping.zones),
    ):
        assert read("D-1") == "D-1"
        with pytest.raises(Unreadable) as caught:
            read(" ")
        assert caught.value.kind.code == "missing_id"


def test_stages_reached_are_separated_as_declared() -> None:
    read = field("stages_reached", {"column": "Path", "separator": "|"})
    assert read("New | Proposal||") == ("New", "Proposal")
    assert read(" ") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["New", "Won"], ("New", "Won")),
        (("New",), ("New",)),
        ({"Won", "New"}, ("New", "Won")),
        (frozenset(), ()),
        (None, None),
    ],
)
def test_typed_stages_are_a_list_or_a_set(value: object, expected: object) -> None:
    assert field("stages_reached", "Path", typed=True)(value) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [("New|Won", "undeclared_separator"), ([1], "wrong_type"), (1, "wrong_type")],
)
def test_other_stages_are_problems(value: object, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        field("stages_reached", "Path", typed=True)(value)
    assert caught.value.kind.code == code


class TestStage:
    @pytest.mark.parametrize("given", ["Proposal", " proposal ", "PROPOSAL"])
    def test_a_listed_label_is_given_as_it_is_listed(self, given: str) -> None:
        source = StageSource(column="Stage", labels=("Proposal",))
        assert source.text_reader(None)(given) == "Proposal"
        assert source.value_reader(None)(given) == "Proposal"

    @pytest.mark.parametrize("given", ["Demo ", "x" * 300])
    def test_any_other_is_kept_as_it_is(self, given: str) -> None:
        assert StageSource(column="Stage", labels=("Proposal",)).text_reader(None)(given) == given
        assert StageSource(column="Stage").text_reader(None)(given) == given

    def test_a_blank_stage_is_none(self) -> None:
        assert StageSource(column="Stage", labels=("Proposal",)).text_reader(None)("  ") is None

    @pytest.mark.parametrize("given", ["Stage", {"column": "Stage", "labels": ["Proposal"]}])
    def test_its_document_reads_back(self, given: object) -> None:
        mapping = ColumnMapping.read({"id": "Id", "status": "Status", "stage": given})
        assert mapping.document()["stage"] == given
