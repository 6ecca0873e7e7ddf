"""BANT, ANUM, CHAMP and FAINT. No text has them: the names are the field's, the criteria ours.

Each asks what somebody said or better, for none of them names a level.
"""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import AUTHORITY, BUDGET, INTEREST, MEANS, NEED, URGENCY
from salesterms.qualification.requirement import Requirement
from salesterms.qualification.scheme import Framework

FIELD_STANDARD: Final = Text(
    "A standard of the field: no text of ours has it, and the criteria are ours",
    "Een standaard uit de praktijk: geen van de teksten heeft hem, en de criteria zijn zelf"
    " opgesteld",
)
#: What the facts have of a time line.
NO_DATE: Final = Text(
    "no fact carries the date: that the need is urgent is the nearest",
    "de datum staat in geen enkel feit: dat de behoefte dringend is, komt er het dichtst bij",
)
NO_PAIN: Final = Text(
    "no fact carries the pain itself: that there is a need is the nearest",
    "het pijnpunt zelf staat in geen enkel feit: dat er behoefte is, komt er het dichtst bij",
)

BUDGETED: Final = Requirement(
    id="budget",
    text=Text("a budget", "budget"),
    ask=Text("Is there a budget for this?", "Is hier budget voor?"),
    when=BUDGET.at_least("stated"),
)
DECIDES: Final = Requirement(
    id="authority",
    text=Text("a say in the decision", "zeggenschap"),
    ask=Text("Who decides about this purchase?", "Wie beslist over deze aankoop?"),
    when=AUTHORITY.at_least("stated"),
)
NEEDS: Final = Requirement(
    id="need",
    text=Text("a need", "behoefte"),
    ask=Text("What do you need it for?", "Waar heb je het voor nodig?"),
    when=NEED.at_least("stated"),
)
TIMED: Final = Requirement(
    id="timing",
    text=Text("timing", "termijn"),
    ask=Text("By when must it be solved?", "Wanneer moet het opgelost zijn?"),
    when=URGENCY.holds,
    near=(URGENCY,),
    note=NO_DATE,
)

bant: Final = Framework(
    id="bant",
    title=Text("BANT", "BANT"),
    outcome=Text("qualified by BANT", "gekwalificeerd volgens BANT"),
    note=FIELD_STANDARD,
    requirements=(BUDGETED, DECIDES, NEEDS, TIMED),
)

anum: Final = Framework(
    id="anum",
    title=Text("ANUM", "ANUM"),
    outcome=Text("qualified by ANUM", "gekwalificeerd volgens ANUM"),
    note=FIELD_STANDARD,
    requirements=(
        DECIDES,
        NEEDS,
        Requirement(
            id="urgency",
            text=Text("urgency", "urgentie"),
            ask=Text("How urgent is it?", "Hoe dringend is het?"),
            when=URGENCY.holds,
        ),
        Requirement(
            id="money",
            text=Text("money", "geld"),
            ask=BUDGETED.ask,
            when=BUDGETED.when,
        ),
    ),
)

champ: Final = Framework(
    id="champ",
    title=Text("CHAMP", "CHAMP"),
    outcome=Text("qualified by CHAMP", "gekwalificeerd volgens CHAMP"),
    note=FIELD_STANDARD,
    requirements=(
        Requirement(
            id="challenges",
            text=Text("challenges", "uitdagingen"),
            ask=Text("What stands in your way?", "Wat zit je in de weg?"),
            when=NEEDS.when,
            near=(NEED,),
            note=NO_PAIN,
        ),
        DECIDES,
        Requirement(id="money", text=Text("money", "geld"), ask=BUDGETED.ask, when=BUDGETED.when),
        Requirement(
            id="priority",
            text=Text("priority", "prioriteit"),
            ask=Text("What comes first for you this year?", "Wat gaat dit jaar bij jullie voor?"),
            when=URGENCY.holds,
            near=(URGENCY,),
            note=Text(
                "no fact carries the rank among other plans: urgency is the nearest",
                "de plaats tussen andere plannen staat in geen enkel feit:"
                " urgentie komt er het dichtst bij",
            ),
        ),
    ),
)

faint: Final = Framework(
    id="faint",
    title=Text("FAINT", "FAINT"),
    outcome=Text("qualified by FAINT", "gekwalificeerd volgens FAINT"),
    note=FIELD_STANDARD,
    requirements=(
        Requirement(
            id="funds",
            text=Text("funds, with or without a budget", "geld, met of zonder budget"),
            ask=Text("Could you pay for this?", "Zou je dit kunnen betalen?"),
            when=BUDGET.at_least("stated") | MEANS.at_least("stated"),
        ),
        DECIDES,
        Requirement(
            id="interest",
            text=Text("interest", "interesse"),
            ask=Text("What made you look at us?", "Wat bracht je bij ons?"),
            when=INTEREST.at_least("engaged"),
        ),
        NEEDS,
        TIMED,
    ),
)
