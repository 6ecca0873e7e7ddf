"""Salesforce: the status of a lead and the stages of an opportunity, as they come."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_deals import (
    DECIDERS_IDENTIFIED,
    NEEDS_ANALYSED,
    NEGOTIATING,
    PERCEPTION_ANALYSED,
    QUALIFICATION,
    QUOTE_SENT,
    VALUE_PROPOSED,
)
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Term
from salesterms.vocabularies.systems.common import (
    CONVERTED,
    DEAD,
    NO_DEAL,
    REACHED,
    UNVERIFIED,
    closed,
    stage,
)
from salesterms.vocabularies.terminology import Vocabulary

_LEAD_STATUS = Vocabulary(
    id="salesforce.lead_status",
    title=Text("Salesforce: lead status", "Salesforce: leadstatus"),
    reading="lead_status",
    address="https://help.salesforce.com",
    checked=False,
    rows=(
        Term(
            word="Closed - Converted",
            when=CONVERTED,
            basis=Basis.VENDOR,
            note=Text(
                "converting is one way: the lead can only be read from then on",
                "converteren gaat één kant op: de lead is daarna alleen nog te lezen",
            ),
        ),
        Term(
            word="Closed - Not Converted",
            when=DEAD,
            exit=True,
            basis=Basis.NAME,
            note=UNVERIFIED,
        ),
        Term(word="Working - Contacted", when=REACHED, basis=Basis.NAME),
        Term(word="Open - Not Contacted", when=ALWAYS, basis=Basis.NAME),
    ),
)

#: The stages before the closed ones, the furthest first; others took the names over.
STAGES: Final = (
    stage("Negotiation/Review", NEGOTIATING.holds),
    stage("Proposal/Price Quote", QUOTE_SENT.holds),
    stage("Perception Analysis", PERCEPTION_ANALYSED.holds),
    stage("Id. Decision Makers", DECIDERS_IDENTIFIED.holds),
    stage("Value Proposition", VALUE_PROPOSED.holds),
    stage("Needs Analysis", NEEDS_ANALYSED.holds),
    stage("Qualification", QUALIFICATION.at_least("begun")),
    stage("Prospecting"),
)

_OPPORTUNITY_STAGE = Vocabulary(
    id="salesforce.opportunity_stage",
    title=Text("Salesforce: opportunity stages", "Salesforce: fasen van een opportunity"),
    reading="opportunity_stage",
    address="https://help.salesforce.com",
    checked=False,
    rows=(closed("Closed Won", "won"), closed("Closed Lost", "lost"), *STAGES, NO_DEAL),
)

salesforce: Final = Readings(
    id="salesforce",
    title=Text("Salesforce", "Salesforce"),
    members=(_LEAD_STATUS, _OPPORTUNITY_STAGE),
)
