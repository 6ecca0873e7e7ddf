"""Amounts that are exact to the third of a cent: added up quickly, and shown as money if they can.

A yearly fee is a fraction a month: 100 / 12 is 25 / 3. Such fractions are added by denominator, of
which there are few, so that a million of them take no longer than a million whole numbers.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Shape, Text
from salesterms.metrics.amounts import A_NUMBER
from salesterms.values import EXACT, Money
from salesterms.values.decimals import FRACTION_DIGITS, is_bounded, is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Iterable


#: What is paid a month: exact, and never below 0.
A_MONTH: Final = Shape(
    Text(
        "an int, a Decimal or a Fraction, 0 or more, of at most 30 digits before the point and no"
        " finer than 30 after it",
        "een int, een Decimal of een Fraction, 0 of meer, met hoogstens 30 cijfers voor de komma en"
        " niet fijner dan 30 erna",
    ),
    lambda given: isinstance(given, Fraction) and is_bounded_fraction(given) and given >= 0,
)
AMOUNT: Final = Shape(
    Text("Money of 0 or more", "Money van 0 of meer"),
    lambda given: isinstance(given, Money) and given.amount >= 0,
)
#: What was lost in each of some periods, as a part of what was there; below 0 where it grew.
RATES: Final = Shape(
    Text("a list of exact numbers", "een lijst van exacte getallen"),
    lambda given: isinstance(given, list | tuple) and all(map(A_NUMBER.fits, given)),
)
#: What divides it has no more digits after the point than an amount may have.
_FINEST: Final = 10**FRACTION_DIGITS


def exact(given: Any) -> Any:
    """An int or a Decimal as a Fraction; anything else as it is, to be refused by a shape."""
    return Fraction(given) if is_bounded(given) else given


def total(*lists: Iterable[Fraction]) -> Fraction:
    """The exact sum of many fractions with few denominators.

    >>> total([Fraction(25, 3), Fraction(2)], [Fraction(5, 3)])
    Fraction(12, 1)
    """
    numerators: dict[int, int] = {}
    for numbers in lists:
        for number in numbers:
            denominator = number.denominator
            numerators[denominator] = numerators.get(denominator, 0) + number.numerator
    parts = (Fraction(top, bottom) for bottom, top in numerators.items())
    return sum(parts, Fraction(0))


def alike(currency: str, **totals: Fraction) -> dict[str, Any]:
    """Totals as Money, where all are that exactly; else all as the fractions that they are."""
    if any(_FINEST % number.denominator for number in totals.values()):
        return totals
    return {
        name: Money(EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)), currency)
        for name, number in totals.items()
    }
