"""A share of a whole that keeps both: exact, and honest when there is nothing to divide by."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from math import inf, sqrt

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.values.decimals import EXACT, check_digits, exact_decimal, rounded
from salesterms.values.field_notes import about

#: Below this many observations a ratio is marked as resting on a small sample.
SMALL_SAMPLE = 30

_SPEC = re.compile(r"(?P<rest>[^.%f]*)(?:\.(?P<digits>[0-9]{1,4}))?(?P<kind>[%f])", re.ASCII)
_DIGITS = 6

#: The surest confidence for which a float still tells the quantile of the normal distribution.
_SUREST = 0.999_999_999

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
        "{0}/{1} is not a share of counted things: an interval needs whole numbers, 0 <= count <="
        " total",
        "{0}/{1} is geen aandeel van getelde dingen: een interval vraagt gehele getallen, 0 <="
        " aantal <= totaal",
    )

    def __init__(self, numerator: object, denominator: object) -> None:
        """Keep both terms."""
        super().__init__(numerator, denominator)


class BadConfidence(SalesTermsError, ValueError):
    """A confidence that no interval can have."""

    code = "bad_confidence"
    message = Text(
        "No confidence: {0}; give a float between 0 and 1, such as 0.95",
        "Geen betrouwbaarheid: {0}; geef een float tussen 0 en 1, zoals 0.95",
    )


def _term(value: object) -> int | Decimal:
    exact = exact_decimal(value)  # which also bounds an int
    return value if type(value) is int else exact


@frozen(repr=False, order=False)
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
    value: 33 % is 0.33. Equality compares both terms; `<` and `>` compare the values, with another
    ratio or a number, so that ratios can be ranked.
    """

    numerator: int | Decimal = field(
        converter=_term, metadata=about("what is counted", "wat geteld wordt", alias="teller")
    )
    denominator: int | Decimal = field(
        converter=_term, metadata=about("out of how much", "op hoeveel in totaal", alias="noemer")
    )

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

    def __lt__(self, other: object) -> bool:
        value = _value(other)
        return NotImplemented if value is None else self.fraction() < value

    def __le__(self, other: object) -> bool:
        value = _value(other)
        return NotImplemented if value is None else self.fraction() <= value

    def __gt__(self, other: object) -> bool:
        value = _value(other)
        return NotImplemented if value is None else self.fraction() > value

    def __ge__(self, other: object) -> bool:
        value = _value(other)
        return NotImplemented if value is None else self.fraction() >= value

    def __float__(self) -> float:
        return float(self.fraction())

    def __format__(self, spec: str) -> str:
        """`.1%`, `+.3f` and the like round half to even from the exact value; "" is the terms.

        Without digits there are 6 of them, as Python has it. What is neither a percentage nor in
        fixed notation formats the terms as text, as in `>12`.
        """
        if not spec:
            return str(self)
        if not self.defined:
            return "undefined"
        found = _SPEC.fullmatch(spec)
        if found is None:
            return format(str(self), spec)
        digits = int(found["digits"] or _DIGITS)
        # Rounded here, once and exactly; the Decimal then has just the digits that are shown.
        rounded_here = self.decimal(digits + 2 if found["kind"] == "%" else digits)
        with localcontext(EXACT):
            return format(rounded_here, f"{found['rest']}.{digits}{found['kind']}")

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
        if type(confidence) is not float or not 0 < confidence <= _SUREST:
            raise BadConfidence(confidence)
        from statistics import NormalDist  # only intervals need it, and it takes long to load

        share = float(self.fraction())
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        scale = 1 + z * z / n
        middle = (share + z * z / (2 * n)) / scale
        reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
        return max(0.0, middle - reach), min(1.0, middle + reach)


def rounded_fraction(value: Fraction, digits: int, mode: str) -> Decimal:
    """An exact fraction as a Decimal, rounded once by a named mode to `digits` after the point."""
    check_digits(digits)
    scaled = value * 10**digits
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    # One more digit than asked decides every mode: below, on, or above the half; or exact.
    twice = 2 * rest
    tail = 0 if not rest else 3 if twice < scaled.denominator else 5
    tail += 2 if twice > scaled.denominator else 0
    return rounded(Decimal(whole * 10 + tail).scaleb(-digits - 1, context=EXACT), digits, mode)


def _value(other: object) -> Fraction | None:
    """What a ratio is compared with, exactly; None for anything that is no finite number."""
    if isinstance(other, Ratio):
        return other.fraction()
    if isinstance(other, int | Fraction):
        return Fraction(other)
    if isinstance(other, float | Decimal) and -inf < other < inf:
        return Fraction(other)
    return None


def _written(term: int | Decimal) -> str:
    return repr(term) if type(term) is int else repr(format(term, "f"))
