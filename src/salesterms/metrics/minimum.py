"""The lowest point of a function of a few numbers, found without derivatives.

The method is that of Nelder & Mead (1965) with their own factors: a simplex of n + 1 corners that
is reflected, stretched and shrunk towards lower ground. It draws nothing at random and reads no
clock, so the same function and start give the same answer.
"""

from __future__ import annotations

from bisect import insort
from math import inf, isfinite, isnan
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Point = tuple[float, ...]
    Corner = tuple[float, Point]

#: Where the mirrored, the stretched and the two halfway corners lie, from the middle of the others.
_MIRRORED: Final = 1.0
_STRETCHED: Final = 2.0
_HALFWAY: Final = 0.5
#: The first corners lie this part of a coordinate away from the start, and at least this far.
_FIRST: Final = 0.1
_value: Final = itemgetter(0)


@frozen
class Minimum:
    """Where a function is lowest, as far as was looked.

    `settled` says whether all corners came together, to `tolerance`, before the most steps were
    taken. `value` is infinite where the function has no value at any point that was tried.
    """

    at: tuple[float, ...]
    value: float
    steps: int
    evaluations: int
    settled: bool
    tolerance: float


def minimum(
    function: Callable[..., float],
    start: Sequence[float],
    *,
    tolerance: float = 1e-9,
    most_steps: int = 2_000,
) -> Minimum:
    """Look for the lowest point near `start`.

    >>> found = minimum(lambda x, y: (x - 3) ** 2 + (y + 1) ** 2, (1.0, 1.0), tolerance=1e-9)
    >>> [round(number, 6) for number in found.at], found.settled
    ([3.0, -1.0], True)

    The function takes as many numbers as `start` has, at least one. Infinity or NaN says that it
    has no value there, and such ground is left. It has settled when neither a corner nor its value
    lies further from the lowest one than `tolerance`, of numbers above 1 that part of them. The
    first step is a tenth of each number of `start` and at least 0.1: give numbers of the order of
    1, such as logarithms. It finds a lowest point, not the lowest one of several.
    """
    simplex = _Simplex(function, start)
    steps = 0
    while not (settled := simplex.is_within(tolerance)) and steps < most_steps:
        simplex.step()
        steps += 1
    value, at = simplex.corners[0]
    return Minimum(at, value, steps, simplex.evaluations, settled, tolerance)


class _Simplex:
    """The corners with their values, lowest first."""

    __slots__ = ("corners", "evaluations", "function")

    def __init__(self, function: Callable[..., float], start: Sequence[float]) -> None:
        self.function = function
        self.evaluations = 0
        first = tuple(map(float, start))
        self.corners = [self.at(first)]
        for axis, number in enumerate(first):
            away = number + max(_FIRST, _FIRST * abs(number))
            self.keep(self.at((*first[:axis], away, *first[axis + 1 :])))

    def at(self, point: Point) -> Corner:
        self.evaluations += 1
        value = self.function(*point)
        return (inf if isnan(value) else value), point

    def keep(self, corner: Corner) -> None:
        """Put a corner in its place: behind those of the same value, so that it moves on."""
        insort(self.corners, corner, key=_value)

    def is_within(self, tolerance: float) -> bool:
        lowest, here = self.corners[0]
        highest = self.corners[-1][0]
        if not isfinite(highest) or highest - lowest > tolerance * max(1.0, abs(lowest)):
            return False
        spans = [tolerance * max(1.0, abs(number)) for number in here]
        return all(
            abs(number - mine) <= span
            for _, point in self.corners[1:]
            for number, mine, span in zip(point, here, spans, strict=True)
        )

    def step(self) -> None:
        """Replace the highest corner, or draw all others halfway to the lowest."""
        highest, far = self.corners.pop()
        others = [point for _, point in self.corners]
        middle = [sum(axis) / len(others) for axis in zip(*others, strict=True)]
        mirrored = self.along(middle, far, _MIRRORED)
        if mirrored[0] < self.corners[0][0]:
            stretched = self.along(middle, far, _STRETCHED)
            self.keep(min(stretched, mirrored, key=_value))
        elif mirrored[0] < self.corners[-1][0]:
            self.keep(mirrored)
        else:
            outside = mirrored[0] < highest
            halfway = self.along(middle, far, _HALFWAY if outside else -_HALFWAY)
            if halfway[0] < min(mirrored[0], highest):
                self.keep(halfway)
            else:
                self.draw_in([*others, far])

    def along(self, middle: list[float], far: Point, factor: float) -> Corner:
        return self.at(
            tuple(here + factor * (here - there) for here, there in zip(middle, far, strict=True))
        )

    def draw_in(self, points: list[Point]) -> None:
        lowest, *others = points
        del self.corners[1:]
        for point in others:
            drawn = tuple(
                here + _HALFWAY * (there - here) for here, there in zip(lowest, point, strict=True)
            )
            self.keep(self.at(drawn))
