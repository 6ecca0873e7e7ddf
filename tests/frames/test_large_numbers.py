"""The law of large numbers here: an answer is exact, or it is refused; it never wraps or raises."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from frame_engines import ALL, Columns, frame_on, rows_of_answer

from salesterms import Money, frames

QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = ("ibis", "pyspark", *(("dask", "sqlframe") if ALL else ()))
EVERY = [*QUICK, *(pytest.param(one, marks=pytest.mark.slow) for one in SLOW)]
#: Sums of rows of the largest amount that a frame takes, as a share of it, wrap from here on.
ROWS = 1_000
LARGEST = 10**10


def only(answer: Any) -> Any:
    [row] = rows_of_answer(answer)
    return row


def deals(engine: str, status: str, amount: float, rows: int = ROWS) -> Any:
    columns: Columns = {
        "status": ("text", [status] * rows),
        "amount": ("float", [float(amount)] * rows),
        "currency": ("text", ["EUR"] * rows),
        "probability": ("float", [1.0] * rows),
    }
    return frame_on(engine, columns)


@pytest.mark.parametrize("engine", EVERY)
class TestExactOrRefused:
    def test_a_sum_that_64_bits_do_not_hold(self, engine: str) -> None:
        row = only(frames.weighted_pipeline(deals(engine, "open", LARGEST), currency="EUR"))
        assert (row["status"], row["reason"]) == ("refused", "out_of_bounds")
        assert row["open"] == ROWS

    def test_a_sum_that_is_just_held(self, engine: str) -> None:
        row = only(frames.won_revenue(deals(engine, "won", LARGEST), currency="EUR"))
        assert (row["status"], row["numerator"]) == ("measured", ROWS * LARGEST * 100)

    @pytest.mark.parametrize("variant", ["win_rate_of_remaining", "win_rate_of_quota"])
    def test_a_product_below_the_line(self, engine: str, variant: str) -> None:
        answer = frames.pipeline_coverage(
            deals(engine, "open", 1, 100),
            variant=variant,
            quota=Money(10**9, "EUR"),
            win_rate=Decimal("0.123456789"),
        )
        row = only(answer)
        assert (row["status"], row["reason"]) == ("refused", "out_of_bounds")

    def test_a_year_of_months(self, engine: str) -> None:
        rows = 900
        columns: Columns = {
            "account": ("text", [f"A-{number}" for number in range(rows)]),
            "begins": ("date", [date(2024, 1, 1)] * rows),
            "last": ("date", [date(2024, 1, 31)] * rows),
            "start": ("float", [0.0] * rows),
            "end": ("float", [1.3e10] * rows),
            "currency": ("text", ["EUR"] * rows),
            "movement": ("text", ["new"] * rows),
        }
        row = only(frames.arr(frame_on(engine, columns), currency="EUR"))
        assert (row["status"], row["reason"]) == ("refused", "out_of_bounds")
        row = only(frames.mrr(frame_on(engine, columns), currency="EUR"))
        assert row["reason"] in ("", "out_of_bounds")
        if row["status"] == "measured":
            assert Fraction(row["numerator"], row["denominator"]) == rows * 13 * 10**9


@pytest.mark.parametrize(
    "number", [Decimal("0.1234567890123456"), Decimal(10) ** 13, Decimal("1E-15")]
)
def test_a_rate_of_too_many_digits_is_refused_before_any_work(number: Decimal) -> None:
    with pytest.raises(Exception, match=r"12 digits|0 to 1") as caught:
        frames.pipeline_coverage(
            deals("polars", "open", 1, 1),
            variant="win_rate_of_quota",
            quota=Money(1, "EUR"),
            win_rate=number,
        )
    assert isinstance(caught.value, ValueError)


def test_a_quota_finer_than_the_minor_unit_is_kept_exactly() -> None:
    answer = frames.pipeline_coverage(
        deals("polars", "open", 9e9, 1), quota=Money("1000.005", "EUR")
    )
    row = only(answer)
    assert Fraction(row["numerator"], row["denominator"]) == Fraction(9 * 10**9 * 200, 200_001)
