"""Whether the tables of a lifecycle name what there is: stages, facts, values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from salesterms.errors import Problem, SalesTermsError, Text
from salesterms.facts import Moves, Scale
from salesterms.lifecycle import faults
from salesterms.lifecycle.category import CLOSED
from salesterms.lifecycle.moves import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.facts import Axis, Catalogue
    from salesterms.lifecycle.moves import Move, Track


def place(track: Track, move: Move) -> str:
    """Where a move stands: its track, event and stages, numbered where others stand there too."""
    said = f"{track.name}.{move.event} ({', '.join(move.sources)})"
    alike = [one for one in track.moves if (one.event, one.sources) == (move.event, move.sources)]
    if len(alike) == 1:
        return said
    return f"{said} #{[one is move for one in alike].index(True) + 1}"


def named_wrongly(catalogue: Catalogue, tracks: tuple[Track, ...]) -> Iterator[Problem]:
    """Every name that is not there, and every effect that is not for an event to have."""
    if not tracks:
        yield Problem(kind=faults.NO_TRACKS)
    for name, times in Counter(track.name for track in tracks).items():
        if times > 1:
            yield Problem(kind=faults.SAME_NAME, value=name)
    by_axis: dict[str, list[str]] = {}
    for track in tracks:
        by_axis.setdefault(track.axis.name, []).append(track.name)
    for axis, names in by_axis.items():
        if len(names) > 1:
            yield Problem(kind=faults.SHARED_AXIS, value=axis, detail=", ".join(names))
    for track in tracks:
        yield from named_wrongly_in(catalogue, set(by_axis), track)


def named_wrongly_in(catalogue: Catalogue, positions: set[str], track: Track) -> Iterator[Problem]:
    """The same of one track, where `positions` are those of all tracks."""
    yield from _track(catalogue, track)
    for move in track.moves:
        path = place(track, move)
        yield from _stages(track, (*move.sources, move.target), path)
        yield from _guard(catalogue, move, path)
        yield from _effects(catalogue, positions, move, path)
        yield from _ways(move, path)


def _track(catalogue: Catalogue, track: Track) -> Iterator[Problem]:
    axis = track.axis
    if (
        not _is_of(catalogue, axis)
        or axis.scale is not Scale.POSITION
        or axis.moves is not Moves.EVENTS
    ):
        yield Problem(kind=faults.NOT_A_POSITION, value=axis.name, path=track.name)
    names = [name for name, _ in track.categories]
    yield from _stages(track, (track.start, *track.closed, *names), track.name)
    for name, category in track.categories:
        if (name in track.closed) is not (category in CLOSED):
            yield Problem(
                kind=faults.NOT_CLOSED, value=name, detail=category.value, path=track.name
            )


def _ways(move: Move, path: str) -> Iterator[Problem]:
    """Where a move leads, against where it starts and against its direction."""
    value = move.direction.value
    if move.target in move.sources:
        yield Problem(kind=faults.SAME_STAGE, value=move.target, path=path)
    if move.direction is Direction.EXIT and move.target is None:
        said = Text("leads nowhere", "leidt nergens heen")
        yield Problem(kind=faults.WRONG_DIRECTION, value=value, path=path, detail=said)
    if move.direction is Direction.NOTE and move.target is not None:
        said = Text("leads to another stage", "leidt naar een andere fase")
        yield Problem(kind=faults.WRONG_DIRECTION, value=value, path=path, detail=said)
    if move.one_way is not None and move.direction is not Direction.EXIT:
        yield Problem(kind=faults.NEEDLESS_ONE_WAY, value=value, path=path)


def _is_of(catalogue: Catalogue, axis: Axis) -> bool:
    return axis.name in catalogue and catalogue[axis.name] == axis


def _stages(track: Track, names: Iterable[str | None], path: str) -> Iterator[Problem]:
    for name in dict.fromkeys(names):
        if name is not None and name not in track.stages:
            yield Problem(kind=faults.UNKNOWN_STAGE, value=name, path=path, choices=track.stages)


def _guard(catalogue: Catalogue, move: Move, path: str) -> Iterator[Problem]:
    if move.guard is not None:
        try:
            catalogue.layout.pairs(move.guard)
        except SalesTermsError as error:
            said = Text(error.text("en"), error.text("nl"))
            yield Problem(kind=faults.BAD_GUARD, path=path, detail=said)


def _effects(catalogue: Catalogue, positions: set[str], move: Move, path: str) -> Iterator[Problem]:
    for axis, value in move.effects:
        if not _is_of(catalogue, axis):
            yield Problem(kind=faults.NO_SUCH_FACT, value=axis.name, path=path)
        elif axis.name in positions:
            yield Problem(kind=faults.EFFECT_ON_STAGE, value=axis.name, path=path)
        elif axis.moves is not Moves.EVENTS:
            yield Problem(kind=faults.EVIDENCE_MOVES_IT, value=axis.name, path=path)
        if value not in axis.names:
            yield Problem(kind=faults.NO_SUCH_VALUE, value=value, path=path, choices=axis.names)
