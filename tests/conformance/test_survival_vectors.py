"""The vectors of survival: the plain second reading gives what they say, as the library does."""

from fractions import Fraction
from typing import Any

import pytest
from second import survival as second

from salesterms.conformance import Vector, vectors

ON_ROWS = ("survival_rate", "survival_time")
ON_NUMBERS = (
    "projected_survival",
    "projected_retention",
    "residual_lifetime",
    "retention_elasticity",
)


def each(*names: str) -> list[Any]:
    """Those with an answer: what a wrong argument raises, the second reading does not know."""
    return [
        pytest.param(one, id=one.id)
        for name in names
        for one in vectors(name)
        if one.kind != "error"
    ]


def plain(given: Any) -> Any:
    """What a vector holds as plain lists and dicts."""
    if isinstance(given, list | tuple):
        return [plain(one) for one in given]
    if hasattr(given, "items"):
        return {key: plain(one) for key, one in given.items()}
    return given


def agrees(expected: dict[str, Any], found: tuple[str, Any]) -> bool:
    """Whether an answer is the one that is expected, or as near as it has to be."""
    kind, value = found
    if kind != "value":
        return bool(expected.get(kind) == value)
    wanted = expected["value"]
    if "about" in wanted:
        about = wanted["about"]
        return bool(abs(Fraction(about["number"]) - value) <= Fraction(about["within"]))
    return bool(Fraction(wanted["number"]) == value)


@pytest.mark.parametrize("vector", each(*ON_ROWS))
def test_on_rows_and_on_steps(vector: Vector) -> None:
    variant, expected = str(vector.variant), plain(vector.expected)
    if vector.inputs is not None:
        inputs = plain(vector.inputs)
        rows = second.rows_of_steps(inputs)
        asked = {name: inputs[name] for name in ("time", "until") if name in inputs}
        found, _, _ = second.measured(variant, rows, asked)
        assert agrees(expected, found)
        return
    found, counted, out = second.measured(variant, plain(vector.rows), plain(vector.arguments))
    assert agrees(expected, found)
    assert (counted, out) == (expected["counted"], expected["excluded"])


@pytest.mark.parametrize("vector", each(*ON_NUMBERS))
def test_on_numbers(vector: Vector) -> None:
    found = second.projected(vector.metric, str(vector.variant), plain(vector.inputs))

    assert agrees(plain(vector.expected), found)


@pytest.mark.parametrize("vector", each("sbg_fit"))
def test_fits(vector: Vector) -> None:
    """By halving, and not by a search over both parameters at once."""
    assert second.fitted(plain(vector.inputs)["cohorts"]) == plain(vector.expected)


@pytest.mark.parametrize("vector", each("survival_curve"))
def test_curves(vector: Vector) -> None:
    rows, expected = plain(vector.inputs)["rows"], plain(vector.expected)

    assert [
        [{"number": str(time)}, there, ended, censored, {"number": str(left)}]
        for time, there, ended, censored, left in second.steps(rows)
    ] == expected["steps"]
    middle = second.median(rows)
    assert expected["median"] == (None if isinstance(middle, str) else {"number": str(middle)})
    assert second.excluded(rows) == expected["left_out"]


@pytest.mark.parametrize("vector", each("survival_interval"))
def test_intervals(vector: Vector) -> None:
    inputs = plain(vector.inputs)
    level = second.number(inputs.get("level", {"decimal": "0.95"}))
    transform = inputs.get("transform", "log_log")

    found = second.interval(inputs["rows"], second.number(inputs["time"]), level, transform)

    assert found == plain(vector.expected)


@pytest.mark.parametrize("vector", each("lifespans"))
def test_lifespans(vector: Vector) -> None:
    assert {"lifespans": second.lifespans(plain(vector.inputs))} == plain(vector.expected)


@pytest.mark.parametrize("vector", each("cohort_survivors"))
def test_cohort_survivors(vector: Vector) -> None:
    assert second.cohort_survivors(plain(vector.inputs)) == plain(vector.expected)
