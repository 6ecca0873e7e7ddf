"""What the formulas of a customer's value take besides amounts and rates: numbers of periods."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Shape, Text

#: A century of months: no horizon that anybody plans for is longer.
MOST_PERIODS: Final = 1_200

PERIODS: Final = Shape(
    Text(
        f"a whole number of periods from 0 to {MOST_PERIODS}",
        f"een geheel aantal periodes van 0 tot en met {MOST_PERIODS}",
    ),
    lambda given: type(given) is int and 0 <= given <= MOST_PERIODS,
)
