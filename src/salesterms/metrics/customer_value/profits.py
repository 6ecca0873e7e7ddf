"""What one customer brought in as a row: from when, until when, and how much profit.

Glossary: customer-lifetime and customer-lifetime-value (000:26).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import field, frozen

from salesterms.criteria import Column, DateColumn, MoneyColumn
from salesterms.entities.shapes import A_DATE, AN_ID, MONEY, TEXT
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.row_kind import RowKind
from salesterms.values import Money


@frozen(kw_only=True)
class CustomerProfit:
    """One customer, and the profit on it from its first day up to a day.

    >>> from datetime import date
    >>> garage = CustomerProfit(
    ...     id="A-1",
    ...     customer_since=date(2021, 1, 1),
    ...     customer_until=date(2023, 7, 1),
    ...     known_to=date(2026, 6, 30),
    ...     profit=Money("3600.00", "EUR"),
    ... )
    >>> from salesterms import clv
    >>> clv([garage], currency="EUR").value
    Money('3600.00', 'EUR')

    `id` is that of the customer, of which there is one row in each currency. `customer_since` is
    the first day as a customer, and `customer_until` the first day on which it is none any more;
    None where it stays. `known_to` is the last day that counts in `profit`, which may be below 0.
    `segment` is a name of your own. Raises `WrongArgument`, and `BadArgument` where the days are
    out of order: `customer_until` lies after `customer_since`, and not after `known_to`.
    """

    id: str = field(validator=AN_ID)
    customer_since: date = field(validator=A_DATE)
    customer_until: date | None = field(default=None, validator=A_DATE.or_none())
    known_to: date = field(validator=A_DATE)
    profit: Money = field(validator=MONEY)
    segment: str | None = field(default=None, validator=TEXT.or_none())

    def __attrs_post_init__(self) -> None:
        if self.known_to < self.customer_since:
            wanted = Text("the first day, or a later one", "de eerste dag, of een latere")
            raise BadArgument("known_to", self.known_to, wanted)
        until = self.customer_until
        if until is not None and not self.customer_since < until <= self.known_to:
            wanted = Text(
                "a day after `customer_since`, and not after `known_to`",
                "een dag na `customer_since`, en niet na `known_to`",
            )
            raise BadArgument("customer_until", until, wanted)

    @property
    def currency(self) -> str:
        """The currency of the profit."""
        return self.profit.currency


SINCE: Final = DateColumn("customer_since", date)
UNTIL: Final = DateColumn("customer_until", date)
PROFIT: Final = MoneyColumn("profit", Money)

CUSTOMER_PROFITS: Final = RowKind(
    kind=CustomerProfit,
    says=Text(
        "customers with their profits: see salesterms.metrics.customer_profits()",
        "klanten met hun winst: zie salesterms.metrics.customer_profits()",
    ),
    fields=("id", "segment", "currency"),
    columns=(PROFIT, Column("id", str), Column("segment", str)),
    day="known_to",
)
