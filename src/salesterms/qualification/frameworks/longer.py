"""MEDDICC, MEDDPICC and GPCTBA/C&I: they ask much that no fact carries, and that is said."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import (
    APPROVALS,
    AUTHORITY,
    DECIDER_BOUGHT_IN,
    DECIDERS_IDENTIFIED,
    NEED,
    STAKEHOLDERS_KNOWN,
)
from salesterms.qualification.frameworks.four_letters import (
    BUDGETED,
    DECIDES,
    FIELD_STANDARD,
    NO_DATE,
    NO_PAIN,
    TIMED,
)
from salesterms.qualification.requirement import Requirement
from salesterms.qualification.scheme import Framework

meddicc: Final = Framework(
    id="meddicc",
    title=Text("MEDDICC", "MEDDICC"),
    outcome=Text("qualified by MEDDICC", "gekwalificeerd volgens MEDDICC"),
    note=FIELD_STANDARD,
    requirements=(
        Requirement(
            id="metrics",
            text=Text("metrics", "meetbare winst"),
            ask=Text(
                "In which figure would you see that it works?",
                "Aan welk cijfer zie je dat het werkt?",
            ),
        ),
        Requirement(
            id="economic_buyer",
            text=Text("economic buyer", "wie over het budget beslist"),
            ask=Text("Who signs for the money?", "Wie keurt de uitgave goed?"),
            when=DECIDERS_IDENTIFIED.holds,
            near=(DECIDER_BOUGHT_IN,),
            note=Text(
                "the fact says that deciders are being identified, not that we have met this one",
                "het feit zegt dat de beslissers in kaart worden gebracht,"
                " niet dat we hen hebben gesproken",
            ),
        ),
        Requirement(
            id="decision_criteria",
            text=Text("decision criteria", "beslissingscriteria"),
            ask=Text("What do you compare offers by?", "Waarop vergelijk je voorstellen?"),
        ),
        Requirement(
            id="decision_process",
            text=Text("decision process", "besluitvorming"),
            ask=Text(
                "Which steps lead to a decision, and when?",
                "Welke stappen leiden tot een besluit, en wanneer?",
            ),
            near=(STAKEHOLDERS_KNOWN,),
        ),
        Requirement(
            id="pain",
            text=Text("pain identified", "pijnpunt vastgesteld"),
            ask=Text("What does it cost you as it is?", "Wat kost het je zoals het nu is?"),
            when=NEED.at_least("stated"),
            near=(NEED,),
            note=NO_PAIN,
        ),
        Requirement(
            id="champion",
            text=Text("a champion", "een pleitbezorger"),
            ask=Text("Who in your company would argue for this?", "Wie pleit hier intern voor?"),
            near=(AUTHORITY,),
            note=Text(
                "a say is not the same as arguing for us; the role is one of a buying team",
                "zeggenschap is iets anders dan voor ons pleiten; de rol hoort bij een aankoopteam",
            ),
        ),
        Requirement(
            id="competition",
            text=Text("competition", "concurrentie"),
            ask=Text("Whom else do you talk to?", "Met wie praat je nog meer?"),
        ),
    ),
)

meddpicc: Final = meddicc.evolve(
    id="meddpicc",
    title=Text("MEDDPICC", "MEDDPICC"),
    note=meddicc.note,
    outcome=Text("qualified by MEDDPICC", "gekwalificeerd volgens MEDDPICC"),
    add=(
        Requirement(
            id="paper_process",
            text=Text("paper process", "contract- en inkoopproces"),
            ask=Text(
                "What must be signed, and who looks at it first?",
                "Wat moet er getekend worden, en wie kijkt er eerst naar?",
            ),
            near=(APPROVALS,),
            note=Text(
                "which approvals are required can be known (000:36); the steps cannot",
                "welke goedkeuringen vereist zijn, kan bekend zijn (000:36); de stappen niet",
            ),
        ),
    ),
)

gpctba: Final = Framework(
    id="gpctba",
    title=Text("GPCTBA/C&I", "GPCTBA/C&I"),
    outcome=Text("qualified by GPCTBA/C&I", "gekwalificeerd volgens GPCTBA/C&I"),
    note=FIELD_STANDARD,
    requirements=(
        Requirement(
            id="goals",
            text=Text("goals", "doelen"),
            ask=Text("Which goal must you reach this year?", "Welk doel moet je dit jaar halen?"),
        ),
        Requirement(
            id="plans",
            text=Text("plans", "plannen"),
            ask=Text("How do you plan to get there?", "Hoe wil je daar komen?"),
        ),
        Requirement(
            id="challenges",
            text=Text("challenges", "uitdagingen"),
            ask=Text("What stands in your way?", "Wat zit je in de weg?"),
            when=NEED.at_least("stated"),
            near=(NEED,),
            note=NO_PAIN,
        ),
        Requirement(
            id="timeline",
            text=Text("time line", "tijdlijn"),
            ask=TIMED.ask,
            when=TIMED.when,
            near=TIMED.near,
            note=NO_DATE,
        ),
        BUDGETED,
        DECIDES,
        Requirement(
            id="consequences",
            text=Text("negative consequences", "gevolgen als het niet lukt"),
            ask=Text(
                "What happens if you do not reach the goal?",
                "Wat gebeurt er als je het doel niet haalt?",
            ),
        ),
        Requirement(
            id="implications",
            text=Text("positive implications", "gevolgen als het wel lukt"),
            ask=Text("What becomes possible if you do?", "Wat wordt er mogelijk als het lukt?"),
        ),
    ),
)
