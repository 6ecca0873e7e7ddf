"""Twenty: persons and companies without a status, and an opportunity with stages."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_deals import MEETING_PLANNED, QUALIFICATION, QUOTE_SENT
from salesterms.facts.facts_of_sales import DEAL
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import Silence, Term
from salesterms.vocabularies.systems.common import NO_DEAL, stage
from salesterms.vocabularies.terminology import Vocabulary

_OPPORTUNITY_STAGE = Vocabulary(
    id="twenty.opportunity_stage",
    title=Text("Twenty: opportunity stages", "Twenty: fasen van een opportunity"),
    reading="opportunity_stage",
    address="https://github.com/twentyhq/twenty",
    checked=False,
    rows=(
        Term(
            word="CUSTOMER",
            when=DEAL.is_("won"),
            subject=Subject.DEAL,
            basis=Basis.NAME,
            note=Text(
                "a stage of a deal, in spite of its name",
                "een fase van een deal, al zegt de naam iets anders",
            ),
            entry="closed-won",
        ),
        Silence(
            when=DEAL.is_("lost"),
            because=Text("there is no stage for lost", "er is geen fase voor verloren"),
            subject=Subject.DEAL,
        ),
        stage("PROPOSAL", QUOTE_SENT.holds),
        stage("MEETING", MEETING_PLANNED.holds),
        stage("SCREENING", QUALIFICATION.at_least("begun")),
        stage("NEW"),
        NO_DEAL,
    ),
)

twenty: Final = Readings(id="twenty", title=Text("Twenty", "Twenty"), members=(_OPPORTUNITY_STAGE,))
