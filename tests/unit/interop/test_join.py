"""A second file is joined on a key: left join, nothing guessed, everything counted."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from salesterms.errors import SalesTermsError
from salesterms.interop import (
    DuplicateHeader,
    ImportProblems,
    ImportResult,
    NoJoinFile,
    NoKeyColumn,
    read_opportunities,
    read_rows,
    stream_opportunities,
)
from salesterms.lifecycle import Category
from salesterms.mapping import ColumnMapping, MappingProblems, load_mapping

MAPPING: dict[str, object] = {
    "id": "lead",
    "status": {"matched": "won", "unmatched": "open"},
    "owner": "deal.seller",
    "join": {"key": {"left": "lead", "right": "lead"}, "prefix": "deal."},
}
LEFT = b"lead,origin\nL-1,mail\nL-2,web\nL-3,web\n"
RIGHT = b"lead,seller\nL-2,Ann\nL-9,Bo\n"


def join(left: bytes = LEFT, right: bytes = RIGHT, **changes: Any) -> ImportResult:
    mapping = {**MAPPING, **changes}
    return read_opportunities(BytesIO(left), mapping, join_path=BytesIO(right))


def test_rows_with_and_without_a_partner_get_their_declared_status() -> None:
    result = join()
    assert [(d.id, d.status.value, d.owner) for d in result.accepted] == [
        ("L-1", "open", None),
        ("L-2", "won", "Ann"),
        ("L-3", "open", None),
    ]
    assert result.accepted.extra_fields == ("origin", "deal.lead")


def test_the_report_counts_keys_without_a_partner_on_either_side() -> None:
    report = join(right=RIGHT + b"\nL-8,Cy\nL-8,Cy\n,Nobody\n").join
    assert report is not None
    assert (report.rows, report.matched, report.unmatched_left) == (5, 1, 2)
    assert (report.unmatched_right, report.unmatched_right_keys) == (2, ("L-9", "L-8"))
    assert (report.duplicate_right, report.duplicate_right_keys) == (1, ("L-8",))
    assert report.blank_right == 1


def test_a_row_with_two_partners_is_quarantined() -> None:
    result = join(right=RIGHT + b"L-2,Cy\n")
    assert result.reasons == {"ambiguous_join": 1}
    assert result.quarantined[0].problems[0].value == "L-2"
    assert result.quarantined[0].text == "L-2,web\n"


def test_a_personal_key_is_told_nowhere() -> None:
    result = join(right=RIGHT + b"L-2,Cy\n", personal=["lead"])
    assert result.join is not None
    assert result.join.unmatched_right == 1
    assert result.join.unmatched_right_keys == result.join.duplicate_right_keys == ()
    assert "L-2" not in result.quarantined[0].problems[0].text()


def test_a_label_of_the_partner_may_decide() -> None:
    result = join(
        status={"column": "deal.seller", "won": ["Ann"], "lost": ["Bo"], "unmatched": "held"}
    )
    assert [d.status for d in result.accepted] == [Category.HELD, Category.WON, Category.HELD]


def test_a_joined_file_must_be_readable_in_every_row() -> None:
    with pytest.raises(ImportProblems) as caught:
        join(right=RIGHT + b"L-1\n")
    assert [(p.record, p.code) for p in caught.value.problems] == [(3, "short_record")]


@pytest.mark.parametrize(
    ("right", "fault"),
    [(b"", "no_header"), (b"lead,lead\n", "duplicate_header"), (b'lead\n"L', "unclosed_quote")],
)
def test_a_fault_of_the_joined_file_is_raised_whatever_was_asked(right: bytes, fault: str) -> None:
    with pytest.raises(SalesTermsError) as caught:
        read_opportunities(
            BytesIO(LEFT), MAPPING, join_path=BytesIO(right), on_file_fault="quarantine"
        )
    assert caught.value.code == fault


def test_the_key_must_be_a_column_of_the_joined_file() -> None:
    with pytest.raises(NoKeyColumn, match="leads"):
        join(right=b"leads,seller\n")


def test_a_joined_column_may_not_bear_the_name_of_another() -> None:
    with pytest.raises(DuplicateHeader, match=r"deal\.seller"):
        join(left=b"lead,deal.seller\nL-1,x\n")


def test_the_file_is_looked_for_beside_the_mapping(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_bytes(RIGHT)
    (tmp_path / "leads.csv").write_bytes(LEFT)
    path = tmp_path / "mapping.json"
    path.write_text(
        '{"id": "lead", "status": {"matched": "won", "unmatched": "open"}, "join": {"file": '
        '"deals.csv", "key": {"left": "lead", "right": "lead"}, "prefix": "deal."}}',
        encoding="utf-8",
    )
    outcomes = list(stream_opportunities(tmp_path / "leads.csv", load_mapping(path)))
    assert len(outcomes) == 3


def test_a_file_that_is_not_named_must_be_given() -> None:
    with pytest.raises(NoJoinFile):
        read_opportunities(BytesIO(LEFT), MAPPING)


def test_a_file_to_join_is_refused_where_the_mapping_joins_none() -> None:
    mapping = {"id": "lead", "status": "origin"}
    for read in (read_opportunities, stream_opportunities):
        with pytest.raises(MappingProblems) as caught:
            read(BytesIO(LEFT), mapping, join_path=BytesIO(RIGHT))
        assert [(p.path, p.code) for p in caught.value.problems] == [("join", "unused_join_file")]
        assert "leave the file out" in caught.value.text()
        assert "laat het bestand weg" in caught.value.text("nl")


def test_rows_in_memory_are_not_joined() -> None:
    with pytest.raises(SalesTermsError) as caught:
        read_rows([{"lead": "L-1"}], MAPPING)
    assert caught.value.code == "join_of_rows"


def test_the_olist_funnel_gives_the_published_figures(material: Path) -> None:
    folder = material / "data" / "olist_funnel"
    if not folder.is_dir():
        pytest.skip("the Olist funnel is absent from the given material")
    here = Path(__file__).resolve().parents[2] / "data" / "olist_mapping.json"
    mapping = load_mapping(here)
    result = read_opportunities(
        folder / "olist_marketing_qualified_leads_dataset.csv",
        mapping,
        join_path=folder / "olist_closed_deals_dataset.csv",
    )
    won = [deal for deal in result.accepted if deal.status is Category.WON]
    days = sorted((deal.closed - deal.created).days for deal in won if deal.closed and deal.created)
    assert (result.read, len(result.accepted), len(won)) == (8000, 8000, 842)
    assert (len(days), days[0], days[421]) == (842, -2, 14)
    assert result.join is not None
    assert (result.join.unmatched_left, result.join.unmatched_right) == (7158, 0)
    assert len({deal.owner for deal in won}) == 22
    assert len({deal.extras["origin"] for deal in result.accepted}) == 11
    assert ColumnMapping.read(mapping.document()) == mapping
