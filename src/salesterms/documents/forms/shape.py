"""What a type looks like in a document. A shape has three readings, which tests hold together.

`read` and `write` are quick and raise at the first fault. `read_all` and `write_all` go through
everything and note each fault; they run when the quick reading has failed. `schema` says the same
as JSON Schema.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

from salesterms.documents.kinds import NO_DOCUMENT_FORM
from salesterms.documents.place import Place
from salesterms.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.errors import Text

#: Whether a quick reading is under way in which a user's hook calls the converter again: that call
#: then has no slow reading of its own, or each level of such hooks would double the work.
QUICKLY: ContextVar[bool] = ContextVar("QUICKLY", default=False)

#: A JSON Schema, or a part of one.
Schema = dict[str, Any]

#: The type in JSON that a shape is written as -> Python's own exact types for it.
JSON_TYPES: dict[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "integer": (int,),
    "string": (str,),
    "array": (list,),
    "object": (dict,),
}


class Schemas(Protocol):
    """What a shape asks of the schema that is being made."""

    lang: str
    writing: bool

    def refer(self, shape: Shape) -> Schema:
        """The schema of a shape, as a reference where it has a definition of its own."""
        ...


class Shape(Protocol):
    """The form of one type in documents."""

    @property
    def tag(self) -> str:
        """The name that tells this type apart where several can stand."""
        ...

    @property
    def json(self) -> str:
        """The JSON type that it is written as, or "any"."""
        ...

    @property
    def wanted(self) -> Text:
        """What is expected here, in words."""
        ...

    def read(self, given: Any, /) -> Any:
        """From plain data to the value; raises at the first fault."""
        ...

    def write(self, value: Any, /) -> Any:
        """From the value to plain data; raises at the first fault."""
        ...

    def read_all(self, given: Any, at: Place, /) -> Any:
        """The same as `read`, noting every fault."""
        ...

    def write_all(self, value: Any, at: Place, /) -> Any:
        """The same as `write`, noting every fault."""
        ...

    def schema(self, schemas: Schemas, /) -> Schema:
        """The rules of this form as JSON Schema."""
        ...


def quick_read(shape: Shape) -> Callable[[Any], Any]:
    """The quickest function that reads a form; `read` itself where there is none quicker."""
    found: Callable[[Any], Any] = getattr(shape, "quick_read", shape.read)
    return found


def all_or_doubt(change: Callable[[Any, Place], Any], given: Any) -> Any:
    """What a slow reading or writing gives, for a quick one: any fault is a doubt."""
    at = Place()
    found = change(given, at)
    if at.noted.count:
        raise Unreadable(NO_DOCUMENT_FORM)
    return found


def read_inner(
    shape: Shape, given: Any, at: Place, key: str | int, *, personal: bool = False
) -> Any:
    """What stands under one key, quickly where it is good; else with every fault noted."""
    if getattr(shape, "reads_once", False):
        return shape.read_all(given, at.inner(key, personal=personal))
    try:
        return quick_read(shape)(given)
    except Exception:  # noqa: BLE001 - whatever it was, the slow reading says what is wrong
        return shape.read_all(given, at.inner(key, personal=personal))


def write_inner(
    shape: Shape, value: Any, at: Place, key: str | int, *, personal: bool = False
) -> Any:
    """The plain form of what stands under one key, likewise."""
    if getattr(shape, "reads_once", False):
        return shape.write_all(value, at.inner(key, personal=personal))
    try:
        return quick_write(shape)(value)
    except Exception:  # noqa: BLE001 - whatever it was, the slow writing says what is wrong
        return shape.write_all(value, at.inner(key, personal=personal))


def quick_write(shape: Shape) -> Callable[[Any], Any]:
    """The quickest function that writes a form; `write` itself where there is none quicker."""
    found: Callable[[Any], Any] = getattr(shape, "quick_write", shape.write)
    return found
