"""How often customers come and go on frames is what records say, as is churn in thirty days."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from attrs import evolve
from frame_comparing import differences
from frame_engines import ALL, frame_on, rows_of_answer
from subscription_cases import FIRST, THIRTY_DAYS, subscription, subscription_columns
from test_subscriptions_on_frames import (
    ENGINES,
    NO_RECORD,
    SERVICES,
    SLOW,
    SOLD,
    all_subscriptions,
    asked,
    beside_a_good_one,
    day,
)

from salesterms import frames
from salesterms.metrics import customer_churn, customer_periods

PERIODS = (*THIRTY_DAYS, "2024-02", "2024-Q1")
#: SQLFrame takes a minute to plan it.
SLOWLY = tuple(engine for engine in SLOW if ALL or engine != "sqlframe")
NAMES = ("account", "product", "service", "of")


@pytest.mark.parametrize(
    ("engine", "of"),
    asked("organisation", "product", "service", of_slow="service", slowly=SLOWLY),
)
def test_customers_come_and_go_as_often_as_records_say(engine: str, of: str) -> None:
    records, columns = all_subscriptions(len(engine) + 7)
    periods = PERIODS if engine in ENGINES else PERIODS[:2]
    found = frames.customer_moves(frame_on(engine, columns), periods, of=of, services=SERVICES)
    made = Counter(
        (
            *(str(row[name]) for name in NAMES),
            *(day(row["begins"]), day(row["last"]), row["standing"]),
            *(row["times_joined"], row["times_left"]),
        )
        for row in rows_of_answer(found)
    )
    exact = Counter(
        (
            *(str(getattr(row, name)) for name in NAMES),
            *(day(row.begins), day(row.last), row.standing.value),
            *(len(row.joined_on), len(row.left_on)),
        )
        for row in customer_periods(records, periods, of=of, services=SERVICES)
    )
    assert made == exact


def restless() -> list[Any]:
    """Subscriptions of a few days, so that customers come and go several times in a month."""
    draw = Random(4)
    found = []
    for number in range(60):
        one = subscription(draw, number, "EUR")
        start = FIRST + timedelta(days=draw.randrange(-5, 65))
        end = start + timedelta(days=draw.choice((1, 2, 5, 9)))
        found.append(evolve(one, account=f"0 {one.account}", started_on=start, ended_on=end))
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_who_comes_and_goes_several_times_is_counted_each_time(engine: str) -> None:
    records = restless()
    own = [evolve(one, account=one.account[2:]) for one in records]
    frame = frame_on(engine, subscription_columns({0: own}))
    moves = frames.customer_moves(frame, THIRTY_DAYS, of="product")
    rows = customer_periods(records, THIRTY_DAYS, of="product")
    asked_: dict[str, Any] = {"variant": "thirty_days", "by": "account"}
    answer = rows_of_answer(frames.customer_churn(moves, **asked_))
    exact: Any = customer_churn(rows, **asked_)
    assert differences(answer, ("account",), {(key,): one for key, one in exact.items()}) == []
    assert max(len(row.left_on) for row in rows) > 1


@pytest.mark.parametrize("by", ["account", "of"])
@pytest.mark.parametrize("engine", ENGINES)
def test_churn_in_thirty_days_is_that_of_records(engine: str, by: str) -> None:
    records, columns = all_subscriptions(3)
    moves = frames.customer_moves(frame_on(engine, columns), THIRTY_DAYS)
    answer = rows_of_answer(frames.customer_churn(moves, variant="thirty_days", by=by))
    rows = customer_periods(records, THIRTY_DAYS)
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(str(getattr(row, by)), []).append(row)
    exact: dict[Any, Any] = {
        (key,): customer_churn(theirs, variant="thirty_days") for key, theirs in groups.items()
    }
    assert differences(answer, (by,), exact) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_of_another_length_or_without_their_numbers_are_refused(engine: str) -> None:
    columns = {name: (kind, [value]) for name, (kind, value) in SOLD.items()}
    moves = frames.customer_moves(frame_on(engine, columns), "2024-02")
    [row] = rows_of_answer(frames.customer_churn(moves, variant="thirty_days"))
    assert (row["status"], row["reason"]) == ("refused", "not_thirty_days")
    [plain] = rows_of_answer(moves)
    kinds = {"account": "text", "begins": "date", "last": "date", "standing": "text"}
    given: dict[str, Any] = {name: (kind, [plain[name]]) for name, kind in kinds.items()}
    given |= {"times_joined": ("whole", [0]), "times_left": ("float", [None])}
    [row] = rows_of_answer(frames.customer_churn(frame_on(engine, given), variant="thirty_days"))
    assert (row["status"], row["reason"]) == ("refused", "required_missing")


@pytest.mark.parametrize("wrong", NO_RECORD, ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_what_no_record_could_hold_makes_its_group_refused(
    engine: str, wrong: dict[str, Any]
) -> None:
    moves = frames.customer_moves(beside_a_good_one(engine, wrong), THIRTY_DAYS[0])
    [row] = rows_of_answer(frames.customer_churn(moves, variant="thirty_days"))
    assert (row["status"], row["reason"], row["value"]) == ("refused", "required_missing", None)


def test_the_sum_of_the_rates_of_days_is_of_records_only() -> None:
    columns = {name: (kind, [value]) for name, (kind, value) in SOLD.items()}
    moves = frames.customer_moves(frame_on("polars", columns), THIRTY_DAYS[0])
    with pytest.raises(frames.NotOnFrames, match="daily_sum"):
        frames.customer_churn(moves, variant="daily_sum")
