"""The rows of a funnel that are made of a log are on frames those of records."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from frame_comparing import differences
from frame_engines import frame_on, rows_of_answer
from packed_logs import log, log_columns

from salesterms import frames
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    METRICS,
    Entries,
    FunnelPolicy,
    FunnelStages,
    Skips,
    funnel_of_log,
)
from salesterms.metrics.arguments import BadArgument
from salesterms.values import local_date

if TYPE_CHECKING:
    from salesterms.logs import StageEntry

ENGINES = ("polars", "polars_lazy", "pandas", "pyarrow", "duckdb")
SLOW = ("pandas_arrow", "dask", "ibis", "pyspark")
COLUMNS = {"case": "deal", "label": "stage", "at": "since", "order": "number"}
BOOKS = "Europe/Amsterdam"
STAGES = FunnelStages(id="ours", stages=("New", "Quote", "Talk", "Won"))
LABELS = (*STAGES.stages, "Elsewhere", "new")
POLICIES = [FunnelPolicy(skips=skips, entries=entries) for skips in Skips for entries in Entries]
FIELDS = (
    "stage",
    "place",
    "position",
    "next_stage",
    "turn",
    "outcome",
    "whole",
    "entered",
    "advanced",
    "finished",
    "passed_over",
    "last_reached",
    "owner",
)


def rows_of_records(rows: list[StageEntry], policy: FunnelPolicy) -> list[tuple[Any, ...]]:
    found = funnel_of_log(rows, STAGES, policy, zone=BOOKS)
    made = [(row.case, *(getattr(row, name) for name in FIELDS)) for row in found]
    return sorted((tuple(getattr(value, "value", value) for value in row) for row in made), key=str)


def rows_of_frame(answer: Any) -> list[tuple[Any, ...]]:
    found = rows_of_answer(answer)
    return sorted(
        (tuple(_plain(row[name]) for name in ("deal", *FIELDS)) for row in found), key=str
    )


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return int(value)
    moment = value.to_pydatetime() if hasattr(value, "to_pydatetime") else value
    return moment.date() if isinstance(moment, datetime) else moment


def columns_of(rows: list[StageEntry], shuffled: Random) -> dict[str, Any]:
    columns: dict[str, Any] = log_columns(rows, shuffled)
    days = [local_date(rows[number].at, BOOKS) for number in columns["number"][1]]
    return columns | {"local": ("date", days)}


@pytest.mark.parametrize("policy", POLICIES, ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_rows_of_a_funnel_are_those_of_records(engine: str, policy: FunnelPolicy) -> None:
    draw = Random(f"{engine} {policy}")
    rows = log(draw, 40, LABELS)
    frame = frame_on(engine, columns_of(rows, draw))
    answer = frames.funnel_of_log(frame, STAGES, policy, **COLUMNS, day="local", owner="owner")
    assert rows_of_frame(answer) == rows_of_records(rows, policy)


@pytest.mark.slow
@pytest.mark.parametrize("engine", SLOW)
def test_rows_of_a_funnel_are_equal_on_engines_that_begin_slowly(engine: str) -> None:
    draw = Random(engine)
    rows = log(draw, 20, LABELS)
    for policy in POLICIES[:2]:
        frame = frame_on(engine, columns_of(rows, draw))
        answer = frames.funnel_of_log(frame, STAGES, policy, **COLUMNS, day="local", owner="owner")
        assert rows_of_frame(answer) == rows_of_records(rows, policy)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_the_conversion_of_a_log_is_that_of_records(engine: str) -> None:
    rows = log(Random(11), 60, LABELS)
    frame = frame_on(engine, columns_of(rows, Random(12)))
    for policy in POLICIES:
        found = frames.funnel_of_log(frame, STAGES, policy, **COLUMNS, day="local")
        exact_rows = funnel_of_log(rows, STAGES, policy, zone=BOOKS)
        for name in ("stage_conversion", "drop_off", "overall_conversion"):
            exact = METRICS[name](exact_rows, by="stage", period="2024")  # type: ignore[operator]
            answer = rows_of_answer(getattr(frames, name)(found, by="stage", period="2024"))
            assert differences(answer, ["stage"], {(key,): one for key, one in exact.items()}) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_stages_may_be_places_and_ties_are_of_no_stage(engine: str) -> None:
    day = datetime(2024, 3, 1)  # noqa: DTZ001 - of UTC
    later = day.replace(day=2)
    columns: dict[str, tuple[str, list[Any]]] = {
        "deal": ("text", ["D", "D", "D", "D", "E", "F"]),
        "stage": ("whole", [0, 3, 1, 2, 99, -1]),
        "since": ("instant", [day, later, later, later, day, day]),
        "number": ("whole", [1, 2, 2, 3, 4, 5]),
        "owner": ("text", ["", "Ann", "Ann", "Bo", None, None]),
    }
    policy = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
    frame = frame_on(engine, columns)
    found = rows_of_frame(frames.funnel_of_log(frame, STAGES, policy, **COLUMNS, owner="owner"))
    assert [(row[0], row[1], row[-1]) for row in found] == [
        ("D", "New", None),
        ("D", "Quote", "Bo"),
        ("D", "Talk", "Bo"),
    ]
    without = frames.funnel_of_log(frame, STAGES, policy, **COLUMNS)
    assert {row[-1] for row in rows_of_frame(without)} == {None}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("entries", Entries)
def test_no_rows_have_no_entries_and_one_row_has_one(engine: str, entries: Entries) -> None:
    policy = FunnelPolicy(skips=Skips.CASE_LEFT_OUT, entries=entries)
    row = log(Random(1), 1, ("New",))[:1]
    for given in (row, []):
        frame = frame_on(engine, columns_of(given, Random(1)))
        found = frames.funnel_of_log(frame, STAGES, policy, **COLUMNS, day="local", owner="owner")
        assert rows_of_frame(found) == rows_of_records(given, policy)


def test_faults_of_the_columns_and_of_arguments_are_told_before_any_work() -> None:
    frame = frame_on("polars_lazy", log_columns(log(Random(1), 3, LABELS)))
    policy = POLICIES[0]
    with pytest.raises(frames.SchemaProblems) as raised:
        frames.funnel_of_log(frame, STAGES, policy, case="deal", label="stage", at="since")
    assert [one.code for one in raised.value.problems] == ["no_tie_break"]
    with pytest.raises(BadArgument):
        frames.funnel_of_log(frame, "no such funnel", policy, **COLUMNS)
    with pytest.raises(WrongArgument):
        frames.funnel_of_log(frame, STAGES, "first", **COLUMNS)  # type: ignore[arg-type]


@pytest.mark.slow
def test_an_engine_that_takes_minutes_to_ask_is_refused_by_name() -> None:
    frame = frame_on("sqlframe", log_columns(log(Random(1), 3, LABELS)))
    with pytest.raises(frames.NotOnEngine):
        frames.funnel_of_log(frame, STAGES, POLICIES[0], **COLUMNS)
