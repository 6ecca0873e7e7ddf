"""The column with the ids of the people who are involved in a deal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Unreadable
from salesterms.mapping import kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.blanks import WHITE, is_blank
from salesterms.mapping.names import digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from salesterms.mapping.any_value import Takes
    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones


@frozen(kw_only=True)
class ContactsSource:
    """The column with the ids of the contacts, and what separates them.

    >>> ContactsSource(column="Contacts", separator=";").text_reader(None)("P-1; P-2;")
    ('P-1', 'P-2')

    A text without a declared separator is never taken for one id: it could be several.
    """

    column: str
    separator: str | None = None

    @classmethod
    def read(cls, part: Part) -> ContactsSource:
        """The source as a mapping document declares it."""
        part.only("column", "separator")
        return cls(column=part.needed_text("column"), separator=part.text("separator"))

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def document(self) -> object:
        """The source as it stands in a document."""
        if self.separator is None:
            return self.column
        return {"column": self.column, "separator": self.separator}

    def text_reader(self, _: Zones | None) -> Callable[[str], tuple[str, ...]]:
        """Text to ids without their outer white space; blank is no contact."""
        return partial(_split, self.separator)

    def value_reader(self, _: Zones | None) -> Callable[[Any], tuple[str, ...]]:
        """A list, tuple or set of ids, one whole number, or text; a set is put in order."""
        takes: Takes = {
            list: _ids,
            tuple: _ids,
            set: _sorted,
            frozenset: _sorted,
            int: lambda number: (digits(number),),
        }
        return any_value(partial(_split, self.separator), takes, "list, tuple, set, int, str")


def _split(separator: str | None, text: str) -> tuple[str, ...]:
    if is_blank(text):
        return ()
    if separator is None:
        raise Unreadable(kinds.UNSEPARATED_CONTACTS)
    parts = [part.strip(WHITE) for part in text.split(separator)]
    return _each_once(filter(None, parts))


_AN_ID = any_value(str, {int: digits}, "str, int")


def _ids(given: Iterable[Any]) -> tuple[str, ...]:
    return _each_once(map(_AN_ID, given))


def _sorted(given: Iterable[Any]) -> tuple[str, ...]:
    return tuple(sorted(_ids(given)))


def _each_once(ids: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for one in ids:
        if not one.strip():  # between two separators nothing is no id; in a list it is one at fault
            raise Unreadable(kinds.BLANK_CONTACT)
        if one in found:
            raise Unreadable(
                kinds.CONTACT_TWICE
            )  # which one stands in the cell, which may be personal
        found[one] = None
    return tuple(found)
