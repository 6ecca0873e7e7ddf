"""The given cases of pipeline coverage, recomputed by this library."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import Category, Money, Opportunity, Ratio, pipeline_coverage


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def euros(text: str) -> Money:
    """An amount that may be written as 4.8e6."""
    return Money(format(Decimal(text), "f"), "EUR")


@pytest.mark.parametrize(
    ("case", "variant"),
    [
        ("CV-01", "open_of_remaining"),
        ("CV-06", "open_of_quota"),
        ("CV-03", "win_rate_of_remaining"),
    ],
)
def test_coverage(cases: dict[str, Any], case: str, variant: str) -> None:
    inputs = cases[case]["inputs"]
    quota = euros(inputs.get("quota") or inputs["remaining"])
    deals = [Opportunity(id="D-1", status=Category.OPEN, amount=euros(inputs["open"]))]
    weight: dict[str, Any] = (
        {"win_rate": Decimal(inputs["win_rate"])} if "win_rate" in inputs else {}
    )

    measured = pipeline_coverage(deals, variant=variant, quota=quota, **weight)

    assert isinstance(measured.value, Ratio)
    assert measured.value.fraction() == Fraction(cases[case]["expected"])
