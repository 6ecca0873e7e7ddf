"""The given cases of quotas, recomputed by this library."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunity,
    Period,
    Ratio,
    prorated_quota,
    quota_attainment,
    ramped_quota,
)
from salesterms.entities import Goal, GoalUnit, Quota, QuotaOwner
from salesterms.metrics import quota_for, quota_results
from salesterms.results import Status


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def quota(amount: object, period: Period) -> Quota:
    """What one seller is to reach in euros."""
    goal = Goal(unit=GoalUnit.MONEY, amount=Money(str(amount), "EUR"))
    return Quota(owner="Ann", owner_kind=QuotaOwner.PERSON, period=period, target=goal)


def won(id_: str, amount: int) -> Opportunity:
    """A deal of that seller, or what was taken back of one."""
    return Opportunity(
        id=id_,
        status=Category.WON,
        owner="Ann",
        closed=date(2024, 2, 1),
        amount=Money(amount, "EUR"),
    )


@pytest.mark.parametrize("case", ["QA-01", "QA-03", "QA-09", "QA-12"])
def test_attainment(cases: dict[str, Any], case: str) -> None:
    inputs, expected = cases[case]["inputs"], cases[case]["expected"]
    sold = inputs["actual"] if "actual" in inputs else inputs["bookings"]
    deals = [won("D-1", sold), won("D-2", -inputs.get("clawback", 0))]

    measured = quota_attainment(quota_results([quota(inputs["quota"], Period.year(2024))], deals))

    if expected == "undefined":
        assert (measured.value, measured.status) == (None, Status.UNDEFINED)
    else:
        assert isinstance(measured.value, Ratio)
        assert measured.value.fraction() == Fraction(expected)


def test_proration_by_weighted_quarters(cases: dict[str, Any]) -> None:
    inputs = cases["QA-05"]["inputs"]
    months_left = 13 - date.fromisoformat(inputs["start"]).month
    served = [max(0, min(3, months_left - 3 * (3 - quarter))) for quarter in range(4)]

    measured = prorated_quota(
        variant="weighted_quarters",
        quota=int(inputs["annual"]),
        weights=[Decimal(weight) for weight in inputs["weights"]],
        months_served=served,
    )

    assert served == [1, 3, 3, 3]
    assert measured.value == Fraction(cases["QA-05"]["expected"])
    assert isinstance(measured.value, Fraction)
    assert f"${round(measured.value):,}" == cases["QA-05"]["published"]


def test_proration_by_days(cases: dict[str, Any]) -> None:
    inputs = cases["QA-10"]["inputs"]
    period = Period(*map(date.fromisoformat, inputs["period"]))

    measured = quota_for(quota(inputs["quota"], period), joins=inputs["join"])

    assert measured.value == Money(cases["QA-10"]["expected"], "EUR")


def test_ramp(cases: dict[str, Any]) -> None:
    inputs = cases["QA-07"]["inputs"]

    measured = ramped_quota(
        monthly=int(inputs["monthly"]), shares=[Decimal(share) for share in inputs["ramp"]]
    )

    assert measured.value == Fraction(cases["QA-07"]["expected"])
