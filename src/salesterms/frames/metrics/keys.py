"""What rows are grouped by: fields as they were on a day, calendar units, columns of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import partial, reduce
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.errors import Text
from salesterms.frames.ground.days import NO_UNIT, UNITS
from salesterms.frames.ground.engines import MADE
from salesterms.frames.reading.answer_names import name_in_answer
from salesterms.frames.reading.cells import UNKNOWN, Cell
from salesterms.frames.reading.records import FrameRows
from salesterms.lifecycle import CLOSED
from salesterms.metrics.arguments import BadArgument, UnknownField
from salesterms.metrics.opportunity_rows import UNKNOWN_BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.frames.reading.given import GivenFrame


#: Names that mean the same to every engine, also where capitals are no difference.
_PLAIN: Final = re.compile(r"[a-z0-9_]+")
_APART: Final = Text(
    "keys whose names differ in more than capitals, which are no difference to SQL: rename one",
    "sleutels met namen die in meer dan hoofdletters verschillen, want voor SQL is dat geen"
    " verschil: hernoem er een",
)
_A_KEY: Final = Text(
    "a column of texts, numbers, days or yes and no",
    "een kolom van teksten, getallen, dagen of ja en nee",
)


@frozen
class Key:
    """One thing that rows are grouped by: its name in the answer, its value, and how it is named.

    `named` makes names of the values, when there are few rows left, after what comes `before`.
    """

    name: str
    value: nw.Expr
    named: Callable[[str], nw.Expr] = nw.col
    before: Callable[[Any, str], Any] | None = None

    @property
    def column(self) -> str:
        """The column that rows are grouped by."""
        return self.column_of(self.name)

    @staticmethod
    def column_of(name: str) -> str:
        """The same of a key of that name: to SQL a dot is no text, and a capital a small letter."""
        plain = _PLAIN.fullmatch(name) is not None
        return f"{MADE}by_{name if plain else 'x' + name.encode().hex()}"


@frozen(kw_only=True)
class Grouping:
    """Makes the keys of a call."""

    rows: FrameRows
    cells: Mapping[str, Cell]
    schema: Mapping[str, Any]
    date_field: str
    as_of: date | None

    def key(self, name: str) -> Key:
        """The key of that name; `fields_of` has told that it can be one."""
        if name in UNITS:
            return self._unit(name)
        if name == "currency" and name in self.rows.kind.fields:
            amounts = (self.cells[one].currency for one in self.rows.amounts)
            return Key(name, reduce(_or_else, amounts))
        if name not in self.cells:
            return Key(name, nw.col(name))
        cell = self.cells[name]
        _check_key(name, cell.dtype)
        if not issubclass(cell.kind, Enum):
            return Key(name, self._as_it_was(name, cell.given, None))
        # An unreadable label is shown as none: its group is refused, and there is one of them.
        member = nw.when(cell.made == UNKNOWN).then(nw.lit(-1)).otherwise(cell.made)
        return Key(
            name,
            self._as_it_was(name, member, nw.lit(-1)),
            partial(_member_named, tuple(cell.kind)),
        )

    def _as_it_was(self, name: str, now: nw.Expr, unknown: nw.Expr | None) -> nw.Expr:
        """A field on the as-of date: what closing changes is not known of what closed later."""
        if self.as_of is None or name not in UNKNOWN_BEFORE or not self.rows.then:
            return now
        status, closed = self.cells["status"], self.cells["closed"]
        later = status.is_any(CLOSED) & (closed.given >= closed.literal(_next(self.as_of)))
        if unknown is None:
            # Of nothing pandas would make a no, or a number.
            return nw.when(~later.fill_null(value=False)).then(now)
        return nw.when(later).then(unknown).otherwise(now)

    def _unit(self, name: str) -> Key:
        unit = UNITS[name]
        shown = (unit.named, unit.before)
        if self.date_field in self.rows.made_of:
            closed, expected = (
                self._number(name, self.cells[field])
                for field in self.rows.made_of[self.date_field][1:]
            )
            is_closed = self.cells["status"].is_any(CLOSED)
            return Key(name, nw.when(is_closed).then(closed).otherwise(expected), *shown)
        return Key(name, self._number(name, self.cells[self.date_field]), *shown)

    def _number(self, name: str, cell: Cell) -> nw.Expr:
        """The number of the unit; of no date, or none yet, that of none."""
        number = UNITS[name].number(cell.given, cell.made)
        there = ~cell.missing
        if self.as_of is not None and self.date_field not in self.rows.kind.ahead:
            there = cell.given < cell.literal(_next(self.as_of))
        last = self.rows.kind.lasts.get(self.date_field)
        if last is not None:
            other = self.cells[last]
            ends = UNITS[name].number(other.given, other.made)
            there = there & ~other.missing & (number == ends)
        return nw.when(there).then(number).otherwise(nw.lit(NO_UNIT)).cast(nw.Int64)


def _or_else(first: nw.Expr, second: nw.Expr) -> nw.Expr:
    return nw.when(first.is_null()).then(second).otherwise(first)


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _member_named(members: tuple[Enum, ...], column: str) -> nw.Expr:
    """The words of a choice in the place of its numbers."""
    name: nw.Expr = nw.lit(None, nw.String)
    for at, member in enumerate(members):
        name = nw.when(nw.col(column) == at).then(nw.lit(member.value)).otherwise(name)
    return name


def with_keys(
    answer: Any, keys: Sequence[Key], own: Mapping[str, nw.Expr]
) -> tuple[Any, list[str]]:
    """The keys of an answer under their names, before its own columns; and what they are called."""
    for key in keys:
        if key.before is not None:
            answer = key.before(answer, key.column)
    names = [key.name for key in keys]
    shown = {
        name_in_answer(name, {*own, *names[:at], *names[at + 1 :]}): key.named(key.column)
        for at, (name, key) in enumerate(zip(names, keys, strict=True))
    }
    columns = (one.alias(name) for name, one in {**shown, **own}.items())
    return answer.select(*columns), list(shown)


def fields_of(
    by: Sequence[str],
    rows: FrameRows,
    date_field: str,
    as_of: date | None,
    given: GivenFrame,
) -> set[str]:
    """The fields that a grouping looks at. Raises `UnknownField` for what cannot be grouped by."""
    schema = given.schema
    taken = {source.column: field for field, source in given.sources.items()}
    found: set[str] = set()
    for at, name in enumerate(by):
        if name.casefold() in map(str.casefold, by[:at]):
            raise BadArgument("by", name, _APART)
        if name in UNITS:
            found |= set(rows.made_of.get(date_field, (date_field,)))
            found |= {rows.kind.lasts[date_field]} if date_field in rows.kind.lasts else set()
        elif name == "currency" and name in rows.kind.fields:
            found |= set(rows.amounts)
        elif name in rows.kind.fields and name in rows.columns:
            then = rows.then if as_of is not None and name in UNKNOWN_BEFORE else ()
            found |= {name, *then}
        elif name in schema and name not in taken:
            _check_key(name, schema[name])
        else:
            own = (column for column in schema if column not in taken)
            read_as = taken.get(name, "") if name in schema else ""
            choices = tuple(dict.fromkeys((*_fields_there(rows, given), *UNITS, *own)))
            raise UnknownField(name, choices, read_as if read_as in choices else "")
    return found


def _fields_there(rows: FrameRows, given: GivenFrame) -> Iterator[str]:
    """The fields to group by of which the frame has the column."""
    for name in rows.kind.fields:
        of = rows.amounts if name == "currency" else (name,)
        if any(one in given.sources and given.has(one) for one in of):
            yield name


def _check_key(name: str, dtype: Any) -> None:
    """Raise `BadArgument` for a column of lists or of Python's own objects: they make no groups."""
    if dtype.is_nested() or dtype == nw.Object:
        raise BadArgument("by", name, _A_KEY)
