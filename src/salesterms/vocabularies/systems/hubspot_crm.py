"""HubSpot: the lifecycle stage and lead status of a contact, and the stages of a deal."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_deals import (
    CONTRACT_SENT,
    DECIDER_BOUGHT_IN,
    MEETING_PLANNED,
    PRESENTATION_PLANNED,
    QUALIFICATION,
)
from salesterms.facts.facts_of_sales import CUSTOMER, DEAL, INTEREST, PERMISSION, STANDING, TALKED
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.systems.common import (
    DEAD,
    NO_DEAL,
    NURTURED,
    UNVERIFIED,
    closed,
    stage,
)
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import LIVE

_NEVER_BACK = Text(
    "HubSpot never sets a stage back by itself: clear the field first to go back",
    "HubSpot zet een fase nooit vanzelf terug: maak het veld eerst leeg om terug te gaan",
)

_LIFECYCLE = Vocabulary(
    id="hubspot.lifecycle_stage",
    title=Text("HubSpot: lifecycle stage", "HubSpot: levenscyclusfase"),
    reading="lifecycle_stage",
    address="https://knowledge.hubspot.com",
    checked=False,
    rows=(
        Term(
            word="customer",
            # Won once is customer for ever, until somebody clears the field.
            when=CUSTOMER.is_("active", "former"),
            group=("customer", "evangelist"),
            basis=Basis.VENDOR,
            note=Text(
                f"a won deal makes a customer; that an evangelist speaks for you is no fact here. "
                f"{_NEVER_BACK.en}",
                f"een gewonnen deal maakt een klant; dat een evangelist voor je pleit, is hier "
                f"geen feit. {_NEVER_BACK.nl}",
            ),
            entry="customer",
        ),
        Term(
            word="opportunity",
            when=~DEAL.is_("none"),
            basis=Basis.VENDOR,
            note=Text(
                f"also after the deal is lost. {_NEVER_BACK.en}",
                f"ook nadat de deal is verloren. {_NEVER_BACK.nl}",
            ),
        ),
        Term(
            word="other",
            when=DEAD,
            exit=True,
            basis=Basis.NAME,
            note=Text(
                "whoever fits no other stage; here, who was set aside",
                "wie in geen andere fase past; hier: wie terzijde is gelegd",
            ),
        ),
        Term(
            word="salesqualifiedlead",
            when=STANDING.is_("sales", "converted"),
            basis=Basis.NAME,
            note=_NEVER_BACK,
            entry="sales-qualified-lead",
        ),
        Term(
            word="marketingqualifiedlead",
            when=STANDING.is_("marketing"),
            basis=Basis.NAME,
            note=_NEVER_BACK,
            entry="marketing-qualified-lead",
        ),
        Term(
            word="lead",
            when=INTEREST.at_least("engaged"),
            basis=Basis.NAME,
            note=_NEVER_BACK,
            entry="lead",
        ),
        Term(
            word="subscriber",
            when=PERMISSION.holds,
            basis=Basis.NAME,
            note=Text(
                "asked for news, and for nothing else",
                "vroeg om nieuws, en om niets anders",
            ),
        ),
        Silence(when=ALWAYS, because=Text("the field is empty", "het veld is leeg")),
    ),
)

_LEAD_STATUS = Vocabulary(
    id="hubspot.lead_status",
    title=Text("HubSpot: lead status", "HubSpot: leadstatus"),
    reading="lead_status",
    checked=False,
    rows=(
        Term(word="OPEN_DEAL", when=LIVE, basis=Basis.NAME, note=UNVERIFIED),
        Silence(
            when=CUSTOMER.is_("active", "former"),
            because=Text(
                "no status is about somebody who has bought",
                "geen status gaat over iemand die heeft gekocht",
            ),
        ),
        Silence(
            when=DEAL.is_("lost"),
            because=Text(
                "no status is about somebody whose deal was lost",
                "geen status gaat over iemand wiens deal verloren ging",
            ),
        ),
        Term(word="UNQUALIFIED", when=DEAD, basis=Basis.NAME, note=UNVERIFIED, exit=True),
        Term(word="BAD_TIMING", when=NURTURED, basis=Basis.NAME, note=UNVERIFIED, exit=True),
        Term(word="CONNECTED", when=TALKED.holds, basis=Basis.NAME, note=UNVERIFIED),
        Term(
            word="NEW",
            when=ALWAYS,
            group=("NEW", "OPEN", "IN_PROGRESS", "ATTEMPTED_TO_CONTACT"),
            basis=Basis.NAME,
            note=UNVERIFIED,
        ),
    ),
)

_DEAL_STAGE = Vocabulary(
    id="hubspot.deal_stage",
    title=Text("HubSpot: default deal stages", "HubSpot: standaardfasen van een deal"),
    reading="deal_stage",
    checked=False,
    rows=(
        closed("Closed Won", "won", basis=Basis.NAME, note=UNVERIFIED),
        closed("Closed Lost", "lost", basis=Basis.NAME, note=UNVERIFIED),
        stage("Contract Sent", CONTRACT_SENT.holds, note=UNVERIFIED),
        stage("Decision Maker Bought-In", DECIDER_BOUGHT_IN.holds, note=UNVERIFIED),
        stage("Presentation Scheduled", PRESENTATION_PLANNED.holds, note=UNVERIFIED),
        stage("Qualified To Buy", QUALIFICATION.at_least("done"), note=UNVERIFIED),
        stage("Appointment Scheduled", MEETING_PLANNED.holds, note=UNVERIFIED),
        Silence(
            when=LIVE,
            because=Text(
                "the first stage asks for a planned meeting",
                "de eerste fase vraagt om een geplande afspraak",
            ),
            subject=NO_DEAL.subject,
        ),
        NO_DEAL,
    ),
)

hubspot: Final = Readings(
    id="hubspot", title=Text("HubSpot", "HubSpot"), members=(_LIFECYCLE, _LEAD_STATUS, _DEAL_STAGE)
)
