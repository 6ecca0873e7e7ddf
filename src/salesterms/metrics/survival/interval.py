"""Between which bounds a survival probability lies, by the formula of Greenwood (1926).

The variance of S(t) is S(t)^2 times the sum of ended / (at risk x (at risk - ended)) up to t. The
*plain* interval takes as much on both sides of S(t), and is cut off at 0 and 1. The *log-log* one
does so for ln(-ln S(t)), and so stays within 0 and 1 of itself (Kalbfleisch & Prentice 1980).
"""

from __future__ import annotations

from enum import StrEnum
from math import exp, fsum, sqrt
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


class IntervalTransform(StrEnum):
    """On which scale an interval has the same width on both sides.

    >>> [one.value for one in IntervalTransform]
    ['log_log', 'plain']
    """

    LOG_LOG = "log_log"
    PLAIN = "plain"


@frozen(kw_only=True)
class SurvivalInterval:
    """The bounds of a survival probability; None where `reason` says that there are none.

    >>> from salesterms.metrics import Lifespan, kaplan_meier
    >>> kaplan_meier([Lifespan(id="S-1", duration=3, ended=True)]).interval(3).reason
    'nobody_left'

    `level` is how often such bounds hold what they are to hold, if rows were drawn again and again.
    """

    low: float | None
    high: float | None
    level: float
    transform: IntervalTransform
    status: Status = Status.MEASURED
    reason: str = ""


def greenwood(steps: Iterable[tuple[int, int]]) -> float:
    """The sum of Greenwood over pairs of how many were at risk, and how many of them ended.

    >>> greenwood([(10, 1), (9, 0), (8, 2)])
    0.05277777777777778

    All ended of those at risk has no variance: leave it out.
    """
    return fsum(ended / (at_risk * (at_risk - ended)) for at_risk, ended in steps if ended)


def bounds(
    log_survival: float, variance: float, level: Fraction, transform: IntervalTransform
) -> tuple[float, float]:
    """The bounds around a probability above 0, from its natural logarithm and Greenwood's sum.

    >>> from fractions import Fraction
    >>> from math import log
    >>> level = Fraction(95, 100)
    >>> from math import log
    >>> [round(bound, 4) for bound in bounds(log(0.5), 0.04, level, IntervalTransform.PLAIN)]
    [0.304, 0.696]

    The logarithm, since the probability itself may be less than a float can hold.
    """
    from statistics import NormalDist  # costs time to import

    outside = (1 - level) / 2  # on one side; exactly, as a float would lose it of a level near 1
    far = -NormalDist().inv_cdf(float(outside)) * sqrt(variance)
    if transform is IntervalTransform.PLAIN:
        survival = exp(log_survival)
        return max(0.0, survival * (1 - far)), min(1.0, survival * (1 + far))
    if not log_survival:
        return 1.0, 1.0
    width = far / -log_survival
    return exp(log_survival * exp(width)), exp(log_survival * exp(-width))
