"""What was spent on winning customers, and on keeping them, as rows with a category.

Glossary: customer-acquisition-cost (000:26).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column, DateColumn, MoneyColumn
from salesterms.entities.shapes import A_DATE, AN_ID, MONEY, TEXT, one_of
from salesterms.errors import Text
from salesterms.metrics.row_kind import RowKind
from salesterms.values import Money


class SpendCategory(StrEnum):
    """What money went to, in marketing and sales.

    >>> [one.value for one in SpendCategory]
    ['advertising', 'programmes', 'salaries', 'commission', 'tools', 'overhead']

    `PROGRAMMES` are content, events, fairs and agencies: what marketing buys besides advertising.
    """

    ADVERTISING = "advertising"
    PROGRAMMES = "programmes"
    SALARIES = "salaries"
    COMMISSION = "commission"
    TOOLS = "tools"
    OVERHEAD = "overhead"


class SpendAim(StrEnum):
    """For whom money was spent.

    >>> [one.value for one in SpendAim]
    ['new_customers', 'existing_customers']
    """

    NEW_CUSTOMERS = "new_customers"
    EXISTING_CUSTOMERS = "existing_customers"


@frozen(kw_only=True)
class CustomerSpend:
    """An amount that marketing or sales spent, on what, and for whom.

    >>> from datetime import date
    >>> fair = CustomerSpend(
    ...     id="B-1",
    ...     on=date(2026, 3, 1),
    ...     category=SpendCategory.PROGRAMMES,
    ...     amount=Money("4000.00", "EUR"),
    ...     aim=SpendAim.NEW_CUSTOMERS,
    ... )
    >>> fair.currency
    'EUR'

    `on` is the day to which it is booked. An amount below 0 is a credit. `aim` says whether it was
    spent on new customers or on those that there are, and has no default: spend on the latter that
    nobody marked would raise the cost of the former. `channel` is a name of your own. Raises
    `WrongArgument`.
    """

    id: str = field(validator=AN_ID)
    on: date = field(validator=A_DATE)
    category: SpendCategory = field(validator=one_of(SpendCategory))
    amount: Money = field(validator=MONEY)
    aim: SpendAim = field(validator=one_of(SpendAim))
    channel: str | None = field(default=None, validator=TEXT.or_none())

    @property
    def currency(self) -> str:
        """The currency of the amount."""
        return self.amount.currency


ON: Final = DateColumn("on", date)
CATEGORY: Final = ChoiceColumn[SpendCategory]("category", SpendCategory)
AIM: Final = ChoiceColumn[SpendAim]("aim", SpendAim)
SPENT: Final = MoneyColumn("amount", Money)

CUSTOMER_SPENDS: Final = RowKind(
    kind=CustomerSpend,
    says=Text("a list of CustomerSpend", "een lijst van CustomerSpend"),
    fields=("category", "aim", "channel", "currency"),
    columns=(SPENT, CATEGORY, AIM, Column("channel", str)),
)
