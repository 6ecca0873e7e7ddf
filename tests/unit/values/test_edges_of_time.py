"""Periods, calendars, zones and instants: the first and the last day, and the one beside it."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from salesterms.values import (
    BadPeriod,
    FiscalCalendar,
    FourFourFive,
    InstantOutOfRange,
    NaiveInstant,
    Period,
    Ratio,
    UnknownZone,
    boundaries,
    local_date,
    zone,
)
from salesterms.values.instants import NotAnInstant, instant, instant_text, is_instant


class TestPeriod:
    def test_a_share_of_it_is_over_from_none_before_it_to_all_after_it(self) -> None:
        february = Period.month(2024, 2)
        elapsed = [
            february.elapsed(day)
            for day in (
                date(2023, 1, 1),
                date(2024, 1, 31),
                date(2024, 2, 1),
                date(2024, 2, 29),
                date(2024, 3, 1),
                date(2025, 1, 1),
            )
        ]
        assert elapsed == [Ratio(over, 29) for over in (0, 0, 1, 29, 29, 29)]

    def test_a_week_has_seven_days(self) -> None:
        assert Period.iso_week(2024, 5) == Period(date(2024, 1, 29), date(2024, 2, 5))
        assert Period.named("2020-W53") == Period(date(2020, 12, 28), date(2021, 1, 4))

    def test_what_is_no_week_is_named_whole(self) -> None:
        with pytest.raises(BadPeriod) as caught:
            Period.iso_week(2023, 53)
        assert caught.value.args == ((2023, 53),)

    @pytest.mark.parametrize(
        ("month", "end"), [(1, date(2024, 2, 1)), (11, date(2024, 12, 1)), (12, date(2025, 1, 1))]
    )
    def test_a_month_ends_where_the_next_one_starts(self, month: int, end: date) -> None:
        assert Period.month(2024, month) == Period(date(2024, month, 1), end)

    def test_quarters_follow_each_other_through_the_year(self) -> None:
        quarters = [Period.quarter(2024, number) for number in (1, 2, 3, 4)]
        assert [str(quarter) for quarter in quarters] == [
            "2024-01-01/2024-04-01",
            "2024-04-01/2024-07-01",
            "2024-07-01/2024-10-01",
            "2024-10-01/2025-01-01",
        ]

    def test_the_first_and_the_last_day_of_all_belong_to_a_period(self) -> None:
        every = Period(date(1900, 1, 1), date(2201, 1, 1))
        assert date(1900, 1, 1) in every
        assert date(2200, 12, 31) in every
        assert Period.year(1900).start == date(1900, 1, 1)
        assert Period(date(1900, 1, 1), date(1900, 1, 2)).days == 1
        for start, end in (
            (date(1899, 12, 31), date(1900, 1, 2)),
            (date(2200, 12, 31), date(2201, 1, 2)),
        ):
            with pytest.raises(BadPeriod):
                Period(start, end)
        with pytest.raises(BadPeriod) as caught:
            Period(date(1900, 1, 1), date(1900, 1, 1))
        assert caught.value.args == (date(1900, 1, 1),)  # the day that ends no period

    def test_two_instants_of_one_day_touch_that_day_only(self) -> None:
        first, last = datetime(2024, 3, 1, 8, tzinfo=UTC), datetime(2024, 3, 1, 9, tzinfo=UTC)
        assert Period.from_instants(first, last, zone="UTC") == Period(
            date(2024, 3, 1), date(2024, 3, 2)
        )


class TestBoundaries:
    def test_a_boundary_on_the_end_of_all_years_is_one_and_a_day_later_is_none(self) -> None:
        assert boundaries(date(2200, 12, 1), 1, 2)[-1] == date(2201, 1, 1)
        with pytest.raises(BadPeriod):
            boundaries(date(2200, 12, 2), 1, 2)

    def test_a_boundary_that_no_calendar_has_is_refused_as_any_other(self) -> None:
        with pytest.raises(BadPeriod) as caught:
            boundaries(date(1900, 1, 1), 12 * 9000, 2)
        assert caught.value.args == ((date(1900, 1, 1), 12 * 9000, 2),)

    @pytest.mark.parametrize(("months", "count"), [(True, 2), (1, True), (1.0, 2), (1, 2.0)])
    def test_months_and_count_are_whole_numbers(self, months: Any, count: Any) -> None:
        with pytest.raises(BadPeriod):
            boundaries(date(2024, 1, 1), months, count)

    def test_the_anchor_is_the_first_one(self) -> None:
        assert boundaries(date(2024, 1, 31), 1, 1) == (date(2024, 1, 31),)


class TestFiscalCalendar:
    @pytest.mark.parametrize(
        ("start_month", "named_after", "first"),
        [
            (1, "end", date(2024, 1, 1)),
            (2, "end", date(2023, 2, 1)),
            (12, "end", date(2023, 12, 1)),
            (1, "start", date(2024, 1, 1)),
            (2, "start", date(2024, 2, 1)),
        ],
    )
    def test_a_year_is_named_after_its_start_or_its_end(
        self, start_month: int, named_after: Any, first: date
    ) -> None:
        year = FiscalCalendar(start_month=start_month, named_after=named_after).year(2024)
        assert year == Period(first, first.replace(year=first.year + 1))

    def test_the_last_quarter_of_all_years_exists(self) -> None:
        calendar = FiscalCalendar(start_month=1, named_after="start")
        assert calendar.quarter(2200, 4) == Period.quarter(2200, 4)
        assert [calendar.quarter(2024, k) for k in (1, 2, 3, 4)] == [
            Period.quarter(2024, k) for k in (1, 2, 3, 4)
        ]

    @pytest.mark.parametrize("quarter", [0, 5, True, "1"])
    def test_a_year_has_four_quarters(self, quarter: Any) -> None:
        with pytest.raises(BadPeriod) as caught:
            FiscalCalendar(start_month=1, named_after="start").quarter(2024, quarter)
        assert caught.value.args == (quarter,)

    @pytest.mark.parametrize("month", [0, 13, True, "4"])
    def test_a_year_starts_in_one_of_twelve_months(self, month: Any) -> None:
        with pytest.raises(BadPeriod) as caught:
            FiscalCalendar(start_month=month, named_after="start")
        assert caught.value.args == (month,)


class TestFourFourFive:
    def test_every_quarter_is_of_4_4_and_5_weeks_and_the_last_takes_a_week_more(self) -> None:
        long = FourFourFive(Period.named("2024-01-29/2025-02-03"))
        weeks = [month.days // 7 for month in long.months()]
        assert weeks == [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6]
        assert [quarter.days // 7 for quarter in long.quarters()] == [13, 13, 13, 14]

    def test_its_months_follow_each_other_from_its_first_day_to_its_last(self) -> None:
        year = FourFourFive(Period(date(2024, 1, 1), date(2024, 12, 30)))
        months = year.months()
        assert (months[0].start, months[-1].end) == (year.year.start, year.year.end)
        assert [month.end for month in months[:-1]] == [month.start for month in months[1:]]
        assert [month.days // 7 for month in months] == [4, 4, 5] * 4


class TestZones:
    def test_a_zone_that_does_not_exist_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(UnknownZone) as caught:
            zone("Europe/Amsterdan")
        name, near = caught.value.args
        assert name == "Europe/Amsterdan"
        assert "Europe/Amsterdam" in near

    def test_an_instant_that_has_no_date_there_is_named_with_the_zone(self) -> None:
        last = datetime.max.replace(tzinfo=UTC)
        with pytest.raises(InstantOutOfRange) as caught:
            local_date(last, "Europe/Amsterdam")
        assert caught.value.args == (last, "Europe/Amsterdam")


class TestInstants:
    def test_an_instant_is_compared_in_utc(self) -> None:
        nine_there = datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=2)))
        found = instant(nine_there)
        assert found == datetime(2026, 3, 1, 7, tzinfo=UTC)
        assert found.tzinfo is UTC

    def test_it_is_read_to_the_minute(self) -> None:
        assert instant_text(datetime(2026, 3, 1, 9, 30, 59, tzinfo=UTC)) == "2026-03-01 09:30 UTC"

    @pytest.mark.parametrize("given", [date(2026, 3, 1), "2026-03-01T09:00Z", None])
    def test_what_is_no_datetime_is_no_instant(self, given: object) -> None:
        for read in (instant, instant_text):
            with pytest.raises(NotAnInstant) as caught:
                read(given)
            assert caught.value.args == (given,)
        with pytest.raises(NotAnInstant) as caught:
            is_instant(None, None, given)  # type: ignore[arg-type] # attrs gives these two
        assert caught.value.args == (given,)

    def test_a_field_takes_an_instant(self) -> None:
        at = datetime(2026, 3, 1, tzinfo=UTC)
        assert is_instant(None, None, at) is None  # type: ignore[arg-type, func-returns-value]

    def test_no_time_is_no_instant(self) -> None:
        class Never(datetime):
            """Not equal to itself, as the "no time" of a data frame."""

            __hash__ = datetime.__hash__

            def __eq__(self, other: object) -> bool:
                return False

            def __ne__(self, other: object) -> bool:
                return True

        with pytest.raises(NotAnInstant):
            instant(Never(2026, 3, 1, tzinfo=UTC))

    def test_without_a_zone_it_is_no_instant_either(self) -> None:
        naive = datetime(2026, 3, 1, 9)  # noqa: DTZ001 - naive on purpose
        with pytest.raises(NaiveInstant) as caught:
            instant(naive)
        assert caught.value.args == (naive,)

    def test_the_last_day_of_all_has_no_instant_in_a_zone_behind_utc(self) -> None:
        last = datetime.max.replace(tzinfo=timezone(timedelta(hours=-1)))
        with pytest.raises(InstantOutOfRange) as caught:
            instant(last)
        assert caught.value.args == (last, "UTC")
