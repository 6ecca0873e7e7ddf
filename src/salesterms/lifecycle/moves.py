"""The tables that a lifecycle is written as: a track, and the moves in it.

Everything here is data: names, facts, criteria as nodes, texts. Nothing of it is code of the user.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import Criterion
from salesterms.errors import Text, each_of_kind, of_kind
from salesterms.facts import Axis, NotAboutFacts, written
from salesterms.lifecycle.arguments import (
    CATEGORIES,
    EFFECTS,
    FACT,
    NAME,
    NAMES,
    TEXT,
)
from salesterms.lifecycle.category import Category

if TYPE_CHECKING:
    from collections.abc import Iterable


class Direction(StrEnum):
    """Which way a move goes.

    >>> Direction("exit") is Direction.EXIT
    True
    """

    #: On, towards a sale.
    FORWARD = "forward"
    #: Out of the way that leads to a sale.
    EXIT = "exit"
    #: Back from an exit, or something that was done is taken back.
    BACK = "back"
    #: What was written down was wrong; outside the order.
    CORRECTION = "correction"
    #: Neither: it happens, and all stays in order.
    NOTE = "note"


def _as_text(guard: Criterion | None) -> object:
    """What guards are compared by: brackets that say nothing make no difference."""
    try:
        return guard and written(guard)
    except NotAboutFacts:  # no lifecycle can have it
        return guard


def _plain(event: str) -> str:
    """The name of an event as plain text, also of a member of `SalesEvent`."""
    return str(event) if NAME.fits(event) else event


_DIRECTION = of_kind(
    Direction,
    Text("a Direction, such as Direction.EXIT", "een Direction, zoals Direction.EXIT"),
)


@frozen(kw_only=True)
class Move:
    """One line of a track: in these stages, this event leads to that stage.

    >>> from salesterms.lifecycle import DEAL_TRACK
    >>> hold = next(move for move in DEAL_TRACK.moves if move.event == "hold")
    >>> hold.sources, hold.target, hold.direction.value
    (('open',), 'held', 'exit')

    `target` is None where the stage stays. `guard` is a criterion on facts that must hold for
    certain; None asks nothing. `effects` are facts with the value that the event gives them.
    `one_way` says of an exit why there is no way back. `cites` are the places that speak of it,
    such as "000:36"; without any the move is ours. `text` is what the event is called. A value of
    another type raises `WrongArgument`; a guard is looked at when the lifecycle is built.
    """

    event: str = field(converter=_plain, validator=NAME)
    sources: tuple[str, ...] = field(validator=NAMES)
    target: str | None = field(default=None, validator=NAME.or_none())
    guard: Criterion | None = field(default=None, eq=_as_text)
    effects: tuple[tuple[Axis, str], ...] = field(default=(), validator=EFFECTS)
    direction: Direction = field(default=Direction.FORWARD, validator=_DIRECTION)
    one_way: Text | None = field(default=None, validator=TEXT.or_none())
    text: Text = field(validator=TEXT)
    cites: tuple[str, ...] = field(default=(), validator=NAMES)


def direction_of(moves: Iterable[Move]) -> Direction:
    """Which way an event goes that makes some moves: forward where one of them does."""
    directions = {move.direction for move in moves}
    return next(each for each in Direction if each in directions)


_MOVES = each_of_kind(Move, Text("a tuple of moves", "een tuple van regels"))


@frozen(kw_only=True)
class Track:
    """A small table: the stages of one position, and the moves between them.

    >>> from salesterms.lifecycle import CUSTOMER_TRACK
    >>> CUSTOMER_TRACK.stages, CUSTOMER_TRACK.start
    (('never', 'active', 'former'), 'never')
    >>> sorted({move.event for move in CUSTOMER_TRACK.moves})
    ['churn', 'win']

    `axis` is a position of the catalogue, and its values are the stages. `closed` are the stages in
    which nothing is expected to happen: a category, no dead end. `categories` says for stages of
    deals what every system's labels come down to. `events` are those that it lists, in order. A
    value of another type raises `WrongArgument`.
    """

    name: str = field(validator=NAME)
    axis: Axis = field(validator=FACT)
    start: str = field(validator=NAME)
    closed: tuple[str, ...] = field(default=(), validator=NAMES)
    categories: tuple[tuple[str, Category], ...] = field(default=(), validator=CATEGORIES)
    moves: tuple[Move, ...] = field(validator=_MOVES)
    text: Text = field(validator=TEXT)
    events: tuple[str, ...] = field(init=False, repr=False, eq=False)
    _events_in: dict[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)
    _by_stage: dict[tuple[str, str], tuple[Move, ...]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        found: dict[tuple[str, str], tuple[Move, ...]] = {}
        listed: dict[str, tuple[str, ...]] = {}
        for move in self.moves:
            for source in move.sources:
                if (source, move.event) not in found:
                    listed[source] = (*listed.get(source, ()), move.event)
                found[source, move.event] = (*found.get((source, move.event), ()), move)
        object.__setattr__(self, "_events_in", listed)
        object.__setattr__(self, "_by_stage", found)
        object.__setattr__(self, "events", tuple(dict.fromkeys(move.event for move in self.moves)))

    @property
    def stages(self) -> tuple[str, ...]:
        """The names of its stages."""
        return self.axis.names

    def events_in(self, stage: str) -> tuple[str, ...]:
        """The events that it has a move for in a stage."""
        return self._events_in.get(stage, ()) if NAME.fits(stage) else ()

    def moves_from(self, stage: str, event: str) -> tuple[Move, ...]:
        """The moves of an event in a stage: none, one, or several whose guards exclude each other.

        A stage or an event that there is not has no moves.
        """
        known = NAME.fits(stage) and NAME.fits(event)
        return self._by_stage.get((stage, event), ()) if known else ()


TRACKS = each_of_kind(Track, Text("a tuple of tracks", "een tuple van tabellen"))
