"""From lifespans to the survivors of cohorts: how many were left after each renewal, for `sbg_fit`.

Fader & Hardie take a cohort that was followed for some renewals. Who could be followed for as many
is one here: the model takes all customers to be alike, so when they began makes no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities.shapes import FROM_ONE
from salesterms.metrics.arguments import checked_rows
from salesterms.metrics.survival.lifespan import LIFESPANS, Lifespan, Sighting, check_one_unit
from salesterms.metrics.time_units import time_between
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

_COUNTED: Final = frozenset({Sighting.ENDED, Sighting.CENSORED})


@frozen(kw_only=True)
class CohortSurvivors:
    """Cohorts by how many renewals they were followed for; made by `cohort_survivors`.

    >>> from salesterms.metrics import Lifespan, cohort_survivors
    >>> found = cohort_survivors(
    ...     [Lifespan(id="S-1", duration=30, ended=False, trial=True)], every=1
    ... )
    >>> found.cohorts, dict(found.left_out)
    ((), {'trial_lifespan': 1})

    Each of the `cohorts` says how many there were at the start, and after each renewal; those who
    were followed longest come first. `left_out` says how many lifespans tell nothing, by reason.
    """

    cohorts: tuple[tuple[int, ...], ...]
    left_out: FrozenMapping[str, int]


def cohort_survivors(lifespans: Iterable[Lifespan], *, every: int) -> CohortSurvivors:
    """How many were left after each renewal, of those who could be followed for as many.

    >>> from datetime import date
    >>> from salesterms.metrics import Lifespan, TimeUnit, cohort_survivors, sbg_fit
    >>> told = {"unit": TimeUnit.MONTHS, "started": date(2023, 1, 1), "known_to": date(2025, 6, 30)}
    >>> rows = [
    ...     Lifespan(id=str(at), duration=time, ended=time < 29, **told)
    ...     for at, time in enumerate([5, 12, 13, 24, 29, 29])
    ... ]
    >>> found = cohort_survivors(rows, every=12)
    >>> found.cohorts
    ((6, 4, 2),)
    >>> sbg_fit(found.cohorts).reason
    'no_rising_retention'

    A renewal comes `every` so many units of the durations after the first day, and who is there
    after it has renewed: an end on that very day is a renewal that did not come, and one between
    two of them is seen at the next. So it says nothing of when in a term people leave. How many
    renewals somebody could be followed for is told by `started` and `known_to`, and of who had not
    ended by how long it was seen.

    Left out are those who tell nothing (see `Sighting`), those who were first seen later than at
    their start (`late_entry`), as those who left before that are not among them, and those who
    ended while it is not known when they began (`no_start_date`), or up to when they were followed
    (`no_known_day`). Of no lifespans there are no cohorts. Raises `WrongArgument` for an `every`
    that is no whole number of 1 or more, and `BadArgument` for other rows and for durations in
    several units. Fader & Hardie, Fitting the sBG Model to Multi-Cohort Data.
    """
    FROM_ONE.check("every", every)
    rows = checked_rows(lifespans, LIFESPANS, "lifespans").rows
    left_out: Counter[str] = Counter()
    renewed: dict[int, list[int]] = defaultdict(list)
    known = []
    for row in rows:
        if why := _tells_nothing(row):
            left_out[why] += 1
        else:
            known.append(row)
    check_one_unit({row.unit for row in known}, "lifespans")
    for row in known:
        followed = _followed(row) // every
        renewed[followed].append(min(followed, _renewals(row, every)))
    return CohortSurvivors(
        cohorts=tuple(
            _left(renewed[followed], followed) for followed in sorted(renewed, reverse=True)
        ),
        left_out=FrozenMapping(left_out),
    )


def _tells_nothing(row: Lifespan) -> str:
    """Why a lifespan tells nothing of renewals; "" where it does."""
    if row.sighting not in _COUNTED:
        return row.sighting.value
    if row.entered:
        return "late_entry"
    if not row.ended:
        return ""
    if row.started is None:
        return "no_start_date"
    return "no_known_day" if row.known_to is None else ""


def _left(renewed: Iterable[int], followed: int) -> tuple[int, ...]:
    """How many there were at the start, and after each renewal."""
    last = Counter(renewed)
    from_the_end = accumulate(last[at] for at in range(followed, -1, -1))
    return tuple(reversed(tuple(from_the_end)))


def _time(row: Lifespan) -> Fraction:
    return Fraction(row.duration or 0)


def _followed(row: Lifespan) -> int:
    """For how many whole units somebody could be followed."""
    if not row.ended or row.started is None or row.known_to is None:
        return int(_time(row))
    return time_between(row.started, row.known_to, row.unit, begun=False)


def _renewals(row: Lifespan, every: int) -> int:
    """How many renewals somebody was seen to make."""
    whole, more = divmod(_time(row), every)
    return int(whole) - (row.ended and not more)
