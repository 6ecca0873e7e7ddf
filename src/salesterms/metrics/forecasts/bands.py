"""A forecast category from a probability: the bands of Oracle, as a table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from salesterms.entities.shapes import A_SHARE
from salesterms.lifecycle import OPEN, Category, ForecastCategory
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.opportunity_rows import deals_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.entities import Opportunity


#: From which probability on a deal is in which category; from 0 it is in the pipeline. Oracle
#: publishes whole percentages, such as 0 to 39 and 40 to 59: that a band runs up to the next one,
#: so that 0.395 is still in the pipeline, is ours.
ORACLE_BANDS: Final[tuple[tuple[Decimal, ForecastCategory], ...]] = (
    (Decimal(1), ForecastCategory.CLOSED),
    (Decimal("0.6"), ForecastCategory.COMMIT),
    (Decimal("0.4"), ForecastCategory.BEST_CASE),
    (Decimal(0), ForecastCategory.PIPELINE),
)


def oracle_category(probability: Decimal) -> ForecastCategory:
    """The category in which Oracle counts a deal of this probability.

    >>> from decimal import Decimal
    >>> from salesterms.metrics import oracle_category
    >>> [oracle_category(Decimal(share)).value for share in ("0.39", "0.4", "0.6", "1")]
    ['pipeline', 'best_case', 'commit', 'closed']

    A probability is a Decimal from 0 to 1, so 40 % is 0.4: 40 raises `BadArgument`, as do NaN and
    a float. Source: docs.oracle.com, How are sales forecasts generated?
    """
    if not A_SHARE.fits(probability):
        raise BadArgument("probability", probability, A_SHARE.said)
    return next(category for least, category in ORACLE_BANDS if probability >= least)


def in_oracle_categories(deals: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
    """The same deals, each in the category of its probability instead of its own.

    >>> from decimal import Decimal
    >>> from salesterms import Category, Money, Opportunity, forecast_by_category
    >>> from salesterms.metrics import in_oracle_categories
    >>> deal = Opportunity(
    ...     id="D-1",
    ...     status=Category.OPEN,
    ...     amount=Money(100, "EUR"),
    ...     probability=Decimal("0.7"),
    ... )
    >>> forecast_by_category(in_oracle_categories([deal]), currency="EUR").value
    Money('100', 'EUR')

    What was won is closed and what was lost is omitted, whatever their probability. An open deal
    without a probability gets no category; one of 1 gets that of what is won, which contradicts
    its status, so that a forecast leaves it out by that reason. Of no deals none. Raises
    `WrongArgument` for what is no list of deals.
    """
    return tuple(evolve(deal, forecast_category=_category_of(deal)) for deal in deals_of(deals))


def _category_of(deal: Opportunity) -> ForecastCategory | None:
    if deal.status not in OPEN:
        won = deal.status is Category.WON
        return ForecastCategory.CLOSED if won else ForecastCategory.OMITTED
    return None if deal.probability is None else oracle_category(deal.probability)
