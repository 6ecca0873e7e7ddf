"""One purchase, by text 000: cross-selling and upselling, which overlap, and both set apart."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_touches import EXISTING_CUSTOMER_SALE, OFFERED, SAME_PURCHASE
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.terminology import Vocabulary

_SALE = Subject.SALE

# 000:24: "verwant", to somebody who is a customer already, at whatever moment.
_CROSS = EXISTING_CUSTOMER_SALE.holds & OFFERED.is_("related")
# 000:98: while something is bought, a product of a higher segment, or extra products.
_UP = SAME_PURCHASE.holds & OFFERED.is_("higher_segment", "related", "unrelated")

_LATER = Text(
    "more for an existing customer, at another moment and not related: neither definition fits",
    "meer voor een bestaande klant, op een ander moment en niet verwant: geen van beide past",
)
_NO_CROSS = Text(
    "not a related product for an existing customer",
    "geen verwant product voor een bestaande klant",
)
_NO_UP = Text(
    "nothing more, or not while the customer was buying",
    "niets extra's, of niet terwijl de klant iets kocht",
)

_CROSS_SELLING = Vocabulary(
    id="sale.cross",
    title=Text("Cross-selling", "Cross-selling"),
    source="000",
    reading="cross",
    checked=False,
    rows=(
        Term(
            word="cross-selling",
            when=_CROSS,
            subject=_SALE,
            cites=("000:24",),
            entry="cross-selling",
        ),
        Silence(when=ALWAYS, because=_NO_CROSS, subject=_SALE, cites=("000:24",)),
    ),
)

_UPSELLING = Vocabulary(
    id="sale.up",
    title=Text("Upselling", "Upselling"),
    source="000",
    reading="up",
    checked=False,
    rows=(
        Term(
            word="upselling", when=_UP, subject=_SALE, cites=("000:98", "000:24"), entry="upselling"
        ),
        Silence(when=ALWAYS, because=_NO_UP, subject=_SALE, cites=("000:98",)),
    ),
)

_KIND = Vocabulary(
    id="sale.kind",
    title=Text("Kinds of sale, each apart", "Soorten verkoop, elk apart"),
    source="000",
    reading="kind",
    checked=False,
    rows=(
        Term(
            word="cross-selling en upselling",
            # The last sentence of 000:24: at the same time, it may be seen as both.
            when=_CROSS & _UP,
            subject=_SALE,
            basis=Basis.OURS,
            cites=("000:24",),
        ),
        Term(
            word="cross-selling",
            when=_CROSS,
            subject=_SALE,
            basis=Basis.OURS,
            cites=("000:24",),
            entry="cross-selling",
        ),
        Term(
            word="upselling",
            when=_UP,
            subject=_SALE,
            basis=Basis.OURS,
            cites=("000:98",),
            entry="upselling",
        ),
        Term(
            word="nieuwe klant",
            when=~EXISTING_CUSTOMER_SALE.holds,
            subject=_SALE,
            basis=Basis.OURS,
            cites=("000:82",),
        ),
        Silence(
            when=OFFERED.is_("higher_segment", "unrelated"),
            because=_LATER,
            subject=_SALE,
            cites=("000:24", "000:98"),
        ),
        Silence(
            when=ALWAYS,
            because=Text(
                "an existing customer buys what it asked for",
                "een bestaande klant koopt waar hij om vroeg",
            ),
            subject=_SALE,
        ),
    ),
)

sale: Final = Readings(
    id="sale",
    title=Text("A purchase", "Een aankoop"),
    members=(_CROSS_SELLING, _UPSELLING, _KIND),
)
