"""ERPNext: the status of a lead, which follows its documents, and the sales stages."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_deals import QUOTE_SENT
from salesterms.facts.facts_of_sales import CUSTOMER, DEAL, INTEREST
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.systems.common import DEAD, NO_DEAL, REACHED
from salesterms.vocabularies.systems.salesforce_sales import STAGES
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import LIVE, LOST

_ADDRESS = "https://github.com/frappe/erpnext"

_BY_DOCUMENTS = Text(
    "unverified: by its name only; nobody sets the status, it follows from the documents",
    "niet geverifieerd: alleen op grond van de naam; niemand zet de status, "
    "ze volgt uit de documenten",
)


_LEAD_STATUS = Vocabulary(
    id="erpnext.lead_status",
    title=Text("ERPNext: lead status", "ERPNext: leadstatus"),
    reading="lead_status",
    address=_ADDRESS,
    checked=False,
    rows=(
        Term(word="Do Not Contact", when=DEAD, basis=Basis.NAME, note=_BY_DOCUMENTS, exit=True),
        Term(
            word="Converted",
            when=CUSTOMER.is_("active", "former"),
            basis=Basis.NAME,
            note=_BY_DOCUMENTS,
        ),
        Term(word="Quotation", when=LIVE & QUOTE_SENT.holds, basis=Basis.NAME, note=_BY_DOCUMENTS),
        Term(word="Opportunity", when=LIVE, basis=Basis.NAME, note=_BY_DOCUMENTS),
        Term(
            word="Lost Quotation",
            when=LOST & QUOTE_SENT.holds,
            exit=True,
            basis=Basis.NAME,
            note=_BY_DOCUMENTS,
        ),
        Term(
            word="Interested",
            when=INTEREST.at_least("engaged"),
            basis=Basis.NAME,
            note=_BY_DOCUMENTS,
        ),
        Term(word="Replied", when=REACHED, basis=Basis.NAME, note=_BY_DOCUMENTS),
        Term(
            word="Lead",
            when=ALWAYS,
            group=("Lead", "Open"),
            basis=Basis.NAME,
            note=_BY_DOCUMENTS,
        ),
    ),
)

_SALES_STAGE = Vocabulary(
    id="erpnext.sales_stage",
    title=Text("ERPNext: sales stages", "ERPNext: verkoopfasen"),
    reading="sales_stage",
    address=_ADDRESS,
    checked=False,
    rows=(
        Silence(
            when=DEAL.is_("won", "lost"),
            because=Text(
                "whether it is won or lost stands in the status, not in the stage",
                "of ze gewonnen of verloren is, staat in de status en niet in de fase",
            ),
            subject=Subject.DEAL,
        ),
        *STAGES,
        NO_DEAL,
    ),
)

erpnext: Final = Readings(
    id="erpnext", title=Text("ERPNext", "ERPNext"), members=(_LEAD_STATUS, _SALES_STAGE)
)
