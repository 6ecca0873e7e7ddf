"""The arithmetic behind the formulas: small functions on what was counted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.values import Money, exact_sum, rounded_fraction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

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
    return rounded_money(Fraction(total.amount) / count, total.currency) if count else None


@frozen
class MeanAmount:
    """What works out a mean amount of two named terms.

    >>> from salesterms import Money
    >>> MeanAmount("won", "won_count")(won=Money(10, "EUR"), won_count=3)
    Money('3.33', 'EUR')
    """

    total: str
    number: str

    @property
    def terms(self) -> tuple[str, ...]:
        """The names that it takes, as those of a function are its arguments."""
        return (self.total, self.number)

    def __call__(self, **terms: Any) -> Money | None:
        """The mean, as `mean_money` has it."""
        return mean_money(terms[self.total], terms[self.number])


def rounded_money(exact: Fraction, currency: str) -> Money:
    """An exact number as an amount, rounded once, half up, to the minor unit."""
    minor = Money(0, currency).digits
    digits = DIGITS_WITHOUT_MINOR_UNIT if minor is None else minor
    return Money(rounded_fraction(exact, digits, "half_up"), currency)


def mean_of(values: Sequence[int | Decimal | Fraction]) -> Fraction | None:
    """The exact mean of numbers; None, which is undefined, for nothing."""
    return exact_sum(values) / len(values) if values else None


def median_of(values: Sequence[int | Decimal | Fraction]) -> Fraction | None:
    """The exact median of numbers, as `median` has it; None for nothing."""
    ordered = sorted(values)  # numbers of every exact type compare exactly
    if not ordered:
        return None
    return exact_sum((ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2])) / 2
