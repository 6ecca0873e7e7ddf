"""Lines to records, by the standard library's strict reader, with the lines of each at hand."""

from __future__ import annotations

import csv
import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from salesterms.errors import Problem
from salesterms.interop.faults import (
    LONGEST_CELL,
    LONGEST_LINE,
    MOST_COLUMNS,
    DuplicateHeader,
    LineTooLong,
    NoHeader,
    NulInHeader,
    TooManyColumns,
    UnclosedQuote,
)
from salesterms.interop.record_kinds import (
    BAD_QUOTING,
    CELL_TOO_LONG,
    LONG_RECORD,
    NUL_CHARACTER,
    SHORT_RECORD,
)
from salesterms.mapping import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.errors import Kind
    from salesterms.interop.lines import Lines

#: What a record is when the reader could not make cells of it.
NO_CELLS: list[str] = []

#: A line that starts outside of quotes, and whether it ends within them. {0} is the delimiter.
_CELL = r'(?:"(?:[^"]++|"")*+"|(?!")[^{0}\r\n]*+)'
_LINE = rf'(?:{_CELL}{{0}})*+(?:{_CELL}(?:\r\n|\n|\r)?|(?P<open>"(?:[^"]++|"")*+))'


class Records:
    r"""The header and the records of a CSV file.

    >>> from io import BytesIO
    >>> from salesterms.interop.lines import Lines
    >>> records = Records(Lines("a.csv", BytesIO(b"id,won\nD-1,yes\n").read, "utf-8"), ",")
    >>> records.header(), list(records)
    (['id', 'won'], [['D-1', 'yes']])

    The header stands on line `header_line`; `above` gives the lines over it, before the header is
    asked for. While a record is handled, `lines` holds its physical lines, ends included, and
    `fault` what kept the reader from making cells of it (it then gives `NO_CELLS`).
    """

    def __init__(self, lines: Lines, delimiter: str, header_line: int = 1) -> None:
        self.source = lines
        self.name = lines.name
        self.lines: list[str] = []
        self.fault: tuple[Kind, str] | None = None
        # newline="" in spirit: the lines come with their ends. Never Sniffer, which guesses, and
        # never csv.field_size_limit, which is one for the whole process.
        self._supply = self._kept()
        self._line = re.compile(_LINE.format(re.escape(delimiter)))
        self._reader = csv.reader(self._supply, delimiter=delimiter, strict=True)
        self._records = self._read()
        self.above = islice(self.source, header_line - 1)

    def __iter__(self) -> Iterator[list[str]]:
        return self._records

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last physical line of the record at hand, from 1."""
        last = self.source.count
        return last - len(self.lines) + 1, last

    def header(self) -> list[str]:
        """The names of the columns; raises where the file has none, or one of them twice."""
        for _ in self.above:
            pass  # the caller did not ask for them
        names = next(self._records, NO_CELLS)
        if self.fault is not None:
            raise UnclosedQuote(self.name, *self.span)
        self.lines.clear()
        if all(map(is_blank, names)):
            raise NoHeader(self.name)
        if any("\0" in name for name in names):
            raise NulInHeader(self.name)
        if len(names) > MOST_COLUMNS:
            raise TooManyColumns(self.name, len(names))
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise DuplicateHeader(self.name, name)
            seen.add(name)
        return names

    def rest(self) -> Iterator[tuple[int, str]]:
        """After a fault of the file: every line that belongs to no record, with its number."""
        number = self.span[0]
        for line in chain(tuple(self.lines), self.source.rest()):
            yield number, line
            number += line.endswith(("\n", "\r"))

    def problem(self, cells: list[str], width: int, record: int) -> Problem | None:
        """What is wrong with the record as a whole, if anything is."""
        if self.fault is not None:
            kind, detail = self.fault
            return Problem(kind=kind, record=record, detail=detail)
        if any("\0" in line for line in self.lines):
            return Problem(kind=NUL_CHARACTER, record=record)
        if len(cells) != width:
            kind = SHORT_RECORD if len(cells) < width else LONG_RECORD
            return Problem(kind=kind, record=record, detail=f"{len(cells)} / {width}")
        if max(map(len, cells)) > LONGEST_CELL:
            return Problem(kind=CELL_TOO_LONG, record=record, detail=str(LONGEST_CELL))
        return None

    def _read(self) -> Iterator[list[str]]:
        """The records; a fault stays within its record only where that is certain."""
        reader, lines = self._reader, self.lines
        while True:
            try:
                for cells in reader:
                    yield cells
                    lines.clear()
            except csv.Error as error:
                self.fault = self._within_record(error)
                yield NO_CELLS
                lines.clear()
                self.fault = None
            else:
                return

    def _within_record(self, error: csv.Error) -> tuple[Kind, str]:
        """The fault of one record, or `UnclosedQuote` where the next may start anywhere.

        A line with an even number of quotes ends outside of all of them, so that the next line is
        the start of a record. After an odd number, or after several lines, nobody can tell. But
        the limit of the process on the size of a cell is no fault of the quotes: where these are
        well formed up to the end of the record, it is the cell that is too long.
        """
        if "limit" in str(error) and self._ends_well():
            return CELL_TOO_LONG, str(min(LONGEST_CELL, csv.field_size_limit()))
        if len(self.lines) != 1 or self.lines[0].count('"') % 2:
            raise UnclosedQuote(self.name, *self.span) from None
        return BAD_QUOTING, str(error)

    def _ends_well(self) -> bool:
        """Go on to the line that ends the record; whether all quotes up to there are in order."""
        within = ""
        for line in chain(tuple(self.lines), self._supply):
            found = self._line.fullmatch(within + line)
            if found is None:
                return False
            if found["open"] is None:
                return True
            within = '"'
        return False

    def _kept(self) -> Iterator[str]:
        """The lines, each kept until its record is done; a record has a largest size."""
        lines, size = self.lines, 0
        for line in self.source:
            lines.append(line)
            size = len(line) if len(lines) == 1 else size + len(line)
            if size > LONGEST_LINE:
                first, last = self.span
                if first == last:
                    raise LineTooLong(self.name, last)
                raise UnclosedQuote(self.name, first, last)
            yield line
