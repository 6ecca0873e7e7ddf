"""A graph as DOT, the language of Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from salesterms._draw.lettering import clean
from salesterms._draw.style_sheet import plain_look

if TYPE_CHECKING:
    from salesterms._draw.graph import Edge, Graph, Node

#: A quote ends the string, a backslash begins an escape, and an ampersand an HTML entity.
_ESCAPES = str.maketrans({'"': r"\"", "\\": r"\\", "&": "&amp;"})


def dot(graph: Graph) -> str:
    r"""The graph in DOT, laid out from left to right.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> graph = Graph([Node("a", "Ask"), Node("b", "Buy")], [Edge("a", "b", 'say "yes"')])
    >>> print(dot(graph))
    digraph {
      rankdir=LR
      node [shape=box, style=rounded, fontname="sans-serif"]
      edge [fontname="sans-serif", fontsize=11]
      n0 [label="Ask"]
      n1 [label="Buy"]
      n0 -> n1 [label="say \"yes\""]
    }

    Ids are made up, so none can be a word of DOT's.
    """
    ids = {node.id: f"n{index}" for index, node in enumerate(graph.nodes)}
    title = _escaped(graph.title)
    lines = [
        "rankdir=LR",
        *([f'label="{title}"', "labelloc=t", 'fontname="sans-serif"'] if title else []),
        'node [shape=box, style=rounded, fontname="sans-serif"]',
        'edge [fontname="sans-serif", fontsize=11]',
        *(f"{ids[node.id]} [{_node(node)}]" for node in graph.nodes),
        *(f"{ids[edge.source]} -> {ids[edge.target]}{_edge(edge)}" for edge in graph.edges),
    ]
    return "\n".join(["digraph {", *(f"  {line}" for line in lines), "}"])


def _node(node: Node) -> str:
    note = _escaped(node.note)
    text = f"{_escaped(node.label)}\\n{note}" if note else _escaped(node.label)
    return f'label="{text}"' + (', style="rounded,bold"' if node.emphasis else "")


def _edge(edge: Edge) -> str:
    label = _escaped(edge.label)
    attributes = [
        *([f'label="{label}"'] if label else []),
        *_look(edge),
        *([] if edge.arrow else ["dir=none"]),
    ]
    return f" [{', '.join(attributes)}]" if attributes else ""


def _look(edge: Edge) -> list[str]:
    if edge.style == "alarm":
        return ["style=dashed", f'color="{plain_look("alarm")["stroke"]}"']
    return [] if edge.style == "solid" else [f"style={edge.style}"]


def _escaped(text: str) -> str:
    return "".join(map(_seen, clean(text).translate(_ESCAPES)))


def _seen(character: str) -> str:
    """Marks that are not seen but turn text around would make the source read as it is not."""
    return f"&#{ord(character)};" if category(character) == "Cf" else character
