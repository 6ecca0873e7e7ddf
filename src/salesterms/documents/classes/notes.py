"""What a document needs to know of one field of an attrs class: read from the class, once."""

from __future__ import annotations

from typing import Any

from attrs import NOTHING, Attribute, Factory, frozen

from salesterms.errors import Text
from salesterms.values import ABOUT

#: Stands for "not given", which null is not.
ABSENT: Any = NOTHING

#: The field that takes the keys that a class does not know, where they are kept.
EXTRAS = "extras"


@frozen(kw_only=True)
class FieldNotes:
    """One field: its names, its default, and what stands beside it in the class."""

    attribute: Attribute[Any]
    name: str
    dutch: str
    meaning: Text | None
    personal: bool
    unit: str
    tag: str
    rules: dict[str, Any]

    @classmethod
    def of(cls, attribute: Attribute[Any]) -> FieldNotes:
        """Read them from an attribute whose type is resolved."""
        noted = attribute.metadata.get(ABOUT, {})
        return cls(
            attribute=attribute,
            name=attribute.alias or attribute.name,  # the argument of the constructor
            dutch=noted.get("alias", ""),
            meaning=noted.get("meaning"),
            personal=noted.get("personal", False),
            unit=noted.get("unit", ""),
            tag=noted.get("tag", "type"),
            rules=noted.get("schema", {}),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which a document may give it."""
        return (self.name, self.dutch) if self.dutch else (self.name,)

    @property
    def required(self) -> bool:
        """Whether a document must give it."""
        return self.attribute.default is NOTHING

    @property
    def made_with_object(self) -> bool:
        """Whether the default is made from the object itself, when that is made."""
        given: Any = self.attribute.default
        return isinstance(given, Factory) and given.takes_self  # type: ignore[arg-type] # a class when it runs

    def default(self) -> Any:
        """The value where none is given; ABSENT where that is made with the object."""
        given: Any = self.attribute.default
        if isinstance(given, Factory):  # type: ignore[arg-type] # a class when it runs
            return ABSENT if self.made_with_object else given.factory()
        return given

    @property
    def constant(self) -> Any:
        """The default object itself, or ABSENT where every object gets one of its own."""
        given: Any = self.attribute.default
        return ABSENT if isinstance(given, Factory) else given  # type: ignore[arg-type] # a class when it runs

    def called(self, lang: str) -> str:
        """The name in documents of a language."""
        return self.dutch if lang == "nl" and self.dutch else self.name
