"""What is divided of customers by period and of changes of monthly revenue, and when not.

What is above the line and below it is told by each definition; here stands how a term of it is read
of what was counted, and which rows cannot be added up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column, Count, DateColumn, Each, MoneyColumn, Quantity, Sum
from salesterms.criteria.quantities import Several
from salesterms.frames.counting.by_period import (
    ALIKE,
    LEAST_OF,
    MOST_OF,
    NOT_ADJOINING,
    NOT_BALANCED,
    OPENING,
    OVERLAPS,
    PERIODS,
    TWICE,
    is_first_fault,
)
from salesterms.frames.counting.quantities import Made, Part
from salesterms.frames.formulas.quotients import (
    Found,
    Quotient,
    Without,
    quotient_of_share,
    signed_sum,
)
from salesterms.frames.ground.flags import flag
from salesterms.metrics.churn.daily import InThirtyDays
from salesterms.metrics.churn.tables import AT_START, MOVED, OfCustomers
from salesterms.metrics.recurring.tables import FLOWS, at
from salesterms.metrics.recurring.terms import OfFlows, OfOnePeriod
from salesterms.metrics.shares import Share, ShareOfAmounts, SumOfAmounts
from salesterms.metrics.variant import Variant
from salesterms.results import Status
from salesterms.values import Money

if TYPE_CHECKING:
    from salesterms.frames.reading.cells import Cell

#: A month's share of what is billed is counted in so many parts of a minor unit: every interval
#: of 1 to 6, 8 to 10, 12, 15, 16, 18, 20, 24, 30, 36, 48 or 60 months gives a whole number of them.
MONTH_PARTS: Final = 720
#: How often a customer came, and how often it went, in the period of its row.
CAME: Final = Column("times_joined", int)
WENT: Final = Column("times_left", int)


@frozen
class _OtherLength(Made):
    """1 of a row of another length than so many days."""

    length: int
    columns: tuple[Column, ...] = (DateColumn("begins", date), DateColumn("last", date))

    def part(self, name: str, cells: Mapping[str, Cell]) -> Part:
        begins, last = (cells[column.name].made for column in self.columns)
        other = last - begins != self.length - 1
        return Part(name, flag(other))


def _refused(reason: str, test: Callable[[Found], nw.Expr]) -> Without:
    return Without(reason, test, Status.REFUSED)


_OF_CUSTOMERS: Final = (
    _refused("several_of", lambda _: nw.col(MOST_OF) > nw.col(LEAST_OF)),
    _refused("periods_overlap", lambda _: nw.col(OVERLAPS) > 0),
)
_OF_LENGTH: Final = _refused("not_thirty_days", lambda of: of.total("other") > 0)
_ONE_PERIOD: Final = _refused("several_periods", lambda _: nw.col(PERIODS) > 1)
_FOLLOWS: Final = (
    _refused("periods_not_adjoining", lambda _: nw.col(ALIKE) > 0),
    _refused("periods_not_adjoining", lambda _: is_first_fault(NOT_ADJOINING)),
    _refused("not_balanced", lambda _: is_first_fault(NOT_BALANCED)),
)
_ONCE: Final = _refused("customer_twice", lambda _: nw.col(TWICE) > 0)


# --- how definitions are read ----------------------------------------------------------------


@frozen
class _Reading:
    """How what tells the terms of a definition is read.

    It has the columns that are added up for each term, what is added up of rows, and which rows
    are not.
    """

    columns: Callable[[Any], Mapping[str, tuple[str, ...]]]
    quantity: Callable[[Variant], Quantity]
    rules: tuple[Without, ...]


def _moves(variant: Variant) -> Quantity:
    inputs: Any = variant.inputs
    named: Any = (
        ("came", Each(CAME)),
        ("went", Each(WENT)),
        ("other", _OtherLength(inputs.length)),
    )
    return Several(named)


def _sums(variant: Variant) -> Quantity:
    """The amounts that records keep one by one."""
    kept: Any = variant.quantity
    names = [name for name, _ in kept.named if name in ("start", "end", "end_yearly")]
    return Several(tuple((name, Sum(MoneyColumn(name, Money))) for name in names))


#: Rows of frames tell how often somebody came and went, and not on which days.
_OF_MOVES: Final = {"churned": at("went", MOVED), "new": at("came", MOVED), "start": AT_START}
#: Of several periods, what was there at the start is what was at the start of the first.
_OF_FLOWS: Final = {**FLOWS, "start": (OPENING,)}
_READINGS: Final[dict[type, _Reading]] = {
    OfCustomers: _Reading(lambda inputs: inputs.terms, lambda _: Count(), _OF_CUSTOMERS),
    InThirtyDays: _Reading(lambda _: _OF_MOVES, _moves, (*_OF_CUSTOMERS, _OF_LENGTH)),
    OfOnePeriod: _Reading(lambda inputs: inputs.terms, _sums, (_ONE_PERIOD,)),
    OfFlows: _Reading(lambda _: _OF_FLOWS, _sums, _FOLLOWS),
}


def quantity_of_periods(variant: Variant) -> Quantity:
    """What is added up for a variant; that of the records where it is of other rows."""
    reading = _READINGS.get(type(variant.inputs))
    return variant.quantity if reading is None else reading.quantity(variant)


def quotient_of_periods(variant: Variant) -> Quotient | None:
    """What is divided by a definition of which the terms are of periods; else None."""
    compute, reading = variant.compute, _READINGS.get(type(variant.inputs))
    if reading is None:
        return None
    columns = reading.columns(variant.inputs)
    rules = (*reading.rules, _ONCE) if looks_at_accounts(variant) else reading.rules

    def read(of: Found, term: str) -> nw.Expr:
        return signed_sum(of, columns[term], Found.column)

    if isinstance(compute, Share | ShareOfAmounts):
        return quotient_of_share(compute, read, rules)
    if isinstance(compute, SumOfAmounts):
        return Quotient(
            lambda of: signed_sum(of, compute.part, read) * compute.times,
            lambda of: of.scale(MONTH_PARTS),
            rules,
            multiplies=compute.times > 1,
        )
    return None


def follows(variant: Variant) -> bool:
    """Whether it adds up what moved in periods that follow each other."""
    return isinstance(variant.inputs, OfFlows)


def looks_at_accounts(variant: Variant) -> bool:
    """Whether it refuses an account that has two rows of a period."""
    inputs = variant.inputs
    return isinstance(inputs, OfFlows | OfOnePeriod) and inputs.once
