"""Recurring revenue once more, in the plainest way: documents in, Fractions out, day by day.

Nothing of salesterms is used. Rows and inputs are read as they stand in the vectors. An answer is
(status, value or reason); of rows also how many count, and how many are left out by reason.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from second.rows import after, elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from second.deals import Asked

Row = dict[str, Any]
Answer = tuple[str, Any]

DAY = timedelta(days=1)
CENTS = {"EUR": 100, "USD": 100, "JPY": 1}
OF_START = ("unchanged", "expansion", "contraction", "churn")
PAYING = (*OF_START, "new", "reactivation")
#: What is an amount; all else is a share.
IN_MONEY = ("mrr", "arr", "mrr_movements")


def number(given: Any) -> Any:
    """A number, an amount or a list of these as Fractions."""
    if isinstance(given, list):
        return [number(one) for one in given]
    if isinstance(given, dict):
        [text] = [given[name] for name in ("decimal", "number", "ratio", "amount") if name in given]
        return Fraction(text)
    return Fraction(given)


def rounded(exact: Fraction, currency: str) -> Fraction:
    """To the nearest cent; from half-way upwards in size."""
    parts = abs(exact) * CENTS[currency]
    whole = (parts + Fraction(1, 2)).__floor__()
    return Fraction(whole if exact >= 0 else -whole, CENTS[currency])


def over(top: Fraction, bottom: Fraction) -> Answer:
    """A share, or undefined."""
    return ("value", top / bottom) if bottom else ("undefined", "zero_denominator")


# --- formulas on named numbers --------------------------------------------------------------------


def gained(n: dict[str, Fraction]) -> Fraction:
    """What came in, of what is named."""
    return n.get("new", Fraction(0)) + n.get("expansion", 0) + n.get("reactivation", 0)


def lost(n: dict[str, Fraction]) -> Fraction:
    """What went out, of what is named."""
    return n.get("contraction", Fraction(0)) + n.get("churn", 0)


def added_up(rates: Any) -> Answer:
    """The rates of some periods together; undefined where there is none."""
    return ("value", sum(rates, Fraction(0))) if rates else ("undefined", "zero_denominator")


def share(metric: str, variant: str, n: dict[str, Fraction]) -> Answer:
    """A share of the start, or the quick ratio."""
    if metric == "quick_ratio":
        return over(gained(n), lost(n))
    if "values" in n:
        return added_up(n["values"])
    start = n["start"]
    if "kept" in n:
        kept = n["kept"]
        if variant == "per_customer" and metric == "gross_revenue_retention" and kept > start:
            return "refused", "more_than_start"
        return over(min(kept, start) if variant == "total_capped" else kept, start)
    if metric in {"gross_mrr_churn", "net_mrr_churn"}:
        return over(lost(n) - gained(n), start)
    return over(start + gained(n) - lost(n), start)


def amount(metric: str, variant: str, n: dict[str, Fraction]) -> Fraction:
    """An amount, exactly."""
    if metric == "mrr_movements":
        if variant == "end":
            return n["start"] + gained(n) - lost(n)
        return gained(n) - lost(n) if variant == "net_new" else n[variant]
    [only] = n.values()
    return only * 12 if metric == "arr" else only


def computed(metric: str, variant: str, inputs: Row) -> Answer:
    """The answer on named numbers."""
    n = {name: number(one) for name, one in inputs.items()}
    if metric not in IN_MONEY:
        return share(metric, variant, n)
    [currency] = {one["currency"] for one in inputs.values()}
    return "value", rounded(amount(metric, variant, n), currency)


# --- rows ----------------------------------------------------------------------------------------


def movement(row: Row) -> str:
    """What became of an account."""
    start, end, before = (number(row.get(name, 0)) for name in ("start", "end", "before"))
    if start and end:
        return "unchanged" if start == end else "expansion" if end > start else "contraction"
    if start or end:
        return "churn" if start else "reactivation" if before else "new"
    if row.get("came_and_went"):
        return "came_and_went"
    return "gone" if before else "never_paid"


def bucket(metric: str, variant: str, row: Row, arguments: Row) -> str:
    """Where a row lands: what moved, or why it is not looked at."""
    begins, last = date.fromisoformat(row["begins"]), date.fromisoformat(row["last"])
    if "period" in arguments:
        first, end = (date.fromisoformat(one) for one in arguments["period"].split("/"))
        if not first <= begins < end:
            return "outside_period"
        if last >= end:
            return "outlasts_period"
    if "as_of" in arguments and last > date.fromisoformat(arguments["as_of"]):
        return "period_not_over"
    if (metric, variant) == ("arr", "annualised_contracts") and row.get("end_yearly") is None:
        return "contracts_unknown"
    return movement(row)


def counted_of(variant: str) -> tuple[str, ...]:
    """What counts."""
    return OF_START if variant in {"per_customer", "total_capped"} else PAYING


def at_one_moment(metric: str, variant: str, rows: list[Row]) -> dict[str, Fraction] | Answer:
    """The terms of what is true at one moment: of rows of one period only."""
    periods = max(len({row[name] for row in rows}) for name in ("begins", "last"))
    if periods > 1:
        return "refused", "several_periods"
    if metric in IN_MONEY and twice(rows):
        return "refused", "customer_twice"
    if metric in {"mrr", "arr"}:
        column = {"at_start": "start", "annualised_contracts": "end_yearly"}.get(variant, "end")
        return {column: total(rows, column)}
    start = total(rows, "start")
    ends = [number(row.get("end", 0)) for row in rows]
    if (metric, variant) == ("gross_revenue_retention", "per_customer"):
        ends = [min(end, number(row.get("start", 0))) for end, row in zip(ends, rows, strict=True)]
    return {"kept": sum(ends, Fraction(0)), "start": start}


def twice(rows: list[Row]) -> bool:
    """Whether an account has two rows that begin on one day."""
    return any(
        (one["account"], one["begins"]) == (other["account"], other["begins"])
        for at, one in enumerate(rows)
        for other in rows[:at]
    )


def flows(rows: list[Row]) -> dict[str, Fraction] | Answer:
    """What moved over the periods of the rows, which must follow each other and balance."""
    spans = sorted({(row["begins"], row["last"]) for row in rows})
    periods = [[row for row in rows if (row["begins"], row["last"]) == span] for span in spans]
    for (_, last), (begins, _), one, other in zip(
        spans, spans[1:], periods, periods[1:], strict=False
    ):
        end, start = total(one, "end"), total(other, "start")
        days = (date.fromisoformat(begins) - date.fromisoformat(last)).days
        if days < 1 or (days > 1 and (end or start)):
            return "refused", "periods_not_adjoining"
        if end != start:
            return "refused", "not_balanced"
    moves: tuple[str, ...] = ("new", "expansion", "contraction", "churn", "reactivation")
    found: dict[str, Fraction] = dict.fromkeys(moves, Fraction(0))
    found["start"] = total(periods[0], "start")
    for row in rows:
        if movement(row) in found:
            found[movement(row)] += abs(number(row.get("end", 0)) - number(row.get("start", 0)))
    return found


def total(rows: list[Row], name: str) -> Fraction:
    """A column of rows, added up."""
    return sum((number(row.get(name, 0)) for row in rows), Fraction(0))


def period_by_period(metric: str, kept: list[Row]) -> Answer:
    """What was lost of the start of each period, added up; net of what grew and came back."""
    rates, without = [], 0
    for begins in sorted({row["begins"] for row in kept}):
        one: Any = flows([row for row in kept if row["begins"] == begins])
        if not one["start"]:
            without += 1
            continue
        back = one["expansion"] + one["reactivation"] if metric == "net_mrr_churn" else 0
        rates.append((lost(one) - back) / one["start"])
    return ("undefined", "period_without_start") if without else added_up(rates)


#: The flows that a variant does not look at.
NOT_NAMED = {
    ("net_revenue_retention", "flow"): {"new", "reactivation"},
    ("net_revenue_retention", "flow_with_reactivation"): {"new"},
    ("net_revenue_retention", "without_contraction"): {"new", "reactivation", "contraction"},
    ("gross_revenue_retention", "flow"): {"new", "reactivation", "expansion"},
    ("gross_mrr_churn", "lost"): {"new", "reactivation", "expansion"},
    ("gross_mrr_churn", "cancelled"): {"new", "reactivation", "expansion", "contraction"},
    ("net_mrr_churn", "net"): {"new"},
    ("net_mrr_churn", "without_reactivation"): {"new", "reactivation"},
    ("quick_ratio", "without_reactivation"): {"reactivation"},
}


def answered(
    metric: str, variant: str, kept: list[Row], left_out: dict[str, int], currency: str | None
) -> Answer:
    """The answer of the rows that count, where these say it or nobody pays."""
    currencies = {row["currency"] for row in kept}
    if len(currencies) > 1:
        return "refused", "mixed_currencies"
    if currency and currencies - {currency}:
        return "refused", "other_currency"
    unpaid = left_out.keys() & {"gone", "came_and_went", "never_paid"}
    if metric in IN_MONEY and not kept and not unpaid:
        if "period_not_over" in left_out:
            return "not_yet_observable", "no_period_over"
        return "undefined", "nothing_counted"
    known = currency or "".join(currencies)
    if not known:
        return "undefined", "nothing_counted"
    return valued(metric, variant, kept, known)


def valued(metric: str, variant: str, kept: list[Row], known: str) -> Answer:
    """The answer of rows of one currency."""
    terms: Any = dict.fromkeys(("start", *PAYING), Fraction(0))
    if metric in {"mrr", "arr"} or counted_of(variant) != PAYING:
        terms = at_one_moment(metric, variant, kept)
    elif kept:
        terms = flows(kept)
        if isinstance(terms, dict) and metric in IN_MONEY and twice(kept):
            return "refused", "customer_twice"
    if isinstance(terms, tuple):
        return terms
    if variant == "sum_of_periods":
        return period_by_period(metric, kept)
    aside = NOT_NAMED.get((metric, variant), set())
    named = {name: one for name, one in terms.items() if name not in aside}
    if metric in IN_MONEY:
        return "value", rounded(amount(metric, variant, named), known)
    return share(metric, variant, named)


def measured(
    metric: str, variant: str, rows: list[Row], arguments: Row
) -> tuple[Answer, int, dict[str, int]]:
    """The answer on rows, how many count, and how many do not by reason."""
    excluded: dict[str, int] = {}
    kept = []
    for row in rows:
        its = bucket(metric, variant, row, arguments)
        if its in counted_of(variant):
            kept.append(row)
        else:
            excluded[its] = excluded.get(its, 0) + 1
    currency = arguments.get("currency")
    return answered(metric, variant, kept, excluded, currency), len(kept), excluded


def group_of(row: Row, by: str) -> str | None:
    """The group of a row: what stands in a field, or the month or the year that all of it is in."""
    if by in {"account", "currency"}:
        return str(row[by])
    width = {"month": 7, "year": 4}[by]
    names = {row[name][:width] for name in ("begins", "last")}
    return str(names.pop()) if len(names) == 1 else None


# --- from subscriptions to rows ------------------------------------------------------------------


def why_not(one: Row) -> str | None:
    """Why a subscription does not count."""
    if one["started_on"] == one.get("ended_on"):
        return "never_active"
    if one["trial"]:
        return "trial"
    return None if number(one["amount"]) else "free"


def is_there(one: Row, day: date) -> bool:
    """Whether a subscription is active on a day."""
    ended = one.get("ended_on")
    return date.fromisoformat(one["started_on"]) <= day and (
        ended is None or day < date.fromisoformat(ended)
    )


def paid_on(theirs: list[Row], day: date, least: int = 1) -> Fraction:
    """What an account pays a month on a day, by intervals of at least so many months."""
    return sum(
        (
            number(one["amount"]) / one["interval_months"]
            for one in theirs
            if why_not(one) is None and is_there(one, day) and one["interval_months"] >= least
        ),
        Fraction(0),
    )


def last_paid(theirs: list[Row], day: date) -> Fraction:
    """What it paid on the last day, up to and with this one, on which it paid anything."""
    if not theirs:
        return Fraction(0)
    first = min(date.fromisoformat(one["started_on"]) for one in theirs)
    while day >= first:
        if found := paid_on(theirs, day):
            return found
        day -= DAY
    return Fraction(0)


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number_of_day in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number_of_day)
        except ValueError:
            continue
    raise AssertionError


def changes(inputs: Row) -> list[Row]:
    """The rows of all accounts, period by period."""
    start, end = (date.fromisoformat(one) for one in inputs["period"].split("/"))
    months = inputs.get("months", 1)
    bounds = [start]
    while bounds[-1] < end:
        if "days" in inputs:
            bounds.append(bounds[-1] + DAY * inputs["days"])
        else:
            bounds.append(end if months is None else months_later(start, months * len(bounds)))
    keys = dict.fromkeys((one["account"], one["amount"]["currency"]) for one in inputs["rows"])
    found = []
    for account, currency in keys:
        theirs = [
            one
            for one in inputs["rows"]
            if (one["account"], one["amount"]["currency"]) == (account, currency)
        ]
        for first, day_after in pairwise(bounds):
            row = change(theirs, first, day_after)
            if row["left_out"] or last_paid(theirs, day_after - DAY):
                found.append({"account": account, "currency": currency, **row})
    return found


def change(theirs: list[Row], first: date, day_after: date) -> Row:
    """One account in one period: from the first day up to the day after the last one."""
    days = [first + DAY * k for k in range((day_after - first).days)]
    begin, end = paid_on(theirs, first - DAY), paid_on(theirs, days[-1])
    left_out: dict[str, int] = {}
    for one in theirs:
        why = why_not(one)
        on_a_day = any(is_there(one, day) or one["started_on"] == day.isoformat() for day in days)
        if why and on_a_day:
            left_out[why] = left_out.get(why, 0) + 1
    row = {
        "begins": first.isoformat(),
        "last": days[-1].isoformat(),
        "start": begin,
        "end": end,
        "before": Fraction(0) if begin else last_paid(theirs, first - DAY),
        "end_yearly": paid_on(theirs, days[-1], 12),
    }
    within = not begin and not end and any(paid_on(theirs, day) for day in days)
    moved = movement({**row, "came_and_went": within})
    return {**row, "movement": moved, "left_out": left_out}


# --- where a row belongs, once more ---------------------------------------------------------------


def placing(*, contracts: bool) -> Callable[[Any, Asked], str | None]:
    """What moved, or why a row is not looked at."""

    def placed(row: Any, asked: Asked) -> str | None:
        if elsewhere(row.begins, asked):
            return "outside_period"
        if elsewhere(row.last, asked):
            return "outlasts_period"
        if after(row.last, asked):
            return "period_not_over"
        if contracts and row.end_yearly is None:
            return "contracts_unknown"
        return None if row.movement is None else str(row.movement.value)

    return placed


VARIANTS = {
    "mrr": ("at_end", "at_start"),
    "arr": ("mrr_times_12", "annualised_contracts"),
    "mrr_movements": (
        *("end", "net_new", "new", "expansion", "contraction", "churn", "reactivation"),
    ),
    "net_revenue_retention": (
        *("per_customer", "flow", "flow_with_reactivation", "without_contraction"),
    ),
    "gross_revenue_retention": ("per_customer", "flow", "total_capped"),
    "gross_mrr_churn": ("lost", "cancelled", "sum_of_periods"),
    "net_mrr_churn": ("net", "without_reactivation", "sum_of_periods"),
    "quick_ratio": ("with_reactivation", "without_reactivation"),
}

#: (metric, variant) -> where that variant puts a row.
PLACED = {
    (metric, variant): placing(contracts=variant == "annualised_contracts")
    for metric, names in VARIANTS.items()
    for variant in names
}
