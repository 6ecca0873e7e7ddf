"""A lead is handed over and answered: in working time, with a reason, and into the journey."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from attrs import evolve

from salesterms.documents import dumps, loads
from salesterms.entities import (
    HAND_OVER_ANSWER_WORDS,
    TIMING_WORDS,
    AnswerTiming,
    ClosedDay,
    EndsBeforeItStarts,
    EntityProblems,
    HandOver,
    HandOverAnswer,
    NoDeadline,
    OtherLead,
    Weekday,
    WorkingCalendar,
    WorkingHours,
    answered_within,
    carried_over,
    handed_over_as,
)
from salesterms.errors import WrongArgument
from salesterms.facts import Facts
from salesterms.journey import Happened, Journey, NoJourneys, names_handed_to_sales
from salesterms.values import InstantOutOfRange
from salesterms.vocabularies import lead_or_bubble

FRIDAY = datetime(2026, 3, 6, 15, tzinfo=UTC)  # 16:00 in Amsterdam
MONDAY = FRIDAY + timedelta(days=3)
WEEK = tuple(WorkingHours(weekday=day, opens="09:00", closes="17:00") for day in tuple(Weekday)[:5])
OFFICE = WorkingCalendar(zone="Europe/Amsterdam", hours=WEEK)
GIVEN = HandOver(lead="P-1", from_team="marketing", to_team="sales", at=FRIDAY)
ACCEPTED = evolve(GIVEN, answer=HandOverAnswer.ACCEPTED, answered_at=MONDAY)
REJECTED = evolve(ACCEPTED, answer=HandOverAnswer.REJECTED, reason="useless address")
HOUR = timedelta(hours=1)


def problems(made: Any, **given: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(EntityProblems) as caught:
        made(**given)
    assert caught.value.text("nl")
    return [(problem.path, problem.code) for problem in caught.value.problems]


# --- the record -------------------------------------------------------------------------------

PLAIN: dict[str, Any] = {"lead": "P-1", "from_team": "marketing", "to_team": "sales", "at": MONDAY}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"reason": "late"}, [("$.reason", "no_answer_for_it")]),
        ({"answered_at": MONDAY}, [("$.answered_at", "no_answer_for_it")]),
        ({"answer": HandOverAnswer.ACCEPTED}, [("$.answered_at", "answer_lacks")]),
        (
            {"answer": HandOverAnswer.REJECTED},
            [("$.answered_at", "answer_lacks"), ("$.reason", "answer_lacks")],
        ),
        (
            {"answer": HandOverAnswer.ACCEPTED, "answered_at": FRIDAY},
            [("$.answered_at", "answered_before_handed_over")],
        ),
        ({"again_on": date(2026, 6, 1)}, [("$.again_on", "only_for_rejected")]),
        (
            {"lead": "", "from_team": "", "to_team": 1, "at": MONDAY.date(), "answer": "accepted"},
            [
                (f"$.{name}", "not_as_asked")
                for name in ("lead", "from_team", "to_team", "at", "answer")
            ],
        ),
    ],
)
def test_what_an_answer_lacks_or_has_too_much_is_named(
    given: dict[str, Any], found: list[Any]
) -> None:
    assert problems(HandOver, **{**PLAIN, **given}) == found


def test_a_hand_over_may_be_answered_at_once_and_taken_up_again_later() -> None:
    at_once = evolve(REJECTED, answered_at=FRIDAY, again_on=date(2026, 6, 1))

    assert at_once.again_on == date(2026, 6, 1)
    assert loads(dumps(at_once), HandOver) == at_once
    assert evolve(GIVEN, at=FRIDAY.astimezone()) == GIVEN


def test_a_forgotten_one_keeps_its_teams_instants_and_answer() -> None:
    gone = evolve(REJECTED, id="H-1", note="Cam has left").forget()

    assert (gone.id, gone.note) == (None, None)
    assert gone.lead != "P-1"
    assert evolve(gone, lead="P-1") == REJECTED


def test_every_word_is_there_in_both_languages() -> None:
    for kind, words in (
        (HandOverAnswer, HAND_OVER_ANSWER_WORDS),
        (AnswerTiming, TIMING_WORDS),
    ):
        assert list(words) == list(kind)
        assert all(word.en and word.nl for word in words.values())


# --- working time -----------------------------------------------------------------------------


def test_time_outside_of_hours_on_closed_days_and_in_breaks_does_not_count() -> None:
    split = WorkingCalendar(
        zone="Europe/Amsterdam",
        hours=(
            WorkingHours(weekday=Weekday.MONDAY, opens="13:00", closes="17:00"),
            WorkingHours(weekday=Weekday.MONDAY, opens="09:00", closes="12:30"),
        ),
        closed=(ClosedDay(on=date(2026, 3, 16), name="closed"),),
    )

    assert split.working_time(FRIDAY, MONDAY) == timedelta(hours=6, minutes=30)
    assert split.working_time(MONDAY, MONDAY + timedelta(days=8)) == HOUR
    assert split.deadline(MONDAY, 2 * HOUR) == datetime(2026, 3, 23, 9, tzinfo=UTC)
    assert split.deadline(FRIDAY, timedelta(0)) == FRIDAY
    assert split.working_time(FRIDAY, FRIDAY) == timedelta(0)


def nights(zone: str) -> WorkingCalendar:
    hours = tuple(WorkingHours(weekday=day, opens="00:00", closes="24:00") for day in Weekday)
    return WorkingCalendar(zone=zone, hours=hours)


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        ("Europe/Amsterdam", (2026, 3, 1), (2026, 11, 30)),
        ("America/Havana", (2026, 3, 1), (2026, 11, 30)),  # goes back at one, to midnight
        ("America/St_Johns", (2010, 3, 1), (2010, 11, 30)),  # went back a minute past midnight
        ("Australia/Lord_Howe", (2026, 3, 1), (2026, 11, 30)),  # half an hour
        ("Pacific/Apia", (2011, 12, 1), (2012, 1, 31)),  # a date that never was
    ],
)
def test_who_always_works_works_all_the_time_that_passes(zone: str, first: Any, last: Any) -> None:
    since, until = (datetime.combine(date(*day), time(), UTC) for day in (first, last))

    assert nights(zone).working_time(since, until) == until - since
    assert nights(zone).deadline(since, until - since) == until


@pytest.mark.parametrize(
    ("day", "opens", "closes", "hours"),
    [
        (date(2026, 3, 29), "00:00", "06:00", 5),  # the clock goes forward from two to three
        (date(2026, 3, 29), "02:15", "04:00", 1),  # it opens at a time that is leapt over
        (date(2026, 3, 29), "01:00", "02:30", 1),  # it closes at one
        (date(2026, 3, 29), "02:10", "02:50", 0),  # both
        (date(2026, 10, 25), "00:00", "06:00", 7),  # the clock goes back from three to two
        (date(2026, 10, 25), "02:30", "03:30", 2),  # it opens at a time that comes twice
        (date(2026, 10, 25), "01:30", "02:30", 2),  # it closes at one
        (date(2026, 10, 26), "00:00", "06:00", 6),
    ],
)
def test_hours_follow_the_clock_on_the_wall_on_days_when_it_is_changed(
    day: date, opens: str, closes: str, hours: int
) -> None:
    shift = WorkingHours(weekday=Weekday.of(day), opens=opens, closes=closes)
    calendar = WorkingCalendar(zone="Europe/Amsterdam", hours=(shift,))
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    assert calendar.working_time(noon - timedelta(days=1), noon) == hours * HOUR


def test_hours_that_end_in_a_repeated_midnight_are_not_counted_twice() -> None:
    # In Havana the first hour of that Sunday comes twice.
    late = WorkingHours(weekday=Weekday.SATURDAY, opens="22:00", closes="24:00")
    early = WorkingHours(weekday=Weekday.SUNDAY, opens="00:00", closes="00:30")
    calendar = WorkingCalendar(zone="America/Havana", hours=(late, early))
    since = datetime(2026, 10, 31, 12, tzinfo=UTC)

    assert calendar.working_time(since, since + timedelta(days=1)) == timedelta(hours=3, minutes=30)
    saturdays = evolve(calendar, hours=(late,))
    assert saturdays.working_time(since, since + timedelta(days=1)) == 2 * HOUR


def test_hours_across_a_midnight_that_comes_back_are_counted_once() -> None:
    # In St. John's a clock went from 00:01 back to 23:01 of the day before.
    late = WorkingHours(weekday=Weekday.SATURDAY, opens="23:00", closes="23:30")
    early = WorkingHours(weekday=Weekday.SUNDAY, opens="00:00", closes="01:00")
    calendar = WorkingCalendar(zone="America/St_Johns", hours=(late, early))
    since = datetime(2010, 11, 6, 12, tzinfo=UTC)

    assert calendar.working_time(since, since + timedelta(days=1)) == timedelta(hours=3)


def test_what_no_calendar_can_answer_raises() -> None:
    with pytest.raises(EndsBeforeItStarts):
        OFFICE.working_time(MONDAY, FRIDAY)
    with pytest.raises(NoDeadline):
        OFFICE.deadline(FRIDAY, timedelta(days=10**8))
    for bad in (timedelta(-1), 8):
        with pytest.raises(WrongArgument):
            OFFICE.deadline(FRIDAY, bad)  # type: ignore[arg-type]
    for year in (1, 1899, 2201, 9999):
        with pytest.raises(InstantOutOfRange):
            OFFICE.working_time(datetime(year, 1, 1, tzinfo=UTC), datetime(year, 3, 1, tzinfo=UTC))


def test_every_fault_of_a_calendar_is_named() -> None:
    monday = WorkingHours(weekday=Weekday.MONDAY, opens="09:00", closes="17:00")
    closed = ClosedDay(on=date(2026, 1, 1), name="New Year")

    assert problems(WorkingCalendar, zone="CET+1", hours=(), closed=(closed, closed)) == [
        ("$.zone", "not_as_asked"),
        ("$.hours", "no_working_hours"),
        ("$.closed[1].on", "closed_twice"),
    ]
    late = evolve(monday, opens="16:59", closes="24:00")
    assert problems(WorkingCalendar, zone="UTC", hours=(monday, late)) == [
        ("$.hours[1]", "working_hours_overlap")
    ]
    assert problems(WorkingCalendar, zone="UTC", hours=[monday], closed=(date(2026, 1, 1),)) == [
        ("$.hours", "not_as_asked"),
        ("$.closed", "not_as_asked"),
    ]
    touching = evolve(monday, opens="17:00", closes="18:00")
    assert WorkingCalendar(zone="UTC", hours=(touching, monday)).closed == ()
    assert problems(WorkingHours, weekday=Weekday.MONDAY, opens="17:00", closes="17:00") == [
        ("$.closes", "closes_before_it_opens")
    ]
    assert problems(WorkingHours, weekday="monday", opens="9:00", closes="٠9:00") == [
        ("$.weekday", "not_as_asked"),
        ("$.opens", "not_as_asked"),
        ("$.closes", "not_as_asked"),
    ]
    assert problems(ClosedDay, on=FRIDAY, name="") == [
        ("$.on", "not_as_asked"),
        ("$.name", "not_as_asked"),
    ]
    assert loads(dumps(OFFICE), WorkingCalendar) == OFFICE


# --- answered in time -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hand_over", "hours", "as_of", "timing", "used"),
    [
        (ACCEPTED, 8, None, "in_time", 8),
        (REJECTED, 8, None, "in_time", 8),
        (ACCEPTED, 7, None, "late", 8),
        (ACCEPTED, 7, MONDAY, "late", 8),
        (ACCEPTED, 7, MONDAY - HOUR, "open", 7),
        (ACCEPTED, 6, MONDAY - HOUR, "overdue", 7),
        (GIVEN, 1, FRIDAY + 48 * HOUR, "open", 1),  # used up, and nobody works on Sunday
        (GIVEN, 1, MONDAY, "overdue", 8),
        (GIVEN, 1, FRIDAY - HOUR, "not_yet", None),
        (GIVEN, 1, None, "unknown", None),
    ],
)
def test_an_answer_is_in_time_late_open_overdue_or_unknown(
    hand_over: HandOver, hours: int, as_of: datetime | None, timing: str, used: int | None
) -> None:
    found = answered_within(hand_over, hours * HOUR, OFFICE, as_of=as_of)

    assert found.timing.value == timing
    assert found.used == (None if used is None else used * HOUR)
    assert found.explain().startswith(TIMING_WORDS[found.timing].en)
    assert "P-1" not in repr(found)
    assert ("Peilmoment" in found.explain("nl")) is (as_of is not None)
    assert ("Limiet" in found.explain("nl")) is (used is None)


@pytest.mark.parametrize(
    "given", [{"hand_over": "H-1"}, {"limit": 4}, {"limit": -HOUR}, {"calendar": "office"}]
)
def test_what_is_no_hand_over_limit_or_calendar_is_refused(given: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"hand_over": GIVEN, "limit": HOUR, "calendar": OFFICE}
    asked |= given
    with pytest.raises(WrongArgument):
        answered_within(**asked)


# --- into the journey -------------------------------------------------------------------------

CARD = Facts(contact_details="general", source="general")
MAILED = Facts(contact_details="general", source="bought", interest="engaged")


def test_an_answer_is_an_event_of_the_journey_once() -> None:
    lead = Journey.begin(person="P-1", facts=MAILED)

    taken = carried_over(ACCEPTED, lead)
    assert taken.event == Happened(event="accept_by_sales", at=MONDAY)
    assert taken.journey.stage().positions["standing"] == "sales"
    assert carried_over(ACCEPTED, taken.journey).journey == taken.journey
    assert taken.explain("nl") == "vastgelegd: sales accepteert"
    assert carried_over(REJECTED, lead).journey.stage().positions["standing"] == "nurture"


def test_an_answer_that_the_lifecycle_refuses_is_not_recorded_and_says_why() -> None:
    for hand_over, lead, why in (
        (ACCEPTED, Journey.begin(person="P-1"), "accept_by_sales is refused in new/none/never"),
        (GIVEN, Journey.begin(person="P-1"), "there is no answer yet"),
        (REJECTED, Journey.begin(person="P-1").forget(at=FRIDAY), "the person was forgotten"),
        (
            REJECTED,
            Journey.begin(person="P-1").advance("recycle", at=FRIDAY),
            "recycle is refused in nurture",
        ),
    ):
        found = carried_over(hand_over, lead)
        assert found.journey is lead
        assert found.event is None
        assert found.explain().startswith(f"not recorded: {why}")
        assert found.explain("nl").startswith("niet vastgelegd: ")


def test_an_answer_of_another_lead_is_refused() -> None:
    with pytest.raises(OtherLead):
        carried_over(ACCEPTED, Journey.begin(person="P-2"))
    with pytest.raises(WrongArgument):
        carried_over(ACCEPTED, [Journey.begin(person="P-1")])  # type: ignore[arg-type]
    with pytest.raises(WrongArgument):
        carried_over(Journey.begin(person="P-1"), Journey.begin(person="P-1"))  # type: ignore[arg-type]


def test_useless_addresses_are_rejected_with_the_reason_and_were_a_naam() -> None:
    """The complaint of 002:18: names went to sales that were dead on arrival."""
    people = {f"P-{number}": CARD for number in range(1, 4)} | {"P-4": MAILED}
    leads = {person: Journey.begin(person=person, facts=facts) for person, facts in people.items()}
    given = [evolve(REJECTED, lead=f"P-{number}") for number in range(1, 4)]
    given.append(evolve(ACCEPTED, lead="P-4"))

    after = [carried_over(one, leads[one.lead]).journey for one in given]

    assert [one.reason for one in given] == ["useless address"] * 3 + [None]
    named = [handed_over_as(one, leads.values(), lead_or_bubble).word for one in given]
    assert named == ["naam"] * 4
    # Only what sales accepted is an event of the journey: the rule of 002:24 finds that one.
    assert [one.person for one in names_handed_to_sales(after).found] == ["P-4"]
    assert [one.stage().positions["standing"] for one in after] == ["nurture"] * 3 + ["sales"]


def test_what_a_lead_was_is_asked_of_its_own_journeys() -> None:
    with pytest.raises(NoJourneys):
        handed_over_as(GIVEN, [Journey.begin(person="P-2", facts=CARD)], lead_or_bubble)
    with pytest.raises(WrongArgument):
        handed_over_as("H-1", [], lead_or_bubble)  # type: ignore[arg-type]
    with pytest.raises(WrongArgument):
        handed_over_as(GIVEN, ["P-1"], lead_or_bubble)  # type: ignore[list-item]
