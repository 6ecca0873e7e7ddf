"""Metrics on frames against what is written by hand for the same engine, with the same account.

Deals are made up in a folder of Parquet files, and five metrics are asked by owner and quarter: on
Polars of a lazy scan, on DuckDB of the files, on pandas of a frame in memory. What is written by
hand (`frames_by_hand`) counts every reason to leave a row out as well, and of two spellings the
quicker one is held against ours. CPU time of all threads, of one interleaved run: the ratio of the
least that each took, as a pause of the machine only ever adds. The answers are compared first.
DuckDB is measured at full sizes only: of few rows it would be the time to build a query.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from math import inf, log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from frames_by_hand import (
    AS_OF,
    BY_HAND,
    ByHand,
    on_duckdb,
    pandas_at_once,
    pandas_by_bucket,
    polars_at_once,
    polars_by_bucket,
    sql_at_once,
    sql_by_bucket,
)

#: Ours / the quicker one by hand, and where that takes less than `SHORT` seconds.
BOUND, SHORT_BOUND, SHORT = 1.2, 1.5, 0.05
#: Ours on Polars / by hand on pandas, and ours on pandas / by hand on pandas.
OF_PANDAS, ON_PANDAS = 0.5, 1.6
#: CPU time grows as the rows to this power; where rows are sorted, as for a median, to the other.
GROWTH, GROWTH_SORTED = 1.1, 1.25
#: DuckDB is given this much memory for the rows of a full run.
LIMIT_MB = 500
ROWS_OF_A_FILE = 1_000_000
OWNERS = 200
MAPPING = {"amount": {"column": "amount", "currency": "EUR"}}
NEEDS = ("narwhals", "numpy", "polars", "pandas", "pyarrow")

Call = Callable[[], Any]


def made(folder: Path, rows: int) -> str:
    """Deals of three years in files of a million rows; the pattern that names the files."""
    import numpy as np
    import polars as pl

    first = (date(2023, 1, 1) - date(1970, 1, 1)).days
    folder.mkdir()
    for number, start in enumerate(range(0, rows, ROWS_OF_A_FILE)):
        count = min(ROWS_OF_A_FILE, rows - start)
        draw = np.random.default_rng(number)
        created = first + draw.integers(0, 1_100, count)
        closed = created + draw.integers(-1, 240, count)
        status = draw.choice(["won", "lost", "open", "held"], count, p=[0.3, 0.4, 0.25, 0.05])
        decided = pl.Series(status).is_in(["won", "lost"])
        days = {
            "created": (created, 0.01),
            "closed": (closed, 0.01),
            "expected_close": (closed + 5, 0.05),
        }
        dates = {
            name: pl.Series(_with_gaps(draw, value, share), dtype=pl.Int32).cast(pl.Date)
            for name, (value, share) in days.items()
        }
        amount = draw.integers(100, 10_000_000, count) / 100
        owner = pl.Series([f"owner {n:03}" for n in range(OWNERS)])[draw.integers(0, OWNERS, count)]
        frame = pl.DataFrame(
            {
                "id": np.arange(start, start + count),
                "name": owner + pl.Series(np.arange(count)).cast(pl.String),
                "owner": owner,
                "status": status,
                **dates,
                "amount": _with_gaps(draw, amount, 0.03),
                "probability": _with_gaps(draw, draw.integers(0, 21, count) / 20, 0.03),
            }
        )
        gone = pl.when(decided).then(pl.col("closed"))
        frame.with_columns(gone.alias("closed")).write_parquet(
            folder / f"deals_{number:03}.parquet"
        )
    return f"{folder}/*.parquet"


def _with_gaps(draw: Any, values: Any, share: float) -> Any:
    """The values, some of them missing."""
    import polars as pl

    there = pl.Series(draw.random(len(values)) >= share)
    return pl.select(pl.when(there).then(pl.Series(values))).to_series()


def _ours(metric: str, variant: str, frame: Any) -> Any:
    from salesterms import frames

    money = {"currency": "EUR"} if BY_HAND[metric, variant].sums and metric != "sales_cycle" else {}
    return getattr(frames, metric)(
        frame, variant=variant, by=["owner", "quarter"], as_of=AS_OF, mapping=MAPPING, **money
    )


# --- the same answers --------------------------------------------------------------------------


def _rows(answer: Any) -> list[dict[str, Any]]:
    import narwhals as nw

    if type(answer).__module__.startswith("pandas") and "owner" not in answer.columns:
        answer = answer.reset_index()
    return list(nw.from_native(answer).iter_rows(named=True))


def _key(row: dict[str, Any]) -> tuple[str, str]:
    quarter = row["quarter"]
    if quarter is None or quarter != quarter or isinstance(quarter, str):  # noqa: PLR0124 - NaT
        return row["owner"], quarter if isinstance(quarter, str) else ""
    return row["owner"], f"{quarter.year}-Q{(quarter.month + 2) // 3}"


def _account(answer: Any, by_hand: ByHand) -> dict[tuple[str, str], tuple[Any, ...]]:
    """By owner and quarter: the numerator and how many rows are in every bucket."""
    found = {}
    for row in _rows(answer):
        counts = [int(row.get(one) or 0) for one in (*by_hand.buckets, "unknown_label")]
        number = row["numerator"]
        known = number is not None and number == number  # noqa: PLR0124 - NaN
        found[_key(row)] = (int(cast("int", number)) if known else 0, *counts)
    return found


def check(name: str, by_hand: ByHand, calls: dict[str, Call]) -> None:
    """All spellings of one metric give one account. Raises `AssertionError`."""
    ours, *others = ((which, _account(call(), by_hand)) for which, call in calls.items())
    for which, other in others:
        if other != ours[1]:
            differ = [
                key for key in ours[1].keys() | other.keys() if ours[1].get(key) != other.get(key)
            ]
            raise AssertionError(
                name, which, [(k, ours[1].get(k), other.get(k)) for k in differ[:3]]
            )


# --- measuring ---------------------------------------------------------------------------------


def _cpu(call: Call) -> float:
    gc.collect()
    start = time.process_time()
    call()
    return time.process_time() - start


def least(calls: dict[str, Call], rounds: int) -> dict[str, float]:
    """The least CPU time that each took, in turns."""
    taken = [{name: _cpu(call) for name, call in calls.items()} for _ in range(rounds)]
    return {name: min(one[name] for one in taken) for name in calls}


def calls_of(
    metric: str, variant: str, files: str, pandas_rows: Any, *, small: bool
) -> dict[str, Call]:
    """The spellings of one metric, ours first of each engine; of pandas where it is given rows."""
    import polars as pl

    by_hand = BY_HAND[metric, variant]
    found: dict[str, Call] = {
        "Polars": lambda: _ours(metric, variant, pl.scan_parquet(files)).collect(),
        "Polars by hand, at once": lambda: polars_at_once(pl.scan_parquet(files), by_hand),
        "Polars by hand, by bucket": lambda: polars_by_bucket(pl.scan_parquet(files), by_hand),
    }
    if not small:
        found |= _on_duckdb(metric, variant, files)
    if pandas_rows is not None:
        found |= {
            "pandas": lambda: _ours(metric, variant, pandas_rows),
            "pandas by hand, at once": lambda: pandas_at_once(pandas_rows, by_hand),
            "pandas by hand, by bucket": lambda: pandas_by_bucket(pandas_rows, by_hand),
        }
    return found


def _on_duckdb(metric: str, variant: str, files: str) -> dict[str, Call]:
    duckdb: Any = import_module("duckdb")
    by_hand = BY_HAND[metric, variant]
    connection = duckdb.connect()
    connection.sql("SET threads = 2")
    connection.read_parquet(files).create_view("deals")
    once, bucket = sql_at_once(by_hand), sql_by_bucket(by_hand)
    return {
        "DuckDB": lambda: _ours(metric, variant, connection.table("deals")).to_arrow_table(),
        "DuckDB by hand, at once": lambda: on_duckdb(connection, once),
        "DuckDB by hand, by bucket": lambda: on_duckdb(connection, bucket),
    }


def in_pandas(files: str) -> Any:
    """The columns that are asked for, in memory, with dates as pandas has them."""
    import polars as pl

    rows = pl.scan_parquet(files).drop("id", "name").collect().to_pandas()
    return rows.astype(dict.fromkeys(("created", "closed", "expected_close"), "datetime64[us]"))


def _ratios(name: str, taken: dict[str, float]) -> Iterator[tuple[str, float, float]]:
    """What is held against what, with the bound."""
    engines = [one for one in ("Polars", "DuckDB", "pandas") if one in taken]
    by_hand = {
        engine: min(taken[f"{engine} by hand, {how}"] for how in ("at once", "by bucket"))
        for engine in engines
    }
    for engine in engines:
        bound = SHORT_BOUND if by_hand[engine] < SHORT else BOUND
        if engine == "pandas":
            bound = ON_PANDAS
        yield f"{name} on {engine} / by hand", taken[engine] / by_hand[engine], bound
    if "pandas" in by_hand:
        yield (
            f"{name} on Polars / by hand on pandas",
            taken["Polars"] / by_hand["pandas"],
            OF_PANDAS,
        )


def _sizes(small: bool) -> dict[int, int]:
    """How many rows, and how many rounds."""
    return {500_000: 3} if small else {200_000: 9, 1_000_000: 7, 10_000_000: 3}


def measured(folder: Path, *, small: bool) -> Iterator[tuple[str, float, float]]:
    """Every ratio with its bound, of every size."""
    took: dict[tuple[str, str], dict[int, dict[str, float]]] = {key: {} for key in BY_HAND}
    for count, rounds in _sizes(small).items():
        files = made(folder / f"{count}", count)
        pandas_rows = in_pandas(files) if count <= ROWS_OF_A_FILE else None
        for (metric, variant), by_hand in BY_HAND.items():
            name = f"frames {metric} {variant}, {count:,} rows"
            calls = calls_of(metric, variant, files, pandas_rows, small=small)
            check(name, by_hand, calls)
            taken = took[metric, variant][count] = least(calls, rounds)
            times = ", ".join(f"{which} {seconds:.3f}" for which, seconds in taken.items())
            print(f"{name}: CPU s {times}")
            yield from _ratios(name, taken)
    for (metric, variant), by_size in took.items():
        if len(by_size) > 1:
            yield from _growth(
                f"frames {metric} {variant}", by_size, sorts=variant.startswith("median")
            )
    if not small:
        yield from _memory(f"{folder}/10000000/*.parquet")


def _growth(
    name: str, by_size: dict[int, dict[str, float]], *, sorts: bool
) -> Iterator[tuple[str, float, float]]:
    """The power of the rows that CPU time grows as, from the last size but one to the last."""
    *_, fewer, more = sorted(by_size)
    for engine in ("Polars", "DuckDB"):
        power = log(by_size[more][engine] / by_size[fewer][engine]) / log(more / fewer)
        yield f"{name} on {engine}, growth", power, GROWTH_SORTED if sorts else GROWTH


_IN_LITTLE_MEMORY = """
import resource, sys
sys.path[:0] = [sys.argv[1]]
import duckdb
from bench_frames import _ours
connection = duckdb.connect()
connection.sql("SET threads = 2"); connection.sql("SET memory_limit = '{limit}MB'")
connection.sql("SET preserve_insertion_order = false")
answer = _ours(sys.argv[2], sys.argv[3], connection.read_parquet(sys.argv[4])).to_arrow_table()
print(len(answer), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def _memory(files: str) -> Iterator[tuple[str, float, float]]:
    """The most memory of a process of its own in which DuckDB answers, as a share of the limit."""
    program = _IN_LITTLE_MEMORY.format(limit=LIMIT_MB)
    for metric, variant in BY_HAND:
        arguments = [
            sys.executable,
            "-c",
            program,
            str(Path(__file__).parent),
            metric,
            variant,
            files,
        ]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        name = f"frames {metric} {variant} on DuckDB, MB / {LIMIT_MB}"
        if done.returncode:
            print(f"{name}: {done.stderr.strip().splitlines()[-1]}")
            yield name, inf, 1.0
        else:
            megabytes = int(done.stdout.split()[1])
            print(f"{name}: {megabytes} MB in all")
            yield name, megabytes / LIMIT_MB, 1.0


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratios with their bounds."""
    needs = NEEDS if small else (*NEEDS, "duckdb")
    missing = [name for name in needs if find_spec(name) is None]
    if missing:
        print(f"{', '.join(missing)} not installed: no frames to measure on")
        return {}
    found = {}
    with TemporaryDirectory() as folder:
        for name, figure, bound in measured(Path(folder), small=small):
            found[name] = (figure, bound)
            print(f"{name}: {figure:.2f} (bound {bound}){'' if figure <= bound else ' OUT'}")
    return found


if __name__ == "__main__":
    main(small="--small" in sys.argv)
