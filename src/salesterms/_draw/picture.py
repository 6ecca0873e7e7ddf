"""A graph as SVG that depends on nothing else: no font, no script, no reference to the outside.

The picture is built as a tree and written by the standard library, so that every text in it is
escaped. Lines come first, then their labels, then the boxes.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen

from salesterms._draw.curves import written
from salesterms._draw.layout import LARGE_LINE, SMALL_LINE, laid_out
from salesterms._draw.lettering import clean
from salesterms._draw.style_sheet import LARGE, SMALL, plain_look, style_sheet
from salesterms._draw.words import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms._draw.graph import Edge, Graph, Node
    from salesterms._draw.layout import Block

#: Roundness of the corners of boxes and of labels.
_ROUND, _SLIGHTLY_ROUND = 7, 4

#: From the middle of a line of letters down to its base, in parts of their size.
_TO_BASE = 0.35


def svg(graph: Graph, *, columns: Mapping[str, int] | None = None, lang: str = "en") -> str:
    """The graph as an SVG picture from left to right, for a page or a file of its own.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> graph = Graph([Node("a", "Ask"), Node("b", "Buy")], [Edge("a", "b", "yes")], "Two steps")
    >>> picture = svg(graph)
    >>> picture[:4], ">Two steps</title>" in picture, svg(graph) == picture
    ('<svg', True, True)

    `columns` gives each node's id its column (a node without one raises `NoColumn`); otherwise a
    node stands one further than the furthest that leads to it. Labels are shown in two lines at
    most; the whole text is the tooltip, and `described` in `lang` the text alternative. Ids and
    classes follow from the content, so that pictures on one page do not meet. In a graph so large
    that its lines would need more than 10,000 places between columns they run behind the boxes.
    """
    layout = laid_out(graph, columns)
    content = repr((graph, layout.boxes, lang)).encode("utf-8", "backslashreplace")
    pen = _Pen(f"g{sha256(content).hexdigest()[:12]}")
    root = pen.frame(layout.size.width, layout.size.height)
    pen.words(root, graph, lang)
    for edge, curve in zip(graph.edges, layout.curves, strict=True):
        pen.line(root, edge, curve)
    for index, label in layout.labels:
        pen.label(root, graph.edges[index], label)
    for node, box in zip(graph.nodes, layout.boxes, strict=True):
        pen.box(root, node, box)
    indent(root, " ")
    return tostring(root, encoding="unicode")


@frozen
class _Pen:
    """Draws with the classes and ids of one picture, which all begin with `prefix`."""

    prefix: str

    def frame(self, width: float, height: float) -> Element:
        """The picture with its size, its style and its ground, still empty."""
        wide, high = written(width), written(height)
        return Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": self.prefix,
                "viewBox": f"0 0 {wide} {high}",
                "width": wide,
                "height": high,
                "font-family": "system-ui, sans-serif",
                "role": "img",
                "aria-labelledby": f"{self.prefix}-title {self.prefix}-words",
            },
        )

    def words(self, root: Element, graph: Graph, lang: str) -> None:
        """The title, the text alternative, the style, the arrow head and the ground."""
        title = SubElement(root, "title", {"id": f"{self.prefix}-title"})
        title.text = clean(graph.title)
        words = SubElement(root, "desc", {"id": f"{self.prefix}-words", "lang": lang})
        words.text = "\n".join(sentences(graph, lang))
        SubElement(root, "style").text = style_sheet(self.prefix)
        head = SubElement(
            SubElement(root, "defs"),
            "marker",
            {
                "id": f"{self.prefix}-head",
                "viewBox": "0 0 8 8",
                "refX": "7.5",
                "refY": "4",
                "markerWidth": "8",
                "markerHeight": "8",
                "markerUnits": "userSpaceOnUse",
                "orient": "auto",
            },
        )
        self._shape(head, "path", "head", d="M0 0.6L8 4L0 7.4z")
        self._shape(root, "rect", "ground", width="100%", height="100%", rx=written(_ROUND))

    def line(self, root: Element, edge: Edge, curve: str) -> None:
        """A line, with a head at its target if it has a direction."""
        drawn = self._shape(root, "path", "line", edge.style, d=curve)
        if edge.arrow:
            drawn.set("marker-end", f"url(#{self.prefix}-head)")

    def label(self, root: Element, edge: Edge, label: Block) -> None:
        """The label of a line, on a ground of its own that the line does not shine through."""
        group = self._group(root, clean(edge.label))
        self._rectangle(group, label, _SLIGHTLY_ROUND, "ground")
        self._lettering(group, label)

    def box(self, root: Element, node: Node, box: Block) -> None:
        """The box of a node with its text."""
        label, note = clean(node.label), clean(node.note)
        group = self._group(root, f"{label}: {note}" if note else label)
        self._rectangle(group, box, _ROUND, "box", *(["strong"] if node.emphasis else []))
        self._lettering(group, box, *(["bold"] if node.emphasis else []))

    def _group(self, root: Element, tooltip: str) -> Element:
        group = SubElement(root, "g")
        SubElement(group, "title").text = tooltip
        return group

    def _rectangle(self, parent: Element, block: Block, roundness: int, *classes: str) -> None:
        self._shape(
            parent,
            "rect",
            *classes,
            x=written(block.x),
            y=written(block.y),
            width=written(block.size.width),
            height=written(block.size.height),
            rx=written(roundness),
        )

    def _lettering(self, parent: Element, block: Block, *classes: str) -> None:
        """The lines of a block around its middle, those in small letters below."""
        high = len(block.lines) * LARGE_LINE + len(block.small) * SMALL_LINE
        x, top = block.x + block.size.width / 2, block.y + (block.size.height - high) / 2
        for line in block.lines:
            base = top + LARGE_LINE / 2 + LARGE * _TO_BASE
            self._shape(
                parent, "text", "large", *classes, x=written(x), y=written(base)
            ).text = line
            top += LARGE_LINE
        for line in block.small:
            base = top + SMALL_LINE / 2 + SMALL * _TO_BASE
            self._shape(parent, "text", "small", x=written(x), y=written(base)).text = line
            top += SMALL_LINE

    def _shape(self, parent: Element, name: str, *classes: str, **attributes: str) -> Element:
        named = " ".join(f"{self.prefix}-{one}" for one in classes)
        return SubElement(parent, name, {"class": named, **plain_look(*classes), **attributes})
