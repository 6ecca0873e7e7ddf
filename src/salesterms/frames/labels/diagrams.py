"""The rows of a vocabulary as a diagram: facts are asked one after the other, down to a label.

Each node asks one fact and leads on by its value. Where a value is not known more than one way is
open, so a person can be in several nodes of a level at once; where it ends tells every row that may
give the label. The diagram is that of the legal combinations of facts, so that what the laws rule
out is no possible world here either. Nodes from which everything is the same are one node, which
keeps the diagrams of all built-in vocabularies below some 200 nodes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from salesterms.criteria import Any, Not
from salesterms.facts.combinations import Combinations
from salesterms.facts.dials import Dial

if TYPE_CHECKING:
    from salesterms.facts import Catalogue
    from salesterms.vocabularies.table import Table

#: Where a diagram ends: the places of the rows that may give the label.
Leaf: TypeAlias = "frozenset[int]"
#: Axis -> the numbers of the values that it may have, for everybody.
Fixed: TypeAlias = "Mapping[str, Collection[int]]"


@frozen(eq=False)
class Node:
    """One fact that is asked, and where each class of its values leads; None where to no world."""

    dial: Dial
    children: tuple[Node | Leaf | None, ...]


@frozen
class Diagram:
    """The nodes of a diagram, those that are asked first in front, and its ends."""

    root: Node | Leaf | None
    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]


def lawful(table: Table, fixed: Fixed) -> Diagram:
    """The rows of a table in the worlds that the laws allow. Raises `TooManyWorlds`."""
    catalogue = table.catalogue
    laws = [Any((Not(law.when), law.then)) for law in catalogue.laws]
    worlds = Combinations(catalogue, (*table.criteria, *laws), catalogue.coupled)
    left = worlds.every
    for law in laws:
        left &= worlds.extension(law)
    return _diagram(table, worlds, left, fixed)


def lawless(table: Table, fixed: Fixed) -> Diagram:
    """The rows of a table in all combinations: what counts where what is recorded breaks a law."""
    worlds = Combinations(table.catalogue, table.criteria)
    return _diagram(table, worlds, worlds.every, fixed)


def _diagram(table: Table, worlds: Combinations, left: int, fixed: Fixed) -> Diagram:
    shares = []
    for row in table.rows:
        own = left & worlds.extension(row.when)
        shares.append(own)
        left &= ~own
    dials = sorted(worlds.dials, key=lambda dial: -dial.stride)
    building = _Building(dials, fixed)
    root = building.of(0, tuple(shares))
    nodes = sorted(building.nodes.values(), key=lambda node: dials.index(node.dial))
    return Diagram(root, tuple(nodes), tuple(building.leaves))


@frozen
class _Building:
    """Builds a diagram from the top; whatever is left of the worlds of each row is a key."""

    dials: Sequence[Dial]
    fixed: Fixed
    nodes: dict[tuple[int, tuple[object, ...]], Node] = field(factory=dict)
    leaves: dict[Leaf, Leaf] = field(factory=dict)
    _known: dict[tuple[int, tuple[int, ...]], Node | Leaf | None] = field(factory=dict)

    def of(self, at: int, shares: tuple[int, ...]) -> Node | Leaf | None:
        """What is left to be asked from the dial `at` on."""
        if not any(shares):
            return None
        if at == len(self.dials):
            leaf = frozenset(row for row, share in enumerate(shares) if share)
            return self.leaves.setdefault(leaf, leaf)
        key = (at, shares)
        if key not in self._known:
            self._known[key] = self._asked(at, shares)
        return self._known[key]

    def _asked(self, at: int, shares: tuple[int, ...]) -> Node | Leaf | None:
        dial = self.dials[at]
        numbers = self.fixed.get(dial.axis.name)
        if numbers is not None:
            return self.of(at + 1, _any_of(dial, shares, {dial.class_of[one] for one in numbers}))
        found = tuple(self.of(at + 1, _any_of(dial, shares, {each})) for each in range(dial.radix))
        if all(each is found[0] for each in found):
            return found[0]
        # Nodes that are alike are one object, and so are ends: they make one key.
        return self.nodes.setdefault((at, found), Node(dial, found))


def _any_of(dial: Dial, shares: tuple[int, ...], classes: Collection[int]) -> tuple[int, ...]:
    """What is left of each share where a fact is in one of some classes."""
    mask = (1 << dial.stride) - 1
    found = []
    for share in shares:
        left = 0
        for each in classes:
            left |= share >> each * dial.stride & mask
        found.append(left)
    return tuple(found)


def asked_of(table: Table) -> tuple[str, ...]:
    """The facts that the label may depend on: those of the rows, and those that laws couple."""
    catalogue: Catalogue = table.catalogue
    layout = catalogue.layout
    return tuple(axis.name for axis in layout.axes if layout.all_bits(axis) & table.noticed)
