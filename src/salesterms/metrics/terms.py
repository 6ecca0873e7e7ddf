"""The named numbers that a formula takes when it is used alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Several, adds_money
from salesterms.errors import Shape, Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.parameters import PARAMETERS
from salesterms.metrics.variant import Variant
from salesterms.values import CurrencyMismatch, Money
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesterms.metrics.definition import Definition


def _is_whole(given: object) -> bool:
    """Whether something is an int of bounded size: no bool, and nothing that cannot be written."""
    return type(given) is int and is_bounded(given)


def _each(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda given: isinstance(given, list | tuple) and all(map(fits, given))


SPANS: Final = Shape(Text("a list of whole days", "een lijst van hele dagen"), _each(_is_whole))
AMOUNTS: Final = Shape(
    Text("a list of Money", "een lijst van Money"), _each(lambda given: type(given) is Money)
)
NUMBERS: Final = Shape(
    Text("a list of exact numbers", "een lijst van exacte getallen"),
    _each(is_bounded),
)
WHOLE: Final = Shape(
    Text("a whole number", "een geheel getal"),
    _is_whole,
)
COUNT: Final = Shape(
    Text("a whole number, 0 or more", "een geheel getal, 0 of meer"),
    lambda given: _is_whole(given) and given >= 0,  # type: ignore[operator] # it is an int
)
AMOUNT: Final = Shape(Text("Money", "Money"), lambda given: isinstance(given, Money))
NUMBER: Final = Shape(
    Text("an int or a finite Decimal", "een int of een eindige Decimal"), is_bounded
)
#: Kind of term by its name, in every metric.
_BY_NAME: Final = {
    "spans": SPANS,
    "values": NUMBERS,
    "days": WHOLE,
    "amount": AMOUNT,
    "count": COUNT,
}


def checked_terms(variant: Definition, numbers: dict[str, Any]) -> dict[str, Any]:
    """The named numbers of a formula, each of the kind that its name stands for."""
    wanted = variant.arguments
    if set(numbers) != set(wanted):
        names = ", ".join(wanted)
        raise BadArgument("formula", tuple(numbers), Text(f"exactly {names}", f"precies {names}"))
    for name, value in numbers.items():
        kind = kind_of(variant, name)
        if not kind.fits(value):
            raise BadArgument(name, value, kind.said)
    _one_currency(numbers)
    counted = next((numbers[name] for name in ("spans", "values") if name in numbers), None)
    return numbers if counted is None else {**numbers, "rows": len(counted)}


def kind_of(variant: Definition, name: str) -> Shape:
    """The kind of a term: what its definition says, or its name, or else a count or an amount."""
    for table in (variant.takes, PARAMETERS, _BY_NAME):
        if name in table:
            return table[name]
    if isinstance(variant, Variant) and adds_money(variant.quantity):
        quantity = variant.quantity
        buckets = () if isinstance(quantity, Several) else variant.counted
        if name in buckets or name.endswith("_amount"):
            return AMOUNT
    return SPANS if name.endswith("_days") else COUNT


def _amounts(numbers: Mapping[str, Any]) -> list[Money]:
    found = []
    for term in numbers.values():
        several = term if isinstance(term, list | tuple) else (term,)
        found += [one for one in several if isinstance(one, Money)]
    return found


def _one_currency(numbers: Mapping[str, Any]) -> None:
    codes = sorted({amount.currency for amount in _amounts(numbers)})
    if len(codes) > 1:
        raise CurrencyMismatch(*codes[:2])


def currency_of(numbers: Mapping[str, Any]) -> str:
    """The currency of the amounts among the terms; "" where there are none."""
    amounts = _amounts(numbers)
    return amounts[0].currency if amounts else ""
