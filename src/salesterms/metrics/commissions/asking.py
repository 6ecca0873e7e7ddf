"""What a statement is asked with: checked once, before any deal is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from attrs import frozen
from dateutil.relativedelta import relativedelta

from salesterms.entities import (
    CommissionBasis,
    CommissionPlan,
    GoalUnit,
    Quota,
    QuotaOwner,
    TierMeasure,
)
from salesterms.errors import SalesTermsError, Text
from salesterms.metrics.arguments import BadArgument, question
from salesterms.metrics.commissions.statement import CommissionStatement
from salesterms.values import MODES, Money, Period, UnknownRounding, bounded, in_range

_A_PLAN: Final = Text("a CommissionPlan", "een CommissionPlan")
_A_SELLER: Final = Text("a text that is not empty, or None", "een tekst die niet leeg is, of None")
_NO_QUOTA: Final = Text(
    "none to a plan whose tiers are bounds of what is sold",
    "er geen aan een plan waarvan de schijven grenzen aan de verkoop zelf zijn",
)
_A_QUOTA: Final = Text(
    "Money of 0 or more in the currency of the plan (of a plan by piece a number of pieces), or a"
    " Quota with such a target, of this period, and of this seller or his team",
    "Money van 0 of meer in de munteenheid van het plan (bij een plan per stuk een aantal stuks),"
    " of een Quota met zo'n target, van deze periode en van deze verkoper of zijn team",
)
_EARLIER: Final = Text(
    "CommissionStatements of the same seller and currency, one after another, each before this"
    " period, and each with a payout",
    "CommissionStatements van dezelfde verkoper en munteenheid, na elkaar, elk vóór deze periode"
    " en elk met een uitbetaling",
)
_UNDONE: Final = Text(
    "dates by the ids of deals that are undone", "datums bij kenmerken van teruggedraaide deals"
)


@frozen
class Asked:
    """The checked arguments of a statement."""

    plan: CommissionPlan
    seller: str | None
    period: Period | None
    as_of: date | None
    quota: Decimal | None
    earlier: tuple[CommissionStatement, ...]
    undone: Mapping[str, date]
    rounding: str


def asked(
    plan: object,
    *,
    seller: object,
    period: Any,
    as_of: Any,
    quota: object,
    earlier: object,
    undone: object,
    rounding: str,
) -> Asked:
    """Check the arguments of one statement. Raises for the first that cannot be used."""
    if not isinstance(plan, CommissionPlan):
        raise BadArgument("plan", plan, _A_PLAN)
    if seller is not None and (type(seller) is not str or not seller):
        raise BadArgument("seller", seller, _A_SELLER)
    if type(rounding) is not str or rounding not in MODES:
        raise UnknownRounding(rounding, tuple(MODES))
    when = question(period, as_of, {})
    _whole_span(plan, when.period)
    before = statements_before(earlier)
    _follows(before, plan, seller, when.period)
    return Asked(
        plan,
        seller,
        when.period,
        when.as_of,
        None if quota is None else quota_number(quota, plan, seller, when.period),
        before,
        dates_undone(undone),
        rounding,
    )


def statements_before(given: object) -> tuple[Any, ...]:
    """Earlier statements as a tuple; what cannot be gone through raises `BadArgument`."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise BadArgument("earlier", given, _EARLIER)
    return tuple(given)


def _whole_span(plan: CommissionPlan, period: Period | None) -> None:
    """Tiers, cap, floor and draw are for the months of the plan: part of them is another plan."""
    if period is None:
        return
    if period.start + relativedelta(months=plan.period_months) != period.end:
        raise BadArgument(
            "period",
            str(period),
            Text(
                f"a period of {plan.period_months} whole months, for which the plan counts"
                " together; for part of it give as_of",
                f"een periode van {plan.period_months} hele maanden, waarover het plan samentelt;"
                " geef voor een deel ervan as_of",
            ),
        )


def quota_number(
    quota: object, plan: CommissionPlan, seller: object = None, period: Period | None = None
) -> Decimal:
    """What a quota asks, in what the plan pays on."""
    if plan.measure is TierMeasure.BASIS:
        raise BadArgument("quota", quota, _NO_QUOTA)
    in_pieces = plan.basis is CommissionBasis.UNITS
    target = quota
    if isinstance(quota, Quota):
        if not _is_of(quota, seller, period) or (
            in_pieces and quota.target.unit is not GoalUnit.UNITS
        ):
            raise BadArgument("quota", quota, _A_QUOTA)
        target = quota.target.amount
    if in_pieces:
        found = Decimal(target) if type(target) is int else target
    else:
        fits = isinstance(target, Money) and target.currency == plan.currency
        found = target.amount if fits else None  # type: ignore[attr-defined] # it is Money
    try:
        if type(found) is Decimal and bounded(found) >= 0:
            return found
    except SalesTermsError:
        pass
    raise BadArgument("quota", quota, _A_QUOTA)


def _is_of(quota: Quota, seller: object, period: Period | None) -> bool:
    """Whether it is of this seller, or of a team, and of this period, where these are known."""
    theirs = quota.owner_kind is QuotaOwner.TEAM or seller in {None, quota.owner}
    return theirs and period in {None, quota.period}


def _follows(
    earlier: tuple[Any, ...], plan: CommissionPlan, seller: object, period: Period | None
) -> None:
    end: date | None = None
    for one in earlier:
        if (
            not isinstance(one, CommissionStatement)
            or one.plan.currency != plan.currency
            or one.seller != seller
            or one.payout is None
        ):
            raise BadArgument("earlier", one, _EARLIER)
        if one.period is not None:
            if end is not None and one.period.start < end:
                raise BadArgument("earlier", str(one.period), _EARLIER)
            end = one.period.end
    if end is not None and period is not None and period.start < end:
        raise BadArgument("earlier", str(earlier[-1].period), _EARLIER)


def dates_undone(given: object) -> Mapping[str, date]:
    """Days by the ids of deals; what is no such mapping raises `BadArgument`."""
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(
        type(name) is str and type(day) is date and in_range(day) for name, day in given.items()
    ):
        raise BadArgument("undone", given, _UNDONE)
    return given
