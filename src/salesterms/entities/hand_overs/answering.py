"""Whether a hand-over was answered within so much working time, and how much it took."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from salesterms.entities.hand_overs.hand_over import HandOver
from salesterms.entities.hand_overs.working_calendar import WORKING_TIME, WorkingCalendar
from salesterms.errors import Text, check_argument
from salesterms.values import instant, instant_text


class AnswerTiming(StrEnum):
    """What became of the time in which a hand-over was to be answered.

    >>> [timing.value for timing in AnswerTiming]
    ['in_time', 'late', 'open', 'overdue', 'not_yet', 'unknown']
    """

    IN_TIME = "in_time"
    LATE = "late"
    #: Not answered, and there is time left.
    OPEN = "open"
    #: Not answered, and the time is over.
    OVERDUE = "overdue"
    #: Not handed over yet at the moment that was asked about.
    NOT_YET = "not_yet"
    #: Not answered, and no moment was asked about.
    UNKNOWN = "unknown"


TIMING_WORDS = {
    AnswerTiming.IN_TIME: Text("answered in time", "op tijd beantwoord"),
    AnswerTiming.LATE: Text("answered late", "te laat beantwoord"),
    AnswerTiming.OPEN: Text("not answered, and not late yet", "niet beantwoord, nog niet te laat"),
    AnswerTiming.OVERDUE: Text("not answered, and late", "niet beantwoord, en te laat"),
    AnswerTiming.NOT_YET: Text("not handed over yet", "nog niet overgedragen"),
    AnswerTiming.UNKNOWN: Text(
        "unknown: there is no answer, and without a moment to look at it is not late or in time",
        "onbekend: er is geen antwoord, en zonder peilmoment valt niet te zeggen of het op tijd is",
    ),
}

_USED = Text("Working time: {0} of {1}", "Werktijd: {0} van {1}")
_LIMIT = Text("Limit: {0} of working time", "Limiet: {0} werktijd")
_DEADLINE = Text("Deadline: {0}", "Uiterste tijdstip: {0}")
_HANDED = Text("Handed over: {0}", "Overgedragen: {0}")
_ANSWERED = Text("Answered: {0}", "Beantwoord: {0}")
_AS_OF = Text("As of: {0}", "Peilmoment: {0}")

_A_HAND_OVER: Final = Text("a HandOver", "een HandOver")
_A_CALENDAR: Final = Text("a WorkingCalendar", "een WorkingCalendar")


@frozen(kw_only=True)
class TimeToAnswer:
    """In time, late or still open, with the working time that it rests on; by `answered_within`.

    `used` is the working time from the hand-over to the answer, or to `as_of` where there was none
    yet; None where neither is there. `deadline` is the instant at which the limit is used up: an
    answer after closing time that comes before work begins again took no more.
    Glossary: lead-handover (002:77).
    """

    timing: AnswerTiming
    handed_over_at: datetime
    answered_at: datetime | None
    as_of: datetime | None
    limit: timedelta
    deadline: datetime
    used: timedelta | None = field(default=None)

    def explain(self, lang: str = "en") -> str:
        """What became of it, and the times, in English ("en") or Dutch ("nl")."""
        limit = str(self.limit)
        lines = [
            TIMING_WORDS[self.timing].say(lang),
            _HANDED.say(lang).format(instant_text(self.handed_over_at)),
        ]
        if self.answered_at is not None:
            lines.append(_ANSWERED.say(lang).format(instant_text(self.answered_at)))
        if self.as_of is not None:
            lines.append(_AS_OF.say(lang).format(instant_text(self.as_of)))
        if self.used is None:
            lines.append(_LIMIT.say(lang).format(limit))
        else:
            lines.append(_USED.say(lang).format(self.used, limit))
        lines.append(_DEADLINE.say(lang).format(instant_text(self.deadline)))
        return "\n  ".join(lines)


def answered_within(
    hand_over: HandOver,
    limit: timedelta,
    calendar: WorkingCalendar,
    *,
    as_of: datetime | None = None,
) -> TimeToAnswer:
    """Whether a hand-over was answered within so much working time.

    >>> from datetime import UTC
    >>> from salesterms.entities import HandOverAnswer, Weekday, WorkingHours
    >>> week = tuple(
    ...     WorkingHours(weekday=day, opens="09:00", closes="17:00") for day in tuple(Weekday)[:5]
    ... )
    >>> office = WorkingCalendar(zone="Europe/Amsterdam", hours=week)
    >>> friday = datetime(2026, 3, 6, 15, tzinfo=UTC)
    >>> given = HandOver(
    ...     lead="P-1",
    ...     from_team="marketing",
    ...     to_team="sales",
    ...     at=friday,
    ...     answer=HandOverAnswer.ACCEPTED,
    ...     answered_at=friday + timedelta(days=3),
    ... )
    >>> print(answered_within(given, timedelta(hours=4), office).explain())
    answered late
      Handed over: 2026-03-06 15:00 UTC
      Answered: 2026-03-09 15:00 UTC
      Working time: 8:00:00 of 4:00:00
      Deadline: 2026-03-09 11:00 UTC

    With exactly the limit it is in time. `as_of` asks how it stood at a moment: an answer that came
    later was not there yet. Without it what is recorded counts, and where there is no answer it is
    unknown whether it is late. No clock is read.

    Raises `WrongArgument`, `NoDeadline`, and what is wrong with an instant.
    Glossary: lead-handover; the distrust of which 002 speaks (002:77).
    """
    check_argument("hand_over", hand_over, HandOver, _A_HAND_OVER)
    WORKING_TIME.check("limit", limit)
    check_argument("calendar", calendar, WorkingCalendar, _A_CALENDAR)
    handed = instant(hand_over.at)
    moment = None if as_of is None else instant(as_of)
    answered = None if hand_over.answered_at is None else instant(hand_over.answered_at)
    if moment is not None and answered is not None and answered > moment:
        answered = None
    seen = moment if answered is None else answered
    used = None if seen is None or seen < handed else calendar.working_time(handed, seen)
    return TimeToAnswer(
        timing=_timing(used, limit, answered=answered is not None, asked=moment is not None),
        handed_over_at=handed,
        answered_at=answered,
        as_of=moment,
        limit=limit,
        deadline=calendar.deadline(handed, limit),
        used=used,
    )


def _timing(
    used: timedelta | None, limit: timedelta, *, answered: bool, asked: bool
) -> AnswerTiming:
    if used is None:
        return AnswerTiming.NOT_YET if asked else AnswerTiming.UNKNOWN
    late = used > limit
    if answered:
        return AnswerTiming.LATE if late else AnswerTiming.IN_TIME
    return AnswerTiming.OVERDUE if late else AnswerTiming.OPEN
