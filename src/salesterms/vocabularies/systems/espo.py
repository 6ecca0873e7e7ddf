"""EspoCRM: the status of a lead and the stages of an opportunity."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_deals import NEGOTIATING, QUALIFICATION, QUOTE_SENT
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.systems.common import NO_DEAL, closed, stage
from salesterms.vocabularies.systems.suite import LEAD_ROWS
from salesterms.vocabularies.terminology import Vocabulary

_ADDRESS = "https://github.com/espocrm/espocrm"

_LEAD_STATUS = Vocabulary(
    id="espocrm.lead_status",
    title=Text("EspoCRM: lead status", "EspoCRM: leadstatus"),
    reading="lead_status",
    address=_ADDRESS,
    checked=False,
    rows=LEAD_ROWS,
)

_OPPORTUNITY_STAGE = Vocabulary(
    id="espocrm.opportunity_stage",
    title=Text("EspoCRM: opportunity stages", "EspoCRM: fasen van een opportunity"),
    reading="opportunity_stage",
    address=_ADDRESS,
    checked=False,
    rows=(
        closed("Closed Won", "won"),
        closed(
            "Closed Lost",
            "lost",
            note=Text(
                "the stage before it was lost is kept in lastStage",
                "de fase voor het verlies blijft bewaard in lastStage",
            ),
        ),
        stage("Negotiation", NEGOTIATING.holds),
        stage("Proposal", QUOTE_SENT.holds),
        stage("Qualification", QUALIFICATION.at_least("begun")),
        stage("Prospecting"),
        NO_DEAL,
    ),
)

espocrm: Final = Readings(
    id="espocrm", title=Text("EspoCRM", "EspoCRM"), members=(_LEAD_STATUS, _OPPORTUNITY_STAGE)
)
