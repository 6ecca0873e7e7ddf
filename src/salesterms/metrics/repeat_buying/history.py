"""What is known of the purchases of one customer as a row, and how such rows are made.

Fader, Hardie & Lee (2005) need three numbers a customer: how many repeat purchases, when the last
one was, and how long the customer has been one. Time begins at the first purchase.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from salesterms.entities import Order
from salesterms.entities.shapes import AN_ID, MONEY_FROM_ZERO
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.formulas import rounded_money
from salesterms.metrics.once import each_once
from salesterms.metrics.repeat_buying.numbers import PURCHASES
from salesterms.metrics.repeat_buying.transaction import Transaction
from salesterms.metrics.time_units import OF_ONE_LENGTH, TimeUnit, time_unit
from salesterms.values import CurrencyMismatch, FrozenMapping, Money
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.metrics.repeat_buying.numbers import Real

A_HISTORY: Final = Text("a PurchaseHistory", "een PurchaseHistory")
HISTORIES: Final = Text(
    "purchase histories: see salesterms.metrics.purchase_histories()",
    "aankoophistories: zie salesterms.metrics.purchase_histories()",
)
_TRANSACTIONS: Final = Text("a list of Transaction or Order", "een lijst van Transaction of Order")
_LONGEST: Final = 10**9
_SHORTEST: Final = Fraction(1, 10**6)
_TIME: Final = Shape(
    Text(
        "0, or an int, Decimal or Fraction from 0.000001 to 1000000000",
        "0, of een int, Decimal of Fraction van 0,000001 tot en met 1000000000",
    ),
    lambda given: isinstance(given, Fraction) and (given == 0 or _SHORTEST <= given <= _LONGEST),
)
_FREQUENCY: Final = PURCHASES
_UP_TO_AGE: Final = Text("at most the age", "hoogstens de leeftijd (age)")
_BOTH_OR_NEITHER: Final = Text(
    "0 without repeat purchases, and above 0 with them",
    "0 zonder herhaalaankopen, en boven 0 met",
)
_WITH_REPEATS: Final = Text(
    "an amount only where there are repeat purchases",
    "alleen een bedrag als er herhaalaankopen zijn",
)


def one_unit(unit: TimeUnit) -> Text:
    """What is wanted where two units of time meet."""
    return Text(f"times in {unit.value}", f"tijden in {unit.value}")


def check_times(purchases: int, recency: Real, age: Real) -> None:
    """Raise `BadArgument` where the numbers of one customer contradict each other."""
    if recency > age:
        raise BadArgument("recency", recency, _UP_TO_AGE)
    if bool(purchases) is not bool(recency):
        raise BadArgument("recency", recency, _BOTH_OR_NEITHER)


def _exact(given: Any) -> Any:
    """An exact number as a Fraction; all else as it is, for the validator."""
    return Fraction(given) if type(given) in (int, Decimal) and is_bounded(given) else given


@frozen(kw_only=True)
class PurchaseHistory:
    """One customer: how often, how long ago, and since when something was bought.

    >>> from fractions import Fraction
    >>> from salesterms import Money
    >>> from salesterms.metrics import TimeUnit
    >>> first = PurchaseHistory(
    ...     id="A-1",
    ...     frequency=2,
    ...     recency=Fraction(213, 7),
    ...     age=39,
    ...     unit=TimeUnit.WEEKS,
    ...     repeat_spend=Money("44.70", "USD"),
    ... )
    >>> first.mean_purchase
    Money('22.35', 'USD')

    `frequency` is the number of days with a purchase after the first such day. `recency` is the
    time from the first purchase to the last, and `age` that to the day up to which purchases are
    known: exact numbers of `unit`. `repeat_spend` is what was bought after the first day, all
    together; None where an amount is not known, or there is nothing. Made by `purchase_histories`.
    Raises `WrongArgument`, and `BadArgument` where the numbers contradict each other.
    """

    id: str = field(validator=AN_ID)
    frequency: int = field(validator=_FREQUENCY)
    recency: Fraction = field(converter=_exact, validator=_TIME)
    age: Fraction = field(converter=_exact, validator=_TIME)
    unit: TimeUnit = field(default=TimeUnit.DAYS, validator=OF_ONE_LENGTH)
    repeat_spend: Money | None = field(default=None, validator=MONEY_FROM_ZERO.or_none())

    def __attrs_post_init__(self) -> None:
        check_times(self.frequency, self.recency, self.age)
        if self.repeat_spend is not None and not self.frequency:
            raise BadArgument("repeat_spend", self.repeat_spend, _WITH_REPEATS)

    @property
    def mean_purchase(self) -> Money | None:
        """What a repeat purchase came to on average, rounded once, half up; None if not known."""
        spend = self.repeat_spend
        if spend is None:
            return None
        return rounded_money(Fraction(spend.amount) / self.frequency, spend.currency)


@frozen(kw_only=True)
class PurchaseHistories:
    """The history of each customer, in the order of meeting them.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> from salesterms.metrics import Transaction
    >>> given_back = Transaction(
    ...     id="T-1", customer="A-1", on=date(2026, 3, 2), amount=Money(-30, "EUR")
    ... )
    >>> found = purchase_histories([given_back], as_of=date(2026, 3, 31))
    >>> found.rows, dict(found.left_out)
    ((), {'refund': 1})

    `left_out` says how many transactions tell nothing, by reason. Made by `purchase_histories`.
    """

    rows: tuple[PurchaseHistory, ...]
    as_of: date
    unit: TimeUnit
    left_out: FrozenMapping[str, int]


def purchase_histories(
    transactions: Iterable[Transaction | Order],
    *,
    as_of: date | str,
    unit: TimeUnit | str = TimeUnit.DAYS,
) -> PurchaseHistories:
    """Purchases as one row for each customer, up to and with a day.

    >>> from datetime import date
    >>> from salesterms import Money
    >>> days = (date(2026, 1, 1), date(2026, 1, 15), date(2026, 1, 15), date(2026, 3, 1))
    >>> bought = [
    ...     Transaction(id=str(at), customer="A-1", on=on, amount=Money(10, "EUR"))
    ...     for at, on in enumerate(days)
    ... ]
    >>> found = purchase_histories(bought, as_of="2026-01-29", unit="weeks")
    >>> [row] = found.rows
    >>> row.frequency, row.recency, row.age, row.repeat_spend
    (1, Fraction(2, 1), Fraction(4, 1), Money('20', 'EUR'))
    >>> dict(found.left_out)
    {'bought_later': 1}

    Several purchases of one customer on one day are one, and their amounts are added up; those of
    the first day make the customer, and are no repeat purchases. An amount of 0 is a purchase. A
    refund, with an amount below 0, is left out, and what it gives back is still bought; so are
    transactions after `as_of`. The time is exact: a week is 7 days, and 10 days are 10/7 weeks.
    Of nothing there are no rows.

    Raises `BadArgument` for what is no day, for another unit than days and weeks, as months do not
    last as long, and for a transaction whose id stands there twice. Raises `WrongArgument`, and
    `CurrencyMismatch` where amounts are in several currencies. Source: Fader, Hardie & Lee (2005).
    """
    day, in_unit = day_of(as_of), time_unit(unit)
    if not OF_ONE_LENGTH.fits(in_unit):
        raise BadArgument("unit", in_unit.value, OF_ONE_LENGTH.said)
    given = each_once("transactions", transactions, Transaction | Order, _TRANSACTIONS)
    left_out: Counter[str] = Counter()
    days: dict[str, dict[date, list[Money | None]]] = defaultdict(lambda: defaultdict(list))
    for one in map(_transaction, given):
        if why := _tells_nothing(one, day):
            left_out[why] += 1
        else:
            days[one.customer][one.on].append(one.amount)
    _one_currency(days)
    return PurchaseHistories(
        rows=tuple(_row(customer, bought, day, in_unit) for customer, bought in days.items()),
        as_of=day,
        unit=in_unit,
        left_out=FrozenMapping(left_out),
    )


def _transaction(given: Transaction | Order) -> Transaction:
    if isinstance(given, Transaction):
        return given
    return Transaction(
        id=given.id, customer=given.account, on=given.ordered_on, amount=given.amount
    )


def _tells_nothing(one: Transaction, as_of: date) -> str:
    """Why a transaction tells nothing; "" where it is a purchase."""
    if one.on > as_of:
        return "bought_later"
    return "refund" if one.is_refund else ""


def _one_currency(days: Mapping[str, Mapping[date, list[Money | None]]]) -> None:
    codes = {
        amount.currency
        for bought in days.values()
        for amounts in bought.values()
        for amount in amounts
        if amount is not None
    }
    if len(codes) > 1:
        raise CurrencyMismatch(*sorted(codes)[:2])


def _row(
    customer: str, bought: Mapping[date, list[Money | None]], as_of: date, unit: TimeUnit
) -> PurchaseHistory:
    first, last, length = min(bought), max(bought), unit.in_days
    row = PurchaseHistory(
        id=customer,
        frequency=len(bought) - 1,
        recency=Fraction((last - first).days, length),
        age=Fraction((as_of - first).days, length),
        unit=unit,
    )
    repeats = [amount for on, amounts in bought.items() if on > first for amount in amounts]
    known = [amount for amount in repeats if amount is not None]
    if not known or len(known) < len(repeats):
        return row
    return evolve(row, repeat_spend=sum(known[1:], start=known[0]))
