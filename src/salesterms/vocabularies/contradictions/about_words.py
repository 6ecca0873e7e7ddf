"""Words that the texts share, and do not use for the same."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.vocabularies.contradictions.cases import ALMOST_BOUGHT
from salesterms.vocabularies.contradictions.disagreement import Contradiction, at
from salesterms.vocabularies.contradictions.queries import (
    DenotedBy,
    HomonymsOf,
    KindsOf,
    LabelsOf,
    OrderOf,
    RelationOf,
    SwapsOf,
)

ABOUT_WORDS: Final = (
    Contradiction(
        id="lead-and-prospect",
        number="C1",
        title=Text("Which comes first: lead or prospect?", "Wat komt eerst: lead of prospect?"),
        positions=(
            at(
                "000:68",
                "Both are one: whoever is probably interested.",
                "Het is één en hetzelfde: wie waarschijnlijk geïnteresseerd is.",
                "ook wel een lead genoemd",
            ),
            at(
                "001:7 001:11",
                "A lead is a prospect who has become engaged, so the prospect comes first.",
                "Een lead is een prospect die betrokken is geraakt; de prospect komt dus eerst.",
                "Een lead is een prospect die",
            ),
            at(
                "002:26 002:36",
                "It knows no prospect: a naam becomes a lead.",
                "Prospect komt er niet voor: een naam wordt een lead.",
            ),
            at(
                "003:13 003:17",
                "It knows no prospect either: a naam becomes a lead.",
                "Ook hier geen prospect: een naam wordt een lead.",
            ),
            at(
                "004:8 004:9",
                "A lead becomes a prospect only once the intentions are clear.",
                "Een lead wordt pas een prospect als de intenties duidelijk zijn.",
                "wordt een Lead een Prospect",
            ),
        ),
        queries=(
            OrderOf(words=("lead", "prospect")),
            SwapsOf(words=("prospect", "lead")),
            HomonymsOf(word="lead"),
            HomonymsOf(word="prospect"),
        ),
    ),
    Contradiction(
        id="contact",
        number="C5",
        title=Text("What is a contact?", "Wat is een contact?"),
        positions=(
            at(
                "000:28 000:12",
                "No term for it; the word stands for people in a network who speak up for you.",
                "Geen term; het woord staat voor mensen in een netwerk die voor je pleiten.",
            ),
            at(
                "001:15 001:23",
                "By the definitions: a lead with interest in buying, always qualified.",
                "Volgens de definities: een lead met interesse in aankoop, altijd gekwalificeerd.",
                "een contact altijd een gekwalificeerde klant",
            ),
            at(
                "001:40",
                "By the example: somebody who has been spoken with and meets all requirements.",
                "Volgens het voorbeeld: iemand met wie gesproken is en die aan alles voldoet.",
                "Cam wordt een gekwalificeerd contact",
            ),
            at(
                "003:21",
                "Somebody whom sales has qualified and then converted.",
                "Iemand die door sales is gekwalificeerd en daarna geconverteerd.",
            ),
            at(
                "004:7",
                "Its contactpersoon is a lead whose data are up to standard, interested or not.",
                "De contactpersoon is een lead met gegevens die voldoen, geïnteresseerd of niet.",
            ),
        ),
        queries=(
            HomonymsOf(word="contact"),
            RelationOf(
                first=("four_types", "contact"), second=("lead_and_prospect", "contactpersoon")
            ),
        ),
    ),
    Contradiction(
        id="mql-and-sql",
        number="C7",
        title=Text("Are MQL and SQL terms of their own?", "Zijn MQL en SQL eigen termen?"),
        positions=(
            at(
                "000:32 000:34",
                "Two terms, each with its conditions; both are leads.",
                "Twee termen, elk met eigen voorwaarden; beide zijn leads.",
            ),
            at("001:11", "It knows a lead only.", "Alleen de lead komt er voor."),
            at("002:36", "It knows a lead only.", "Alleen de lead komt er voor."),
            at(
                "003:17",
                "Stages that a lead goes through, without conditions of their own.",
                "Fasen die een lead doorloopt, zonder eigen voorwaarden.",
            ),
            at("004:3", "It knows a lead only.", "Alleen de lead komt er voor."),
        ),
        queries=(
            KindsOf(words=("MQL", "SQL")),
            HomonymsOf(word="MQL"),
            HomonymsOf(word="SQL"),
        ),
    ),
    Contradiction(
        id="opportunity",
        number="C8",
        title=Text("Is an opportunity a deal or a person?", "Is een kans een deal of een persoon?"),
        positions=(
            at(
                "000:90",
                "Something that is counted: the base of the close ratio. It is not defined.",
                "Iets wat geteld wordt, voor de sluitingsverhouding. Een definitie ontbreekt.",
                "het totale aantal salesmogelijkheden",
            ),
            at(
                "001:19",
                "A deal to be closed, in which several contacts can take part.",
                "Een te sluiten deal, waarbij meerdere contacten betrokken kunnen zijn.",
            ),
            at(
                "002:53 002:55",
                "The particulars of somebody with a need, a budget and a say in the decision.",
                "De gegevens van iemand met behoefte, budget en invloed op het besluit.",
            ),
            at(
                "003:21",
                "It speaks of a deal that a contact begins, and has no other word for it.",
                "Er is sprake van een deal waaraan een contact begint; een ander woord is er niet.",
            ),
        ),
        queries=(
            DenotedBy(words=("opportunity", "verkoopkans")),
            RelationOf(
                first=("four_stages.definitions", "opportunity"),
                second=("lead_or_bubble", "verkoopkans"),
            ),
        ),
    ),
    Contradiction(
        id="person-or-data",
        number="C19",
        title=Text(
            "Does a word name a person or the data?", "Benoemt een woord de persoon of de gegevens?"
        ),
        positions=(
            at(
                "000:68",
                "A prospect is a person or a company.",
                "Een prospect is een persoon of een bedrijf.",
                "een persoon of bedrijf",
            ),
            at("001:7", "A prospect is a person.", "Een prospect is een persoon.", "iemand"),
            at(
                "002:26 002:36",
                "A naam and a lead are what is known of somebody.",
                "Een naam en een lead zijn wat er van iemand bekend is.",
                "Algemene contactinformatie",
            ),
            at("003:17", "A lead is a person.", "Een lead is een persoon.", "Een lead is iemand"),
            at(
                "004:3",
                "A lead is data that were collected about a person.",
                "Een lead is wat aan gegevens over een persoon verzameld is.",
                "Leads zijn gegevens",
            ),
        ),
        queries=(DenotedBy(words=("naam", "lead", "prospect", "contact", "verkoopkans")),),
        remark=Text(
            "One person can have several records, and one record can be about nobody who exists: "
            "a count of leads by 004 is a count of records.",
            "Van één persoon kunnen meer records bestaan, en een record kan over niemand "
            "gaan: wie volgens 004 leads telt, telt records.",
        ),
    ),
    Contradiction(
        id="customer-before-buying",
        number="C23",
        title=Text("A customer before the purchase?", "Klant vóór de aankoop?"),
        positions=(
            at(
                "000:36",
                "Somebody becomes a customer when the purchase is complete, and not before.",
                "Iemand wordt klant als de aankoop afgerond is, en niet eerder.",
                "officieel een klant wordt",
            ),
            at(
                "000:10",
                "The same text calls somebody a customer throughout the purchase.",
                "Dezelfde tekst noemt iemand al tijdens het hele aankoopproces klant.",
            ),
            at(
                "001:19 001:23",
                "A contact is a suitable, a qualified customer already.",
                "Een contact is al een geschikte, een gekwalificeerde klant.",
                "een geschikte klant",
            ),
            at(
                "004:9",
                "A prospect is to become a customer; when that is so is not said.",
                "Een prospect moet klant worden; wanneer dat zo is, staat er niet.",
            ),
        ),
        queries=(
            LabelsOf(case=ALMOST_BOUGHT[0], facts=ALMOST_BOUGHT[1]),
            HomonymsOf(word="klant"),
        ),
        remark=Text(
            "The loose use of the word is no row of any vocabulary: it has no conditions.",
            "Het losse gebruik van het woord is in geen woordenschat een rij: er horen geen "
            "voorwaarden bij.",
        ),
    ),
)
