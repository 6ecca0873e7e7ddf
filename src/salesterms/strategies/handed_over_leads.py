"""Leads that were handed over, and the calendars by which their answers are timed."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hypothesis import strategies as st

from salesterms.entities import (
    ClosedDay,
    HandOver,
    HandOverAnswer,
    Weekday,
    WorkingCalendar,
    WorkingHours,
)
from salesterms.strategies.single_values import ZONES, dates, instants, some_of
from salesterms.values import instant

_REASONS: Final = ("useless address", "no budget", "not in the target group")
_HALF_HOURS: Final = 48


@st.composite
def hand_overs(draw: st.DrawFn, *, answered: bool | None = None) -> HandOver:
    """Hand-overs from marketing to sales; with an answer or without, as `answered` says.

    >>> from hypothesis import find
    >>> from salesterms.strategies import hand_overs
    >>> find(hand_overs(answered=True), lambda one: one.reason is not None).answer.value
    'rejected'
    """
    at = draw(instants())
    given = draw(st.booleans()) if answered is None else answered
    answer = draw(st.sampled_from(HandOverAnswer)) if given else None
    minutes = draw(st.integers(0, 60 * 24 * 20))
    rejected = answer is HandOverAnswer.REJECTED
    return HandOver(
        lead=f"P-{draw(st.integers(1, 20))}",
        from_team=draw(st.sampled_from(("marketing", "junior sales"))),
        to_team=draw(st.sampled_from(("sales", "senior sales"))),
        at=at,
        answer=answer,
        answered_at=instant(at) + timedelta(minutes=minutes) if given else None,
        reason=draw(st.sampled_from(_REASONS)) if rejected else None,
        again_on=draw(st.none() | dates()) if rejected else None,
        note=draw(st.none() | st.just("called twice")),
    )


@st.composite
def working_calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Calendars with hours on one weekday or more, some with a break, and dates that are closed.

    >>> from hypothesis import find
    >>> from salesterms.strategies import working_calendars
    >>> find(working_calendars(), lambda one: bool(one.closed)).closed[0].name
    'closed'

    Hours begin and end at half hours of the clock, also at night; the zones are those of
    `instants`, with clocks that are changed.
    """
    hours = list[WorkingHours]()
    for day in draw(_DAYS):
        opens = draw(_OPENS)
        closes = opens + draw(_LENGTH)
        hours.append(WorkingHours(weekday=day, opens=_time(opens), closes=_time(closes)))
        again = closes + draw(_BREAK)
        if closes < again < _HALF_HOURS:
            hours.append(WorkingHours(weekday=day, opens=_time(again), closes=_time(again + 1)))
    return WorkingCalendar(
        zone=draw(_WORKED_IN),
        hours=tuple(hours),
        closed=tuple(ClosedDay(on=day, name="closed") for day in sorted(draw(_CLOSED))),
    )


#: What calendars are drawn from, made once: half hours of the clock, and a break or none.
_DAYS: Final = some_of(Weekday, least=1)
_OPENS: Final = st.integers(0, _HALF_HOURS // 2 - 1)
_LENGTH: Final = st.integers(1, _HALF_HOURS // 2)
_BREAK: Final = st.integers(0, 3)
_CLOSED: Final = st.sets(dates(), max_size=4)
_WORKED_IN: Final = st.sampled_from(ZONES)


def _time(half_hours: int) -> str:
    return f"{half_hours // 2:02}:{half_hours % 2 * 30:02}"
