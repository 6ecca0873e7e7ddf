"""From subscriptions to what each customer brought in: a row for every customer and currency."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from salesterms.entities import Subscription
from salesterms.entities.shapes import A_SHARE
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.customer_value.profits import CustomerProfit
from salesterms.metrics.once import each_once
from salesterms.metrics.paying import why_no_customer
from salesterms.values import Money, NotADecimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

_SUBSCRIPTIONS: Final = Text("a list of Subscription", "een lijst van Subscription")
_TOO_LARGE: Final = Text(
    "amounts of which all that is billed to a customer has at most 30 digits before the point",
    "bedragen waarvan alles wat een klant betaalt hoogstens 30 cijfers voor de komma heeft",
)
_TOO_FINE: Final = Text(
    "a share of so few digits that profits have at most 30 after the point: round it",
    "een deel met zo weinig cijfers dat een winst er hoogstens 30 achter de komma heeft: rond af",
)
_MONTHS_IN_YEAR: Final = 12


def customer_profits(
    subscriptions: Iterable[Subscription], *, margin: Decimal, as_of: date | str
) -> tuple[CustomerProfit, ...]:
    """The profit on each customer from its subscriptions: a row for every customer and currency.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> garage = Subscription(
    ...     id="S-1",
    ...     account="A-1",
    ...     started_on=date(2021, 1, 1),
    ...     ended_on=date(2023, 7, 1),
    ...     amount=Money("200.00", "EUR"),
    ...     interval_months=1,
    ...     trial=False,
    ... )
    >>> [row] = customer_profits([garage], margin=Decimal("0.6"), as_of="2026-06-30")
    >>> row.customer_until, row.profit
    (datetime.date(2023, 7, 1), Money('3600.000', 'EUR'))

    `margin` is the share of what is billed that is profit, a Decimal from 0 to 1; it has no
    default, as turnover is no profit (000:26). What is billed counts whole on the first day of each
    interval, up to and including `as_of`. A customer begins with the first subscription that is
    paid for, and ends where none is left on `as_of`: what ends later goes on. Time between two of
    them belongs to the lifetime. What makes no customer (`why_no_customer`: a trial, what is billed
    at 0, what was over on its first day) counts for nothing; who has nothing else, or begins after
    `as_of`, has no row. Rows come in the order of the customers' ids. Amounts are exact: a margin
    of so many digits that a profit would have more than 30 after the point raises `BadArgument`,
    and so do amounts that add up to more than 30 before it, and a subscription whose id stands
    there twice. Raises `WrongArgument` and `BadArgument`.
    """
    A_SHARE.check("margin", margin)
    day = day_of(as_of)
    given = each_once("subscriptions", subscriptions, Subscription, _SUBSCRIPTIONS)
    billed: dict[tuple[str, str], list[Subscription]] = {}
    for one in given:
        if why_no_customer(one) is None and one.started_on <= day:
            billed.setdefault((one.account, one.currency), []).append(one)
    return tuple(_profit(*key, billed[key], margin, day) for key in sorted(billed))


def _profit(
    account: str, currency: str, theirs: Sequence[Subscription], margin: Decimal, day: date
) -> CustomerProfit:
    ends = [one.ended_on for one in theirs if one.ended_on is not None and one.ended_on <= day]
    return CustomerProfit(
        id=account,
        customer_since=min(one.started_on for one in theirs),
        customer_until=max(ends) if len(ends) == len(theirs) else None,
        known_to=day,
        profit=_share(_billed(account, theirs, Money(0, currency), day), margin),
    )


def _billed(account: str, theirs: Sequence[Subscription], nothing: Money, day: date) -> Money:
    try:
        return sum((one.amount * _times(one, day) for one in theirs), start=nothing)
    except NotADecimal:
        raise BadArgument("subscriptions", account, _TOO_LARGE) from None


def _share(billed: Money, margin: Decimal) -> Money:
    try:
        return billed * margin
    except NotADecimal:
        raise BadArgument("margin", margin, _TOO_FINE) from None


def _times(one: Subscription, day: date) -> int:
    """How many intervals had begun by a day, the first with the subscription itself.

    An interval begins on the day of the month of the first one, or on the last day of a month that
    has no such day. So in the month of the end one may begin before it only if that day is earlier.
    """
    start, after = one.started_on, day + timedelta(days=1)
    end = after if one.ended_on is None else min(one.ended_on, after)
    months = (end.year - start.year) * _MONTHS_IN_YEAR + end.month - start.month
    return (months - (start.day >= end.day)) // one.interval_months + 1
