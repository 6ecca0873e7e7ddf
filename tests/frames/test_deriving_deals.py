"""Rows that are derived of deals on frames are those that records derive, and measured alike."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import chain
from random import Random
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from frame_comparing import differences
from frame_engines import frame_on, rows_of_answer
from packed_cases import MAPPING, deal_columns, deals_of_cases
from ready_cases import TODAY

from salesterms import frames, metrics
from salesterms.metrics.arguments import BadArgument

ENGINES = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
#: Those that begin slowly, and look for what stands twice in another way.
SLOW = tuple(
    pytest.param(engine, marks=pytest.mark.slow)
    for engine in ("dask", "ibis", "sqlframe", "pyspark")
)
CASES = 25


@cache
def cases() -> dict[int, list[Any]]:
    return deals_of_cases(3, CASES)


@cache
def frame_of_cases(engine: str) -> Any:
    return frame_on(engine, deal_columns(cases()))


def day(value: Any) -> Any:
    """A day as text, of a date or of an instant."""
    return None if value is None else str(value)[:10]


@pytest.mark.parametrize("bounds", [None, (30, 60, 90), (1, 500)])
@pytest.mark.parametrize("engine", ENGINES)
def test_deals_are_as_old_as_records_say(engine: str, bounds: Any) -> None:
    ages = frames.ages_since_created(
        frame_of_cases(engine), as_of=TODAY, bounds=bounds, mapping=MAPPING
    )
    exact = [
        age
        for rows in cases().values()
        for age in metrics.ages_since_created(rows, as_of=TODAY, bounds=bounds)
    ]
    names = ("basis", "status", "owner", "account", "product", "stage", "band", "currency", "days")
    known = {*names, "as_of", "since", "created", "closed", "amount"} - {"account", "product"}
    found = rows_of_answer(ages)
    assert known | {"case_id"} <= set(found[0])
    for row, age in zip(found, exact, strict=True):
        for name in known & set(names):
            assert row[name] == getattr(age, name), name
        for name in ("as_of", "since", "created", "closed"):
            assert day(row[name]) == day(getattr(age, name)), name
        assert row["amount"] == (None if age.amount is None else float(age.amount.amount))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_ages_are_measured_as_those_of_records(engine: str) -> None:
    deals = frame_of_cases(engine)
    ages = frames.ages_since_created(deals, as_of=TODAY, bounds=(30, 90), mapping=MAPPING)
    answer = frames.pipeline_age(ages, by=["case_id", "band", "status"], as_of=TODAY)
    exact: dict[Any, Any] = {}
    for case, rows in cases().items():
        made = metrics.ages_since_created(rows, as_of=TODAY, bounds=(30, 90))
        found: Any = metrics.pipeline_age(made, by=("band", "status"))
        exact |= {(case, *key): one for key, one in found.items()}
    assert differences(rows_of_answer(answer), ("case_id", "band", "status_of_rows"), exact) == []


def test_columns_of_ones_own_stay_and_labels_become_words() -> None:
    deals = pl.DataFrame(
        {
            "state": ["Won", "?", None],
            "made": [TODAY] * 3,
            "region": ["N", "S", "E"],
            "days": [7, 8, 9],
        }
    )
    mapping = {"status": {"column": "state", "won": ["Won"], "lost": ["Lost"]}, "created": "made"}
    ages = frames.ages_since_created(deals, as_of=TODAY, mapping=mapping)
    assert ages["status"].to_list() == ["won", "?", None]
    assert ages["region"].to_list() == ["N", "S", "E"]
    assert ages["days"].to_list() == [0, 0, 0]
    assert set(ages.columns) == {
        *("region", "status", "created", "basis", "as_of", "since", "days", "band")
    }
    [answer] = frames.pipeline_age(ages.drop("region").with_columns(closed="created")).to_dicts()
    assert answer["reason"] == "unknown_label"


def test_what_ages_are_asked_with_is_checked_as_that_of_records() -> None:
    deals = frame_of_cases("polars")
    for wrong in ({"as_of": "soon"}, {"as_of": TODAY, "bounds": (60, 30)}):
        given: dict[str, Any] = wrong
        with pytest.raises(BadArgument):
            frames.ages_since_created(deals, **given)
    with pytest.raises(frames.SchemaProblems):
        frames.ages_since_created(deals.drop("created"), as_of=TODAY)


@cache
def snapshots() -> tuple[list[Any], list[Any]]:
    """The deals of all cases under ids of their own, and what some of them became."""
    draw = Random(9)
    rows = [row for case in cases().values() for row in case]
    before = [evolve(row, id=f"D-{number}") for number, row in enumerate(rows)]
    again = deals_of_cases(4, CASES).values()
    later = [evolve(row, id=f"D-{number}") for number, row in enumerate(chain(*again))]
    return before, [row for row in later if draw.random() < 0.7]


def frame_of_deals(engine: str, deals: list[Any]) -> Any:
    columns = deal_columns({1: deals})
    return frame_on(engine, columns | {"id": ("text", [deal.id for deal in deals])})


@pytest.mark.parametrize("engine", [*ENGINES, *SLOW])
def test_what_became_of_deals_is_what_records_say(engine: str) -> None:
    before, after = snapshots()
    exact = {row.id: row for row in metrics.expected_closes(before, after)}
    rows = frames.expected_closes(
        frame_of_deals(engine, before), frame_of_deals(engine, after), mapping=MAPPING
    )
    found = rows_of_answer(rows)
    assert sorted(row["id"] for row in found) == sorted(exact)
    for row in found:
        one = exact[row["id"]]
        for name in ("status", "status_before", "owner", "stage", "currency"):
            assert row[name] == getattr(one, name), name
        for name in ("expected", "closed"):
            assert day(row[name]) == day(getattr(one, name)), name
        assert row["amount"] == (None if one.amount is None else float(one.amount.amount))
    asked: dict[str, Any] = {"period": "2024-Q1", "as_of": TODAY, "by": "owner"}
    measured: Any = metrics.slippage(exact.values(), **asked)
    answer = rows_of_answer(frames.slippage(rows, **asked))
    assert differences(answer, ("owner",), {(key,): one for key, one in measured.items()}) == []


@pytest.mark.parametrize("engine", [*ENGINES, *SLOW])
def test_a_deal_that_stands_twice_or_has_no_id_is_refused_with_its_group(engine: str) -> None:
    names = {
        "id": "text",
        "status": "text",
        "expected_close": "date",
        "closed": "date",
        "owner": "text",
    }
    first = [("D-1", "Ann"), ("D-2", "Bo"), ("D-2", "Bo"), ("D-3", "Cy"), (None, "Di")]
    last = ["D-1", "D-2", "D-3", "D-3", None]
    values = [
        {"id": id_, "status": "open", "expected_close": TODAY, "closed": None, "owner": owner}
        for id_, owner in (*first, *((one, None) for one in last))
    ]
    opening, closing = (
        frame_on(
            engine, {name: (kind, [row[name] for row in part]) for name, kind in names.items()}
        )
        for part in (values[:5], values[5:])
    )
    rows = frames.expected_closes(opening, closing)
    answer = rows_of_answer(frames.slippage(rows, by="owner"))
    reasons = {row["owner"]: row["reason"] for row in answer}
    assert reasons == {"Ann": "", **dict.fromkeys(("Bo", "Cy", "Di"), "unknown_label")}


def test_two_snapshots_are_frames_of_one_kind() -> None:
    before, _ = snapshots()
    with pytest.raises(BadArgument, match="pandas"):
        frames.expected_closes(
            frame_of_deals("polars", before), frame_of_deals("pandas", before), mapping=MAPPING
        )
    duckdb: Any = import_module("duckdb")
    other = duckdb.connect().sql("SELECT 'D-1' AS id, 'won' AS status, DATE '2024-01-01' AS closed")
    with pytest.raises(BadArgument, match="connection"):
        frames.expected_closes(frame_of_deals("duckdb", before), other)


def test_ids_of_two_types_are_refused_before_any_work() -> None:
    opening = pl.DataFrame({"id": [1], "status": ["open"], "expected_close": [None]})
    opening = opening.with_columns(pl.col("expected_close").cast(pl.Date))
    closing = pl.DataFrame({"id": ["1"], "status": ["won"], "closed": [None]})
    closing = closing.with_columns(pl.col("closed").cast(pl.Date))
    with pytest.raises(frames.SchemaProblems) as caught:
        frames.expected_closes(opening, closing)
    assert [one.column for one in caught.value.problems] == ["id"]
    assert "Int64, as the ids of opening=" in caught.value.problems[0].text()
