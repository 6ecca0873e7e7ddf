"""What a frame can hold and a record cannot, wrong columns, and answers of nothing."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl
import pytest
from attrs import evolve
from frame_engines import Columns, frame_on, rows_of_answer

from salesterms import Category, Money, Opportunity, close_ratio, frames, won_revenue
from salesterms.criteria import Different, Each, Row, Several
from salesterms.frames.counting.quantities import NotAddedUp, parts_as_numbers
from salesterms.frames.ground import engines
from salesterms.frames.reading.records import DEALS
from salesterms.mapping import MappingProblems
from salesterms.metrics import gross_mrr_churn
from salesterms.metrics.arguments import BadArgument, MissingArgument, UnknownField
from salesterms.metrics.fields import AMOUNT

if TYPE_CHECKING:
    from salesterms.errors import SalesTermsError

ENGINES = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")


def deals(**columns: Any) -> Any:
    return pl.DataFrame(columns)


def only(answer: Any) -> dict[str, Any]:
    [row] = rows_of_answer(answer)
    return row


class TestNoRowIsLost:
    """Counted, left out or unreadable: the buckets of an answer are all rows that were given."""

    def test_a_label_without_a_meaning_makes_the_group_refused(self) -> None:
        row = only(frames.close_ratio(deals(status=["won", "Wom"])))
        assert (row["status"], row["reason"], row["value"]) == ("refused", "unknown_label", None)
        assert (row["won"], row["unknown_label"]) == (1, 1)

    def test_a_missing_status_is_no_label_either(self) -> None:
        row = only(frames.close_ratio(deals(status=["won", None])))
        assert (row["reason"], row["unknown_label"]) == ("unknown_label", 1)

    def test_a_group_that_has_none_of_these_rows_is_measured(self) -> None:
        answer = frames.close_ratio(deals(status=["won", "Wom"], owner=["Ann", "Bo"]), by="owner")
        assert [row["status"] for row in rows_of_answer(answer)] == ["measured", "refused"]

    @pytest.mark.parametrize("engine", ENGINES)
    def test_no_rows_at_all_are_undefined_as_of_records(self, engine: str) -> None:
        empty: Columns = {"status": ("text", []), "amount": ("float", []), "currency": ("text", [])}
        row = only(frames.close_ratio(frame_on(engine, empty)))
        assert (row["status"], row["reason"]) == ("undefined", close_ratio([]).reason)
        row = only(frames.won_revenue(frame_on(engine, empty), currency="EUR"))
        assert (row["status"], row["value"], row["currency"]) == ("measured", 0.0, "EUR")
        assert rows_of_answer(frames.won_revenue(frame_on(engine, empty))) == []

    @pytest.mark.parametrize("engine", ENGINES)
    def test_no_days_at_all_have_no_middle(self, engine: str) -> None:
        empty: Columns = {"status": ("text", []), "created": ("date", []), "closed": ("date", [])}
        row = only(frames.sales_cycle(frame_on(engine, empty), variant="median_won"))
        assert (row["status"], row["reason"]) == ("undefined", "zero_denominator")


class TestAmountsAreExactOrRefused:
    """A sum is a whole number of minor units, or it is refused."""

    @pytest.mark.parametrize("amount", [float("nan"), float("inf"), 0.001, 1e11, -1e11], ids=repr)
    def test_what_is_no_whole_number_of_minor_units_is_refused(self, amount: float) -> None:
        row = only(
            frames.won_revenue(
                deals(status=["won", "won"], amount=[1.0, amount], currency=["EUR", "EUR"]),
                currency="EUR",
            )
        )
        assert (row["status"], row["reason"], row["value"]) == ("refused", "out_of_bounds", None)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_an_amount_that_is_too_large_is_refused_with_its_group_only(self, engine: str) -> None:
        given: Columns = {
            "owner": ("text", ["Ann", "Bo", "Bo"]),
            "status": ("text", ["won"] * 3),
            "amount": ("float", [1e11, 0.5, 0.5]),
            "currency": ("text", ["EUR"] * 3),
        }
        answer = frames.won_revenue(frame_on(engine, given), by="owner", currency="EUR")
        found = {row["owner"]: (row["reason"], row["value"]) for row in rows_of_answer(answer)}
        assert found == {"Ann": ("out_of_bounds", None), "Bo": ("", 1.0)}

    def test_such_an_amount_of_a_deal_that_does_not_count_does_no_harm(self) -> None:
        frame = deals(status=["won", "lost"], amount=[1.0, float("nan")], currency=["EUR", "EUR"])
        assert only(frames.won_revenue(frame, currency="EUR"))["numerator"] == 100

    def test_a_sum_that_would_wrap_is_refused(self) -> None:
        rows = 1_100_000
        frame = pl.LazyFrame({"amount": [9_999_999_999.99]}).select(
            amount=pl.col("amount").repeat_by(rows).explode(), status=pl.lit("won")
        )
        mapping = {"amount": {"column": "amount", "currency": "EUR"}}
        row = only(frames.won_revenue(frame, mapping=mapping, currency="EUR"))
        assert (row["won"], row["reason"]) == (rows, "out_of_bounds")

    def test_a_product_that_would_wrap_is_refused(self) -> None:
        rows = 100_000
        frame = pl.LazyFrame({"amount": [9_999_999_999.99]}).select(
            amount=pl.col("amount").repeat_by(rows).explode(),
            status=pl.lit("won"),
            created=pl.lit(date(2024, 1, 1)),
            closed=pl.lit(date(2024, 1, 2)),
        )
        mapping = {"amount": {"column": "amount", "currency": "EUR"}}
        row = only(frames.sales_velocity(frame, mapping=mapping, currency="EUR"))
        assert (row["status"], row["reason"]) == ("refused", "out_of_bounds")

    @pytest.mark.parametrize("code", ["JPY", "KWD", "CLF", "XAU", "EUR"])
    def test_the_minor_unit_is_that_of_the_currency(self, code: str) -> None:
        amount = Decimal(7)
        frame = deals(status=["won"], amount=[7], currency=[code])
        row = only(frames.won_revenue(frame))
        assert Decimal(row["numerator"]) / row["denominator"] == amount
        declared = {"amount": {"column": "amount", "currency": code}}
        assert only(frames.won_revenue(frame.drop("currency"), mapping=declared)) == row

    def test_decimal_columns_come_out_as_they_were_written(self) -> None:
        amounts = pl.Series([Decimal("0.10"), Decimal("0.35")], dtype=pl.Decimal(10, 2))
        frame = deals(status=["won", "won"], amount=amounts, currency=["EUR", "EUR"])
        assert only(frames.won_revenue(frame))["numerator"] == 45

    @pytest.mark.parametrize("code", [None, "eur", "Euro"])
    def test_an_amount_in_no_currency_is_refused_and_never_added_to_others(
        self, code: str | None
    ) -> None:
        frame = deals(status=["won", "won"], amount=[1, 2], currency=["EUR", code])
        row = only(frames.close_ratio(frame, variant="decided_value"))
        assert (row["status"], row["value"]) == ("refused", None)
        row = only(frames.close_ratio(frame[1:], variant="decided_value"))
        assert (row["status"], row["reason"]) == ("refused", "unknown_currency")
        rows = rows_of_answer(frames.won_revenue(frame))
        assert sorted(row["reason"] for row in rows) == ["", "unknown_currency"]

    def test_two_currencies_in_a_group_are_refused(self) -> None:
        frame = deals(status=["won", "won"], amount=[1, 2], currency=["EUR", "USD"])
        row = only(frames.close_ratio(frame, variant="decided_value"))
        assert (row["status"], row["reason"]) == ("refused", "mixed_currencies")


class TestSchema:
    """What is missing or of another type is told whole, before any work."""

    def test_every_missing_column_is_named(self) -> None:
        with pytest.raises(frames.SchemaProblems) as told:
            frames.close_ratio(deals(stage=["x"]), period="2024", mapping={"status": "Fase"})
        assert [(one.code, one.column) for one in told.value.problems] == [
            ("missing_column", "Fase"),
            ("missing_column", "closed"),
        ]

    def test_a_creation_date_is_not_asked_for_where_closed_rows_do_without(self) -> None:
        frame = deals(status=["won", "lost"], closed=[date(2024, 1, 1), date(2024, 9, 1)])
        row = only(frames.close_ratio(frame, as_of="2024-06-30"))
        records = close_ratio(
            [
                Opportunity(id="1", status=Category.WON, closed=date(2024, 1, 1)),
                Opportunity(id="2", status=Category.LOST, closed=date(2024, 9, 1)),
            ],
            as_of="2024-06-30",
        )
        assert (row["numerator"], row["denominator"]) == (1, 1)
        assert row["no_created_date"] == records.excluded["no_created_date"] == 1

    @pytest.mark.parametrize(
        ("column", "values", "code"),
        [
            ("closed", ["2024-01-01"], "wrong_column_type"),
            ("closed", [datetime(2024, 1, 1, tzinfo=UTC)], "zoned_column"),
            ("status", [1], "wrong_column_type"),
        ],
    )
    def test_a_column_of_another_type_is_named(
        self, column: str, values: list[Any], code: str
    ) -> None:
        given = {"status": ["won"], "closed": [date(2024, 1, 1)]} | {column: values}
        with pytest.raises(frames.SchemaProblems) as told:
            frames.close_ratio(deals(**given), period="2024")
        assert [(one.code, one.column) for one in told.value.problems] == [(code, column)]
        assert pickle.loads(pickle.dumps(told.value)).text("nl") == told.value.text("nl")

    def test_a_name_that_stands_twice_is_told(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame([["won", "x"]], columns=["status", "status"])
        for call in (frames.close_ratio, frames.check):
            with pytest.raises(frames.ColumnTwice, match="status"):
                call(frame)

    def test_amounts_as_text_and_stages_without_a_separator_are_named(self) -> None:
        frame = deals(status=["won"], amount=["1"], currency=["EUR"], stages_reached=["a|b"])
        with pytest.raises(frames.SchemaProblems):
            frames.won_revenue(frame)
        with pytest.raises(frames.SchemaProblems):
            frames.close_ratio(frame, variant="past_stage", stage="a")

    @pytest.mark.parametrize(
        "mapping",
        [
            {"closed": {"column": "closed", "formats": ["D-M-YYYY"]}},
            {"nothing": "x"},
            {"status": {"column": "status", "blank": "open"}},
            {"probability": "chance"},
            "deals.json",
        ],
    )
    def test_a_mapping_that_cannot_be_used_is_told(self, mapping: Any) -> None:
        with pytest.raises(MappingProblems):
            frames.close_ratio(deals(status=["won"]), mapping=mapping)

    @pytest.mark.parametrize("given", [None, 5, [{"status": "won"}], pl.Series([1])])
    def test_what_is_no_frame_is_told(self, given: Any) -> None:
        with pytest.raises(frames.NotAFrame):
            frames.close_ratio(given)

    def test_a_frame_of_an_engine_that_nobody_has_tried_is_told(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engines, "_KNOWN", {})
        with pytest.raises(frames.NotAFrame):
            frames.close_ratio(deals(status=["won"]))


class TestMappings:
    """The documents of files, for columns that have types."""

    def test_labels_columns_percentages_and_lists_are_read_as_they_are_declared(self) -> None:
        frame = deals(
            deal_stage=["Won", "Lost", "Engaging", "Engaging"],
            close_value=[1000.0, 0.0, 500.0, 300.0],
            chance=[100.0, 0.0, 50.0, 12.5],
            forecast=["Commit", None, "Best Case", "Commit"],
            path=[["New", "Quote"], ["New"], [], ["New"]],
        ).with_columns(pl.col("deal_stage").cast(pl.Categorical))
        mapping = {
            "status": {
                "column": "deal_stage",
                "won": ["Won"],
                "lost": ["Lost"],
                "open": ["Engaging"],
            },
            "amount": {"column": "close_value", "currency": "USD"},
            "probability": {"column": "chance", "as": "percent"},
            "forecast_category": {
                "column": "forecast",
                "commit": ["Commit"],
                "best_case": ["Best Case"],
            },
            "stages_reached": "path",
        }
        weighted = only(frames.weighted_pipeline(frame, mapping=mapping))
        assert (weighted["value"], weighted["currency"]) == (287.5, "USD")
        commit = only(
            frames.forecast_by_category(frame, variant="commit", mapping=mapping, currency="USD")
        )
        assert commit["numerator"] == 30_000
        past = only(frames.close_ratio(frame, variant="past_stage", stage="Quote", mapping=mapping))
        assert (past["won"], past["stage_not_reached"]) == (1, 1)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_labels_in_one_text_are_told_apart_as_in_a_file(self, engine: str) -> None:
        paths = ["a | b+ ", " b+", "b", "ab+|c", "  ", None]
        columns: Columns = {"status": ("text", ["won"] * 6), "path": ("text", paths)}
        row = only(
            frames.close_ratio(
                frame_on(engine, columns),
                variant="past_stage",
                stage="b+",
                mapping={"stages_reached": {"column": "path", "separator": "|"}},
            )
        )
        assert (row["won"], row["stage_not_reached"], row["stage_unknown"]) == (2, 2, 2)

    def test_a_choice_of_other_rows_is_in_the_words_of_its_members(self) -> None:
        days = {"begins": [date(2026, 3, 1)] * 2, "last": [date(2026, 3, 31)] * 2}
        frame = deals(how=["kept", "gone"], **days)
        row = only(frames.customer_churn(frame, mapping={"standing": "how"}))
        assert (row["numerator"], row["denominator"]) == (1, 2)

    def test_datetimes_without_a_zone_are_dates(self) -> None:
        frame = deals(
            status=["won", "won"],
            created=[datetime(2024, 1, 1, 17, 0), datetime(2024, 1, 2, 9, 0)],  # noqa: DTZ001
            closed=[datetime(2024, 1, 1, 9, 0), datetime(2024, 1, 31, 23, 59)],  # noqa: DTZ001
        )
        row = only(frames.sales_cycle(frame, period="2024-01"))
        assert (row["numerator"], row["denominator"]) == (29, 2)


class TestAskingWrongly:
    """Wrong arguments raise what they raise of records."""

    @pytest.mark.parametrize(
        ("asked", "error"),
        [
            ({"variant": "past_stage"}, MissingArgument),
            ({"currency": "EUR"}, BadArgument),
            ({"by": "ower"}, UnknownField),
            ({"by": []}, BadArgument),
            ({"as_of": "soon"}, BadArgument),
            ({"stage": "x"}, BadArgument),
        ],
    )
    def test_an_argument_is_refused(
        self, asked: dict[str, Any], error: type[SalesTermsError]
    ) -> None:
        with pytest.raises(error):
            frames.close_ratio(deals(status=["won"]), **asked)

    def test_columns_of_lists_and_objects_make_no_groups(self) -> None:
        with pytest.raises(BadArgument):
            frames.close_ratio(deals(status=["won"], tags=[["a"]]), by="tags")

    def test_one_quota_is_not_set_against_groups(self) -> None:
        frame = deals(status=["open"], amount=[1], currency=["EUR"], owner=["Ann"])
        with pytest.raises(BadArgument):
            frames.pipeline_coverage(frame, quota=Money(1, "EUR"), by="owner")


class TestKeys:
    """What rows are grouped by stands in columns before the value."""

    def test_a_column_of_ones_own_is_a_key(self) -> None:
        answer = frames.close_ratio(deals(status=["won", "lost"], region=["N", "S"]), by="region")
        assert {row["region"]: row["value"] for row in rows_of_answer(answer)} == {"N": 1, "S": 0}

    def test_a_key_makes_room_for_a_column_of_the_answer(self) -> None:
        answer = frames.close_ratio(deals(status=["won", "lost"]), by="status")
        assert [row["status_of_rows"] for row in rows_of_answer(answer)] == ["lost", "won"]

    def test_an_eager_answer_is_in_the_order_of_its_keys(self) -> None:
        frame: Columns = {"status": ("text", ["won"] * 3), "owner": ("text", ["Bo", None, "Ann"])}
        for engine in ("polars", "pandas", "pyarrow"):
            answer = rows_of_answer(frames.close_ratio(frame_on(engine, frame), by="owner"))
            assert [row["owner"] for row in answer] == ["Ann", "Bo", None]

    @pytest.mark.parametrize("engine", ENGINES)
    def test_weeks_at_the_turn_of_the_year_lie_where_iso_8601_says(self, engine: str) -> None:
        days = [
            date(year, *day) for year in range(1999, 2034) for day in ((1, 1), (1, 4), (12, 31))
        ]
        frame: Columns = {"status": ("text", ["won"] * len(days)), "closed": ("date", days)}
        answer = frames.close_ratio(frame_on(engine, frame), by="week")
        wanted = {"{:04}-W{:02}".format(*day.isocalendar()) for day in days}
        assert {row["week"] for row in rows_of_answer(answer)} == wanted


class TestWhatTheTablesAskOf:
    """Lines that no metric of ours has, and users' own may have."""

    @pytest.mark.parametrize("code", ["EUR", "JPY"])
    def test_an_amount_is_at_least_so_much_in_whatever_currency(self, code: str) -> None:
        won = won_revenue.variants["won"]
        places = (Row("small", ~AMOUNT.at_least(5)), *(won.places.rows))
        own = evolve(won_revenue, variants=(evolve(won, places=places),))
        frame = deals(status=["won"] * 3, amount=[4, 5, None], currency=[code] * 3)
        metric = frames.FrameMetric(metric=own, rows=DEALS)
        row = only(metric(frame, currency=code))
        assert (row["won"], row["won_amount"], row["small"]) == (1, 5 if code == "JPY" else 500, 2)
        declared = {"amount": {"column": "amount", "currency": code}}
        assert only(metric(frame.drop("currency"), currency=code, mapping=declared)) == row

    def test_what_is_kept_row_by_row_is_not_added_up(self) -> None:
        with pytest.raises(NotAddedUp):
            list(parts_as_numbers(Several((("x", Different((AMOUNT,))),)), {}))


class TestKinds:
    """A frame comes back as what it was, and lazy stays lazy."""

    def test_polars(self) -> None:
        frame = deals(status=["won"])
        assert type(frames.close_ratio(nw.from_native(frame))) is pl.DataFrame
        assert type(frames.close_ratio(frame)) is pl.DataFrame
        assert type(frames.close_ratio(frame.lazy())) is pl.LazyFrame

    @pytest.mark.parametrize("engine", ["pandas", "pyarrow", "duckdb", "ibis"])
    def test_others(self, engine: str) -> None:
        frame = frame_on(engine, {"status": ("text", ["won"])})
        answer = frames.close_ratio(frame)
        assert type(answer).__module__.split(".")[0] == type(frame).__module__.split(".")[0]


def test_a_formula_that_nobody_wrote_down_is_a_fault_of_the_package() -> None:
    from salesterms.frames.formulas.of_metrics import NoQuotient, quotient_of

    odd = evolve(close_ratio.variants["decided_count"], compute=lambda won: won)
    with pytest.raises(NoQuotient):
        quotient_of("odd", odd)
    kept = evolve(odd, compute=lambda won, lost: won or lost, quantity=Each(AMOUNT))
    with pytest.raises(NoQuotient):
        quotient_of("odd", kept)
    flow = evolve(gross_mrr_churn.variants["cancelled"], compute=lambda churn: churn)
    with pytest.raises(NoQuotient):
        quotient_of("odd", flow)
