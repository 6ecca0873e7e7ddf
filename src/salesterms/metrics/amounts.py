"""Amounts of money and bare numbers, which formulas take alike and answer in the same."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, Final

from salesterms.entities.shapes import A_NUMBER as WHOLE_OR_DECIMAL
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.formulas import rounded_money
from salesterms.metrics.terms import AMOUNT
from salesterms.results import Status
from salesterms.values import Money, NotADecimal, Ratio
from salesterms.values.decimals import is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Mapping

#: An exact number of bounded size; a Fraction where days or members were counted.
A_NUMBER: Final = Shape(
    Text("an int, a finite Decimal or a Fraction", "een int, een eindige Decimal of een Fraction"),
    lambda given: WHOLE_OR_DECIMAL.fits(given) or is_bounded_fraction(given),
)
AMOUNT_OR_NUMBER: Final = Shape(
    Text("Money, or an exact number", "Money, of een exact getal"),
    lambda given: AMOUNT.fits(given) or A_NUMBER.fits(given),
)
FROM_ZERO: Final = Shape(
    Text(
        "Money of 0 or more, or an exact number of 0 or more", "Money of een exact getal, 0 of meer"
    ),
    lambda given: AMOUNT_OR_NUMBER.fits(given) and bare(given) >= 0,
)
#: A number with terms beyond this has more digits than Python writes.
_MOST_BITS: Final = 14_000
TOO_LONG: Final = Unanswered("out_of_bounds", (), Status.REFUSED)


def bare(given: Any) -> Fraction:
    """The number, whatever it is counted in."""
    return Fraction(given.amount if isinstance(given, Money) else given)


def like(given: Any, number: Fraction) -> Money | Fraction:
    """A number in what another one is counted in; money is rounded once, half up."""
    return rounded_money(number, given.currency) if isinstance(given, Money) else number


def valued(amount: Any, number: Fraction) -> Any:
    """A number in what an amount is in; refused where it has more digits than an answer can hold.

    Money is rounded once, half up; a bare number is exact.
    """
    try:
        found = like(amount, number)
    except NotADecimal:
        return TOO_LONG
    return found if isinstance(found, Money) else short_enough(found)


def short_enough(value: Fraction) -> Fraction | Unanswered:
    """A fraction, where it can be written in full."""
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    return TOO_LONG if bits > _MOST_BITS else value


def too_long_a_power(base: Fraction, times: int) -> bool:
    """Whether so many times itself is a number of more digits than can be written.

    >>> too_long_a_power(Fraction(1, 2), 12), too_long_a_power(Fraction(1, 2**1000), 3660)
    (False, True)

    It is told without multiplying, which may take longer than anybody waits.
    """
    return times * (base.denominator.bit_length() - 1) > _MOST_BITS


def check_alike(**terms: Any) -> None:
    """Raise `BadArgument` for the first term that is Money where the first of all is not, or not.

    >>> from salesterms.errors import SalesTermsError
    >>> try:
    ...     check_alike(ltv=Money(1800, "EUR"), cac=500)
    ... except SalesTermsError as error:
    ...     print(error)
    cac=500: give Money, as ltv is
    """
    first = next(iter(terms))
    in_money = isinstance(terms[first], Money)
    for name, value in terms.items():
        if isinstance(value, Money) is not in_money:
            en, nl = ("Money", "Money") if in_money else ("a number", "een getal")
            raise BadArgument(name, value, Text(f"{en}, as {first} is", f"{nl}, zoals {first}"))


def numbers_of(terms: Mapping[str, Any]) -> dict[str, Fraction]:
    """The bare numbers of a formula's terms, which are all amounts or all numbers.

    Raises `BadArgument` as `check_alike` does.
    """
    check_alike(**terms)
    return {name: bare(value) for name, value in terms.items()}


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
