"""Logarithms of quotients of gamma functions, without the loss of digits of a plain difference."""

from __future__ import annotations

from math import lgamma, log, log1p, pi
from typing import Final

#: From here Stirling's series with three terms is right to the last digit of a float.
_LARGE: Final = 50.0
_HALF_LOG_TWO_PI: Final = log(2 * pi) / 2


def _beyond_stirling(z: float) -> float:
    """What the logarithm of the gamma function is more than Stirling's formula says."""
    return (1 / 12 - (1 / 360 - 1 / (1260 * z * z)) / (z * z)) / z


def log_rising(start: float, steps: float) -> float:
    """The logarithm of gamma(start + steps) / gamma(start): for whole steps that of a product.

    >>> from math import exp
    >>> round(exp(log_rising(2.0, 3)), 9)  # 2 x 3 x 4
    24.0

    `start` is above 0 and `steps` 0 or more.
    """
    if start < _LARGE:
        return lgamma(start + steps) - lgamma(start)
    end = start + steps
    return (
        (start - 0.5) * log1p(steps / start)
        + steps * (log(end) - 1)
        + (_beyond_stirling(end) - _beyond_stirling(start))
    )


def log_beta(one: float, other: float) -> float:
    """The logarithm of the beta function of two numbers above 0.

    >>> from math import exp
    >>> round(exp(log_beta(2.0, 3.0)), 9)  # 1 / 12
    0.083333333
    """
    small, large = sorted((one, other))
    if small < _LARGE:
        return lgamma(small) - log_rising(large, small)
    both = small + large
    return (
        _HALF_LOG_TWO_PI
        - small * log1p(large / small)
        - large * log1p(small / large)
        + log(both / small / large) / 2
        + (_beyond_stirling(small) + _beyond_stirling(large) - _beyond_stirling(both))
    )
