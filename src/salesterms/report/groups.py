"""Sections by owner and by quarter: the same figures for every group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.metrics import (
    average_deal,
    close_ratio,
    open_pipeline,
    sales_cycle,
    weighted_pipeline,
    won_revenue,
)
from salesterms.report import words
from salesterms.report.asked import (
    CURRENCIES_WITH_TABLES,
    Part,
    counts,
    currencies,
    grouped,
    is_refused,
    measured,
    refusals,
)
from salesterms.report.blocks import NAME, Column, Said, Section, Table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from salesterms.errors import Text
    from salesterms.metrics import MoneyMetric
    from salesterms.report.asked import Asked
    from salesterms.results import Measurement, Measurements

_REVENUE = ((won_revenue, words.WON_REVENUE), (average_deal, words.AVERAGE_DEAL))
_PIPELINE = ((open_pipeline, words.OPEN_PIPELINE), (weighted_pipeline, words.WEIGHTED_PIPELINE))

_OWNER = Column("owner", words.OWNER, NAME)
_QUARTER = Column("quarter", words.QUARTER, NAME)


def owner_section(asked: Asked, marked: Iterable[Hashable]) -> Section:
    """Every figure by owner; those in `marked` stand out."""
    if not asked.maps("owner"):
        note = Said(words.NO_OWNER_COLUMN)
        return Section(id="by_owner", title=words.BY_OWNER, notes=(note,))
    blocks = (
        _rates(asked, _OWNER, words.OWNER_RATES, marked),
        *_money(asked, _OWNER, words.OWNER_MONEY, (*_REVENUE, *_PIPELINE), "money"),
    )
    return _section("by_owner", words.BY_OWNER, blocks)


def quarter_section(asked: Asked, marked: Iterable[Hashable]) -> Section:
    """Every figure by quarter: of closing, and for what is open of expected close."""
    blocks = (
        _rates(asked, _QUARTER, words.QUARTER_RATES, marked),
        *_money(asked, _QUARTER, words.QUARTER_WON, _REVENUE, "won"),
        *_money(asked, _QUARTER, words.QUARTER_OPEN, _PIPELINE, "open"),
    )
    return _section("by_quarter", words.BY_QUARTER, blocks)


def _section(id_: str, title: Text, blocks: Iterable[Table]) -> Section:
    """The tables that have anything to show, or a sentence that none has."""
    filled = tuple(table for table in blocks if table.lines or table.notes)
    return Section(
        id=id_, title=title, blocks=filled, notes=() if filled else (Said(words.NOTHING_COUNTS),)
    )


def _rates(asked: Asked, head: Column, caption: Text, marked: Iterable[Hashable]) -> Table:
    """Close ratio and sales cycle in one table, as far as their columns are mapped."""
    ratios = close_ratio(asked.rows, by=head.id, **asked.when)
    means = sales_cycle(asked.rows, by=head.id, **asked.when)
    medians = sales_cycle(asked.rows, by=head.id, variant="median_won", **asked.when)
    parts = (
        []
        if is_refused(ratios)
        else [
            measured(Column("close_ratio", words.CLOSE_RATIO), ratios),
            counts(Column("decided", words.DECIDED), ratios),
            counts(Column("won", words.WON), ratios, "won"),
        ]
    )
    if not is_refused(means):
        parts += [
            measured(Column("mean_days", words.MEAN_DAYS), means),
            measured(Column("median_days", words.MEDIAN_DAYS), medians),
        ]
    shown = grouped(head, parts, marked)
    of_won = shown["lines"] and not is_refused(means)
    return Table(
        id="rates",
        caption=Said(caption),
        **shown,
        notes=(*([Said(words.CYCLES_OF_WON)] if of_won else []), *refusals(ratios, means)),
    )


def _money(
    asked: Asked,
    head: Column,
    caption: Text,
    metrics: Sequence[tuple[MoneyMetric[Any], Text]],
    id_: str,
) -> Iterator[Table]:
    """A table for each of the currencies with most rows: its amounts, group by group."""
    overall = {metric.id: metric(asked.rows, **asked.when) for metric, _ in metrics}
    answers = {
        metric.id: metric(asked.rows, by=[head.id, "currency"], **asked.when)
        for metric, _ in metrics
    }
    known = [(m, title) for m, title in metrics if not is_refused(answers[m.id])]
    codes = currencies(*overall.values()) if known else ()
    shown, more = codes[:CURRENCIES_WITH_TABLES], len(codes[CURRENCIES_WITH_TABLES:])
    for place, code in enumerate(shown, 1):
        parts = [
            Part(
                Column(metric.id, title),
                _of(answers[metric.id], code),
                overall[metric.id].get(code),
            )
            for metric, title in known
        ]
        yield Table(
            id=f"{id_}_{code}",
            caption=Said(caption, (code,)),
            notes=(Said(words.MORE_CURRENCIES, (more,)),) if more and place == len(shown) else (),
            bare_amounts=True,
            **grouped(head, parts),
        )


def _of(answer: Measurements, code: str) -> dict[Hashable, Measurement]:
    """The groups of one currency, without the currency."""
    return {
        key[0]: found for key, found in answer.items() if isinstance(key, tuple) and key[1] == code
    }
