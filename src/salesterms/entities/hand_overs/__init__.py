"""Handing leads from one team to another, and the working time in which that is answered.

Reading order: `hand_over` (the record), `working_hours`, `clock_changes` and `working_calendar`
(exact working time), then `answering` (in time or late) and `carrying_over` (into the journey).
"""

from salesterms.entities.hand_overs.answering import (
    TIMING_WORDS,
    AnswerTiming,
    TimeToAnswer,
    answered_within,
)
from salesterms.entities.hand_overs.carrying_over import (
    CarriedOver,
    OtherLead,
    carried_over,
    handed_over_as,
)
from salesterms.entities.hand_overs.hand_over import (
    HAND_OVER_ANSWER_WORDS,
    HandOver,
    HandOverAnswer,
    hand_overs_at,
)
from salesterms.entities.hand_overs.working_calendar import (
    EndsBeforeItStarts,
    NoDeadline,
    WorkingCalendar,
)
from salesterms.entities.hand_overs.working_hours import ClosedDay, Weekday, WorkingHours

__all__ = [
    "HAND_OVER_ANSWER_WORDS",
    "TIMING_WORDS",
    "AnswerTiming",
    "CarriedOver",
    "ClosedDay",
    "EndsBeforeItStarts",
    "HandOver",
    "HandOverAnswer",
    "NoDeadline",
    "OtherLead",
    "TimeToAnswer",
    "Weekday",
    "WorkingCalendar",
    "WorkingHours",
    "answered_within",
    "carried_over",
    "hand_overs_at",
    "handed_over_as",
]
