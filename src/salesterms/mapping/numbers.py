"""Numbers as text: declared marks, ASCII digits, nothing guessed and never a float."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Unreadable
from salesterms.mapping import document_kinds, kinds
from salesterms.mapping.blanks import is_blank
from salesterms.values import NotADecimal, exact_decimal

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.part import Part

DECIMAL_MARKS = (".", ",")

#: Declared thousands mark -> the characters that write it. Exports write a space in three ways.
THOUSANDS_MARKS = {"": "", ".": ".", ",": ",", " ": " \u00a0\u202f", "'": "'", "\u2019": "\u2019"}

#: Longest text of 18 digits, their marks, a sign and 9 digits after the mark.
_LONGEST = 40

_WITH_MARK = re.compile(
    r"[+-]?[0-9.,'\u2019 \u00a0\u202f]*[0-9][0-9.,'\u2019 \u00a0\u202f]*", re.ASCII
)


@frozen(kw_only=True)
class NumberStyle:
    """The marks that a column's numbers are written with.

    >>> NumberStyle(decimal=",", thousands=".").reader()("1.234,50")
    Decimal('1234.50')

    Without a decimal mark only plain digits are taken. Marks of thousands may be left out, and
    where they stand their groups have three digits, and the first does not start with a 0.
    """

    decimal: str | None = None
    thousands: str = ""

    @classmethod
    def read(cls, part: Part) -> NumberStyle:
        """The marks as a mapping document declares them."""
        decimal = part.choice("decimal", DECIMAL_MARKS)
        thousands = part.choice("thousands", THOUSANDS_MARKS, "") or ""
        if thousands and thousands == decimal:
            part.fault(document_kinds.SAME_MARKS, "thousands", thousands)
        return cls(decimal=decimal, thousands=thousands)

    def document(self) -> dict[str, object]:
        """The marks as they stand in a document."""
        given: dict[str, object] = {} if self.decimal is None else {"decimal": self.decimal}
        return {**given, "thousands": self.thousands} if self.thousands else given

    def reader(
        self, refusal: Callable[[str], Unreadable] | None = None
    ) -> Callable[[str], Decimal | None]:
        """Text to an exact number; blank is None. `refusal` says why another text is none."""
        refused = refusal or self.refusal
        fullmatch = re.compile(self._pattern(), re.ASCII).fullmatch
        removed = str.maketrans(
            dict.fromkeys(THOUSANDS_MARKS[self.thousands])
            | ({",": "."} if self.decimal == "," else {})
        )

        def read(text: str) -> Decimal | None:
            if len(text) <= _LONGEST and fullmatch(text):
                number = Decimal(text.translate(removed) if removed else text)
                return number or number.copy_abs()
            if is_blank(text):
                return None
            raise refused(text)

        return read

    def _pattern(self) -> str:
        whole = "[0-9]{1,18}"
        if self.thousands:
            marks = re.escape(THOUSANDS_MARKS[self.thousands])
            whole = f"(?:{whole}|[1-9][0-9]{{0,2}}(?:[{marks}][0-9]{{3}}){{1,5}})"
        after = f"(?:{re.escape(self.decimal)}[0-9]{{1,9}})?" if self.decimal else ""
        return f"[+-]?{whole}{after}"

    def refusal(self, text: str) -> Unreadable:
        """Why a text is no number of this style."""
        marked = len(text) <= _LONGEST and _WITH_MARK.fullmatch(text) and not text.isdigit()
        if self.decimal is None and not self.thousands and marked:
            return Unreadable(kinds.UNDECLARED_DECIMAL_MARK)
        marks = f"decimal={self.decimal or ''!r} thousands={self.thousands!r}"
        return Unreadable(kinds.NOT_A_NUMBER, marks)


def exact(value: Any) -> Decimal:
    """An exact number from a value of a row."""
    try:
        return exact_decimal(value)
    except NotADecimal:
        raise Unreadable(kinds.NOT_A_NUMBER, "int, Decimal") from None
