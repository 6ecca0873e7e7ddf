"""The given cases of cohorts, recomputed by this library."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import Period, Ratio, cohort_retention
from salesterms.metrics import cohort_days
from salesterms.results import Status

DAY_0 = date(2026, 1, 5)
FIRST_COHORT = Period(DAY_0, DAY_0 + timedelta(days=1))


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def test_on_a_day_and_since_it(cases: dict[str, Any]) -> None:
    activity, expected = cases["CT-01"]["inputs"]["activity"], cases["CT-01"]["expected"]
    log = [(who, DAY_0 + timedelta(days=day)) for who, days in activity.items() for day in days]
    rows = cohort_days(log, [1, 7, 30], as_of=DAY_0 + timedelta(days=60))

    for name, share in expected.items():
        if name == "cohort":
            continue
        variant, _, day = name.partition("_")
        found = cohort_retention(
            rows, variant=variant.replace("nday", "n_day"), period=FIRST_COHORT, by="day"
        )[int(day)]
        assert isinstance(found.value, Ratio)
        assert found.value.fraction() == Fraction(share)
        assert found.counted == expected["cohort"]  # who began a day later is of another cohort


def test_an_immature_cell_is_not_0(cases: dict[str, Any]) -> None:
    inputs = cases["CT-03"]["inputs"]
    began = date.fromisoformat(inputs["cohort_start"])
    rows = cohort_days([("A-1", began)], [inputs["day"]], as_of=inputs["as_of"])

    for variant in ("n_day", "unbounded"):
        measured = cohort_retention(rows, variant=variant)
        assert (measured.value, measured.status) == (None, Status.NOT_YET_OBSERVABLE)
