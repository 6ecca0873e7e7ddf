"""From deals to the lines of their orders: what was listed, and what was asked for it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import Column, MoneyColumn
from salesterms.entities.shapes import (
    ANY_TEXT,
    ANY_TEXT_OR_NONE,
    DATE_OR_NONE,
    MONEY,
    MONEY_OR_NONE,
    SOURCE_ID,
    one_of,
)
from salesterms.errors import Text
from salesterms.lifecycle import Category
from salesterms.metrics.fields import STATUS
from salesterms.metrics.opportunity_rows import deals_of
from salesterms.metrics.row_kind import RowKind
from salesterms.values import CurrencyMismatch, Money, about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.entities import Opportunity


@frozen(kw_only=True)
class DealLine:
    """One line of a deal: what it comes to by the price list, and what it comes to.

    >>> from salesterms import Category, Money
    >>> from salesterms.metrics import DealLine
    >>> line = DealLine(
    ...     id="D-1/1",
    ...     deal="D-1",
    ...     status=Category.WON,
    ...     product="P-2",
    ...     asked=Money("108", "EUR"),
    ...     listed=Money("135", "EUR"),
    ... )
    >>> line.off_list
    Fraction(1, 5)

    `asked` is the total of the line after its discount, `listed` what the same quantity costs on
    the price list; None where no list price is recorded. Made by `lines_of`. Raises
    `WrongArgument`, and `CurrencyMismatch` for two currencies in one line.
    """

    id: str = field(
        metadata=about("the deal, and which line of it", "de deal, en de hoeveelste regel"),
        validator=SOURCE_ID,
    )
    deal: str = field(
        metadata=about("the identifier of the deal", "het kenmerk van de deal"),
        validator=SOURCE_ID,
    )
    status: Category = field(
        metadata=about("how the deal stands", "hoe de deal ervoor staat"),
        validator=one_of(Category),
    )
    product: str = field(
        metadata=about("the id of the product", "het kenmerk van het product"), validator=ANY_TEXT
    )
    asked: Money = field(
        metadata=about("what the line comes to", "wat de regel kost", alias="gevraagd"),
        validator=MONEY,
    )
    listed: Money | None = field(
        default=None,
        metadata=about(
            "what it comes to at list prices",
            "wat de regel kost tegen lijstprijzen",
            alias="volgens_lijst",
        ),
        validator=MONEY_OR_NONE,
    )
    owner: str | None = field(
        default=None,
        metadata=about("who works on the deal", "wie aan de deal werkt", personal=True),
        validator=ANY_TEXT_OR_NONE,
    )
    account: str | None = field(
        default=None, metadata=about("the customer", "de klant"), validator=ANY_TEXT_OR_NONE
    )
    created: date | None = field(
        default=None,
        metadata=about("when the deal was created", "wanneer de deal is aangemaakt"),
        validator=DATE_OR_NONE,
    )
    closed: date | None = field(
        default=None,
        metadata=about("when the deal was closed", "wanneer de deal is gesloten"),
        validator=DATE_OR_NONE,
    )

    def __attrs_post_init__(self) -> None:
        if self.listed is not None and self.listed.currency != self.asked.currency:
            raise CurrencyMismatch(self.asked.currency, self.listed.currency)

    @property
    def currency(self) -> str:
        """The currency of the line."""
        return self.asked.currency

    @property
    def off_list(self) -> Fraction | None:
        """The share below the list, below 0 where above it; None without a list price above 0."""
        if self.listed is None or not self.listed.amount:
            return None
        return 1 - Fraction(self.asked.amount) / Fraction(self.listed.amount)


ASKED: Final = MoneyColumn("asked", Money)
LISTED: Final = MoneyColumn("listed", Money)
OFF_LIST: Final = Column("off_list", Fraction)

DEAL_LINES = RowKind(
    kind=DealLine,
    says=Text(
        "lines of deals, as salesterms.metrics.lines_of() makes them of deals",
        "regels van deals, zoals salesterms.metrics.lines_of() ze van deals maakt",
    ),
    fields=("owner", "account", "product", "deal", "status", "currency"),
    columns=(STATUS, Column("owner", str), Column("account", str), Column("product", str)),
)


def lines_of(deals: Iterable[Opportunity]) -> tuple[DealLine, ...]:
    """Every order line of every deal, in their order; a deal without lines gives none.

    >>> from salesterms import Category, Money, Opportunity
    >>> from salesterms.entities import OrderLine
    >>> from salesterms.metrics import lines_of
    >>> line = OrderLine(
    ...     product="P-2", quantity=3, unit_price=Money("40", "EUR"), list_price=Money("45", "EUR")
    ... )
    >>> deal = Opportunity(id="D-1", status=Category.WON, order_lines=(line,))
    >>> [(one.id, str(one.asked), str(one.listed)) for one in lines_of([deal])]
    [('D-1/1', '120 EUR', '135 EUR')]

    Raises `WrongArgument` for what is no list of deals.
    """
    return tuple(
        DealLine(
            id=f"{deal.id}/{number}",
            deal=deal.id,
            status=deal.status,
            product=line.product,
            asked=line.total,
            listed=line.list_total,
            owner=deal.owner,
            account=deal.account,
            created=deal.created,
            closed=deal.closed,
        )
        for deal in deals_of(deals)
        for number, line in enumerate(deal.order_lines, start=1)
    )
