"""What has to be known before somebody may be called so."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.vocabularies.contradictions.disagreement import Contradiction, at
from salesterms.vocabularies.contradictions.queries import FirstWords, Required

_LEADS: Final = (
    ("linkedin_glossary", "lead"),
    ("four_stages.definitions", "lead"),
    ("lead_or_bubble", "lead"),
    ("four_types", "lead"),
    ("lead_and_prospect", "lead"),
)

ABOUT_CONDITIONS: Final = (
    Contradiction(
        id="means-and-budget",
        number="C9",
        title=Text("When must there be money?", "Wanneer moet er geld zijn?"),
        positions=(
            at(
                "000:58",
                "Budget is looked at when a lead is qualified.",
                "Naar budget wordt gekeken bij de kwalificatie van een lead.",
                "hun budget en beslissingsbevoegdheid",
            ),
            at(
                "001:7",
                "The first stage already requires means to buy.",
                "De eerste fase eist al middelen om te kopen.",
                "heeft de middelen om een aankoop",
            ),
            at(
                "002:58 002:61",
                "Only the last stage requires a budget, and then it must be checked.",
                "Pas de laatste fase eist een budget, en dan moet het gecontroleerd zijn.",
                "gecontroleerd of er een budget",
            ),
        ),
        queries=(
            Required(
                facts=("means", "budget"),
                terms=(
                    ("linkedin_glossary", "SQL"),
                    ("four_stages.definitions", "prospect"),
                    ("lead_or_bubble", "lead"),
                    ("lead_or_bubble", "verkoopkans"),
                    ("four_types", "contact"),
                    ("lead_and_prospect", "prospect"),
                ),
            ),
        ),
    ),
    Contradiction(
        id="permission",
        number="C10",
        title=Text("Is permission needed?", "Is toestemming nodig?"),
        positions=(
            at(
                "002:36 002:43",
                "Nobody is a lead without having given permission for a follow-up.",
                "Niemand is een lead zonder toestemming voor opvolging te hebben gegeven.",
                "Toestemming voor een follow-up",
            ),
            at(
                "003:13",
                "Newsletters go to bought names, without a word about permission.",
                "Nieuwsbrieven gaan naar gekochte namen, zonder een woord over toestemming.",
                "om nieuwsbrieven naar te verzenden",
            ),
        ),
        queries=(Required(facts=("permission",), terms=(*_LEADS, ("four_types", "naam"))),),
        remark=Text(
            "The other texts say nothing of permission. What the law asks is another question.",
            "De andere teksten zwijgen over toestemming. Wat de wet eist, is een andere vraag.",
        ),
    ),
    Contradiction(
        id="target-group",
        number="C11",
        title=Text(
            "When must somebody be in the target group?",
            "Wanneer moet iemand tot de doelgroep behoren?",
        ),
        positions=(
            at(
                "000:68",
                "Prospecting starts from an ideal customer profile.",
                "Prospectie gaat uit van een ideaal klantprofiel.",
                "een ideaal klantprofiel",
            ),
            at(
                "001:7",
                "From the first stage on, together with the profile and the means.",
                "Vanaf de eerste fase, samen met profiel en middelen.",
                "behoort tot jouw totale doelgroep",
            ),
            at(
                "002:41",
                "A naam need not be; a lead must be, and that must be confirmed.",
                "Een naam hoeft niet; een lead wel, en dat moet bevestigd zijn.",
                "Bevestiging dat de naam",
            ),
            at(
                "003:13",
                "A naam is in the target group already.",
                "Een naam behoort al tot de doelgroep.",
                "die tot uw doelpubliek behoort",
            ),
        ),
        queries=(
            FirstWords(),
            Required(
                facts=("target_group", "ideal_profile"),
                terms=(
                    ("linkedin_glossary", "lead"),
                    ("four_stages.definitions", "prospect"),
                    ("lead_or_bubble", "naam"),
                    ("lead_or_bubble", "lead"),
                    ("four_types", "naam"),
                    ("four_types", "lead"),
                    ("lead_and_prospect", "lead"),
                ),
            ),
        ),
    ),
    Contradiction(
        id="interest-of-a-lead",
        number="C12",
        title=Text("How much interest makes a lead?", "Hoeveel interesse maakt een lead?"),
        positions=(
            at(
                "000:68",
                "Being probably interested is enough.",
                "Waarschijnlijk geïnteresseerd zijn is genoeg.",
                "waarschijnlijk is geïnteresseerd",
            ),
            at(
                "001:11",
                "Engaged with content about the products, or in the process.",
                "Betrokken geraakt bij inhoud over de producten, of bij het proces.",
                "succesvol betrokken is geraakt",
            ),
            at(
                "002:42",
                "Wants to know more.",
                "Wil meer weten.",
                "Een wens om meer informatie",
            ),
            at(
                "003:17",
                "Explicit interest, in the company and in its offer.",
                "Expliciete interesse, in het bedrijf en in het aanbod.",
                "expliciet interesse in uw bedrijf",
            ),
            at(
                "004:3 004:4",
                "None: having the data is enough.",
                "Geen: gegevens hebben is genoeg.",
                "beperkte of ruimere set gegevens",
            ),
        ),
        queries=(Required(facts=("interest", "likely_interested"), terms=_LEADS),),
    ),
)
