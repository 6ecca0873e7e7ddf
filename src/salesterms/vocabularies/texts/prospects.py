"""Text 004: a lead is data about somebody; of a prospect the intentions are clear."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_sales import (
    CONTACT_RECORD,
    CUSTOMER,
    DATA_COMPLETE,
    ENRICHMENT_FAILED,
    INTENTIONS_CLEAR,
    POSITIVE_CHECK,
)
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import (
    BYSTANDER,
    FORMER,
    JUNK,
    LIVE,
    LOST,
    NO_FORMER,
    NO_LOST,
)

BELOW_STANDARD: Final = ENRICHMENT_FAILED.holds & ~DATA_COMPLETE.holds
# 004:9: a positive check of the person, and more clarity about the intentions.
CHECKED: Final = POSITIVE_CHECK.holds
CLEAR: Final = INTENTIONS_CLEAR.holds
_COMPANY = Text("the company", "het bedrijf")

lead_and_prospect: Final = Vocabulary(
    id="lead_and_prospect",
    title=Text("Lead and prospect", "Lead en prospect"),
    source="004",
    checked=False,
    rows=(
        Term(
            word="klant",
            # The goal (004:9); by which event somebody gets there is not said.
            when=CUSTOMER.is_("active"),
            cites=("004:9",),
            entry="customer",
        ),
        Silence(when=FORMER, because=NO_FORMER),
        Silence(when=LOST, because=NO_LOST),
        Silence(
            when=BYSTANDER,
            because=Text(
                "a lead is somebody with whom business is possible",
                "een lead is iemand met wie zaken mogelijk zijn",
            ),
            cites=("004:4",),
        ),
        Silence(
            when=JUNK & ~BELOW_STANDARD,
            because=Text(
                "only whose data stay below standard is junk",
                "alleen wie onder de eisen blijft, is een junk lead",
            ),
            cites=("004:7",),
        ),
        Term(
            word="prospect",
            # "Pas wanneer" (004:9) makes it necessary; "kunnen we spreken over", sufficient.
            when=CHECKED & CLEAR,
            owner=Text("seller", "verkoper"),
            cites=("004:9",),
            entry="prospect",
        ),
        Term(
            word="contactpersoon",
            when=DATA_COMPLETE.holds & CONTACT_RECORD.holds,
            subject=Subject.RECORD,
            cites=("004:7", "004:12"),
            entry="contact-record",
        ),
        Silence(
            # More than data is known (004:4) and it is no beginning any more (004:3); but without
            # the check nobody is a prospect, however far the deal is (004:9).
            when=LIVE,
            because=Text(
                "with a deal it is past a lead, and who was not checked is no prospect",
                "met een deal is het geen lead meer, en zonder check is iemand geen prospect",
            ),
            cites=("004:3", "004:4", "004:9"),
        ),
        Term(
            word="junk lead",
            # The standards are the team's own; the text names a few and ends in "…".
            when=BELOW_STANDARD,
            subject=Subject.RECORD,
            cites=("004:7",),
            entry="junk-lead",
            exit=True,
        ),
        Term(
            word="lead",
            aliases=("suspect",),
            # Whatever data there are about somebody (004:3): that there are some is presupposed.
            when=ALWAYS,
            subject=Subject.RECORD,
            owner=_COMPANY,
            cites=("004:3", "004:4", "004:5"),
            entry="lead",
        ),
    ),
)
