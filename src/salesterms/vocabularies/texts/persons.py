"""Text 003: the four types of persons in a CRM system: namen, leads, contacten and mensen."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_sales import INTEREST, NAME_AND_EMAIL, STANDING, TARGET_GROUP
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import (
    BYSTANDER,
    FORMER,
    JUNK,
    LOST,
    NO_ASIDE,
    NO_FORMER,
    NO_LOST,
)

# 003:17: in the company and in what it offers.
_EXPLICIT = INTEREST.at_least("explicit")

four_types: Final = Vocabulary(
    id="four_types",
    title=Text("Four types of persons in a CRM system", "Vier types personen in een CRM-systeem"),
    source="003",
    checked=False,
    rows=(
        # 003:25 says never; who turns out to buy was put here by mistake.
        Term(word="mensen", when=BYSTANDER, cites=("003:25",), entry="non-buyer", exit=True),
        Silence(when=JUNK, because=NO_ASIDE),
        Silence(when=FORMER, because=NO_FORMER),
        Silence(when=LOST, because=NO_LOST),
        Term(
            word="contact",
            when=STANDING.is_("converted"),
            owner=Text("sales", "sales"),
            cites=("003:21",),
            entry="contact",
        ),
        Term(
            word="SQL",
            aliases=("sales qualified",),
            when=_EXPLICIT & STANDING.is_("sales"),
            broader="lead",
            cites=("003:17",),
            entry="sales-qualified-lead",
        ),
        Term(
            word="MQL",
            aliases=("marketing qualified",),
            when=_EXPLICIT & STANDING.is_("marketing"),
            broader="lead",
            cites=("003:17",),
            entry="marketing-qualified-lead",
        ),
        Term(
            word="unqualified",
            when=_EXPLICIT & STANDING.is_("new"),
            broader="lead",
            cites=("003:17",),
            entry="unqualified-lead",
        ),
        # Of namen and contacts it says whose they are (003:13, 003:21); of leads it does not.
        Term(word="lead", when=_EXPLICIT, cites=("003:17",), entry="lead"),
        Term(
            word="naam",
            when=NAME_AND_EMAIL.holds & TARGET_GROUP.holds,
            owner=Text("marketing", "marketing"),
            cites=("003:13",),
            entry="raw-name",
        ),
        Silence(
            when=ALWAYS,
            because=Text(
                "a naam has a name and an e-mail address and is in the target group",
                "een naam heeft een naam en een e-mailadres en behoort tot de doelgroep",
            ),
            cites=("003:13",),
        ),
    ),
)
