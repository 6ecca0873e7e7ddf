"""The vectors of repeat buying once more, by the plain second reading: it gives what they say."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from second import repeat_buying as second

from salesterms.conformance import Vector, vectors

METRICS = (
    "expected_repeat_purchases",
    "repeat_purchase_probability",
    "probability_alive",
    "expected_purchase_amount",
)
#: What a wrong argument raises, the second reading does not know.
EVERY = [
    pytest.param(one, id=one.id) for name in METRICS for one in vectors(name) if one.kind != "error"
]
NAMES = {"bg_nbd_fit": ("r", "alpha", "a", "b"), "gamma_gamma_fit": ("p", "q", "v")}
LIKELIHOODS = {
    "bg_nbd_fit": second.bg_nbd_likelihood,
    "gamma_gamma_fit": second.gamma_gamma_likelihood,
}


def plain(given: Any) -> Any:
    """What a vector holds as plain lists and dicts."""
    if isinstance(given, list | tuple):
        return [plain(one) for one in given]
    if hasattr(given, "items"):
        return {key: plain(one) for key, one in given.items()}
    return given


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    request, expected = plain(vector.request()), plain(vector.expected)

    status, value = second.computed(request["metric"], request["variant"], request["inputs"])

    if status != "value":
        assert expected[status] == value
    elif "money" in expected["value"]:
        assert Decimal(expected["value"]["money"]["amount"]) == value
    else:
        about = expected["value"]["about"]
        assert abs(Decimal(about["number"]) - value) <= Decimal(about["within"])


@pytest.mark.parametrize(
    "vector",
    [pytest.param(one, id=one.id) for one in vectors("purchase_histories") if one.kind != "error"],
)
def test_it_gives_the_same_histories(vector: Vector) -> None:
    found = second.histories(plain(vector.inputs))

    expected = plain(vector.expected)
    assert found["left_out"] == expected["left_out"]
    for mine, theirs in zip(found["rows"], expected["rows"], strict=True):
        spend = None if theirs[4] is None else Decimal(theirs[4]["amount"])
        assert mine == [*theirs[:4], spend]


@pytest.mark.parametrize("operation", LIKELIHOODS)
def test_the_likelihood_is_as_high_as_it_says_and_nowhere_near_higher(operation: str) -> None:
    fitted = [one for one in vectors(operation) if "log_likelihood" in one.expected]
    assert fitted
    for vector in fitted:
        rows = [
            {**row, "recency": Fraction(row["recency"]), "age": Fraction(row["age"])}
            for row in plain(vector.inputs)["rows"]
        ]
        expected: Any = vector.expected
        at = [float(expected[name]) for name in NAMES[operation]]
        highest = LIKELIHOODS[operation](at, rows)
        assert highest == pytest.approx(float(expected["log_likelihood"]), rel=1e-5)
        for place in range(len(at)):
            for factor in (0.99, 1.01):
                beside = [number * factor if k == place else number for k, number in enumerate(at)]
                assert LIKELIHOODS[operation](beside, rows) < highest
