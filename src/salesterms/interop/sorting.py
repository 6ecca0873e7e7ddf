"""Rows in memory, each put in its place: accepted, quarantined, blank or skipped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from salesterms.criteria import Column, WrongType
from salesterms.criteria.counting import check_type
from salesterms.entities import Opportunities, Opportunity
from salesterms.errors import Problem, Unreadable, shown
from salesterms.interop.outcomes import Quarantined, Skipped
from salesterms.interop.record_kinds import BAD_KEY, NOT_A_ROW
from salesterms.interop.result import ImportResult
from salesterms.interop.seen_ids import SeenIds
from salesterms.lifecycle import Category
from salesterms.mapping import RowReader, is_blank
from salesterms.mapping.any_value import is_missing
from salesterms.mapping.kinds import WRONG_TYPE
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from salesterms.mapping import ColumnMapping

#: The exact types of the fields of an opportunity; all but the first two may also be None.
TYPES: tuple[Column, ...] = (
    Column("id", str),
    Column("status", Category),
    *(Column(name, str) for name in ("owner", "account", "product", "stage")),
    Column("amount", Money),
    Column("stages_reached", tuple),
    *(Column(name, date) for name in ("created", "closed", "expected_close", "last_activity")),
    Column("probability", (Decimal, int)),
    Column("extras", FrozenMapping),
)


class Sorting:
    """Takes rows one by one; `result` is the account of all of them."""

    def __init__(
        self,
        mapping: ColumnMapping,
        columns: tuple[str, ...],
        *,
        unique: bool,
        mapped: Iterable[str] | None,
    ) -> None:
        self._mapped = None if mapped is None else frozenset(mapped)
        self._mapping = mapping
        self._columns = columns
        self._reader = RowReader(mapping, columns, typed=True) if columns else None
        skip = mapping.skip if columns else None
        self._skips = None if skip is None else skip.reader(columns)
        self._ids = SeenIds(mapping, unique=unique)
        self._accepted: list[Opportunity] = []
        self._quarantined: list[Quarantined] = []
        self._skipped: list[Skipped] = []
        self._blank = 0

    def take(self, record: int, row: object) -> None:
        """Put one row in its place."""
        if isinstance(row, Opportunity):
            self._mapped = None  # made by hand: every field counts as provided
            self._settle(record, row, row, type_problems(row, record))
        elif isinstance(row, Mapping) and all(type(key) is str for key in row):
            self._take_mapping(record, row)
        else:
            self._refuse(record, row, [_no_row(row, record)])

    def result(self, rows: object) -> ImportResult:
        """The account of all rows; `rows` is what was given, which may know its own source."""
        accepted = Opportunities(
            self._accepted,
            self._mapped,
            () if self._reader is None else self._reader.extra_fields,
        )
        if isinstance(rows, Opportunities):
            accepted = Opportunities(self._accepted, rows.mapped, rows.extra_fields)
        return ImportResult(
            accepted=accepted,
            quarantined=tuple(self._quarantined),
            blank=self._blank,
            skipped=tuple(self._skipped),
            personal=self._mapping.personal,
        )

    def _take_mapping(self, record: int, row: Mapping[str, Any]) -> None:
        found = map(row.get, self._columns)
        cells = [None if is_missing(cell) else cell for cell in found]
        if self._reader is None or all(map(_holds_nothing, cells)):
            self._blank += 1
        elif self._skips is not None and self._skips(cells):
            self._skipped.append(Skipped(record=record, text=shown(row)))
        else:
            try:
                deal = Opportunity(**self._reader.read(cells))
            except Unreadable:
                self._refuse(record, row, self._reader.problems(cells, record))
            else:
                self._settle(record, row, deal, [])

    def _settle(self, record: int, row: object, deal: Opportunity, problems: list[Problem]) -> None:
        if not problems and (duplicate := self._ids.problem(deal.id, record)) is not None:
            problems = [duplicate]
        if problems:
            self._refuse(record, row, problems)
        else:
            self._accepted.append(deal)

    def _refuse(self, record: int, row: object, problems: list[Problem]) -> None:
        text = shown(row)
        self._quarantined.append(
            Quarantined(record=record, problems=tuple(problems), text=text, row=row)
        )


def type_problems(deal: Opportunity, record: int) -> list[Problem]:
    """A problem for every field of an opportunity that holds a value of another type.

    >>> type_problems(Opportunity(id="D-1", status=Category.WON), 1)
    []
    """
    found = []
    for column in TYPES:
        try:
            check_type(deal, column)
            missing = column.name in ("id", "status") and getattr(deal, column.name) is None
        except WrongType:
            missing = True
        if missing:
            kinds = column.type if isinstance(column.type, tuple) else (column.type,)
            found.append(
                Problem(
                    kind=WRONG_TYPE,
                    value=getattr(deal, column.name),
                    record=record,
                    column=column.name,
                    detail=" | ".join(kind.__name__ for kind in kinds),
                )
            )
    return found


def _holds_nothing(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and is_blank(cell))


def _no_row(row: object, record: int) -> Problem:
    if isinstance(row, Mapping):
        key = next(key for key in row if type(key) is not str)
        return Problem(kind=BAD_KEY, value=key, record=record)
    return Problem(kind=NOT_A_ROW, value=row, record=record, detail=type(row).__name__)
