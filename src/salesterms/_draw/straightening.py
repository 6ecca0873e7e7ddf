"""Long lines made straight: as few bends as the boxes and labels around them allow."""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from salesterms._draw.heights import distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms._draw.layers import Layers

#: One line made straight may leave room for another.
_PASSES = 4


def straightened(
    layers: Sequence[Sequence[int]], made: Layers, middles: Sequence[float]
) -> list[float]:
    """The same heights, but the labels and lanes of one line are level wherever they can be.

    >>> from salesterms._draw.layers import LANE, Layers, Size, Slot
    >>> box = Size(80, 40)
    >>> slots = [Slot(0, box), Slot(6, box), Slot(2, LANE), Slot(4, LANE)]
    >>> straightened([[0], [2], [3], [1]], Layers(slots, [[0, 2, 3, 1]]), [0.0, 9.0, 3.0, 6.0])
    [0.0, 9.0, 4.5, 4.5]
    """
    found = list(middles)
    rooms = _Rooms(layers, made, found)
    chains = sorted((route[1:-1] for route in made.routes), key=len, reverse=True)
    for _ in range(_PASSES):
        for chain in chains:
            for level, low, high in rooms.levels(chain):
                mean = fsum(found[slot] for slot in level) / len(level)
                for slot in level:
                    found[slot] = min(max(mean, low), high)
    return found


class _Rooms:
    """How far each slot can be moved between the ones above and below it."""

    def __init__(
        self, layers: Sequence[Sequence[int]], made: Layers, middles: Sequence[float]
    ) -> None:
        self._middles = middles  # which change while slots are moved
        self._above: dict[int, tuple[int, float]] = {}
        self._below: dict[int, tuple[int, float]] = {}
        for upper, lower in (pair for layer in layers for pair in pairwise(layer)):
            away = distance(made.slots[upper], made.slots[lower])
            self._above[lower] = (upper, away)
            self._below[upper] = (lower, away)

    def levels(self, chain: Sequence[int]) -> Iterator[tuple[list[int], float, float]]:
        """The longest parts of a line that can be level, one after another, and between what."""
        level: list[int] = []
        low, high = float("-inf"), float("inf")
        for slot in chain:
            least, most = self._room(slot)
            if max(low, least) > min(high, most):
                yield level, low, high
                level, low, high = [], least, most
            level.append(slot)
            low, high = max(low, least), min(high, most)
        if level:
            yield level, low, high

    def _room(self, slot: int) -> tuple[float, float]:
        least, most = float("-inf"), float("inf")
        if slot in self._above:
            upper, away = self._above[slot]
            least = self._middles[upper] + away
        if slot in self._below:
            lower, away = self._below[slot]
            most = self._middles[lower] - away
        # Rounding must not leave a slot without any room at all.
        return min(least, self._middles[slot]), max(most, self._middles[slot])
