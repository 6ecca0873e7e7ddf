"""Many made-up cases in one frame, so that an engine is asked once for all of them.

A case is a handful of rows, with all that can be odd about them; its number is one more column to
group by. Starting a question takes an engine a second, and a case no time at all.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from salesterms import Category, Money, Opportunity
from salesterms.lifecycle import ForecastCategory

DAY = date(2024, 1, 1)
STAGES = ("New", "Proposal", "Won")


def _some_day(draw: Random) -> date | None:
    """A day of two years or none; few different ones, so that some are equal to each other."""
    if draw.random() < 0.2:
        return None
    return DAY + timedelta(
        days=draw.choice((0, 1, 30, 31, 59, 60, 90, 91, 181, 364, 365, 366, 500))
    )


def _amount(draw: Random, currencies: str) -> Money | None:
    if draw.random() < 0.2:
        return None
    cents = draw.choice((0, 1, 5, 99, 100, 12_345, 999_999, -250, draw.randrange(10**9)))
    code = draw.choice(currencies.split())
    return Money(f"{cents}" if code == "JPY" else f"{cents / 100:.2f}", code)


def deal(draw: Random, number: int, currencies: str) -> Opportunity:
    """One made-up deal."""
    return Opportunity(
        id=f"D-{number}",
        status=draw.choice(list(Category)),
        owner=draw.choice(("Ann", "Bo", None)),
        stage=draw.choice((*STAGES, None)),
        stages_reached=draw.choice((None, STAGES[:1], STAGES[:2], STAGES)),
        amount=_amount(draw, currencies),
        created=_some_day(draw),
        closed=_some_day(draw),
        expected_close=_some_day(draw),
        last_activity=_some_day(draw),
        probability=draw.choice((None, _share("0"), _share("0.35"), _share("0.1234"), _share("1"))),
        forecast_category=draw.choice((None, *ForecastCategory)),
    )


def _share(text: str) -> Any:
    from decimal import Decimal

    return Decimal(text)


def deals_of_cases(seed: int, cases: int) -> dict[int, list[Opportunity]]:
    """Number of a case -> its deals, one at least; some cases have several currencies."""
    draw = Random(seed)
    found = {}
    for case in range(cases):
        currencies = draw.choice(("EUR", "EUR", "EUR JPY", "EUR USD KWD"))
        found[case] = [
            deal(draw, number, currencies) for number in range(draw.choice((1, 2, 5, 9, 14)))
        ]
    return found


def deal_columns(cases: dict[int, list[Opportunity]]) -> dict[str, tuple[str, list[Any]]]:
    """The deals of all cases as columns of one frame."""
    rows = [(case, row) for case, found in cases.items() for row in found]

    def column(value: Any) -> list[Any]:
        return [value(row) for _, row in rows]

    days = ("created", "closed", "expected_close", "last_activity")
    return {
        "case_id": ("whole", [case for case, _ in rows]),
        "status": ("text", column(lambda row: row.status.value)),
        "owner": ("text", column(lambda row: row.owner)),
        "stage": ("text", column(lambda row: row.stage)),
        "path": (
            "text",
            column(
                lambda row: None if row.stages_reached is None else " | ".join(row.stages_reached)
            ),
        ),
        "amount": (
            "float",
            column(lambda row: None if row.amount is None else float(row.amount.amount)),
        ),
        "currency": ("text", column(lambda row: row.currency)),
        **{day: ("date", column(lambda row, day=day: getattr(row, day))) for day in days},
        "probability": (
            "float",
            column(lambda row: None if row.probability is None else float(row.probability)),
        ),
        "forecast_category": (
            "text",
            column(lambda row: row.forecast_category and row.forecast_category.value),
        ),
    }


MAPPING = {"stages_reached": {"column": "path", "separator": "|"}}
