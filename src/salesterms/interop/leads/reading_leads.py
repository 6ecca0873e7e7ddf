"""Rows of leads from memory and from CSV files, each in exactly one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.interop.csv_file import FILE_FAULTS
from salesterms.interop.faults import check_option
from salesterms.interop.files import File, opened
from salesterms.interop.leads.lead_mapping import LeadMapping, checked
from salesterms.interop.leads.lead_row import LeadRow
from salesterms.interop.leads.making import Making
from salesterms.interop.outcomes import Blank, Quarantined, Skipped
from salesterms.interop.reading import Reading
from salesterms.interop.result import MappedResult
from salesterms.interop.row_sorting import RowSorting
from salesterms.interop.rows import columns_of, rows_of
from salesterms.mapping import MissingColumns, headers

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True, repr=False)
class LeadResult(MappedResult[tuple[LeadRow, ...]]):
    """The outcome of every row of a CRM's leads; `accepted` are `LeadRow` objects.

    `read` = accepted + quarantined + blank + skipped, always. `or_raise()` gives the accepted rows
    where no row is in quarantine.
    """


_KINDS: tuple[type, ...] = (LeadRow, Quarantined, Blank, Skipped)


def read_leads(rows: Any, mapping: LeadMapping | Mapping[str, object]) -> LeadResult:
    """The person and the journey that each row of leads tells of; raises for no row.

    >>> mapping = {
    ...     "system": "our crm",
    ...     "id": "Id",
    ...     "last_name": "Name",
    ...     "status": {"column": "Status", "labels": {"New": [], "Junk": ["junk"]}},
    ...     "events": {"junk": "Closed on"},
    ... }
    >>> result = read_leads(
    ...     [
    ...         {"Id": "1", "Name": "Cam", "Status": "New"},
    ...         {"Id": "2", "Name": "Ann", "Status": "Junk", "Closed on": "2026-03-02T09:00:00Z"},
    ...         {"Id": "3", "Name": "Bo", "Status": "Junk"},
    ...     ],
    ...     mapping,
    ... )
    >>> [row.journey.stage().name for row in result.accepted], result.reasons
    (['new/none/never', 'junk/none/never'], {'undated_event': 1})

    `rows` is an iterable of dicts, or a dataframe that narwhals knows (extra `frames`). A status
    says which events have happened, as the mapping lists them; each of them has its instant in a
    column. Nothing is guessed: an event without an instant, a label that is not listed, an event
    that the lifecycle refuses, a second row with an id, and signs that contradict each other put
    the row in quarantine with the reason. No rows give no leads.

    Raises `MappingProblems`, `NotRows`, and `MissingColumns` for a column that no row has.
    Glossary: contact-record (004:7).
    """
    known = checked(mapping)
    given = rows_of(rows)
    columns = columns_of(given)
    if columns and (problems := headers.check(known, columns)):
        raise MissingColumns.of(problems)
    sorting = RowSorting(known, columns, Making(known), lambda _, __: None, unique=True)
    for record, row in enumerate(given, 1):
        sorting.take(record, row)
    return LeadResult(
        accepted=tuple(sorting.accepted),
        quarantined=tuple(sorting.quarantined),
        blank=sorting.blank,
        skipped=tuple(sorting.skipped),
        personal=known.personal,
    )


def read_lead_file(
    file: File,
    mapping: LeadMapping | Mapping[str, object],
    *,
    on_file_fault: str = "raise",
) -> LeadResult:
    r"""The same from a CSV file: every record is accepted, quarantined, blank or skipped.

    >>> from io import BytesIO
    >>> file = BytesIO(b"Id,Name,Status\n1,Cam,New\n2,Ann,Nwe\n\n")
    >>> mapping = {
    ...     "system": "our crm",
    ...     "id": "Id",
    ...     "last_name": "Name",
    ...     "status": {"column": "Status", "labels": {"New": []}},
    ... }
    >>> print(read_lead_file(file, mapping))
    3 records read, 1 accepted, 1 quarantined (unknown_label 1), 1 blank, 0 skipped as declared; ...

    `file` is a path, or a file opened with mode "rb". A fault of the file raises a `FileFault`;
    with `on_file_fault="quarantine"` what was read stays, and every line after the fault is
    quarantined. Raises `MappingProblems`, `MissingColumns`, `UnreadableFile` and `NotAFile`.
    Glossary: contact-record (004:7).
    """
    check_option("on_file_fault", on_file_fault, FILE_FAULTS)
    known = checked(mapping)
    found: dict[type, list[Any]] = {kind: [] for kind in _KINDS}
    with opened(file, known.file) as records:
        reading = Reading(records, known, Making(known))
        for outcome in reading.outcomes(raise_faults=on_file_fault == "raise"):
            found[type(outcome)].append(outcome)
    return LeadResult(
        accepted=tuple(found[LeadRow]),
        quarantined=tuple(found[Quarantined]),
        blank=len(found[Blank]),
        skipped=tuple(found[Skipped]),
        fault=reading.fault,
        personal=known.personal,
    )
