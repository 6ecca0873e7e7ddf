"""Contact between a seller and a buyer, and what is sold to whom."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_sales import INTEREST, TALKED
from salesterms.vocabularies.contradictions.cases import AWARE, REFERRED, SECOND_CALL, UPGRADE
from salesterms.vocabularies.contradictions.disagreement import Contradiction, at
from salesterms.vocabularies.contradictions.queries import (
    Compared,
    LabelsOf,
    RelationOf,
    Required,
)

_COLD: Final = ("touch.cold", "koude acquisitie")

ABOUT_TOUCHES: Final = (
    Contradiction(
        id="cold-after-a-form",
        number="C14",
        title=Text(
            "Is a call cold after a form?", "Is een telefoontje koud na een ingevuld formulier?"
        ),
        positions=(
            at(
                "000:66 000:106",
                "Cold is contact without earlier contact and without a sign of interest.",
                "Koud is contact zonder eerder contact en zonder blijk van interesse.",
                "zonder voorafgaande indicatie van interesse",
            ),
            at(
                "001:37",
                "Sales calls cold on somebody who has filled in a form and is a lead.",
                "Sales doet koude acquisitie bij iemand die een formulier invulde en lead is.",
                "koude acquisitie of persoonlijke e-mails",
            ),
        ),
        queries=(
            RelationOf(first=_COLD, second=("touch.cold_to_leads", "koude acquisitie")),
            RelationOf(first=_COLD, second=("four_stages.definitions", "lead")),
        ),
    ),
    Contradiction(
        id="cross-selling-and-upselling",
        number="C16",
        title=Text("Cross-selling or upselling?", "Cross-selling of upselling?"),
        positions=(
            at(
                "000:24",
                "Selling a related product to a customer is cross-selling; at the same purchase it "
                "can be seen as upselling too.",
                "Een verwant product aan een klant verkopen is cross-selling; bij dezelfde aankoop "
                "kan het ook als upselling gelden.",
                "kan ook als upselling worden gezien",
            ),
            at(
                "000:98",
                "Upselling: a dearer product or extra ones, once the customer has decided to buy.",
                "Upselling: een duurder product of extra producten, als de klant besloten heeft te "
                "kopen.",
                "of over extra producten",
            ),
        ),
        queries=(
            RelationOf(first=("sale.cross", "cross-selling"), second=("sale.up", "upselling")),
        ),
    ),
    Contradiction(
        id="referral",
        number="C25",
        title=Text("What is a referral worth?", "Wat is een doorverwijzing waard?"),
        positions=(
            at(
                "000:106",
                "A referral is somebody to be approached warmly.",
                "Een doorverwezen persoon is warm te benaderen.",
                "kan een referral zijn",
            ),
            at(
                "002:14",
                "A friend of a friend is put beside names picked from a website. The sentence is "
                "corrupt: it most likely lacks a not.",
                "De vriend van een vriend staat naast namen die van een website geplukt zijn. De "
                "zin is corrupt: er ontbreekt vrijwel zeker een niet.",
                "de vriend van een vriend",
            ),
        ),
        queries=(
            LabelsOf(
                case=REFERRED[0],
                facts=REFERRED[1],
                within=("touch.warm", "touch.cold", "touch.cold_without_sign", "lead_or_bubble"),
            ),
        ),
    ),
    Contradiction(
        id="automated-mail",
        number="C26",
        title=Text("Who may get automated mail?", "Wie mag automatische mail krijgen?"),
        positions=(
            at(
                "000:96 000:56",
                "It counts as outbound sales, and elsewhere as a way to generate leads.",
                "Het geldt als uitgaande sales, en elders als een manier om leads te werven.",
                "e-mailmarketing",
            ),
            at(
                "001:37",
                "Prospects, before they have shown interest.",
                "Prospects, voordat ze interesse hebben getoond.",
                "e-mails van je marketingteam",
            ),
            at(
                "002:43 002:45",
                "Leads, who have given permission.",
                "Leads, die toestemming hebben gegeven.",
                "zenden de lead regelmatig informatie",
            ),
            at(
                "003:13",
                "Namen, whatever they agreed to.",
                "Namen, waarvoor die ook toestemming gaven.",
                "om nieuwsbrieven naar te verzenden",
            ),
        ),
        queries=(
            Required(
                facts=("permission", "interest"),
                terms=(
                    ("four_stages.definitions", "prospect"),
                    ("lead_or_bubble", "lead"),
                    ("four_types", "naam"),
                ),
            ),
        ),
    ),
    Contradiction(
        id="cold-calling-by-phone",
        number="C27",
        title=Text("Is cold calling done by phone?", "Gaat koude acquisitie per telefoon?"),
        positions=(
            at(
                "000:66",
                "It is described as contact by phone, and sometimes means any first contact.",
                "Het wordt omschreven als contact per telefoon, en is soms elk eerste contact.",
                "het leggen van contact via de",
            ),
            at(
                "001:37",
                "It stands as an alternative to mail, so it is by phone.",
                "Het staat er als alternatief voor mail, dus per telefoon.",
                "koude acquisitie of persoonlijke e-mails",
            ),
        ),
        queries=(RelationOf(first=("touch.cold_by_phone", "koude acquisitie"), second=_COLD),),
    ),
    Contradiction(
        id="neither-cold-nor-warm",
        number="C28",
        title=Text("Neither cold nor warm", "Noch koud, noch warm"),
        positions=(
            at(
                "000:66",
                "Cold: nobody has contacted them before.",
                "Koud: er is nog nooit contact geweest.",
                "nog niet eerder contact hebt opgenomen",
            ),
            at(
                "000:106",
                "Warm: they know of the product. Yet cold is said to be the opposite: no interest.",
                "Warm: ze kennen het product. Toch heet koud het tegendeel: geen interesse.",
                "al op de hoogte is van",
            ),
        ),
        queries=(
            LabelsOf(
                case=SECOND_CALL[0],
                facts=SECOND_CALL[1],
                within=("touch.cold", "touch.warm"),
            ),
            LabelsOf(
                case=AWARE[0],
                facts=AWARE[1],
                within=("touch.cold", "touch.cold_without_sign", "touch.warm"),
            ),
            RelationOf(
                first=("touch.cold_without_sign", "koude acquisitie"),
                second=("touch.warm", "warme acquisitie"),
            ),
        ),
    ),
    Contradiction(
        id="later-upgrade",
        number="C29",
        title=Text("A later upgrade", "Een latere upgrade"),
        positions=(
            at(
                "000:98",
                "Upselling is tied to the moment at which the customer decides to buy.",
                "Upselling hoort bij het moment waarop de klant besluit te kopen.",
                "Wanneer een klant heeft besloten",
            ),
            at(
                "000:24",
                "Cross-selling is selling a related product to a customer, not a better one.",
                "Cross-selling is een verwant product verkopen aan een klant, geen beter product.",
                "een verwant product of dienst",
            ),
        ),
        queries=(
            LabelsOf(
                case=UPGRADE[0],
                facts=UPGRADE[1],
                within=("sale.cross", "sale.up", "sale.kind"),
            ),
        ),
    ),
    Contradiction(
        id="discovery-call",
        number="C31",
        title=Text(
            "Is a discovery call the first conversation?",
            "Is een verkennend gesprek het eerste gesprek?",
        ),
        positions=(
            at(
                "000:102",
                "Contact after the first interest, and the first conversation of all.",
                "Contact na de eerste interesse, én het allereerste gesprek.",
                "Dit is het eerste gesprek",
            ),
            at(
                "000:62",
                "A BDR may have called cold before there was any interest.",
                "Een BDR kan al koud gebeld hebben voordat er interesse was.",
                "vaak gebeurt via koude acquisitie",
            ),
        ),
        queries=(
            RelationOf(
                first=("touch.discovery_first", "verkennend gesprek"),
                second=("touch.discovery", "verkennend gesprek"),
            ),
            Compared(
                names=(
                    Text("after the first interest", "na de eerste interesse"),
                    Text("the first conversation", "het eerste gesprek"),
                ),
                criteria=(INTEREST.at_least("engaged"), ~TALKED.holds),
                gap=True,
            ),
        ),
    ),
)
