"""Rows to values of a class: quickly where they are good, else with every problem of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from salesterms._json import ROOT, JsonProblems, step
from salesterms._json.kinds import QUOTING
from salesterms.documents.classes.notes import ABSENT
from salesterms.documents.place import FAULTY, Place
from salesterms.errors import MASK, Problem, ProblemGroup, Text, Unreadable
from salesterms.interop.cells import read
from salesterms.interop.value_kinds import ABSENT_COLUMN, COLUMN_TWICE, UNKNOWN_COLUMN
from salesterms.interop.value_problems import in_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.interop.class_columns import ClassColumn, ClassColumns


class HeaderProblems(ProblemGroup):
    """A header that does not name the fields of a class: every column at fault."""

    code = "header_problems"
    heading = Text("Problems in the header: {0}", "Problemen in de kopregel: {0}")


@frozen
class _Column:
    """One column of a file: its header, its key in a document, how it is read; of a known field?"""

    header: str
    key: str
    known: bool
    is_text: bool
    personal: bool


class RowReader:
    """The rows under one header; raises `HeaderProblems` where that does not fit the class."""

    def __init__(self, columns: ClassColumns, header: Iterable[str]) -> None:
        self._record = columns.record
        self._quick = columns.record.quick_read
        names = tuple(header)
        problems = list(_header_problems(columns, names))
        if problems:
            raise HeaderProblems.of(problems)
        fields = _by_name(columns)
        self._columns = [_column(name, fields.get(name)) for name in names]
        own = {step(ROOT, column.key): column.header for column in self._columns}
        self._places = {**columns.places, **own}

    def read(self, cells: list[str]) -> Any:
        """The value of a row; raises at the first fault, whatever it is."""
        plain = {}
        for column, cell in zip(self._columns, cells, strict=True):
            found = read(cell, is_text=column.is_text)
            if found is not ABSENT:
                plain[column.key] = found
        return self._quick(plain)

    def read_all(self, cells: list[str], record: int) -> tuple[Any, tuple[Problem, ...]]:
        """The value, and every problem of the row."""
        plain: dict[str, Any] = {}
        found: list[Problem] = []
        for column, cell in zip(self._columns, cells, strict=True):
            try:
                given = read(cell, is_text=column.is_text)
            except (Unreadable, JsonProblems) as fault:
                found += _of_cell(column, cell, fault)
                # What a field cannot read is not the same as not given, to the rules of the class.
                given = FAULTY if column.known else ABSENT
            if given is not ABSENT:
                plain[column.key] = given
        at = Place()
        value = self._record.read_all(plain, at)
        broken = {problem.column for problem in found}
        others = [in_column(problem, self._places) for problem in at.noted.problems]
        found += [problem for problem in others if problem.column not in broken]
        return value, tuple([evolve(problem, record=record) for problem in found])


def _by_name(columns: ClassColumns) -> dict[str, ClassColumn]:
    """Every name of a field, in both languages."""
    return {name: column for column in columns for name in column.notes.names}


def _column(header: str, field: ClassColumn | None) -> _Column:
    """A column of a field; or one of no field, whose texts are kept in the extras."""
    if field is None:
        return _Column(header, header, known=False, is_text=True, personal=True)
    notes = field.notes
    return _Column(header, notes.name, known=True, is_text=field.is_text, personal=notes.personal)


def _header_problems(columns: ClassColumns, header: tuple[str, ...]) -> Iterator[Problem]:
    fields = _by_name(columns)
    names = tuple(column.name for column in columns)
    used: dict[str, str] = {}
    for name in header:
        field = fields.get(name)
        if field is None:
            if not columns.record.keeps:
                yield Problem(kind=UNKNOWN_COLUMN, value=name, choices=names)
            continue
        if field.name in used:
            detail = f"{used[field.name]}, {name}"
            yield Problem(kind=COLUMN_TWICE, column=name, detail=detail)
        used[field.name] = name
    for column in columns:
        if column.notes.required and column.name not in used:
            yield Problem(kind=ABSENT_COLUMN, value=column.name, choices=header)


def _of_cell(column: _Column, cell: str, fault: Unreadable | JsonProblems) -> Iterator[Problem]:
    """What is wrong with the text of one cell, without the text where that is personal."""
    if isinstance(fault, Unreadable):
        value = MASK if column.personal else cell
        yield Problem(kind=fault.kind, value=value, column=column.header)
        return
    for problem in fault.problems:
        path = None if problem.path == ROOT else problem.path
        moved = evolve(problem, column=column.header, path=path, position=None)
        # A text within the JSON of a cell may be personal, though the whole field is not.
        hide = problem.value is not None and (column.personal or problem.kind in QUOTING)
        yield evolve(moved, value=MASK) if hide else moved
