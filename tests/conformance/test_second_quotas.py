"""The vectors of quotas once more, by the plain second reading: it gives what they say."""

from fractions import Fraction
from typing import Any

import pytest
from second import quotas as second

from salesterms.conformance import Vector, vectors

METRICS = (
    "quota_attainment",
    "prorated_quota",
    "ramped_quota",
    "quota_gap",
    "quota_capacity",
    "run_rate",
)
EVERY = [pytest.param(one, id=one.id) for name in METRICS for one in vectors(name)]


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
    return next((name, expected[name]) for name in ("undefined", "refused") if name in expected)


def accounted(expected: dict[str, Any]) -> tuple[tuple[str, Any], int, dict[str, int]]:
    """The same with the account of the rows."""
    return told(expected), expected["counted"], expected["excluded"]


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    request, expected = plain(vector.request()), plain(vector.expected)
    variant = request["variant"]
    if "inputs" in request:
        if "error" not in expected:
            assert second.computed(request["metric"], variant, request["inputs"]) == told(expected)
        return
    rows, arguments = request["rows"], request["arguments"]
    if "by" not in arguments:
        assert second.measured(variant, rows, arguments) == accounted(expected)
        return
    [by] = arguments["by"]
    assert sum(group["counted"] for group in expected["groups"]) == len(rows)
    for group in expected["groups"]:
        own = [row for row in rows if [second.group_of(row, by)] == group["key"]]
        assert second.measured(variant, own, {}) == accounted(group)
    assert second.measured(variant, rows, {}) == accounted(expected["total"])


def test_it_has_vectors_of_every_kind() -> None:
    kinds = {param.values[0].kind for param in EVERY}  # type: ignore[union-attr] # vectors

    assert kinds == {"ordinary", "boundary", "undefined", "error"}
