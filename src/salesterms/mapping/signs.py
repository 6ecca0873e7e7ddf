"""The sign that a column writes with its numbers: of a currency, or of a percentage."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from unicodedata import category

from salesterms.errors import Unreadable
from salesterms.mapping import document_kinds, kinds
from salesterms.values import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.numbers import NumberStyle
    from salesterms.mapping.part import Part

#: The one space that may stand between a number and its sign.
_SPACE = "[ \u00a0\u202f]?"

#: A sign before or after a number, whatever its marks are.
_SIGN = r"[^\W\d_]*[^\w\s.,'\u2019+()-]?[^\W\d_]*\.?"
_NUMBER = r"[0-9][0-9.,'\u2019 \u00a0\u202f]{0,40}"
_MET = re.compile(rf"[+-]?(?:({_SIGN}){_SPACE}[+-]?{_NUMBER}|{_NUMBER}({_SIGN}))")
_LONGEST = 64

#: Signs that are no currency sign of Unicode and no code.
_WORDS = ("kr", "kr.")


def read_sign(part: Part) -> str | None:
    """The declared sign of a currency; one that could be a part of a number is a fault."""
    sign = part.text("sign")
    if sign is None:
        return None
    if any(one.isnumeric() or one.isspace() or one in "+-()" for one in sign) or not any(
        one.isalpha() or category(one) == "Sc" for one in sign
    ):
        part.fault(document_kinds.BAD_SIGN, "sign", sign)
    return sign


def without_sign(sign: str) -> Callable[[str], str]:
    """Takes a declared sign off a number, before it or after it.

    >>> [without_sign("€")(text) for text in ("€ 5", "-€5", "5 €", "€ 5 €", "€")]
    ['5', '-5', '5', '5 €', '€']
    """
    quoted = re.escape(sign)
    before = re.compile(rf"([+-]?){quoted}{_SPACE}(?=[+-]?[0-9])")
    after = re.compile(rf"(?<=[0-9]){_SPACE}{quoted}\Z")

    def bare(text: str) -> str:
        found = before.match(text)
        return after.sub("", text) if found is None else found[1] + text[found.end() :]

    return bare


def refusal(style: NumberStyle, sign: str | None, text: str) -> Unreadable:
    """Why a text is no amount: the sign of a currency is named where none is declared."""
    if sign is None and (met := _met(text)):
        return Unreadable(kinds.SIGNED_NUMBER, json.dumps(met, ensure_ascii=False))
    return style.refusal(text)


def _met(text: str) -> str | None:
    """The sign of a currency that stands with a number, if that is what the text is."""
    found = _MET.fullmatch(text) if len(text) <= _LONGEST else None
    sign = "" if found is None else found[1] or found[2] or ""
    known = sign in CURRENCIES or sign in _WORDS or any(category(one) == "Sc" for one in sign)
    return sign if known else None
