"""Made-up subscriptions with all that can be odd about them, and the rows that records make."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from salesterms import Money
from salesterms.entities import Subscription
from salesterms.metrics import CustomerPeriod, MrrChange, customer_periods, mrr_changes

if TYPE_CHECKING:
    from fractions import Fraction

FIRST = date(2024, 1, 1)
#: Few different days, so that some subscriptions touch, and some begin where a period does.
_DAYS = (-40, -1, 0, 1, 14, 30, 31, 32, 59, 60, 61, 90, 91, 120, 181, 182, 200, 365, 366)
MONTHS = ("2024-01", "2024-02", "2024-03", "2024-04")
#: Lists of periods that adjoin, leave a gap, overlap, or are of several lengths.
THIRTY_DAYS = ("2024-01-01/2024-01-31", "2024-01-31/2024-03-01")
PERIODS = (
    MONTHS,
    THIRTY_DAYS,
    ("2024-01", "2024-03"),
    ("2024-Q1", "2024-02"),
    ("2024-01", "2024-Q2"),
    MONTHS,
)


def subscription(draw: Random, number: int, currencies: str) -> Subscription:
    """One made-up subscription."""
    start = FIRST + timedelta(days=draw.choice(_DAYS))
    length = draw.choice((None, 0, 1, 30, 31, 60, 61, 120, draw.randrange(1, 200)))
    cents = draw.choice((0, 1, 999, 5_000, 10_000, draw.randrange(10**7)))
    code = draw.choice(currencies.split())
    return Subscription(
        id=f"S-{number}",
        account=f"A-{draw.randrange(4)}",
        product=draw.choice((None, "P-1", "P-2", "P-3")),
        started_on=start,
        ended_on=None if length is None else start + timedelta(days=length),
        amount=Money(f"{cents}" if code == "JPY" else f"{cents / 100:.2f}", code),
        interval_months=draw.choice((1, 1, 3, 12, 24, 36)),
        trial=draw.random() < 0.2,
    )


def subscriptions_of_cases(seed: int, cases: int) -> dict[int, list[Subscription]]:
    """Number of a case -> its subscriptions, one at least; some cases have several currencies."""
    draw = Random(seed)
    found = {}
    for case in range(cases):
        currencies = draw.choice(("EUR", "EUR", "EUR", "EUR JPY", "EUR USD"))
        many = draw.choice((1, 2, 4, 8, 12))
        found[case] = [subscription(draw, number, currencies) for number in range(many)]
    return found


def customers_of_cases(seed: int, cases: int) -> dict[int, list[CustomerPeriod]]:
    """Rows of customers of every case: in some of several things, in some of odd periods."""
    draw = Random(seed)
    found: dict[int, list[CustomerPeriod]] = {}
    for case, theirs in subscriptions_of_cases(seed, cases).items():
        rows = list(customer_periods(theirs, draw.choice(PERIODS)))
        if draw.random() < 0.3:
            rows += customer_periods(theirs, MONTHS[:1], of="product")
        draw.shuffle(rows)
        if rows:
            found[case] = rows
    return found


def changes_of_cases(seed: int, cases: int) -> dict[int, list[MrrChange]]:
    """Rows of revenue of every case: in some with rows missing, twice, or of odd periods."""
    draw = Random(seed)
    found: dict[int, list[MrrChange]] = {}
    for case, theirs in subscriptions_of_cases(seed, cases).items():
        months = draw.choice((1, 1, 1, 2, None))
        rows = list(
            mrr_changes(
                theirs, period=draw.choice(("2024-01", "2024-01-01/2024-07-01")), months=None
            )
        )
        if draw.random() < 0.7:
            rows = list(mrr_changes(theirs, period="2024-01-01/2024-07-01", months=months))
        if draw.random() < 0.2 and rows:
            rows.append(draw.choice(rows))
        if draw.random() < 0.2:
            rows = [row for row in rows if row.begins.month != 3]
        if draw.random() < 0.2:
            rows = [row for row in rows if draw.random() < 0.8]
        draw.shuffle(rows)
        if rows:
            found[case] = rows
    return found


def customer_columns(cases: dict[int, list[CustomerPeriod]]) -> dict[str, tuple[str, list[Any]]]:
    """The rows of all cases as columns of one frame."""
    rows = [(case, row) for case, found in cases.items() for row in found]
    return {
        "case_id": ("whole", [case for case, _ in rows]),
        "account": ("text", [row.account for _, row in rows]),
        "product": ("text", [row.product for _, row in rows]),
        "of": ("text", [row.of.value for _, row in rows]),
        "begins": ("date", [row.begins for _, row in rows]),
        "last": ("date", [row.last for _, row in rows]),
        "standing": ("text", [row.standing.value for _, row in rows]),
        "times_joined": ("whole", [len(row.joined_on) for _, row in rows]),
        "times_left": ("whole", [len(row.left_on) for _, row in rows]),
    }


def change_columns(cases: dict[int, list[MrrChange]]) -> dict[str, tuple[str, list[Any]]]:
    """The rows of all cases as columns of one frame; amounts as floats, as most have them."""
    rows = [(case, row) for case, found in cases.items() for row in found]

    def amounts(name: str) -> tuple[str, list[Any]]:
        return "float", [_float(getattr(row, name)) for _, row in rows]

    return {
        "case_id": ("whole", [case for case, _ in rows]),
        "account": ("text", [row.account for _, row in rows]),
        "currency": ("text", [row.currency for _, row in rows]),
        "begins": ("date", [row.begins for _, row in rows]),
        "last": ("date", [row.last for _, row in rows]),
        **{name: amounts(name) for name in ("start", "end", "end_yearly")},
        "movement": ("text", [row.movement.value for _, row in rows]),
    }


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def subscription_columns(cases: dict[int, list[Subscription]]) -> dict[str, tuple[str, list[Any]]]:
    """The subscriptions of all cases as columns of one frame; an account is one of its case."""
    rows = [(case, row) for case, found in cases.items() for row in found]
    return {
        "account": ("text", [f"{case} {row.account}" for case, row in rows]),
        "product": ("text", [row.product for _, row in rows]),
        "started_on": ("date", [row.started_on for _, row in rows]),
        "ended_on": ("date", [row.ended_on for _, row in rows]),
        "amount": ("float", [float(row.amount.amount) for _, row in rows]),
        "currency": ("text", [row.currency for _, row in rows]),
        "interval_months": ("whole", [row.interval_months for _, row in rows]),
        "trial": ("bool", [row.trial for _, row in rows]),
    }
