"""Rows are in order afterwards and all still there, whether or not they had to be sorted."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from math import inf, nan
from random import Random
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from salesterms.frames.ground.put_in_order import put_in_order

KEYS = ("one", "other", "third")
#: A type -> values of it, some of them hard to compare.
VALUES: dict[Any, list[Any]] = {
    pl.String: [None, "", "a", "A", "é", "ab"],
    pl.Int64: [None, -1, 0, 2**60],
    pl.Float64: [None, nan, -0.0, 0.0, 1.5, -inf, inf],
    pl.Date: [None, date(1960, 1, 1), date(2026, 3, 2)],
    pl.Duration("us"): [None, timedelta(days=1), timedelta(days=-1)],
    pl.Categorical: [None, "b", "a"],
    pl.Boolean: [None, True, False],
}
RUN: dict[str, Any] = {"engine": "in-memory"}
OPTIMISED = [pl.QueryOptFlags(), pl.QueryOptFlags(comm_subplan_elim=False), pl.QueryOptFlags.none()]


def put(rows: Any, keys: tuple[str, ...] = KEYS) -> Any:
    return put_in_order(nw.from_native(rows), keys).to_native()


@pytest.mark.parametrize("seed", range(20))
def test_rows_are_in_order_afterwards_and_all_still_there(seed: int) -> None:
    draw = Random(seed)
    for _ in range(10):
        types, size = [draw.choice(list(VALUES)) for _ in KEYS], draw.choice((0, 1, 2, 6))
        columns = {
            key: pl.Series([draw.choice(VALUES[one]) for _ in range(size)], dtype=one)
            for key, one in zip(KEYS, types, strict=True)
        }
        rows = pl.DataFrame(columns).with_row_index("number")
        in_order = rows.sort(*KEYS, nulls_last=True)
        for given in (rows, in_order):
            found = put(given.lazy()).collect()
            assert found.columns == rows.columns
            assert found.select(KEYS).equals(in_order.select(KEYS))
            assert sorted(found["number"]) == sorted(rows["number"])


def in_two_orders() -> Any:
    """Rows that come in order and out of order in turns."""
    runs = count()

    def turned(rows: pl.DataFrame) -> pl.DataFrame:
        return rows if next(runs) % 2 else rows.reverse()

    return pl.LazyFrame({"one": [1, 2, 3]}).map_batches(turned)


@pytest.mark.parametrize("optimised", OPTIMISED)
def test_no_row_is_lost_where_rows_come_in_another_order_each_time(optimised: Any) -> None:
    plan = put(in_two_orders(), ("one",))
    for _ in range(4):
        assert plan.collect(**RUN, optimizations=optimised)["one"].to_list() == [1, 2, 3]


def test_rows_in_order_keep_their_place_where_they_are_equal() -> None:
    rows = pl.LazyFrame({"one": [1] * 50, "number": range(50)})
    assert put(rows, ("one",)).collect()["number"].to_list() == [*range(50)]


def test_columns_that_nobody_asks_for_are_not_read(tmp_path: Any) -> None:
    pl.DataFrame({"one": [2, 1], "wide": ["x", "y"], "asked": [3, 4]}).write_parquet(
        tmp_path / "log.parquet"
    )
    plan = put(pl.scan_parquet(tmp_path / "log.parquet"), ("one",)).select("asked")
    assert "PROJECT 2/3 COLUMNS" in plan.explain()
    assert plan.collect()["asked"].to_list() == [4, 3]
