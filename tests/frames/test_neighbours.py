"""The rows beside a row in its group are the same on every engine."""

from __future__ import annotations

from itertools import groupby
from random import Random
from typing import Any

import narwhals as nw
import pytest
from frame_engines import ENGINES, frame_on, rows_of_answer

from salesterms.frames.ground.engines import Opened
from salesterms.frames.ground.neighbours import in_order

SLOW = ("dask", "ibis", "sqlframe", "pyspark")
NAMES = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
#: Stands where nothing is known yet.
NONE = 5


def rows(draw: Random) -> list[tuple[str, int, int, int | None]]:
    """Groups of one row and of more, in the order of two columns; some codes are missing."""
    made = [
        (group, number // 3, number % 3, draw.choice((None, 0, 1, 4)))
        for group in "abcd"
        for number in range(draw.choice((1, 2, 6)))
    ]
    draw.shuffle(made)
    return made


def expected(given: list[tuple[str, int, int, int | None]]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for _, own in groupby(sorted(given, key=lambda row: row[:3]), key=lambda row: row[0]):
        known, last = list(own), NONE
        for at, row in enumerate(known):
            last = last if row[3] is None else row[3]
            before = known[at - 1][2] if at else None
            after = known[at + 1][2] if at + 1 < len(known) else None
            found.append((*row[:3], before, after, last))
    return found


@pytest.mark.parametrize(
    "engine", [*NAMES, *(pytest.param(one, marks=pytest.mark.slow) for one in SLOW)]
)
def test_what_stands_beside_a_row_is_of_its_own_group(engine: str) -> None:
    assert set(ENGINES) == {*NAMES, *SLOW}
    given = rows(Random(engine))
    columns: Any = {
        "one": ("text", [row[0] for row in given]),
        "day": ("whole", [row[1] for row in given]),
        "number": ("whole", [row[2] for row in given]),
        "code": ("whole", [-1 if row[3] is None else row[3] for row in given]),
    }
    frame = Opened.of(frame_on(engine, columns)).frame
    ordered = in_order(frame, ["one"], ["day", "number"])
    ordered = ordered.on_both_sides({"before": "number"}, {"after": "number"})
    ordered = ordered.carried("last", nw.col("code"), nw.col("code") >= 0, NONE)
    answer = ordered.frame.select("one", "day", "number", "before", "after", "last").to_native()
    found = [tuple(row.values()) for row in rows_of_answer(answer)]
    assert sorted(found, key=lambda row: row[:3]) == expected(given)


def test_both_sides_are_of_one_order_also_of_rows_that_are_equal_in_it() -> None:
    # In two steps an engine of SQL sorts twice, and may put equal rows in another order each time.
    frame = Opened.of(frame_on("duckdb", {"one": ("text", ["a"]), "day": ("whole", [1])})).frame
    ordered = in_order(frame, ["one"], ["day"])
    both = ordered.on_both_sides({"before": "day"}, {"after": "day"}).frame.to_native()
    assert both.explain().count("WINDOW") + both.explain().count("─ Window") == 1


def test_no_rows_have_no_neighbours() -> None:
    frame = Opened.of(frame_on("polars", {"one": ("text", []), "day": ("whole", [])})).frame
    found = in_order(frame, ["one"], ["day"]).before({"before": "day"}).frame.collect()
    assert len(found) == 0


def test_of_some_of_the_rows_the_neighbours_are_others() -> None:
    columns: Any = {"one": ("text", list("aaab")), "day": ("whole", [1, 2, 3, 1])}
    for engine in ("polars", "duckdb"):
        frame = Opened.of(frame_on(engine, columns)).frame
        found = in_order(frame, ["one"], ["day"]).only(nw.col("day") != 2)
        answer = found.after({"after": "day"}).frame.select("one", "day", "after").to_native()
        rows_found = sorted(tuple(row.values()) for row in rows_of_answer(answer))
        assert str(rows_found) == "[('a', 1, 3), ('a', 3, None), ('b', 1, None)]"
