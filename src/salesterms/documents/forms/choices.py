"""A closed set of values: the members of an enumeration, or those of a Literal."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from salesterms.documents.forms.scalars import SCALARS
from salesterms.documents.kinds import UNKNOWN_CHOICE
from salesterms.errors import Text, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesterms.documents.forms.shape import Schema, Schemas
    from salesterms.documents.place import Place


#: The types of what a choice can be written as: what JSON gives back as it was.
_PLAIN = frozenset((str, int, bool, type(None)))


class Choice:
    """One of several values, each with the text or number that it is written as, in their order."""

    json = "any"

    def __init__(
        self, tag: str, written: Sequence[tuple[Any, Any]], made: type[Enum] | None = None
    ) -> None:
        """Keep the values; `written` says how each of them stands in a document."""
        self.tag = tag
        self.type = made
        self._written = {_exact(value): plain for value, plain in written}
        self._values = {_exact(plain): value for value, plain in written}
        self._plain = [plain for _, plain in written]
        if all(type(plain) is str for plain in self._plain):
            self.json = "string"
        # Members of an enumeration are found by identity: hashing one takes long.
        self._by_identity = {id(value): plain for value, plain in written} if made else {}
        shown = ", ".join(map(str, self._plain))
        self.wanted = Text(f"one of {shown}", f"een van {shown}")

    def read(self, given: Any) -> Any:
        """The value that is written so, of exactly that type."""
        try:
            return self._values[given.__class__, given]
        except (KeyError, TypeError):
            raise Unreadable(UNKNOWN_CHOICE) from None

    def write(self, value: Any) -> Any:
        """How a value is written."""
        found = self._by_identity.get(id(value))
        if found is not None:
            return found
        try:
            return self._written[value.__class__, value]
        except (KeyError, TypeError):
            raise Unreadable(UNKNOWN_CHOICE) from None

    def plain(self, given: Any) -> Any:
        """How a value is written; anything else as it is."""
        try:
            return self.write(given)
        except Unreadable:
            return given

    def read_all(self, given: Any, at: Place) -> Any:
        """The value, or a problem that names the nearest choices."""
        try:
            return self.read(given)
        except Unreadable as fault:
            return at.fault(fault.kind, given, choices=tuple(map(str, self._plain)))

    def write_all(self, value: Any, at: Place) -> Any:
        """How a value is written, or a problem."""
        try:
            return self.write(value)
        except Unreadable as fault:
            return at.fault(fault.kind, value, choices=tuple(map(str, self._plain)))

    def schema(self, _: Schemas) -> Schema:
        """The choices in their order."""
        return {"enum": list(self._plain)}


def _exact(value: Any) -> tuple[type, Any]:
    """A key that holds 1, True and 1.0 apart."""
    return (type(value), value)


def choice(tag: str, values: Iterable[Any]) -> Choice | None:
    """A choice of values, a member of an enumeration written as its value.

    None where one could not be read back: JSON does not have it, or it is written as another is.
    """
    written = [(one, one.value if isinstance(one, Enum) else one) for one in values]
    plain = [plain for _, plain in written]
    return Choice(tag, written) if _told_apart(plain) else None


def members(enumeration: type[Enum], tag: str) -> Choice:
    """The members of an enumeration, written as their values, or as their names.

    A value that JSON does not have, such as a tuple, is written as the name of its member.
    """
    plain = _told_apart([member.value for member in enumeration])
    written = [(member, member.value if plain else member.name) for member in enumeration]
    return Choice(tag, written, enumeration)


def _told_apart(plain: list[Any]) -> bool:
    """Whether a document can hold each of these, and gives back each as it was."""
    if not _PLAIN.issuperset(map(type, plain)) or len({*map(_exact, plain)}) < len(plain):
        return False
    try:
        for one in plain:
            SCALARS[type(one)].write(one)
    except Unreadable:
        return False
    return True
