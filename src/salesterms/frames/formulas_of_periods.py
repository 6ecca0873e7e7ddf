"""What is divided of customers by period and of changes of monthly revenue, and when not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column, Count, DateColumn, Each, MoneyColumn, Quantity, Sum
from salesterms.criteria.quantities import Several
from salesterms.frames.by_period import (
    ALIKE,
    FAULT,
    LEAST_OF,
    MOST_OF,
    NOT_ADJOINING,
    NOT_BALANCED,
    OPENING,
    OVERLAPS,
    PERIODS,
    TWICE,
)
from salesterms.frames.days import whole
from salesterms.frames.quantities import Made, Part
from salesterms.frames.quotients import Quotient, Without
from salesterms.metrics.churn.tables import AT_START as THERE_AT_START
from salesterms.metrics.churn.tables import ONCE_THERE
from salesterms.metrics.recurring.tables import AT_END, AT_START
from salesterms.results import Status
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesterms.frames.cells import Cell
    from salesterms.frames.quotients import Found
    from salesterms.metrics.variant import Variant

#: A month's share of what is billed is counted in so many parts of a minor unit: every interval
#: of 1 to 6, 8 to 10, 12, 15, 16, 18, 20, 24, 30, 36, 48 or 60 months gives a whole number of them.
MONTH_PARTS: Final = 720
_MONTHS: Final = 12


def _refused(reason: str, test: Callable[[Found], nw.Expr]) -> Without:
    return Without(reason, test, Status.REFUSED)


# --- customers -------------------------------------------------------------------------------

_OF_CUSTOMERS: Final = (
    _refused("several_of", lambda _: nw.col(MOST_OF) > nw.col(LEAST_OF)),
    _refused("periods_overlap", lambda _: nw.col(OVERLAPS) > 0),
)
_LEFT_UNSEEN: Final = ("joined_and_left", "came_back_and_left")
_THERE_AT_END: Final = ("kept", "returned", "joined", "came_back")


def _customers(part: Callable[[Found], nw.Expr], whole_: Callable[[Found], nw.Expr]) -> Quotient:
    return Quotient(part, whole_, _OF_CUSTOMERS)


def _at_start(of: Found) -> nw.Expr:
    return of.count(*THERE_AT_START)


#: How often a customer came, and how often it went, in the period of its row.
CAME: Final = Column("times_joined", int)
WENT: Final = Column("times_left", int)
_THIRTY: Final = 30
#: Nothing happens to who is kept.
_MOVED: Final = ONCE_THERE[1:]


@frozen
class _OtherLength(Made):
    """1 of a row of another length than thirty days."""

    columns: tuple[Column, ...] = (DateColumn("begins", date), DateColumn("last", date))

    def part(self, name: str, cells: Mapping[str, Cell]) -> Part:
        begins, last = (cells[column.name].made for column in self.columns)
        other = last - begins != _THIRTY - 1
        return Part(name, nw.when(other).then(nw.lit(1)).otherwise(nw.lit(0)))


_MOVES: Final[dict[str, Any]] = {"came": Each(CAME), "went": Each(WENT), "other": _OtherLength()}
_CUSTOMERS: Final[dict[tuple[str, str], Quotient]] = {
    ("customer_churn", "start_cohort"): _customers(lambda of: of.count("gone"), _at_start),
    # All who left, without who joined in the period or came back in it.
    ("customer_churn", "standard"): _customers(
        lambda of: of.count("gone", "came_back_and_left"), _at_start
    ),
    ("customer_churn", "thirty_days"): Quotient(
        lambda of: of.total("went", *_MOVED),
        lambda of: _at_start(of) + of.total("came", *_MOVED),
        (*_OF_CUSTOMERS, _refused("not_thirty_days", lambda of: of.total("other") > 0)),
    ),
    ("customer_churn", "average_base"): _customers(
        lambda of: of.count("gone", *_LEFT_UNSEEN) * 2,
        lambda of: _at_start(of) + of.count(*_THERE_AT_END),
    ),
    ("customer_retention", "start_cohort"): _customers(
        lambda of: of.count("kept", "returned"), _at_start
    ),
    ("customer_retention", "without_a_gap"): _customers(lambda of: of.count("kept"), _at_start),
    # Who is there at the end, less all who joined.
    ("customer_retention", "end_less_new"): _customers(
        lambda of: of.count("kept", "returned") - of.count(*_LEFT_UNSEEN), _at_start
    ),
}

# --- revenue ---------------------------------------------------------------------------------

_ONE_PERIOD: Final = _refused("several_periods", lambda _: nw.col(PERIODS) > 1)
_ONCE: Final = _refused("customer_twice", lambda _: nw.col(TWICE) > 0)


def _first_fault(code: int) -> Callable[[Found], nw.Expr]:
    return lambda _: nw.col(FAULT) - whole(nw.col(FAULT), 4) * 4 == code


_FOLLOWS: Final = (
    _refused("periods_not_adjoining", lambda _: nw.col(ALIKE) > 0),
    _refused("periods_not_adjoining", _first_fault(NOT_ADJOINING)),
    _refused("not_balanced", _first_fault(NOT_BALANCED)),
)


def _expansion(of: Found) -> nw.Expr:
    return of.total("end", "expansion") - of.total("start", "expansion")


def _contraction(of: Found) -> nw.Expr:
    return of.total("start", "contraction") - of.total("end", "contraction")


#: What moved, by name.
_FLOWS: Final[dict[str, Callable[[Found], nw.Expr]]] = {
    "start": lambda _: nw.col(OPENING),
    "new": lambda of: of.total("end", "new"),
    "expansion": _expansion,
    "contraction": _contraction,
    "churn": lambda of: of.total("start", "churn"),
    "reactivation": lambda of: of.total("end", "reactivation"),
}


def _flow(terms: str) -> Callable[[Found], nw.Expr]:
    """The sum of flows that are named with a sign: "start -churn"."""
    signed = [(-1 if one.startswith("-") else 1, one.strip("-")) for one in terms.split()]

    def total(of: Found) -> nw.Expr:
        found: nw.Expr = nw.lit(0)
        for sign, name in signed:
            flow = _FLOWS[name](of)
            found = found + flow if sign > 0 else found - flow
        return found

    return total


def _moved(terms: str) -> Quotient:
    """An amount that moved."""
    return Quotient(_flow(terms), lambda of: of.scale(MONTH_PARTS), (*_FOLLOWS, _ONCE))


def _share(part: str, of_what: str = "start") -> Quotient:
    return Quotient(_flow(part), _flow(of_what), _FOLLOWS)


def _amount(part: str, *buckets: str, times: int = 1) -> Quotient:
    """What a column comes to in one period."""
    return Quotient(
        lambda of: of.total(part, *buckets) * times,
        lambda of: of.scale(MONTH_PARTS),
        (_ONE_PERIOD, _ONCE),
        multiplies=times > 1,
    )


def _started_with(of: Found) -> nw.Expr:
    return of.total("start", *AT_START)


def _kept(of: Found) -> nw.Expr:
    return of.total("start", "unchanged") + of.total("end", "contraction", "expansion")


def _kept_capped(of: Found) -> nw.Expr:
    kept = of.total("start", "unchanged", "expansion")
    return kept + of.total("end", "contraction")


def _capped_together(of: Found) -> nw.Expr:
    kept, start = _kept(of), _started_with(of)
    return nw.when(kept < start).then(kept).otherwise(start)


_LOST: Final = "contraction churn"
_LEFT: Final = "start -contraction -churn"
_REVENUE: Final[dict[tuple[str, str], Quotient]] = {
    ("mrr", "at_end"): _amount("end", *AT_END),
    ("mrr", "at_start"): _amount("start", *AT_START),
    ("arr", "mrr_times_12"): _amount("end", *AT_END, times=_MONTHS),
    ("arr", "annualised_contracts"): _amount("end_yearly", *AT_END, times=_MONTHS),
    ("mrr_movements", "end"): _moved("start new expansion -contraction -churn reactivation"),
    ("mrr_movements", "net_new"): _moved("new expansion -contraction -churn reactivation"),
    **{
        ("mrr_movements", name): _moved(name)
        for name in ("new", "expansion", "contraction", "churn", "reactivation")
    },
    ("net_revenue_retention", "per_customer"): Quotient(_kept, _started_with, (_ONE_PERIOD,)),
    ("net_revenue_retention", "flow"): _share(f"{_LEFT} expansion"),
    ("net_revenue_retention", "flow_with_reactivation"): _share(f"{_LEFT} expansion reactivation"),
    ("net_revenue_retention", "without_contraction"): _share("start expansion -churn"),
    ("gross_revenue_retention", "per_customer"): Quotient(
        _kept_capped, _started_with, (_ONE_PERIOD,)
    ),
    ("gross_revenue_retention", "flow"): _share(_LEFT),
    ("gross_revenue_retention", "total_capped"): Quotient(
        _capped_together, _started_with, (_ONE_PERIOD,)
    ),
    ("gross_mrr_churn", "lost"): _share(_LOST),
    ("gross_mrr_churn", "cancelled"): _share("churn"),
    ("net_mrr_churn", "net"): _share(f"{_LOST} -expansion -reactivation"),
    ("net_mrr_churn", "without_reactivation"): _share(f"{_LOST} -expansion"),
    ("quick_ratio", "with_reactivation"): _share("new expansion reactivation", _LOST),
    ("quick_ratio", "without_reactivation"): _share("new expansion", _LOST),
}

FORMULAS_OF_PERIODS: Final = {**_CUSTOMERS, **_REVENUE}


def _sums(*names: str) -> Quantity:
    return Several(tuple((name, Sum(MoneyColumn(name, Money))) for name in names))


_START_AND_END: Final = _sums("start", "end")
#: (metric, variant) -> what is added up of rows, of which records keep each number.
_QUANTITIES: Final[dict[tuple[str, str], Quantity]] = {
    **dict.fromkeys(_CUSTOMERS, Count()),
    ("customer_churn", "thirty_days"): Several(tuple(_MOVES.items())),
    **dict.fromkeys(_REVENUE, _START_AND_END),
    ("mrr", "at_end"): _sums("end"),
    ("mrr", "at_start"): _sums("start"),
    ("arr", "mrr_times_12"): _sums("end"),
    ("arr", "annualised_contracts"): _sums("end_yearly"),
}


def quantity_of_periods(metric: str, variant: Variant) -> Quantity:
    """What is added up for a variant; that of the records where it is of other rows."""
    return _QUANTITIES.get((metric, variant.name), variant.quantity)


def follows(metric: str, variant: str) -> bool:
    """Whether it adds up what moved in periods that follow each other."""
    known: Any = FORMULAS_OF_PERIODS[metric, variant]
    return _FOLLOWS[0] in known.rules


def looks_at_accounts(metric: str, variant: str) -> bool:
    """Whether it refuses an account that has two rows of a period."""
    return _ONCE in FORMULAS_OF_PERIODS[metric, variant].rules
