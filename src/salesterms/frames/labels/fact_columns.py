"""Facts as columns of whole numbers: of each fact the number of its value, empty where not known.

What is known of a fact is a range: from the lowest value that it may have up to the highest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import field, frozen

from salesterms.errors import Problem, Text
from salesterms.facts import Axis
from salesterms.facts.axis import NotOrdered
from salesterms.frames.ground.engines import MADE
from salesterms.frames.reading.cells import with_sign
from salesterms.frames.reading.schema import WRONG_COLUMN, SchemaProblems, missing_column
from salesterms.metrics.arguments import BadArgument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.facts import Catalogue

_A_NUMBER: Final = Text("whole numbers", "gehele getallen")
_MAPPING: Final = Text(
    "for each fact a column, or {'lowest': a column, 'highest': a column}",
    "voor elk feit een kolom, of {'lowest': een kolom, 'highest': een kolom}",
)
_ENDS: Final = ("lowest", "highest")


@frozen
class FactColumn:
    """A fact of the rows: the columns with the lowest and with the highest value it may have."""

    axis: Axis
    lowest: str
    highest: str
    #: The types of both.
    dtypes: tuple[Any, Any] = field(eq=False)

    @property
    def whole(self) -> bool:
        """Whether both are of whole numbers, and not of others that may be none."""
        return all(dtype.is_integer() for dtype in self.dtypes)

    @property
    def _names(self) -> tuple[str, str]:
        return f"{MADE}low_{self.axis.name}", f"{MADE}high_{self.axis.name}"

    def columns(self) -> Iterator[nw.Expr]:
        """Both ends as whole numbers: where one is not known, the first or the last value."""
        ends = ((self.lowest, 0), (self.highest, len(self.axis.names) - 1))
        for (given, otherwise), name, dtype in zip(ends, self._names, self.dtypes, strict=True):
            column = with_sign(nw.col(given), dtype)
            column = column if self.whole else column.cast(nw.Float64)
            known = nw.when(column.is_null()).then(nw.lit(otherwise)).otherwise(column)
            yield known.alias(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that `columns` makes."""
        return self._names

    def may_be(self, numbers: Iterable[int]) -> nw.Expr:
        """Whether one of some values is possible: some run of them meets the range."""
        low, high = map(nw.col, self._names)
        return reduce(or_, ((low <= last) & (high >= first) for first, last in _runs(numbers)))

    def is_readable(self) -> nw.Expr:
        """Whether the ends are values, and in order."""
        low, high = map(nw.col, self._names)
        ordered = (low >= 0) & (high < len(self.axis.names)) & (low <= high)
        return ordered if self.whole else ordered & (low.floor() == low) & (high.floor() == high)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers as runs without a gap, each with its first and its last.

    >>> list(_runs([3, 0, 1]))
    [(0, 1), (3, 3)]
    """
    ordered = sorted(numbers)
    gaps = [(low, high) for low, high in pairwise(ordered) if high > low + 1]
    firsts = [ordered[0], *(high for _, high in gaps)]
    lasts = [*(low for low, _ in gaps), ordered[-1]]
    return zip(firsts, lasts, strict=True)


def fact_columns(
    mapping: Any, catalogue: Catalogue, asked: Iterable[str], schema: Mapping[str, Any]
) -> dict[str, FactColumn]:
    """The facts that the frame has columns for, of those that are asked; by name.

    Raises `BadArgument`, `UnknownFact`, `NotOrdered` for a range of a fact whose values have no
    order, and `SchemaProblems`.
    """
    named = _named(mapping, catalogue)
    own = {name: (name, name) for name in asked if name in schema}
    ends = {name: pair for name, pair in {**own, **named}.items() if name in asked}
    problems = [one for name, pair in ends.items() for one in _problems(name, pair, schema)]
    if problems:
        raise SchemaProblems.of(problems)
    return {
        name: FactColumn(catalogue[name], *pair, (schema[pair[0]], schema[pair[1]]))
        for name, pair in ends.items()
    }


def _named(mapping: Any, catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    if mapping is None:
        return {}
    if not isinstance(mapping, Mapping):
        raise BadArgument("mapping", mapping, _MAPPING)
    found = {}
    for name, said in mapping.items():
        axis = catalogue[name]
        ends = (said, said) if isinstance(said, str) else _ends(said)
        if ends[0] != ends[1] and not axis.ordered:
            raise NotOrdered(axis.name, "…")
        found[axis.name] = ends
    return found


def _ends(said: Any) -> tuple[str, str]:
    if not isinstance(said, Mapping) or set(said) != set(_ENDS):
        raise BadArgument("mapping", said, _MAPPING)
    low, high = (said[end] for end in _ENDS)
    if not (isinstance(low, str) and isinstance(high, str)):
        raise BadArgument("mapping", said, _MAPPING)
    return low, high


def _problems(fact: str, ends: tuple[str, str], schema: Mapping[str, Any]) -> Iterator[Problem]:
    for given in dict.fromkeys(ends):
        dtype = schema.get(given)
        if dtype is None:
            yield missing_column(given, fact, schema)
        elif not dtype.is_numeric():
            kind = WRONG_COLUMN
            yield Problem(kind=kind, value=str(dtype), column=given, detail=_A_NUMBER)
