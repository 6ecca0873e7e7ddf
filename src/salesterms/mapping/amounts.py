"""The column of amounts, with its currency: one for all, or a column of its own."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.errors import Unreadable, nearest
from salesterms.mapping import document_kinds, kinds, signs
from salesterms.mapping.any_value import any_value
from salesterms.mapping.blanks import is_blank
from salesterms.mapping.numbers import NumberStyle, exact
from salesterms.values import CURRENCIES, Money

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.part import Part
    from salesterms.mapping.zones import Zones

_REMEMBERED = 256


@frozen(kw_only=True)
class AmountSource:
    """The column of the amount, how it is written, and where its currency comes from.

    >>> source = AmountSource(column="Amount", style=NumberStyle(decimal=","), currency="EUR")
    >>> source.text_reader(None)("12,50")
    Money('12.50', 'EUR')
    """

    column: str
    style: NumberStyle = field(factory=NumberStyle)
    sign: str | None = None
    currency: str | None = None
    currency_column: str | None = None

    @classmethod
    def read(cls, part: Part) -> AmountSource:
        """The source as a mapping document declares it."""
        part.only("column", "decimal", "thousands", "sign", "currency")
        code, column = None, None
        if isinstance(part.given.get("currency"), str):
            code = part.text("currency")
        elif (inner := part.part("currency")) is not None:
            inner.only("column")
            column = inner.needed_text("column")
        if code is not None and code not in CURRENCIES:
            near = ", ".join(nearest(code, CURRENCIES) or ("EUR", "GBP", "USD"))
            part.fault(document_kinds.BAD_CURRENCY, "currency", code, near)
        return cls(
            column=part.needed_text("column"),
            style=NumberStyle.read(part),
            sign=signs.read_sign(part),
            currency=code,
            currency_column=column,
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The column of the amount, and that of the currency where there is one."""
        return (
            (self.column,) if self.currency_column is None else (self.column, self.currency_column)
        )

    def document(self) -> object:
        """The source as it stands in a document."""
        currency: object = self.currency
        if self.currency_column is not None:
            currency = {"column": self.currency_column}
        named = {"sign": self.sign, "currency": currency}
        given = {key: value for key, value in named.items() if value is not None}
        rest = self.style.document() | given
        return {"column": self.column, **rest} if rest else self.column

    def text_reader(self, _: Zones | None) -> Callable[..., Money | None]:
        """Text, and the text of the currency, to money; a blank amount is None."""
        return self._with_currency(self._number())

    def value_reader(self, _: Zones | None) -> Callable[..., Money | None]:
        """Money, Decimal, int or text to money; a missing amount is None."""
        takes = {int: exact, Decimal: exact, Money: _as_it_is}
        return self._with_currency(any_value(self._number(), takes, "Money, Decimal, int, str"))

    def _number(self) -> Callable[[str], Decimal | None]:
        """Text, with the declared sign or without it, to a number."""
        number = self.style.reader(partial(signs.refusal, self.style, self.sign))
        if self.sign is None:
            return number
        bare = signs.without_sign(self.sign)
        return lambda text: number(bare(text))

    def _with_currency(self, number: Callable[[Any], Any]) -> Callable[..., Money | None]:
        if self.currency_column is not None:
            return partial(_of_two, number)
        return partial(_of_one, number, self.currency)


def _as_it_is(money: Money) -> Money:
    return money


def _of_one(
    number: Callable[[Any], Any],
    currency: str | None,
    value: Any,
) -> Money | None:
    amount = number(value)
    if amount is None:
        return None
    if currency is not None:
        return _in(amount, currency)
    if type(amount) is Money:
        return amount
    raise Unreadable(kinds.NO_CURRENCY)


def _of_two(
    number: Callable[[Any], Any],
    value: Any,
    code: Any,
) -> Money | None:
    amount = number(value)
    if amount is None:
        return None
    if type(code) is str and code in CURRENCIES:
        return _in(amount, code)
    if not isinstance(code, str) or is_blank(code):
        if type(amount) is Money:
            return amount  # it names its currency itself
        raise Unreadable(kinds.MISSING_CURRENCY, part=1)
    raise Unreadable(kinds.UNKNOWN_CURRENCY, ", ".join(_near(code[:64])), part=1)


def _in(amount: Decimal | Money, currency: str) -> Money:
    """An amount in the currency that is declared; money that a row gives must agree with it."""
    if not isinstance(amount, Money):
        return Money(amount, currency)
    if amount.currency == currency:
        return amount
    raise Unreadable(kinds.OTHER_CURRENCY, f"{amount.currency}, {currency}")


@lru_cache(_REMEMBERED)
def _near(code: str) -> tuple[str, ...]:
    """The codes to name in a hint; remembered, since a wrong code comes many times."""
    return nearest(code, CURRENCIES)
