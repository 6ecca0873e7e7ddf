"""A forecast beside what came of it: one row for each, ready to be measured."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import Column
from salesterms.entities import Forecast, Opportunity
from salesterms.entities.shapes import AN_ID, DATE_OR_NONE, TEXT_OR_NONE
from salesterms.errors import Shape, Text, each_argument
from salesterms.lifecycle import Category, ForecastCategory
from salesterms.metrics.opportunity_rows import deals_of
from salesterms.metrics.row_kind import RowKind
from salesterms.values import Money, about, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_AMOUNT: Final = Shape(
    Text("Money, or None where it is not known", "Money, of None waar het niet bekend is"),
    lambda given: given is None or isinstance(given, Money),
)
_FORECASTS: Final = Text("a list of Forecast", "een lijst van Forecast")
_CATEGORIES: Final = Text("a list of ForecastCategory", "een lijst van ForecastCategory")

#: What a seller stands for: what is won, and what is committed.
CLOSED_AND_COMMIT: Final = (ForecastCategory.CLOSED, ForecastCategory.COMMIT)


@frozen(kw_only=True)
class ForecastResult:
    """What somebody forecast of a period, and what came of it.

    >>> from datetime import date
    >>> from salesterms import Money, forecast_accuracy
    >>> from salesterms.metrics import ForecastResult
    >>> spring = ForecastResult(
    ...     id="2026-Q2",
    ...     begins=date(2026, 4, 1),
    ...     forecast=Money(950, "EUR"),
    ...     actual=Money(1_000, "EUR"),
    ... )
    >>> f"{forecast_accuracy([spring]).value:.0%}"
    '5%'

    `begins` is the first day of the period. An amount is None where it is not known: a period that
    is not over has no actual yet, which is not 0. Either may be below 0, after credit notes. Made
    by `forecast_results`, or by hand. Raises `WrongArgument` for what is no Money, date or text.
    """

    id: str = field(
        metadata=about("the identifier of the forecast", "het kenmerk van de forecast"),
        validator=AN_ID,
    )
    begins: date | None = field(
        default=None,
        metadata=about(
            "the first day of the period", "de eerste dag van de periode", alias="begin"
        ),
        validator=DATE_OR_NONE,
    )
    owner: str | None = field(
        default=None,
        metadata=about("who made it", "wie de forecast heeft gemaakt", personal=True),
        validator=TEXT_OR_NONE,
    )
    forecast: Money | None = field(
        default=None,
        metadata=about("what was expected", "wat er was verwacht", alias="verwacht"),
        validator=_AMOUNT,
    )
    actual: Money | None = field(
        default=None,
        metadata=about("what came of it", "wat ervan kwam", alias="uitkomst"),
        validator=_AMOUNT,
    )

    @property
    def currency(self) -> str | None:
        """The currency of what came of it, or else of the forecast; None where neither is known."""
        known = self.forecast if self.actual is None else self.actual
        return None if known is None else known.currency


FORECAST_RESULTS: Final = RowKind(
    kind=ForecastResult,
    says=Text(
        "forecasts with their actuals, as salesterms.metrics.forecast_results() makes them of"
        " forecasts and deals",
        "forecasts met hun uitkomsten, zoals salesterms.metrics.forecast_results() ze van"
        " forecasts en deals maakt",
    ),
    fields=("owner", "currency"),
    columns=(Column("owner", str),),
)


def forecast_results(
    forecasts: Iterable[Forecast],
    deals: Iterable[Opportunity],
    *,
    categories: Sequence[ForecastCategory] = CLOSED_AND_COMMIT,
    as_of: date | None = None,
) -> tuple[ForecastResult, ...]:
    """Each forecast beside what was won of its period: a row for each, in their order.

    >>> from datetime import date
    >>> from salesterms import Category, Money, Opportunity, Period
    >>> from salesterms.entities import Forecast
    >>> from salesterms.lifecycle import ForecastCategory
    >>> from salesterms.metrics import forecast_results
    >>> spring = Forecast(
    ...     period=Period.quarter(2026, 2),
    ...     made_on=date(2026, 4, 3),
    ...     by="Ann",
    ...     amounts={ForecastCategory.COMMIT: Money(900, "EUR")},
    ... )
    >>> won = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     owner="Ann",
    ...     closed=date(2026, 5, 2),
    ...     amount=Money(1_000, "EUR"),
    ... )
    >>> [(str(row.forecast), str(row.actual)) for row in forecast_results([spring], [won])]
    [('900 EUR', '1000 EUR')]

    The forecast is the sum of its amounts in these `categories`; not known where it has none of
    them. The actual is what was won in the period, in the currency of the forecast, by who made it;
    of a forecast of nobody, by all. Deals without an amount or a close date are not in it. With an
    `as_of` before the end of the period the actual is not known yet. Of no forecasts no rows.
    Raises `WrongArgument`.
    """
    DATE_OR_NONE.check("as_of", as_of)
    wanted = each_argument("categories", categories, ForecastCategory, _CATEGORIES)
    known = deals_of(deals)
    won = [deal for deal in known if deal.status is Category.WON]
    return tuple(
        ForecastResult(
            id=f"{one.by or '*'} {one.period} {one.made_on}",
            begins=one.period.start,
            owner=one.by,
            forecast=_said(one, wanted),
            actual=_came(one, won, as_of),
        )
        for one in each_argument("forecasts", forecasts, Forecast, _FORECASTS)
    )


def _said(forecast: Forecast, wanted: Sequence[ForecastCategory]) -> Money | None:
    found = [amount for category, amount in forecast.amounts if category in wanted]
    return Money(total(one.amount for one in found), found[0].currency) if found else None


def _came(forecast: Forecast, won: Sequence[Opportunity], as_of: date | None) -> Money | None:
    period, code = forecast.period, forecast.currency
    if code is None or (as_of is not None and (period.end - as_of).days > 1):
        return None
    amounts = (
        deal.amount.amount
        for deal in won
        if deal.amount is not None
        and deal.amount.currency == code
        and deal.closed is not None
        and deal.closed in period
        and forecast.by in {None, deal.owner}
    )
    return Money(total(amounts), code)
