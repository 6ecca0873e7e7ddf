"""Every vector of the package agrees, and the vectors of a metric cover its definitions and edges.

A metric of which the vectors are still to be written stands in `LACKING`, and one of which the
vectors do not cover everything yet in `THIN`. Both are to become empty; neither may hold more than
what is so.
"""

from collections import Counter
from typing import Any

import pytest

from salesterms.conformance import Vector, check, shipped, vectors
from salesterms.conformance.operations import OPERATIONS
from salesterms.metrics import METRICS, Family

#: Metrics without a file of vectors.
LACKING: set[str] = set()
#: Metrics whose file does not cover every definition and every edge.
THIN: set[str] = set()

OF_METRICS = [name for name in shipped() if name in METRICS]
#: What a variant has a vector of, by the kinds that count for it.
NEEDED = {
    "an ordinary one": {"ordinary", "erratum"},
    "a boundary": {"boundary"},
    "one without a value": {"undefined", "error"},
}


@pytest.mark.parametrize("name", shipped())
def test_every_vector_agrees(name: str) -> None:
    checked = check(vectors(name))

    assert checked.counts["agrees"] == len(vectors(name)), checked.text()


def test_no_two_vectors_have_one_id() -> None:
    times = Counter((one.about, one.id) for one in vectors())

    assert [key for key, count in times.items() if count > 1] == []


def test_a_file_bears_the_name_of_its_metric() -> None:
    assert {
        (name, one.metric)
        for name in shipped()
        for one in vectors(name)
        if one.metric in METRICS and one.metric != name
    } == set()


def test_every_vector_is_of_something_that_there_is() -> None:
    unknown = {
        (one.id, one.about)
        for one in vectors()
        if (one.operation not in OPERATIONS if one.operation else one.metric not in METRICS)
    }
    assert unknown == set()


def test_the_metrics_without_vectors_are_those_that_lack_them() -> None:
    assert {*METRICS} - {*shipped()} == LACKING


def lacks(metric: Family, found: tuple[Vector, ...]) -> set[tuple[str, str]]:
    """What the vectors of a metric do not cover: of each definition, and of each edge."""
    kinds = {(one.variant or metric.default, one.kind) for one in found}
    open_ = {
        (variant, what)
        for variant in metric.variants
        for what, those in NEEDED.items()
        if not any((variant, kind) in kinds for kind in those)
    }
    edges = {one.edge for one in found}
    return open_ | {("edge", edge.id) for edge in metric.edges if edge.id not in edges}


@pytest.mark.parametrize("name", sorted({*OF_METRICS} - THIN))
def test_the_vectors_cover_every_definition_and_every_edge(name: str) -> None:
    assert lacks(METRICS[name], vectors(name)) == set()


def test_what_is_said_to_be_thin_is_so() -> None:
    assert {name for name in OF_METRICS if lacks(METRICS[name], vectors(name))} == THIN


@pytest.mark.parametrize("name", OF_METRICS)
def test_an_edge_that_a_vector_names_is_one_of_the_metric(name: str) -> None:
    known = {edge.id for edge in METRICS[name].edges}

    assert {one.edge for one in vectors(name) if one.edge and not one.operation} <= known


def has_no_value(expected: Any) -> bool:
    """Whether an answer, or one of its groups, says why it has no value."""
    each = [expected, *expected.get("groups", ()), expected.get("total", {})]
    return any(
        name in one for one in each for name in ("undefined", "refused", "not_yet_observable")
    )


@pytest.mark.parametrize("name", OF_METRICS)
def test_the_kind_of_a_vector_is_that_of_its_answer(name: str) -> None:
    for one in vectors(name):
        if not one.operation:
            assert ("error" in one.expected) == (one.kind == "error"), one.id
            assert one.kind != "undefined" or has_no_value(one.expected), one.id
