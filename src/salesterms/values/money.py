"""An exact amount in one currency, and its division without losing a cent."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text, nearest
from salesterms.values.currencies import CURRENCIES
from salesterms.values.decimals import (
    EXACT,
    bounded,
    exact_decimal,
    rounded,
    without_negative_zero,
)
from salesterms.values.ratio import Ratio
from salesterms.values.shares import largest_remainder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class UnknownCurrency(SalesTermsError, LookupError):
    """A currency code that ISO 4217 does not list."""

    code = "unknown_currency"
    message = Text(
        "No currency {0} in ISO 4217 (three capitals, such as 'EUR'); nearest: {1}",
        "Geen munteenheid {0} in ISO 4217 (drie hoofdletters, zoals 'EUR'); lijkt op: {1}",
    )

    def __init__(self, currency: object) -> None:
        """Keep the code and the codes that look like it."""
        near = nearest(currency, CURRENCIES)
        super().__init__(currency, near)

    def __reduce__(self) -> tuple[type[UnknownCurrency], tuple[object]]:
        return UnknownCurrency, (self.args[0],)


class CurrencyMismatch(SalesTermsError, ValueError):
    """Two currencies met where one was needed: they are never added or compared."""

    code = "currency_mismatch"
    message = Text(
        "{0} and {1} are different currencies: convert one by a RateTable first",
        "{0} en {1} zijn verschillende munteenheden: reken een ervan eerst om met een RateTable",
    )

    def __init__(self, one: str, other: str) -> None:
        """Keep the two codes."""
        super().__init__(one, other)


class NotInMinorUnits(SalesTermsError, ValueError):
    """An amount cannot be divided in whole minor units."""

    code = "not_in_minor_units"
    message = Text(
        "{0} {1} is not a whole number of minor units: round it first, as in .rounded('half_up')",
        "{0} {1} is geen geheel aantal kleinste eenheden: rond eerst af, als in"
        " .rounded('half_up')",
    )

    def __init__(self, amount: Decimal, currency: str) -> None:
        """Keep the amount and its currency."""
        super().__init__(amount, currency)


def currency_code(code: object) -> str:
    """The code itself, once it is known to be one of ISO 4217's."""
    if type(code) is str and code in CURRENCIES:
        return code
    raise UnknownCurrency(code)


@frozen(order=False, repr=False)
class Money:
    """An exact amount in one currency.

    >>> Money("1234.50", "EUR") + Money(1, "EUR")
    Money('1235.50', 'EUR')
    >>> [str(part) for part in Money("100.00", "EUR").allocate([1, 1, 1])]
    ['33.34 EUR', '33.33 EUR', '33.33 EUR']

    `amount` is an int, a Decimal or text in plain notation: finite, less than 10^30, at most 30
    digits after the point; floats are refused. `currency` is an ISO 4217 code. Nothing is
    rounded unless `rounded` is called. Zero has no sign. Two currencies never add or compare:
    `CurrencyMismatch`. Equality is by value: 1.10 EUR equals 1.1 EUR; the digits given are kept.
    """

    amount: Decimal = field(converter=exact_decimal)
    currency: str = field(converter=currency_code)

    def __repr__(self) -> str:
        return f"Money({format(self.amount, 'f')!r}, {self.currency!r})"

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def __bool__(self) -> bool:
        return bool(self.amount)

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return other.amount

    def __add__(self, other: object) -> Money:
        if type(other) is int and other == 0:  # what sum() starts from
            return self
        if not isinstance(other, Money):
            return NotImplemented
        return Money(EXACT.add(self.amount, self._same(other)), self.currency)

    __radd__ = __add__

    def __sub__(self, other: object) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(EXACT.subtract(self.amount, self._same(other)), self.currency)

    def __neg__(self) -> Money:
        return Money(without_negative_zero(self.amount.copy_negate()), self.currency)

    def __abs__(self) -> Money:
        return Money(self.amount.copy_abs(), self.currency)

    def __mul__(self, factor: object) -> Money:
        """Times an int or a Decimal, exactly; a float is Python's own TypeError."""
        if type(factor) is not int and type(factor) is not Decimal:
            return NotImplemented
        return Money(EXACT.multiply(self.amount, exact_decimal(factor)), self.currency)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Ratio:
        """One amount as a share of another of the same currency."""
        if not isinstance(other, Money):
            return NotImplemented
        return Ratio(self.amount, self._same(other))

    def __lt__(self, other: object) -> bool:
        return self.amount < self._same(other) if isinstance(other, Money) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.amount <= self._same(other) if isinstance(other, Money) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.amount > self._same(other) if isinstance(other, Money) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.amount >= self._same(other) if isinstance(other, Money) else NotImplemented

    @property
    def digits(self) -> int | None:
        """Digits of the currency's minor unit: EUR 2, JPY 0; None where ISO 4217 gives none."""
        return CURRENCIES[self.currency]

    def rounded(self, mode: str, digits: int | None = None) -> Money:
        """Rounded once, by name, to the minor unit or to `digits` after the point.

        >>> Money("2.675", "EUR").rounded("half_up")
        Money('2.68', 'EUR')

        `mode` is half_even, half_up, up, down, floor or ceiling. A currency without a minor
        unit raises `NotInMinorUnits` unless `digits` is given.
        """
        wanted = self.digits if digits is None else digits
        if wanted is None:
            self._no_minor_units()
        return Money(rounded(self.amount, wanted, mode), self.currency)

    def allocate(self, weights: Sequence[int | Decimal]) -> tuple[Money, ...]:
        """Divided by `weights` in whole minor units, by largest remainder: the parts add up.

        >>> [str(part) for part in Money("-0.05", "EUR").allocate([3, 7])]
        ['-0.02 EUR', '-0.03 EUR']

        Weights are ints or Decimals, none negative, at least one above zero (`BadWeights`).
        Equal remainders go to the earlier part. Each part is within one minor unit of its exact
        share; a weight of 0 gets 0. An amount finer than the minor unit: `NotInMinorUnits`.
        """
        digits = self.digits
        if digits is None:
            self._no_minor_units()
        minor = self.amount.scaleb(digits, context=EXACT)
        if minor != minor.to_integral_value(context=EXACT):
            self._no_minor_units()
        parts = largest_remainder(int(minor), tuple(weights))
        made = partial(Money, currency=self.currency)
        return tuple(made(Decimal(part).scaleb(-digits, context=EXACT)) for part in parts)

    def _no_minor_units(self) -> NoReturn:
        raise NotInMinorUnits(self.amount, self.currency)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, whatever the caller's decimal context; 0 when there is nothing to add."""
    with localcontext(EXACT):
        result = sum(amounts, Decimal(0))
    return bounded(result)
