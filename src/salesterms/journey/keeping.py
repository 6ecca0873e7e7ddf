"""The trail of a journey as events, and as steps that are kept without the lifecycle's stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from salesterms.errors import SalesTermsError, Text
from salesterms.journey.records import Happened, RecordClash
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from salesterms.journey.book import Book
    from salesterms.lifecycle import Edge, Lifecycle


class OtherLifecycle(SalesTermsError, LookupError):
    """A journey was kept with a lifecycle that has since become another."""

    code = "other_lifecycle"
    message = Text(
        "In the lifecycle {0} {1} no longer leads from {2} to {3}: build the journey again from "
        "its records",
        "In de levenscyclus {0} leidt {1} niet meer van {2} naar {3}: bouw het traject opnieuw op "
        "uit wat is vastgelegd",
    )


class StepTaken(NamedTuple):
    """One step: the event, which of its edges, where that leads, and when."""

    event: str
    choice: int
    target: str
    at: datetime


def events_of(book: Book, trail: tuple[Any, ...]) -> tuple[Happened, ...]:
    """The events of a trail, each with its outside id."""
    ids = {place: id_ for id_, place in book.ids}
    steps = zip(trail[::2], trail[1::2], strict=True)
    return tuple(
        Happened(event=str(edge.event), at=at, id=ids.get(place))
        for place, (edge, at) in enumerate(steps)
    )


def is_known(book: Book, trail: tuple[Any, ...], event: str, at: datetime, id_: str) -> bool:
    """Whether an event with this id is on record; raises `RecordClash` where it is another one."""
    for known, place in book.ids:
        if known == id_:
            if (event, instant(at)) != (trail[2 * place].event, trail[2 * place + 1]):
                raise RecordClash(id_)
            return True
    return False


def steps_of(lifecycle: Lifecycle, trail: tuple[Any, ...]) -> tuple[StepTaken, ...]:
    """A trail without the objects of its lifecycle."""
    stage, found = lifecycle.start, list[StepTaken]()
    for edge, at in zip(trail[::2], trail[1::2], strict=True):
        choice, other = 0, stage.edges[edge.event]
        while other is not edge:
            choice, other = choice + 1, other.other  # type: ignore[assignment] # it is among them
        found.append(StepTaken(edge.event, choice, edge.target.name, at))
        stage = edge.target
    return tuple(found)


def trail_of(lifecycle: Lifecycle, steps: Iterable[StepTaken]) -> tuple[Any, ...]:
    """The trail of some steps on a lifecycle; raises `OtherLifecycle`."""
    stage, trail = lifecycle.start, list[Any]()
    for event, choice, target, at in steps:
        edge: Edge | None = stage.edges.get(event)
        for _ in range(choice):
            edge = None if edge is None else edge.other
        if edge is None or edge.target.name != target:
            raise OtherLifecycle(lifecycle.name, event, stage.name, target)
        stage = edge.target
        trail += (edge, at)
    return tuple(trail)
