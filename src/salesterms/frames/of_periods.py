"""The metrics of customers and of monthly revenue, on frames of a row for each of a period."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms import metrics
from salesterms.criteria import ChoiceColumn, Column, DateColumn, MoneyColumn
from salesterms.errors import Text
from salesterms.frames.by_period import CountingByPeriod, Succession
from salesterms.frames.expressions import UNREADABLE
from salesterms.frames.formulas_of_periods import (
    CAME,
    MONTH_PARTS,
    WENT,
    follows,
    looks_at_accounts,
)
from salesterms.frames.metric import Call, FrameMetric
from salesterms.frames.records import FrameRows
from salesterms.metrics.churn.periods import CUSTOMER_PERIODS, CustomerStanding
from salesterms.metrics.churn.spells import CustomerOf
from salesterms.metrics.recurring.changes import MRR_CHANGES, MrrMovement
from salesterms.metrics.recurring.tables import AT_END, AT_START
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.frames.cells import Cell
    from salesterms.frames.expressions import Reader
    from salesterms.frames.keys import Key

_DAYS: Final = (DateColumn("begins", date), DateColumn("last", date))

CUSTOMERS: Final = FrameRows(
    kind=CUSTOMER_PERIODS,
    columns=(
        *(Column(name, str) for name in ("account", "product", "service")),
        ChoiceColumn[CustomerOf]("of", CustomerOf),
        *_DAYS,
        ChoiceColumn[CustomerStanding]("standing", CustomerStanding),
        CAME,
        WENT,
    ),
    needed=(CAME.name, WENT.name),
)
CHANGES: Final = FrameRows(
    kind=MRR_CHANGES,
    columns=(
        Column("account", str),
        *_DAYS,
        *(MoneyColumn(name, Money) for name in ("start", "end", "end_yearly")),
        ChoiceColumn[MrrMovement]("movement", MrrMovement),
    ),
    amounts=("end", "start"),
)


@frozen
class CallByPeriod(Call):
    """One call, of rows that each tell of a period."""

    def also(self, schema: dict[str, Any]) -> set[str]:
        """The days of the period, and what tells that rows are of one thing."""
        found = {"begins", "last"}
        if self.rows is CUSTOMERS and self.sources["of"].column in schema:
            found.add("of")
        if self.rows is CHANGES and looks_at_accounts(self.metric.id, self.variant.name):
            found.add("account")
        return found

    def numbered(self, reader: Reader) -> set[str]:
        """The dates of which the day's number is looked at: those of the period too."""
        return super().numbered(reader) | {reader.cells[name].name for name in ("begins", "last")}

    def counting(
        self, reader: Reader, cells: dict[str, Cell], keys: Sequence[Key]
    ) -> CountingByPeriod:
        """What is counted, by period."""
        plain = super().counting(reader, cells, keys)
        revenue = self.rows is CHANGES
        adjoins = revenue and follows(self.metric.id, self.variant.name)
        account = cells.get("account") if revenue else None
        lacking = nw.lit(plain.buckets.index(UNREADABLE))
        of_what = cells.get("of")
        return CountingByPeriod(
            keys=plain.keys,
            buckets=plain.buckets,
            counted=plain.counted,
            place=nw.when(_lacks(cells)).then(lacking).otherwise(plain.place),
            parts=plain.parts,
            currency=plain.currency,
            begins=cells["begins"].name,
            last=cells["last"].name,
            of_what=None if of_what is None else of_what.made,
            account=None if account is None else account.given.cast(nw.String),
            adjoins=_SUCCESSION if adjoins else None,
            overlaps=not revenue,
        )


_SUCCESSION: Final = Succession(
    start=[f"{bucket}_start" for bucket in AT_START],
    # Who pays the same is in either by what they paid at the start.
    end=[f"{bucket}_{'start' if bucket == 'unchanged' else 'end'}" for bucket in AT_END],
)


def _lacks(cells: dict[str, Cell]) -> nw.Expr:
    """Whether a row lacks what every record of its kind has."""
    found = cells["begins"].missing | cells["last"].missing
    for name in ("of", "account"):
        if name in cells:
            cell = cells[name]
            choice = issubclass(cell.kind, Enum)
            found = found | cell.missing | (cell.unreadable if choice else cell.missing)
    for name in CHANGES.amounts:
        if name in cells and (beside := cells[name].source.currency_column) is not None:
            found = found | nw.col(beside).is_null()
    return found


class PeriodMetric(FrameMetric):
    """A metric on frames of rows that each tell of a period: called as every `FrameMetric` is.

    >>> import datetime as dt
    >>> import polars as pl
    >>> from salesterms import frames
    >>> march = {"begins": dt.date(2026, 3, 1), "last": dt.date(2026, 3, 31)}
    >>> rows = pl.DataFrame(
    ...     [
    ...         {"standing": "kept"} | march,
    ...         {"standing": "gone"} | march,
    ...         {"standing": "joined"} | march,
    ...     ]
    ... )
    >>> frames.customer_churn(rows).select("value", "numerator", "denominator", "status").rows()
    [(0.5, 1, 2, 'measured')]

    Rows of periods that overlap are refused by the status of their group, as are those of amounts
    of periods that do not follow from each other. Monthly amounts are counted in parts of a minor
    unit, 720 of them, so that a month of what is billed by the year is a whole number.
    """

    def _call(self, *checked: Any) -> Call:
        named, asked, names, wanted, sources = checked
        finer = {name: evolve(sources[name], parts=MONTH_PARTS) for name in _monthly(self.rows)}
        return CallByPeriod(self.metric, self.rows, named, asked, names, wanted, sources | finer)


def _monthly(rows: FrameRows) -> list[str]:
    return [name for name, column in rows.columns.items() if column.type is Money]


_RATES: Final = Text(
    "it adds up rates, each with a denominator of its own",
    "die telt verhoudingen op, elk met een eigen noemer",
)
_SUMS: Final = FrozenMapping({"sum_of_periods": _RATES})

customer_churn: Final = PeriodMetric(
    metric=metrics.customer_churn,
    rows=CUSTOMERS,
    not_here=FrozenMapping({"daily_sum": _RATES}),
)
customer_retention: Final = PeriodMetric(metric=metrics.customer_retention, rows=CUSTOMERS)
mrr: Final = PeriodMetric(metric=metrics.mrr, rows=CHANGES)
arr: Final = PeriodMetric(metric=metrics.arr, rows=CHANGES)
mrr_movements: Final = PeriodMetric(metric=metrics.mrr_movements, rows=CHANGES)
net_revenue_retention: Final = PeriodMetric(metric=metrics.net_revenue_retention, rows=CHANGES)
gross_revenue_retention: Final = PeriodMetric(metric=metrics.gross_revenue_retention, rows=CHANGES)
gross_mrr_churn: Final = PeriodMetric(metric=metrics.gross_mrr_churn, rows=CHANGES, not_here=_SUMS)
net_mrr_churn: Final = PeriodMetric(metric=metrics.net_mrr_churn, rows=CHANGES, not_here=_SUMS)
quick_ratio: Final = PeriodMetric(metric=metrics.quick_ratio, rows=CHANGES)
