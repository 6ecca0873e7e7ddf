"""Text 001: prospect, lead, contact and opportunity, in two readings.

The definitions (001:5 to 001:25) and the worked example of Cam (001:31 to 001:43) do not ask the
same of a contact and of an opportunity. Both are kept. The example says less of a prospect and of a
lead than the definitions do and nothing that contradicts them, so these two are the same in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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

if TYPE_CHECKING:
    from salesterms.criteria import Criterion

# 001:7 asks all three of a prospect; "een lead is een prospect die" (001:11) keeps them.
_BUYER = TARGET_GROUP.holds & IDEAL_PROFILE.holds & MEANS.holds
_LEAD = _BUYER & INTEREST.at_least("engaged")

_TEAM = Text("sales and marketing", "sales en marketing")


def _reading(
    name: str, title: Text, contact: Criterion, opportunity: Criterion, cites: tuple[str, str]
) -> Vocabulary:
    return Vocabulary(
        id=f"four_stages.{name}",
        title=title,
        source="001",
        reading=name,
        checked=False,
        rows=(
            Silence(
                when=CUSTOMER.is_("active", "former") & ~LIVE,
                because=Text(
                    "it goes no further than the attempt to close a deal",
                    "het houdt op bij de poging om een deal te sluiten",
                ),
                cites=("001:19",),
            ),
            Silence(when=LOST, because=NO_LOST),
            Silence(when=JUNK | BYSTANDER, because=NO_ASIDE),
            Term(
                word="contact",
                when=contact,
                owner=Text("sales", "sales"),
                cites=("001:15", "001:23") if name == "definitions" else (cites[0],),
                entry="contact",
            ),
            Term(
                word="lead",
                when=_LEAD,
                owner=_TEAM,
                cites=("001:11", "001:37", "001:25"),
                entry="lead",
            ),
            Term(
                word="prospect",
                when=_BUYER,
                owner=_TEAM,
                cites=("001:7", "001:34", "001:25"),
                entry="prospect",
            ),
            Silence(
                when=ALWAYS,
                because=Text(
                    "it has no word for somebody whose fit and means are not established",
                    "er is geen woord voor wie niet zeker past en middelen heeft",
                ),
                cites=("001:7",),
            ),
            Term(
                word="opportunity",
                when=opportunity,
                subject=Subject.DEAL,
                owner=Text("account manager", "accountmanager"),
                cites=("001:19",) if name == "definitions" else (cites[1],),
                entry="opportunity",
            ),
            Silence(
                when=ALWAYS,
                because=Text(
                    "there is no deal with a qualified contact",
                    "er is geen deal met een gekwalificeerd contact",
                ),
                subject=Subject.DEAL,
                cites=("001:19",),
            ),
        ),
    )


# A talk is only possible, "mogelijk zelfs" (001:15); "altijd een gekwalificeerde klant" (001:23).
_DEFINED = _BUYER & INTEREST.at_least("buying") & REQUIREMENTS_MET.holds
# Cam picked up the phone, meets all requirements and is interested; intent is only possible.
_CAM = _BUYER & INTEREST.at_least("explicit") & REQUIREMENTS_MET.holds & TALKED.holds

four_stages: Final = Readings(
    id="four_stages",
    title=Text("Prospect, lead, contact, opportunity", "Prospect, lead, contact, opportunity"),
    members=(
        _reading(
            "definitions",
            Text("Four stages, by the definitions", "Vier fasen, volgens de definities"),
            _DEFINED,
            LIVE & _DEFINED & TALKED.holds & SUITABLE.holds,
            ("001:15", "001:19"),
        ),
        _reading(
            "example",
            Text("Four stages, by the example of Cam", "Vier fasen, volgens het voorbeeld van Cam"),
            _CAM,
            LIVE & _CAM & WORTH_PURSUING.holds,
            ("001:40", "001:43"),
        ),
    ),
)
