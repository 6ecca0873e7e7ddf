"""Text 000: what lead qualification looks at, and what makes an MQL and an SQL."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import AUTHORITY, BUDGET, IDEAL_PROFILE, JUDGED_READY, NEED
from salesterms.qualification.requirement import Requirement
from salesterms.qualification.scheme import Framework
from salesterms.vocabularies.texts.linkedin import (
    ASSESSED,
    BY_MARKETINGS_CRITERIA,
    FROM_MARKETING,
    IN_SPECIFICS,
    INTEREST_SHOWN,
    READY,
)

lead_qualification: Final = Framework(
    id="lead_qualification",
    title=Text("Lead qualification", "Leadkwalificatie"),
    outcome=Text("a promising lead", "een veelbelovende lead"),
    source="000",
    cites=("000:58",),
    entry="lead-qualification",
    note=Text(
        "The text names what to look at, and no level: stated or better is our reading",
        "De tekst noemt waar je op let, en geen niveau: minimaal 'volgens opgave' is onze lezing",
    ),
    requirements=(
        Requirement(
            id="interest",
            text=Text("interest", "interesse"),
            ask=Text("What made you look at us?", "Wat bracht je bij ons?"),
            when=INTEREST_SHOWN,
            cites=("000:58",),
        ),
        Requirement(
            id="fit",
            text=Text("fit with the offer", "past bij het aanbod"),
            ask=Text(
                "What does your company do, and how large is it?",
                "Wat doet je bedrijf, en hoe groot is het?",
            ),
            when=IDEAL_PROFILE.at_least("stated"),
            cites=("000:58",),
        ),
        Requirement(
            id="budget",
            text=Text("budget", "budget"),
            ask=Text("Is there a budget for this?", "Is hier budget voor?"),
            when=BUDGET.at_least("stated"),
            cites=("000:58",),
        ),
        Requirement(
            id="authority",
            text=Text("power to decide", "beslissingsbevoegdheid"),
            ask=Text("Who decides about this purchase?", "Wie beslist over deze aankoop?"),
            when=AUTHORITY.at_least("stated"),
            cites=("000:58",),
        ),
        # These three it usually takes, "meestal": so none of them decides.
        Requirement(
            id="need",
            text=Text("needs", "behoeften"),
            ask=Text("What do you need it for?", "Waar heb je het voor nodig?"),
            when=NEED.at_least("stated"),
            required=False,
            cites=("000:58",),
        ),
        Requirement(
            id="pain_points",
            text=Text("pain points", "pijnpunten"),
            ask=Text(
                "What costs you most time or money today?",
                "Wat kost je nu de meeste tijd of het meeste geld?",
            ),
            required=False,
            near=(NEED,),
            cites=("000:58",),
        ),
        Requirement(
            id="likelihood",
            text=Text("likelihood of closing a deal", "kans op een deal"),
            ask=Text(
                "For the seller: how likely is it that a deal is closed?",
                "Aan de verkoper: hoe groot is de kans op een deal?",
            ),
            required=False,
            near=(JUDGED_READY,),
            cites=("000:58",),
            note=Text(
                "it is a number: the probability of an opportunity has it",
                "het is een getal: de slagingskans van een verkoopkans heeft het",
            ),
        ),
    ),
)

marketing_qualified_lead: Final = Framework(
    id="marketing_qualified_lead",
    title=Text("Marketing qualified lead (MQL)", "Marketing qualified lead (MQL)"),
    outcome=Text("MQL", "MQL"),
    source="000",
    cites=("000:32",),
    entry="marketing-qualified-lead",
    note=Text(
        "The criteria are those of your own marketing team: put them in by evolve",
        "De criteria zijn die van je eigen marketingteam: zet ze erin met evolve",
    ),
    requirements=(
        Requirement(
            id="source",
            text=Text("brought in by marketing", "binnengehaald door marketing"),
            ask=Text("How did you come to know us?", "Hoe ken je ons?"),
            when=FROM_MARKETING,
            cites=("000:32",),
        ),
        Requirement(
            id="interest",
            text=Text("interest shown", "interesse getoond"),
            ask=Text("What would you like to know?", "Wat wil je graag weten?"),
            when=INTEREST_SHOWN,
            cites=("000:32",),
        ),
        Requirement(
            id="criteria",
            text=Text("the criteria of marketing", "de criteria van marketing"),
            ask=Text(
                "For marketing: does this lead meet your criteria?",
                "Aan marketing: voldoet deze lead aan jullie criteria?",
            ),
            when=BY_MARKETINGS_CRITERIA,
            cites=("000:32",),
        ),
    ),
)

sales_qualified_lead: Final = Framework(
    id="sales_qualified_lead",
    title=Text("Sales qualified lead (SQL)", "Sales qualified lead (SQL)"),
    outcome=Text("SQL", "SQL"),
    source="000",
    cites=("000:34",),
    entry="sales-qualified-lead",
    note=Text(
        "That marketing qualified the lead first is nowhere asked",
        "Dat marketing de lead eerst kwalificeert, wordt nergens gevraagd",
    ),
    requirements=(
        Requirement(
            id="assessed",
            text=Text("assessed by sales", "beoordeeld door sales"),
            ask=Text(
                "For sales: has this lead been looked at?",
                "Aan sales: is deze lead bekeken?",
            ),
            when=ASSESSED,
            cites=("000:34",),
        ),
        Requirement(
            id="ready",
            text=Text("judged ready to buy", "koopklaar bevonden"),
            ask=Text("When would you like to begin?", "Wanneer wil je beginnen?"),
            when=READY,
            cites=("000:34",),
        ),
        Requirement(
            id="specifics",
            text=Text("interest in prices or specifics", "interesse in prijzen of details"),
            ask=Text(
                "Shall I go through prices and conditions with you?",
                "Zal ik de prijzen en voorwaarden met je doornemen?",
            ),
            when=IN_SPECIFICS,
            cites=("000:34",),
        ),
    ),
)
