"""Sections of one figure each, over all rows: close ratio, sales cycle, revenue, pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.errors import Text
from salesterms.metrics import (
    average_deal,
    close_ratio,
    open_pipeline,
    sales_cycle,
    sales_velocity,
    weighted_pipeline,
    won_revenue,
)
from salesterms.report import plan_words, words
from salesterms.report.account import left_out
from salesterms.report.asked import count_of, currencies, lacks_column, not_shown
from salesterms.report.blocks import (
    CODE,
    NAME,
    PROSE,
    Column,
    Explained,
    Figure,
    Line,
    Said,
    Section,
    Table,
)
from salesterms.report.view import why
from salesterms.results import Measurement, Measurements, Status
from salesterms.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.metrics import MoneyMetric, RowMetric
    from salesterms.report.asked import Asked

_HEAD_CURRENCY = Column("currency", words.CURRENCY, NAME)
_HEAD_COUNTED = Column("counted", words.COUNTED)


def figures(asked: Asked) -> Iterator[Figure]:
    """The main figures for the top of the report."""
    ratio = close_ratio(asked.rows, **asked.when)
    yield Figure(words.CLOSE_RATIO, (ratio,), _won_of_decided(ratio))
    cycle = sales_cycle(asked.rows, **asked.when)
    median = sales_cycle(asked.rows, variant="median_won", **asked.when)
    remark = Said(words.MEDIAN_IS, (median,)) if median.value is not None else why(cycle)
    yield Figure(words.SALES_CYCLE, (cycle,), _sentence(remark))
    for metric, label in _MONEY:
        yield _money_figure(asked, metric, label)


_MONEY = (
    (won_revenue, words.WON_REVENUE),
    (average_deal, words.AVERAGE_DEAL),
    (open_pipeline, words.OPEN_PIPELINE),
    (weighted_pipeline, words.WEIGHTED_PIPELINE),
)


def close_ratio_section(asked: Asked) -> Section:
    """The default with its whole account, and every definition beside it."""
    compared = close_ratio.compare(asked.rows, **asked.when, **asked.parameters)
    default = compared[close_ratio.default]
    none_lost = default.value is not None and not count_of(default, "lost")
    lines = [line for name in compared for line in _variant_lines(asked, compared[name])]
    table = Table(
        id="variants",
        caption=Said(words.VARIANTS),
        columns=(
            Column("definition", words.DEFINITION, PROSE),
            Column("value", words.VALUE),
            _HEAD_COUNTED,
            Column("variant", words.VARIANT, CODE, page_only=True),
            Column("source", words.DEFINED_BY, PROSE, page_only=True),
        ),
        lines=[
            Line((said, found, found.counted, found.variant, found.source.text))
            for said, found in lines
        ],
    )
    return Section(
        id="close_ratio",
        title=words.CLOSE_RATIO,
        intro=(Said(words.VARIANTS_INTRO),),
        blocks=(Explained("default", default, _template(close_ratio)), table),
        notes=(Said(words.NO_LOST),) if none_lost else (),
    )


def _variant_lines(asked: Asked, found: Measurement) -> Iterator[tuple[Said, Measurement]]:
    """A definition with its value; where that takes one currency, with its value in each."""
    says = _says(asked, found.variant)
    if found.reason == "parameter_missing":
        yield (
            Said(words.NEEDS, (says, _joined([words.OPTIONS[need] for need in found.details]))),
            found,
        )
        return
    if found.reason != "mixed_currencies":
        refused = found.status is Status.REFUSED
        says = Said(words.NOT_SHOWN, (says, why(found))) if refused else says
        yield says, found
        return
    apart = close_ratio(asked.rows, variant=found.variant, by="currency", **asked.when)
    for code in currencies(apart):
        yield Said(words.IN_CURRENCY, (says, code)), apart[code]


def _says(asked: Asked, name: str) -> Said:
    """What a variant measures, with the values of the parameters that it took."""
    variant = close_ratio.variants[name]
    stale_after = asked.parameters.get("stale_after")
    values: dict[str, Said | str | None] = {
        "stale_after": None if stale_after is None else Said(words.DAYS, (stale_after,)),
        "stage": asked.stage,
    }
    given = [values[need] for need in variant.needs if values.get(need) is not None]
    return Said(words.WITH_PARAMETER, (variant.says, *given)) if given else Said(variant.says)


def sales_cycle_section(asked: Asked) -> Section:
    """Mean and median, of won, lost and all decided deals."""
    found = sales_cycle.compare(asked.rows, **asked.when)
    table = Table(
        id="variants",
        caption=Said(words.CYCLES),
        columns=(
            Column("deals", words.DEALS, NAME),
            Column("mean", words.MEAN_DAYS),
            Column("median", words.MEDIAN_DAYS),
            _HEAD_COUNTED,
        ),
        lines=tuple(
            Line((said, found[f"mean_{of}"], found[f"median_{of}"], found[f"mean_{of}"].counted))
            for of, said in words.DEALS_OF.items()
        ),
        notes=not_shown(found[sales_cycle.default]),
    )
    return Section(
        id="sales_cycle",
        title=words.SALES_CYCLE,
        blocks=(
            Explained("default", found[sales_cycle.default], _template(sales_cycle)),
            table,
            *_velocity(asked),
        ),
    )


def _velocity(asked: Asked) -> Iterator[Table]:
    """What the deals of the period bring in a day; without a period, those of the last quarter."""
    period = asked.period
    if period is None and asked.as_of is not None:
        period = Period.quarter(asked.as_of.year, (asked.as_of.month + 2) // 3)
    if period is None:
        return  # the velocity of all time grows with the years that are in it
    found = sales_velocity(asked.rows, period=period, as_of=asked.as_of)
    codes = currencies(found)
    if codes:
        yield Table(
            id="velocity",
            caption=Said(plan_words.VELOCITY, (period,)),
            columns=(
                _HEAD_CURRENCY,
                Column("velocity", plan_words.PER_DAY),
                _HEAD_COUNTED,
            ),
            lines=[Line((code, found[code], found[code].counted)) for code in codes],
            notes=_account(found, sales_velocity.title),
        )


def revenue_section(asked: Asked) -> Section:
    """Won revenue and the average deal, each currency apart."""
    won = won_revenue(asked.rows, **asked.when)
    average = average_deal(asked.rows, **asked.when)
    table = Table(
        id="by_currency",
        caption=Said(words.WON_BY_CURRENCY),
        columns=(
            _HEAD_CURRENCY,
            Column("won_revenue", words.WON_REVENUE),
            _HEAD_COUNTED,
            Column("average_deal", words.AVERAGE_DEAL),
        ),
        lines=tuple(
            Line((code, won[code], won[code].counted, average[code])) for code in currencies(won)
        ),
        notes=_account(won, words.WON_REVENUE),
    )
    return Section(id="revenue", title=words.REVENUE, blocks=(table,))


def pipeline_section(asked: Asked) -> Section:
    """Open and weighted pipeline, each currency apart, without and with deals on hold."""
    answers = {
        (metric.id, variant): metric(asked.rows, variant=variant, **asked.when)
        for metric in (open_pipeline, weighted_pipeline)
        for variant in ("open", "open_and_held")
    }
    plain, weighted = answers["open_pipeline", "open"], answers["weighted_pipeline", "open"]
    table = Table(
        id="by_currency",
        caption=Said(words.PIPELINE_BY_CURRENCY),
        columns=(
            _HEAD_CURRENCY,
            Column("open_pipeline", words.OPEN_AMOUNT),
            _HEAD_COUNTED,
            Column("open_pipeline_with_held", words.OPEN_WITH_HELD),
            Column("weighted_pipeline", words.WEIGHTED_AMOUNT),
            Column("weighted_pipeline_with_held", words.WEIGHTED_WITH_HELD),
        ),
        lines=tuple(
            Line(
                (
                    code,
                    plain.get(code),
                    plain[code].counted,
                    answers["open_pipeline", "open_and_held"].get(code),
                    weighted.get(code),
                    answers["weighted_pipeline", "open_and_held"].get(code),
                )
            )
            for code in currencies(*answers.values())
        ),
        notes=(
            *_account(plain, words.OPEN_PIPELINE),
            *_account(weighted, words.WEIGHTED_PIPELINE),
        ),
    )
    return Section(id="pipeline", title=words.PIPELINE, blocks=(table,))


def _won_of_decided(ratio: Measurement) -> Said | None:
    if ratio.value is None:
        return _sentence(why(ratio))
    return Said(words.OF_DECIDED, (count_of(ratio, "won"), ratio.counted))


def _money_figure(asked: Asked, metric: MoneyMetric[Any], label: Text) -> Figure:
    answer = metric(asked.rows, **asked.when)
    values = tuple(answer[code] for code in currencies(answer))
    if values:
        return Figure(label, values, Said(words.IN_DEALS, (_added(values),)))
    total = answer.total
    refused = why(total) if total is not None and lacks_column(total) else None
    return Figure(label, (), _sentence(refused or words.NO_AMOUNTS))


def _added(values: Sequence[Measurement]) -> Said | int:
    """The rows behind each of the values, in the same order: 653 + 82."""
    *before, last = values
    return Said(words.AND, (_added(before), last.counted)) if before else last.counted


def _sentence(text: Text | Said | None) -> Said | None:
    return Said(text) if isinstance(text, Text) else text


def _account(answer: Measurements, label: Text) -> tuple[Said, ...]:
    """What became of every row in a metric of money: counted, and left out by reason."""
    total = answer.total
    if total is None or not total.rows:
        return ()
    if lacks_column(total):
        return not_shown(total)
    return (Said(words.LEFT_OUT, (label, total.counted, total.rows, left_out(total))),)


def _joined(needs: Sequence[Text]) -> Text:
    return Text(", ".join(need.en for need in needs), ", ".join(need.nl for need in needs))


def _template(metric: RowMetric[Any]) -> Text:
    """The formula of the default, with names in place of numbers."""
    return metric.variants[metric.default].formula.text
