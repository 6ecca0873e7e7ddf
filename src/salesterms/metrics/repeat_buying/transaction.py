"""One purchase by a customer."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from salesterms.entities.shapes import A_DATE, AN_ID, MONEY
from salesterms.values import Money


@frozen(kw_only=True)
class Transaction:
    """What a customer bought, or gave back, on one day.

    >>> from datetime import date
    >>> bought = Transaction(
    ...     id="T-1", customer="A-1", on=date(2026, 3, 2), amount=Money("29.95", "EUR")
    ... )
    >>> bought.is_refund
    False

    An `amount` below 0 is a refund; None where it is not recorded. `on` is a day in the zone of the
    shop. Raises `WrongArgument`.
    """

    id: str = field(validator=AN_ID)
    customer: str = field(validator=AN_ID)
    on: date = field(validator=A_DATE)
    amount: Money | None = field(default=None, validator=MONEY.or_none())

    @property
    def is_refund(self) -> bool:
        """Whether money went back to the customer."""
        return self.amount is not None and self.amount.amount < 0
