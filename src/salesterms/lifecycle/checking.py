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
    from salesterms.lifecycle.stages import Stage

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
        where = {id(move): reach.worlds.legal & reach.where(track, move) for move in track.moves}
        for moves in _of_one_event(track.moves):
            if _overlap(where[id(move)] for move in moves):
                for one, two in combinations(moves, 2):
                    both = where[id(one)] & where[id(two)]
                    if both:
                        yield Problem(
                            kind=faults.AMBIGUOUS,
                            value=reach.example(both),
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


def _of_one_event(moves: Iterable[Move]) -> Iterable[list[Move]]:
    """The moves of each event."""
    found: dict[str, list[Move]] = {}
    for move in moves:
        found.setdefault(move.event, []).append(move)
    return found.values()


def _overlap(sets: Iterable[int]) -> bool:
    """Two of some sets have something in common."""
    seen = 0
    for one in sets:
        if seen & one:
            return True
        seen |= one
    return False


def _to(*moves: Move) -> str:
    """Where moves lead."""
    return ", ".join(move.target or "(stays)" for move in moves)


def _never(reach: Reach) -> Iterator[Problem]:
    """Stages that are never reached, and moves that are never made from one of their stages."""
    made = {id(move): 0 for track in reach.tracks for move in track.moves}
    for firing in reach.firings:
        for _, move in firing.moves:
            made[id(move)] |= firing.enabled
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
            for name in move.sources:
                if at[name] and not at[name] & made[id(move)]:
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
    steps = ((stage, edge.target) for stage in stages for edge in stage.ways())
    ends = _leading_to({stage for stage in stages if stage.closed}, steps)
    for stage in stages:
        if stage not in ends:
            yield Problem(kind=faults.NO_END, value=stage.name)
            return


def _leading_to(goals: set[Stage], steps: Iterable[tuple[Stage, Stage]]) -> set[Stage]:
    """The goals, and all stages from which steps lead to one of them."""
    into: dict[Stage, list[Stage]] = {}
    for stage, target in steps:
        into.setdefault(target, []).append(stage)
    found = set(goals)
    waiting = [*goals]
    for here in waiting:  # grows while it is walked
        for before in into.get(here, ()):
            if before not in found:
                found.add(before)
                waiting.append(before)
    return found


def _without_return(track: Track, stages: tuple[Stage, ...]) -> Iterator[Problem]:
    """Exits of a track after which, wherever the other tracks go, no move of its own leads back."""
    name = track.axis.name
    own = {id(move) for move in track.moves}
    exits: dict[int, tuple[Move, list[Stage]]] = {}
    back: set[Stage] = set()
    still: list[tuple[Stage, Stage]] = []
    for stage in stages:
        for edge in stage.ways():
            if edge.target.positions[name] == stage.positions[name]:
                still.append((stage, edge.target))
            for move in edge.moves:
                if id(move) in own:
                    if move.direction is Direction.EXIT and move.one_way is None:
                        exits.setdefault(id(move), (move, []))[1].append(edge.target)
                    if move.direction in _WAYS_BACK and move.target:
                        back.add(stage)
    fine = _leading_to(back, still)
    for move, targets in exits.values():
        stuck = next((stage for stage in targets if stage not in fine), None)
        if stuck is not None:
            yield Problem(kind=faults.NO_WAY_BACK, value=stuck.name, path=place(track, move))
