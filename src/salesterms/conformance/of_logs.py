"""The operation on stage logs: the verdict on every row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.conformance.neutral import wanted
from salesterms.documents import structure
from salesterms.logs import StageEntry, verdicts
from salesterms.vocabularies import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True)
class LogRow:
    """A row of a log in a vector: a case, the label that it entered, when, and the id of that."""

    case: str
    label: str
    at: datetime
    id: str | None = None


def audit_verdicts(inputs: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The verdict on each row of a log, in the order of the rows: its kind, and how many stages.

    >>> rows = [{"case": "D-1", "label": "Contract Sent", "at": "2024-01-08T09:00:00Z"}]
    >>> audit_verdicts({"vocabulary": "hubspot.deal_stage", "rows": rows})
    {'verdicts': [['skip', 4]]}

    Raises `DocumentProblems` for rows that cannot be read, and what `verdicts` raises.
    """
    read = structure(wanted(inputs, "rows", list), list[LogRow])
    rows = [StageEntry(row.case, row.label, row.at, row.id) for row in read]
    found = verdicts(rows, vocabulary(wanted(inputs, "vocabulary", str)))
    return {"verdicts": [[str(verdict.kind), verdict.stages] for _, verdict in found]}
