"""Rows of customers and of revenue by period, made of a frame of subscriptions.

Subscriptions are grouped by customer once, with columns for each period, and those columns are made
rows. The list of periods is short, and stands in the expressions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.deriving.gaps import GAP, with_gaps
from salesterms.frames.deriving.subscribed import (
    BAD,
    CUSTOMER,
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
from salesterms.frames.formulas.of_periods import MONTH_PARTS
from salesterms.frames.ground.days import number_of, whole
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import first_that_holds, flag
from salesterms.frames.ground.spreading import spread, together
from salesterms.frames.metrics.answering import INEXACT, LACKING
from salesterms.frames.reading.cells import NOT_EXACT, scale_expression, scale_of, whole_number
from salesterms.metrics.churn.periods import periods_of
from salesterms.metrics.churn.spells import CustomerOf, customer_of, services_of
from salesterms.metrics.recurring.changes import MrrMovement
from salesterms.metrics.recurring.deriving import periods_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from salesterms.values import Period

_YEAR: Final = 12
_ACCOUNT: Final = CUSTOMER["account"]
_CURRENCY: Final = f"{MADE}in_currency"
_FIRST: Final = f"{MADE}first_paid"
_MONTHLY: Final = f"{MADE}monthly"
_PARTS: Final = f"{MADE}in_parts"
_LENGTH: Final = f"{MADE}months_billed"
_WRONG: Final = f"{MADE}wrong"
_BY_YEAR: Final = f"{MADE}by_year"
#: How many of its subscriptions have an amount, or a month of it, that is no exact number.
_FINE: Final = f"{MADE}too_fine"
_YEARLY: Final = f"{MADE}monthly_by_year"
_SINCE: Final = f"{MADE}since"
_KIND: Final = f"{MADE}kind"
_AT_START: Final = f"{MADE}there_at_start"
_AT_END: Final = f"{MADE}there_at_end"
_LEFT: Final = f"{MADE}left_for_a_time"
#: What is known of a customer in each period.
_IN_PERIOD: Final = (_KIND, _AT_START, _AT_END, _LEFT)
_LEVEL: Final = f"{MADE}level"
_BEGUN: Final = f"{MADE}begun"
_ASIDE: Final = f"{MADE}aside"
_BEFORE: Final = "_before"


def customer_periods(
    subscriptions: Any,
    periods: Period | str | Iterable[Period | str],
    *,
    of: CustomerOf | str = CustomerOf.ORGANISATION,
    services: Mapping[str, str] | None = None,
    mapping: Any = None,
) -> Any:
    """A row for each customer in each period, in which it was one for a day or at the start.

    >>> import datetime as dt
    >>> import polars as pl
    >>> from salesterms import frames
    >>> sold = pl.DataFrame(
    ...     {
    ...         "account": ["A-1"],
    ...         "started_on": [dt.date(2026, 1, 1)],
    ...         "ended_on": [dt.date(2026, 3, 1)],
    ...         "amount": [50],
    ...         "currency": ["EUR"],
    ...         "trial": [False],
    ...     }
    ... )
    >>> rows = frames.customer_periods(sold, ["2026-01", "2026-02", "2026-03", "2026-04"])
    >>> rows.select("begins", "standing").rows()[1:]
    [(datetime.date(2026, 2, 1), 'kept'), (datetime.date(2026, 3, 1), 'gone')]

    The rules are those of `salesterms.metrics.customer_periods`, and the arguments too; `mapping`
    says in which columns the fields are. The answer is a frame of the kind that was given, for
    `customer_churn` and `customer_retention`. Group these by the unit of the periods: rows of
    months by quarter are added up, and tell no churn of a quarter. A customer with a row that no
    record could be made of has no `standing`, by which its group is refused (`required_missing`).
    That an id stands there twice is not seen. Raises `SchemaProblems`, `BadArgument` and
    `BadPeriod`.
    """
    asked, what = periods_of(periods), customer_of(of)
    known = services_of(services, what)
    read, keys = Subscribed.by_customer(subscriptions, mapping, what, known)
    wide = _standing_by_customer(with_gaps(read.frame, keys), keys, asked)
    rows = _rows_by_period(wide, asked, read, keys, what)
    return read.opened.given_back(rows, ["account", "product", "service", "begins"])


def _standing_by_customer(frame: Any, keys: list[str], asked: Sequence[Period]) -> Any:
    """A row for each customer, with what is known of it in each period."""
    start, end, paid, gap = nw.col(START), nw.col(END), nw.col(PAID) == 1, nw.col(GAP)
    made = [
        nw.col(BAD),
        nw.when(paid).then(start).otherwise(nw.lit(NEVER)).alias(_FIRST),
    ]
    for at, period in enumerate(asked):
        first, after = number_of(period.start), number_of(period.end)
        kind, at_start = in_period(first, after)
        made += [
            kind.alias(f"{_KIND}_{at}"),
            at_start.alias(f"{_AT_START}_{at}"),
            flag(paid & (start < after) & (end >= after)).alias(f"{_AT_END}_{at}"),
            flag((gap >= first) & (gap < after)).alias(f"{_LEFT}_{at}"),
        ]
    rows = frame.select(*keys, *made)
    maxima = [nw.col(f"{name}_{at}").max() for at in range(len(asked)) for name in _IN_PERIOD]
    return rows.group_by(*keys).agg(nw.col(BAD).max(), nw.col(_FIRST).min(), *maxima)


def _rows_by_period(
    wide: Any, asked: Sequence[Period], read: Subscribed, keys: list[str], of: CustomerOf
) -> Any:
    """The rows of all periods."""
    told = [
        {
            **_of_period(period, read),
            _SINCE: nw.lit(number_of(period.start)),
            **{name: nw.col(f"{name}_{at}") for name in _IN_PERIOD},
        }
        for at, period in enumerate(asked)
    ]
    rows = together(spread(wide, [*keys, BAD, _FIRST], told, read.opened.engine))
    bad = nw.col(BAD) == 1
    standing = nw.when(bad).then(NO_TEXT).otherwise(_standing())
    known = (value.alias(name) for name, value in customer_named(keys).items())
    return rows.filter((nw.col(_KIND) > 0) | bad).select(
        *known,
        nw.lit(of.value).alias("of"),
        "begins",
        "last",
        standing.alias("standing"),
    )


def _of_period(period: Period, read: Subscribed) -> dict[str, nw.Expr]:
    """Of which period a row is."""
    return {"begins": read.day(period.start), "last": read.last(period.end)}


def _standing() -> nw.Expr:
    """What became of a customer in a period."""
    at_start, at_end, left = (nw.col(name) == 1 for name in _IN_PERIOD[1:])
    before = nw.col(_FIRST) < nw.col(_SINCE)
    return standing_of(nw.col(_KIND), at_start, at_end, left, before)


def mrr_changes(
    subscriptions: Any,
    period: Period | str,
    *,
    months: int | None = 1,
    days: int | None = None,
    mapping: Any = None,
) -> Any:
    """What each account paid a month at the start and at the end of each month of a period.

    >>> import datetime as dt
    >>> import polars as pl
    >>> from salesterms import frames
    >>> sold = pl.DataFrame(
    ...     {
    ...         "account": ["A-1"],
    ...         "started_on": [dt.date(2026, 1, 15)],
    ...         "ended_on": [dt.date(2026, 3, 1)],
    ...         "amount": [1200],
    ...         "currency": ["EUR"],
    ...         "interval_months": [12],
    ...         "trial": [False],
    ...     }
    ... )
    >>> rows = frames.mrr_changes(sold, period="2026-Q1")
    >>> rows.select("start", "end", "movement").rows()
    [(0.0, 100.0, 'new'), (100.0, 100.0, 'unchanged'), (100.0, 0.0, 'churn')]

    The rules are those of `salesterms.metrics.mrr_changes`, and the arguments too; `mapping` says
    in which columns the fields are. The answer is a frame of the kind that was given, for the
    metrics of recurring revenue, which take its amounts apart into whole numbers again. An account
    with a row that no record could be made of, or whose month is no whole number of 720ths of a
    minor unit, has no `movement`, by which its group is refused; its `reason` is `out_of_bounds`
    for an amount that is no exact number, else `required_missing`. That an id stands there twice is
    not seen. Raises `SchemaProblems`, `BadArgument` and `BadPeriod`.
    """
    asked = periods_within(period, months, days)
    read = Subscribed.of(subscriptions, mapping, ("interval_months",))
    wide = _paid_by_account(read, asked)
    rows = _changes_by_period(wide, asked, read)
    return read.opened.given_back(rows, ["account", "currency", "begins"])


def _paid_by_account(read: Subscribed, asked: Sequence[Period]) -> Any:
    """A row for each account and currency, with what it pays at each boundary of the periods."""
    keys = _keys(read)
    wrong = (nw.col(_WRONG), nw.col(_FINE))
    rows = _monthly(read).select(*keys, *wrong, *_at_boundaries(asked), *_set_aside(asked))
    names = [name for name in rows.collect_schema().names() if name not in keys]
    wide = rows.group_by(*keys).agg(*(nw.col(name).sum() for name in names))
    return wide.with_columns(*(int64(nw.col(name)).alias(name) for name in names))


def _monthly(read: Subscribed) -> Any:
    """The subscriptions with what each comes to in a month, and whether that cannot be told."""
    amount, interval = read.cells["amount"], read.cells["interval_months"]
    good = (interval.made >= 1) & (interval.largest < NOT_EXACT) & (nw.col(BAD) == 0)
    parts = flag(good, amount.made * MONTH_PARTS)
    length = nw.when(good).then(interval.made).otherwise(nw.lit(1)).cast(nw.Int64)
    frame = read.frame.with_columns(parts.alias(_PARTS), length.alias(_LENGTH))
    paid = nw.col(PAID) == 1
    share = whole(nw.col(_PARTS) / nw.col(_LENGTH))
    code = amount.currency
    uneven = paid & (share * nw.col(_LENGTH) != nw.col(_PARTS))
    frame = frame.with_columns(
        read.account().alias(_ACCOUNT),
        code.alias(_CURRENCY),
        flag(paid & (nw.col(_LENGTH) >= _YEAR)).alias(_BY_YEAR),
        nw.when(good & ~uneven & ~code.is_null())
        .then(nw.lit(0))
        .otherwise(nw.lit(1))
        .alias(_WRONG),
        flag((amount.largest == NOT_EXACT) | uneven).alias(_FINE),
        flag(paid, share).alias(_MONTHLY),
    )
    return frame.with_columns((nw.col(_MONTHLY) * nw.col(_BY_YEAR)).alias(_YEARLY))


def _at_boundaries(asked: Sequence[Period]) -> Iterator[nw.Expr]:
    """What a subscription pays where periods begin and end, and whether it had begun by then."""
    start, end, paid = nw.col(START), nw.col(END), nw.col(PAID) == 1
    for at, day in enumerate([asked[0].start, *(one.end for one in asked)]):
        number = number_of(day)
        there = (start < number) & (end >= number)
        for name, column in ((_LEVEL, _MONTHLY), (_YEARLY, _YEARLY)):
            yield flag(there, nw.col(column)).alias(f"{name}_{at}")
        yield flag(paid & (start < number)).alias(f"{_BEGUN}_{at}")


def _set_aside(asked: Sequence[Period]) -> Iterator[nw.Expr]:
    """Whether a subscription that is not paid for touches a period."""
    start, end, paid = nw.col(START), nw.col(END), nw.col(PAID) == 1
    for at, one in enumerate(asked):
        first, after = number_of(one.start), number_of(one.end)
        touches = (start < after) & ((start >= first) | (end > first))
        yield flag(touches & ~paid).alias(f"{_ASIDE}_{at}")


def _keys(read: Subscribed) -> list[str]:
    """What accounts are grouped by: by currency too, unless all amounts are said to be in one."""
    declared = read.cells["amount"].source.currency
    return [_ACCOUNT, _CURRENCY] if declared is None else [_ACCOUNT]


def _changes_by_period(wide: Any, asked: Sequence[Period], read: Subscribed) -> Any:
    """The rows of all periods."""
    told = [
        {
            **_of_period(period, read),
            **{f"{name}{_BEFORE}": nw.col(f"{name}_{at}") for name in (_LEVEL, _BEGUN)},
            **{name: nw.col(f"{name}_{at + 1}") for name in (_LEVEL, _BEGUN, _YEARLY)},
            _ASIDE: nw.col(f"{_ASIDE}_{at}"),
        }
        for at, period in enumerate(asked)
    ]
    kept = [*_keys(read), _WRONG, _FINE]
    rows = together(spread(wide, kept, told, read.opened.engine))
    bad, fine = nw.col(_WRONG) > 0, nw.col(_FINE) > 0
    why = nw.when(fine).then(nw.lit(INEXACT)).otherwise(nw.lit(LACKING))
    currency = read.cells["amount"].source.currency
    scale = (
        scale_expression(nw.col(_CURRENCY), MONTH_PARTS)
        if currency is None
        else whole_number(scale_of(currency) * MONTH_PARTS)
    )

    def money(name: str) -> nw.Expr:
        return nw.col(name).cast(nw.Float64) / scale.cast(nw.Float64)

    return rows.filter((nw.col(_BEGUN) > 0) | (nw.col(_ASIDE) > 0) | bad).select(
        nw.col(_ACCOUNT).cast(nw.String).alias("account"),
        (nw.col(_CURRENCY) if currency is None else nw.lit(currency)).alias("currency"),
        "begins",
        "last",
        money(f"{_LEVEL}{_BEFORE}").alias("start"),
        money(_LEVEL).alias("end"),
        money(_YEARLY).alias("end_yearly"),
        nw.when(bad).then(NO_TEXT).otherwise(_movement()).alias("movement"),
        nw.when(bad).then(why).otherwise(nw.lit("")).alias("reason"),
    )


def _movement() -> nw.Expr:
    """What became of the revenue of an account in a period: the first line that holds."""
    start, end = nw.col(f"{_LEVEL}{_BEFORE}"), nw.col(_LEVEL)
    before, by_end = nw.col(f"{_BEGUN}{_BEFORE}"), nw.col(_BEGUN)
    nothing = (start == 0) & (end == 0)
    lines = (
        (nothing & (by_end > before), MrrMovement.CAME_AND_WENT),
        (nothing & (before > 0), MrrMovement.GONE),
        (nothing, MrrMovement.NEVER_PAID),
        ((start == 0) & (before > 0), MrrMovement.REACTIVATION),
        (start == 0, MrrMovement.NEW),
        (end == 0, MrrMovement.CHURN),
        (start == end, MrrMovement.UNCHANGED),
        (start < end, MrrMovement.EXPANSION),
    )
    return first_that_holds(lines, nw.lit(MrrMovement.CONTRACTION.value))
