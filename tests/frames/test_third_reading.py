"""Every close ratio, read as a Polars expression, gives what the other two readings give."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import Category, Money, Opportunity, Period, close_ratio
from salesterms.metrics import METRICS, Metric, Variant
from salesterms.strategies import dates, opportunity_lists, periods

try:
    import polars as pl
except ImportError:
    pytest.skip("needs polars", allow_module_level=True)

import polars_reading

SCHEMA: Any = {
    "status": pl.String,
    "amount": pl.Int64,
    "probability": pl.Float64,
    "created": pl.Date,
    "closed": pl.Date,
    "expected_close": pl.Date,
    "last_activity": pl.Date,
    "stages_reached": pl.List(pl.String),
    "forecast_category": pl.String,
}


def frame(rows: list[Opportunity]) -> pl.DataFrame:
    """The rows as columns: amounts in cents, stages as a list, None as null."""
    return pl.DataFrame(
        [
            {
                "status": str(row.status),
                "amount": None if row.amount is None else int(row.amount.amount * 100),
                "probability": None if row.probability is None else float(row.probability),
                "created": row.created,
                "closed": row.closed,
                "expected_close": row.expected_close,
                "last_activity": row.last_activity,
                "forecast_category": row.forecast_category and str(row.forecast_category),
                "stages_reached": None if row.stages_reached is None else list(row.stages_reached),
            }
            for row in rows
        ],
        schema=SCHEMA,
    )


def parameters(variant: Variant, period: Period | None, as_of: date | None) -> dict[str, Any]:
    """What a call of this variant may and must be given."""
    given_here: dict[str, Any] = {"period": period, "as_of": as_of}
    if "stale_after" in variant.needs:
        given_here |= {"stale_after": 60, "as_of": as_of or date(2024, 6, 30)}
    if "stage" in variant.needs:
        given_here["stage"] = "Proposal"
    if "quota" in variant.needs:
        given_here["quota"] = Money(1000, "EUR")
    if "win_rate" in variant.needs:
        given_here["win_rate"] = Decimal("0.25")
    return given_here


#: Each variant is tried on rows of its own.
SHARED = settings(max_examples=max(4, settings().max_examples // 2))
VARIANTS = [
    pytest.param(metric, variant, id=f"{metric.id}-{name}")
    for metric in METRICS.values()
    if isinstance(metric, Metric) and metric.rows.kind is Opportunity
    for name, variant in metric.variants.items()
]


@pytest.mark.parametrize(("metric", "variant"), VARIANTS)
@SHARED
@given(
    rows=opportunity_lists(most=15),
    period=st.none() | periods(),
    as_of=st.none() | dates(),
)
def test_polars_puts_every_row_where_the_closures_put_it(
    metric: Metric[Any],
    variant: Variant,
    rows: list[Opportunity],
    period: Period | None,
    as_of: date | None,
) -> None:
    arguments = parameters(variant, period, as_of)
    expected = [metric.place(row, variant=variant.name, **arguments) for row in rows]

    given_here = {name: value for name, value in arguments.items() if value is not None}
    if "as_of" in given_here:
        given_here["after_as_of"] = given_here["as_of"] + timedelta(days=1)
    if "stale_after" in given_here:
        given_here["stale_before"] = given_here["as_of"] - timedelta(days=60)
    table = variant.places.given(given_here)
    buckets = frame(rows).select(polars_reading.bucket(table, given_here))["bucket"].to_list()

    assert buckets == expected


@given(rows=opportunity_lists(most=15))
def test_the_close_ratio_by_polars_is_the_exact_one(rows: list[Opportunity]) -> None:
    variant = close_ratio.variants["decided_value"]
    table = variant.places.given(())
    placed = frame(rows).with_columns(polars_reading.bucket(table, {}))
    sums = dict(placed.group_by("bucket").agg(pl.col("amount").sum()).iter_rows())
    won, lost = sums.get("won", 0), sums.get("lost", 0)
    measured = close_ratio(rows, variant="decided_value")

    if won + lost:
        assert measured.value is not None
        assert float(measured.value) == pytest.approx(won / (won + lost))  # type: ignore[arg-type] # on purpose
    else:
        assert measured.value is None


def test_filling_nulls_anywhere_else_would_have_shown() -> None:
    row = Opportunity(id="D-1", status=Category.WON)
    given_here = {"period": Period.year(2024)}
    table = close_ratio.variants["decided_count"].places.given(given_here)

    placed = frame([row]).select(polars_reading.bucket(table, given_here))["bucket"].to_list()

    assert placed == ["no_close_date"]
