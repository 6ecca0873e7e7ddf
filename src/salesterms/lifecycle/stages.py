"""Stages that own their edges, and the engine: one look-up and one comparison of bits.

What is certain is one integer, `Facts.sure`: the bits that are set, then the bits that are not. A
guard asks for bits of it; an effect clears and sets some. So unknown facts meet no guard.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text, nearest
from salesterms.facts import Catalogue, Facts
from salesterms.lifecycle.category import Category
from salesterms.lifecycle.moves import Direction, Move, Track
from salesterms.lifecycle.refusals import (
    Reason,
    Refused,
    TransitionRefused,
    UnknownEvent,
    missing,
    one_of,
    reasons_of,
)
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator


#: So many refusals are kept in each stage: explaining one anew takes twenty times as long.
MOST_TOLD = 1024


class Home(NamedTuple):
    """What the stages of a lifecycle have in common."""

    catalogue: Catalogue
    tracks: tuple[Track, ...]
    #: The events of all tracks, and what each is called.
    events: FrozenMapping[str, Text]
    #: The bits of what is certain that a refusal can depend on: of all facts that guards ask about.
    asked: int
    #: The name under which `salesterms.lifecycle` keeps the lifecycle; none for one of a user.
    kept_as: str


@frozen(eq=False, repr=False)
class Edge:
    """What an event does in a stage, where the bits of `need` are certain.

    `kept` are the bits of what is certain that stay, `put` those that the event sets: its effects,
    and the positions of the new stage. `moves` are the lines of the tables that it was made of.
    `other` is what to try where `need` is not met: guards that are met in several ways, and moves
    whose guards exclude each other, have an edge for each.
    """

    event: str
    need: int
    target: Stage
    kept: int
    put: int
    moves: tuple[Move, ...]
    other: Edge | None

    def __repr__(self) -> str:
        return f"<edge {self.event} to {self.target.name}>"

    @property
    def direction(self) -> Direction:
        """Which way it goes: forward where one of its moves does."""
        directions = {move.direction for move in self.moves}
        return next(each for each in Direction if each in directions)


@frozen(eq=False, repr=False)
class Stage:
    """Where something stands in every track at once; there is one object for each stage.

    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> start = SALES_LIFECYCLE.start
    >>> start.name, start.closed, start.category
    ('new/none/never', False, None)
    >>> list(start.edges)
    ['accept_by_marketing', 'accept_by_sales', 'recycle', 'junk', 'mark_bystander']

    `positions` gives the value of each position. `closed` says that one of its tracks stands in a
    closed stage. `category` is what its deal comes down to; None where there is no deal, or no deal
    is spoken of. A stage of the built-in lifecycle is the same object after pickling.
    """

    name: str
    positions: FrozenMapping[str, str]
    closed: bool
    category: Category | None
    home: Home
    edges: dict[str, Edge] = field(factory=dict)
    _told: dict[tuple[str, int], Refused] = field(factory=dict, init=False)

    def __repr__(self) -> str:
        return f"<stage {self.name}>"

    def __reduce_ex__(self, protocol: object) -> str | tuple[object, ...]:
        if self.home.kept_as:
            return _kept_stage, (self.home.kept_as, dict(self.positions))
        return object.__reduce_ex__(self, protocol)  # type: ignore[arg-type] # a number

    def ways(self) -> Iterator[Edge]:
        """Every edge, also those that are tried after the first one of their event."""
        for edge in self.edges.values():
            way: Edge | None = edge
            while way is not None:
                yield way
                way = way.other

    def other_edge(self, event: str, sure: int) -> Edge:
        """The edge of an event whose first one is missing or not met.

        Raises `TransitionRefused` where there is none, and `UnknownEvent`.
        """
        given: object = event
        edge = self.edges.get(event) if isinstance(given, str) else None
        while edge is not None:
            if sure & edge.need == edge.need:
                return edge
            edge = edge.other
        raise self.refusal(event, sure)

    def refused(self, event: str, sure: int) -> Refused:
        """Why an event may not happen here with what is certain; raises `UnknownEvent`."""
        given: object = event
        if not isinstance(given, str) or given not in self.home.events:
            raise UnknownEvent(event, _near(event, self.home.events))
        key = (event, sure & self.home.asked)
        told = self._told.get(key)
        if told is None:
            told = Refused(
                stage=self.name,
                event=str(event),
                reasons=tuple(self._reasons(event, Facts.of_sure(self.home.catalogue, sure))),
                allowed=self.allowed(sure),
            )
            if len(self._told) >= MOST_TOLD:
                self._told.clear()
            self._told[key] = told
        return told

    def refusal(self, event: str, sure: int) -> SalesTermsError:
        """The error of an event that may not happen here: refused, or not known at all."""
        try:
            return TransitionRefused(self.refused(event, sure))
        except UnknownEvent as unknown:
            return unknown

    def allowed(self, sure: int) -> tuple[str, ...]:
        """The events that may happen here with what is certain."""
        return tuple(event for event in self.edges if self._met(self.edges[event], sure))

    def _met(self, edge: Edge | None, sure: int) -> bool:
        while edge is not None and sure & edge.need != edge.need:
            edge = edge.other
        return edge is not None

    def _reasons(self, event: str, facts: Facts) -> Iterator[Reason]:
        for track in self.home.tracks:
            if event in track.events:
                stage = self.positions[track.axis.name]
                moves = track.moves_from(stage, event)
                if not moves:
                    every = (move for move in track.moves if move.event == event)
                    sources = {source for move in every for source in move.sources}
                    ordered = tuple(name for name in track.stages if name in sources)
                    yield from missing(track.axis, ordered, facts)
                asked = (reasons_of(move.guard, facts) for move in moves if move.guard is not None)
                reasons = tuple(reason for each in asked for reason in each)
                yield from reasons if len(moves) == 1 else one_of(reasons)


def _near(event: object, events: FrozenMapping[str, Text]) -> tuple[str, ...]:
    near = nearest(event, events) if isinstance(event, str) else ()
    return near or tuple(events)


def kept(name: str) -> Any:
    """A lifecycle of ours, by the name under which it is kept: what pickling writes of it."""
    return getattr(import_module("salesterms.lifecycle"), name)


def _kept_stage(name: str, positions: dict[str, str]) -> Stage:
    found: Stage = kept(name).stage(**positions)
    return found


def step(stage: Stage, event: str, sure: int) -> tuple[Stage, int]:
    """One event: the stage and what is certain after it. The bare engine, without a history.

    >>> from salesterms.facts import Facts
    >>> from salesterms.lifecycle import SALES_LIFECYCLE, SalesEvent
    >>> stage, sure = SALES_LIFECYCLE.begin(Facts(interest="engaged"))
    >>> stage, sure = step(stage, SalesEvent.ACCEPT_BY_SALES, sure)
    >>> stage, sure = step(stage, "convert", sure)
    >>> stage
    <stage converted/none/never>
    >>> step(stage, "win", sure)
    Traceback (most recent call last):
    salesterms.lifecycle.refusals.TransitionRefused: win is refused in converted/none/never: ...

    Raises `TransitionRefused` and `UnknownEvent`; what was given is left as it was.
    """
    edge = stage.edges.get(event)
    if edge is None or sure & edge.need != edge.need:
        edge = stage.other_edge(event, sure)
    return edge.target, sure & edge.kept | edge.put
