"""The words in which a touch is recorded: channel, who began, audience, outcome, how personal."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from salesterms.errors import Text
from salesterms.facts import CHANNEL


class TouchChannel(StrEnum):
    """By what a contact was made: the values of the fact `CHANNEL`.

    >>> [channel.value for channel in TouchChannel][:3]
    ['in_person', 'phone', 'email']

    Glossary: 000:44, 000:48, 000:66, 000:96, 000:100.
    """

    IN_PERSON = "in_person"
    PHONE = "phone"
    EMAIL = "email"
    TEXT_MESSAGE = "text_message"
    SOCIAL = "social"
    VIDEO = "video"
    #: The buyer fills it in (000:44).
    WEB_FORM = "web_form"


class Initiator(StrEnum):
    """Who made a contact: the values of the facts `INITIATIVE` and `APPROACHED_BY`.

    >>> [one.value for one in Initiator]
    ['seller', 'buyer']

    Glossary: inbound-sales, outbound-sales (000:44, 000:96).
    """

    SELLER = "seller"
    BUYER = "buyer"


class Audience(StrEnum):
    """Whether a contact is with one person, or the same one with many.

    >>> [one.value for one in Audience]
    ['one', 'many']

    Glossary: 001:25.
    """

    ONE = "one"
    MANY = "many"


class TouchOutcome(StrEnum):
    """What came of a contact at once.

    >>> [one.value for one in TouchOutcome]
    ['conversation', 'reply', 'no_response']

    Glossary: 001:15, 001:40, 002:14.
    """

    #: The two spoke with each other.
    CONVERSATION = "conversation"
    #: The other side answered in writing.
    REPLY = "reply"
    #: Nobody answered, or no word was exchanged: a card that is dropped at a fair (002:14).
    NO_RESPONSE = "no_response"


class Personalisation(StrEnum):
    """How far a contact was made for this one person, from least to most.

    >>> [rung.value for rung in Personalisation]
    ['same_for_all', 'personal_touch', 'segment', 'individual']
    >>> Personalisation.SEGMENT.above(Personalisation.PERSONAL_TOUCH)
    True

    001 asks that it rises and gives no measure, so there are rungs and no share. It names each of
    them; that a segment is further than a name that is filled in is ours.
    Glossary: 001:25, 001:27.
    """

    #: One message for everybody (001:27).
    SAME_FOR_ALL = "same_for_all"
    #: The same, with details of the person filled in (001:25).
    PERSONAL_TOUCH = "personal_touch"
    #: Made for a customer segment (001:27).
    SEGMENT = "segment"
    #: Made for what this one person needs (001:27).
    INDIVIDUAL = "individual"

    @property
    def rung(self) -> int:
        """Its place on the scale, from 0."""
        return tuple(Personalisation).index(self)

    def above(self, other: Personalisation) -> bool:
        """Whether it is further up the scale; the names alone sort by the alphabet."""
        return self.rung > other.rung


CHANNEL_WORDS: Final = {one: CHANNEL.text_of(one.value) for one in TouchChannel}
INITIATOR_WORDS: Final = {
    Initiator.SELLER: Text("the seller", "de verkoper"),
    Initiator.BUYER: Text("the buyer", "de koper"),
}
AUDIENCE_WORDS: Final = {
    Audience.ONE: Text("with one person", "met één persoon"),
    Audience.MANY: Text("with many at once", "met velen tegelijk"),
}
TOUCH_OUTCOME_WORDS: Final = {
    TouchOutcome.CONVERSATION: Text("they spoke", "er is gesproken"),
    TouchOutcome.REPLY: Text("answered in writing", "schriftelijk beantwoord"),
    TouchOutcome.NO_RESPONSE: Text("no answer", "geen reactie"),
}
PERSONALISATION_WORDS: Final = {
    Personalisation.SAME_FOR_ALL: Text("the same for everybody", "voor iedereen hetzelfde"),
    Personalisation.PERSONAL_TOUCH: Text(
        "with details of the person filled in", "met gegevens van de persoon ingevuld"
    ),
    Personalisation.SEGMENT: Text("made for a segment", "voor een segment gemaakt"),
    Personalisation.INDIVIDUAL: Text("made for this one person", "voor deze ene persoon gemaakt"),
}
