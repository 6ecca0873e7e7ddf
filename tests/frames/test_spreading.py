"""Several rows made of one are the same on every engine, and DuckDB reads its table once."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pytest
from frame_engines import ENGINES, frame_on, rows_of_answer

from salesterms.frames.ground.engines import Opened
from salesterms.frames.ground.spreading import spread, together

SLOW = ("dask", "ibis", "sqlframe", "pyspark")
COLUMNS: dict[str, tuple[str, list[Any]]] = {
    "key": ("text", ["a", "b", None]),
    "first": ("whole", [1, 2, 3]),
    "second": ("whole", [10, 20, 30]),
}
NO_TEXT = nw.lit(None, nw.String)


def made(engine: str, where: list[nw.Expr] | None = None) -> Any:
    opened = Opened.of(frame_on(engine, COLUMNS))
    told = [
        {"place": nw.lit(1).cast(nw.Int64), "value": nw.col("first"), "said": NO_TEXT},
        {"place": nw.lit(2).cast(nw.Int64), "value": nw.col("second"), "said": nw.lit("two")},
    ]
    return together(spread(opened.frame, ["key"], told, opened.engine, where)).to_native()


def rows(answer: Any) -> list[tuple[Any, ...]]:
    found = rows_of_answer(answer)
    return sorted((tuple(row.values()) for row in found), key=lambda row: row[1:3])


@pytest.mark.parametrize(
    "engine",
    [pytest.param(one, marks=pytest.mark.slow) if one in SLOW else one for one in ENGINES],
)
def test_every_row_gives_a_row_of_each_place_for_which_its_test_holds(engine: str) -> None:
    ones = [("a", 1, 1, None), ("b", 1, 2, None), (None, 1, 3, None)]
    twos = [("a", 2, 10, "two"), ("b", 2, 20, "two"), (None, 2, 30, "two")]
    assert rows(made(engine)) == [*ones, *twos]
    some = [nw.col("first") > 1, nw.col("second") < 20]
    assert rows(made(engine, some)) == [*ones[1:], twos[0]]


def test_duckdb_reads_its_table_once() -> None:
    if "empty_as_null" not in str(nw.LazyFrame.explode.__annotations__):
        pytest.skip("narwhals 2.28 puts a second branch below each list")
    plan = made("duckdb").explain()
    assert plan.count("PYTHON_ARROW_SCAN") == 1, plan
