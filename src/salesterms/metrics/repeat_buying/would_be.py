"""How many purchases there would be if nobody left, and how many of those are made.

Who buys at a rate that is gamma distributed over customers (shape r, rate alpha) would make a
negative binomial number of purchases in a time t, with z = t / (alpha + t). After each purchase a
customer leaves with a chance that is beta distributed (a, b). Of k purchases that there would be,
1 + b/(a+b) + b(b+1)/((a+b)(a+b+1)) + ..., k terms, are made on average. Summed over k, that is
what Fader, Hardie & Lee (2005) write with Gauss's function 2F1, but with positive terms alone, so
that nothing cancels, and a = 1 is no exception.
"""

from __future__ import annotations

from math import asinh, cosh, exp, expm1, fsum, log, log1p, sinh, sqrt
from typing import TYPE_CHECKING, Final

from salesterms.metrics.repeat_buying.log_gamma import log_beta, log_rising

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: A sum ends where all that follows is less than this part of it.
_REST: Final = 1e-16
#: The series is summed where this many terms are enough; nearer to z = 1 there is the integral.
_MOST_TERMS: Final = 4_000
#: Logarithms beyond which a float has no digits left.
_LEAST_LOG: Final = -600.0
#: The exponent at which the ends of an integral are cut off.
_CUT: Final = 50.0
_FEWEST_STEPS: Final = 32
_MOST_STEPS: Final = 8_192
_SAME: Final = 1e-13
_ROUNDING: Final = 1e-15
#: Shares below this change nothing but the first order.
_LINEAR: Final = 1e-17


def expected(r: float, alpha: float, a: float, b: float, time: float) -> float:
    """How many purchases a new customer makes in a time, on average.

    >>> round(expected(0.242593, 4.413531, 0.792887, 2.425757, 32.0), 4)
    1.0437
    """
    if time == 0:
        return 0.0
    start = -r * log1p(time / alpha)
    terms = (r * time + 40 * (alpha + time)) / alpha
    if start < _LEAST_LOG or terms > _MOST_TERMS:
        return by_integral(r, alpha, a, b, time)
    return by_series(r, alpha, a, b, time)


def by_series(r: float, alpha: float, a: float, b: float, time: float) -> float:
    """The same, summed over the purchases that there would be.

    From one term to the next the factor is at most z(r + k) / k, which falls: so the rest of the
    series is bounded by a geometric one.
    """
    z = time / (alpha + time)
    weight, made, stays = exp(-r * log1p(time / alpha)), 0.0, 1.0
    total, k = 0.0, 0
    while True:
        weight *= z * (r + k) / (k + 1)
        made += stays
        stays *= (b + k) / (a + b + k)
        k += 1
        term = weight * made
        total += term
        factor = z * (r + k) / k
        if factor < 1 and term * factor <= _REST * (1 - factor) * total:
            return total


def by_integral(r: float, alpha: float, a: float, b: float, time: float) -> float:
    """The same, integrated over the chance p of leaving after a purchase.

    Given p, the mean is (1 - (alpha / (alpha + p t))^r) / p.
    """
    return _integral(r, alpha, a, b, [(time, 1.0)])


def weighed(
    r: float, alpha: float, a: float, b: float, parts: Sequence[tuple[float, float]]
) -> float:
    """The sum of what is expected up to each time above 0, times a weight of its own above 0.

    >>> two = weighed(0.243, 4.414, 0.793, 2.426, [(26.0, 0.5), (52.0, 0.25)])
    >>> one, other = (expected(0.243, 4.414, 0.793, 2.426, time) for time in (26.0, 52.0))
    >>> abs(two - (one / 2 + other / 4)) < 1e-12
    True

    Of many times together it takes little longer than of one.
    """
    if len(parts) > 1:
        return _integral(r, alpha, a, b, parts)
    return sum(weight * expected(r, alpha, a, b, time) for time, weight in parts)


def _integral(
    r: float, alpha: float, a: float, b: float, parts: Sequence[tuple[float, float]]
) -> float:
    ratios = [(time / alpha, weight) for time, weight in parts]
    longest = max(ratio for ratio, _ in ratios)
    never_leaves = r * fsum(ratio * weight for ratio, weight in ratios)

    def given(p: float) -> float:
        """What is expected of who leaves with this chance."""
        if (1 + r) * p * longest < _LINEAR:
            return never_leaves
        return fsum(-expm1(-r * log1p(p * ratio)) * weight for ratio, weight in ratios) / p

    return _mean_over_chances(given, a, b, 1 + r * longest)


def _mean_over_chances(given: Callable[[float], float], a: float, b: float, most: float) -> float:
    """The mean of something over a beta distribution; `most` is about how large it may be.

    The variable is s, where the logit of p is sinh(s) times the spread of the distribution, from
    its middle: the integrand then falls doubly exponentially at both ends, and the plain trapezium
    rule has an error that is squared each time that the steps are halved. However wide it is
    spread, p itself goes from 0 to 1 over a logit of a few: so the spread is taken for 1 at most.
    """
    middle, spread = log(a / b), min(sqrt(1 / a + 1 / b), 1.0)
    end = asinh(max((_CUT + log(most)) / min(a, b) / spread, 12.0))
    highest = -a * log1p(b / a) - b * log1p(a / b)  # at the middle
    known: dict[float, float] = {}  # of a wide distribution most points have a p of 0 or 1

    def at(s: float) -> tuple[float, float]:
        """The weight of a point, and its part of the integral."""
        y = middle + spread * sinh(s)
        log_p, log_q = _log_logistic(y), _log_logistic(-y)
        weight = exp(a * log_p + b * log_q - highest) * cosh(s)
        p = exp(log_p)
        if weight and p not in known:
            known[p] = given(p)
        return weight, weight * known[p] if weight else 0.0

    steps, found = _FEWEST_STEPS, -1.0
    points = [at(end * (2 * place / steps - 1)) for place in range(steps + 1)]
    while True:
        last, found = found, fsum(one for _, one in points) / fsum(one for one, _ in points)
        if abs(found - last) <= _SAME * found or steps >= _MOST_STEPS:
            return found
        steps *= 2  # the points between those that there are
        points += [at(end * (2 * place / steps - 1)) for place in range(1, steps, 2)]


def _log_logistic(y: float) -> float:
    """The logarithm of 1 / (1 + e^-y)."""
    return -log1p(exp(-y)) if y > 0 else y - log1p(exp(y))


def log_weight(r: float, alpha: float, time: float, k: int) -> float:
    """The logarithm of the chance of k purchases in a time above 0 if nobody left."""
    none = -r * log1p(time / alpha)
    if not k:
        return none  # not the term of k = 0, which is 0 times what may be without end
    return log_rising(r, k) - log_rising(1.0, k) + none - k * log1p(alpha / time)


def at_least(r: float, alpha: float, time: float, k: int) -> float:
    """The chance of k purchases or more in a time above 0 if nobody left, k from 1.

    It is the incomplete beta function of z with (k, r). Of the two sides the smaller one is
    computed, so that a small chance keeps its digits.
    """
    both = alpha + time
    if k * alpha > r * time:
        return _lower_part(k, r, time / both, alpha / both)
    return 1 - _lower_part(r, k, alpha / both, time / both)


def _lower_part(one: float, other: float, z: float, rest: float) -> float:
    """The incomplete beta function where z lies below the mean; `rest` is 1 - z.

    By the continued fraction of Lentz, which converges fast there.
    """
    factor = exp(one * log(z) + other * log(rest) - log_beta(one, other)) / one
    above, below = 1.0, 1 / (1 - (one + other) * z / (one + 1))
    fraction = below
    m, change = 0, 0.0
    while abs(change - 1) > _ROUNDING and m < _MOST_STEPS:
        m += 1
        for numerator in (
            m * (other - m) * z / ((one + 2 * m - 1) * (one + 2 * m)),
            -(one + m) * (one + other + m) * z / ((one + 2 * m) * (one + 2 * m + 1)),
        ):
            below = 1 / (1 + numerator * below)
            above = 1 + numerator / above
            change = above * below
            fraction *= change
    return factor * fraction
