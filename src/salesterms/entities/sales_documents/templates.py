"""The one table of sales documents: every kind with its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.entities.sales_documents.kinds import SalesDocumentKind
from salesterms.entities.sales_documents.templates_of_planning import (
    SALES_PLAN,
    SALES_STRATEGY,
    SWOT_ANALYSIS,
    TAM_ANALYSIS,
)
from salesterms.entities.sales_documents.templates_of_selling import (
    BATTLE_CARD,
    DISCOVERY_CALL,
    ELEVATOR_PITCH,
    SALES_PLAYBOOK,
    VALUE_PROPOSITION,
)
from salesterms.entities.shapes import one_of
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from salesterms.entities.sales_documents.template import DocumentTemplate

#: Kind -> what a document of it consists of.
DOCUMENT_TEMPLATES: Final[FrozenMapping[SalesDocumentKind, DocumentTemplate]] = FrozenMapping(
    (template.kind, template)
    for template in (
        BATTLE_CARD,
        VALUE_PROPOSITION,
        ELEVATOR_PITCH,
        SALES_PLAYBOOK,
        DISCOVERY_CALL,
        SALES_PLAN,
        SALES_STRATEGY,
        SWOT_ANALYSIS,
        TAM_ANALYSIS,
    )
)


def template_of(kind: SalesDocumentKind) -> DocumentTemplate:
    """What a document of a kind consists of.

    >>> [field.name for field in template_of(SalesDocumentKind.DISCOVERY_CALL).required]
    ['challenges', 'how_it_helps']

    Raises `WrongArgument` for what is no kind.
    """
    one_of(SalesDocumentKind).check("kind", kind)
    return DOCUMENT_TEMPLATES[kind]
