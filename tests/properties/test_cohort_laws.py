"""The laws of cohorts: unbounded retention never rises with the days; a cell waits for its end."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from second import cohorts as second

from salesterms import Ratio, cohort_retention
from salesterms.metrics import cohort_days
from salesterms.results import Measurement, Status
from salesterms.strategies import activity_logs

DAYS = st.integers(0, 45)
LATER = st.integers(0, 80).map(lambda day: timedelta(days=day))
NOTHING = date(2024, 1, 1)


def ends(log: Any, later: timedelta) -> date:
    """A day on which everybody has begun, and so many more are known."""
    return max((day for _, day in log), default=NOTHING) + later


def asked(log: Any, day: int, as_of: date, variant: str = "n_day", **more: Any) -> Measurement:
    """The retention of everybody after so many days."""
    return cohort_retention(cohort_days(log, [day], as_of=as_of, **more), variant=variant)


def value(measured: Measurement) -> Ratio | None:
    """A value that is a ratio, if there is one."""
    assert measured.value is None or isinstance(measured.value, Ratio)
    return measured.value


class TestReadTwice:
    """Retention is what a plain reading of the log gives."""

    @given(activity_logs(), DAYS, LATER, st.booleans())
    def test_of_a_day_and_since_it(self, log: Any, day: int, later: Any, since: bool) -> None:
        as_of = ends(log, later)
        measured = asked(log, day, as_of, "unbounded" if since else "n_day")

        status, said = second.retention(log, day, as_of, since=since)
        if status == "value":
            assert isinstance(measured.value, Ratio)
            assert measured.value.fraction() == said
        else:
            assert (measured.status.value, measured.reason) == (status, said)


class TestUnbounded:
    """Of one cohort, unbounded retention never rises with the number of days."""

    @given(activity_logs(), DAYS, DAYS, LATER)
    def test_it_does_not_rise(self, log: Any, day: int, more: int, later: Any) -> None:
        as_of = ends(log, later)
        first = value(asked(log, day, as_of, "unbounded"))
        then = value(asked(log, day + more, as_of, "unbounded"))

        assert then is None or (first is not None and then.fraction() <= first.fraction())

    @given(activity_logs(), DAYS, LATER)
    def test_it_is_at_least_that_of_the_day(self, log: Any, day: int, later: Any) -> None:
        as_of = ends(log, later)
        on, since = (value(asked(log, day, as_of, name)) for name in ("n_day", "unbounded"))

        assert (on is None) == (since is None)
        assert on is None or since is None or on.fraction() <= since.fraction()

    def test_that_of_the_day_does_rise(self) -> None:
        log = [("A-1", NOTHING), ("A-1", NOTHING + timedelta(days=7))]
        as_of = NOTHING + timedelta(days=30)

        assert asked(log, 1, as_of).value == Ratio(0, 1)
        assert asked(log, 7, as_of).value == Ratio(1, 1)


class TestBrackets:
    """A bracket has no less than each of its days, and no more than all days since its first."""

    @given(activity_logs(), DAYS, st.integers(0, 10), st.integers(0, 10), LATER)
    def test_of_its_days(self, log: Any, day: int, at: int, more: int, later: Any) -> None:
        as_of, last = ends(log, later), day + at + more
        whole = value(asked(log, day, as_of, "bracket", last=last))
        one, since = value(asked(log, day + at, as_of)), value(asked(log, day, as_of, "unbounded"))

        if whole is not None:
            assert one is not None
            assert since is not None
            assert one.fraction() <= whole.fraction() <= since.fraction()

    @given(activity_logs(), DAYS, LATER)
    def test_one_of_a_day_is_that_day(self, log: Any, day: int, later: Any) -> None:
        as_of = ends(log, later)

        assert asked(log, day, as_of, "bracket", last=day).value == asked(log, day, as_of).value


class TestImmature:
    """A cell has no value until its days are over for all, and then keeps it."""

    @given(activity_logs().filter(bool), DAYS, LATER)
    def test_it_waits_for_the_last_who_began(self, log: Any, day: int, later: Any) -> None:
        as_of = ends(log, later)
        firsts: dict[str, date] = {}
        for customer, on in log:
            firsts[customer] = min(on, firsts.get(customer, on))
        over = max(firsts.values()) + timedelta(days=day) <= as_of

        for variant, more in (("n_day", {}), ("unbounded", {}), ("bracket", {"last": day})):
            measured = asked(log, day, as_of, variant, **more)
            assert (measured.value is not None) == over
            assert over or measured.status is Status.NOT_YET_OBSERVABLE

    @given(activity_logs(), DAYS, LATER, LATER)
    def test_later_it_is_the_same(self, log: Any, day: int, later: Any, more: Any) -> None:
        as_of = ends(log, later)
        before = value(asked(log, day, as_of))

        assert before is None or value(asked(log, day, as_of + more)) == before


class TestLog:
    """The order of a log, what it tells twice, and the calendar do not matter."""

    @given(activity_logs(), LATER, st.randoms(use_true_random=False))
    def test_of_its_order_and_what_it_tells_twice(self, log: Any, later: Any, shuffle: Any) -> None:
        as_of, other = ends(log, later), [*log, *log[:3]]
        shuffle.shuffle(other)

        assert cohort_days(other, [1, 7], as_of=as_of) == cohort_days(log, [1, 7], as_of=as_of)

    @given(activity_logs(), DAYS, LATER, st.integers(-400, 400))
    def test_of_the_calendar(self, log: Any, day: int, later: Any, shift: int) -> None:
        by, as_of = timedelta(days=shift), ends(log, later)
        moved = [(customer, on + by) for customer, on in log]

        one, other = asked(log, day, as_of), asked(moved, day, as_of + by)
        assert (one.value, one.status, one.details) == (other.value, other.status, other.details)

    @given(activity_logs(), DAYS, LATER)
    def test_day_0_given_is_as_good_as_the_first(self, log: Any, day: int, later: Any) -> None:
        as_of = ends(log, later)
        joined = {customer: min(on for who, on in log if who == customer) for customer, _ in log}

        assert cohort_days(log, [day], as_of=as_of, joined=joined) == cohort_days(
            log, [day], as_of=as_of
        )
