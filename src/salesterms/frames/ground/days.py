"""Dates as whole numbers, and calendar units as whole numbers with a name.

A day is its number since 1970-01-01. Engines take dates apart alike, and subtract and cut them each
in its own way, wrongly in some (a zoned month in pandas); so a year, a quarter, a month and a week
are worked out of numbers, and named when there are few rows left.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import narwhals as nw
from attrs import frozen

#: The day of which the number is 0.
DAY_0: Final = date(1970, 1, 1)
#: Stands for no unit: real ones, also of dates before 1970, are far above.
NO_UNIT: Final = -(10**9)
#: The number of a day that has no year, far beyond the last one of a record.
_NEVER: Final = 10**9
#: The same of an instant, in microseconds: more seconds than are added up.
_NEVER_IN_MICROSECONDS: Final = 4 * 10**18
_DAYS_OF_400_YEARS: Final = 146_097
_DAYS_TO_1970: Final = 719_162
_A_WEEK: Final = 7
_MILLISECONDS: Final = 86_400_000
_MONTHS: Final = 12
_QUARTERS: Final = 4


def whole(expression: nw.Expr, by: int = 1) -> nw.Expr:
    """A whole number divided by another one, rounded down; of nothing it is 0.

    Written with a true division: `//` gives floats on some engines, and a cast of nothing is
    refused by others. Polars multiplies by the rounded 1 / `by`, which makes 49 / 49 less than 1;
    half a part more changes no whole number, and keeps it exact below 2^51.
    """
    divided = expression if by == 1 else (2 * expression + 1) / (2 * by)
    return divided.floor().fill_null(0).cast(nw.Int64)


def _before_year(year: nw.Expr) -> nw.Expr:
    """The days from 0001-01-01 to the first day of a year."""
    done = year - 1
    return 365 * done + whole(done, 4) - whole(done, 100) + whole(done, 400)


def number_of(day: date) -> int:
    """The number of a day, as `day_number` has it of columns."""
    return (day - DAY_0).days


def day_number(day: nw.Expr, dtype: Any, implementation: nw.Implementation) -> nw.Expr:
    """The number of a date; of nothing some number, so look first whether there is a date."""
    if implementation is nw.Implementation.POLARS:
        return day.cast(nw.Date).cast(nw.Int32).cast(nw.Int64)
    if implementation is nw.Implementation.PANDAS and dtype == nw.Datetime:
        return whole(day.dt.timestamp("ms"), _MILLISECONDS)
    if implementation is nw.Implementation.DUCKDB:
        return day.cast(nw.Date) - nw.lit(DAY_0)
    year, of_year = whole(day.dt.year()), whole(day.dt.ordinal_day())
    number = _before_year(year) + of_year - (_DAYS_TO_1970 + 1)
    # An infinite day has no year: it is later than all others.
    return nw.when(day.dt.year().is_null()).then(nw.lit(_NEVER, nw.Int64)).otherwise(number)


def with_microseconds(frame: Any, column: str, name: str) -> Any | None:
    """The rows with the microseconds since 1970 of an instant; None of an engine without such."""
    if frame.implementation is nw.Implementation.POLARS:
        return frame.with_columns(nw.col(column).dt.timestamp("us").alias(name))
    if frame.implementation is nw.Implementation.DUCKDB:
        sql: Any = frame.implementation.to_native_namespace()
        counted = sql.FunctionExpression("epoch_us", sql.ColumnExpression(column))
        # Of an infinite instant there are none, as of none at all, which is no row of a log.
        never = sql.ConstantExpression(_NEVER_IN_MICROSECONDS)
        made = sql.CoalesceOperator(counted, never).alias(name)
        return nw.from_native(frame.to_native().select(sql.StarExpression(), made))
    return None


@frozen
class Unit:
    """A calendar unit: the number of the one that a day lies in, and the name of a number.

    `before` works out columns beside that of the number, which the name is then made of.
    """

    number: Callable[[nw.Expr, nw.Expr], nw.Expr]
    named: Callable[[str], nw.Expr]
    before: Callable[[Any, str], Any] | None = None


def _digits(expression: nw.Expr) -> nw.Expr:
    return expression.cast(nw.Int64).cast(nw.String)


def _two(number: nw.Expr) -> nw.Expr:
    """A number of one or two digits as two."""
    zero = nw.when(number < 10).then(nw.lit("0")).otherwise(nw.lit(""))  # noqa: PLR2004 - two digits
    return nw.concat_str(zero, _digits(number))


def _known(column: str, name: nw.Expr) -> nw.Expr:
    known = nw.col(column) != NO_UNIT
    return nw.when(known).then(name).otherwise(nw.lit(None, nw.String))


def _year(column: str) -> nw.Expr:
    return _known(column, _digits(nw.col(column)))


def _parts(
    parts: int, between: str, name: Callable[[nw.Expr], nw.Expr]
) -> Callable[[str], nw.Expr]:
    """What names the parts of a year."""

    def named(column: str) -> nw.Expr:
        number = nw.col(column)
        year = whole(number, parts)
        part = number - parts * year + 1
        return _known(column, nw.concat_str(_digits(year), nw.lit(between), name(part)))

    return named


def _years_of_weeks(frame: Any, column: str) -> Any:
    """Weeks of ISO 8601: a week lies in the year that its Thursday lies in.

    Step by step, in columns of their own: an engine of text would write out each part many times.
    """
    year, first, next_ = _of_week(column)
    thursday = nw.col(column) * _A_WEEK
    about = whole((thursday + _DAYS_TO_1970) * 400, _DAYS_OF_400_YEARS) + 1
    frame = frame.with_columns(about.alias(year))
    begins = _before_year(nw.col(year)) - _DAYS_TO_1970
    ends = _before_year(nw.col(year) + 1) - _DAYS_TO_1970
    frame = frame.with_columns(begins.alias(first), ends.alias(next_))
    early, late = thursday < nw.col(first), thursday >= nw.col(next_)
    shifted = nw.when(early).then(nw.lit(-1)).otherwise(nw.lit(0))
    shifted = shifted + nw.when(late).then(nw.lit(1)).otherwise(nw.lit(0))
    frame = frame.with_columns((nw.col(year) + shifted).alias(year))
    return frame.with_columns((_before_year(nw.col(year)) - _DAYS_TO_1970).alias(first))


def _week(column: str) -> nw.Expr:
    year, first, _ = _of_week(column)
    week = whole(nw.col(column) * _A_WEEK - nw.col(first), _A_WEEK) + 1
    return _known(column, nw.concat_str(_digits(nw.col(year)), nw.lit("-W"), _two(week)))


def _of_week(column: str) -> tuple[str, str, str]:
    """The columns with the year of a week, its first day and the one of the next year."""
    return f"year_of_{column}", f"first_of_{column}", f"next_of_{column}"


#: By name, the same names as of records. The number is made of a date and of the day's number.
UNITS: Final[dict[str, Unit]] = {
    "year": Unit(lambda day, _: day.dt.year(), _year),
    "quarter": Unit(
        lambda day, _: day.dt.year() * _QUARTERS + ((day.dt.month() + 2) / 3).floor() - 1,
        _parts(_QUARTERS, "-Q", _digits),
    ),
    "month": Unit(
        lambda day, _: day.dt.year() * _MONTHS + day.dt.month() - 1, _parts(_MONTHS, "-", _two)
    ),
    # 1970-01-01 was a Thursday.
    "week": Unit(lambda _, number: whole(number + 3, _A_WEEK), _week, _years_of_weeks),
}
