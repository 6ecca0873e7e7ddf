"""Frappe CRM: the status of a lead and of a deal."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_deals import DEMO_GIVEN, NEGOTIATING, QUOTE_SENT, READY_TO_CLOSE
from salesterms.facts.facts_of_sales import DEAL, STANDING
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Term
from salesterms.vocabularies.systems.common import (
    DEAD,
    NO_DEAL,
    NURTURED,
    REACHED,
    closed,
    stage,
)
from salesterms.vocabularies.terminology import Vocabulary

_ADDRESS = "https://github.com/frappe/crm/blob/develop/crm/install.py"

_LEAD_STATUS = Vocabulary(
    id="frappe_crm.lead_status",
    title=Text("Frappe CRM: lead status", "Frappe CRM: leadstatus"),
    reading="lead_status",
    address=_ADDRESS,
    checked=False,
    rows=(
        Term(
            word="Qualified",
            when=STANDING.is_("sales", "converted") | ~DEAL.is_("none"),
            group=("Qualified", "Converted"),
            basis=Basis.VENDOR,
            note=Text(
                "making a deal sets the status Qualified, and a mark of its own for converted",
                "een deal maken zet de status op Qualified, met een eigen vinkje voor converted",
            ),
        ),
        Term(
            word="Unqualified",
            when=DEAD,
            exit=True,
            group=("Unqualified", "Junk"),
            basis=Basis.VENDOR,
            note=Text(
                "both count as lost; what sets them apart is not said",
                "beide gelden als verloren; wat ze onderscheidt, staat er niet",
            ),
        ),
        Term(
            word="Nurture",
            when=NURTURED,
            exit=True,
            basis=Basis.NAME,
            note=Text("counts as ongoing, not as closed", "geldt als lopend, niet als gesloten"),
        ),
        Term(word="Contacted", when=REACHED, basis=Basis.NAME),
        Term(word="New", when=ALWAYS, basis=Basis.NAME),
    ),
)

_DEAL_STATUS = Vocabulary(
    id="frappe_crm.deal_status",
    title=Text("Frappe CRM: deal status", "Frappe CRM: dealstatus"),
    reading="deal_status",
    address=_ADDRESS,
    checked=False,
    rows=(
        closed("Won", "won"),
        closed("Lost", "lost"),
        stage("Ready to Close", READY_TO_CLOSE.holds),
        stage("Negotiation", NEGOTIATING.holds),
        stage("Proposal/Quotation", QUOTE_SENT.holds),
        stage("Demo/Making", DEMO_GIVEN.holds),
        stage("Qualification"),
        NO_DEAL,
    ),
)

frappe_crm: Final = Readings(
    id="frappe_crm", title=Text("Frappe CRM", "Frappe CRM"), members=(_LEAD_STATUS, _DEAL_STATUS)
)
