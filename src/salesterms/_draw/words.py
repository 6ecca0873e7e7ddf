"""What a graph says, in sentences: for whoever does not see the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._draw.lettering import clean
from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms._draw.graph import Edge, Graph

_DIRECTED = Text("From {0} to {1}{2}", "Van {0} naar {1}{2}")
_UNDIRECTED = Text("Between {0} and {1}{2}", "Tussen {0} en {1}{2}")
STYLE_WORDS: Mapping[str, Text] = {
    "solid": Text("solid", "vol"),
    "dashed": Text("dashed", "gestreept"),
    "dotted": Text("dotted", "gestippeld"),
    "alarm": Text("coloured", "gekleurd"),
}
_ALONE = Text("Without lines: {0}.", "Zonder lijnen: {0}.")
_EMPHASISED = Text("Emphasised{1}: {0}.", "Benadrukt{1}: {0}.")


def described(graph: Graph, lang: str = "en") -> str:
    """The text alternative of a graph: its title, and a line for every edge.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> graph = Graph([Node("a", "Ask"), Node("b", "Buy")], [Edge("a", "b", "yes")], "Two steps")
    >>> print(described(graph, "nl"))
    Two steps
    Van "Ask" naar "Buy": yes.

    Then come the notes, the nodes without edges, the emphasised ones, and the key. `lang` is "en"
    or "nl" (anything else raises `UnknownLanguage`); titles and labels stand as they are given.
    """
    title = clean(graph.title)
    return "\n".join([*([title] if title else []), *sentences(graph, lang)])


def sentences(graph: Graph, lang: str) -> Iterator[str]:
    """The lines of the text alternative without the title."""
    names = {node.id: f'"{clean(node.label)}"' for node in graph.nodes}
    for edge in graph.edges:
        yield _sentence(edge, names, lang)
    for node in graph.nodes:
        if note := clean(node.note):
            yield f"{names[node.id]}: {note}."
    joined = {end for edge in graph.edges for end in (edge.source, edge.target)}
    alone = [names[node.id] for node in graph.nodes if node.id not in joined]
    stressed = [names[node.id] for node in graph.nodes if node.emphasis]
    for text, found in ((_ALONE, alone), (_EMPHASISED, stressed)):
        if found:
            meaning = f" ({clean(graph.emphasis)})" if graph.emphasis else ""
            yield text.say(lang).format(", ".join(found), meaning)
    for style, meaning in graph.used_key():
        if style != "solid":
            yield f"{STYLE_WORDS[style].say(lang).capitalize()}: {meaning}."


def _sentence(edge: Edge, names: dict[str, str], lang: str) -> str:
    text = _DIRECTED if edge.arrow else _UNDIRECTED
    style = "" if edge.style == "solid" else f" ({STYLE_WORDS[edge.style].say(lang)})"
    said = text.say(lang).format(names[edge.source], names[edge.target], style)
    label = clean(edge.label)
    return f"{said}: {label}." if label else f"{said}."
