"""A chance of a sale, as one record at one moment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.lifecycle import Category
from salesterms.values import EMPTY, FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrs import Attribute

_ONE = Decimal(1)


class BadOpportunity(SalesTermsError, ValueError):
    """An opportunity that breaks one of its own rules."""

    code = "bad_opportunity"
    message = Text(
        "Opportunity field {0} cannot be {1}: {2}",
        "Veld {0} van een kans kan niet {1} zijn: {2}",
    )

    def __init__(self, name: str, value: object, rule: str) -> None:
        """Keep the field, its value and the rule."""
        super().__init__(name, value, rule)


def _extras(given: Any) -> FrozenMapping[str, Any]:
    if type(given) is FrozenMapping:
        return given
    return FrozenMapping(given) if given else EMPTY


def _stages(given: Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None or type(given) is tuple:
        return given
    if isinstance(given, str):
        raise BadOpportunity("stages_reached", given, "give a tuple of labels")
    return tuple(given)


def _has_id(_: Opportunity, __: Attribute[str], value: str) -> None:
    if not value:
        raise BadOpportunity("id", value, "an id is not empty")


def _is_share(_: Opportunity, __: Attribute[Decimal | None], value: Decimal | None) -> None:
    if value is not None and not 0 <= value <= _ONE:
        raise BadOpportunity("probability", value, "a share in 0..1, not a percentage")


@frozen(kw_only=True)
class Opportunity:
    """One opportunity: a deal that may be won, with what is recorded about it.

    >>> deal = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     amount=Money("950", "EUR"),
    ...     created=date(2024, 1, 3),
    ...     closed=date(2024, 2, 20),
    ... )
    >>> deal.status.value, str(deal.amount)
    ('won', '950 EUR')

    `status` is the category of its stage; `stage` the label as the source gave it. Dates are plain
    dates, amounts exact money, `probability` a Decimal in 0..1. None means "not recorded", never 0
    or "". `stages_reached` is a tuple of labels; None where that is not known. A close date before
    the creation date is legal: real exports have it. What else the source holds stands in `extras`.

    The class trusts its types, as a type checker does; `salesterms.opportunities(rows)` checks
    them. An empty id, or a probability outside 0..1, raises `BadOpportunity`.
    Glossary: salesmogelijkheid, verkoopkans, opportunity (000:90, 001:25).
    """

    id: str = field(validator=_has_id)
    status: Category
    owner: str | None = None
    account: str | None = None
    product: str | None = None
    amount: Money | None = None
    stage: str | None = None
    stages_reached: tuple[str, ...] | None = field(default=None, converter=_stages)
    created: date | None = None
    closed: date | None = None
    expected_close: date | None = None
    last_activity: date | None = None
    probability: Decimal | None = field(default=None, validator=_is_share)
    extras: FrozenMapping[str, Any] = field(default=EMPTY, converter=_extras)

    @property
    def currency(self) -> str | None:
        """The currency of the amount; None where there is no amount."""
        return None if self.amount is None else self.amount.currency
