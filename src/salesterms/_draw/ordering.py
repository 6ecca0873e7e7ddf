"""The order of the slots in each layer: few lines cross if each stands near what it is joined to.

Each layer in turn is sorted by the mean place of its neighbours, to the right and back again (the
barycentre method of Sugiyama, Tagawa and Toda, 1981). The best order that was met is kept.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Pair = tuple[int, int]

#: Sweeps, to the right or back; more of them hardly ever find a better order.
_SWEEPS = 16


def ordered(layers: Iterable[Sequence[int]], pairs: Sequence[Pair]) -> list[list[int]]:
    """Sort each layer so that few of the lines between `pairs` of slots cross.

    >>> ordered([[0, 1], [2, 3]], [(0, 3), (1, 2)])
    [[0, 1], [3, 2]]

    The left slot of a pair comes first. Slots that nothing tells apart keep the order given.
    """
    order = [list(layer) for layer in layers]
    before, behind = neighbours(pairs), neighbours((right, left) for left, right in pairs)
    best, fewest = order, crossings(order, pairs)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        order = _swept(order[::-1], behind)[::-1] if sweep % 2 else _swept(order, before)
        if (crossed := crossings(order, pairs)) < fewest:
            best, fewest = order, crossed
    return best


def neighbours(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    """The first ones of each second one.

    >>> neighbours([(0, 2), (1, 2)])
    {2: [0, 1]}
    """
    found: dict[int, list[int]] = {}
    for first, second in pairs:
        found.setdefault(second, []).append(first)
    return found


def crossings(layers: Sequence[Sequence[int]], pairs: Iterable[Pair]) -> int:
    """How many pairs of lines cross between the same two layers.

    >>> crossings([[0, 1], [2, 3]], [(0, 3), (1, 2)])
    1
    """
    places = {slot: (depth, at) for depth, one in enumerate(layers) for at, slot in enumerate(one)}
    lines: dict[Pair, list[Pair]] = {}
    for left, right in pairs:
        (from_layer, start), (to_layer, end) = places[left], places[right]
        lines.setdefault((from_layer, to_layer), []).append((start, end))
    return sum(map(_inversions, lines.values()))


def _inversions(lines: list[Pair]) -> int:
    """Lines that start below another and end above it."""
    ends: list[int] = []
    count = 0
    for _, end in sorted(lines):
        count += len(ends) - bisect_right(ends, end)
        insort(ends, end)
    return count


def _swept(layers: Sequence[list[int]], towards: dict[int, list[int]]) -> list[list[int]]:
    """Sort the layers one after another by their neighbours in the layers that are sorted."""
    places: dict[int, float] = {}
    done: list[list[int]] = []
    for layer in layers:
        wanted = _places(layer)
        for slot in layer:
            if slot in towards:
                wanted[slot] = _mean([places[one] for one in towards[slot]])
        done.append(sorted(layer, key=wanted.__getitem__))
        places |= _places(done[-1])
    return done


def _places(layer: Sequence[int]) -> dict[int, float]:
    """Places between 0 and 1: those of a long and of a short layer can be compared."""
    return {slot: (at + 0.5) / len(layer) for at, slot in enumerate(layer)}


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)
