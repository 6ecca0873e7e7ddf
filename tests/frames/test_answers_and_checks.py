"""Answers as Measurements, and what a check of the rows finds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from frame_engines import Columns, frame_on

from salesterms import Category, Money, Opportunity, Ratio, close_ratio, frames, won_revenue
from salesterms.errors import SalesTermsError

VARIANTS = ("decided_count", "won_of_all")
ENGINES = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")


def deals(**columns: Any) -> Any:
    return pl.DataFrame(columns)


class TestMeasurements:
    """An answer becomes the very objects that records give."""

    def test_of_one_group_there_is_one(self) -> None:
        records = [
            Opportunity(id="1", status=Category.WON),
            Opportunity(id="2", status=Category.LOST),
        ]
        frame = deals(status=["won", "lost"])
        assert frames.measurements(frames.close_ratio(frame)) == close_ratio(records)

    def test_of_groups_there_are_several(self) -> None:
        day = date(2023, 5, 1)
        records = [
            Opportunity(
                id="1", status=Category.WON, amount=Money("1.50", "EUR"), owner="Ann", closed=day
            ),
            Opportunity(id="2", status=Category.WON, amount=Money("2.00", "EUR"), closed=day),
        ]
        frame = deals(
            status=["won", "won"],
            amount=[1.5, 2.0],
            currency=["EUR", "EUR"],
            owner=["Ann", None],
            closed=[day, day],
        ).lazy()
        found: Any = frames.measurements(
            frames.won_revenue(frame, by="owner", currency="EUR", period=None, as_of="2024-01-01")
        )
        exact = won_revenue(records, by="owner", currency="EUR", as_of="2024-01-01")
        assert {key: found[key] for key in found} == {key: exact[key] for key in exact}

    def test_what_an_answer_holds_no_terms_of_shows_its_two_numbers(self) -> None:
        frame = deals(status=["open"], amount=[10], currency=["EUR"])
        answer = frames.pipeline_coverage(frame, quota=Money(40, "EUR"))
        found: Any = frames.measurements(answer)
        assert (found.formula, str(found.value)) == ("1000 / 4000", "1000/4000")

    def test_the_middle_says_of_how_many(self) -> None:
        frame = deals(status=["won"], created=[date(2024, 1, 1)], closed=[date(2024, 1, 2)])
        found: Any = frames.measurements(frames.sales_cycle(frame, variant="median_won"))
        assert (found.value, found.formula) == (1, "median of 1 spans of days")

    def test_a_forecast_is_exact_as_of_records(self) -> None:
        frame = deals(status=["open"], amount=[0.05], currency=["EUR"], probability=[0.5])
        found: Any = frames.measurements(frames.sales_forecast(frame, currency="EUR"))
        assert (found.value, found.exact) == (Money("0.025", "EUR"), True)
        assert found.formula == "0.00 EUR + 0.025000 EUR"

    def test_a_weighted_amount_is_exact_as_of_records(self) -> None:
        frame = deals(status=["open"], amount=[0.05], currency=["EUR"], probability=[0.5])
        found: Any = frames.measurements(frames.weighted_pipeline(frame, currency="EUR"))
        assert (found.value, found.exact) == (Money("0.025", "EUR"), True)

    def test_a_metric_shows_its_variants(self) -> None:
        assert repr(frames.forecast_accuracy) == "<FrameMetric forecast_accuracy: wmape, bias>"

    def test_answers_to_several_questions_are_not_put_in_each_others_place(self) -> None:
        frame = deals(status=["won", "lost"], owner=["Ann", "Bo"])
        answers = [frames.close_ratio(frame, by="owner", variant=one) for one in VARIANTS]
        with pytest.raises(frames.SeveralAnswers, match="'Ann'"):
            frames.measurements(pl.concat(answers, how="diagonal"))
        totals = [frames.close_ratio(frame, variant=one) for one in VARIANTS]
        with pytest.raises(frames.SeveralAnswers, match="all"):
            frames.measurements(pl.concat(totals, how="diagonal"))

    def test_keys_that_are_decimals_stay_apart(self) -> None:
        rates = pl.Series([Decimal("0.25"), Decimal("0.75")])
        answer = frames.close_ratio(deals(status=["won", "lost"], rate=rates), by="rate")
        found: Any = frames.measurements(answer)
        assert [(key, found[key].value) for key in found] == [
            (Decimal("0.25"), Ratio(1, 1)),
            (Decimal("0.75"), Ratio(0, 1)),
        ]

    def test_keys_named_like_columns_of_the_answer_all_stay(self) -> None:
        frame = deals(status=["won"], value=["q"], value_of_rows=["r"])
        answer = frames.close_ratio(frame, by=["value", "value_of_rows"])
        assert answer.row(0)[:2] == ("q", "r")
        assert answer.columns[:2] == ["value_of_rows_of_rows", "value_of_rows"]

    def test_a_key_of_ones_own_is_no_currency(self) -> None:
        frame = deals(status=["won"], amount=[1], currency=["EUR"], fx_by_currency=["x"])
        answer = frames.won_revenue(frame, by=["fx_by_currency", "currency"])
        assert answer.select("currency", "numerator", "status").rows() == [("EUR", 100, "measured")]

    def test_a_frame_of_something_else_is_refused(self) -> None:
        answer = frames.close_ratio(deals(status=["won"]))
        with pytest.raises(frames.NotAnAnswer):
            frames.measurements(answer.drop("numerator"))
        with pytest.raises(frames.NotAnAnswer):
            frames.measurements(answer.with_columns(variant=pl.lit("x")))


class TestChecking:
    """A check collects what metrics tell by a status, in one report."""

    def test_every_kind_of_fault_is_counted_by_column(self) -> None:
        frame = deals(
            status=["won", "Wom", None],
            amount=[1.0, float("nan"), None],
            currency=["XXQ", "EUR", None],
            closed=[date(2024, 1, 1), date(9999, 12, 31), None],
            probability=[0.5, 2.0, None],
            owner=["Ann", "Bo", None],
        )
        report = frames.check(frame)
        assert (report.rows, report.good) == (3, False)
        assert [(one.code, one.column, one.detail) for one in report.problems] == [
            ("unknown_label", "status", "1"),
            ("missing_status", "status", "1"),
            ("out_of_bounds", "amount", "1"),
            ("unknown_currency", "currency", "1"),
            ("date_out_of_range", "closed", "1"),
            ("out_of_bounds", "probability", "1"),
            ("several_currencies", "currency", "'XXQ'"),
        ]
        assert len(report.text("nl").splitlines()) == 8

    def test_every_row_is_counted_where_nothing_is_looked_for(self) -> None:
        frame = deals(owner=["Ann", "Bo", "Cas"])
        assert frames.check(frame, fields=["owner"]).rows == 3

    def test_a_frame_of_something_else_has_nothing_to_look_at(self) -> None:
        with pytest.raises(frames.SchemaProblems) as caught:
            frames.check(pl.DataFrame({"STATUS": ["won"], "x": [1]}))
        assert "one of 'STATUS', 'x'" in caught.value.problems[0].text()

    @pytest.mark.parametrize("engine", ENGINES)
    def test_good_rows_and_none_at_all_are_good(self, engine: str) -> None:
        columns: Columns = {"status": ("text", ["won"]), "amount": ("float", [1.0])}
        mapping = {"amount": {"column": "amount", "currency": "EUR"}}
        assert frames.check(frame_on(engine, columns), mapping=mapping).good
        none: Columns = {name: (kind, []) for name, (kind, _) in columns.items()}
        assert frames.check(frame_on(engine, none), mapping=mapping).rows == 0

    def test_fields_that_are_named_must_be_there(self) -> None:
        with pytest.raises(frames.SchemaProblems):
            frames.check(deals(status=["won"]), fields=["status", "closed"])
        with pytest.raises(SalesTermsError):
            frames.check(deals(status=["won"]), fields="status")
        with pytest.raises(SalesTermsError):
            frames.check(deals(status=["won"]), fields=["state"])
        assert frames.check(deals(owner=["Ann"]), fields=["owner"]).good
        assert frames.check(deals(forecast_category=["commit", None])).good
