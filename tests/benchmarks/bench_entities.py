"""What it costs to make an opportunity: against a plain class, and by a strategy against `builds`.

The plain class is a frozen attrs class with slots, the same fields and the same defaults, that
checks and converts nothing.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from salesterms import Category, Money, Opportunity

CREATION = 1.35

PLAIN = attrs.make_class(
    "Plain",
    {each.name: attrs.field(default=each.default) for each in attrs.fields(Opportunity)},
    frozen=True,
    slots=True,
    kw_only=True,
)
DEAL: dict[str, Any] = {
    "id": "D-1",
    "status": Category.WON,
    "owner": "Ann",
    "amount": Money("950", "EUR"),
    "stage": "Won",
    "created": date(2024, 1, 3),
    "closed": date(2024, 2, 20),
    "probability": Decimal("0.4"),
}


def _seconds(made: Callable[..., object], count: int, given: dict[str, Any]) -> float:
    start = time.process_time()
    for _ in range(count):
        made(**given)
    return time.process_time() - start


def creation(*, small: bool, given: dict[str, Any] = DEAL) -> float:
    """How many times as long an opportunity takes as a plain object: the median of many rounds."""
    count, rounds = (20_000, 15) if small else (100_000, 31)
    pairs = [
        (_seconds(Opportunity, count, given), _seconds(PLAIN, count, given)) for _ in range(rounds)
    ]
    return statistics.median(ours / plain for ours, plain in pairs)


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return each ratio with its bound."""
    ratio = creation(small=small)
    print(f"{'an opportunity':36} {ratio:5.2f} x a plain class (bound {CREATION})")
    with_more = creation(small=small, given={**DEAL, "contacts": ("P-1", "P-2"), "competitor": "R"})
    print(f"{'the same with two contacts':36} {with_more:5.2f} x a plain class (reported)")
    return {"an opportunity": (ratio, CREATION)}


if __name__ == "__main__":
    main(small=False)
