"""The given cases of the value of customers and of markets, recomputed by this library."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import (
    Money,
    Ratio,
    cac,
    cac_payback,
    expected_clv,
    expected_ltv,
    ltv_cac_ratio,
    net_profit_per_customer,
    som,
    tam,
)
from salesterms.results import Status


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def rates(inputs: dict[str, str]) -> dict[str, Decimal]:
    """The numbers of a case that a model takes."""
    return {name: Decimal(inputs[name]) for name in ("margin", "retention", "discount")}


def test_the_simple_lifetime_value(cases: dict[str, Any]) -> None:
    inputs = cases["LT-01"]["inputs"]
    measured = expected_ltv(
        variant="revenue_by_churn",
        arpa=Money(inputs["arpa"], "USD"),
        churn=Decimal(inputs["churn"]),
    )
    assert measured.value == Money(cases["LT-01"]["expected"], "USD")
    assert cases["LT-01"]["published"] == f"${Decimal(cases['LT-01']['expected'])}"


def test_the_same_with_a_margin(cases: dict[str, Any]) -> None:
    inputs = cases["LT-03"]["inputs"]
    measured = expected_ltv(
        arpa=Money(inputs["arpa"], "USD"),
        gross_margin=Decimal(inputs["gm"]),
        churn=Decimal(inputs["churn"]),
    )
    assert measured.value == Money(cases["LT-03"]["expected"], "USD")


@pytest.mark.parametrize(
    ("case", "variant"),
    [("LT-05", "margin_at_end"), ("LT-09", "margin_at_start"), ("LT-11", "margin_at_end")],
)
def test_the_models(cases: dict[str, Any], case: str, variant: str) -> None:
    measured = expected_clv(variant=variant, **rates(cases[case]["inputs"]))

    assert measured.value == Fraction(cases[case]["expected"])


@pytest.mark.parametrize(
    ("name", "variant"),
    [("gupta_lehmann", "margin_at_end"), ("margin_at_start", "margin_at_start")],
)
def test_when_the_first_margin_comes_decides_what_is_left(
    cases: dict[str, Any], name: str, variant: str
) -> None:
    inputs = cases["LT-13"]["inputs"]
    value = expected_clv(variant=variant, **rates(inputs)).value
    left = net_profit_per_customer(ltv=value, cac=int(inputs["cac"]))

    assert left.value == Fraction(cases["LT-13"]["expected"][name])


def test_the_cost_of_acquisition(cases: dict[str, Any]) -> None:
    inputs = cases["CA-01"]["inputs"]
    measured = cac.formula(
        spend=Money(inputs["spend"], "USD"), new_customers=int(inputs["customers"])
    )
    assert measured.value == Money(cases["CA-01"]["expected"], "USD")


def test_no_new_customers(cases: dict[str, Any]) -> None:
    inputs = cases["CA-06"]["inputs"]
    measured = cac.formula(
        spend=Money(inputs["spend"], "USD"), new_customers=int(inputs["customers"])
    )
    assert (measured.value, measured.status) == (None, Status.UNDEFINED)
    assert cases["CA-06"]["expected"] == "undefined"


def test_the_ratio(cases: dict[str, Any]) -> None:
    inputs = cases["CA-03"]["inputs"]
    measured = ltv_cac_ratio(ltv=Fraction(inputs["ltv"]), cac=int(inputs["cac"]))

    assert isinstance(measured.value, Ratio)
    assert measured.value.fraction() == Fraction(cases["CA-03"]["expected"])
    assert cases["CA-03"]["published"] == f"~{float(measured.value.fraction()):.1f}x"


def test_the_payback_that_two_print_without_brackets() -> None:
    measured = cac_payback(cac=200, arpa=50, gross_margin=Decimal("0.8"))
    as_printed = Fraction(200, 50) * Fraction(8, 10)

    assert measured.value == 5
    assert as_printed == Fraction(16, 5)


def test_the_market(cases: dict[str, Any]) -> None:
    inputs = cases["TA-01"]["inputs"]
    measured = tam(accounts=int(inputs["accounts"]), acv=Money(inputs["acv"], "USD"))

    assert measured.value == Money(cases["TA-01"]["expected"], "USD")


def test_the_share_of_last_year(cases: dict[str, Any]) -> None:
    inputs = cases["TA-03"]["inputs"]
    measured = som(
        variant="last_share",
        last_revenue=Money(inputs["last_year_revenue"], "EUR"),
        last_sam=Money(inputs["last_year_sam"], "EUR"),
        sam=Money(inputs["sam"], "EUR"),
    )
    assert measured.value == Money(cases["TA-03"]["expected"], "EUR")
