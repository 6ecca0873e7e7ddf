"""A lifecycle read straight from its tables, slowly; it imports nothing of the project.

A world is a dict of every fact with its value. Guards are walked node by node.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

World = dict[str, str]


def holds(criterion: Any, world: World) -> bool:
    """Whether a criterion holds in a world."""
    kind = type(criterion).__name__
    if kind == "Not":
        return not holds(criterion.part, world)
    if kind == "All":
        return all(holds(part, world) for part in criterion.parts)
    if kind == "Any":
        return any(holds(part, world) for part in criterion.parts)
    value = world[criterion.column.name]
    if kind == "In":
        return value in criterion.values
    names = [each.name for each in criterion.column.values]
    return names.index(value) >= names.index(criterion.level)


def outcomes(tracks: Iterable[Any], event: str, world: World) -> list[World]:
    """Every world that an event may lead to; none where it is refused."""
    listing = [track for track in tracks if any(move.event == event for move in track.moves)]
    choices = [
        [
            (track, move)
            for move in track.moves
            if move.event == event
            and world[track.axis.name] in move.sources
            and (move.guard is None or holds(move.guard, world))
        ]
        for track in listing
    ]
    found = []
    for chosen in product(*choices) if listing else ():
        after = dict(world)
        for track, move in chosen:
            for axis, value in move.effects:
                after[axis.name] = value
            if move.target is not None:
                after[track.axis.name] = move.target
        found.append(after)
    return found


def walked(tracks: Iterable[Any], start: World, rises: dict[str, list[str]]) -> list[World]:
    """Every world that events lead to, where evidence may raise some facts at any time."""
    tracks = list(tracks)
    events = dict.fromkeys(move.event for track in tracks for move in track.moves)
    found = [start]
    for world in found:  # grows while it is walked
        for after in _next(tracks, events, rises, world):
            if after not in found:
                found.append(after)
    return found


def _next(
    tracks: list[Any], events: Iterable[str], rises: dict[str, list[str]], world: World
) -> Iterator[World]:
    for event in events:
        yield from outcomes(tracks, event, world)
    for name, values in rises.items():
        yield from (world | {name: value} for value in values[values.index(world[name]) :])
