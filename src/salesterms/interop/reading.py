"""From records to outcomes: the one path that every row of a file takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from salesterms.errors import Problem, Unreadable
from salesterms.interop.faults import LONGEST_CELL, DuplicateHeader, FileFault
from salesterms.interop.outcomes import Blank, Quarantined, Skipped
from salesterms.interop.refusals import after_fault, quarantined
from salesterms.interop.seen_ids import SeenIds
from salesterms.mapping import MATCHED, MissingColumns, RowReader, headers, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from salesterms.interop.joining import JoinReport, Partners
    from salesterms.interop.records import Records
    from salesterms.mapping import Declared

Row = TypeVar("Row")


class Reading(Generic[Row]):
    """One pass over the records of a file, and what is known about it afterwards.

    `make` takes the fields of a record and gives its row, or None where the record tells nothing
    new and is skipped; it may raise `Unreadable`, as the reader of a cell. Iterate `outcomes` once.
    `fault` is then the fault of the file, if it had one and was not to raise it; `mapped` and
    `extra_fields` are what `Opportunities` needs to know of the source.
    """

    def __init__(
        self,
        records: Records,
        mapping: Declared,
        make: Callable[..., Row | None],
        partners: Partners | None = None,
        *,
        unique: bool = True,
    ) -> None:
        self._records = records
        self._mapping = mapping
        self._make = make
        self._partners = partners
        self._ids = SeenIds(mapping, unique=unique)
        self._record = 0
        self.fault: FileFault | None = None
        self.mapped = frozenset(mapping.sources)
        self.personal = mapping.personal
        self.extra_fields: tuple[str, ...] = ()

    @property
    def join(self) -> JoinReport | None:
        """The report on the joined file, if there is one."""
        return None if self._partners is None else self._partners.report

    def outcomes(
        self, *, raise_faults: bool = True
    ) -> Iterator[Row | Quarantined | Blank | Skipped]:
        """One outcome for each record, in order.

        A fault of the file is raised; with `raise_faults=False` every line after it becomes a
        `Quarantined` of its own, so that nothing is lost.
        """
        try:
            yield from self._outcomes()
        except FileFault as fault:
            if raise_faults:
                raise
            self.fault = fault
            yield from after_fault(self._records, self._record, fault)

    def _outcomes(self) -> Iterator[Row | Quarantined | Blank | Skipped]:
        yield from self._above()
        header = self._records.header()
        self._columns = self._all_columns(header)
        line = self._mapping.file.header_line
        if problems := headers.check(self._mapping, self._columns, line):
            raise MissingColumns.of(problems)
        self._width = len(header)
        self._reader = RowReader(self._mapping, self._columns)
        self.extra_fields = self._reader.extra_fields
        skip = self._mapping.skip
        self._skips = None if skip is None else skip.reader(self._columns)
        simple = skip is None and self._partners is None
        yield from self._quickly() if simple else self._one_by_one()

    def _above(self) -> Iterator[Skipped]:
        """The lines above the header: no data, as the mapping declares."""
        for number, line in enumerate(self._records.above, 1):
            self._record = number
            yield Skipped(record=number, first_line=number, last_line=number, text=line)

    def _quickly(self) -> Iterator[Row | Quarantined | Blank | Skipped]:
        """The usual record in one stride; every other one takes the long way round."""
        records, width, seen = self._records, self._width, self._ids.records
        lines, read, make = records.lines, self._reader.read, self._make
        for record, cells in enumerate(records, self._mapping.file.header_line):
            self._record = record
            line = lines[0]
            if len(cells) != width or len(lines) > 1 or len(line) > LONGEST_CELL or "\0" in line:
                yield self._outcome(record, cells)
                continue
            try:
                values = read(cells)
                row = make(**values)
            except Unreadable:
                yield self._outcome(record, cells)
                continue
            if seen is not None:
                if values["id"] in seen:
                    yield self._outcome(record, cells)
                    continue
                seen[values["id"]] = record
            yield self._skipped(record) if row is None else row

    def _one_by_one(self) -> Iterator[Row | Quarantined | Blank | Skipped]:
        for record, cells in enumerate(self._records, self._mapping.file.header_line):
            self._record = record
            yield self._outcome(record, cells)

    def _outcome(self, record: int, cells: list[str]) -> Row | Quarantined | Blank | Skipped:
        """The outcome of any record: the rule that `_quickly` takes a short way through."""
        if self._records.fault is None and all(map(is_blank, cells)):
            first, last = self._records.span
            return Blank(record=record, first_line=first, last_line=last)
        if self._skips is not None and self._skips(cells):
            return self._skipped(record)
        problem = self._records.problem(cells, self._width, record)
        if problem is not None:
            return self._quarantined(record, problem)
        joined = self._joined(record, cells)
        if isinstance(joined, Problem):
            return self._quarantined(record, joined)
        return self._settled(record, joined)

    def _settled(self, record: int, cells: list[str]) -> Row | Quarantined | Skipped:
        """What becomes of a record that is one, by what its cells hold."""
        try:
            values = self._reader.read(cells)
            row = self._make(**values)
        except Unreadable as fault:
            found = self._reader.problems(cells, record)
            return self._quarantined(record, *(found or self._reader.of_row(fault, cells, record)))
        if row is None:
            return self._skipped(record)
        problem = self._ids.problem(values.get("id"), record)
        return row if problem is None else self._quarantined(record, problem)

    def _skipped(self, record: int) -> Skipped:
        first, last = self._records.span
        text = "".join(self._records.lines)
        return Skipped(record=record, first_line=first, last_line=last, text=text)

    def _joined(self, record: int, cells: list[str]) -> list[str] | Problem:
        """The cells with those of the partner in the joined file behind them."""
        if self._partners is None:
            return cells
        key = self._partners.join.left
        partner = self._partners.of(cells[self._columns.index(key)], record, key)
        return partner if isinstance(partner, Problem) else [*cells, *partner]

    def _quarantined(self, record: int, *problems: Problem) -> Quarantined:
        return quarantined(self._records, record, *problems)

    def _all_columns(self, header: list[str]) -> tuple[str, ...]:
        """The columns of the file, those of the joined file, and the flag of the partner."""
        if self._partners is None:
            return tuple(header)
        for name in self._partners.columns:
            if name in header:
                raise DuplicateHeader(self._records.name, name)
        return (*header, *self._partners.columns, MATCHED)
