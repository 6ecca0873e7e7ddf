"""The audit of a stage log on Polars against that of records, of the same rows and verdicts.

Rows with planted faults, in the order of their cases and shuffled; labels as text and as codes. The
audit of records knows labels as text only, so both are held against that one, and of rows in order
against the quicker of its two ways, `by_case`. It is given rows that are made already, as the other
is given a frame. It tells more besides: times, steps and edges. The verdicts are compared first.
"""

import random
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from bench_frames import Call, least
from planted_log import planted_log

from salesterms.logs import StageEntry, Ways, audit
from salesterms.vocabularies import hubspot
from salesterms.vocabularies.rows import same

#: Ours on Polars / the audit of records: of labels as text, and as codes.
BOUNDS = {"text": 0.25, "coded": 0.1}
NEEDS = ("narwhals", "numpy", "polars", "pandas", "pyarrow")
DEALS = hubspot.deal_stage
COLUMNS: Any = {"case": "deal", "label": "stage", "at": "since", "order": "number"}


def log(size: int) -> list[StageEntry]:
    """Rows in the order of their cases and instants, which is the one that frames are judged in."""
    rows = [StageEntry(*row) for row, _ in planted_log(size, seed=11)]
    return sorted(rows, key=lambda row: (row.case, row.at))[:size]


def frame_of(rows: list[StageEntry]) -> Any:
    import polars as pl

    columns = {
        "deal": [row.case for row in rows],
        "stage": [row.label for row in rows],
        "since": [row.at.replace(tzinfo=None) for row in rows],
        "number": range(len(rows)),
    }
    return pl.DataFrame(columns, schema_overrides={"since": pl.Datetime("us")})


def coded(frame: Any) -> Any:
    """The same rows with the places of the labels; an unknown one has none, -1."""
    import polars as pl

    code_of = Ways(DEALS).code_of
    labels = frame["stage"].unique().to_list()
    codes = [code_of.get(same(label), -1) for label in labels]
    return frame.with_columns(pl.col("stage").replace_strict(labels, codes, return_dtype=pl.Int64))


def ours(frame: Any) -> Call:
    from salesterms import frames

    return lambda: frames.audit(frame, DEALS, **COLUMNS)


def calls_of(size: int) -> dict[str, Call]:
    """Every way to audit the log; the check that they find the same is done here."""
    rows = log(size)
    shuffled = random.Random(1).sample(range(size), size)
    mixed = [rows[at] for at in shuffled]
    frame = frame_of(rows)
    calls = {
        "in order, text": ours(frame),
        "in order, coded": ours(coded(frame)),
        "shuffled, text": ours(frame[shuffled]),
        "shuffled, coded": ours(coded(frame)[shuffled]),
    }
    check(rows, calls)
    return calls | {
        "in order, by_case": lambda: audit(rows, DEALS, by_case=True),
        "in order, records": lambda: audit(rows, DEALS),
        "shuffled, records": lambda: audit(mixed, DEALS),
    }


def check(rows: list[StageEntry], calls: dict[str, Call]) -> None:
    """All find as many rows with each verdict. Raises `AssertionError`."""
    from salesterms import frames

    counts = audit(rows, DEALS, by_case=True).verdicts
    expected = {kind.value: count for kind, count in counts.items() if count}
    for name, call in calls.items():
        found = {verdict: many for verdict, many, _ in frames.verdict_counts(call()).rows()}
        assert found == expected, (name, found, expected)


def ratios(taken: dict[str, float]) -> Iterator[tuple[str, float, float]]:
    """Ours / the quickest audit of records of such rows, with the bound."""
    records = {
        "in order": min(taken["in order, by_case"], taken["in order, records"]),
        "shuffled": taken["shuffled, records"],
    }
    for rows, quickest in records.items():
        for labels, bound in BOUNDS.items():
            name = f"frames audit of {labels} rows {rows} on Polars / of records"
            yield name, taken[f"{rows}, {labels}"] / quickest, bound


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratios with their bounds."""
    missing = [name for name in NEEDS if find_spec(name) is None]
    if missing:
        print(f"{', '.join(missing)} not installed: no frames to measure on")
        return {}
    size = 500_000 if small else 1_000_000
    taken = least(calls_of(size), 3 if small else 7)
    times = ", ".join(f"{name} {seconds:.3f}" for name, seconds in taken.items())
    print(f"audit of {size:,} rows: CPU s {times}")
    found = {}
    for name, figure, bound in ratios(taken):
        found[name] = (figure, bound)
        print(f"{name}: {figure:.3f} (bound {bound}){'' if figure <= bound else ' OUT'}")
    return found


if __name__ == "__main__":
    main(small="--small" in sys.argv)
