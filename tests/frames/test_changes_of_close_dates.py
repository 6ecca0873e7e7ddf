"""How close dates moved, on frames of a history, is what records tell of snapshots."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest
from attrs import evolve
from frame_comparing import differences
from frame_engines import frame_on, rows_of_answer
from packed_cases import DAY, MAPPING, deal, deal_columns

from salesterms import Category, frames, metrics

ENGINES = ("polars", "polars_lazy", "pandas", "pyarrow", "duckdb")
SLOW = ("pandas_arrow", "dask", "ibis", "sqlframe", "pyspark")
EVERY = [*ENGINES, *(pytest.param(engine, marks=pytest.mark.slow) for engine in SLOW)]
CASES = 30
FIELDS = ("deal", "owner", "stage", "currency")


@cache
def histories() -> dict[int, dict[date | str, Any]]:
    """Case -> its snapshots, in which deals come, close, are opened again and are not always."""
    draw = Random(12)
    found: dict[int, dict[date | str, Any]] = {}
    for case in range(CASES):
        snapshots: dict[date | str, Any] = {}
        for step in range(draw.choice((2, 3, 6))):
            rows = []
            for number in range(draw.choice((1, 3, 5))):
                made = deal(draw, number, "EUR JPY")
                status = Category.OPEN if draw.random() < 0.6 else made.status
                rows.append(evolve(made, id=f"{case} {made.id}", status=status))
            snapshots[DAY + timedelta(days=7 * step + draw.choice((0, 3)))] = rows
        found[case] = snapshots
    return found


def history_columns(given: dict[int, dict[date | str, Any]]) -> dict[str, tuple[str, list[Any]]]:
    """All snapshots under each other, in no order."""
    rows = [
        (case, day, row)
        for case, snapshots in given.items()
        for day, theirs in snapshots.items()
        for row in theirs
    ]
    Random(1).shuffle(rows)
    columns = deal_columns({0: [row for *_, row in rows]})
    return columns | {
        "case_id": ("whole", [case for case, *_ in rows]),
        "seen": ("date", [day for _, day, _ in rows]),
        "id": ("text", [row.id for *_, row in rows]),
    }


@cache
def changes_on(engine: str) -> Any:
    columns = history_columns(histories())
    return frames.close_date_changes(frame_on(engine, columns), day="seen", mapping=MAPPING)


def day(value: Any) -> Any:
    return None if value is None else str(value)[:10]


def told(row: Any, get: Any) -> tuple[Any, ...]:
    days = (day(get(row, name)) for name in ("changed_on", "before", "after"))
    amount = get(row, "amount")
    amount = getattr(amount, "amount", amount)
    return (*(get(row, name) for name in FIELDS), *days, None if amount is None else float(amount))


@pytest.mark.parametrize("engine", EVERY)
def test_the_changes_of_a_history_are_those_of_its_snapshots(engine: str) -> None:
    found = Counter(
        (row["case_id"], *told(row, dict.get)) for row in rows_of_answer(changes_on(engine))
    )
    exact = Counter(
        (case, *told(one, getattr))
        for case, snapshots in histories().items()
        for one in metrics.close_date_changes(snapshots)
    )
    assert found == exact
    assert found.total() > CASES


@pytest.mark.parametrize("variant", metrics.pushed_opportunities.variants)
@pytest.mark.parametrize("engine", ENGINES)
def test_pushes_are_measured_as_those_of_records(engine: str, variant: str) -> None:
    by = ("case_id", "owner")
    answer = frames.pushed_opportunities(changes_on(engine), variant=variant, by=by)
    exact: dict[Any, Any] = {}
    for case, snapshots in histories().items():
        made = metrics.close_date_changes(snapshots)
        found: Any = metrics.pushed_opportunities(made, variant=variant, by="owner")
        exact |= {(case, key): one for key, one in found.items()}
    assert differences(rows_of_answer(answer), by, exact) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_slippage_is_that_of_two_days_of_the_history(engine: str) -> None:
    import narwhals as nw

    first, last = DAY, DAY + timedelta(days=40)
    draw = Random(2)
    before = [evolve(deal(draw, at, "EUR"), id=f"D-{at}") for at in range(40)]
    after = [evolve(deal(draw, at, "EUR"), id=f"D-{at}") for at in range(30)]
    snapshots: dict[date | str, Any] = {first: before, last: after}
    history: Any = nw.from_native(frame_on(engine, history_columns({0: snapshots})))
    opening, closing = (
        history.filter(nw.col("seen").dt.ordinal_day() == moment.timetuple().tm_yday).to_native()
        for moment in (first, last)
    )
    rows = frames.expected_closes(opening, closing, mapping=MAPPING)
    asked: dict[str, Any] = {"period": "2024-Q1", "by": "owner"}
    answer = rows_of_answer(frames.slippage(rows, **asked))
    exact: Any = metrics.slippage(metrics.expected_closes(before, after), **asked)
    assert differences(answer, ("owner",), {(key,): one for key, one in exact.items()}) == []


def history(*rows: tuple[Any, ...], moment: str = "date") -> dict[str, tuple[str, list[Any]]]:
    """Rows of an owner, a deal, a moment, a status and the day of January on which it closes."""
    owners, ids, moments, statuses, closes = zip(*rows, strict=True)
    return {
        "owner": ("text", list(owners)),
        "id": ("text", list(ids)),
        "day": (moment, list(moments)),
        "status": ("text", list(statuses)),
        "expected_close": ("date", [one and date(2024, 1, one) for one in closes]),
    }


DAYS = [date(2023, 12, number) for number in range(1, 5)]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_that_cannot_be_how_a_deal_stood_is_refused_with_its_group(engine: str) -> None:
    given = history(
        *(
            ("Ann", "D-1", moment, "open", at)
            for moment, at in zip(DAYS, (1, 2, 2, 3), strict=True)
        ),
        ("Bo", "D-2", DAYS[0], "open", 1),
        ("Cy", "D-2", DAYS[1], "open", 2),
        ("Cy", "D-2", DAYS[1], "open", 3),
        ("Di", "D-2", DAYS[2], "open", 4),
        ("Ed", "D-2", DAYS[3], "open", 5),
        ("Fi", None, DAYS[0], "open", 1),
        ("Gi", "D-3", None, "open", 1),
        ("Hu", "D-3", DAYS[0], "opened", 1),
        ("Ik", "D-3", DAYS[1], "won", 2),
        ("Jo", "D-3", DAYS[2], "open", 3),
        ("Ko", "D-4", DAYS[0], None, 3),
    )
    changes = frames.close_date_changes(frame_on(engine, given))
    answer = rows_of_answer(frames.pushed_opportunities(changes, by="owner"))
    reasons = {row["owner"]: (row["reason"], row["value"]) for row in answer}
    refused = ("required_missing", None)
    assert reasons == {
        "Ann": ("", 1.0),
        "Ed": ("", 1.0),
        **dict.fromkeys(("Cy", "Di", "Fi", "Gi", "Hu", "Ko"), refused),
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_a_log_may_have_several_rows_of_one_day(engine: str) -> None:
    moments = [datetime(2023, 12, 1, hour) for hour in (9, 11, 17)]  # noqa: DTZ001 - of no zone
    rows = zip(moments, (1, 4, 2), strict=True)
    given = history(*(("Ann", "D-1", at, "held", closes) for at, closes in rows), moment="instant")
    changes = frames.close_date_changes(frame_on(engine, given))
    answer = frames.pushed_opportunities(
        changes, variant="mean_days", period="2023-12-01/2023-12-02"
    )
    [row] = rows_of_answer(answer)
    assert (row["value"], row["pushed"], row["pulled_in"]) == (3.0, 1, 1)


def test_columns_of_ones_own_stay_and_columns_that_lack_are_named() -> None:
    import polars as pl

    frame = frame_on("polars", history(("Ann", "D-1", DAYS[0], "open", 1)))
    own = frame.with_columns(region=pl.lit("N"), before=pl.lit("x"))
    columns = frames.close_date_changes(own).columns
    assert columns == ["region", "deal", "changed_on", "before", "after", "owner"]
    zoned = frame.with_columns(pl.col("day").cast(pl.Datetime("us", "Europe/Amsterdam")))
    for wrong, code in (
        (frame.drop("day"), "missing_column"),
        (frame.with_columns(day=pl.lit("today")), "wrong_column_type"),
        (zoned, "zoned_column"),
        (frame.drop("expected_close"), "missing_column"),
    ):
        with pytest.raises(frames.SchemaProblems) as error:
            frames.close_date_changes(wrong)
        assert [one.code for one in error.value.problems] == [code]
