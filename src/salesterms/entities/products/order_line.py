"""One line of an order: how many of what, at which price, and what that comes to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities.one_currency import OTHER_CURRENCY
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_SHARE, AN_ID, MONEY, POSITIVE
from salesterms.errors import Kind, Problem, SalesTermsError, Text, each_argument
from salesterms.values import EXACT, Money, Probability, Ratio, about, exact_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEGATIVE_PRICE: Final = Kind(
    "negative_price",
    Text("the price {value} is below 0", "de prijs {value} is lager dan 0"),
    Text("give a price of 0 or more", "geef een prijs van 0 of meer"),
)
NOT_EXACT: Final = Kind(
    "not_exact",
    Text(
        "quantity, price and discount have no exact total within 30 digits on either side of the"
        " point",
        "aantal, prijs en korting geven geen exact totaal met hoogstens 30 cijfers aan weerszijden"
        " van de punt",
    ),
    Text("give fewer digits", "geef minder cijfers"),
)

_ONE: Final = Decimal(1)
_A_LINE = Text("a list of OrderLine", "een lijst van OrderLine")


def check_price(name: str, price: Money | None) -> Iterator[Problem]:
    """A price below zero; none is none."""
    if price is not None and price.amount < 0:
        yield Problem(kind=NEGATIVE_PRICE, value=price, path=f"$.{name}")


def _prices(line: OrderLine) -> Iterator[Problem]:
    yield from check_price("unit_price", line.unit_price)
    yield from check_price("list_price", line.list_price)
    listed, asked = line.list_price, line.unit_price
    if listed is not None and listed.currency != asked.currency:
        yield Problem(kind=OTHER_CURRENCY, value=listed, detail=asked.currency, path="$.list_price")


def _has_totals(line: OrderLine) -> Iterator[Problem]:
    try:
        _ = line.total, line.list_total
    except SalesTermsError:
        yield Problem(kind=NOT_EXACT, path="$.quantity")


_RULES: Final = Rules(
    {
        "product": AN_ID,
        "quantity": POSITIVE,
        "unit_price": MONEY,
        "discount": A_SHARE.or_none(),
        "list_price": MONEY.or_none(),
    },
    Rule(("unit_price", "list_price"), _prices),
    Rule(("quantity", "unit_price", "discount", "list_price"), _has_totals),
)


def _decimal(given: Any) -> Any:
    """A whole number as a Decimal; anything else as it is, for the rules to look at."""
    return Decimal(given) if type(given) is int else given


@frozen(kw_only=True)
class OrderLine:
    """So many of one product, at a price.

    >>> line = OrderLine(
    ...     product="P-2",
    ...     quantity=3,
    ...     unit_price=Money("40.00", "EUR"),
    ...     discount=Decimal("0.10"),
    ...     list_price=Money("45.00", "EUR"),
    ... )
    >>> line.total, f"{line.off_list:.0%}"
    (Money('108.0000', 'EUR'), '20%')

    `product` is the id of a product. `quantity` is an int or a Decimal above 0: hours and litres
    come in parts. `unit_price` is what one costs before the discount of this line, `discount` the
    share that is taken off it, from 0 to 1; None means that no discount is recorded, and nothing is
    taken off. `list_price` is what one costs on the price list, in the same currency.

    Totals are exact; nothing is rounded unless you do it: `line.total.rounded("half_up")`. Raises
    `EntityProblems` that names every field at fault, and a line without an exact total.
    Glossary: product (000:24, 000:98).
    """

    product: str = field(
        metadata=about(
            "the id of the product", "het kenmerk van het product", schema={"minLength": 1}
        )
    )
    quantity: Decimal = field(
        converter=_decimal,
        metadata=about("how many, above 0", "hoeveel, boven 0", alias="aantal"),
    )
    unit_price: Money = field(
        metadata=about(
            "what one costs, before the discount",
            "wat één ervan kost, vóór de korting",
            alias="stukprijs",
        )
    )
    discount: Probability | None = field(
        default=None,
        metadata=about(
            "the share that is taken off the price, from 0 to 1",
            "het deel dat van de prijs af gaat, van 0 tot en met 1",
            alias="korting",
            unit="share",
        ),
    )
    list_price: Money | None = field(
        default=None,
        metadata=about(
            "what one costs on the price list",
            "wat één ervan kost volgens de prijslijst",
            alias="lijstprijs",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def net_unit_price(self) -> Money:
        """What one costs after the discount, exactly."""
        if self.discount is None:
            return self.unit_price
        return self.unit_price * EXACT.subtract(_ONE, exact_decimal(self.discount))

    @property
    def total(self) -> Money:
        """Quantity times price, after the discount, exactly."""
        return self.net_unit_price * self.quantity

    @property
    def list_total(self) -> Money | None:
        """What it would be at list prices; None where no list price is recorded."""
        return None if self.list_price is None else self.list_price * self.quantity

    @property
    def off_list(self) -> Ratio | None:
        """The share by which the total lies below the list; below 0 where it lies above.

        None where no list price is recorded; an undefined ratio where that price is 0.
        """
        listed = self.list_total
        return None if listed is None else (listed - self.total) / listed


def order_total(lines: Iterable[OrderLine]) -> Money | None:
    """What all lines come to, exactly; None where there are none, for then there is no currency.

    >>> lines = [
    ...     OrderLine(product="P-1", quantity=2, unit_price=Money("9.95", "EUR")),
    ...     OrderLine(product="P-2", quantity=1, unit_price=Money("0.10", "EUR")),
    ... ]
    >>> order_total(lines), order_total([])
    (Money('20.00', 'EUR'), None)

    Raises `CurrencyMismatch` where two lines are in different currencies, `WrongArgument` for what
    is no list of lines, and `NotADecimal` where the sum has more than 30 digits before the point.
    """
    found: Money | None = None
    for line in each_argument("lines", lines, OrderLine, _A_LINE):
        found = line.total if found is None else found + line.total
    return found
