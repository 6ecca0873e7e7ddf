"""A graph as SVG that depends on nothing else: no font, no script, no reference to the outside.

Lines come first, then their labels, then the boxes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._draw.key import KEY_HIGH, draw_key, key_of, key_width
from salesterms._draw.layout import laid_out
from salesterms._draw.lettering import clean
from salesterms._draw.pen import Pen, finished
from salesterms._draw.words import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

    from salesterms._draw.graph import Edge, Graph, Node
    from salesterms._draw.layout import Block

#: Roundness of the corners of boxes and of labels.
_ROUND, _SLIGHTLY_ROUND = 7, 4


def svg(
    graph: Graph,
    *,
    columns: Mapping[str, int] | None = None,
    told: Iterable[str] | None = None,
    lang: str = "en",
) -> str:
    """The graph as an SVG picture from left to right, for a page or a file of its own.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> graph = Graph([Node("a", "Ask"), Node("b", "Buy")], [Edge("a", "b", "yes")], "Two steps")
    >>> picture = svg(graph)
    >>> picture[:4], ">Two steps</title>" in picture, svg(graph) == picture
    ('<svg', True, True)

    `columns` gives each node's id its column (a node without one raises `NoColumn`); otherwise a
    node stands one further than the furthest that leads to it. Labels are shown in two lines at
    most; the whole text is the tooltip. The text alternative is what `described` says in `lang`, or
    the lines of `told`. Ids and classes follow from the content, so that pictures on one page do
    not meet. In a graph so large that its lines would need more than 10,000 places between columns
    they run behind the boxes.
    """
    layout = laid_out(graph, columns)
    words = list(sentences(graph, lang) if told is None else told)
    pen = Pen.of((graph, layout.boxes, words, lang))
    key = key_of(graph)
    root = pen.frame(
        max(layout.size.width, key_width(key)), layout.size.height + (KEY_HIGH if key else 0)
    )
    pen.words(root, graph.title, words, lang)
    if any(edge.style == "alarm" for edge in graph.edges):
        pen.head(root, "alarm-head")
    for edge, curve in zip(graph.edges, layout.curves, strict=True):
        _line(pen, root, edge, curve)
    for index, label in layout.labels:
        _label(pen, root, graph.edges[index], label)
    for node, box in zip(graph.nodes, layout.boxes, strict=True):
        _box(pen, root, node, box)
    if key:
        draw_key(pen, root, key, layout.size.height)
    return finished(root)


def _line(pen: Pen, root: Element, edge: Edge, curve: str) -> None:
    """A line, with a head at its target if it has a direction."""
    drawn = pen.shape(root, "path", "line", edge.style, d=curve)
    if edge.arrow:
        pen.arrow(drawn, edge.style)


def _label(pen: Pen, root: Element, edge: Edge, label: Block) -> None:
    """The label of a line, on a ground of its own that the line does not shine through."""
    group = pen.group(root, edge.label)
    pen.rectangle(group, label, _SLIGHTLY_ROUND, "ground")
    pen.lettering(group, label)


def _box(pen: Pen, root: Element, node: Node, box: Block) -> None:
    """The box of a node with its text."""
    label, note = clean(node.label), clean(node.note)
    group = pen.group(root, f"{label}: {note}" if note else label)
    pen.rectangle(group, box, _ROUND, "box", *(["strong"] if node.emphasis else []))
    pen.lettering(group, box, *(["bold"] if node.emphasis else []))
