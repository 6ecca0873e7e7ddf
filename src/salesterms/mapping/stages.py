"""The column of the stage that a deal is in, and the one that lists the stages it has reached."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Unreadable
from salesterms.mapping import kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.blanks import WHITE, is_blank
from salesterms.mapping.labels import LONGEST_LABEL, fold
from salesterms.mapping.names import NameSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.any_value import Takes
    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones

_REMEMBERED = 1024


@frozen(kw_only=True)
class StageSource(NameSource):
    """The column of the stage, and how its labels are spelled.

    >>> read = StageSource(column="Stage", labels=("Proposal",)).text_reader(None)
    >>> read(" proposal"), read("Demo ")
    ('Proposal', 'Demo ')

    A label of the list is given as it stands there, however its case and outer white space were
    written; any other, and every one where nothing is listed, as the source gives it.
    """

    labels: tuple[str, ...] = ()

    @classmethod
    def read(cls, part: Part) -> StageSource:
        """The source as a mapping document declares it."""
        part.only("column", "labels")
        return cls(column=part.needed_text("column"), labels=part.texts("labels"))

    def document(self) -> object:
        """The source as it stands in a document."""
        if not self.labels:
            return self.column
        return {"column": self.column, "labels": list(self.labels)}

    def text_reader(self, _: Zones | None) -> Callable[[str], str | None]:
        """The label as listed, or the text itself; blank is None."""
        read = super().text_reader(_)
        return lru_cache(_REMEMBERED)(partial(_as_listed, self._table(), read))

    def value_reader(self, _: Zones | None) -> Callable[[Any], str | None]:
        """The same for text and whole numbers."""
        return partial(_as_listed, self._table(), super().value_reader(_))

    def _table(self) -> dict[str, str]:
        return {fold(label): label for label in self.labels}


def _as_listed(table: dict[str, str], read: Callable[[Any], str | None], given: Any) -> str | None:
    label = read(given)
    if not table or label is None or len(label) > LONGEST_LABEL:
        return label
    return table.get(fold(label), label)


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
