"""A second file on a key: at most one of its rows belongs to each row of the first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import MASK, Problem, SalesTermsError, Text, nearest
from salesterms.interop.files import File, opened
from salesterms.interop.import_problems import ImportProblems
from salesterms.interop.record_kinds import AMBIGUOUS_JOIN
from salesterms.mapping import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.mapping import ColumnMapping, Join

#: How many keys a report keeps; all are counted.
KEPT_KEYS = 100


class NoJoinFile(SalesTermsError, ValueError):
    """The mapping joins a second file, and it is not known which."""

    code = "no_join_file"
    message = Text(
        "The mapping joins a second file and does not name it: give join_path= or {0}",
        "De mapping koppelt een tweede bestand en noemt het niet: geef join_path= of {0}",
    )


class NoKeyColumn(SalesTermsError, LookupError):
    """The joined file lacks the column of the key."""

    code = "no_key_column"
    message = Text(
        "The joined file {0} has no column {1}; nearest: {2}; found: {3}",
        "Het gekoppelde bestand {0} heeft geen kolom {1}; lijkt op: {2}; gevonden: {3}",
    )

    def __init__(self, file: str, column: str, near: object, found: object) -> None:
        """Keep the file, the column, the names that look like it and those that there are."""
        super().__init__(file, column, near, found)


@frozen(kw_only=True)
class JoinReport:
    """What a left join found: rows of the second file, and keys without or with two partners.

    The first hundred keys are kept, none where the key is a personal column; all are counted.
    """

    rows: int
    matched: int
    unmatched_left: int
    unmatched_right: int
    unmatched_right_keys: tuple[str, ...]
    duplicate_right: int
    duplicate_right_keys: tuple[str, ...]
    blank_right: int


class Partners:
    """The rows of the joined file by their key, and an account of which were used."""

    def __init__(self, join: Join, file: File, *, masked: bool = False) -> None:
        self.join = join
        self._masked = masked
        self.columns: tuple[str, ...] = ()
        self._rows: dict[str, list[str]] = {}
        self._records: dict[str, list[int]] = {}
        self._used: set[str] = set()
        self._blank = 0
        self._unmatched_left = 0
        self._matched = 0
        self._read(file)
        self._nobody = ["" for _ in self.columns]

    def of(self, key: str, record: int, column: str) -> list[str] | Problem:
        """The cells of the partner with a flag behind them; "" says that there is none."""
        row = self._rows.get(key)
        if row is None:
            self._unmatched_left += 1
            return [*self._nobody, ""]
        self._used.add(key)
        if key in self._records and len(self._records[key]) > 1:
            detail = ", ".join(map(str, self._records[key][:5]))
            value = MASK if self._masked else key
            return Problem(
                kind=AMBIGUOUS_JOIN, value=value, record=record, column=column, detail=detail
            )
        self._matched += 1
        return [*row, "1"]

    @property
    def report(self) -> JoinReport:
        """What the join found so far."""
        kept = 0 if self._masked else KEPT_KEYS
        unused = [key for key in self._rows if key not in self._used]
        twice = [key for key, records in self._records.items() if len(records) > 1]
        return JoinReport(
            rows=sum(map(len, self._records.values())) + self._blank,
            matched=self._matched,
            unmatched_left=self._unmatched_left,
            unmatched_right=len(unused),
            unmatched_right_keys=tuple(unused[:kept]),
            duplicate_right=len(twice),
            duplicate_right_keys=tuple(twice[:kept]),
            blank_right=self._blank,
        )

    def _read(self, file: File) -> None:
        """Every row must be readable: one that is not could change the status of a row here."""
        problems: list[Problem] = []
        with opened(file, self.join.options) as records:
            header = records.header()
            if self.join.right not in header:
                near = nearest(self.join.right, header)
                raise NoKeyColumn(records.name, self.join.right, near, tuple(header[:40]))
            place = header.index(self.join.right)
            self.columns = tuple(self.join.prefix + name for name in header)
            for number, cells in enumerate(records, self.join.options.header_line):
                blank = records.fault is None and all(map(is_blank, cells))
                problem = None if blank else records.problem(cells, len(header), number)
                if problem is not None:
                    problems.append(problem)
                elif not blank:
                    self._keep(cells[place], cells, number)
        if problems:
            raise ImportProblems.of(problems)

    def _keep(self, key: str, cells: Sequence[str], number: int) -> None:
        if is_blank(key):
            self._blank += 1
            return
        self._rows.setdefault(key, list(cells))
        self._records.setdefault(key, []).append(number)


def join_file(mapping: ColumnMapping, join: Join, given: File | None) -> File:
    """The file to join: the one given, or the one that the mapping names, beside the mapping."""
    if given is not None:
        return given
    if join.file is None:
        raise NoJoinFile('"file"')
    return Path(mapping.folder or "") / join.file
