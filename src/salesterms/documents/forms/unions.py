"""A value of one of several types."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from salesterms.documents import kinds
from salesterms.documents.forms.shape import JSON_TYPES
from salesterms.documents.place import FAULTY, key_text
from salesterms.errors import Text, Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.place import Place

#: The key under which a tagged value stands that is no object itself.
VALUE = "value"


class Maybe:
    """A value or null."""

    tag = "optional"

    def __init__(self, inner: Shape) -> None:
        """Keep the form of the value."""
        self.inner = inner
        self.json = inner.json
        self.wanted = inner.wanted

    def read(self, given: Any) -> Any:
        """The value; None for null."""
        return None if given is None else self.inner.read(given)

    def write(self, value: Any) -> Any:
        """The plain form; null for None."""
        return None if value is None else self.inner.write(value)

    def read_all(self, given: Any, at: Place) -> Any:
        """The same, noting every fault."""
        return None if given is None else self.inner.read_all(given, at)

    def write_all(self, value: Any, at: Place) -> Any:
        """The same, noting every fault."""
        return None if value is None else self.inner.write_all(value, at)

    def schema(self, schemas: Schemas) -> Schema:
        """The form, or null."""
        return {"anyOf": [schemas.refer(self.inner), {"type": "null"}]}


class Tagged:
    """A form with a key that names its type: beside the keys of an object, or with a "value"."""

    json = "object"

    def __init__(self, inner: Shape, key: str) -> None:
        """Keep the form, and the key that holds the name of its type."""
        self.inner = inner
        self.key = key
        self.tag = inner.tag
        self.type: Any = getattr(inner, "type", inner)
        self.wanted = inner.wanted

    @cached_property
    def beside(self) -> bool:
        """Whether the keys of the object stand beside that of the tag, told when it is asked."""
        return self.inner.json == "object" and not _holds_any_key(self.inner, self.key)

    def write(self, value: Any) -> dict[str, Any]:
        """The plain form with its tag."""
        return self._tagged(self.inner.write(value))

    def write_all(self, value: Any, at: Place) -> Any:
        """The same, noting every fault."""
        found = self.inner.write_all(value, at if self.beside else at.inner(VALUE))
        return found if found is FAULTY else self._tagged(found)

    def read(self, given: dict[Any, Any]) -> Any:
        """The value of an object that bears the tag."""
        if self.beside:
            return self.inner.read({key: one for key, one in given.items() if key != self.key})
        if len(given) != 2:  # noqa: PLR2004 - the tag and the value
            raise Unreadable(kinds.UNKNOWN_KEY)
        return self.inner.read(given[VALUE])

    def read_all(self, given: dict[Any, Any], at: Place) -> Any:
        """The same, noting every fault."""
        if self.beside:
            rest = {key: one for key, one in given.items() if key != self.key}
            return self.inner.read_all(rest, at)
        good = True
        for key in given:
            if key not in (self.key, VALUE):
                at.inner(key_text(key)).fault(kinds.UNKNOWN_KEY, key, choices=(self.key, VALUE))
                good = False
        if VALUE not in given:
            return at.inner(VALUE).fault(kinds.MISSING_KEY, detail=self.inner.wanted)
        found = self.inner.read_all(given[VALUE], at.inner(VALUE))
        return found if good else FAULTY

    def schema(self, schemas: Schemas) -> Schema:
        """The form with the tag as a constant."""
        constant = {"const": self.tag}
        if not self.beside:
            return {
                "type": "object",
                "properties": {self.key: constant, VALUE: schemas.refer(self.inner)},
                "required": [self.key, VALUE],
                "additionalProperties": False,
            }
        own = self.inner.schema(schemas)
        return {
            **own,
            "properties": {self.key: constant, **own.get("properties", {})},
            "required": [self.key, *own.get("required", [])],
        }

    def _tagged(self, plain: Any) -> dict[str, Any]:
        return {self.key: self.tag, **plain} if self.beside else {self.key: self.tag, VALUE: plain}


def _holds_any_key(inner: Shape, key: str) -> bool:
    """Whether an object of this form could bear the key of the tag itself."""
    parts = getattr(inner, "parts", None)
    return parts is None or any(key in notes.names for notes, _ in parts)


class Union:
    """One of several forms: told apart by their type in JSON, or by a tag where that is not enough.

    A member whose type in JSON no other has stands bare; the others are objects with a tag.
    """

    json = "any"

    def __init__(self, members: Sequence[tuple[tuple[type, ...], Shape]], key: str) -> None:
        """Sort the members into bare and tagged ones; `key` is that of the tag.

        A member is its form with the classes of its values: several for a Literal.
        """
        self.tag = "union"
        self._key = key
        forms = [shape.json for _, shape in members]
        alone = len([form for form in forms if form == "object"]) == len(forms) == 1
        self._bare: dict[type, Shape] = {}
        self._tagged: dict[str, Tagged] = {}
        self._by_type: dict[type, Any] = {}
        #: Class of a value -> its form without a tag.
        self.inner_forms = {made: shape for classes, shape in members for made in classes}
        for classes, shape in members:
            if (
                shape.json in JSON_TYPES
                and forms.count(shape.json) == 1
                and (shape.json != "object" or alone)
            ):
                self._bare |= dict.fromkeys(JSON_TYPES[shape.json], shape)
                self._by_type |= dict.fromkeys(classes, shape)
            else:
                tagged = Tagged(shape, key)
                self._tagged[shape.tag] = tagged
                self._by_type |= dict.fromkeys(classes, tagged)
        self.tags = tuple(self._tagged)
        self.wanted = Text(
            " | ".join(shape.wanted.en for _, shape in members),
            " | ".join(shape.wanted.nl for _, shape in members),
        )

    @property
    def members(self) -> tuple[Any, ...]:
        """The forms in their order, the tagged ones with their tag."""
        return tuple(dict.fromkeys(self._by_type.values()))

    def is_typed(self, given: Any) -> bool:
        """Whether this is a value of one of the types, and none that a document can hold."""
        made = given.__class__
        return made in self._by_type and made is not dict and made not in self._bare

    def read(self, given: Any) -> Any:
        """The value, by its type in JSON or by its tag."""
        shape = self._bare.get(given.__class__)
        if shape is not None:
            return shape.read(given)
        if given.__class__ is not dict:
            raise Unreadable(kinds.WRONG_TYPE, self.wanted)
        return self._tagged[given[self._key]].read(given)

    def write(self, value: Any) -> Any:
        """The plain form, with its tag where it needs one."""
        shape = self._by_type.get(value.__class__)
        if shape is None:
            raise Unreadable(kinds.WRONG_TYPE, self.wanted)
        return shape.write(value)

    def read_all(self, given: Any, at: Place) -> Any:
        """The same as `read`, noting every fault."""
        shape = self._bare.get(given.__class__)
        if shape is not None:
            return shape.read_all(given, at)
        if given.__class__ is not dict or not self._tagged:
            return at.fault(kinds.WRONG_TYPE, given, self.wanted)
        if self._key not in given:
            return at.inner(self._key).fault(kinds.MISSING_KEY, detail=", ".join(self.tags))
        tag = given[self._key]
        tagged = self._tagged.get(tag) if tag.__class__ is str else None
        if tagged is None:
            return at.inner(self._key).fault(kinds.UNKNOWN_TAG, tag, choices=self.tags)
        return tagged.read_all(given, at)

    def write_all(self, value: Any, at: Place) -> Any:
        """The same as `write`, noting every fault."""
        shape = self._by_type.get(value.__class__)
        if shape is None:
            return at.fault(kinds.WRONG_TYPE, value, self.wanted)
        return shape.write_all(value, at)

    def schema(self, schemas: Schemas) -> Schema:
        """One of the forms."""
        return {"oneOf": [schemas.refer(one) for one in self.members]}
