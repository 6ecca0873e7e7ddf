"""The routing that two texts state, row by row, each with its place.

Neither text says how to choose among several members with one role, so the rows do not either.
"""

from __future__ import annotations

from typing import Final

from salesterms.entities.teams.roles import SalesRole
from salesterms.entities.teams.routing import Routing
from salesterms.entities.teams.rule import RoutingRule
from salesterms.errors import Text
from salesterms.facts import (
    ASSESSED_BY_SALES,
    CUSTOMER,
    INITIATIVE,
    INTEREST,
    JUDGED_READY,
    LIKELY_INTERESTED,
)
from salesterms.vocabularies import four_stages, linkedin_glossary
from salesterms.vocabularies.texts.common import BYSTANDER, FORMER, JUNK, LIVE, LOST

#: Where 000 looks for nobody: it has no word for these either.
_NO_WORD = RoutingRule(
    when=FORMER | LOST | JUNK | BYSTANDER,
    reason=Text(
        "the text does not say who takes up somebody who left, was lost or was set aside",
        "de tekst zegt niet wie zich bekommert om wie vertrok, verloren ging of terzijde is gelegd",
    ),
)

LINKEDIN_ROUTING: Final = Routing(
    id="linkedin_glossary",
    title=Text("Who takes up whom, by text 000", "Wie zich met wie bezighoudt, volgens tekst 000"),
    source="000",
    rules=(
        RoutingRule(
            when=linkedin_glossary.term.customer.when,
            role=SalesRole.ACCOUNT_MANAGER,
            reason=Text(
                "an existing customer goes to the account manager",
                "een bestaande klant gaat naar de accountmanager",
            ),
            cites=("000:8", "000:36"),
        ),
        _NO_WORD,
        RoutingRule(
            # "Een goede kandidaat" (000:62, 000:70) has no conditions there; what sales finds in
            # somebody stands in 000:34 alone: assessed, and judged ready.
            when=ASSESSED_BY_SALES.holds & JUDGED_READY.holds,
            role=SalesRole.SENIOR_SELLER,
            reason=Text(
                "a good candidate goes to a senior member",
                "een goede kandidaat gaat naar een senior lid",
            ),
            cites=("000:62", "000:70", "000:34"),
        ),
        RoutingRule(
            # Who began settles it (000:96), also where interest was shown since; and a prospect
            # without any interest has to be approached.
            when=INITIATIVE.is_("seller") | (LIKELY_INTERESTED.holds & INTEREST.is_("none")),
            role=SalesRole.BUSINESS_DEVELOPMENT_REPRESENTATIVE,
            reason=Text(
                "a prospect who is approached goes to a BDR",
                "een prospect die benaderd wordt, gaat naar een BDR",
            ),
            cites=("000:62", "000:96"),
        ),
        RoutingRule(
            when=INTEREST.at_least("engaged"),
            role=SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE,
            reason=Text(
                "a lead that showed interest goes to an SDR",
                "een lead die interesse toonde, gaat naar een SDR",
            ),
            cites=("000:70",),
        ),
    ),
)

_DEFINED = four_stages.definitions

FOUR_STAGES_ROUTING: Final = Routing(
    id="four_stages",
    title=Text("Who takes up whom, by text 001", "Wie zich met wie bezighoudt, volgens tekst 001"),
    source="001",
    rules=(
        RoutingRule(
            when=LOST | JUNK | BYSTANDER | (CUSTOMER.is_("active", "former") & ~LIVE),
            reason=Text(
                "the text goes no further than the attempt to close a deal",
                "de tekst gaat niet verder dan de poging om een deal te sluiten",
            ),
            cites=("001:19",),
        ),
        RoutingRule(
            when=_DEFINED.term.opportunity.when,
            role=SalesRole.ACCOUNT_MANAGER,
            reason=Text(
                "an opportunity goes to the account manager, who tries to close the deal",
                "een opportunity gaat naar de accountmanager, die de deal probeert te sluiten",
            ),
            cites=("001:19",),
        ),
        RoutingRule(
            when=_DEFINED.term.lead.when,
            role=SalesRole.SELLER,
            reason=Text(
                "a lead, and a contact, is approached by the sales team",
                "een lead, en ook een contact, wordt benaderd door het verkoopteam",
            ),
            cites=("001:37", "001:40"),
        ),
    ),
)
