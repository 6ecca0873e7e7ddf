"""Opportunities from a CSV file: read whole, or streamed one outcome at a time."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from salesterms.entities import Opportunities, Opportunity
from salesterms.interop.faults import check_option
from salesterms.interop.files import File, opened
from salesterms.interop.joining import Partners, join_file
from salesterms.interop.outcomes import Blank, Quarantined, Skipped
from salesterms.interop.reading import Reading
from salesterms.interop.result import ImportResult
from salesterms.mapping import ColumnMapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: What may happen to a second row with an id, and to a fault of the file.
DUPLICATES = ("quarantine", "ignore")
FILE_FAULTS = ("raise", "quarantine")


def read_opportunities(
    file: File,
    mapping: ColumnMapping | Mapping[str, object],
    *,
    duplicates: str = "quarantine",
    on_file_fault: str = "raise",
    join_path: File | None = None,
) -> ImportResult:
    r"""Read a CSV export: every record is accepted, quarantined, blank or skipped.

    >>> from io import BytesIO
    >>> export = BytesIO(b"Deal;Stage\nD-1;Won\nD-2;Gone\n\n")
    >>> result = read_opportunities(
    ...     export,
    ...     {
    ...         "file": {"delimiter": ";"},
    ...         "id": "Deal",
    ...         "status": {"column": "Stage", "open": ["New"], "won": ["Won"]},
    ...     },
    ... )
    >>> print(result)
    3 records read, 1 accepted, 1 quarantined (unknown_label 1), 1 blank, 0 skipped as declared

    `file` is a path or a file opened with mode "rb". `duplicates`: the second and later rows with
    an id are put in "quarantine", or all are kept ("ignore"). A fault of the file (no header, a
    header twice, a byte that does not decode, an unclosed quote, a line without end) raises a
    `FileFault` before anything is returned; with `on_file_fault="quarantine"` what was read
    stays, and every line after the fault is quarantined. `join_path` takes the place of the file
    that the mapping joins, and is refused where it joins none.

    Raises `MappingProblems`, `MissingColumns`, `UnreadableFile` and `FileFault`.
    """
    found: dict[type, list[Any]] = {kind: [] for kind in _KINDS}
    with ExitStack() as stack:
        reading = _reading(stack, file, mapping, duplicates, on_file_fault, join_path)
        for outcome in reading.outcomes(raise_faults=on_file_fault == "raise"):
            found[type(outcome)].append(outcome)
    return ImportResult(
        accepted=Opportunities(found[Opportunity], reading.mapped, reading.extra_fields),
        quarantined=tuple(found[Quarantined]),
        blank=len(found[Blank]),
        skipped=tuple(found[Skipped]),
        join=reading.join,
        fault=reading.fault,
        personal=reading.personal,
    )


def stream_opportunities(
    file: File,
    mapping: ColumnMapping | Mapping[str, object],
    *,
    duplicates: str = "quarantine",
    on_file_fault: str = "raise",
    join_path: File | None = None,
) -> Iterator[Opportunity | Quarantined | Blank | Skipped]:
    r"""Yield the outcome of each record as soon as it is read.

    >>> from io import BytesIO
    >>> export = BytesIO(b"Id,Status\nD-1,won\n")
    >>> [
    ...     type(one).__name__
    ...     for one in stream_opportunities(export, {"id": "Id", "status": "Status"})
    ... ]
    ['Opportunity']

    Takes what `read_opportunities` takes. With `duplicates="ignore"` nothing is kept per row, so
    that memory does not grow with the file (a joined file is kept); by default the ids are.
    A fault of the file raises when it is reached: what came before it was already yielded.
    """
    check_option("duplicates", duplicates, DUPLICATES)
    check_option("on_file_fault", on_file_fault, FILE_FAULTS)
    known = _checked(mapping, join_path)

    def outcomes() -> Iterator[Opportunity | Quarantined | Blank | Skipped]:
        with ExitStack() as stack:
            reading = _reading(stack, file, known, duplicates, on_file_fault, join_path)
            yield from reading.outcomes(raise_faults=on_file_fault == "raise")

    return outcomes()


_KINDS: tuple[type, ...] = (Opportunity, Quarantined, Blank, Skipped)


def _reading(
    stack: ExitStack,
    file: File,
    mapping: ColumnMapping | Mapping[str, object],
    duplicates: str,
    on_file_fault: str,
    join_path: File | None,
) -> Reading[Opportunity]:
    check_option("duplicates", duplicates, DUPLICATES)
    check_option("on_file_fault", on_file_fault, FILE_FAULTS)
    known = _checked(mapping, join_path)
    partners = None
    if known.join is not None:
        masked = known.join.left in known.personal
        partners = Partners(known.join, join_file(known, known.join, join_path), masked=masked)
    records = stack.enter_context(opened(file, known.file))
    return Reading(records, known, Opportunity, partners, unique=duplicates == "quarantine")


def _checked(
    mapping: ColumnMapping | Mapping[str, object], join_path: File | None
) -> ColumnMapping:
    known = mapping if isinstance(mapping, ColumnMapping) else ColumnMapping.read(mapping)
    known.check_for_text()
    known.check_for_join(given=join_path is not None)
    return known
