"""Rows of cohorts from dates of activity, and retention by day, since a day and by bracket."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import fields

from salesterms import Ratio, cohort_retention
from salesterms.documents import structure, unstructure
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import BadArgument, CohortDay, Presence, cohort_days
from salesterms.results import Status

DAY_0 = date(2026, 1, 5)
MARCH = "2026-03-01"
NO: Any = 3


def on(*days: int, who: str = "A-1") -> list[tuple[str, date]]:
    """Days on which somebody was there, counted from day 0."""
    return [(who, DAY_0 + timedelta(days=day)) for day in days]


def known(day: int) -> date:
    """The last day that is known."""
    return DAY_0 + timedelta(days=day)


def told(rows: Any, name: str = "on_day") -> list[tuple[int, str]]:
    """What is told of each day."""
    return [(row.day, getattr(row, name).value) for row in rows]


class TestRows:
    """Whether each customer was there again."""

    def test_a_row_in_full(self) -> None:
        [first, last] = cohort_days(on(0, 7), [1, 7], as_of=known(9))

        assert first == CohortDay(
            id="A-1 1",
            customer="A-1",
            day_zero=DAY_0,
            day=1,
            as_of=known(9),
            on_day=Presence.INACTIVE,
            on_or_after=Presence.ACTIVE,
            in_bracket=Presence.INACTIVE,
            bracket="1-6",
        )
        assert (last.bracket, last.in_bracket) == (None, None)

    def test_the_day_itself_is_known_when_it_is_the_last(self) -> None:
        assert told(cohort_days(on(0), [6, 7, 8], as_of=known(7))) == [
            (6, "inactive"),
            (7, "inactive"),
            (8, "not_yet"),
        ]

    def test_a_bracket_is_known_when_its_last_day_is(self) -> None:
        asked: dict[str, Any] = {"days": [1, 8], "last": 14}
        before = cohort_days(on(0, 2, 9), as_of=known(13), **asked)
        after = cohort_days(on(0, 2, 9), as_of=known(14), **asked)

        assert told(before, "in_bracket") == [(1, "active"), (8, "not_yet")]
        assert told(after, "in_bracket") == [(1, "active"), (8, "active")]
        assert [row.bracket for row in after] == ["1-7", "8-14"]

    def test_a_bracket_of_one_day(self) -> None:
        [row, _] = cohort_days(on(0, 1), [1, 2], as_of=MARCH, last=2)

        assert row.bracket == "1"

    def test_what_is_later_than_known_has_not_happened(self) -> None:
        later = [*on(0, 5), *on(9, who="A-2")]
        rows = cohort_days(later, [3], as_of=known(4))

        assert [(row.customer, row.on_or_after.value) for row in rows] == [("A-1", "inactive")]

    def test_day_0_may_be_given(self) -> None:
        rows = cohort_days(
            on(-3, 1),
            [0, 1],
            as_of=MARCH,
            joined={"A-1": DAY_0, "A-2": DAY_0, "A-3": date(2027, 1, 1)},
        )

        assert [(row.customer, row.day, row.on_day.value) for row in rows] == [
            ("A-1", 0, "inactive"),
            ("A-1", 1, "active"),
            ("A-2", 0, "inactive"),
            ("A-2", 1, "inactive"),
        ]

    def test_day_0_is_the_first_on_which_somebody_was_there(self) -> None:
        [row] = cohort_days([*on(3), *on(0)], [3], as_of=MARCH)

        assert (row.day_zero, row.on_day) == (DAY_0, Presence.ACTIVE)

    def test_of_nothing_there_are_no_rows(self) -> None:
        assert cohort_days([], [1], as_of=MARCH) == ()

    def test_it_is_kept_as_a_document(self) -> None:
        for row in cohort_days(on(0, 7), [1, 7], as_of=known(9)):
            assert structure(unstructure(row), CohortDay) == row

    @pytest.mark.parametrize(
        ("activity", "days", "more"),
        [
            (NO, [1], {}),
            ({"A-1": [DAY_0]}, [1], {}),
            (["A-1"], [1], {}),
            ([("A-1",)], [1], {}),
            ([("", DAY_0)], [1], {}),
            ([("A-1", "2026-01-05")], [1], {}),
            ([("A-1", datetime(2026, 1, 5))], [1], {}),  # noqa: DTZ001 - an instant is no date
            ([], [], {}),
            ([], 7, {}),
            ([], [7, 1], {}),
            ([], [7, 7], {}),
            ([], [-1], {}),
            ([], [True], {}),
            ([], [40_000], {}),
            ([], [1], {"as_of": "yesterday"}),
            ([], [7], {"last": 6}),
            ([], [7], {"last": 7.0}),
            ([], [7], {"last": 40_000}),
            (on(0), [1], {"joined": {}}),
            (on(0), [1], {"joined": {"A-1": "2026-01-05"}}),
            ([], [1], {"joined": {"": DAY_0}}),
            ([], [1], {"joined": [("A-1", DAY_0)]}),
        ],
    )
    def test_wrong_arguments_raise(self, activity: Any, days: Any, more: Any) -> None:
        given: dict[str, Any] = {"as_of": MARCH, **more}
        with pytest.raises(SalesTermsError) as refused:
            cohort_days(activity, days, **given)

        assert isinstance(refused.value, BadArgument | WrongArgument)
        assert refused.value.text("nl")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": ""},
            {"customer": NO},
            {"day_zero": "2026-01-05"},
            {"day": -1},
            {"as_of": None},
            {"on_day": "active"},
            {"on_or_after": None},
            {"in_bracket": "active"},
            {"bracket": ""},
        ],
    )
    def test_a_field_of_another_type_is_refused(self, wrong: Any) -> None:
        [row] = cohort_days(on(0), [1], as_of=MARCH)
        given = {one.name: getattr(row, one.name) for one in fields(CohortDay)}

        with pytest.raises(WrongArgument):
            CohortDay(**{**given, **wrong})


class TestRetention:
    """The share of those who began that was there again."""

    LOG = (*on(0, 1, 9), *on(0, 7, who="A-2"), *on(0, who="A-3"), *on(0, 8, who="A-4"))

    def test_each_variant(self) -> None:
        rows = cohort_days(self.LOG, [7], as_of=MARCH, last=8)
        found = {name: one.value for name, one in cohort_retention.compare(rows).items()}

        assert found == {"n_day": Ratio(1, 4), "unbounded": Ratio(3, 4), "bracket": Ratio(2, 4)}

    def test_a_table_by_day_stands_in_order(self) -> None:
        rows = cohort_days(self.LOG, [1, 7, 30], as_of=MARCH)
        table = cohort_retention(rows, by="day")

        assert list(table) == [1, 7, 30]
        assert table.total is not None
        assert table.total.reason == "several_days"
        assert table.total.details == ("1", "7", "30")

    def test_a_table_by_month_and_bracket(self) -> None:
        log = [*self.LOG, *[("B-1", date(2026, 2, 1)), ("B-1", date(2026, 2, 10))]]
        rows = cohort_days(log, [1, 8, 30], as_of=MARCH, last=59)
        table = cohort_retention(rows, variant="bracket", by=["month", "bracket"])

        assert [(key, one.status.value) for key, one in table.items()] == [
            (("2026-01", "1-7"), "measured"),
            (("2026-01", "8-29"), "measured"),
            (("2026-01", "30-59"), "not_yet_observable"),
            (("2026-02", "1-7"), "measured"),
            (("2026-02", "8-29"), "not_yet_observable"),
            (("2026-02", "30-59"), "not_yet_observable"),
        ]

    def test_one_who_began_too_late_keeps_the_cell_open(self) -> None:
        log = [*on(0, 7), *on(3, who="A-2")]
        measured = cohort_retention(cohort_days(log, [7], as_of=known(9)))

        assert (measured.value, measured.status) == (None, Status.NOT_YET_OBSERVABLE)
        assert measured.details == ("1/2",)
        assert "nog niet voorbij voor 1/2 van het cohort" in measured.explain("nl")
        assert measured.counted == 2

    def test_the_period_chooses_the_cohort(self) -> None:
        log = [*on(0, 7), *on(3, who="A-2")]
        rows = cohort_days(log, [7], as_of=known(9))
        measured = cohort_retention(rows, period="2026-01-05/2026-01-06")

        assert measured.value == Ratio(1, 1)
        assert measured.excluded == {"outside_period": 1}

    def test_rows_hold_on_one_day_alone(self) -> None:
        rows = cohort_days(on(0, 7), [7], as_of=known(9))

        assert cohort_retention(rows).as_of == known(9)
        with pytest.raises(BadArgument):
            cohort_retention(rows, as_of=known(10))

    def test_without_a_bracket_there_is_nothing_to_count(self) -> None:
        measured = cohort_retention(cohort_days(on(0), [7], as_of=MARCH), variant="bracket")

        assert measured.status is Status.UNDEFINED
        assert measured.excluded == {"no_bracket": 1}

    def test_brackets_of_different_lengths_are_not_added_up(self) -> None:
        short, long = (cohort_days(on(0, 10), [7], as_of=MARCH, last=day) for day in (8, 13))
        both = [*short, *long]
        measured = cohort_retention(both, variant="bracket")

        assert (measured.status, measured.reason) == (Status.REFUSED, "several_brackets")
        assert measured.details == ("7-13", "7-8")
        assert "groepeer op band" in measured.explain("nl")
        assert cohort_retention(long, variant="bracket").value == Ratio(1, 1)
        apart = cohort_retention(both, variant="bracket", by="bracket")
        assert {one.status for one in apart.values()} == {Status.MEASURED}

    def test_nobody_is_undefined(self) -> None:
        assert cohort_retention([]).reason == "zero_denominator"
        assert cohort_retention.formula(active=0, cohort=0).value is None
