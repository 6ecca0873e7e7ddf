"""Microsoft Dynamics 365: status reasons of a lead and of an opportunity, and the sales stages."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_deals import QUALIFICATION, QUOTE_SENT, READY_TO_CLOSE
from salesterms.facts.facts_of_sales import DEAL
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.systems.common import (
    CONVERTED,
    DEAD,
    NO_DEAL,
    REACHED,
    closed,
    stage,
)
from salesterms.vocabularies.terminology import Vocabulary

_ADDRESS = "https://learn.microsoft.com/dynamics365/sales/"

_LEAD_STATUS = Vocabulary(
    id="dynamics365.lead_status",
    title=Text(
        "Dynamics 365: status reasons of a lead", "Dynamics 365: statusredenen van een lead"
    ),
    reading="lead_status",
    address=_ADDRESS,
    checked=False,
    rows=(
        Term(
            word="Qualified",
            when=CONVERTED,
            basis=Basis.VENDOR,
            note=Text(
                "qualifying makes the account, the contact and the opportunity: it is converting",
                "kwalificeren maakt het account, de contactpersoon en de verkoopkans aan: "
                "het is converteren",
            ),
        ),
        Term(
            word="Disqualified",
            when=DEAD,
            exit=True,
            group=("Lost", "Cannot Contact", "No Longer Interested", "Canceled"),
            basis=Basis.VENDOR,
            note=Text(
                "the reasons of one status; a lead may be lost without there having been a deal",
                "de redenen van één status; een lead kan verloren zijn zonder dat er een deal was",
            ),
        ),
        Term(word="Contacted", when=REACHED, basis=Basis.NAME),
        Term(word="New", when=ALWAYS, basis=Basis.NAME),
    ),
)

_OPPORTUNITY_STATUS = Vocabulary(
    id="dynamics365.opportunity_status",
    title=Text(
        "Dynamics 365: status reasons of an opportunity",
        "Dynamics 365: statusredenen van een verkoopkans",
    ),
    reading="opportunity_status",
    address=_ADDRESS,
    checked=False,
    rows=(
        closed("Won", "won"),
        Term(
            word="Lost",
            when=DEAL.is_("lost"),
            exit=True,
            subject=Subject.DEAL,
            group=("Canceled", "Out-Sold"),
            basis=Basis.VENDOR,
            entry="closed-lost",
        ),
        Term(
            word="On Hold",
            when=DEAL.is_("held"),
            subject=Subject.DEAL,
            basis=Basis.NAME,
            exit=True,
        ),
        Term(word="In Progress", when=DEAL.is_("open"), subject=Subject.DEAL, basis=Basis.NAME),
        NO_DEAL,
    ),
)

_SALES_STAGE = Vocabulary(
    id="dynamics365.sales_stage",
    title=Text("Dynamics 365: sales stages", "Dynamics 365: verkoopfasen"),
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
        stage("Close", READY_TO_CLOSE.holds),
        stage("Propose", QUOTE_SENT.holds),
        stage("Develop", QUALIFICATION.at_least("done")),
        stage("Qualify"),
        NO_DEAL,
    ),
)

dynamics365: Final = Readings(
    id="dynamics365",
    title=Text("Microsoft Dynamics 365 Sales", "Microsoft Dynamics 365 Sales"),
    members=(_LEAD_STATUS, _OPPORTUNITY_STATUS, _SALES_STAGE),
)
