"""Answers as Measurements, and what a check of the rows finds."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from frame_engines import Columns, frame_on

from salesterms import Category, Money, Opportunity, close_ratio, frames, won_revenue
from salesterms.errors import SalesTermsError

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

    def test_a_forecast_is_rounded_once(self) -> None:
        frame = deals(status=["open"], amount=[0.05], currency=["EUR"], probability=[0.5])
        found: Any = frames.measurements(frames.sales_forecast(frame, currency="EUR"))
        assert (found.value, found.exact) == (Money("0.03", "EUR"), False)

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
        ]
        assert len(report.text("nl").splitlines()) == 7

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
