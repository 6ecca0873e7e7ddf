"""The vectors of forecasts: the plain second reading gives what they say, as the library does."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from metric_rows import ROWS
from second import forecasts as second

from salesterms import Measurement, Money, Ratio, documents
from salesterms.conformance import Vector, vectors
from salesterms.metrics import METRICS, MoneyMetric

AS_OF = st.sampled_from([{}, {"as_of": "2024-02-15"}])
#: Those with an answer: what a wrong argument raises, the second reading does not know.
EACH = [
    pytest.param(one, id=one.id)
    for name in second.ON_ROWS
    for one in vectors(name)
    if one.kind != "error"
]


def told(expected: Any) -> tuple[str, Any]:
    """What a vector expects: a value as a Fraction, or why there is none."""
    if "value" in expected:
        [(kind, value)] = expected["value"].items()
        return "value", Fraction(value["amount"] if kind == "money" else value)
    reasons = ("undefined", "refused", "not_yet_observable")
    return next((name, expected[name]) for name in reasons if name in expected)


@pytest.mark.parametrize("vector", EACH)
def test_the_second_reading_gives_what_a_vector_says(vector: Vector) -> None:
    metric, variant = vector.metric, str(vector.variant)
    if vector.inputs is not None:
        found = second.of_inputs(metric, variant, dict(vector.inputs))
        assert ("value", found) == told(vector.expected)
        return
    rows: list[Any] = list(vector.rows or ())
    status, value, counted, out = second.ON_ROWS[metric](variant, rows, dict(vector.arguments))
    assert (status, value) == told(vector.expected)
    assert (counted, out) == (vector.expected["counted"], vector.expected["excluded"])


@pytest.mark.parametrize(
    "vector",
    [
        pytest.param(one, id=one.id)
        for name in second.OPERATIONS
        for one in vectors(name)
        if one.kind != "error"
    ],
)
def test_the_second_reading_of_an_operation_gives_what_a_vector_says(vector: Vector) -> None:
    assert second.OPERATIONS[vector.operation](dict(vector.inputs or {})) == vector.expected


def outcome(measured: Measurement) -> tuple[str, Any, int, dict[str, int]]:
    """An answer of the library as the second reading gives it."""
    value: Any = measured.value
    account = measured.counted, dict(measured.excluded)
    if value is None:
        return measured.status.value, measured.reason, *account
    if isinstance(value, Ratio):
        value = value.fraction()
    return "value", Fraction(value.amount if isinstance(value, Money) else value), *account


def written(row: Any) -> dict[str, Any]:
    """A row as its document, with amounts as objects."""
    found: dict[str, Any] = dict(documents.unstructure(row))
    for name in ("amount", "forecast", "actual"):
        amount = getattr(row, name, None)
        if amount is not None:
            found[name] = {"amount": str(amount.amount), "currency": amount.currency}
    return found


@pytest.mark.parametrize("name", second.ON_ROWS)
@given(data=st.data(), quarter=st.sampled_from([None, "2023-Q4", "2024-Q1"]))
def test_on_drawn_rows_the_second_reading_gives_the_same(
    name: str, data: Any, quarter: str | None
) -> None:
    metric: Any = METRICS[name]
    rows = data.draw(ROWS[metric.rows.kind])
    arguments: dict[str, Any] = {} if quarter is None else {"period": quarter}
    arguments |= data.draw(AS_OF)
    if isinstance(metric, MoneyMetric):
        arguments["currency"] = "EUR"
    for variant in metric.variants:
        found = second.ON_ROWS[name](variant, [written(row) for row in rows], arguments)
        assert outcome(metric(rows, variant=variant, **arguments)) == found
