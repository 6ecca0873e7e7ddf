"""Numbers of any length are refused at once: nobody waits for the digits of 1E9999999999."""

from decimal import Decimal
from typing import Any

import pytest

from salesterms import (
    list_discount,
    lost_opportunities,
    sales_cycle,
    sales_velocity,
    time_to_answer,
)
from salesterms.errors import SalesTermsError
from salesterms.metrics import HandOverOutcome

HUGE = Decimal("1E9999999999")
TINY = Decimal("1E-9999999999")
VELOCITY: dict[str, Any] = {
    "opportunities": 5,
    "average_value": 100,
    "win_rate": Decimal("0.5"),
    "cycle_days": 30,
}


@pytest.mark.parametrize(
    ("metric", "numbers"),
    [
        (time_to_answer, {"values": [HUGE]}),
        (list_discount, {"variant": "mean_per_line", "values": [Decimal("-1E9999999999")]}),
        (list_discount, {"variant": "mean_per_line", "values": [TINY]}),
        (sales_velocity, {**VELOCITY, "cycle_days": HUGE}),
        (sales_velocity, {**VELOCITY, "cycle_days": TINY}),
        (sales_velocity, {**VELOCITY, "win_rate": TINY}),
        (lost_opportunities, {"lost": 10**5000}),
        (sales_cycle, {"days": 10**5000, "rows": 1}),
    ],
    ids=["hours", "huge", "tiny", "days", "no_days", "rate", "count", "span"],
)
def test_a_formula_takes_no_number_without_bounds(metric: Any, numbers: dict[str, Any]) -> None:
    with pytest.raises(SalesTermsError):
        metric.formula(**numbers)


@pytest.mark.parametrize("seconds", ["1E9999999", "1E5000", "1E-5000"])
def test_nor_does_a_row(seconds: str) -> None:
    given: Any = Decimal(seconds)
    row: dict[str, Any] = {"id": "1", "from_team": "a", "to_team": "b", "handed": "2024-01-05"}
    with pytest.raises(SalesTermsError):
        HandOverOutcome(**row, seconds=given)
