"""The given cases of sales velocity, recomputed; those of the close ratio are in given cases."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from salesterms import Category, Money, Opportunity, close_ratio, sales_velocity, win_loss_ratio
from salesterms.metrics import METRICS
from salesterms.results import Status

Case = dict[str, Any]
PER_CENT_OFF = Fraction(4, 5)


@pytest.fixture
def cases(material: Path) -> dict[str, Case]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def four(case: Case) -> dict[str, Any]:
    """The four numbers of a case, as the formula takes them."""
    given = case["inputs"]
    return {
        "opportunities": given["opportunities"],
        "average_value": Money(given["avg_value"], "EUR"),
        "win_rate": Decimal(given["win_rate"]),
        "cycle_days": given["cycle_days"],
    }


def test_velocity_is_the_published_one_rounded_once(cases: dict[str, Case]) -> None:
    value = sales_velocity.formula(**four(cases["VE-01"])).value
    assert isinstance(value, Money)
    assert value == Money("2777.78", "EUR")
    assert abs(Fraction(value.amount) - Fraction(cases["VE-01"]["expected"])) <= Fraction(1, 200)


def test_velocity_before_rounding_is_exactly_the_published_one(cases: dict[str, Case]) -> None:
    compute = METRICS["sales_velocity"].variants["decided"].compute
    assert compute(**four(cases["VE-01"])) == Fraction(cases["VE-01"]["expected"])


def test_a_cycle_a_fifth_shorter_is_a_quarter_more(cases: dict[str, Case]) -> None:
    compute = METRICS["sales_velocity"].variants["decided"].compute
    base = four(cases[cases["VE-03"]["inputs"]["base"]])
    shorter = {**base, "cycle_days": base["cycle_days"] * PER_CENT_OFF}
    assert compute(**shorter) / compute(**base) == Fraction(cases["VE-03"]["expected"])


def test_a_corrected_outcome_takes_the_place_of_the_first(cases: dict[str, Case]) -> None:
    """Closed is not final: what was won and turned out lost counts as lost."""
    counts = cases["CR-01"]["inputs"]
    rows = [
        Opportunity(id=f"{status}-{number}", status=Category(status))
        for status, count in counts.items()
        for number in range(count)
    ]
    corrected = [evolve(rows[0], status=Category.LOST), *rows[1:]]
    before, after = (close_ratio(found).value for found in (rows, corrected))
    assert str(before) == f"{counts['won']}/{counts['won'] + counts['lost']}"
    assert str(after) == f"{counts['won'] - 1}/{counts['won'] + counts['lost']}"


def test_nothing_decided_has_no_odds_either(cases: dict[str, Case]) -> None:
    rows = [
        Opportunity(id=str(number), status=Category.OPEN)
        for number in range(cases["CR-09"]["inputs"]["open"])
    ]
    assert win_loss_ratio(rows).status is Status(cases["CR-09"]["expected"])
