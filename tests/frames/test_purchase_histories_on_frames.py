"""Purchase histories of frames are those of transactions, on every engine and on CDNOW."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from salesterms import Money
from salesterms.metrics import PurchaseHistory, Transaction, purchase_histories
from salesterms.metrics.arguments import BadArgument

pytest.importorskip("narwhals")

from frame_comparing import NEAR
from frame_engines import ENGINES, frame_on, rows_of_answer

from salesterms import frames

if TYPE_CHECKING:
    from pathlib import Path

QUICK = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = tuple(name for name in ENGINES if name not in QUICK)
AS_OF = date(2024, 6, 30)
MAPPING = {"on": "bought_on"}


def some_transactions(seed: int, customers: int) -> list[Transaction]:
    """Few days and amounts, so that there are ties, refunds, gifts and what is not known."""
    draw = Random(seed)
    found: list[Transaction] = []
    for customer in range(customers):
        code = draw.choice(("EUR", "JPY", "KWD"))
        for _ in range(draw.choice((1, 1, 2, 3, 6, 12))):
            cents = draw.choice((None, 0, 1, 99, 5, 12_345, -50, 10**11, draw.randrange(10**6)))
            digits = {"EUR": 2, "JPY": 0, "KWD": 3}[code]
            amount = None if cents is None else Money(f"{cents / 10**digits:.{digits}f}", code)
            on = AS_OF + timedelta(days=draw.choice((-200, -200, -90, -30, -1, 0, 1, 40)))
            found.append(
                Transaction(id=str(len(found)), customer=f"C-{customer}", on=on, amount=amount)
            )
    draw.shuffle(found)
    return found


def columns_of(rows: list[Transaction]) -> dict[str, tuple[str, list[Any]]]:
    amounts = [None if row.amount is None else float(row.amount.amount) for row in rows]
    codes = [None if row.amount is None else row.amount.currency for row in rows]
    return {
        "customer": ("text", [row.customer for row in rows]),
        "bought_on": ("date", [row.on for row in rows]),
        "amount": ("float", amounts),
        "currency": ("text", codes),
    }


def of_records(rows: list[Transaction], unit: str) -> dict[str, PurchaseHistory]:
    """Customer by customer: those of one call must have one currency."""
    customers = dict.fromkeys(row.customer for row in rows)
    found = {}
    for customer in customers:
        own = [row for row in rows if row.customer == customer]
        for history in purchase_histories(own, as_of=AS_OF, unit=unit).rows:
            found[customer] = history
    return found


def near(value: float, exact: Fraction) -> bool:
    """As near as one division comes."""
    return abs(Fraction(value) - exact) <= exact * Fraction(NEAR)


def differences(answer: Any, exact: dict[str, PurchaseHistory], length: int) -> list[str]:
    """What differs, a line each."""
    lines, seen = [], set()
    for row in rows_of_answer(answer):
        history = exact.get(row["customer"])
        if history is None:
            if (row["status"], row["reason"]) != ("undefined", "no_purchase"):
                lines.append(f"{row}: no history of records")
            continue
        seen.add(row["customer"])
        mine = (row["status"], row["frequency"], row["recency_days"], row["age_days"])
        days = (history.recency * length, history.age * length)
        if mine != ("measured", history.frequency, *days):
            lines.append(f"{mine} for {history}")
        if not (near(row["recency"], history.recency) and near(row["age"], history.age)):
            lines.append(f"{row['recency']} or {row['age']} for {history}")
        spent = tuple(
            None if money is None else Fraction(money.amount) * 10 ** (money.digits or 0)
            for money in (history.repeat_spend, history.mean_purchase)
        )
        if (row["repeat_spend"], row["mean_purchase"]) != spent:
            lines.append(f"{row['repeat_spend']}, {row['mean_purchase']} for {spent}")
        why = "spend_unknown" if history.frequency else "no_repeat_purchase"
        if row["spend_reason"] != ("" if history.repeat_spend is not None else why):
            lines.append(f"{row['spend_reason']} for {history}")
    return [*lines, *(f"{customer} is missing" for customer in exact.keys() - seen)]


@pytest.mark.parametrize("unit", ["days", "weeks"])
@pytest.mark.parametrize("engine", QUICK)
def test_histories_are_equal_to_those_of_transactions(engine: str, unit: str) -> None:
    rows = some_transactions(QUICK.index(engine), 60)
    frame = frame_on(engine, columns_of(rows))
    answer = frames.purchase_histories(frame, as_of=AS_OF, unit=unit, mapping=MAPPING)
    length = {"days": 1, "weeks": 7}[unit]
    assert differences(answer, of_records(rows, unit), length) == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", SLOW)
def test_histories_are_equal_on_engines_that_begin_slowly(engine: str) -> None:
    rows = some_transactions(SLOW.index(engine), 40)
    frame = frame_on(engine, columns_of(rows))
    answer = frames.purchase_histories(frame, as_of=AS_OF, mapping=MAPPING)
    assert differences(answer, of_records(rows, "days"), 1) == []


@pytest.mark.parametrize("engine", QUICK)
def test_what_is_left_out_is_counted_as_records_count_it(engine: str) -> None:
    rows = [
        row
        for row in some_transactions(7, 60)
        if row.amount is None or row.amount.currency == "EUR"
    ]
    exact = purchase_histories(rows, as_of=AS_OF).left_out
    frame = frame_on(engine, columns_of(rows))
    answer = rows_of_answer(frames.purchase_histories(frame, as_of=AS_OF, mapping=MAPPING))
    assert {name: sum(row[name] for row in answer) for name in exact} == exact


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_without_a_column_of_amounts_times_are_known_and_spending_is_not(engine: str) -> None:
    columns: dict[str, tuple[str, list[Any]]] = {
        "customer": ("whole", [1, 1, 2]),
        "on": ("date", [date(2024, 1, 1), date(2024, 1, 8), date(2024, 1, 1)]),
    }
    answer = frames.purchase_histories(frame_on(engine, columns), as_of="2024-01-31")
    rows = sorted(rows_of_answer(answer), key=lambda row: row["customer"])
    asked = ("frequency", "recency_days", "age_days", "repeat_spend", "spend_reason", "currency")
    assert [tuple(row[name] for name in asked) for row in rows] == [
        (1, 7, 30, None, "spend_unknown", None),
        (0, 0, 30, None, "no_repeat_purchase", None),
    ]


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_what_no_transaction_could_be_is_the_status_of_its_customer(engine: str) -> None:
    day = date(2024, 1, 1)
    given = [
        (None, day, 1.0, "EUR"),
        ("no date", None, 1.0, "EUR"),
        ("no date", day, 1.0, "EUR"),
        ("too fine", day, 1.001, "EUR"),
        ("too large", day, 1e300, "EUR"),
        ("mixed", day, 1.0, "EUR"),
        ("mixed", day, 1.0, "USD"),
        ("no code", day, 1.0, None),
        ("wrong code", day, 1.0, "euro"),
        *[("too much", day, 9e9, "EUR")] * 2600,
        ("back", day, -1.0, "EUR"),
        ("good", day, 1.0, "EUR"),
    ]
    kinds = {"customer": "text", "on": "date", "amount": "float", "currency": "text"}
    columns: dict[str, tuple[str, list[Any]]] = {
        name: (kind, [row[at] for row in given]) for at, (name, kind) in enumerate(kinds.items())
    }
    answer = frames.purchase_histories(frame_on(engine, columns), as_of=day)
    rows = rows_of_answer(answer)
    assert {row["customer"]: (row["status"], row["reason"]) for row in rows} == {
        None: ("refused", "no_customer"),
        "no date": ("refused", "no_date"),
        "too fine": ("refused", "out_of_bounds"),
        "too large": ("refused", "out_of_bounds"),
        "mixed": ("refused", "mixed_currencies"),
        "no code": ("refused", "unknown_currency"),
        "wrong code": ("refused", "unknown_currency"),
        "too much": ("refused", "out_of_bounds"),
        "back": ("undefined", "no_purchase"),
        "good": ("measured", ""),
    }
    numbers = ("frequency", "recency_days", "age_days", "recency", "age", "repeat_spend")
    refused = [row for row in rows if row["status"] != "measured"]
    assert all(row[name] is None for row in refused for name in numbers)


def test_no_transactions_have_no_customers() -> None:
    columns: dict[str, tuple[str, list[Any]]] = {"customer": ("text", []), "on": ("date", [])}
    assert rows_of_answer(frames.purchase_histories(frame_on("polars", columns), as_of=AS_OF)) == []


def test_a_unit_of_no_fixed_length_and_missing_columns_are_refused_before_any_work() -> None:
    frame = frame_on("polars", {"customer": ("text", ["A"])})
    with pytest.raises(BadArgument, match="months"):
        frames.purchase_histories(frame, as_of=AS_OF, unit="months")
    with pytest.raises(frames.SchemaProblems) as refused:
        frames.purchase_histories(frame, as_of=AS_OF)
    assert [(one.code, one.column) for one in refused.value.problems] == [("missing_column", "on")]
    with pytest.raises(frames.SchemaProblems) as also:
        frames.purchase_histories(frame, as_of=AS_OF, mapping={"amount": "spent"})
    assert {one.column for one in also.value.problems} == {"on", "spent", "currency"}


@pytest.mark.parametrize(
    "engine",
    [
        one if one in ("polars", "duckdb") else pytest.param(one, marks=pytest.mark.slow)
        for one in ENGINES
    ],
)
def test_the_customers_of_cdnow_come_out_as_from_transactions(engine: str, material: Path) -> None:
    path = material / "data" / "cdnow" / "example_transactions.csv"
    if not path.is_file():
        pytest.skip("the transactions of CDNOW are absent")
    with path.open(encoding="utf-8") as file:
        read = [(row["id"], date.fromisoformat(row["date"][:10])) for row in csv.DictReader(file)]
    as_of = date(2014, 12, 31)
    rows = [Transaction(id=str(at), customer=who, on=on) for at, (who, on) in enumerate(read)]
    exact = {row.id: row for row in purchase_histories(rows, as_of=as_of, unit="weeks").rows}
    columns = columns_of(rows)
    bought = {name: columns[name] for name in ("customer", "bought_on")}
    answer = frames.purchase_histories(
        frame_on(engine, bought), as_of=as_of, unit="weeks", mapping=MAPPING
    )
    assert len(exact) > 1000
    assert differences(answer, exact, 7) == []
