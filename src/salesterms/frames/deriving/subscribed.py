"""Subscriptions as frames hold them, with what derivations ask of each row as whole numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms.criteria import Column, DateColumn, MoneyColumn
from salesterms.frames.ground.engines import MADE, Opened
from salesterms.frames.ground.flags import first_that_holds, flag
from salesterms.frames.reading.cells import LAST_DAY, NOT_EXACT, Cell, with_sign
from salesterms.frames.reading.given import GivenFrame
from salesterms.metrics.churn.periods import CustomerStanding
from salesterms.metrics.churn.spells import CustomerOf
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


_COLUMNS: Final = (
    Column("account", str),
    Column("product", str),
    DateColumn("started_on", date),
    DateColumn("ended_on", date),
    MoneyColumn("amount", Money),
    Column("interval_months", int),
    Column("trial", bool),
)

START: Final = f"{MADE}from"
#: The first day after it; one far away where it goes on.
END: Final = f"{MADE}until"
AMOUNT: Final = f"{MADE}amount"
#: 1 of what is no subscription that a record could hold.
BAD: Final = f"{MADE}bad"
PAID: Final = f"{MADE}paid"
TRIAL: Final = f"{MADE}trial"
FREE: Final = f"{MADE}free"
_TRIED: Final = f"{MADE}is_trial"
#: Later than any date that a record can hold.
NEVER: Final = LAST_DAY + 1

#: What a customer is of, and the columns that tell one from another.
CUSTOMER: Final = {name: f"{MADE}customer_{name}" for name in ("account", "product", "service")}
_KEYS: Final = {
    CustomerOf.ORGANISATION: ("account",),
    CustomerOf.SERVICE: ("account", "service"),
    CustomerOf.PRODUCT: ("account", "product", "service"),
}
#: What a customer is in a period, the more of these the larger; 0 of one that is none.
PAYS, TRIES, HAS_FREE = 3, 2, 1
NO_TEXT: Final = nw.lit(None, nw.String)


def customer_named(keys: Collection[str]) -> dict[str, nw.Expr]:
    """Who a customer is, of rows with those columns that tell customers apart."""
    return {
        name: nw.col(key).cast(nw.String) if key in keys else NO_TEXT
        for name, key in CUSTOMER.items()
    }


def in_period(first: int, after: int) -> tuple[nw.Expr, nw.Expr]:
    """What a subscription makes of its customer in a period; 1 where it was one at the start."""
    start, end, paid = nw.col(START), nw.col(END), nw.col(PAID) == 1
    begun, meets = start < after, end > first
    kind = nw.when(begun & meets & (nw.col(FREE) == 1)).then(nw.lit(HAS_FREE)).otherwise(0)
    kind = nw.when(begun & meets & (nw.col(TRIAL) == 1)).then(nw.lit(TRIES)).otherwise(kind)
    # Who leaves on the first day is left in the period.
    kind = nw.when(begun & (end >= first) & paid).then(nw.lit(PAYS)).otherwise(kind)
    return kind, flag(paid & (start < first) & (end >= first))


def standing_of(
    kind: nw.Expr, there: nw.Expr, at_end: nw.Expr, left: nw.Expr, before: nw.Expr
) -> nw.Expr:
    """What became of a customer in a period: the first line that holds, as its word.

    By whether it was `there` at the start and `at_end`, `left` within the period, and was a
    customer `before` it.
    """
    lines = (
        (kind == HAS_FREE, CustomerStanding.ONLY_FREE),
        (kind == TRIES, CustomerStanding.ONLY_TRIAL),
        (there & ~at_end, CustomerStanding.GONE),
        (there & left, CustomerStanding.RETURNED),
        (there, CustomerStanding.KEPT),
        (before & at_end, CustomerStanding.CAME_BACK),
        (before, CustomerStanding.CAME_BACK_AND_LEFT),
        (at_end, CustomerStanding.JOINED),
    )
    return first_that_holds(lines, nw.lit(CustomerStanding.JOINED_AND_LEFT.value))


@frozen(eq=False)
class Subscribed:
    """The frame of a call, opened, with the cells of its fields."""

    opened: Opened
    cells: dict[str, Cell]
    frame: Any

    @classmethod
    def of(cls, given: Any, mapping: Any, also: Collection[str]) -> Subscribed:
        """The frame that was given, with what is made of it. Raises `SchemaProblems`."""
        frame = GivenFrame.of(given, mapping, _COLUMNS)
        cells = frame.cells(("account", "started_on", "ended_on", "amount", "trial", *also))
        return cls(frame.opened, cells, _with_kinds(frame.with_made(cells), cells))

    @classmethod
    def by_customer(
        cls, given: Any, mapping: Any, of: CustomerOf, services: Mapping[str, str]
    ) -> tuple[Subscribed, list[str]]:
        """The same with the columns of `CUSTOMER`; and which of them tell customers apart."""
        whole = of is CustomerOf.ORGANISATION
        read = cls.of(given, mapping, () if whole else ("product",))
        product = NO_TEXT if whole else read.cells["product"].given.cast(nw.String)
        service: nw.Expr = NO_TEXT
        for name, group in {} if whole else services.items():
            service = nw.when(product == name).then(nw.lit(group)).otherwise(service)
        made = zip(CUSTOMER.values(), (read.account(), product, service), strict=True)
        frame = read.frame.with_columns(*(one.alias(name) for name, one in made))
        return evolve(read, frame=frame), [CUSTOMER[name] for name in _KEYS[of]]

    def account(self) -> nw.Expr:
        """What tells accounts apart: a whole number as it is, since an engine is quicker at these.

        In an answer it is text: `customer_named`.
        """
        cell = self.cells["account"]
        return cell.given if cell.dtype.is_integer() else cell.given.cast(nw.String)

    def day(self, day: date) -> nw.Expr:
        """A date as the frame holds them."""
        return self.cells["started_on"].literal(day)

    def last(self, end: date) -> nw.Expr:
        """The day before the end of a period."""
        return self.day(end - timedelta(days=1))


def _with_kinds(frame: Any, cells: dict[str, Cell]) -> Any:
    """The rows with their days as numbers, and whether each is paid for, a trial or free."""
    started, ended, amount = cells["started_on"], cells["ended_on"], cells["amount"]
    trial = cells["trial"]
    # What ends later than any date of a record goes on, as does what has no end.
    goes_on = ended.missing | (ended.made > LAST_DAY)
    until = nw.when(goes_on).then(nw.lit(NEVER)).otherwise(ended.made)
    begins = nw.when(started.undated).then(nw.lit(NEVER)).otherwise(started.made)
    lacks = cells["account"].missing | started.undated | amount.missing | trial.missing
    charge = with_sign(amount.given, amount.dtype)
    too = (amount.largest == NOT_EXACT) | (charge < 0)
    frame = frame.with_columns(
        begins.cast(nw.Int64).alias(START),
        until.cast(nw.Int64).alias(END),
        flag(trial.given).alias(_TRIED),
    )
    # Each step makes columns of its own: SQLFrame may read a name that is made anew as the new one.
    there, tried = nw.col(START) < nw.col(END), nw.col(_TRIED) == 1
    backwards = ~ended.missing & (nw.col(END) < nw.col(START))
    return frame.with_columns(
        flag(lacks | too | backwards).alias(BAD),
        flag(there & ~tried & (charge > 0)).alias(PAID),
        flag(there & tried).alias(TRIAL),
        flag(there & ~tried & (charge == 0)).alias(FREE),
    )
