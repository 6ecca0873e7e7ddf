"""The documents that 000 describes, as one table of kinds and one class for all of them.

Reading order: `kinds` and `template` (what a kind is described with), `templates_of_selling`,
`templates_of_planning` and `templates` (the table), `objection`, `play` and `finding` (entries that
are more than text), `entries` (what may stand where), `sales_document`, `completeness` and
`writing`; then what is asked of some kinds alone: `versions`, `choosing_plays`, `outcome_of_call`.
"""

from salesterms.entities.sales_documents.choosing_plays import ChosenPlay, ChosenPlays, plays_for
from salesterms.entities.sales_documents.completeness import DocumentCompleteness
from salesterms.entities.sales_documents.finding import CallFinding
from salesterms.entities.sales_documents.kinds import (
    SWOT_EFFECT_WORDS,
    SWOT_ORIGIN_WORDS,
    EntryForm,
    SalesDocumentKind,
    SwotEffect,
    SwotOrigin,
)
from salesterms.entities.sales_documents.objection import Objection
from salesterms.entities.sales_documents.of_kind import OtherKindOfDocument
from salesterms.entities.sales_documents.outcome_of_call import evidence_from_call
from salesterms.entities.sales_documents.play import Play
from salesterms.entities.sales_documents.sales_document import NotANewerVersion, SalesDocument
from salesterms.entities.sales_documents.template import DocumentField, DocumentTemplate
from salesterms.entities.sales_documents.templates import DOCUMENT_TEMPLATES, template_of
from salesterms.entities.sales_documents.versions import NotOneDocument, VersionClash, version_at

__all__ = [
    "DOCUMENT_TEMPLATES",
    "SWOT_EFFECT_WORDS",
    "SWOT_ORIGIN_WORDS",
    "CallFinding",
    "ChosenPlay",
    "ChosenPlays",
    "DocumentCompleteness",
    "DocumentField",
    "DocumentTemplate",
    "EntryForm",
    "NotANewerVersion",
    "NotOneDocument",
    "Objection",
    "OtherKindOfDocument",
    "Play",
    "SalesDocument",
    "SalesDocumentKind",
    "SwotEffect",
    "SwotOrigin",
    "VersionClash",
    "evidence_from_call",
    "plays_for",
    "template_of",
    "version_at",
]
