"""Quotas once more, in the plainest way: documents in, Fractions out, nothing of salesterms.

Rows and inputs are read as they stand in the vectors. An answer is (status, value or reason), and
of rows also how many count and how many are left out by reason.
"""

from datetime import date
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Answer = tuple[str, Any]

CENTS = {"EUR": 100, "USD": 100, "JPY": 1}


def number(given: Any) -> Any:
    """A number, an amount or a list of these as Fractions."""
    if isinstance(given, list):
        return [number(one) for one in given]
    if isinstance(given, dict):
        [text] = [given[name] for name in ("decimal", "number", "ratio", "amount") if name in given]
        return Fraction(text)
    return Fraction(given)  # a whole number, or the text of a number in a row


def rounded(exact: Fraction, currency: str) -> Fraction:
    """To the nearest cent; from half-way upwards in size."""
    parts = abs(exact) * CENTS[currency]
    whole = (parts + Fraction(1, 2)).__floor__()
    return Fraction(whole if exact >= 0 else -whole, CENTS[currency])


def paid(exact: Fraction, like: Any) -> Answer:
    """A number, or an amount that is rounded once where the quota is one."""
    return "value", rounded(exact, like["currency"]) if isinstance(
        like, dict
    ) and "currency" in like else exact


def over(top: Fraction, bottom: Fraction) -> Answer:
    """A share, or undefined."""
    return ("value", top / bottom) if bottom else ("undefined", "zero_denominator")


def attainment(variant: str, given: Row) -> Answer:
    """What was reached of the quota, or the mean of that."""
    if variant == "mean_of_members":
        return over(given["shares"], given["members"])
    return over(given["actual"], given["due" if variant == "to_date" else "quota"])


def prorated(variant: str, given: Row, like: Any) -> Answer:
    """A part of a quota, by days, months or weighted quarters."""
    if variant == "weighted_quarters":
        weights, months = given["weights"], given["months_served"]
        if len(weights) != len(months):
            return "refused", "not_as_many"
        if sum(weights) != 1:
            return "refused", "weights_not_whole"
        part = sum(weight * served / 3 for weight, served in zip(weights, months, strict=True))
        return paid(given["quota"] * part, like)
    name = "days" if variant == "days" else "months"
    served, whole = given[f"{name}_served"], given[f"{name}_in_period"]
    if not whole:
        return "undefined", "zero_denominator"
    if served > whole:
        return "refused", "longer_than_period"
    return paid(given["quota"] * served / whole, like)


def gap(variant: str, given: Row, like: Any) -> Answer:
    """What is left of a quota, or of it on each day."""
    left = given["quota"] - given["actual"]
    if variant == "left":
        return "value", left
    if left <= 0:
        return "undefined", "quota_reached"
    if not given["days_left"]:
        return "undefined", "zero_denominator"
    return paid(left / given["days_left"], like)


def pace(variant: str, given: Row, like: Any) -> Answer:
    """What the whole period gives at this pace, or the part of the quota that this is."""
    gone, days = given["days_elapsed"], given["days_in_period"]
    if gone > days:
        return "refused", "longer_than_period"
    if not gone:
        return "undefined", "zero_denominator"
    whole = given["actual"] * days / gone
    return paid(whole, like) if variant == "projected" else over(whole, given["quota"])


def computed(metric: str, variant: str, inputs: Row) -> Answer:
    """The answer on named numbers."""
    given = {name: number(one) for name, one in inputs.items()}
    if metric == "quota_attainment":
        return attainment(variant, given)
    if metric == "prorated_quota":
        return prorated(variant, given, inputs["quota"])
    if metric == "ramped_quota":
        return paid(given["monthly"] * sum(given["shares"]), inputs["monthly"])
    if metric == "quota_capacity":
        carried = given["sellers"] if variant == "full" else sum(given["ramp"])
        return paid(carried * given["quota"] * given["attainment"], inputs["quota"])
    if metric == "quota_gap":
        return gap(variant, given, inputs["quota"])
    return pace(variant, given, inputs["actual"])  # run_rate


def day(row: Row, name: str) -> date | None:
    """A date of a row."""
    return None if row.get(name) is None else date.fromisoformat(row[name])


def left_out(variant: str, row: Row, arguments: Row) -> str | None:
    """Why a result does not count; None where it does."""
    starts, last, known = day(row, "starts"), day(row, "last"), day(row, "known_to")
    assert starts is not None
    assert last is not None
    if "period" in arguments:
        first, end = (date.fromisoformat(one) for one in arguments["period"].split("/"))
        if not first <= starts < end:
            return "outside_period"
        if last >= end:
            return "beyond_period"
    if known is not None and known < starts:
        return "quota_not_started"
    if "as_of" in arguments:
        then = date.fromisoformat(arguments["as_of"])
        if min(last, known or last) > then:
            return "counts_later_days"
    if variant == "to_date" and row.get("due") is None:
        return "no_day_named"
    return None


def mean_of(rows: list[Row]) -> Answer:
    """The mean over owners of the mean over units of what each reached of all their quotas."""
    owners = sorted({row["owner"] for row in rows})
    shares, without = Fraction(0), 0
    for owner in owners:
        own = [row for row in rows if row["owner"] == owner]
        units = sorted({row["unit"] for row in own})
        wholes = [sum(number(row["quota"]) for row in own if row["unit"] == unit) for unit in units]
        parts = [sum(number(row["actual"]) for row in own if row["unit"] == unit) for unit in units]
        if 0 in wholes:
            without += 1
            continue
        each = [Fraction(part) / whole for part, whole in zip(parts, wholes, strict=True)]
        shares += sum(each, Fraction(0)) / len(each)
    if without:
        return "undefined", "members_without_quota"
    return over(shares, Fraction(len(owners)))


def measured(variant: str, rows: list[Row], arguments: Row) -> tuple[Answer, int, dict[str, int]]:
    """The attainment of rows: the answer, how many count, and how many do not by reason."""
    excluded: dict[str, int] = {}
    kept = []
    for row in rows:
        why = left_out(variant, row, arguments)
        if why is None:
            kept.append(row)
        else:
            excluded[why] = excluded.get(why, 0) + 1
    return answered(variant, kept), len(kept), excluded


def answered(variant: str, kept: list[Row]) -> Answer:
    """The answer of the results that count."""
    if variant != "mean_of_members" and len({row["unit"] for row in kept}) > 1:
        return "refused", "mixed_units"
    ids = [(row["unit"], id_) for row in kept for id_ in row.get("deals", [])]
    if len(ids) != len(set(ids)):
        return "refused", "counted_twice"
    if variant == "mean_of_members":
        return mean_of(kept)
    name = "due" if variant == "to_date" else "quota"
    actual = sum((number(row["actual"]) for row in kept), Fraction(0))
    return over(actual, sum((number(row[name]) for row in kept), Fraction(0)))


def group_of(row: Row, by: str) -> str | None:
    """The group of a result: the quarter that all of it lies in, or what stands in a field."""
    if by == "owner_kind":
        return str(row.get(by, "person"))
    if by != "quarter":
        return str(row[by])
    ends = [date.fromisoformat(row[name]) for name in ("starts", "last")]
    names = {f"{end.year}-Q{(end.month + 2) // 3}" for end in ends}
    return names.pop() if len(names) == 1 else None
