"""The vectors of customer value and market once more, by the plain second reading."""

from typing import Any

import pytest
from second import customer_value as second

from salesterms.conformance import Vector, vectors
from salesterms.conformance.neutral import settled

OF_NUMBERS = (
    *("expected_clv", "expected_ltv", "ltv_cac_ratio", "cac_payback", "net_profit_per_customer"),
    *("tam", "sam", "som"),
)
ON_ROWS = ("clv", "ltv", "cac", "customer_retention_cost")
EVERY = [pytest.param(one, id=one.id) for name in (*OF_NUMBERS, *ON_ROWS) for one in vectors(name)]


def plain(given: Any) -> Any:
    """What a vector holds as plain lists and dicts."""
    if isinstance(given, list | tuple):
        return [plain(one) for one in given]
    if hasattr(given, "items"):
        return {key: plain(one) for key, one in given.items()}
    return given


def key_of(row: dict[str, Any], by: list[str]) -> list[Any]:
    """The group of a row."""
    amount = row.get("profit") or row["amount"]
    return [amount["currency"] if name == "currency" else row.get(name) for name in by]


def grouped(request: dict[str, Any], expected: dict[str, Any]) -> None:
    """Every group and the total, as the second reading has them."""
    rows, asked = request["rows"], dict(request["arguments"])
    by = asked.pop("by", ["currency"])
    metric, variant = request["metric"], request["variant"]
    assert sum(one["counted"] + sum(one["excluded"].values()) for one in expected["groups"]) == len(
        rows
    )
    for group in expected["groups"]:
        key = group.pop("key")
        own = [row for row in rows if key_of(row, by) == key]
        in_currency = {"currency": key[by.index("currency")]} if "currency" in by else {}
        answer = second.of_rows(metric, variant, own, {**asked, **in_currency})
        assert settled(answer) == settled(group)
    assert settled(second.of_rows(metric, variant, rows, asked)) == settled(expected["total"])


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    request, expected = plain(vector.request()), plain(vector.expected)
    if "error" in expected:
        return
    metric, variant = request["metric"], request["variant"]
    if "inputs" in request:
        answer = second.of_numbers(metric, variant, request["inputs"])
        assert settled(answer) == settled(expected)
    elif "groups" in expected:
        grouped(request, expected)
    else:
        answer = second.of_rows(metric, variant, request["rows"], request["arguments"])
        assert settled(answer) == settled(expected)


@pytest.mark.parametrize(
    "vector",
    [
        pytest.param(one, id=one.id)
        for name in second.OPERATIONS
        for one in vectors(name)
        if one.kind != "error"
    ],
)
def test_it_gives_what_a_vector_of_an_operation_says(vector: Vector) -> None:
    answer = second.OPERATIONS[str(vector.operation)](plain(vector.inputs))
    assert settled(answer) == settled(plain(vector.expected))


def test_an_erratum_is_not_what_was_published() -> None:
    errata = [one for name in OF_NUMBERS for one in vectors(name) if one.kind == "erratum"]

    assert len(errata) == 3
    for one in errata:
        assert settled(plain(one.expected).get("value")) != settled(plain(one.published))


def test_it_has_vectors_of_every_kind() -> None:
    kinds = {param.values[0].kind for param in EVERY}  # type: ignore[union-attr] # vectors

    assert kinds == {"ordinary", "boundary", "undefined", "error", "erratum"}
