"""Graphs as Mermaid, DOT and SVG, and in sentences, without a word of the sales domain.

Reading order: `graph`, `lettering` (characters, widths, lines), `words`, `mermaid_text` and
`dot_text`; then, for the SVG, `ranks` (columns), `layers` (a place for every box, label and passing
line), `ordering`, `heights`, `ports` and `curves`, `tracks`, which all come together in `layout`;
`style_sheet` and `picture` draw it.
"""

from salesterms._draw.dot_text import dot
from salesterms._draw.graph import (
    DuplicateNode,
    Edge,
    Graph,
    Node,
    UnknownNode,
    UnknownStyle,
)
from salesterms._draw.mermaid_text import mermaid
from salesterms._draw.picture import svg
from salesterms._draw.ranks import NoColumn
from salesterms._draw.words import described

__all__ = [
    "DuplicateNode",
    "Edge",
    "Graph",
    "NoColumn",
    "Node",
    "UnknownNode",
    "UnknownStyle",
    "described",
    "dot",
    "mermaid",
    "svg",
]
