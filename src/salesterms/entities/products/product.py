"""What a company has for sale: a product or a service, with its place among others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.products.order_line import check_price
from salesterms.entities.repeats import repeated
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, FROM_ONE, MONEY, TEXT, YES_OR_NO
from salesterms.errors import Kind, Problem, Text, several
from salesterms.values import Money, about

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_FAMILY: Final = Kind(
    "tier_without_family",
    Text("tier {value} has no family", "niveau {value} hoort bij geen familie"),
    Text("name the family whose tiers these are", "noem de familie waarvan dit een niveau is"),
)
OF_ITSELF: Final = Kind(
    "complement_of_itself",
    Text("{value} cannot go with itself", "{value} kan niet bij zichzelf horen"),
    Text("name other products", "noem andere producten"),
)


def _tier(product: Product) -> Iterator[Problem]:
    if product.tier is not None and product.family is None:
        yield Problem(kind=NO_FAMILY, value=product.tier, path="$.tier")


def _complements(product: Product) -> Iterator[Problem]:
    yield from repeated(product.complements, "$.complements[{0}]")
    for at, other in enumerate(product.complements):
        if other == product.id:
            yield Problem(kind=OF_ITSELF, value=other, path=f"$.complements[{at}]")


def _price(product: Product) -> Iterator[Problem]:
    yield from check_price("list_price", product.list_price)


_RULES: Final = Rules(
    {
        "id": AN_ID,
        "name": TEXT.or_none(),
        "family": TEXT.or_none(),
        "tier": FROM_ONE.or_none(),
        "complements": several(AN_ID, Text("a tuple of ids", "een tuple van kenmerken")),
        "list_price": MONEY.or_none(),
        "recurring": YES_OR_NO.or_none(),
    },
    Rule(("family", "tier"), _tier),
    Rule(("id", "complements"), _complements),
    Rule(("list_price",), _price),
)


@frozen(kw_only=True)
class Product:
    """Goods or a service that a company has for sale.

    >>> basic = Product(id="CRM-1", name="CRM Basic", family="CRM", tier=1, recurring=True)
    >>> Product(id="MAIL", complements=("CRM-1",)).complements
    ('CRM-1',)

    `family` joins versions of one thing; `tier` is the place among them, 1 the lowest segment.
    A product without a tier is neither higher nor lower than another. `complements` are the ids of
    the products that it goes with; one of two need name the other. `list_price` is that of one.
    `recurring` says whether it is paid for again and again; None means "not recorded", as in every
    field. Raises `EntityProblems` that names every field at fault.
    Glossary: product (000:24, 000:94, 000:98).
    """

    id: str = field(
        metadata=about(
            "the identifier of the product in its source",
            "het kenmerk van het product in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    name: str | None = field(
        default=None, metadata=about("what it is called", "hoe het heet", alias="naam")
    )
    family: str | None = field(
        default=None,
        metadata=about(
            "the family that it is a version in",
            "de familie waarvan het een uitvoering is",
            alias="familie",
        ),
    )
    tier: int | None = field(
        default=None,
        metadata=about(
            "its place in the family, 1 the lowest segment",
            "de plaats in de familie, met 1 als laagste segment",
            alias="niveau",
            schema={"minimum": 1},
        ),
    )
    complements: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "the ids of products that it goes with",
            "de kenmerken van producten waar het bij hoort",
            alias="aanvulling_op",
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
    recurring: bool | None = field(
        default=None,
        metadata=about(
            "whether it is paid for again and again",
            "of er steeds opnieuw voor wordt betaald",
            alias="terugkerend",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def title(self) -> str:
        """Its name; where that is not known, its id."""
        return self.name or self.id
