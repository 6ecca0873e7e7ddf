"""Histories of deals and subscriptions, made up as files of Parquet, with what real ones have.

A history has five entries for a deal on average, in the order of time within a file, as a system
appends them. A few are given twice, a few lack a stage, an instant or a known status, and some
labels are written with other letters and spaces. Subscriptions of an account overlap, follow on
each other or leave a gap; a tenth are trials and a few cost nothing.
"""

from datetime import date
from pathlib import Path
from typing import Any

STAGES = (
    "Appointment Scheduled",
    "Qualified To Buy",
    "Presentation Scheduled",
    "Decision Maker Bought-In",
    "Contract Sent",
    "Closed Won",
    "Closed Lost",
)
#: Labels that are no stage.
_OTHERS = ("Parked", "To be decided")
OWNERS = 200
DEALS_OF_A_FILE = 200_000
SUBSCRIPTIONS_OF_A_FILE = 1_000_000
#: Entries of a deal and subscriptions of an account, on average.
ENTRIES, OF_AN_ACCOUNT = 5, 3
_EPOCH = date(1970, 1, 1)
_FIRST = (date(2023, 1, 1) - _EPOCH).days
_DAYS = 1_000
_A_DAY = 86_400_000_000


def made_history(folder: Path, deals: int) -> str:
    """The entries of so many deals, in files; the pattern that names the files."""
    import numpy as np

    folder.mkdir(parents=True)
    for number, start in enumerate(range(0, deals, DEALS_OF_A_FILE)):
        draw = np.random.default_rng(number)
        entries = _entries(draw, start, min(DEALS_OF_A_FILE, deals - start))
        entries.write_parquet(folder / f"history_{number:03}.parquet")
    return f"{folder}/*.parquet"


def _entries(draw: Any, start: int, deals: int) -> Any:
    import numpy as np
    import polars as pl

    many = 1 + draw.poisson(ENTRIES - 1, deals)
    size = int(many.sum())
    deal = np.repeat(np.arange(deals), many)
    first = np.repeat(np.cumsum(many) - many, many)
    number = np.arange(size) - first
    begins = (_FIRST + draw.integers(0, _DAYS, deals)) * _A_DAY
    waited = _along(draw.exponential(12 * _A_DAY, size).astype(np.int64), first)
    steps = draw.choice([1, 2, 0, -1], size, p=[0.65, 0.1, 0.15, 0.1])
    place = np.clip(_along(steps, first), 0, len(STAGES) - 1)
    moved = draw.choice([0, 30, 7, -10], size, p=[0.7, 0.12, 0.1, 0.08])
    expected = begins[deal] // _A_DAY + 90 + _along(moved, first)
    stage = pl.Series(STAGES)[place]
    odd = pl.Series(draw.random(size))
    ended = place >= len(STAGES) - 2
    frame = pl.DataFrame(
        {
            "deal": start + deal,
            "owner": pl.Series([f"owner {n:03}" for n in range(OWNERS)])[
                draw.integers(0, OWNERS, deals)[deal]
            ],
            "stage": stage,
            "since": pl.Series(begins[deal] + waited).cast(pl.Datetime("us")),
            "number": pl.Series(number, dtype=pl.Int32),
            "status": pl.Series(
                np.where(ended, np.where(place == len(STAGES) - 1, 1, 0), 2)
            ).replace_strict({0: "won", 1: "lost", 2: "open"}, return_dtype=pl.String),
            "expected_close": pl.Series(expected, dtype=pl.Int32).cast(pl.Date),
            "odd": odd,
        }
    )
    frame = frame.with_columns(_odd_stages(pl), _odd_status(pl), *_gaps(pl))
    twice = frame.filter(pl.col("odd").is_between(0.5, 0.502))
    return pl.concat([frame, twice]).drop("odd").sort("since", nulls_last=True)


def _along(values: Any, first: Any) -> Any:
    """The values added up within each deal, from 0 on, where `first` is the place of its first."""
    import numpy as np

    total = np.cumsum(values)
    return total - total[first]


def _odd_stages(pl: Any) -> Any:
    stage, odd = pl.col("stage"), pl.col("odd")
    return (
        pl.when(odd < 0.02)
        .then(stage.str.to_lowercase())
        .when(odd < 0.04)
        .then(pl.concat_str(stage, pl.lit(" ")))
        .when(odd < 0.05)
        .then(pl.lit(_OTHERS[0]))
        .when(odd < 0.055)
        .then(pl.lit(_OTHERS[1]))
        .when(odd < 0.056)
        .then(None)
        .otherwise(stage)
        .alias("stage")
    )


def _odd_status(pl: Any) -> Any:
    odd = pl.col("odd")
    return (
        pl.when(odd.is_between(0.1, 0.15) & (pl.col("status") == "open"))
        .then(pl.lit("held"))
        .when(odd.is_between(0.15, 0.1505))
        .then(pl.lit("draft"))
        .otherwise(pl.col("status"))
        .alias("status")
    )


def _gaps(pl: Any) -> list[Any]:
    odd = pl.col("odd")
    return [
        pl.when(~odd.is_between(0.2, 0.201)).then(pl.col("since")).alias("since"),
        pl.when(~odd.is_between(0.3, 0.32)).then(pl.col("expected_close")).alias("expected_close"),
    ]


def made_subscriptions(folder: Path, rows: int) -> str:
    """So many subscriptions, in files; the pattern that names the files."""
    import numpy as np
    import polars as pl

    folder.mkdir(parents=True)
    for number, start in enumerate(range(0, rows, SUBSCRIPTIONS_OF_A_FILE)):
        draw = np.random.default_rng(1_000 + number)
        many = min(SUBSCRIPTIONS_OF_A_FILE, rows - start)
        started = _FIRST + draw.integers(0, _DAYS, many)
        ended = started + draw.integers(0, 900, many)
        goes_on = pl.Series(draw.random(many) < 0.4)
        free = draw.random(many) < 0.03
        days = pl.DataFrame({"ended": pl.Series(ended, dtype=pl.Int32), "goes_on": goes_on})
        pl.DataFrame(
            {
                "account": draw.integers(0, rows // OF_AN_ACCOUNT, many),
                "started_on": pl.Series(started, dtype=pl.Int32).cast(pl.Date),
                "ended_on": days.select(
                    pl.when(~pl.col("goes_on")).then(pl.col("ended")).cast(pl.Date)
                ).to_series(),
                "amount": np.where(free, 0, draw.integers(100, 1_000_000, many)) / 100,
                "interval_months": draw.choice([1, 3, 12, 24], many, p=[0.6, 0.1, 0.25, 0.05]),
                "trial": draw.random(many) < 0.1,
            }
        ).write_parquet(folder / f"subscriptions_{number:03}.parquet")
    return f"{folder}/*.parquet"
