"""How values, counts and dates are written for readers of a language; rounded once, by name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from salesterms._render import Formatter
from salesterms.errors import Text
from salesterms.results.words import significant
from salesterms.values import Money, Ratio, rounded_fraction

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from salesterms.results.answer import Value

#: Digits where none are asked for: of a percentage, of any other number that is no count, and of an
#: amount in a currency without a minor unit, such as gold.
_OF_PERCENT, _OF_NUMBER, _OF_METAL = 1, 2, 6

#: Said where numbers and dates were asked for as in a language, and nothing here knows how.
NO_BABEL = Text(
    "numbers and dates in plain notation; for the English one: pip install 'salesterms[i18n]'",
    "getallen en datums in kale notatie; voor de Nederlandse: pip install 'salesterms[i18n]'",
)


def _formats(notation: Notation) -> Formatter:
    return Formatter(notation.lang, localised=notation.localised)


@frozen
class Notation:
    """Writes for readers of one language.

    >>> plain = Notation("nl", localised=False)
    >>> plain.value(Ratio(1, 8), "ratio"), plain.value(Money("1234.5", "EUR"), "money")
    ('12.5 %', '1234.50 EUR')

    `localised` is as in `Formatter`. `digits` stand after the mark; without them 1 of a percentage,
    2 of another number, those of the currency of an amount, none of a count. `rounding` is a named
    mode; without it a percentage is rounded half to even and all else half up, as `explain` does.
    """

    lang: str
    localised: bool | None = None
    digits: int | None = None
    rounding: str | None = None
    formats: Formatter = field(
        init=False, repr=False, eq=False, default=Factory(_formats, takes_self=True)
    )

    def value(self, value: Value, unit: str) -> str:
        """A value; a ratio or a mean of ratios is a percentage, unless its unit says otherwise."""
        if isinstance(value, Ratio | Fraction | float) and unit == "ratio":
            share = value.fraction() if isinstance(value, Ratio) else Fraction(value)
            points = self._rounded(share * 100, _OF_PERCENT, "half_even")
            return self.formats.percent(points)
        if isinstance(value, Money):
            return self.formats.money(self.amount(value), value.currency)
        if isinstance(value, float) and self.digits is None:
            return self.formats.number(significant(value))
        exact = value.fraction() if isinstance(value, Ratio) else Fraction(value)
        usual = 0 if isinstance(value, int) else _OF_NUMBER
        return self.formats.number(self._rounded(exact, usual, "half_up"))

    def amount(self, money: Money) -> Decimal:
        """An amount as it is shown: in minor units, or in the digits that are asked for."""
        usual = _OF_METAL if money.digits is None else money.digits
        return self._rounded(Fraction(money.amount), usual, "half_up")

    def count(self, count: int) -> str:
        """A number of rows."""
        return self.formats.number(count)

    def day(self, day: date) -> str:
        """A date."""
        return self.formats.day(day)

    def _rounded(self, exact: Fraction, usual: int, mode: str) -> Decimal:
        digits = usual if self.digits is None else self.digits
        return rounded_fraction(exact, digits, self.rounding or mode)
