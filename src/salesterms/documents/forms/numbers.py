"""Numbers as they stand in a document: exact, and as text where JSON's own are not."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import Any

from salesterms.documents import kinds
from salesterms.errors import Text, Unreadable
from salesterms.values import CURRENCIES, Money, NotADecimal, bounded

#: A decimal number as text; the exponent is that of a Decimal such as Decimal("1E+3").
NUMBER = r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:E\+[0-9]{1,2})?"

#: A chance in 0..1 as text.
SHARE = r"\+?0{0,29}(?:0(?:\.[0-9]{1,30})?|1(?:\.0{1,30})?|0E\+[12]?[0-9])"

#: Two whole numbers with a stroke, the second one not zero.
FRACTION = r"-?[0-9]{1,400}/[1-9][0-9]{0,399}"

_LONGEST = 68
_WIDEST = 128
_LONGEST_FRACTION = 802

#: So short a number is within every bound.
_SHORT = 30
_CODE = 3

#: Probabilities that are remembered: a source has few different ones.
_REMEMBERED = 1024

_number = re.compile(NUMBER, re.ASCII).fullmatch
_share = re.compile(SHARE, re.ASCII).fullmatch
_fraction = re.compile(FRACTION, re.ASCII).fullmatch

WHOLE = Text("a whole number", "een geheel getal")
A_NUMBER = Text("a number", "een getal")


def read_integer(given: Any) -> Any:
    """An int; True is none, and neither is 3.0."""
    if given.__class__ is not int:
        raise Unreadable(kinds.WRONG_TYPE, WHOLE)
    if given.bit_length() > _WIDEST:
        raise Unreadable(kinds.INTEGER_TOO_LARGE)
    return given


def read_float(given: Any) -> Any:
    """A float from a number of JSON, which parsing has made a Decimal or an int."""
    if given.__class__ not in (int, float, Decimal):
        raise Unreadable(kinds.WRONG_TYPE, A_NUMBER)
    try:
        number = float(given)
    except (OverflowError, ValueError):  # a signalling NaN has no float at all
        raise Unreadable(kinds.NOT_FINITE) from None
    return write_float(number)


def write_float(value: Any) -> Any:
    """A finite float, as itself."""
    if value.__class__ is not float:
        raise Unreadable(kinds.WRONG_TYPE, A_NUMBER)
    if not isfinite(value):
        raise Unreadable(kinds.NOT_FINITE)
    return value


def read_decimal(given: Any) -> Decimal:
    """Text to an exact Decimal with just the digits that were written."""
    if given.__class__ is str and len(given) <= _LONGEST and _number(given):
        try:
            return bounded(Decimal(given))
        except NotADecimal:
            raise Unreadable(kinds.NOT_A_DECIMAL) from None
    raise Unreadable(kinds.NOT_A_DECIMAL)


def write_decimal(value: Any) -> str:
    """A Decimal as text that keeps its exponent."""
    if value.__class__ is not Decimal:
        raise Unreadable(kinds.WRONG_TYPE, Text("a Decimal", "Decimal"))
    text = str(value)
    if len(text) <= _SHORT and text.replace(".", "", 1).isdigit():
        return text  # as most numbers are
    try:
        return _written(bounded(value))  # which takes the sign off a zero
    except NotADecimal:
        raise Unreadable(kinds.NOT_A_DECIMAL) from None


def _written(number: Decimal) -> str:
    text = str(number)
    if "E" not in text and "e" not in text:  # small where the caller's context says so
        return text
    sign, digits, exponent = number.as_tuple()
    if isinstance(exponent, int) and exponent > 0:
        return f"{'-' if sign else ''}{''.join(map(str, digits))}E+{exponent}"
    return format(number, "f")


def read_probability(given: Any) -> Decimal:
    """Text to a Decimal in 0..1."""
    if given.__class__ is str:
        return _probability(given)
    raise Unreadable(kinds.NOT_A_PROBABILITY)


@lru_cache(_REMEMBERED)
def _probability(text: str) -> Decimal:
    if len(text) <= _LONGEST and _share(text):
        return read_decimal(text)
    raise Unreadable(kinds.NOT_A_PROBABILITY)


def write_probability(value: Any) -> str:
    """A Decimal in 0..1 as text."""
    text = write_decimal(value)
    if not 0 <= value <= 1:
        raise Unreadable(kinds.NOT_A_PROBABILITY)
    return text


def read_fraction(given: Any) -> Fraction:
    """Text such as "97/2" to a Fraction."""
    if given.__class__ is str and len(given) <= _LONGEST_FRACTION and _fraction(given):
        numerator, _, denominator = given.partition("/")
        return Fraction(int(numerator), int(denominator))
    raise Unreadable(kinds.NOT_A_FRACTION)


def write_fraction(value: Any) -> str:
    """A Fraction as two whole numbers with a stroke."""
    if value.__class__ is not Fraction:
        raise Unreadable(kinds.WRONG_TYPE, Text("a Fraction", "Fraction"))
    if max(abs(value.numerator), value.denominator) >= _WIDEST_FRACTION:
        raise Unreadable(kinds.NOT_A_FRACTION)
    return f"{value.numerator}/{value.denominator}"


#: The first number of more than 400 digits.
_WIDEST_FRACTION = 10**400


def read_money(given: Any) -> Money:
    """Text such as "1234.50 EUR" to money with just the digits that were written."""
    if given.__class__ is not str or len(given) > _LONGEST + _CODE + 1:
        raise Unreadable(kinds.NOT_MONEY)
    amount, _, code = given.rpartition(" ")
    if code not in CURRENCIES:
        raise Unreadable(kinds.UNKNOWN_CURRENCY if _number(amount) else kinds.NOT_MONEY)
    try:
        return Money(amount, code)  # reads most of what is written, and nothing else
    except NotADecimal:
        return _long_money(amount, code)


def _long_money(amount: str, code: str) -> Money:
    """An amount of more digits than money takes as text, or with an exponent."""
    try:
        return Money(read_decimal(amount), code)
    except Unreadable:
        raise Unreadable(kinds.NOT_MONEY) from None


def write_money(value: Any) -> str:
    """An amount and its currency as text."""
    if value.__class__ is not Money:
        raise Unreadable(kinds.WRONG_TYPE, Text("Money", "Money"))
    return f"{_written(value.amount)} {value.currency}"
