"""Rows of cohorts: whether a customer was there again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.metrics import CohortDay, cohort_days
from salesterms.strategies.single_values import dates

if TYPE_CHECKING:
    from datetime import date

_CUSTOMERS: Final = st.sampled_from(("A-1", "A-2", "A-3", "A-4"))
_MOST_DAYS: Final = 40
_ASKED: Final = (0, 1, 7, 14, 30)


@st.composite
def activity_logs(draw: st.DrawFn) -> list[tuple[str, date]]:
    """Dates on which customers were there, within a few weeks, in any order and some twice.

    >>> from hypothesis import find
    >>> from salesterms.strategies import activity_logs
    >>> find(activity_logs(), lambda log: len(log) == 1)[0][0]
    'A-1'
    """
    first = draw(dates())
    days = st.integers(0, _MOST_DAYS).map(lambda day: first + timedelta(days=day))
    return draw(st.lists(st.tuples(_CUSTOMERS, days), max_size=12))


@st.composite
def cohort_day_lists(draw: st.DrawFn) -> list[CohortDay]:
    """Rows as of one date; most of one number of days, some not known yet, some with a bracket.

    >>> from hypothesis import find
    >>> from salesterms.strategies import cohort_day_lists
    >>> [row] = find(cohort_day_lists(), lambda rows: any(row.on_day == "not_yet" for row in rows))
    >>> row.on_or_after.value
    'not_yet'
    """
    log = draw(activity_logs())
    first = min((day for _, day in log), default=draw(dates()))
    asked = draw(st.sampled_from((*((day,) for day in _ASKED), _ASKED)))
    as_of = first + timedelta(days=draw(st.integers(0, 2 * _MOST_DAYS)))
    return list(cohort_days(log, asked, as_of=as_of, last=draw(st.none() | st.just(_MOST_DAYS))))


def days_of_cohorts() -> st.SearchStrategy[CohortDay]:
    """Whether one customer was there again.

    >>> from hypothesis import find
    >>> from salesterms.strategies import days_of_cohorts
    >>> find(days_of_cohorts(), lambda row: row.bracket is not None).on_day.value
    'active'
    """
    return cohort_day_lists().filter(bool).flatmap(st.sampled_from)
