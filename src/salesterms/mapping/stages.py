"""The column that lists the stages which a deal has reached."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.mapping import kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.unreadable import WHITE, Unreadable, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.any_value import Takes
    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones


@frozen(kw_only=True)
class StagesSource:
    """The column with the labels that were reached, and what separates them.

    >>> StagesSource(column="Path", separator="|").text_reader(None)("New | Proposal")
    ('New', 'Proposal')
    """

    column: str
    separator: str | None = None

    @classmethod
    def read(cls, part: Part) -> StagesSource:
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

    def text_reader(self, _: Zones | None) -> Callable[[str], tuple[str, ...] | None]:
        """Text to labels without their outer white space; blank is None."""
        return partial(_split, self.separator)

    def value_reader(self, _: Zones | None) -> Callable[[Any], tuple[str, ...] | None]:
        """A list, tuple or set of labels, or text; a set is put in order of the alphabet."""
        takes: Takes = {list: _texts, tuple: _texts, set: _sorted, frozenset: _sorted}
        return any_value(partial(_split, self.separator), takes, "list, tuple, set, str")


def _split(separator: str | None, text: str) -> tuple[str, ...] | None:
    if is_blank(text):
        return None
    if separator is None:
        raise Unreadable(kinds.UNDECLARED_SEPARATOR)
    return tuple(label for part in text.split(separator) if (label := part.strip(WHITE)))


def _texts(labels: Any) -> tuple[str, ...]:
    if any(type(label) is not str for label in labels):
        raise Unreadable(kinds.WRONG_TYPE, "str")
    return tuple(labels)


def _sorted(labels: Any) -> tuple[str, ...]:
    return tuple(sorted(_texts(labels)))
