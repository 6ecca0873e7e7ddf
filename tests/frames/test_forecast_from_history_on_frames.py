"""A forecast by the rates of stages is on every engine what records give."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from attrs import evolve
from frame_comparing import differences
from frame_engines import ALL, frame_on, rows_of_answer
from packed_cases import MAPPING, deal_columns, deals_of_cases

from salesterms import Category, Opportunity, forecast_from_history, frames
from salesterms.errors import WrongArgument
from salesterms.metrics import StageRates, deals_by_history, stage_rates

ENGINES = ("polars", "polars_lazy", "pandas", "pyarrow", "duckdb")
SLOW = ("pandas_arrow", "dask", "ibis", "pyspark", *(("sqlframe",) if ALL else ()))
EVERY = [*ENGINES, *(pytest.param(engine, marks=pytest.mark.slow) for engine in SLOW)]
WITH_LISTS = [
    *("polars", "polars_lazy", "pyarrow", "duckdb"),
    *(pytest.param(one, marks=pytest.mark.slow) for one in ("pandas_arrow", "ibis", "pyspark")),
]
RATES: tuple[dict[str, Any], ...] = (
    {},
    {"least": 9},
    {"by_owner": True, "least": 2},
    {"as_of": date(2024, 2, 29)},
)
ASKED: tuple[dict[str, Any], ...] = (
    {"by": ("case_id", "owner")},
    {"by": ("case_id", "quarter"), "period": "2024", "as_of": "2024-02-29"},
    {"by": ("case_id", "stage"), "currency": "EUR", "variant": "stage_rate_with_held"},
)


@cache
def cases() -> dict[int, list[Opportunity]]:
    return deals_of_cases(21, 30)


def rates_of(**how: Any) -> StageRates:
    """The rates of a past of which no decided deal reached the last stage."""
    history = [
        evolve(row, id=f"{case} {row.id}")
        for case, rows in deals_of_cases(22, 8).items()
        for row in rows
        if row.stages_reached is None or "Won" not in row.stages_reached
    ]
    return stage_rates(history, **how)


@cache
def frame_of_cases(engine: str) -> Any:
    return frame_on(engine, deal_columns(cases()))


@pytest.mark.parametrize("at", range(len(ASKED)))
@pytest.mark.parametrize("engine", EVERY)
def test_what_history_says_of_deals_is_what_it_says_of_records(engine: str, at: int) -> None:
    asked = ASKED[at]
    for how in RATES if engine in ENGINES else RATES[2:3]:
        rates = rates_of(**how)
        answer = frames.forecast_from_history(
            frame_of_cases(engine), rates=rates, mapping=MAPPING, **asked
        )
        keys = asked["by"] if "currency" in asked else (*asked["by"], "currency")
        exact: dict[Any, Any] = {}
        for case, rows in cases().items():
            by = {"by": asked["by"][1:]}
            found: Any = forecast_from_history(deals_by_history(rows, rates), **asked | by)
            exact |= {
                (case, *(key if isinstance(key, tuple) else (key,))): one
                for key, one in found.items()
            }
        assert differences(rows_of_answer(answer), keys, exact) == []
        assert sum(one.value is not None for one in exact.values()) > len(cases()) / 3


def test_the_measurements_of_an_answer_are_those_of_records() -> None:
    rates = rates_of()
    asked: dict[str, Any] = {"by": "owner", "currency": "EUR"}
    rows = [row for row in cases()[3] if row.currency in (None, "EUR")]
    frame = frame_on("polars", deal_columns({3: rows}))
    found: Any = frames.measurements(
        frames.forecast_from_history(frame, rates=rates, mapping=MAPPING, **asked)
    )
    exact: Any = forecast_from_history(deals_by_history(rows, rates), **asked)
    assert found.keys() == exact.keys()
    for key, one in exact.items():
        assert (found[key].value, found[key].excluded) == (one.value, one.excluded)


@pytest.mark.parametrize("engine", ENGINES)
def test_without_a_past_no_deal_has_a_rate_and_none_counts_as_0(engine: str) -> None:
    answer = frames.forecast_from_history(
        frame_of_cases(engine), rates=stage_rates([]), mapping=MAPPING, currency="EUR", by="status"
    )
    rows = {row["status_of_rows"]: row for row in rows_of_answer(answer)}
    assert rows["open"]["open"] == 0
    assert rows["open"]["no_history"] > 0
    assert rows["open"]["no_stage"] > 0


def deals_with(stages: int, decided: int) -> list[Opportunity]:
    """A past in which of so many deals, and a few more for each next stage, one was won."""
    return [
        Opportunity(
            id=f"D-{stage}-{number}",
            status=Category.LOST if number else Category.WON,
            stages_reached=(f"S-{stage}",),
        )
        for stage in range(stages)
        for number in range(decided + 2 * stage)
    ]


def test_rates_without_a_common_denominator_are_of_records_only() -> None:
    frame, rates = frame_of_cases("polars"), stage_rates(deals_with(9, 101))
    with pytest.raises(frames.NotOnFrames, match="forecast_from_history"):
        frames.forecast_from_history(frame, rates=rates, mapping=MAPPING)
    with pytest.raises(WrongArgument):
        frames.forecast_from_history(frame, rates={"New": 0.5})
    with pytest.raises(WrongArgument):
        frames.forecast_from_history(frame)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_64_bits_cannot_hold_is_refused(engine: str) -> None:
    columns: dict[str, Any] = {
        "owner": ("text", ["Ann", "Bo", "Cy", "Di"]),
        "status": ("text", ["open", "open", "sold", "won"]),
        "stage": ("text", ["S-0", "S-1", "S-0", "S-0"]),
        "amount": ("float", [9e9, 1e3, 1.0, 9e9]),
        "currency": ("text", ["EUR"] * 4),
    }
    rates = stage_rates(deals_with(5, 101))
    answer = frames.forecast_from_history(frame_on(engine, columns), rates=rates, by="owner")
    reasons = {row["owner"]: row["reason"] for row in rows_of_answer(answer)}
    large = dict.fromkeys(("Ann", "Di"), "out_of_bounds")
    assert reasons == {"Bo": "", "Cy": "unknown_label", **large}


def counted(rates: StageRates) -> tuple[dict[Any, Any], dict[str, int]]:
    """What rates say, without their order."""
    found = {(one.stage, one.owner): (one.won, one.decided) for one in rates.rates}
    return found, dict(rates.left_out)


def assert_rates(engine: str, frame: Any, rows: list[Opportunity], mapping: Any) -> None:
    for how in RATES if engine in ENGINES else RATES[2:]:
        found = frames.stage_rates(frame, mapping=mapping, **how)
        exact = stage_rates(rows, **how)
        assert counted(found) == counted(exact)
        assert (found.least, found.by_owner) == (exact.least, exact.by_owner)
        in_order = sorted(found.rates, key=lambda one: (one.stage, one.owner or ""))
        assert [*found.rates] == in_order


@pytest.mark.parametrize("engine", EVERY)
def test_the_rates_of_a_past_are_those_of_records(engine: str) -> None:
    rows = [row for found in cases().values() for row in found]
    assert_rates(engine, frame_on(engine, deal_columns({0: rows})), rows, MAPPING)


@pytest.mark.parametrize("engine", WITH_LISTS)
def test_stages_may_stand_in_a_list(engine: str) -> None:
    rows = [row for found in cases().values() for row in found]
    columns = deal_columns({0: rows}) | {"path": ("texts", [row.stages_reached for row in rows])}
    assert_rates(engine, frame_on(engine, columns), rows, {"stages_reached": "path"})


def test_a_status_without_a_meaning_tells_nothing_and_is_left_out_by_name() -> None:
    given: dict[str, Any] = {
        "status": ("text", ["sold", None, "won"]),
        "path": ("text", ["New", "New", " "]),
    }
    rates = frames.stage_rates(frame_on("polars", given), mapping=MAPPING)
    assert (rates.rates, dict(rates.left_out)) == ((), {"unknown_label": 2, "stage_unknown": 1})
    with pytest.raises(frames.SchemaProblems):
        frames.stage_rates(frame_on("polars", given))
    with pytest.raises(WrongArgument):
        frames.stage_rates(frame_on("polars", given), mapping=MAPPING, least=0)
