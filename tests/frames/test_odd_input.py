"""Rows and names that are odd but allowed: each engine answers alike, or refuses alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from frame_engines import ALL, Columns, frame_on, rows_of_answer

from salesterms import Money, frames
from salesterms.metrics.arguments import BadArgument
from salesterms.qualification import PointsForSignals, ScoreAxis, ScoreModel, Threshold
from salesterms.vocabularies import hubspot

QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = ("ibis", *(("pyspark", "dask", "sqlframe") if ALL else ()))
EVERY = [*QUICK, *(pytest.param(one, marks=pytest.mark.slow) for one in SLOW)]
REFUSED = (0, "refused", "out_of_bounds")


def told(answer: Any, *names: str) -> list[tuple[Any, ...]]:
    """The numerator, the status and the reason of each group, or other columns."""
    names = names or ("numerator", "status", "reason")
    return [tuple(row[name] for name in names) for row in rows_of_answer(answer)]


def amounts(*given: float, status: str = "won") -> Columns:
    return {
        "status": ("text", [status] * len(given)),
        "amount": ("float", list(given)),
        "currency": ("text", ["EUR"] * len(given)),
        "probability": ("float", [0.5] * len(given)),
    }


@pytest.mark.parametrize("engine", EVERY)
class TestAmounts:
    @pytest.mark.parametrize("bad", [float("inf"), float("-inf"), 1e19, 2.0**60, 0.001])
    def test_what_is_no_amount_is_refused(self, engine: str, bad: float) -> None:
        frame = frame_on(engine, amounts(bad, 100.0))
        assert told(frames.won_revenue(frame, currency="EUR")) == [REFUSED]
        assert frames.check(frame).problems[0].code == "out_of_bounds"

    def test_none_of_them_is_negative(self, engine: str) -> None:
        frame = frame_on(engine, amounts(float("-inf"), 100.0))
        answer = frames.close_ratio(frame, variant="decided_value", currency=None)
        assert told(answer, "status", "reason") == [("refused", "out_of_bounds")]

    def test_a_price_that_cannot_be_read_is_no_price_of_0(self, engine: str) -> None:
        columns: Columns = {
            "status": ("text", ["won", "won"]),
            "asked": ("float", [9.0, 50.0]),
            "listed": ("float", [10.005, 100.0]),
            "currency": ("text", ["EUR", "EUR"]),
        }
        assert told(frames.list_discount(frame_on(engine, columns))) == [REFUSED]

    def test_a_currency_without_a_minor_unit_has_large_parts(self, engine: str) -> None:
        columns = {**amounts(1.0, status="open"), "currency": ("text", ["XAU"])}
        answer = frames.weighted_pipeline(frame_on(engine, columns))
        assert told(answer, "numerator", "denominator") == [(5 * 10**9, 10**10)]

    def test_a_quota_times_a_rate_is_more_than_32_bits_hold(self, engine: str) -> None:
        answer = frames.pipeline_coverage(
            frame_on(engine, amounts(9_000.0, status="open")),
            variant="win_rate_of_quota",
            quota=Money("100000", "EUR"),
            win_rate=Decimal("0.3333"),
        )
        assert told(answer, "numerator", "denominator") == [(2_999_700_000, 10**11)]

    def test_a_sum_beyond_what_a_float_holds_is_exact(self, engine: str) -> None:
        columns = {**amounts(1e10), "closed": ("date", [date(2024, 1, 1)])}
        answer = frames.sales_forecast(frame_on(engine, columns), currency="EUR")
        assert told(answer, "value", "numerator") == [(1e10, 10**16)]

    @pytest.mark.parametrize("name", ["response_seconds", "response_working_seconds"])
    def test_no_time_goes_by_backwards(self, engine: str, name: str) -> None:
        columns: Columns = {
            "standing": ("text", ["qualified", "qualified"]),
            "created": ("date", [date(2024, 1, 1)] * 2),
            "responded": ("date", [date(2024, 1, 1)] * 2),
            name: ("float", [-5.0, 60.0]),
        }
        variant = "mean_elapsed" if name == "response_seconds" else "mean_working"
        answer = frames.speed_to_lead(frame_on(engine, columns), variant=variant)
        assert told(answer, "status", "reason") == [("refused", "out_of_bounds")]


@pytest.mark.parametrize("engine", EVERY)
class TestKeys:
    def test_a_name_that_ends_like_that_of_currencies(self, engine: str) -> None:
        columns: Columns = {
            "status": ("text", ["won", "won"]),
            "sold_by_currency": ("text", ["USD", "USD"]),
            "amount": ("float", [100.0, 200.0]),
            "currency": ("text", ["JPY", "JPY"]),
        }
        answer = frames.won_revenue(frame_on(engine, columns), by=["sold_by_currency"])
        assert told(answer, "currency", "numerator", "denominator") == [("JPY", 300, 1)]

    def test_a_currency_beside_rows_without_amounts(self, engine: str) -> None:
        columns: Columns = {"standing": ("text", ["qualified"]), "currency": ("text", ["EUR"])}
        answer = frames.lead_conversion(frame_on(engine, columns), by="currency")
        assert told(answer, "currency_of_rows", "numerator") == [("EUR", 1)]

    def test_the_week_before_1970_is_a_week(self, engine: str) -> None:
        columns: Columns = {
            "status": ("text", ["won", "lost"]),
            "closed": ("date", [date(1969, 12, 25), None]),
        }
        answer = frames.close_ratio(frame_on(engine, columns), by="week")
        found = {(row["week"], row["numerator"]) for row in rows_of_answer(answer)}
        assert found == {("1969-W52", 1), (None, 0)}

    def test_a_name_like_a_part_of_a_week(self, engine: str) -> None:
        columns: Columns = {
            "status": ("text", ["won"]),
            "week_year": ("whole", [7]),
            "closed": ("date", [date(2024, 1, 1)]),
        }
        answer = frames.close_ratio(frame_on(engine, columns), by=["week", "week_year"])
        assert told(answer, "week", "week_year") == [("2024-W01", 7)]

    def test_what_is_not_known_of_yes_and_no_is_neither(self, engine: str) -> None:
        columns: Columns = {
            "status": ("text", ["won", "lost", "won", "lost"]),
            "stage": ("bool", [True, False, True, False]),
            "closed": ("date", [date(2024, 5, 1), *[date(2024, 1, 1)] * 3]),
        }
        answer = frames.close_ratio(frame_on(engine, columns), by="stage", as_of="2024-03-01")
        found = {(row["stage"], row["numerator"]) for row in rows_of_answer(answer)}
        assert found == {(None, 0), (True, 1), (False, 0)}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", ["salesterms_amount", "salesterms_status_is_won"])
def test_a_column_named_like_those_that_are_made_is_refused(engine: str, name: str) -> None:
    columns = {**amounts(1.0), name: ("whole", [500])}
    with pytest.raises(frames.ColumnReserved, match=name):
        frames.won_revenue(frame_on(engine, columns), by=name, currency="EUR")


@pytest.mark.parametrize("name", ["^a.*$", "*"])
def test_a_name_that_stands_for_other_columns_is_refused(name: str) -> None:
    with pytest.raises(frames.ColumnReserved):
        frames.close_ratio(pl.DataFrame({"status": ["won"], name: [1], "ab": [2]}), by=name)


@pytest.mark.parametrize("engine", QUICK)
@pytest.mark.parametrize(("stage", "won"), [("A;B", 0), (" B", 0), ("B", 1)])
def test_no_label_is_two_labels_or_has_blanks(engine: str, stage: str, won: int) -> None:
    columns: Columns = {
        "status": ("text", ["won", "lost"]),
        "stages_reached": ("text", ["A;B", "A"]),
        "closed": ("date", [date(2024, 1, 1)] * 2),
    }
    mapping = {"stages_reached": {"column": "stages_reached", "separator": ";"}}
    answer = frames.close_ratio(
        frame_on(engine, columns), variant="past_stage", stage=stage, mapping=mapping
    )
    assert told(answer, "won") == [(won,)]


def test_pandas_may_have_columns_whose_names_are_numbers() -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    frame = pandas.DataFrame({"status": ["won", "lost"], 7: [1, 2]})
    assert told(frames.close_ratio(frame)) == [(1, "measured", "")]


class TestNamesOfLogs:
    """What is made of a log has columns of fixed names; a case may bear any of them."""

    LOG = pl.DataFrame({"entered": [1, 1], "label": ["New", "Won"], "n": [1, 2]}).with_columns(
        at=pl.Series([date(2024, 1, 1), date(2024, 1, 3)]).cast(pl.Datetime("us"))
    )

    def test_a_case_that_is_called_as_a_column_of_spells(self) -> None:
        spells = frames.stage_spells(self.LOG, case="entered", label="label", at="at", order="n")
        assert spells.columns[:3] == ["entered_of_rows", "stage", "entered"]

    def test_columns_that_an_audit_would_replace_are_refused(self) -> None:
        log = self.LOG.with_columns(verdict=pl.lit("mine"))
        with pytest.raises(frames.SchemaProblems) as caught:
            frames.audit(log, hubspot.deal_stage, case="entered", label="label", at="at", order="n")
        assert caught.value.problems[0].text().endswith("rename that column")

    def test_counts_by_columns_of_any_name(self) -> None:
        audited = pl.DataFrame({"verdict": ["skip"], "forbidden": [1], "rows": ["x"]})
        found = frames.verdict_counts(audited, by=["rows", "verdict"])
        assert found.to_dicts() == [
            {"rows_of_rows": "x", "verdict": "skip", "rows": 1, "forbidden": 1}
        ]

    def test_what_is_no_audit_is_refused(self) -> None:
        audited = pl.DataFrame({"verdict": ["skip"], "forbidden": ["yes"]})
        with pytest.raises(frames.SchemaProblems):
            frames.verdict_counts(audited)
        with pytest.raises(BadArgument):
            frames.verdict_counts(audited, by=3)  # type: ignore[arg-type] # the point


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "duckdb", "pandas_arrow"])
@pytest.mark.parametrize(
    ("visits", "status"),
    [
        (pl.Series([2**62], dtype=pl.UInt64), "refused"),
        (pl.Series([2**62], dtype=pl.Int64), "refused"),
        (pl.Series([Decimal("2.5")], dtype=pl.Decimal(38, 2)), "refused"),
        (pl.Series([Decimal("2.00")], dtype=pl.Decimal(38, 2)), "measured"),
        (pl.Series([float("nan")]), "refused"),
        (pl.Series([3], dtype=pl.UInt64), "measured"),
    ],
)
def test_numbers_of_signals_of_every_type(engine: str, visits: pl.Series, status: str) -> None:
    points = PointsForSignals(id="visits", axis="fit", points=2, signal="visit", most=15)
    model = ScoreModel(
        name="m",
        axes=(ScoreAxis(name="fit", weight=1),),
        rows=(points,),
        thresholds=(Threshold(name="MQL", at_least=(("total", 10),)),),
    )
    frame: Any = pl.DataFrame({"visits": visits})
    if engine != "polars":
        pytest.importorskip("pyarrow", reason="needs pyarrow")
        frame = frame.to_arrow()
    if engine == "duckdb":
        frame = pytest.importorskip("duckdb", reason="needs duckdb").from_arrow(frame)
    if engine == "pandas_arrow":
        pandas = pytest.importorskip("pandas", reason="needs pandas")
        frame = frame.to_pandas(types_mapper=pandas.ArrowDtype)
    found = frames.lead_scores(frame, model, signals={"visit": "visits"})
    assert told(found, "score_status") == [(status,)]
