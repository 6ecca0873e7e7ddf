"""The arithmetic behind the formulas: small functions on what was counted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms.values import Money, rounded_fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Digits to which a mean is rounded in a currency without a minor unit, such as gold.
DIGITS_WITHOUT_MINOR_UNIT = 6


def mean(total: int, count: int) -> Fraction | None:
    """The exact mean; None, which is undefined, for nothing."""
    return Fraction(total, count) if count else None


def median(values: Sequence[int]) -> Fraction | None:
    """The exact median, half-way between the middle two of an even number; None for nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return Fraction(low + high, 2)


def mean_money(total: Money, count: int) -> Money | None:
    """The mean amount, rounded once, half up, to the minor unit; None for nothing."""
    if not count:
        return None
    digits = DIGITS_WITHOUT_MINOR_UNIT if total.digits is None else total.digits
    exact = Fraction(total.amount) / count
    return Money(rounded_fraction(exact, digits, "half_up"), total.currency)
