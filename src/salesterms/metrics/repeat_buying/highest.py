"""The highest point of a likelihood, where it has one inside the range of its parameters.

A simplex comes near it (`minimum`), and Newton's steps go to the point itself. What is found is
a maximum only if the likelihood falls in every direction there: where it keeps rising towards an
edge, as with customers of whom nobody ever leaves, or is flat, that is said instead. The parameters
are those of a model in logarithms, since they are above 0 and of any size.
"""

from __future__ import annotations

from itertools import combinations
from math import exp, inf, isfinite, sqrt
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.metrics.minimum import minimum

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Point = tuple[float, ...]
    Rows = list[list[float]]

#: How near each parameter is known, as a share of it: what is flatter than this allows is not one.
TOLERANCE: Final = 1e-5
#: How near the simplex comes: at first roughly, and where Newton's steps fail from there, nearer.
_NEAR: Final = (1e-2, 1e-6)
#: Logarithms of parameters lie within this of those of the start.
_RANGE: Final = 12.0
#: The step of the differences by which slopes and curves are found.
_STEP: Final = 1e-3
_MOST_STEPS: Final = 25
#: A step this small ends the search; the error that is left is of its square.
_ARRIVED: Final = 1e-6
#: A step longer than this leads out of the neighbourhood in which a slope and a curve say enough.
_LONGEST: Final = 1.0
#: Least curve: a logarithm that is known to within 30 is not known; and noise is no curve.
_CURVE: Final = 1e-3
_NOISE: Final = 1e-7


@frozen
class Highest:
    """Where a likelihood is highest: the parameters themselves; None where it has no such point."""

    at: Point | None
    value: float
    evaluations: int


class _Counted:
    """A likelihood of logarithms, which has no value out of range; it counts how often it is asked.

    What overflows has none either.
    """

    def __init__(self, likelihood: Callable[..., float]) -> None:
        self.likelihood = likelihood
        self.times = 0

    def __call__(self, *logs: float) -> float:
        if any(abs(one) > _RANGE for one in logs):
            return -inf
        self.times += 1
        return self.likelihood(*map(exp, logs))


def highest(likelihood: Callable[..., float], parameters: int) -> Highest:
    """Look for the highest point, from where all parameters are 1.

    >>> from math import log
    >>> found = highest(lambda x: 30 * log(x) - 10 * x, 1)
    >>> found.at and round(found.at[0], 6)
    3.0
    >>> highest(lambda x: -1 / x, 1).at is None
    True

    Scale the rows so that parameters are of the order of 1: they are sought from e^-12 to e^12.
    """
    asked = _Counted(likelihood)
    here: Point = (0.0,) * parameters
    for tolerance in _NEAR:
        here = minimum(lambda *logs: -asked(*logs), here, tolerance=tolerance).at
        found = _by_newton(asked, here)
        if found is not None:
            return Highest(tuple(map(exp, found)), asked(*found), asked.times)
    return Highest(None, asked(*here), asked.times)


def _by_newton(function: _Counted, start: Point) -> Point | None:
    """The point where it is level and falls on every side; None where the steps lead to none."""
    here, value = start, function(*start)
    for _ in range(_MOST_STEPS):
        slope, curves = _around(function, here, value)
        least = max(_CURVE, _NOISE * abs(value))
        step = _solved(curves, slope, least)
        if step is None:
            return None
        longest = max(map(abs, step))
        shorter = min(1.0, _LONGEST / longest) if longest else 1.0
        there = tuple(a + shorter * b for a, b in zip(here, step, strict=True))
        if longest <= _ARRIVED:
            return there
        reached = function(*there)
        if not reached > value - _NOISE:
            return None
        here, value = there, reached
    return None


def _around(function: _Counted, here: Point, value: float) -> tuple[list[float], Rows]:
    """The slope in each direction, and how much it bends down, by differences."""

    def at(**moved: float) -> float:
        return function(*(one + moved.get(f"_{axis}", 0.0) for axis, one in enumerate(here)))

    axes = range(len(here))
    near = {(axis, n): at(**{f"_{axis}": n * _STEP}) for axis in axes for n in (-2, -1, 1, 2)}
    slope = [
        (8 * (near[axis, 1] - near[axis, -1]) - (near[axis, 2] - near[axis, -2])) / (12 * _STEP)
        for axis in axes
    ]
    square = _STEP * _STEP
    curves = [[0.0] * len(here) for _ in axes]
    for axis in axes:
        curves[axis][axis] = (2 * value - near[axis, 1] - near[axis, -1]) / square
    for one, other in combinations(axes, 2):
        both = at(**{f"_{one}": _STEP, f"_{other}": _STEP})
        both += at(**{f"_{one}": -_STEP, f"_{other}": -_STEP})
        alone = sum(near[axis, n] for axis in (one, other) for n in (-1, 1))
        curves[one][other] = curves[other][one] = (alone - both - 2 * value) / (2 * square)
    return slope, curves


def _solved(curves: Rows, slope: Sequence[float], least: float) -> list[float] | None:
    """The step to where it is level, by Cholesky; None where it is not curved enough for one."""
    size = len(slope)
    lower = [[0.0] * size for _ in range(size)]
    for row in range(size):
        for column in range(row + 1):
            rest = curves[row][column] - sum(
                lower[row][k] * lower[column][k] for k in range(column)
            )
            if row != column:
                lower[row][column] = rest / lower[column][column]
            elif isfinite(rest) and rest >= least:
                lower[row][row] = sqrt(rest)
            else:
                return None
    half: list[float] = []
    for row in range(size):
        known = sum(lower[row][k] * half[k] for k in range(row))
        half.append((slope[row] - known) / lower[row][row])
    step = [0.0] * size
    for row in reversed(range(size)):
        known = sum(lower[k][row] * step[k] for k in range(row + 1, size))
        step[row] = (half[row] - known) / lower[row][row]
    return step
