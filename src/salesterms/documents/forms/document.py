"""A whole document: a value with the version of its form and the name of its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.documents import kinds
from salesterms.documents.forms.shape import quick_read, quick_write
from salesterms.documents.forms.unions import VALUE, Union
from salesterms.documents.place import FAULTY, key_text
from salesterms.errors import Text, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.place import Place

#: The version of the form of all documents. A later release still reads the older ones.
SCHEMA_VERSION = 1

VERSION_KEY, TYPE_KEY = "schema_version", "type"


class Document:
    """The form of a value as a document: `{"schema_version": 1, "type": "opportunity", …}`.

    The keys of an object stand beside these two; what is no object, or has such a key itself,
    stands under "value".
    """

    json = "object"
    wanted = Text("a document", "een document")

    def __init__(self, inner: Shape) -> None:
        """Keep the form of the value."""
        self.inner = inner
        self.tag = inner.tag
        parts = getattr(inner, "parts", None)
        reserved = {VERSION_KEY, TYPE_KEY}
        self.beside = parts is not None and not any(reserved & {*notes.names} for notes, _ in parts)
        self.head = {VERSION_KEY: SCHEMA_VERSION, TYPE_KEY: self.tag}
        self._write: Callable[..., Any] = quick_write(inner)
        self._read = quick_read(inner)
        self._adds = self.beside and hasattr(inner, "quick_write")

    def read(self, given: Any) -> Any:
        """The value, once version and type are those of this form."""
        if given.__class__ is not dict:
            raise Unreadable(kinds.NOT_AN_OBJECT)
        rest = given.copy()
        version = rest.pop(VERSION_KEY, None)
        if version.__class__ is not int or version != SCHEMA_VERSION:
            raise Unreadable(kinds.OTHER_VERSION)
        if rest.pop(TYPE_KEY, None) != self.tag:
            raise Unreadable(kinds.UNKNOWN_TAG)
        if self.beside:
            return self._read(rest)
        if rest.keys() != {VALUE}:
            raise Unreadable(kinds.UNKNOWN_KEY)
        return self._read(rest[VALUE])

    def write(self, value: Any) -> dict[str, Any]:
        """The document of a value."""
        if self._adds:
            return self._write(value, self.head)  # type: ignore[no-any-return] # a dict
        if self.beside:
            return {**self.head, **self._write(value)}
        return {**self.head, VALUE: self._write(value)}

    def read_all(self, given: Any, at: Place) -> Any:
        """The value, or every fault of the document."""
        if given.__class__ is not dict:
            return at.fault(kinds.NOT_AN_OBJECT, given)
        rest = given.copy()
        good = self._check_head(rest, at)
        if given.get(TYPE_KEY, self.tag) != self.tag:
            return FAULTY  # what stands in a document of another type is no fault of this one
        if self.beside:
            found = self.inner.read_all(rest, at)
            return found if good else FAULTY
        for key in [key for key in rest if key != VALUE]:
            at.inner(key_text(key)).fault(kinds.UNKNOWN_KEY, key, choices=(*self.head, VALUE))
            good = False
        if VALUE not in rest:
            return at.inner(VALUE).fault(kinds.MISSING_KEY, detail=self.inner.wanted)
        found = self.inner.read_all(rest[VALUE], at.inner(VALUE))
        return found if good else FAULTY

    def write_all(self, value: Any, at: Place) -> Any:
        """The document, or every value that has no form."""
        found = self.inner.write_all(value, at if self.beside else at.inner(VALUE))
        if found is FAULTY:
            return FAULTY
        return {**self.head, **(found if self.beside else {VALUE: found})}

    def schema(self, schemas: Schemas) -> Schema:
        """The schema of the value, with version and type as constants."""
        head = {key: {"const": constant} for key, constant in self.head.items()}
        own = self.inner.schema(schemas) if self.beside else self._under_value(schemas)
        return {
            **own,
            "properties": {**head, **own["properties"]},
            "required": [*head, *own.get("required", [])],
        }

    def _under_value(self, schemas: Schemas) -> Schema:
        return {
            "type": "object",
            "properties": {VALUE: schemas.refer(self.inner)},
            "required": [VALUE],
            "additionalProperties": False,
        }

    def _check_head(self, rest: dict[Any, Any], at: Place) -> bool:
        """Take version and type off the document and note what is wrong with them."""
        good = True
        for key, constant in self.head.items():
            if key not in rest:
                at.inner(key).fault(kinds.MISSING_KEY, detail=repr(constant))
                good = False
                continue
            given = rest.pop(key)
            if given.__class__ is not constant.__class__ or given != constant:
                kind = kinds.OTHER_VERSION if key == VERSION_KEY else kinds.UNKNOWN_TAG
                at.inner(key).fault(kind, given, detail=str(constant))
                good = False
        return good


class OneOfDocuments:
    """A document of one of several types, which its type tells."""

    json = "object"
    wanted = Text("a document", "een document")

    def __init__(self, union: Union) -> None:
        """Keep the document of each member."""
        self.tag = union.tag
        self._by_class = {made: Document(inner) for made, inner in union.inner_forms.items()}
        self._by_tag = {one.tag: one for one in self._by_class.values()}

    def read(self, given: Any) -> Any:
        """The value of a document of any of the types."""
        return self._by_tag[given[TYPE_KEY]].read(given)

    def write(self, value: Any) -> Any:
        """The document of a value of any of the types."""
        return self._by_class[value.__class__].write(value)

    def read_all(self, given: Any, at: Place) -> Any:
        """The value, or every fault of the document."""
        if given.__class__ is not dict:
            return at.fault(kinds.NOT_AN_OBJECT, given)
        tags = tuple(self._by_tag)
        if TYPE_KEY not in given:
            return at.inner(TYPE_KEY).fault(kinds.MISSING_KEY, detail=", ".join(tags))
        tag = given[TYPE_KEY]
        if tag.__class__ is not str or tag not in self._by_tag:
            return at.inner(TYPE_KEY).fault(kinds.UNKNOWN_TAG, tag, choices=tags)
        return self._by_tag[tag].read_all(given, at)

    def write_all(self, value: Any, at: Place) -> Any:
        """The document, or every value that has no form."""
        found = self._by_class.get(value.__class__)
        if found is None:
            return at.fault(kinds.WRONG_TYPE, value, self.wanted)
        return found.write_all(value, at)

    def schema(self, schemas: Schemas) -> Schema:
        """One of the documents."""
        return {"oneOf": [one.schema(schemas) for one in self._by_tag.values()]}


def document_of(inner: Shape) -> Document | OneOfDocuments:
    """The form of a whole document: a union tells its members apart by the type of the document."""
    return OneOfDocuments(inner) if isinstance(inner, Union) else Document(inner)
