"""The laws of periods: half-open, without gaps or overlaps, and never drifting."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from salesterms.strategies import dates, periods
from salesterms.values import (
    CALENDAR_UNITS,
    FiscalCalendar,
    FourFourFive,
    Period,
    boundaries,
    local_date,
)

YEARS = st.integers(1901, 2198)


class TestPartition:
    """The named periods of a kind cut the calendar up: each date lies in exactly one."""

    @given(YEARS)
    def test_quarters_and_months_cut_up_their_year(self, year: int) -> None:
        whole = Period.year(year)
        quarters = [Period.quarter(year, number) for number in range(1, 5)]
        months = [Period.month(year, number) for number in range(1, 13)]
        for parts in (quarters, months):
            assert parts[0].start == whole.start
            assert parts[-1].end == whole.end
            assert all(a.end == b.start for a, b in pairwise(parts))

    @given(dates())
    def test_the_unit_of_a_date_names_the_period_that_holds_it(self, day: date) -> None:
        for name_of in CALENDAR_UNITS.values():
            assert day in Period.named(name_of(day))

    @given(YEARS, st.integers(1, 12), st.sampled_from(["start", "end"]))
    def test_fiscal_years_follow_each_other(self, year: int, month: int, named: str) -> None:
        calendar = FiscalCalendar(start_month=month, named_after=named)  # type: ignore[arg-type] # on purpose
        this, following = calendar.year(year), calendar.year(year + 1)
        assert this.end == following.start
        assert this.start.month == month
        assert [calendar.quarter(year, n).start for n in (1, 2, 3, 4)] == sorted(
            calendar.quarter(year, n).start for n in (1, 2, 3, 4)
        )
        assert calendar.quarter(year, 4).end == this.end

    @given(dates(), st.sampled_from([52, 53]))
    def test_a_retail_year_is_cut_up_whole(self, start: date, weeks: int) -> None:
        year = FourFourFive(Period(start, start + timedelta(weeks=weeks)))
        assert sum(period.days for period in year.months()) == 7 * weeks
        assert sum(period.days for period in year.quarters()) == 7 * weeks


class TestMembership:
    """A period holds its start and not its end, and says how much of it has gone by."""

    @given(periods())
    def test_start_is_in_and_end_is_out(self, period: Period) -> None:
        assert period.start in period
        assert period.end not in period
        assert Period.named(str(period)) == period

    @given(periods(), dates())
    def test_what_has_gone_by_never_shrinks(self, period: Period, day: date) -> None:
        now, later = period.elapsed(day), period.elapsed(day + timedelta(days=1))
        assert 0 <= now.fraction() <= later.fraction() <= 1


class TestAnchor:
    """The k-th boundary is counted from the anchor, so a short month never shortens the next."""

    @given(dates(), st.integers(1, 14), st.integers(1, 40))
    def test_no_boundary_drifts(self, anchor: date, months: int, count: int) -> None:
        for step, day in enumerate(boundaries(anchor, months, count)):
            assert (day.year - anchor.year) * 12 + day.month - anchor.month == step * months
            assert day.day <= anchor.day
            assert day.day == anchor.day or (day + timedelta(days=1)).day == 1


class TestZones:
    """The date of an instant is that of the named zone, whatever the machine's own is."""

    @given(
        st.integers(0, 10**8).map(lambda s: datetime(2022, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
    )
    def test_utc_and_amsterdam_differ_by_at_most_a_day(self, instant: datetime) -> None:
        amsterdam = local_date(instant, "Europe/Amsterdam")
        assert timedelta(0) <= amsterdam - local_date(instant, "UTC") <= timedelta(days=1)
