"""The documents that look ahead: plan, strategy, SWOT analysis and TAM analysis."""

from __future__ import annotations

from typing import Final

from salesterms.entities.sales_documents.kinds import (
    EntryForm,
    SalesDocumentKind,
    SwotEffect,
    SwotOrigin,
)
from salesterms.entities.sales_documents.template import DocumentField, DocumentTemplate
from salesterms.errors import Text

# All that 000:76 says of a plan it says without a *may*. That the parts add up to the target is
# ours.
SALES_PLAN: Final = DocumentTemplate(
    kind=SalesDocumentKind.SALES_PLAN,
    text=Text("sales plan", "salesplan"),
    cites=("000:76",),
    fields=(
        DocumentField(
            name="objectives",
            text=Text("objectives", "doelstellingen"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="target",
            text=Text("target", "doel"),
            form=EntryForm.GOAL,
            cites=("000:76",),
        ),
        DocumentField(
            name="target_parts",
            text=Text("parts of the target", "delen van het doel"),
            form=EntryForm.GOAL_PART,
        ),
        DocumentField(
            name="tactics",
            text=Text("tactics", "tactieken"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="market",
            text=Text("analysis of the market", "analyse van de markt"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="target_customers",
            text=Text("target customers", "doelklanten"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="competitors",
            text=Text("competitors", "concurrenten"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="action_plan",
            text=Text("action plan", "actieplan"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="measures",
            text=Text("how progress is measured", "hoe de voortgang wordt gemeten"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="timelines",
            text=Text("timelines", "tijdlijnen"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="budgets",
            text=Text("budgets", "budgetten"),
            required=True,
            cites=("000:76",),
        ),
        DocumentField(
            name="resources",
            text=Text("people and means", "mensen en middelen"),
            required=True,
            cites=("000:76",),
        ),
    ),
)

# 000:84: designed to change, so each version has its instant.
SALES_STRATEGY: Final = DocumentTemplate(
    kind=SalesDocumentKind.SALES_STRATEGY,
    text=Text("sales strategy", "salesstrategie"),
    cites=("000:84",),
    fields=(
        DocumentField(
            name="long_term_goals",
            text=Text("goals for the long term", "doelen voor de lange termijn"),
            required=True,
            cites=("000:84",),
        ),
        DocumentField(
            name="positioning",
            text=Text("positioning of the offer", "positionering van het aanbod"),
            required=True,
            cites=("000:84",),
        ),
        DocumentField(
            name="selling_approach",
            text=Text(
                "how it is sold to qualified leads",
                "hoe het aan gekwalificeerde leads wordt verkocht",
            ),
            required=True,
            cites=("000:84",),
        ),
        DocumentField(
            name="reasons_to_change",
            text=Text("what would change it", "wat tot een wijziging leidt"),
            cites=("000:84",),
        ),
        DocumentField(name="markets", text=Text("markets", "markten")),
    ),
)

SWOT_ANALYSIS: Final = DocumentTemplate(
    kind=SalesDocumentKind.SWOT_ANALYSIS,
    text=Text("SWOT analysis", "SWOT-analyse"),
    cites=("000:92",),
    fields=(
        DocumentField(
            name="subject",
            text=Text("what is looked at", "waar het over gaat"),
            cites=("000:92",),
        ),
        DocumentField(
            name="strengths",
            text=Text("strengths", "sterke punten"),
            required=True,
            cites=("000:92",),
            origin=SwotOrigin.INTERNAL,
            effect=SwotEffect.HELPFUL,
        ),
        DocumentField(
            name="weaknesses",
            text=Text("weaknesses", "zwakke punten"),
            required=True,
            cites=("000:92",),
            origin=SwotOrigin.INTERNAL,
            effect=SwotEffect.HARMFUL,
        ),
        # Not the opportunity of a pipeline: a turn of the market that helps.
        DocumentField(
            name="opportunities",
            text=Text("opportunities", "kansen"),
            required=True,
            cites=("000:92",),
            origin=SwotOrigin.EXTERNAL,
            effect=SwotEffect.HELPFUL,
        ),
        DocumentField(
            name="threats",
            text=Text("threats", "bedreigingen"),
            required=True,
            cites=("000:92",),
            origin=SwotOrigin.EXTERNAL,
            effect=SwotEffect.HARMFUL,
        ),
        DocumentField(
            name="actions",
            text=Text("what to do about them", "wat eraan te doen"),
            cites=("000:92",),
        ),
    ),
)

# 000:94 calls the market *beschikbaar*, which is the SAM; addressable is meant.
TAM_ANALYSIS: Final = DocumentTemplate(
    kind=SalesDocumentKind.TAM_ANALYSIS,
    text=Text("TAM analysis", "TAM-analyse"),
    cites=("000:94",),
    fields=(
        DocumentField(
            name="offer",
            text=Text("product or service", "product of dienst"),
            required=True,
            cites=("000:94",),
        ),
        DocumentField(
            name="sector",
            text=Text("sector", "sector"),
            required=True,
            cites=("000:94",),
        ),
        DocumentField(
            name="market_size",
            text=Text("size of the market, or the demand", "omvang van de markt, of de vraag"),
            required=True,
            cites=("000:94",),
        ),
        DocumentField(name="method", text=Text("how it was counted", "hoe het is geteld")),
        DocumentField(
            name="growth",
            text=Text("prospects of growth", "groeivooruitzichten"),
            cites=("000:94",),
        ),
        DocumentField(
            name="competition", text=Text("competition", "concurrentie"), cites=("000:94",)
        ),
        DocumentField(
            name="possible_customers",
            text=Text("possible customers", "mogelijke klanten"),
            cites=("000:94",),
        ),
        DocumentField(
            name="investment_priorities",
            text=Text("where to invest first", "waarin eerst te investeren"),
            cites=("000:94",),
        ),
    ),
)
