"""A graph as Mermaid: text that GitHub, GitLab and many notebooks show as a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesterms._draw.graph import STYLES
from salesterms._draw.lettering import clean
from salesterms._draw.style_sheet import plain_look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms._draw.graph import Edge, Graph, Node

#: Edge without and with an arrow; Mermaid cannot tell dashes from dots, so `linkStyle` does.
_BROKEN = ("-.-", "-.->")
_LINES = {"solid": ("---", "-->"), "dashed": _BROKEN, "dotted": _BROKEN, "alarm": _BROKEN}

#: What a label cannot hold as it is: it could end the string, or be read as Markdown, as HTML, as
#: a style or as a directive.
_UNSAFE = re.compile(
    r"""[^\w ,/'?!=().-]   # among them quotes, #, ;, : (icons, styles), <, >, &, `, *, $, %
    | _                    # emphasis
    | (?<!\w)- | -(?!\w)   # a hyphen between letters is no list and no rule
    | (?<=\d)[.)](?=\ |$)  # a number of a list
    """,
    re.VERBOSE,
)

#: Mermaid finds a formula between pairs of $, and writes its entities with two pairs of letters on
#: the way, which it still looks for in the label that it has read. A word joiner, which is not
#: seen, keeps each of these pairs apart.
_PAIRS = re.compile("[$](?=[$])|\ufb02(?=\u00b0)|\u00b6(?=\u00df)")
_JOINER = "\u2060"

_UNSAFE_IN_YAML = re.compile(r"[^\w ,.]")


def mermaid(graph: Graph) -> str:
    """The graph as a Mermaid flowchart from left to right.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> graph = Graph([Node("a", "Ask"), Node("b", 'Say "yes"')], [Edge("a", "b", "or no")])
    >>> print(mermaid(graph))
    flowchart LR
        n0["Ask"]
        n1["Say #quot;yes#quot;"]
        n0 -->|"or no"| n1

    A title stands above it as front matter. Ids are made up, so none can be a word of Mermaid's.
    Mermaid itself draws no more than 500 edges unless it is told to (`maxEdges`).
    """
    title = clean(graph.title)
    lines = ["---", f'title: "{_UNSAFE_IN_YAML.sub(_yaml_escape, title)}"', "---"] if title else []
    lines.append("flowchart LR")
    lines += (f"    {line}" for line in _statements(graph))
    return "\n".join(lines)


def _statements(graph: Graph) -> Iterator[str]:
    ids = {node.id: f"n{index}" for index, node in enumerate(graph.nodes)}
    for node in graph.nodes:
        yield f'{ids[node.id]}["{_text(node)}"]'
    for edge in graph.edges:
        yield f"{ids[edge.source]} {_line(edge)} {ids[edge.target]}"
    for style in STYLES:
        numbers = [str(index) for index, edge in enumerate(graph.edges) if edge.style == style]
        look = [f"{name}:{value}" for name, value in plain_look(style).items()]
        if numbers and look:
            yield f"linkStyle {','.join(numbers)} {','.join(look)}"
    if stressed := [ids[node.id] for node in graph.nodes if node.emphasis]:
        yield "classDef emphasis stroke-width:3px,font-weight:bold"
        yield f"class {','.join(stressed)} emphasis"


def _text(node: Node) -> str:
    note = _escaped(node.note)
    # Mermaid does not read an empty string.
    return f"{_escaped(node.label)}<br>{note}" if note else _escaped(node.label) or " "


def _line(edge: Edge) -> str:
    label = _escaped(edge.label)
    line = _LINES[edge.style][edge.arrow]
    return f'{line}|"{label}"|' if label else line


def _escaped(text: str) -> str:
    return _UNSAFE.sub(_entity, _PAIRS.sub(rf"\g<0>{_JOINER}", clean(text)))


def _entity(found: re.Match[str]) -> str:
    return "#quot;" if found[0] == '"' else f"#{ord(found[0])};"


def _yaml_escape(found: re.Match[str]) -> str:
    return f"\\U{ord(found[0]):08x}"
