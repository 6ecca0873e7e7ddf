"""What a customer has, and what they have decided to buy: against that a sale is named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities.repeats import ends_too_early, repeated
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_DATE, AN_ID
from salesterms.errors import Kind, Problem, Text, each_of_kind, several
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_HELD: Final = Kind(
    "not_held",
    Text(
        "{value} is not held on the day of the purchase",
        "{value} is niet in bezit op de dag van de aankoop",
    ),
    Text(
        "only what runs can be renewed: add it to owned, or leave it out here",
        "alleen wat loopt is te verlengen: zet het bij owned, of laat het hier weg",
    ),
)

_IDS = several(AN_ID, Text("a tuple of ids", "een tuple van kenmerken"))


def _days(holding: Holding) -> Iterator[Problem]:
    yield from ends_too_early(holding.first_day, holding.last_day, "$.last_day")


_HOLDING: Final = Rules(
    {"product": AN_ID, "first_day": A_DATE.or_none(), "last_day": A_DATE.or_none()},
    Rule(("first_day", "last_day"), _days),
)


@frozen(kw_only=True)
class Holding:
    """A product that somebody bought, with the days on which they have it.

    >>> from datetime import date
    >>> crm = Holding(product="CRM-1", first_day=date(2025, 1, 1), last_day=date(2025, 12, 31))
    >>> crm.held_on(date(2025, 12, 31)), crm.held_on(date(2026, 1, 1))
    (True, False)

    Both days count. None means "not recorded": without a first day it was always held, without a
    last day it still is. Raises `EntityProblems`.
    Glossary: product, customer lifetime (000:24, 000:26).
    """

    product: str = field(
        metadata=about(
            "the id of the product", "het kenmerk van het product", schema={"minLength": 1}
        )
    )
    first_day: date | None = field(
        default=None,
        metadata=about("the first day of it", "de eerste dag ervan", alias="eerste_dag"),
    )
    last_day: date | None = field(
        default=None,
        metadata=about("the last day of it", "de laatste dag ervan", alias="laatste_dag"),
    )

    def __attrs_post_init__(self) -> None:
        _HOLDING.check(self)

    def held_on(self, day: date) -> bool:
        """Whether they have it on a day."""
        after = self.first_day is None or self.first_day <= day
        return after and (self.last_day is None or day <= self.last_day)


def _holdings(given: Any) -> Any:
    """Ids as holdings of which no day is recorded; anything else as it is."""
    if not isinstance(given, list | tuple):
        return given
    return tuple(Holding(product=one) if type(one) is str else one for one in given)


def _listed(given: Any) -> Any:
    """A list as a tuple; anything else as it is."""
    return tuple(given) if isinstance(given, list) else given


def _renewals(made: Purchase) -> Iterator[Problem]:
    held = frozenset(made.held)
    for at, product in enumerate(made.renews):
        if product not in held:
            yield Problem(kind=NOT_HELD, value=product, path=f"$.renews[{at}]")


def _decided_twice(made: Purchase) -> Iterator[Problem]:
    yield from repeated(made.decided, "$.decided[{0}]")


def _renewed_twice(made: Purchase) -> Iterator[Problem]:
    yield from repeated(made.renews, "$.renews[{0}]")


_PURCHASE: Final = Rules(
    {
        "at": A_DATE,
        "owned": each_of_kind(Holding, Text("ids, or Holding", "kenmerken, of Holding")),
        "decided": _IDS,
        "renews": _IDS,
    },
    Rule(("decided",), _decided_twice),
    Rule(("renews",), _renewed_twice),
    Rule(("at", "owned", "renews"), _renewals),
)


@frozen(kw_only=True)
class Purchase:
    """The setting of a sale: what the customer has, and what they have decided to buy.

    >>> from datetime import date
    >>> asked = Purchase(at=date(2026, 3, 2), owned=["CRM-1"], decided=())
    >>> asked.held, asked.existing_customer
    (('CRM-1',), True)

    `owned` is what they bought before, as ids or as `Holding`; empty for somebody who bought
    nothing. `decided` are the ids of what they have chosen in this same purchase, before anybody
    spoke of more. Neither has a default: what is not known cannot be named. `renews` are the ids of
    running products of which this sale prolongs the term; whether it does stands in no catalogue,
    so it has to be said. `at` is the day of the sale.

    Raises `EntityProblems`, also for an id that stands twice in `decided` or `renews`, and for a
    renewal of what is not held on the day.
    Glossary: cross-selling, upselling, renewal (000:24, 000:98).
    """

    at: date = field(metadata=about("the day of the sale", "de dag van de verkoop", alias="op"))
    owned: tuple[Holding, ...] = field(
        converter=_holdings,
        metadata=about(
            "what the customer bought before", "wat de klant eerder kocht", alias="in_bezit"
        ),
    )
    decided: tuple[str, ...] = field(
        converter=_listed,
        metadata=about(
            "the ids of what they have chosen in this purchase",
            "de kenmerken van wat de klant in deze aankoop al koos",
            alias="gekozen",
        ),
    )
    renews: tuple[str, ...] = field(
        default=(),
        converter=_listed,
        metadata=about(
            "the ids of running products whose term is prolonged",
            "de kenmerken van lopende producten die verlengd worden",
            alias="verlengt",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _PURCHASE.check(self)

    @property
    def held(self) -> tuple[str, ...]:
        """The ids of what they have on the day, each once."""
        held = (one.product for one in self.owned if one.held_on(self.at))
        return tuple(dict.fromkeys(held))

    @property
    def existing_customer(self) -> bool:
        """Whether they have anything on the day."""
        return bool(self.held)

    @property
    def former_customer(self) -> bool:
        """Whether they had something that ended before the day, and have nothing now."""
        ended = any(one.last_day is not None and one.last_day < self.at for one in self.owned)
        return ended and not self.existing_customer
