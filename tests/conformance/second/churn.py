"""Churn and retention once more, in the plainest way: documents in, Fractions out.

Nothing of salesterms: a row is read as it stands in a vector, and whoever was there on a day is
counted on that day. An answer is (status, value or reason), and of rows also how many count and how
many are left out by reason.
"""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from second.rows import after, elsewhere

Row = dict[str, Any]
Answer = tuple[str, Any]
Account = tuple[Answer, int, dict[str, int]]

A_DAY = timedelta(days=1)
FROM_START = ("kept", "returned", "gone")
NEW = ("joined", "joined_and_left", "came_back", "came_back_and_left")


def number(given: Any) -> Any:
    """A number in one of its forms, or a list of these, as Fractions."""
    if isinstance(given, list):
        return [number(one) for one in given]
    if isinstance(given, dict):
        [text] = given.values()
        return Fraction(text)
    return Fraction(given)


def over(top: Any, bottom: Any) -> Answer:
    """A share, or undefined."""
    return ("value", Fraction(top) / bottom) if bottom else ("undefined", "zero_denominator")


def computed(metric: str, variant: str, inputs: Row) -> Answer:
    """The answer on named numbers."""
    given = {name: number(one) for name, one in inputs.items()}
    return FORMULAS[metric, variant](given)


def standard(given: Row) -> Answer:
    """Who left, less those who joined or came back in the same period."""
    less = given["joined_and_left"] + given["returned"]
    if less > given["churned"]:
        return "refused", "more_than_churned"
    return over(given["churned"] - less, given["start"])


def summed(given: Row) -> Answer:
    """The rates of days, added up."""
    rates = given["values"]
    return ("value", sum(rates)) if rates else ("undefined", "zero_denominator")


def compounded(given: Row) -> Answer:
    """What is lost when each period loses its share of what is left."""
    left = Fraction(1)
    for _ in range(int(given["periods"])):
        left *= 1 - given["churn_rate"]
        if left.denominator.bit_length() > 14_000:
            return "refused", "out_of_bounds"
    return "value", 1 - left


def per_period(given: Row) -> Answer:
    """The rate of one period, by halving until 1e-18: compounded, it is the rate that is given."""
    low, high = Fraction(0), Fraction(1)
    for _ in range(60):
        middle = (low + high) / 2
        less = 1 - (1 - middle) ** int(given["periods"]) < given["churn_rate"]
        low, high = (middle, high) if less else (low, middle)
    return "value", high


FORMULAS: dict[tuple[str, str], Callable[[Row], Answer]] = {
    ("customer_churn", "start_cohort"): lambda given: over(given["churned"], given["start"]),
    ("customer_churn", "standard"): standard,
    ("customer_churn", "thirty_days"): lambda given: over(
        given["churned"], given["start"] + given["new"]
    ),
    ("customer_churn", "daily_sum"): summed,
    ("customer_churn", "average_base"): lambda given: over(
        2 * given["churned"], given["start"] + given["end"]
    ),
    ("customer_retention", "start_cohort"): lambda given: over(given["retained"], given["start"]),
    ("customer_retention", "without_a_gap"): lambda given: over(given["kept"], given["start"]),
    ("customer_retention", "end_less_new"): lambda given: over(
        given["end"] - given["new"], given["start"]
    ),
    ("churn_over_periods", "compounded"): compounded,
    ("churn_over_periods", "per_period"): per_period,
}


# --- rows -----------------------------------------------------------------------------------------


def read(row: Row) -> Any:
    """A document as a row with dates."""
    days = {name: tuple(map(day, row.get(name, ()))) for name in ("joined_on", "left_on")}
    return SimpleNamespace(
        begins=day(row["begins"]),
        last=day(row["last"]),
        at_start=row.get("at_start", False),
        customer_before=row.get("customer_before", False),
        not_paying=row.get("not_paying"),
        of=row.get("of", "organisation"),
        **days,
    )


def day(text: str) -> date:
    """A date of its text."""
    return date.fromisoformat(text)


def there(row: Any, on: date) -> bool:
    """Whether somebody was a customer at the end of a day: by the last that happened until then."""
    until = [(one, True) for one in row.joined_on if one <= on]
    until += [(one, False) for one in row.left_on if one <= on]
    return max(until)[1] if until else bool(row.at_start)


def standing(row: Any) -> str:
    """What became of a customer."""
    if row.not_paying is not None:
        return f"only_{getattr(row.not_paying, 'value', row.not_paying)}"
    at_end = there(row, row.last)
    if row.at_start:
        return "gone" if not at_end else "returned" if row.left_on else "kept"
    came = "came_back" if row.customer_before else "joined"
    return came if at_end else f"{came}_and_left"


def if_not_asked(row: Any, asked: Row) -> str | None:
    """Why the period of a row is not one that is asked for."""
    if elsewhere(row.begins, asked):
        return "outside_period"
    if elsewhere(row.last, asked):
        return "not_wholly_in_period"
    return "period_not_over" if after(row.last, asked) else None


def placed(row: Any, asked: Row) -> str | None:
    """The line of the table in which a row belongs that says itself how it stands."""
    told = None if row.standing is None else str(row.standing.value)
    return if_not_asked(row, asked) or told


#: (metric, variant) -> where that variant puts a row.
PLACED: dict[tuple[str, str], Callable[[Any, Row], str | None]] = {
    name: placed for name in FORMULAS if name[0] != "churn_over_periods"
}


def measured(metric: str, variant: str, rows: list[Row], asked: Row) -> Account:
    """The answer on rows, how many count, and how many are left out by reason."""
    read_rows = [read(row) for row in rows]
    where = [if_not_asked(row, asked) or standing(row) for row in read_rows]
    wanted: tuple[str, ...] = FROM_START
    if variant in {"standard", "thirty_days", "daily_sum", "average_base", "end_less_new"}:
        wanted = (*FROM_START, *NEW)
    kept = [row for row, bucket in zip(read_rows, where, strict=True) if bucket in wanted]
    left_out = {bucket: where.count(bucket) for bucket in where if bucket not in wanted}
    wrong = together(kept)
    found = answer(metric, variant, kept) if wrong is None else ("refused", wrong)
    return found, len(kept), left_out


def together(rows: list[Any]) -> str | None:
    """Why rows are not added up: customers of two things, or days that stand in two periods."""
    if len({row.of for row in rows}) > 1:
        return "several_of"
    spans = {(row.begins, row.last) for row in rows}
    if any(
        one != other and one[0] <= other[1] and other[0] <= one[1]
        for one in spans
        for other in spans
    ):
        return "periods_overlap"
    return None


def answer(metric: str, variant: str, rows: list[Any]) -> Answer:
    """The answer on the rows that count, person by person."""
    start = sum(bool(row.at_start) for row in rows)
    end = sum(there(row, row.last) for row in rows)
    joinings = sum(len(row.joined_on) for row in rows)
    leavings = sum(len(row.left_on) for row in rows)
    stayed = sum(bool(row.at_start) and there(row, row.last) for row in rows)
    if metric == "customer_retention":
        never_left = sum(bool(row.at_start) and not row.left_on for row in rows)
        was_not_there = sum(not row.at_start for row in rows)
        tops = {"start_cohort": stayed, "without_a_gap": never_left}
        return over(tops.get(variant, end - was_not_there), start)
    lost = sum(bool(row.left_on) and not there(row, row.last) for row in rows)
    if variant == "thirty_days":
        if any((row.last - row.begins).days != 29 for row in rows):
            return "refused", "not_thirty_days"
        return over(leavings, start + joinings)
    if variant == "daily_sum":
        return by_day(rows)
    if variant == "average_base":
        return over(2 * lost, start + end)
    again = sum(standing(row) == "came_back_and_left" for row in rows)
    return over(start - stayed + (again if variant == "standard" else 0), start)


def by_day(rows: list[Any]) -> Answer:
    """Each day's leavings of those who were there at its start, day after day of each period."""
    rates = []
    for begins, last in sorted({(row.begins, row.last) for row in rows}):
        own = [row for row in rows if (row.begins, row.last) == (begins, last)]
        on = begins
        while on <= last:
            before = [
                row for row in own if (there(row, on - A_DAY) if on > begins else row.at_start)
            ]
            if before:
                lost = sum(not there(row, on) for row in before)
                rates.append(Fraction(lost, len(before)))
            on += A_DAY
    return ("value", sum(rates, Fraction(0))) if rates else ("undefined", "zero_denominator")
