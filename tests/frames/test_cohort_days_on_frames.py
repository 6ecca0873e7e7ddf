"""The rows of cohorts that a frame of activity gives are those that pairs of dates give."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from salesterms.metrics import cohort_days
from salesterms.metrics.arguments import BadArgument

pytest.importorskip("narwhals")

from frame_engines import ENGINES, frame_on, rows_of_answer

from salesterms import frames

QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = tuple(name for name in ENGINES if name not in QUICK)
AS_OF = date(2024, 6, 30)
MAPPING = {"on": "was_there"}
ASKED: tuple[tuple[list[int], int | None], ...] = (([0], None), ([0, 1, 7, 30], 59), ([3, 4], 4))
TOLD = ("on_day", "on_or_after", "in_bracket", "bracket")

Columns = dict[str, tuple[str, list[Any]]]


def some_activity(seed: int, customers: int) -> list[tuple[str, date]]:
    """Few customers and days, so that there are ties, first days and what has not happened yet."""
    draw = Random(seed)
    days = (-400, -60, -59, -30, -8, -7, -6, -1, 0, 1, 50)
    return [
        (f"C-{draw.randrange(customers)}", AS_OF + timedelta(days=draw.choice(days)))
        for _ in range(customers * 4)
    ]


def columns_of(activity: list[tuple[str, date]]) -> Columns:
    return {
        "customer": ("text", [customer for customer, _ in activity]),
        "was_there": ("date", [on for _, on in activity]),
    }


def compare(engine: str, seed: int, days: list[int], last: int | None) -> None:
    activity = some_activity(seed, 25)
    frame = frame_on(engine, columns_of(activity))
    answer = frames.cohort_days(frame, days, as_of=AS_OF, last=last, mapping=MAPPING)
    found = {
        (row["customer"], row["day"]): (_date(row["day_zero"]), *(row[name] for name in TOLD))
        for row in rows_of_answer(answer)
    }
    assert found == {
        (row.customer, row.day): (row.day_zero, *(getattr(row, name) for name in TOLD))
        for row in cohort_days(activity, days, as_of=AS_OF, last=last)
    }


def _date(given: Any) -> date:
    return given.date() if isinstance(given, datetime) else given


@pytest.mark.parametrize(("days", "last"), ASKED)
@pytest.mark.parametrize("engine", QUICK)
def test_rows_are_equal_to_those_of_pairs(engine: str, days: list[int], last: int | None) -> None:
    compare(engine, QUICK.index(engine), days, last)


@pytest.mark.slow
@pytest.mark.parametrize("engine", SLOW)
def test_rows_are_equal_on_engines_that_begin_slowly(engine: str) -> None:
    compare(engine, SLOW.index(engine), *ASKED[1])


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_what_no_pair_could_be_is_the_status_of_its_rows(engine: str) -> None:
    day = date(2024, 6, 1)
    columns: Columns = {
        "customer": ("text", [None, "undated", "undated", "good"]),
        "on": ("date", [day, None, day, day]),
    }
    answer = frames.cohort_days(frame_on(engine, columns), [0], as_of=AS_OF)
    rows = rows_of_answer(answer)
    assert {row["customer"]: (row["status"], row["reason"], row["on_day"]) for row in rows} == {
        None: ("refused", "no_customer", None),
        "undated": ("refused", "no_date", None),
        "good": ("measured", "", "active"),
    }


def test_no_activity_gives_no_rows() -> None:
    columns: Columns = {"customer": ("text", []), "on": ("date", [])}
    assert rows_of_answer(frames.cohort_days(frame_on("polars", columns), [1], as_of=AS_OF)) == []


def test_days_that_are_none_and_missing_columns_are_refused_before_any_work() -> None:
    frame = frame_on("polars", {"customer": ("text", ["A"])})
    with pytest.raises(BadArgument, match="days"):
        frames.cohort_days(frame, [7, 1], as_of=AS_OF)
    with pytest.raises(frames.SchemaProblems):
        frames.cohort_days(frame, [1], as_of=AS_OF)
