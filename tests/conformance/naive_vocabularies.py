"""Vocabularies read straight from their rows, slowly; nothing of the project's engine is used.

A world is a dict of every fact with its value.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from random import Random
from typing import Any

from naive_tables import World, holds

Path = tuple[str, ...]


def names_of(axis: Any) -> list[str]:
    """The values of a fact."""
    return [value.name for value in axis.values]


def lawful(laws: Iterable[Any], world: World) -> bool:
    """No law forbids the world."""
    return all(holds(law.then, world) for law in laws if holds(law.when, world))


def every_world(catalogue: Mapping[str, Any]) -> Iterator[World]:
    """All combinations of all facts, the lawful ones only."""
    for values in product(*map(names_of, catalogue.values())):
        world = dict(zip(catalogue, values, strict=True))
        if lawful(catalogue.laws, world):  # type: ignore[attr-defined] # a catalogue has laws
            yield world


def path_of(rows: Iterable[Any], world: World) -> Path:
    """The words of the first row that fits, the broadest first; none of silence."""
    rows = tuple(rows)
    terms = {row.word: row for row in rows if hasattr(row, "word")}
    for row in rows:
        if holds(row.when, world):
            path: list[str] = []
            word = getattr(row, "word", None)
            while word is not None:
                path.insert(0, word)
                word = terms[word].broader
            return tuple(path)
    return ()


def rows_about(vocabulary: Any, term: Any) -> list[Any]:
    """The rows of the table that a term stands in."""
    return [row for row in vocabulary.rows if row.table is term.table]


def relation(first: set[int], second: set[int]) -> str:
    """How two sets lie to each other."""
    if not first & second:
        return "disjoint"
    if first == second:
        return "exact"
    if first < second:
        return "narrower"
    return "broader" if second < first else "overlapping"


@cache
def lawful_parts(catalogue: Any) -> tuple[World, ...]:
    """The lawful combinations of the facts that laws speak of."""
    coupled = {axis.name for law in catalogue.laws for axis in law.axes}
    axes = {name: catalogue[name] for name in catalogue if name in coupled}
    worlds = (
        dict(zip(axes, values, strict=True)) for values in product(*map(names_of, axes.values()))
    )
    return tuple(world for world in worlds if lawful(catalogue.laws, world))


def sampled_worlds(catalogue: Any, seed: int, count: int) -> Iterator[World]:
    """Some lawful worlds, always the same for a seed."""
    random, parts = Random(seed), lawful_parts(catalogue)
    for _ in range(count):
        world = {name: random.choice(names_of(axis)) for name, axis in catalogue.items()}
        yield {**world, **random.choice(parts)}
