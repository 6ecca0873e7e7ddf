"""Retention of cohorts once more, in the plainest way: documents in, Fractions out.

Nothing of salesterms. A row is a customer and a number of days; what each was there for stands in
it, or is worked out here from a log of dates, one customer and one day at a time.
"""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from second.rows import after, elsewhere

Row = dict[str, Any]
Answer = tuple[str, Any]
Log = list[tuple[str, date]]

#: Variant -> the field of a row that it looks at.
FIELDS = {"n_day": "on_day", "unbounded": "on_or_after", "bracket": "in_bracket"}


def placed(variant: str) -> Callable[[Any, Row], str | None]:
    """The line of the table in which a row belongs."""
    name = FIELDS[variant]

    def placed_(row: Any, asked: Row) -> str | None:
        if elsewhere(row.day_zero, asked):
            return "outside_period"
        if after(row.day_zero, asked):
            return "not_begun_yet"
        told = getattr(row, name)
        if told is None:
            return "no_bracket" if variant == "bracket" else None
        return str(told.value)

    return placed_


#: (metric, variant) -> where that variant puts a row.
PLACED: dict[tuple[str, str], Callable[[Any, Row], str | None]] = {
    ("cohort_retention", variant): placed(variant) for variant in FIELDS
}


def computed(inputs: Row) -> Answer:
    """The answer on named numbers."""
    active, cohort = inputs["active"], inputs["cohort"]
    return ("value", Fraction(active, cohort)) if cohort else ("undefined", "zero_denominator")


def measured(variant: str, rows: list[Row], asked: Row) -> tuple[Answer, int, dict[str, int]]:
    """The answer on rows, how many count, and how many are left out by reason."""
    left_out: dict[str, int] = {}
    kept = []
    brackets = set()
    for row in rows:
        told = row.get(FIELDS[variant])
        if elsewhere(date.fromisoformat(row["day_zero"]), asked):
            left_out["outside_period"] = left_out.get("outside_period", 0) + 1
        elif row["day_zero"] > row["as_of"]:
            left_out["not_begun_yet"] = left_out.get("not_begun_yet", 0) + 1
        elif told is None:
            left_out["no_bracket"] = left_out.get("no_bracket", 0) + 1
        else:
            kept.append((row["day"], told, row["customer"]))
            brackets.add(row.get("bracket"))
    if variant == "bracket" and len(brackets) > 1 and len({day for day, *_ in kept}) == 1:
        return ("refused", "several_brackets"), len(kept), left_out
    return answer(kept), len(kept), left_out


def answer(kept: list[tuple[int, str, str]]) -> Answer:
    """The share of those who were there, if all are known and of one day."""
    if len({day for day, _, _ in kept}) > 1:
        return "refused", "several_days"
    if len({customer for _, _, customer in kept}) < len(kept):
        return "refused", "customer_twice"
    if any(told == "not_yet" for _, told, _ in kept):
        return "not_yet_observable", "cohort_not_mature"
    return computed({"active": sum(told == "active" for _, told, _ in kept), "cohort": len(kept)})


# --- from a log -----------------------------------------------------------------------------------


def retention(log: Log, day: int, as_of: date, *, since: bool) -> Answer:
    """Of everybody in a log: who was there so many days after their first, or then or later."""
    customers = {customer for customer, on in log if on <= as_of}
    there = 0
    for customer in customers:
        first = min(on for who, on in log if who == customer)
        on = first + timedelta(days=day)
        if on > as_of:
            return "not_yet_observable", "cohort_not_mature"
        dates = {when for who, when in log if who == customer and when <= as_of}
        there += any(when >= on for when in dates) if since else on in dates
    return computed({"active": there, "cohort": len(customers)})
