"""BG/NBD: how often customers without a contract will buy, and whether they still do.

Fader, Hardie & Lee, "Counting your customers" the easy way (Marketing Science 24, 2005): a customer
buys at random moments at a rate of its own, and after each purchase leaves for good with a chance
of its own. Rates are gamma distributed over customers (r, alpha), chances beta distributed (a, b).
"""

from __future__ import annotations

from math import exp, log, log1p
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.errors import check_argument
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.repeat_buying import would_be
from salesterms.metrics.repeat_buying.history import A_HISTORY, PurchaseHistory, one_unit
from salesterms.metrics.repeat_buying.log_gamma import log_rising
from salesterms.metrics.repeat_buying.numbers import PURCHASES, SCALE, SHAPE, TIME, Real
from salesterms.metrics.time_units import OF_ONE_LENGTH, TimeUnit

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How far off a figure of the models may be, as a share of it.
TOLERANCE: Final = 1e-9


def still_there(
    r: float, alpha: float, a: float, b: float, purchases: int, recency: float, age: float
) -> float:
    """The chance that a customer with this history has not left."""
    if not purchases:
        return 1.0  # nobody leaves but after a repeat purchase
    odds = log(a / (b + purchases - 1))
    odds += (r + purchases) * log1p((age - recency) / (alpha + recency))
    return 1 / (1 + exp(odds)) if odds < 0 else exp(-odds) / (1 + exp(-odds))


def number_is(r: float, alpha: float, a: float, b: float, purchases: int, time: float) -> float:
    """The chance that a new customer makes exactly so many purchases in a time."""
    if time == 0:
        return 0.0 if purchases else 1.0
    stays = log_rising(b, purchases) - log_rising(a + b, purchases)
    chance = exp(stays + would_be.log_weight(r, alpha, time, purchases))
    if purchases:
        leaves = exp(stays + log(a / (b + purchases - 1)))
        chance += leaves * would_be.at_least(r, alpha, time, purchases)
    return min(chance, 1.0)


def expected_of(
    r: float,
    alpha: float,
    a: float,
    b: float,
    purchases: int,
    recency: float,
    age: float,
    time: float,
) -> float:
    """How many purchases a customer with this history makes in a time to come, on average.

    What is known of one who is still there is that of a new customer with other parameters.
    """
    there = still_there(r, alpha, a, b, purchases, recency, age)
    return there * would_be.expected(r + purchases, alpha + age, a, b + purchases, time)


def weighed_of(
    r: float,
    alpha: float,
    a: float,
    b: float,
    purchases: int,
    recency: float,
    age: float,
    parts: Sequence[tuple[float, float]],
) -> float:
    """The same up to several times, each with a weight, added up: see `would_be.weighed`."""
    there = still_there(r, alpha, a, b, purchases, recency, age)
    return there * would_be.weighed(r + purchases, alpha + age, a, b + purchases, parts)


@frozen(kw_only=True)
class BgNbd:
    """The four parameters of BG/NBD, and what they say of customers.

    >>> from salesterms.metrics import BgNbd, TimeUnit
    >>> cds = BgNbd(r=0.242593, alpha=4.413531, a=0.792887, b=2.425757, unit=TimeUnit.WEEKS)
    >>> round(cds.expected_purchases(52), 2), round(cds.probability(0, 52), 2)
    (1.44, 0.54)

    `r` and `alpha`: buying rates are gamma distributed, with r / alpha a unit of time as their
    mean. `a` and `b`: the chance of leaving after a purchase is beta distributed, with a / (a + b)
    as its mean. `r`, `a` and `b` lie from 0.000001 to 1,000,000 and `alpha` from 0.000000001 to
    10 to the 15th. `unit` is that of every time that is given to it, and of alpha: 0, or from 10 to
    the -12th to 10 to the 15th. Figures are floats, right to a billionth part of them. Purchases
    are repeat purchases, and days with a purchase count: the first one makes a customer and is not
    among them.

    Raises `WrongArgument`. `bg_nbd_fit` finds the parameters of your customers. After Fader, Hardie
    & Lee (2005).
    """

    r: Real = field(validator=SHAPE)
    alpha: Real = field(validator=SCALE)
    a: Real = field(validator=SHAPE)
    b: Real = field(validator=SHAPE)
    unit: TimeUnit = field(default=TimeUnit.DAYS, validator=OF_ONE_LENGTH)

    @property
    def numbers(self) -> tuple[float, float, float, float]:
        """r, alpha, a and b, as floats."""
        return float(self.r), float(self.alpha), float(self.a), float(self.b)

    @property
    def terms(self) -> dict[str, Any]:
        """The parameters by name, as `predicted_clv` and the metrics of repeat buying take them.

        >>> BgNbd(r=0.243, alpha=4.414, a=0.793, b=2.426).terms
        {'r': 0.243, 'alpha': 4.414, 'a': 0.793, 'b': 2.426}
        """
        return {"r": self.r, "alpha": self.alpha, "a": self.a, "b": self.b}

    def expected_purchases(self, time: Real) -> float:
        """How many purchases a new customer makes in a time, on average; 0 in a time of 0.

        >>> cds = BgNbd(r=0.243, alpha=4.414, a=0.793, b=2.426, unit=TimeUnit.WEEKS)
        >>> round(cds.expected_purchases(39), 3), cds.expected_purchases(0)
        (1.197, 0.0)

        Raises `WrongArgument`.
        """
        TIME.check("time", time)
        return would_be.expected(*self.numbers, float(time))

    def probability(self, purchases: int, time: Real) -> float:
        """The chance that a new customer makes exactly so many purchases in a time.

        >>> cds = BgNbd(r=0.243, alpha=4.414, a=0.793, b=2.426, unit=TimeUnit.WEEKS)
        >>> [round(cds.probability(number, 39), 3) for number in (0, 1, 2)]
        [0.574, 0.199, 0.085]

        `purchases` are from 0 to 100,000. Raises `WrongArgument`.
        """
        PURCHASES.check("purchases", purchases)
        TIME.check("time", time)
        return number_is(*self.numbers, purchases, float(time))

    def alive(self, customer: PurchaseHistory) -> float:
        """The chance that a customer has not left, from 0 to 1; without repeat purchases it is 1.

        >>> from salesterms.metrics import PurchaseHistory
        >>> cds = BgNbd(r=0.243, alpha=4.414, a=0.793, b=2.426)
        >>> round(cds.alive(PurchaseHistory(id="A-1", frequency=2, recency=30, age=39)), 3)
        0.72

        Raises `BadArgument` where the customer's times are in another unit.
        """
        return still_there(*self.numbers, *self._told_by(customer))

    def expected_purchases_of(self, customer: PurchaseHistory, time: Real) -> float:
        """How many purchases a customer makes in a time to come, on average.

        >>> from salesterms.metrics import PurchaseHistory
        >>> cds = BgNbd(r=0.243, alpha=4.414, a=0.793, b=2.426)
        >>> first = PurchaseHistory(id="A-1", frequency=2, recency=30, age=39)
        >>> round(cds.expected_purchases_of(first, 39), 2)
        1.21

        Raises `BadArgument` where the customer's times are in another unit.
        """
        TIME.check("time", time)
        return expected_of(*self.numbers, *self._told_by(customer), float(time))

    def _told_by(self, customer: PurchaseHistory) -> tuple[int, float, float]:
        check_argument("customer", customer, PurchaseHistory, A_HISTORY)
        if customer.unit is not self.unit:
            raise BadArgument("customer", customer.unit.value, one_unit(self.unit))
        return customer.frequency, float(customer.recency), float(customer.age)
