"""The closed set of nodes that a criterion is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from salesterms.criteria.nesting import MOST_NESTED, TooDeep

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Column:
    """A value of a row: the attribute's name, and the type that it has when it is not None."""

    name: str
    type: type | tuple[type, ...]

    def missing(self) -> Missing:
        """There is no value; a tuple of no labels is a value."""
        return Missing(self)


@frozen
class Parameter:
    """A value that is given with the call, such as the as-of date."""

    name: str


class _Combines:
    """`&`, `|` and `~` for every node; a long row of one of them is one node."""

    __slots__ = ()

    def __and__(self: Criterion, other: Criterion) -> All:  # type: ignore[misc] # all that have it
        return All((*_parts_of(self, All), *_parts_of(other, All)))

    def __or__(self: Criterion, other: Criterion) -> Any:  # type: ignore[misc] # all that have it
        return Any((*_parts_of(self, Any), *_parts_of(other, Any)))

    def __invert__(self: Criterion) -> Not:  # type: ignore[misc] # all that have it
        return Not(self)


@frozen
class In(_Combines):
    """The value is one of `values`; of a column of labels, one of the labels is."""

    column: Column
    values: tuple[object, ...]


@frozen
class AtLeast(_Combines):
    """The amount is `level` or more, whatever the currency; of a ladder, the rung or one above."""

    column: Column
    level: Decimal | str


@frozen
class Within(_Combines):
    """The date lies in a period: on its start or later, before its end."""

    column: Column
    period: Parameter


@frozen
class Before(_Combines):
    """The date lies before a bound: a date, a parameter, or another date of the same row."""

    column: Column
    bound: date | Parameter | Column


@frozen
class Missing(_Combines):
    """There is no value."""

    column: Column


@frozen
class All(_Combines):
    """Every part holds. Raises `TooDeep`."""

    parts: tuple[Criterion, ...]
    _deep: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_deep", _depth_over(self.parts))


@frozen
class Any(_Combines):
    """At least one part holds. Raises `TooDeep`."""

    parts: tuple[Criterion, ...]
    _deep: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_deep", _depth_over(self.parts))


@frozen
class Not(_Combines):
    """The part does not hold; so this holds where the part has no value to go by.

    Raises `TooDeep`.
    """

    part: Criterion
    _deep: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_deep", _depth_over((self.part,)))


Criterion: TypeAlias = In | AtLeast | Within | Before | Missing | All | Any | Not


def _parts_of(criterion: Criterion, kind: type[All | Any]) -> tuple[Criterion, ...]:
    """What a criterion joins by *and*, or by *or*; else it alone."""
    joins = isinstance(criterion, All | Any) and type(criterion) is kind and criterion.parts
    return joins or (criterion,)


def _depth_over(parts: tuple[object, ...]) -> int:
    """How deep a node over these parts is; each has its own, so nothing is walked through."""
    depth = 1 + max((getattr(part, "_deep", 0) for part in parts), default=0)
    if depth > MOST_NESTED:
        raise TooDeep(MOST_NESTED)
    return depth


def leaves(criterion: Criterion) -> Iterator[In | AtLeast | Within | Before | Missing]:
    """The nodes of a criterion that look at a value, from left to right."""
    if isinstance(criterion, Not):
        yield from leaves(criterion.part)
    elif isinstance(criterion, All | Any):
        for part in criterion.parts:
            yield from leaves(part)
    else:
        yield criterion


def columns_of(criterion: Criterion) -> tuple[Column, ...]:
    """The columns that a criterion looks at, each once, in order."""
    found: dict[str, Column] = {}
    for leaf in leaves(criterion):
        found[leaf.column.name] = leaf.column
        if isinstance(leaf, Before) and isinstance(leaf.bound, Column):
            found[leaf.bound.name] = leaf.bound
    return tuple(found.values())


def parameters_of(criterion: Criterion) -> tuple[str, ...]:
    """The names of the parameters that a criterion asks for, each once, in order."""
    found: dict[str, None] = {}
    for leaf in leaves(criterion):
        given: tuple[object, ...] = ()
        if isinstance(leaf, In):
            given = leaf.values
        elif isinstance(leaf, Within):
            given = (leaf.period,)
        elif isinstance(leaf, Before):
            given = (leaf.bound,)
        found.update((value.name, None) for value in given if isinstance(value, Parameter))
    return tuple(found)
