"""Text 002: a lead, a verkoopkans in two readings, and what to ask a lead on the way."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from salesterms.errors import Text
from salesterms.facts import BUDGET, NEED, PROGRESS, STAKEHOLDERS_KNOWN, URGENCY
from salesterms.qualification.requirement import Asks, Requirement
from salesterms.qualification.scheme import Framework
from salesterms.vocabularies.texts.bubble import (
    AUTHORITY_PROVEN,
    BUDGET_CHECKED,
    CONFIRMED,
    DIRECT,
    INQUIRING,
    NEED_SHOWN,
    PERMITTED,
    WANTS_TO_BUY,
)

lead: Final = Framework(
    id="lead",
    title=Text("A lead", "Een lead"),
    outcome=Text("lead", "lead"),
    source="002",
    cites=("002:36", "002:38"),
    entry="lead",
    requirements=(
        Requirement(
            id="contact_details",
            text=Text("direct contact details", "directe contactgegevens"),
            ask=Text("How can we reach you in person?", "Hoe kunnen we je zelf bereiken?"),
            when=DIRECT,
            cites=("002:40",),
        ),
        Requirement(
            id="target_group",
            text=Text("target group confirmed", "doelgroep bevestigd"),
            ask=Text("What does your company do?", "Wat doet je bedrijf?"),
            when=CONFIRMED,
            cites=("002:41",),
        ),
        Requirement(
            id="wish",
            text=Text("a wish for more information", "een wens om meer informatie"),
            ask=Text("What would you like to know?", "Wat wil je graag weten?"),
            when=INQUIRING,
            cites=("002:42",),
        ),
        Requirement(
            id="permission",
            text=Text("permission to follow up", "toestemming voor opvolging"),
            ask=Text("May we contact you about this?", "Mogen we hierover contact opnemen?"),
            when=PERMITTED,
            cites=("002:43",),
        ),
    ),
)

#: "Aangetoond", "gecontroleerd" and "bewijs" are taken at their word.
qualified_opportunity_strict: Final = Framework(
    id="qualified_opportunity.strict",
    title=Text("Verkoopkans, strict reading", "Verkoopkans, strenge lezing"),
    outcome=Text("verkoopkans", "verkoopkans"),
    source="002",
    reading="strict",
    cites=("002:53", "002:55", "002:61"),
    entry="qualified-opportunity",
    note=Text(
        "Strict: need proven, budget checked, say proven. The text excludes only what is felt"
        " (002:61); that these words are levels is our interpretation",
        "Streng: behoefte aangetoond, budget gecontroleerd, zeggenschap aangetoond. De tekst sluit"
        " alleen gevoel uit (002:61); dat deze woorden niveaus zijn, is onze uitleg",
    ),
    requirements=(
        *lead.requirements,
        Requirement(
            id="purchase_interest",
            text=Text("interest in buying from us", "interesse om bij ons te kopen"),
            ask=Text("Are you thinking of buying from us?", "Denk je erover bij ons te kopen?"),
            when=WANTS_TO_BUY,
            cites=("002:53",),
        ),
        Requirement(
            id="need",
            text=Text("a need that was shown", "een aangetoonde behoefte"),
            ask=Text(
                "What happens today that this should put right?",
                "Wat gaat er nu mis dat dit moet oplossen?",
            ),
            when=NEED_SHOWN,
            cites=("002:57", "002:61"),
        ),
        Requirement(
            id="budget",
            text=Text("a budget that was checked", "een gecontroleerd budget"),
            ask=Text(
                "Which budget is this paid from, and is it released?",
                "Uit welk budget komt dit, en is dat vrijgegeven?",
            ),
            when=BUDGET_CHECKED,
            cites=("002:58", "002:61"),
        ),
        Requirement(
            id="authority",
            text=Text("evidence of a say in the decision", "bewijs van zeggenschap"),
            ask=Text(
                "How was the last purchase of this kind decided?",
                "Hoe is over de vorige aankoop van dit soort beslist?",
            ),
            when=AUTHORITY_PROVEN,
            cites=("002:59", "002:61"),
        ),
    ),
)

#: Of the target group the text asks confirmation in both readings (002:41).
_LENIENT: Final = qualified_opportunity_strict.evolve(
    id="qualified_opportunity.lenient",
    title=Text("Verkoopkans, lenient reading", "Verkoopkans, soepele lezing"),
    rungs={"need": "stated", "budget": "stated", "authority": "stated"},
    note=Text(
        "Lenient: what the buyer says is enough, for the text excludes only what is felt (002:61)",
        "Soepel: wat de koper zelf zegt is genoeg, want de tekst sluit alleen gevoel uit (002:61)",
    ),
)
qualified_opportunity_lenient: Final = evolve(
    _LENIENT,
    reading="lenient",
    # Both readings are of the text, so both cite it.
    requirements=tuple(
        evolve(one, cites=strict.cites)
        for one, strict in zip(
            _LENIENT.requirements, qualified_opportunity_strict.requirements, strict=True
        )
    ),
)

#: 002:71 says selling process where it can only mean a buying one. Which action suits which
#: question is ours: 002:75 names the actions, and that they rest on the answers.
nurture_questions: Final = Framework(
    id="nurture_questions",
    title=Text("Five questions to nurture a lead", "Vijf vragen om een lead te ontwikkelen"),
    outcome=Text("everything found out", "alles uitgezocht"),
    source="002",
    cites=("002:67", "002:75"),
    entry="lead-nurturing",
    note=Text(
        "Any answer will do: these are questions, not conditions. Which action suits which question"
        " is our choice among those of 002:75",
        "Elk antwoord is goed: het zijn vragen, geen eisen. Welke actie bij welke vraag past, is"
        " onze keuze uit die van 002:75",
    ),
    requirements=(
        Requirement(
            id="need",
            text=Text("the need", "de behoefte"),
            ask=Text("What do you need, concretely?", "Wat heb je concreet nodig?"),
            when=NEED.holds,
            asks=Asks.KNOWN,
            action=Text("a white paper about the problem", "een whitepaper over het probleem"),
            cites=("002:69",),
        ),
        Requirement(
            id="urgency",
            text=Text("how urgent the need is", "hoe dringend de behoefte is"),
            ask=Text("By when must it be solved?", "Wanneer moet het opgelost zijn?"),
            when=URGENCY.holds,
            asks=Asks.KNOWN,
            action=Text("an invitation to a webinar", "een uitnodiging voor een webinar"),
            cites=("002:70",),
        ),
        Requirement(
            id="progress",
            text=Text("how far the buying is", "hoever het koopproces is"),
            ask=Text("What have you looked at so far?", "Wat heb je al bekeken?"),
            when=PROGRESS.holds,
            asks=Asks.KNOWN,
            action=Text(
                "information about products and services",
                "informatie over producten en diensten",
            ),
            cites=("002:71",),
        ),
        Requirement(
            id="stakeholders",
            text=Text("who takes part in the decision", "wie meebeslist"),
            ask=Text("Who else has a say in this?", "Wie beslist er nog mee?"),
            when=STAKEHOLDERS_KNOWN.holds,
            asks=Asks.KNOWN,
            action=Text(
                "an invitation to a seminar, colleagues included",
                "een uitnodiging voor een seminar, ook voor collega's",
            ),
            cites=("002:72",),
        ),
        Requirement(
            id="budget",
            text=Text("whether there is a budget", "of er budget is"),
            ask=Text("Is there a budget yet?", "Is er al een budget?"),
            when=BUDGET.holds,
            asks=Asks.KNOWN,
            action=Text(
                "information about products and services, with prices",
                "informatie over producten en diensten, met prijzen",
            ),
            cites=("002:73",),
        ),
    ),
)
