"""Graphs: what they hold, and what they refuse."""

import pickle

import pytest

from salesterms._draw import DuplicateNode, Edge, Graph, NoColumn, Node, UnknownNode, UnknownStyle
from salesterms._draw.ranks import columns_of, ranks
from salesterms.errors import SalesTermsError

A, B, C = (Node(name, name.upper()) for name in "abc")


def refused(error: SalesTermsError, *words: str) -> None:
    """The error says what is wrong in both languages, and can be sent to another process."""
    assert isinstance(error, ValueError)
    assert error.text("en") != error.text("nl")
    assert all(word in error.text(lang) for word in words for lang in ("en", "nl"))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_lists_of_nodes_and_edges_become_tuples() -> None:
    graph = Graph([A, B], [Edge("a", "b")])
    assert graph == Graph((A, B), (Edge("a", "b"),), "")
    assert hash(graph) == hash(Graph((A, B), (Edge("a", "b"),)))


def test_two_nodes_with_one_id_are_refused() -> None:
    with pytest.raises(DuplicateNode) as caught:
        Graph([A, B, Node("a", "again")], [])
    refused(caught.value, "'a'")


@pytest.mark.parametrize("edge", [Edge("a", "x"), Edge("x", "a")])
def test_an_edge_to_or_from_nowhere_is_refused(edge: Edge) -> None:
    with pytest.raises(UnknownNode) as caught:
        Graph([A], [edge])
    refused(caught.value, "'x'")


def test_a_style_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(UnknownStyle) as caught:
        Edge("a", "b", style="wavy")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    refused(caught.value, "'wavy'", "'dotted'")


def test_a_node_without_a_column_is_refused_where_others_have_one() -> None:
    with pytest.raises(NoColumn) as caught:
        columns_of(Graph([A, B], []), {"a": 0})
    refused(caught.value, "'b'")


def test_columns_that_nothing_stands_in_are_left_out() -> None:
    assert columns_of(Graph([A, B, C], []), {"a": 10**30, "b": -5, "c": 7, "x": 6}) == [2, 0, 1]


def test_a_node_stands_behind_the_longest_way_to_it() -> None:
    assert ranks(4, [(0, 3), (0, 1), (1, 2), (2, 3)]) == [0, 1, 2, 3]


def test_a_node_that_is_given_first_may_stand_last() -> None:
    assert ranks(3, [(2, 1), (1, 0)]) == [2, 1, 0]


def test_a_cycle_begins_at_its_first_node_and_loops_do_not_count() -> None:
    assert ranks(3, [(0, 0), (0, 1), (1, 2), (2, 0), (1, 1)]) == [0, 1, 2]


def test_a_cycle_is_entered_where_something_leads_to_it() -> None:
    assert ranks(3, [(0, 1), (1, 0), (2, 1)]) == [2, 1, 0]


def test_a_long_chain_is_walked_without_recursion() -> None:
    assert ranks(20_000, [(at, at + 1) for at in range(19_999)])[-1] == 19_999
