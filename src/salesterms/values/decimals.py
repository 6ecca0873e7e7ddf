"""Exact decimals: one context of our own, one grammar, and bounds before any conversion.

The caller's decimal context never matters: every calculation goes through `EXACT`, which raises
rather than rounds. Text is read by a grammar of ASCII digits, after its length was checked.
"""

from __future__ import annotations

import re
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    localcontext,
)
from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Digits before and after the mark that an exact amount may have.
WHOLE_DIGITS = 30
FRACTION_DIGITS = 30

#: Wide enough for the product and the sum of any two amounts within the bounds.
EXACT = Context(
    prec=4 * WHOLE_DIGITS + FRACTION_DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow, Inexact, FloatOperation],
)

#: The same, for the one place where rounding is asked for by name.
ROUNDING = EXACT.copy()
ROUNDING.traps[Inexact] = False

#: The named ways to round.
MODES = {
    "half_even": ROUND_HALF_EVEN,
    "half_up": ROUND_HALF_UP,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
    "floor": ROUND_FLOOR,
    "ceiling": ROUND_CEILING,
}

_LONGEST = 40
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,9})?", re.ASCII)
_BITS = 100
#: An exact fraction lies within the same bounds; its terms may be longer than those of an amount.
_TERM_BITS = 512
_LEAST, _LIMIT = Fraction(1, 10**FRACTION_DIGITS), 10**WHOLE_DIGITS
#: Beyond it a sum has more digits than anybody waits for.
_SUMMED_DIGITS = 10_000


class NotADecimal(SalesTermsError, ValueError):
    """A value is not an exact decimal number within the bounds."""

    code = "not_a_decimal"
    message = Text(
        "Not an exact decimal number: {0} ({1}); give an int, a Decimal (at most 30 digits on"
        " either side of the point), or text such as '1234.50' (at most 18 before and 9 after); no"
        " float, NaN or infinity",
        "Geen exact decimaal getal: {0} ({1}); geef een int, een Decimal (hoogstens 30 cijfers aan"
        " weerszijden van de punt) of tekst als '1234.50' (hoogstens 18 ervoor en 9 erna); geen"
        " float, NaN of oneindig",
    )

    def __init__(self, value: object, type_name: str) -> None:
        """Keep the value and the name of its type."""
        super().__init__(value, type_name)


def exact_decimal(value: object) -> Decimal:
    """An exact, finite Decimal from an int, a Decimal or text in plain notation.

    >>> exact_decimal("1234.50")
    Decimal('1234.50')

    Raises `NotADecimal` for floats, booleans, NaN, infinities, exponents and anything too long.
    """
    # Exact types: a bool is an int and an enum member may be a str, but neither is a number here.
    if type(value) is Decimal:
        return bounded(value)
    if type(value) is str and len(value) <= _LONGEST and _NUMBER.fullmatch(value):
        return without_negative_zero(Decimal(value))
    if type(value) is int and value.bit_length() <= _BITS:
        return bounded(Decimal(value))
    raise NotADecimal(value, type(value).__name__)


def bounded(number: Decimal) -> Decimal:
    """The same number, once it is known to be finite and of bounded size."""
    exponent = number.as_tuple().exponent
    if (
        not isinstance(exponent, int)
        or number.adjusted() >= WHOLE_DIGITS
        or exponent > WHOLE_DIGITS
    ):
        raise NotADecimal(number, "Decimal")
    if exponent < -FRACTION_DIGITS:
        raise NotADecimal(number, "Decimal")
    return without_negative_zero(number)


def is_bounded(value: object) -> bool:
    """Whether something is an int or a Decimal within the bounds.

    >>> is_bounded(Decimal("0.25")), is_bounded(Decimal("1E9999999")), is_bounded(0.25)
    (True, False, False)
    """
    if type(value) is not int and type(value) is not Decimal:
        return False
    try:
        exact_decimal(value)
    except NotADecimal:
        return False
    return True


def is_bounded_fraction(value: object) -> bool:
    """Whether something is a Fraction that lies where a Decimal within the bounds may lie.

    >>> is_bounded_fraction(Fraction(1, 3)), is_bounded_fraction(Fraction(10**5000))
    (True, False)
    """
    if not isinstance(value, Fraction):
        return False
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _TERM_BITS:
        return False
    return not value or _LEAST <= abs(value) < _LIMIT


def exact_sum(numbers: Iterable[Decimal | Fraction | int]) -> Fraction:
    """The sum of exact numbers, up to 10 000 digits, whatever the caller's decimal context.

    >>> exact_sum([Decimal("0.10"), 2, Decimal("0.20")])
    Fraction(23, 10)

    Raises `NotADecimal` for what is no int, Decimal or Fraction, such as a float, and for NaN,
    infinities and larger exponents.
    """
    given = tuple(numbers)  # the second way reads it again
    try:
        with localcontext(EXACT):  # many times faster than adding fractions
            total = sum(given, Decimal(0))
    except (ArithmeticError, TypeError):  # too long for a Decimal, or a Fraction among them
        return sum(map(_as_fraction, given), Fraction(0))
    return _as_fraction(total)


def _as_fraction(number: object) -> Fraction:
    """An exact number of finite and bearable length."""
    if isinstance(number, Fraction | int):
        return Fraction(number)
    if isinstance(number, Decimal):
        exponent = number.as_tuple().exponent
        # a total can be NaN or infinite: what made it so is then what is wrong
        if isinstance(exponent, int) and abs(exponent) <= _SUMMED_DIGITS:
            return Fraction(number)
    raise NotADecimal(number, type(number).__name__)


def without_negative_zero(number: Decimal) -> Decimal:
    """Zero has no sign here: -0.00 becomes 0.00."""
    return number or number.copy_abs()


def rounded(number: Decimal, digits: int, mode: str) -> Decimal:
    """`number` to `digits` after the point, by a named mode of `MODES`."""
    if type(mode) is not str or mode not in MODES:
        raise UnknownRounding(mode, tuple(MODES))
    check_digits(digits)
    step = Decimal(1).scaleb(-digits, context=ROUNDING)
    return without_negative_zero(number.quantize(step, rounding=MODES[mode], context=ROUNDING))


def check_digits(digits: object) -> None:
    """Raise `BadDigits` unless it is a number of digits that one can round to."""
    if type(digits) is not int or not 0 <= digits <= FRACTION_DIGITS:
        raise BadDigits(digits)


class UnknownRounding(SalesTermsError, LookupError):
    """A way to round was named that does not exist."""

    code = "unknown_rounding"
    message = Text(
        "No rounding mode {0}: use one of {1}", "Geen afronding {0}: gebruik een van {1}"
    )

    def __init__(self, mode: object, modes: tuple[str, ...]) -> None:
        """Keep the mode asked for and the modes there are."""
        super().__init__(mode, modes)


class BadDigits(SalesTermsError, ValueError):
    """A number of digits to round to that makes no sense."""

    code = "bad_digits"
    message = Text(
        "Cannot round to {0} digits after the point: give a whole number from 0 to 30",
        "Kan niet afronden op {0} cijfers achter de punt: geef een geheel getal van 0 tot en met"
        " 30",
    )
