"""From subscriptions to what each customer brought in: a row for every customer and currency."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from salesterms.entities import Subscription
from salesterms.entities.shapes import A_SHARE
from salesterms.errors import Text, each_argument
from salesterms.metrics.arguments import day_of
from salesterms.metrics.customer_value.profits import CustomerProfit
from salesterms.values import Money
from salesterms.values.calendars import boundaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

_SUBSCRIPTIONS: Final = Text("a list of Subscription", "een lijst van Subscription")
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
    interval, up to and including `as_of`. A customer begins with the first subscription that is no
    trial, and ends where none is left on `as_of`: what ends later goes on. Time between two of them
    belongs to the lifetime. A trial, and what was over on its first day, counts for nothing; who
    has nothing else, or begins after `as_of`, has no row. Rows come in the order of the customers'
    ids. Amounts are exact. Raises `WrongArgument` and `BadArgument`.
    """
    A_SHARE.check("margin", margin)
    day = day_of(as_of)
    given = each_argument("subscriptions", subscriptions, Subscription, _SUBSCRIPTIONS)
    billed: dict[tuple[str, str], list[Subscription]] = {}
    for one in given:
        if not one.trial and one.started_on <= day and one.ended_on != one.started_on:
            billed.setdefault((one.account, one.currency), []).append(one)
    return tuple(_profit(*key, billed[key], margin, day) for key in sorted(billed))


def _profit(
    account: str, currency: str, theirs: Sequence[Subscription], margin: Decimal, day: date
) -> CustomerProfit:
    total = Money(0, currency)
    for one in theirs:
        total += one.amount * _times(one, day)
    ends = [one.ended_on for one in theirs if one.ended_on is not None and one.ended_on <= day]
    return CustomerProfit(
        id=account,
        customer_since=min(one.started_on for one in theirs),
        customer_until=max(ends) if len(ends) == len(theirs) else None,
        known_to=day,
        profit=total * margin,
    )


def _times(one: Subscription, day: date) -> int:
    """How many intervals had begun by a day, the first with the subscription itself."""
    after = day + timedelta(days=1)
    end = after if one.ended_on is None else min(one.ended_on, after)
    months = (end.year - one.started_on.year) * _MONTHS_IN_YEAR + end.month - one.started_on.month
    most = months // one.interval_months + 1
    return sum(start < end for start in boundaries(one.started_on, one.interval_months, most))
