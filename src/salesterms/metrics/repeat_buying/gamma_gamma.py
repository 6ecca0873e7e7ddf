"""Gamma-Gamma: what a purchase of a customer comes to, on average.

Fader & Hardie, "The Gamma-Gamma model of monetary value" (note 025, 2013): the amounts of a
customer are gamma distributed around a mean of its own, and these means vary over customers. How
much is spent has, in the model, nothing to do with how often: see whether that holds for yours.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from salesterms.entities.plans.numbers import A_CURRENCY
from salesterms.errors import Text, check_argument
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.repeat_buying.history import A_HISTORY, PurchaseHistory
from salesterms.metrics.repeat_buying.numbers import SCALE, SHAPE, Real
from salesterms.values import Money

_KNOWN_SPEND: Final = Text(
    "a customer of whom the amounts of all repeat purchases are known, in the model's currency",
    "een klant van wie de bedragen van alle herhaalaankopen bekend zijn, in de munt van het model",
)


def mean_of_all(p: Real, q: Real, v: Real) -> Fraction | None:
    """What a purchase comes to over all customers; None where q is 1 or less: it is infinite."""
    return mean_of_one(p, q, v, 0, 0)


def mean_of_one(p: Real, q: Real, v: Real, purchases: int, mean: Real) -> Fraction | None:
    """The same of a customer with so many repeat purchases, of so much on average.

    Exactly, as what is under the line may be next to nothing, of which a float has no digits.
    """
    shape = Fraction(p)
    over = shape * purchases + Fraction(q) - 1
    return shape * (Fraction(v) + purchases * Fraction(mean)) / over if over > 0 else None


def in_float(mean: Fraction | None) -> float | None:
    """A mean as a float; None too where no float is so large."""
    try:
        return None if mean is None else float(mean)
    except OverflowError:
        return None


@frozen(kw_only=True)
class GammaGamma:
    """The three parameters of Gamma-Gamma, and what they say of customers.

    >>> from salesterms.metrics import GammaGamma
    >>> cds = GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD")
    >>> round(cds.expected_amount, 2)
    35.22

    The amounts of one customer are gamma distributed with shape `p`, and their rate is so over
    customers with shape `q` and rate `v`. `p` and `q` lie from 0.000001 to 1,000,000 and `v`, an
    amount, from 0.000000001 to 10 to the 15th. `currency` is that of `v` and of each amount, a code
    such as "EUR". What it answers is a float in that currency, right to a billionth part of it.

    Raises `WrongArgument`. `gamma_gamma_fit` finds the parameters of your customers. After Fader &
    Hardie (2013).
    """

    p: Real = field(validator=SHAPE)
    q: Real = field(validator=SHAPE)
    v: Real = field(validator=SCALE)
    currency: str = field(validator=A_CURRENCY)

    @property
    def numbers(self) -> tuple[float, float, float]:
        """p, q and v, as floats."""
        return float(self.p), float(self.q), float(self.v)

    @property
    def terms(self) -> dict[str, Any]:
        """The parameters by name, as `predicted_clv` and `expected_purchase_amount` take them.

        >>> GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD").terms
        {'p': 6.25, 'q': 3.74, 'v': Money('15.44', 'USD')}

        `v` is Money, so that what is worked out with it is so too.
        """
        v = Decimal(repr(self.v)) if isinstance(self.v, float) else self.v
        if isinstance(v, Fraction):  # Money has no thirds: as near as a float is
            v = Decimal(repr(float(v)))
        return {"p": self.p, "q": self.q, "v": Money(v, self.currency)}

    @property
    def expected_amount(self) -> float | None:
        """What a purchase of a customer of whom nothing is known comes to, on average.

        >>> round(GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD").expected_amount, 2)
        35.22
        >>> GammaGamma(p=6.25, q=1, v=15.44, currency="USD").expected_amount is None
        True

        None where q is 1 or less: the few who spend most make the mean infinite.
        """
        return in_float(mean_of_all(self.p, self.q, self.v))

    def expected_amount_of(self, customer: PurchaseHistory) -> float | None:
        """What a purchase of this customer comes to, on average.

        >>> from salesterms import Money
        >>> from salesterms.metrics import PurchaseHistory
        >>> cds = GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD")
        >>> first = PurchaseHistory(
        ...     id="A-1", frequency=2, recency=30, age=39, repeat_spend=Money("44.70", "USD")
        ... )
        >>> round(cds.expected_amount_of(first), 2)
        24.66

        It lies between the customer's own mean and that of all customers, nearer to its own the
        more purchases there were; without repeat purchases it is that of all. None where it is
        infinite, or larger than any float. Raises `BadArgument` where amounts are not known, or in
        another currency.
        """
        check_argument("customer", customer, PurchaseHistory, A_HISTORY)
        if not customer.frequency:
            return self.expected_amount
        spend = customer.repeat_spend
        if spend is None or spend.currency != self.currency:
            raise BadArgument("customer", spend, _KNOWN_SPEND)
        mean = Fraction(spend.amount) / customer.frequency
        return in_float(mean_of_one(self.p, self.q, self.v, customer.frequency, mean))
