"""Products, ranges of them, lines of orders, and the setting of a sale."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from salesterms.entities import Holding, OrderLine, Product, ProductRange, Purchase
from salesterms.strategies.single_values import currencies, dates
from salesterms.values import Money

_FAMILIES = ("CRM", "HR")
_FEW = tuple(f"P-{number}" for number in range(1, 7))


#: What they are drawn from, made once: that takes longer than to draw one.
_IDS = st.sampled_from(_FEW)
_FAMILY = st.sampled_from((None, *_FAMILIES))
_TIER = st.none() | st.integers(1, 5)
_TITLES = st.sampled_from((None, "Basic", "Plus", "Café"))
_RECURRING = st.sampled_from((None, True, False))
_SIZE = st.integers(0, len(_FEW))
_BITS = st.integers(0, (1 << len(_FEW)) - 1)
_CODES = currencies()
_CENTS = st.integers(0, 10**7)
_PRICED = st.booleans()
_QUANTITIES = st.integers(1, 10**6).map(Decimal) | st.integers(1, 10**6).map(
    lambda number: Decimal(number).scaleb(-3)
)
_DISCOUNTS = st.none() | st.integers(0, 100).map(lambda number: Decimal(number).scaleb(-2))
_FIRST = st.none() | dates()
_DAYS = st.none() | st.integers(0, 800)


def _price(draw: st.DrawFn, currency: str) -> Money:
    return Money(Decimal(draw(_CENTS)).scaleb(-2), currency)


def _maybe_price(draw: st.DrawFn, currency: str) -> Money | None:
    return _price(draw, currency) if draw(_PRICED) else None


@st.composite
def products(draw: st.DrawFn, *, id: str | None = None) -> Product:  # noqa: A002 # its name
    """Products with an id, or of the id given, without complements.

    >>> from hypothesis import find
    >>> from salesterms.strategies import products
    >>> find(products(), lambda product: product.tier == 2).family
    'CRM'
    """
    family = draw(_FAMILY)
    return Product(
        id=draw(_IDS) if id is None else id,
        name=draw(_TITLES),
        family=family,
        tier=None if family is None else draw(_TIER),
        list_price=_maybe_price(draw, "EUR"),
        recurring=draw(_RECURRING),
    )


@st.composite
def product_ranges(draw: st.DrawFn) -> ProductRange:
    """Ranges of up to six products, with tiers in two families and complements among them.

    >>> from hypothesis import find
    >>> from salesterms.strategies import product_ranges
    >>> len(find(product_ranges(), lambda made: any(one.complements for one in made)))
    2
    """
    ids = _FEW[: draw(_SIZE)]
    turned = draw(_SIZE)  # so that tiers do not always rise with the ids
    rows = []
    for at, id_ in enumerate(ids):
        bits, family = draw(_BITS), draw(_FAMILY)
        beside = [one for place, one in enumerate(ids) if place != at and bits >> place & 1]
        tier = None if family is None or bits & 1 else (at + turned) % len(ids) + 1
        rows.append(
            Product(
                id=id_,
                family=family,
                tier=tier,
                complements=tuple(beside),
                recurring=draw(_RECURRING),
            )
        )
    return ProductRange(products=tuple(rows))


@st.composite
def order_lines(draw: st.DrawFn, *, currency: str | None = None) -> OrderLine:
    """Lines of an order in one currency, some with a discount and a list price.

    >>> from hypothesis import find
    >>> from salesterms.strategies import order_lines
    >>> find(order_lines(currency="EUR"), lambda line: line.discount is not None).total
    Money('0.0000', 'EUR')
    """
    code = draw(_CODES) if currency is None else currency
    return OrderLine(
        product=draw(_IDS),
        quantity=draw(_QUANTITIES),
        unit_price=_price(draw, code),
        discount=draw(_DISCOUNTS),
        list_price=_maybe_price(draw, code),
    )


@st.composite
def holdings(draw: st.DrawFn, *, ids: tuple[str, ...] = _FEW) -> Holding:
    """Products that somebody has, with days or without.

    >>> from hypothesis import find
    >>> from salesterms.strategies import holdings
    >>> find(holdings(), lambda one: one.last_day is None).product
    'P-1'
    """
    first, days = draw(_FIRST), draw(_DAYS)
    since = draw(dates()) if first is None else first
    return Holding(
        product=draw(_IDS if ids is _FEW else st.sampled_from(ids)),
        first_day=first,
        last_day=None if days is None else since + timedelta(days=days),
    )


@st.composite
def purchases(draw: st.DrawFn, *, ids: tuple[str, ...] = _FEW) -> Purchase:
    """What somebody has, and has decided to buy, of products with these ids; nothing is renewed.

    >>> from hypothesis import find
    >>> from salesterms.strategies import purchases
    >>> find(purchases(), lambda one: one.existing_customer).held
    ('P-1',)
    """
    owned = st.lists(holdings(ids=ids), max_size=4) if ids else st.just([])
    decided = st.lists(st.sampled_from(ids), max_size=3, unique=True) if ids else st.just([])
    return Purchase(at=draw(dates()), owned=draw(owned), decided=tuple(draw(decided)))
