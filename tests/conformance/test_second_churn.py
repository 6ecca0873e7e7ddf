"""The vectors of churn and retention once more, by the plain second reading."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from second import churn as second

from salesterms import Period
from salesterms.conformance import Vector, vectors

METRICS = ("customer_churn", "customer_retention", "churn_over_periods")
EVERY = [pytest.param(one, id=one.id) for name in METRICS for one in vectors(name)]
FIELDS = {"month": lambda row: row["begins"][:7], "product": lambda row: row.get("product")}

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
        return "value", Fraction(value)
    return next((name, expected[name]) for name in STATUSES if name in expected)


def accounted(expected: dict[str, Any]) -> tuple[tuple[str, Any], int, dict[str, int]]:
    """The same with the account of the rows."""
    return told(expected), expected["counted"], expected["excluded"]


def asked(arguments: dict[str, Any]) -> dict[str, Any]:
    """What was asked, as the second reading takes it."""
    found: dict[str, Any] = {}
    if "period" in arguments:
        period = Period.named(arguments["period"])
        found["period"] = SimpleNamespace(start=period.start, end=period.end)
    if "as_of" in arguments:
        found["as_of"] = date.fromisoformat(arguments["as_of"])
    return found


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    request, expected = plain(vector.request()), plain(vector.expected)
    of = (request["metric"], request["variant"])
    if "inputs" in request:
        if "about" in expected.get("value", ()):
            about = expected["value"]["about"]
            _, value = second.computed(*of, request["inputs"])
            assert abs(value - Fraction(about["number"])) <= Fraction(1, 10**12)
        elif "error" not in expected:
            assert second.computed(*of, request["inputs"]) == told(expected)
        return
    rows, arguments = request["rows"], request["arguments"]
    if "by" not in arguments:
        assert second.measured(*of, rows, asked(arguments)) == accounted(expected)
        return
    [by] = arguments["by"]
    assert sum(group["counted"] for group in expected["groups"]) == expected["total"]["counted"]
    for group in expected["groups"]:
        own = [row for row in rows if [FIELDS[by](row)] == group["key"]]
        assert second.measured(*of, own, {}) == accounted(group)
    assert second.measured(*of, rows, {}) == accounted(expected["total"])


def test_it_has_vectors_of_every_kind() -> None:
    kinds = {param.values[0].kind for param in EVERY}  # type: ignore[union-attr] # vectors

    assert kinds == {"ordinary", "boundary", "undefined", "error"}
