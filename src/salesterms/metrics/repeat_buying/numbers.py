"""What the models of repeat buying take: parameters, times, and numbers of purchases."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from salesterms.errors import Shape, Text
from salesterms.values.decimals import is_bounded, is_bounded_fraction

if TYPE_CHECKING:
    from collections.abc import Callable

Real: TypeAlias = int | Decimal | Fraction | float

#: Parameters of a shape lie between these: outside them a model is no other than one at the edge.
_LEAST_SHAPE: Final = 1e-6
_MOST_SHAPE: Final = 1e6
_LEAST_SCALE: Final = 1e-9
_MOST: Final = 1e15
#: Next to it alpha, of up to 10 to the 15th, still leaves a share that a float holds.
_LEAST_TIME: Final = 1e-12
_MOST_PURCHASES: Final = 100_000


def _real(said: Text, fits: Callable[[float], bool]) -> Shape:
    def is_one(given: Any) -> bool:
        exact = is_bounded(given) or is_bounded_fraction(given)
        return (exact or type(given) is float) and fits(float(given))

    return Shape(said, is_one)


SHAPE: Final = _real(
    Text("a number from 0.000001 to 1000000", "een getal van 0,000001 tot en met 1000000"),
    lambda number: _LEAST_SHAPE <= number <= _MOST_SHAPE,
)
SCALE: Final = _real(
    Text(
        "a number from 0.000000001 to 10 to the 15th",
        "een getal van 0,000000001 tot en met 10 tot de 15e",
    ),
    lambda number: _LEAST_SCALE <= number <= _MOST,
)
TIME: Final = _real(
    Text(
        "a time: 0, or a number from 10 to the -12th to 10 to the 15th",
        "een tijd: 0, of een getal van 10 tot de -12e tot en met 10 tot de 15e",
    ),
    lambda number: number == 0 or _LEAST_TIME <= number <= _MOST,
)
FROM_ZERO: Final = _real(
    Text("a number from 0 to 10 to the 15th", "een getal van 0 tot en met 10 tot de 15e"),
    lambda number: 0 <= number <= _MOST,
)
PURCHASES: Final = Shape(
    Text("a whole number from 0 to 100000", "een geheel getal van 0 tot en met 100000"),
    lambda given: type(given) is int and 0 <= given <= _MOST_PURCHASES,
)
