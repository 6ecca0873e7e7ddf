"""How high each slot stands: in its order, clear of the next, and level with what it is joined to.

A layer is placed by isotonic regression: of all heights that keep the order and the distances, the
ones with the least squares of deviation from the heights wanted, which are the means of the
neighbours' heights. Pooling adjacent violators finds them exactly, in one pass.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import fsum
from typing import TYPE_CHECKING

from salesterms._draw.layers import LANE
from salesterms._draw.ordering import neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesterms._draw.layers import Slot

#: Free space between two slots that lie above each other.
_SPACE = 16.0

#: Times that all layers are placed, to the right or back.
_SWEEPS = 12


def heights(
    layers: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]], slots: Sequence[Slot]
) -> list[float]:
    """The height of the middle of each slot; the top of the highest is 0.

    `layers` are in order; a pair is two slots that a line joins.

    >>> from salesterms._draw.layers import Size, Slot
    >>> slots = [Slot(0, Size(80, 40)), Slot(2, Size(80, 40)), Slot(2, Size(80, 40))]
    >>> heights([[0], [1, 2]], [(0, 1), (0, 2)], slots)
    [48.0, 20.0, 76.0]
    """
    joined = neighbours([*pairs, *((right, left) for left, right in pairs)])
    found = [0.0] * len(slots)
    distances = {index: _distances(layer, slots) for index, layer in enumerate(layers)}
    for index, layer in enumerate(layers):
        _put(found, layer, spread([0.0] * len(layer), [1.0] * len(layer), distances[index]))
    for sweep in range(_SWEEPS):
        numbered = list(enumerate(layers))
        for index, layer in reversed(numbered) if sweep % 2 else numbered:
            wanted = [_wanted(slot, joined, found) for slot in layer]
            weights = [weight for _, weight in wanted]
            _put(found, layer, spread([at for at, _ in wanted], weights, distances[index]))
    top = min((at - slot.size.height / 2 for at, slot in zip(found, slots, strict=True)), default=0)
    return [at - top for at in found]


def spread(
    wanted: Sequence[float], weights: Sequence[float], distances: Sequence[float]
) -> list[float]:
    """The places nearest to those wanted that keep their order and at least these distances.

    >>> spread([0.0, 0.0, 100.0], [1.0, 1.0, 1.0], [20.0, 20.0])
    [-10.0, 10.0, 100.0]
    """
    offsets = [0.0, *accumulate(distances)]
    blocks: list[tuple[float, float, int]] = []  # mean, weight, number of slots
    for want, weight, offset in zip(wanted, weights, offsets, strict=True):
        mean, total, count = want - offset, weight, 1
        while blocks and blocks[-1][0] >= mean:
            upper_mean, upper_weight, upper_count = blocks.pop()
            mean = (mean * total + upper_mean * upper_weight) / (total + upper_weight)
            total, count = total + upper_weight, count + upper_count
        blocks.append((mean, total, count))
    means = [mean for mean, _, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _distances(layer: Sequence[int], slots: Sequence[Slot]) -> list[float]:
    return [distance(slots[upper], slots[lower]) for upper, lower in pairwise(layer)]


def distance(upper: Slot, lower: Slot) -> float:
    """How far apart the middles of two slots are at least: lines may lie close together."""
    passing = (upper.size is LANE) + (lower.size is LANE)
    middle = (upper.size.height + lower.size.height) / 2
    return middle + _SPACE * (1 - passing / 2)


def _wanted(
    slot: int, joined: Mapping[int, Sequence[int]], found: Sequence[float]
) -> tuple[float, float]:
    """The mean height of the neighbours and their number; unjoined, it stays as it is."""
    near = joined.get(slot, [slot])
    return fsum(found[one] for one in near) / len(near), len(near)


def _put(found: list[float], layer: Sequence[int], places: Sequence[float]) -> None:
    for slot, place in zip(layer, places, strict=True):
        found[slot] = place
