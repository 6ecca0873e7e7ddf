"""What the formulas of a customer's value take: amounts, rates and numbers of periods."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.quotas.numbers import A_NUMBER, AMOUNT_OR_NUMBER, bare, like
from salesterms.results import Status
from salesterms.values import Money, NotADecimal, Ratio

if TYPE_CHECKING:
    from decimal import Decimal

#: A century of months: no horizon that anybody plans for is longer.
MOST_PERIODS: Final = 1_200
#: Terms of an exact number beyond this are none that anybody reads, and none that Python writes.
_MOST_BITS: Final = 4_096


def exact(rate: Ratio | Decimal | Fraction | int) -> Fraction:
    """A rate as one exact number."""
    return rate.fraction() if isinstance(rate, Ratio) else Fraction(rate)


def _is_rate(given: object) -> bool:
    return given.defined if isinstance(given, Ratio) else A_NUMBER.fits(given)


SHARE: Final = Shape(
    Text(
        "a Ratio, a Decimal, a Fraction or an int from 0 to 1",
        "een Ratio, Decimal, Fraction of int van 0 tot en met 1",
    ),
    lambda given: _is_rate(given) and 0 <= exact(given) <= 1,  # type: ignore[arg-type] # a rate
)
DISCOUNT: Final = Shape(
    Text(
        "a Ratio, a Decimal, a Fraction or an int of 0 or more",
        "een Ratio, Decimal, Fraction of int, 0 of meer",
    ),
    lambda given: _is_rate(given) and exact(given) >= 0,  # type: ignore[arg-type] # a rate
)
PERIODS: Final = Shape(
    Text(
        f"a whole number of periods from 0 to {MOST_PERIODS}",
        f"een heel aantal perioden van 0 tot en met {MOST_PERIODS}",
    ),
    lambda given: type(given) is int and 0 <= given <= MOST_PERIODS,
)
FROM_ZERO: Final = Shape(
    Text(
        "Money of 0 or more, or an exact number of 0 or more", "Money of een exact getal, 0 of meer"
    ),
    lambda given: AMOUNT_OR_NUMBER.fits(given) and bare(given) >= 0,
)
_MONEY: Final = Text("Money, as the other one is", "Money, zoals het andere")
_NUMBER: Final = Text("a number, as the other one is", "een getal, zoals het andere")


def check_both(name: str, one: Any, other: Any) -> None:
    """Raise `BadArgument` where one amount is Money and the other, of that name, is not."""
    in_money = isinstance(one, Money)
    if isinstance(other, Money) is not in_money:
        raise BadArgument(name, other, _MONEY if in_money else _NUMBER)


def valued(amount: Any, number: Fraction) -> Any:
    """A number in what an amount is in: Money rounded once, half up, and a bare number exactly.

    Refused where it has more digits than an answer can hold.
    """
    try:
        found = like(amount, number)
    except NotADecimal:
        return Unanswered("out_of_bounds", (), Status.REFUSED)
    if isinstance(found, Money) or _is_readable(found):
        return found
    return Unanswered("out_of_bounds", (), Status.REFUSED)


def _is_readable(number: Fraction) -> bool:
    return max(number.numerator.bit_length(), number.denominator.bit_length()) <= _MOST_BITS
