"""A survival curve: which part is still there after each time, by Kaplan & Meier (1958)."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from salesterms.entities.shapes import NOT_NEGATIVE
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.survival.interval import (
    IntervalTransform,
    SurvivalInterval,
    bounds,
    greenwood,
)
from salesterms.metrics.survival.steps import (
    is_at_most,
    log_survival,
    some_left,
    status_of,
    why_unknown,
)
from salesterms.values import FrozenMapping
from salesterms.values.decimals import is_bounded, is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

Time: TypeAlias = int | Decimal
Probability: TypeAlias = Fraction | float

_HALF: Final = Fraction(1, 2)
#: A float this near to a share is compared once more, exactly.
_NEAR: Final = 1e-9


def _is_between(given: Any) -> bool:
    is_number = is_bounded(given) or is_bounded_fraction(given) or type(given) is float
    return is_number and 0 < given < 1


_BETWEEN: Final = Shape(Text("a number between 0 and 1", "een getal tussen 0 en 1"), _is_between)
_TRANSFORM: Final = Text("'log_log' or 'plain'", "'log_log' of 'plain'")


def _in_words() -> ModuleType:
    """The words of a curve: loaded when one is first shown."""
    from salesterms.metrics.survival import curve_words

    return curve_words


@frozen(kw_only=True)
class SurvivalStep:
    """What happened after one time: of those `at_risk` until then some ended, some were last seen.

    >>> from salesterms.metrics import Lifespan, kaplan_meier
    >>> [step] = kaplan_meier([Lifespan(id="S-1", duration=3, ended=True)]).steps
    >>> step.time, step.at_risk, step.ended, step.censored, step.survival
    (3, 1, 1, 0, 0.0)

    `survival` is the part of all that is still there after it.
    """

    time: Time
    at_risk: int
    ended: int
    censored: int
    survival: Probability


@frozen(kw_only=True, repr=False)
class SurvivalCurve:
    """Which part is still there after each time; made by `kaplan_meier`.

    >>> from salesterms.metrics import Lifespan, kaplan_meier
    >>> two, four = (Lifespan(id=str(n), duration=n, ended=n == 2) for n in (2, 4))
    >>> curve = kaplan_meier([two, four], exact=True)
    >>> curve.at(3), curve.median, curve.restricted_mean()
    (Fraction(1, 2), 2, Fraction(3, 1))

    The five columns go together: at each of the `times`, in order, at which anybody ended or was
    last seen, how many were `at_risk`, `ended` and were `censored`, and the `survival` after it.
    `steps` gives them row by row. `counted` rows make the curve; `left_out` says how many tell
    nothing, by reason. Survival is a Fraction where the curve is `exact`, else a float that is off
    by `tolerance` at most, as a share of it, as long as a float can hold it: below 1e-307 it loses
    digits and ends at 0, also where some are left.
    """

    times: tuple[Time, ...]
    at_risk: tuple[int, ...]
    ended: tuple[int, ...]
    censored: tuple[int, ...]
    survival: tuple[Probability, ...]
    exact: bool
    counted: int
    left_out: FrozenMapping[str, int]
    tolerance: float

    @property
    def steps(self) -> tuple[SurvivalStep, ...]:
        """The curve row by row, in the order of time."""
        columns = (self.times, self.at_risk, self.ended, self.censored, self.survival)
        return tuple(
            SurvivalStep(
                time=time, at_risk=at_risk, ended=ended, censored=censored, survival=survival
            )
            for time, at_risk, ended, censored, survival in zip(*columns, strict=True)
        )

    @property
    def last(self) -> Time | None:
        """The time after which nothing was seen; None where no row counted."""
        return self.times[-1] if self.times else None

    def at(self, time: Time) -> Probability | None:
        """The part that is still there after a time; None where `why_not` says why.

        >>> from salesterms.metrics import Lifespan, kaplan_meier
        >>> two, four = (Lifespan(id=str(n), duration=n, ended=n == 2) for n in (2, 4))
        >>> curve = kaplan_meier([two, four], exact=True)
        >>> curve.at(1), curve.at(2), curve.at(5)
        (Fraction(1, 1), Fraction(1, 2), None)

        It is as it was after the last step before or at that time. After the last time that was
        seen it is 0 if all had ended by then, and else not known. Raises `WrongArgument` for what
        is no exact number of 0 or more.
        """
        return None if self.why_not(time) else self._after(self._step_at(time))

    def why_not(self, time: Time) -> str:
        """Why nothing is known of a time: the code of a reason; "" where something is.

        >>> from salesterms.metrics import Lifespan, kaplan_meier
        >>> seen = kaplan_meier([Lifespan(id="1", duration=2, ended=False)])
        >>> seen.why_not(2), seen.why_not(3), kaplan_meier([]).why_not(3)
        ('', 'beyond_sight', 'nothing_counted')

        `nothing_counted` where no row counts, `beyond_sight` after the last time that was seen
        where some had not ended by then. Raises `WrongArgument` for what is no exact number of 0 or
        more.
        """
        NOT_NEGATIVE.check("time", time)
        return why_unknown(time, self.times, self.at_risk, self.ended)

    @property
    def median(self) -> Time | None:
        """The first time after which half or fewer are still there; None where it was not reached.

        >>> from salesterms.metrics import Lifespan, kaplan_meier
        >>> kaplan_meier([Lifespan(id="1", duration=2, ended=False)]).median is None
        True
        """
        return self.quantile(_HALF)

    def quantile(self, share: Any) -> Time | None:
        """The first time after which this share or less is still there; None if never reached.

        >>> from salesterms.metrics import Lifespan, kaplan_meier
        >>> curve = kaplan_meier(
        ...     [Lifespan(id=str(n), duration=n, ended=True) for n in range(1, 11)]
        ... )
        >>> curve.quantile(0.9), curve.quantile(0.25)
        (1, 8)

        It is reached when it is equalled, also where the curve holds floats. Raises
        `WrongArgument` for what does not lie between 0 and 1.
        """
        _BETWEEN.check("share", share)
        wanted, near = Fraction(share), float(share) + _NEAR
        for at, (survival, ended) in enumerate(zip(self.survival, self.ended, strict=True)):
            if survival <= near and ended and self._is_reached(at, wanted):
                return self.times[at]
        return None

    def _is_reached(self, at: int, share: Fraction) -> bool:
        """Whether the survival after a step is a share or less: compared exactly if it is near."""
        survival = self.survival[at]
        if self.exact or abs(float(survival) - float(share)) > _NEAR:
            return bool(survival <= share)
        return is_at_most(share, self.at_risk[: at + 1], self.ended[: at + 1])

    def restricted_mean(self, until: Time | None = None) -> Probability | None:
        """The mean time that is there up to `until`: the area below the curve.

        >>> from salesterms.metrics import Lifespan, kaplan_meier
        >>> two, four = (Lifespan(id=str(n), duration=n, ended=n == 2) for n in (2, 4))
        >>> kaplan_meier([two, four], exact=True).restricted_mean(4)
        Fraction(3, 1)

        In the unit of the durations; without `until` up to the last time that was seen. Who stays
        longer counts for `until`, so it says nothing of what comes after. None where `why_not` says
        why. It is a Fraction where the curve is exact, else a float. Raises `WrongArgument`.
        """
        end = self.last if until is None else until
        if end is None or self.why_not(end):
            return None
        area: Probability = self._number(0)
        before = self._number(0)
        for time, height in zip((*self.times, end), self._heights(), strict=True):
            now = self._number(min(time, end))
            area += (now - before) * height
            before = now
        return area

    def interval(
        self,
        time: Time,
        *,
        level: Any = 0.95,
        transform: IntervalTransform | str = IntervalTransform.LOG_LOG,
    ) -> SurvivalInterval:
        """The bounds of the survival at a time, by Greenwood's formula.

        >>> from salesterms.metrics import Lifespan, kaplan_meier
        >>> curve = kaplan_meier(
        ...     [Lifespan(id=str(n), duration=n, ended=True) for n in range(1, 11)]
        ... )
        >>> found = curve.interval(5)
        >>> round(found.low, 3), round(found.high, 3)
        (0.184, 0.753)

        `log_log` stays within 0 and 1; `plain` takes as much on both sides, and is cut off there.
        Before anybody ended both are 1. Where nobody is left there is no variance, and so no
        interval (`nobody_left`). Raises `WrongArgument`, and `BadArgument` for another transform.
        """
        _BETWEEN.check("level", level)
        scale, reason = _transform(transform), self.why_not(time)
        at = self._step_at(time)
        at_risk, ended = self.at_risk[: at + 1], self.ended[: at + 1]
        if not reason and not some_left(at_risk, ended):
            reason = "nobody_left"
        if reason:
            return SurvivalInterval(
                low=None,
                high=None,
                level=float(level),
                transform=scale,
                status=status_of(reason),
                reason=reason,
            )
        variance = greenwood(zip(at_risk, ended, strict=True))
        low, high = bounds(log_survival(at_risk, ended), variance, Fraction(level), scale)
        return SurvivalInterval(low=low, high=high, level=float(level), transform=scale)

    def _step_at(self, time: Time) -> int:
        """The last step before or at a time; -1 where it lies before the first."""
        return bisect_right(self.times, time) - 1

    def _after(self, at: int) -> Probability:
        return self.survival[at] if at >= 0 else self._number(1)

    def _heights(self) -> Iterator[Probability]:
        """The survival before every step, and after the last."""
        yield self._number(1)
        yield from self.survival

    def _number(self, number: Time) -> Any:
        """A number as this curve counts."""
        return Fraction(number) if self.exact else float(number)

    def explain(self, lang: str = "en") -> str:
        """Several lines of plain text: the rows, the median and the steps, in "en" or "nl"."""
        return "\n".join(_in_words().told(self, lang))

    def __repr__(self) -> str:
        return f"<SurvivalCurve {_in_words().one_line(self, 'en')}>"

    def __str__(self) -> str:
        return self.explain()


def _transform(given: object) -> IntervalTransform:
    try:
        return IntervalTransform(given)  # type: ignore[arg-type] # all else is refused
    except ValueError:
        raise BadArgument("transform", given, _TRANSFORM) from None
