"""Vocabularies read row by row, slowly: every legal combination of facts, no masks, no dials."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, product
from operator import itemgetter
from random import Random
from typing import Any

from naive_tables import World, holds

from salesterms.criteria.nodes import leaves
from salesterms.facts import CATALOGUE, Axis
from salesterms.vocabularies import Term
from salesterms.vocabularies.table import Table

#: The words of a label, the broadest first; empty where a vocabulary is silent.
Path = tuple[str, ...]
#: A path, and the reason where it is empty.
Said = tuple[Path, str]

COUPLED = tuple(dict.fromkeys(axis for law in CATALOGUE.laws for axis in law.axes))


@cache
def lawful() -> tuple[tuple[str, ...], ...]:
    """Every way to give the facts of the laws a value that breaks none of them."""
    names = [axis.name for axis in COUPLED]
    every = (
        dict(zip(names, chosen, strict=True))
        for chosen in product(*(axis.names for axis in COUPLED))
    )
    return tuple(
        tuple(world.values())
        for world in every
        if all(not holds(law.when, world) or holds(law.then, world) for law in CATALOGUE.laws)
    )


def alike(tables: tuple[Table, ...]) -> dict[Axis, dict[str, str]]:
    """Each fact that some rows ask about: value -> the first of which all rows say the same."""
    asked: dict[Axis, list[Any]] = {}
    for table in tables:
        for row in table.rows:
            for leaf in leaves(row.when):
                asked.setdefault(leaf.column, []).append(leaf)  # type: ignore[arg-type] # an axis
    found = {}
    for axis in CATALOGUE.values():
        if axis in asked:
            first: dict[tuple[bool, ...], str] = {}
            found[axis] = {
                name: first.setdefault(
                    tuple(holds(leaf, {axis.name: name}) for leaf in asked[axis]), name
                )
                for name in axis.names
            }
    return found


class Plain:
    """The legal combinations of the facts of some tables, one after the other."""

    def __init__(self, *tables: Table) -> None:
        folded = alike(tables)
        coupled = [at for at, axis in enumerate(COUPLED) if axis in folded]
        self.free = [axis for axis in folded if axis not in COUPLED]
        self.names = [*(COUPLED[at].name for at in coupled), *(axis.name for axis in self.free)]
        self.legal = list(
            dict.fromkeys(
                tuple(folded[COUPLED[at]][chosen[at]] for at in coupled) for chosen in lawful()
            )
        )
        self.choices = [tuple(dict.fromkeys(folded[axis].values())) for axis in self.free]
        self.readers = [reader(table, self.names) for table in tables]

    def every(self) -> Iterator[tuple[str, ...]]:
        return (one + more for one in self.legal for more in product(*self.choices))

    def some(self, count: int) -> Iterator[tuple[str, ...]]:
        random = Random("worlds")
        for _ in range(count):
            yield random.choice(self.legal) + tuple(random.choice(one) for one in self.choices)

    def pairs(self, worlds: Iterator[tuple[str, ...]]) -> set[tuple[Path, Path]]:
        """What both tables say of some worlds: the words that name each."""
        first, second = self.readers
        return {(first(world)[0], second(world)[0]) for world in worlds}

    def differ(self) -> bool:
        """Whether the two tables say something else of some world."""
        first, second = self.readers
        worlds = chain(self.some(200), self.every())  # most are found by chance, and soon
        return any(first(world) != second(world) for world in worlds)


def said_of(table: Table, world: World) -> Said:
    """The words of the first row that holds, and of the broader ones; or why there is none."""
    row = next(row for row in table.rows if holds(row.when, world))
    if not isinstance(row, Term):
        return (), row.because.en
    by_word = {term.word: term for term in table.terms}
    found = [row.word]
    while row.broader is not None:
        row = by_word[row.broader]
        found.insert(0, row.word)
    return tuple(found), ""


def reader(table: Table, names: list[str]) -> Callable[[tuple[str, ...]], Said]:
    """What a table says of a world, remembered by the values that it asks about."""
    own = {leaf.column.name for row in table.rows for leaf in leaves(row.when)}
    at = [place for place, name in enumerate(names) if name in own]
    chosen = itemgetter(*at) if at else lambda _: ()
    kept: dict[object, Said] = {}

    def read(world: tuple[str, ...]) -> Said:
        key = chosen(world)
        if key not in kept:
            kept[key] = said_of(table, dict(zip(names, world, strict=True)))
        return kept[key]

    return read
