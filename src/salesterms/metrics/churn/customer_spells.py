"""A row for each time that an account was a customer without a break, from when until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.shapes import A_DATE, AN_ID, TEXT, one_of
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.churn.spells import CustomerOf, NotPaying, Relation, customer_of, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from salesterms.entities import Subscription

_TEXT_OR_NONE: Final = TEXT.or_none()
_A_LATER_DAY: Final = Text("a day after `begins`", "een dag na `begins`")


@frozen(kw_only=True)
class CustomerSpell:
    """A time without a break in which an account was a customer; made by `customer_spells`.

    >>> from datetime import date
    >>> from salesterms.metrics import CustomerSpell
    >>> spell = CustomerSpell(
    ...     id="A-1/1", account="A-1", begins=date(2026, 1, 1), ends=date(2026, 3, 1)
    ... )
    >>> spell.there_on(date(2026, 2, 28)), spell.there_on(date(2026, 3, 1))
    (True, False)

    `begins` is the first day, and `ends` the first day after it; None where it goes on. `of` is
    what it was a customer of; then `product` and `service` say which. `not_paying` says why it was
    no customer although it had a subscription. Raises `WrongArgument`, and `BadArgument` where the
    end is not later than the beginning.
    """

    id: str = field(validator=AN_ID)
    account: str = field(validator=AN_ID)
    of: CustomerOf = field(default=CustomerOf.ORGANISATION, validator=one_of(CustomerOf))
    product: str | None = field(default=None, validator=_TEXT_OR_NONE)
    service: str | None = field(default=None, validator=_TEXT_OR_NONE)
    begins: date = field(validator=A_DATE)
    ends: date | None = field(default=None, validator=A_DATE.or_none())
    not_paying: NotPaying | None = field(default=None, validator=one_of(NotPaying).or_none())

    def __attrs_post_init__(self) -> None:
        if self.ends is not None and self.ends <= self.begins:
            raise BadArgument("ends", self.ends, _A_LATER_DAY)

    def there_on(self, day: date) -> bool:
        """Whether it lasts on a day, from the first up to, not including, the end.

        Raises `WrongArgument` for what is no plain date.
        """
        A_DATE.check("day", day)
        return self.begins <= day and (self.ends is None or day < self.ends)


def customer_spells(
    subscriptions: Iterable[Subscription],
    *,
    of: CustomerOf | str = CustomerOf.ORGANISATION,
    services: Mapping[str, str] | None = None,
) -> tuple[CustomerSpell, ...]:
    """From when until when each account was a customer, in the order of their names and of time.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.entities import Subscription
    >>> from salesterms.metrics import customer_spells
    >>> def sold(id, start, end):
    ...     return Subscription(
    ...         id=id,
    ...         account="A-1",
    ...         started_on=start,
    ...         ended_on=end,
    ...         amount=Money(50, "EUR"),
    ...         interval_months=1,
    ...         trial=False,
    ...     )
    >>> old, new = (
    ...     sold("S-1", date(2025, 1, 1), date(2026, 1, 1)),
    ...     sold("S-2", date(2026, 1, 1), None),
    ... )
    >>> [(str(spell.begins), spell.ends) for spell in customer_spells([new, old])]
    [('2025-01-01', None)]

    Subscriptions that overlap, or of which one begins on the day when another ends, are one spell;
    a day between them makes two. What makes no customer (`why_no_customer`) lengthens no spell. An
    account that has nothing but trials, or what is billed at 0, has spells of those, which say so
    by `not_paying`; one with nothing but what was over on its first day has none.

    `of` and `services` are told at `customer_periods`. The id is the account, what it is a customer
    of, and the number of the spell. No subscriptions give no rows. Raises `BadArgument` and
    `WrongArgument`.
    """
    known = relations(subscriptions, customer_of(of), services)
    return tuple(row for one in known for row in _spells(one))


def _spells(relation: Relation) -> Iterator[CustomerSpell]:
    """The spells as a customer; of who was never one those of what it had instead."""
    kinds = ((relation.spells, None), (relation.trials, NotPaying.TRIAL))
    spells, not_paying = next((kind for kind in kinds if kind[0]), (relation.free, NotPaying.FREE))
    for number, (begins, ends) in enumerate(spells, start=1):
        yield CustomerSpell(
            id=f"{relation.name} | {number}",
            account=relation.account,
            of=relation.of,
            product=relation.product,
            service=relation.service,
            begins=begins,
            ends=ends,
            not_paying=not_paying,
        )
