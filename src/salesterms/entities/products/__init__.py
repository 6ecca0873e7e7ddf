"""What is for sale, what is sold, and what a sale is called.

Reading order: `order_line` (one line of an order), `product`, `product_range` (products, and how
they lie to each other), `purchase` (what the customer has, and has decided to buy), `beside` (how a
product lies to that), `selling` (what a sale is called). A module is loaded when a name of it is
first used: an order line needs no other.
"""

from __future__ import annotations

from salesterms._lazy import lazily

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from salesterms.entities.products.order_line import OrderLine as OrderLine
    from salesterms.entities.products.order_line import order_total as order_total
    from salesterms.entities.products.product import Product as Product
    from salesterms.entities.products.product_range import ProductRange as ProductRange
    from salesterms.entities.products.product_range import UnknownProduct as UnknownProduct
    from salesterms.entities.products.purchase import Holding as Holding
    from salesterms.entities.products.purchase import Purchase as Purchase
    from salesterms.entities.products.selling import SALE_KIND_WORDS as SALE_KIND_WORDS
    from salesterms.entities.products.selling import ClassifiedSale as ClassifiedSale
    from salesterms.entities.products.selling import NotRecurring as NotRecurring
    from salesterms.entities.products.selling import SaleKind as SaleKind
    from salesterms.entities.products.selling import classify_sale as classify_sale

#: Module -> the public names that it provides.
_NAMES = {
    "order_line": ("OrderLine", "order_total"),
    "product": ("Product",),
    "product_range": ("ProductRange", "UnknownProduct"),
    "purchase": ("Holding", "Purchase"),
    "selling": ("SALE_KIND_WORDS", "ClassifiedSale", "NotRecurring", "SaleKind", "classify_sale"),
}
__getattr__ = lazily(__name__, {name: place for place, names in _NAMES.items() for name in names})

__all__ = [
    "SALE_KIND_WORDS",
    "ClassifiedSale",
    "Holding",
    "NotRecurring",
    "OrderLine",
    "Product",
    "ProductRange",
    "Purchase",
    "SaleKind",
    "UnknownProduct",
    "classify_sale",
    "order_total",
]


def __dir__() -> list[str]:
    return list(__all__)
