"""What is asked of records only, since a frame counts in whole numbers of 64 bits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import SalesTermsError, Text
from salesterms.frames.reading.cells import MOST, minor_units
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.rates import fraction_of
from salesterms.values import Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Mapping

_IN_64_BITS: Final = Text(
    "a number up to 10^12 in at most 12 digits, of amounts in minor units",
    "een getal tot en met 10^12 in hoogstens 12 cijfers, van bedragen in de kleinste munteenheid",
)


class NotOnFrames(SalesTermsError, ValueError):
    """A variant that frames cannot answer exactly.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> try:
    ...     frames.list_discount(pl.DataFrame(), variant="mean_per_line")
    ... except frames.NotOnFrames as error:
    ...     print(error.text().partition(":")[0])
    the variant 'mean_per_line' of 'list_discount' is of records only
    """

    code = "not_on_frames"
    message = Text(
        "the variant {1} of {0} is of records only: {2}",
        "de variant {1} van {0} is er alleen voor records: {2}",
    )


def check_numbers(parameters: Mapping[str, Any]) -> None:
    """Raise `BadArgument` for a number of a call that cannot be multiplied in 64 bits."""
    for name, value in parameters.items():
        if isinstance(value, Money):
            number = minor_units(value)
        elif isinstance(value, int | Decimal | Fraction | Ratio):
            number = fraction_of(value)
        else:
            continue
        if max(abs(number.numerator), number.denominator) > MOST:
            raise BadArgument(name, value, _IN_64_BITS)
