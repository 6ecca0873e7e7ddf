"""Graphs as Mermaid, DOT and SVG, and in sentences, without a word of the sales domain.

Reading order: `graph`, `lettering` (characters, widths, lines), `style_sheet` (colours and dashes),
`words`, `mermaid_text` and `dot_text`; then, for the SVG, `ranks` (columns), `layers` (a place for
every box, label and passing line), `ordering`, `heights`, `straightening`, `ports`, `arcs` and
`curves`, `tracks`, which all come together in `layout`; `picture` draws it.

`straightening` and the lanes of passing lines serve only graphs with edges that pass a column, such
as state machines and funnels, which come later; around a term no edge passes one.
"""

from salesterms._draw.dot_text import dot
from salesterms._draw.graph import (
    DuplicateNode,
    Edge,
    Graph,
    Node,
    Style,
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
    "Style",
    "UnknownNode",
    "UnknownStyle",
    "described",
    "dot",
    "mermaid",
    "svg",
]
