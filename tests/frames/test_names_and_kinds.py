"""Names that differ in capitals or hold signs, ids of two types, labels and days that are none."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from frame_engines import Columns, frame_on, rows_of_answer

from salesterms import frames
from salesterms.frames import ColumnReserved, SchemaProblems
from salesterms.metrics import Entries, FunnelPolicy, Skips
from salesterms.metrics.arguments import BadArgument

QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
EVERY = [*QUICK, pytest.param("ibis", marks=pytest.mark.slow)]

MOMENTS = [datetime.fromisoformat(f"2024-03-0{day}") for day in (1, 2, 8)]
DEALS: Columns = {
    "status": ("text", ["won", "won", "lost", "open"]),
    "forecast_category": ("text", ["commit", None, "Comit", "commit"]),
    "Value": ("text", ["a", "a", "b", "b"]),
    "of.team": ("text", ["x", "y", "y", "y"]),
    "Month": ("text", ["m", "m", "n", "n"]),
    "owner": ("text", ["Ann", "Bo", "Bo", "Bo"]),
}


def by_key(answer: Any, key: str, *names: str) -> dict[Any, tuple[Any, ...]]:
    rows = rows_of_answer(answer)
    found = {row[key]: tuple(row[name] for name in names) for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize("engine", EVERY)
class TestNames:
    def test_a_key_like_a_column_of_the_answer_is_called_otherwise(self, engine: str) -> None:
        answer = frames.close_ratio(frame_on(engine, DEALS), by="Value")
        assert by_key(answer, "Value_of_rows", "value") == {"a": (1.0,), "b": (0.0,)}

    def test_a_name_may_hold_a_dot(self, engine: str) -> None:
        answer = frames.close_ratio(frame_on(engine, DEALS), by="of.team")
        assert by_key(answer, "of.team", "value") == {"x": (1.0,), "y": (0.5,)}

    def test_keys_that_differ_in_capitals_alone_are_refused(self, engine: str) -> None:
        with pytest.raises(BadArgument, match="capitals"):
            frames.close_ratio(frame_on(engine, DEALS), by=["Month", "month"])

    def test_names_of_our_own_are_refused_in_capitals_too(self, engine: str) -> None:
        columns = {"status": DEALS["status"], "Salesterms_amount": DEALS["Value"]}
        with pytest.raises(ColumnReserved, match="Salesterms_amount"):
            frames.close_ratio(frame_on(engine, columns))


@pytest.mark.parametrize("engine", EVERY)
def test_an_unreadable_label_refuses_its_group_and_is_shown_as_none(engine: str) -> None:
    answer = frames.close_ratio(frame_on(engine, DEALS), by="forecast_category")
    assert by_key(answer, "forecast_category", "status", "unknown_label") == {
        "commit": ("measured", 0),
        None: ("refused", 1),
    }


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
@pytest.mark.parametrize(
    "case", ["stage", "place", "position", "outcome", "owner", "turn", "Whole", "lead"]
)
def test_a_case_may_be_called_like_a_column_of_a_funnel(engine: str, case: str) -> None:
    log: Columns = {
        case: ("text", ["P1", "P2", "P1"]),
        "label": ("text", ["MQL", "MQL", "SQL"]),
        "at": ("instant", MOMENTS),
        "number": ("whole", [1, 2, 3]),
    }
    policy = FunnelPolicy(entries=Entries.FIRST, skips=Skips.PASSED)
    named: dict[str, Any] = {"case": case, "label": "label", "at": "at", "order": "number"}
    rows = frames.funnel_of_log(frame_on(engine, log), "demand", policy, **named)
    found = by_key(frames.stage_conversion(rows, by="stage"), "stage", "value")
    assert (found["MQL"], found["SQL"]) == ((0.5,), (0.0,))


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
@pytest.mark.parametrize("case", ["stage", "Stage", "left", "deal"])
def test_a_case_may_be_called_like_a_column_of_a_spell(engine: str, case: str) -> None:
    log: Columns = {
        case: ("text", ["P2", "P1", "P2"]),
        "label": ("text", ["New", "Won", "Won"]),
        "at": ("instant", MOMENTS),
        "number": ("whole", [1, 2, 3]),
    }
    named: dict[str, Any] = {"case": case, "label": "label", "at": "at", "order": "number"}
    rows = rows_of_answer(frames.stage_spells(frame_on(engine, log), **named))
    key = "deal" if case == "deal" else f"{case}_of_rows"
    found = sorted((row[key], row["stage"]) for row in rows)
    assert found == [("P1", "Won"), ("P2", "New"), ("P2", "Won")]
    if engine != "duckdb":
        assert [row[key] for row in rows] == ["P1", "P2", "P2"]


QUOTAS: Columns = {
    "owner": ("whole", [7]),
    "starts": ("date", [date(2026, 1, 1)]),
    "last": ("date", [date(2026, 3, 31)]),
    "unit": ("text", ["EUR"]),
    "quota": ("whole", [1000]),
}
WON: Columns = {
    "status": ("text", ["won", "won"]),
    "closed": ("date", [date(2026, 2, 3)] * 2),
    "amount": ("float", [400.0, 50.0]),
    "currency": ("text", ["EUR", "EUR"]),
}


class TestIds:
    @pytest.mark.parametrize("engine", QUICK)
    def test_ids_of_another_type_are_not_joined(self, engine: str) -> None:
        deals = {**WON, "owner": ("float", [7.0, None])}
        with pytest.raises(SchemaProblems) as caught:
            frames.quota_results(frame_on(engine, QUOTAS), frame_on(engine, deals))
        assert [one.column for one in caught.value.problems] == ["owner"]

    @pytest.mark.parametrize("engine", QUICK)
    def test_members_of_another_type_are_not_joined(self, engine: str) -> None:
        quotas = {**QUOTAS, "owner": ("text", ["North"]), "owner_kind": ("text", ["team"])}
        deals = {**WON, "owner": ("text", ["7", "8"])}
        members: Columns = {"team": ("text", ["North"]), "owner": ("whole", [7])}
        given = (frame_on(engine, one) for one in (quotas, deals))
        with pytest.raises(SchemaProblems) as caught:
            frames.quota_results(*given, members=frame_on(engine, members))
        assert [one.column for one in caught.value.problems] == ["owner"]

    @pytest.mark.parametrize("engine", QUICK)
    def test_a_column_of_its_own_name_gives_way_to_what_was_counted(self, engine: str) -> None:
        quotas = {**QUOTAS, "owner": ("text", ["7"]), "Deals": ("whole", [9])}
        deals = {**WON, "owner": ("text", ["7", "8"])}
        found = frames.quota_results(frame_on(engine, quotas), frame_on(engine, deals))
        [row] = rows_of_answer(found)
        assert (row["actual"], row["deals"], "Deals" in row) == (400.0, 1, False)

    @pytest.mark.parametrize("engine", QUICK)
    def test_an_account_without_a_text_is_an_account(self, engine: str) -> None:
        quotas = {**QUOTAS, "owner": ("text", ["7"]), "unit": ("text", ["customers"])}
        deals: Columns = {
            "id": ("text", ["a", "b"]),
            "status": ("text", ["won", "won"]),
            "owner": ("text", ["7", "7"]),
            "account": ("text", [None, ""]),
            "closed": ("date", [date(2026, 2, 3), date(2026, 2, 4)]),
        }
        found = frames.quota_results(frame_on(engine, quotas), frame_on(engine, deals))
        [row] = rows_of_answer(found)
        assert (row["actual"], row["customer_already"], row["no_account"]) == (1.0, 0, 1)


class TestKinds:
    def test_columns_may_be_numbers_and_are_told(self) -> None:
        pandas = pytest.importorskip("pandas")
        with pytest.raises(SchemaProblems) as caught:
            frames.close_ratio(pandas.DataFrame([["won", 1]]))
        assert "one of 0, 1" in caught.value.problems[0].text()

    def test_texts_and_numbers_together_are_no_key(self) -> None:
        pandas = pytest.importorskip("pandas")
        deals = pandas.DataFrame({"status": ["won", "lost"], "owner": ["a", 1]})
        with pytest.raises(BadArgument, match="owner"):
            frames.close_ratio(deals, by="owner")

    def test_a_field_of_lists_is_no_key(self) -> None:
        polars = pytest.importorskip("polars")
        deals = polars.DataFrame({"status": ["won"], "owner": [["a"]]})
        with pytest.raises(BadArgument, match="owner"):
            frames.close_ratio(deals, by="owner")

    @pytest.mark.parametrize("engine", QUICK)
    @pytest.mark.parametrize("amount", [2.01, 1.01, 99.01, 0.001])
    def test_a_hundredth_of_a_yen_is_refused_and_not_left_to_luck(
        self, engine: str, amount: float
    ) -> None:
        deals: Columns = {
            "status": ("text", ["won"]),
            "amount": ("float", [amount]),
            "currency": ("text", ["JPY"]),
        }
        [row] = rows_of_answer(frames.won_revenue(frame_on(engine, deals), currency="JPY"))
        assert (row["status"], row["reason"]) == ("refused", "out_of_bounds")


class TestInfiniteOnDuckdb:
    """Days and instants that are none, and that only this engine holds."""

    @pytest.fixture
    def connection(self) -> Any:
        pytest.importorskip("duckdb")
        return import_module("duckdb").connect()

    @pytest.mark.parametrize("dtype", ["DATE", "TIMESTAMP"])
    @pytest.mark.parametrize("sign", ["", "-"])
    def test_a_cycle_to_no_day(self, connection: Any, dtype: str, sign: str) -> None:
        deals = connection.sql(
            "SELECT 'won' AS status, DATE '2024-01-01' AS created,"
            f" CAST('{sign}infinity' AS {dtype}) AS closed"
        )
        [row] = rows_of_answer(frames.sales_cycle(deals))
        told = (row["status"], row["reason"], row["closed_before_created"])
        wanted = ("undefined", "zero_denominator", 1) if sign else ("refused", "out_of_bounds", 0)
        assert told == wanted

    def test_a_stay_until_no_moment(self, connection: Any) -> None:
        log = connection.sql(
            "SELECT * FROM (VALUES ('D', 'New', TIMESTAMP '2024-01-01', 1),"
            " ('D', 'Won', CAST('infinity' AS TIMESTAMP), 2)) AS log(deal, stage, since, number)"
        )
        rows = frames.stage_spells(log, case="deal", label="stage", at="since", order="number")
        found = by_key(frames.time_in_stage(rows, by="stage"), "stage", "status", "reason")
        assert found["New"] == ("refused", "out_of_bounds")
