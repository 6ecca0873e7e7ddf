"""What every record of a deal tells of its amount and of its close, said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from salesterms.lifecycle import CLOSED

if TYPE_CHECKING:
    from datetime import date

    from salesterms.lifecycle import Category
    from salesterms.values import Money


class _Worth(Protocol):
    @property
    def amount(self) -> Money | None: ...


class _Closes(Protocol):
    @property
    def status(self) -> Category: ...
    @property
    def closed(self) -> date | None: ...
    @property
    def expected_close(self) -> date | None: ...


class WithAmount:
    """What has an amount, or None where none is recorded."""

    __slots__ = ()

    @property
    def currency(self: _Worth) -> str | None:
        """The currency of the amount; None where there is no amount.

        >>> from salesterms import Category, Money, Opportunity
        >>> Opportunity(id="D-1", status=Category.OPEN, amount=Money(5, "EUR")).currency
        'EUR'
        """
        return None if self.amount is None else self.amount.currency


class Closing:
    """What is closed on a date, or is expected to close."""

    __slots__ = ()

    @property
    def closes(self: _Closes) -> date | None:
        """When it closes: the close date once it is closed, and the expected one until then.

        >>> from datetime import date
        >>> from salesterms import Category, Opportunity
        >>> deal = Opportunity(id="D-1", status=Category.OPEN, expected_close=date(2024, 6, 1))
        >>> deal.closes
        datetime.date(2024, 6, 1)

        None where that one is not recorded; what was closed does not fall back on an expectation.
        """
        return self.closed if self.status in CLOSED else self.expected_close
