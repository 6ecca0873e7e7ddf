"""A mapping of files tells a frame what its columns mean, as far as a frame can be told."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from salesterms import frames
from salesterms.mapping import ColumnMapping, MappingProblems

DOCUMENT = {
    "id": "Deal",
    "status": {"column": "Stage", "won": ["Won"], "lost": ["Lost"], "open": ["New"]},
    "closed": {"column": "Closed", "formats": ["D-M-YYYY"]},
    "file": {"delimiter": ";"},
}
DEALS = pl.DataFrame(
    {"Deal": ["D-1", "D-2"], "Stage": ["Won", "Lost"], "Closed": [date(2024, 1, 5)] * 2}
)


def test_a_mapping_of_files_serves_without_how_text_is_read() -> None:
    mapping = ColumnMapping.read(DOCUMENT)
    answer = frames.close_ratio(DEALS, by="month", mapping=mapping)
    assert answer.select("month", "numerator", "denominator").rows() == [("2024-01", 1, 2)]


def test_what_is_of_files_only_is_passed_over() -> None:
    document = {**DOCUMENT, "closed": "Closed", "extras": ["Deal"], "personal": []}
    assert frames.close_ratio(DEALS, mapping=document)["value"].item() == 0.5


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"skip": {"column": "Deal", "values": ["Total"]}}, "only_for_files"),
        ({"join": {"file": "x.csv", "left": "Deal", "right": "id"}}, "only_for_files"),
        ({"status": {"column": "Stage", "won": ["Won"], "blank": "open"}}, "only_for_text_blank"),
    ],
)
def test_what_would_change_a_number_is_refused(more: dict[str, object], code: str) -> None:
    document = {**DOCUMENT, "closed": "Closed", **more}
    with pytest.raises(MappingProblems) as caught:
        frames.close_ratio(DEALS, mapping=document)
    assert code in [one.code for one in caught.value.problems]
