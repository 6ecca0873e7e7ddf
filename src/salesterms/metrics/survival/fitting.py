"""The shifted beta geometric that makes the renewals of cohorts most likely (Fader & Hardie 2007).

Given alpha and beta, each of those who are there renews for the t-th time with the chance
(beta + t - 1) / (alpha + beta + t - 1). So of all cohorts together only two numbers of each renewal
matter: how many decided, and how many of them stayed.

Whether there is a most likely pair is decided before any search, in whole numbers. Where some leave
at a second or later renewal, the likelihood falls without end towards every border but one: alpha
and beta large together, where all customers are alike. There it is best if the spread of their
chances does not raise it, which is the sign of a sum (`gain_by_spread`).
"""

from __future__ import annotations

from itertools import pairwise
from math import exp, fsum, inf, log
from operator import sub
from typing import TYPE_CHECKING, Any, ClassVar, Final

from attrs import evolve, frozen

from salesterms.entities.shapes import A_COUNT
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.fits import ModelFit
from salesterms.metrics.minimum import minimum
from salesterms.metrics.survival.shifted_beta_geometric import (
    LARGEST,
    SMALLEST,
    ShiftedBetaGeometric,
)
from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CUSTOMERS: Final = 10**12
_MOST_PERIODS: Final = 10_000


def _is_cohort(given: Any) -> bool:
    return isinstance(given, list | tuple) and 1 <= len(given) <= _MOST_PERIODS


_COHORT: Final = Shape(
    Text(
        "a list of whole numbers of 0 or more, none above the one before: how many there were at"
        " the start, and after each renewal",
        "een lijst van gehele getallen van 0 of meer, geen boven het vorige: hoeveel er waren bij"
        " het begin, en na elke verlenging",
    ),
    _is_cohort,
)
_A_COUNT: Final = Text(
    f"a whole number from 0 to {_MOST_CUSTOMERS}: this is number {{0}} of cohort {{1}}",
    f"een geheel getal van 0 tot en met {_MOST_CUSTOMERS}: dit is getal {{0}} van cohort {{1}}",
)
_AT_MOST: Final = Text(
    "at most {0}: {1} stands after {0}, at renewal {2} of cohort {3}",
    "hooguit {0}: {1} staat na {0}, bij verlenging {2} van cohort {3}",
)
#: How near the search comes; the steps of Newton after it square what is left.
_SEARCH: Final = 1e-5
_MOST_STEPS: Final = 1_000
_STEPS_OF_NEWTON: Final = 4
#: The last step is what rounding leaves: this many times as much is said, and at least the second.
_MARGIN: Final = 10.0
_LEAST: Final = 1e-11
#: Parameters that rounding moves by more than this part of themselves are not determined.
_DETERMINED: Final = 0.01


@frozen(kw_only=True, repr=False)
class SbgFit(ModelFit[ShiftedBetaGeometric]):
    """The most likely shifted beta geometric of some cohorts; made by `sbg_fit`.

    >>> from salesterms.metrics import sbg_fit
    >>> found = sbg_fit([100, 80, 70])
    >>> round(found.alpha, 2), round(found.beta, 2), found.customers, found.periods
    (0.33, 1.33, 100, 2)

    `parameters`, a `ShiftedBetaGeometric`, its `alpha` and `beta`, and `log_likelihood` (of all
    customers together, in natural logarithms) are None unless `status` is measured; `reason` is
    then the code that says why, and `why()` says it in words. By rounding the parameters are off
    by `tolerance` at most, as a share of them; how far they are off because there are few
    customers, it does not say. `customers` were there at the start of their cohorts, which were
    followed for `periods` renewals at most. `iterations` is how often the
    likelihood was computed in the search.
    """

    title: ClassVar[Text] = Text("Shifted beta geometric", "Shifted beta geometric")
    counted: ClassVar[Text] = Text(
        "customers at the start: {0.customers}; renewals followed: {0.periods}",
        "klanten bij het begin: {0.customers}; gevolgde verlengingen: {0.periods}",
    )
    names: ClassVar[tuple[Text, ...]] = (Text("alpha", "alfa"), Text("beta", "beta"))

    periods: int

    @property
    def alpha(self) -> float | None:
        """The first parameter, of leaving; None where there are none."""
        return None if self.parameters is None else self.parameters.numbers[0]

    @property
    def beta(self) -> float | None:
        """The second parameter, of staying; None where there are none."""
        return None if self.parameters is None else self.parameters.numbers[1]


def sbg_fit(cohorts: Sequence[int] | Sequence[Sequence[int]], *others: Sequence[int]) -> SbgFit:
    """The most likely shifted beta geometric of one cohort, or of several together.

    >>> from salesterms.metrics import sbg_fit
    >>> high_end = sbg_fit([1000, 869, 743, 653, 593, 551, 517, 491])
    >>> round(high_end.alpha, 3), round(high_end.beta, 3)
    (0.668, 3.806)
    >>> round(high_end.log_likelihood / high_end.customers, 3)
    -1.611
    >>> round(high_end.model.survival(12), 3)
    0.378

    A cohort is a list: how many there were at the start, and how many were left after each renewal.
    Several are a list of these lists, or these lists one after another; they may have been followed
    for shorter or longer, and are taken to be alike.
    Without a most likely pair there are no parameters, and `reason` says why:

    - `no_customers`: there is nobody at the start;
    - `too_few_periods`: no cohort was followed for two renewals;
    - `no_churn`: nobody has left;
    - `churn_at_first_only`: all who left did so at their first renewal;
    - `no_rising_retention`: those who stay longer do not leave less, so customers seem alike;
    - `undetermined`: there is a pair, beyond the bounds of the model or too flat a likelihood to
      find it, as where customers are nearly alike or nearly nobody leaves.

    Raises `WrongArgument` for what is no list, and `BadArgument` for a number in one that is no
    count or is above the one before; it says which. Fader & Hardie (2007), How to Project
    Customer Retention; several cohorts: Fitting the sBG Model to Multi-Cohort Data.
    """
    known = [one for one in _each((cohorts, *others) if others else cohorts) if one[0]]
    renewals = _Renewals(known)
    customers, periods = sum(one[0] for one in known), len(renewals.decided)
    reason = "no_customers" if not known else renewals.why_none()
    found = None if reason else renewals.most_likely()
    if found is None:
        return SbgFit(
            customers=customers,
            periods=periods,
            status=Status.UNDEFINED,
            reason=reason or "undetermined",
        )
    return evolve(found, customers=customers, periods=periods)


def _each(cohorts: Any) -> Sequence[Sequence[int]]:
    """The cohorts, each checked; one may stand alone."""
    if not isinstance(cohorts, list | tuple):
        _COHORT.check("cohorts", cohorts)
    several: Sequence[Any] = (cohorts,) if cohorts and type(cohorts[0]) is int else cohorts
    for number, one in enumerate(several, 1):
        _check(one, number)
    return several


def _check(cohort: Any, which: int) -> None:
    """Raise an error for what is no cohort, which says where it is not."""
    _COHORT.check("cohorts", cohort)
    for place, one in enumerate(cohort, 1):
        if not A_COUNT.fits(one) or one > _MOST_CUSTOMERS:
            raise BadArgument("cohorts", one, _A_COUNT.filled(place, which))
    for renewal, (before, after) in enumerate(pairwise(cohort), 1):
        if after > before:
            raise BadArgument("cohorts", after, _AT_MOST.filled(before, after, renewal, which))


class _Renewals:
    """How many decided at each renewal over all cohorts, how many stayed, and how many left."""

    def __init__(self, cohorts: Sequence[Sequence[int]]) -> None:
        periods = max((len(one) for one in cohorts), default=1) - 1
        self.decided, self.stayed = [0] * periods, [0] * periods
        for one in cohorts:
            for at, (before, after) in enumerate(pairwise(one)):
                self.decided[at] += before
                self.stayed[at] += after
        self.left = list(map(sub, self.decided, self.stayed))
        self.all_left, self.all_stayed = sum(self.left), sum(self.stayed)

    def why_none(self) -> str:
        """Why the likelihood has no highest point; "" where it has one."""
        if len(self.decided) < 2:  # noqa: PLR2004 - one number does not give two
            return "too_few_periods"
        if not self.all_left:
            return "no_churn"
        if not any(self.left[1:]):
            return "churn_at_first_only"
        return "" if self.gain_by_spread() > 0 else "no_rising_retention"

    def gain_by_spread(self) -> int:
        """Whether the likelihood rises where customers are not quite alike: the sign of its slope.

        The slope is that by 1 / (alpha + beta) at 0, where the mean is the most likely one.
        """
        return sum(
            before * (stayed * self.all_left - left * self.all_stayed)
            for before, (stayed, left) in enumerate(zip(self.stayed, self.left, strict=True))
        )

    def log_likelihood(self, alpha: float, beta: float) -> float:
        """That of all customers together, in natural logarithms."""
        both = alpha + beta
        found: float = self.all_left * log(alpha)
        for before, (decided, stayed) in enumerate(zip(self.decided, self.stayed, strict=True)):
            found += stayed * log(beta + before) - decided * log(both + before)
        return found

    def most_likely(self) -> SbgFit | None:
        """The fit; None where the likelihood is too flat, or highest beyond the model's bounds."""

        def unlikely(odds: float, size: float) -> float:
            return -self.log_likelihood(*_parameters(odds, size))

        start = (log(self.all_stayed / self.all_left), 1.0)
        found = minimum(unlikely, start, tolerance=_SEARCH, most_steps=_MOST_STEPS)
        alpha, beta = _parameters(*found.at)
        moved = inf
        for _ in range(_STEPS_OF_NEWTON):
            more, moved = self.newton(alpha, beta)
            alpha, beta = alpha * exp(more[0]), beta * exp(more[1])
        if moved > _DETERMINED or not SMALLEST <= min(alpha, beta) <= max(alpha, beta) <= LARGEST:
            return None
        return SbgFit(
            parameters=ShiftedBetaGeometric(alpha=alpha, beta=beta),
            log_likelihood=self.log_likelihood(alpha, beta),
            customers=0,
            periods=0,
            iterations=found.evaluations,
            tolerance=max(_LEAST, _MARGIN * moved),
        )

    def newton(self, alpha: float, beta: float) -> tuple[tuple[float, float], float]:
        """The step, in logarithms, to where the slope is 0, and how long it is; 0 if it is none."""
        both = alpha + beta
        by_both = fsum(n / (both + t) for t, n in enumerate(self.decided))
        curved = fsum(n / (both + t) ** 2 for t, n in enumerate(self.decided))
        by_beta = fsum(n / (beta + t) for t, n in enumerate(self.stayed))
        bent = fsum(n / (beta + t) ** 2 for t, n in enumerate(self.stayed))
        up, over = self.all_left - alpha * by_both, beta * (by_beta - by_both)
        first = alpha * (alpha * curved - by_both)
        second = beta * (by_beta - by_both) + beta * beta * (curved - bent)
        cross = alpha * beta * curved
        area = first * second - cross * cross
        if not area > 0:
            return (0.0, 0.0), inf
        step = (cross * over - second * up) / area, (cross * up - first * over) / area
        return step, max(map(abs, step))


def _parameters(odds: float, size: float) -> tuple[float, float]:
    """Alpha and beta from the logarithms of beta / alpha and of their sum."""
    both, staying = exp(size), exp(odds)
    return both / (1 + staying), both * staying / (1 + staying)
