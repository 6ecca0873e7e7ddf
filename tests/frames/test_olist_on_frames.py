"""A real funnel gives from frames the numbers that it gives from records."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from salesterms import read_opportunities
from salesterms.mapping import load_mapping
from salesterms.metrics import METRICS

pytest.importorskip("narwhals")

from frame_comparing import differences
from frame_engines import ENGINES, frame_on, rows_of_answer

from salesterms import frames

if TYPE_CHECKING:
    from salesterms import Opportunity

MAPPING = Path(__file__).resolve().parent.parent / "data" / "olist_mapping.json"
QUICK = ("polars", "pandas", "pyarrow", "duckdb")
SLOW = tuple(engine for engine in ENGINES if engine not in QUICK)
EVERY = [*QUICK, *(pytest.param(one, marks=pytest.mark.slow) for one in SLOW)]
#: Metric, variant, and by what: those that this source can be asked.
ASKED = (
    ("close_ratio", "won_of_all", ()),
    ("close_ratio", "won_of_all", ("owner",)),
    ("close_ratio", "decided_count", ("quarter",)),
    ("close_ratio", "created_cohort", ("month",)),
    ("win_loss_ratio", "count", ()),
    ("sales_cycle", "mean_won", ()),
    ("sales_cycle", "mean_won", ("month",)),
    ("sales_cycle", "median_won", ()),
    ("sales_cycle", "median_won", ("owner",)),
)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def files(material: Path) -> tuple[Path, Path]:
    """The leads, and the deals that some of them became."""
    folder = material / "data" / "olist_funnel"
    if not folder.is_dir():
        pytest.skip("the funnel of Olist is absent")
    return (
        folder / "olist_marketing_qualified_leads_dataset.csv",
        folder / "olist_closed_deals_dataset.csv",
    )


@pytest.fixture
def deals(files: tuple[Path, Path]) -> tuple[Opportunity, ...]:
    """The two files, joined and read as records."""
    return tuple(read_opportunities(files[0], load_mapping(MAPPING), join_path=files[1]).accepted)


@pytest.fixture
def columns(files: tuple[Path, Path]) -> dict[str, tuple[str, list[Any]]]:
    """The same files as columns, each lead beside the deal that it became."""
    leads, closed = map(_read, files)
    deal_of = {row["mql_id"]: row for row in closed}
    beside = [deal_of.get(row["mql_id"], {}) for row in leads]
    return {
        "status": ("text", ["won" if row else "open" for row in beside]),
        "owner": ("text", [row.get("sr_id") for row in beside]),
        "created": ("date", [date.fromisoformat(row["first_contact_date"]) for row in leads]),
        "closed": ("date", [_day(row.get("won_date")) for row in beside]),
    }


def _day(text: str | None) -> date | None:
    if not text:
        return None
    return datetime.strptime(text, "%m/%d/%Y %H:%M").date()  # noqa: DTZ007 - a day of the shop


def _keyed(found: Any) -> dict[tuple[Any, ...], Any]:
    if not hasattr(found, "items"):
        return {(): found}
    return {key if isinstance(key, tuple) else (key,): one for key, one in found.items()}


@pytest.mark.parametrize("engine", EVERY)
def test_a_real_funnel_gives_the_same_numbers(
    engine: str, deals: tuple[Opportunity, ...], columns: dict[str, tuple[str, list[Any]]]
) -> None:
    frame = frame_on(engine, columns)
    for name, variant, by in ASKED:
        metric: Any = METRICS[name]
        answer = getattr(frames, name)(frame, variant=variant, by=list(by) or None)
        exact = _keyed(metric(deals, variant=variant, by=list(by) or None))
        assert differences(rows_of_answer(answer), by, exact) == [], (name, variant, by)


@pytest.mark.parametrize("engine", EVERY)
def test_842_of_8000_leads_were_won(engine: str, columns: dict[str, tuple[str, list[Any]]]) -> None:
    frame = frame_on(engine, columns)
    [row] = rows_of_answer(frames.close_ratio(frame, variant="won_of_all"))
    assert (row["numerator"], row["denominator"], row["value"]) == (842, 8000, 0.10525)
