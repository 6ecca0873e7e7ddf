"""Opportunities from rows in memory: dicts, dataframes, or objects that exist already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from salesterms.errors import SalesTermsError, Text
from salesterms.interop.csv_file import DUPLICATES
from salesterms.interop.faults import MOST_COLUMNS, TooManyKeys, check_option
from salesterms.interop.frames import NotRows, frame_rows, is_frame
from salesterms.interop.import_problems import ImportProblems
from salesterms.interop.sorting import Sorting
from salesterms.mapping import FIELDS, ColumnMapping, MissingColumns, headers

if TYPE_CHECKING:
    from salesterms.entities import Opportunities
    from salesterms.interop.result import ImportResult


class JoinOfRows(SalesTermsError, ValueError):
    """The mapping joins a second file, and the rows come from no file."""

    code = "join_of_rows"
    message = Text(
        "A mapping with {0} is for files: join the rows first and leave it out",
        "Een mapping met {0} is voor bestanden: koppel de rijen eerst en laat het weg",
    )


def opportunities(
    rows: Any,
    mapping: ColumnMapping | Mapping[str, object] | None = None,
    *,
    duplicates: str = "quarantine",
) -> Opportunities:
    """The opportunities in `rows`, each checked; raises when one of them has a problem.

    >>> from datetime import date
    >>> deals = opportunities([{"id": "D-1", "status": "won", "closed": date(2024, 2, 20)}])
    >>> deals[0].closed
    datetime.date(2024, 2, 20)

    `rows` is an iterable of dicts or of `Opportunity` objects, or a dataframe of pandas, Polars,
    PyArrow or another library that narwhals knows (extra `frames`; a lazy frame is collected).
    Without `mapping` the columns bear the names of the fields, and `currency` that of the amount;
    the rest goes to `extras`. Values are typed, or text written as the mapping declares. None,
    NaN and NaT are missing. A float is refused where a number is needed, since it is not exact.
    No rows give no opportunities.

    Raises `ImportProblems` with every problem, its record and its column (`read_rows` keeps the
    good rows instead), `MappingProblems`, and `MissingColumns` for a column that no row has.
    """
    result = read_rows(rows, mapping, duplicates=duplicates)
    if result.quarantined:
        raise ImportProblems.of(p for record in result.quarantined for p in record.problems)
    return result.accepted


def read_rows(
    rows: Any,
    mapping: ColumnMapping | Mapping[str, object] | None = None,
    *,
    duplicates: str = "quarantine",
) -> ImportResult:
    """The outcome of every row: takes what `opportunities` takes, and raises for no row.

    >>> result = read_rows([{"id": "D-1", "status": "won"}, {"id": "D-2", "status": None}])
    >>> result.reasons
    {'missing_status': 1}
    """
    check_option("duplicates", duplicates, DUPLICATES)
    given = rows_of(rows)
    columns = columns_of(given)
    known = _mapping(mapping, columns)
    if columns and (problems := headers.check(known, columns)):
        raise MissingColumns.of(problems)
    mapped = None if mapping is None and not columns else known.sources
    sorting = Sorting(known, columns, unique=duplicates == "quarantine", mapped=mapped)
    for record, row in enumerate(given, 1):
        sorting.take(record, row)
    return sorting.result(rows)


def rows_of(rows: Any) -> list[object]:
    """The rows of an iterable or of a dataframe; raises `NotRows` for anything else."""
    if is_frame(rows):
        return list(frame_rows(rows))
    if isinstance(rows, Mapping | str | bytes) or not isinstance(rows, Iterable):
        raise NotRows(rows, type(rows).__name__)
    return list(rows)


def columns_of(rows: Iterable[object]) -> tuple[str, ...]:
    """Every column that some row has, in order: a row need not have them all."""
    found: dict[str, None] = {}
    for row in rows:
        if isinstance(row, Mapping):
            found.update((key, None) for key in row if type(key) is str)
        if len(found) > MOST_COLUMNS:  # each row keeps a cell for each column
            raise TooManyKeys(len(found))
    return tuple(found)


def _mapping(
    given: ColumnMapping | Mapping[str, object] | None, columns: tuple[str, ...]
) -> ColumnMapping:
    if given is None:
        return ColumnMapping.read(_by_name(columns))
    mapping = given if isinstance(given, ColumnMapping) else ColumnMapping.read(given)
    if mapping.join is not None:
        raise JoinOfRows("join")
    return mapping


def _by_name(columns: tuple[str, ...]) -> dict[str, object]:
    """The mapping of columns that bear the names of the fields. Id and status are always asked."""
    document: dict[str, object] = {name: name for name in FIELDS if name in columns}
    if "amount" in columns and "currency" in columns:
        document["amount"] = {"column": "amount", "currency": {"column": "currency"}}
    if "probability" in columns:
        document["probability"] = {"column": "probability", "as": "share"}
    return {"id": "id", "status": "status", **document}
