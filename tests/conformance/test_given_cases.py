"""The given cases of close ratio, weighted pipeline and periods, recomputed by this library.

Cases of metrics that come later are run by the tests of those metrics.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import (
    Category,
    Measurement,
    Money,
    Opportunity,
    Period,
    Ratio,
    close_ratio,
    weighted_pipeline,
)
from salesterms.results import Status
from salesterms.values import boundaries, local_date

Case = dict[str, Any]


@pytest.fixture
def cases(material: Path) -> dict[str, Case]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def share(measured: Measurement) -> Fraction:
    """The value of a ratio."""
    assert isinstance(measured.value, Ratio)
    return measured.value.fraction()


def deals(**counts: int) -> list[Opportunity]:
    """As many opportunities of each category as asked."""
    return [
        Opportunity(id=f"{name}-{number}", status=Category(name))
        for name, count in counts.items()
        for number in range(count)
    ]


@pytest.mark.parametrize("case", ["CR-01", "CR-03", "CR-11"])
def test_won_of_decided(cases: dict[str, Case], case: str) -> None:
    inputs, expected = cases[case]["inputs"], Fraction(cases[case]["expected"])
    assert share(close_ratio.formula(**inputs)) == expected
    assert share(close_ratio(deals(**inputs))) == expected


def test_nothing_decided_is_undefined(cases: dict[str, Case]) -> None:
    measured = close_ratio(deals(**cases["CR-09"]["inputs"]))
    assert (measured.value, measured.status) == (None, Status(cases["CR-09"]["expected"]))


def test_won_of_created(cases: dict[str, Case]) -> None:
    inputs = cases["CR-05"]["inputs"]
    rest = inputs["created"] - inputs["won"]
    measured = close_ratio.formula(
        variant="created_cohort", won=inputs["won"], lost=0, open=rest, held=0
    )
    assert share(measured) == Fraction(cases["CR-05"]["expected"])


def test_sluitingsverhouding_is_won_of_all(cases: dict[str, Case]) -> None:
    measured = close_ratio(deals(**cases["CR-07"]["inputs"]), variant="won_of_all")
    assert share(measured) == Fraction(cases["CR-07"]["expected"])


def test_a_total_is_from_the_rows_and_not_from_the_groups(cases: dict[str, Case]) -> None:
    rows = [
        Opportunity(
            id=str(number), owner=owner, status=Category(status), amount=Money(amount, "EUR")
        )
        for number, (owner, status, amount) in enumerate(cases["CR-13"]["inputs"]["rows"])
    ]
    found = close_ratio(rows, variant="decided_value", by="owner")
    assert found.total is not None
    assert share(found.total) == Fraction(cases["CR-13"]["expected"])


def test_a_period_holds_its_start_and_not_its_end(cases: dict[str, Case]) -> None:
    def day(text: str | None) -> date | None:
        return None if text is None else date.fromisoformat(text)

    rows = [
        Opportunity(
            id=str(row["id"]),
            status=Category(row["stage"]),
            created=day(row["created"]),
            closed=day(row["closed"]),
        )
        for row in cases["CR-15"]["inputs"]["rows"]
    ]
    measured = close_ratio(rows, period="2025-01-01/2025-04-01")
    assert share(measured) == Fraction(cases["CR-15"]["expected"])


def test_pooled_is_not_the_mean_of_ratios(cases: dict[str, Case]) -> None:
    owners = cases["CR-17"]["inputs"]["reps"]
    rows = [
        Opportunity(id=f"{owner}-{deal.id}", owner=str(owner), status=deal.status)
        for owner, counts in enumerate(owners)
        for deal in deals(**counts)
    ]
    found = close_ratio(rows, by="owner")
    expected = cases["CR-17"]["expected"]
    assert found.total is not None
    assert share(found.total) == Fraction(expected["pooled"])
    mean = sum(share(measured) for measured in found.values()) / len(found)
    assert mean == Fraction(expected["mean_of_ratios"])


def test_weighted_pipeline(cases: dict[str, Case]) -> None:
    rows = [
        Opportunity(
            id=str(number),
            status=Category.OPEN,
            amount=Money(row["amount"], "EUR"),
            probability=Decimal(row["probability"]),
        )
        for number, row in enumerate(cases["FC-03"]["inputs"]["opps"])
    ]
    expected = Money(cases["FC-03"]["expected"], "EUR")
    assert weighted_pipeline(rows, currency="EUR").value == expected


def _anchored(case: Case) -> dict[str, str]:
    anchor = date.fromisoformat(case["inputs"]["start"])
    _, plus1, plus2 = boundaries(anchor, months=1, count=3)
    return {"plus1": str(plus1), "anchored_plus2": str(plus2)}


def _dates_by_zone(case: Case) -> dict[str, str]:
    instant = datetime.strptime(case["inputs"]["instant"], "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    zones = {"UTC": "UTC", "Europe_Amsterdam": "Europe/Amsterdam"}
    return {name: str(local_date(instant, zone)) for name, zone in zones.items()}


def _members(case: Case) -> dict[str, int]:
    periods = [Period(*map(date.fromisoformat, pair)) for pair in case["inputs"]["periods"]]
    day = date.fromisoformat(case["inputs"]["date"])
    return {"members": sum(day in period for period in periods)}


@pytest.mark.parametrize(
    ("case", "found"),
    [("PE-01", _anchored), ("PE-02", _dates_by_zone), ("PE-05", _members)],
    ids=["PE-01", "PE-02", "PE-05"],
)
def test_periods(
    cases: dict[str, Case], case: str, found: Callable[[Case], dict[str, Any]]
) -> None:
    mine = found(cases[case])
    assert mine == {name: cases[case]["expected"][name] for name in mine}
