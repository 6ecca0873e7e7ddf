"""What somebody does in a buying team, and what they think of the offer."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from salesterms.errors import Text
from salesterms.values import FrozenMapping


class BuyingRole(StrEnum):
    """A part that somebody plays in what an organisation buys.

    >>> BuyingRole.DECISION_MAKER.value, len(BuyingRole)
    ('decision_maker', 8)
    >>> BUYING_ROLE_CITES[BuyingRole.CHAMPION], BUYING_ROLE_CITES[BuyingRole.GATEKEEPER]
    (('000:28',), ())

    One person can play several. `BUYING_ROLE_WORDS` says each in English and Dutch,
    `BUYING_ROLE_CITES` where a text speaks of it; a role without a place is ours.
    Glossary: decision-maker (000:28, 002:53, 002:59), influencer (002:53, 002:59), champion
    (000:28).
    """

    #: Has the last word.
    DECISION_MAKER = "decision_maker"
    #: Has an opinion that counts, without the last word.
    INFLUENCER = "influencer"
    #: Compares suppliers. 000:6 has the task and no word for who does it.
    EVALUATOR = "evaluator"
    #: Will work with it.
    USER = "user"
    #: Must agree before it may be bought. 000:36 asks for approvals and does not say whose.
    APPROVER = "approver"
    #: Arranges the purchase: terms, order, payment.
    BUYER = "buyer"
    #: Decides who gets to speak with the others.
    GATEKEEPER = "gatekeeper"
    #: Pleads for the offer.
    CHAMPION = "champion"


BUYING_ROLE_WORDS: Final = FrozenMapping(
    {
        BuyingRole.DECISION_MAKER: Text("decision maker", "beslisser"),
        BuyingRole.INFLUENCER: Text("influencer", "beïnvloeder"),
        BuyingRole.EVALUATOR: Text("evaluator", "beoordelaar"),
        BuyingRole.USER: Text("user", "gebruiker"),
        BuyingRole.APPROVER: Text("approver", "goedkeurder"),
        BuyingRole.BUYER: Text("buyer", "inkoper"),
        BuyingRole.GATEKEEPER: Text("gatekeeper", "poortwachter"),
        BuyingRole.CHAMPION: Text("champion", "pleitbezorger"),
    }
)

#: Where the texts speak of a role; none where it is ours.
BUYING_ROLE_CITES: Final = FrozenMapping(
    {
        BuyingRole.DECISION_MAKER: ("000:28", "002:53", "002:59"),
        BuyingRole.INFLUENCER: ("002:53", "002:59"),
        BuyingRole.EVALUATOR: ("000:6",),
        BuyingRole.USER: (),
        BuyingRole.APPROVER: (),
        BuyingRole.BUYER: (),
        BuyingRole.GATEKEEPER: (),
        BuyingRole.CHAMPION: ("000:28",),
    }
)


class Attitude(StrEnum):
    """What somebody in a buying team thinks of the offer.

    >>> [attitude.value for attitude in Attitude]
    ['in_favour', 'neutral', 'against']
    """

    IN_FAVOUR = "in_favour"
    NEUTRAL = "neutral"
    AGAINST = "against"


ATTITUDE_WORDS: Final = FrozenMapping(
    {
        Attitude.IN_FAVOUR: Text("in favour", "voor"),
        Attitude.NEUTRAL: Text("neutral", "neutraal"),
        Attitude.AGAINST: Text("against", "tegen"),
    }
)
