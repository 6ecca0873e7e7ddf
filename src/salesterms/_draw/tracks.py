"""The way of each line: how far the layers stand apart, and the curve through its slots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from attrs import frozen

from salesterms._draw.curves import arc, through
from salesterms._draw.layers import Layers
from salesterms._draw.ports import End, ports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms._draw.curves import Point

#: The gap between two layers: the least, the most, and its part of the highest climb in it.
_LEAST, _MOST, _SLOPE = 34.0, 130.0, 0.3

#: How far an arc reaches out: the least, the most, and its part of the height that it spans.
_NEAR, _FAR, _REACH = 20.0, 64.0, 0.25

#: Free space beyond an arc.
_BEYOND = 8.0


@frozen
class Tracks:
    """The slots with their heights, the ports of the boxes, and the sides of the layers."""

    made: Layers
    middles: Sequence[float]
    ports: dict[End, float]
    #: Layer -> its left and its right side.
    sides: dict[int, tuple[float, float]]
    #: The right and the lower side of everything.
    right: float
    bottom: float

    @classmethod
    def of(cls, made: Layers, heights: Sequence[float], margin: float) -> Self:
        """Place the layers one after another, with a margin at the left and above."""
        middles = [height + margin for height in heights]
        left = margin
        ends = ports(made, middles)
        gaps = _gaps(made, middles, ends)
        sides: dict[int, tuple[float, float]] = {}
        beyond = right = left
        for layer, slots in made.by_layer().items():
            right = left + max(made.slots[slot].size.width for slot in slots)
            sides[layer] = (left, right)
            beyond = right + gaps.get(layer, 0.0)
            left = max(beyond, right + _LEAST)
        lower = (at + one.size.height / 2 for at, one in zip(middles, made.slots, strict=True))
        return cls(made, middles, ends, sides, beyond, max(lower, default=margin))

    def side(self, slot: int) -> tuple[float, float]:
        """The left and the right side of a slot, which is as wide as its layer."""
        return self.sides[self.made.slots[slot].layer]

    def is_arc(self, edge: int) -> bool:
        """Whether an edge stays in its column: it then goes out to the right and comes back."""
        return _is_arc(self.made, self.made.routes[edge])

    def curve(self, edge: int) -> str:
        """The path data of an edge, from its source to its target."""
        route = self.made.routes[edge]
        if self.is_arc(edge):
            return self._arc(edge, route)
        return through(list(self._points(edge, route)))

    def _arc(self, edge: int, route: Sequence[int]) -> str:
        start = (self.side(route[0])[1], self.ports[End(edge, at_source=True)])
        end = (self.side(route[-1])[1], self.ports[End(edge, at_source=False)])
        if edge in self.made.labels:
            slot = self.made.labels[edge]
            return arc(start, (self.side(slot)[0], self.middles[slot]), end)
        out = start[0] + _reach(start[1], end[1])
        return arc(start, (out, (start[1] + end[1]) / 2), end)

    def _points(self, edge: int, route: Sequence[int]) -> Iterator[Point]:
        """Both sides of every slot on the way: a line is level all through a layer."""
        rightward = self.side(route[0]) < self.side(route[-1])
        yield self.side(route[0])[rightward], self.ports[End(edge, at_source=True)]
        for slot in route[1:-1]:
            here, there = self.side(slot) if rightward else self.side(slot)[::-1]
            yield here, self.middles[slot]
            yield there, self.middles[slot]
        yield self.side(route[-1])[not rightward], self.ports[End(edge, at_source=False)]


def _is_arc(made: Layers, route: Sequence[int]) -> bool:
    return made.slots[route[0]].layer == made.slots[route[-1]].layer


def _gaps(made: Layers, middles: Sequence[float], ends: dict[End, float]) -> dict[int, float]:
    """The room to the right of each layer that the lines there ask for."""
    found: dict[int, float] = {}
    for left, right in made.pairs():
        climb = _SLOPE * abs(middles[left] - middles[right])
        layer = made.slots[left].layer
        found[layer] = max(found.get(layer, _LEAST), min(_MOST, climb))
    for edge, route in enumerate(made.routes):
        if _is_arc(made, route) and edge not in made.labels:
            heights = (ends[End(edge, at_source)] for at_source in (True, False))
            layer = made.slots[route[0]].layer
            found[layer] = max(found.get(layer, _LEAST), _reach(*heights) + _BEYOND)
    return found


def _reach(start: float, end: float) -> float:
    return min(_FAR, _NEAR + _REACH * abs(start - end))
