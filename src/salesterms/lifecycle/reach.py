"""Which combinations of facts the tables of a lifecycle lead to, read from the tables themselves.

This reading uses neither the stages nor the engine, so that one can prove the other. It looks at
the coupled facts only: the positions, those that a guard or an effect names, and those that laws
tie to any of these. A set of their combinations is one integer (`facts.worlds`).
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.criteria import columns_of
from salesterms.facts import Moves, Worlds
from salesterms.facts.combinations import numbers_of
from salesterms.lifecycle.arguments import FACTS_TABLE
from salesterms.lifecycle.moves import TRACKS, Move, Track

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis, Catalogue, Law


@frozen(eq=False)
class Firing:
    """One way in which an event happens: a move in each track that lists it, and where all may."""

    event: str
    moves: tuple[tuple[Track, Move], ...]
    enabled: int

    @property
    def changes(self) -> Iterator[tuple[Axis, str]]:
        """The facts that it gives a value."""
        for track, move in self.moves:
            if move.target is not None:
                yield track.axis, move.target
            yield from move.effects


class Reach:
    """The combinations of the coupled facts that some tracks lead to, from their start.

    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> reach = Reach(SALES_LIFECYCLE.catalogue, SALES_LIFECYCLE.tracks)
    >>> reach.reached == reach.worlds.legal, reach.reached.bit_count()
    (True, 232)
    >>> [axis.name for axis in reach.coupled][:4]
    ['standing', 'deal', 'customer', 'interest']

    A fact that evidence moves changes at any time: one that happens rises and never falls.
    """

    def __init__(self, catalogue: Catalogue, tracks: tuple[Track, ...]) -> None:
        """Take tracks whose names are right. Raises `TooManyWorlds` and `WrongArgument`."""
        FACTS_TABLE.check("Reach.catalogue", catalogue)
        TRACKS.check("Reach.tracks", tracks)
        self.catalogue = catalogue
        self.tracks = tracks
        named = {axis.name for axis in _named_by(tracks)}
        self.laws = _laws_about(catalogue, named)
        for law in self.laws:
            named |= {axis.name for axis in law.axes}
        self.coupled: tuple[Axis, ...] = tuple(
            axis for axis in catalogue.values() if axis.name in named
        )
        self.worlds = Worlds(catalogue, [*_asked_by(tracks), *_asked_by_laws(self.laws)])

    @cached_property
    def firings(self) -> tuple[Firing, ...]:
        """Every way in which every event can happen."""
        events = dict.fromkeys(event for track in self.tracks for event in track.events)
        return tuple(firing for event in events for firing in self._of(event))

    def _of(self, event: str) -> Iterator[Firing]:
        listing = [track for track in self.tracks if event in track.events]
        own = [[(track, move) for move in track.moves if move.event == event] for track in listing]
        for moves in product(*own):
            enabled = self.worlds.every
            for track, move in moves:
                enabled &= self.where(track, move)
            yield Firing(event, moves, enabled)

    def where(self, track: Track, move: Move) -> int:
        """The combinations in which a move may be made, as far as its own track is asked."""
        sources = [track.axis.number(name) for name in move.sources]
        found = self.worlds.among(track.axis, sources)
        return found if move.guard is None else found & self.worlds.extension(move.guard)

    def after(self, firing: Firing, worlds: int) -> int:
        """What an event makes of some combinations; of those where it may not happen, nothing."""
        worlds &= firing.enabled
        if not worlds:  # as of most events, of what was just found
            return 0
        for axis, value in firing.changes:
            worlds = self._set(worlds, axis, axis.number(value))
        return worlds

    def _set(self, worlds: int, axis: Axis, number: int) -> int:
        """The same combinations with another value of one fact."""
        for dial in self.worlds.dials:
            if dial.axis.name == axis.name:
                to, moved = dial.class_of[number], 0
                while worlds:
                    at = dial.digit((worlds & -worlds).bit_length() - 1)
                    part, steps = worlds & self.worlds.mask(dial, at), (to - at) * dial.stride
                    moved |= part << steps if steps >= 0 else part >> -steps
                    worlds &= ~part
                return moved
        return worlds

    @cached_property
    def start(self) -> int:
        """The combinations at the start: no event has happened."""
        found = self.worlds.every
        starts = {track.axis.name: track.axis.number(track.start) for track in self.tracks}
        for axis in self.coupled:
            if axis.moves is not Moves.EVIDENCE:
                found &= self.worlds.among(axis, [starts.get(axis.name, 0)])
        return found

    @cached_property
    def reached(self) -> int:
        """The combinations that some events and some evidence lead to."""
        found = fresh = self.start
        while fresh:
            more = self.by_evidence(fresh)
            for firing in self.firings:
                more |= self.after(firing, fresh)
            fresh = more & ~found
            found |= fresh
        return found

    def by_evidence(self, worlds: int) -> int:
        """What evidence may make of some combinations."""
        for axis in self.coupled:
            if axis.moves is not Moves.EVENTS:
                for number in range(len(axis.names)):
                    lower = range(number if axis.moves is Moves.HAPPENS else len(axis.names))
                    worlds |= self._set(worlds & self.worlds.among(axis, lower), axis, number)
        return worlds

    def example(self, worlds: int) -> str:
        """The first of some combinations in words, without the facts of which nothing is so."""
        number = next(numbers_of(worlds))
        named = [(dial.axis, dial.names(dial.digit(number))[0]) for dial in self.worlds.dials]
        positions = {track.axis.name for track in self.tracks}
        return ", ".join(
            f"{axis.name}={value}"
            for axis, value in named
            if axis.name in positions or value != axis.names[0]
        )


def _named_by(tracks: tuple[Track, ...]) -> Iterator[Axis]:
    """The facts that the tables name."""
    for track in tracks:
        yield track.axis
        for move in track.moves:
            yield from (axis for axis, _ in move.effects)
            if move.guard is not None:
                yield from columns_of(move.guard)  # type: ignore[misc] # axes are columns


def _asked_by(tracks: tuple[Track, ...]) -> Iterator[Criterion]:
    """Criteria that tell apart whatever the tables tell apart."""
    for track in tracks:
        yield from (track.axis.is_(name) for name in track.stages)
        for move in track.moves:
            yield from (axis.is_(value) for axis, value in move.effects)
            if move.guard is not None:
                yield move.guard


def _asked_by_laws(laws: tuple[Law, ...]) -> Iterator[Criterion]:
    for law in laws:
        yield from (law.when, law.then)


def _laws_about(catalogue: Catalogue, named: set[str]) -> tuple[Law, ...]:
    """The laws that name one of some facts, or a fact that such a law names, and so on."""
    found: dict[str, Law] = {}
    grown = True
    known = set(named)
    while grown:
        grown = False
        for law in catalogue.laws:
            axes = {axis.name for axis in law.axes}
            if law.id not in found and axes & known:
                found[law.id], grown = law, True
                known |= axes
    return tuple(found.values())
