"""The given cases of forecasts, recomputed by this library."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunity,
    Ratio,
    forecast_accuracy,
    forecast_by_category,
)
from salesterms.lifecycle import ForecastCategory
from salesterms.metrics import ForecastResult, oracle_category


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def euros(amount: object) -> Money:
    """An amount in euros."""
    return Money(str(amount), "EUR")


@pytest.mark.parametrize("variant", ["mape", "wmape", "bias"])
def test_accuracy(cases: dict[str, Any], variant: str) -> None:
    inputs = cases["FC-05"]["inputs"]
    pairs = zip(inputs["forecast"], inputs["actual"], strict=True)
    rows = [
        ForecastResult(id=str(at), forecast=euros(said), actual=euros(came))
        for at, (said, came) in enumerate(pairs)
    ]

    measured = forecast_accuracy(rows, variant=variant)

    value = measured.value
    assert isinstance(value, Ratio | Fraction)
    assert (value.fraction() if isinstance(value, Ratio) else value) == Fraction(
        cases["FC-05"]["expected"][variant]
    )


@pytest.mark.parametrize("column", ["closed", "commit", "best_case", "pipeline"])
def test_single_columns(cases: dict[str, Any], column: str) -> None:
    deals = [
        Opportunity(
            id=name,
            status=Category.WON if name == "closed" else Category.OPEN,
            amount=euros(amount),
            forecast_category=ForecastCategory(name),
        )
        for name, amount in cases["FC-01"]["inputs"].items()
    ]

    measured = forecast_by_category(deals, variant=column, currency="EUR")

    assert measured.value == euros(cases["FC-01"]["expected"][column])


def test_bands(cases: dict[str, Any]) -> None:
    case = cases["FC-07"]

    found = [oracle_category(Decimal(share) / 100) for share in case["inputs"]["probability"]]

    said = {"won": "closed"}
    assert [one.value for one in found] == [said.get(one, one) for one in case["expected"]]
