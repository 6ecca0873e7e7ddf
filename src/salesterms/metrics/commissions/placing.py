"""Which deals count for a statement, in the order in which they run through the tiers."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.criteria import WrongType
from salesterms.entities import CommissionBasis, Opportunity
from salesterms.errors import Text
from salesterms.lifecycle import Category
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.commissions.credit import SalesCredit
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from salesterms.entities import CommissionPlan
    from salesterms.values import Period

    Deal = Opportunity | SalesCredit

#: Of a plan, by what it pays on: the field of a deal, and the reason where it is not recorded.
FIELDS: Final = {
    CommissionBasis.REVENUE: ("amount", "no_amount"),
    CommissionBasis.MARGIN: ("margin", "no_margin"),
    CommissionBasis.UNITS: ("units", "no_units"),
}
_A_DEAL: Final = Text(
    "opportunities, or SalesCredits as split_credit makes them",
    "verkoopkansen, of SalesCredits zoals split_credit die maakt",
)
#: Why it is left out, the day, the id, the product, and what would have been paid on.
LeftOut = tuple[str, Any, str, str | None, Decimal | None]
_ID, _DAY, _PRODUCT = attrgetter("id"), attrgetter("closed"), attrgetter("product")


@frozen
class Placed:
    """Deals that count, by day of closing and then id, and deals that are left out, with why.

    What is paid on stands beside the deals. Nothing is made of each of them: there may be many.
    """

    deals: list[Deal]
    values: list[Decimal]
    left_out: list[LeftOut]

    @property
    def days(self) -> Iterator[date | None]:
        """The days of closing, one after another."""
        return map(_DAY, self.deals)

    @property
    def ids(self) -> Iterator[str]:
        """The ids of the deals."""
        return map(_ID, self.deals)

    @property
    def products(self) -> Iterator[str | None]:
        """The products, None where one is not known."""
        return map(_PRODUCT, self.deals)


def known_deals(given: Any) -> list[Deal]:
    """The deals as a list; anything else among them raises `BadArgument`."""
    if isinstance(given, str | bytes) or not hasattr(given, "__iter__"):
        raise BadArgument("deals", given, _A_DEAL)
    deals = given if type(given) is list else list(given)
    for kind in set(map(type, deals)):
        if not issubclass(kind, Opportunity | SalesCredit):
            other = next(deal for deal in deals if type(deal) is kind)
            raise BadArgument("deals", other, _A_DEAL)
    return deals


def placed(
    deals: Sequence[Deal], plan: CommissionPlan, period: Period | None, as_of: date | None
) -> Placed:
    """Each deal in one place. What is not dated counts last where no date decides."""
    counted, undated, left_out = _sorted_out(deals, plan, period, as_of)
    counted.sort(key=_ID)
    counted.sort(key=_DAY)  # stable: those of one day stay in the order of their ids
    undated.sort(key=_ID)
    left_out.sort(key=itemgetter(2))
    counted += undated
    values = [*map(attrgetter(FIELDS[plan.basis][0]), counted)]
    if plan.basis is not CommissionBasis.UNITS:
        values = [*map(attrgetter("amount"), values)]
    return Placed(counted, values, left_out)


def _sorted_out(
    deals: Sequence[Deal], plan: CommissionPlan, period: Period | None, as_of: date | None
) -> tuple[list[Deal], list[Deal], list[LeftOut]]:
    name, unknown = FIELDS[plan.basis]
    money, currency, won = plan.basis is not CommissionBasis.UNITS, plan.currency, Category.WON
    dated = period is not None or as_of is not None
    start: Any = None if period is None else period.start
    end: Any = None if period is None else period.end
    last: Any = as_of
    counted: list[Deal] = []
    undated: list[Deal] = []
    left_out: list[LeftOut] = []
    for deal in deals:
        value: Any = getattr(deal, name, None)
        closed: Any = deal.closed
        if money and value is not None and value.__class__ is not Money:
            raise WrongType(deal.id, name, value, type(value).__name__, "Money")
        if deal.status is not won:
            reason = "not_won"
        elif closed is None and dated:
            reason = "no_close_date"
        elif start is not None and not start <= closed < end:
            reason = "outside_period"
        elif last is not None and closed > last:
            reason = "after_as_of"
        elif value is None:
            reason = unknown
        elif money and value.currency != currency:
            reason = "currency_of_no_plan"
        elif closed is None:
            undated.append(deal)
            continue
        else:
            counted.append(deal)
            continue
        left_out.append((reason, closed, deal.id, deal.product, _number(value, currency)))
    return counted, undated, left_out


def _number(value: Any, currency: str) -> Decimal | None:
    """What would have been paid on, if that is in the currency of the plan, or no money at all."""
    if isinstance(value, Money):
        return value.amount if value.currency == currency else None
    return value  # type: ignore[no-any-return] # a number of pieces, or none


def twice(deals: Sequence[Deal]) -> tuple[str, ...]:
    """The ids that stand more than once, the first few of them."""
    if len(set(map(_ID, deals))) == len(deals):
        return ()
    times = Counter(map(_ID, deals))
    return tuple(name for name in times if times[name] > 1)[:5]
