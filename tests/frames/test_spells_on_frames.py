"""The spells of a stage log are on frames those of records."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from frame_comparing import differences
from frame_engines import frame_on, rows_of_answer
from packed_logs import VOCABULARY, log, log_columns

from salesterms import frames
from salesterms.errors import WrongArgument
from salesterms.logs import Ways
from salesterms.metrics import stage_spells, time_in_stage
from salesterms.values import local_date
from salesterms.vocabularies.rows import same

if TYPE_CHECKING:
    from salesterms.logs import StageEntry

ENGINES = ("polars", "polars_lazy", "pandas", "pyarrow", "duckdb")
SLOW = ("dask", "ibis", "sqlframe", "pyspark")
COLUMNS: Any = {"case": "deal", "label": "stage", "at": "since", "order": "number"}
BOOKS = "Europe/Amsterdam"


def spells_of_records(rows: list[StageEntry], **asked: Any) -> set[tuple[Any, ...]]:
    found = stage_spells(rows, zone=BOOKS, **asked)
    return {
        (
            one.case,
            one.stage if "vocabulary" in asked else same(one.stage),
            _naive(one.entered),
            _naive(one.left),
            one.entered_on,
            one.left_on,
            one.seconds,
        )
        for one in found
    }


def _naive(instant: datetime | None) -> datetime | None:
    return None if instant is None else instant.replace(tzinfo=None)


def spells_of_frame(answer: Any, *, folded: bool) -> list[tuple[Any, ...]]:
    return [
        (
            row["deal"],
            same(row["stage"]) if folded else row["stage"],
            _instant(row["entered"]),
            _instant(row["left"]),
            _date(row["entered_on"]),
            _date(row["left_on"]),
            None
            if row["seconds"] is None
            else Decimal(int(row["seconds"])) + Decimal(int(row["microseconds"])).scaleb(-6),
        )
        for row in rows_of_answer(answer)
    ]


def _instant(value: Any) -> Any:
    if isinstance(value, int):  # numpy tells instants of microseconds as numbers
        return datetime.fromtimestamp(value / 10**9, UTC).replace(tzinfo=None)
    return value.to_pydatetime() if hasattr(value, "to_pydatetime") else value


def _date(value: Any) -> Any:
    found = _instant(value)
    return found.date() if isinstance(found, datetime) else found


def with_days(rows: list[StageEntry], columns: dict[str, Any]) -> dict[str, Any]:
    days = [local_date(rows[number].at, BOOKS) for number in columns["number"][1]]
    return columns | {"local": ("date", days)}


@pytest.mark.parametrize("vocabulary", [None, VOCABULARY])
@pytest.mark.parametrize(
    "engine", [*ENGINES, *(pytest.param(one, marks=pytest.mark.slow) for one in SLOW)]
)
def test_spells_are_those_of_records(engine: str, vocabulary: Any) -> None:
    draw = Random(engine)
    rows = log(draw, 40)
    asked: dict[str, Any] = {} if vocabulary is None else {"vocabulary": vocabulary}
    if draw.random() < 0.5:
        asked["as_of"] = datetime(2024, 4, 2, 12, tzinfo=UTC)
    frame = frame_on(engine, with_days(rows, log_columns(rows, draw)))
    answer = frames.stage_spells(frame, **COLUMNS, day="local", **asked)
    found = spells_of_frame(answer, folded=vocabulary is None)
    assert len(found) == len(set(found))
    assert set(found) == spells_of_records(rows, **asked)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_the_time_in_stage_of_a_log_is_that_of_records(engine: str) -> None:
    rows = log(Random(7), 60)
    frame = frame_on(engine, with_days(rows, log_columns(rows, Random(8))))
    spells = frames.stage_spells(frame, **COLUMNS, day="local", vocabulary=VOCABULARY)
    exact_spells = stage_spells(rows, zone=BOOKS, vocabulary=VOCABULARY)
    for variant in time_in_stage.variants:
        exact = time_in_stage(exact_spells, by="stage", variant=variant)
        answer = rows_of_answer(frames.time_in_stage(spells, by="stage", variant=variant))
        assert differences(answer, ["stage"], {(key,): one for key, one in exact.items()}) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_labels_may_be_places_among_those_of_the_vocabulary(engine: str) -> None:
    rows = log(Random(3), 20)
    columns = log_columns(rows)
    code_of = Ways(VOCABULARY).code_of
    codes = [code_of.get(same(label), -1) for label in columns["stage"][1]]
    by_code = frame_on(engine, columns | {"stage": ("whole", codes)})
    by_text = frame_on(engine, columns)
    found, exact = (
        sorted(
            spells_of_frame(
                frames.stage_spells(frame, **COLUMNS, vocabulary=VOCABULARY), folded=False
            ),
            key=str,
        )
        for frame in (by_code, by_text)
    )
    assert found == exact


NIGHT, NOON = datetime(2024, 3, 1), datetime(2024, 3, 1, 12)  # noqa: DTZ001 - of UTC
ODD: dict[str, tuple[str, list[Any]]] = {
    "deal": ("text", ["D", "D", "D", "D", None, "E", "E", "E", "E"]),
    "stage": ("text", ["New", "Quote", "Won", "Lost", "New", "New", None, "Quote", "Won"]),
    "since": ("instant", [NIGHT, NOON, NOON, datetime(2024, 3, 2), NOON, NIGHT, NOON, None, NOON]),  # noqa: DTZ001
    "number": ("whole", [1, 2, 2, 3, 4, 5, 6, 7, None]),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_tie_begins_no_spell_and_what_cannot_be_read_is_left_out(engine: str) -> None:
    kind = "float" if engine == "pandas" else "whole"  # whole numbers of pandas are never missing
    frame = frame_on(engine, ODD | {"number": (kind, ODD["number"][1])})
    answer = frames.stage_spells(frame, **COLUMNS)
    found = [(one[0], one[1], one[6]) for one in spells_of_frame(answer, folded=True)]
    half_a_day = Decimal(43_200)
    assert sorted(found) == [("D", "lost", None), ("D", "new", half_a_day), ("E", "new", None)]


@pytest.mark.parametrize("engine", ENGINES)
def test_no_rows_have_no_spells_and_one_row_has_one_that_goes_on(engine: str) -> None:
    one_row = {name: (kind, values[:1]) for name, (kind, values) in ODD.items()}
    no_rows = {name: (kind, values[:0]) for name, (kind, values) in ODD.items()}
    [spell] = rows_of_answer(frames.stage_spells(frame_on(engine, one_row), **COLUMNS))
    assert (spell["left"], spell["seconds"]) == (None, None)
    assert rows_of_answer(frames.stage_spells(frame_on(engine, no_rows), **COLUMNS)) == []


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "duckdb"])
def test_a_log_of_days_has_spells_of_whole_days(engine: str) -> None:
    columns: Any = {
        "deal": ("text", ["D", "D"]),
        "stage": ("text", ["New", "Won"]),
        "since": ("date", [date(2024, 3, 1), date(2024, 3, 31)]),
        "number": ("whole", [1, 2]),
    }
    frame = frame_on(engine, columns)
    first, last = rows_of_answer(frames.stage_spells(frame, **COLUMNS))
    assert {first["seconds"], last["seconds"]} == {None, 30 * 86_400}
    day_before = datetime(2024, 3, 30)  # noqa: DTZ001 - of UTC
    [only] = rows_of_answer(frames.stage_spells(frame, **COLUMNS, as_of=day_before))
    assert only["seconds"] is None


def test_faults_of_the_columns_are_told_before_any_work() -> None:
    import polars as pl

    frame = pl.LazyFrame(
        {"deal": ["D"], "stage": [1], "since": [datetime(2024, 3, 1, tzinfo=UTC)], "day": [1]}
    )
    with pytest.raises(frames.SchemaProblems) as raised:
        frames.stage_spells(frame, case="deal", label="stage", at="since", day="day", order="place")
    assert [(one.code, one.column) for one in raised.value.problems] == [
        ("missing_column", "place"),
        ("zoned_column", "since"),
        ("wrong_column_type", "day"),
        ("wrong_column_type", "stage"),
    ]
    with pytest.raises(frames.SchemaProblems) as raised:
        frames.stage_spells(frame_on("polars", ODD), case="deal", label="stage", at="since")
    assert [(one.code, one.column) for one in raised.value.problems] == [("no_tie_break", "since")]
    lacking = frame.with_columns(stage=pl.lit(1.5), since=pl.lit(NIGHT))
    with pytest.raises(frames.SchemaProblems):
        frames.stage_spells(lacking, **(COLUMNS | {"order": "day"}), vocabulary=VOCABULARY)
    with pytest.raises(WrongArgument):
        frames.stage_spells(frame_on("polars", ODD), **COLUMNS, as_of=date(2024, 1, 1))  # type: ignore[arg-type]
