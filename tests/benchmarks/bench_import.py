"""Reading and checking a CSV export, against the standard library doing far less.

The baseline is `csv.DictReader` over an open text file, and one call of the constructor of a
plain frozen attrs class for each row, on the raw strings: it checks nothing, knows no line
numbers and keeps no original text. Both are run in turn, several times; the ratio is that of
the medians of CPU time.
"""

import argparse
import csv
import gc
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from attrs import frozen

from salesterms.interop import read_opportunities, stream_opportunities
from salesterms.mapping import ColumnMapping

#: What the issue asks for.
MOST_TIMES_BASELINE = 3.5
MOST_TIMES_MEMORY = 1.1

HEADER = (
    "id;stage;owner;account;product;amount;currency;created;closed;expected;activity;chance;region"
)
MAPPING = ColumnMapping.read(
    {
        "file": {"encoding": "utf-8", "delimiter": ";"},
        "id": "id",
        "status": {
            "column": "stage",
            "open": ["New", "Proposal"],
            "won": ["Won"],
            "lost": ["Lost"],
        },
        "stage": "stage",
        "owner": "owner",
        "account": "account",
        "product": "product",
        "amount": {
            "column": "amount",
            "decimal": ",",
            "thousands": ".",
            "currency": {"column": "currency"},
        },
        "created": {"column": "created", "formats": ["D-M-YYYY"]},
        "closed": {"column": "closed", "formats": ["D-M-YYYY"]},
        "expected_close": {"column": "expected", "formats": ["D-M-YYYY"]},
        "last_activity": {"column": "activity", "formats": ["D-M-YYYY"]},
        "probability": {"column": "chance", "as": "percent"},
    }
)


@frozen(kw_only=True)
class Raw:
    """A row as it comes: thirteen strings."""

    id: str
    stage: str
    owner: str
    account: str
    product: str
    amount: str
    currency: str
    created: str
    closed: str
    expected: str
    activity: str
    chance: str
    region: str


def line(number: int, random_: random.Random) -> str:
    """One row: two years of dates, twenty owners, amounts that are nearly all different."""
    first = date(2023, 1, 1) + timedelta(days=random_.randrange(600))
    stage = random_.choice(("New", "Proposal", "Won", "Lost"))
    days = [first + timedelta(days=random_.randrange(120)) for _ in range(3)]
    created, expected, activity = (f"{d.day}-{d.month}-{d.year}" for d in (first, *days[1:]))
    closed = f"{days[0].day}-{days[0].month}-{days[0].year}" if stage in ("Won", "Lost") else ""
    cents = random_.randrange(5_000_000)
    amount = f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"
    owner, account = f"Owner {random_.randrange(20)}", f"Account {random_.randrange(4000)}"
    cells = (
        f"D-{number:07}", stage, owner, account, f"Product {random_.randrange(8)}", amount,
        random_.choice(("EUR", "USD")), created, closed, expected, activity,
        str(random_.randrange(0, 101, 10)), random_.choice(("North", "South", "East")),
    )  # fmt: skip
    return ";".join(cells)


def export(rows: int) -> bytes:
    """A whole file of so many rows."""
    random_ = random.Random(7)
    lines = [HEADER, *(line(number, random_) for number in range(rows))]
    return ("\n".join(lines) + "\n").encode()


def baseline(path: Path) -> int:
    """What every script does first: a dict for each row, and an object made of its strings."""
    with path.open(encoding="utf-8", newline="") as file:
        return len([Raw(**row) for row in csv.DictReader(file, delimiter=";")])


def ours(path: Path) -> int:
    """Every row read, checked and kept."""
    result = read_opportunities(path, MAPPING)
    assert not result.quarantined, result
    return len(result.accepted)


def cpu_seconds(run: Callable[[Path], int], path: Path, rows: int) -> float:
    """The CPU time of one run."""
    gc.collect()
    start = time.process_time()
    assert run(path) == rows
    return time.process_time() - start


def peak_of_stream(rows: int) -> int:
    """The peak of the memory of a process of its own that streams so many rows, in bytes."""
    code = f"from bench_import import stream; stream({rows})"
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(run.stdout)


class Endless:
    """A file of so many rows that exists only as it is read."""

    def __init__(self, rows: int) -> None:
        block = export(1000).partition(b"\n")
        self._chunks = iter([block[0] + block[1], *(block[2] for _ in range(rows // 1000))])
        self._left = BytesIO()

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        found = self._left.read(size)
        if not found and (chunk := next(self._chunks, b"")):
            self._left = BytesIO(chunk)
            return self.read(size)
        return found


def stream(rows: int) -> None:
    """Stream so many rows and print the peak of the memory of this process."""
    file: Any = Endless(rows)
    count = sum(1 for _ in stream_opportunities(file, MAPPING, duplicates="ignore"))
    assert count == rows, count
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def main(*, small: bool = False) -> dict[str, tuple[float, float]]:
    """Measure, print, and return each figure with its bound."""
    rows, rounds = (10_000, 3) if small else (100_000, 5)
    few, many = (10_000, 100_000) if small else (10_000, 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(export(rows))
        times: dict[Callable[[Path], int], list[float]] = {baseline: [], ours: []}
        for _ in range(rounds):
            for run, taken in times.items():
                taken.append(cpu_seconds(run, path, rows))
    base, mine = (statistics.median(taken) for taken in times.values())
    peaks = peak_of_stream(few), peak_of_stream(many)
    figures = {
        f"reading {rows:,} rows / DictReader and constructor": (mine / base, MOST_TIMES_BASELINE),
        f"peak of streaming {many:,} rows / {few:,} rows": (peaks[1] / peaks[0], MOST_TIMES_MEMORY),
    }
    print(f"{base / rows * 1e6:.1f} and {mine / rows * 1e6:.1f} microseconds of CPU per row")
    for name, (ratio, bound) in figures.items():
        print(f"{name}: {ratio:.2f} (at most {bound})")
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="fewer rows, for CI")
    main(small=parser.parse_args().small)
