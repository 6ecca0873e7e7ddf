"""Text 000: the glossary of LinkedIn. A prospect is a lead, and MQL and SQL are kinds of lead."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_sales import (
    ASSESSED_BY_SALES,
    INTEREST,
    JUDGED_READY,
    LIKELY_INTERESTED,
    MARKETING_ACCEPTED,
    SOURCE,
)
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import (
    BOUGHT,
    BYSTANDER,
    FORMER,
    JUNK,
    LOST,
    NO_ASIDE,
    NO_FORMER,
    NO_LOST,
)

# 000:68: "persoon of bedrijf", likely to be interested. Interest that was shown is more than that.
LEAD: Final = LIKELY_INTERESTED.holds | INTEREST.at_least("engaged")
# 000:32: the efforts of marketing resulted in it, interest was shown, marketing's own criteria.
FROM_MARKETING: Final = SOURCE.is_("marketing")
INTEREST_SHOWN: Final = INTEREST.at_least("engaged")
BY_MARKETINGS_CRITERIA: Final = MARKETING_ACCEPTED.holds
# 000:34: assessed by the sales team, judged ready, interest in prices or other specifics.
ASSESSED: Final = ASSESSED_BY_SALES.holds
READY: Final = JUDGED_READY.holds
IN_SPECIFICS: Final = INTEREST.at_least("specific")

linkedin_glossary: Final = Vocabulary(
    id="linkedin_glossary",
    title=Text("The glossary of LinkedIn", "De woordenlijst van LinkedIn"),
    source="000",
    checked=False,
    rows=(
        Term(
            word="klant",
            when=BOUGHT,
            subject=Subject.COMPANY,
            owner=Text("account manager", "accountmanager"),
            cites=("000:36", "000:8"),
            entry="customer",
        ),
        Silence(when=FORMER, because=NO_FORMER, cites=("000:50",)),
        Silence(when=JUNK | BYSTANDER, because=NO_ASIDE),
        Silence(when=LOST, because=NO_LOST, cites=("000:36",)),
        Term(
            word="SQL",
            aliases=("gekwalificeerde saleslead", "Sales Qualified Lead"),
            # Three conditions, and that marketing accepted the lead first is not one of them.
            when=LEAD & ASSESSED & READY & IN_SPECIFICS,
            broader="lead",
            cites=("000:34",),
            entry="sales-qualified-lead",
        ),
        Term(
            word="MQL",
            aliases=("gekwalificeerde marketinglead", "Marketing Qualified Lead"),
            when=LEAD & FROM_MARKETING & INTEREST_SHOWN & BY_MARKETINGS_CRITERIA,
            broader="lead",
            cites=("000:32",),
            entry="marketing-qualified-lead",
        ),
        Term(
            word="lead",
            aliases=("prospect",),
            when=LEAD,
            subject=Subject.COMPANY,
            owner=Text("SDR or BDR", "SDR of BDR"),
            cites=("000:68", "000:62", "000:70"),
            entry="lead",
        ),
        Silence(
            when=ALWAYS,
            because=Text(
                "only who is likely to be interested is a lead, and there is no word below it",
                "alleen wie waarschijnlijk geïnteresseerd is, is een lead; lager is er geen woord",
            ),
            cites=("000:68",),
        ),
    ),
)
