"""Whether a document is of the kind that something is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.entities.sales_documents.sales_document import SalesDocument
from salesterms.errors import SalesTermsError, Text, check_argument

if TYPE_CHECKING:
    from salesterms.entities.sales_documents.kinds import SalesDocumentKind

_A_DOCUMENT = Text("a SalesDocument", "een SalesDocument")


class OtherKindOfDocument(SalesTermsError, ValueError):
    """Something was asked of a document that another kind of document answers."""

    code = "other_kind_of_document"
    message = Text("This document is a {0}: give a {1}", "Dit document is een {0}: geef een {1}")


def check_kind(document: object, kind: SalesDocumentKind) -> None:
    """Raise `OtherKindOfDocument` for another kind, `WrongArgument` for what is no document."""
    from salesterms.entities.sales_documents.templates import DOCUMENT_TEMPLATES

    check_argument("document", document, SalesDocument, _A_DOCUMENT)
    if isinstance(document, SalesDocument) and document.kind is not kind:
        raise OtherKindOfDocument(document.template.text, DOCUMENT_TEMPLATES[kind].text)
