"""A column of labels each of which stands for one of a few values, such as a forecast category."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.errors import Unreadable
from salesterms.lifecycle import ForecastCategory
from salesterms.mapping import document_kinds, kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.labels import LONGEST_LABEL, Hints, fold
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones

_NAMES = tuple(category.value for category in ForecastCategory)
_REMEMBERED = 1024


@frozen(kw_only=True)
class ForecastSource:
    """The column of the forecast category, and which labels mean which.

    >>> source = ForecastSource(column="Forecast", labels={"Best Case": ForecastCategory.BEST_CASE})
    >>> source.text_reader(None)("best case")
    <ForecastCategory.BEST_CASE: 'best_case'>

    Without `labels` the column holds the five words themselves. A blank cell is None.
    """

    column: str
    labels: FrozenMapping[str, ForecastCategory] = field(factory=FrozenMapping)

    @classmethod
    def read(cls, part: Part) -> ForecastSource:
        """The source as a mapping document declares it."""
        part.only("column", *_NAMES)
        column = part.needed_text("column")
        labels: dict[str, ForecastCategory] = {}
        seen: dict[str, str] = {}
        for name in _NAMES:
            for label in part.texts(name):
                other = seen.setdefault(fold(label[:LONGEST_LABEL]), name)
                if other != name:
                    part.fault(document_kinds.TWO_CATEGORIES, name, label, f"{other}, {name}")
                labels.setdefault(label, ForecastCategory(name))
        return cls(column=column, labels=FrozenMapping(labels))

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def document(self) -> object:
        """The source as it stands in a document."""
        listed = {
            category.value: found
            for category in ForecastCategory
            if (found := [label for label, one in self.labels.items() if one is category])
        }
        return {"column": self.column, **listed} if listed else self.column

    def text_reader(self, _: Zones | None) -> Callable[[str], ForecastCategory | None]:
        """Text to a category; blank is None."""
        return lru_cache(_REMEMBERED)(self._reader())

    def value_reader(self, _: Zones | None) -> Callable[[Any], ForecastCategory | None]:
        """Text, or a ForecastCategory, to a category."""
        return any_value(
            self._reader(), {ForecastCategory: ForecastCategory}, "ForecastCategory, str"
        )

    def _reader(self) -> Callable[[str], ForecastCategory | None]:
        labels = self.labels or {name: ForecastCategory(name) for name in _NAMES}
        table = {fold(label): category for label, category in labels.items()}
        return partial(_category, table, Hints(tuple(self.labels) or _NAMES))


def _category(
    table: dict[str, ForecastCategory], hints: Hints, text: str
) -> ForecastCategory | None:
    if len(text) <= LONGEST_LABEL:
        folded = fold(text)
        if not folded:
            return None
        if folded in table:
            return table[folded]
    raise Unreadable(kinds.UNKNOWN_FORECAST, hints.of(text[:LONGEST_LABEL]))
