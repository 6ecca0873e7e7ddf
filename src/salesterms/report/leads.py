"""Leads in a report: by which frameworks they are qualified, and what became of hand-overs."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities import (
    HAND_OVER_ANSWER_WORDS,
    TIMING_WORDS,
    AnswerTiming,
    HandOver,
    HandOverAnswer,
    WorkingCalendar,
    answered_within,
    hand_overs_at,
    handed_over_as,
)
from salesterms.errors import Sentence, Text, WrongArgument, each_of_kind, of_kind
from salesterms.journey import Journey
from salesterms.metrics import (
    HandOverOutcome,
    RowMetric,
    acceptance_rate,
    hand_over_outcomes,
    rejection_rate,
    time_to_answer,
)
from salesterms.qualification import (
    FULFILMENT_WORDS,
    VERDICT_WORDS,
    Assessment,
    Framework,
    Fulfilment,
    Verdict,
    assess,
    framework,
)
from salesterms.report import lead_words as words
from salesterms.report.asked import count_of
from salesterms.report.blocks import NAME, PROSE, Block, Column, Line, Said, Section, Table
from salesterms.report.lead_funnel import funnel_section
from salesterms.report.words import NUMBER, TOTAL
from salesterms.values import instant, is_instant
from salesterms.vocabularies import lead_or_bubble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.results import Measurement

_JOURNEYS: Final = Text("a tuple of Journey", "een tuple van Journey")
_HAND_OVERS: Final = Text("a tuple of HandOver", "een tuple van HandOver")
_NAMES: Final = Text("a tuple of ids of frameworks", "een tuple van kenmerken van kaders")
_NAME: Final = Text("the id of a framework", "het kenmerk van een kader")
_LIMIT: Final = Text("a timedelta of working time", "een timedelta aan werktijd")
_CALENDAR: Final = Text("a WorkingCalendar", "een WorkingCalendar")

#: The frameworks of texts 000 and 002 by which leads are judged where nobody names others.
OF_THE_TEXTS: Final = (
    "marketing_qualified_lead",
    "sales_qualified_lead",
    "lead",
    "qualified_opportunity.strict",
    "qualified_opportunity.lenient",
)


#: How a requirement seldom stands: in the text for a terminal there is no room for it.
_RARE: Final = (Fulfilment.STALE, Fulfilment.NOT_CARRIED)


@frozen(kw_only=True)
class Leads:
    """What a report tells of leads: their journeys, the frameworks, and hand-overs to sales.

    >>> from datetime import UTC
    >>> from salesterms.facts import Facts
    >>> from salesterms.report import build
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> leads = Leads(journeys=(cam,), as_of=datetime(2026, 3, 1, tzinfo=UTC))
    >>> report = build([], leads=leads)
    >>> verdicts = report.document()["sections"]["qualification"]["verdicts"]["rows"]
    >>> verdicts[2]["framework"]["en"], verdicts[2]["qualified"], verdicts[2]["not_yet"]
    ('A lead', 0, 1)

    `as_of` is the moment at which they are judged, by each of `frameworks`; `told` is the one that
    is told requirement by requirement. With `answer_within`, working time by the
    `calendar`, hand-overs are told by whether they were answered in time: give both or neither.
    Raises `WrongArgument`, and `NotAnInstant` or `NaiveInstant` for `as_of`.
    """

    journeys: tuple[Journey, ...] = field(validator=each_of_kind(Journey, _JOURNEYS), repr=False)
    as_of: datetime = field(validator=is_instant, eq=instant)
    frameworks: tuple[str, ...] = field(default=OF_THE_TEXTS, validator=each_of_kind(str, _NAMES))
    told: str = field(default="qualified_opportunity.strict", validator=of_kind(str, _NAME))
    hand_overs: tuple[HandOver, ...] = field(
        default=(), validator=each_of_kind(HandOver, _HAND_OVERS), repr=False
    )
    answer_within: timedelta | None = field(
        default=None, validator=of_kind(timedelta, _LIMIT).or_none()
    )
    calendar: WorkingCalendar | None = field(
        default=None, validator=of_kind(WorkingCalendar, _CALENDAR).or_none()
    )

    def __attrs_post_init__(self) -> None:
        if (self.answer_within is None) != (self.calendar is None):
            missing = "calendar" if self.calendar is None else "answer_within"
            said = _CALENDAR if self.calendar is None else _LIMIT
            raise WrongArgument(f"Leads.{missing}", Sentence("NoneType"), said)

    @property
    def zone(self) -> str:
        """The time zone of days: that of the calendar, or else UTC."""
        return "UTC" if self.calendar is None else self.calendar.zone


def lead_sections(leads: Leads) -> Iterator[Section]:
    """The sections on qualification, the funnel and hand-overs, the last where there are any."""
    yield _qualification(leads)
    yield funnel_section(leads.journeys, leads.zone, leads.as_of)
    given = hand_overs_at(leads.hand_overs, leads.as_of)
    if given:
        yield _hand_overs(leads, given)


def _qualification(leads: Leads) -> Section:
    judged = [
        (framework(name), [assess(name, one, as_of=leads.as_of) for one in leads.journeys])
        for name in leads.frameworks
    ]
    told = framework(leads.told)
    found = [assess(told, one, as_of=leads.as_of) for one in leads.journeys]
    return Section(
        id="qualification",
        title=words.QUALIFICATION,
        intro=(
            Said(words.JUDGED, (len(leads.journeys), len(judged), instant(leads.as_of).date())),
            Said(words.NOT_KNOWN_IS_NOT_NO),
        ),
        blocks=(
            _verdicts(judged),
            _requirements(told, found),
            *_questions(told, found),
        ),
    )


def _verdicts(judged: list[tuple[Framework, list[Assessment]]]) -> Table:
    columns = (
        Column("framework", words.FRAMEWORK, NAME),
        Column("from", words.FROM, NAME),
        *(Column(each.value, VERDICT_WORDS[each]) for each in Verdict),
    )
    lines = []
    for asked, found in judged:
        counted = Counter(one.verdict for one in found)
        numbers = (counted[each] for each in Verdict)
        lines.append(Line((asked.title, asked.source or words.OURS, *numbers)))
    return Table(id="verdicts", caption=Said(words.VERDICTS), columns=columns, lines=lines)


def _requirements(told: Framework, found: list[Assessment]) -> Table:
    columns = (
        Column("requirement", words.REQUIREMENT, PROSE),
        *(
            Column(each.value, FULFILMENT_WORDS[each], page_only=each in _RARE)
            for each in Fulfilment
        ),
    )
    counted = {
        each.id: Counter(one[each.id].fulfilment for one in found) for each in told.requirements
    }
    lines = [
        Line((each.text, *(counted[each.id][how] for how in Fulfilment)))
        for each in told.requirements
    ]
    return Table(
        id="requirements",
        caption=Said(words.REQUIREMENTS, (told.title,)),
        columns=columns,
        lines=lines,
    )


def _questions(told: Framework, found: list[Assessment]) -> Iterator[Block]:
    """Which question is the first to ask, of how many leads."""
    # Of who is refuted nothing is asked any more.
    going = [one for one in found if one.verdict in (Verdict.OPEN, Verdict.NOT_YET)]
    first = Counter(one.next[0].requirement.id for one in going if one.next)
    asked = [each for each in told.requirements if first[each.id]]
    asked.sort(key=lambda each: -first[each.id])
    if asked:
        yield Table(
            id="questions",
            caption=Said(words.QUESTIONS, (told.title,)),
            columns=(
                Column("question", words.QUESTION, PROSE),
                Column("leads", words.LEADS),
            ),
            lines=[Line((each.ask, first[each.id])) for each in asked],
            total=Line((TOTAL, first.total())),
            notes=(Said(words.NOT_ASKED, (len(found) - first.total(),)),),
        )


def _hand_overs(leads: Leads, given: tuple[HandOver, ...]) -> Section:
    own: dict[str | None, list[Journey]] = {}
    for journey in leads.journeys:
        own.setdefault(journey.person, []).append(journey)
    rows = hand_over_outcomes(given, zone=leads.zone, calendar=leads.calendar)
    known = [one for one in given if one.lead in own]
    names = sum(handed_over_as(one, own[one.lead], lead_or_bubble).word == "naam" for one in known)
    return Section(
        id="hand_over",
        title=words.HAND_OVER,
        intro=(Said(words.HANDED, (len(given), instant(leads.as_of).date())),),
        blocks=(
            _answers(acceptance_rate(rows)),
            _rates(leads, rows),
            *_reasons(rows),
            *_timing(leads, given),
        ),
        notes=(Said(words.NAMES, (names, len(known))),),
    )


def _answers(found: Measurement) -> Table:
    """How many of each answer: what the share of those accepted is made of."""
    rows: list[tuple[Text, int | None]] = [
        (HAND_OVER_ANSWER_WORDS[each], count_of(found, each.value)) for each in HandOverAnswer
    ]
    rows.append((words.NO_ANSWER, count_of(found, "unanswered")))
    return Table(
        id="answers",
        caption=Said(words.ANSWERS),
        columns=(Column("answer", words.ANSWER, NAME), Column("number", NUMBER)),
        lines=[Line(row) for row in rows],
        total=Line((TOTAL, found.counted)),
    )


def _rates(leads: Leads, rows: tuple[HandOverOutcome, ...]) -> Table:
    """What part was accepted and rejected, and how long an answer took."""
    asked: list[tuple[RowMetric[HandOverOutcome], str]] = [
        (acceptance_rate, "of_handed_over"),
        (rejection_rate, "of_handed_over"),
        (time_to_answer, "mean_elapsed"),
        (time_to_answer, "median_elapsed"),
    ]
    if leads.calendar is not None:
        asked += [(time_to_answer, "mean_working"), (time_to_answer, "median_working")]
    lines = [
        Line(
            (
                Said(words.VARIANT, (metric.title, metric.variants[variant].says)),
                metric(rows, variant=variant),
            )
        )
        for metric, variant in asked
    ]
    columns = (Column("measure", words.MEASURE, PROSE), Column("value", words.VALUE))
    return Table(id="rates", caption=Said(words.RATES), columns=columns, lines=lines)


def _reasons(rows: tuple[HandOverOutcome, ...]) -> Iterator[Block]:
    """How many were rejected for each reason, the most given first."""
    found = rejection_rate(rows, by="reason")
    rejected = {reason: count_of(one, "rejected") or 0 for reason, one in found.items()}
    counted = Counter({str(reason): count for reason, count in rejected.items() if count})
    if counted:
        yield Table(
            id="reasons",
            caption=Said(words.REASONS),
            columns=(Column("reason", words.REASON, NAME), Column("number", NUMBER)),
            lines=[Line((reason, number)) for reason, number in counted.most_common()],
            total=Line((TOTAL, counted.total())),
        )


def _timing(leads: Leads, given: tuple[HandOver, ...]) -> Iterator[Block]:
    limit, calendar = leads.answer_within, leads.calendar
    if limit is None or calendar is None:
        return
    counted = Counter(
        answered_within(one, limit, calendar, as_of=leads.as_of).timing for one in given
    )
    yield Table(
        id="timing",
        caption=Said(words.TIMING, (f"{limit.total_seconds() / 3600:g}", calendar.zone)),
        columns=(Column("timing", words.ANSWER, NAME), Column("number", NUMBER)),
        lines=[Line((TIMING_WORDS[each], counted[each])) for each in AnswerTiming if counted[each]],
        total=Line((TOTAL, counted.total())),
    )
