"""The quarantine as CSV, for a person to repair and for a program to rebuild."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.interop.outcomes import Quarantined

HEADER = ("record", "first_line", "last_line", "column", "code", "message", "original")

#: What makes a spreadsheet run a cell (OWASP ASVS 1.2.10); a plain negative number is no formula.
#: The fullwidth forms of = + - @ are run by some, and no number is written with them.
_FORMULA = re.compile(r"[+\-](?![0-9][0-9.,]*\Z)|[=@\t\r\n]|[\uff1d\uff0b\uff0d\uff20]")


def quarantine_csv(records: Iterable[Quarantined], *, exact: bool = False, lang: str = "en") -> str:
    r"""One line for each problem; the record's original text stands with its first problem.

    >>> quarantine_csv([])
    'record,first_line,last_line,column,code,message,original\r\n'

    So the `original` cells put together are the text of the quarantined records, with `exact`.
    """
    written = StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(HEADER)
    for record in records:
        for line in _lines(record, lang):
            writer.writerow(line if exact else map(harmless, line))
    return written.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula.

    >>> harmless("=1+1"), harmless("-12.50")
    ("'=1+1", '-12.50')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _lines(record: Quarantined, lang: str) -> Iterator[list[str]]:
    text = record.text
    for problem in record.problems:
        numbers = (record.record, record.first_line, record.last_line)
        yield [
            *("" if number is None else str(number) for number in numbers),
            problem.column or "",
            problem.code,
            problem.text(lang),
            text,
        ]
        text = ""
