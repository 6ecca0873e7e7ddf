"""How likely a model of repeat buying makes the purchases of customers: the same history once.

Customers with the same numbers count as one with a weight, what depends on the number of purchases
alone is computed once for each number, and what depends on the age alone once for each age. Sums
are exactly rounded, so that the order of the customers makes no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import exp, fsum, log, log1p
from typing import TYPE_CHECKING, NamedTuple

from salesterms.metrics.repeat_buying.log_gamma import log_beta, log_rising

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Repeats(NamedTuple):
    """Of customers with as many repeat purchases: how many there are, and their times.

    A time is the place of an age, a recency, and the number of customers that have both.
    """

    customers: int
    times: list[tuple[int, float, int]]


class BgNbdLikelihood:
    """The log-likelihood of BG/NBD as a function of its four parameters."""

    __slots__ = ("ages", "never", "repeats")

    def __init__(self, customers: Iterable[tuple[int, float, float]]) -> None:
        """Of each customer the number of repeat purchases, the recency and the age."""
        alike = sorted(Counter(customers).items())
        places: dict[float, int] = {}
        grouped: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
        for (purchases, recency, age), times in alike:
            place = places.setdefault(age, len(places))
            grouped[purchases].append((place, recency, times))
        self.ages = list(places)
        self.never = grouped.pop(0, [])
        self.repeats = {
            purchases: _Repeats(sum(each for _, _, each in times), times)
            for purchases, times in grouped.items()
        }

    def __call__(self, r: float, alpha: float, a: float, b: float) -> float:
        """The logarithm, for all customers together."""
        log_alpha = log(alpha)
        logs = [log(alpha + age) for age in self.ages]
        parts = [r * (log_alpha - logs[place]) * each for place, _, each in self.never]
        for purchases, (customers, times) in self.repeats.items():
            rate = r + purchases
            common = log_rising(r, purchases) + r * log_alpha
            common += log_rising(b, purchases) - log_rising(a + b, purchases)
            parts.append(common * customers)
            leaves = log(a / (b + purchases - 1))
            for place, recency, each in times:
                log_age = logs[place]
                odds = leaves + rate * (log_age - log(alpha + recency))
                either = log1p(exp(odds)) if odds < 0 else odds + log1p(exp(-odds))
                parts.append((either - rate * log_age) * each)
        return fsum(parts)


class GammaGammaLikelihood:
    """The log-likelihood of Gamma-Gamma as a function of its three parameters."""

    __slots__ = ("constant", "spends")

    def __init__(self, customers: Iterable[tuple[int, float]]) -> None:
        """Of each customer the number of repeat purchases, and what they come to together."""
        grouped: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (purchases, spend), times in sorted(Counter(customers).items()):
            grouped[purchases].append((spend, times))
        self.spends = dict(grouped)
        self.constant = -fsum(
            times * log(spend / purchases)
            for purchases, spends in grouped.items()
            for spend, times in spends
        )

    def __call__(self, p: float, q: float, v: float) -> float:
        """The logarithm, for all customers together."""
        parts = [self.constant]
        for purchases, spends in self.spends.items():
            shape = p * purchases
            common = log_beta(shape, q)
            parts += [
                -times * (common + shape * log1p(v / spend) + q * log1p(spend / v))
                for spend, times in spends
            ]
        return fsum(parts)
