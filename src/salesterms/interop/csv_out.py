"""Values as CSV that is read back exactly: a header of the fields, and a row for each value."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from salesterms.errors import Problem
from salesterms.interop.cells import written
from salesterms.interop.class_columns import ClassColumns
from salesterms.interop.faults import LONGEST_CELL, LONGEST_LINE
from salesterms.interop.targets import checked_values, opened_to_write
from salesterms.interop.value_kinds import CELL_TOO_LONG, LINE_TOO_LONG
from salesterms.interop.value_problems import of_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.documents.conversion import DocumentConverter
    from salesterms.interop.class_columns import ClassColumn
    from salesterms.interop.files import File


def write_csv(
    values: Iterable[object], cls: type, file: File, *, converter: DocumentConverter | None = None
) -> int:
    r"""Write values of one class as CSV that `read_csv` reads back, and give how many there were.

    >>> from io import BytesIO
    >>> from salesterms import Category, Money, Opportunity
    >>> deal = Opportunity(id="D-1", status=Category.WON, amount=Money("950.00", "EUR"))
    >>> file = BytesIO()
    >>> write_csv([deal], Opportunity, file)
    1
    >>> header, row = file.getvalue().splitlines()
    >>> print(header.decode()[:35], row.decode()[:35], sep="\n")
    id,status,owner,account,product,amo
    D-1,won,\N,\N,\N,950.00 EUR,\N,\N,\

    `cls` is `Opportunity`, or any attrs class with fields. A cell holds the form that the field has
    in documents: a text as it is; a number, true, a list or an object as JSON. `\N` is no value, so
    that None is not "". A text that begins with a backslash has one more in front. `\D` is a
    default that has no form. The header has the names of the fields, those of the converter's
    language. The form is that of RFC 4180: commas, CR LF, quotes where they are needed; in UTF-8.

    Nothing is changed for a spreadsheet, which would change dates, long numbers and formulas when
    it saves the file: `write_sheet` writes for a person.

    `file` is a path, which is written anew, or a file opened with mode "wb". A value that cannot be
    written raises `DocumentProblems` with record, counted from 1, and column; every row before it
    has then been written, and nothing of it. So does a cell of more than 65,536 characters, or a
    row of more than 1,048,576, since it would not be read back. Raises `NoRowForm`,
    `UnwritableFile`, `NotAFile` and `NotValues`.
    """
    columns = ClassColumns(cls, converter)
    given = checked_values(values)
    rows = Rows(",")
    count = 0
    with opened_to_write(file) as target:
        target.put(rows.text(column.name for column in columns).encode())
        for count, value in enumerate(given, 1):
            target.put(_row(rows, columns, value, count))
    return count


class Rows:
    """Cells to the text of a row, by the standard library's writer."""

    def __init__(self, delimiter: str) -> None:
        self._writer = csv.writer(self, delimiter=delimiter, lineterminator="\r\n")

    def text(self, cells: Iterable[str]) -> str:
        """The row, its end included."""
        row: Any = self._writer.writerow(cells)  # gives what `write` gave
        return row  # type: ignore[no-any-return] # a str

    def write(self, text: str) -> str:
        """What the writer hands over, handed back."""
        return text


def _row(rows: Rows, columns: ClassColumns, value: Any, record: int) -> bytes:
    """The row of a value, once it is known to fit what is read."""
    cells = _cells(columns, value, record)
    if max(map(len, cells)) > LONGEST_CELL:
        found = [
            Problem(kind=CELL_TOO_LONG, column=column.name, detail=f"{LONGEST_CELL:,}")
            for column, cell in zip(columns, cells, strict=True)
            if len(cell) > LONGEST_CELL
        ]
        raise of_record(found, record, len(found))
    row = rows.text(cells)
    if len(row) > LONGEST_LINE:
        raise of_record([Problem(kind=LINE_TOO_LONG, detail=str(len(row)))], record, 1)
    return row.encode()


def _cells(columns: ClassColumns, value: Any, record: int) -> list[str]:
    if value.__class__ is not columns.record.type:
        raise columns.problems(value, record)
    try:
        return [_cell(column, getattr(value, column.notes.attribute.name)) for column in columns]
    except Exception:  # noqa: BLE001 - whatever it was, the slow writing says what is wrong
        raise columns.problems(value, record) from None


def _cell(column: ClassColumn, value: Any) -> str:
    return written(column.plain(value), is_text=column.is_text)
