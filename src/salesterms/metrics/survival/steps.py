"""The steps of a curve, from how long each row was seen, and what is worked out from them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, repeat
from math import lcm, prod
from operator import add, mul, sub
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@frozen
class Steps:
    """At each time, in order: how many were at risk, how many ended, how many were last seen."""

    times: tuple[int | Decimal, ...]
    at_risk: tuple[int, ...]
    ended: tuple[int, ...]
    censored: tuple[int, ...]


def steps_of(
    ended: Sequence[int | Decimal],
    censored: Sequence[int | Decimal],
    entered: Sequence[int | Decimal],
) -> Steps:
    """The steps of rows that ended after these times or were last seen after those.

    >>> steps = steps_of([3, 5], [3], [])
    >>> steps.times, steps.at_risk, steps.ended, steps.censored
    ((3, 5), (3, 1), (1, 1), (1, 0))

    `entered` are the late entries, each of one of the rows: it is at risk from after that.
    """
    gone, last_seen = Counter(ended), Counter(censored)
    times = sorted(gone.keys() | last_seen.keys())
    # All in C, as there may be as many times as rows.
    ends = list(map(gone.get, times, repeat(0)))
    sightings = list(map(last_seen.get, times, repeat(0)))
    late = sorted(entered)
    from_the_start = len(ended) + len(censored) - len(late)
    there = accumulate(map(add, ends, sightings), sub, initial=from_the_start)
    came = (bisect_left(late, time) for time in times) if late else repeat(0)
    at_risk = tuple(map(add, there, came))[: len(times)]
    return Steps(tuple(times), at_risk, tuple(ends), tuple(sightings))


def survivals(
    at_risk: Sequence[int], ended: Sequence[int], part: Callable[[int, int], Any]
) -> tuple[Any, ...]:
    """The product, step by step, of the parts that stayed; `part` divides."""
    return tuple(accumulate(map(part, map(sub, at_risk, ended), at_risk), mul))


def exact_survival(at_risk: Sequence[int], ended: Sequence[int]) -> Fraction:
    """The product of the parts that stayed, exactly, without those on the way.

    >>> exact_survival((3, 1), (1, 0))
    Fraction(2, 3)

    Without censoring who stayed at one step is at risk at the next: what is both above and below is
    left out before anything is multiplied.
    """
    above = Counter(there - gone for there, gone in zip(at_risk, ended, strict=True) if gone)
    below = Counter(there for there, gone in zip(at_risk, ended, strict=True) if gone)
    return Fraction(prod((above - below).elements()), prod((below - above).elements()))


def exact_area(
    widths: Sequence[Fraction], at_risk: Sequence[int], ended: Sequence[int]
) -> Fraction:
    """The area below a curve: the width before each step times what is left by then, exactly.

    >>> exact_area([Fraction(3), Fraction(2)], (3,), (1,))
    Fraction(13, 3)

    There is one width more than steps: the one after the last. It is added up from the end, so that
    one fraction is made of it, and not one a step.
    """
    scale = lcm(*(width.denominator for width in widths))
    last, *others = (int(width * scale) for width in reversed(widths))
    above, below = last, 1
    for width, there, gone in zip(others, reversed(at_risk), reversed(ended), strict=True):
        above, below = above * (there - gone), below * there
        above += width * below
    return Fraction(above, below * scale)
