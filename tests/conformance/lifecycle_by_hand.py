"""The tables of a lifecycle read once more, in the plainest way: facts are a dict of names.

It looks at the lines of the tables and at nothing of the engine: no stages, no bits, no journeys.
Every fact that a guard asks about has one value.
"""

from collections.abc import Iterable, Mapping
from typing import Any

World = Mapping[str, str]


def holds(criterion: Any, world: World) -> bool:
    """Whether a criterion holds, by the kind of its node."""
    kind = type(criterion).__name__
    if kind == "Not":
        return not holds(criterion.part, world)
    if kind == "All":
        return all(holds(part, world) for part in criterion.parts)
    if kind == "Any":
        return any(holds(part, world) for part in criterion.parts)
    axis = criterion.column
    if kind == "In":
        return world[axis.name] in criterion.values
    assert kind == "AtLeast"
    names = list(axis.names)
    return names.index(world[axis.name]) >= names.index(criterion.level)


def after(tracks: Iterable[Any], event: str, world: World) -> dict[str, str] | None:
    """The world after an event; None where it may not happen."""
    changes: dict[str, str] = {}
    listed = [track for track in tracks if any(move.event == event for move in track.moves)]
    for track in listed:
        fitting = [
            move
            for move in track.moves
            if move.event == event
            and world[track.axis.name] in move.sources
            and (move.guard is None or holds(move.guard, world))
        ]
        if not fitting:
            return None
        (move,) = fitting
        if move.target is not None:
            changes[track.axis.name] = move.target
        changes.update({axis.name: value for axis, value in move.effects})
    return {**world, **changes} if listed else None
