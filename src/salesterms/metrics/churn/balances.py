"""How many customers there were: at the start of each period, who came and went, and at the end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.metrics.churn.periods import periods_of, rows_of_period
from salesterms.metrics.churn.spells import CustomerOf, customer_of, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.entities import Subscription
    from salesterms.metrics.churn.periods import CustomerPeriod
    from salesterms.values import Period


@frozen(kw_only=True)
class CustomerBalance:
    """The customers of one period: those at its start, with who came and without who left.

    >>> from datetime import date
    >>> from salesterms.metrics import CustomerBalance
    >>> march = CustomerBalance(
    ...     begins=date(2026, 3, 1),
    ...     last=date(2026, 3, 31),
    ...     at_start=200,
    ...     joined=15,
    ...     came_back=1,
    ...     left=10,
    ... )
    >>> march.at_end
    206

    `joined` are customers for the first time; who was one before `came_back`. Whoever leaves twice
    in a period leaves twice here, and comes back in between.
    """

    begins: date
    last: date
    at_start: int
    joined: int
    came_back: int
    left: int

    @property
    def at_end(self) -> int:
        """The customers at the end of the last day."""
        return self.at_start + self.joined + self.came_back - self.left


def customer_balances(
    subscriptions: Iterable[Subscription],
    periods: Period | str | Iterable[Period | str],
    *,
    of: CustomerOf | str = CustomerOf.ORGANISATION,
    services: Mapping[str, str] | None = None,
) -> tuple[CustomerBalance, ...]:
    """The customers of each period, in the order of the periods; also where there are none.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.entities import Subscription
    >>> from salesterms.metrics import customer_balances
    >>> sold = Subscription(
    ...     id="S-1",
    ...     account="A-1",
    ...     started_on=date(2026, 1, 10),
    ...     ended_on=date(2026, 3, 1),
    ...     amount=Money(50, "EUR"),
    ...     interval_months=1,
    ...     trial=False,
    ... )
    >>> months = ["2026-01", "2026-02", "2026-03", "2026-04"]
    >>> [(one.joined, one.left, one.at_end) for one in customer_balances([sold], months)]
    [(1, 0, 1), (0, 0, 1), (0, 1, 0), (0, 0, 0)]

    What starts and ends as a customer is told at `customer_periods`, which takes the same. Where
    one period begins on the day after another, its customers at the start are those at the end of
    the other. Raises `BadArgument`, `BadPeriod` and `WrongArgument`.
    """
    asked, what = periods_of(periods), customer_of(of)
    known = relations(subscriptions, what, services)
    return tuple(_balance(period, rows_of_period(known, period, what)) for period in asked)


def _balance(period: Period, rows: Iterable[CustomerPeriod]) -> CustomerBalance:
    """The customers of a period, from what each of them did in it."""
    at_start = first = joinings = left = 0
    for row in rows:
        at_start += row.at_start
        first += bool(row.joined_on) and not (row.at_start or row.customer_before)
        joinings += len(row.joined_on)
        left += len(row.left_on)
    return CustomerBalance(
        begins=period.start,
        last=period.end - timedelta(days=1),
        at_start=at_start,
        joined=first,
        came_back=joinings - first,
        left=left,
    )
