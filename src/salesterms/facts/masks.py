"""A criterion on facts as masks of bits: what must be set, and what must not be.

The values that facts can have are bits of one integer. A ladder has a bit for each rung above
none, and a value sets its own bit and all below it; a position has a bit for each value, one of
which is set. So every criterion is a choice of pairs of masks, and is read by two `&`.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from salesterms.criteria import All, Any, AtLeast, In, Not
from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.criteria import Criterion
    from salesterms.facts.axis import Axis

#: No criterion of ours needs more choices than this.
MOST_CHOICES = 4096


class NotAboutFacts(SalesTermsError, TypeError):
    """A criterion has a node that is about rows, not about facts."""

    code = "not_about_facts"
    message = Text(
        "{0} is not a criterion on facts: use at_least, is_, holds, &, | and ~ on axes",
        "{0} is geen criterium over feiten: gebruik at_least, is_, holds, &, | en ~ op assen",
    )


class TooManyChoices(SalesTermsError, ValueError):
    """A criterion falls apart into more combinations than any real one does."""

    code = "too_many_choices"
    message = Text(
        "A criterion of more than {0} combinations: split the row in two",
        "Een criterium van meer dan {0} combinaties: splits de rij in tweeën",
    )


class Pair(NamedTuple):
    """All bits of `need` are set, and none of `bar`."""

    need: int
    bar: int


def every_bit(axis: Axis) -> int:
    """All bits of a fact alone."""
    return (1 << (len(axis.names) - axis.ordered)) - 1


class Layout:
    """Where the bits of each fact stand."""

    def __init__(self, axes: Iterable[Axis]) -> None:
        self.axes = tuple(axes)
        self._axes = {axis.name: axis for axis in self.axes}
        self.offset: dict[str, int] = {}
        at = 0
        for axis in self.axes:
            self.offset[axis.name] = at
            at += every_bit(axis).bit_length()
        self.width = at
        self.full = (1 << at) - 1

    def all_bits(self, axis: Axis) -> int:
        """Every bit of a fact."""
        return every_bit(axis) << self.offset[axis.name]

    def bits(self, axis: Axis, number: int) -> int:
        """The bits that a value sets: one of a position, its own and all below it of a ladder."""
        own = (1 << number) - 1 if axis.ordered else 1 << number
        return own << self.offset[axis.name]

    def rung(self, axis: Axis, number: int) -> int:
        """The one bit that is set from a rung on."""
        return 1 << (self.offset[axis.name] + number - 1)

    def pairs(self, criterion: Criterion, *, holds: bool = True) -> tuple[Pair, ...]:
        """The choices of masks of which one fits where the criterion `holds`, or does not."""
        if isinstance(criterion, Not):
            return self.pairs(criterion.part, holds=not holds)
        if isinstance(criterion, All | Any):
            parts = [self.pairs(part, holds=holds) for part in criterion.parts]
            if isinstance(criterion, All) is holds:
                return _both(parts)
            return self._either([pair for part in parts for pair in part])
        axis, wanted = self.asked(criterion)
        numbers = [number for number in range(len(axis.names)) if (number in wanted) is holds]
        return tuple(self._choice(axis, numbers))

    def _choice(self, axis: Axis, numbers: list[int]) -> Iterator[Pair]:
        """A fact has one of some values, in as few masks as can say it."""
        if axis.ordered:
            for first, last in _runs(numbers):
                yield self._between(axis, first, last)
        elif numbers:
            own = sum(self.bits(axis, number) for number in numbers)
            yield Pair(0, self.all_bits(axis) & ~own)

    def _either(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Choices of which one is enough: those that differ in one fact only are one choice.

        So it is certain that a fact has one of two values where it is not known which.
        """
        found = tuple(dict.fromkeys(pairs))
        for axis in self.axes:
            if len(found) > 1:
                found = self._merged(axis, found)
        return found

    def _merged(self, axis: Axis, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        own = self.all_bits(axis)
        alike: dict[Pair, list[Pair]] = {}
        for need, bar in pairs:
            alike.setdefault(Pair(need & ~own, bar & ~own), []).append(Pair(need & own, bar & own))
        if len(alike) == len(pairs):
            return pairs
        made: dict[Pair, None] = {}
        for rest, choices in alike.items():
            for need, bar in self._choice(axis, self.fitting(axis, choices)):
                made[Pair(rest.need | need, rest.bar | bar)] = None
        return tuple(made)

    def fitting(self, axis: Axis, pairs: Iterable[Pair]) -> list[int]:
        """The values of a fact that fit one of some choices about nothing else."""
        every = tuple(pairs)
        return [at for at in range(len(axis.names)) if fits(every, self.bits(axis, at))]

    def possible(self, axis: Axis, low: int, high: int) -> tuple[int, ...]:
        """The numbers of the values that a fact may have; see `possible_names`."""
        return tuple(axis.number(name) for name in self.possible_names(axis, low, high))

    def possible_names(self, axis: Axis, low: int, high: int) -> tuple[str, ...]:
        """The values that a fact may have, from the bits that are set and those that may be."""
        own, offset = self.all_bits(axis), self.offset[axis.name]
        high = (high & own) >> offset
        if axis.ordered:
            return axis.names[((low & own) >> offset).bit_length() : high.bit_length() + 1]
        return tuple([name for number, name in enumerate(axis.names) if high >> number & 1])

    def sure_masks(self, criterion: Criterion) -> tuple[int, ...]:
        """Of each choice what must be certain, as `Facts.sure` says it: set bits, then unset ones.

        Where only one choice is left of a criterion on a position, it may hold for certain although
        no single value of the position is certain.
        """
        return tuple(need | bar << self.width for need, bar in self.pairs(criterion))

    def is_sure(self, criterion: Criterion, sure: int) -> bool:
        """Whether a criterion holds for certain, by what is certain as `Facts.sure` says it."""
        return one_is_sure(self.sure_masks(criterion), sure)

    def _between(self, axis: Axis, first: int, last: int) -> Pair:
        need = self.rung(axis, first) if first else 0
        bar = self.rung(axis, last + 1) if last + 1 < len(axis.names) else 0
        return Pair(need, bar)

    def asked(self, leaf: object) -> tuple[Axis, tuple[int, ...]]:
        """The fact that a leaf asks about, and the values for which it holds.

        Raises `NotAboutFacts` where it is none of this layout, `NotARung` and `NotOrdered`.
        """
        if not isinstance(leaf, AtLeast | In):
            raise NotAboutFacts(leaf)
        axis = self._axes.get(leaf.column.name)
        if axis is None or axis != leaf.column:
            raise NotAboutFacts(leaf)
        return axis, axis.numbers_of(leaf)


def one_is_sure(masks: Iterable[int], sure: int) -> bool:
    """Whether one of some masks is certain, as `sure_masks` gives them."""
    return any(sure & mask == mask for mask in masks)


def _both(parts: Iterable[tuple[Pair, ...]]) -> tuple[Pair, ...]:
    """Every way to fit one choice of each part."""
    made: tuple[Pair, ...] = (Pair(0, 0),)
    for part in parts:
        if len(made) * len(part) > MOST_CHOICES:
            raise TooManyChoices(MOST_CHOICES)
        joined = (Pair(a.need | b.need, a.bar | b.bar) for a, b in product(made, part))
        made = tuple(dict.fromkeys(pair for pair in joined if not pair.need & pair.bar))
    return made


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Numbers in order as (first, last) of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] + 1 == number:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def fits(pairs: Iterable[Pair], bits: int) -> bool:
    """One of the choices fits these bits."""
    return any(bits & need == need and not bits & bar for need, bar in pairs)


def support_of(pairs: Iterable[Pair]) -> int:
    """Every bit that some choice looks at."""
    support = 0
    for need, bar in pairs:
        support |= need | bar
    return support
