"""Numbers of a JSON text: exact, and bounded before they are converted."""

from __future__ import annotations

import re
from decimal import Decimal

#: Most characters of a number.
LONGEST_NUMBER = 64

# Most digits of an exponent are six, as in the library's own arithmetic: what lies beyond differs
# between platforms, and one short number could fill the memory when it is written out.
_LONG_EXPONENT = re.compile(r"[eE][-+]?[0-9]{7}")
_FRACTION_MARKS = re.compile(r"[.eE]")


def whole(literal: str) -> int:
    """A whole number; ValueError where it is too long."""
    if len(literal) > LONGEST_NUMBER or not literal.isascii():  # some parsers take any digits
        raise ValueError(literal)
    return int(literal)


def fraction(literal: str) -> Decimal:
    """A number with a fraction or an exponent, exactly as written; ValueError where too long."""
    if len(literal) > LONGEST_NUMBER or not literal.isascii() or _LONG_EXPONENT.search(literal):
        raise ValueError(literal)
    return Decimal(literal)


def number(literal: str) -> int | Decimal:
    """Either of the two, by how it is written."""
    return fraction(literal) if _FRACTION_MARKS.search(literal) else whole(literal)
