"""The vectors of recurring revenue once more, by the plain second reading."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from second import recurring as second

from salesterms.conformance import Vector, vectors
from salesterms.entities import Subscription
from salesterms.metrics import mrr_changes
from salesterms.metrics.places import METRIC_PLACES
from salesterms.strategies import subscriptions

METRICS = [
    name
    for module, names in METRIC_PLACES.items()
    for name in names
    if module.startswith("recurring.")
]
EVERY = [pytest.param(one, id=one.id) for name in METRICS for one in vectors(name)]
DERIVED = [pytest.param(one, id=one.id) for one in vectors("mrr_changes")]

STATUSES = ("undefined", "refused", "not_yet_observable")


def plain(given: Any) -> Any:
    """What a vector holds as plain lists and dicts."""
    if isinstance(given, list | tuple):
        return [plain(one) for one in given]
    if hasattr(given, "items"):
        return {key: plain(one) for key, one in given.items()}
    return given


def told(expected: dict[str, Any]) -> tuple[str, Any]:
    """The answer that is expected, with its value as a Fraction."""
    if "value" in expected:
        [value] = expected["value"].values()
        return "value", Fraction(value["amount"] if isinstance(value, dict) else value)
    return next((name, expected[name]) for name in STATUSES if name in expected)


def accounted(expected: dict[str, Any]) -> tuple[tuple[str, Any], int, dict[str, int]]:
    """The same with the account of the rows."""
    return told(expected), expected["counted"], expected["excluded"]


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    request, expected = plain(vector.request()), plain(vector.expected)
    metric, variant = request["metric"], request["variant"]
    if "error" in expected:
        assert vector.kind == "error"
        return
    if "inputs" in request:
        assert second.computed(metric, variant, request["inputs"]) == told(expected)
        return
    rows, arguments = request["rows"], request["arguments"]
    if "by" not in arguments:
        assert second.measured(metric, variant, rows, arguments) == accounted(expected)
        return
    [by] = arguments.pop("by")
    assert sum(second.group_of(row, by) in keys(expected) for row in rows) == len(rows)
    for group in expected["groups"]:
        [key] = group["key"]
        own = [row for row in rows if second.group_of(row, by) == key]
        known = {**arguments, "currency": key} if by == "currency" else arguments
        assert second.measured(metric, variant, own, known) == accounted(group)
    assert second.measured(metric, variant, rows, arguments) == accounted(expected["total"])


def keys(expected: dict[str, Any]) -> list[Any]:
    """The keys of the groups that are expected."""
    return [group["key"][0] for group in expected["groups"]]


def with_numbers(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its amounts as Fractions."""
    return {
        name: second.number(one) if isinstance(one, dict) and "number" in one else one
        for name, one in row.items()
    }


@pytest.mark.parametrize("vector", DERIVED)
def test_it_derives_the_rows_that_the_vector_has(vector: Vector) -> None:
    request, expected = plain(vector.request()), plain(vector.expected)
    if "error" in expected:
        assert vector.kind == "error"
        return
    assert second.changes(request["inputs"]) == [with_numbers(row) for row in expected["rows"]]


def document(one: Subscription) -> dict[str, Any]:
    """A subscription as it stands in a vector."""
    return {
        "id": one.id,
        "account": one.account,
        "started_on": one.started_on.isoformat(),
        "ended_on": None if one.ended_on is None else one.ended_on.isoformat(),
        "amount": {"amount": str(one.amount.amount), "currency": one.currency},
        "interval_months": one.interval_months,
        "trial": one.trial,
    }


@settings(max_examples=20)
@given(
    st.lists(subscriptions(currencies=("EUR", "USD")), max_size=4, unique_by=lambda one: one.id),
    st.sampled_from([{"months": 1}, {"months": 3}, {"months": None}, {"months": None, "days": 13}]),
)
def test_drawn_subscriptions_become_the_same_rows(
    drawn: list[Subscription], parts: dict[str, Any]
) -> None:
    inputs: dict[str, Any] = {"period": "2024-01-01/2024-04-01", **parts}
    naive = second.changes({"rows": [document(one) for one in drawn], **inputs})

    assert [
        (
            *(row.account, row.currency, row.begins.isoformat(), row.last.isoformat()),
            *(row.start, row.end, row.before, row.end_yearly, row.movement.value),
            dict(row.left_out),
        )
        for row in mrr_changes(drawn, **inputs)
    ] == [tuple(row.values()) for row in naive]


def test_it_has_vectors_of_every_kind() -> None:
    kinds = {param.values[0].kind for param in EVERY}  # type: ignore[union-attr] # vectors

    assert kinds == {"ordinary", "boundary", "undefined", "error", "erratum"}
