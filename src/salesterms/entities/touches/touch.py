"""One contact between seller and buyer, as somebody recorded it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, AN_INSTANT, YES_OR_NO, one_of
from salesterms.entities.touches.scales import (
    Audience,
    Initiator,
    Personalisation,
    TouchChannel,
    TouchOutcome,
)
from salesterms.errors import Kind, Problem, Shape, Text
from salesterms.facts import INTEREST
from salesterms.values import about, instant

if TYPE_CHECKING:
    from collections.abc import Iterator

FORM_OF_SELLER: Final = Kind(
    "form_of_seller",
    Text("a web form is filled in by the buyer", "een webformulier vult de koper in"),
    Text(
        "give Initiator.BUYER, or the channel by which the seller came",
        "geef Initiator.BUYER, of het kanaal van de verkoper",
    ),
)
INDIVIDUAL_FOR_MANY: Final = Kind(
    "individual_for_many",
    Text(
        "what goes to many at once is not made for one person",
        "wat naar velen tegelijk gaat, is niet voor één persoon gemaakt",
    ),
    Text(
        "give Personalisation.SEGMENT or less, or Audience.ONE",
        "geef hoogstens Personalisation.SEGMENT, of Audience.ONE",
    ),
)

_INTEREST: Final = Shape(
    Text(
        f"a value of the fact interest: {', '.join(INTEREST.names)}",
        f"een waarde van het feit interest: {', '.join(INTEREST.names)}",
    ),
    lambda value: isinstance(value, str) and value in INTEREST.names,
)


def _forms_of_sellers(made: Touch) -> Iterator[Problem]:
    if made.channel is TouchChannel.WEB_FORM and made.initiator is Initiator.SELLER:
        yield Problem(kind=FORM_OF_SELLER, value=made.initiator.value, path="$.initiator")


def _individual_for_many(made: Touch) -> Iterator[Problem]:
    rung = made.personalisation
    if made.audience is Audience.MANY and rung is Personalisation.INDIVIDUAL:
        yield Problem(kind=INDIVIDUAL_FOR_MANY, value=rung.value, path="$.personalisation")


_YES_OR_NO: Final = YES_OR_NO.or_none()

_RULES: Final = Rules(
    {
        "id": AN_ID,
        "person": AN_ID,
        "at": AN_INSTANT,
        "channel": one_of(TouchChannel).or_none(),
        "initiator": one_of(Initiator).or_none(),
        "by": AN_ID.or_none(),
        "experienced_seller": _YES_OR_NO,
        "automated": _YES_OR_NO,
        "disclosed": _YES_OR_NO,
        "audience": one_of(Audience).or_none(),
        "personalisation": one_of(Personalisation).or_none(),
        "scripted": _YES_OR_NO,
        "lead_based": _YES_OR_NO,
        "outcome": one_of(TouchOutcome).or_none(),
        "interest": _INTEREST.or_none(),
    },
    Rule(("channel", "initiator"), _forms_of_sellers),
    Rule(("audience", "personalisation"), _individual_for_many),
)


@frozen(kw_only=True)
class Touch:
    """One contact between a seller and a buyer.

    >>> from datetime import UTC, datetime
    >>> call = Touch(
    ...     id="T-1",
    ...     person="P-1",
    ...     at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    ...     channel=TouchChannel.PHONE,
    ...     initiator=Initiator.SELLER,
    ...     outcome=TouchOutcome.NO_RESPONSE,
    ... )
    >>> call.channel.value, call.scripted
    ('phone', None)

    `person` and `by` are ids: of the buyer, and of the seller who took part. `at` is an instant;
    two touches are equal where their instants are, whatever the zone they are written in.
    `initiator` made *this* contact: who fills in a form is the buyer, also after a mail of ours.
    `automated` says that no person sent it, `disclosed` that this was said in it. `lead_based` and
    `scripted` tell inside sales from telemarketing. `interest` is what the buyer showed in it, as a
    value of the fact `interest`, "none" where it is known that they showed none.

    None means that nobody wrote it down, never no. A web form of the seller's, and something made
    for one person that goes to many, cannot be. Raises `EntityProblems` with every field at fault.
    Glossary: a contact of which 000 and 001 speak (000:44, 000:66, 000:96, 000:106, 001:25).
    """

    id: str = field(
        metadata=about(
            "the identifier of the touch in its source",
            "het kenmerk van het contactmoment in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    person: str = field(
        metadata=about("the id of the buyer", "het kenmerk van de koper", alias="persoon")
    )
    at: datetime = field(eq=instant, metadata=about("when it was", "wanneer het was", alias="op"))
    channel: TouchChannel | None = field(
        default=None, metadata=about("by what it was made", "waarlangs het ging", alias="kanaal")
    )
    initiator: Initiator | None = field(
        default=None,
        metadata=about("who made this contact", "wie dit contact legde", alias="initiatief"),
    )
    by: str | None = field(
        default=None,
        metadata=about(
            "the id of the seller who took part",
            "het kenmerk van de verkoper die erbij was",
            alias="verkoper",
            personal=True,
        ),
    )
    experienced_seller: bool | None = field(
        default=None,
        metadata=about(
            "whether that seller is experienced",
            "of die verkoper ervaren is",
            alias="ervaren_verkoper",
        ),
    )
    automated: bool | None = field(
        default=None,
        metadata=about(
            "whether a system sent it by itself",
            "of een systeem het uit zichzelf verstuurde",
            alias="geautomatiseerd",
        ),
    )
    disclosed: bool | None = field(
        default=None,
        metadata=about(
            "whether it said that a system sent it",
            "of erin stond dat een systeem het verstuurde",
            alias="gemeld",
        ),
    )
    audience: Audience | None = field(
        default=None,
        metadata=about(
            "whether it was with one person or with many",
            "of het met één of velen was",
            alias="publiek",
        ),
    )
    personalisation: Personalisation | None = field(
        default=None,
        metadata=about(
            "how far it was made for this person",
            "in hoeverre het voor deze persoon gemaakt was",
            alias="personalisatie",
        ),
    )
    scripted: bool | None = field(
        default=None,
        metadata=about(
            "whether it followed a script", "of het een script volgde", alias="volgens_script"
        ),
    )
    lead_based: bool | None = field(
        default=None,
        metadata=about(
            "whether it came from a lead, and not from a list",
            "of het van een lead uitging, en niet van een lijst",
            alias="op_basis_van_lead",
        ),
    )
    outcome: TouchOutcome | None = field(
        default=None, metadata=about("what came of it", "wat eruit kwam", alias="uitkomst")
    )
    interest: str | None = field(
        default=None,
        metadata=about(
            "what interest the buyer showed in it",
            "welke interesse de koper erin toonde",
            alias="interesse",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def approached_by(self) -> Initiator | None:
        """Who made this contact: the `initiator`, and of a web form the buyer, also unsaid."""
        if self.initiator is None and self.channel is TouchChannel.WEB_FORM:
            return Initiator.BUYER
        return self.initiator
