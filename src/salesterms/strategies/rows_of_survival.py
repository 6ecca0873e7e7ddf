"""Rows of how long customers were there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

from salesterms.metrics import Lifespan
from salesterms.strategies.single_values import dates

_DAY: Final = date(2024, 6, 30)
_TIMES: Final = st.integers(-1, 12) | st.integers(0, 40).map(lambda n: Decimal(n) / 4)


@st.composite
def lives_of_customers(draw: st.DrawFn) -> Lifespan:
    """Lifespans of up to a year of months, many of the same length; some entered late.

    >>> from hypothesis import find
    >>> from salesterms.strategies import lives_of_customers
    >>> find(lives_of_customers(), lambda row: row.sighting.value == "ended").duration
    1

    Some tell nothing: trials, what costs nothing, and durations that are not known or below 0.
    """
    return Lifespan(
        id=f"C-{draw(st.integers(1, 99))}",
        duration=draw(_TIMES | st.none()),
        ended=draw(st.booleans()),
        entered=draw(st.just(0) | _TIMES),
        trial=draw(st.sampled_from((False, False, False, True))),
        free=draw(st.sampled_from((False, False, False, True))),
        started=draw(st.none() | dates()),
        known_to=draw(st.sampled_from((None, _DAY))),
        account=draw(st.sampled_from((None, "A-1", "A-2"))),
        product=draw(st.sampled_from((None, "seats", "hosting"))),
    )
