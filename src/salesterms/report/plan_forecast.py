"""The forecast of a period to come in a report, by each definition that the rows allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.metrics import deals_by_history, forecast_from_history, stage_rates
from salesterms.metrics import forecast_by_category as by_category
from salesterms.metrics import sales_forecast as weighted
from salesterms.report import plan_words as words
from salesterms.report.account import left_out
from salesterms.report.asked import currencies, not_shown
from salesterms.report.blocks import NAME, PROSE, Column, Line, Said, Section, Table
from salesterms.report.words import COUNTED, CURRENCY, DEFINITION, LEFT_OUT, NOTHING_COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.report.asked import Asked
    from salesterms.results import Measurements
    from salesterms.values import Period


def forecast_section(period: Period, asked: Asked) -> Section:
    """What a period is forecast to bring in, in each currency."""
    when: dict[str, Any] = {"period": period, "as_of": asked.as_of}
    found = tuple(_forecasts(asked, when))
    lines = [
        Line((says, code, answer[code], answer[code].counted))
        for says, answer in found
        for code in currencies(answer)
    ]
    return Section(
        id="forecast",
        title=words.FORECAST,
        intro=(Said(words.FORECAST_OF, (period, asked.as_of)),),
        blocks=(
            Table(
                id="variants",
                caption=Said(words.FORECASTS),
                columns=(
                    Column("definition", DEFINITION, PROSE),
                    Column("currency", CURRENCY, NAME),
                    Column("value", words.FORECAST_AMOUNT),
                    Column("counted", COUNTED),
                ),
                lines=lines,
                notes=tuple(_accounts(found)),
            ),
        )
        if lines
        else (),
        notes=(
            *([] if lines else [Said(NOTHING_COUNTS)]),
            *not_shown(*(answer.total for _, answer in found if answer.total is not None)),
        ),
    )


def _forecasts(asked: Asked, when: dict[str, Any]) -> Iterator[tuple[Any, Measurements]]:
    yield weighted.variants["weighted"].says, weighted(asked.rows, **when)
    if asked.maps("stage") and asked.maps("stages_reached"):
        rated = deals_by_history(asked.rows, stage_rates(asked.rows, as_of=asked.as_of))
        says = forecast_from_history.variants["stage_rate"].says
        yield says, forecast_from_history(rated, **when)
    if any(deal.forecast_category is not None for deal in asked.rows):
        for name in ("cumulative_commit", "cumulative_best_case"):
            yield by_category.variants[name].says, by_category(asked.rows, variant=name, **when)


def _accounts(found: tuple[tuple[Any, Measurements], ...]) -> Iterator[Said]:
    """What became of every row, definition by definition."""
    totals = [(says, answer.total) for says, answer in found if answer.total is not None]
    for says, total in totals:
        yield Said(LEFT_OUT, (says, total.counted, total.rows, left_out(total)))
