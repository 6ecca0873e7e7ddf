"""Exact amounts as whole minor units that add up to their sum, rounded once."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import compress, count, islice, repeat
from math import lcm
from operator import mul
from typing import TYPE_CHECKING

from salesterms.metrics.commissions.brackets import WIDE
from salesterms.values import rounded_fraction

if TYPE_CHECKING:
    from collections.abc import Sequence


def shared(
    amounts: Sequence[Decimal], others: Sequence[Fraction], mode: str
) -> tuple[list[int], int]:
    """Whole numbers for both sequences, one after the other, and their sum.

    >>> shared([Decimal("0.5"), Decimal("-1.25")], [Fraction(1, 3)], "half_up")
    ([1, -1, 0], 0)
    >>> shared([Decimal("1.4"), Decimal("1.4"), Decimal("1.4")], [], "half_up")
    ([2, 1, 1], 4)

    The exact sum is rounded once, by `mode`. Each part is rounded down, and what is then lacking
    goes, one by one, to the parts that lost most; the earlier one first where they lost the same.
    So each part is within one of its exact amount, and a whole one stays as it is. Parts may be
    negative, which `Money.allocate` does not take, so it cannot be used here.
    """
    with localcontext(WIDE):
        # An exact sum has as many decimals as the finest of what it adds up.
        finest = -int(sum(amounts, Decimal(0)).as_tuple().exponent)
        unit = lcm(10 ** max(finest, 0), *(one.denominator for one in others))
        scaled = [*map(int, map(mul, amounts, repeat(Decimal(unit))))]
    scaled += [int(one * unit) for one in others]
    whole = int(rounded_fraction(Fraction(sum(scaled), unit), 0, mode))
    parts = [one // unit for one in scaled]
    lacking = whole - sum(parts)
    return (
        _rounded_up(parts, [one % unit for one in scaled], lacking) if lacking else parts
    ), whole


def _rounded_up(parts: list[int], lost: list[int], lacking: int) -> list[int]:
    """One more for as many parts as are lacking: those that lost most, the earlier of equals.

    Amounts in cents leave few different remainders, so those are counted, and nothing is sorted.
    """
    times = Counter(lost)
    from_most = iter(sorted(times, reverse=True))
    least = next(from_most)
    while times[least] < lacking:  # all that are lacking were lost, so this ends
        lacking -= times[least]
        least = next(from_most)
    found = [part + (loss > least) for part, loss in zip(parts, lost, strict=True)]
    for at in islice(compress(count(), map(least.__eq__, lost)), lacking):
        found[at] += 1
    return found
