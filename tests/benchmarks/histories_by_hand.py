"""What somebody would write by hand for metrics of histories, in the words of Polars.

Each gives the same account as ours: how many rows counted and how many were left out for which
reason, by key, time in microseconds. Of each there are two honest spellings. Two entries of one
deal, instant and number contradict each other, so that neither is believed; labels are known
without regard to case and outer spaces where ours does that.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from made_histories import STAGES

AS_OF = date(2025, 9, 30)
FUNNEL = STAGES[:6]
#: Metric -> the buckets of its account.
BUCKETS = {
    "time_in_stage": ("spell_not_begun", "lasting", "ended"),
    "stage_conversion": ("not_entered_yet", "last_stage", "stayed", "advanced"),
    "pushed_opportunities": (
        *("required_missing", "changed_later", "date_set", "date_removed", "pulled_in", "pushed"),
    ),
}
NONE = -1

Spelling = Callable[[Any], Any]


def counted(rows: Any, keys: list[str], buckets: Iterable[str], *more: Any) -> Any:
    """The rows of each bucket by key, from a column `bucket`."""
    import polars as pl

    bucket = pl.col("bucket")
    return rows.group_by(keys).agg(*((bucket == one).sum().alias(one) for one in buckets), *more)


def first_of(*cases: tuple[Any, str], otherwise: str | None) -> Any:
    """The word of the first test that holds."""
    import polars as pl

    chain: Any = pl
    for test, word in cases:
        chain = chain.when(test).then(pl.lit(word))
    return chain.otherwise(pl.lit(otherwise, pl.String))


def _quarter(day: Any) -> Any:
    """The quarter of a day that is known by the as-of date."""
    import polars as pl

    return pl.when(day <= AS_OF).then(day.dt.truncate("1q")).alias("quarter")


# --- stage logs --------------------------------------------------------------------------------


def _entries(history: Any, *, exact: bool) -> Any:
    """The entries that can be read, with the place of their stage."""
    import polars as pl

    label, known = pl.col("stage"), {label: at for at, label in enumerate(FUNNEL)}
    if not exact:
        label = label.str.to_lowercase().str.strip_chars()
        known = {one.lower(): at for at, one in enumerate(STAGES)}
    place = label.replace_strict(known, default=NONE, return_dtype=pl.Int8)
    named = history.select("deal", "since", "number", "stage").drop_nulls()
    return named.select("deal", "since", "number", place.alias("place"))


def _alone(column: Any) -> Any:
    """A place, or none where another entry is of the same deal, instant and number."""
    import polars as pl

    alone = pl.len().over("deal", "since", "number") == 1
    return pl.when(alone).then(column).otherwise(NONE).alias("place")


def _alone_in_order(rows: Any) -> Any:
    """The same of rows that are sorted, by the rows beside."""
    import polars as pl

    names = ("deal", "since", "number")
    as_before = pl.all_horizontal(pl.col(one) == pl.col(one).shift(1) for one in names)
    as_after = pl.all_horizontal(pl.col(one) == pl.col(one).shift(-1) for one in names)
    twice = (as_before | as_after).fill_null(value=False)
    return rows.with_columns(pl.when(twice).then(NONE).otherwise(pl.col("place")).alias("place"))


def _time_in_stage(spells: Any) -> Any:
    import polars as pl

    entered, left = pl.col("since").dt.date(), pl.col("left").dt.date()
    bucket = first_of(
        (entered > AS_OF, "spell_not_begun"),
        (left.is_null() | (left > AS_OF), "lasting"),
        otherwise="ended",
    )
    rows = spells.filter(pl.col("place") != NONE).select(
        "place",
        _quarter(left),
        bucket.alias("bucket"),
        (pl.col("left") - pl.col("since")).dt.total_microseconds().alias("elapsed"),
    )
    took = pl.col("elapsed").filter(pl.col("bucket") == "ended").sum().alias("numerator")
    found = counted(rows, ["place", "quarter"], BUCKETS["time_in_stage"], took)
    days = pl.col("numerator") / (pl.col("ended") * 86_400_000_000)
    stage = pl.col("place").replace_strict(dict(enumerate(STAGES)))
    return found.with_columns(stage.alias("stage"), days.alias("value")).collect()


def stage_times_by_window(history: Any) -> Any:
    """Entries put in order once, and windows over each deal."""
    import polars as pl

    log = _entries(history, exact=False).sort("deal", "since", "number")
    log = log.with_columns(_alone(pl.col("place")))
    moved = pl.col("place") != pl.col("place").shift(1).over("deal")
    log = log.filter(moved.fill_null(value=True))
    return _time_in_stage(log.with_columns(pl.col("since").shift(-1).over("deal").alias("left")))


def stage_times_in_order(history: Any) -> Any:
    """Entries put in order once, each held against the ones beside it."""
    import polars as pl

    log = _alone_in_order(_entries(history, exact=False).sort("deal", "since", "number"))
    same = (pl.col("deal") == pl.col("deal").shift(1)) & (
        pl.col("place") == pl.col("place").shift(1)
    )
    log = log.filter(~same.fill_null(value=False))
    goes_on = pl.col("deal") == pl.col("deal").shift(-1)
    left = pl.when(goes_on).then(pl.col("since").shift(-1))
    return _time_in_stage(log.with_columns(left.alias("left")))


# --- funnels -----------------------------------------------------------------------------------


def _stage_conversion(rows: Any) -> Any:
    """Counted from rows with the place, the day of the entry and that of the step from it."""
    import polars as pl

    last = pl.col("place") == len(FUNNEL) - 1
    bucket = first_of(
        (pl.col("entered") > AS_OF, "not_entered_yet"),
        (last, "last_stage"),
        (pl.col("advanced") <= AS_OF, "advanced"),
        otherwise="stayed",
    )
    rows = rows.select("place", _quarter(pl.col("entered")), bucket.alias("bucket"))
    found = counted(rows, ["place", "quarter"], BUCKETS["stage_conversion"])
    stage = pl.col("place").replace_strict(dict(enumerate(FUNNEL)))
    share = pl.col("advanced") / (pl.col("advanced") + pl.col("stayed"))
    return found.with_columns(
        stage.alias("stage"), pl.col("advanced").alias("numerator"), share.alias("value")
    ).collect()


def conversion_by_deal(history: Any) -> Any:
    """For each deal the first instant at each stage or a later one, and a row made of each."""
    import polars as pl

    names = ("deal", "since", "number")
    place, many = pl.col("place"), range(len(FUNNEL))
    twice = _entries(history, exact=True).group_by(names).agg(place.max(), pl.len().alias("n"))
    log = twice.filter((pl.col("n") == 1) & (place != NONE))
    first = [pl.col("since").filter(place >= at).min().dt.date().alias(f"{at}") for at in many]
    nowhere = pl.lit(None, pl.Date).alias(f"{len(FUNNEL)}")
    wide = log.group_by("deal").agg(first).with_columns(nowhere)
    rows = [
        wide.select(
            pl.lit(at, pl.Int8).alias("place"),
            pl.col(f"{at}").alias("entered"),
            pl.col(f"{at + 1}").alias("advanced"),
        ).drop_nulls("entered")
        for at in many
    ]
    return _stage_conversion(pl.concat(rows))


def conversion_in_order(history: Any) -> Any:
    """Entries put in order; each that brings a deal further becomes a row for each stage."""
    import polars as pl

    log = _alone_in_order(_entries(history, exact=True).sort("deal", "since", "number"))
    log = log.filter(pl.col("place") != NONE)
    furthest = pl.col("place").cum_max().over("deal")
    log = log.with_columns(furthest.alias("furthest"))
    before = pl.col("furthest").shift(1, fill_value=NONE).over("deal")
    log = log.with_columns(before.alias("before")).filter(pl.col("place") > pl.col("before"))
    day = pl.col("since").dt.date().alias("entered")
    log = log.with_columns(day).with_columns(
        pl.col("entered").shift(-1).over("deal").alias("next"),
        pl.int_ranges(pl.col("before") + 1, pl.col("place") + 1, dtype=pl.Int8).alias("reached"),
    )
    rows = log.select("place", "entered", "next", "reached").explode("reached")
    passed = pl.col("reached") < pl.col("place")
    advanced = pl.when(passed).then(pl.col("entered")).otherwise(pl.col("next"))
    return _stage_conversion(
        rows.select(pl.col("reached").alias("place"), "entered", advanced.alias("advanced"))
    )


# --- close dates -------------------------------------------------------------------------------


def _snapshots(history: Any) -> Any:
    import polars as pl

    status = pl.col("status")
    is_open = status.is_in(["open", "held"]).fill_null(value=False)
    known = status.is_in(["open", "held", "won", "lost"]).fill_null(value=False)
    named = ("owner", "deal", "since", "expected_close")
    unread = ~known | pl.col("deal").is_null() | pl.col("since").is_null()
    rows = history.select(*named, is_open.alias("is_open"), unread.alias("unread"))
    return rows.sort("deal", "since", nulls_last=True)


def _pushed(rows: Any) -> Any:
    """Counted from rows beside which stands what the row before had."""
    import polars as pl

    day, before, after = pl.col("since").dt.date(), pl.col("close_before"), pl.col("expected_close")
    is_open = pl.col("is_open")
    bad = pl.col("bad") | (is_open & pl.col("bad_before").fill_null(value=False))
    moved = is_open & pl.col("open_before").fill_null(value=False) & before.ne_missing(after)
    rows = rows.with_columns(bad.alias("refused")).filter(pl.col("refused") | moved)
    refused = pl.col("refused")
    bucket = first_of(
        (refused, "required_missing"),
        (day > AS_OF, "changed_later"),
        (before.is_null(), "date_set"),
        (after.is_null(), "date_removed"),
        (after < before, "pulled_in"),
        otherwise="pushed",
    )
    known = pl.when(~refused).then(day)
    rows = rows.select("owner", "deal", _quarter(known), bucket.alias("bucket"))
    deals = pl.col("deal").filter(pl.col("bucket") == "pushed").n_unique().alias("numerator")
    names = BUCKETS["pushed_opportunities"]
    found = counted(rows, ["owner", "quarter"], names, deals)
    return found.with_columns(pl.col("numerator").cast(pl.Float64).alias("value")).collect()


def pushed_by_window(history: Any) -> Any:
    """Snapshots put in order once, and windows over each deal."""
    import polars as pl

    rows = _snapshots(history)
    twice = (pl.col("since") == pl.col("since").shift(1)).over("deal") | (
        pl.col("since") == pl.col("since").shift(-1)
    ).over("deal")
    bad = pl.col("unread") | twice.fill_null(value=False)
    rows = rows.with_columns(bad.alias("bad"))
    beside = {"close_before": "expected_close", "open_before": "is_open", "bad_before": "bad"}
    shifted = (pl.col(old).shift(1).over("deal").alias(new) for new, old in beside.items())
    return _pushed(rows.with_columns(*shifted))


def pushed_in_order(history: Any) -> Any:
    """Snapshots put in order once, each held against the one before it."""
    import polars as pl

    rows = _snapshots(history)
    follows = (pl.col("deal") == pl.col("deal").shift(1)).fill_null(value=False)
    as_before = (follows & (pl.col("since") == pl.col("since").shift(1))).fill_null(value=False)
    rows = rows.with_columns(follows.alias("follows"), as_before.alias("again"))
    bad = pl.col("unread") | pl.col("again") | pl.col("again").shift(-1, fill_value=False)
    rows = rows.with_columns(bad.alias("bad"))
    beside = {"close_before": "expected_close", "open_before": "is_open", "bad_before": "bad"}
    shifted = (
        pl.when(pl.col("follows")).then(pl.col(old).shift(1)).alias(new)
        for new, old in beside.items()
    )
    return _pushed(rows.with_columns(*shifted))
