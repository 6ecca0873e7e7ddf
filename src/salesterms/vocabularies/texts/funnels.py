"""Models of buying that text 000 names without saying when somebody is where: criteria are ours."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.facts_of_sales import INTEREST, PRODUCT_KNOWN
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.rows import Term
from salesterms.vocabularies.terminology import Vocabulary
from salesterms.vocabularies.texts.common import BOUGHT, LIVE

aida: Final = Vocabulary(
    id="aida",
    title=Text("The AIDA model", "Het AIDA-model"),
    source="000",
    checked=False,
    rows=(
        Term(word="actie", when=BOUGHT, basis=Basis.OURS, cites=("000:10",), entry="action"),
        Term(
            word="verlangen",
            when=INTEREST.at_least("buying"),
            basis=Basis.OURS,
            cites=("000:10",),
            entry="desire",
        ),
        Term(
            word="interesse",
            when=INTEREST.at_least("engaged"),
            basis=Basis.OURS,
            cites=("000:10",),
            entry="interest",
        ),
        Term(
            word="aandacht",
            when=PRODUCT_KNOWN.holds,
            basis=Basis.OURS,
            cites=("000:10",),
            entry="attention",
        ),
    ),
)

funnel: Final = Vocabulary(
    id="funnel",
    title=Text(
        "Top, middle and bottom of the funnel", "Boven-, midden- en onderkant van de funnel"
    ),
    source="000",
    checked=False,
    rows=(
        Term(
            word="BOFU",
            aliases=("bottom of funnel",),
            when=BOUGHT | LIVE | INTEREST.at_least("buying"),
            basis=Basis.OURS,
            cites=("000:72",),
            entry="bottom-of-funnel",
        ),
        Term(
            word="MOFU",
            aliases=("middle of funnel", "evaluatiefase"),
            when=INTEREST.at_least("inquiring"),
            basis=Basis.OURS,
            cites=("000:72",),
            entry="middle-of-funnel",
        ),
        Term(
            word="TOFU",
            aliases=("top of funnel", "bekendheidsfase"),
            when=PRODUCT_KNOWN.holds | INTEREST.at_least("engaged"),
            basis=Basis.OURS,
            cites=("000:72",),
            entry="top-of-funnel",
        ),
    ),
)
