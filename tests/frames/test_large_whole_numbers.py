"""Whole numbers beyond 2^63 without a sign, and of 128 bits: refused, and no foreign error."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from frame_engines import ENGINES as KNOWN
from frame_engines import rows_of_answer

from salesterms import frames
from salesterms.qualification import PointsForSignals, ScoreAxis, ScoreModel, Threshold
from salesterms.vocabularies import hubspot, linkedin_glossary

ENGINES = ("polars", "pandas", "pandas_arrow", "pyarrow", "duckdb")
LARGE = (2**63, 2**64 - 1)
DAY = date(2024, 1, 1)


def on(engine: str, **columns: Any) -> Any:
    """Columns of Arrow as a frame of an engine; whole numbers have no sign."""
    pa = pytest.importorskip("pyarrow", reason="needs pyarrow")
    for package in KNOWN[engine][0]:
        pytest.importorskip(package, reason=f"needs {package}")

    def column(values: list[Any]) -> Any:
        known = [value for value in values if value is not None]
        if any(type(value) is int for value in known):
            return pa.array(values, pa.uint64())
        if not known or type(known[0]) is date:
            return pa.array(values, pa.date32())
        return pa.array(values)

    table = pa.table({name: column(values) for name, values in columns.items()})
    if engine == "polars":
        import polars as pl

        return pl.from_arrow(table)
    if engine == "duckdb":
        duckdb: Any = import_module("duckdb")
        return duckdb.connect().from_arrow(table)
    if engine.startswith("pandas"):
        import pandas as pd

        frame = table.to_pandas(types_mapper=pd.ArrowDtype if engine == "pandas_arrow" else None)
        dates = [] if engine == "pandas_arrow" else frame.columns.intersection(["begins", "ended"])
        return frame.astype(dict.fromkeys(dates, "datetime64[us]"))
    return table


def only(answer: Any) -> dict[str, Any]:
    [row] = rows_of_answer(answer)
    return row


@pytest.mark.parametrize("large", LARGE)
@pytest.mark.parametrize("engine", ENGINES)
class TestWithoutASign:
    def test_an_amount_is_refused_and_told(self, engine: str, large: int) -> None:
        frame = on(engine, status=["won", "won"], amount=[large, 3], currency=["EUR", "EUR"])
        row = only(frames.won_revenue(frame, currency="EUR"))
        assert (row["status"], row["reason"], row["value"]) == ("refused", "out_of_bounds", None)
        assert [one.code for one in frames.check(frame).problems] == ["out_of_bounds"]

    def test_a_number_of_signals_is_none(self, engine: str, large: int) -> None:
        points = PointsForSignals(id="visits", axis="fit", points=2, signal="visit", most=15)
        model = ScoreModel(
            name="m",
            axes=(ScoreAxis(name="fit", weight=1),),
            rows=(points,),
            thresholds=(Threshold(name="MQL", at_least=(("total", 10),)),),
        )
        found = frames.lead_scores(on(engine, n=[large, 3]), model, signals={"visit": "n"})
        assert [row["score_status"] for row in rows_of_answer(found)] == ["refused", "measured"]

    def test_a_value_of_a_fact_is_unknown(self, engine: str, large: int) -> None:
        facts = ("target_group", "ideal_profile", "means", "likely_interested")
        people = on(engine, **{name: [large, 1] for name in facts})
        found = rows_of_answer(frames.label(people, linkedin_glossary))
        assert [row["label_status"] for row in found] == ["unknown_level", "certain"]

    def test_a_code_of_a_stage_is_unknown(self, engine: str, large: int) -> None:
        moments = [datetime(2024, 1, 1), datetime(2024, 1, 2)]  # noqa: DTZ001 - of no zone
        log = on(engine, deal=["D", "D"], stage=[0, large], since=moments, number=[1, large])
        columns: dict[str, Any] = {"case": "deal", "label": "stage", "at": "since"}
        found = frames.audit(log, hubspot.deal_stage, **columns, order="number")
        verdicts = sorted(row["verdict"] for row in rows_of_answer(found))
        assert verdicts == ["legal", "unknown_label"]

    def test_months_of_an_interval_and_charges_are_refused(self, engine: str, large: int) -> None:
        for charge, months in ((5, large), (large, 1)):
            sold = on(
                engine,
                account=["A"],
                begins=[DAY],
                ended=[None],
                amount=[charge],
                currency=["EUR"],
                interval_months=[months],
                trial=[False],
            )
            mapping = {"started_on": "begins", "ended_on": "ended"}
            found = frames.mrr_changes(sold, period="2024-Q1", mapping=mapping)
            assert {row["movement"] for row in rows_of_answer(found)} == {None}
            assert only(frames.mrr(found, by="currency"))["status"] == "refused"


@pytest.mark.parametrize("months", [1.5, 0.5, float("nan"), float("inf"), 1e30, -3.0])
@pytest.mark.parametrize("engine", ENGINES)
def test_an_interval_is_a_whole_number_of_months(engine: str, months: float) -> None:
    sold = on(
        engine,
        account=["A"],
        begins=[DAY],
        ended=[None],
        amount=[5.0],
        currency=["EUR"],
        interval_months=[months],
        trial=[False],
    )
    mapping = {"started_on": "begins", "ended_on": "ended"}
    found = frames.mrr_changes(sold, period="2024-Q1", mapping=mapping)
    assert {row["movement"] for row in rows_of_answer(found)} == {None}


@pytest.mark.parametrize("amount", [2**64, 2**127 - 1, -(2**127)])
def test_numbers_of_128_bits_are_refused_as_amounts(amount: int) -> None:
    duckdb: Any = pytest.importorskip("duckdb", reason="needs duckdb")
    import polars as pl

    columns = {"status": ["won"], "currency": ["EUR"]}
    for frame in (
        duckdb.connect().sql(
            f"SELECT 'won' AS status, 'EUR' AS currency, '{amount}'::HUGEINT AS amount"
        ),
        pl.DataFrame({**columns, "amount": pl.Series([amount], dtype=pl.Int128)}),
    ):
        row = only(frames.won_revenue(frame, currency="EUR"))
        assert (row["status"], row["reason"]) == ("refused", "out_of_bounds")
