"""A share and a discount: what may be given as one, and the number that it is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias

from salesterms.errors import Shape, Text
from salesterms.values import Ratio
from salesterms.values.decimals import is_bounded, is_bounded_fraction

Rate: TypeAlias = Ratio | Decimal | Fraction | int

#: Below it, and not 0, the sums of a model have no digits left.
_LEAST_DISCOUNT: Final = 1e-5


def fraction_of(rate: Rate) -> Fraction:
    """A rate as one exact number.

    >>> fraction_of(Ratio(1, 4)), fraction_of(Decimal("0.25"))
    (Fraction(1, 4), Fraction(1, 4))
    """
    return rate.fraction() if isinstance(rate, Ratio) else Fraction(rate)


def ratio_of(rate: Rate) -> Ratio:
    """A rate with its terms, where it has any; else over 1.

    >>> ratio_of(Fraction(1, 4)), ratio_of(Decimal("0.25"))
    (Ratio(1, 4), Ratio('0.25', 1))
    """
    if isinstance(rate, Ratio):
        return rate
    if isinstance(rate, Fraction):
        return Ratio(rate.numerator, rate.denominator)
    return Ratio(rate, 1)


def float_of(rate: Rate | float) -> float:
    """A rate as a float, which it may be already.

    >>> float_of(Ratio(1, 4)), float_of(0.25)
    (0.25, 0.25)
    """
    return rate if isinstance(rate, float) else float(fraction_of(rate))


def _is_share(given: Any) -> bool:
    """Whether something is an exact number from 0 to 1."""
    if isinstance(given, Ratio):
        return given.defined and 0 <= given.fraction() <= 1
    return (is_bounded(given) or is_bounded_fraction(given)) and 0 <= given <= 1


def _is_discount_of_a_model(given: Any) -> bool:
    if type(given) is not float and not _is_share(given):
        return False
    return given == 0 or _LEAST_DISCOUNT <= float_of(given) <= 1


SHARE: Final = Shape(
    Text(
        "a Ratio, a Decimal, a Fraction or an int from 0 to 1",
        "een Ratio, Decimal, Fraction of int van 0 tot en met 1",
    ),
    _is_share,
)
#: That of one period. 1 is 100 %: a larger one is a percentage that was not made a share.
DISCOUNT: Final = SHARE
#: The same for a model that reckons in floats.
DISCOUNT_OF_A_MODEL: Final = Shape(
    Text(
        "0, or a number or Ratio from 0.00001 to 1",
        "0, of een getal of Ratio van 0,00001 tot en met 1",
    ),
    _is_discount_of_a_model,
)
