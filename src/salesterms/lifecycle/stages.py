"""Stages that own their edges, and the engine: one look-up and one comparison of bits.

What is certain is one integer, `Facts.sure`: the bits that are set, then the bits that are not. A
guard asks for bits of it; an effect clears and sets some. So unknown facts meet no guard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from attrs import field, frozen

from salesterms.errors import Text, nearest_or_all, of_kind
from salesterms.lifecycle.arguments import CERTAIN, NAME
from salesterms.lifecycle.asking import Asking, Question
from salesterms.lifecycle.category import Category
from salesterms.lifecycle.moves import Direction, Move, Track, direction_of
from salesterms.lifecycle.refusals import Reason, Refused, TransitionRefused, UnknownEvent
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.facts import Catalogue


#: So many refusals are kept in each stage: explaining one anew takes twenty times as long.
MOST_TOLD = 1024


class Owner(Protocol):
    """What finds a stage again: its lifecycle."""

    def stage(self, **positions: str) -> Stage:
        """The stage with these positions."""
        ...


class Home(NamedTuple):
    """What the stages of a lifecycle have in common."""

    catalogue: Catalogue
    tracks: tuple[Track, ...]
    #: The events of all tracks, and what each is called.
    events: FrozenMapping[str, Text]
    #: The bits of what is certain that a refusal can depend on: of all facts that guards ask about.
    asked: int
    #: What the events ask for, of which refusals tell what is missing.
    asking: Asking
    #: The lifecycle itself, by which its stages are pickled.
    owner: Owner


@frozen(eq=False, repr=False)
class Edge:
    """What an event does in a stage, where the bits of `need` are certain.

    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> stage, _ = SALES_LIFECYCLE.begin()
    >>> edge = stage.edges["accept_by_sales"]
    >>> edge.event, edge.target.name
    ('accept_by_sales', 'sales/none/never')

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
        return direction_of(self.moves)


@frozen(eq=False, repr=False)
class Stage:
    """Where something stands in every track at once; there is one object for each stage.

    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> start = SALES_LIFECYCLE.start
    >>> start.name, start.closed, start.category
    ('new/none/never', False, None)
    >>> list(start.edges)
    ['accept_by_marketing', 'accept_by_sales', 'recycle', 'junk', 'mark_bystander']

    `text` is what it is called: its name in English, what the tables call it in Dutch. `positions`
    gives the value of each position. `closed` says that one of its tracks stands in a
    closed stage. `category` is what its deal comes down to; None where there is no deal, or no deal
    is spoken of. Pickling takes its lifecycle along and finds it there again: a stage of the
    built-in lifecycle is the same object.
    """

    name: str
    text: Text
    positions: FrozenMapping[str, str]
    closed: bool
    category: Category | None
    home: Home
    edges: dict[str, Edge] = field(factory=dict)
    _questions: dict[str, Question] = field(factory=dict, init=False)
    _told: dict[tuple[str, int], Refused] = field(factory=dict, init=False)

    def __repr__(self) -> str:
        return f"<stage {self.name}>"

    def __reduce__(self) -> tuple[object, ...]:
        return _stage_of, (self.home.owner, tuple(self.positions.items()))

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
        found = self.way(event, sure)
        if isinstance(found, Refused):
            raise TransitionRefused(found)
        return found

    def way(self, event: str, sure: int) -> Edge | Refused:
        """The edge of an event that may happen here, or why it may not; raises `UnknownEvent`."""
        given: object = event
        edge = self.edges.get(event) if isinstance(given, str) else None
        while edge is not None:
            if sure & edge.need == edge.need:
                return edge
            edge = edge.other
        return self.refused(event, sure)

    def refused(self, event: str, sure: int) -> Refused:
        """Why an event may not happen here with what is certain; raises `UnknownEvent`."""
        self._known(event)
        CERTAIN.check("sure", sure)
        key = (event, sure & self.home.asked)
        told = self._told.get(key)
        if told is None:
            told = Refused(self, event, sure)
            if len(self._told) >= MOST_TOLD:
                self._told.clear()
            self._told[key] = told
        return told

    def unknown(self, event: object) -> UnknownEvent:
        """The error of what is no event of the lifecycle, with the nearest that are."""
        return UnknownEvent(event, nearest_or_all(event, self.home.events))

    def allowed(self, sure: int) -> tuple[str, ...]:
        """The events that may happen here with what is certain."""
        CERTAIN.check("sure", sure)
        return tuple(event for event in self.edges if self._met(self.edges[event], sure))

    def missing(self, event: str, sure: int) -> tuple[Reason, ...]:
        """Every reason why an event may not happen here; raises `UnknownEvent`."""
        CERTAIN.check("sure", sure)
        question = self._questions.get(self._known(event))
        if question is None:
            question = self.home.asking.question(self.positions.values(), event)
            self._questions[event] = question
        return question.missing(sure)

    def called(self, event: str) -> Text:
        """What an event is called; raises `UnknownEvent`."""
        return self.home.events[self._known(event)]

    def _known(self, event: str) -> str:
        given: object = event
        if not isinstance(given, str) or given not in self.home.events:
            raise self.unknown(event)
        return event

    def _met(self, edge: Edge | None, sure: int) -> bool:
        while edge is not None and sure & edge.need != edge.need:
            edge = edge.other
        return edge is not None


def _stage_of(owner: Owner, positions: tuple[tuple[str, str], ...]) -> Stage:
    return owner.stage(**dict(positions))


_STAGE = of_kind(
    Stage, Text("a Stage, such as lifecycle.start", "een Stage, zoals lifecycle.start")
)


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

    Raises `TransitionRefused` and `UnknownEvent`, and `WrongArgument` for what is no stage or no
    such integer; what was given is left as it was.
    """
    try:
        edge = stage.edges.get(event)
        if edge is None or sure & edge.need != edge.need:
            edge = stage.other_edge(event, sure)
        return edge.target, sure & edge.kept | edge.put
    except (AttributeError, TypeError):
        _STAGE.check("stage", stage)
        CERTAIN.check("sure", sure)
        if NAME.fits(event):
            raise
        raise stage.unknown(event) from None
