"""The metrics of customers and of monthly revenue, on frames of a row for each of a period."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms import metrics
from salesterms.criteria import ChoiceColumn, Column, DateColumn, MoneyColumn
from salesterms.errors import Text
from salesterms.frames.counting.by_period import CountingByPeriod, Succession
from salesterms.frames.formulas.of_periods import (
    CAME,
    MONTH_PARTS,
    WENT,
    follows,
    looks_at_accounts,
)
from salesterms.frames.metrics.answering import INEXACT, LACKING
from salesterms.frames.metrics.metric import Call, FrameMetric
from salesterms.frames.reading.cells import Cell
from salesterms.frames.reading.documents import Source
from salesterms.frames.reading.expressions import UNREADABLE
from salesterms.frames.reading.records import FrameRows
from salesterms.metrics.churn.periods import CUSTOMER_PERIODS, CustomerStanding
from salesterms.metrics.churn.spells import CustomerOf
from salesterms.metrics.recurring.changes import MRR_CHANGES, MrrMovement
from salesterms.metrics.recurring.tables import FLOWS
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.frames.metrics.keys import Key
    from salesterms.frames.reading.expressions import Reader

#: Of rows that `mrr_changes` made; a column of one's own may bear the name as well.
_WHY: Final = Column("reason", str)
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
    needed=("begins", "last", "of", "account", "standing", CAME.name, WENT.name),
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
    needed=("begins", "last", "account", "movement"),
)


@frozen
class CallByPeriod(Call):
    """One call, of rows that each tell of a period."""

    def also(self) -> set[str]:
        """The days of the period, and what tells that rows are of one thing."""
        found = {"begins", "last"}
        if self.rows is CUSTOMERS and self.given.has("of"):
            found.add("of")
        if looks_at_accounts(self.variant):
            found.add("account")
        return found

    def cells(self) -> dict[str, Cell]:
        """The fields, and why a row has no movement where rows that were made tell it."""
        cells = super().cells()
        dtype = self.given.schema.get(_WHY.name)
        if self.rows is CHANGES and dtype == nw.String:
            engine = self.given.opened.frame.implementation
            cells[_WHY.name] = Cell(_WHY, Source(column=_WHY.name), dtype, engine)
        return cells

    def numbered(self, reader: Reader) -> set[str]:
        """The dates of which the day's number is looked at: those of the period too."""
        return super().numbered(reader) | {reader.cells[name].name for name in ("begins", "last")}

    def counting(
        self, reader: Reader, cells: dict[str, Cell], keys: Sequence[Key]
    ) -> CountingByPeriod:
        """What is counted, by period."""
        plain = super().counting(reader, cells, keys)
        revenue = self.rows is CHANGES
        adjoins = follows(self.variant)
        account = cells.get("account") if revenue else None
        of_what = cells.get("of")
        place = plain.place
        if of_what is not None:
            unread = nw.lit(plain.buckets.index(UNREADABLE))
            place = nw.when(of_what.unreadable).then(unread).otherwise(place)
        return CountingByPeriod(
            keys=plain.keys,
            buckets=plain.buckets,
            counted=plain.counted,
            place=place,
            parts=plain.parts,
            currency=plain.currency,
            begins=cells["begins"].name,
            last=cells["last"].name,
            of_what=None if of_what is None else of_what.made,
            account=None if account is None else account.given.cast(nw.String),
            adjoins=_SUCCESSION if adjoins else None,
            overlaps=not revenue,
        )

    def _wrong(self, cells: dict[str, Cell]) -> Iterator[tuple[str, nw.Expr]]:
        """Rows without what every record of their kind has, a currency beside amounts included."""
        lacking = [cells[name].missing for name in self.rows.needed if name in cells]
        amounts = (cells[name].source for name in self.rows.amounts if name in cells)
        beside = {source.currency_column for source in amounts}
        lacking += [nw.col(name).is_null() for name in beside if name is not None]
        yield LACKING, reduce(or_, lacking)
        if (why := cells.get(_WHY.name)) is not None:
            yield INEXACT, cells["movement"].missing & (why.given == INEXACT)


_SUCCESSION: Final = Succession(start=FLOWS["start"], end=FLOWS["end"])


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
        named, asked, names, wanted, given = checked
        finer = {n: evolve(given.sources[n], parts=MONTH_PARTS) for n in _monthly(self.rows)}
        finely = evolve(given, sources={**given.sources, **finer})
        return CallByPeriod(self.metric, self.rows, named, asked, names, wanted, finely)


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
