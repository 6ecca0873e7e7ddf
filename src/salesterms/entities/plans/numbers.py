"""Numbers as plans have them: a Decimal of 0 or more, bounded, so that sums are exact."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from salesterms.errors import SalesTermsError, Shape, Text
from salesterms.values import CURRENCIES, EXACT, bounded

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_decimal(given: Decimal | int) -> Decimal:
    """A whole number as a Decimal; anything else as it is, for the table of the class to look at.

    >>> as_decimal(40), as_decimal(True)
    (Decimal('40'), True)
    """
    return Decimal(given) if type(given) is int else given  # type: ignore[return-value] # see above


def as_decimal_or_none(given: Decimal | int | None) -> Decimal | None:
    """The same where there may be none."""
    return None if given is None else as_decimal(given)


def is_counted(value: object) -> bool:
    """Whether a value is a Decimal of 0 or more with at most 30 digits on either side."""
    try:
        return type(value) is Decimal and bounded(value) >= 0
    except SalesTermsError:
        return False


A_NUMBER_FROM_ZERO: Final = Shape(
    Text(
        "an int or Decimal of 0 or more, with at most 30 digits on either side of the point",
        "een int of Decimal van 0 of meer, met hoogstens 30 cijfers aan weerszijden van de punt",
    ),
    is_counted,
)
A_CURRENCY: Final = Shape(
    Text("a currency of ISO 4217, such as 'EUR'", "een munteenheid uit ISO 4217, zoals 'EUR'"),
    lambda value: type(value) is str and value in CURRENCIES,
)


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """The sum of bounded numbers, exactly; it may be longer than each of them.

    >>> exact_sum([Decimal("0.1"), Decimal("0.2")])
    Decimal('0.3')
    """
    found = Decimal(0)
    for number in numbers:
        found = EXACT.add(found, number)
    return found
