"""Where everything stands: boxes, labels and lines with their coordinates, before any drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from salesterms._draw.heights import heights
from salesterms._draw.layers import Size, layered
from salesterms._draw.lettering import clean, width, wrapped
from salesterms._draw.ordering import ordered
from salesterms._draw.ports import busiest, roomy
from salesterms._draw.ranks import columns_of
from salesterms._draw.straightening import straightened
from salesterms._draw.style_sheet import LARGE, SMALL
from salesterms._draw.tracks import Tracks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms._draw.graph import Graph, Node

#: Free space around the whole picture.
MARGIN = 16.0

#: Sizes of letters, and the distance from one line of them to the next.
LARGE_LINE, SMALL_LINE = 17.0, 14.0

#: How much wider bold letters are.
_BOLDER = 1.1

#: A box: its least width, the most of its text, and the space at the sides and above and below.
_LEAST, _MOST, _ASIDE, _ABOVE = 64.0, 156.0, 12.0, 9.0

#: The label of an edge: the most width of its text, and the space around that.
_MOST_LABEL, _ASIDE_LABEL, _ABOVE_LABEL = 120.0, 6.0, 1.0


@frozen
class Block:
    """A rectangle with lines of text in it, those in small letters below."""

    lines: tuple[str, ...]
    small: tuple[str, ...]
    size: Size
    x: float = 0.0
    y: float = 0.0


@frozen
class Layout:
    """Everything that is drawn, in coordinates with the origin at the left above."""

    size: Size
    boxes: tuple[Block, ...]
    #: The labels of edges, beside the places of these edges in the graph.
    labels: tuple[tuple[int, Block], ...]
    #: The path data of each edge.
    curves: tuple[str, ...]


def laid_out(graph: Graph, columns: Mapping[str, int] | None = None) -> Layout:
    """Place a graph in columns from left to right.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> layout = laid_out(Graph([Node("a", "Ask"), Node("b", "Buy")], [Edge("a", "b")]))
    >>> [(box.x, box.y, box.lines) for box in layout.boxes], layout.curves
    ([(16.0, 16.0, ('Ask',)), (114.0, 16.0, ('Buy',))], ('M80 33.5H114',))
    """
    links, places = graph.links(), columns_of(graph, columns)
    lines = busiest(links, places)
    boxes = [_box(node, count) for node, count in zip(graph.nodes, lines, strict=True)]
    labels = [_label(edge.label) for edge in graph.edges]
    made = layered(
        places,
        links,
        [box.size for box in boxes],
        [label.size if label.small else None for label in labels],
    )
    order = ordered(made.by_layer().values(), made.pairs())
    level = straightened(order, made, heights(order, made.pairs(), made.slots))
    tracks = Tracks.of(made, level, MARGIN)
    return Layout(
        Size(tracks.right + MARGIN, tracks.bottom + MARGIN),
        tuple(_placed_box(box, tracks, slot) for slot, box in enumerate(boxes)),
        tuple(
            (edge, _placed_label(labels[edge], tracks, edge, slot))
            for edge, slot in made.labels.items()
        ),
        tuple(tracks.curve(edge) for edge in range(len(links))),
    )


def _box(node: Node, lines_at_side: int) -> Block:
    size = LARGE * _BOLDER if node.emphasis else LARGE
    lines, small = wrapped(clean(node.label), size, _MOST), wrapped(clean(node.note), SMALL, _MOST)
    widths = [*(width(line, size) for line in lines), *(width(line, SMALL) for line in small)]
    wide = max(_LEAST, 2 * _ASIDE + max(widths, default=0.0))
    high = 2 * _ABOVE + max(1, len(lines)) * LARGE_LINE + len(small) * SMALL_LINE
    return Block(lines, small, roomy(Size(wide, high), lines_at_side))


def _label(label: str) -> Block:
    small = wrapped(clean(label), SMALL, _MOST_LABEL)
    wide = max((width(line, SMALL) for line in small), default=0.0)
    high = len(small) * SMALL_LINE
    return Block((), small, Size(wide + 2 * _ASIDE_LABEL, high + 2 * _ABOVE_LABEL))


def _placed_box(box: Block, tracks: Tracks, slot: int) -> Block:
    """A box as wide as its column, so that a column looks like one."""
    left, right = tracks.side(slot)
    size = Size(right - left, box.size.height)
    return evolve(box, size=size, x=left, y=tracks.middles[slot] - size.height / 2)


def _placed_label(label: Block, tracks: Tracks, edge: int, slot: int) -> Block:
    """A label in the middle of its layer; an arc has it at the left, beyond where it turns."""
    left, right = tracks.side(slot)
    free = right - left - label.size.width
    x = left + 1 if tracks.made.is_arc(edge) else left + free / 2
    return evolve(label, x=x, y=tracks.middles[slot] - label.size.height / 2)
