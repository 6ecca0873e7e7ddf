"""What every profile has: a name, traits with weights, and the share of them that is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.entities.profiles.attributes import ATTRIBUTES
from salesterms.entities.profiles.traits import Among, Between
from salesterms.entities.rules import Rule
from salesterms.entities.shapes import A_SHARE, TEXT
from salesterms.errors import Kind, Problem, Shape, Text, each_of_kind
from salesterms.facts import Subject
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NO_WEIGHT: Final = Kind(
    "no_weight",
    Text("all traits together weigh 0", "alle kenmerken samen wegen 0"),
    Text("give one of them a weight above 0", "geef een ervan een gewicht boven 0"),
)
UNKNOWN_ATTRIBUTE: Final = Kind(
    "unknown_attribute",
    Text("there is nothing called {value} to ask about", "naar {value} is niet te vragen"),
    Text("use one of {detail}", "gebruik een van {detail}"),
)
OTHER_ATTRIBUTE: Final = Kind(
    "other_attribute",
    Text("{value} does not hold what this trait asks", "{value} bevat niet wat hier gevraagd is"),
    Text(
        "use Among for text, Between with whole numbers for counts and with Money for amounts",
        "gebruik Among voor tekst, Between met gehele getallen voor aantallen en met Money voor "
        "bedragen",
    ),
)

_A_THRESHOLD: Final = Shape(
    Text(
        "a Decimal above 0, and 1 at most: a share, not a percentage",
        "een Decimal boven 0 en hoogstens 1: een aandeel, geen percentage",
    ),
    lambda value: A_SHARE.fits(value) and value != 0,
)
A_SUBJECT: Final = Shape(
    Text("Subject.COMPANY or Subject.PERSON", "Subject.COMPANY of Subject.PERSON"),
    lambda value: type(value) is Subject and value in ATTRIBUTES,
)

#: The shapes of the fields that every profile has.
SHAPES: Final[Mapping[str, Shape]] = {
    "name": TEXT,
    "traits": each_of_kind(
        (Among, Between), Text("a tuple of Among and Between", "een tuple van Among en Between")
    ),
    "threshold": _A_THRESHOLD,
}


def _asked(made: Any) -> Iterator[Problem]:
    known = ATTRIBUTES[made.subject]
    for number, trait in enumerate(made.traits):
        path = f"$.traits[{number}].attribute"
        if trait.attribute not in known:
            yield Problem(
                kind=UNKNOWN_ATTRIBUTE, value=trait.attribute, path=path, choices=tuple(known)
            )
        elif trait.kind is not known[trait.attribute]:
            yield Problem(kind=OTHER_ATTRIBUTE, value=trait.attribute, path=path)


def _weighed(made: Any) -> Iterator[Problem]:
    if not any(trait.weight for trait in made.traits):
        yield Problem(kind=NO_WEIGHT, path="$.traits")


#: The rules over several fields that every profile keeps.
RULES: Final = (Rule(("traits", "subject"), _asked), Rule(("traits",), _weighed))


#: What stands beside the fields that every profile has.
NAME: Final = about("what it is called", "hoe het heet", alias="naam")
TRAITS: Final = about(
    "what is asked, with weights",
    "wat er gevraagd wordt, met gewichten",
    alias="kenmerken",
    schema={"minItems": 1},
)
THRESHOLD: Final = about(
    "the share of the weight from which on somebody fits",
    "het aandeel van het gewicht vanaf waar iemand past",
    alias="drempel",
    unit="share",
)
SUBJECT: Final = about(
    "whether it is about companies or people",
    "of het om bedrijven of om personen gaat",
    alias="over",
)
