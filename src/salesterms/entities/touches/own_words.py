"""Words for a touch that no table of the texts has: social selling, and cold against warm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.criteria import All
from salesterms.errors import Text
from salesterms.facts import APPROACHED_BY, CHANNEL, CUSTOMER, Subject
from salesterms.vocabularies import Basis, Silence, Term, Vocabulary, touch
from salesterms.vocabularies.rows import ALWAYS

if TYPE_CHECKING:
    from salesterms.criteria import Criterion

_TOUCH = Subject.TOUCH

#: A seller approaches somebody by social media (000:88). Leads, says the text: not who buys.
SOCIAL_SELLING: Final[Criterion] = (
    APPROACHED_BY.is_("seller") & CHANNEL.is_("social") & ~CUSTOMER.is_("active")
)

SOCIAL: Final = Vocabulary(
    id="social_selling",
    title=Text("Social selling", "Social selling"),
    source="000",
    checked=False,  # a test checks it
    rows=(
        Term(
            word="social selling",
            when=SOCIAL_SELLING,
            subject=_TOUCH,
            cites=("000:88", "000:96"),
            entry="social-selling",
        ),
        Silence(
            when=ALWAYS,
            because=Text(
                "no seller approaches a lead by social media",
                "er is geen verkoper die een lead via sociale media benadert",
            ),
            subject=_TOUCH,
        ),
    ),
)


def _no_silence(vocabulary: Vocabulary) -> Criterion:
    """What is left for the one word of a vocabulary that stands below rows of silence."""
    above = [row.when for row in vocabulary.rows if isinstance(row, Silence)]
    return All(tuple(~one for one in above))


_BY_BUYER = ~APPROACHED_BY.is_("seller")
#: By 000:66 and 000:106 together, and by the last sentence of 000:106 alone.
_COLD = _no_silence(touch.cold)
_COLD_BY_106 = touch.cold_without_sign.term.cold_outreach.when
_WARM = touch.warm.term.warm_outreach.when

#: The tables above read side by side: whether a touch is cold, warm, both or neither (C28).
WARMTH: Final = Vocabulary(
    id="warmth",
    title=Text("Cold or warm", "Koud of warm"),
    source="000",
    checked=False,
    rows=(
        Silence(
            when=_BY_BUYER,
            because=Text("the buyer made the contact", "de koper legde het contact"),
            subject=_TOUCH,
        ),
        Term(
            word="warme acquisitie",
            # Whatever is cold by both lines is cold by the last sentence of 000:106 alone.
            when=_WARM & ~_COLD_BY_106,
            subject=_TOUCH,
            cites=("000:106",),
        ),
        Term(
            word="koude en warme acquisitie",
            # By the first sentence of 000:106 warm, and by its last one cold.
            when=_WARM,
            subject=_TOUCH,
            cites=("000:66", "000:106"),
            basis=Basis.OURS,
        ),
        Term(word="koude acquisitie", when=_COLD, subject=_TOUCH, cites=("000:66", "000:106")),
        Silence(
            when=ALWAYS,
            because=Text(
                "neither cold nor warm: it is not the first contact with a stranger, "
                "and the product is not known",
                "noch koud, noch warm: het is geen eerste contact met een onbekende, "
                "en het product is niet bekend",
            ),
            subject=_TOUCH,
            cites=("000:66", "000:106"),
        ),
    ),
)
