"""The vectors of cohorts once more, by the plain second reading: it gives what they say."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from second import cohorts as second
from test_second_churn import plain

from salesterms import Period
from salesterms.conformance import Vector, vectors

EVERY = [pytest.param(one, id=one.id) for one in vectors("cohort_retention")]
STATUSES = ("undefined", "refused", "not_yet_observable")


def told(expected: dict[str, Any]) -> tuple[str, Any]:
    """The answer that is expected, with its value as a Fraction."""
    if "value" in expected:
        return "value", Fraction(expected["value"]["ratio"])
    return next((name, expected[name]) for name in STATUSES if name in expected)


def accounted(expected: dict[str, Any]) -> tuple[tuple[str, Any], int, dict[str, int]]:
    """The same with the account of the rows."""
    return told(expected), expected["counted"], expected["excluded"]


def asked(arguments: dict[str, Any]) -> dict[str, Any]:
    """What was asked, as the second reading takes it."""
    if "period" not in arguments:
        return {}
    period = Period.named(arguments["period"])
    return {"period": SimpleNamespace(start=period.start, end=period.end)}


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    request, expected = plain(vector.request()), plain(vector.expected)
    variant = request["variant"]
    if "inputs" in request:
        assert second.computed(request["inputs"]) == told(expected)
        return
    rows, arguments = request["rows"], request["arguments"]
    if "by" not in arguments:
        assert second.measured(variant, rows, asked(arguments)) == accounted(expected)
        return
    [by] = arguments["by"]
    for group in expected["groups"]:
        own = [row for row in rows if [row[by]] == group["key"]]
        assert second.measured(variant, own, {}) == accounted(group)
    assert second.measured(variant, rows, {}) == accounted(expected["total"])
