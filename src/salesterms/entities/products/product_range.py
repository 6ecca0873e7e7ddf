"""The products of one company together: which goes with which, and which is of a higher segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.products.product import Product
from salesterms.entities.repeats import repeated
from salesterms.entities.rules import Rule, Rules
from salesterms.errors import (
    Kind,
    Problem,
    SalesTermsError,
    Text,
    affordable,
    each_of_kind,
    nearest_or_all,
)
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnknownProduct(SalesTermsError, LookupError):
    """A product was named that the range does not have."""

    code = "unknown_product"
    message = Text(
        "There is no product {0} in the range: use one of {1}",
        "Er is geen product {0} in het assortiment: gebruik een van {1}",
    )


UNKNOWN_COMPLEMENT: Final = Kind(
    "unknown_complement",
    Text(
        "there is no product {value} in the range", "er is geen product {value} in het assortiment"
    ),
    Text("add it, or use one of: {detail}", "voeg het toe, of gebruik een van: {detail}"),
)
TIER_TWICE: Final = Kind(
    "tier_twice",
    Text(
        "tier {value} of the family {detail} is given to two products",
        "niveau {value} van de familie {detail} hebben twee producten",
    ),
    Text("give each product of a family its own tier", "geef elk product een eigen niveau"),
)


def _ids(made: ProductRange) -> Iterator[Problem]:
    yield from repeated((product.id for product in made.products), "$.products[{0}].id")


def _complements(made: ProductRange) -> Iterator[Problem]:
    names = tuple(dict.fromkeys(product.id for product in made.products))
    known, most, told = frozenset(names), affordable(len(names)), 0
    for at, product in enumerate(made.products):
        for place, other in enumerate(product.complements):
            if other not in known:
                told += 1
                path = f"$.products[{at}].complements[{place}]"
                choices = names if told <= most else names[:1]
                yield Problem(kind=UNKNOWN_COMPLEMENT, value=other, path=path, choices=choices)


def _tiers(made: ProductRange) -> Iterator[Problem]:
    seen: set[tuple[str | None, int]] = set()
    for at, product in enumerate(made.products):
        if product.tier is None:
            continue
        place = (product.family, product.tier)
        if place in seen:
            yield Problem(
                kind=TIER_TWICE,
                value=product.tier,
                detail=repr(product.family),
                path=f"$.products[{at}].tier",
            )
        seen.add(place)


_RULES: Final = Rules(
    {"products": each_of_kind(Product, Text("a tuple of Product", "een tuple van Product"))},
    Rule(("products",), _ids),
    Rule(("products",), _complements),
    Rule(("products",), _tiers),
)


@frozen(kw_only=True)
class ProductRange:
    """The products that a company sells, each once.

    >>> made = ProductRange(
    ...     products=(
    ...         Product(id="CRM-1", family="CRM", tier=1),
    ...         Product(id="CRM-2", family="CRM", tier=2),
    ...         Product(id="MAIL", complements=("CRM-1",)),
    ...     )
    ... )
    >>> [product.id for product in made.above("CRM-1")]
    ['CRM-2']
    >>> [product.id for product in made.related_to("CRM-1")]
    ['MAIL']

    `above` has what may be offered of a higher segment (000:98), `related_to` what goes with a
    product (000:24). Two products are related where one of them names the other. A range without
    products is legal, and knows none.

    Raises `EntityProblems` for an id that stands twice, a complement that is not in the range, and
    a tier that two products of one family have; `UnknownProduct` for an id that it does not have.
    Glossary: product (000:24, 000:94, 000:98).
    """

    products: tuple[Product, ...] = field(
        metadata=about("the products", "de producten", alias="producten")
    )
    _by_id: dict[str, Product] = field(init=False, eq=False, repr=False)
    _with: dict[str, frozenset[str]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
        related: dict[str, set[str]] = {product.id: set() for product in self.products}
        for product in self.products:
            for other in product.complements:
                related[product.id].add(other)
                related[other].add(product.id)
        object.__setattr__(self, "_by_id", {product.id: product for product in self.products})
        found = {id_: frozenset(others) for id_, others in related.items()}
        object.__setattr__(self, "_with", found)

    def __getitem__(self, id_: str) -> Product:
        """The product of an id; raises `UnknownProduct`."""
        try:
            return self._by_id[id_]
        except (KeyError, TypeError):
            raise UnknownProduct(id_, nearest_or_all(id_, self._by_id)) from None

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and id_ in self._by_id

    def __iter__(self) -> Iterator[Product]:
        return iter(self.products)

    def __len__(self) -> int:
        return len(self.products)

    def are_related(self, one: str, other: str) -> bool:
        """Whether one of two products names the other as what it goes with."""
        return self[other].id in self._with[self[one].id]

    def is_above(self, one: str, other: str) -> bool:
        """Whether the first is of a higher tier than the second, in the same family."""
        first, second = self[one], self[other]
        if first.tier is None or second.tier is None or first.family != second.family:
            return False
        return first.tier > second.tier

    def family(self, name: str) -> tuple[Product, ...]:
        """The products of a family: by tier, the lowest first, then those without a tier."""
        of_it = [product for product in self.products if product.family == name]
        return tuple(sorted(of_it, key=lambda one: (one.tier is None, one.tier or 0)))

    def above(self, id_: str) -> tuple[Product, ...]:
        """The products of a higher segment than a product, the nearest first."""
        family = self[id_].family
        of_it = () if family is None else self.family(family)
        return tuple(one for one in of_it if self.is_above(one.id, id_))

    def related_to(self, id_: str) -> tuple[Product, ...]:
        """The products that go with a product, in the order of the range."""
        others = self._with[self[id_].id]
        return tuple(product for product in self.products if product.id in others)
