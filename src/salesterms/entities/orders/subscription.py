"""Something that an account pays for time and again, from one day to another."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, AN_ID, FROM_ONE, MONEY_FROM_ZERO, YES_OR_NO
from salesterms.errors import Kind, Problem, Text
from salesterms.values import Money, about

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDS_BEFORE_START: Final = Kind(
    "ends_before_start",
    Text(
        "it ends on {value}, before it starts on {detail}", "het eindigt op {value}, vóór {detail}"
    ),
    Text(
        "give the first day on which it is over, or None where it goes on",
        "geef de eerste dag waarop het voorbij is, of None als het doorloopt",
    ),
)


def _order_of_days(made: Subscription) -> Iterator[Problem]:
    if made.ended_on is not None and made.ended_on < made.started_on:
        yield Problem(
            kind=ENDS_BEFORE_START,
            value=made.ended_on.isoformat(),
            detail=made.started_on.isoformat(),
            path="$.ended_on",
        )


_RULES: Final = Rules(
    {
        "id": AN_ID,
        "account": AN_ID,
        "product": AN_ID.or_none(),
        "started_on": A_DATE,
        "ended_on": A_DATE.or_none(),
        "amount": MONEY_FROM_ZERO,
        "interval_months": FROM_ONE,
        "trial": YES_OR_NO,
        "quantity": FROM_ONE.or_none(),
    },
    Rule(("started_on", "ended_on"), _order_of_days),
)


@frozen(kw_only=True)
class Subscription:
    """What one account pays each interval, from its first day until the day when it is over.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> seats = Subscription(
    ...     id="S-1",
    ...     account="A-1",
    ...     started_on=date(2026, 1, 31),
    ...     amount=Money("100.00", "EUR"),
    ...     interval_months=12,
    ...     trial=False,
    ... )
    >>> seats.monthly, seats.currency
    (Fraction(25, 3), 'EUR')
    >>> seats.active_on(date(2026, 1, 31)), seats.active_on(date(2026, 1, 30))
    (True, False)

    `ended_on` is the first day on which it is no longer there, so that what ends on a day and what
    starts on it never both count; None where it goes on. The day of the start itself is legal: it
    was never active. `amount` is what is billed each interval for all of it, 0 or more: `quantity`
    says how many seats or pieces that is for, and is never multiplied with it. Intervals are whole
    months, 1 for a month and 12 for a year. A change of price, interval or quantity ends one
    subscription and starts another. Raises `EntityProblems` that names every field at fault.
    Glossary: the recurring revenue that churn takes away (000:50).
    """

    id: str = field(
        metadata=about(
            "the identifier of the subscription in its source",
            "het kenmerk van het abonnement in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    account: str = field(
        metadata=about("the id of the account that pays", "het kenmerk van het betalende account")
    )
    product: str | None = field(
        default=None,
        metadata=about("the id of the product", "het kenmerk van het product"),
    )
    started_on: date = field(metadata=about("the first day", "de eerste dag", alias="begonnen_op"))
    ended_on: date | None = field(
        default=None,
        metadata=about(
            "the first day on which it is over; nothing where it goes on",
            "de eerste dag waarop het voorbij is; leeg als het doorloopt",
            alias="geëindigd_op",
        ),
    )
    amount: Money = field(
        metadata=about(
            "what is billed each interval, for all of it",
            "wat er per termijn wordt gefactureerd, voor alles samen",
            alias="bedrag",
        )
    )
    interval_months: int = field(
        metadata=about(
            "how many months an interval lasts",
            "hoeveel maanden een termijn duurt",
            alias="termijn_in_maanden",
            unit="months",
            schema={"minimum": 1},
        )
    )
    trial: bool = field(
        metadata=about("whether it is a trial", "of het een proefperiode is", alias="proef")
    )
    quantity: int | None = field(
        default=None,
        metadata=about(
            "how many seats or pieces it is for",
            "voor hoeveel plaatsen of stuks het is",
            alias="aantal",
            schema={"minimum": 1},
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def monthly(self) -> Fraction:
        """What it comes to each month, exactly, in its `currency`; of a trial as well.

        A third of a cent is kept: round once, when it is shown. Which of them recur, and whether a
        trial does, is a matter of the metric.
        """
        return Fraction(self.amount.amount) / self.interval_months

    @property
    def currency(self) -> str:
        """The currency in which it is billed."""
        return self.amount.currency

    def active_on(self, day: date) -> bool:
        """Whether it is there on a day, from the start up to, not including, the end.

        Raises `WrongArgument` for what is no plain date.
        """
        A_DATE.check("day", day)
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)
