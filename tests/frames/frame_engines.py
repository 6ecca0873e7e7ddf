"""The same rows as a frame of every engine, and the answer of every engine as rows.

A test of an engine that is not installed is skipped, with its name; in CI that is a failure.

Environment variable:

- `SALESTERMS_FRAMES`: when it is `all`, every question is put to every engine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from typing import Any

import pytest

#: Column -> its type ("text", "whole", "float", "date", "texts", "bool") and its values.
Columns = Mapping[str, tuple[str, Sequence[Any]]]


def _arrow(columns: Columns) -> Any:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "whole": pa.int64(),
        "float": pa.float64(),
        "date": pa.date32(),
        "texts": pa.list_(pa.string()),
        "instant": pa.timestamp("us"),
        "bool": pa.bool_(),
    }
    return pa.table(
        {name: pa.array(values, types[kind]) for name, (kind, values) in columns.items()}
    )


def _polars(columns: Columns) -> Any:
    import polars as pl

    types: dict[str, Any] = {
        "text": pl.String,
        "whole": pl.Int64,
        "float": pl.Float64,
        "date": pl.Date,
        "texts": pl.List(pl.String),
        "instant": pl.Datetime("us"),
        "bool": pl.Boolean,
    }
    schema = {name: types[kind] for name, (kind, _) in columns.items()}
    return pl.DataFrame({name: values for name, (_, values) in columns.items()}, schema=schema)


def _pandas(columns: Columns) -> Any:
    import pandas as pd

    frame = pd.DataFrame({name: list(values) for name, (_, values) in columns.items()})
    for name, (kind, values) in columns.items():
        if kind in ("date", "instant"):
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
        elif kind == "float":
            frame[name] = frame[name].astype("float64")
        elif kind == "whole" and None not in values:
            frame[name] = frame[name].astype("int64")
        elif kind == "text":
            frame[name] = frame[name].astype("str")
            frame.loc[[value is None for value in values], name] = None
    return frame


def _pandas_arrow(columns: Columns) -> Any:
    import pandas as pd

    return _arrow(columns).to_pandas(types_mapper=pd.ArrowDtype)


@cache
def _duckdb_connection() -> Any:
    """One for all: frames of two connections cannot be joined."""
    duckdb: Any = import_module("duckdb")
    return duckdb.connect()


def _duckdb(columns: Columns) -> Any:
    return _duckdb_connection().from_arrow(_arrow(columns))


def _dask(columns: Columns) -> Any:
    dd: Any = import_module("dask.dataframe")
    return dd.from_pandas(_pandas(columns), npartitions=3)


def _ibis(columns: Columns) -> Any:
    ibis: Any = import_module("ibis")
    return ibis.memtable(_arrow(columns))


@cache
def _sqlframe_session() -> Any:
    sqlframe: Any = import_module("sqlframe.duckdb")
    return sqlframe.DuckDBSession()


#: A number for each table: a table of a name that is there already would take its place.
_TABLES = count()


def _sqlframe(columns: Columns) -> Any:
    session = _sqlframe_session()
    name = f"rows_{next(_TABLES)}"
    connection = session._conn
    table = _arrow(columns)
    connection.register(f"{name}_arrow", table)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM {name}_arrow")  # noqa: S608 - our own name
    connection.unregister(f"{name}_arrow")
    return session.sql(f"SELECT * FROM {name}")  # noqa: S608 - our own name


@cache
def spark_session() -> Any:
    """One session for all tests: it takes longer to start than any of them."""
    spark: Any = import_module("pyspark.sql")
    return (
        spark.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )


def _pyspark(columns: Columns) -> Any:
    types = {
        "text": "string",
        "whole": "bigint",
        "float": "double",
        "date": "date",
        "texts": "array<string>",
        "instant": "timestamp_ntz",
        "bool": "boolean",
    }
    schema = ", ".join(f"`{name}` {types[kind]}" for name, (kind, _) in columns.items())
    rows = list(zip(*(values for _, values in columns.values()), strict=True))
    return spark_session().createDataFrame(rows, schema)


#: Some questions take an engine so long to plan that they are asked only on demand: with
#: SALESTERMS_FRAMES=all, which takes half an hour.
ALL = os.environ.get("SALESTERMS_FRAMES") == "all"

#: Name -> the packages that it takes, and what makes a frame of columns.
ENGINES: dict[str, tuple[tuple[str, ...], Callable[[Columns], Any]]] = {
    "polars": (("polars",), _polars),
    "polars_lazy": (("polars",), lambda columns: _polars(columns).lazy()),
    "pandas": (("pandas",), _pandas),
    "pandas_arrow": (("pandas", "pyarrow"), _pandas_arrow),
    "pyarrow": (("pyarrow",), _arrow),
    "duckdb": (("duckdb", "pyarrow"), _duckdb),
    "dask": (("dask", "pandas"), _dask),
    "ibis": (("ibis", "duckdb", "pyarrow"), _ibis),
    "sqlframe": (("sqlframe", "duckdb", "pyarrow"), _sqlframe),
    "pyspark": (("pyspark",), _pyspark),
}


def frame_on(engine: str, columns: Columns) -> Any:
    """The columns as a frame of an engine; skips the test where it is not installed."""
    packages, make = ENGINES[engine]
    missing = [name for name in ("narwhals", *packages) if find_spec(name) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    return make(columns)


def rows_of_answer(answer: Any) -> list[dict[str, Any]]:
    """The rows of an answer of any engine; missing is None, and numbers are Python's own."""
    import narwhals as nw

    frame: Any = nw.from_native(answer)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    return [
        {name: _plain(value) for name, value in row.items()} for row in frame.iter_rows(named=True)
    ]


def _plain(value: Any) -> Any:
    if type(value).__name__ in ("NoneType", "NAType", "NaTType") or value != value:  # noqa: PLR0124 - NaN
        return None
    return value.item() if hasattr(value, "item") else value
