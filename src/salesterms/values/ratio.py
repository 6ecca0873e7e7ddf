"""A share of a whole that keeps both: exact, and honest when there is nothing to divide by."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import sqrt

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.values.decimals import EXACT, exact_decimal, rounded

#: Below this many observations a ratio is marked as resting on a small sample.
SMALL_SAMPLE = 30

#: Digits after the point when a ratio is written as a Decimal, unless asked otherwise.
DECIMAL_DIGITS = 12


class UndefinedRatio(SalesTermsError, ZeroDivisionError):
    """A ratio over zero was asked for its value."""

    code = "undefined_ratio"
    message = Text(
        "{0}/{1} is undefined, not 0: check .defined first",
        "{0}/{1} is onbepaald, niet 0: vraag eerst .defined",
    )

    def __init__(self, numerator: object, denominator: object) -> None:
        """Keep both terms."""
        super().__init__(numerator, denominator)


class NotAShare(SalesTermsError, ValueError):
    """An interval was asked for something that is not a share of counted things."""

    code = "not_a_share"
    message = Text(
        "{0}/{1} is not a share of counted things: an interval needs 0 <= count <= total, ints,"
        " and a confidence between 0 and 1",
        "{0}/{1} is geen aandeel van getelde dingen: een interval vraagt 0 <= aantal <= totaal,"
        " gehele getallen, en een betrouwbaarheid tussen 0 en 1",
    )

    def __init__(self, numerator: object, denominator: object) -> None:
        """Keep both terms."""
        super().__init__(numerator, denominator)


def _term(value: object) -> int | Decimal:
    return value if type(value) is int else exact_decimal(value)


@frozen(repr=False)
class Ratio:
    """`numerator` out of `denominator`, kept as given: 5/10 is not 1/2, it is twice the evidence.

    >>> Ratio(5, 15).fraction()
    Fraction(1, 3)
    >>> f"{Ratio(5, 15):.1%}"
    '33.3%'
    >>> Ratio(0, 0).defined
    False

    Terms are ints, Decimals or text in plain notation. Anything over 0 is *undefined*: its value
    raises `UndefinedRatio` and it formats as "undefined". A percentage is a format, never a
    value: 33 % is 0.33. Equality compares both terms; compare `fraction()` for the value alone.
    """

    numerator: int | Decimal = field(converter=_term)
    denominator: int | Decimal = field(converter=_term)

    def __repr__(self) -> str:
        return f"Ratio({_written(self.numerator)}, {_written(self.denominator)})"

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    @property
    def defined(self) -> bool:
        """Whether there is anything to divide by."""
        return bool(self.denominator)

    @property
    def small_sample(self) -> bool:
        """Whether fewer than `SMALL_SAMPLE` (30) things were counted; never for amounts."""
        return type(self.denominator) is int and abs(self.denominator) < SMALL_SAMPLE

    def fraction(self) -> Fraction:
        """The exact value; over 0 it raises `UndefinedRatio`."""
        if not self.denominator:
            raise UndefinedRatio(self.numerator, self.denominator)
        return Fraction(self.numerator) / Fraction(self.denominator)

    def decimal(self, digits: int = DECIMAL_DIGITS, mode: str = "half_even") -> Decimal:
        """The value rounded once to `digits` after the point, by a named mode.

        >>> Ratio(1, 3).decimal(4)
        Decimal('0.3333')
        """
        return rounded_fraction(self.fraction(), digits, mode)

    def __float__(self) -> float:
        return float(self.fraction())

    def __format__(self, spec: str) -> str:
        """`.1%` and `.3f` round half to even from the exact value; "" is the terms."""
        if not spec:
            return str(self)
        if not self.defined:
            return "undefined"
        digits, kind = spec[1:-1], spec[-1:]
        if spec[0] != "." or not (digits.isascii() and digits.isdigit()) or kind not in "%f":
            return format(float(self), spec)
        if kind == "%":
            return f"{rounded_fraction(self.fraction() * 100, int(digits), 'half_even'):f}%"
        return f"{self.decimal(int(digits)):f}"

    def wilson(self, confidence: float = 0.95) -> tuple[float, float]:
        """The Wilson score interval of a share of counted things.

        >>> low, high = Ratio(5, 15).wilson()
        >>> f"{low:.3f} {high:.3f}"
        '0.152 0.583'

        Both ends are floats in 0..1 (statistics, not exact). Over 0: `UndefinedRatio`; anything
        but ints with 0 <= numerator <= denominator: `NotAShare`. Source: E. B. Wilson, 1927.
        """
        hits, n = self.numerator, self.denominator
        if type(hits) is not int or type(n) is not int or not 0 <= hits <= n:
            raise NotAShare(hits, n)
        if not 0 < confidence < 1:
            raise NotAShare(hits, n)
        from statistics import NormalDist  # only intervals need it, and it takes long to load

        share = float(self.fraction())
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        scale = 1 + z * z / n
        middle = (share + z * z / (2 * n)) / scale
        reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
        return max(0.0, middle - reach), min(1.0, middle + reach)


def rounded_fraction(value: Fraction, digits: int, mode: str) -> Decimal:
    """An exact fraction as a Decimal, rounded once by a named mode to `digits` after the point."""
    scaled = value * 10**digits
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    # One more digit than asked decides every mode: below, on, or above the half; or exact.
    twice = 2 * rest
    tail = 0 if not rest else 3 if twice < scaled.denominator else 5
    tail += 2 if twice > scaled.denominator else 0
    return rounded(Decimal(whole * 10 + tail).scaleb(-digits - 1, context=EXACT), digits, mode)


def _written(term: int | Decimal) -> str:
    return repr(term) if type(term) is int else repr(format(term, "f"))
