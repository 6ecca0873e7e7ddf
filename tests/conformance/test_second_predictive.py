"""The vectors of predicted CLV once more, by the plain second reading: it gives what they say."""

from decimal import Decimal
from typing import Any

import pytest
from second import predictive as second

from salesterms.conformance import Vector, vectors

#: What a wrong argument raises, the second reading does not know.
EVERY = [pytest.param(one, id=one.id) for one in vectors("predicted_clv") if one.kind != "error"]


def plain(given: Any) -> Any:
    """What a vector holds as plain dicts."""
    if hasattr(given, "items"):
        return {key: plain(one) for key, one in given.items()}
    return given


@pytest.mark.parametrize("vector", EVERY)
def test_it_gives_what_the_vector_says(vector: Vector) -> None:
    expected = plain(vector.expected)

    status, value = second.computed(str(vector.variant), plain(vector.inputs))

    if status != "value":
        assert expected[status] == value
    elif "money" in expected["value"]:
        assert Decimal(expected["value"]["money"]["amount"]) == value
    else:
        about = expected["value"]["about"]
        assert abs(Decimal(about["number"]) - value) <= Decimal(about["within"])
