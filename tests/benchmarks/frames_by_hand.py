"""What somebody would write by hand on Polars, DuckDB and pandas for five metrics on frames.

Each gives the same account: how many rows counted and how many were left out for which reason, by
owner and quarter, amounts as whole cents. Of each there are two honest spellings: one that adds up
conditions in a single grouping, as most people would, and one that groups by the bucket as well
and spreads out the few rows of that. The conditions stand here in SQL, of which Polars makes the
same expressions as of its own words, and beside it for pandas.
"""

# ruff: noqa: S608, PD010 - queries of our own names, and tables spread out as pandas' users do

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

AS_OF = "2025-09-30"
_LATER = f"DATE '{AS_OF}'"
_DECIDED = "status IN ('won', 'lost')"


class Rule(NamedTuple):
    """A bucket, which rows fall in it, and the same for a frame of pandas."""

    bucket: str
    where: str
    pandas: Callable[[Any], Any]


class ByHand(NamedTuple):
    """A metric: its rules in order, the date of its quarters, what is added up, and the value.

    `sums` are names with what is added up, in SQL and in pandas; the value is `numerator` divided
    by `denominator`, both of columns of the answer.
    """

    rules: tuple[Rule, ...]
    quarter: str
    quarter_in_pandas: Callable[[Any], Any]
    sums: tuple[tuple[str, str, Callable[[Any], Any]], ...] = ()
    numerator: str = "won"
    denominator: str = "1"
    median: bool = False

    @property
    def buckets(self) -> list[str]:
        """Every bucket once."""
        return list(dict.fromkeys(rule.bucket for rule in self.rules))


def _status(*names: str) -> Callable[[Any], Any]:
    first = "".join(names[:1])
    return lambda rows: rows["status"].isin(names) if len(names) > 1 else rows["status"] == first


_NOT_YET = Rule("not_created_yet", f"created > {_LATER}", lambda rows: rows["created"] > AS_OF)
_OPEN = Rule("open", "status = 'open'", _status("open"))
_HELD = Rule("held", "status = 'held'", _status("held"))
_WON = Rule("won", "status = 'won'", _status("won"))
_LOST = Rule("lost", "status = 'lost'", _status("lost"))
_NO_CLOSE = Rule("no_close_date", "closed IS NULL", lambda rows: rows["closed"].isna())
_NO_CREATED = Rule("no_created_date", "created IS NULL", lambda rows: rows["created"].isna())
_NO_AMOUNT = Rule("no_amount", "amount IS NULL", lambda rows: rows["amount"].isna())
_NO_CHANCE = Rule("no_probability", "probability IS NULL", lambda rows: rows["probability"].isna())
_TO_CLOSING = (
    _NOT_YET,
    Rule(
        "no_created_date",
        f"created IS NULL AND (closed IS NULL OR closed > {_LATER})",
        lambda rows: rows["created"].isna() & ~(rows["closed"] <= AS_OF),
    ),
    _OPEN,
    _HELD,
    _NO_CLOSE,
    Rule("open", f"closed > {_LATER}", lambda rows: rows["closed"] > AS_OF),
)
_AHEAD = (
    _NOT_YET,
    _NO_CREATED,
    Rule(
        "no_close_date",
        f"closed IS NULL AND {_DECIDED}",
        lambda rows: rows["closed"].isna() & _status("won", "lost")(rows),
    ),
    Rule(
        "closed_later",
        f"closed > {_LATER} AND {_DECIDED}",
        lambda rows: (rows["closed"] > AS_OF) & _status("won", "lost")(rows),
    ),
)


def _cents(rows: Any) -> Any:
    return (rows["amount"] * 100).round().fillna(0).astype("int64")


def _hundredths(rows: Any) -> Any:
    return (rows["probability"] * 10_000).round().fillna(0).astype("int64")


_CENTS = "CAST(ROUND(amount * 100) AS BIGINT)"
_WEIGHTED = f"{_CENTS} * CAST(ROUND(probability * 10000) AS BIGINT)"
_CLOSED = f"CASE WHEN closed <= {_LATER} THEN closed END"


def _closed(rows: Any) -> Any:
    return rows["closed"].where(rows["closed"] <= AS_OF)


def _closes(rows: Any) -> Any:
    return rows["closed"].where(_status("won", "lost")(rows), rows["expected_close"])


_CYCLE = ByHand(
    rules=(
        *_TO_CLOSING,
        _LOST,
        _NO_CREATED,
        Rule(
            "closed_before_created",
            "closed < created",
            lambda rows: rows["closed"] < rows["created"],
        ),
        _WON,
    ),
    quarter=_CLOSED,
    quarter_in_pandas=_closed,
    sums=(
        ("won_days", "closed - created", lambda rows: (rows["closed"] - rows["created"]).dt.days),
    ),
    numerator="won_days",
    denominator="won",
)

#: (metric, variant) -> what is written by hand for it.
BY_HAND: dict[tuple[str, str], ByHand] = {
    ("close_ratio", "decided_count"): ByHand(
        rules=(*_TO_CLOSING, _WON, _LOST),
        quarter=_CLOSED,
        quarter_in_pandas=_closed,
        denominator="won + lost",
    ),
    ("won_revenue", "won"): ByHand(
        rules=(*_TO_CLOSING, _LOST, _NO_AMOUNT, _WON),
        quarter=_CLOSED,
        quarter_in_pandas=_closed,
        sums=(("won_amount", _CENTS, _cents),),
        numerator="won_amount",
        denominator="100",
    ),
    ("weighted_pipeline", "open"): ByHand(
        rules=(
            *_AHEAD,
            Rule("closed", _DECIDED, _status("won", "lost")),
            _HELD,
            _NO_AMOUNT,
            _NO_CHANCE,
            _OPEN,
        ),
        quarter="expected_close",
        quarter_in_pandas=lambda rows: rows["expected_close"],
        sums=(("open_weighted", _WEIGHTED, lambda rows: _cents(rows) * _hundredths(rows)),),
        numerator="open_weighted",
        denominator="1000000",
    ),
    ("sales_cycle", "mean_won"): _CYCLE,
    ("sales_cycle", "median_won"): _CYCLE._replace(
        median=True, numerator="2 * won_days", denominator="2"
    ),
    ("sales_forecast", "weighted"): ByHand(
        rules=(*_AHEAD, _LOST, _HELD, _NO_AMOUNT, _WON, _NO_CHANCE, _OPEN),
        quarter=f"CASE WHEN {_DECIDED} THEN closed ELSE expected_close END",
        quarter_in_pandas=_closes,
        sums=(
            ("won_amount", _CENTS, _cents),
            ("open_expected", _WEIGHTED, lambda rows: _cents(rows) * _hundredths(rows)),
        ),
        numerator="won_amount * 10000 + open_expected",
        denominator="1000000",
    ),
}


def counted_by(name: str) -> str:
    """The bucket that a sum is of."""
    return name.partition("_")[0]


# --- DuckDB ------------------------------------------------------------------------------------


def _placed(by_hand: ByHand) -> str:
    cases = " ".join(f"WHEN {rule.where} THEN '{rule.bucket}'" for rule in by_hand.rules)
    sums = "".join(f", {sql} AS {name}" for name, sql, _ in by_hand.sums)
    return (
        f"SELECT owner, date_trunc('quarter', {by_hand.quarter}) AS quarter,"
        f" CASE {cases} ELSE 'unknown_label' END AS bucket{sums} FROM deals"
    )


def _answered(by_hand: ByHand, counted: str) -> str:
    value = f"CAST({by_hand.numerator} AS DOUBLE) / NULLIF({by_hand.denominator}, 0)"
    return f"SELECT *, {value} AS value, {by_hand.numerator} AS numerator FROM ({counted})"


def sql_at_once(by_hand: ByHand) -> str:
    """Conditions added up in one grouping."""
    how = "median" if by_hand.median else "sum"
    counts = [f"count(*) FILTER (bucket = '{one}') AS {one}" for one in by_hand.buckets]
    counts += ["count(*) FILTER (bucket = 'unknown_label') AS unknown_label"]
    counts += [
        f"{how}({name}) FILTER (bucket = '{counted_by(name)}') AS {name}"
        if by_hand.median
        else f"coalesce(sum({name}) FILTER (bucket = '{counted_by(name)}'), 0) AS {name}"
        for name, _, _ in by_hand.sums
    ]
    grouped = f"SELECT owner, quarter, {', '.join(counts)} FROM ({_placed(by_hand)}) GROUP BY ALL"
    return _answered(by_hand, grouped)


def sql_by_bucket(by_hand: ByHand) -> str:
    """Grouped by the bucket as well, and spread out."""
    how = "median" if by_hand.median else "sum"
    sums = "".join(f", {how}({name}) AS {name}" for name, _, _ in by_hand.sums)
    first = (
        f"SELECT owner, quarter, bucket, count(*) AS n{sums} FROM ({_placed(by_hand)}) GROUP BY ALL"
    )
    spread = [
        f"coalesce(sum(n) FILTER (bucket = '{one}'), 0) AS {one}"
        for one in (*by_hand.buckets, "unknown_label")
    ]
    spread += [
        f"max({name}) FILTER (bucket = '{counted_by(name)}') AS {name}"
        if by_hand.median
        else f"coalesce(sum({name}) FILTER (bucket = '{counted_by(name)}'), 0) AS {name}"
        for name, _, _ in by_hand.sums
    ]
    second = f"SELECT owner, quarter, {', '.join(spread)} FROM ({first}) GROUP BY ALL"
    return _answered(by_hand, second)


def on_duckdb(connection: Any, sql: str) -> Any:
    """The answer of a query over the view `deals`."""
    return connection.sql(sql).to_arrow_table()


# --- Polars ------------------------------------------------------------------------------------


@cache
def _in_polars(sql: str) -> Any:
    import polars as pl

    return pl.sql_expr(sql)


def _placed_in_polars(rows: Any, by_hand: ByHand) -> Any:
    import polars as pl

    chain: Any = pl
    for rule in by_hand.rules:
        chain = chain.when(_in_polars(rule.where)).then(pl.lit(rule.bucket))
    sums = [
        (pl.col("closed") - pl.col("created")).dt.total_days().alias(name)
        if name == "won_days"
        else _in_polars(sql).alias(name)
        for name, sql, _ in by_hand.sums
    ]
    return rows.select(
        "owner",
        _in_polars(by_hand.quarter).dt.truncate("1q").alias("quarter"),
        chain.otherwise(pl.lit("unknown_label")).alias("bucket"),
        *sums,
    )


def _answered_in_polars(grouped: Any, by_hand: ByHand) -> Any:
    numerator = _in_polars(by_hand.numerator)
    value = numerator / _in_polars(by_hand.denominator)
    return grouped.with_columns(value.alias("value"), numerator.alias("numerator")).collect()


def polars_at_once(rows: Any, by_hand: ByHand) -> Any:
    """Conditions added up in one grouping."""
    import polars as pl

    bucket = pl.col("bucket")
    counts = [(bucket == one).sum().alias(one) for one in (*by_hand.buckets, "unknown_label")]
    for name, _, _ in by_hand.sums:
        of = pl.col(name).filter(bucket == counted_by(name))
        counts.append(of.median() if by_hand.median else of.sum())
    grouped = _placed_in_polars(rows, by_hand).group_by("owner", "quarter").agg(counts)
    return _answered_in_polars(grouped, by_hand)


def polars_by_bucket(rows: Any, by_hand: ByHand) -> Any:
    """Grouped by the bucket as well, and spread out."""
    import polars as pl

    bucket = pl.col("bucket")
    names = [name for name, _, _ in by_hand.sums]
    sums = [pl.col(name).median() if by_hand.median else pl.col(name).sum() for name in names]
    placed = _placed_in_polars(rows, by_hand)
    first = placed.group_by("owner", "quarter", "bucket").agg(pl.len().alias("n"), *sums)
    spread = [
        pl.col("n").filter(bucket == one).sum().alias(one)
        for one in (*by_hand.buckets, "unknown_label")
    ]
    for name in names:
        of = pl.col(name).filter(bucket == counted_by(name))
        spread.append(of.max() if by_hand.median else of.sum())
    return _answered_in_polars(first.group_by("owner", "quarter").agg(spread), by_hand)


# --- pandas ------------------------------------------------------------------------------------


def _placed_in_pandas(rows: Any, by_hand: ByHand) -> Any:
    import numpy as np
    import pandas as pd

    tests = [rule.pandas(rows) for rule in by_hand.rules]
    buckets = [*by_hand.buckets, "unknown_label"]
    codes = np.select(
        tests, [buckets.index(rule.bucket) for rule in by_hand.rules], len(buckets) - 1
    )
    quarter = by_hand.quarter_in_pandas(rows).dt.to_period("Q").dt.start_time
    sums = {name: of(rows) for name, _, of in by_hand.sums}
    return pd.DataFrame(
        {
            "owner": rows["owner"],
            "quarter": quarter,
            "bucket": pd.Categorical.from_codes(codes, pd.Index(buckets)),
            **sums,
        }
    )


def _answered_in_pandas(found: Any, by_hand: ByHand) -> Any:
    found = found.copy()
    for name, _, _ in by_hand.sums:
        found[name] = found[name] if by_hand.median else found[name].fillna(0).astype("int64")
    found["numerator"] = found.eval(by_hand.numerator)
    found["value"] = found["numerator"] / found.eval(by_hand.denominator)
    return found


def pandas_at_once(rows: Any, by_hand: ByHand) -> Any:
    """Conditions added up in one grouping; of the rows that count, the middle in another."""
    placed = _placed_in_pandas(rows, by_hand)
    by = ["owner", "quarter"]
    bucket = placed["bucket"]
    for one in (*by_hand.buckets, "unknown_label"):
        placed[one] = (bucket == one).astype("int64")
    for name, _, _ in by_hand.sums:
        placed[name] = placed[name].where(bucket == counted_by(name))
    grouped = placed.drop(columns="bucket").groupby(by, dropna=False, sort=False)
    if not by_hand.median:
        return _answered_in_pandas(grouped.sum(), by_hand)
    middle = {name: grouped[name].median() for name, _, _ in by_hand.sums}
    counts = grouped[[*by_hand.buckets, "unknown_label"]].sum()
    return _answered_in_pandas(counts.assign(**middle), by_hand)


def pandas_by_bucket(rows: Any, by_hand: ByHand) -> Any:
    """Grouped by the bucket as well, and spread out."""
    placed = _placed_in_pandas(rows, by_hand)
    by = ["owner", "quarter", "bucket"]
    grouped = placed.groupby(by, dropna=False, sort=False, observed=True)
    counts = grouped.size().unstack("bucket", fill_value=0)
    counts = counts.reindex(columns=[*by_hand.buckets, "unknown_label"], fill_value=0)
    counts.columns = list(counts.columns)
    for name, _, _ in by_hand.sums:
        sums = grouped[name].median() if by_hand.median else grouped[name].sum()
        wide = sums.unstack("bucket")
        counts[name] = wide[counted_by(name)]
    return _answered_in_pandas(counts, by_hand)
