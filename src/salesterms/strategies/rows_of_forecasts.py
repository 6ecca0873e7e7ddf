"""Deals with the rate of their stage, and forecasts beside their actuals."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.lifecycle import CLOSED
from salesterms.metrics import ForecastResult, NoStageRate, RatedDeal
from salesterms.strategies.deals import opportunities
from salesterms.strategies.single_values import dates, money

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS: Final = st.integers(1, 10**6)
_RATES: Final = st.fractions(0, 1, max_denominator=60) | st.sampled_from(NoStageRate)
_OWNERS: Final = st.sampled_from(("Ann", "Bo", None))


@st.composite
def results_of_forecasts(
    draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), missing: bool = True
) -> ForecastResult:
    """Forecasts with what came of them, each in one currency; blanks unless `missing` is False.

    >>> from hypothesis import find
    >>> from salesterms.strategies import results_of_forecasts
    >>> find(results_of_forecasts(missing=False), lambda row: not row.actual).actual
    Money('0.00', 'EUR')
    """
    amounts = money(currency=draw(st.sampled_from(tuple(currencies))))
    known = st.none() | amounts if missing else amounts
    return ForecastResult(
        id=f"F-{draw(_NUMBERS)}",
        begins=draw(st.none() | dates()),
        owner=draw(_OWNERS),
        forecast=draw(known),
        actual=draw(known),
    )


@st.composite
def rated_deals(draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",)) -> RatedDeal:
    """Deals in any category; the open ones with a rate, or with the reason why they have none.

    >>> from hypothesis import find
    >>> from salesterms.strategies import rated_deals
    >>> find(rated_deals(), lambda deal: deal.rate is not None).rate
    Fraction(0, 1)
    """
    deal = draw(opportunities(currencies=currencies))
    found = None if deal.status in CLOSED else draw(_RATES)
    return RatedDeal(
        id=deal.id,
        status=deal.status,
        owner=deal.owner,
        stage=deal.stage,
        amount=deal.amount,
        created=deal.created,
        closed=deal.closed,
        expected_close=deal.expected_close,
        rate=found if isinstance(found, Fraction) else None,
        no_rate=found if isinstance(found, NoStageRate) else None,
    )
