"""One contact between seller and buyer, by text 000; and what text 001 calls a cold one.

Text 000 does not divide contacts into kinds that exclude each other: one contact may be inbound and
warm, and by two of its sentences cold and warm at once. So every question is a vocabulary of its
own, and a term of which two sentences say different things has a reading for each.
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
    PRODUCT_KNOWN,
    SOURCE,
    TALKED,
    TARGET_GROUP,
)
from salesterms.facts.facts_of_touches import (
    APPROACHED_BY,
    BUSINESS_RELATION,
    CHANNEL,
    CONTACTED,
    EXPERIENCED_SELLER,
    INITIATIVE,
    LEAD_BASED,
    SCRIPTED,
)
from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.terminology import Vocabulary

if TYPE_CHECKING:
    from salesterms.criteria import Criterion
    from salesterms.vocabularies.rows import Row

_TOUCH = Subject.TOUCH

_BY_SELLER = APPROACHED_BY.is_("seller")
_SIGN = INTEREST.at_least("engaged")
_REACHED = CONTACTED.holds | TALKED.holds
_PHONE = CHANNEL.is_("phone")
#: 000:100 names messages, social media and e-mail; 000:48 the phone. A form is the buyer's.
_REMOTE = CHANNEL.is_("phone", "email", "text_message", "social", "video")

_COLD_ALIASES = ("onaangekondigd contact",)

_NOT_SO = Text("it is not such a contact", "zo'n contact is het niet")
_BUYER_CAME = Text("the buyer made the contact", "de koper legde het contact")
_NOT_FIRST = Text(
    "a further contact is not cold; without interest it is not warm either",
    "een volgend contact is niet koud; zonder interesse is het ook niet warm",
)
_RELATION = Text(
    "with whom there is a business relation contact is not cold, and need not be warm",
    "met wie er een zakenrelatie is, is contact niet koud, en ook niet vanzelf warm",
)
_OTHER_CHANNEL = Text("it is not by phone", "het gaat niet per telefoon")
_INTERESTED = Text(
    "interest was shown before, so it is not cold",
    "er was al interesse getoond, dus koud is het niet",
)


def _touch(
    name: str, title: Text, *rows: Row, source: str = "000", silence: Text | None = _NOT_SO
) -> Vocabulary:
    if silence is not None:
        rows = (*rows, Silence(when=ALWAYS, because=silence, subject=_TOUCH))
    return Vocabulary(
        id=f"touch.{name}",
        title=title,
        source=source,
        reading=name,
        checked=False,
        rows=rows,
    )


def _cold(name: str, title: Text, channel: Criterion = ALWAYS) -> Vocabulary:
    """A first contact, without a business relation (000:66) and without a sign (000:106)."""
    return _touch(
        name,
        title,
        Silence(when=APPROACHED_BY.is_("buyer"), because=_BUYER_CAME, subject=_TOUCH),
        Silence(when=_SIGN, because=_INTERESTED, subject=_TOUCH, cites=("000:106",)),
        Silence(when=_REACHED, because=_NOT_FIRST, subject=_TOUCH, cites=("000:66",)),
        # "Over het algemeen": as a rule there is none; where there is one, the text is silent.
        Silence(when=BUSINESS_RELATION.holds, because=_RELATION, subject=_TOUCH, cites=("000:66",)),
        Term(
            word="koude acquisitie",
            aliases=_COLD_ALIASES,
            when=channel,
            subject=_TOUCH,
            cites=("000:66", "000:106"),
            entry="cold-outreach",
        ),
        silence=None if channel is ALWAYS else _OTHER_CHANNEL,
    )


_INITIATIVE = _touch(
    "initiative",
    Text("Inbound and outbound sales", "Inkomende en uitgaande sales"),
    # Who began the relation decides (000:96), also where the seller makes the next contact.
    Term(
        word="inkomende sales",
        aliases=("inbound",),
        when=INITIATIVE.is_("buyer"),
        subject=_TOUCH,
        owner=Text("SDR", "SDR"),
        cites=("000:44", "000:70"),
        entry="inbound-sales",
    ),
    Term(
        word="uitgaande sales",
        aliases=("outbound",),
        when=ALWAYS,
        subject=_TOUCH,
        owner=Text("BDR", "BDR"),
        cites=("000:96", "000:62"),
        entry="outbound-sales",
    ),
    silence=None,
)

_COLD = _cold("cold", Text("Cold outreach by any channel", "Koude acquisitie via elk kanaal"))
_COLD_BY_PHONE = _cold(
    "cold_by_phone", Text("Cold outreach by phone", "Koude acquisitie per telefoon"), _PHONE
)
_COLD_UNSIGNALLED = _touch(
    "cold_without_sign",
    Text("Cold as the opposite of warm", "Koud als tegenhanger van warm"),
    Term(
        word="koude acquisitie",
        aliases=_COLD_ALIASES,
        # 000:106 asks only that there was no sign of interest before.
        when=_BY_SELLER & ~_SIGN,
        subject=_TOUCH,
        cites=("000:106",),
        entry="cold-outreach",
    ),
)
_COLD_TO_LEADS = _touch(
    "cold_to_leads",
    Text("Cold outreach as text 001 uses it", "Koude acquisitie zoals tekst 001 het gebruikt"),
    Term(
        word="koude acquisitie",
        # Of Cam, who is a lead by then: a call, for the e-mails are named beside it (001:37).
        when=_BY_SELLER & _PHONE & TARGET_GROUP.holds & IDEAL_PROFILE.holds & MEANS.holds & _SIGN,
        subject=_TOUCH,
        owner=Text("sales", "sales"),
        cites=("001:37",),
        entry="cold-outreach",
    ),
    source="001",
)

_WARM = _touch(
    "warm",
    Text("Warm outreach", "Warme acquisitie"),
    Silence(when=APPROACHED_BY.is_("buyer"), because=_BUYER_CAME, subject=_TOUCH),
    Term(
        word="warme acquisitie",
        # Knowing of the product is enough; being referred and showing interest are examples.
        when=PRODUCT_KNOWN.holds | _SIGN | SOURCE.is_("referral"),
        subject=_TOUCH,
        cites=("000:106",),
        entry="warm-outreach",
    ),
    silence=Text(
        "who does not know the product is not warm, and by that alone not cold either",
        "wie het product niet kent, is niet warm, en daarmee nog niet koud",
    ),
)

_DISTANCE = _touch(
    "distance",
    Text("In person and virtually", "Persoonlijk en virtueel"),
    Term(
        word="virtueel verkopen",
        # "Synoniem" (000:48), though the same entry asks more of inside sales further on.
        aliases=("virtuele verkoop", "virtuele sales", "inside sales"),
        when=_REMOTE,
        subject=_TOUCH,
        cites=("000:100", "000:48"),
        entry="virtual-selling",
    ),
    Term(
        word="persoonlijke verkooptransactie",
        aliases=("outside sales",),
        when=CHANNEL.is_("in_person"),
        subject=_TOUCH,
        cites=("000:100", "000:48"),
        entry="in-person-selling",
    ),
    silence=Text("a form is filled in by the buyer", "een formulier wordt door de koper ingevuld"),
)

_INSIDE = _touch(
    "inside",
    Text("Inside sales and telemarketing", "Inside sales en telemarketing"),
    Term(
        word="inside sales",
        when=_REMOTE & LEAD_BASED.holds & ~SCRIPTED.holds & EXPERIENCED_SELLER.holds,
        subject=_TOUCH,
        cites=("000:48",),
        entry="inside-sales",
    ),
    Term(
        word="telemarketing",
        # Named as the contrast only: by phone, by a script, and not from leads.
        when=_PHONE & SCRIPTED.holds & ~LEAD_BASED.holds,
        subject=_TOUCH,
        cites=("000:48",),
        entry="telemarketing",
    ),
    silence=Text(
        "it names two ends and not what lies between",
        "er staan twee uitersten, en niet wat ertussen ligt",
    ),
)


def _discovery(name: str, title: Text, when: Criterion) -> Vocabulary:
    return _touch(
        name,
        title,
        Silence(
            when=CUSTOMER.is_("active"),
            because=Text("it is about a prospect", "het gaat over een prospect"),
            subject=_TOUCH,
            cites=("000:102",),
        ),
        Term(
            word="verkennend gesprek",
            when=when,
            subject=_TOUCH,
            cites=("000:102",),
            entry="discovery-call",
        ),
    )


_DISCOVERY = _discovery(
    "discovery",
    Text(
        "Discovery call: contact after interest was shown",
        "Verkennend gesprek: contact nadat er interesse is getoond",
    ),
    _SIGN,
)
_FIRST_DISCOVERY = _discovery(
    "discovery_first",
    Text(
        "Discovery call: the first conversation, after interest was shown",
        "Verkennend gesprek: het eerste gesprek, nadat er interesse is getoond",
    ),
    # The second sentence: after an earlier call, cold or not, it is no longer the first.
    _SIGN & ~TALKED.holds,
)

touch: Final = Readings(
    id="touch",
    title=Text("A contact between seller and buyer", "Een contact tussen verkoper en koper"),
    members=(
        _INITIATIVE,
        _COLD,
        _COLD_BY_PHONE,
        _COLD_UNSIGNALLED,
        _COLD_TO_LEADS,
        _WARM,
        _DISTANCE,
        _INSIDE,
        _DISCOVERY,
        _FIRST_DISCOVERY,
    ),
)
