"""What Spark is going to do for rows derived of deals and subscriptions: nothing is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from frame_engines import frame_on
from packed_cases import MAPPING, deal_columns
from spark_plans import PAIRS, PYTHON, Plan
from test_changes_of_close_dates import changes_on
from test_forecast_from_history_on_frames import cases, rates_of
from test_quotas_from_deals import rows_of
from test_subscriptions_on_frames import all_subscriptions

from salesterms import frames

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

MONTHS = ["2024-01", "2024-02", "2024-03"]


def moves() -> Any:
    _, columns = all_subscriptions(3)
    return frames.customer_moves(frame_on("pyspark", columns), MONTHS)


def forecast() -> Any:
    deals = frame_on("pyspark", deal_columns(cases()))
    asked: dict[str, Any] = {"by": "owner", "currency": "EUR", "mapping": MAPPING}
    return frames.forecast_from_history(deals, rates=rates_of(), **asked)


#: What is asked -> how many times rows are read, and how many times they are sent.
ASKED: dict[str, tuple[Callable[[], Any], int, int]] = {
    "close_date_changes": (lambda: changes_on("pyspark"), 1, 1),
    "customer_moves": (moves, 1, 1),
    "forecast_from_history": (forecast, 1, 1),
    # Quotas twice, members and deals, joined three times.
    "quota_results": (lambda: rows_of("pyspark", None), 4, 10),
}


@pytest.mark.parametrize("name", ASKED)
def test_no_python_runs_no_pairs_are_made_and_rows_do_not_meet_in_one_place(name: str) -> None:
    made, scans, exchanges = ASKED[name]
    plan = Plan(made())
    assert plan.has_any(PYTHON) == []
    assert plan.has_any(PAIRS) == []
    assert plan.in_one_part == []
    assert (plan.scans, len(plan.exchanges)) == (scans, exchanges), plan.text
