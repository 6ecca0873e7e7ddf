"""The given cases of funnels, recomputed by this library."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import Measurement, Ratio
from salesterms.metrics import conversions_of_counts


@pytest.fixture
def cases(material: Path) -> dict[str, dict[str, Any]]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def share(measured: Measurement) -> Fraction:
    """The value of a ratio."""
    assert isinstance(measured.value, Ratio)
    return measured.value.fraction()


def test_steps_and_the_whole_of_a_funnel(cases: dict[str, dict[str, Any]]) -> None:
    case = cases["FU-01"]
    *steps, whole = conversions_of_counts(case["inputs"]["counts"])
    assert [share(one) for one in steps] == [Fraction(one) for one in case["expected"]["steps"]]
    assert share(whole) == Fraction(case["expected"]["overall"])


def test_no_case_of_a_funnel_is_left_out(cases: dict[str, dict[str, Any]]) -> None:
    assert [name for name in cases if name.startswith("FU-")] == ["FU-01"]
