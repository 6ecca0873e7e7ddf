"""Where the fields of a stage log come from, beside those that deals have too."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.errors import Unreadable
from salesterms.mapping import document_kinds, kinds
from salesterms.mapping.any_value import any_value, is_missing
from salesterms.mapping.blanks import is_blank
from salesterms.mapping.labels import LONGEST_LABEL, StatusSource, fold
from salesterms.mapping.names import NameSource
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesterms.lifecycle import Category
    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones

_REMEMBERED = 1024


@frozen(kw_only=True)
class CaseSource(NameSource):
    """The column of the deal or the person, which every row must have.

    >>> CaseSource(column="Deal").text_reader(None)("D-1")
    'D-1'
    """

    def text_reader(self, _: Zones | None) -> Callable[[str], str]:
        """The text itself; a blank is a problem."""
        return partial(_needed, super().text_reader(_), kinds.MISSING_CASE)

    def value_reader(self, _: Zones | None) -> Callable[[Any], str]:
        """Text or a whole number, as text; a missing one is a problem."""
        return partial(_needed, super().value_reader(_), kinds.MISSING_CASE)


@frozen(kw_only=True)
class LogLabelSource(NameSource):
    """The column of the label, and the names by which a system writes it.

    >>> source = LogLabelSource(column="Value", names={"closedwon": "Closed Won"})
    >>> [source.text_reader(None)(text) for text in ("closedwon", "Contract Sent")]
    ['Closed Won', 'Contract Sent']

    A text among `names` is given as the name there, however its case and outer white space were
    written; any other as the source gives it. A blank is a problem, unless it `may_be_blank`.
    """

    names: FrozenMapping[str, str] = field(factory=FrozenMapping)
    may_be_blank: bool = False

    @classmethod
    def read(cls, part: Part) -> LogLabelSource:
        """The source as a mapping document declares it."""
        part.only("column", "names")
        names, found = part.part("names"), dict[str, str]()
        if names is not None:
            found = names.texts_by_key()
            _check_names(names, found)
        return cls(column=part.needed_text("column"), names=FrozenMapping(found))

    @classmethod
    def read_before(cls, part: Part) -> LogLabelSource:
        """The same for the label that a row came from, which may be blank."""
        own = cls.read(part)
        return cls(column=own.column, names=own.names, may_be_blank=True)

    def document(self) -> object:
        """The source as it stands in a document."""
        return {"column": self.column, "names": dict(self.names)} if self.names else self.column

    def text_reader(self, _: Zones | None) -> Callable[[str], str | None]:
        """The label by its name, or the text itself."""
        return lru_cache(_REMEMBERED)(self._named(super().text_reader(_)))

    def value_reader(self, _: Zones | None) -> Callable[[Any], str | None]:
        """The same for text and whole numbers."""
        return self._named(super().value_reader(_))

    def _named(self, read: Callable[[Any], str | None]) -> Callable[[Any], str | None]:
        table = {fold(text): name for text, name in self.names.items()}
        if not self.may_be_blank:
            read = partial(_needed, read, kinds.MISSING_LABEL)
        return partial(_by_name, table, read)


@frozen
class OutcomeSource:
    """The column with a second sign of how the deal stands; a blank tells nothing of it.

    >>> from salesterms.lifecycle import Category
    >>> status = StatusSource(column="Status", labels={"Closed Won": Category.WON})
    >>> read = OutcomeSource(status).text_reader(None)
    >>> read("closed won"), read("")
    (<Category.WON: 'won'>, None)
    """

    status: StatusSource

    @classmethod
    def read(cls, part: Part) -> OutcomeSource:
        """The source as a mapping document declares it: as a status."""
        return cls(StatusSource.read(part))

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return self.status.columns

    def document(self) -> object:
        """The source as it stands in a document."""
        return self.status.document()

    def text_reader(self, zones: Zones | None) -> Callable[..., Category | None]:
        """Text to a category; blank is None, unless a blank is declared."""
        return self._or_nothing(self.status.text_reader(zones))

    def value_reader(self, zones: Zones | None) -> Callable[..., Category | None]:
        """Text, or a Category, to a category."""
        return self._or_nothing(self.status.value_reader(zones))

    def _or_nothing(self, read: Callable[..., Category]) -> Callable[..., Category | None]:
        if self.status.blank is not None:
            return read
        return lambda label: None if _is_nothing(label) else read(label)


@frozen(kw_only=True)
class FlagSource:
    """The column of something that is so or is not, and the labels of both.

    >>> read = FlagSource(column="Deal?", labels={"yes": True, "no": False}).text_reader(None)
    >>> read("Yes "), read("no"), read("")
    (True, False, None)
    """

    column: str
    labels: FrozenMapping[str, bool] = field(factory=FrozenMapping)

    @classmethod
    def read(cls, part: Part) -> FlagSource:
        """The source as a mapping document declares it."""
        part.only("column", *_FLAGS)
        labels: dict[str, bool] = {}
        seen: dict[str, bool] = {}
        for name, meaning in _FLAGS.items():
            for label in part.texts(name):
                if seen.setdefault(fold(label[:LONGEST_LABEL]), meaning) != meaning:
                    part.fault(document_kinds.TWO_CATEGORIES, name, label, "true, false")
                labels.setdefault(label, meaning)
        if not labels:
            part.fault(document_kinds.NO_FLAGS, "true")
        return cls(column=part.needed_text("column"), labels=FrozenMapping(labels))

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def document(self) -> object:
        """The source as it stands in a document."""
        listed = {
            name: found
            for name, meaning in _FLAGS.items()
            if (found := [label for label, one in self.labels.items() if one is meaning])
        }
        return {"column": self.column, **listed}

    def text_reader(self, _: Zones | None) -> Callable[[str], bool | None]:
        """Text to yes or no; blank is None."""
        table = {fold(label): meaning for label, meaning in self.labels.items()}
        return lru_cache(_REMEMBERED)(partial(_flag, table, ", ".join(self.labels)))

    def value_reader(self, _: Zones | None) -> Callable[[Any], bool | None]:
        """Text or a bool to yes or no."""
        return any_value(self.text_reader(_), {bool: bool}, "bool, str")


#: Key of a document -> what its labels mean.
_FLAGS = {"true": True, "false": False}


@frozen(kw_only=True)
class Only:
    """The rows that are those of the stage: named by what one column holds. All others are skipped.

    So the history of many properties is read for one of them.
    """

    column: str
    values: tuple[str, ...]

    @classmethod
    def read(cls, part: Part) -> Only:
        """The declaration as it stands in a mapping document."""
        part.only("column", "values")
        values = part.texts("values")
        given = part.given.get("values")
        if given is None:
            part.fault(document_kinds.MISSING_KEY, "values")
        elif isinstance(given, list | tuple) and not given:
            part.fault(document_kinds.NO_VALUES, "values")
        return cls(column=part.needed_text("column"), values=values)

    def document(self) -> dict[str, object]:
        """The declaration as it stands in a document."""
        return {"column": self.column, "values": list(self.values)}

    def reader(self, columns: Sequence[str]) -> Callable[[Sequence[object]], bool]:
        """Whether a row of these columns is one to skip.

        A ragged row is not: in it the cell may stand in another place.
        """
        index, values, width = columns.index(self.column), frozenset(self.values), len(columns)

        def skipped(cells: Sequence[object]) -> bool:
            if len(cells) != width:
                return False
            cell = cells[index]
            return not isinstance(cell, str) or cell not in values

        return skipped


def _check_names(part: Part, names: dict[str, str]) -> None:
    """Note a text that stands for two names: spellings that make no difference are one text."""
    seen: dict[str, str] = {}
    for text, name in names.items():
        other = seen.setdefault(fold(text[:LONGEST_LABEL]), name)
        if other != name:
            part.fault(document_kinds.TWO_NAMES, text, text, f"{other}, {name}")


def _needed(read: Callable[[Any], str | None], kind: Any, given: Any) -> str:
    found = read(given)
    if found is None:
        raise Unreadable(kind)
    return found


def _by_name(table: dict[str, str], read: Callable[[Any], str | None], given: Any) -> str | None:
    label = read(given)
    if not table or label is None or len(label) > LONGEST_LABEL:
        return label
    return table.get(fold(label), label)


def _is_nothing(given: Any) -> bool:
    return is_blank(given) if isinstance(given, str) else is_missing(given)


def _flag(table: dict[str, bool], known: str, text: str) -> bool | None:
    if is_blank(text):
        return None
    found = table.get(fold(text)) if len(text) <= LONGEST_LABEL else None
    if found is None:
        raise Unreadable(kinds.UNKNOWN_FLAG, known)
    return found
