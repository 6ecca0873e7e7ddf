"""What a statement of commission tells, to the letter, in both languages and as rows."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from commission_plans import ATTAINED, deals, euros, plan

from salesterms.metrics import (
    BadArgument,
    CommissionStatement,
    commission_statement,
    commission_statements,
)


def of_quota() -> CommissionStatement:
    """Two deals, one without a date, on a plan in shares of a quota and with a draw."""
    first, second = deals(100, 50, owner="Ann")
    return commission_statement(
        [first, evolve(second, closed=None)],
        plan((0, "0.05"), (1, "0.06"), draw=euros(10), draw_recoverable=True, **ATTAINED),
        seller="Ann",
        quota=euros(120),
    )


def test_in_english() -> None:
    assert of_quota().explain().splitlines() == ENGLISH


def test_in_dutch() -> None:
    assert of_quota().explain("nl").splitlines() == DUTCH


ENGLISH = [
    "Commission of Ann: 10.00 EUR",
    "  Plan: plan (a rate for each tier), paid on revenue",
    "  Quota: 120.00 EUR",
    "  Sold: 150.00 EUR, in 2 of 2 deals",
    "    D-1 (2024-01-01): 5.00 EUR; 100 x 0.05 in tier 1",
    "    D-2 (without a date): 2.80 EUR; 20 x 0.05 in tier 1 + 30 x 0.06 in tier 2",
    "    2.20 EUR: paid in advance, up to the draw",
    "  Earned, exactly: 7.80 EUR",
    (
        "  Paid out: 10.00 EUR, the sum of the lines; rounded once, half up, and the difference"
        " shared over the lines by largest remainder"
    ),
    "  Still to be repaid of draws: 2.20 EUR",
]
DUTCH = [
    "Commissie van Ann: 10.00 EUR",
    "  Plan: plan (een percentage per schijf), over omzet",
    "  Target: 120.00 EUR",
    "  Verkocht: 150.00 EUR, in 2 van 2 deals",
    "    D-1 (2024-01-01): 5.00 EUR; 100 x 0.05 in schijf 1",
    "    D-2 (zonder datum): 2.80 EUR; 20 x 0.05 in schijf 1 + 30 x 0.06 in schijf 2",
    "    2.20 EUR: voorschot, als aanvulling",
    "  Verdiend, precies: 7.80 EUR",
    (
        "  Uitbetaald: 10.00 EUR, de som van de regels; één keer afgerond, half naar boven, en het"
        " verschil over de regels verdeeld naar grootste rest"
    ),
    "  Nog te verrekenen voorschot: 2.20 EUR",
]


def test_as_rows() -> None:
    assert of_quota().to_rows() == ROWS


ROWS: list[dict[str, Any]] = [
    {
        "seller": "Ann",
        "line": "deal",
        "id": "D-1",
        "product": None,
        "closed": date(2024, 1, 1),
        "credited": Decimal(100),
        "commission": Decimal("5.0000"),
        "paid": Decimal("5.00"),
        "currency": "EUR",
        "reason": "",
    },
    {
        "seller": "Ann",
        "line": "deal",
        "id": "D-2",
        "product": None,
        "closed": None,
        "credited": Decimal(50),
        "commission": Decimal("2.8000"),
        "paid": Decimal("2.80"),
        "currency": "EUR",
        "reason": "",
    },
    {
        "seller": "Ann",
        "line": "draw_paid",
        "id": "",
        "product": None,
        "closed": None,
        "credited": None,
        "commission": Fraction(11, 5),
        "paid": Decimal("2.20"),
        "currency": "EUR",
        "reason": "",
    },
]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"quotas": []}, "quotas"),
        ({"earlier": 5}, "earlier"),
        ({"plan": {5: plan()}}, "plan"),
    ],
)
def test_what_is_wrong_in_the_statements_of_all_is_named(wrong: dict[str, Any], name: str) -> None:
    given: dict[str, Any] = {"plan": plan(), **wrong}
    with pytest.raises(BadArgument) as caught:
        commission_statements(deals(5, owner="Ann"), **given)
    assert caught.value.args[0] == name


def test_the_statements_of_all_say_of_when_they_are() -> None:
    found = commission_statements(
        deals(5, owner="Ann"), plan(), period="2024-01", as_of="2024-01-31"
    )
    assert found.explain().splitlines()[2:4] == [
        "  Period: 2024-01-01 up to, not including, 2024-02-01",
        "  As of: 2024-01-31",
    ]
    assert found["Ann"].as_of == date(2024, 1, 31)
    assert found.totals["EUR"] == euros(Decimal("0.25"))
