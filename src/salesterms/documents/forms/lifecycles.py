"""A lifecycle in a document: its own facts and laws, and its tracks with guards as short text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from salesterms.documents import kinds
from salesterms.documents.broken_rules import note
from salesterms.documents.forms.facts import (
    catalogue_of,
    own_part,
)
from salesterms.documents.forms.given import Given
from salesterms.documents.forms.lifecycle_tables import (
    NOTHING,
    LifecycleTables,
    MoveLine,
    TrackTable,
)
from salesterms.documents.forms.stand_ins import StoodIn
from salesterms.documents.forms.tracks import Tables
from salesterms.documents.place import FAULTY, Place
from salesterms.errors import SalesTermsError, Unreadable
from salesterms.facts import read_criterion, written
from salesterms.lifecycle import Lifecycle, Move
from salesterms.values import FrozenMapping


def _plain(lifecycle: Lifecycle) -> LifecycleTables:
    own = own_part(lifecycle.catalogue)
    if own is None:
        raise Unreadable(kinds.OTHER_BASE, repr(lifecycle.catalogue))
    tracks = tuple(
        TrackTable(
            name=track.name,
            axis=track.axis.name,
            start=track.start,
            closed=track.closed,
            categories=FrozenMapping(dict(track.categories)) if track.categories else NOTHING,
            text=track.text,
            moves=tuple(
                MoveLine(
                    event=move.event,
                    sources=move.sources,
                    target=move.target,
                    guard=None if move.guard is None else _guard(lifecycle, move.guard),
                    effects=_effects(move),
                    direction=move.direction,
                    one_way=move.one_way,
                    text=move.text,
                    cites=move.cites,
                )
                for move in track.moves
            ),
        )
        for track in lifecycle.tracks
    )
    return LifecycleTables(name=lifecycle.name, facts=own[0], laws=own[1], tracks=tracks)


def _effects(move: Move) -> FrozenMapping[str, str]:
    found = {axis.name: value for axis, value in move.effects}
    return FrozenMapping(found) if found else NOTHING


def _guard(lifecycle: Lifecycle, guard: Any) -> str:
    """A guard as text that can be read again: one put together by hand may be too long."""
    said = written(guard)
    read_criterion(said, lifecycle.catalogue)
    return said


@lru_cache(maxsize=16)  # journeys bring their lifecycle along, many of them the same
def _lifecycle_of(plain: LifecycleTables) -> Lifecycle:
    found = _built(plain, Given({}, None, Place()))  # type: ignore[arg-type] # no names are asked
    if found is None:
        raise Unreadable(kinds.RULE_BROKEN)
    return found


def _built(plain: LifecycleTables, given: Given) -> Lifecycle | None:
    """The lifecycle, proven; None where a fault was noted."""
    catalogue = catalogue_of(enumerate(plain.facts), enumerate(plain.laws), given)
    tables = Tables(catalogue, given)
    for at, track in enumerate(plain.tracks):
        tables.add(at, track, enumerate(track.moves))
    if not plain.tracks:
        tables.none()
    tables.check()
    return None if given.faulty else tables.lifecycle(plain.name)


class LifecycleForm(StoodIn):
    """The form of a lifecycle, which tells every fault of its tables in its place."""

    def read_all(self, given: Any, at: Place) -> Any:
        """The lifecycle, or every fault: of its form, and of what its tables say."""
        if given.__class__ is not dict:
            return super().read_all(given, at)
        plain = self.inner.read_all(given, at)
        # What stands here is judged by itself: other parts of the document may be faulty.
        own = Given(given, self.inner, at.fresh())
        found = None
        try:
            if plain is FAULTY:
                _looked_through(own)
            else:
                found = _built(plain, own)
        except SalesTermsError as fault:  # such as too many worlds
            note(fault, own.place, None)
        at.join(own.place)
        return FAULTY if found is None else found


def _looked_through(given: Given) -> None:
    """Tell what is wrong with the parts that can be read, where others cannot."""
    facts, laws = list(given.readable("facts")), given.readable("laws")
    given.unsure = len(facts) < len(given.items("facts"))
    tables = Tables(catalogue_of(facts, laws, given), given)
    for at, (track, form) in enumerate(given.items("tracks")):
        if track.__class__ is dict:
            head = {key: one for key, one in track.items() if key not in ("moves", "stappen")}
            found = form.read_all({**head, "moves": []}, Place())
            head_of = None if found is FAULTY else found
            tables.add(at, head_of, given.readable("tracks", at, "moves"))
    tables.check()


#: Class -> its stand-in, how to get that, the way back, and the form that joins them.
TABLE: dict[type, Any] = {Lifecycle: (LifecycleTables, _plain, _lifecycle_of, LifecycleForm)}
