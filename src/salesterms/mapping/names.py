"""Columns of names: kept as they are written, every character of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Unreadable
from salesterms.mapping import kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.blanks import WHITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones


@frozen(kw_only=True)
class NameSource:
    """The column of a name: an owner, an account, a product, a stage.

    >>> NameSource(column="Owner").text_reader(None)("Ann")
    'Ann'
    """

    column: str

    @classmethod
    def read(cls, part: Part) -> NameSource:
        """The source as a mapping document declares it."""
        part.only("column")
        return cls(column=part.needed_text("column"))

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def document(self) -> object:
        """The source as it stands in a document."""
        return self.column

    def text_reader(self, _: Zones | None) -> Callable[[str], str | None]:
        """The text itself; blank is None."""
        return _name

    def value_reader(self, _: Zones | None) -> Callable[[Any], str | None]:
        """Text, or a whole number such as databases give for keys, as text."""
        return any_value(_name, {int: digits}, "str, int")


@frozen(kw_only=True)
class IdSource(NameSource):
    """The column of the id, which every row must have.

    >>> IdSource(column="Id").text_reader(None)("D-1")
    'D-1'
    """

    def text_reader(self, _: Zones | None) -> Callable[[str], str | None]:
        """The text itself; a blank is a problem."""
        return _id

    def value_reader(self, _: Zones | None) -> Callable[[Any], str | None]:
        """Text or a whole number, as text; a missing one is a problem."""
        return any_value(_id, {int: digits}, "str, int")


def _name(text: str) -> str | None:
    return text if text.strip(WHITE) else None


def _id(text: str) -> str:
    if text.strip(WHITE):
        return text
    raise Unreadable(kinds.MISSING_ID)


def digits(number: int) -> str:
    """A key of a database, as text.

    >>> digits(17)
    '17'
    """
    if number.bit_length() > 128:  # noqa: PLR2004 - the widest keys of databases
        raise Unreadable(kinds.WRONG_TYPE, "int < 2^128")
    return str(number)
