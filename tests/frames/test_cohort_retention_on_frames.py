"""Cohort retention of a frame is that of the same rows as records."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from salesterms import cohort_retention
from salesterms.metrics import CohortDay, cohort_days
from salesterms.metrics.arguments import UnknownField
from salesterms.results import Measurements
from salesterms.values import Period

pytest.importorskip("narwhals")

from frame_comparing import differences
from frame_engines import ENGINES, frame_on, rows_of_answer

from salesterms import frames

if TYPE_CHECKING:
    from collections.abc import Sequence

QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = tuple(name for name in ENGINES if name not in QUICK)
ENGINES_OF_ONE = ("polars", "pandas", "pyarrow", "duckdb")
VARIANTS = tuple(cohort_retention.variants)
AS_OF = date(2024, 6, 30)
PERIODS = (None, Period.named("2024-Q2"), Period.named("2024"), Period.named("2026"))
BY: tuple[tuple[str, ...], ...] = (
    (),
    ("day",),
    ("bracket",),
    ("day", "bracket"),
    ("month", "day"),
    ("week", "day", "bracket"),
    ("customer",),
)

Columns = dict[str, tuple[str, list[Any]]]


def some_rows(draw: Random) -> list[CohortDay]:
    """Rows of a case: of one number of days or several, some customers twice, other brackets."""
    days = draw.choice(([7], [1, 7], [1, 7, 30]))
    found: list[CohortDay] = []
    for last in draw.choice(((None,), (40,), (40, 60))):
        activity = [
            (
                f"C-{draw.randrange(6)}",
                AS_OF - timedelta(days=draw.choice((0, 3, 7, 8, 38, 70, 90))),
            )
            for _ in range(draw.choice((1, 3, 10)))
        ]
        found += cohort_days(activity, days, as_of=AS_OF, last=last)
    if draw.random() < 0.5:
        seen = {(row.customer, row.day): row for row in found}
        found = list(seen.values())
    return [evolve(row, id=str(at)) for at, row in enumerate(found)]


def columns_of(cases: dict[int, list[CohortDay]]) -> Columns:
    rows = [(case, row) for case, found in cases.items() for row in found]

    def text(name: str) -> tuple[str, list[Any]]:
        return "text", [
            None if (one := getattr(row, name)) is None else str(one) for _, row in rows
        ]

    return {
        "case_id": ("whole", [case for case, _ in rows]),
        **{name: text(name) for name in ("customer", "bracket", "as_of")},
        **{name: text(name) for name in ("on_day", "on_or_after", "in_bracket")},
        "day_zero": ("date", [row.day_zero for _, row in rows]),
        "day": ("whole", [row.day for _, row in rows]),
    }


def of_records(rows: list[CohortDay], by: Sequence[str], asked: dict[str, Any]) -> dict[Any, Any]:
    found = cohort_retention(rows, by=list(by) or None, **asked)
    if not isinstance(found, Measurements):
        return {(): found}
    return {key if isinstance(key, tuple) else (key,): one for key, one in found.items()}


def compare(engine: str, variant: str, by: tuple[str, ...], seed: int) -> None:
    draw = Random(f"{variant} {by} {seed}")
    cases = {case: some_rows(draw) for case in range(12)}
    asked: dict[str, Any] = {"variant": variant, "as_of": AS_OF, "period": draw.choice(PERIODS)}
    frame = frame_on(engine, columns_of(cases))
    answer = frames.cohort_retention(frame, by=["case_id", *by], **asked)
    exact = {
        (case, *key): one
        for case, rows in cases.items()
        for key, one in of_records(rows, by, asked).items()
    }
    assert differences(rows_of_answer(answer), ["case_id", *by], exact) == []


@pytest.mark.parametrize("by", BY, ids=str)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_is_equal_to_that_of_records(variant: str, by: tuple[str, ...]) -> None:
    for seed in range(3):
        compare("polars", variant, by, seed)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("engine", QUICK[1:])
def test_variants_are_equal_on_every_engine(engine: str, variant: str) -> None:
    at = QUICK.index(engine)
    compare(engine, variant, BY[at % 4 + 1], at)


@pytest.mark.slow
@pytest.mark.parametrize("engine", SLOW)
def test_a_variant_is_equal_on_engines_that_begin_slowly(engine: str) -> None:
    compare(engine, "bracket", ("month", "day"), SLOW.index(engine))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("engine", ENGINES_OF_ONE)
def test_rows_all_together_are_one_cell(engine: str, variant: str) -> None:
    rows = [row for row in some_rows(Random(3)) if row.day == 7]
    answer = frames.cohort_retention(
        frame_on(engine, columns_of({0: rows})), variant=variant, as_of=AS_OF
    )
    exact = of_records(rows, (), {"variant": variant, "as_of": AS_OF})
    assert differences(rows_of_answer(answer), [], exact) == []


@pytest.mark.parametrize("engine", ENGINES_OF_ONE)
def test_what_no_row_of_records_could_be_refuses_its_cell(engine: str) -> None:
    day = AS_OF - timedelta(days=20)
    good = (7, "A", day, "2024-06-30", "active", "7-13", "active")
    given = [
        (0, good),
        (1, (7, None, *good[2:])),
        (2, (7, "A", None, *good[3:])),
        (3, (7, "A", day, "2024-06-29", *good[4:])),
        (4, (7, "A", day, None, *good[4:])),
        (5, (None, *good[1:])),
        (6, (*good[:6], None)),
        (7, (*good[:6], "away")),
        (8, (-1, *good[1:])),
    ]
    kinds = ("day", "customer", "day_zero", "as_of", "on_day", "bracket", "in_bracket")
    types = {"day": "float", "day_zero": "date"}
    columns: Columns = {
        name: (types.get(name, "text"), [row[at] for _, row in given])
        for at, name in enumerate(kinds)
    }
    frame = frame_on(engine, columns | {"cell": ("whole", [cell for cell, _ in given])})
    rows = rows_of_answer(frames.cohort_retention(frame, by="cell", variant="bracket", as_of=AS_OF))
    assert {row["cell"]: (row["status"], row["reason"]) for row in rows} == {
        0: ("measured", ""),
        1: ("refused", "no_customer"),
        2: ("refused", "no_date"),
        3: ("refused", "of_another_day"),
        4: ("refused", "of_another_day"),
        5: ("refused", "required_missing"),
        6: ("refused", "required_missing"),
        7: ("refused", "unknown_label"),
        8: ("refused", "required_missing"),
    }
    assert all(row["value"] is None for row in rows if row["cell"])


@pytest.mark.parametrize("engine", ENGINES_OF_ONE)
def test_the_rows_of_a_frame_of_activity_give_what_those_of_pairs_give(engine: str) -> None:
    draw = Random(5)
    activity = [
        (f"C-{draw.randrange(20)}", AS_OF - timedelta(days=draw.choice((0, 7, 40, 47, 90))))
        for _ in range(60)
    ]
    columns: Columns = {
        "customer": ("text", [customer for customer, _ in activity]),
        "on": ("date", [on for _, on in activity]),
    }
    made = frames.cohort_days(frame_on(engine, columns), [7, 30], as_of=AS_OF, last=60)
    for variant in VARIANTS:
        asked: dict[str, Any] = {"variant": variant, "as_of": AS_OF}
        answer = frames.cohort_retention(made, by=["month", "day"], **asked)
        rows = list(cohort_days(activity, [7, 30], as_of=AS_OF, last=60))
        exact = of_records(rows, ("month", "day"), asked)
        assert differences(rows_of_answer(answer), ["month", "day"], exact) == []


def test_the_day_of_the_rows_may_be_a_date_and_a_missing_column_is_refused() -> None:
    rows = [row for row in some_rows(Random(3)) if row.day == 7]
    columns = columns_of({0: rows})
    as_dates = columns | {"as_of": ("date", [row.as_of for row in rows])}
    told = [
        rows_of_answer(frames.cohort_retention(frame_on("polars", one), as_of=AS_OF))
        for one in (columns, as_dates)
    ]
    assert told[0] == told[1]
    made: Any = frames.measurements(
        frames.cohort_retention(frame_on("polars", columns), as_of=AS_OF)
    )
    exact = of_records(rows, (), {"as_of": AS_OF})[()]
    assert (made.status, made.reason, made.value) == (exact.status, exact.reason, exact.value)
    with pytest.raises(frames.SchemaProblems):
        frames.cohort_retention(frame_on("polars", columns).drop("day"), as_of=AS_OF)
    with pytest.raises(UnknownField):
        frames.cohort_retention(frame_on("polars", columns), as_of=AS_OF, by="owner")
