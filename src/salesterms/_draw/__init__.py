"""Graphs as Mermaid, DOT and SVG, and in sentences, without a word of the sales domain.

Reading order: `graph`, `lettering` (characters, widths, lines), `style_sheet` (colours and dashes),
`words`, `table_text`, `mermaid_text` and `dot_text`; then, for the SVG, `ranks` (columns), `layers`
(a place for every box, label and passing line), `ordering`, `heights`, `straightening`, `ports`,
`arcs` and `curves`, `tracks`, which all come together in `layout`; `picture` draws it with the
shapes of `pen` and says what they mean (`key`). Three pictures have a way of their own to be laid
out: `bar_picture`, `lane_picture` with bars over time, and `ladder_picture` with boxes in a given
order (`rungs`).

`straightening` and the lanes of passing lines serve only graphs with edges that pass a column, such
as lifecycles and logs; around a term no edge passes one.

`drawn` is the base of what is shown as one graph. Few programs draw, so all else is loaded when a
name of it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._lazy import lazily

if TYPE_CHECKING:
    from salesterms._draw.bar_picture import Bar as Bar
    from salesterms._draw.bar_picture import bars as bars
    from salesterms._draw.dot_text import dot as dot
    from salesterms._draw.drawn import Drawn as Drawn
    from salesterms._draw.graph import DuplicateNode as DuplicateNode
    from salesterms._draw.graph import Edge as Edge
    from salesterms._draw.graph import Graph as Graph
    from salesterms._draw.graph import Node as Node
    from salesterms._draw.graph import Style as Style
    from salesterms._draw.graph import UnknownNode as UnknownNode
    from salesterms._draw.graph import UnknownStyle as UnknownStyle
    from salesterms._draw.key import key_of as key_of
    from salesterms._draw.ladder_picture import ladder as ladder
    from salesterms._draw.lane_picture import Lane as Lane
    from salesterms._draw.lane_picture import Mark as Mark
    from salesterms._draw.lane_picture import Span as Span
    from salesterms._draw.lane_picture import lanes as lanes
    from salesterms._draw.mermaid_text import mermaid as mermaid
    from salesterms._draw.picture import svg as svg
    from salesterms._draw.ranks import NoColumn as NoColumn
    from salesterms._draw.rungs import Move as Move
    from salesterms._draw.rungs import Rung as Rung
    from salesterms._draw.table_text import markdown as markdown
    from salesterms._draw.words import described as described
    from salesterms._draw.words import sentences as sentences

#: Module -> the names that it provides.
_NAMES = {
    "bar_picture": ("Bar", "bars"),
    "dot_text": ("dot",),
    "drawn": ("Drawn",),
    "graph": ("DuplicateNode", "Edge", "Graph", "Node", "Style", "UnknownNode", "UnknownStyle"),
    "rungs": ("Move", "Rung"),
    "key": ("key_of",),
    "ladder_picture": ("ladder",),
    "lane_picture": ("Lane", "Mark", "Span", "lanes"),
    "mermaid_text": ("mermaid",),
    "picture": ("svg",),
    "ranks": ("NoColumn",),
    "table_text": ("markdown",),
    "words": ("described", "sentences"),
}
__getattr__ = lazily(__name__, {name: place for place, names in _NAMES.items() for name in names})

__all__ = [
    "Bar",
    "Drawn",
    "DuplicateNode",
    "Edge",
    "Graph",
    "Lane",
    "Mark",
    "Move",
    "NoColumn",
    "Node",
    "Rung",
    "Span",
    "Style",
    "UnknownNode",
    "UnknownStyle",
    "bars",
    "described",
    "dot",
    "key_of",
    "ladder",
    "lanes",
    "markdown",
    "mermaid",
    "sentences",
    "svg",
]
