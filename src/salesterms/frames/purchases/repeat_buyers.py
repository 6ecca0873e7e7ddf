"""A row for each customer who bought: how often, how long ago, since when, and for how much.

A customer's purchases of one day are one, so rows are grouped by customer and day first. Of the few
rows that are left, those after the first day of their customer are repeat purchases.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column, DateColumn
from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.ground.days import number_of, whole
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import AFTER_ALL, BEFORE_ALL, flag
from salesterms.frames.ground.rules import Rule, measured, told_by
from salesterms.frames.reading.cells import NOT_EXACT, Cell
from salesterms.frames.reading.given import GivenFrame
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.fields import AMOUNT
from salesterms.metrics.time_units import OF_ONE_LENGTH, TimeUnit, time_unit
from salesterms.results import Status
from salesterms.values import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS: Final = (Column("customer", str), DateColumn("on", date), AMOUNT)
#: Stands for no day of a purchase; as the least of some days it is far above them.
_NO_DAY: Final = -(10**7)
_NO_FIRST: Final = 10**7
#: What one customer may spend, in minor units: twice that is exact in a column that became floats.
_MOST_SPENT: Final = 2**51
#: Where so many amounts of that size could wrap when they are added up.
_WRAPS: Final = 9e18

_CUSTOMER, _DAY, _FIRST, _LAST = (f"{MADE}{name}" for name in ("customer", "day", "first", "last"))
_BOUGHT, _SPENT, _UNKNOWN = (f"{MADE}{name}" for name in ("bought", "spent", "unknown"))
_SIZE, _NO_DATE = f"{MADE}size", f"{MADE}no_date"
_LOW_CODE, _HIGH_CODE = f"{MADE}low_currency", f"{MADE}high_currency"
_LEFT_OUT: Final = ("refund", "bought_later")
_NO_CODE: Final = f"{MADE}no_code"
_ADDED: Final = (_BOUGHT, _SPENT, _UNKNOWN, _NO_DATE, _NO_CODE, *_LEFT_OUT)
_TIMES: Final = ("recency", "age")
_DAYS: Final = ("frequency", "recency_days", "age_days")
_SPENDING: Final = ("repeat_spend", "mean_purchase", "spend_reason", "currency")
_ANSWERED: Final = (*_DAYS, *_TIMES, *_SPENDING, *_LEFT_OUT, "status", "reason", "unit", "as_of")


def purchase_histories(
    transactions: Any,
    *,
    as_of: date | str,
    unit: TimeUnit | str = TimeUnit.DAYS,
    mapping: Any = None,
) -> Any:
    """Purchases as one row for each customer, up to and with a day.

    >>> import polars as pl
    >>> from datetime import date
    >>> from salesterms import frames
    >>> bought = pl.DataFrame(
    ...     {
    ...         "customer": ["A-1", "A-1", "A-1", "A-1"],
    ...         "on": [date(2026, 1, 1), date(2026, 1, 15), date(2026, 1, 15), date(2026, 3, 1)],
    ...         "amount": [10.0, 10.0, 10.0, 10.0],
    ...         "currency": ["EUR"] * 4,
    ...     }
    ... )
    >>> found = frames.purchase_histories(bought, as_of="2026-01-29", unit="weeks")
    >>> found.select("customer", "frequency", "recency", "age", "mean_purchase").rows()
    [('A-1', 1, 2.0, 4.0, 2000)]

    A row of the frame is a transaction: who, on which day, for how much; without a column of
    amounts none is known. `mapping` says in which columns `customer`, `on` and `amount` are. What
    counts is told at `salesterms.metrics.purchase_histories`; that no transaction stands there
    twice is not looked at. Times are whole numbers of days, and divided once to be in the `unit`.

    `repeat_spend` is in minor units, and `mean_purchase` is that of one repeat purchase, rounded
    once, half up; both are empty where `spend_reason` says why. `refund` and `bought_later` count
    what is left out. A customer of whom nothing else is known has the `status` undefined
    (no_purchase). Refused are customers with amounts in several currencies, in none of ISO 4217 or
    beyond 2^51 minor units, those with a row without a date, and rows without a customer. Raises
    `BadArgument` for what is no day, for another unit than days and weeks, and `SchemaProblems`.
    """
    given = GivenFrame.of(transactions, mapping, _FIELDS)
    day, in_unit = day_of(as_of), time_unit(unit)
    if not OF_ONE_LENGTH.fits(in_unit):
        raise BadArgument("unit", in_unit.value, OF_ONE_LENGTH.said)
    cells = given.cells(
        [name for name in given.columns if name != "amount" or given.should_have(name)]
    )
    reading = _Reading(cells["customer"], cells["on"], cells.get("amount"), number_of(day))
    read = reading.by_day(given.with_made(cells))
    answer = _answered(_by_customer(read), reading.until, in_unit.in_days or 1)
    said = (nw.lit(in_unit.value).alias("unit"), nw.lit(day.isoformat()).alias("as_of"))
    answer = answer.with_columns(*said)
    customer = nw.col(_CUSTOMER).alias("customer")
    return given.opened.given_back(answer.select(customer, *_ANSWERED), ["customer"])


@frozen
class _Reading:
    """The columns of the transactions, read as whole numbers."""

    customer: Cell
    on: Cell
    amount: Cell | None
    #: The number of the last day that counts.
    until: int

    def by_day(self, frame: Any) -> Any:
        """A row for each customer and day, what is no purchase under no day."""
        read = frame.select(self.customer.given.alias(_CUSTOMER), *self._columns())
        sums = [nw.col(name).sum() for name in _ADDED]
        met = [nw.col(_LOW_CODE).min(), nw.col(_HIGH_CODE).max()]
        found = read.group_by(_CUSTOMER, _DAY).agg(*sums, nw.col(_SIZE).max(), *met)
        wholes = (int64(nw.col(name)).alias(name) for name in _ADDED)
        return found.with_columns(*wholes, nw.col(_SIZE).fill_null(0.0))

    def _columns(self) -> Iterator[nw.Expr]:
        undated = self.on.undated
        number = nw.when(undated).then(nw.lit(_NO_DAY)).otherwise(self.on.made)
        later = ~undated & (number > self.until)
        refund = ~undated & ~later & self._is_refund()
        bought = ~undated & ~later & ~refund
        yield nw.when(bought).then(number).otherwise(nw.lit(_NO_DAY)).cast(nw.Int64).alias(_DAY)
        for name, test in (
            (_BOUGHT, bought),
            (_NO_DATE, undated),
            ("refund", refund),
            ("bought_later", later),
        ):
            yield flag(test).alias(name)
        yield from self._money(bought)

    def _is_refund(self) -> nw.Expr:
        if self.amount is None:
            return nw.lit(value=False)
        return ~self.amount.missing & (self.amount.made < 0).fill_null(value=False)

    def _money(self, bought: nw.Expr) -> Iterator[nw.Expr]:
        """What was spent, how large that is, whether it is not known, and its currency."""
        if self.amount is None:
            yield nw.lit(0).alias(_SPENT)
            yield nw.lit(0.0).alias(_SIZE)
            yield flag(bought).alias(_UNKNOWN)
            yield nw.lit(0).alias(_NO_CODE)
            low, high = nw.lit(AFTER_ALL), nw.lit(BEFORE_ALL)
        else:
            known = bought & ~self.amount.missing
            fits = known & (self.amount.largest != NOT_EXACT)
            unknown = bought & self.amount.missing
            yield flag(fits, self.amount.made).alias(_SPENT)
            size = nw.when(known).then(self.amount.largest).otherwise(nw.lit(0.0))
            yield size.alias(_SIZE)
            yield flag(unknown).alias(_UNKNOWN)
            code = nw.when(known).then(self.amount.currency)
            low, high = code.otherwise(nw.lit(AFTER_ALL)), code.otherwise(nw.lit(BEFORE_ALL))
            yield flag(known & ~self.amount.currency.is_in(list(CURRENCIES))).alias(_NO_CODE)
        yield low.alias(_LOW_CODE)
        yield high.alias(_HIGH_CODE)


def _by_customer(days: Any) -> Any:
    """The days of each customer added up, those after the first as repeat purchases."""
    dated = nw.col(_DAY) != _NO_DAY
    day = nw.when(dated).then(nw.col(_DAY)).otherwise(nw.lit(_NO_FIRST)).alias(_FIRST)
    days = days.with_columns(day).with_columns(nw.col(_FIRST).min().over(_CUSTOMER))
    again = dated & (nw.col(_DAY) > nw.col(_FIRST))
    repeated = {"frequency": nw.lit(1), "repeat_spend": nw.col(_SPENT), _UNKNOWN: nw.col(_UNKNOWN)}
    days = days.with_columns(
        nw.col(_DAY).alias(_LAST),
        *(flag(again, of).alias(name) for name, of in repeated.items()),
    )
    added = (*_ADDED, *(name for name in repeated if name not in _ADDED))
    found = days.group_by(_CUSTOMER).agg(
        *(nw.col(name).sum() for name in added),
        nw.col(_SIZE).max(),
        nw.col(_FIRST).min(),
        nw.col(_LAST).max(),
        nw.col(_LOW_CODE).min(),
        nw.col(_HIGH_CODE).max(),
    )
    wholes = (int64(nw.col(name)).alias(name) for name in (*added, _FIRST, _LAST))
    return found.with_columns(*wholes, nw.col(_SIZE).fill_null(0.0))


def _answered(found: Any, until: int, length: int) -> Any:
    """The answer of each customer, or the reason why there is none."""
    found = found.with_columns(*told_by(_FAULTS))
    known = measured()
    found = found.with_columns(
        _where(known, nw.col("frequency")).alias("frequency"),
        _where(known, nw.col(_LAST) - nw.col(_FIRST)).alias("recency_days"),
        _where(known, nw.lit(until) - nw.col(_FIRST)).alias("age_days"),
        *_spending(known),
    )
    times = ((nw.col(f"{name}_days") / length).alias(name) for name in _TIMES)
    return found.with_columns(*times)


def _spending(there: nw.Expr) -> Iterator[nw.Expr]:
    once, unknown = nw.col("frequency") == 0, nw.col(_UNKNOWN) > 0
    why = nw.when(unknown).then(nw.lit("spend_unknown")).otherwise(nw.lit(""))
    why = nw.when(once).then(nw.lit("no_repeat_purchase")).otherwise(why)
    yield nw.when(there).then(why).otherwise(nw.col("reason")).alias("spend_reason")
    known, spend = there & ~once & ~unknown, nw.col("repeat_spend")
    by = nw.when(once).then(nw.lit(1)).otherwise(nw.col("frequency"))
    yield _where(known, spend).alias("repeat_spend")
    yield _where(known, whole((2 * spend + by) / (2 * by))).alias("mean_purchase")
    met = there & (nw.col(_LOW_CODE) != AFTER_ALL)
    code = nw.when(met).then(nw.col(_LOW_CODE)).otherwise(nw.lit(None, nw.String))
    yield code.alias("currency")


def _where(test: nw.Expr, number: nw.Expr) -> nw.Expr:
    """The number where it is known, else nothing."""
    return nw.when(test).then(number)


#: Why a customer has no history, in the order of looking.
_FAULTS: Final = (
    Rule("no_customer", nw.col(_CUSTOMER).is_null()),
    Rule("no_date", nw.col(_NO_DATE) > 0),
    Rule(
        "out_of_bounds",
        (nw.col(_SIZE) == NOT_EXACT)
        | (nw.col(_SPENT) > _MOST_SPENT)
        | (nw.col(_SIZE) * nw.col(_BOUGHT) > _WRAPS),
    ),
    Rule(
        "mixed_currencies",
        (nw.col(_LOW_CODE) != AFTER_ALL) & (nw.col(_LOW_CODE) != nw.col(_HIGH_CODE)),
    ),
    Rule("unknown_currency", nw.col(_NO_CODE) > 0),
    Rule("no_purchase", nw.col(_BOUGHT) == 0, Status.UNDEFINED),
)
