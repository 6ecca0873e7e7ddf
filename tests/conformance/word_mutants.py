"""Every small change to the rows of a vocabulary about one subject, one at a time."""

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from salesterms.criteria import All, AtLeast, Criterion, Not
from salesterms.criteria import Any as Either
from salesterms.vocabularies import Term
from salesterms.vocabularies.rows import Row
from salesterms.vocabularies.table import Table


def mutants(table: Table) -> Iterator[tuple[str, Table]]:
    """Each changed table, under a name that says what was changed."""
    for said, rows in _of_rows(table.rows[:-1]):
        yield said, Table(table.catalogue, table.subject, rows)


def _of_rows(rows: tuple[Row, ...]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for at, row in enumerate(rows):
        above, below = rows[:at], rows[at + 1 :]
        without = (*above, *below)
        if not any(isinstance(one, Term) and one.broader == _word(row) for one in without):
            yield f"{name_of(at, row)}: dropped", without
        if below:
            yield (
                f"{name_of(at, row)}: below {name_of(at + 1, below[0])}",
                (
                    *above,
                    below[0],
                    row,
                    *below[1:],
                ),
            )
        if isinstance(row, Term) and row.broader is not None:
            yield (
                f"{name_of(at, row)}: not a {row.broader}",
                (
                    *above,
                    evolve(row, broader=None),
                    *below,
                ),
            )
        for said, when in of_a_criterion(row.when):
            yield f"{name_of(at, row)}: {said}", (*above, evolve(row, when=when), *below)


def name_of(at: int, row: Row) -> str:
    """The place of a row, and its word."""
    return f"{at} {_word(row) or 'silence'}"


def _word(row: Row) -> str:
    return row.word if isinstance(row, Term) else ""


def of_a_criterion(when: Criterion) -> Iterator[tuple[str, Criterion]]:
    """A criterion with a rung one higher or lower, or without a part of an *and*."""
    if isinstance(when, AtLeast):
        axis: Any = when.column
        at = axis.number(when.level)
        for number, said in ((at - 1, "lower"), (at + 1, "higher")):
            if 0 < number < len(axis.names):
                yield f"{axis.name} {said} than {when.level}", AtLeast(axis, axis.names[number])
    elif isinstance(when, Not):
        for said, part in of_a_criterion(when.part):
            yield f"not {said}", Not(part)
    elif isinstance(when, All | Either):
        for at, part in enumerate(when.parts):
            above, below = when.parts[:at], when.parts[at + 1 :]
            if isinstance(when, All) and not isinstance(part, All):
                yield f"without {_said(part)}", All((*above, *below))
            for said, other in of_a_criterion(part):
                yield said, type(when)((*above, other, *below))


def _said(part: Criterion) -> str:
    from salesterms.facts import written

    return written(part)
