"""The steps of a curve, from how long each row was seen, and what is worked out from them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, chain, compress, islice, repeat
from math import fsum, lcm, log, log1p
from operator import add, gt, lt, mul, sub
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Time = int | Decimal
    #: The times, and at each how many are there, end and are last seen.
    Each = tuple[tuple[Time, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]


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
    gone = Counter(ended)
    of_each = by_sorting if 2 * len(gone) > len(ended) else by_counting
    times, there, ends, sightings = of_each(gone, ended, censored)
    if entered:
        late = sorted(entered)
        still_to_come = (bisect_left(late, time) - len(late) for time in times)
        there = tuple(map(add, there, still_to_come))
    return Steps(times, there, ends, sightings)


def by_counting(gone: Mapping[Time, int], ended: Sequence[Time], censored: Sequence[Time]) -> Each:
    """The columns, as if all rows were there from the start; fast where times are few."""
    last_seen = Counter(censored)
    times = tuple(sorted(gone.keys() | last_seen.keys()))
    ends = tuple(map(gone.get, times, repeat(0)))
    sightings = tuple(map(last_seen.get, times, repeat(0)))
    leaving = map(add, ends, sightings)
    there = tuple(accumulate(leaving, sub, initial=len(ended) + len(censored)))
    return times, there[: len(times)], ends, sightings


def by_sorting(gone: Mapping[Time, int], ended: Sequence[Time], censored: Sequence[Time]) -> Each:
    """The same; fast where most rows have a time of their own.

    Of all times in order, as many are at risk at one as there are from its first place on.
    """
    places = sorted(chain(ended, censored))
    first = [True, *map(lt, places, islice(places, 1, None))]
    times = tuple(compress(places, first))
    there = tuple(compress(range(len(places), 0, -1), first))
    ends = tuple(map(gone.get, times, repeat(0)))
    leaving = map(sub, there, chain(islice(there, 1, None), (0,)))
    return times, there, ends, tuple(map(sub, leaving, ends))


def some_left(at_risk: Sequence[int], ended: Sequence[int]) -> bool:
    """Whether some are left after every step: survival is above 0, however near a float is to it.

    >>> some_left((3, 2), (1, 1)), some_left((3, 2), (1, 2))
    (True, False)
    """
    return all(map(gt, at_risk, ended))


def why_unknown(
    time: Time, times: Sequence[Time], at_risk: Sequence[int], ended: Sequence[int]
) -> str:
    """Why a curve tells nothing of a time: the code of a reason; "" where it does.

    >>> why_unknown(6, (3, 5), (3, 2), (1, 1)), why_unknown(6, (3, 5), (3, 2), (1, 2))
    ('beyond_sight', '')
    """
    if not times:
        return "nothing_counted"
    return "beyond_sight" if time > times[-1] and some_left(at_risk, ended) else ""


def status_of(reason: str) -> Status:
    """What an answer without a number is: what was not seen yet may still be."""
    return Status.NOT_YET_OBSERVABLE if reason == "beyond_sight" else Status.UNDEFINED


def log_survival(at_risk: Sequence[int], ended: Sequence[int]) -> float:
    """The natural logarithm of the product of the parts that stayed, which itself may be too small.

    >>> round(log_survival((3, 2), (1, 1)), 6)
    -1.098612

    All ended of those at risk has none: see `some_left`.
    """
    return fsum(_log_of_part(there, gone) for there, gone in zip(at_risk, ended, strict=True))


def _log_of_part(there: int, gone: int) -> float:
    # Of a part near 1 by what ended, and of one near 0 by what stayed: nothing is lost.
    return log1p(-gone / there) if 2 * gone < there else log((there - gone) / there)


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
    return Fraction(*_cancelled(at_risk, ended))


def is_at_most(share: Fraction, at_risk: Sequence[int], ended: Sequence[int]) -> bool:
    """Whether that product is a share or less, exactly: sooner known than the product itself.

    >>> is_at_most(Fraction(2, 3), (3, 1), (1, 0)), is_at_most(Fraction(1, 2), (3, 1), (1, 0))
    (True, False)
    """
    above, below = _cancelled(at_risk, ended)
    return above * share.denominator <= below * share.numerator


def _cancelled(at_risk: Sequence[int], ended: Sequence[int]) -> tuple[int, int]:
    """What is above the line, and below it, without what is both."""
    above = Counter(there - gone for there, gone in zip(at_risk, ended, strict=True) if gone)
    below = Counter(there for there, gone in zip(at_risk, ended, strict=True) if gone)
    return product((above - below).elements()), product((below - above).elements())


def product(factors: Iterable[int]) -> int:
    """Two by two, so that factors stay of one length: many times faster than one after another."""
    left = [*factors]
    while len(left) > 1:
        left = list(map(mul, left[::2], [*left[1::2], 1]))
    return left[0] if left else 1


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
