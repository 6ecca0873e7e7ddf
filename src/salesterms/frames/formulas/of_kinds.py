"""What is divided and added up of rows that were made ready: lines, forecasts, customers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column, Each, MoneyColumn, NumberColumn, Sum
from salesterms.criteria.quantities import Several
from salesterms.frames.counting.quantities import LARGEST_SUM, Made, Part
from salesterms.frames.formulas.quotients import Found, Quotient, Without, one, won_and
from salesterms.frames.reading.cells import NOT_EXACT
from salesterms.metrics.customer_value.profits import PROFIT
from salesterms.metrics.fields import AMOUNT
from salesterms.results import Status
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.criteria import Quantity
    from salesterms.frames.reading.cells import Cell

FORECAST: Final = MoneyColumn("forecast", Money)
ACTUAL: Final = MoneyColumn("actual", Money)
#: Of a quota: in a unit of its own.
TO_REACH: Final = NumberColumn("quota", (Decimal,))
REACHED: Final = NumberColumn("actual", (Decimal,))
#: How many of its deals count for another quota as well.
TWICE: Final = Column("deals_twice", int)
CUSTOMER: Final = Column("id", str)
#: The rate of a deal's stage, in parts of a denominator that the call tells.
RATE_PARTS: Final = Column("rate_parts", int)


@frozen
class _Miss(Made):
    """How far a forecast was off, too much and too little alike."""

    columns: tuple[Column, ...] = (FORECAST, ACTUAL)

    def part(self, name: str, cells: Mapping[str, Cell]) -> Part:
        said, came = (cells[column.name] for column in self.columns)
        return Part(name, (said.made - came.made).abs(), said.largest + came.largest)


@frozen
class _Size(Made):
    """What came of a forecast, without its sign."""

    columns: tuple[Column, ...] = (ACTUAL,)

    def part(self, name: str, cells: Mapping[str, Cell]) -> Part:
        [came] = (cells[column.name] for column in self.columns)
        return Part(name, came.made.abs(), came.largest)


@frozen
class _Worth(Made):
    """An amount times the rate of its stage, in parts."""

    columns: tuple[Column, ...] = (AMOUNT, RATE_PARTS)

    def part(self, name: str, cells: Mapping[str, Cell]) -> Part:
        amount, rate = (cells[column.name] for column in self.columns)
        size = amount.largest * rate.largest
        fits = size <= float(LARGEST_SUM)
        # Of one row the product can be too large already.
        worth = nw.when(fits).then(amount.made).otherwise(nw.lit(0)) * rate.made
        return Part(name, worth, nw.when(fits).then(size).otherwise(nw.lit(NOT_EXACT)))


def _several(**named: Any) -> Quantity:
    return Several(tuple(named.items()))


_OF_CUSTOMERS: Final = _several(profit=Sum(PROFIT), different=Each(CUSTOMER))
#: Metric -> what is added up where records keep what it is made of one by one.
QUANTITIES_OF_KINDS: Final[dict[str, Quantity]] = {
    "forecast_accuracy": _several(
        forecast=Sum(FORECAST), actual=Sum(ACTUAL), misses=_Miss(), actuals=_Size()
    ),
    "forecast_from_history": _several(amount=Sum(AMOUNT), worth=_Worth()),
    "quota_attainment": _several(actual=Each(REACHED), quota=Each(TO_REACH), twice=Each(TWICE)),
    "clv": _OF_CUSTOMERS,
    "ltv": _OF_CUSTOMERS,
}


def _spent_per_row() -> Quotient:
    """An amount that was given, over the number of rows: exact, however finely it was given."""

    def spend(of: Found) -> Fraction:
        return Fraction(of.given["spend"].amount)

    return Quotient(
        lambda of: of.whole(spend(of).numerator), lambda of: of.count() * spend(of).denominator
    )


def _rate_parts(of: Found) -> int:
    return int(of.given[RATE_PARTS.name])


#: Who stands in two rows would count as two customers.
_TWICE: Final = Without(
    "customer_twice", lambda of: of.count() != of.total("different"), Status.REFUSED
)
#: A deal that counts for two quotas may count twice in what they come to together.
_COUNTED_TWICE: Final = Without(
    "counted_twice", lambda of: (of.total("twice") > 0) & (of.count() > 1), Status.REFUSED
)
_NOBODY: Final = Without("nothing_counted", lambda of: of.count() == 0)

#: (metric, variant) -> what is divided; "" stands for every variant.
FORMULAS_OF_KINDS: Final[dict[tuple[str, str], Quotient]] = {
    ("pushed_opportunities", "deals"): Quotient(lambda of: of.total("different"), one),
    ("pushed_opportunities", "pushes_each"): Quotient(
        lambda of: of.count(), lambda of: of.total("different")
    ),
    ("cost_per_lead", ""): _spent_per_row(),
    ("forecast_accuracy", "wmape"): Quotient(
        lambda of: of.total("misses"), lambda of: of.total("actuals")
    ),
    ("forecast_accuracy", "bias"): Quotient(
        lambda of: of.total("forecast") - of.total("actual"), lambda of: of.total("actual")
    ),
    ("forecast_from_history", ""): won_and("worth", _rate_parts),
    ("quota_attainment", "pooled"): Quotient(
        lambda of: of.total("actual"), lambda of: of.total("quota"), (_COUNTED_TWICE,)
    ),
    ("clv", ""): Quotient(lambda of: of.total("profit"), lambda of: of.scale(), (_TWICE, _NOBODY)),
    ("ltv", ""): Quotient(
        lambda of: of.total("profit"), lambda of: of.count() * of.scale(), (_TWICE,)
    ),
}
