"""Text 001: prospect, lead, contact and opportunity, in two readings.

The definitions (001:5 to 001:25) and the worked example of Cam (001:31 to 001:43) do not ask the
same of a contact and of an opportunity. Both are kept. The example says less of a prospect and of a
lead than the definitions do and nothing that contradicts them, so these two are the same in both.
"""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_sales import (
    CUSTOMER,
    IDEAL_PROFILE,
    INTEREST,
    MEANS,
    REQUIREMENTS_MET,
    SUITABLE,
    TALKED,
    TARGET_GROUP,
    WORTH_PURSUING,
)
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import (
    BYSTANDER,
    JUNK,
    LIVE,
    LOST,
    NO_ASIDE,
    NO_LOST,
)

# 001:7 asks all three of a prospect; "een lead is een prospect die" (001:11) keeps them.
FITS: Final = TARGET_GROUP.holds
IDEAL: Final = IDEAL_PROFILE.holds
HAS_MEANS: Final = MEANS.holds
_BUYER = FITS & IDEAL & HAS_MEANS
_LEAD = _BUYER & INTEREST.at_least("engaged")

_TEAM = Text("sales and marketing", "sales en marketing")
_SALES = Text("sales", "sales")
_ACCOUNT_MANAGER = Text("account manager", "accountmanager")


# Rows that both readings have, from top to bottom.
_BEYOND = Silence(
    when=CUSTOMER.is_("active", "former") & ~LIVE,
    because=Text(
        "it goes no further than the attempt to close a deal",
        "het houdt op bij de poging om een deal te sluiten",
    ),
    cites=("001:19",),
)
_LOST = Silence(when=LOST, because=NO_LOST)
_ASIDE = Silence(when=JUNK | BYSTANDER, because=NO_ASIDE)
_IS_LEAD = Term(
    word="lead",
    when=_LEAD,
    owner=_TEAM,
    cites=("001:11", "001:37", "001:25"),
    entry="lead",
)
_IS_PROSPECT = Term(
    word="prospect",
    when=_BUYER,
    owner=_TEAM,
    cites=("001:7", "001:34", "001:25"),
    entry="prospect",
)
_NO_FIT = Silence(
    when=ALWAYS,
    because=Text(
        "it has no word for somebody whose fit and means are not established",
        "er is geen woord voor wie niet zeker past en middelen heeft",
    ),
    cites=("001:7",),
)
_NO_DEAL = Silence(
    when=ALWAYS,
    because=Text(
        "there is no deal with a qualified contact",
        "er is geen deal met een gekwalificeerd contact",
    ),
    subject=Subject.DEAL,
    cites=("001:19",),
)

# A talk is only possible, "mogelijk zelfs" (001:15); "altijd een gekwalificeerde klant" (001:23).
WANTS_TO_BUY: Final = INTEREST.at_least("buying")
MEETS_ALL: Final = REQUIREMENTS_MET.holds
DEFINED: Final = _BUYER & WANTS_TO_BUY & MEETS_ALL
# Cam picked up the phone, meets all requirements and is interested; intent is only possible.
INTERESTED: Final = INTEREST.at_least("explicit")
SPOKEN: Final = TALKED.holds
CAM: Final = _BUYER & INTERESTED & MEETS_ALL & SPOKEN
# What a seller finds before there is an opportunity: 001:19 by the definition, 001:43 of Cam.
SUITED: Final = SUITABLE.holds
WORTH_IT: Final = WORTH_PURSUING.holds

_DEFINITIONS = Vocabulary(
    id="four_stages.definitions",
    title=Text("Four stages, by the definitions", "Vier fasen, volgens de definities"),
    source="001",
    reading="definitions",
    checked=False,
    rows=(
        _BEYOND,
        _LOST,
        _ASIDE,
        Term(
            word="contact",
            when=DEFINED,
            owner=_SALES,
            cites=("001:15", "001:23"),
            entry="contact",
        ),
        _IS_LEAD,
        _IS_PROSPECT,
        _NO_FIT,
        Term(
            word="opportunity",
            when=LIVE & DEFINED & SPOKEN & SUITED,
            subject=Subject.DEAL,
            owner=_ACCOUNT_MANAGER,
            cites=("001:19",),
            entry="opportunity",
        ),
        _NO_DEAL,
    ),
)

_EXAMPLE = Vocabulary(
    id="four_stages.example",
    title=Text("Four stages, by the example of Cam", "Vier fasen, volgens het voorbeeld van Cam"),
    source="001",
    reading="example",
    checked=False,
    rows=(
        _BEYOND,
        _LOST,
        _ASIDE,
        Term(word="contact", when=CAM, owner=_SALES, cites=("001:40",), entry="contact"),
        _IS_LEAD,
        _IS_PROSPECT,
        _NO_FIT,
        Term(
            word="opportunity",
            when=LIVE & CAM & WORTH_IT,
            subject=Subject.DEAL,
            owner=_ACCOUNT_MANAGER,
            cites=("001:43", "001:19"),  # whose it is, stands in the definition only
            entry="opportunity",
        ),
        _NO_DEAL,
    ),
)

four_stages: Final = Readings(
    id="four_stages",
    title=Text("Prospect, lead, contact, opportunity", "Prospect, lead, contact, opportunity"),
    members=(_DEFINITIONS, _EXAMPLE),
)
