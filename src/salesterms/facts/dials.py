"""The facts that some criteria ask about, each with only the differences that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from salesterms.criteria.nodes import leaves
from salesterms.facts.axis import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.criteria import Criterion
    from salesterms.facts.catalogue import Catalogue

T = TypeVar("T")


@frozen(eq=False)
class Dial:
    """One fact, its values in classes that no criterion in use tells apart.

    `classes` has the numbers of the values of each class; `class_of` the class of each value;
    `stride` how far apart two worlds are that differ by one class.
    """

    axis: Axis
    classes: tuple[tuple[int, ...], ...]
    class_of: tuple[int, ...]
    stride: int

    @property
    def radix(self) -> int:
        """How many classes there are."""
        return len(self.classes)

    def names(self, at: int) -> tuple[str, ...]:
        """The values of a class."""
        return tuple(self.axis.names[number] for number in self.classes[at])

    def digit(self, world: int) -> int:
        """The class in which this fact is in a world."""
        return world // self.stride % self.radix


def _once(asked: list[T]) -> Iterable[T]:
    """Each of them once; all, where something is among them that is none, for it is refused."""
    try:
        return dict.fromkeys(asked)
    except TypeError:  # it cannot be a key
        return asked


def dials_for(
    catalogue: Catalogue, criteria: Iterable[Criterion], first: Iterable[Axis] = ()
) -> tuple[Dial, ...]:
    """The dials of the facts that the criteria ask about, those of `first` at the low strides."""
    asked: dict[str, list[frozenset[int]]] = {}
    given = [leaf for criterion in criteria for leaf in leaves(criterion)]
    for leaf in _once(given):
        axis, numbers = catalogue.layout.asked(leaf)
        asked.setdefault(axis.name, []).append(frozenset(numbers))
    early = {axis.name for axis in first}
    order = sorted(
        (axis for axis in catalogue.values() if axis.name in asked),
        key=lambda axis: axis.name not in early,
    )
    stride, dials = 1, []
    for axis in order:
        classes = _classes(axis, asked[axis.name])
        if len(classes) > 1:
            dials.append(Dial(axis, classes, _class_of(classes), stride))
            stride *= len(classes)
    return tuple(dials)


def _classes(axis: Axis, asked: list[frozenset[int]]) -> tuple[tuple[int, ...], ...]:
    found: dict[tuple[bool, ...], list[int]] = {}
    for number in range(len(axis.names)):
        found.setdefault(tuple(number in yes for yes in asked), []).append(number)
    return tuple(tuple(numbers) for numbers in found.values())


def _class_of(classes: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    where = {number: at for at, numbers in enumerate(classes) for number in numbers}
    return tuple(where[number] for number in range(len(where)))
