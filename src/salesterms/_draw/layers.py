"""The places that boxes, labels and passing lines take up, layer by layer from left to right.

Column `c` is layer `2 * c`. Between two columns stands a layer of labels, if any edge there has
one. An edge that passes a layer gets a place of its own in it, a *lane*, like a box without
content; so no line runs through a box or a label, and no label lies over another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: More lanes than this are not laid: lines of a graph that large run behind its boxes.
MOST_LANES = 10_000


@frozen
class Size:
    """How much room something takes up."""

    width: float
    height: float


#: The room of a line that passes by.
LANE = Size(0.0, 10.0)


@frozen
class Slot:
    """One place in a layer; whoever makes it says how large it is."""

    layer: int
    size: Size


@define
class Layers:
    """All slots, those of the boxes first, and for each edge the slots that it goes through."""

    slots: list[Slot]
    routes: list[list[int]] = field(factory=list)
    #: Edge -> the slot of its label.
    labels: dict[int, int] = field(factory=dict)

    def by_layer(self) -> dict[int, list[int]]:
        """Layer -> its slots, from left to right."""
        found: dict[int, list[int]] = {layer: [] for layer in sorted({s.layer for s in self.slots})}
        for index, slot in enumerate(self.slots):
            found[slot.layer].append(index)
        return found

    def is_arc(self, edge: int) -> bool:
        """Whether an edge stays in its column: it then goes out to the right and comes back."""
        source, target = self.routes[edge][0], self.routes[edge][-1]
        return self.slots[source].layer == self.slots[target].layer

    def pairs(self) -> list[tuple[int, int]]:
        """The slots that a line joins directly, the left one first; arcs are left out."""
        joined = [pair for route in self.routes for pair in pairwise(route)]
        ordered = [
            pair if self.slots[pair[0]].layer < self.slots[pair[1]].layer else pair[::-1]
            for pair in joined
        ]
        return [(a, b) for a, b in ordered if self.slots[a].layer < self.slots[b].layer]


def layered(
    columns: Sequence[int],
    links: Sequence[tuple[int, int]],
    boxes: Sequence[Size],
    labels: Sequence[Size | None],
) -> Layers:
    """Give every box, every label and every passing line its slot.

    >>> box, label = Size(80.0, 40.0), Size(30.0, 14.0)
    >>> made = layered([0, 1, 2], [(0, 1), (0, 2)], [box] * 3, [label, None])
    >>> [slot.layer for slot in made.slots], made.routes
    ([0, 2, 4, 1, 1, 2], [[0, 3, 1], [0, 4, 5, 2]])

    `labels` holds the size of each edge's label, or None. The slot of a node is its place in
    `columns`.
    """
    made = Layers([Slot(2 * column, box) for column, box in zip(columns, boxes, strict=True)])
    ends = [(2 * columns[source], 2 * columns[target]) for source, target in links]
    homes = [
        [] if label is None else [_label_layer(*sorted(pair))]
        for pair, label in zip(ends, labels, strict=True)
    ]
    passed = _passed_layers(ends, homes)
    made.routes = [list(link) for link in links]
    # The labels of arcs come last: of two that are equal they then stand below, as the arcs do.
    for edge in sorted(range(len(links)), key=made.is_arc):
        source, target = links[edge]
        route = [source]
        for layer in passed[edge]:
            label = labels[edge] if layer in homes[edge] else None
            if label is not None:
                made.labels[edge] = len(made.slots)
            route.append(len(made.slots))
            made.slots.append(Slot(layer, label or LANE))
        made.routes[edge] = [*route, target]
    return made


def _label_layer(left: int, right: int) -> int:
    """The layer of labels in the middle of the way; right of the column that an arc stays in."""
    return (left + right) // 2 | 1


def _passed_layers(ends: Sequence[tuple[int, int]], homes: list[list[int]]) -> list[list[int]]:
    """All layers between the ends of each edge, or else the one where it has its label."""
    used = {layer for home in homes for layer in home}
    passed = [_between(pair, used) or home for pair, home in zip(ends, homes, strict=True)]
    return passed if sum(map(len, passed)) <= MOST_LANES else homes


def _between(pair: tuple[int, int], used: Iterable[int]) -> list[int]:
    """The layers between two columns, in the order in which the edge comes by."""
    left, right = min(pair), max(pair)
    columns = range(left + 2, right, 2)
    labels = [layer for layer in used if left < layer < right]
    return sorted((*columns, *labels), reverse=pair[0] > pair[1])
