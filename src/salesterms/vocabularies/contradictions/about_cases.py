"""One and the same person, and what each text calls him or her."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.vocabularies.contradictions.cases import (
    BARE_FORM,
    BOUGHT_LIST,
    CARD,
    FORM,
    FORM_WITH_PERMISSION,
    UNSELECTED_LIST,
)
from salesterms.vocabularies.contradictions.disagreement import Contradiction, at
from salesterms.vocabularies.contradictions.queries import DeadEnds, LabelsOf

ABOUT_CASES: Final = (
    Contradiction(
        id="a-card-from-a-fair",
        number="C2",
        title=Text("A card from a fair", "Een visitekaartje van een beurs"),
        positions=(
            at(
                "000:68",
                "Cards are not named; only who is probably interested has a word.",
                "Kaartjes worden niet genoemd; alleen wie waarschijnlijk geïnteresseerd is, "
                "heeft een woord.",
            ),
            at(
                "001:34",
                "It names a list from a fair, of people seen as buyers. A card is not named.",
                "Genoemd wordt een lijst van een beurs, met mensen in wie een koper wordt gezien. "
                "Een kaartje niet.",
            ),
            at(
                "002:14 002:28",
                "A card that was left behind is a naam, and mostly not worth following up.",
                "Een achtergelaten kaartje is een naam, en meestal niet de moeite waard.",
                "beurzen (achtergelaten visitekaartjes)",
            ),
            at(
                "003:13",
                "It names an attendance list, of people in the target group. A card is not named.",
                "Genoemd wordt een aanwezigheidslijst, van mensen uit de doelgroep. Een kaartje "
                "niet.",
            ),
            at(
                "004:3",
                "A card from a fair is a lead.",
                "Een kaartje van een beurs is een lead.",
                "visitekaartjes te verzamelen tijdens een beurs",
            ),
        ),
        queries=(LabelsOf(case=CARD[0], facts=CARD[1]),),
    ),
    Contradiction(
        id="a-bought-list",
        number="C3",
        title=Text("A bought list", "Een gekochte lijst"),
        positions=(
            at(
                "000:68",
                "Prospecting is finding who fits an ideal profile: those are prospects, so leads.",
                "Prospectie is zoeken wie bij een profiel past: dat zijn prospects, dus leads.",
            ),
            at(
                "001:34",
                "Somebody on a list in whom the team sees a buyer is a prospect.",
                "Wie op een lijst staat en door het team als koper wordt gezien, is een prospect.",
                "als een potentiële koper",
            ),
            at(
                "002:28",
                "Lists give names, to which little value is to be attached.",
                "Lijsten leveren namen op, waaraan weinig waarde te hechten is.",
            ),
            at(
                "003:13",
                "Somebody on a bought list is a naam, if in the target group.",
                "Wie op een gekochte lijst staat, is een naam, mits uit de doelgroep.",
                "een namenlijst die u aangekocht hebt",
            ),
            at(
                "004:3",
                "A bought address is a lead.",
                "Een gekocht adres is een lead.",
                "adressen aan te kopen",
            ),
        ),
        queries=(
            LabelsOf(case=BOUGHT_LIST[0], facts=BOUGHT_LIST[1]),
            LabelsOf(case=UNSELECTED_LIST[0], facts=UNSELECTED_LIST[1]),
        ),
    ),
    Contradiction(
        id="a-web-form",
        number="C4",
        title=Text("Somebody who fills in a form", "Iemand die een formulier invult"),
        positions=(
            at(
                "000:44 000:106",
                "Who fills in a form has shown interest: an inbound, warm prospect.",
                "Wie een formulier invult, heeft interesse getoond: een inkomende, warme prospect.",
            ),
            at(
                "001:37",
                "Who fills in a form and downloads content is a lead from then on.",
                "Wie een formulier invult en iets downloadt, is vanaf dat moment een lead.",
                "Hij is nu officieel een lead",
            ),
            at(
                "002:41 002:43",
                "A lead only with permission and a confirmed target group.",
                "Alleen een lead met toestemming en een bevestigde doelgroep.",
                "Toestemming voor een follow-up",
            ),
            at(
                "003:17",
                "A lead has shown explicit interest in company and offer; a download is less.",
                "Een lead toonde expliciet interesse in bedrijf en aanbod; downloaden is minder.",
                "expliciet interesse in uw bedrijf",
            ),
            at(
                "004:3",
                "A form gives data, so a lead.",
                "Een formulier levert gegevens op, dus een lead.",
                "een formulier te laten invullen",
            ),
        ),
        queries=(
            LabelsOf(case=FORM[0], facts=FORM[1]),
            LabelsOf(case=FORM_WITH_PERMISSION[0], facts=FORM_WITH_PERMISSION[1]),
            LabelsOf(case=BARE_FORM[0], facts=BARE_FORM[1]),
        ),
    ),
    Contradiction(
        id="dead-ends",
        number="C15",
        title=Text("Where does it end?", "Waar loopt het dood?"),
        positions=(
            at(
                "002:20",
                "It speaks of a graveyard for chances that were dead before; that is an image.",
                "Er is sprake van een kerkhof voor kansen die al dood waren; dat is beeldspraak.",
            ),
            at(
                "003:25",
                "Its mensen never close a deal: partners, employees.",
                "De mensen sluiten nooit een deal: partners, werknemers.",
                "die nooit een salesdeal",
            ),
            at(
                "004:7",
                "A lead that cannot be enriched often ends as a junk lead.",
                "Een lead die niet te verrijken is, eindigt vaak als junk lead.",
                "vaak zal deze lead",
            ),
        ),
        queries=(DeadEnds(),),
        remark=Text(
            "A junk lead can still be completed and qualified, so it is no dead end by its "
            "conditions: only the word mensen excludes a purchase.",
            "Een junk lead kan alsnog aangevuld en gekwalificeerd worden, en loopt dus volgens de "
            "voorwaarden niet dood: alleen het woord mensen sluit een aankoop uit.",
        ),
    ),
)
