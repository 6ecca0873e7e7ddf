"""What is bought and paid, and what is to be sold: orders, subscriptions, quotas, plans."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    Forecast,
    ForecastCategory,
    Goal,
    GoalPart,
    GoalUnit,
    Order,
    Payment,
    PaymentKind,
    Quota,
    QuotaOwner,
    Subscription,
    TierMeasure,
    TransactionKind,
)
from salesterms.strategies.single_values import dates, money, periods
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

_PRODUCTS: tuple[str, ...] = ("P-1", "P-2", "P-3")
_SELLERS = ("Ann", "Bo", "Çelik", "de Vries")
_NUMBERS = st.integers(1, 10**6)
_ACCOUNTS = st.integers(1, 20).map("A-{}".format)


@st.composite
def subscriptions(
    draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), missing: bool = True
) -> Subscription:
    """Subscriptions of up to three years, some a trial, some that have not ended.

    >>> from hypothesis import find
    >>> from salesterms.strategies import subscriptions
    >>> find(subscriptions(), lambda one: one.interval_months == 12 and one.ended_on is None).trial
    False

    With `missing` False each has a product, a quantity and an end.
    """
    start = draw(dates())
    blank = missing and draw(st.booleans())
    return Subscription(
        id=f"S-{draw(_NUMBERS)}",
        account=draw(_ACCOUNTS),
        product=None if blank else draw(st.sampled_from(_PRODUCTS)),
        started_on=start,
        ended_on=None if blank else start + timedelta(days=draw(st.integers(0, 1000))),
        amount=draw(money(currency=draw(st.sampled_from(list(currencies))), least=0, most=10**7)),
        interval_months=draw(st.sampled_from((1, 3, 6, 12, 24))),
        trial=draw(st.booleans()),
        quantity=None if blank else draw(st.integers(1, 50)),
    )


@st.composite
def orders(draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",), missing: bool = True) -> Order:
    """Orders between two companies and by consumers, of up to three products.

    >>> from hypothesis import find
    >>> from salesterms.strategies import orders
    >>> find(orders(missing=False), lambda one: one.is_b2b).products
    ('P-1',)

    With `missing` False each has its kind, a product and a seller.
    """
    blank = missing and draw(st.booleans())
    most = draw(st.integers(1, len(_PRODUCTS)))
    return Order(
        id=f"O-{draw(_NUMBERS)}",
        account=draw(_ACCOUNTS),
        ordered_on=draw(dates()),
        amount=draw(money(currency=draw(st.sampled_from(list(currencies))), least=0, most=10**8)),
        kind=None if blank else draw(st.sampled_from(TransactionKind)),
        products=() if blank else _PRODUCTS[:most],
        seller=None if blank else draw(st.sampled_from(_SELLERS)),
    )


@st.composite
def payments(draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",)) -> Payment:
    """Payments and refunds of orders.

    >>> from hypothesis import find
    >>> from salesterms.strategies import payments
    >>> str(find(payments(), lambda one: one.received < -one.received).received)
    '-0.01 EUR'
    """
    return Payment(
        id=f"B-{draw(_NUMBERS)}",
        order=f"O-{draw(_NUMBERS)}",
        paid_on=draw(dates()),
        amount=draw(money(currency=draw(st.sampled_from(list(currencies))), least=0, most=10**8)),
        kind=draw(st.sampled_from(PaymentKind)),
    )


@st.composite
def goals(draw: st.DrawFn, *, currency: str = "EUR") -> Goal:
    """Goals in every unit: money in whole minor units, anything else in whole numbers.

    >>> from hypothesis import find
    >>> from salesterms.entities import GoalUnit
    >>> from salesterms.strategies import goals
    >>> print(find(goals(), lambda one: one.unit is GoalUnit.OTHER))
    0 demos
    """
    unit = draw(st.sampled_from(GoalUnit))
    return Goal(
        unit=unit,
        amount=(
            draw(money(currency=currency, least=0, most=10**9))
            if unit is GoalUnit.MONEY
            else draw(st.integers(0, 1000))
        ),
        unit_name="demos" if unit is GoalUnit.OTHER else None,
    )


def parts_of(goal: Goal, shares: Sequence[int]) -> tuple[GoalPart, ...]:
    """Parts of a goal that add up to it exactly, by the shares in a hundred that come first."""
    number, parts = goal.number, list[GoalPart]()
    left = number
    for at, share in enumerate((*shares, 0)):
        own = left if at == len(shares) else min(left, number * share / 100)
        left -= own
        amount = Money(own, goal.amount.currency) if isinstance(goal.amount, Money) else own
        part = Goal(unit=goal.unit, amount=amount, unit_name=goal.unit_name)
        parts.append(GoalPart(name=f"part {at + 1}", goal=part))
    return tuple(parts)


@st.composite
def quotas(draw: st.DrawFn, *, currency: str = "EUR", missing: bool = True) -> Quota:
    """Quotas of persons and teams, with parts that add up, and pay beside them.

    >>> from hypothesis import find
    >>> from salesterms.strategies import quotas
    >>> len(find(quotas(missing=False), lambda one: len(one.parts) > 2).parts)
    3

    With `missing` False each has parts and pay.
    """
    target = draw(goals(currency=currency))
    blank = missing and draw(st.booleans())
    pay = draw(money(currency=currency, least=0, most=10**7))
    more = draw(money(currency=currency, least=0, most=10**7))
    shares = draw(st.lists(st.integers(0, 60), min_size=1, max_size=3))
    return Quota(
        owner=draw(st.sampled_from(_SELLERS)),
        owner_kind=draw(st.sampled_from(QuotaOwner)),
        period=draw(periods()),
        target=target,
        parts=() if blank else parts_of(target, shares),
        base_salary=None if blank else pay,
        on_target_earnings=None if blank else pay + more,
    )


@st.composite
def commission_plans(draw: st.DrawFn, *, currency: str = "EUR") -> CommissionPlan:
    """Commission plans of every kind, with tiers that leave no gap, and limits that fit.

    >>> from hypothesis import find
    >>> from salesterms.strategies import commission_plans
    >>> [str(tier) for tier in find(commission_plans(), lambda one: len(one.tiers) == 2).tiers]
    ['0 up to 1: 0', '1 and above: 0']
    """
    kind = draw(st.sampled_from(CommissionKind))
    most = 0 if kind is CommissionKind.FLAT else 4
    steps = draw(st.lists(st.integers(1, 10**6), max_size=most))
    bounds = [sum(steps[:at]) for at in range(len(steps) + 1)]
    rates = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)
    floor = draw(money(currency=currency, least=0, most=10**6))
    more = draw(money(currency=currency, least=0, most=10**6))
    limited, drawn, clawed = (draw(st.booleans()) for _ in range(3))
    return CommissionPlan(
        name="plan",
        kind=kind,
        basis=draw(st.sampled_from(CommissionBasis)),
        measure=draw(st.sampled_from(TierMeasure)),
        currency=currency,
        period_months=draw(st.sampled_from((1, 3, 12))),
        tiers=tuple(
            CommissionTier(lower=lower, upper=upper, rate=draw(rates))
            for lower, upper in zip(bounds, (*bounds[1:], None), strict=True)
        ),
        product_rates=draw(st.dictionaries(st.sampled_from(_PRODUCTS), rates)),
        threshold=draw(st.none() | st.integers(0, 1000)),
        cap=floor + more if limited else None,
        floor=floor if limited else None,
        draw=draw(money(currency=currency, least=0, most=10**6)) if drawn else None,
        draw_recoverable=draw(st.booleans()) if drawn else None,
        clawback_months=draw(st.integers(1, 24)) if clawed else None,
        clawback_pro_rata=draw(st.booleans()) if clawed else None,
    )


@st.composite
def forecasts(draw: st.DrawFn, *, currency: str = "EUR", missing: bool = True) -> Forecast:
    """Forecasts of any period, made before it is over, with amounts of some categories.

    >>> from hypothesis import find
    >>> from salesterms.strategies import forecasts
    >>> find(forecasts(), lambda one: one.amounts).currency
    'EUR'

    With `missing` False each says who made it and what it rests on.
    """
    period = draw(periods())
    blank = missing and draw(st.booleans())
    amounts = st.dictionaries(st.sampled_from(ForecastCategory), money(currency=currency, least=0))
    text = None if blank else "last year 4 % less"
    return Forecast(
        period=period,
        made_on=period.end - timedelta(days=draw(st.integers(1, 500))),
        by=None if blank else draw(st.sampled_from(_SELLERS)),
        amounts=draw(amounts),
        company_data=text,
        sector_data=text,
        market_data=text,
    )
