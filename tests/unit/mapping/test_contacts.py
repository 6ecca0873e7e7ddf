"""Which people a deal is with stands in a column of ids, separated as it is declared."""

from io import BytesIO
from typing import Any

import pytest

from salesterms import opportunities, read_opportunities
from salesterms.errors import Unreadable
from salesterms.interop import read_rows
from salesterms.mapping import ColumnMapping, MappingProblems

ID = {"id": "id", "status": "status"}


def cell(declared: object, value: object, *, typed: bool = False) -> Any:
    source = ColumnMapping.read({**ID, "contacts": declared}).sources["contacts"]
    return (source.value_reader if typed else source.text_reader)(None)(value)  # type: ignore[arg-type] # no zone is used


class TestText:
    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("P-1; P-2;", ("P-1", "P-2")),
            (" P-1 ", ("P-1",)),
            ("P-1,P-2", ("P-1,P-2",)),
            (" ", ()),
            (";;", ()),
        ],
    )
    def test_ids_are_separated_as_declared_and_keep_their_order(
        self, text: str, ids: tuple[str, ...]
    ) -> None:
        declared = {"column": "people", "separator": ";"}
        assert cell(declared, text) == cell(declared, text, typed=True) == ids

    @pytest.mark.parametrize("text", ["P-1;P-2", "P-1"])
    def test_without_a_separator_a_text_is_not_taken_for_one_id(self, text: str) -> None:
        with pytest.raises(Unreadable) as caught:
            cell("people", text, typed=True)
        assert caught.value.kind.code == "undeclared_separator"

    def test_a_file_needs_the_separator_before_a_row_is_read(self) -> None:
        with pytest.raises(MappingProblems) as caught:
            read_opportunities(BytesIO(b"id,status,people\n"), {**ID, "contacts": "people"})
        assert [(p.path, p.code) for p in caught.value.problems] == [
            ("contacts.separator", "text_needs")
        ]


class TestValues:
    @pytest.mark.parametrize(
        ("value", "ids"),
        [
            (["P-2", "P-1"], ("P-2", "P-1")),
            (("P-1", 17), ("P-1", "17")),
            ({"P-2", "P-1"}, ("P-1", "P-2")),
            (frozenset(), ()),
            (17, ("17",)),
            (None, ()),
            (float("nan"), ()),
        ],
    )
    def test_a_list_a_set_or_one_key_needs_no_separator(self, value: object, ids: object) -> None:
        assert cell("people", value, typed=True) == ids

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            (["P-1", "P-1"], "contact_twice"),
            ([1, "1"], "contact_twice"),
            (["P-1", ""], "blank_contact"),
            ([None], "blank_contact"),
            ([True], "wrong_type"),
            ([1.5], "wrong_type"),
            ({"id": "P-1"}, "wrong_type"),
        ],
    )
    def test_other_values_are_problems_of_their_row_only(self, value: object, code: str) -> None:
        rows = [{"id": "D-1", "status": "won", "contacts": value}, {"id": "D-2", "status": "won"}]
        result = read_rows(rows)
        assert result.reasons == {code: 1}
        assert [deal.id for deal in result.accepted] == ["D-2"]
        (problem,) = result.quarantined[0].problems
        assert problem.column == "contacts"
        assert problem.text("nl") != problem.text("en")


class TestRows:
    def test_a_dict_with_contacts_gives_a_deal_with_contacts(self) -> None:
        (deal,) = opportunities([{"id": "D-1", "status": "won", "contacts": ["P-1", "P-2"]}])
        assert (deal.contacts, dict(deal.extras)) == (("P-1", "P-2"), {})

    def test_an_id_in_a_personal_column_is_in_no_message(self) -> None:
        mapping = {**ID, "contacts": {"column": "people", "separator": ";"}, "personal": ["people"]}
        for text in ("Ann Vos;Ann Vos", "Ann Vos;\u2003"):
            result = read_rows([{"id": "D-1", "status": "won", "people": text}], mapping)
            (problem,) = result.quarantined[0].problems
            assert "Ann" not in problem.text("en") + problem.text("nl")

    def test_a_file_gives_them_and_says_that_they_were_provided(self) -> None:
        file = BytesIO(b"id,status,people\nD-1,open,P-1|P-2\nD-2,open,\nD-3,open,P-1|P-1\n")
        mapping = {**ID, "contacts": {"column": "people", "separator": "|"}}
        result = read_opportunities(file, mapping)
        assert [deal.contacts for deal in result.accepted] == [("P-1", "P-2"), ()]
        assert result.reasons == {"contact_twice": 1}
        assert "contacts" in (result.accepted.mapped or ())
