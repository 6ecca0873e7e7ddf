"""The given cases of recurring revenue, recomputed by this library."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import (
    Money,
    Ratio,
    gross_mrr_churn,
    gross_revenue_retention,
    mrr,
    net_mrr_churn,
    net_revenue_retention,
    quick_ratio,
)
from salesterms.entities import Subscription
from salesterms.metrics import MrrChange, RowMetric, mrr_changes
from salesterms.results import Status

#: Case -> the metric, its variant, and the term behind each input.
RATIOS: dict[str, tuple[RowMetric[MrrChange], str, dict[str, str]]] = {
    "CH-05": (gross_mrr_churn, "lost", {"start_mrr": "start"}),
    "CH-06": (net_mrr_churn, "net", {"start_mrr": "start"}),
    "CH-09": (net_mrr_churn, "net", {"start_mrr": "start"}),
    "NR-01": (net_revenue_retention, "flow", {}),
    "NR-02": (gross_revenue_retention, "flow", {}),
    "NR-04": (net_revenue_retention, "flow", {}),
    "NR-06": (net_revenue_retention, "without_contraction", {"churned": "churn"}),
    "QR-01": (quick_ratio, "with_reactivation", {}),
}


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


@pytest.mark.parametrize("case", RATIOS)
def test_a_formula_gives_what_is_published(cases: dict[str, Any], case: str) -> None:
    metric, variant, names = RATIOS[case]
    given = {names.get(key, key): Decimal(one) for key, one in cases[case]["inputs"].items()}
    wanted = metric.variants[variant].terms

    measured = metric.formula(variant=variant, **{name: given[name] for name in wanted})

    assert isinstance(measured.value, Ratio)
    assert measured.value.fraction() == Fraction(cases[case]["expected"])
    # what the case tells beside is no term of the formula: growth is not taken off a gross churn
    assert set(given) - set(wanted) == ({"expansion"} if case == "CH-05" else set())


def customers(case: dict[str, Any]) -> list[MrrChange]:
    """The customers of a case in March, from what each paid to what each pays."""
    return [
        MrrChange(
            id=name,
            account=name,
            currency="USD",
            begins=date(2024, 3, 1),
            last=date(2024, 3, 31),
            start=start,
            end=end,
        )
        for name, (start, end) in case["inputs"]["customers"].items()
    ]


def test_without_a_start_there_is_no_retention(cases: dict[str, Any]) -> None:
    rows = customers(cases["NR-09"])

    for variant in net_revenue_retention.variants:
        measured = net_revenue_retention(rows, variant=variant)
        assert (measured.value, measured.status) == (None, Status.UNDEFINED)
    assert cases["NR-09"]["expected"] == "undefined"


def test_gross_is_at_most_1_and_at_most_net(cases: dict[str, Any]) -> None:
    rows = customers(cases["NR-10"])
    gross, net = gross_revenue_retention(rows).value, net_revenue_retention(rows).value

    assert isinstance(gross, Ratio)
    assert isinstance(net, Ratio)
    found = {"grr_le_1": gross.fraction() <= 1, "grr_le_nrr": gross.fraction() <= net.fraction()}
    assert found == cases["NR-10"]["expected"]
    # capped once, it would be all of it: one customer's growth hides another's loss
    assert gross.fraction() == Fraction(3, 4)
    capped = gross_revenue_retention(rows, variant="total_capped").value
    assert isinstance(capped, Ratio)
    assert capped.fraction() == 1


def test_monthly_and_yearly_plans(cases: dict[str, Any]) -> None:
    plans = cases["MR-01"]["inputs"]["plans"]
    subscriptions = [
        Subscription(
            id=f"{plan['months']}-{number}",
            account=f"{plan['months']}-{number}",
            started_on=date(2024, 3, 1),
            amount=Money(plan["price"], "USD"),
            interval_months=plan["months"],
            trial=False,
        )
        for plan in plans
        for number in range(plan["n"])
    ]

    rows = mrr_changes(subscriptions, period="2024-03")

    assert mrr(rows, currency="USD").value == Money(cases["MR-01"]["expected"], "USD")
    # the page prints 800 for 600 in its formula; read as it stands, that is another amount
    literal = Fraction(100 * 100) + Fraction(50 * 800, 12)
    assert f"{float(literal):.2f}" == "13333.33"
    assert "13333.33" in cases["MR-01"]["erratum"]
