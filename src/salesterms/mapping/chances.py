"""The column of probabilities: shares of 1 or percentages, as it is declared."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.errors import Unreadable
from salesterms.mapping import document_kinds, kinds
from salesterms.mapping.any_value import any_value
from salesterms.mapping.numbers import NumberStyle, exact
from salesterms.values import NotAProbability, probability, probability_from_percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones

#: How it is written -> how it becomes a share, and the range that it is written in.
_SCALES: dict[str, tuple[Callable[[object], Decimal], str]] = {
    "share": (probability, "0 … 1"),
    "percent": (probability_from_percent, "0 … 100"),
}
_REMEMBERED = 1024

#: A percent sign behind a number, and the one space that may stand between them.
_PERCENT = re.compile(r"(?<=[0-9])[ \u00a0\u202f]?%\Z")


@frozen(kw_only=True)
class ChanceSource:
    """The column of a probability, its marks, and whether it holds shares or percentages.

    >>> ChanceSource(column="Chance", scale="percent").text_reader(None)("35 %")
    Decimal('0.35')
    """

    column: str
    scale: str
    style: NumberStyle = field(factory=NumberStyle)

    @classmethod
    def read(cls, part: Part) -> ChanceSource:
        """The source as a mapping document declares it."""
        part.only("column", "as", "decimal", "thousands")
        if part.given.get("as") is None:
            part.fault(document_kinds.NO_SCALE, "as")
        return cls(
            column=part.needed_text("column"),
            scale=part.choice("as", _SCALES) or "share",
            style=NumberStyle.read(part),
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def document(self) -> object:
        """The source as it stands in a document."""
        return {"column": self.column, "as": self.scale, **self.style.document()}

    def text_reader(self, _: Zones | None) -> Callable[[str], Decimal | None]:
        """Text to a share in 0..1; blank is None."""
        return lru_cache(_REMEMBERED)(partial(self._share, self._number()))

    def value_reader(self, _: Zones | None) -> Callable[[Any], Decimal | None]:
        """Decimal, int or text to a share in 0..1; a missing value is None."""
        numbers = any_value(self._number(), {int: exact, Decimal: exact}, "Decimal, int, str")
        return partial(self._share, numbers)

    def _number(self) -> Callable[[str], Decimal | None]:
        """Text to a number; its percent sign says no more than what a column of them declares."""
        number = self.style.reader()

        def read(text: str) -> Decimal | None:
            found = _PERCENT.search(text, len(text) - 3) if text.endswith("%") else None
            if found is not None:
                if self.scale != "percent":
                    raise Unreadable(kinds.PERCENT_SIGN)
                text = text[: found.start()]
            return number(text)

        return read

    def _share(self, number: Callable[[Any], Decimal | None], value: Any) -> Decimal | None:
        found = number(value)
        convert, bounds = _SCALES[self.scale]
        try:
            return None if found is None else convert(found)
        except NotAProbability:
            raise Unreadable(kinds.NOT_A_PROBABILITY, bounds) from None
