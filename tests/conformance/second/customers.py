"""From subscriptions to customers, and from dates to cohorts, once more: one day at a time.

Nothing of salesterms: subscriptions and activity are documents as they stand in the vectors.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Key = tuple[str, str | None, str | None]

A_DAY = timedelta(days=1)


def day(text: str) -> date:
    """A date of its text."""
    return date.fromisoformat(text)


def span(name: str) -> tuple[date, date]:
    """The first day of a period, and the day after its last: of a month, a year or two dates."""
    if "/" in name:
        start, end = name.split("/")
        return day(start), day(end)
    if len(name) == 4:
        return date(int(name), 1, 1), date(int(name) + 1, 1, 1)
    year, month = map(int, name.split("-"))
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def key_of(one: Row, of: str, services: Row) -> Key:
    """Of whom and of what a subscription makes a customer."""
    product = one.get("product")
    service = None if product is None else services.get(product)
    if of == "organisation":
        return one["account"], None, None
    return one["account"], product if of == "product" else None, service


def there(sold: list[Row], kind: str, on: date) -> bool:
    """Whether one of some subscriptions of a kind is there on a day."""
    return any(
        day(one["started_on"]) <= on
        and (one.get("ended_on") is None or on < day(one["ended_on"]))
        and kind_of(one) == kind
        for one in sold
    )


def kind_of(one: Row) -> str:
    """What a subscription is."""
    if one["trial"]:
        return "trial"
    return "paid" if float(one["amount"]["amount"]) else "free"


def days_in(start: date, end: date) -> Iterator[date]:
    """Each day of a period."""
    while start < end:
        yield start
        start += A_DAY


def one_row(sold: list[Row], start: date, end: date) -> tuple[str, list[date], list[date]] | None:
    """What became of a customer, and the days on which it joined and left; None for nothing."""
    joined, left = [], []
    for on in days_in(start, end):
        before, now = there(sold, "paid", on - A_DAY), there(sold, "paid", on)
        if now and not before:
            joined.append(on)
        if before and not now:
            left.append(on)
    at_start, at_end = there(sold, "paid", start - A_DAY), there(sold, "paid", end - A_DAY)
    if at_start:
        return ("kept" if not left else "returned" if at_end else "gone"), joined, left
    if joined:
        first = min(day(one["started_on"]) for one in sold)
        before = any(there(sold, "paid", on) for on in days_in(first, start))
        came = "came_back" if before else "joined"
        return (came if at_end else f"{came}_and_left"), joined, left
    for kind in ("trial", "free"):
        if any(there(sold, kind, on) for on in days_in(start, end)):
            return f"only_{kind}", [], []
    return None


def periods(inputs: Row) -> list[list[Any]]:
    """The rows of the operation `customer_periods`."""
    of, services = inputs.get("of", "organisation"), inputs.get("services") or {}
    sold = inputs["subscriptions"]
    keys = {key_of(one, of, services) for one in sold}
    rows = []
    for name in inputs["periods"]:
        start, end = span(name)
        for key in sorted(keys, key=lambda one: [(part is None, part or "") for part in one]):
            own = [one for one in sold if key_of(one, of, services) == key]
            found = one_row(own, start, end)
            if found is not None:
                standing, *days = found
                told = [[on.isoformat() for on in each] for each in days]
                rows.append([*key, start.isoformat(), standing, *told])
    return rows


def balances(inputs: Row) -> list[list[Any]]:
    """The balances of the operation `customer_balances`, by counting heads on each day."""
    found = []
    for name in inputs["periods"]:
        start, _ = span(name)
        rows = periods({**inputs, "periods": [name]})
        at_start = sum(row[4] in {"kept", "returned", "gone"} for row in rows)
        joinings, leavings = (sum(len(row[at]) for row in rows) for at in (5, 6))
        firsts = sum(row[4] in {"joined", "joined_and_left"} for row in rows)
        at_end = sum(row[4] in {"kept", "returned", "joined", "came_back"} for row in rows)
        again = joinings - firsts
        found.append([start.isoformat(), at_start, firsts, again, leavings, at_end])
    return found


def cohort(inputs: Row) -> list[list[Any]]:
    """The rows of the operation `cohort_days`."""
    until = day(inputs["as_of"])
    log = [(who, day(on)) for who, on in inputs["activity"]]
    joined = inputs.get("joined")
    asked = inputs["days"]
    rows = []
    for who in sorted(joined or {customer for customer, _ in log}):
        dates = [on for customer, on in log if customer == who and on <= until]
        zero = day(joined[who]) if joined else min(on for customer, on in log if customer == who)
        if zero > until:
            continue
        for at, number in enumerate(asked):
            on = zero + number * A_DAY
            end = asked[at + 1] - 1 if at + 1 < len(asked) else inputs.get("last")
            last = None if end is None else zero + end * A_DAY
            cells = [
                told(dates, on, on, until, on),
                told(dates, on, until, until, on),
                None if last is None else told(dates, on, last, until, last),
            ]
            rows.append([who, zero.isoformat(), number, *cells])
    return rows


def told(dates: list[date], first: date, last: date, until: date, over: date) -> str:
    """Whether somebody was there in some days, if these are over."""
    if over > until:
        return "not_yet"
    return "active" if any(first <= on <= last for on in dates) else "inactive"
