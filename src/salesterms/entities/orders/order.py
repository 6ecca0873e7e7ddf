"""Something was bought, once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.one_currency import OTHER_CURRENCY
from salesterms.entities.orders.transaction_kind import TransactionKind
from salesterms.entities.products.order_line import OrderLine, order_total
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, AN_ID, MONEY_FROM_ZERO, TEXT, one_of
from salesterms.errors import Problem, Text, each_of_kind, several
from salesterms.values import Money, about

if TYPE_CHECKING:
    from collections.abc import Iterator


def _lines_in_its_currency(order: Order) -> Iterator[Problem]:
    own = order.amount.currency
    for at, line in enumerate(order.lines):
        if line.unit_price.currency != own:
            path = f"$.lines[{at}].unit_price"
            yield Problem(kind=OTHER_CURRENCY, value=line.unit_price, detail=own, path=path)


_RULES: Final = Rules(
    {
        "id": AN_ID,
        "account": AN_ID,
        "ordered_on": A_DATE,
        "amount": MONEY_FROM_ZERO,
        "kind": one_of(TransactionKind).or_none(),
        "products": several(
            AN_ID, Text("a tuple of ids that are not empty", "een tuple van niet-lege kenmerken")
        ),
        "lines": each_of_kind(OrderLine, Text("a tuple of OrderLine", "een tuple van OrderLine")),
        "seller": TEXT.or_none(),
    },
    Rule(("amount", "lines"), _lines_in_its_currency),
)


@frozen(kw_only=True)
class Order:
    """One purchase by one account on one day, for one amount.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> flour = Order(
    ...     id="O-1",
    ...     account="biscuit factory",
    ...     ordered_on=date(2026, 3, 2),
    ...     amount=Money("11800", "EUR"),
    ...     kind=TransactionKind.B2B,
    ... )
    >>> flour.is_b2b, flour.products
    (True, ())

    `amount` is what the whole order comes to, 0 or more; what is given back later is a `Payment`
    of the kind refund. `products` are ids, () where they are not recorded; `lines` have a price for
    each, in the currency of the amount. What they come to, `lines_total`, may be something else
    than the amount, which may hold carriage or tax. `kind` is None where nobody wrote it down.
    `seller` is who sold it, by which quotas and commission count. Raises `EntityProblems`, which
    names every field at fault.
    Glossary: b2b, b2b-sales: who the parties are hangs on the transaction (000:14, 000:16).
    """

    id: str = field(
        metadata=about(
            "the identifier of the order in its source",
            "het kenmerk van de order in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    account: str = field(
        metadata=about("the id of the account that buys", "het kenmerk van het kopende account")
    )
    ordered_on: date = field(
        metadata=about("when it was ordered", "wanneer er is besteld", alias="besteld_op")
    )
    amount: Money = field(
        metadata=about("what it comes to", "wat de order bedraagt", alias="bedrag")
    )
    kind: TransactionKind | None = field(
        default=None,
        metadata=about(
            "who the parties are; nothing where nobody wrote it down",
            "wie de partijen zijn; leeg als niemand dat heeft vastgelegd",
            alias="soort",
        ),
    )
    products: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "the ids of what is bought", "de kenmerken van wat er is gekocht", alias="producten"
        ),
    )
    lines: tuple[OrderLine, ...] = field(
        default=(),
        metadata=about(
            "what is bought, line by line", "wat er is gekocht, regel voor regel", alias="regels"
        ),
    )
    seller: str | None = field(
        default=None,
        metadata=about("who sold it", "wie het heeft verkocht", alias="verkoper", personal=True),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def lines_total(self) -> Money | None:
        """What its lines come to, exactly; None where it has none."""
        return order_total(self.lines)

    @property
    def is_b2b(self) -> bool | None:
        """Whether both parties are companies; None where that is not recorded."""
        return None if self.kind is None else self.kind is TransactionKind.B2B
