"""Several values of one form: lists, tuples, sets, and mappings from text."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from salesterms.documents import kinds
from salesterms.documents.forms.scalars import text
from salesterms.documents.forms.shape import quick_read, quick_write, read_inner, write_inner
from salesterms.documents.place import FAULTY, faulty, key_text
from salesterms.errors import Text, Unreadable
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.place import Faulty, Place


class Many:
    """A list of items of one form: a list, tuple or set."""

    json = "array"
    wanted = Text("a list", "een lijst")

    def __init__(self, made: type, item: Shape) -> None:
        """Keep its exact type, which is made from a list of items, and the form of an item."""
        self.tag = made.__name__
        self.item = item
        self._made: Any = made
        self._is_set = issubclass(made, set | frozenset)

    @cached_property
    def _read(self) -> Callable[[Any], Any]:
        return quick_read(self.item)

    @cached_property
    def _write(self) -> Callable[[Any], Any]:
        return quick_write(self.item)

    def read(self, given: Any) -> Any:
        """Every item read, in order."""
        if given.__class__ is not list:
            raise Unreadable(kinds.NOT_A_LIST)
        found = self._made([*map(self._read, given)])
        if self._is_set and len(found) != len(given):
            raise Unreadable(kinds.DUPLICATE_ITEM)
        return found

    def write(self, value: Any) -> list[Any]:
        """Every item written, in order; a set in the order of its texts."""
        if value.__class__ is not self._made:
            raise Unreadable(kinds.WRONG_TYPE, Text(f"a {self.tag}", self.tag))
        found = [*map(self._write, value)]
        return sorted(found, key=_order) if self._is_set else found

    def read_all(self, given: Any, at: Place) -> Any:
        """Every item read, each with its place."""
        if given.__class__ is not list:
            return at.fault(kinds.NOT_A_LIST, given)
        if at.too_deep(given):
            return FAULTY
        found = [read_inner(self.item, one, at, index) for index, one in enumerate(given)]
        if faulty(found):
            return FAULTY
        return self._unique(found, given, at) if self._is_set else self._made(found)

    def write_all(self, value: Any, at: Place) -> Any:
        """Every item written, each with its place."""
        if value.__class__ is not self._made:
            return at.fault(kinds.WRONG_TYPE, value, Text(f"a {self.tag}", self.tag))
        if at.too_deep(value):
            return FAULTY
        found = [write_inner(self.item, one, at, index) for index, one in enumerate(value)]
        if faulty(found):
            return FAULTY
        return sorted(found, key=_order) if self._is_set else found

    def schema(self, schemas: Schemas) -> Schema:
        """An array of the form of the items."""
        unique = {"uniqueItems": True} if self._is_set else {}
        return {"type": "array", "items": schemas.refer(self.item), **unique}

    def _unique(self, found: list[Any], given: list[Any], at: Place) -> Any:
        seen: set[Any] = set()
        good = True
        for index, one in enumerate(found):
            try:
                known = one in seen
                seen.add(one)
            except TypeError:  # unhashable
                at.inner(index).fault(kinds.NOT_HASHABLE, given[index])
                good = False
                continue
            if known:
                at.inner(index).fault(kinds.DUPLICATE_ITEM, given[index])
                good = False
        return self._made(found) if good else FAULTY


def _order(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True)


class Row:
    """A tuple of a fixed number of items, each of its own form."""

    json = "array"
    tag = "tuple"

    def __init__(self, items: Iterable[Shape]) -> None:
        """Keep the forms in order."""
        self.items = tuple(items)
        self.wanted = Text(f"a list of {len(self.items)}", f"een lijst van {len(self.items)}")

    def read(self, given: Any) -> tuple[Any, ...]:
        """Every item read by its own form."""
        if given.__class__ is not list:
            raise Unreadable(kinds.NOT_A_LIST)
        if len(given) != len(self.items):
            raise Unreadable(kinds.OTHER_LENGTH)
        return tuple([shape.read(one) for shape, one in zip(self.items, given, strict=True)])

    def write(self, value: Any) -> list[Any]:
        """Every item written by its own form."""
        if value.__class__ is not tuple:
            raise Unreadable(kinds.WRONG_TYPE, Text("a tuple", "tuple"))
        if len(value) != len(self.items):
            raise Unreadable(kinds.OTHER_LENGTH)
        return [shape.write(one) for shape, one in zip(self.items, value, strict=True)]

    def read_all(self, given: Any, at: Place) -> Any:
        """Every item read, each with its place."""
        if given.__class__ is not list:
            return at.fault(kinds.NOT_A_LIST, given)
        if len(given) != len(self.items):
            return self._other_length(given, at)
        placed = enumerate(zip(self.items, given, strict=True))
        found = [read_inner(shape, one, at, index) for index, (shape, one) in placed]
        return FAULTY if faulty(found) else tuple(found)

    def write_all(self, value: Any, at: Place) -> Any:
        """Every item written, each with its place."""
        if value.__class__ is not tuple:
            return at.fault(kinds.WRONG_TYPE, value, Text("a tuple", "tuple"))
        if len(value) != len(self.items):
            return self._other_length(value, at)
        placed = enumerate(zip(self.items, value, strict=True))
        found = [write_inner(shape, one, at, index) for index, (shape, one) in placed]
        return FAULTY if faulty(found) else found

    def schema(self, schemas: Schemas) -> Schema:
        """An array of just these forms."""
        count = len(self.items)
        return {
            "type": "array",
            "prefixItems": [schemas.refer(item) for item in self.items],
            "minItems": count,
            "maxItems": count,
        }

    def _other_length(self, given: Any, at: Place) -> Faulty:
        return at.fault(kinds.OTHER_LENGTH, detail=other_length(len(given), len(self.items)))


def other_length(found: int, wanted: int) -> Text:
    """How a list differs in length."""
    return Text(f"{found} instead of {wanted}", f"{found} in plaats van {wanted}")


class Table:
    """A mapping from text to values of one form, in its order."""

    json = "object"
    wanted = Text("an object", "een object")

    def __init__(self, made: type[Mapping[str, Any]], value: Shape) -> None:
        """Keep the exact type of the mapping and the form of its values."""
        self.tag = "dict" if made is dict else "mapping"
        self.value = value
        self._made: Any = made

    @cached_property
    def _read(self) -> Callable[[Any], Any]:
        return quick_read(self.value)

    @cached_property
    def _write(self) -> Callable[[Any], Any]:
        return quick_write(self.value)

    def read(self, given: Any) -> Any:
        """Every value read, in order."""
        if given.__class__ is not dict:
            raise Unreadable(kinds.NOT_AN_OBJECT)
        for key in given:
            if key.__class__ is not str or not key.isascii() or "\0" in key:
                text(key)
        read = self._read
        found = {key: read(one) for key, one in given.items()}
        return found if self._made is dict else self._made(found)

    def write(self, value: Any) -> dict[str, Any]:
        """Every value written, in order."""
        if value.__class__ is not self._made:
            raise Unreadable(kinds.WRONG_TYPE, self._name)
        write = self._write
        return {text(key): write(one) for key, one in value.items()}

    def read_all(self, given: Any, at: Place) -> Any:
        """Every value read, each with its place."""
        if given.__class__ is not dict:
            return at.fault(kinds.NOT_AN_OBJECT, given)
        found = self._all(given, at, read_inner)
        return found if found is FAULTY or self._made is dict else self._made(found)

    def write_all(self, value: Any, at: Place) -> Any:
        """Every value written, each with its place."""
        if value.__class__ is not self._made:
            return at.fault(kinds.WRONG_TYPE, value, self._name)
        return self._all(value, at, write_inner)

    def schema(self, schemas: Schemas) -> Schema:
        """An object whose every value has the form."""
        return {"type": "object", "additionalProperties": schemas.refer(self.value)}

    @property
    def _name(self) -> Text:
        name = "FrozenMapping" if self._made is FrozenMapping else self._made.__name__
        return Text(f"a {name}", name)

    def _all(
        self, given: Mapping[Any, Any], at: Place, change: Callable[[Shape, Any, Place, str], Any]
    ) -> Any:
        if at.too_deep(given):
            return FAULTY
        found: dict[str, Any] = {}
        good = True
        for key, one in given.items():
            good &= good_key(key, at)
            value = change(self.value, one, at, key_text(key))
            good &= value is not FAULTY
            found[key] = value
        return found if good else FAULTY


def good_key(key: Any, at: Place) -> bool:
    """Whether a key is text that can stand in a document; if not, that is noted."""
    if key.__class__ is not str:
        at.fault(kinds.NOT_A_KEY, key)
        return False
    try:
        text(key)
    except Unreadable as fault:
        at.fault(fault.kind, key)
        return False
    return True
