"""Tracks joined into one graph of stages: only those that can be reached, guards turned into bits.

The positions of all tracks are known in a stage, so what a guard asks about them is settled here:
an edge that they forbid is left out, and what is left of a guard is about other facts.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from salesterms.criteria import columns_of
from salesterms.errors import Text
from salesterms.facts.masks import Pair
from salesterms.lifecycle.asking import Asking
from salesterms.lifecycle.stages import Edge, Home, Stage
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.facts import Axis, Catalogue
    from salesterms.lifecycle.moves import Move, Track
    from salesterms.lifecycle.stages import Owner

#: The stage of each track, in the order of the tracks.
Positions = tuple[str, ...]

#: A move with the place of its track.
Placed = tuple[int, "Move"]

_ANYTHING = (Pair(0, 0),)


class Joining:
    """The joint stages of some tracks. Nothing is checked here."""

    def __init__(self, catalogue: Catalogue, tracks: tuple[Track, ...], owner: Owner) -> None:
        """Take the tracks, and the lifecycle that they make."""
        self.catalogue, self.layout = catalogue, catalogue.layout
        self.tracks = tracks
        called = {move.event: move for track in reversed(tracks) for move in reversed(track.moves)}
        events = dict.fromkeys(event for track in tracks for event in track.events)
        texts = FrozenMapping({event: called[event].text for event in events})
        asking = Asking(self.layout, tracks)
        self.home = Home(catalogue, tracks, texts, self._asked_bits(), asking, owner)
        self._order = {event: at for at, event in enumerate(events)}
        self._categories = [dict(track.categories) for track in tracks]
        self._asked: dict[int, tuple[Pair, ...]] = {}
        self.places = 0
        for track in tracks:
            self.places |= self.layout.all_bits(track.axis)

    def _asked_bits(self) -> int:
        """The bits of every fact that a guard or a track looks at, of what is certain."""
        guards = [
            move.guard for track in self.tracks for move in track.moves if move.guard is not None
        ]
        axes = [self.catalogue[one.name] for guard in guards for one in columns_of(guard)]
        bits = 0
        for axis in (*axes, *(track.axis for track in self.tracks)):
            bits |= self.layout.all_bits(axis)
        return bits | bits << self.layout.width

    def stages(self) -> tuple[Stage, ...]:
        """Every stage that is reached, with its edges, the start first."""
        start = tuple(track.start for track in self.tracks)
        found = {start: self._stage(start)}
        waiting = [start]
        for positions in waiting:  # grows while it is walked
            for event in self._events_in(positions):
                edge: Edge | None = None
                for need, placed in reversed(self._ways(positions, event)):
                    target = _moved(positions, placed)
                    if target not in found:
                        found[target] = self._stage(target)
                        waiting.append(target)
                    edge = self._edge(event, need, found[target], placed, edge)
                if edge is not None:
                    found[positions].edges[event] = edge
        return tuple(found.values())

    def _events_in(self, positions: Positions) -> list[str]:
        """The events that some track has a move for, in their order."""
        found = {
            event
            for track, stage in zip(self.tracks, positions, strict=True)
            for event in track.events_in(stage)
        }
        return sorted(found, key=self._order.__getitem__)

    def _stage(self, positions: Positions) -> Stage:
        where = list(zip(self.tracks, positions, strict=True))
        name = "/".join(positions)
        said = (track.axis.text_of(stage).nl for track, stage in where)
        named = map(dict.get, self._categories, positions)
        return Stage(
            name=name,
            text=Text(name, f'"{" / ".join(said)}"'),
            positions=FrozenMapping({track.axis.name: stage for track, stage in where}),
            closed=any(stage in track.closed for track, stage in where),
            category=next((category for category in named if category is not None), None),
            home=self.home,
        )

    def _ways(self, positions: Positions, event: str) -> list[tuple[int, tuple[Placed, ...]]]:
        """What must be certain for an event here, in each way that it can happen."""
        choices = [
            [(at, move) for move in track.moves_from(positions[at], event)]
            for at, track in enumerate(self.tracks)
            if event in track.events
        ]
        return [
            (pair.need | pair.bar << self.layout.width, placed)
            for placed in product(*choices)
            for pair in self._left_of_guards([move for _, move in placed], positions)
        ]

    def _left_of_guards(self, moves: Iterable[Move], positions: Positions) -> tuple[Pair, ...]:
        """What guards ask beside the positions, the easiest choice first."""
        here = 0
        for track, stage in zip(self.tracks, positions, strict=True):
            here |= self.layout.bits(track.axis, track.axis.number(stage))
        left: tuple[Pair, ...] = _ANYTHING
        for move in moves:
            if move.guard is not None:
                if id(move) not in self._asked:  # the tracks hold the move, so its id stays its own
                    self._asked[id(move)] = self.layout.pairs(move.guard)
                asked = self._asked[id(move)]
                left = tuple(_both(one, two) for one in left for two in asked)
        open_still = {
            Pair(pair.need & ~self.places, pair.bar & ~self.places): None
            for pair in left
            if not pair.need & self.places & ~here and not pair.bar & here
            if not pair.need & pair.bar
        }
        easiest = sorted(open_still, key=lambda pair: pair.need.bit_count() + pair.bar.bit_count())
        kept: list[Pair] = []
        for pair in easiest:
            if not any(_within(less, pair) for less in kept):
                kept.append(pair)
        return tuple(kept)

    def _edge(
        self, event: str, need: int, target: Stage, placed: tuple[Placed, ...], other: Edge | None
    ) -> Edge:
        moves = tuple(move for _, move in placed)
        changed: dict[str, tuple[Axis, str]] = {}
        for at, move in placed:
            axis = self.tracks[at].axis
            if move.target is not None:
                changed[axis.name] = (axis, move.target)
            changed.update({fact.name: (fact, value) for fact, value in move.effects})
        clear, put = self.written(changed.values())
        full = self.layout.full << self.layout.width | self.layout.full
        return Edge(event, need, target, full & ~clear, put, moves, other)

    def written(self, changed: Iterable[tuple[Axis, str]]) -> tuple[int, int]:
        """The bits of what is certain that facts with new values clear, and those that they set."""
        clear = put = 0
        for axis, value in changed:
            own = self.layout.all_bits(axis)
            bits = self.layout.bits(axis, axis.number(value))
            clear |= own | own << self.layout.width
            put |= bits | (own & ~bits) << self.layout.width
        return clear, put


def _moved(positions: Positions, placed: tuple[Placed, ...]) -> Positions:
    moved = list(positions)
    for at, move in placed:
        moved[at] = move.target or moved[at]
    return tuple(moved)


def _both(one: Pair, two: Pair) -> Pair:
    return Pair(one.need | two.need, one.bar | two.bar)


def _within(less: Pair, more: Pair) -> bool:
    """Whatever fits `more` fits `less`."""
    return less.need & more.need == less.need and less.bar & more.bar == less.bar
