"""The column of the status: which labels of a source mean open, held, won and lost."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from attrs import field, frozen

from salesterms.errors import Unreadable, affordable, nearest
from salesterms.lifecycle import Category
from salesterms.mapping import document_kinds, kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.blanks import WHITE
from salesterms.mapping.fields import MATCHED
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones

#: Longest label, in characters: bounded before it is normalised, which is quadratic.
LONGEST_LABEL = 256

_NAMES = tuple(category.value for category in Category)
_REMEMBERED = 1024

#: The nearest labels are looked up among no more listed ones than this.
_COMPARED = 200

#: How many labels are named where none is near, or none was looked up.
_FIRST = 5


def fold(label: str) -> str:
    r"""A label without what makes no difference: case, outer white space, composed accents.

    >>> fold(" CAFE\u0301 ") == fold("Caf\u00e9")
    True

    This is the one place where spellings are folded, and only for labels that a mapping lists;
    ids, owners and other stages stay as they are.
    """
    return normalize("NFC", normalize("NFC", label.strip(WHITE)).casefold())


@frozen(kw_only=True)
class StatusSource:
    """Where the status comes from: a column of labels, a partner in a joined file, or both.

    >>> source = StatusSource(column="Stage", labels={"Closed Won": Category.WON})
    >>> source.text_reader(None)("closed won ")
    <Category.WON: 'won'>

    Without `labels` the column holds the four words themselves. `blank` is the category of a
    blank cell; `matched` and `unmatched` those of rows with and without a partner.
    """

    column: str | None = None
    labels: FrozenMapping[str, Category] = field(factory=FrozenMapping)
    blank: Category | None = None
    matched: Category | None = None
    unmatched: Category | None = None

    @classmethod
    def read(cls, part: Part) -> StatusSource:
        """The source as a mapping document declares it."""
        part.only("column", *_NAMES, "blank", "matched", "unmatched")
        constants = {key: _category(part, key) for key in ("blank", "matched", "unmatched")}
        column = part.text("column", needed=constants["matched"] is None)
        if constants["matched"] is not None and constants["unmatched"] is None:
            part.fault(document_kinds.MISSING_KEY, "unmatched")
        by_partner = constants["matched"] is not None and part.given.get("column") is None
        labels = {} if by_partner else _labels(part)
        if len(part.given) > 1 and column is not None and not labels:
            part.fault(document_kinds.NO_LABELS, "open")
        return cls(column=column, labels=FrozenMapping(labels), **constants)

    @property
    def columns(self) -> tuple[str, ...]:
        """The column of the label, and what stands for the partner, where they are used."""
        found = () if self.column is None else (self.column,)
        return (*found, MATCHED) if self.unmatched is not None else found

    def document(self) -> object:
        """The source as it stands in a document."""
        constants = {
            key: category.value
            for key in ("blank", "matched", "unmatched")
            if (category := getattr(self, key)) is not None
        }
        if self.column is None:
            return constants
        listed = {
            category.value: found
            for category in Category
            if (found := [label for label, one in self.labels.items() if one is category])
        }
        rest = {**listed, **constants}
        return {"column": self.column, **rest} if rest else self.column

    def text_reader(self, _: Zones | None) -> Callable[..., Category]:
        """Text, and whether there is a partner, to a category."""
        return self._with_partner(lru_cache(_REMEMBERED)(self._reader()))

    def value_reader(self, _: Zones | None) -> Callable[..., Category]:
        """Text, or a Category, to a category."""
        read = any_value(self._reader(), {Category: Category}, "Category, str")
        return self._with_partner(read)

    def _reader(self) -> Callable[[str], Category]:
        """Text to a category, with an account of its own of the hints that were given."""
        return partial(self._label, self._table(), Hints(tuple(self.labels) or _NAMES))

    def _table(self) -> dict[str, Category]:
        labels = self.labels or {name: Category(name) for name in _NAMES}
        return {fold(label): category for label, category in labels.items()}

    def _label(self, table: dict[str, Category], hints: Hints, text: str) -> Category:
        if len(text) <= LONGEST_LABEL:
            folded = fold(text)
            if folded in table:
                return table[folded]
            if not folded and self.blank is not None:
                return self.blank
            if not folded:
                raise Unreadable(kinds.MISSING_STATUS)
        raise Unreadable(kinds.UNKNOWN_LABEL, hints.of(text[:LONGEST_LABEL]))

    def _with_partner(self, read: Callable[[Any], Category]) -> Callable[..., Category]:
        matched, unmatched = self.matched, self.unmatched
        if unmatched is None:
            return read
        if self.column is None:
            return lambda partner: matched if partner else unmatched  # type: ignore[return-value] # both given
        return lambda label, partner: read(label) if partner else unmatched


class Hints:
    """The labels to name beside an unknown one: the nearest, for the first ones of a reader.

    They are remembered, since a wrong label comes many times. Later ones get the first labels.
    """

    def __init__(self, listed: tuple[str, ...]) -> None:
        self._compared = listed[:_COMPARED]
        self._first = ", ".join(listed[:_FIRST])
        self._most = affordable(len(self._compared))
        self._given: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The labels to name, in one text."""
        if text not in self._given and len(self._given) < self._most:
            self._given[text] = ", ".join(nearest(text, self._compared)) or self._first
        return self._given.get(text, self._first)


def _category(part: Part, key: str) -> Category | None:
    name = part.choice(key, _NAMES)
    return None if name is None else Category(name)


def _labels(part: Part) -> dict[str, Category]:
    """Every listed label with its category; one listed under two is noted."""
    labels: dict[str, Category] = {}
    seen: dict[str, Category] = {}
    for name in _NAMES:
        for label in part.texts(name):
            other = seen.setdefault(fold(label[:LONGEST_LABEL]), Category(name))
            if other.value != name:
                part.fault(document_kinds.TWO_CATEGORIES, name, label, f"{other.value}, {name}")
            labels.setdefault(label, Category(name))
    return labels
