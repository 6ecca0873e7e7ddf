"""Words of text 000 that its own entries do not use alike."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import DEAL, Catalogue, Moves, NoRecord, Subject, position
from salesterms.vocabularies.contradictions.disagreement import Contradiction, at
from salesterms.vocabularies.contradictions.queries import Compared

#: The three groups of people that 000:40 counts.
_LEFT = position(
    "left_for",
    ("nothing", "left the labour market", "verliet de arbeidsmarkt"),
    ("career", "changed careers", "veranderde van loopbaan"),
    ("company", "left for a company with remote work", "vertrok naar een bedrijf op afstand"),
    text=Text("what was left for", "waarvoor iemand vertrok"),
    subject=Subject.PERSON,
    no_record=NoRecord.UNKNOWN,
    moves=Moves.EVIDENCE,
)

ABOUT_OUTCOMES: Final = (
    Contradiction(
        id="closed",
        number="C17",
        title=Text("Is a closed deal a won deal?", "Is een gesloten deal een gewonnen deal?"),
        positions=(
            at(
                "000:36",
                "Closed and won is one thing: the last stage, in which the purchase is complete.",
                "Gesloten en gewonnen is één ding: de laatste fase, waarin de aankoop rond is.",
                "gesloten/gewonnen",
            ),
            at(
                "000:90",
                "The ratio counts closed deals; that text knows no lost ones.",
                "De verhouding telt gesloten deals; verloren deals kent de tekst niet.",
                "het aantal gesloten deals",
            ),
        ),
        queries=(
            Compared(
                names=(
                    Text("closed (lost or won)", "gesloten (verloren of gewonnen)"),
                    Text("closed/won", "gesloten/gewonnen"),
                ),
                criteria=(DEAL.is_("lost", "won"), DEAL.is_("won")),
            ),
        ),
        remark=Text(
            "In text 000 closing a deal always means winning it (000:18, 000:42, 000:58, 000:88): "
            "that a lost deal is closed too is how systems use the word.",
            "In tekst 000 is een deal sluiten altijd hem winnen (000:18, 000:42, 000:58, 000:88): "
            "dat ook een verloren deal gesloten is, is het gebruik van systemen.",
        ),
    ),
    Contradiction(
        id="reshuffle-and-resignation",
        number="C30",
        title=Text(
            "Are the Reshuffle and the Resignation one?",
            "Zijn de Reshuffle en de Resignation hetzelfde?",
        ),
        positions=(
            at(
                "000:38",
                "The one is another name for the other.",
                "Het ene is een andere naam voor het andere.",
                "soms ook wel The Great Resignation",
            ),
            at(
                "000:40",
                "Of three groups of people who left, two gave rise to the other name.",
                "Van drie groepen die vertrokken, gaven er twee aanleiding tot de andere naam.",
                "De laatste twee categorieën",
            ),
        ),
        queries=(
            Compared(
                names=(
                    Text("the Great Reshuffle", "de Great Reshuffle"),
                    Text("the Great Resignation", "de Great Resignation"),
                ),
                criteria=(
                    _LEFT.is_("career", "company"),
                    _LEFT.is_("nothing", "career", "company"),
                ),
                catalogue=Catalogue((_LEFT,)),
            ),
        ),
    ),
)
