"""The key of a picture: what each look of a line or a box means."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from salesterms._draw.curves import written
from salesterms._draw.layers import Size
from salesterms._draw.layout import MARGIN, SMALL_LINE, Block
from salesterms._draw.lettering import clean, width
from salesterms._draw.style_sheet import SMALL

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from salesterms._draw.graph import Graph
    from salesterms._draw.pen import Pen

#: How long a sample is, and the space behind it and behind its meaning.
_SAMPLE, _BEHIND, _APART = 26.0, 8.0, 18.0

#: The look of a box, which is drawn as one.
BOX = ("box", "strong")

#: The height that a key takes.
KEY_HIGH = 2 * SMALL_LINE

#: Looks of a line or of a box, and what it means.
Key = tuple[tuple[tuple[str, ...], str], ...]


def key_of(graph: Graph) -> Key:
    """What the looks mean that a graph has: of lines, and of an emphasised box."""
    lines: Key = tuple((("line", style), meaning) for style, meaning in graph.used_key())
    emphasised = graph.emphasis and any(node.emphasis for node in graph.nodes)
    return (*lines, (BOX, graph.emphasis)) if emphasised else lines


def key_width(key: Key) -> float:
    """How wide a key is, with the free space around it."""
    return 2 * MARGIN + sum(_extent(meaning) for _, meaning in key) if key else 0.0


def _extent(meaning: str) -> float:
    return _SAMPLE + _BEHIND + width(clean(meaning), SMALL) + _APART


def draw_key(pen: Pen, root: Element, key: Key, top: float) -> None:
    """A sample of each look with its meaning, in a line that begins at a height."""
    x, group = MARGIN, SubElement(root, "g")
    for looks, meaning in key:
        if looks == BOX:
            block = Block((), (), Size(_SAMPLE, SMALL_LINE - 4), x, top - SMALL_LINE / 2 + 2)
            pen.rectangle(group, block, 3, *looks)
        else:
            line = f"M{written(x)} {written(top)}h{_SAMPLE:g}"
            pen.shape(group, "path", *looks, d=line)
        pen.line(group, clean(meaning), x + _SAMPLE + _BEHIND, top, "small", "left")
        x += _extent(meaning)
