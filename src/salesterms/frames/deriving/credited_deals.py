"""Won deals as quotas count them: a row for each seller, day of closing and currency.

A deal counts in money for what it is worth, and in customers where it made its account one. Which
deal did that is told by all that were won from the account, whoever sold them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.frames.counting.by_bucket import int64
from salesterms.frames.ground.engines import MADE, Opened
from salesterms.frames.ground.flags import flag
from salesterms.frames.ground.neighbours import in_order
from salesterms.frames.reading.cells import Cell
from salesterms.frames.reading.deals_by_field import ID
from salesterms.frames.reading.given import GivenFrame
from salesterms.frames.reading.records import DEALS
from salesterms.lifecycle import Category

if TYPE_CHECKING:
    from collections.abc import Iterator

SELLER: Final = f"{MADE}sold_by"
#: The number of the day of closing; one long ago where there is none.
DAY: Final = f"{MADE}closed_on"
NO_DAY: Final = -(10**7)
#: The currency of the amounts; that of no amount where there is none.
CODE: Final = f"{MADE}sold_in"
NO_AMOUNT: Final = "-"
WON: Final = f"{MADE}won"
SOLD: Final = f"{MADE}sold"
LARGEST: Final = f"{MADE}largest_sold"
#: How many deals may have been won or not, since nobody knows what their label means.
UNREAD: Final = f"{MADE}unread"
#: How many deals made a customer, and of how many that is not so, by reason.
CUSTOMERS: Final = f"{MADE}customers"
NO_ACCOUNT: Final = f"{MADE}no_account"
SINCE_UNKNOWN: Final = f"{MADE}since_unknown"
ALREADY: Final = f"{MADE}already"

_ACCOUNT: Final = f"{MADE}sold_to"
_OF_NOBODY: Final = f"{MADE}sold_to_nobody"
_ID: Final = f"{MADE}sold_as"
#: The day of a deal that may have been the first one; of one that is no day it was on none.
_FROM: Final = f"{MADE}customer_from"
_BEFORE: Final = f"{MADE}customer_before"
#: Stands for no account, as an empty text is one.
_NO_ONE: Final = f"{MADE}no_one"
_FIRST: Final = f"{MADE}first_of_account"
_ADDED: Final = (WON, SOLD, UNREAD, CUSTOMERS, NO_ACCOUNT, SINCE_UNKNOWN, ALREADY)
_WHEN_THERE: Final = ("amount", "account", "id")


@frozen(eq=False)
class CreditedDeals:
    """The deals of a frame, opened, and what they tell: amounts, and which made a customer."""

    opened: Opened
    cells: Mapping[str, Cell]
    #: With what is worked out of the cells.
    rows: Any

    @classmethod
    def of(cls, given: Any, mapping: Any) -> CreditedDeals:
        """The deals that were given. Raises `SchemaProblems`."""
        frame = GivenFrame.of(given, mapping, (ID, *DEALS.columns.values()))
        there = filter(frame.should_have, _WHEN_THERE)
        cells = frame.cells(("status", "owner", "closed", *there))
        return cls(frame.opened, cells, frame.with_made(cells))

    @property
    def tells_money(self) -> bool:
        """Whether amounts are known."""
        return "amount" in self.cells

    @property
    def tells_customers(self) -> bool:
        """Whether accounts are known, and which of two deals of one day comes first."""
        return {"account", "id"} <= self.cells.keys()

    def by_day(self) -> Any:
        """A row for each seller, day and currency; deals of nobody count for no one."""
        counts = self._won | self.cells["status"].unreadable
        rows = self.rows.filter(counts).select(*self._columns())
        if self.tells_customers:
            rows = _with_first(rows)
        rows = rows.with_columns(*(one.alias(name) for name, one in self._customers().items()))
        rows = rows.filter(~nw.col(SELLER).is_null())
        added = [nw.col(name).sum() for name in _ADDED]
        found = rows.group_by(SELLER, DAY, CODE).agg(*added, nw.col(LARGEST).max())
        return found.with_columns(*(int64(nw.col(name)).alias(name) for name in _ADDED))

    @property
    def _won(self) -> nw.Expr:
        return self.cells["status"].is_one(Category.WON)

    def _columns(self) -> Iterator[nw.Expr]:
        closed, amount = self.cells["closed"], self.cells.get("amount")
        unread = self.cells["status"].unreadable
        day = nw.when(closed.missing).then(nw.lit(NO_DAY)).otherwise(closed.made).cast(nw.Int64)
        yield self.cells["owner"].given.cast(nw.String).alias(SELLER)
        yield day.alias(DAY)
        yield flag(self._won).alias(WON)
        yield flag(unread).alias(UNREAD)
        if amount is None:
            yield nw.lit(NO_AMOUNT).alias(CODE)
            yield nw.lit(0).alias(SOLD)
            yield nw.lit(0.0).alias(LARGEST)
        else:
            yield amount.currency.fill_null(NO_AMOUNT).alias(CODE)
            yield flag(self._won, amount.made).alias(SOLD)
            yield nw.when(self._won).then(amount.largest).otherwise(nw.lit(0.0)).alias(LARGEST)
        if self.tells_customers:
            account, id_ = self.cells["account"], self.cells["id"]
            # What may be a win of any day, or cannot be put in order, may have been the first.
            unknown = unread | id_.missing
            # Filled, since Dask puts no rows in order by what is missing.
            yield account.given.cast(nw.String).fill_null(_NO_ONE).alias(_ACCOUNT)
            yield id_.given.cast(nw.String).fill_null("").alias(_ID)
            yield flag(account.missing).alias(_OF_NOBODY)
            yield nw.when(unknown).then(nw.lit(NO_DAY)).otherwise(day).alias(_FROM)

    def _customers(self) -> dict[str, nw.Expr]:
        if not self.tells_customers:
            return dict.fromkeys((CUSTOMERS, NO_ACCOUNT, SINCE_UNKNOWN, ALREADY), nw.lit(0))
        won, nobody = nw.col(WON) == 1, nw.col(_OF_NOBODY) == 1
        dated = won & ~nobody & (nw.col(_FIRST) != NO_DAY)
        first = nw.col(_BEFORE).is_null()
        return {
            NO_ACCOUNT: flag(won & nobody),
            SINCE_UNKNOWN: flag(won & ~nobody & (nw.col(_FIRST) == NO_DAY)),
            CUSTOMERS: flag(dated & first),
            ALREADY: flag(dated & ~first),
        }


def _with_first(rows: Any) -> Any:
    """The rows with the first day of their account, and whether one of it comes before."""
    ordered = in_order(rows, [_ACCOUNT], [_FROM, _ID]).before({_BEFORE: _FROM})
    return ordered.of_group(_FIRST, "min", _FROM).frame
