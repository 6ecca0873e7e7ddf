"""Rows of customers by period with how often each came and went, from a frame of subscriptions.

Subscriptions are grouped by customer once. Between two times as a customer lies a gap, which one
look back finds: who comes back has ended one, and who leaves has begun one or has left for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.deriving.gaps import GAP, with_gaps
from salesterms.frames.deriving.subscribed import (
    BAD,
    END,
    NEVER,
    NO_TEXT,
    PAID,
    START,
    Subscribed,
    customer_named,
    in_period,
    standing_of,
)
from salesterms.frames.ground.days import number_of, whole
from salesterms.frames.ground.engines import MADE, engine_of
from salesterms.frames.ground.flags import flag
from salesterms.metrics.churn.periods import periods_of
from salesterms.metrics.churn.spells import CustomerOf, customer_of, services_of
from salesterms.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FIRST: Final = f"{MADE}first_day"
_LAST: Final = f"{MADE}last_end"
_WHICH, _CODE, _KIND, _THERE, _BEFORE, _JOINED, _LEFT = (
    f"{MADE}{name}_then" for name in ("which", "known", "kind", "there", "before", "joined", "left")
)
#: How many values each of what is known can have; who leaves or joins does so on a day of its own.
_SIZES: Final = (2**20, 2**20, 2, 2, 4)


def customer_moves(
    subscriptions: Any,
    periods: Period | str | Iterable[Period | str],
    *,
    of: CustomerOf | str = CustomerOf.ORGANISATION,
    services: Mapping[str, str] | None = None,
    mapping: Any = None,
) -> Any:
    """The rows of `customer_periods`, each with how often the customer came and went.

    >>> import datetime as dt
    >>> import polars as pl
    >>> from salesterms import frames
    >>> sold = pl.DataFrame(
    ...     {
    ...         "account": ["A-1", "A-1", "A-2"],
    ...         "started_on": [dt.date(2026, 1, 1), dt.date(2026, 3, 10), dt.date(2026, 3, 2)],
    ...         "ended_on": [dt.date(2026, 3, 5), None, None],
    ...         "amount": [50, 50, 80],
    ...         "currency": ["EUR"] * 3,
    ...         "trial": [False] * 3,
    ...     }
    ... )
    >>> moves = frames.customer_moves(sold, "2026-03-01/2026-03-31")
    >>> moves.sort("account").select("account", "standing", "times_joined", "times_left").rows()
    [('A-1', 'returned', 1, 1), ('A-2', 'joined', 1, 0)]
    >>> churn = frames.customer_churn(moves, variant="thirty_days")
    >>> churn.select("numerator", "denominator", "status").rows()
    [(1, 3, 'measured')]

    The arguments and rules are those of `customer_periods`, whose other metrics take these rows
    too. `times_joined` are the days of the period on which the customer came, for the first time or
    again, and `times_left` those on which it was none any more. Raises `SchemaProblems`,
    `BadArgument` and `BadPeriod`.
    """
    asked, what = periods_of(periods), customer_of(of)
    known = services_of(services, what)
    read, keys = Subscribed.by_customer(subscriptions, mapping, what, known)
    moves = [_Moves(at, period) for at, period in enumerate(asked)]
    wide = _by_customer(with_gaps(read.frame, keys), keys, moves)
    rows = _by_period(wide, keys, moves)
    named = customer_named(keys)
    bad = nw.col(BAD) == 1
    answer = rows.select(
        *(one.alias(name) for name, one in named.items()),
        nw.lit(what.value).alias("of"),
        _day_of(moves, [read.day(one.period.start) for one in moves]).alias("begins"),
        _day_of(moves, [read.last(one.period.end) for one in moves]).alias("last"),
        nw.when(bad).then(NO_TEXT).otherwise(_standing()).alias("standing"),
        nw.col(_JOINED).alias("times_joined"),
        nw.col(_LEFT).alias("times_left"),
    )
    return read.opened.given_back(answer, ["account", "product", "service", "begins"])


def _by_customer(frame: Any, keys: list[str], moves: list[_Moves]) -> Any:
    """A row for each customer, with what it did in each period."""
    paid = nw.col(PAID) == 1
    first = nw.when(paid).then(nw.col(START)).otherwise(nw.lit(NEVER))
    last = nw.when(paid).then(nw.col(END)).otherwise(nw.lit(-NEVER))
    made = {name: (expression, how) for one in moves for name, expression, how in one.columns()}
    rows = frame.select(
        *keys,
        nw.col(BAD),
        first.alias(_FIRST),
        last.alias(_LAST),
        *(expression.alias(name) for name, (expression, _) in made.items()),
    )
    found = rows.group_by(*keys).agg(
        nw.col(BAD).max(),
        nw.col(_FIRST).min(),
        nw.col(_LAST).max(),
        *(getattr(nw.col(name), how)() for name, (_, how) in made.items()),
    )
    return found.with_columns(*(int64(nw.col(name)).alias(name) for name in made))


@frozen
class _Moves:
    """One of the periods, by its place: what is looked at, and the rows that it gives."""

    at: int
    period: Period

    @property
    def first(self) -> int:
        """The number of the first day."""
        return number_of(self.period.start)

    @property
    def after(self) -> int:
        """That of the first day after it."""
        return number_of(self.period.end)

    @property
    def column(self) -> str:
        """The column with all that is known of it."""
        return self._name("known")

    def _name(self, what: str) -> str:
        return f"{MADE}moves_{what}_{self.at}"

    def _within(self, day: nw.Expr) -> nw.Expr:
        return (day >= self.first) & (day < self.after)

    def columns(self) -> Iterator[tuple[str, nw.Expr, str]]:
        """What is looked at of each subscription, and how it is put together by customer."""
        kind, there = in_period(self.first, self.after)
        yield self._name("kind"), kind, "max"
        yield self._name("there"), there, "max"
        again = (nw.col(GAP) < NEVER) & self._within(nw.col(START))
        yield self._name("again"), flag(again), "sum"
        yield self._name("left"), flag(self._within(nw.col(GAP))), "sum"

    def code(self) -> nw.Expr:
        """All that is known of a customer in the period, as one whole number."""
        joined = flag(self._within(nw.col(_FIRST))) + nw.col(self._name("again"))
        left = flag(self._within(nw.col(_LAST))) + nw.col(self._name("left"))
        before = flag(nw.col(_FIRST) < self.first)
        known = (left, joined, before, nw.col(self._name("there")), nw.col(self._name("kind")))
        found: nw.Expr = nw.lit(0)
        for many, number in zip(_SIZES, known, strict=True):
            found = found * many + number
        return found.cast(nw.Int64)


def _by_period(wide: Any, keys: list[str], moves: list[_Moves]) -> Any:
    """A row for each customer and period in which it was one, or of which nothing can be told.

    What is known of a period stands in one column, and the columns become rows: so the frame is
    read once, whatever the number of periods; by DuckDB once for each.
    """
    wide = wide.select(*keys, nw.col(BAD), *(one.code().alias(one.column) for one in moves))
    names = [one.column for one in moves]
    if engine_of(wide).unpivots:
        long = wide.unpivot(names, index=[*keys, BAD], variable_name=_WHICH, value_name=_CODE)
    else:
        parts = (
            wide.select(*keys, BAD, nw.lit(one).alias(_WHICH), nw.col(one).alias(_CODE))
            for one in names
        )
        long = nw.concat([*parts])
    rest = _CODE
    for name, many in zip((_KIND, _THERE, _BEFORE, _JOINED), _SIZES[:0:-1], strict=True):
        above = f"{name}_above"
        long = long.with_columns(whole(nw.col(rest), many).alias(above))
        long = long.with_columns((nw.col(rest) - nw.col(above) * many).alias(name))
        rest = above
    return long.rename({rest: _LEFT}).filter((nw.col(_KIND) > 0) | (nw.col(BAD) == 1))


def _day_of(moves: list[_Moves], days: list[nw.Expr]) -> nw.Expr:
    """The day of the period of a row."""
    found = days[0]
    for one, day in zip(moves[1:], days[1:], strict=True):
        found = nw.when(nw.col(_WHICH) == one.column).then(day).otherwise(found)
    return found


def _standing() -> nw.Expr:
    """What became of a customer: by whether it was there, and how often it came and went."""
    there, before, left = nw.col(_THERE), nw.col(_BEFORE) == 1, nw.col(_LEFT)
    at_end = there + nw.col(_JOINED) - left == 1
    return standing_of(nw.col(_KIND), there == 1, at_end, left > 0, before)
