"""Every small change to the tables of the built-in lifecycle, one at a time."""

from collections.abc import Iterator

from attrs import evolve

from salesterms.criteria import All, Criterion, Not
from salesterms.facts import CATALOGUE, Catalogue
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle, Move, Track

Tables = tuple[Catalogue, tuple[Track, ...]]


def mutants() -> Iterator[tuple[str, Lifecycle]]:
    """Each changed lifecycle, unproven, under a name that says what was changed."""
    for said, (catalogue, tracks) in (*_of_tables(), *_of_laws()):
        yield said, Lifecycle.proven(name=said, catalogue=catalogue, tracks=tracks)


def _of_laws() -> Iterator[tuple[str, Tables]]:
    laws = CATALOGUE.laws
    for at, law in enumerate(laws):
        fewer = Catalogue(CATALOGUE.values(), laws[:at] + laws[at + 1 :])
        yield f"without the law {law.id}", (fewer, SALES_LIFECYCLE.tracks)


def _of_tables() -> Iterator[tuple[str, Tables]]:
    for track in SALES_LIFECYCLE.tracks:
        for at, move in enumerate(track.moves):
            for said, changed in _of_a_move(track, move):
                moves = (*track.moves[:at], *changed, *track.moves[at + 1 :])
                other = evolve(track, moves=moves)
                tracks = tuple(other if each is track else each for each in SALES_LIFECYCLE.tracks)
                yield f"{track.name}.{move.event} {move.sources}: {said}", (CATALOGUE, tracks)


def _of_a_move(track: Track, move: Move) -> Iterator[tuple[str, tuple[Move, ...]]]:
    yield "dropped", ()
    for stage in track.stages:
        if stage in move.sources:
            fewer = tuple(each for each in move.sources if each != stage)
            if fewer:
                yield f"not from {stage}", (evolve(move, sources=fewer),)
        else:
            yield f"also from {stage}", (evolve(move, sources=(*move.sources, stage)),)
    for target in (*track.stages, None):
        if target != move.target:
            yield f"to {target}", (evolve(move, target=target),)
    for at, (axis, value) in enumerate(move.effects):
        others = (*move.effects[:at], *move.effects[at + 1 :])
        yield f"without the effect on {axis.name}", (evolve(move, effects=others),)
        for name in axis.names:
            if name != value:
                yield f"{axis.name} = {name}", (evolve(move, effects=(*others, (axis, name))),)
    for said, guard in _of_a_guard(move.guard):
        yield said, (evolve(move, guard=guard),)


def _of_a_guard(guard: Criterion | None) -> Iterator[tuple[str, Criterion | None]]:
    """A guard with one part less, and with one part turned round."""
    if guard is not None:
        parts = guard.parts if isinstance(guard, All) else (guard,)
        for at, part in enumerate(parts):
            rest = (*parts[:at], *parts[at + 1 :])
            yield f"guard without part {at}", All(rest) if rest else None
            yield f"guard with part {at} turned round", All((*rest, Not(part)))
