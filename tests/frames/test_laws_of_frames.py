"""The laws of every metric of deals on frames, whatever the rows: on Polars, and some on DuckDB."""

from __future__ import annotations

from random import Random
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from frame_engines import rows_of_answer
from hypothesis import given
from hypothesis import strategies as st
from packed_cases import MAPPING, deal_columns
from test_deals_on_frames import OF_DEALS, question

from salesterms import frames
from salesterms.metrics.family import chosen
from salesterms.strategies import opportunities

ROWS = st.lists(opportunities(), max_size=12)
SEEDS = st.integers(min_value=0, max_value=10**6)
METRICS = st.sampled_from(sorted(OF_DEALS))
#: Those that may be asked by owner: a quota is of one group of deals.
BY_OWNER = st.sampled_from(sorted(set(OF_DEALS) - {"pipeline_coverage", "required_coverage"}))


def frame_of(rows: list[Any]) -> pl.DataFrame:
    columns = deal_columns({0: [evolve(row, id=str(at)) for at, row in enumerate(rows)]})
    types: dict[str, Any] = {
        "text": pl.String,
        "whole": pl.Int64,
        "float": pl.Float64,
        "date": pl.Date,
        "texts": pl.List(pl.String),
    }
    schema = {name: types[kind] for name, (kind, _) in columns.items()}
    return pl.DataFrame({name: values for name, (_, values) in columns.items()}, schema=schema)


def asked(metric: str, seed: int) -> dict[str, Any]:
    """A drawn variant with drawn arguments."""
    draw = Random(seed)
    variants = OF_DEALS[metric].variants
    variant = variants[draw.choice(sorted(variants))]
    by = draw.choice((None, "owner", "month", "status", ["owner", "currency"]))
    by = None if variant.not_by is not None else by
    return {
        **question(chosen(metric, variants, variant.name), draw),
        "variant": variant.name,
        "mapping": MAPPING,
        **({} if by is None else {"by": by}),
    }


def answer(metric: str, frame: Any, asks: dict[str, Any]) -> list[dict[str, Any]]:
    return rows_of_answer(getattr(frames, metric)(frame, **asks))


def unordered(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(map(repr, rows))


@given(ROWS, METRICS, SEEDS)
def test_the_order_of_rows_tells_nothing(rows: list[Any], metric: str, seed: int) -> None:
    frame, asks = frame_of(rows), asked(metric, seed)
    mixed = frame.sample(fraction=1.0, shuffle=True, seed=seed)
    assert answer(metric, mixed, asks) == answer(metric, frame, asks)


@given(ROWS, METRICS, SEEDS)
def test_a_column_too_many_tells_nothing(rows: list[Any], metric: str, seed: int) -> None:
    frame, asks = frame_of(rows), asked(metric, seed)
    more = frame.with_columns(region=pl.lit("North"), value=pl.lit(7))
    assert answer(metric, more, asks) == answer(metric, frame, asks)


@given(ROWS, METRICS, SEEDS)
def test_a_mapping_is_a_renaming(rows: list[Any], metric: str, seed: int) -> None:
    frame, asks = frame_of(rows), asked(metric, seed)
    renamed = frame.rename({"closed": "Closed on", "owner": "Agent", "created": "Opened"})
    other = {**MAPPING, "closed": "Closed on", "owner": "Agent", "created": "Opened"}
    assert answer(metric, renamed, {**asks, "mapping": other}) == answer(metric, frame, asks)


@given(ROWS, METRICS, SEEDS)
def test_lazy_and_eager_say_the_same(rows: list[Any], metric: str, seed: int) -> None:
    frame, asks = frame_of(rows), asked(metric, seed)
    lazy = getattr(frames, metric)(frame.lazy(), **asks)
    assert isinstance(lazy, pl.LazyFrame)
    assert unordered(rows_of_answer(lazy)) == unordered(answer(metric, frame, asks))


@given(ROWS, METRICS, SEEDS)
def test_counted_and_left_out_are_all_the_rows(rows: list[Any], metric: str, seed: int) -> None:
    asks = {name: one for name, one in asked(metric, seed).items() if name != "by"}
    found = answer(metric, frame_of(rows), asks)
    assert sum(_rows_of(one) for one in found) == len(rows)


@given(ROWS, ROWS, BY_OWNER, SEEDS)
def test_counts_of_two_frames_add_up(
    rows: list[Any], others: list[Any], metric: str, seed: int
) -> None:
    asks = {**asked(metric, seed), "by": ["owner", "currency"]}
    both = _counts(answer(metric, frame_of([*rows, *others]), asks))
    apart = [_counts(answer(metric, frame_of(some), asks)) for some in (rows, others)]
    for key, counts in both.items():
        known = [one[key] for one in apart if key in one]
        assert counts == [sum(numbers) for numbers in zip(*known, strict=True)]


@given(ROWS, METRICS, SEEDS)
def test_duckdb_and_polars_say_the_same(rows: list[Any], metric: str, seed: int) -> None:
    duckdb: Any = pytest.importorskip("duckdb", reason="needs duckdb")
    frame, asks = frame_of(rows), asked(metric, seed)
    table = duckdb.from_arrow(frame.to_arrow())
    assert unordered(answer(metric, table, asks)) == unordered(answer(metric, frame, asks))


def _buckets(row: dict[str, Any]) -> list[str]:
    names = list(row)
    return names[names.index("reason") + 1 : names.index("unknown_label") + 1]


def _rows_of(row: dict[str, Any]) -> int:
    return sum(row[bucket] for bucket in _buckets(row))


def _counts(rows: list[dict[str, Any]]) -> dict[tuple[Any, Any], list[int]]:
    return {
        (row["owner"], row["currency"]): [row[bucket] for bucket in _buckets(row)] for row in rows
    }
