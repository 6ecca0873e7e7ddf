"""From when until when an account was a customer: subscriptions that overlap or touch as one spell.

What somebody is a customer of is a choice: a product, a service, or the organisation (000:50).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities import Subscription
from salesterms.entities.shapes import AN_ID
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.once import each_once
from salesterms.metrics.paying import why_no_customer

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A first day, and the first day after it; None where it goes on.
Spell = tuple[date, date | None]

SUBSCRIPTIONS: Final = Text("a list of Subscription", "een lijst van Subscription")
_OF: Final = Text(
    "a CustomerOf or its text, such as 'product'",
    "een CustomerOf of de tekst ervan, zoals 'product'",
)
_SERVICES: Final = Text(
    "a mapping of products to services, which CustomerOf.SERVICE needs",
    "een mapping van producten naar diensten, die CustomerOf.SERVICE nodig heeft",
)


class CustomerOf(StrEnum):
    """What an account is a customer of, and can leave.

    >>> [each.value for each in CustomerOf]
    ['organisation', 'service', 'product']
    """

    #: The organisation: it is left with the last subscription.
    ORGANISATION = "organisation"
    #: A service, by the caller's mapping of products: it is left with its last product.
    SERVICE = "service"
    #: A product: it is left even where another product is kept.
    PRODUCT = "product"


class NotPaying(StrEnum):
    """Why an account with a subscription is no customer.

    >>> [each.value for each in NotPaying]
    ['trial', 'free']
    """

    #: All that it has is a trial.
    TRIAL = "trial"
    #: All that it has is billed at 0.
    FREE = "free"


@frozen(kw_only=True)
class Relation:
    """An account with what it is a customer of, and its spells in order."""

    account: str
    of: CustomerOf
    product: str | None
    service: str | None
    spells: tuple[Spell, ...]
    trials: tuple[Spell, ...]
    free: tuple[Spell, ...]

    @property
    def name(self) -> str:
        """The account and what it is a customer of: no two relations have one name."""
        thing = {CustomerOf.PRODUCT: self.product, CustomerOf.SERVICE: self.service}.get(self.of)
        of = self.of.value if thing is None else f"{self.of.value} {thing}"
        return " | ".join(part.replace("|", "||") for part in (self.account, of))


def relations(
    subscriptions: Iterable[Subscription],
    of: CustomerOf,
    services: Mapping[str, str] | None,
) -> tuple[Relation, ...]:
    """Each account with each thing that it is a customer of, in the order of their names.

    What an account pays nothing for makes it no customer: Stripe calls churn a fall to no recurring
    revenue. A subscription that ended on the day of its start was never there.
    """
    given = each_once("subscriptions", subscriptions, Subscription, SUBSCRIPTIONS)
    known = services_of(services, of)
    found: dict[tuple[str, str | None, str | None], list[Subscription]] = {}
    for one in given:
        service = None if one.product is None else known.get(one.product)
        key = {
            CustomerOf.ORGANISATION: (one.account, None, None),
            CustomerOf.SERVICE: (one.account, None, service),
            CustomerOf.PRODUCT: (one.account, one.product, service),
        }[of]
        found.setdefault(key, []).append(one)
    return tuple(_relation(*key, of, found[key]) for key in sorted(found, key=_in_order))


def customer_of(given: CustomerOf | str) -> CustomerOf:
    """What somebody is a customer of, by its name too. Raises `BadArgument`."""
    try:
        return CustomerOf(given)
    except ValueError:
        raise BadArgument("of", given, _OF) from None


def services_of(given: Mapping[str, str] | None, of: CustomerOf) -> Mapping[str, str]:
    """Product -> its service. Raises `BadArgument`."""
    if given is None and of is not CustomerOf.SERVICE:
        return {}
    good = isinstance(given, Mapping) and all(
        AN_ID.fits(name) for pair in given.items() for name in pair
    )
    if not good or given is None:
        raise BadArgument("services", given, _SERVICES)
    return given


def _in_order(key: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((name is None, name or "") for name in key)


def _relation(
    account: str,
    product: str | None,
    service: str | None,
    of: CustomerOf,
    theirs: Sequence[Subscription],
) -> Relation:
    why = [(why_no_customer(one), one) for one in theirs]
    paid, trials, free = (
        _joined(one for reason, one in why if reason == wanted)
        for wanted in (None, NotPaying.TRIAL, NotPaying.FREE)
    )
    return Relation(
        account=account,
        of=of,
        product=product,
        service=service,
        spells=paid,
        trials=trials,
        free=free,
    )


def _joined(subscriptions: Iterable[Subscription]) -> tuple[Spell, ...]:
    """Spells in order, with at least a day between them."""
    found: list[Spell] = []
    spells = ((one.started_on, one.ended_on) for one in subscriptions)
    for start, end in sorted(spells, key=lambda spell: (spell[0], spell[1] or date.max)):
        last = found[-1] if found else None
        if last is None or (last[1] is not None and last[1] < start):
            found.append((start, end))
        elif last[1] is not None and (end is None or end > last[1]):
            found[-1] = (last[0], end)
    return tuple(found)
