"""The named numbers that a formula takes when it is used alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.criteria import Count, Span
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.metrics.variant import Variant


def checked_terms(variant: Variant, numbers: dict[str, Any]) -> dict[str, Any]:
    """The named numbers of a formula, each of the kind that its name stands for."""
    code = variant.compute.__code__
    wanted = code.co_varnames[: code.co_argcount]
    if set(numbers) != set(wanted):
        names = ", ".join(wanted)
        raise BadArgument("formula", tuple(numbers), Text(f"exactly {names}", f"precies {names}"))
    for name, value in numbers.items():
        good, takes = _kind(variant, name)
        if not good(value):
            raise BadArgument(name, value, takes)
    if "spans" in numbers:
        return {**numbers, "rows": len(numbers["spans"])}
    return numbers


#: Kind of term -> its check, and what it takes.
_KINDS: dict[str, tuple[Callable[[Any], bool], Text]] = {
    "spans": (
        lambda given: isinstance(given, list | tuple) and all(type(day) is int for day in given),
        Text("a list of whole days", "een lijst van hele dagen"),
    ),
    "days": (lambda given: type(given) is int, Text("a whole number", "een heel getal")),
    "amount": (lambda given: isinstance(given, Money), Text("Money", "Money")),
    "count": (
        lambda given: type(given) is int and given >= 0,
        Text("a whole number, 0 or more", "een heel getal, 0 of meer"),
    ),
}


def _kind(variant: Variant, name: str) -> tuple[Callable[[Any], bool], Text]:
    """The kind of a term: by its name, or an amount where the variant adds up money."""
    adds_money = not isinstance(variant.quantity, Count | Span)
    return (
        _KINDS.get(name) or _KINDS["amount" if adds_money and name in variant.counted else "count"]
    )
