"""The page names the columns of everything that is derived, as a frame has them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from salesterms import frames
from salesterms.metrics import Entries, FunnelPolicy, Skips
from salesterms.vocabularies import hubspot

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "frames.md"
DAY = date(2026, 1, 5)
SOLD = pl.DataFrame(
    {
        "account": ["A"],
        "started_on": [DAY],
        "ended_on": [DAY],
        "amount": [50],
        "currency": ["EUR"],
        "interval_months": [1],
        "trial": [False],
    }
)
DEALS = pl.DataFrame(
    {
        "id": ["D"],
        "status": ["won"],
        "owner": ["I"],
        "amount": [1.0],
        "currency": ["EUR"],
        "created": [DAY],
        "closed": [DAY],
        "expected_close": [DAY],
    }
)
LOG = pl.DataFrame({"deal": ["D"], "stage": ["New"], "since": [DAY], "number": [1]}).cast(
    {"since": pl.Datetime("us")}
)
COLUMNS: Any = {"case": "deal", "label": "stage", "at": "since", "order": "number"}
HISTORY = DEALS.with_columns(day=pl.lit(DAY))
QUOTAS = pl.DataFrame(
    {
        "owner": ["I"],
        "starts": [DAY],
        "last": [date(2026, 3, 31)],
        "unit": ["EUR"],
        "quota": [1000],
    }
)
TOUCHES = pl.DataFrame({"deal": ["D"], "at": [DAY], "marketing": [True]})
BOUGHT = pl.DataFrame({"customer": ["A"], "on": [DAY], "amount": [1.0], "currency": ["EUR"]})
PASSED = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)

#: Function -> what it made, and the columns of one's own that it keeps.
MADE: dict[str, tuple[Any, Any]] = {
    "customer_periods": (lambda: frames.customer_periods(SOLD, ["2026-01"]), ()),
    "customer_moves": (lambda: frames.customer_moves(SOLD, ["2026-01"]), ()),
    "mrr_changes": (lambda: frames.mrr_changes(SOLD, period="2026-Q1"), ()),
    "stage_spells": (lambda: frames.stage_spells(LOG, **COLUMNS), ("deal",)),
    "funnel_of_log": (
        lambda: frames.funnel_of_log(LOG, "demand", PASSED, **COLUMNS),
        ("deal",),
    ),
    "audit": (lambda: frames.audit(LOG, hubspot.deal_stage, **COLUMNS), LOG.columns),
    "cohort_days": (lambda: frames.cohort_days(BOUGHT, [1], as_of="2026-02-01"), ()),
    "purchase_histories": (lambda: frames.purchase_histories(BOUGHT, as_of="2026-02-01"), ()),
    "ages_since_created": (
        lambda: frames.ages_since_created(DEALS, as_of="2026-02-01"),
        DEALS.columns,
    ),
    "expected_closes": (lambda: frames.expected_closes(DEALS, DEALS), DEALS.columns),
    "close_date_changes": (lambda: frames.close_date_changes(HISTORY), HISTORY.columns),
    "attributed_deals": (lambda: frames.attributed_deals(DEALS, TOUCHES), DEALS.columns),
    "quota_results": (lambda: frames.quota_results(QUOTAS, DEALS), QUOTAS.columns),
}


def told() -> dict[str, list[str]]:
    """Function -> the columns that the page says it adds."""
    text = PAGE.read_text(encoding="utf-8").partition("### What derivations give")[2]
    table = text.partition("\n| function |")[2].partition("\n\n")[0]
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    cells = [line.strip("|").split("|") for line in lines]
    return {re.findall(r"`(\w+)`", one[0])[0]: re.findall(r"`(\w+)`", one[2]) for one in cells}


@pytest.mark.parametrize("name", MADE)
def test_the_page_names_every_column(name: str) -> None:
    make, kept = MADE[name]
    assert told()[name] == [one for one in make().columns if one not in kept]


def test_the_page_names_every_derivation() -> None:
    assert list(told()) == list(MADE)
