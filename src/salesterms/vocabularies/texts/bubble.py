"""Text 002: a naam, a lead and a verkoopkans. Only what was shown, checked or proven counts."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_sales import (
    AUTHORITY,
    BUDGET,
    CONTACT_DETAILS,
    CONTEXT,
    CUSTOMER,
    INTEREST,
    NEED,
    PERMISSION,
    SOURCE,
    TARGET_GROUP,
)
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import (
    BYSTANDER,
    FORMER,
    JUNK,
    LIVE,
    LOST,
    NO_ASIDE,
    NO_FORMER,
    NO_LOST,
)

# 002:40 to 002:43: the four marks of a lead. The target group must be confirmed, not assumed.
DIRECT: Final = CONTACT_DETAILS.at_least("direct")
CONFIRMED: Final = TARGET_GROUP.at_least("checked")
INQUIRING: Final = INTEREST.at_least("inquiring")
PERMITTED: Final = PERMISSION.holds
LEAD: Final = DIRECT & CONFIRMED & INQUIRING & PERMITTED
# 002:53 to 002:59: what a verkoopkans has as well: demonstrated, checked, evidence (002:61).
WANTS_TO_BUY: Final = INTEREST.at_least("buying")
NEED_SHOWN: Final = NEED.at_least("proven")
BUDGET_CHECKED: Final = BUDGET.at_least("checked")
AUTHORITY_PROVEN: Final = AUTHORITY.at_least("proven")

_MARKETING = Text("the marketing function", "de marketingfunctie")

lead_or_bubble: Final = Vocabulary(
    id="lead_or_bubble",
    title=Text("A lead: chance or bubble?", "Een lead: verkoopkans of zeepbel?"),
    source="002",
    checked=False,
    rows=(
        Silence(when=FORMER, because=NO_FORMER),
        Silence(when=LOST, because=NO_LOST),
        Silence(when=JUNK | BYSTANDER, because=NO_ASIDE),
        Term(
            word="verkoopkans",
            # "De naam en contactinformatie van iemand" (002:53).
            subject=Subject.RECORD,
            when=LEAD & WANTS_TO_BUY & NEED_SHOWN & BUDGET_CHECKED & AUTHORITY_PROVEN,
            cites=("002:53", "002:55", "002:57", "002:58", "002:59", "002:61"),
            entry="qualified-opportunity",
        ),
        Term(
            word="lead",
            when=LEAD,
            # "De naam met directe contactgegevens" (002:36): it is what is known of somebody.
            subject=Subject.RECORD,
            owner=_MARKETING,
            cites=("002:36", "002:40", "002:41", "002:42", "002:43", "002:65"),
            entry="lead",
        ),
        Silence(
            # Its article is about potential customers (002:4). Who buys can be a lead or a
            # verkoopkans, whose marks say nothing against it; a naam has no context whatever.
            when=CUSTOMER.is_("active") | LIVE,
            because=Text(
                "a naam is without any context, and a deal or a purchase is context",
                "een naam heeft geen enkele context, en een deal of een aankoop is er een",
            ),
            cites=("002:4", "002:26"),
        ),
        Term(
            word="naam",
            when=CONTACT_DETAILS.is_("general") & SOURCE.is_("general", "bought") & ~CONTEXT.holds,
            subject=Subject.RECORD,
            owner=_MARKETING,
            cites=("002:26", "002:28", "002:24"),
            entry="raw-name",
        ),
        Silence(
            when=ALWAYS,
            because=Text(
                "it has no word between a name without context and a lead with all four marks",
                "tussen een naam zonder context en een lead met alle vier kenmerken is geen woord",
            ),
            cites=("002:26", "002:36"),
        ),
    ),
)
