"""Fiscal and retail calendars, and tables of exchange rates."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from salesterms.strategies.single_values import (
    dates,
    decimals,
)
from salesterms.values import (
    CURRENCIES,
    FiscalCalendar,
    FourFourFive,
    Period,
    RateTable,
)


@st.composite
def fiscal_calendars(draw: st.DrawFn) -> FiscalCalendar:
    """Fiscal calendars that start in any month, named after the year of their start or end.

    >>> from hypothesis import find
    >>> from salesterms.strategies import fiscal_calendars
    >>> find(fiscal_calendars(), lambda calendar: calendar.start_month > 3)
    FiscalCalendar(start_month=4, named_after='start')
    """
    return FiscalCalendar(
        start_month=draw(st.integers(1, 12)), named_after=draw(st.sampled_from(("start", "end")))
    )


@st.composite
def four_four_fives(draw: st.DrawFn) -> FourFourFive:
    """Retail years of 52 or 53 weeks that start in the drawn range of dates.

    >>> from hypothesis import find
    >>> from salesterms.strategies import four_four_fives
    >>> find(four_four_fives(), lambda year: year.year.days == 371)
    FourFourFive(year=Period.named('2022-12-01/2023-12-07'))
    """
    start = draw(dates())
    return FourFourFive(Period(start, start + timedelta(weeks=draw(st.sampled_from((52, 53))))))


@st.composite
def rate_tables(draw: st.DrawFn) -> RateTable:
    """Tables of up to six rates above zero, of any two currencies.

    >>> from hypothesis import given
    >>> from salesterms.strategies import rate_tables
    >>> @given(rate_tables())
    ... def test_every_rate_is_above_zero(table):
    ...     assert all(rate > 0 for _, rates in table.rates.values() for rate in rates)
    >>> test_every_rate_is_above_zero()
    """
    codes = sorted(CURRENCIES)
    last = len(codes) - 1
    two = st.tuples(st.integers(0, last), st.integers(1, last))
    pairs = two.map(lambda pair: (codes[pair[0]], codes[(pair[0] + pair[1]) % (last + 1)]))
    dated = st.dictionaries(st.tuples(dates(), pairs), decimals(signed=False), max_size=6)
    rows = draw(dated).items()
    return RateTable([(on, source, target, rate) for (on, (source, target)), rate in rows])
