"""The verdicts on the rows of a log are on frames those of the audit of records."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from frame_engines import ALL, frame_on, rows_of_answer
from packed_logs import VOCABULARY, log, log_columns

from salesterms import frames
from salesterms.errors import WrongArgument
from salesterms.logs import LENIENT, STRICT, NotAPolicy, StageEntry, Ways, audit, verdicts
from salesterms.vocabularies import four_stages
from salesterms.vocabularies.rows import same

ENGINES = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
#: SQLFrame takes a minute and a half to plan the question.
SLOW = ("dask", "ibis", "pyspark", *(("sqlframe",) if ALL else ()))
NIGHT, NOON = datetime(2024, 3, 1), datetime(2024, 3, 1, 12)  # noqa: DTZ001 - of UTC
COLUMNS: Any = {"case": "deal", "label": "stage", "at": "since", "order": "number"}


def verdicts_of_records(rows: list[Any], vocabulary: Any, policy: Any) -> dict[int, Any]:
    judged = enumerate(verdicts(rows, vocabulary))
    return {
        number: (verdict.kind.value, verdict.stages, int(policy.forbids(verdict.kind)))
        for number, (_, verdict) in judged
    }


def verdicts_of_frame(answer: Any) -> dict[int, Any]:
    return {
        int(row["number"]): (row["verdict"], int(row["stages"]), int(row["forbidden"]))
        for row in rows_of_answer(answer)
    }


@pytest.mark.parametrize(
    "engine", [*ENGINES, *(pytest.param(one, marks=pytest.mark.slow) for one in SLOW)]
)
def test_verdicts_are_those_of_records(engine: str) -> None:
    draw = Random(engine)
    rows, policy = log(draw, 60), draw.choice((STRICT, LENIENT))
    frame = frame_on(engine, log_columns(rows, draw))
    found = frames.audit(frame, VOCABULARY, **COLUMNS, owner="owner", policy=policy)
    assert verdicts_of_frame(found) == verdicts_of_records(rows, VOCABULARY, policy)


@pytest.mark.parametrize("seed", range(8))
def test_verdicts_are_those_of_records_on_other_logs(seed: int) -> None:
    draw = Random(seed)
    rows = [row._replace(owner=None) for row in log(draw, 80)]
    frame = frame_on("polars", log_columns(rows, draw))
    found = frames.audit(frame, VOCABULARY, **COLUMNS)
    assert verdicts_of_frame(found) == verdicts_of_records(rows, VOCABULARY, STRICT)


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
def test_codes_have_the_verdicts_of_their_labels(engine: str) -> None:
    rows = log(Random(5), 40, Ways(VOCABULARY).labels)
    columns = log_columns(rows, Random(6))
    code_of = Ways(VOCABULARY).code_of
    codes = [code_of[same(label)] for label in columns["stage"][1]]
    frame = frame_on(engine, columns | {"stage": ("whole", codes)})
    found = verdicts_of_frame(frames.audit(frame, VOCABULARY, **COLUMNS, owner="owner"))
    assert found == verdicts_of_records(rows, VOCABULARY, STRICT)


def test_what_is_no_code_is_an_unknown_label() -> None:
    columns: dict[str, tuple[str, list[Any]]] = {
        "deal": ("text", ["D"] * 4),
        "stage": ("whole", [0, -1, 99, 99]),
        "since": ("instant", [NIGHT] * 4),
        "number": ("whole", [1, 2, 3, 4]),
    }
    found = frames.audit(frame_on("polars", columns), VOCABULARY, **COLUMNS)
    assert found["verdict"].to_list() == ["legal", "unknown_label", "unknown_label", "duplicate"]


@pytest.mark.parametrize("vocabulary", [four_stages.definitions, VOCABULARY])
def test_every_pair_of_labels_has_the_verdict_of_the_table(vocabulary: Any) -> None:
    labels = Ways(vocabulary).labels
    day = datetime(2024, 3, 1, tzinfo=UTC)
    rows = [
        StageEntry(f"{before}-{after}", label, day.replace(day=at))
        for before in labels
        for after in labels
        for at, label in ((1, before), (2, after))
    ]
    found = frames.audit(frame_on("polars", log_columns(rows)), vocabulary, **COLUMNS)
    assert verdicts_of_frame(found) == verdicts_of_records(rows, vocabulary, STRICT)


FIRST, SECOND, WON = "Appointment Scheduled", "Qualified To Buy", "Closed Won"
ODD: dict[str, tuple[str, list[Any]]] = {
    "deal": ("text", ["D", "D", "D", "D", None, "E", "E", "E", "E"]),
    "stage": ("text", [FIRST, WON, WON, SECOND, FIRST, FIRST, None, WON, SECOND]),
    "since": ("instant", [NIGHT, NOON, NOON, datetime(2024, 3, 2), NOON, NIGHT, NOON, None, NOON]),  # noqa: DTZ001
    "number": ("float", [1, 2, 2, 3, 4, 5, 6, 7, 8]),
    "place": ("whole", [*range(9)]),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_ties_and_unreadable_rows_have_verdicts_of_their_own_and_move_nothing(engine: str) -> None:
    answer = frames.audit(frame_on(engine, ODD), VOCABULARY, **COLUMNS)
    found = sorted(
        (int(row["place"]), row["verdict"], int(row["forbidden"])) for row in rows_of_answer(answer)
    )
    assert [row[1:] for row in found] == [
        ("legal", 0),
        ("tie", 1),
        ("tie", 1),
        ("legal", 0),
        ("unreadable", 0),
        ("legal", 0),
        ("unreadable", 0),
        ("unreadable", 0),
        ("legal", 0),
    ]


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
def test_rows_after_the_moment_are_told_apart_and_the_others_judged_without_them(
    engine: str,
) -> None:
    moment = datetime(2024, 4, 1, tzinfo=UTC)
    rows = log(Random(9), 40)
    frame = frame_on(engine, log_columns(rows, Random(9)))
    answer = frames.audit(frame, VOCABULARY, **COLUMNS, owner="owner", as_of=moment)
    found = Counter(row["verdict"] for row in rows_of_answer(answer))
    exact = audit(rows, VOCABULARY, as_of=moment)
    assert found.pop("after_as_of") == exact.after_as_of > 0
    assert found == {kind.value: count for kind, count in exact.verdicts.items() if count}


@pytest.mark.parametrize("engine", ENGINES)
def test_verdicts_are_counted_and_the_cases_that_fit_are_those_of_records(engine: str) -> None:
    rows = log(Random(2), 50)
    frame = frame_on(engine, log_columns(rows, Random(2)))
    audited = frames.audit(frame, VOCABULARY, **COLUMNS, owner="owner", policy=LENIENT)
    exact = audit(rows, VOCABULARY, policy=LENIENT)
    found = {row["verdict"]: row for row in rows_of_answer(frames.verdict_counts(audited))}
    counts = {verdict: row["rows"] for verdict, row in found.items()}
    assert counts == {kind.value: count for kind, count in exact.verdicts.items() if count}
    forbidden = {verdict: row["forbidden"] for verdict, row in found.items() if row["forbidden"]}
    assert forbidden == {kind.value: count for kind, count in exact.forbidden.items()}
    by_deal = rows_of_answer(frames.verdict_counts(audited, by="deal"))
    unfit = {row["deal"] for row in by_deal if row["forbidden"]}
    assert exact.cases - len(unfit) == exact.fit


@pytest.mark.parametrize("engine", ENGINES)
def test_no_rows_have_no_verdicts_and_one_row_has_one(engine: str) -> None:
    no_rows = {name: (kind, values[:0]) for name, (kind, values) in ODD.items()}
    one_row = {name: (kind, values[:1]) for name, (kind, values) in ODD.items()}
    assert rows_of_answer(frames.audit(frame_on(engine, no_rows), VOCABULARY, **COLUMNS)) == []
    [row] = rows_of_answer(frames.audit(frame_on(engine, one_row), VOCABULARY, **COLUMNS))
    assert (row["deal"], row["verdict"]) == ("D", "legal")


def test_faults_of_the_columns_and_of_arguments_are_told_before_any_work() -> None:
    frame = frame_on("polars_lazy", ODD)
    with pytest.raises(frames.SchemaProblems) as raised:
        frames.audit(frame, VOCABULARY, case="deal", label="stage", at="since")
    assert [one.code for one in raised.value.problems] == ["no_tie_break"]
    with pytest.raises(frames.SchemaProblems) as raised:
        frames.verdict_counts(frame, by=["deal", "owner"])
    assert [one.column for one in raised.value.problems] == ["owner", "verdict", "forbidden"]
    with pytest.raises(NotAPolicy):
        frames.audit(frame, VOCABULARY, **COLUMNS, policy="strict")  # type: ignore[arg-type]
    with pytest.raises(WrongArgument):
        frames.audit(frame, VOCABULARY, **COLUMNS, as_of=date(2024, 1, 1))  # type: ignore[arg-type]
    with pytest.raises(frames.NotAFrame):
        frames.audit([], VOCABULARY, **COLUMNS)
