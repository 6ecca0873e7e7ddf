"""Numbers, amounts and dates as readers of a language write them, if Babel is there to say how."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from salesterms.errors import LANGUAGES, UnknownLanguage

if TYPE_CHECKING:
    from datetime import date, datetime

#: Wide enough for every amount; Babel otherwise rounds in whatever context the caller has set.
_WIDE = Context(prec=120)


class Formatter:
    """Writes values for readers of one language.

    >>> plain = Formatter("nl", localised=False)
    >>> plain.number(Decimal("1234.50")), plain.money(Decimal("1234.50"), "EUR")
    ('1234.50', '1234.50 EUR')

    It rounds nothing: the digits that are given are the digits that are shown. With Babel
    (`pip install 'salesterms[i18n]'`) they stand as in that language; without it, or with
    `localised=False`, in plain form: a point, no marks between thousands, the ISO date.
    """

    def __init__(self, lang: str, *, localised: bool | None = None) -> None:
        """Take the language, "en" or "nl"; `localised` None means: if Babel is installed."""
        if lang not in LANGUAGES:
            raise UnknownLanguage(lang)
        self.lang = lang
        self.localised = babel_is_here() if localised is None else localised

    def number(self, value: Decimal | int) -> str:
        """A number with the digits that it has."""
        if not self.localised:
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        from babel.numbers import format_decimal

        with localcontext(_WIDE):
            return format_decimal(value, _pattern(_digits(value)), self.lang)

    def percent(self, points: Decimal) -> str:
        """A share that is given in hundredths: 45.3 is shown as 45.3 %."""
        if not self.localised:
            return f"{points:f} %"
        from babel.numbers import format_percent

        with localcontext(_WIDE):
            return format_percent(points.scaleb(-2), _pattern(_digits(points)) + "%", self.lang)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with the symbol of its currency."""
        if not self.localised:
            return f"{amount:f} {currency}"
        from babel import Locale
        from babel.numbers import format_currency

        usual = Locale.parse(self.lang).currency_formats["standard"].pattern
        pattern = usual.replace("#,##0.00", _pattern(_digits(amount)))
        with localcontext(_WIDE):
            return format_currency(amount, currency, pattern, self.lang, currency_digits=False)

    def day(self, day: date) -> str:
        """A date in full."""
        if not self.localised:
            return day.isoformat()
        from babel.dates import format_date

        return format_date(day, "d MMMM y", self.lang)

    def moment(self, at: datetime) -> str:
        """An instant to the minute, with the offset of its zone.

        >>> from datetime import UTC, datetime
        >>> Formatter("en", localised=False).moment(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
        '2026-03-01 09:30 UTC'
        """
        offset = at.isoformat(timespec="minutes")[16:] if at.utcoffset() else "UTC"
        return f"{self.day(at.date())} {at:%H:%M} {offset}"


def babel_is_here() -> bool:
    """Whether Babel is installed."""
    return find_spec("babel") is not None


def _digits(value: Decimal | int) -> int:
    exponent: Any = 0 if isinstance(value, int) else value.as_tuple().exponent
    return max(0, -int(exponent))


def _pattern(digits: int) -> str:
    return "#,##0." + "0" * digits if digits else "#,##0"
