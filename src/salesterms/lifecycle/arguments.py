"""What the parts of a lifecycle are made of: the shapes that its fields and arguments have."""

from __future__ import annotations

from salesterms.errors import Shape, Text, each_of_kind, of_kind, pairs
from salesterms.facts import Axis, Catalogue, Facts
from salesterms.facts.axis import AN_AXIS
from salesterms.facts.catalogue import A_CATALOGUE
from salesterms.facts.known import A_FACTS
from salesterms.lifecycle.category import Category


def _is_text(value: object) -> bool:
    return isinstance(value, Text) and all(map(NAME.fits, (value.en, value.nl)))


NAME = of_kind(str, Text("a name, as text", "een naam, als tekst"))
NAMES = each_of_kind(
    str, Text("a tuple of names, such as ('new',)", "een tuple van namen, zoals ('new',)")
)
TEXT = Shape(Text("a Text in English and Dutch", "een Text in het Engels en Nederlands"), _is_text)
FACT = of_kind(Axis, AN_AXIS)
FACTS_TABLE = of_kind(Catalogue, A_CATALOGUE)
FACTS = of_kind(Facts, A_FACTS)
CERTAIN = of_kind(int, Text("what is certain, as facts.sure", "wat zeker is, zoals facts.sure"))
EFFECTS = pairs(
    FACT,
    NAME,
    Text(
        "a tuple of pairs, each a fact and its value",
        "een tuple van paren, elk een feit met zijn waarde",
    ),
)
CATEGORIES = pairs(
    NAME,
    of_kind(Category, Text("a Category", "een Category")),
    Text(
        "a tuple of pairs, each a stage and its Category",
        "een tuple van paren, elk een fase met zijn Category",
    ),
)
