"""Which column a node stands in: one further than the furthest node that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from salesterms._draw.graph import Graph


class NoColumn(SalesTermsError, ValueError):
    """Columns were given, but a node of the graph has none."""

    code = "no_column"
    message = Text(
        "Node {0} has no column: give every node one, or no columns at all",
        "Knoop {0} heeft geen kolom: geef elke knoop een kolom, of geen enkele",
    )


def columns_of(graph: Graph, given: Mapping[str, int] | None = None) -> list[int]:
    """The column of each node, from 0 and without gaps: as given, or else by rank.

    >>> from salesterms._draw.graph import Edge, Graph, Node
    >>> graph = Graph([Node("a", "A"), Node("b", "B")], [Edge("b", "a")])
    >>> columns_of(graph), columns_of(graph, {"a": -3, "b": 7})
    ([1, 0], [0, 1])
    """
    if given is None:
        return ranks(len(graph.nodes), graph.links())
    for node in graph.nodes:
        if node.id not in given:
            raise NoColumn(node.id)
    used = sorted({given[node.id] for node in graph.nodes})
    places = {column: place for place, column in enumerate(used)}
    return [places[given[node.id]] for node in graph.nodes]


def ranks(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    """The length of the longest way to each node of an acyclic graph, and of any other.

    >>> ranks(4, [(0, 1), (1, 2), (0, 2), (2, 0)])
    [0, 1, 2, 0]

    A cycle is broken at the link that closes it, where the nodes are walked depth first from the
    ones that nothing leads to, in the order given.
    """
    following: list[list[int]] = [[] for _ in range(count)]
    for source, target in links:
        following[source].append(target)
    order, closing = _walk(following, _starts(count, links))
    found = [0] * count
    for node in order:
        for target in following[node]:
            if (node, target) not in closing:
                found[target] = max(found[target], found[node] + 1)
    return found


def _starts(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    reached = {target for source, target in links if source != target}
    return sorted(range(count), key=lambda node: node in reached)  # stable: first the unreached


def _walk(following: list[list[int]], starts: list[int]) -> tuple[list[int], set[tuple[int, int]]]:
    """The nodes in topological order, and the links that would close a cycle.

    The walk keeps its own stack: a long chain of nodes must not exhaust Python's.
    """
    finished: list[int] = []
    closing: set[tuple[int, int]] = set()
    seen: set[int] = set()
    for start in starts:
        if start in seen:
            continue
        open_nodes: dict[int, Iterator[int]] = {start: iter(following[start])}
        while open_nodes:
            node = next(reversed(open_nodes))
            seen.add(node)
            target = next(open_nodes[node], None)
            if target is None:
                finished.append(node)
                del open_nodes[node]
            elif target in open_nodes:
                closing.add((node, target))
            elif target not in seen:
                open_nodes[target] = iter(following[target])
    return finished[::-1], closing
