"""What one seller is credited with for one deal, and how a deal is split among several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities.plans.numbers import as_decimal_or_none
from salesterms.errors import Text
from salesterms.lifecycle import Category
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.opportunity_rows import deals_of
from salesterms.values import Money, bounded, largest_remainder

if TYPE_CHECKING:
    from attrs import Attribute

    from salesterms.entities import Opportunity

_A_SPLIT: Final = Text(
    "weights by seller for ids of the deals, each id and seller a text",
    "gewichten per verkoper bij kenmerken van de deals, elk kenmerk en elke verkoper een tekst",
)
_AN_ID: Final = Text("a text that is not empty", "een tekst die niet leeg is")
_A_DATE: Final = Text("a date or None; not a datetime", "een date of None; geen datetime")
_MONEY: Final = Text("Money or None", "Money of None")
_UNITS: Final = Text("an int or a finite Decimal, or None", "een int of eindige Decimal, of None")
_A_CATEGORY: Final = Text("a Category, such as Category.WON", "een Category, zoals Category.WON")


def _text(_: SalesCredit, at: Attribute[Any], value: object) -> None:
    if type(value) is not str or not value:
        raise BadArgument(at.name, value, _AN_ID)


def _text_or_none(of: SalesCredit, at: Attribute[str | None], value: object) -> None:
    if value is not None:
        _text(of, at, value)


def _category(_: SalesCredit, at: Attribute[Category], value: object) -> None:
    if type(value) is not Category:
        raise BadArgument(at.name, value, _A_CATEGORY)


def _day(_: SalesCredit, at: Attribute[date | None], value: object) -> None:
    if value is not None and type(value) is not date:
        raise BadArgument(at.name, value, _A_DATE)


def _amount(_: SalesCredit, at: Attribute[Money | None], value: object) -> None:
    if value is not None and type(value) is not Money:
        raise BadArgument(at.name, value, _MONEY)


def _number(_: SalesCredit, at: Attribute[Decimal | None], value: object) -> None:
    if value is None:
        return
    if type(value) is not Decimal or not value.is_finite():
        raise BadArgument(at.name, value, _UNITS)
    bounded(value)


@frozen(kw_only=True)
class SalesCredit:
    """What one seller is credited with for one deal; a negative one is a refund.

    >>> half = SalesCredit(id="D-1", owner="Ines", amount=Money("475.00", "EUR"))
    >>> half.status.value, str(half.amount)
    ('won', '475.00 EUR')

    `id` is that of the deal; of one seller each id stands once. `amount` is revenue, `margin` and
    `units` are for plans that pay on those; None means "not recorded". Raises `BadArgument`.
    Glossary: commission, by what is sold (000:20).
    """

    id: str = field(validator=_text)
    owner: str = field(validator=_text, metadata=WHOSE)
    product: str | None = field(default=None, validator=_text_or_none)
    amount: Money | None = field(default=None, validator=_amount)
    margin: Money | None = field(default=None, validator=_amount)
    units: Decimal | None = field(
        default=None,
        converter=as_decimal_or_none,
        validator=_number,
    )
    closed: date | None = field(default=None, validator=_day)
    status: Category = field(default=Category.WON, validator=_category)


def split_credit(
    deals: Iterable[Opportunity], weights: Mapping[str, Mapping[str, int | Decimal]]
) -> tuple[SalesCredit, ...]:
    """Deals as credits of their sellers; where weights are given the amount is divided by them.

    >>> from salesterms import Category, Money, Opportunity
    >>> deal = Opportunity(id="D-1", status=Category.WON, amount=Money("100.00", "EUR"))
    >>> shared = split_credit([deal], {"D-1": {"Ann": 1, "Bo": 1, "Cy": 1}})
    >>> [f"{credit.owner} {credit.amount}" for credit in shared]
    ['Ann 33.34 EUR', 'Bo 33.33 EUR', 'Cy 33.33 EUR']

    The parts add up to the deal, in whole minor units, by largest remainder. A deal without weights
    is its owner's; one that has neither owner nor weights is nobody's, and no credit is made.
    What is no opportunity, and weights of a deal that is not given, raise `BadArgument`; weights
    that cannot divide, or an amount finer than the minor unit, raise what `Money.allocate` raises:
    `BadWeights` and `NotInMinorUnits`. Source: ours.
    """
    known = deals_of(deals)
    if not isinstance(weights, Mapping):
        raise BadArgument("weights", weights, _A_SPLIT)
    ids = {deal.id for deal in known}
    for unknown, shares in weights.items():
        if unknown not in ids or not _by_seller(shares):
            raise BadArgument("weights", {unknown: shares}, _A_SPLIT)
    return tuple(credit for deal in known for credit in _credits(deal, weights.get(deal.id)))


def _by_seller(shares: object) -> bool:
    return isinstance(shares, Mapping) and all(type(one) is str and one for one in shares)


def _credits(
    deal: Opportunity, shares: Mapping[str, int | Decimal] | None
) -> Iterable[SalesCredit]:
    if shares is None:
        shares = {} if deal.owner is None else {deal.owner: 1}
        parts: Iterable[Money | None] = (deal.amount,)
    elif deal.amount is None:
        parts = (None,) * len(largest_remainder(0, tuple(shares.values())))  # or it raises
    else:
        parts = deal.amount.allocate(tuple(shares.values()))
    for seller, part in zip(shares, parts, strict=False):
        yield SalesCredit(
            id=deal.id,
            owner=seller,
            product=deal.product,
            amount=part,
            closed=deal.closed,
            status=deal.status,
        )
