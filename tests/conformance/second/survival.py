"""Survival once more, plainly: every row is asked at every time. Nothing of the library is here."""

from __future__ import annotations

import calendar
import math
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from statistics import NormalDist
from typing import Any

#: Digits of sums and of bounds.
_DIGITS = 40


def sighting(row: dict[str, Any]) -> str:
    """What a row tells, or why it tells nothing."""
    if row.get("trial", False):
        return "trial_lifespan"
    if row.get("free", False):
        return "free_lifespan"
    if row["duration"] is None:
        return "no_duration"
    duration, entered = number(row["duration"]), number(row.get("entered", 0))
    if min(duration, entered) < 0:
        return "negative_duration"
    if not entered < duration:
        return "no_time_seen"
    return "ended" if row["ended"] else "censored"


def number(given: Any) -> Fraction:
    """A number of a row: a whole one, or a decimal as text, in its form or not."""
    return Fraction(plain(given))


def steps(rows: list[dict[str, Any]]) -> list[tuple[Fraction, int, int, int, Fraction]]:
    """Time, at risk, ended, censored and survival, in the order of time."""
    told = [row for row in rows if sighting(row) in {"ended", "censored"}]
    left, found = Fraction(1), []
    for time in sorted({number(row["duration"]) for row in told}):
        at_risk = [
            row for row in told if number(row.get("entered", 0)) < time <= number(row["duration"])
        ]
        here = [row for row in at_risk if number(row["duration"]) == time]
        ended = [row for row in here if row["ended"]]
        left = left * (len(at_risk) - len(ended)) / len(at_risk)
        found.append((time, len(at_risk), len(ended), len(here) - len(ended), left))
    return found


def excluded(rows: list[dict[str, Any]]) -> dict[str, int]:
    """How many rows tell nothing, by reason."""
    reasons = [sighting(row) for row in rows]
    return {one: reasons.count(one) for one in reasons if one not in {"ended", "censored"}}


def survival(rows: list[dict[str, Any]], time: Fraction) -> Fraction | str:
    """The part that is there after a time, or why that is not known."""
    curve = steps(rows)
    if not curve:
        return "nothing_counted"
    if time > curve[-1][0] and curve[-1][4]:
        return "beyond_sight"
    return next((left for at, *_, left in reversed(curve) if at <= time), Fraction(1))


def median(rows: list[dict[str, Any]]) -> Fraction | str:
    """The first time after which half or fewer are there."""
    curve = steps(rows)
    reached = [time for time, *_, left in curve if left <= Fraction(1, 2)]
    if reached:
        return reached[0]
    return "median_not_reached" if curve else "nothing_counted"


def restricted_mean(rows: list[dict[str, Any]], until: Fraction) -> Fraction | str:
    """The area below the curve, up to a time."""
    if isinstance(known := survival(rows, until), str):
        return known
    edges = sorted({Fraction(0), until} | {time for time, *_ in steps(rows) if time < until})
    area = Fraction(0)
    for start, end in pairwise(edges):
        height = survival(rows, start)
        assert isinstance(height, Fraction)
        area += height * (end - start)
    return area


def interval(
    rows: list[dict[str, Any]], time: Fraction, level: Fraction, transform: str
) -> dict[str, Any]:
    """The bounds by Greenwood's formula, in decimals, so that nothing is too small."""
    left = survival(rows, time)
    if isinstance(left, str):
        late = left == "beyond_sight"
        return {"not_yet_observable" if late else "undefined": left}
    if not left:
        return {"undefined": "nobody_left"}
    gone = [(there, ended) for at, there, ended, *_ in steps(rows) if at <= time]
    variance = sum(Fraction(d, n * (n - d)) for n, d in gone)
    with localcontext() as context:
        context.prec = _DIGITS
        s, root = decimal_of(left), decimal_of(variance).sqrt()
        far = Decimal(NormalDist().inv_cdf(1 - float(1 - level) / 2)) * root
        if transform == "plain":
            bounds = max(Decimal(0), s - s * far), min(Decimal(1), s + s * far)
        elif left == 1:
            bounds = Decimal(1), Decimal(1)
        else:
            middle, width = (-s.ln()).ln(), far / -s.ln()
            bounds = (-(middle + width).exp()).exp(), (-(middle - width).exp()).exp()
        low, high = ({"decimal": f"{Decimal(f'{float(one):.5g}'):f}"} for one in bounds)
    return {"low": low, "high": high}


def decimal_of(given: Fraction | int) -> Decimal:
    """In as many digits as are reckoned with."""
    exact = Fraction(given)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


# --- the metrics on rows, and on the steps of a curve ---------------------------------------------


def measured(
    variant: str, rows: list[dict[str, Any]], arguments: dict[str, Any]
) -> tuple[tuple[str, Any], int, dict[str, int]]:
    """The answer on rows, how many counted, and how many did not for each reason."""
    kept = [row for row in rows if started_in(row, arguments.get("period")) == ""]
    out: dict[str, int] = {}
    for row in rows:
        why = started_in(row, arguments.get("period")) or sighting(row)
        if why not in {"ended", "censored"}:
            out[why] = out.get(why, 0) + 1
    units = {row.get("unit", "days") for row in kept if sighting(row) in {"ended", "censored"}}
    if len(units) > 1:
        return ("refused", "mixed_time_units"), len(rows) - sum(out.values()), out
    if variant == "median":
        found = median(kept)
    elif variant.startswith("kaplan_meier"):
        found = survival(kept, number(plain(arguments["time"])))
    else:
        found = restricted_mean(kept, number(plain(arguments["until"])))
    return answered(found), len(rows) - sum(out.values()), out


def started_in(row: dict[str, Any], year: str | None) -> str:
    """Why a row is not of a year; "" where it is."""
    if year is None:
        return ""
    if row.get("started") is None:
        return "no_start_date"
    return "" if str(row["started"]).startswith(f"{year}-") else "outside_period"


def plain(given: Any) -> Any:
    """A number without its form."""
    return next(iter(given.values())) if isinstance(given, dict) else given


def answered(found: Fraction | str) -> tuple[str, Any]:
    """The kind of an answer, and its value or reason."""
    if not isinstance(found, str):
        return "value", found
    late = found in {"beyond_sight", "median_not_reached"}
    return "not_yet_observable" if late else "undefined", found


def rows_of_steps(inputs: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows that give these steps: who is not at risk at the next step has been censored before."""
    times = [plain(time) for time in inputs["times"]]
    at_risk, ended = inputs["at_risk"], inputs["ended"]
    rows: list[dict[str, Any]] = []
    for at, time in enumerate(times):
        next_ = at_risk[at + 1] if at + 1 < len(times) else 0
        gone = ended[at]
        rows += [{"duration": time, "ended": True}] * gone
        rows += [{"duration": time, "ended": False}] * (at_risk[at] - gone - next_)
    return rows


# --- the model of renewals ------------------------------------------------------------------------


def exactly(given: Any) -> Fraction:
    return Fraction(plain(given))


def left_of(alpha: Fraction, beta: Fraction, renewals: int) -> Fraction:
    """The part that is left: the product of the retention rates."""
    found = Fraction(1)
    for renewal in range(1, renewals + 1):
        found *= (beta + renewal - 1) / (alpha + beta + renewal - 1)
    return found


def sums(alpha: Fraction, beta: Fraction, discount: Fraction) -> tuple[Decimal, Decimal]:
    """The sum of S(t) / (1 + d)^(t - 1) from t = 1, and of t times that."""
    with localcontext() as context:
        context.prec = _DIGITS
        a, b, d = (Decimal(n.numerator) / Decimal(n.denominator) for n in (alpha, beta, discount))
        term, paid, times, renewal = Decimal(1), Decimal(0), Decimal(0), 0
        while not renewal or renewal * term > Decimal(10) ** -25 * d * d * times:
            renewal += 1
            term = term * (b + renewal - 1) / (a + b + renewal - 1)
            paid, times = paid + term, times + renewal * term
            term /= 1 + d
        return paid, times


def projected(metric: str, variant: str, inputs: dict[str, Any]) -> tuple[str, Any]:
    """The answer on numbers."""
    if variant == "constant_retention":
        return of_one_rate(metric, inputs)
    alpha, beta = exactly(inputs["alpha"]), exactly(inputs["beta"])
    if metric == "projected_survival":
        return "value", left_of(alpha, beta, inputs["renewals"])
    if metric == "projected_retention":
        before = left_of(alpha, beta, inputs["renewal"] - 1)
        return "value", left_of(alpha, beta, inputs["renewal"]) / before
    discount, later = exactly(inputs["discount"]), beta + inputs["renewals"]
    elastic = metric == "retention_elasticity"
    if discount:
        paid, times = sums(alpha, later, discount)
        return "value", Fraction(times / paid if elastic else paid)
    if alpha <= 1 + elastic:
        return "undefined", "infinite_sum"
    return "value", (alpha + later - 1) / (alpha - 2) if elastic else later / (alpha - 1)


def of_one_rate(metric: str, inputs: dict[str, Any]) -> tuple[str, Any]:
    """The answer where everybody stays with one chance: a geometric series."""
    rate = exactly(inputs["retention"])
    if metric == "projected_survival":
        return "value", rate ** inputs["renewals"]
    near = rate / (1 + exactly(inputs["discount"]))
    if near == 1:
        return "undefined", "zero_denominator"
    return "value", 1 / (1 - near) if metric == "retention_elasticity" else rate / (1 - near)


def fitted(cohorts: list[list[int]]) -> dict[str, Any]:
    """The most likely parameters, by halving: the slope by their sum, at the best mean for it."""
    longest = max((len(one) for one in cohorts if one[0]), default=0)
    stayed = [sum(one[t] for one in cohorts if len(one) > t) for t in range(1, longest)]
    left = [sum(one[t - 1] - one[t] for one in cohorts if len(one) > t) for t in range(1, longest)]
    if not longest:
        return {"undefined": "no_customers"}
    if longest < 3:
        return {"undefined": "too_few_periods"}
    if not sum(left):
        return {"undefined": "no_churn"}
    if not sum(left[1:]):
        return {"undefined": "churn_at_first_only"}
    mean = Fraction(sum(left), sum(left) + sum(stayed))
    pairs = enumerate(zip(stayed, left, strict=True))
    rises = sum(t * (s * mean / (1 - mean) - d) for t, (s, d) in pairs)
    if rises <= 0:
        return {"undefined": "no_rising_retention"}

    def slope(both: float) -> float:
        return by_size(both, best_mean(both, stayed, left), stayed, left)

    size = halved(slope, 1e-6, 1e9)
    alpha = size * best_mean(size, stayed, left)
    beta = size - alpha
    found = {"alpha": alpha, "beta": beta, "log_likelihood": likely(alpha, beta, stayed, left)}
    return {name: {"decimal": f"{Decimal(f'{one:.5g}'):f}"} for name, one in found.items()}


def halved(slope: Any, low: float, high: float) -> float:
    """Where a falling slope passes 0, on a scale of ratios."""
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return low


def best_mean(both: float, stayed: list[int], left: list[int]) -> float:
    """The most likely mean of leaving, for a sum of the parameters."""

    def slope(mean: float) -> float:
        kept = sum(s / ((1 - mean) * both + t) for t, s in enumerate(stayed))
        return sum(left) / mean - both * kept

    low, high = 1e-12, 1 - 1e-12
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return low


def by_size(both: float, mean: float, stayed: list[int], left: list[int]) -> float:
    """The slope of the logarithm of the likelihood by the sum of the parameters."""
    found = sum(left) / both
    for t, (s, d) in enumerate(zip(stayed, left, strict=True)):
        found += s * (1 - mean) / ((1 - mean) * both + t) - (s + d) / (both + t)
    return found


def likely(alpha: float, beta: float, stayed: list[int], left: list[int]) -> float:
    """The logarithm of the likelihood, by the chances of leaving at each renewal and of staying."""
    found, there = 0.0, 1.0
    for t, (s, d) in enumerate(zip(stayed, left, strict=True)):
        here = alpha / (alpha + beta + t)
        after = stayed[t + 1] + left[t + 1] if t + 1 < len(stayed) else 0
        found += d * math.log(there * here)
        there *= 1 - here
        found += (s - after) * math.log(there)
    return found


#: After all that is asked: what goes on has no other end.
_LAST = "2030-12-31"


# --- subscriptions --------------------------------------------------------------------------------


def month_after(start: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def after(start: date, units: int, unit: str) -> date:
    """The day so many days, weeks or months later."""
    if unit == "months":
        return month_after(start, units)
    return start + timedelta(days=units * {"days": 1, "weeks": 7}[unit])


def lasted(start: date, end: date, unit: str, *, begun: bool) -> int:
    """The units one by one, of which the last may have `begun` only."""
    units = 0
    while after(start, units + 1, unit) <= end:
        units += 1
    return units + (begun and after(start, units, unit) < end)


def lifespans(inputs: dict[str, Any]) -> list[list[Any]]:
    """Each stay as its id, its entry, how long it was seen, and what that tells."""
    as_of, unit = date.fromisoformat(inputs["as_of"]), inputs.get("unit", "days")
    watched = date.fromisoformat(inputs.get("watched_from", "1900-01-01"))
    found = []
    for id_, start, end, why in stays(inputs):
        ended = end <= as_of
        told = {
            "duration": lasted(start, min(end, as_of), unit, begun=ended),
            "entered": lasted(start, watched, unit, begun=True),
            "ended": ended,
            why: True,
        }
        found.append([id_, told["entered"], told["duration"], sighting(told)])
    return found


def why_none(row: dict[str, Any]) -> str:
    """Why a subscription makes no customer; "paid" where it does."""
    if row["started_on"] == row["ended_on"]:
        return "never"
    if row["trial"]:
        return "trial"
    return "paid" if Fraction(row["amount"]["amount"]) else "free"


def stays(inputs: dict[str, Any]) -> list[tuple[str, date, date, str]]:
    """From when until when: of each subscription, or of each customer found day by day."""
    rows = [
        (row, date.fromisoformat(row["started_on"]), date.fromisoformat(row["ended_on"] or _LAST))
        for row in inputs["rows"]
    ]
    of = inputs.get("of", "organisation")
    if of is None:
        return [(row["id"], start, end, why_none(row)) for row, start, end in rows]
    theirs: dict[tuple[str, bool, str], dict[str, set[date]]] = {}
    for row, start, end in rows:
        product = row.get("product")
        thing = {"product": product, "service": inputs.get("services", {}).get(product)}.get(of)
        days = theirs.setdefault((row["account"], thing is None, thing or ""), {})
        whole = {start + timedelta(days=more) for more in range((end - start).days)}
        days.setdefault(why_none(row), set()).update(whole)
    found = []
    for (account, _, thing), days in sorted(theirs.items()):
        why = next((one for one in ("paid", "trial", "free") if days.get(one)), "never")
        there = days.get(why, set())
        firsts = sorted(day for day in there if day - timedelta(days=1) not in there)
        for number_, first in enumerate(firsts, start=1):
            end = first
            while end in there:
                end += timedelta(days=1)
            name = f"{of} {thing}" if thing else of
            found.append((f"{account} | {name} | {number_}", first, end, why))
    return found


def cohort_survivors(inputs: dict[str, Any]) -> dict[str, Any]:
    """Who was there after each renewal, of all who could be followed for as many."""
    cohorts: dict[int, list[int]] = {}
    out: dict[str, int] = {}
    for row in inputs["rows"]:
        why = sighting(row)
        if why in {"ended", "censored"}:
            unknown = [name for name in ("started", "known_to") if row["ended"] and name not in row]
            late = {"started": "no_start_date", "known_to": "no_known_day"}
            why = "late_entry" if row.get("entered") else late[unknown[0]] if unknown else ""
        if why:
            out[why] = out.get(why, 0) + 1
            continue
        time, every, followed = row["duration"], inputs["every"], 0
        if row["ended"]:
            first, last = (date.fromisoformat(row[name]) for name in ("started", "known_to"))
            while after(first, (followed + 1) * every, row["unit"]) <= last:
                followed += 1
        else:
            followed = time // every
        there = cohorts.setdefault(followed, [0] * (followed + 1))
        for renewal in range(followed + 1):
            there[renewal] += time > renewal * every or not row["ended"]
    return {"cohorts": [cohorts[one] for one in sorted(cohorts, reverse=True)], "left_out": out}
