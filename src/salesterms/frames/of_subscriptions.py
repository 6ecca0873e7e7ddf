"""Rows of customers and of revenue by period, made of a frame of subscriptions.

Subscriptions are grouped by customer once, with columns for each period, and those columns are made
rows. The list of periods is short, and stands in the expressions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.cells import MADE, scale_expression, scale_of
from salesterms.frames.counting import int64
from salesterms.frames.days import whole
from salesterms.frames.formulas_of_periods import MONTH_PARTS
from salesterms.frames.gaps import with_gaps
from salesterms.frames.subscribed import (
    BAD,
    END,
    FREE,
    NEVER,
    PAID,
    START,
    TRIAL,
    Subscribed,
    flag,
    number_of,
)
from salesterms.metrics.churn.periods import periods_of
from salesterms.metrics.churn.spells import CustomerOf, customer_of, services_of
from salesterms.metrics.recurring.deriving import periods_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from salesterms.values import Period

_YEAR: Final = 12
_ACCOUNT: Final = f"{MADE}of_account"
_PRODUCT: Final = f"{MADE}of_product"
_SERVICE: Final = f"{MADE}of_service"
_CURRENCY: Final = f"{MADE}in_currency"
_FIRST: Final = f"{MADE}first_paid"
_MONTHLY: Final = f"{MADE}monthly"
_PARTS: Final = f"{MADE}in_parts"
_LENGTH: Final = f"{MADE}months_billed"
_WRONG: Final = f"{MADE}wrong"
_YEARLY: Final = f"{MADE}monthly_by_year"
_NO_TEXT: Final = nw.lit(None, nw.String)
_PAYS, _TRIES, _HAS_FREE = 3, 2, 1


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
    `customer_churn` and `customer_retention`. A customer with a row that no record could be made of
    has no `standing`, by which its group is refused. That an id stands there twice is not seen.
    Raises `SchemaProblems`, `BadArgument` and `BadPeriod`.
    """
    asked, what = periods_of(periods), customer_of(of)
    known = services_of(services, what)
    whole_ = what is CustomerOf.ORGANISATION
    read = Subscribed.of(subscriptions, mapping, () if whole_ else ("product",))
    product = _NO_TEXT if whole_ else read.cells["product"].given.cast(nw.String)
    service: nw.Expr = _NO_TEXT
    for name, group in {} if whole_ else known.items():
        service = nw.when(product == name).then(nw.lit(group)).otherwise(service)
    frame = read.frame.with_columns(
        read.cells["account"].given.cast(nw.String).alias(_ACCOUNT),
        product.alias(_PRODUCT),
        service.alias(_SERVICE),
    )
    keys = {
        CustomerOf.ORGANISATION: [_ACCOUNT],
        CustomerOf.SERVICE: [_ACCOUNT, _SERVICE],
        CustomerOf.PRODUCT: [_ACCOUNT, _PRODUCT, _SERVICE],
    }[what]
    wide = _standing_by_customer(with_gaps(frame, keys, read.opened.engine), keys, asked)
    parts = [_rows_of(wide, at, period, read, keys, what) for at, period in enumerate(asked)]
    return _given_back(read, parts, ["account", "product", "service", "begins"])


def _standing_by_customer(frame: Any, keys: list[str], asked: Sequence[Period]) -> Any:
    """A row for each customer, with what is known of it in each period."""
    start, end, paid = nw.col(START), nw.col(END), nw.col(PAID) == 1
    made = [
        nw.col(BAD),
        nw.when(paid).then(start).otherwise(nw.lit(NEVER)).alias(_FIRST),
    ]
    for at, period in enumerate(asked):
        first, after = number_of(period.start), number_of(period.end)
        begun, meets = start < after, end > first
        kind = nw.when(begun & meets & (nw.col(FREE) == 1)).then(nw.lit(_HAS_FREE)).otherwise(0)
        kind = nw.when(begun & meets & (nw.col(TRIAL) == 1)).then(nw.lit(_TRIES)).otherwise(kind)
        # Who leaves on the first day is left in the period.
        kind = nw.when(begun & (end >= first) & paid).then(nw.lit(_PAYS)).otherwise(kind)
        left = nw.col(f"{MADE}gap")
        made += [
            kind.alias(f"{MADE}kind_{at}"),
            flag(paid & (start < first) & (end >= first)).alias(f"{MADE}start_{at}"),
            flag(paid & begun & (end >= after)).alias(f"{MADE}end_{at}"),
            flag((left >= first) & (left < after)).alias(f"{MADE}gap_{at}"),
        ]
    rows = frame.select(*keys, *made)
    maxima = [
        nw.col(f"{MADE}{name}_{at}").max()
        for at in range(len(asked))
        for name in ("kind", "start", "end", "gap")
    ]
    return rows.group_by(*keys).agg(nw.col(BAD).max(), nw.col(_FIRST).min(), *maxima)


def _rows_of(
    wide: Any, at: int, period: Period, read: Subscribed, keys: list[str], of: CustomerOf
) -> Any:
    """The rows of one period."""
    kind = nw.col(f"{MADE}kind_{at}")
    bad = nw.col(BAD) == 1
    standing = nw.when(bad).then(_NO_TEXT).otherwise(_standing(at, number_of(period.start)))
    names = {"account": _ACCOUNT, "product": _PRODUCT, "service": _SERVICE}
    known = [(nw.col(key) if key in keys else _NO_TEXT).alias(name) for name, key in names.items()]
    return wide.filter((kind > 0) | bad).select(
        *known,
        nw.lit(of.value).alias("of"),
        read.day(period.start).alias("begins"),
        read.last(period.end).alias("last"),
        standing.alias("standing"),
    )


def _standing(at: int, first: int) -> nw.Expr:
    """What became of a customer in a period."""
    kind = nw.col(f"{MADE}kind_{at}")
    at_start, at_end, gap = (nw.col(f"{MADE}{name}_{at}") == 1 for name in ("start", "end", "gap"))
    before = nw.col(_FIRST) < first

    def either(test: nw.Expr, yes: nw.Expr | str, no: nw.Expr | str) -> nw.Expr:
        return nw.when(test).then(_text(yes)).otherwise(_text(no))

    there = either(at_end, either(gap, "returned", "kept"), "gone")
    again = either(at_end, "came_back", "came_back_and_left")
    new = either(at_end, "joined", "joined_and_left")
    pays = either(at_start, there, either(before, again, new))
    return either(kind == _PAYS, pays, either(kind == _TRIES, "only_trial", "only_free"))


def _text(given: nw.Expr | str) -> nw.Expr:
    return nw.lit(given) if isinstance(given, str) else given


def mrr_changes(
    subscriptions: Any,
    *,
    period: Period | str,
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
    minor unit, has no `movement`, by which its group is refused. That an id stands there twice is
    not seen. Raises `SchemaProblems`, `BadArgument` and `BadPeriod`.
    """
    asked = periods_within(period, months, days)
    read = Subscribed.of(subscriptions, mapping, ("interval_months",))
    wide = _paid_by_account(read, asked)
    parts = [_changes_of(wide, at, one, read) for at, one in enumerate(asked)]
    return _given_back(read, parts, ["account", "currency", "begins"])


def _paid_by_account(read: Subscribed, asked: Sequence[Period]) -> Any:
    """A row for each account and currency, with what it pays at each boundary of the periods."""
    amount, interval = read.cells["amount"], read.cells["interval_months"]
    good = (interval.given >= 1) & (nw.col(BAD) == 0)
    parts = nw.when(good).then(amount.made * MONTH_PARTS).otherwise(nw.lit(0))
    length = nw.when(good).then(interval.given).otherwise(nw.lit(1)).cast(nw.Int64)
    frame = read.frame.with_columns(parts.alias(_PARTS), length.alias(_LENGTH))
    paid = nw.col(PAID) == 1
    share = whole(nw.col(_PARTS) / nw.col(_LENGTH))
    code = amount.currency
    uneven = paid & (share * nw.col(_LENGTH) != nw.col(_PARTS))
    frame = frame.with_columns(
        read.cells["account"].given.cast(nw.String).alias(_ACCOUNT),
        code.alias(_CURRENCY),
        flag(paid & (nw.col(_LENGTH) >= _YEAR)).alias(f"{MADE}by_year"),
        nw.when(good & ~uneven & ~code.is_null())
        .then(nw.lit(0))
        .otherwise(nw.lit(1))
        .alias(_WRONG),
        nw.when(paid).then(share).otherwise(nw.lit(0)).alias(_MONTHLY),
    )
    frame = frame.with_columns((nw.col(_MONTHLY) * nw.col(f"{MADE}by_year")).alias(_YEARLY))
    start, end = nw.col(START), nw.col(END)
    made = [nw.col(_WRONG)]
    for at, day in enumerate([asked[0].start, *(one.end for one in asked)]):
        number = number_of(day)
        there = (start < number) & (end >= number)
        for name, column in (("level", _MONTHLY), ("yearly", _YEARLY)):
            level = nw.when(there).then(nw.col(column)).otherwise(nw.lit(0))
            made.append(level.alias(f"{MADE}{name}_{at}"))
        made.append(flag(paid & (start < number)).alias(f"{MADE}begun_{at}"))
    for at, one in enumerate(asked):
        first, after = number_of(one.start), number_of(one.end)
        touches = (start < after) & ((start >= first) | (end > first))
        made.append(flag(touches & (nw.col(PAID) == 0)).alias(f"{MADE}aside_{at}"))
    keys = [_ACCOUNT, _CURRENCY]
    rows = frame.select(*keys, *made)
    names = [name for name in rows.collect_schema().names() if name not in keys]
    wide = rows.group_by(*keys).agg(*(nw.col(name).sum() for name in names))
    return wide.with_columns(*(int64(nw.col(name)).alias(name) for name in names))


def _changes_of(wide: Any, at: int, period: Period, read: Subscribed) -> Any:
    """The rows of one period."""
    begun, aside = nw.col(f"{MADE}begun_{at + 1}"), nw.col(f"{MADE}aside_{at}")
    bad = nw.col(_WRONG) > 0
    currency = read.cells["amount"].source.currency
    scale = scale_expression(nw.col(_CURRENCY)) if currency is None else nw.lit(scale_of(currency))

    def money(name: str) -> nw.Expr:
        return nw.col(name).cast(nw.Float64) / (scale * MONTH_PARTS).cast(nw.Float64)

    return wide.filter((begun > 0) | (aside > 0) | bad).select(
        nw.col(_ACCOUNT).alias("account"),
        nw.col(_CURRENCY).alias("currency"),
        read.day(period.start).alias("begins"),
        read.last(period.end).alias("last"),
        money(f"{MADE}level_{at}").alias("start"),
        money(f"{MADE}level_{at + 1}").alias("end"),
        money(f"{MADE}yearly_{at + 1}").alias("end_yearly"),
        nw.when(bad).then(_NO_TEXT).otherwise(_movement(at)).alias("movement"),
    )


def _movement(at: int) -> nw.Expr:
    """What became of the revenue of an account in a period."""
    start, end = nw.col(f"{MADE}level_{at}"), nw.col(f"{MADE}level_{at + 1}")
    before, by_end = nw.col(f"{MADE}begun_{at}"), nw.col(f"{MADE}begun_{at + 1}")
    cases = (
        ((start == 0) & (end == 0) & (by_end > before), "came_and_went"),
        ((start == 0) & (end == 0) & (before > 0), "gone"),
        ((start == 0) & (end == 0), "never_paid"),
        ((start == 0) & (before > 0), "reactivation"),
        (start == 0, "new"),
        (end == 0, "churn"),
        (start == end, "unchanged"),
        (start < end, "expansion"),
    )
    found: nw.Expr = nw.lit("contraction")
    for test, name in reversed(cases):
        found = nw.when(test).then(nw.lit(name)).otherwise(found)
    return found


def _given_back(read: Subscribed, parts: list[Any], order: list[str]) -> Any:
    rows = parts[0] if len(parts) == 1 else nw.concat(parts)
    return read.opened.given_back(rows, order)
