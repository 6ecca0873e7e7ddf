"""What the parts of a lifecycle are made of: the one place where given values are looked at.

A `Shape` is a validator of attrs' as well, so that a field names the shape that it has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import Attribute, frozen

from salesterms.errors import Sentence, Text, WrongArgument
from salesterms.facts import Axis, Catalogue, Facts
from salesterms.lifecycle.category import Category


@frozen
class Shape:
    """What a value must be: how that is said, and whether it is so."""

    said: Text
    fits: Callable[[object], bool]

    def check(self, name: str, value: object) -> None:
        """Raise `WrongArgument` where a value is something else."""
        if not self.fits(value):
            raise WrongArgument(name, Sentence(type(value).__name__), self.said)

    def __call__(self, made: object, attribute: Attribute[Any], value: object) -> None:
        """The same of a field."""
        self.check(f"{type(made).__name__}.{attribute.name}", value)

    def or_none(self) -> Shape:
        """This, or None."""
        said = Text(f"{self.said.en}, or None", f"{self.said.nl}, of None")
        return Shape(said, lambda value: value is None or self.fits(value))


def instance(cls: type, en: str, nl: str) -> Shape:
    """Any object of a class."""
    return Shape(Text(en, nl), lambda value: isinstance(value, cls))


def several(one: Shape, en: str, nl: str) -> Shape:
    """A tuple of such values."""
    return Shape(Text(en, nl), lambda value: isinstance(value, tuple) and all(map(one.fits, value)))


def pairs(first: Shape, second: Shape, en: str, nl: str) -> Shape:
    """A tuple of pairs of such values."""

    def is_pair(value: object) -> bool:
        if not isinstance(value, tuple) or len(value) != 2:  # noqa: PLR2004 # a pair
            return False
        return first.fits(value[0]) and second.fits(value[1])

    return several(Shape(Text(en, nl), is_pair), en, nl)


def _is_text(value: object) -> bool:
    return isinstance(value, Text) and all(map(NAME.fits, (value.en, value.nl)))


NAME = instance(str, "a name, as text", "een naam, als tekst")
NAMES = several(NAME, "a tuple of names, such as ('new',)", "een tuple van namen, zoals ('new',)")
TEXT = Shape(Text("a Text of two languages", "een Text in twee talen"), _is_text)
FACT = instance(Axis, "a fact of the catalogue", "een feit uit de catalogus")
FACTS_TABLE = instance(Catalogue, "a Catalogue of facts", "een Catalogue van feiten")
FACTS = instance(
    Facts, "Facts, such as Facts(interest='engaged')", "Facts, zoals Facts(interest='engaged')"
)
CERTAIN = instance(int, "what is certain, as facts.sure", "wat zeker is, zoals facts.sure")
EFFECTS = pairs(
    FACT,
    NAME,
    "a tuple of pairs, each a fact and its value",
    "een tuple van paren, elk een feit met zijn waarde",
)
CATEGORIES = pairs(
    NAME,
    instance(Category, "a Category", "een Category"),
    "a tuple of pairs, each a stage and its Category",
    "een tuple van paren, elk een stadium met zijn Category",
)
