"""What somebody would write by hand for metrics of subscriptions, in the words of Polars.

Each gives the same account as ours: customers or accounts of every kind by month, amounts in whole
parts of a cent, and those of whom a row can be none, such as one that ends before it begins. Of
each there are two honest spellings.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from histories_by_hand import AS_OF, counted, first_of

#: The first days of the months that are asked about, and of the one after them.
BOUNDS = (*(date(2025, month, 1) for month in range(1, 13)), date(2026, 1, 1))
#: The first day that is not known yet: of what ends later, the month is not over.
KNOWN_UNTIL = AS_OF + timedelta(days=1)
#: A month's share of an amount is a whole number of these parts of a cent.
PARTS = 720
STANDINGS = (
    *("kept", "returned", "gone", "joined", "joined_and_left", "came_back", "came_back_and_left"),
    *("only_trial", "only_free"),
)
MOVEMENTS = (
    *("new", "expansion", "contraction", "churn", "reactivation", "unchanged"),
    *("gone", "came_and_went", "never_paid"),
)
AT_START = ("unchanged", "expansion", "contraction", "churn")
NOT_OVER, BAD = "period_not_over", "unknown_label"
#: Metric -> the buckets of its account.
BUCKETS = {
    "customer_churn": (NOT_OVER, *STANDINGS, BAD),
    "net_revenue_retention": (NOT_OVER, *MOVEMENTS, BAD),
}


def _subscriptions(rows: Any, *more: str) -> Any:
    """Those columns that are asked for, what is wrong with a row, and whether it is paid for."""
    import polars as pl

    start, end, amount = pl.col("started_on"), pl.col("ended_on"), pl.col("amount")
    needed = ("account", "started_on", "amount", "trial", *more)
    lacks = pl.any_horizontal(pl.col(name).is_null() for name in needed)
    cents = (amount * 100).round()
    odd = (amount < 0) | ((amount * 100 - cents).abs() > 0.01) | (cents > 10**12) | (end < start)
    there = (end > start) | end.is_null()
    return rows.select(
        *("account", "trial", *more),
        start.alias("start"),
        end.fill_null(date(2999, 1, 1)).alias("end"),
        cents.cast(pl.Int64).alias("cents"),
        (lacks | odd.fill_null(value=False)).alias("bad"),
        (there & ~pl.col("trial") & (amount > 0)).fill_null(value=False).alias("paid"),
        (there & pl.col("trial")).fill_null(value=False).alias("tries"),
        (there & ~pl.col("trial") & (amount == 0)).fill_null(value=False).alias("free"),
    )


def _months() -> Any:
    import polars as pl

    return pl.LazyFrame({"first": BOUNDS[:-1], "after": BOUNDS[1:]})


def _standing() -> Any:
    import polars as pl

    before = pl.col("since") < pl.col("first")
    at_start, at_end, pays = pl.col("at_start"), pl.col("at_end"), pl.col("pays")
    return first_of(
        (pl.col("bad"), BAD),
        (pl.col("after") > KNOWN_UNTIL, NOT_OVER),
        (pays & at_start & at_end & pl.col("gap"), "returned"),
        (pays & at_start & at_end, "kept"),
        (pays & at_start, "gone"),
        (pays & before & at_end, "came_back"),
        (pays & before, "came_back_and_left"),
        (pays & at_end, "joined"),
        (pays, "joined_and_left"),
        (pl.col("tries"), "only_trial"),
        otherwise="only_free",
    ).alias("bucket")


def _month() -> Any:
    import polars as pl

    return pl.when(pl.col("first") <= AS_OF).then(pl.col("first")).alias("month")


def _churn(rows: Any) -> Any:
    """Counted from rows of a customer in a month."""
    import polars as pl

    rows = rows.select(_month(), _standing())
    found = counted(rows, ["month"], BUCKETS["customer_churn"])
    base = pl.col("kept") + pl.col("returned") + pl.col("gone")
    share = pl.col("gone") / base
    return found.with_columns(pl.col("gone").alias("numerator"), share.alias("value")).collect()


def churn_by_customer(subscriptions: Any) -> Any:
    """A row for each customer with columns for each month, which are then made rows."""
    import polars as pl

    start, end, paid = pl.col("start"), pl.col("end"), pl.col("paid")
    rows = _subscriptions(subscriptions).sort("account", "start", "end", "paid")
    until = pl.when(paid).then(end)
    rows = rows.with_columns(until.cum_max().forward_fill().over("account").alias("until"))
    rows = rows.with_columns(pl.col("until").shift(1).over("account"))
    gap = pl.when(paid & (start > pl.col("until"))).then(pl.col("until"))
    made = [pl.col("bad").any(), start.filter(paid).min().alias("since")]
    for at, (first, after) in enumerate(pairwise(BOUNDS)):
        begun = start < after
        made += [
            (paid & begun & (end >= first)).any().alias(f"pays_{at}"),
            (pl.col("tries") & begun & (end > first)).any().alias(f"tries_{at}"),
            (pl.col("free") & begun & (end > first)).any().alias(f"free_{at}"),
            (paid & (start < first) & (end >= first)).any().alias(f"at_start_{at}"),
            (paid & begun & (end >= after)).any().alias(f"at_end_{at}"),
            ((gap >= first) & (gap < after)).any().alias(f"gap_{at}"),
        ]
    wide = rows.group_by("account").agg(made)
    names = ("pays", "tries", "free", "at_start", "at_end", "gap")
    months = [
        wide.select(
            *("bad", "since"),
            pl.lit(first).alias("first"),
            pl.lit(after).alias("after"),
            *(pl.col(f"{name}_{at}").alias(name) for name in names),
        )
        for at, (first, after) in enumerate(pairwise(BOUNDS))
    ]
    there = pl.col("pays") | pl.col("tries") | pl.col("free") | pl.col("bad")
    return _churn(pl.concat(months).filter(there))


def churn_by_month(subscriptions: Any) -> Any:
    """What is paid for without a gap becomes one spell, and each spell a row for each month."""
    import polars as pl

    start, end, paid = pl.col("start"), pl.col("end"), pl.col("paid")
    rows = _subscriptions(subscriptions).with_columns(pl.col("bad").any().over("account"))
    paying = rows.filter(paid).sort("account", "start")
    until = end.cum_max().shift(1).over("account")
    paying = paying.with_columns((start > until).fill_null(value=True).cum_sum().alias("spell"))
    spells = paying.group_by("account", "spell").agg(start.min(), end.max(), pl.col("bad").any())
    spells = spells.select("account", "start", "end", "bad").with_columns(
        start.min().over("account").alias("since"),
        *(pl.lit(value).alias(name) for name, value in (("pays", True), ("tries", False))),
    )
    others = rows.filter(pl.col("tries") | pl.col("free") | (pl.col("bad") & ~paid))
    no = pl.lit(value=False).alias("pays")
    others = others.select(
        "account", "start", "end", "bad", pl.lit(None, pl.Date).alias("since"), no, "tries"
    )
    months = pl.concat([spells, others]).join(_months(), how="cross")
    first, after, pays = pl.col("first"), pl.col("after"), pl.col("pays")
    meets = (start < after) & ((end > first) | (pays & (end >= first)))
    at_start, at_end = pays & (start < first) & (end >= first), pays & (end >= after)
    each = (
        months.filter(meets | pl.col("bad"))
        .group_by("account", "first", "after")
        .agg(
            pl.col("bad").any(),
            pays.any(),
            pl.col("tries").any(),
            pl.col("since").min(),
            at_start.any().alias("at_start"),
            at_end.any().alias("at_end"),
            (~(at_start & at_end).any()).alias("gap"),
        )
    )
    return _churn(each)


def _monthly(subscriptions: Any) -> Any:
    """Subscriptions with what they come to in a month, in parts of a cent."""
    import polars as pl

    rows = _subscriptions(subscriptions, "interval_months")
    parts, months = pl.col("cents") * PARTS, pl.col("interval_months")
    uneven = pl.col("paid") & (parts % months != 0)
    bad = pl.col("bad") | (months < 1) | uneven
    monthly = pl.when(pl.col("paid")).then(parts // months).otherwise(0)
    return rows.select(
        *("account", "start", "end", "paid"),
        bad.fill_null(value=True).alias("bad"),
        monthly.alias("monthly"),
    )


def _revenue(rows: Any) -> Any:
    """Counted from rows of an account in a month."""
    import polars as pl

    before, now = pl.col("before"), pl.col("now")
    nothing = (before == 0) & (now == 0)
    bucket = first_of(
        (pl.col("bad"), BAD),
        (pl.col("after") > KNOWN_UNTIL, NOT_OVER),
        (nothing & (pl.col("begun") > pl.col("begun_before")), "came_and_went"),
        (nothing & (pl.col("begun_before") > 0), "gone"),
        (nothing, "never_paid"),
        ((before == 0) & (pl.col("begun_before") > 0), "reactivation"),
        (before == 0, "new"),
        (now == 0, "churn"),
        (before == now, "unchanged"),
        (before < now, "expansion"),
        otherwise="contraction",
    )
    there = (pl.col("begun") > 0) | pl.col("aside") | pl.col("bad")
    rows = rows.filter(there).select(_month(), bucket.alias("bucket"), "before", "now")
    counts = pl.col("bucket").is_in(AT_START)
    found = counted(
        rows,
        ["month"],
        BUCKETS["net_revenue_retention"],
        now.filter(counts).sum().alias("numerator"),
        before.filter(counts).sum().alias("denominator"),
    )
    share = pl.col("numerator") / pl.col("denominator")
    return found.with_columns(share.alias("value")).collect()


def _levels(at: Any) -> tuple[Any, Any]:
    """What a subscription pays at a day, and whether it had begun before."""
    import polars as pl

    begun = pl.col("start") < at
    level = pl.when(begun & (pl.col("end") >= at)).then(pl.col("monthly")).otherwise(0)
    return level, pl.col("paid") & begun


def _aside(first: Any, after: Any) -> Any:
    """Whether something that is not paid for touches a month."""
    import polars as pl

    start, end = pl.col("start"), pl.col("end")
    return ~pl.col("paid") & (start < after) & ((start >= first) | (end > first))


def revenue_by_account(subscriptions: Any) -> Any:
    """A row for each account with its level at each boundary, which are then made rows."""
    import polars as pl

    made = [pl.col("bad").any()]
    for at, bound in enumerate(BOUNDS):
        level, begun = _levels(bound)
        made += [level.sum().alias(f"level_{at}"), begun.sum().alias(f"begun_{at}")]
    for at, (first, after) in enumerate(pairwise(BOUNDS)):
        made.append(_aside(first, after).any().alias(f"aside_{at}"))
    wide = _monthly(subscriptions).group_by("account").agg(made)
    months = [
        wide.select(
            "bad",
            pl.lit(first).alias("first"),
            pl.lit(after).alias("after"),
            pl.col(f"level_{at}").alias("before"),
            pl.col(f"level_{at + 1}").alias("now"),
            pl.col(f"begun_{at}").alias("begun_before"),
            pl.col(f"begun_{at + 1}").alias("begun"),
            pl.col(f"aside_{at}").alias("aside"),
        )
        for at, (first, after) in enumerate(pairwise(BOUNDS))
    ]
    return _revenue(pl.concat(months))


def revenue_by_month(subscriptions: Any) -> Any:
    """Each subscription becomes a row for each month, added up by account and month."""
    import polars as pl

    first, after = pl.col("first"), pl.col("after")
    months = _monthly(subscriptions).join(_months(), how="cross")
    before, begun_before = _levels(first)
    now, begun = _levels(after)
    each = months.group_by("account", "first", "after").agg(
        pl.col("bad").any(),
        before.sum().alias("before"),
        now.sum().alias("now"),
        begun_before.sum().alias("begun_before"),
        begun.sum().alias("begun"),
        _aside(first, after).any().alias("aside"),
    )
    return _revenue(each)
