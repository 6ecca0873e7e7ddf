"""Sums of survival with discount: the hypergeometric series of Fader & Hardie, in floats.

What somebody who is about to decide still pays is the sum of S(t) / (1 + d)^(t - 1) from t = 1. By
the shifted beta geometric it is beta / (alpha + beta) x 2F1(1, beta + 1; alpha + beta + 1;
1 / (1 + d)), and that function is a continued fraction of Gauss, which comes to it faster than the
sum does: a discount of a hundred-thousandth takes some thousands of steps, and not millions.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

#: Where a step changes no more than rounding does, and how many there are at most.
_NOTHING: Final = 2.0**-50
_MOST_STEPS: Final = 100_000
#: Which part of itself such a sum may be off by, and which part its elasticity, with a discount
#: from a hundred-thousandth and parameters from a millionth to a million.
_OF_SUM: Final = 1e-9
_OF_ELASTICITY: Final = 1e-6
#: From here customers are so much alike that a sum takes few terms, and the equation would lose
#: digits: alpha, and how many times alpha beta may be.
_ALIKE: Final = 100.0
_NOT_MUCH: Final = 1e-17
#: Without discount the mean of t is finite above this alpha.
_TWICE: Final = 2


@frozen(kw_only=True)
class ModelFigure:
    """A number that a model gives, or None where `reason` says why there is none.

    >>> from salesterms.metrics import ShiftedBetaGeometric
    >>> found = ShiftedBetaGeometric(alpha=2, beta=3).residual_lifetime(discount=0, renewals=1)
    >>> found.value, found.tolerance
    (4.0, 1e-09)

    `tolerance` is how far off it may be, as a share of it.
    """

    value: float | None
    tolerance: float = 0.0
    status: Status = Status.MEASURED
    reason: str = ""


_INFINITE: Final = ModelFigure(value=None, status=Status.UNDEFINED, reason="infinite_sum")


def _figure(value: float, part: float) -> ModelFigure:
    return ModelFigure(value=value, tolerance=part)


def payments_to_come(alpha: Fraction, beta: Fraction, discount: float) -> ModelFigure:
    """What somebody about to decide still pays, as of now, one a renewal; infinite is said.

    >>> from fractions import Fraction
    >>> payments_to_come(Fraction(2), Fraction(3), 0.0).value
    3.0
    >>> payments_to_come(Fraction(1, 2), Fraction(3), 0.0).reason
    'infinite_sum'

    The parameters are exact, since of an alpha near 1 a float has too few digits.
    """
    if not discount:
        return _figure(float(beta / (alpha - 1)), _OF_SUM) if alpha > 1 else _INFINITE
    series = _series(float(alpha), float(beta), 1 / (1 + discount))
    return _figure(float(beta / (alpha + beta)) * series, _OF_SUM)


def elasticity(alpha: Fraction, beta: Fraction, discount: float) -> ModelFigure:
    """The growth of it, in percent, where every retention rate grows by one percent.

    >>> from fractions import Fraction
    >>> elasticity(Fraction(3), Fraction(4), 0.0).value
    6.0
    >>> elasticity(Fraction(2), Fraction(4), 0.0).reason
    'infinite_sum'

    All rates times g make S(t) times g^t: the derivative is the mean of t, by what is paid at t.
    The series satisfies a differential equation of the first order, which gives that mean.
    """
    return (
        _figure(_mean_time(alpha, beta, discount), _OF_ELASTICITY)
        if discount or alpha > _TWICE
        else _INFINITE
    )


def _mean_time(a: Fraction, b: Fraction, discount: float) -> float:
    """The mean of t by S(t) / (1 + d)^(t - 1), from t = 1."""
    if not discount:
        return float((a + b - 1) / (a - _TWICE))
    alpha, beta = float(a), float(b)
    near = 1 / (1 + discount)
    if alpha >= _ALIKE and beta <= _ALIKE * alpha:
        return _mean_of_terms(alpha, beta, near)
    slope = (alpha + beta) / _series(alpha, beta, near) - (alpha + beta - near * (beta + 1))
    return 1 + slope * (1 + discount) / discount


def _mean_of_terms(alpha: float, beta: float, near: float) -> float:
    paid = times = more = 0.0
    time, term = 0, 1.0
    while not time or more > _NOT_MUCH * times:
        term *= (beta + time) / (alpha + beta + time)
        time += 1
        more = time * term
        paid, times = paid + term, times + more
        term *= near
    return times / paid


def _series(alpha: float, beta: float, near: float) -> float:
    """2F1(1, beta + 1; alpha + beta + 1; near), by the method of Lentz."""
    whole, upper, lower, change = 1.0, 1.0, 0.0, 0.0
    parts = islice(_parts(alpha, beta), _MOST_STEPS)
    while abs(change - 1) > _NOTHING and (part := next(parts, 0.0)):
        step = -part * near
        lower = 1 / (1 + step * lower)
        upper = 1 + step / upper
        change = upper * lower
        whole *= change
    return 1 / whole


def _parts(alpha: float, beta: float) -> Iterator[float]:
    """The coefficients of the continued fraction; they go to a quarter."""
    both, step = alpha + beta, 0
    while True:
        far = both + 2 * step
        yield (beta + 1 + step) * (both + step) / (far * (far + 1))
        step += 1
        yield step * (alpha + step - 1) / ((far + 1) * (far + 2))
