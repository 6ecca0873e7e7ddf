"""Rows in memory, each put in its place, whatever a row becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from salesterms.errors import Problem, Unreadable, shown
from salesterms.interop.outcomes import Quarantined, Skipped
from salesterms.interop.record_kinds import BAD_KEY, NOT_A_ROW
from salesterms.interop.seen_ids import SeenIds
from salesterms.mapping import RowReader, is_blank
from salesterms.mapping.any_value import is_missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping import Declared

Row = TypeVar("Row")


class RowSorting(Generic[Row]):
    """Takes rows one by one: each is accepted, quarantined, blank or skipped.

    `make` is what `Reading` takes: the fields of a row in, the row out, or None to skip it. `ready`
    says of a row that is made already what is wrong with it; None where it is none.
    """

    def __init__(
        self,
        mapping: Declared,
        columns: tuple[str, ...],
        make: Callable[..., Row | None],
        ready: Callable[[object, int], list[Problem] | None],
        *,
        unique: bool,
    ) -> None:
        self._columns = columns
        self._make = make
        self._ready = ready
        self.reader = RowReader(mapping, columns, typed=True) if columns else None
        skip = mapping.skip if columns else None
        self._skips = None if skip is None else skip.reader(columns)
        self._ids = SeenIds(mapping, unique=unique)
        self.accepted: list[Row] = []
        self.quarantined: list[Quarantined] = []
        self.skipped: list[Skipped] = []
        self.blank = 0

    def take(self, record: int, row: Any) -> None:
        """Put one row in its place."""
        problems = self._ready(row, record)
        if problems is not None:
            self._settle(record, row, row, problems)
        elif isinstance(row, Mapping) and all(type(key) is str for key in row):
            self._take_mapping(record, row)
        else:
            self._refuse(record, row, [_no_row(row, record)])

    def _take_mapping(self, record: int, row: Mapping[str, Any]) -> None:
        found = map(row.get, self._columns)
        cells = [None if is_missing(cell) else cell for cell in found]
        if self.reader is None or all(map(_holds_nothing, cells)):
            self.blank += 1
        elif self._skips is not None and self._skips(cells):
            self._skip(record, row)
        else:
            try:
                made = self._make(**self.reader.read(cells))
            except Unreadable as fault:
                problems = self.reader.problems(cells, record)
                self._refuse(record, row, problems or self.reader.of_row(fault, cells, record))
            else:
                self._skip(record, row) if made is None else self._settle(record, row, made, [])

    def _settle(self, record: int, row: object, made: Row, problems: list[Problem]) -> None:
        if not problems:
            duplicate = self._ids.problem(getattr(made, "id", None), record)
            problems = [] if duplicate is None else [duplicate]
        if problems:
            self._refuse(record, row, problems)
        else:
            self.accepted.append(made)

    def _skip(self, record: int, row: object) -> None:
        self.skipped.append(Skipped(record=record, text=shown(row)))

    def _refuse(self, record: int, row: object, problems: list[Problem]) -> None:
        text = shown(row)
        self.quarantined.append(
            Quarantined(record=record, problems=tuple(problems), text=text, row=row)
        )


def _holds_nothing(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and is_blank(cell))


def _no_row(row: object, record: int) -> Problem:
    if isinstance(row, Mapping):
        key = next(key for key in row if type(key) is not str)
        return Problem(kind=BAD_KEY, value=key, record=record)
    return Problem(kind=NOT_A_ROW, value=row, record=record, detail=type(row).__name__)
