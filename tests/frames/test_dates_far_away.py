"""Dates that no record can hold: no number of days is made of them, and a check tells them."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from frame_engines import ENGINES as KNOWN
from frame_engines import rows_of_answer

from salesterms import frames

ENGINES = ("polars", "pandas_arrow", "pyarrow", "duckdb", "ibis")
#: Days since 1970: in the year 275760, and before the year 1; and of each text of DuckDB's.
FAR = (100_000_000, -1_000_000)
INFINITE = ("infinity", "-infinity")
FIRST, LAST = -719_162, 2_932_896
DAY = date(2024, 1, 1)
NUMBER = (DAY - date(1970, 1, 1)).days


def arrow(created: int | None, closed: int | None, kind: str) -> Any:
    """A won deal whose dates are told by their numbers, as Arrow holds them."""
    pa = pytest.importorskip("pyarrow", reason="needs pyarrow")

    def column(number: int | None) -> Any:
        if kind == "date":
            return pa.array([number], pa.int32()).cast(pa.date32())
        instant = None if number is None else number * 86_400_000_000
        return pa.array([instant], pa.int64()).cast(pa.timestamp("us"))

    return pa.table(
        {
            "status": ["won"],
            "created": column(created),
            "closed": column(closed),
            "amount": [10.0],
            "currency": ["EUR"],
        }
    )


def on(engine: str, table: Any) -> Any:
    for package in KNOWN[engine][0]:
        pytest.importorskip(package, reason=f"needs {package}")
    if engine == "polars":
        import polars as pl

        return pl.from_arrow(table)
    if engine == "pandas_arrow":
        import pandas as pd

        return table.to_pandas(types_mapper=pd.ArrowDtype)
    if engine == "duckdb":
        duckdb: Any = import_module("duckdb")
        return duckdb.connect().from_arrow(table)
    if engine == "ibis":
        ibis: Any = import_module("ibis")
        return ibis.memtable(table)
    return table


def infinite(created: str, closed: str, kind: str = "DATE") -> Any:
    """The same of DuckDB, with dates as it writes them."""
    duckdb: Any = pytest.importorskip("duckdb", reason="needs duckdb")
    return duckdb.connect().sql(
        f"SELECT 'won' AS status, 10.0 AS amount, 'EUR' AS currency,"
        f" '{created}'::{kind} AS created, '{closed}'::{kind} AS closed"
    )


def only(answer: Any) -> dict[str, Any]:
    [row] = rows_of_answer(answer)
    return row


def assert_never_measured(frame: Any) -> None:
    """No days are counted from or to such a date."""
    for answer in (
        frames.sales_cycle(frame),
        frames.sales_cycle(frame, variant="median_won"),
        frames.sales_velocity(frame),
    ):
        row = only(answer)
        if row["closed_before_created"]:
            assert (row["status"], row["reason"]) == ("undefined", "zero_denominator")
        else:
            assert (row["status"], row["reason"]) == ("refused", "out_of_bounds")
        assert row["value"] is None
    problems = frames.check(frame, fields=["created", "closed"]).problems
    assert {one.code for one in problems} == {"date_out_of_range"}
    assert {one.value for one in problems} <= {">9999-12-31", "<0001-01-01"}


@pytest.mark.filterwarnings("ignore:Mean of empty slice")  # of pandas: no row counts
@pytest.mark.parametrize("kind", ["date", "instant"])
@pytest.mark.parametrize("far", FAR)
@pytest.mark.parametrize("engine", ENGINES)
def test_no_days_are_counted_from_or_to_a_date_that_no_record_holds(
    engine: str, far: int, kind: str
) -> None:
    for created, closed in ((far, NUMBER), (NUMBER, far), (far, far)):
        assert_never_measured(on(engine, arrow(created, closed, kind)))


@pytest.mark.parametrize("kind", ["DATE", "TIMESTAMP"])
@pytest.mark.parametrize("far", INFINITE)
def test_infinity_of_duckdb_is_no_date_either(far: str, kind: str) -> None:
    for created, closed in ((far, str(DAY)), (str(DAY), far), (far, far)):
        assert_never_measured(infinite(created, closed, kind))


@pytest.mark.parametrize("kind", ["date", "instant"])
@pytest.mark.parametrize("engine", ENGINES)
def test_the_first_and_the_last_date_of_records_are_dates(engine: str, kind: str) -> None:
    frame = on(engine, arrow(FIRST, LAST, kind))
    row = only(frames.sales_cycle(frame))
    assert (row["status"], row["value"]) == ("measured", float(LAST - FIRST))
    later = only(frames.close_ratio(frame, as_of="2024-06-30"))
    assert (later["open"], later["status"]) == (1, "undefined")
    values = {one.column: str(one.value)[:10] for one in frames.check(frame).problems}
    assert values == {"created": "0001-01-01", "closed": "9999-12-31"}


def test_one_such_date_among_many_is_enough() -> None:
    import polars as pl

    good = pl.from_arrow(arrow(NUMBER, NUMBER + 30, "date"))
    bad = pl.from_arrow(arrow(NUMBER, FAR[0], "date"))
    assert isinstance(good, pl.DataFrame)
    assert isinstance(bad, pl.DataFrame)
    row = only(frames.sales_cycle(pl.concat([good] * 5_000 + [bad])))
    assert (row["status"], row["reason"], row["won"]) == ("refused", "out_of_bounds", 5_001)


def test_what_lies_after_every_day_is_not_closed_yet_and_never_begun() -> None:
    row = only(frames.close_ratio(infinite(str(DAY), "infinity"), as_of="2024-06-30"))
    assert (row["open"], row["won"]) == (1, 0)
    row = only(frames.close_ratio(infinite("infinity", "infinity"), as_of="2024-06-30"))
    assert (row["not_created_yet"], row["won"]) == (1, 0)
    row = only(frames.close_ratio(infinite(str(DAY), "infinity"), period="2024"))
    assert (row["outside_period"], row["won"]) == (1, 0)


@pytest.mark.parametrize("kind", ["DATE", "TIMESTAMP"])
def test_a_customer_who_began_before_the_year_1_has_no_date(kind: str) -> None:
    duckdb: Any = pytest.importorskip("duckdb", reason="needs duckdb")
    bought = duckdb.connect().sql(
        f"SELECT 'A' AS customer, day::{kind} AS \"on\", 1.0 AS amount, 'EUR' AS currency"  # noqa: S608 - our own
        " FROM (VALUES ('-infinity'), ('2024-01-05')) AS t(day)"
    )
    for rows in (
        frames.cohort_days(bought, [1], as_of="2024-06-30"),
        frames.purchase_histories(bought, as_of="2024-06-30"),
    ):
        row = only(rows)
        assert (row["status"], row["reason"]) == ("refused", "no_date")


def test_a_log_of_pandas_is_held_against_its_as_of_date_beyond_nanoseconds() -> None:
    pd = pytest.importorskip("pandas", reason="needs pandas")
    pa = pytest.importorskip("pyarrow", reason="needs pyarrow")
    moments = [datetime(2024, 1, 1), datetime(9999, 12, 31)]  # noqa: DTZ001 - of no zone
    table = pa.table(
        {
            "deal": ["D-1"] * 2,
            "stage": ["New", "Won"],
            "since": pa.array(moments, pa.timestamp("us")),
            "number": [1, 2],
        }
    )
    log = table.to_pandas(types_mapper=pd.ArrowDtype)
    columns: dict[str, Any] = {"case": "deal", "label": "stage", "at": "since", "order": "number"}
    spells = frames.stage_spells(log, **columns, as_of=datetime(2024, 6, 30))  # noqa: DTZ001
    assert [row["stage"] for row in rows_of_answer(spells)] == ["New"]


def subscriptions(started: int, ended: int) -> Any:
    """One of an account with far dates, and two of another one, with a gap from day 20,530."""
    pa = pytest.importorskip("pyarrow", reason="needs pyarrow")

    def days(*numbers: int | None) -> Any:
        return pa.array(numbers, pa.int32()).cast(pa.date32())

    return pa.table(
        {
            "account": ["A", "B", "B"],
            "started_on": days(started, 20_454, 20_532),
            "ended_on": days(ended, 20_530, None),
            "amount": [50.0] * 3,
            "currency": ["EUR"] * 3,
            "trial": [False] * 3,
        }
    )


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("started", "ended", "standing"),
    [(20_454, FAR[0], "kept"), (FAR[1], NUMBER, None), (2 * FAR[1], FAR[1], None)],
)
def test_a_subscription_to_a_far_date_says_nothing_of_other_accounts(
    engine: str, started: int, ended: int, standing: str | None
) -> None:
    sold = on(engine, subscriptions(started, ended))
    for derive in (frames.customer_periods, frames.customer_moves):
        rows = rows_of_answer(derive(sold, ["2026-03"]))
        assert {row["account"]: row["standing"] for row in rows} == {"A": standing, "B": "returned"}


def test_a_far_date_in_nanoseconds_is_shown_as_it_is() -> None:
    polars = pytest.importorskip("polars")
    deals = polars.DataFrame({"status": ["won"], "closed": [datetime.fromisoformat("1700-01-02")]})
    deals = deals.with_columns(polars.col("closed").cast(polars.Datetime("ns")))
    [problem] = frames.check(deals).problems
    assert problem.code == "date_out_of_range"
    assert problem.value == datetime.fromisoformat("1700-01-02")
