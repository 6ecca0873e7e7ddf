"""A chance between 0 and 1, never a percentage in disguise."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeAlias

from salesterms.errors import SalesTermsError, Text
from salesterms.values.decimals import EXACT, exact_decimal

_ONE = Decimal(1)
_HUNDREDTH = Decimal("0.01")

#: The type of a field that holds a chance in 0..1; to a type checker it is a Decimal.
Probability: TypeAlias = Annotated[Decimal, "a chance in 0..1"]


class NotAProbability(SalesTermsError, ValueError):
    """A number outside 0..1 where a probability was needed."""

    code = "not_a_probability"
    message = Text(
        "{0} is not a probability in 0..1: declare the column as percent if it runs from 0 to 100",
        "{0} is geen kans in 0..1: geef de kolom op als percentage als die van 0 tot 100 loopt",
    )


def probability(value: object) -> Decimal:
    """A probability in 0..1 as an exact Decimal.

    >>> probability("0.35")
    Decimal('0.35')

    Takes an int, a Decimal or plain text; above 1 or below 0 raises `NotAProbability`.
    """
    number = exact_decimal(value)
    if not 0 <= number <= _ONE:
        raise NotAProbability(value)
    return number


def probability_from_percent(value: object) -> Decimal:
    """A probability from a percentage in 0..100, for a column that was declared so.

    >>> probability_from_percent("35")
    Decimal('0.35')
    """
    share = EXACT.multiply(exact_decimal(value), _HUNDREDTH)
    if not 0 <= share <= _ONE:
        raise NotAProbability(value)
    return share
