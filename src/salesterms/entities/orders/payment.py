"""Money that came in for an order, or went back."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from salesterms.entities.rules import Rules
from salesterms.entities.shapes import A_DATE, AN_ID, MONEY_FROM_ZERO, one_of
from salesterms.errors import Text
from salesterms.values import Money, about


class PaymentKind(StrEnum):
    """Which way the money went.

    >>> [kind.value for kind in PaymentKind]
    ['payment', 'refund']
    """

    #: From the buyer to the seller.
    PAYMENT = "payment"
    #: Back to the buyer.
    REFUND = "refund"


PAYMENT_KIND_WORDS = {
    PaymentKind.PAYMENT: Text("payment", "betaling"),
    PaymentKind.REFUND: Text("refund", "terugbetaling"),
}

_RULES: Final = Rules(
    {
        "id": AN_ID,
        "order": AN_ID,
        "paid_on": A_DATE,
        "amount": MONEY_FROM_ZERO,
        "kind": one_of(PaymentKind),
    }
)


@frozen(kw_only=True)
class Payment:
    """An amount that was paid for an order on a day, or paid back.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> back = Payment(
    ...     id="B-7",
    ...     order="O-1",
    ...     paid_on=date(2026, 4, 1),
    ...     amount=Money("200", "EUR"),
    ...     kind=PaymentKind.REFUND,
    ... )
    >>> back.received
    Money('-200', 'EUR')

    `amount` has no sign of its own, it is 0 or more: `kind` says which way it went, and `received`
    is what it adds to the seller's account. Nothing says whether an order is paid in full: that
    takes the order and all of its payments. Raises `EntityProblems` that names every field at
    fault. Glossary: none; commission and customer value count what was paid (000:20, 000:26).
    """

    id: str = field(
        metadata=about(
            "the identifier of the payment in its source",
            "het kenmerk van de betaling in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    order: str = field(
        metadata=about("the id of the order", "het kenmerk van de order", alias="orderkenmerk")
    )
    paid_on: date = field(
        metadata=about("when it was paid", "wanneer er is betaald", alias="betaald_op")
    )
    amount: Money = field(metadata=about("how much, without a sign", "hoeveel, zonder teken"))
    kind: PaymentKind = field(
        metadata=about("which way the money went", "welke kant het geld op ging", alias="soort")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def received(self) -> Money:
        """What it adds to the seller's account: below 0 where it is a refund."""
        return -self.amount if self.kind is PaymentKind.REFUND else self.amount
