"""Whether a source has the columns that a mapping names."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

from salesterms.errors import Problem, ProblemGroup, Text, affordable, nearest
from salesterms.mapping.document_kinds import (
    ALSO_MISSING,
    MISSING_COLUMN,
    ONE_COLUMN,
    OTHER_HEADER_LINE,
)
from salesterms.mapping.fields import MATCHED
from salesterms.mapping.file_options import DELIMITERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.mapping.declared import Declared

#: No more column names than this stand in one problem.
_NAMED = 40


class MissingColumns(ProblemGroup):
    """The source lacks columns that the mapping names; the first problem lists those it has."""

    code = "missing_columns"
    heading = Text("Problems with the columns: {0}", "Problemen met de kolommen: {0}")


def check(
    mapping: Declared, columns_found: Sequence[str], header_line: int | None = None
) -> tuple[Problem, ...]:
    """A problem for every column that the mapping names and the source lacks.

    >>> from salesterms.mapping import ColumnMapping
    >>> mapping = ColumnMapping.read({"id": "Deal ID", "status": "Status"})
    >>> [problem.value for problem in check(mapping, ["Deal Id", "Status"])]
    ['Deal ID']

    The first lists the columns found, the nearest first; the others name the nearest only. Names
    must agree in every character. Where a source has its columns on a `header_line` and none of
    them is there, that is told as well.
    """
    columns_found = [column for column in columns_found if column != MATCHED]
    there = frozenset(columns_found)
    missing = [column for column in mapping.columns if column not in there]
    problems = [_missing(column, columns_found, number) for number, column in enumerate(missing, 1)]
    if missing and len(columns_found) == 1:
        others = [mark for mark in DELIMITERS if mark in columns_found[0]]
        marks = " | ".join(map(dumps, others))  # as JSON would have it
        one = Problem(kind=ONE_COLUMN, value=columns_found[0], detail=marks)
        problems += [one] if others else []
    own = _own_columns(mapping)
    if header_line is not None and own and there.isdisjoint(own):
        problems.append(Problem(kind=OTHER_HEADER_LINE, value=header_line))
    return tuple(problems)


def _own_columns(mapping: Declared) -> list[str]:
    """The columns that must stand in the first file: those of a joined one bear its prefix."""
    joined = mapping.join
    return [name for name in mapping.columns if not joined or not name.startswith(joined.prefix)]


def _missing(column: str, columns: Sequence[str], number: int) -> Problem:
    """The problem of the first missing column, or of a later one by its number."""
    near = nearest(column, columns) if number <= affordable(len(columns)) else ()
    if number == 1:
        return Problem(kind=MISSING_COLUMN, value=column, detail=_found(near, columns))
    return Problem(kind=ALSO_MISSING, value=column, detail=", ".join(map(repr, near)) or "-")


def _found(near: Sequence[str], columns: Sequence[str]) -> str:
    ordered = [*near, *(name for name in columns if name not in near)]
    rest = len(ordered) - _NAMED
    return ", ".join(map(repr, ordered[:_NAMED])) + (f" … (+ {rest})" if rest > 0 else "")
