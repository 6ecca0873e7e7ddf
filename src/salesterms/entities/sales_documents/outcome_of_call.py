"""What a discovery call brought out, as evidence about the prospect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.entities.sales_documents.finding import CallFinding
from salesterms.entities.sales_documents.kinds import SalesDocumentKind
from salesterms.entities.sales_documents.of_kind import check_kind
from salesterms.facts import CATALOGUE, TALKED, Catalogue, Evidence, Level, Maker, check_evidence
from salesterms.facts.catalogue import check_is_catalogue

if TYPE_CHECKING:
    from salesterms.entities.sales_documents.sales_document import SalesDocument


def evidence_from_call(
    document: SalesDocument,
    *,
    by: Maker,
    checked_by: Maker | None = None,
    catalogue: Catalogue = CATALOGUE,
) -> tuple[Evidence, ...]:
    """The evidence that the notes of a discovery call are, of the instant of the call.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import CallFinding, SalesDocument
    >>> from salesterms.facts import MakerKind
    >>> call = SalesDocument(
    ...     kind=SalesDocumentKind.DISCOVERY_CALL,
    ...     title="Planner of a haulier",
    ...     fields={
    ...         "challenges": "loses an hour a day to rosters",
    ...         "established": [CallFinding(fact="need", level=Level.STATED)],
    ...     },
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ... )
    >>> pieces = evidence_from_call(call, by=Maker(kind=MakerKind.HUMAN))
    >>> [(piece.fact, piece.level.value) for piece in pieces]
    [('talked', 'proven'), ('need', 'stated')]

    That there was a talk with a seller is evidence itself, where the catalogue has that fact.
    Challenges are text: that somebody has a need is established only where a finding says so. `by`
    is who wrote the notes; what a model wrote counts as *stated* at most until `checked_by` names a
    human. The title of the document is its `source`. Give the pieces to `Journey.with_`.

    Raises `EvidenceProblems` for facts and values that the catalogue has not got,
    `OtherKindOfDocument`, `BadEvidence`, and `WrongArgument`. Source: 000:102.
    """
    check_kind(document, SalesDocumentKind.DISCOVERY_CALL)
    check_is_catalogue(catalogue)
    found = [
        entry for entry in document.fields.get("established", ()) if isinstance(entry, CallFinding)
    ]
    if TALKED.name in catalogue:
        found.insert(0, CallFinding(fact=TALKED.name, level=Level.PROVEN))
    pieces = tuple(
        Evidence(
            fact=each.fact,
            value=each.value,
            stance=each.stance,
            level=each.level,
            at=document.at,
            by=by,
            checked_by=checked_by,
            source=document.title,
            note=each.note,
        )
        for each in found
    )
    check_evidence(pieces, catalogue=catalogue)
    return pieces
