"""Conversion between currencies by an explicit table of dated rates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.values.decimals import exact_decimal
from salesterms.values.frozen import FrozenMapping
from salesterms.values.money import Money, currency_code


class NoRate(SalesTermsError, LookupError):
    """The table has no rate for a conversion on or before its date."""

    code = "no_rate"
    message = Text(
        "No rate from {0} to {1} on or before {2}: add it to the table (rates are neither inverted"
        " nor chained)",
        "Geen koers van {0} naar {1} op of voor {2}: voeg die toe aan de tabel (koersen worden niet"
        " omgekeerd of aaneengeschakeld)",
    )

    def __init__(self, source: str, target: str, on: date) -> None:
        """Keep both currencies and the date."""
        super().__init__(source, target, on)


class BadRate(SalesTermsError, ValueError):
    """A row of a table of rates that cannot be used."""

    code = "bad_rate"
    message = Text(
        "Bad rate {0}: give (date, from, to, rate above 0), two currencies, one rate for a date",
        "Onjuiste koers {0}: geef (datum, van, naar, koers boven 0), twee munteenheden, één koers"
        " voor een datum",
    )


_PARTS = 4
_Dated = tuple[tuple[date, ...], tuple[Decimal, ...]]


def _by_pair(
    rows: object,  # (date, from, to, rate) for each; checked, since tables are written by hand
) -> FrozenMapping[tuple[str, str], _Dated]:
    if not isinstance(rows, Iterable):
        raise BadRate(rows)
    dated: dict[tuple[str, str], dict[date, Decimal]] = {}
    for row in rows:
        if not isinstance(row, tuple | list) or len(row) != _PARTS:
            raise BadRate(row)
        on, source, target, given = row
        rate = exact_decimal(given)
        known = dated.setdefault((currency_code(source), currency_code(target)), {})
        if type(on) is not date or rate <= 0 or source == target or known.get(on, rate) != rate:
            raise BadRate(row)
        known[on] = rate
    return FrozenMapping(
        {
            pair: (tuple(sorted(known)), tuple(known[on] for on in sorted(known)))
            for pair, known in dated.items()
        }
    )


@frozen
class RateTable:
    """Exchange rates with their dates: the only way to turn one currency into another.

    >>> table = RateTable([(date(2024, 1, 1), "USD", "EUR", "0.91")])
    >>> table.convert(Money("10.00", "USD"), "EUR", on=date(2024, 2, 1))
    Money('9.1000', 'EUR')

    The rate of a date is the latest one on or before it. Rates are neither inverted nor chained
    through a third currency: what the table does not say is `NoRate`. The product is exact;
    round it yourself.
    """

    rates: FrozenMapping[tuple[str, str], _Dated] = field(converter=_by_pair)

    def rate(self, source: str, target: str, on: date) -> Decimal:
        """What one unit of `source` is worth in `target` on that date."""
        if type(on) is not date:
            raise NoRate(source, target, on)
        dates, rates = self.rates.get((currency_code(source), currency_code(target)), ((), ()))
        index = bisect_right(dates, on)
        if not index:
            raise NoRate(source, target, on)
        return rates[index - 1]

    def convert(self, money: Money, to: str, on: date) -> Money:
        """The same amount in another currency at the rate of that date; its own is unchanged."""
        if money.currency == to:
            return money
        return Money((money * self.rate(money.currency, to, on)).amount, to)
