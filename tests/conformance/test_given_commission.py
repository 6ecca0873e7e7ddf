"""The given cases of commission, draws, split credit and clawback, recomputed by this library."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from salesterms import Category, Money, Opportunity, commission
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    TierMeasure,
)
from salesterms.metrics import CommissionStatement, commission_statement, split_credit

Case = dict[str, Any]
#: Every given case of this family; one that is added to the material asks for its test.
CASES = {
    *("CO-01", "CO-03", "CO-05", "CO-07", "CO-09", "CO-11", "CO-13", "CO-14"),
    *("CO-16", "CO-19", "CO-21", "CO-22", "CO-24"),
}


@pytest.fixture
def cases(material: Path) -> dict[str, Case]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def plan(kind: CommissionKind, tiers: list[tuple[Any, str]], **more: Any) -> CommissionPlan:
    """A plan of a month with the tiers of a case."""
    ends = [*(lower for lower, _ in tiers[1:]), None]
    return CommissionPlan(
        name="given",
        kind=kind,
        basis=CommissionBasis.REVENUE,
        measure=TierMeasure.BASIS,
        currency="USD",
        period_months=1,
        tiers=tuple(
            CommissionTier(lower=lower, upper=upper, rate=Decimal(rate))
            for (lower, rate), upper in zip(tiers, ends, strict=True)
        ),
        **more,
    )


def sold(*amounts: Any) -> list[Opportunity]:
    """Deals of these amounts, closed one after another."""
    return [
        Opportunity(
            id=f"D-{number}",
            status=Category.WON,
            amount=Money(amount, "USD"),
            closed=date(2026, 1, number),
        )
        for number, amount in enumerate(amounts, start=1)
    ]


def pairs(case: Case) -> list[tuple[int, Decimal]]:
    """The tiers as the formula takes them."""
    return [(lower, Decimal(rate)) for lower, rate in case["inputs"]["tiers"]]


def test_every_given_case_of_the_family_is_here(cases: dict[str, Case]) -> None:
    assert {name for name in cases if name.startswith("CO-")} == CASES


@pytest.mark.parametrize("name", ["CO-01", "CO-05", "CO-07", "CO-09"])
def test_marginal(cases: dict[str, Case], name: str) -> None:
    inputs, expected = cases[name]["inputs"], Money(cases[name]["expected"], "USD")
    amount = Money(inputs["sales"], "USD")
    found = commission.formula(variant="marginal", sold=amount, tiers=pairs(cases[name]))
    assert found.value == expected
    by = plan(CommissionKind.MARGINAL, inputs["tiers"])
    assert commission_statement(sold(inputs["sales"]), by).payout == expected


@pytest.mark.parametrize("name", ["CO-01", "CO-07", "CO-09"])
def test_marginal_by_shares_of_the_quota(cases: dict[str, Case], name: str) -> None:
    inputs, expected = cases[name]["inputs"], Money(cases[name]["expected"], "USD")
    shares = [(bound / Decimal(inputs["quota"]), rate) for bound, rate in pairs(cases[name])]
    found = commission.formula(
        variant="marginal_of_quota",
        sold=Money(inputs["sales"], "USD"),
        quota=Money(inputs["quota"], "USD"),
        tiers=shares,
    )
    assert found.value == expected


def test_retroactive(cases: dict[str, Case]) -> None:
    inputs, expected = cases["CO-03"]["inputs"], Money(cases["CO-03"]["expected"], "USD")
    amount = Money(inputs["sales"], "USD")
    found = commission.formula(variant="retroactive", sold=amount, tiers=pairs(cases["CO-03"]))
    assert found.value == expected
    by = plan(CommissionKind.RETROACTIVE, inputs["tiers"])
    assert commission_statement(sold(100_000, 50_000), by).payout == expected


@pytest.mark.parametrize("variant", ["marginal", "retroactive"])
def test_one_cent_below_the_bound(cases: dict[str, Case], variant: str) -> None:
    case = cases["CO-11"]
    amount, tiers = Money(case["inputs"]["sales"], "USD"), pairs(case)
    found = commission.formula(variant=variant, sold=amount, tiers=tiers)
    assert found.value == Money(case["expected"][variant], "USD")
    on = commission.formula(variant=variant, sold=amount + Money("0.01", "USD"), tiers=tiers)
    cliff = {"marginal": "0.0006", "retroactive": "2000.0006"}[variant]
    assert on.value == Money(case["expected"][variant], "USD") + Money(cliff, "USD")


def test_marginal_tiers_run_through_deals(cases: dict[str, Case]) -> None:
    case = cases["CO-13"]
    by = plan(CommissionKind.MARGINAL, case["inputs"]["tiers"])
    found = commission_statement(sold(*case["inputs"]["deals"]), by)
    assert found.payout == Money(case["expected"]["total"], "USD")


@pytest.mark.parametrize(
    ("name", "recoverable"), [("CO-14", True), ("CO-16", False), ("CO-24", True)]
)
def test_draws(cases: dict[str, Case], name: str, recoverable: bool) -> None:
    inputs, expected = cases[name]["inputs"], cases[name]["expected"]
    by = plan(
        CommissionKind.FLAT,
        [(0, "1")],
        draw=Money(inputs["draw"], "USD"),
        draw_recoverable=recoverable,
    )
    before: list[CommissionStatement] = []
    for earned in inputs["earned"]:
        before.append(commission_statement(sold(earned), by, earlier=before))
    assert [one.payout for one in before] == [Money(paid, "USD") for paid in expected["paid"]]
    assert [one.owed for one in before] == [Money(owed, "USD") for owed in expected["owed"]]


def test_split_credit(cases: dict[str, Case]) -> None:
    inputs = cases["CO-19"]["inputs"]
    weights = {f"seller {at}": weight for at, weight in enumerate(inputs["weights"])}
    [deal] = sold(inputs["total"])
    found = split_credit([deal], {deal.id: weights})
    assert [credit.amount for credit in found] == [
        Money(part, "USD") for part in cases["CO-19"]["expected"]
    ]


def test_clawback_pro_rata(cases: dict[str, Case]) -> None:
    inputs = cases["CO-21"]["inputs"]
    by = plan(
        CommissionKind.FLAT,
        [(0, "1")],
        clawback_months=inputs["term"],
        clawback_pro_rata=True,
    )
    first = commission_statement(sold(inputs["commission"]), by, period="2026-01")
    undone = {"D-1": date(2026, 1 + inputs["served"], 1)}
    later = commission_statement([], by, period="2026-05", earlier=[first], undone=undone)
    assert later.payout == -Money(cases["CO-21"]["expected"], "USD")


def test_a_refund_is_a_negative_line_at_the_same_rate(cases: dict[str, Case]) -> None:
    inputs = cases["CO-22"]["inputs"]
    by = plan(CommissionKind.FLAT, [(0, inputs["rate"])])
    found = commission_statement(sold(*inputs["lines"]), by)
    assert found.payout == Money(cases["CO-22"]["expected"], "USD")
    assert [line.paid for line in found.lines] == [Money(100, "USD"), Money(-100, "USD")]
