"""Dividing a whole number by weights so that the parts add up: the method of largest remainder."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text
from salesterms.values.decimals import exact_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence


class BadWeights(SalesTermsError, ValueError):
    """Weights by which nothing can be divided."""

    code = "bad_weights"
    message = Text(
        "Cannot divide by the weights {0}: give ints or Decimals, none below 0, at least one above",
        "Kan niet verdelen naar {0}: geef ints of Decimals, geen onder 0, minstens een erboven",
    )

    def __init__(self, weights: tuple[object, ...]) -> None:
        """Keep the weights."""
        super().__init__(weights)


def largest_remainder(whole: int, weights: Sequence[int | Decimal]) -> tuple[int, ...]:
    """`whole` in parts proportional to `weights`; the parts are whole and add up to it.

    >>> largest_remainder(100, [1, 1, 1])
    (34, 33, 33)

    Each part is first rounded towards zero; what is left goes, one by one, to the parts that
    lost most, the earlier one first when they lost the same. A negative whole mirrors.
    """
    shares = _fractions(weights)
    total = sum(shares)
    if not total:
        raise BadWeights(tuple(weights))
    sign = -1 if whole < 0 else 1
    exact = [abs(whole) * share / total for share in shares]
    parts = [int(part) for part in exact]
    left = abs(whole) - sum(parts)
    by_loss = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in by_loss[:left]:
        parts[index] += 1
    return tuple(sign * part for part in parts)


def _fractions(weights: Sequence[int | Decimal]) -> list[Fraction]:
    exact = [w for w in weights if type(w) is int or type(w) is Decimal]
    if len(exact) != len(weights):
        raise BadWeights(tuple(weights))
    shares = [Fraction(exact_decimal(weight)) for weight in exact]
    if any(share < 0 for share in shares):
        raise BadWeights(tuple(weights))
    return shares
