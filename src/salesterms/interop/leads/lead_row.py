"""What comes of a row of a CRM's leads: a person, their journey, and what else the row holds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities import Person, RecordLink
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_INSTANT, TEXT
from salesterms.errors import Kind, Problem, Text, each_of_kind, of_kind
from salesterms.journey import Journey
from salesterms.values import EMPTY, FrozenMapping, about, instant_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER_JOURNEY: Final = Kind(
    "other_journey",
    Text(
        "the journey is of somebody else, or of nobody", "het traject is van een ander, of niemand"
    ),
    Text(
        "give their own, begun with Journey.begin(person=…)",
        "geef dat van de persoon zelf, begonnen met Journey.begin(person=…)",
    ),
)


OF_FORGOTTEN: Final = Kind(
    "row_of_forgotten",
    Text("the person was forgotten", "de persoon is vergeten"),
    Text("write nothing of them", "schrijf niets meer over die persoon"),
)


def _whose(made: LeadRow) -> Iterator[Problem]:
    if made.journey.forgotten:
        yield Problem(kind=OF_FORGOTTEN, path="$.journey")
    elif not made.journey.is_of(made.person.id):
        yield Problem(kind=OTHER_JOURNEY, path="$.journey")


_RULES: Final = Rules(
    {
        "person": of_kind(Person, Text("a Person", "een Person")),
        "journey": of_kind(Journey, Text("a Journey", "een Journey")),
        "label": TEXT.or_none(),
        "created": AN_INSTANT.or_none(),
        "links": each_of_kind(
            RecordLink, Text("RecordLink, in a tuple", "RecordLink, in een tuple")
        ),
        "extras": of_kind(FrozenMapping, Text("a FrozenMapping", "een FrozenMapping")),
    },
    Rule(("person", "journey"), _whose),
)


@frozen(kw_only=True)
class LeadRow:
    """One row of a CRM's leads: the person and the journey that it tells of.

    >>> cam = Person(id="00Q-1", first_name="Cam")
    >>> row = LeadRow(person=cam, journey=Journey.begin(person="00Q-1"), label="New")
    >>> row.id, row.journey.stage().name
    ('00Q-1', 'new/none/never')

    It is a row, and no kind of person: what somebody is called follows from the journey. `label` is
    the status as the mapping lists it; None where the cell was blank. `created` is when the row was
    made, an instant; None where that is not known. `links` lead to the records that the lead
    became, and back. `extras` holds the columns that the mapping does not read.

    Raises `EntityProblems`. Glossary: contact-record (004:7).
    """

    person: Person = field(metadata=about("the person", "de persoon", alias="persoon"))
    journey: Journey = field(metadata=about("the journey", "het traject", alias="traject"))
    label: str | None = field(default=None, metadata=about("the status", "de status"))
    created: datetime | None = field(
        default=None,
        eq=instant_or_none,
        metadata=about("when it was created", "wanneer de rij is aangemaakt", alias="aangemaakt"),
    )
    links: tuple[RecordLink, ...] = field(
        default=(), metadata=about("links to records", "koppelingen met records")
    )
    extras: FrozenMapping[str, Any] = field(
        default=EMPTY,
        metadata=about("the other columns", "de overige kolommen", alias="overig", personal=True),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def id(self) -> str:
        """The id of the row, which is that of the person."""
        return self.person.id
