"""The proofs that every lifecycle passes when it is built; each fault comes with an example.

Names come first: tables that name what is not there can be proven nothing else about. Then, on the
combinations of facts that the tables lead to (`reach`) and on the joint stages (`joining`):
events are unambiguous, every stage is reached and every move is made at some time, a closed stage
can be reached from everywhere, every exit has its way back or says why not, and no move breaks a
law, so that what an event says of facts agrees with the stage that it leads to.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from salesterms.errors import Problem, Text
from salesterms.lifecycle import faults
from salesterms.lifecycle.moves import Direction
from salesterms.lifecycle.naming import named_wrongly, place
from salesterms.lifecycle.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.facts import Catalogue
    from salesterms.lifecycle.moves import Move, Track
    from salesterms.lifecycle.stages import Edge, Stage

#: Directions of a move that make good for an exit.
_WAYS_BACK = (Direction.BACK, Direction.CORRECTION)


def problems_of(
    catalogue: Catalogue, tracks: tuple[Track, ...], stages: Iterable[Stage]
) -> Iterator[Problem]:
    """What is wrong with tables; `stages` are their joint stages, asked for when names are right.

    Raises `TooManyWorlds`.
    """
    wrong = tuple(named_wrongly(catalogue, tracks))
    yield from wrong
    if not wrong:
        reach = Reach(catalogue, tracks)
        joint = tuple(stages)
        yield from _unclear_events(reach)
        yield from _never(reach)
        yield from _against_laws(reach)
        yield from _endless(joint)
        for track in tracks:
            yield from _without_return(track, joint)


def _unclear_events(reach: Reach) -> Iterator[Problem]:
    """Two moves that may be made at once, and one event that gives a fact two values."""
    for track in reach.tracks:
        for one, two in combinations(track.moves, 2):
            if one.event == two.event:
                both = reach.worlds.legal & reach.where(track, one) & reach.where(track, two)
                if both:
                    told = reach.example(both)
                    yield Problem(
                        kind=faults.AMBIGUOUS,
                        value=told,
                        path=place(track, one),
                        detail=_to(one, two),
                    )
    for firing in reach.firings:
        given: dict[str, set[str]] = {}
        for axis, value in firing.changes:
            given.setdefault(axis.name, set()).add(value)
        for name, values in given.items():
            if len(values) > 1:
                said = ", ".join(sorted(values))
                yield Problem(
                    kind=faults.EFFECTS_DIFFER, value=name, detail=said, path=firing.event
                )


def _to(*moves: Move) -> str:
    """Where moves lead."""
    return ", ".join(move.target or "(stays)" for move in moves)


def _never(reach: Reach) -> Iterator[Problem]:
    """Stages that are never reached, and moves that are never made from one of their stages."""
    for track in reach.tracks:
        axis = track.axis
        at = {
            name: reach.reached & reach.worlds.among(axis, [axis.number(name)])
            for name in track.stages
        }
        for name, worlds in at.items():
            if not worlds:
                yield Problem(
                    kind=faults.UNREACHABLE, value=name, detail=track.start, path=track.name
                )
        for move in track.moves:
            made = 0
            for firing in reach.firings:
                if any(each is move for _, each in firing.moves):
                    made |= firing.enabled
            for name in move.sources:
                if at[name] and not at[name] & made:
                    yield Problem(kind=faults.NEVER_MADE, value=name, path=place(track, move))


def _against_laws(reach: Reach) -> Iterator[Problem]:
    """What leads from what is legal to what is not, with the first law that it breaks."""
    legal = reach.worlds.legal
    fine = reach.reached & legal
    ways = [("(start)", reach.start), ("(evidence)", reach.by_evidence(fine))]
    ways += [(firing.event, reach.after(firing, fine)) for firing in reach.firings]
    for path, worlds in ways:
        for law in reach.laws:
            broken = worlds & ~legal & reach.worlds.extension(law.when & ~law.then)
            if broken:
                yield Problem(
                    kind=faults.BREAKS_LAW,
                    value=reach.example(broken),
                    path=path,
                    detail=Text(law.says.en, law.says.nl),
                )
                break


def _endless(stages: tuple[Stage, ...]) -> Iterator[Problem]:
    """The first stage from which no closed stage can be reached."""
    ends = {stage for stage in stages if stage.closed}
    grown = True
    while grown:
        before = len(ends)
        ends |= {stage for stage in stages if _targets(stage) & ends}
        grown = len(ends) > before
    for stage in stages:
        if stage not in ends:
            yield Problem(kind=faults.NO_END, value=stage.name)
            return


def _targets(stage: Stage) -> set[Stage]:
    return {edge.target for edge in stage.ways()}


def _without_return(track: Track, stages: tuple[Stage, ...]) -> Iterator[Problem]:
    """Exits of a track after which, wherever the other tracks go, no move of its own leads back."""
    exits: dict[int, tuple[Move, list[Stage]]] = {}
    for stage in stages:
        for edge in stage.ways():
            for move in _of(track, edge):
                if move.direction is Direction.EXIT and move.one_way is None:
                    exits.setdefault(id(move), (move, []))[1].append(edge.target)
    for move, targets in exits.values():
        stuck = next((stage for stage in targets if not _leads_back(track, stage)), None)
        if stuck is not None:
            yield Problem(kind=faults.NO_WAY_BACK, value=stuck.name, path=place(track, move))


def _of(track: Track, edge: Edge) -> list[Move]:
    """The moves of one track in an edge: one, or none."""
    return [move for move in edge.moves if any(move is own for own in track.moves)]


def _leads_back(track: Track, stage: Stage) -> bool:
    """While the track stands still, some stage is reached in which a move of it leads back."""
    name = track.axis.name
    found = {stage}
    waiting = [stage]
    for here in waiting:  # grows while it is walked
        for edge in here.ways():
            if any(move.direction in _WAYS_BACK and move.target for move in _of(track, edge)):
                return True
            stays = edge.target.positions[name] == stage.positions[name]
            if stays and edge.target not in found:
                found.add(edge.target)
                waiting.append(edge.target)
    return False
