"""Who is a customer: whoever has a subscription that is paid for, on a day at least."""

from __future__ import annotations

from typing import Final

from salesterms.entities import Subscription
from salesterms.errors import Text, check_argument

_A_SUBSCRIPTION: Final = Text("a Subscription", "een Subscription")


def why_no_customer(subscription: Subscription) -> str | None:
    """Why a subscription makes its account no customer: the code of a reason; None where it does.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.entities import Subscription
    >>> from salesterms.metrics import why_no_customer
    >>> def sold(price, end=None, trial=False):
    ...     return Subscription(
    ...         id="S-1",
    ...         account="A-1",
    ...         started_on=date(2026, 1, 1),
    ...         ended_on=end,
    ...         amount=Money(price, "EUR"),
    ...         interval_months=1,
    ...         trial=trial,
    ...     )
    >>> why_no_customer(sold(0)), why_no_customer(sold(5, trial=True)), why_no_customer(sold(5))
    ('free', 'trial', None)
    >>> why_no_customer(sold(5, end=date(2026, 1, 1)))
    'never_active'

    `never_active` is what was over on the day of its start, whatever it cost; then a `trial`; then
    `free`, what is billed at 0. All that is made of subscriptions asks this: periods of customers,
    monthly revenue, profits and lifespans. Raises `WrongArgument` for what is no subscription.
    """
    check_argument("subscription", subscription, Subscription, _A_SUBSCRIPTION)
    if subscription.started_on == subscription.ended_on:
        return "never_active"
    if subscription.trial:
        return "trial"
    return None if subscription.amount else "free"
