"""Stage logs from rows in memory: dicts, dataframes, or entries that exist already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.errors import Problem
from salesterms.interop.log_files import LogResult, checked
from salesterms.interop.log_rows import in_order, maker_of, tied
from salesterms.interop.row_sorting import RowSorting
from salesterms.interop.rows import columns_of, rows_of
from salesterms.logs import StageEntry
from salesterms.logs.entries import BadEntry, entry_of
from salesterms.mapping import LogMapping, MissingColumns, headers
from salesterms.mapping.kinds import WRONG_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The mapping of columns that bear the names of the fields.
_BY_NAME: dict[str, object] = {"shape": "entries", "case": "case", "label": "label", "at": "at"}
_MORE = ("id", "owner")


def stage_log(
    rows: Any, mapping: LogMapping | Mapping[str, object] | None = None
) -> tuple[StageEntry, ...]:
    """The entries in `rows`, each checked; raises when one of them has a problem.

    >>> from datetime import UTC, datetime
    >>> rows = [{"case": "D-1", "label": "New", "at": datetime(2026, 3, 5, 10, 15, tzinfo=UTC)}]
    >>> stage_log(rows)[0].label
    'New'

    `rows` is an iterable of dicts or of `StageEntry` objects, or a dataframe of pandas, Polars,
    PyArrow or another library that narwhals knows (extra `frames`). Without `mapping` the columns
    are called case, label and at, and may be id and owner. Values are typed, or text written as the
    mapping declares. No rows give no entries.

    Raises `ImportProblems` with every problem, its record and its column (`read_log_rows` keeps the
    good rows instead), `MappingProblems`, and `MissingColumns` for a column that no row has.
    """
    return read_log_rows(rows, mapping).or_raise()


def read_log_rows(rows: Any, mapping: LogMapping | Mapping[str, object] | None = None) -> LogResult:
    """The outcome of every row: takes what `stage_log` takes, and raises for no row.

    >>> read_log_rows([{"case": "D-1", "label": "New", "at": "yesterday"}]).reasons
    {'undeclared_date_format': 1}
    """
    given = rows_of(rows)
    columns = columns_of(given)
    known = _by_name(columns) if mapping is None else checked(mapping)
    if columns and (problems := headers.check(known, columns)):
        raise MissingColumns.of(problems)
    sorting = RowSorting(known, columns, maker_of(known), _ready, unique=False)
    for record, row in enumerate(given, 1):
        sorting.take(record, row)
    accepted = in_order(sorting.accepted, known)
    return LogResult(
        accepted=accepted,
        tied=tied(accepted, known),
        quarantined=tuple(sorting.quarantined),
        blank=sorting.blank,
        skipped=tuple(sorting.skipped),
        personal=known.personal,
    )


def _by_name(columns: tuple[str, ...]) -> LogMapping:
    return LogMapping.read({**_BY_NAME, **{name: name for name in _MORE if name in columns}})


def _ready(row: object, record: int) -> list[Problem] | None:
    """What is wrong with an entry; None where a row is none."""
    if not isinstance(row, StageEntry):
        return None
    try:
        entry_of(row, record)
    except BadEntry as bad:
        _, name, value, wanted = bad.args
        return [Problem(kind=WRONG_TYPE, value=value, record=record, column=name, detail=wanted)]
    return []
