"""The product-limit estimate of Kaplan & Meier (1958), with ties and late entry.

Of those who were there until a time, the part that did not end at it stays; survival is the product
of these parts. Who is last seen at a time at which others end was there until then, so ends come
before last sightings. Who is first seen at a time is at risk from after it.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from operator import truediv
from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text, of_kind
from salesterms.metrics.arguments import checked_rows, rows_of
from salesterms.metrics.survival.curve import SurvivalCurve
from salesterms.metrics.survival.lifespan import LIFESPANS, Lifespan, Sighting, check_one_unit
from salesterms.metrics.survival.steps import steps_of, survivals
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from salesterms.metrics.survival.curve import Time
    from salesterms.metrics.time_units import TimeUnit

_YES_OR_NO: Final = of_kind(bool, Text("True or False", "True of False"))
_COUNTED: Final = frozenset({Sighting.ENDED, Sighting.CENSORED})
#: How far a float may be off after one more multiplication: the quotient and the product.
_OFF: Final = 2.0**-51


def kaplan_meier(rows: Iterable[Lifespan], *, exact: bool = False) -> SurvivalCurve:
    """Which part of the customers is still there after each time.

    >>> from salesterms.metrics import Lifespan, kaplan_meier
    >>> rows = [
    ...     Lifespan(id="S-1", duration=3, ended=True),
    ...     Lifespan(id="S-2", duration=3, ended=False),
    ...     Lifespan(id="S-3", duration=5, ended=True),
    ...     Lifespan(id="S-4", duration=9, ended=True, entered=4),
    ...     Lifespan(id="S-5", duration=0, ended=True),
    ... ]
    >>> curve = kaplan_meier(rows, exact=True)
    >>> for step in curve.steps:
    ...     print(step.time, step.at_risk, step.ended, step.censored, step.survival)
    3 3 1 1 2/3
    5 2 1 0 1/3
    9 1 1 0 0
    >>> curve.median, curve.counted, dict(curve.left_out)
    (5, 4, {'no_time_seen': 1})

    Rows may stand in any order, and their durations in any unit, the same for all that count. At a
    time at which some end and others are last seen, all of them are at risk. A row with a late
    entry is at risk from after it. What tells nothing is left out for its reason; see `Sighting`.
    The float answer tells how far it can be off; an `exact` one holds Fractions, whose digits grow
    with the number of different times. Of no rows there is a curve without steps.

    Where late entries leave nobody at risk after an end, survival is 0 from there on, however many
    enter later: look at `at_risk` before trusting an early 0. Raises `BadArgument` for what are no
    lifespans and for several units, `WrongArgument` for another `exact`. After Kaplan & Meier
    (1958), Nonparametric Estimation from Incomplete Observations.
    """
    _YES_OR_NO.check("exact", exact)
    given = rows_of(rows, LIFESPANS).rows
    seen = _Seen(given)
    steps = steps_of(seen.ended, seen.censored, seen.entered)
    if steps.times and steps.times[0] <= 0:  # seen sooner here than by asking each row
        seen = _Seen(given, each=True)
        steps = steps_of(seen.ended, seen.censored, seen.entered)
    check_one_unit(seen.units, "rows")
    return SurvivalCurve(
        times=steps.times,
        at_risk=steps.at_risk,
        ended=steps.ended,
        censored=steps.censored,
        survival=survivals(steps.at_risk, steps.ended, Fraction if exact else truediv),
        exact=exact,
        counted=len(seen.ended) + len(seen.censored),
        left_out=FrozenMapping(seen.left_out),
        tolerance=0.0 if exact else _OFF * len(steps.times),
    )


class _Seen:
    """After what times rows ended, were last seen and entered, and why others tell nothing."""

    def __init__(self, rows: Sequence[Any], *, each: bool = False) -> None:
        self.ended: list[Time] = []
        self.censored: list[Time] = []
        self.entered: list[Time] = []
        self.left_out: Counter[str] = Counter()
        self.units: set[TimeUnit] = set()
        try:
            self._place(rows, each=each)
        except (AttributeError, TypeError):
            checked_rows(rows, LIFESPANS)  # says which row it is
            raise

    def _place(self, rows: Sequence[Any], *, each: bool) -> None:
        """What is common first, as there may be very many rows; else, or `each`, by its sighting.

        What is common is no lifespan of 0 or less: those show as the first of all times.
        """
        ended: Callable[[Any], None] = self.ended.append
        censored: Callable[[Any], None] = self.censored.append
        last = None
        for row in rows:
            if each or row.entered or row.trial or row.free or row.duration is None:
                sighting = row.sighting
                if sighting not in _COUNTED:
                    self.left_out[sighting.value] += 1
                    continue
                self.entered.append(row.entered)
            if row.unit is not last:  # nearly all rows are of one, and to look it up takes long
                last = row.unit
                self.units.add(last)
            if row.ended:
                ended(row.duration)
            else:
                censored(row.duration)
