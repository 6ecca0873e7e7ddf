"""What a picture shows: boxes and the lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import Attribute, field, frozen

from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How a line is drawn; one that alarms is dashed, and of another colour.
Style = Literal["solid", "dashed", "dotted", "alarm"]
STYLES: tuple[Style, ...] = ("solid", "dashed", "dotted", "alarm")


class UnknownStyle(SalesTermsError, ValueError):
    """A line has a style that cannot be drawn."""

    code = "unknown_line_style"
    message = Text(
        "No style of line: {0}; use one of {1}",
        "Geen lijnstijl: {0}; gebruik een van {1}",
    )


class DuplicateNode(SalesTermsError, ValueError):
    """Two nodes of one graph have the same id."""

    code = "duplicate_node"
    message = Text(
        "Two nodes have the id {0}: give each its own",
        "Twee knopen hebben de id {0}: geef elk een eigen id",
    )


class UnknownNode(SalesTermsError, ValueError):
    """An edge begins or ends at a node that the graph does not have."""

    code = "unknown_node"
    message = Text(
        "The edge from {0} to {1} has no node {2}: add the node, or correct the edge",
        "De lijn van {0} naar {1} heeft geen knoop {2}: voeg de knoop toe of verbeter de lijn",
    )


@frozen
class Node:
    """One box: its id, which is never shown, the text in it, and a smaller note below that.

    >>> Node("new", "New lead", note="not yet called").label
    'New lead'

    `emphasis` makes it stand out.
    """

    id: str
    label: str
    note: str = ""
    emphasis: bool = False


def _known_style(_edge: object, _style: Attribute[Style], value: str) -> None:
    if value not in STYLES:
        raise UnknownStyle(value, STYLES)


@frozen
class Edge:
    """One line between two nodes, named by their ids, which may be the same node.

    >>> Edge("new", "called", "call", style="dashed")
    Edge(source='new', target='called', label='call', style='dashed', arrow=True)

    Any other style than "solid", "dashed", "dotted" and "alarm" raises `UnknownStyle`. Without
    `arrow` the line has no direction, though `source` still stands to the left of `target`.
    """

    source: str
    target: str
    label: str = ""
    style: Style = field(default=STYLES[0], validator=_known_style)
    arrow: bool = True


# Three converters of one content, since mypy cannot read the types of a generic one.
def _nodes(given: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(given)


def _edges(given: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(given)


def _key(given: Iterable[tuple[Style, str]]) -> tuple[tuple[Style, str], ...]:
    return tuple(given)


@frozen
class Graph:
    """Nodes and edges under a title; it is checked when it is made.

    >>> graph = Graph([Node("a", "Ask"), Node("b", "Buy")], [Edge("a", "b")], "Two steps")
    >>> len(graph.nodes), graph.edges[0].target
    (2, 'b')

    The nodes' ids differ from each other (`DuplicateNode`), and every edge runs between nodes that
    are there (`UnknownNode`). Two edges may run between the same nodes. `key` says what the styles
    of lines mean; those that no edge has are left out of it. `emphasis` says what that of boxes
    means.
    """

    nodes: tuple[Node, ...] = field(converter=_nodes)
    edges: tuple[Edge, ...] = field(converter=_edges)
    title: str = ""
    key: tuple[tuple[Style, str], ...] = field(default=(), converter=_key)
    emphasis: str = ""

    def __attrs_post_init__(self) -> None:
        known: set[str] = set()
        for node in self.nodes:
            if node.id in known:
                raise DuplicateNode(node.id)
            known.add(node.id)
        for edge in self.edges:
            for end in (edge.source, edge.target):
                if end not in known:
                    raise UnknownNode(edge.source, edge.target, end)

    def used_key(self) -> tuple[tuple[Style, str], ...]:
        """What the styles mean that the edges have."""
        used = {edge.style for edge in self.edges}
        return tuple((style, meaning) for style, meaning in self.key if style in used)

    def links(self) -> list[tuple[int, int]]:
        """The edges as pairs of places in `nodes`: source, target.

        >>> Graph([Node("a", "Ask"), Node("b", "Buy")], [Edge("b", "a")]).links()
        [(1, 0)]
        """
        places = {node.id: place for place, node in enumerate(self.nodes)}
        return [(places[edge.source], places[edge.target]) for edge in self.edges]
