"""Every small change to the table of a metric's variant, one at a time, and rows that tell them.

A change that no row of any kind tells is no change: `difference` looks through every combination of
the values that a table can tell apart, and answers with a row that lands elsewhere.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from salesterms import Money, Period
from salesterms.criteria import (
    All,
    AtLeast,
    BadPlacement,
    Before,
    ChoiceColumn,
    Column,
    Criterion,
    DateColumn,
    In,
    LabelsColumn,
    MoneyColumn,
    Not,
    NumberColumn,
    Parameter,
    Placement,
    Row,
    Within,
    place,
)
from salesterms.criteria import Any as AnyOf
from salesterms.criteria.nodes import leaves
from salesterms.metrics.arguments import question

if TYPE_CHECKING:
    from collections.abc import Iterator

START, END = date(2024, 4, 1), date(2024, 7, 1)
AS_OF = date(2024, 6, 15)
STALE_AFTER: Final = 30
_DAY = timedelta(days=1)


def mutants(placement: Placement) -> Iterator[tuple[str, Placement]]:
    """Each changed table, under a name that says what was changed."""
    rows = placement.rows
    for at, row in enumerate(rows):
        said = f"row {at} ({row.bucket})"
        others = (*rows[:at], *rows[at + 1 :])
        if others:
            yield f"{said} dropped", Placement(others)
        for criterion in _changed(row.criterion):
            changed = (*rows[:at], evolve(row, criterion=criterion), *rows[at + 1 :])
            yield f"{said}: {criterion}", Placement(changed)
        for bucket in placement.buckets:
            if bucket != row.bucket:
                changed = (*rows[:at], evolve(row, bucket=bucket), *rows[at + 1 :])
                yield f"{said} to {bucket}", Placement(changed)
        if row.only_with:
            changed = (*rows[:at], Row(row.bucket, row.criterion), *rows[at + 1 :])
            yield f"{said} also without {row.only_with}", Placement(changed)
        if at:
            swapped = (*rows[: at - 1], row, rows[at - 1], *rows[at + 1 :])
            yield f"{said} before row {at - 1}", Placement(swapped)


def _changed(criterion: Criterion) -> Iterator[Criterion]:
    """A criterion turned round, or with one part or one value less, or with a part changed."""
    yield criterion.part if isinstance(criterion, Not) else Not(criterion)
    if isinstance(criterion, All | AnyOf):
        for at, part in enumerate(criterion.parts):
            fewer = (*criterion.parts[:at], *criterion.parts[at + 1 :])
            if fewer:
                yield type(criterion)(fewer)
            for changed in _changed(part):
                yield type(criterion)((*criterion.parts[:at], changed, *criterion.parts[at + 1 :]))
        yield (AnyOf if isinstance(criterion, All) else All)(criterion.parts)
    elif isinstance(criterion, Not):
        for changed in _changed(criterion.part):
            yield Not(changed)
    elif isinstance(criterion, In) and len(criterion.values) > 1:
        for at in range(len(criterion.values)):
            yield In(criterion.column, (*criterion.values[:at], *criterion.values[at + 1 :]))
    elif isinstance(criterion, Before) and isinstance(criterion.bound, Column):
        yield Before(criterion.bound, criterion.column)


def questions(needs: tuple[str, ...], examples: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """With and without a period and an as-of date, and always with what is needed."""
    given = {name: examples[name] for name in needs if name != "as_of"} | (
        {"stale_after": STALE_AFTER} if "stale_after" in needs else {}
    )
    for period, as_of in product((None, Period(START, END)), (None, AS_OF)):
        if as_of is None and "as_of" in needs:
            continue
        yield dict(question(period, as_of, given).given)


def difference(
    one: Placement, other: Placement, needs: tuple[str, ...], examples: dict[str, Any]
) -> tuple[SimpleNamespace, dict[str, Any]] | None:
    """A row, and a question, by which two tables put it in different buckets; None without one."""
    for given in questions(needs, examples):
        try:
            left, right = one.given(given), other.given(given)
        except BadPlacement:  # of a table that lost its only line nothing is left to ask
            continue
        if left == right:
            continue
        for row in _rows((one, other), given):
            if place(left, row, given) != place(right, row, given):
                return row, given
    return None


def situations(
    table: Placement, needs: tuple[str, ...], examples: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], Iterator[SimpleNamespace]]]:
    """Every question, each with every row that the table can tell from another one."""
    for given in questions(needs, examples):
        yield given, _rows((table,), given)


def _rows(tables: tuple[Placement, ...], given: dict[str, Any]) -> Iterator[SimpleNamespace]:
    columns = {column.name: column for table in tables for column in table.columns}
    values = {name: _values(column, tables, given) for name, column in columns.items()}
    for chosen in product(*values.values()):
        yield SimpleNamespace(id="row", **dict(zip(values, chosen, strict=True)))


def _values(column: Column, tables: tuple[Placement, ...], given: dict[str, Any]) -> list[Any]:
    """The values of a column that the tables can tell apart, and none."""
    if isinstance(column, ChoiceColumn):
        return [None, *column.type]  # type: ignore[misc] # an enumeration
    if isinstance(column, DateColumn):
        return [None, *_dates(column, tables, given)]
    if isinstance(column, MoneyColumn):
        amounts = (-1, 0, 1) if _has_a_level(column, tables) else (1,)
        return [None, *(Money(amount, "EUR") for amount in amounts)]
    if isinstance(column, NumberColumn):
        return [None, Decimal("0.5")]  # a table can only ask whether there is one
    named = {
        given.get(value.name) if isinstance(value, Parameter) else value
        for leaf in _leaves(tables)
        if isinstance(leaf, In) and leaf.column.name == column.name
        for value in leaf.values
    }
    if isinstance(column, LabelsColumn):
        return [None, (), *((label,) for label in named)]
    return [None, "other", *named]


def _leaves(tables: tuple[Placement, ...]) -> Iterator[Any]:
    for table in tables:
        for row in table.rows:
            yield from leaves(row.criterion)


def _has_a_level(column: Column, tables: tuple[Placement, ...]) -> bool:
    return any(isinstance(leaf, AtLeast) and leaf.column == column for leaf in _leaves(tables))


def _dates(column: Column, tables: tuple[Placement, ...], given: dict[str, Any]) -> list[date]:
    """A date before, on and after each bound that this column is held against."""
    bounds: set[date] = set()
    for leaf in _leaves(tables):
        if isinstance(leaf, Within) and leaf.column.name == column.name and "period" in given:
            bounds |= {START, END}
        if isinstance(leaf, Before):
            bound = leaf.bound
            if isinstance(bound, Column):
                if column.name in (leaf.column.name, bound.name):
                    bounds.add(date(2024, 5, 1))
            elif leaf.column.name == column.name:
                found = given.get(bound.name) if isinstance(bound, Parameter) else bound
                bounds |= {found} if found is not None else set()
    return sorted({day for bound in bounds for day in (bound - _DAY, bound)} or {START})
