"""A row for each customer and number of days since it began: whether it was there again.

All that is asked of a customer is counted in one grouping; the few rows that this gives are then
told once for each of the days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column, DateColumn
from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.ground.days import number_of
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import flag
from salesterms.frames.ground.spreading import spread, together
from salesterms.frames.reading.given import GivenFrame
from salesterms.metrics.arguments import day_of
from salesterms.metrics.cohorts.days import Presence, brackets_of
from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.frames.reading.cells import Cell

_FIELDS: Final = (Column("customer", str), DateColumn("on", date))
_CUSTOMER, _ZERO, _DAY, _FIRST = (f"{MADE}{one}" for one in ("customer", "zero", "day", "first"))
_UNDATED, _REFUSED = f"{MADE}undated", f"{MADE}refused"
#: The number of a row without a date: later than any first day.
_NO_DAY: Final = 10**7
_KINDS: Final = ("on_day", "on_or_after", "in_bracket")


def cohort_days(
    activity: Any,
    days: Sequence[int],
    *,
    as_of: date | str,
    last: int | None = None,
    mapping: Any = None,
) -> Any:
    """A row for each customer and each of the `days` since its first.

    >>> import polars as pl
    >>> from datetime import date
    >>> from salesterms import frames
    >>> visits = pl.DataFrame(
    ...     {"customer": ["A-1", "A-1"], "on": [date(2026, 1, 5), date(2026, 1, 12)]}
    ... )
    >>> found = frames.cohort_days(visits, [1, 7, 30], as_of="2026-01-20")
    >>> found.select("day", "on_day", "bracket", "in_bracket").rows()[:2]
    [(1, 'inactive', '1-6', 'inactive'), (7, 'active', '7-29', 'not_yet')]

    A row of the frame says on which date which customer was there; `mapping` says in which columns
    `customer` and `on` are. What is told is told at `salesterms.metrics.cohort_days`, where day 0
    is the first of the dates; another day 0 is not on frames. A customer with a row that has no
    date, or one before the year 1, and rows without a customer, are refused by their `status` and
    `reason`. Raises `BadArgument` and `SchemaProblems`.
    """
    given = GivenFrame.of(activity, mapping, _FIELDS)
    until, asked = day_of(as_of), brackets_of(days, last)
    cells = given.cells(given.columns)
    found = _by_customer(given.with_made(cells), cells, asked, number_of(until))
    told = [dict(_Told(day, end, at, until).columns()) for at, (day, end) in enumerate(asked)]
    # Kept, and not told: a cluster then knows that the days of a customer are in one place.
    found = found.with_columns(nw.col(_CUSTOMER).alias("customer"))
    answer = together(spread(found, ["customer"], told, given.opened.engine))
    return given.opened.given_back(answer, ["customer", "day"])


def _by_customer(
    frame: Any, cells: dict[str, Cell], asked: Sequence[tuple[int, int | None]], until: int
) -> Any:
    """Of each customer day 0, and whether it was there on, since, and between the days."""
    customer, on = cells["customer"], cells["on"]
    number = nw.when(on.undated).then(nw.lit(_NO_DAY)).otherwise(on.made).cast(nw.Int64)
    zero = nw.when(~on.undated).then(on.given).alias(_ZERO)
    rows = frame.select(customer.given.alias(_CUSTOMER), zero, number.alias(_DAY))
    # What lies after the last known day has not happened; what has no date is to be told of.
    rows = rows.filter((nw.col(_DAY) <= until) | (nw.col(_DAY) == _NO_DAY))
    rows = rows.with_columns(nw.col(_DAY).min().over(_CUSTOMER).alias(_FIRST))
    since, dated = nw.col(_DAY) - nw.col(_FIRST), nw.col(_DAY) != _NO_DAY
    flags = {_UNDATED: ~dated}
    for at, (day, end) in enumerate(asked):
        flags[_flag("on_day", at)] = dated & (since == day)
        flags[_flag("on_or_after", at)] = dated & (since >= day)
        flags[_flag("in_bracket", at)] = dated & (since >= day) & (since <= (end or day))
    rows = rows.with_columns(*(flag(test).alias(name) for name, test in flags.items()))
    found = rows.group_by(_CUSTOMER).agg(
        nw.col(_ZERO).min(), nw.col(_FIRST).min(), *(nw.col(name).max() for name in flags)
    )
    found = found.with_columns(*(int64(nw.col(name)).alias(name) for name in (_FIRST, *flags)))
    return found.with_columns(
        (nw.lit(until) - nw.col(_FIRST)).alias(_DAY),
        (nw.col(_CUSTOMER).is_null() | (nw.col(_UNDATED) > 0)).alias(_REFUSED),
    )


def _flag(kind: str, at: int) -> str:
    return f"{MADE}{kind}_{at}"


@frozen
class _Told:
    """One of the days, the last day of its bracket, and its place."""

    day: int
    end: int | None
    at: int
    until: date

    def columns(self) -> Iterator[tuple[str, nw.Expr]]:
        """The columns of its row of each customer but the customer, by name."""
        yield "day_zero", nw.col(_ZERO)
        yield "day", nw.lit(self.day).cast(nw.Int64)
        yield "as_of", nw.lit(self.until.isoformat())
        for kind in _KINDS:
            yield kind, self._presence(kind)
        yield "bracket", nw.lit(self._bracket(), nw.String)
        refused = nw.col(_REFUSED)
        good, bad = nw.lit(Status.MEASURED.value), nw.lit(Status.REFUSED.value)
        yield "status", nw.when(refused).then(bad).otherwise(good)
        why = nw.when(refused).then(nw.lit("no_date")).otherwise(nw.lit(""))
        nobody = nw.col(_CUSTOMER).is_null()
        yield "reason", nw.when(nobody).then(nw.lit("no_customer")).otherwise(why)

    def _bracket(self) -> str | None:
        if self.end is None:
            return None
        return str(self.day) if self.day == self.end else f"{self.day}-{self.end}"

    def _presence(self, kind: str) -> nw.Expr:
        none = nw.lit(None, nw.String)
        over = self.end if kind == "in_bracket" else self.day
        if over is None:
            return none
        there = nw.col(_flag(kind, self.at)) > 0
        said = nw.when(there).then(nw.lit(Presence.ACTIVE.value))
        presence = said.otherwise(nw.lit(Presence.INACTIVE.value))
        presence = (
            nw.when(nw.col(_DAY) < over).then(nw.lit(Presence.NOT_YET.value)).otherwise(presence)
        )
        return nw.when(nw.col(_REFUSED)).then(none).otherwise(presence)
