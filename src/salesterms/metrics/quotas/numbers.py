"""Amounts and numbers of quotas: a quota is in money, or in pieces of something."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, Final

from salesterms.entities.shapes import A_NUMBER as WHOLE_OR_DECIMAL
from salesterms.entities.shapes import NOT_NEGATIVE
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.formulas import rounded_money
from salesterms.metrics.terms import AMOUNT
from salesterms.values import Money, Ratio
from salesterms.values.decimals import is_bounded_fraction

#: An exact number of bounded size; a Fraction where days or members were counted.
A_NUMBER: Final = Shape(
    Text("an int, a finite Decimal or a Fraction", "een int, een eindige Decimal of een Fraction"),
    lambda given: WHOLE_OR_DECIMAL.fits(given) or is_bounded_fraction(given),
)
AMOUNT_OR_NUMBER: Final = Shape(
    Text("Money, or an exact number", "Money, of een exact getal"),
    lambda given: AMOUNT.fits(given) or A_NUMBER.fits(given),
)
QUOTA: Final = Shape(
    Text(
        "Money of 0 or more, or an exact number of 0 or more", "Money of een exact getal, 0 of meer"
    ),
    lambda given: AMOUNT_OR_NUMBER.fits(given) and bare(given) >= 0,
)
#: Parts of a whole, such as those of the months of a ramp; a part may be more than the whole.
PARTS: Final = Shape(
    Text("a list of exact numbers of 0 or more", "een lijst van exacte getallen van 0 of meer"),
    lambda given: isinstance(given, list | tuple) and all(map(NOT_NEGATIVE.fits, given)),
)
_IN_MONEY: Final = Text("Money, as the quota is", "Money, zoals het target")
_IN_PIECES: Final = Text("a number, as the quota is", "een getal, zoals het target")


def bare(given: Any) -> Fraction:
    """The number, whatever it is counted in."""
    return Fraction(given.amount if isinstance(given, Money) else given)


def like(given: Any, number: Fraction) -> Money | Fraction:
    """A number in what another one is counted in; money is rounded once, half up."""
    return rounded_money(number, given.currency) if isinstance(given, Money) else number


def check_alike(quota: Any, actual: Any) -> None:
    """Raise `BadArgument` where one is money and the other a number of something."""
    in_money = isinstance(quota, Money)
    if isinstance(actual, Money) is not in_money:
        raise BadArgument("actual", actual, _IN_MONEY if in_money else _IN_PIECES)


def share(part: Any, whole: Any) -> Ratio:
    """One amount or number of another, both kept; over 0 it is undefined.

    The terms are Decimals: amounts and pieces are no counted cases, of which few would be a small
    sample. Fractions are brought to whole numbers first.
    """
    terms = [one.amount if isinstance(one, Money) else one for one in (part, whole)]
    if any(isinstance(one, Fraction) for one in terms):
        exact = [Fraction(one) for one in terms]
        scale = lcm(*(one.denominator for one in exact))
        terms = [int(one * scale) for one in exact]
    return Ratio(*(Decimal(one) for one in terms))
