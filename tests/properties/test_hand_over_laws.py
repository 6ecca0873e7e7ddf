"""The laws of hand-overs: working time adds up, and a deadline undoes it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import strategies as sts
from salesterms.entities import (
    AnswerTiming,
    ClosedDay,
    HandOver,
    HandOverAnswer,
    Weekday,
    WorkingCalendar,
    answered_within,
    carried_over,
)
from salesterms.journey import Journey
from salesterms.values import instant, local_date, zone

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)

SPANS = st.lists(st.integers(0, 40 * 24 * 60), min_size=3, max_size=3).map(sorted)
AMOUNTS = st.integers(0, 30 * 60).map(lambda minutes: timedelta(minutes=minutes))
STEP = timedelta(minutes=15)


def shown(calendar: WorkingCalendar, at: datetime) -> bool:
    """A plain reading: whether the clock shows a time at which work is done."""
    local = at.astimezone(zone(calendar.zone))
    if local.date() in {day.on for day in calendar.closed}:
        return False
    clock = f"{local:%H:%M}"
    return any(
        row.weekday is Weekday.of(local.date()) and row.opens <= clock < row.closes
        for row in calendar.hours
    )


class TestWorkingTimeAddsUp:
    """From a to c it is as much as from a to b and from b to c."""

    @quick
    @given(sts.working_calendars(), sts.instants(), SPANS)
    def test_over_any_instants(
        self, calendar: WorkingCalendar, at: datetime, minutes: list[int]
    ) -> None:
        first, second, third = (instant(at) + timedelta(minutes=each) for each in minutes)
        parts = calendar.working_time(first, second) + calendar.working_time(second, third)
        assert parts == calendar.working_time(first, third)
        assert timedelta(0) <= parts <= third - first


class TestItIsWhatTheClockShows:
    """Away from a change of the clock it is the time at which the clock shows that work is done."""

    @quick
    @given(sts.working_calendars(), st.integers(0, 300))
    def test_counted_in_quarters_of_an_hour(self, calendar: WorkingCalendar, days: int) -> None:
        start = datetime(2023, 1, 2, tzinfo=UTC) + timedelta(days=days)
        quarters = [start + number * STEP for number in range(4 * 72)]
        offsets = {each.astimezone(zone(calendar.zone)).utcoffset() for each in quarters}
        if len(offsets) == 1:
            counted = sum(shown(calendar, each) for each in quarters) * STEP
            assert calendar.working_time(start, start + timedelta(days=3)) == counted


class TestADeadlineUndoesWorkingTime:
    """By the deadline so much has passed, and at no instant before it."""

    @quick
    @given(sts.working_calendars(), sts.instants(), AMOUNTS)
    def test_of_any_amount(
        self, calendar: WorkingCalendar, at: datetime, amount: timedelta
    ) -> None:
        due = calendar.deadline(at, amount)
        assert calendar.working_time(at, due) == amount
        before = due - timedelta(microseconds=1)
        if before > instant(at):
            assert calendar.working_time(at, before) < amount

    @quick
    @given(sts.working_calendars(), sts.instants(), SPANS)
    def test_of_the_working_time_between_two_instants(
        self, calendar: WorkingCalendar, at: datetime, minutes: list[int]
    ) -> None:
        later = instant(at) + timedelta(minutes=minutes[-1])
        worked = calendar.working_time(at, later)
        assert calendar.deadline(at, worked) <= later


class TestMoreDaysOffNeverMakeMoreTime:
    """A date more that is closed takes at most the time of that date."""

    @quick
    @given(sts.working_calendars(), sts.instants(), SPANS, st.integers(0, 40))
    def test_of_one_date(
        self, calendar: WorkingCalendar, at: datetime, minutes: list[int], days: int
    ) -> None:
        later = instant(at) + timedelta(minutes=minutes[-1])
        day = local_date(instant(at), calendar.zone) + timedelta(days=days)
        if day in {one.on for one in calendar.closed}:
            return
        off = WorkingCalendar(
            zone=calendar.zone,
            hours=calendar.hours,
            closed=(*calendar.closed, ClosedDay(on=day, name="off")),
        )
        assert off.working_time(at, later) <= calendar.working_time(at, later)


class TestAnAnswerIsTimedOnce:
    """More time never makes an answer late, and waiting longer never brings it back in time."""

    @quick
    @given(sts.hand_overs(), sts.working_calendars(), AMOUNTS, AMOUNTS)
    def test_in_whatever_limit(
        self, hand_over: HandOver, calendar: WorkingCalendar, limit: timedelta, more: timedelta
    ) -> None:
        late = {AnswerTiming.LATE, AnswerTiming.OVERDUE}
        at = instant(hand_over.at) + timedelta(days=3)
        short = answered_within(hand_over, limit, calendar, as_of=at)
        longer = answered_within(hand_over, limit + more, calendar, as_of=at)
        after = answered_within(hand_over, limit, calendar, as_of=at + more)
        assert short.timing in late or longer.timing not in late
        assert after.timing in late or short.timing not in late
        assert (short.used or timedelta(0)) <= (after.used or timedelta(0))


class TestAnAnswerInTheJourney:
    """It is recorded once, or not at all with the reason; nothing else of the journey moves."""

    @quick
    @given(sts.journeys(), sts.hand_overs(answered=True))
    def test_of_any_journey(self, made: Journey, hand_over: HandOver) -> None:
        begun = Journey.begin(person=hand_over.lead, facts=made.parts[0].given)
        journey = begun.with_(*made.events, *made.evidence)
        found = carried_over(hand_over, journey)
        assert (found.event is None) is (found.because is not None)
        if found.event is None:
            assert found.journey is journey
            assert found.explain("nl")
            return
        assert set(found.journey.events) >= set(journey.events)
        assert found.journey.evidence == journey.evidence
        accepted = hand_over.answer is HandOverAnswer.ACCEPTED
        assert found.event.event == ("accept_by_sales" if accepted else "recycle")
        assert carried_over(hand_over, found.journey).journey == found.journey
