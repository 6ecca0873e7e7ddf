"""The named numbers that a formula takes when it is used alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.criteria import Count, Span
from salesterms.metrics.arguments import BadArgument
from salesterms.values import Money

if TYPE_CHECKING:
    from salesterms.metrics.variant import Variant


def checked_terms(variant: Variant, numbers: dict[str, Any]) -> dict[str, Any]:
    """The named numbers of a formula, each of the kind that its name stands for."""
    code = variant.compute.__code__
    wanted = code.co_varnames[: code.co_argcount]
    if set(numbers) != set(wanted):
        raise BadArgument("formula", tuple(numbers), f"exactly the terms {', '.join(wanted)}")
    for name, value in numbers.items():
        is_amount = not isinstance(variant.quantity, Count | Span) and name in variant.counted
        if name == "spans":
            good = isinstance(value, list | tuple) and all(type(day) is int for day in value)
            said = "a list of whole days"
        elif is_amount:
            good, said = isinstance(value, Money), "Money"
        else:
            good, said = (
                type(value) is int and (value >= 0 or name == "days"),
                "an int, 0 or more",
            )
        if not good:
            raise BadArgument(name, value, said)
    if "spans" in numbers:
        return {**numbers, "rows": len(numbers["spans"])}
    return numbers
