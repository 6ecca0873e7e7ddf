"""The way of each line: how far the layers stand apart, and the curve through its slots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from attrs import frozen

from salesterms._draw.arcs import reaches
from salesterms._draw.curves import arc, through
from salesterms._draw.layers import Layers
from salesterms._draw.ports import End, ports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms._draw.curves import Point

#: The gap between two layers: the least, the most, and its part of the highest climb in it.
_LEAST, _MOST, _SLOPE = 34.0, 130.0, 0.3

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
    #: Arc -> how far it reaches out to the right of its layer.
    reaches: dict[int, float]
    #: The right and the lower side of everything.
    right: float
    bottom: float

    @classmethod
    def of(cls, made: Layers, heights: Sequence[float], margin: float) -> Self:
        """Place the layers one after another, with a margin at the left and above."""
        middles = [height + margin for height in heights]
        left = margin
        ends = ports(made, middles)
        arcs = reaches(made, middles, ends)
        gaps = _gaps(made, middles, arcs)
        sides: dict[int, tuple[float, float]] = {}
        beyond = right = left
        for layer, slots in made.by_layer().items():
            right = left + max(made.slots[slot].size.width for slot in slots)
            sides[layer] = (left, right)
            beyond = right + gaps.get(layer, 0.0)
            left = max(beyond, right + _LEAST)
        lower = (at + one.size.height / 2 for at, one in zip(middles, made.slots, strict=True))
        return cls(made, middles, ends, sides, arcs, beyond, max(lower, default=margin))

    def side(self, slot: int) -> tuple[float, float]:
        """The left and the right side of a slot, which is as wide as its layer."""
        return self.sides[self.made.slots[slot].layer]

    def curve(self, edge: int) -> str:
        """The path data of an edge, from its source to its target."""
        route = self.made.routes[edge]
        if self.made.is_arc(edge):
            return self._arc(edge, route)
        return through(list(self._points(edge, route)))

    def _arc(self, edge: int, route: Sequence[int]) -> str:
        """An arc, after the line that leads from its label to where it turns."""
        start = (self.side(route[0])[1], self.ports[End(edge, at_source=True)])
        end = (self.side(route[-1])[1], self.ports[End(edge, at_source=False)])
        turn = start[0] + self.reaches[edge]
        if edge not in self.made.labels:
            return arc(start, (turn, (start[1] + end[1]) / 2), end)
        slot = self.made.labels[edge]
        label = (self.side(slot)[0], self.middles[slot])
        return through([label, (turn, label[1])]) + arc(start, (turn, label[1]), end)

    def _points(self, edge: int, route: Sequence[int]) -> Iterator[Point]:
        """Both sides of every slot on the way: a line is level all through a layer."""
        rightward = self.side(route[0]) < self.side(route[-1])
        yield self.side(route[0])[rightward], self.ports[End(edge, at_source=True)]
        for slot in route[1:-1]:
            here, there = self.side(slot) if rightward else self.side(slot)[::-1]
            yield here, self.middles[slot]
            yield there, self.middles[slot]
        yield self.side(route[-1])[not rightward], self.ports[End(edge, at_source=False)]


def _gaps(made: Layers, middles: Sequence[float], arcs: dict[int, float]) -> dict[int, float]:
    """The room to the right of each layer that the lines there ask for."""
    found: dict[int, float] = {}
    for left, right in made.pairs():
        climb = _SLOPE * abs(middles[left] - middles[right])
        layer = made.slots[left].layer
        found[layer] = max(found.get(layer, _LEAST), min(_MOST, climb))
    for edge, reach in arcs.items():
        layer = made.slots[made.routes[edge][0]].layer
        found[layer] = max(found.get(layer, _LEAST), reach + _BEYOND)
    return found
