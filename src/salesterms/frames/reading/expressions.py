"""The third reading of a placement: one expression, which an engine evaluates for all rows at once.

A comparison with nothing is null, and null takes no branch, as it should: a row says nothing where
its value is missing. Only the operand of a `Not` is filled, as the contrary of null is null too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, Final, assert_never

import narwhals as nw
from attrs import frozen

from salesterms import criteria
from salesterms.criteria import Column, Criterion, Missing, Not, Parameter, Placement, columns_of
from salesterms.criteria.nodes import leaves
from salesterms.frames.reading.cells import Cell, scale_expression, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable


#: The bucket of a row with a label that no choice has: nothing can be told of it.
UNREADABLE: Final = "unknown_label"

#: What means something in a regular expression.
_SPECIAL: Final = frozenset(r"\.^$*+?{}[]|()")


@frozen
class Reader:
    """Reads criteria as expressions, given the cells of the fields and the parameters of a call."""

    cells: Mapping[str, Cell]
    given: Mapping[str, Any]

    def buckets(self, placement: Placement) -> tuple[str, ...]:
        """The buckets of a placement, each at its number, and at last that of unreadable rows."""
        return (*placement.given(self.given).buckets, UNREADABLE)

    def place(self, placement: Placement, also: Iterable[Cell] = ()) -> nw.Expr:
        """The number of the bucket that takes a row. What no line takes is unreadable as well.

        `also` are choices that no line asks for, and that have to be readable all the same.
        """
        table = placement.given(self.given)
        names = self.buckets(placement)
        unreadable = names.index(UNREADABLE)
        taken: nw.Expr = nw.lit(unreadable)
        known = [self._known(table.rows[:at]) for at in range(len(table.rows))]
        for line, present in zip(reversed(table.rows), reversed(known), strict=True):
            test = self.test(line.criterion, present)
            taken = nw.when(test).then(nw.lit(names.index(line.bucket))).otherwise(taken)
        for cell in {one.name: one for one in (*self._choices(table), *also)}.values():
            taken = nw.when(cell.unreadable).then(nw.lit(unreadable)).otherwise(taken)
        return taken

    def _known(self, before: Iterable[Any]) -> frozenset[str]:
        """The fields that a row has, if lines that take those without them come before."""
        criteria_before = (line.criterion for line in before)
        return frozenset(one.column.name for one in criteria_before if isinstance(one, Missing))

    def _choices(self, table: Placement) -> Iterable[Cell]:
        found = (self.cells[column.name] for column in table.columns)
        return [cell for cell in found if cell.source.labels]

    def test(  # noqa: PLR0911 - a case each
        self, criterion: Criterion, present: frozenset[str] = frozenset()
    ) -> nw.Expr:
        """Whether a criterion holds; null, which takes no branch, where a value is missing.

        Of `present` fields it is known that they are not missing.
        """
        match criterion:
            case criteria.All(parts):
                present |= _asked_for(parts)
                return _joined(and_, (self.test(part, present) for part in parts), empty=True)
            case criteria.Any(parts):
                return _joined(or_, (self.test(part, present) for part in parts), empty=False)
            case Not(part):
                return self._not(part, present)
            case Missing(column):
                return self.cells[column.name].missing
            case criteria.AtLeast(column, level):
                return self._at_least(self.cells[column.name], level)
            case criteria.Within(column, period):
                span, cell = self.given[period.name], self.cells[column.name]
                from_start = cell.given >= cell.literal(span.start)
                return from_start & (cell.given < cell.literal(span.end))
            case criteria.Before(column, bound):
                return self._before(self.cells[column.name], bound)
            case criteria.In(column, values):
                wanted = [self._value(one) for one in values]
                return self._in(self.cells[column.name], wanted)
        assert_never(criterion)

    def _not(self, part: Criterion, present: frozenset[str]) -> nw.Expr:
        test = self.test(part, present)
        sure = all(
            column.name in present or self.cells[column.name].is_told for column in columns_of(part)
        )
        return ~test if sure or isinstance(part, Missing) else ~test.fill_null(value=False)

    def _value(self, value: Any) -> Any:
        return self.given[value.name] if isinstance(value, Parameter) else value

    def _at_least(self, cell: Cell, level: Any) -> nw.Expr:
        if not level:
            # Of what is no number, or too large, nobody knows that: its size tells it later.
            return ~cell.missing & (cell.made >= 0)
        currency = cell.source.currency
        scale = nw.lit(scale_of(currency)) if currency else scale_expression(cell.currency)
        return ~cell.missing & (cell.made >= scale * nw.lit(level))

    def _before(self, cell: Cell, bound: Any) -> nw.Expr:
        if isinstance(bound, Column):
            other = self.cells[bound.name]
            both = ~cell.missing & ~other.missing
            return both & (cell.made < other.made)
        bound = self._value(bound)
        return cell.given < cell.literal(bound)

    def _in(self, cell: Cell, wanted: list[Any]) -> nw.Expr:
        if cell.kind is tuple:
            return _joined(or_, (self._holds(cell, one) for one in wanted), empty=False)
        return _joined(or_, map(cell.is_one, wanted), empty=False)

    def _holds(self, cell: Cell, label: str) -> nw.Expr:
        """Whether a label is among those of a row: in a list, or in a text with separators."""
        if cell.source.separator is None:
            return cell.given.list.contains(label)
        if cell.source.separator in label or label != label.strip():
            # A text that is cut at its separators holds no such label.
            return cell.given.is_null() & ~cell.given.is_null()
        wanted, between = _as_pattern(label), _as_pattern(cell.source.separator)
        return cell.given.str.contains(rf"(?:^|{between})\s*{wanted}\s*(?:{between}|$)")

    def days_needed(self, placement: Placement) -> set[str]:
        """The dates of which the number is needed: those that are held against each other."""
        found: set[str] = set()
        for line in placement.given(self.given).rows:
            for leaf in leaves(line.criterion):
                if isinstance(leaf, criteria.Before) and isinstance(leaf.bound, Column):
                    found |= {leaf.column.name, leaf.bound.name}
        return found


def _asked_for(parts: Iterable[Criterion]) -> frozenset[str]:
    """The fields that one of several parts, all of which must hold, asks to be there."""
    asked = (part.part for part in parts if isinstance(part, Not))
    return frozenset(one.column.name for one in asked if isinstance(one, Missing))


def _as_pattern(text: str) -> str:
    """A text as a pattern that every engine's regular expressions take for that text."""
    return "".join(f"\\{one}" if one in _SPECIAL else one for one in text)


def _joined(how: Any, parts: Iterable[nw.Expr], *, empty: bool) -> nw.Expr:
    found = list(parts)
    return reduce(how, found) if found else nw.lit(empty)
