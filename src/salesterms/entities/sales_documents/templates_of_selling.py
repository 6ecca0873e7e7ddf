"""The documents that a seller has at hand: card, proposition, pitch, playbook and call notes."""

from __future__ import annotations

from typing import Final

from salesterms.entities.sales_documents.kinds import EntryForm, SalesDocumentKind
from salesterms.entities.sales_documents.template import DocumentField, DocumentTemplate
from salesterms.errors import Text

# 000:18 has the card for objections and against competitors; what it *mostly* holds is the rest.
BATTLE_CARD: Final = DocumentTemplate(
    kind=SalesDocumentKind.BATTLE_CARD,
    text=Text("battle card", "battlecard"),
    cites=("000:18",),
    fields=(
        DocumentField(
            name="competitor",  # in practice there is a card for each
            text=Text("competitor", "concurrent"),
        ),
        DocumentField(
            name="product_benefits",
            text=Text("product benefits", "productvoordelen"),
            cites=("000:18",),
        ),
        DocumentField(
            name="competitor_differentiators",
            text=Text("differences from competitors", "onderscheid van de concurrentie"),
            required=True,
            cites=("000:18",),
        ),
        DocumentField(
            name="personas",
            text=Text("buyer personas", "buyer persona's"),
            cites=("000:18",),
        ),
        DocumentField(
            name="objections",
            text=Text("objections and answers", "bezwaren en weerwoord"),
            required=True,
            form=EntryForm.OBJECTION,
            cites=("000:18",),
        ),
        DocumentField(
            name="price_insights",
            text=Text("what to know about prices", "wat te weten over prijzen"),
            cites=("000:18",),
        ),
        DocumentField(
            name="use_cases", text=Text("customer cases", "klantcases"), cites=("000:18",)
        ),
    ),
)

VALUE_PROPOSITION: Final = DocumentTemplate(
    kind=SalesDocumentKind.VALUE_PROPOSITION,
    text=Text("value proposition", "waardepropositie"),
    cites=("000:104",),
    fields=(
        DocumentField(name="customers", text=Text("for whom", "voor wie")),
        DocumentField(
            name="offer",
            text=Text("what it is", "wat het is"),
            required=True,
            cites=("000:104",),
        ),
        DocumentField(
            name="importance",
            text=Text("why it matters", "waarom het ertoe doet"),
            required=True,
            cites=("000:104",),
        ),
        DocumentField(
            name="unique_value",
            text=Text("the value that nobody else offers", "de waarde die niemand anders biedt"),
            required=True,
            cites=("000:104",),
        ),
        DocumentField(
            name="reason_to_choose",
            text=Text("why rather this than another", "waarom liever dit dan iets anders"),
            required=True,
            cites=("000:104",),
        ),
    ),
)

# 000:30 gives no length; the minute of the field is a convention.
ELEVATOR_PITCH: Final = DocumentTemplate(
    kind=SalesDocumentKind.ELEVATOR_PITCH,
    text=Text("elevator pitch", "elevatorpitch"),
    cites=("000:30",),
    fields=(
        DocumentField(name="audience", text=Text("audience", "publiek"), cites=("000:30",)),
        DocumentField(
            name="offer",
            text=Text("the idea, product or service", "het idee, het product of de dienst"),
            required=True,
            cites=("000:30",),
        ),
        DocumentField(
            name="value",
            text=Text("what it is worth", "wat het waard is"),
            required=True,
            cites=("000:30",),
        ),
        DocumentField(
            name="benefits",
            text=Text("benefits", "voordelen"),
            required=True,
            cites=("000:30",),
        ),
        DocumentField(name="words", text=Text("the pitch as spoken", "de uitgesproken pitch")),
    ),
)

# 000:42: the first four describe how a team reaches its goals; "met onderwerpen als" the next.
SALES_PLAYBOOK: Final = DocumentTemplate(
    kind=SalesDocumentKind.SALES_PLAYBOOK,
    text=Text("sales playbook", "salesplaybook"),
    cites=("000:42",),
    fields=(
        DocumentField(
            name="goals",
            text=Text("goals", "doelen"),
            required=True,
            cites=("000:42",),
        ),
        DocumentField(
            name="strategies",
            text=Text("strategies", "strategieën"),
            required=True,
            cites=("000:42",),
        ),
        DocumentField(
            name="processes",
            text=Text("processes", "processen"),
            required=True,
            cites=("000:42",),
        ),
        DocumentField(
            name="tactics",
            text=Text("tactics", "tactieken"),
            required=True,
            cites=("000:42",),
        ),
        DocumentField(
            name="prospecting", text=Text("prospecting", "prospecting"), cites=("000:42",)
        ),
        DocumentField(
            name="qualifying_leads",
            text=Text("qualifying leads", "leads kwalificeren"),
            cites=("000:42",),
        ),
        DocumentField(
            name="closing_deals", text=Text("closing deals", "deals sluiten"), cites=("000:42",)
        ),
        DocumentField(
            name="objections",
            text=Text("objections and answers", "bezwaren en weerwoord"),
            form=EntryForm.OBJECTION,
            cites=("000:42",),
        ),
        DocumentField(
            name="plays",
            text=Text("what to do when", "wat te doen wanneer"),
            form=EntryForm.PLAY,
            cites=("000:42",),
        ),
        DocumentField(name="templates", text=Text("templates", "sjablonen"), cites=("000:42",)),
        DocumentField(name="scripts", text=Text("scripts", "scripts"), cites=("000:42",)),
        DocumentField(
            name="best_practices",
            text=Text("best practices", "beste werkwijzen"),
            cites=("000:42",),
        ),
        DocumentField(
            name="case_studies", text=Text("case studies", "klantcases"), cites=("000:42",)
        ),
        DocumentField(
            name="training",
            text=Text("how it is used for training", "gebruik bij het opleiden"),
            cites=("000:42",),
        ),
    ),
)

# 000:102. Whether it was the first talk of all, or the first after interest, is another question:
# `salesterms.vocabularies.touch.discovery` has both readings.
DISCOVERY_CALL: Final = DocumentTemplate(
    kind=SalesDocumentKind.DISCOVERY_CALL,
    text=Text("discovery call", "verkennend gesprek"),
    cites=("000:102",),
    fields=(
        DocumentField(
            name="challenges",
            text=Text("challenges of the prospect", "uitdagingen van de prospect"),
            required=True,
            cites=("000:102",),
        ),
        DocumentField(
            name="how_it_helps",
            text=Text("how the product could help", "hoe het product kan helpen"),
            required=True,
            cites=("000:102",),
        ),
        DocumentField(
            name="established",
            text=Text("what was established", "wat er is vastgesteld"),
            form=EntryForm.FINDING,
            cites=("000:102",),
        ),
        DocumentField(name="next_steps", text=Text("next steps", "vervolgstappen")),
    ),
)
