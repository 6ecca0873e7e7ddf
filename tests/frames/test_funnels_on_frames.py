"""The metrics of funnels and of time in stages give on frames what they give of records."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from frame_comparing import differences
from frame_engines import frame_on, rows_of_answer
from packed_logs import log

from salesterms import frames
from salesterms.metrics import (
    METRICS,
    Entries,
    FunnelEntry,
    FunnelPolicy,
    FunnelStages,
    Skips,
    StageSpell,
    funnel_of_log,
    stage_spells,
    time_in_stage,
)

ENGINES = ("polars", "pandas", "pyarrow", "duckdb")
STAGES = FunnelStages(id="ours", stages=("New", "Quote", "Talk", "Won"))
FUNNELS = [
    ("stage_conversion", "cohort"),
    ("stage_conversion", "snapshot"),
    ("drop_off", "cohort"),
    ("overall_conversion", "cohort"),
]
POLICIES = [FunnelPolicy(skips=skips, entries=entries) for skips in Skips for entries in Entries]
PERIODS: tuple[Any, ...] = (None, "2024-Q1", "2024-04")
AS_OF = (None, date(2024, 4, 1), date(2025, 1, 1))


def funnel_rows(draw: Random) -> list[FunnelEntry]:
    """Rows by each policy, some of them without a date."""
    from attrs import evolve

    made: list[Any] = []
    for policy in POLICIES:
        rows = log(draw, 12, (*STAGES.stages, "Elsewhere"))
        made += funnel_of_log(rows, STAGES, policy, zone="Europe/Amsterdam")
    days = ("entered", "advanced", "finished")
    without = [{day: None for day in days if draw.random() < 0.1} for _ in made]
    return [evolve(row, **lost) for row, lost in zip(made, without, strict=True)]


def funnel_columns(rows: list[FunnelEntry]) -> dict[str, tuple[str, list[Any]]]:
    texts = ("stage", "next_stage", "last_reached", "owner", "position", "outcome", "whole")
    days = ("entered", "advanced", "finished")
    return {
        **{one: ("text", [_word(getattr(row, one)) for row in rows]) for one in texts},
        **{one: ("date", [getattr(row, one) for row in rows]) for one in days},
        "turn": ("whole", [row.turn for row in rows]),
    }


def _word(value: Any) -> Any:
    return getattr(value, "value", value)


def keyed(found: Any) -> dict[tuple[Any, ...], Any]:
    if not hasattr(found, "items"):
        return {(): found}
    return {key if isinstance(key, tuple) else (key,): one for key, one in found.items()}


@pytest.mark.parametrize(("name", "variant"), FUNNELS)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_metric_of_funnels_is_equal_to_that_of_records(
    engine: str, name: str, variant: str
) -> None:
    draw = Random(f"{engine} {name} {variant}")
    rows = funnel_rows(draw)
    units: tuple[Any, ...] = (("stage",), ("stage", "owner"), ())
    by = draw.choice(units if variant == "snapshot" else (*units, ("month", "stage")))
    asked: dict[str, Any] = {"variant": variant, "period": draw.choice(PERIODS)}
    asked["as_of"] = draw.choice(AS_OF)
    exact = keyed(METRICS[name](rows, by=list(by) or None, **asked))  # type: ignore[operator]
    answer = getattr(frames, name)(
        frame_on(engine, funnel_columns(rows)), by=list(by) or None, **asked
    )
    assert differences(rows_of_answer(answer), by, exact) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_needs_a_bucket_that_only_a_period_makes_is_answered_without_one(engine: str) -> None:
    rows = funnel_rows(Random(5))
    exact = METRICS["stage_conversion"](rows, by="stage", variant="snapshot")  # type: ignore[operator]
    answer = frames.stage_conversion(
        frame_on(engine, funnel_columns(rows)), by="stage", variant="snapshot"
    )
    assert differences(rows_of_answer(answer), ["stage"], keyed(exact)) == []


def test_the_first_entry_may_be_a_column_of_its_own() -> None:
    columns = funnel_columns(funnel_rows(Random(1)))
    turns = columns.pop("turn")[1]
    told = {"first_entry": ("text", ["first" if turn == 1 else "each" for turn in turns])}
    by_turn = frames.overall_conversion(frame_on("polars", columns | {"turn": ("whole", turns)}))
    assert frames.overall_conversion(frame_on("polars", columns | told)).equals(by_turn)


def test_without_either_of_them_the_missing_column_is_named() -> None:
    columns = funnel_columns(funnel_rows(Random(1)))
    del columns["turn"]
    with pytest.raises(frames.SchemaProblems) as raised:
        frames.overall_conversion(frame_on("polars", columns))
    assert [one.column for one in raised.value.problems] == ["first_entry"]


# --- time in stage ----------------------------------------------------------------------------


def spells(draw: Random, *, parts: bool) -> list[StageSpell]:
    rows = log(draw, 30)
    if not parts:
        rows = [row._replace(at=row.at.replace(microsecond=0)) for row in rows]
    odd = StageSpell(
        id="D-X/1",
        case="D-X",
        stage="Contract Sent",
        entered=datetime(2024, 4, 2, tzinfo=UTC),
        left=datetime(2024, 4, 1, tzinfo=UTC),
        zone="Europe/Amsterdam",
    )
    return [odd, *stage_spells(rows, zone="Europe/Amsterdam")]


def spell_columns(rows: list[StageSpell], *, parts: bool) -> dict[str, tuple[str, list[Any]]]:
    seconds = [row.seconds for row in rows]
    columns: dict[str, tuple[str, list[Any]]] = {
        "stage": ("text", [row.stage for row in rows]),
        "case": ("text", [row.case for row in rows]),
        "entered_on": ("date", [row.entered_on for row in rows]),
        "left_on": ("date", [row.left_on for row in rows]),
        "seconds": ("whole", [None if one is None else int(one) for one in seconds]),
    }
    if parts:
        rest = [None if one is None else int(one % 1 * 10**6) for one in seconds]
        columns["microseconds"] = ("whole", rest)
    return columns


@pytest.mark.parametrize("variant", time_in_stage.variants)
@pytest.mark.parametrize("parts", [True, False])
@pytest.mark.parametrize("engine", ENGINES)
def test_time_in_stage_is_equal_to_that_of_records(engine: str, variant: str, parts: bool) -> None:
    draw = Random(f"{engine} {variant}")
    rows = spells(draw, parts=parts)
    by = draw.choice((("stage",), ("case",), (), ("month", "stage")))
    asked: dict[str, Any] = {"period": draw.choice(PERIODS), "as_of": draw.choice(AS_OF)}
    asked["variant"] = variant
    exact = keyed(time_in_stage(rows, by=list(by) or None, **asked))
    frame = frame_on(engine, spell_columns(rows, parts=parts))
    answer = frames.time_in_stage(frame, by=list(by) or None, **asked)
    assert differences(rows_of_answer(answer), by, exact) == []


def test_the_answer_as_a_measurement_is_that_of_records() -> None:
    rows = spells(Random(4), parts=True)
    frame = frame_on("polars", spell_columns(rows, parts=True))
    found: Any = frames.measurements(frames.time_in_stage(frame, by="stage", variant="median"))
    exact = time_in_stage(rows, by="stage", variant="median")
    assert {key: one.value for key, one in found.items()} == {
        key: one.value for key, one in exact.items()
    }


def test_many_years_in_parts_of_seconds_are_refused_and_do_not_wrap() -> None:
    columns: dict[str, tuple[str, list[Any]]] = {
        "entered_on": ("date", [date(1900, 1, 1)] * 3),
        "left_on": ("date", [date(2020, 1, 1)] * 3),
        "seconds": ("whole", [9 * 10**11] * 3),
        "microseconds": ("whole", [1] * 3),
    }
    frame = frame_on("polars", columns)
    assert frames.time_in_stage(frame, variant="mean")["reason"].item() == ""
    long = frame_on("polars", columns | {"seconds": ("whole", [46 * 10**8] * 3)})
    assert frames.time_in_stage(long, variant="median")["reason"].item() == "out_of_bounds"
    longer = frame_on("polars", columns | {"seconds": ("whole", [4 * 10**12] * 3)})
    assert frames.time_in_stage(longer, variant="mean")["reason"].item() == "out_of_bounds"
    more = {name: (kind, values * 5) for name, (kind, values) in columns.items()}
    several = frame_on("polars", more)
    assert frames.time_in_stage(several, variant="mean")["reason"].item() == "out_of_bounds"


def test_elapsed_time_over_a_change_of_the_clock_is_what_went_by() -> None:
    begin = datetime(2024, 3, 30, 23, tzinfo=UTC)
    spell = StageSpell(
        id="1", case="1", stage="New", entered=begin, left=begin + timedelta(days=1), zone="UTC"
    )
    frame = frame_on("polars", spell_columns([spell], parts=False))
    assert frames.time_in_stage(frame, variant="mean")["value"].item() == 1.0
