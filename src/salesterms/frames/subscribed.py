"""Subscriptions as frames hold them, with what derivations ask of each row as whole numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms.criteria import Column, DateColumn, MoneyColumn
from salesterms.frames.cells import NOT_EXACT, Cell, cells_of
from salesterms.frames.documents import sources_of
from salesterms.frames.engines import MADE, Opened
from salesterms.frames.flags import flag
from salesterms.frames.schema import check_schema
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
NEVER: Final = 1_000_000
_EPOCH: Final = date(1970, 1, 1)


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


def number_of(day: date) -> int:
    """The number of a day, as it is of columns."""
    return (day - _EPOCH).days


def in_period(first: int, after: int) -> tuple[nw.Expr, nw.Expr]:
    """What a subscription makes of its customer in a period; 1 where it was one at the start."""
    start, end, paid = nw.col(START), nw.col(END), nw.col(PAID) == 1
    begun, meets = start < after, end > first
    kind = nw.when(begun & meets & (nw.col(FREE) == 1)).then(nw.lit(HAS_FREE)).otherwise(0)
    kind = nw.when(begun & meets & (nw.col(TRIAL) == 1)).then(nw.lit(TRIES)).otherwise(kind)
    # Who leaves on the first day is left in the period.
    kind = nw.when(begun & (end >= first) & paid).then(nw.lit(PAYS)).otherwise(kind)
    return kind, flag(paid & (start < first) & (end >= first))


@frozen(eq=False)
class Subscribed:
    """The frame of a call, opened, with the cells of its fields."""

    opened: Opened
    cells: dict[str, Cell]
    frame: Any

    @classmethod
    def of(cls, given: Any, mapping: Any, also: Collection[str]) -> Subscribed:
        """The frame that was given, with what is made of it. Raises `SchemaProblems`."""
        opened = Opened.of(given)
        schema = dict(opened.frame.collect_schema())
        wanted = {"account", "started_on", "ended_on", "amount", "trial", *also}
        columns = {column.name: column for column in _COLUMNS}
        sources = sources_of(mapping, columns.values())
        needed = {name: one for name, one in columns.items() if name in wanted}
        check_schema(needed, sources, schema)
        cells = cells_of(needed, sources, schema, opened.frame.implementation)
        made = [one for cell in cells.values() for one in cell.columns(number=True)]
        return cls(opened, cells, _with_kinds(opened.frame.with_columns(*made), cells))

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
        account = read.cells["account"].given.cast(nw.String)
        made = zip(CUSTOMER.values(), (account, product, service), strict=True)
        frame = read.frame.with_columns(*(one.alias(name) for name, one in made))
        return evolve(read, frame=frame), [CUSTOMER[name] for name in _KEYS[of]]

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
    until = nw.when(ended.missing).then(nw.lit(NEVER)).otherwise(ended.made)
    begins = nw.when(started.missing).then(nw.lit(NEVER)).otherwise(started.made)
    lacks = cells["account"].missing | started.missing | amount.missing | trial.missing
    too = (amount.largest == NOT_EXACT) | (amount.given < 0)
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
        flag(there & ~tried & (amount.given > 0)).alias(PAID),
        flag(there & tried).alias(TRIAL),
        flag(there & ~tried & (amount.given == 0)).alias(FREE),
    )
