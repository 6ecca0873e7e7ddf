"""Forms of JSON: each checks a value, noting every problem, and gives its own JSON Schema.

So the reader and the published schema are one definition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, Protocol, TypeAlias

from attrs import field, frozen

from salesterms._json import step
from salesterms.conformance.kinds import (
    KEY_MISSING,
    KEY_NEEDS,
    KEY_UNKNOWN,
    NOT_EXACT,
    NOT_THIS,
    ONE_OF_KEYS,
    TOO_FEW_OR_MANY,
)
from salesterms.errors import Kind, Problem, Sentence, Text, nearest
from salesterms.values import FrozenMapping

#: Takes the problems, each as it is found.
Note: TypeAlias = Callable[[Problem], object]
Schema: TypeAlias = dict[str, Any]


class Form(Protocol):
    """What a value of JSON must be."""

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note what is wrong with a value that stands at `path`."""
        ...

    def schema(self) -> Schema:
        """The same as JSON Schema."""
        ...


def _fault(kind: Kind, path: str, value: object, detail: str | Text) -> Problem:
    if isinstance(value, Decimal):  # a number of JSON with a fraction: it stands as it was written
        value = Sentence(value)
    return Problem(kind=kind, path=path, value=value, detail=detail)


@frozen
class Words:
    """A text, of a pattern where one is given: of ASCII, and of the whole text."""

    said: Text
    pattern: str = ""
    most: int = 2000

    def fits(self, value: object) -> bool:
        """Whether a value is such a text."""
        if not isinstance(value, str) or not 0 < len(value) <= self.most:
            return False
        return not self.pattern or re.fullmatch(self.pattern, value, re.ASCII) is not None

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note a value that is no such text."""
        if not self.fits(value):
            note(_fault(NOT_THIS, path, value, self.said))

    def schema(self) -> Schema:
        """A string."""
        limits = {"pattern": f"^{self.pattern}$"} if self.pattern else {}
        return {"type": "string", "minLength": 1, "maxLength": self.most, **limits}


@frozen
class Whole:
    """A whole number, 0 or more."""

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note a value that is none."""
        if type(value) is not int or value < 0:
            note(_fault(NOT_THIS, path, value, _A_COUNT))

    def schema(self) -> Schema:
        """An integer."""
        return {"type": "integer", "minimum": 0}


@frozen
class Choice:
    """One of some values."""

    values: tuple[str | int, ...]

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note a value that is none of them."""
        if not any(type(value) is type(one) and value == one for one in self.values):
            said = ", ".join(map(str, self.values))
            note(_fault(NOT_THIS, path, value, said))

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": list(self.values)}


@frozen
class Listed:
    """A list of so many things of one form."""

    item: Form
    least: int = 0
    most: int = 10_000

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note what is wrong with the list, and with each thing in it."""
        if not isinstance(value, list):
            note(_fault(NOT_THIS, path, value, _A_LIST))
            return
        if not self.least <= len(value) <= self.most:
            note(_fault(TOO_FEW_OR_MANY, path, len(value), f"{self.least} … {self.most}"))
            return
        for at, one in enumerate(value):
            self.item.check(one, step(path, at), note)

    def schema(self) -> Schema:
        """An array."""
        items = self.item.schema()
        return {"type": "array", "minItems": self.least, "maxItems": self.most, "items": items}


_NO_FORMS: Final[FrozenMapping[str, Form]] = FrozenMapping()
_NO_NAMES: Final[FrozenMapping[str, str]] = FrozenMapping()


def _forms(given: Mapping[str, Form]) -> FrozenMapping[str, Form]:
    return FrozenMapping(given)


def _names(given: Mapping[str, str]) -> FrozenMapping[str, str]:
    return FrozenMapping(given)


def _by_keys(given: Mapping[frozenset[str], Form]) -> FrozenMapping[frozenset[str], Form]:
    return FrozenMapping(given)


@frozen(kw_only=True)
class Keys:
    """An object of known keys.

    Of each of the `one_of` exactly one key is there; `needs` has keys that stand only beside
    another; and where `when` (key, value) holds, `then` is there too.
    """

    must: FrozenMapping[str, Form] = field(default=_NO_FORMS, converter=_forms)
    may: FrozenMapping[str, Form] = field(default=_NO_FORMS, converter=_forms)
    one_of: tuple[str, ...] = ()
    needs: FrozenMapping[str, str] = field(default=_NO_NAMES, converter=_names)
    when: tuple[str, str] | None = None
    then: str = ""

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note what is wrong with the keys, and with what stands under each."""
        if not isinstance(value, dict):
            note(_fault(NOT_THIS, path, value, _AN_OBJECT))
            return
        known = {**self.must, **self.may}
        for key, one in value.items():
            if key in known:
                known[key].check(one, step(path, key), note)
            else:
                near = ", ".join(nearest(key, tuple(known)) or known)
                note(_fault(KEY_UNKNOWN, path, key, near))
        self._check_together(value, path, note)

    def _check_together(self, value: dict[str, Any], path: str, note: Note) -> None:
        for key in self.must:
            if key not in value:
                note(_fault(KEY_MISSING, path, key, ""))
        if self.one_of and sum(key in value for key in self.one_of) != 1:
            note(_fault(ONE_OF_KEYS, path, None, ", ".join(self.one_of)))
        for key, other in self.needs.items():
            if key in value and other not in value:
                note(_fault(KEY_NEEDS, path, key, other))
        if self.when and value.get(self.when[0]) == self.when[1] and self.then not in value:
            note(_fault(KEY_NEEDS, path, self.when[1], self.then))

    def schema(self) -> Schema:
        """An object that has no other keys."""
        found: Schema = {
            "type": "object",
            "properties": {k: form.schema() for k, form in {**self.must, **self.may}.items()},
            "additionalProperties": False,
        }
        if self.must:
            found["required"] = list(self.must)
        if self.one_of:
            found["oneOf"] = [{"required": [key]} for key in self.one_of]
        if self.needs:
            found["dependentRequired"] = {key: [other] for key, other in self.needs.items()}
        if self.when:
            key, equal = self.when
            found["if"] = {"properties": {key: {"const": equal}}, "required": [key]}
            found["then"] = {"required": [self.then]}
        return found


@frozen
class Has:
    """One form where an object has a key, and another where it has not."""

    key: str
    with_it: Form
    without: Form

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note what is wrong, by the form that applies."""
        there = isinstance(value, dict) and self.key in value
        (self.with_it if there else self.without).check(value, path, note)

    def schema(self) -> Schema:
        """A condition."""
        return {
            "if": {"type": "object", "required": [self.key]},
            "then": self.with_it.schema(),
            "else": self.without.schema(),
        }


@frozen
class Exact:
    """Any JSON without numbers that have a fraction; what has a form of its own keeps to it."""

    forms: FrozenMapping[frozenset[str], Form] = field(converter=_by_keys)

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note numbers with a fraction, and what only looks like a form."""
        if isinstance(value, Decimal):
            note(_fault(NOT_EXACT, path, value, ""))
        elif isinstance(value, list):
            for at, one in enumerate(value):
                self.check(one, step(path, at), note)
        elif isinstance(value, dict):
            own = self.forms.get(frozenset(value))
            if own is not None:
                own.check(value, path, note)
            else:
                for key, one in value.items():
                    self.check(one, step(path, key), note)

    def schema(self) -> Schema:
        """A reference to the definition that the whole schema has of it."""
        return {"$ref": "#/$defs/exact"}

    def definition(self) -> Schema:
        """What the reference refers to: JSON Schema says of an object's keys what they are."""
        forms = [
            {
                "if": {"type": "object", "required": sorted(keys), "maxProperties": len(keys)},
                "then": form.schema(),
            }
            for keys, form in self.forms.items()
        ]
        return {
            "type": ["string", "integer", "boolean", "null", "array", "object"],
            "items": self.schema(),
            "additionalProperties": self.schema(),
            "allOf": forms,
        }


@frozen
class ObjectOf:
    """An object of which every value has one form."""

    inner: Form

    def check(self, value: Any, path: str, note: Note) -> None:
        """Note what is no object, and what is wrong inside it."""
        if not isinstance(value, dict):
            note(_fault(NOT_THIS, path, value, _AN_OBJECT))
            return
        self.inner.check(value, path, note)

    def schema(self) -> Schema:
        """An object."""
        return {"type": "object", "allOf": [self.inner.schema()]}


_A_COUNT: Final = Text("a whole number, 0 or more", "een geheel getal, 0 of meer")
_A_LIST: Final = Text("a list: […]", "een lijst: […]")
_AN_OBJECT: Final = Text("an object: {…}", "een object: {…}")
