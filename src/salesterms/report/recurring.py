"""Recurring revenue in a report: what there was each month, what moved it, and what stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.metrics import (
    arr,
    gross_mrr_churn,
    gross_revenue_retention,
    mrr,
    mrr_changes,
    mrr_movements,
    net_mrr_churn,
    net_revenue_retention,
    quick_ratio,
)
from salesterms.report import customer_words as words
from salesterms.report.asked import CURRENCIES_WITH_TABLES, currencies, told_rows
from salesterms.report.blocks import NAME, PROSE, Column, Line, Said, Section, Table
from salesterms.report.words import (
    COUNTED,
    CURRENCY,
    DEFINITION,
    NOTHING_COUNTS,
    TOTAL,
    VALUE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from salesterms.entities import Subscription
    from salesterms.metrics import MrrChange, RowMetric
    from salesterms.results import Measurement, Measurements
    from salesterms.values import Period

#: What moves revenue, in the order in which it adds up.
_MOVED: Final = {
    "new": words.NEW,
    "expansion": words.EXPANSION,
    "contraction": words.CONTRACTION,
    "churn": words.CHURN,
    "reactivation": words.REACTIVATION,
}


def recurring_section(
    *, subscriptions: tuple[Subscription, ...], period: Period, as_of: date
) -> Section:
    """Month by month what there was and what moved it; then what stayed over the whole period."""
    rows = mrr_changes(subscriptions, period=period)
    whole = mrr_changes(subscriptions, period=period, months=None)
    end = mrr_movements(rows, by="currency", as_of=as_of)
    codes = currencies(end)
    kept = _kept(rows, whole, period, as_of)
    notes = [] if codes else [Said(NOTHING_COUNTS)]
    if without := codes[CURRENCIES_WITH_TABLES:]:
        notes.append(Said(words.WITHOUT_TABLE, (", ".join(without),)))
    accounts = len({one.account for one in subscriptions})
    return Section(
        id="recurring_revenue",
        title=words.RECURRING,
        intro=(Said(words.FROM_SUBSCRIPTIONS, (len(subscriptions), accounts)),),
        blocks=(
            *_movements(rows, codes[:CURRENCIES_WITH_TABLES], as_of),
            *([kept] if kept.lines else []),
        ),
        notes=tuple(notes),
    )


def _movements(rows: tuple[MrrChange, ...], codes: tuple[str, ...], as_of: date) -> Iterator[Table]:
    """A table for each currency: a line for each month that is over, and one for all of them."""
    each = ["currency", "month"]
    start = mrr(rows, variant="at_start", by=each, as_of=as_of)
    end = mrr_movements(rows, by=each, as_of=as_of)
    moved = {name: mrr_movements(rows, variant=name, by=each, as_of=as_of) for name in _MOVED}
    for code in codes:
        months = {
            str(fields["month"]): key
            for key in end
            if (fields := end.key_fields(key))["currency"] == code and end[key].counted
        }
        lines = [
            Line((month, start.get(key), *(moved[name][key] for name in _MOVED), end[key]))
            for month, key in months.items()
        ]
        together = _together(rows, code, as_of)
        first = lines[0].cells[1]
        yield Table(
            id=f"movements_{code}",
            caption=Said(words.MOVEMENTS, (code,)),
            columns=(
                Column("month", words.MONTH, NAME),
                Column("start", words.START),
                *(Column(name, said) for name, said in _MOVED.items()),
                Column("end", words.END),
            ),
            lines=lines,
            total=Line((TOTAL, first, *(together[name] for name in _MOVED), together["end"])),
            notes=(Said(words.BALANCES), *told_rows(mrr_movements.title, together["end"])),
            bare_amounts=True,
        )


def _together(rows: tuple[MrrChange, ...], code: str, as_of: date) -> dict[str, Measurement]:
    """What moved over all months of a currency."""
    return {
        name: mrr_movements(rows, variant=name, by="currency", as_of=as_of)[code]
        for name in (*_MOVED, "end")
    }


def _kept(
    rows: tuple[MrrChange, ...], whole: tuple[MrrChange, ...], period: Period, as_of: date
) -> Table:
    """Retention and churn of revenue, by currency, from rows of the whole period or of months."""
    asked: list[tuple[RowMetric[MrrChange] | Any, tuple[MrrChange, ...]]] = [
        (net_revenue_retention, whole),
        (gross_revenue_retention, whole),
        (gross_mrr_churn, whole),
        (net_mrr_churn, whole),
        (quick_ratio, rows),
        (arr, whole),
    ]
    found: list[tuple[Said, Measurements]] = [
        (
            Said(words.MEASURE, (metric.title, metric.variants[metric.default].says)),
            metric(given, by="currency", as_of=as_of),
        )
        for metric, given in asked
    ]
    return Table(
        id="kept",
        caption=Said(words.KEPT, (period,)),
        columns=(
            Column("definition", DEFINITION, PROSE),
            Column("currency", CURRENCY, NAME),
            Column("value", VALUE),
            Column("counted", COUNTED),
        ),
        lines=[
            Line((says, code, answer[code], answer[code].counted))
            for says, answer in found
            for code in currencies(answer)
        ],
        notes=tuple(
            note
            for (metric, _), (_, answer) in zip(asked, found, strict=True)
            for code in currencies(answer)
            for note in told_rows(metric.title, answer[code])
        ),
    )
