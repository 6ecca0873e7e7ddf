"""Text 001: what makes a contact and an opportunity, by the definitions and by the story of Cam.

Of an opportunity the text also asks that there is a deal. That is no question of qualifying, so it
is not among the requirements: who meets these may be given one.
"""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.qualification.requirement import Requirement
from salesterms.qualification.scheme import Framework
from salesterms.vocabularies.texts.stages import (
    FITS,
    HAS_MEANS,
    IDEAL,
    INTERESTED,
    MEETS_ALL,
    SPOKEN,
    SUITED,
    WANTS_TO_BUY,
    WORTH_IT,
)

_TARGET = Requirement(
    id="target_group",
    text=Text("in the target group", "behoort tot de doelgroep"),
    ask=Text("What kind of company are you with?", "Bij wat voor bedrijf werk je?"),
    when=FITS,
    cites=("001:7",),
)
_PROFILE = Requirement(
    id="ideal_profile",
    text=Text("fits the ideal customer profile", "past binnen het ideale klantprofiel"),
    ask=Text("How large is your company?", "Hoe groot is je bedrijf?"),
    when=IDEAL,
    cites=("001:7",),
)
_MEANS = Requirement(
    id="means",
    text=Text("means to buy", "middelen om te kopen"),
    ask=Text("What do you spend on this today?", "Wat geef je er nu aan uit?"),
    when=HAS_MEANS,
    cites=("001:7",),
)
_MEETS_ALL = Requirement(
    id="requirements_met",
    text=Text("all requirements to become a customer", "alle vereisten om klant te worden"),
    ask=Text(
        "For the seller: is there anything in the way of a sale?",
        "Aan de verkoper: staat er iets een verkoop in de weg?",
    ),
    when=MEETS_ALL,
    cites=("001:23", "001:40"),
)
_TALK = Requirement(
    id="talked",
    text=Text("spoken with a seller", "een verkoper gesproken"),
    ask=Text("When does a call suit you?", "Wanneer komt een gesprek je uit?"),
    when=SPOKEN,
    cites=("001:19", "001:40"),
)
_BUYER = (_TARGET, _PROFILE, _MEANS)

contact_by_definition: Final = Framework(
    id="contact.definitions",
    title=Text("Contact, by the definition", "Contact, volgens de definitie"),
    outcome=Text("contact", "contact"),
    source="001",
    reading="definitions",
    cites=("001:15", "001:23"),
    entry="contact",
    requirements=(
        *_BUYER,
        Requirement(
            id="interest",
            text=Text("interest in buying", "interesse in de aankoop"),
            ask=Text("Are you thinking of buying this?", "Denk je erover dit aan te schaffen?"),
            when=WANTS_TO_BUY,
            cites=("001:15",),
        ),
        _MEETS_ALL,
    ),
)

contact_by_example: Final = Framework(
    id="contact.example",
    title=Text("Contact, by the example of Cam", "Contact, volgens het voorbeeld van Cam"),
    outcome=Text("contact", "contact"),
    source="001",
    reading="example",
    cites=("001:40",),
    entry="contact",
    requirements=(
        *_BUYER,
        Requirement(
            id="interest",
            text=Text("explicit interest", "expliciete interesse"),
            ask=Text("What would you like to know?", "Wat wil je graag weten?"),
            when=INTERESTED,
            cites=("001:40",),
        ),
        _MEETS_ALL,
        _TALK,
    ),
)

opportunity_by_definition: Final = Framework(
    id="opportunity.definitions",
    title=Text("Opportunity, by the definition", "Opportunity, volgens de definitie"),
    outcome=Text("a suitable customer, for whom a deal may begin", "een geschikte klant"),
    source="001",
    reading="definitions",
    cites=("001:19",),
    entry="opportunity",
    requirements=(
        *contact_by_definition.requirements,
        _TALK,
        Requirement(
            id="suitable",
            text=Text("qualified as a suitable customer", "gekwalificeerd als geschikte klant"),
            ask=Text(
                "For the seller: is this a suitable customer?",
                "Aan de verkoper: is dit een geschikte klant?",
            ),
            when=SUITED,
            cites=("001:19",),
        ),
    ),
)

opportunity_by_example: Final = Framework(
    id="opportunity.example",
    title=Text("Opportunity, by the example of Cam", "Opportunity, volgens het voorbeeld van Cam"),
    outcome=Text("worth pursuing a deal with", "een deal waard"),
    source="001",
    reading="example",
    cites=("001:43",),
    entry="opportunity",
    requirements=(
        *contact_by_example.requirements,
        Requirement(
            id="worth_pursuing",
            text=Text("a deal is worth pursuing", "een deal is de moeite waard"),
            ask=Text(
                "For the seller: is a deal worth pursuing?",
                "Aan de verkoper: is een deal de moeite waard?",
            ),
            when=WORTH_IT,
            cites=("001:43",),
        ),
    ),
)
