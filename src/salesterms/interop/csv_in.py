"""CSV that `write_csv` has written, back to its values: read whole, or streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from salesterms.interop.class_columns import ClassColumns
from salesterms.interop.csv_file import FILE_FAULTS
from salesterms.interop.faults import FileFault, check_option
from salesterms.interop.files import opened
from salesterms.interop.outcomes import Blank
from salesterms.interop.read_result import gathered
from salesterms.interop.refusals import after_fault, quarantined
from salesterms.interop.row_reader import RowReader
from salesterms.mapping import FileOptions, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.documents.conversion import DocumentConverter
    from salesterms.interop.files import File
    from salesterms.interop.outcomes import Quarantined
    from salesterms.interop.read_result import ReadResult
    from salesterms.interop.records import Records

T = TypeVar("T")


def read_csv(
    file: File,
    cls: type[T],
    *,
    on_file_fault: str = "raise",
    converter: DocumentConverter | None = None,
) -> ReadResult[tuple[T, ...]]:
    r"""Read what `write_csv` has written: every row is accepted, quarantined or blank.

    >>> from io import BytesIO
    >>> from salesterms import Opportunity
    >>> file = BytesIO(b'id,status,stages_reached\r\nD-1,won,"[""New""]"\r\nD-2,gone,\\N\r\n')
    >>> result = read_csv(file, Opportunity)
    >>> result.accepted[0].stages_reached
    ('New',)
    >>> print(result.quarantined[0].problems[0].text())
    'gone' is none of the choices @ record 2, column 'status': use won, open, held, lost

    `file` is a path, or a file opened with mode "rb", in UTF-8. The header names fields, in English
    or in Dutch, in any order; a field that has a default may be absent. A column of no field, two
    columns of one field, or no column for a field that has to be given raises `HeaderProblems`;
    with a converter that keeps unknown keys, the texts of such a column go to the extras.

    The form of the field says whether a cell is text or JSON, and only `\N` is no value: an empty
    cell is an empty text, and of no other type. A row without any cell is blank.

    A fault of the file (no header, a header twice, a byte that does not decode, an unclosed quote,
    a line without end) raises a `FileFault`; with `on_file_fault="quarantine"` what was read stays,
    and every line after the fault is quarantined. Values of personal fields are masked in problems;
    the original text in the quarantine is not. `.or_raise()` gives the accepted values, or raises
    `ImportProblems`. Raises `NoRowForm`, `UnreadableFile` and `NotAFile`.
    """
    check_option("on_file_fault", on_file_fault, FILE_FAULTS)
    reading = _Reading(cls, converter)
    outcomes = reading.outcomes(file, raise_faults=on_file_fault == "raise")
    result: ReadResult[tuple[T, ...]] = gathered(outcomes, personal=reading.columns.personal)
    return evolve(result, fault=reading.fault)


def stream_csv(
    file: File,
    cls: type[T],
    *,
    on_file_fault: str = "raise",
    converter: DocumentConverter | None = None,
) -> Iterator[T | Quarantined | Blank]:
    r"""Yield what became of each row as soon as it is read: its value, or why there is none.

    >>> from io import BytesIO
    >>> from salesterms import Opportunity
    >>> [one.id for one in stream_csv(BytesIO(b"id,status\r\nD-1,won\r\n"), Opportunity)]
    ['D-1']

    Takes what `read_csv` takes. Memory does not grow with the file. A fault of the file raises when
    it is reached: what came before it was already yielded.
    """
    check_option("on_file_fault", on_file_fault, FILE_FAULTS)
    return _Reading(cls, converter).outcomes(file, raise_faults=on_file_fault == "raise")


class _Reading:
    """One pass over a file, and the fault of the file afterwards, where it was not raised."""

    def __init__(self, cls: Any, converter: DocumentConverter | None) -> None:
        self.columns = ClassColumns(cls, converter)
        self.fault: FileFault | None = None
        self._record = 0

    def outcomes(self, file: File, *, raise_faults: bool) -> Iterator[Any]:
        """One outcome for each record, in order."""
        with opened(file, FileOptions()) as records:
            try:
                yield from self._outcomes(records)
            except FileFault as fault:
                if raise_faults:
                    raise
                self.fault = fault
                yield from after_fault(records, self._record, fault)

    def _outcomes(self, records: Records) -> Iterator[Any]:
        header = records.header()
        rows = RowReader(self.columns, header)
        for record, cells in enumerate(records, 1):
            self._record = record
            yield _outcome(rows, records, len(header), record, cells)


def _outcome(rows: RowReader, records: Records, width: int, record: int, cells: list[str]) -> Any:
    """The value of a row, or why there is none."""
    first, last = records.span
    # A row with every cell may hold nothing but empty texts, which are values.
    if records.fault is None and len(cells) < width and all(map(is_blank, cells)):
        return Blank(record=record, first_line=first, last_line=last)
    problem = records.problem(cells, width, record)
    if problem is not None:
        return quarantined(records, record, problem)
    try:
        return rows.read(cells)
    except Exception:  # noqa: BLE001 - whatever it was, the slow reading says what is wrong
        value, problems = rows.read_all(cells, record)
    return quarantined(records, record, *problems) if problems else value
