"""The search for the lowest point of a function."""

from __future__ import annotations

from math import exp, inf, log, nan

import pytest
from attrs.exceptions import FrozenInstanceError

from salesterms.metrics.minimum import Minimum, minimum


def bowl(x: float, y: float) -> float:
    return (x - 3) ** 2 + 10 * (y + 1) ** 2


def banana(x: float, y: float) -> float:
    """Rosenbrock's valley, with its lowest point in (1, 1)."""
    return 100 * (y - x * x) ** 2 + (1 - x) ** 2


def test_it_finds_the_bottom_of_a_bowl() -> None:
    found = minimum(bowl, (0.0, 0.0), tolerance=1e-10)
    assert found.at == pytest.approx((3, -1), abs=1e-8)
    assert found.value == pytest.approx(0, abs=1e-15)
    assert found.settled
    assert found.tolerance == 1e-10


def test_it_follows_a_curved_valley() -> None:
    assert minimum(banana, (-1.2, 1.0)).at == pytest.approx((1, 1), abs=1e-8)


@pytest.mark.parametrize("start", [0.0, -40.0, 1e6])
def test_it_can_look_along_one_number(start: float) -> None:
    found = minimum(lambda x: (x - 7) ** 2 + 5, (start,))
    assert found.at == pytest.approx((7,), abs=1e-6)
    assert found.value == pytest.approx(5)


def test_it_can_look_along_four() -> None:
    """As many as a model of repeat buying has."""
    goal = (0.2, -0.3, 1.5, 2.0)

    def away(*point: float) -> float:
        return sum((n + 1) * (a - b) ** 2 for n, (a, b) in enumerate(zip(point, goal, strict=True)))

    assert minimum(away, (0.0,) * 4, tolerance=1e-12).at == pytest.approx(goal, abs=1e-9)


@pytest.mark.parametrize("nothing", [inf, nan])
def test_ground_without_a_value_is_left(nothing: float) -> None:
    found = minimum(lambda x: x - log(x) if x > 0.95 else nothing, (0.9,))
    assert found.at == pytest.approx((1,), abs=1e-4)
    assert found.settled


def test_a_function_without_any_value_does_not_settle() -> None:
    found = minimum(lambda x, y: nan, (1.0, 1.0), most_steps=20)  # noqa: ARG005
    assert (found.value, found.settled, found.steps) == (inf, False, 20)


def test_what_has_no_lowest_point_does_not_settle() -> None:
    found = minimum(lambda x: -x, (0.0,), most_steps=50)
    assert not found.settled
    assert found.at[0] > 1e6


def test_most_steps_are_the_most() -> None:
    found = minimum(banana, (-1.2, 1.0), most_steps=3)
    assert (found.steps, found.settled) == (3, False)
    assert found.evaluations <= 3 + 3 * 4


def test_a_tolerance_is_of_the_size_of_the_numbers() -> None:
    """What lies at a million cannot be told to a billionth: it settles all the same."""
    found = minimum(lambda x: (x / 1e6 - 1) ** 2, (9e5,), tolerance=1e-9)
    assert found.settled
    assert found.at == pytest.approx((1e6,), rel=1e-6)


def test_it_is_the_same_each_time() -> None:
    def curved(x: float, y: float) -> float:
        return exp(x) - 2 * x + exp(y) - 3 * y

    assert minimum(curved, (0.0, 0.0)) == minimum(curved, [0, 0])


def test_all_corners_are_drawn_in_where_no_way_leads_down() -> None:
    """McKinnon's function, on which a simplex shrinks again and again."""

    def mckinnon(x: float, y: float) -> float:
        return (360 * x * x if x <= 0 else 6 * x * x) + y + y * y

    assert minimum(mckinnon, (1.0, 1.0)).at == pytest.approx((0, -0.5), abs=1e-6)


def test_a_simplex_around_the_lowest_point_is_drawn_in() -> None:
    found = minimum(lambda x, y: abs(x) + abs(y), (0.0, 0.0))
    assert found.at == (0.0, 0.0)
    assert found.settled


def test_what_was_found_is_frozen() -> None:
    found = Minimum((1.0,), 0.0, 1, 2, settled=True, tolerance=1e-9)
    with pytest.raises(FrozenInstanceError):
        found.value = 1.0  # type: ignore[misc] # that is the point
