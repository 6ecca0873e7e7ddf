"""Customers in a report: recurring revenue, who stays and leaves, what they are worth and cost."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities import Subscription
from salesterms.entities.shapes import A_SHARE
from salesterms.errors import Sentence, Text, WrongArgument, each_of_kind, of_kind
from salesterms.metrics import CustomerSpend
from salesterms.report.churn import churn_section
from salesterms.report.recurring import recurring_section
from salesterms.report.worth import worth_section
from salesterms.values import Period, boundaries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.report.asked import Asked
    from salesterms.report.blocks import Section

_SUBSCRIPTIONS: Final = Text("a tuple of Subscription", "een tuple van Subscription")
_SPENT: Final = Text("a tuple of CustomerSpend", "een tuple van CustomerSpend")
_MONTHS: Final = Text(
    "a Period of whole months, such as Period.year(2024)",
    "een Period van hele maanden, zoals Period.year(2024)",
)
_DAYS: Final = Text(
    "a tuple of whole numbers of days, from few to many",
    "een tuple van gehele aantallen dagen, van weinig naar veel",
)
_AS_OF: Final = Text("the last day that is known", "de laatste dag die bekend is")

#: After how many days a table of cohorts looks, where nobody says.
LOOKED_AT: Final = (30, 90, 180, 365)


@frozen(kw_only=True)
class Customers:
    """What a report tells of customers: what they pay, whether they stay, and what they are worth.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.report import build
    >>> seats = Subscription(
    ...     id="S-1",
    ...     account="A-1",
    ...     started_on=date(2026, 1, 15),
    ...     amount=Money(100, "EUR"),
    ...     interval_months=1,
    ...     trial=False,
    ... )
    >>> customers = Customers(subscriptions=(seats,), period=Period.quarter(2026, 1))
    >>> report = build([], as_of="2026-03-31", customers=customers)
    >>> table = report.document()["sections"]["recurring_revenue"]["movements_EUR"]
    >>> [(line["month"], line["new"]["value"], line["end"]["value"]) for line in table["rows"]]
    [('2026-01', '100.00', '100.00'), ('2026-02', '0.00', '100.00'), ('2026-03', '0.00', '100.00')]

    `period`, of whole months, is what is told month by month, and over which churn is measured.
    Cohorts are looked at after each of `days`. With a `margin`, the share of what is billed that is
    profit, it says what customers are worth; with rows of `spend`, what winning one cost in the
    period. A report with customers needs an `as_of`. Raises `WrongArgument`.
    """

    subscriptions: tuple[Subscription, ...] = field(
        validator=each_of_kind(Subscription, _SUBSCRIPTIONS), repr=False
    )
    period: Period = field(validator=of_kind(Period, _MONTHS))
    days: tuple[int, ...] = field(default=LOOKED_AT, validator=each_of_kind(int, _DAYS))
    margin: Decimal | None = field(default=None, validator=A_SHARE.or_none())
    spend: tuple[CustomerSpend, ...] = field(
        default=(), validator=each_of_kind(CustomerSpend, _SPENT), repr=False
    )

    def __attrs_post_init__(self) -> None:
        if not self.months:
            raise WrongArgument("Customers.period", Sentence(str(self.period)), _MONTHS)
        if not self.days or any(low >= high for low, high in pairwise((-1, *self.days))):
            raise WrongArgument("Customers.days", Sentence(str(self.days)), _DAYS)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months of the period, in order."""
        start, end = self.period.start, self.period.end
        most = (end.year - start.year) * 12 + end.month - start.month
        days = boundaries(start, 1, most + 1)
        whole = days[: days.index(end) + 1] if end in days else ()
        return tuple(Period(*pair) for pair in pairwise(whole))


def customer_sections(customers: Customers, asked: Asked) -> Iterator[Section]:
    """The sections on recurring revenue and on customers, and on worth where it can be told."""
    if asked.as_of is None:
        raise WrongArgument("as_of", Sentence("NoneType"), _AS_OF)
    sold: dict[str, Any] = {"subscriptions": customers.subscriptions, "as_of": asked.as_of}
    yield recurring_section(period=customers.period, **sold)
    yield churn_section(
        period=customers.period, months=customers.months, days=customers.days, **sold
    )
    if customers.margin is not None or customers.spend:
        yield worth_section(
            period=customers.period, margin=customers.margin, spend=customers.spend, **sold
        )
