"""The given cases of repeat buying, and the published figures of CDNOW, recomputed."""

import csv
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import (
    Money,
    expected_purchase_amount,
    expected_repeat_purchases,
    probability_alive,
    repeat_purchase_probability,
)
from salesterms.metrics import PurchaseHistory, TimeUnit, bg_nbd_fit, gamma_gamma_fit

BG_NBD = ("r", "alpha", "a", "b")
GAMMA_GAMMA = ("p", "q", "v")


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def parameters(case: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return dict(zip(names, case["inputs"]["params"], strict=True))


def read(material: Path, name: str) -> list[dict[str, str]]:
    with (material / "data" / "cdnow" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def cdnow(material: Path) -> list[PurchaseHistory]:
    """The 2,357 customers of CDNOW, in weeks."""
    return [
        PurchaseHistory(
            id=row["ID"],
            frequency=int(row["frequency"]),
            recency=Fraction(row["recency"]),
            age=Fraction(row["T"]),
            unit=TimeUnit.WEEKS,
        )
        for row in read(material, "cdnow_customers_summary.csv")
    ]


@pytest.fixture
def cdnow_spend(material: Path) -> list[PurchaseHistory]:
    """The same customers with what they spent."""
    return [
        PurchaseHistory(
            id=row["ID"],
            frequency=int(row["x"]),
            recency=Fraction(row["t_x"]),
            age=Fraction(row["T"]),
            unit=TimeUnit.WEEKS,
            repeat_spend=Money(Decimal(row["zbar"]) * int(row["x"]), "USD")
            if int(row["x"])
            else None,
        )
        for row in read(material, "cdnow_customers_summary_with_transactions.csv")
    ]


def test_the_fit_on_cdnow(cases: dict[str, Any], cdnow: list[PurchaseHistory]) -> None:
    found = bg_nbd_fit(cdnow)

    model = found.or_raise()
    assert model.numbers == pytest.approx((0.242593, 4.413531, 0.792887, 2.425757), rel=1e-5)
    assert [round(number, 4) for number in model.numbers] == [0.2426, 4.4135, 0.7929, 2.4258]
    assert (model.unit, found.customers) == (TimeUnit.WEEKS, 2357)
    case = cases["BG-02"]
    assert found.log_likelihood == pytest.approx(case["expected"], abs=case["tolerance"])
    assert found.log_likelihood == pytest.approx(case["precise"], abs=1e-4)


@pytest.mark.parametrize("id_", ["BG-03-1", "BG-03-3", "BG-03-5"])
def test_purchases_of_a_new_customer(cases: dict[str, Any], id_: str) -> None:
    case = cases[id_]

    measured = expected_repeat_purchases(**parameters(case, BG_NBD), time=case["inputs"]["t"])

    assert measured.value == pytest.approx(case["expected"], abs=case["tolerance"])


def test_chance_of_ten_purchases(cases: dict[str, Any]) -> None:
    case = cases["BG-05"]

    measured = repeat_purchase_probability(**parameters(case, BG_NBD), time=2, purchases=10)

    assert measured.value == pytest.approx(case["expected"], abs=case["tolerance"])


def test_chances_of_many_purchases(cases: dict[str, Any]) -> None:
    case = cases["BG-07"]

    found = [
        repeat_purchase_probability(**parameters(case, BG_NBD), time=30, purchases=number).value
        for number in case["inputs"]["x"]
    ]

    assert found == pytest.approx(case["expected"], abs=case["tolerance"])


def test_who_did_not_buy_again_is_still_there(cases: dict[str, Any]) -> None:
    case = cases["BG-08"]

    measured = probability_alive(**parameters(case, BG_NBD), purchases=0, recency=0, age=10)

    assert measured.value == float(case["expected"]) == 1


def test_the_fit_on_what_cdnow_spent(
    cases: dict[str, Any], cdnow_spend: list[PurchaseHistory]
) -> None:
    found = gamma_gamma_fit(cdnow_spend)

    case, model = cases["GG-01"], found.or_raise()
    assert model.numbers == pytest.approx(case["expected"], abs=case["tolerance"])
    assert model.numbers == pytest.approx(case["precise"], abs=1e-5)
    assert [round(number, 2) for number in model.numbers] == [6.25, 3.74, 15.45]
    assert found.customers == 946
    assert found.left_out == {"no_repeat_purchase": 1411}


@pytest.mark.parametrize("id_", ["GG-03-1", "GG-03-3", "GG-03-5"])
def test_what_a_purchase_of_a_customer_comes_to(cases: dict[str, Any], id_: str) -> None:
    case = cases[id_]
    inputs = case["inputs"]

    measured = expected_purchase_amount(
        **parameters(case, GAMMA_GAMMA),
        purchases=inputs["x"],
        mean_purchase=inputs["z"],
        variant="customer",
    )

    assert measured.value == pytest.approx(case["expected"], abs=case["tolerance"])
