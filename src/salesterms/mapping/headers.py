"""Whether a source has the columns that a mapping names."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

from salesterms.errors import Problem, ProblemGroup, Text, nearest
from salesterms.mapping.document_kinds import MISSING_COLUMN, ONE_COLUMN, OTHER_HEADER_LINE
from salesterms.mapping.fields import MATCHED
from salesterms.mapping.file_options import DELIMITERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.mapping.document import ColumnMapping

#: No more column names than this stand in one problem.
_NAMED = 40


class MissingColumns(ProblemGroup):
    """The source lacks columns that the mapping names; each problem lists those that it has."""

    code = "missing_columns"
    heading = Text("Problems with the columns: {0}", "Problemen met de kolommen: {0}")


def check(
    mapping: ColumnMapping, columns_found: Sequence[str], header_line: int | None = None
) -> tuple[Problem, ...]:
    """A problem for every column that the mapping names and the source lacks.

    >>> from salesterms.mapping import ColumnMapping
    >>> mapping = ColumnMapping.read({"id": "Deal ID", "status": "Status"})
    >>> [problem.value for problem in check(mapping, ["Deal Id", "Status"])]
    ['Deal ID']

    Each lists the columns found, the nearest first. Names must agree in every character. Where a
    source has its columns on a `header_line` and none of them is there, that is told as well.
    """
    columns_found = [column for column in columns_found if column != MATCHED]
    missing = [column for column in mapping.columns if column not in columns_found]
    problems = [
        Problem(kind=MISSING_COLUMN, value=column, detail=_found(column, columns_found))
        for column in missing
    ]
    if missing and len(columns_found) == 1:
        others = [mark for mark in DELIMITERS if mark in columns_found[0]]
        marks = " | ".join(map(dumps, others))  # as JSON would have it
        one = Problem(kind=ONE_COLUMN, value=columns_found[0], detail=marks)
        problems += [one] if others else []
    own = _own_columns(mapping)
    if header_line is not None and own and all(column in missing for column in own):
        problems.append(Problem(kind=OTHER_HEADER_LINE, value=header_line))
    return tuple(problems)


def _own_columns(mapping: ColumnMapping) -> list[str]:
    """The columns that must stand in the first file: those of a joined one bear its prefix."""
    joined = mapping.join
    return [name for name in mapping.columns if not joined or not name.startswith(joined.prefix)]


def _found(column: str, columns: Sequence[str]) -> str:
    near = nearest(column, columns)
    ordered = [*near, *(name for name in columns if name not in near)]
    rest = len(ordered) - _NAMED
    return ", ".join(map(repr, ordered[:_NAMED])) + (f" … (+ {rest})" if rest > 0 else "")
