"""A graph as a Markdown table: a row for every line, and for every box without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._draw.words import STYLE_WORDS
from salesterms._render import safe_table
from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms._draw.graph import Graph

_HEADER = (Text("from", "van"), Text("to", "naar"), Text("what", "wat"), Text("line", "lijn"))


def markdown(graph: Graph, lang: str = "en") -> str:
    r"""The graph as a Markdown table, every text in it escaped.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> graph = Graph([Node("a", "Ask"), Node("b", "Buy|er")], [Edge("a", "b", "yes")])
    >>> print(markdown(graph))
    | from | to | what | line |
    | --- | --- | --- | --- |
    | Ask | Buy\|er | yes | solid |

    Notes stand behind the name of their node. `lang` is "en" or "nl" (anything else raises
    `UnknownLanguage`).
    """
    header = [one.say(lang) for one in _HEADER]
    return safe_table(header, _rows(graph, lang), numeric=len(header))


def _rows(graph: Graph, lang: str) -> Iterator[tuple[str, str, str, str]]:
    names = {
        node.id: f"{node.label} ({node.note})" if node.note else node.label for node in graph.nodes
    }
    for edge in graph.edges:
        style = STYLE_WORDS[edge.style].say(lang)
        yield names[edge.source], names[edge.target], edge.label, style
    joined = {end for edge in graph.edges for end in (edge.source, edge.target)}
    for node in graph.nodes:
        if node.id not in joined:
            yield names[node.id], "", "", ""
