"""Text 004: data up to standard make a contact record, and a positive check a prospect."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import DATA_COMPLETE
from salesterms.qualification.requirement import Requirement
from salesterms.qualification.scheme import Framework
from salesterms.vocabularies.texts.prospects import BELOW_STANDARD, CHECKED, CLEAR

#: Below standard: enrich first; where that is tried in vain, the lead is junk (004:7).
data_standards: Final = Framework(
    id="data_standards",
    title=Text("Data up to standard", "Gegevens op orde"),
    outcome=Text("may be kept as a contact record", "kan contactpersoon worden"),
    source="004",
    cites=("004:5", "004:7"),
    note=Text(
        "The standards are your own: the text names a few and leaves the list open",
        "De eisen zijn van jezelf: de tekst noemt er een paar en laat de lijst open",
    ),
    requirements=(
        Requirement(
            id="complete",
            text=Text("data up to standard", "gegevens voldoen aan de eisen"),
            ask=Text(
                "What is your full name, and on which number or address do we reach you?",
                "Hoe heet je voluit, en op welk nummer of adres bereiken we je?",
            ),
            when=DATA_COMPLETE.holds,
            action=Text("enrich the data", "verrijk de gegevens"),
            cites=("004:7",),
        ),
        Requirement(
            id="not_junk",
            text=Text("enrichment not tried in vain", "verrijking niet mislukt"),
            ask=Text("Where else may the data be found?", "Waar zijn de gegevens nog te vinden?"),
            when=~BELOW_STANDARD,
            cites=("004:7",),
        ),
    ),
)

prospect: Final = Framework(
    id="prospect",
    title=Text("Prospect", "Prospect"),
    outcome=Text("prospect", "prospect"),
    source="004",
    cites=("004:9",),
    entry="prospect",
    requirements=(
        Requirement(
            id="check",
            text=Text("a positive check", "een positieve check"),
            ask=Text("For us: has this person been checked?", "Aan ons: is deze persoon gecheckt?"),
            when=CHECKED,
            cites=("004:9",),
        ),
        Requirement(
            id="intentions",
            text=Text("intentions clear", "intenties duidelijk"),
            ask=Text("What do you have in mind, and by when?", "Wat ben je van plan, en wanneer?"),
            when=CLEAR,
            cites=("004:9",),
        ),
    ),
)
