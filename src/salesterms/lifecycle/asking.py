"""What an event asks for in a stage, worked out once, and what of it is missing for certain.

A question is about one fact, about several of which all are needed, or about several of which one
will do. It is put to what is certain, as `Facts.sure` says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import evolve, field, frozen

from salesterms.criteria import All, Any, Not, columns_of
from salesterms.criteria.nodes import leaves
from salesterms.facts.masks import Layout, one_is_sure
from salesterms.lifecycle.refusals import Needed, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis
    from salesterms.lifecycle.moves import Track

#: So many reasons of one question are kept: no fact of ours can be known in more ways.
MOST_REASONS = 64


class Question(Protocol):
    """Something that an event asks for."""

    def missing(self, sure: int) -> tuple[Reason, ...]:
        """The reasons why it is not met for certain; none where it is."""
        ...


@frozen(eq=False)
class OneFact:
    """A fact must have one of some values."""

    layout: Layout
    needed: Needed
    _own: int
    _told: dict[int, tuple[Reason, ...]] = field(factory=dict, init=False)

    def missing(self, sure: int) -> tuple[Reason, ...]:
        """One reason, or none."""
        known = sure & self._own
        told = self._told.get(known)
        if told is None:
            if len(self._told) >= MOST_REASONS:
                self._told.clear()
            told = self._told[known] = self._reasons(known)
        return told

    def _reasons(self, known: int) -> tuple[Reason, ...]:
        axis, needed = self.needed.axis, self.needed.names
        low, high = known & self.layout.full, ~(known >> self.layout.width)
        seen = self.layout.possible_names(axis, low, high)
        met = [name in needed for name in seen]
        return () if all(met) else (Reason(self.needed, seen, any(met)),)


@frozen(eq=False)
class AllOf:
    """Everything is needed."""

    parts: tuple[Question, ...]

    def missing(self, sure: int) -> tuple[Reason, ...]:
        """Every reason of each part."""
        return tuple(reason for part in self.parts for reason in part.missing(sure))


@frozen(eq=False)
class OneOf:
    """One of them will do; it is certain that one does where one of `masks` is."""

    parts: tuple[Question, ...]
    masks: tuple[int, ...]

    def missing(self, sure: int) -> tuple[Reason, ...]:
        """One reason that has the others in its `instead`, or none."""
        if one_is_sure(self.masks, sure):
            return ()
        found = [reason for part in self.parts for reason in part.missing(sure)]
        flat = tuple(each for reason in found for each in (reason, *reason.instead))
        return tuple(evolve(first, instead=flat[1:]) for first in flat[:1])


class Asking:
    """What the events of some tracks ask for."""

    def __init__(self, layout: Layout, tracks: tuple[Track, ...]) -> None:
        """Take tracks whose names are right."""
        self.layout, self.tracks = layout, tracks
        self._made: dict[tuple[str, str, str], Question] = {}

    def question(self, positions: Iterable[str], event: str) -> Question:
        """What an event asks for where the tracks stand, of every track that lists it."""
        parts = [
            self._of(track, stage, event)
            for track, stage in zip(self.tracks, positions, strict=True)
            if event in track.events
        ]
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _of(self, track: Track, stage: str, event: str) -> Question:
        key = track.name, stage, event
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._asked_in(track, stage, event)
        return made

    def _asked_in(self, track: Track, stage: str, event: str) -> Question:
        moves = track.moves_from(stage, event)
        if not moves:
            every = (move for move in track.moves if move.event == event)
            sources = {source for move in every for source in move.sources}
            return self._fact(track.axis, sorted(map(track.axis.number, sources)))
        guards = [_ANYTHING if move.guard is None else move.guard for move in moves]
        parts = tuple(self.of(guard) for guard in guards)
        if len(parts) == 1:
            return parts[0]
        # Each leads elsewhere, so it must be certain of one of them, not only of them together.
        masks = (mask for guard in guards for mask in self.layout.sure_masks(guard))
        return OneOf(parts, tuple(masks))

    def of(self, criterion: Criterion) -> Question:
        """The question whether a criterion holds. Raises `NotAboutFacts`."""
        if isinstance(criterion, Not):
            return self._not(criterion.part)
        if isinstance(criterion, All):
            return AllOf(tuple(self.of(part) for part in criterion.parts))
        if isinstance(criterion, Any):
            masks = self.layout.sure_masks(criterion)
            return OneOf(tuple(self._choices(_alternatives(criterion))), masks)
        axis, asked = self.layout.asked(criterion)
        return self._fact(axis, asked)

    def _not(self, criterion: Criterion) -> Question:
        """The question whether a criterion does not hold."""
        if isinstance(criterion, Not):
            return self.of(criterion.part)
        if isinstance(criterion, All | Any):
            parts = tuple(Not(part) for part in criterion.parts)
            return self.of(Any(parts) if isinstance(criterion, All) else All(parts))
        axis, asked = self.layout.asked(criterion)
        return self._fact(axis, (at for at in range(len(axis.names)) if at not in asked))

    def _choices(self, parts: Iterable[Criterion]) -> Iterator[Question]:
        """A question for each part, and one for all that are about the same fact alone."""
        about: dict[object, list[Criterion]] = {}
        for part in parts:
            columns = columns_of(part)
            about.setdefault(columns[0] if len(columns) == 1 else id(part), []).append(part)
        for together in about.values():
            if len(together) == 1:
                yield self.of(together[0])
            else:
                axis, _ = self.layout.asked(next(leaves(together[0])))
                either = self.layout.pairs(Any(tuple(together)))
                yield self._fact(axis, self.layout.fitting(axis, either))

    def _fact(self, axis: Axis, numbers: Iterable[int]) -> OneFact:
        own = self.layout.all_bits(axis)
        needed = Needed(axis, tuple(axis.names[number] for number in numbers))
        return OneFact(self.layout, needed, own | own << self.layout.width)


def _alternatives(criterion: Criterion) -> Iterator[Criterion]:
    """What one of must hold, also where brackets stand around some of it."""
    if isinstance(criterion, Any):
        for part in criterion.parts:
            yield from _alternatives(part)
    else:
        yield criterion


_ANYTHING: Criterion = All(())
