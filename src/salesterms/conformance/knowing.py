"""Which metrics, variants and operations of a file this library does not have: often slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms._json import ROOT, step
from salesterms.conformance.kinds import NAME_UNKNOWN
from salesterms.conformance.operations import OPERATIONS
from salesterms.errors import Problem
from salesterms.metrics import METRICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def unknown_names(document: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for each name in a file of vectors that this library does not have."""
    if "operation" in document:
        yield from _unless_one_of(OPERATIONS, document, step(ROOT, "operation"), "operation")
        return
    yield from _unless_one_of(METRICS, document, step(ROOT, "metric"), "metric")
    metric = METRICS.get(document["metric"])
    for at, one in enumerate(document["vectors"]):
        place = step(step(ROOT, "vectors"), at)
        if "operation" in one:
            yield from _unless_one_of(OPERATIONS, one, step(place, "operation"), "operation")
        elif metric is not None and "variant" in one:
            yield from _unless_one_of(metric.variants, one, step(place, "variant"), "variant")


def _unless_one_of(
    known: Iterable[str], given: Mapping[str, Any], path: str, key: str
) -> Iterator[Problem]:
    if given[key] not in known:
        yield Problem(kind=NAME_UNKNOWN, value=given[key], path=path, choices=tuple(known))
