"""What the metrics of survival compute, from the steps of a curve."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import fsum, prod
from operator import truediv
from typing import TYPE_CHECKING, Any, Final

from salesterms.entities.shapes import A_COUNT, NOT_NEGATIVE
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.survival.lifespan import Sighting
from salesterms.metrics.survival.steps import (
    is_at_most,
    status_of,
    steps_of,
    survivals,
    why_unknown,
)
from salesterms.metrics.time_units import TimeUnit
from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: The buckets whose rows make a curve.
COUNTED: Final = (Sighting.ENDED.value, Sighting.CENSORED.value)


def _list_of(one: Shape, said: Text) -> Shape:
    return Shape(said, lambda given: isinstance(given, list | tuple) and all(map(one.fits, given)))


_TIMES: Final = _list_of(
    NOT_NEGATIVE, Text("a list of exact numbers, 0 or more", "een lijst van getallen van 0 of meer")
)
_COUNTS: Final = _list_of(
    A_COUNT, Text("a list of whole numbers, 0 or more", "een lijst van gehele getallen, 0 of meer")
)
STEPS: Final = {"times": _TIMES, "at_risk": _COUNTS, "ended": _COUNTS}
_FIT: Final = Text(
    "times that rise, and as many numbers at risk, at least 1, and ended, at most those",
    "oplopende tijden, en evenveel aantallen die er nog zijn, minstens 1, en die eindigen, hooguit"
    " die",
)


def steps_found(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    """The steps of rows in one unit of time, and what was asked of them."""
    units = set[TimeUnit]().union(*(found[f"{one}_units"] for one in COUNTED))
    if len(units) > 1:
        names = tuple(sorted(one.value for one in units))
        return Unanswered("mixed_time_units", names, Status.REFUSED)
    entries = [entry for one in COUNTED for entry in found[f"{one}_entries"] if entry]
    steps = steps_of(found["ended_durations"], found["censored_durations"], entries)
    return {**found, "times": steps.times, "at_risk": steps.at_risk, "ended": steps.ended}


_HALF: Final = Fraction(1, 2)
#: Below it a float is compared once more, exactly.
_NEARLY_HALF: Final = 0.5 + 1e-6


def _check(times: Sequence[Any], at_risk: Sequence[int], ended: Sequence[int]) -> None:
    rises = all(before < after for before, after in pairwise(times))
    if not rises or not len(times) == len(at_risk) == len(ended):
        raise BadArgument("times", times, _FIT)
    if any(not gone <= there or not there for there, gone in zip(at_risk, ended, strict=True)):
        raise BadArgument("at_risk", at_risk, _FIT)


def _unknown(
    time: Any, times: Sequence[Any], at_risk: Sequence[int], ended: Sequence[int]
) -> Unanswered | None:
    """Why nothing is known of a time, as a curve says it."""
    reason = why_unknown(time, times, at_risk, ended)
    return Unanswered(reason, status=status_of(reason)) if reason else None


def _until(time: Any, times: Sequence[Any], *columns: Sequence[int]) -> list[list[int]]:
    """The columns of the steps up to a time."""
    count = sum(one <= time for one in times)
    return [list(column[:count]) for column in columns]


def in_floats(at_risk: Sequence[int], ended: Sequence[int]) -> float:
    """The product of the parts that stayed."""
    return prod(survivals(at_risk, ended, truediv)[-1:], start=1.0)


def survival_at(work_out: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """What computes the survival at a time, by one of two ways to multiply."""

    def compute(time: Any, times: Any, at_risk: Any, ended: Any) -> Any:
        _check(times, at_risk, ended)
        unknown = _unknown(time, times, at_risk, ended)
        return unknown or work_out(*_until(time, times, at_risk, ended))

    return compute


def median_time(times: Any, at_risk: Any, ended: Any) -> Any:
    """The first time after which half or fewer are there."""
    _check(times, at_risk, ended)
    left = survivals(at_risk, ended, truediv)
    for at, (time, part, gone) in enumerate(zip(times, left, ended, strict=True), 1):
        if part <= _NEARLY_HALF and gone and is_at_most(_HALF, at_risk[:at], ended[:at]):
            return Fraction(time)
    if not times:
        return Unanswered("nothing_counted")
    return Unanswered("median_not_reached", (str(times[-1]),), Status.NOT_YET_OBSERVABLE)


def _widths(until: Any, times: Sequence[Any]) -> list[Fraction]:
    """How long it is from 0 to the first step, from each to the next, and to the end."""
    edges = [Fraction(0), *(Fraction(time) for time in times if time <= until), Fraction(until)]
    return [after - before for before, after in pairwise(edges)]


def area_in_floats(widths: list[Fraction], at_risk: list[int], ended: list[int]) -> float:
    """The area below a curve."""
    heights = (1.0, *survivals(at_risk, ended, truediv))
    return fsum(float(width) * height for width, height in zip(widths, heights, strict=True))


def mean_until(work_out: Callable[[Any, Any, Any], Any]) -> Callable[..., Any]:
    """What computes the mean up to a time, by one of two ways to add up."""

    def compute(until: Any, times: Any, at_risk: Any, ended: Any) -> Any:
        _check(times, at_risk, ended)
        unknown = _unknown(until, times, at_risk, ended)
        columns = _until(until, times, at_risk, ended)
        return unknown or work_out(_widths(until, times), *columns)

    return compute
