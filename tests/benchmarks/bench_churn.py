"""Churn and retention over rows of customers, against loops written by hand for them.

As in `bench_rows`: the loops have a counter for every reason and answer exactly. As the library
does, they keep of what periods and of customers of what the rows are, to refuse what overlaps; that
a row stands there twice neither sees. CPU time of one interleaved run.
"""

import gc
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import inf
from typing import Any

from bench_metrics import BOUND, _cpu

import salesterms
from salesterms.metrics import CustomerOf, CustomerPeriod, CustomerStanding, NotPaying

FIRST, DAYS = date(2026, 4, 1), 30
LAST = FIRST + timedelta(days=DAYS - 1)
MONTH = [FIRST + timedelta(days=day) for day in range(DAYS)]


def made(count: int) -> list[CustomerPeriod]:
    """Customers of April: most stay, some do each of the other things."""
    rows = []
    for n in range(count):
        some = MONTH[n % 11 + 2]
        later = MONTH[n % 13 + 14]
        what: dict[str, Any] = {"at_start": True}
        if n % 10 == 0:
            what |= {"left_on": (some,), "joined_on": (later,) if n % 20 == 0 else ()}
        elif n % 7 == 0:
            what = {"joined_on": (some,), "customer_before": n % 14 == 0}
            what["left_on"] = (later,) if n % 21 == 0 else ()
        elif n % 33 == 0:
            what = {"not_paying": NotPaying.TRIAL if n % 2 else NotPaying.FREE}
        rows.append(CustomerPeriod(id=f"A-{n}", account=f"A-{n}", begins=FIRST, last=LAST, **what))
    return rows


def can_be_added_up(of: set[CustomerOf], spans: Iterable[tuple[date, date]]) -> None:
    """Refuse customers of two things, and days that stand in two periods."""
    ordered = sorted(spans)
    if len(of) > 1 or any(one[1] >= other[0] for one, other in pairwise(ordered)):
        raise ValueError(of, ordered)


def _counted(rows: Sequence[CustomerPeriod]) -> tuple[int, ...]:
    """How many of each standing: what every loop on standings has to tell."""
    is_kept, is_returned = CustomerStanding.KEPT, CustomerStanding.RETURNED
    is_gone, is_joined = CustomerStanding.GONE, CustomerStanding.JOINED
    is_left, is_back = CustomerStanding.JOINED_AND_LEFT, CustomerStanding.CAME_BACK
    is_away, is_trial = CustomerStanding.CAME_BACK_AND_LEFT, CustomerStanding.ONLY_TRIAL
    is_free = CustomerStanding.ONLY_FREE
    kept = returned = gone = joined = left = back = away = trial = free = 0
    spans = set[tuple[date, date, CustomerOf]]()
    for row in rows:
        standing = row.standing
        if standing is is_kept:
            kept += 1
            spans.add((row.begins, row.last, row.of))
        elif standing is is_returned:
            returned += 1
            spans.add((row.begins, row.last, row.of))
        elif standing is is_gone:
            gone += 1
            spans.add((row.begins, row.last, row.of))
        elif standing is is_joined:
            joined += 1
        elif standing is is_left:
            left += 1
        elif standing is is_back:
            back += 1
        elif standing is is_away:
            away += 1
        elif standing is is_trial:
            trial += 1
        elif standing is is_free:
            free += 1
        else:
            raise TypeError
    can_be_added_up({of for _, _, of in spans}, {(first, last) for first, last, _ in spans})
    return kept, returned, gone, joined, left, back, away, trial, free


def start_cohort(rows: Sequence[CustomerPeriod]) -> tuple[Any, ...]:
    kept, returned, gone, *others = _counted(rows)
    return (Fraction(gone, kept + returned + gone), *others)


def standard(rows: Sequence[CustomerPeriod]) -> tuple[Any, ...]:
    kept, returned, gone, joined, left, back, away, *others = _counted(rows)
    return (Fraction(gone + away, kept + returned + gone), joined, left, back, *others)


def retained(rows: Sequence[CustomerPeriod]) -> tuple[Any, ...]:
    kept, returned, gone, *others = _counted(rows)
    return (Fraction(kept + returned, kept + returned + gone), *others)


def daily_sum(rows: Sequence[CustomerPeriod]) -> tuple[Any, ...]:
    is_trial, is_free = CustomerStanding.ONLY_TRIAL, CustomerStanding.ONLY_FREE
    trial = free = 0
    of = set[CustomerOf]()
    there: Counter[tuple[date, date]] = Counter()
    joined: Counter[tuple[date, date, date]] = Counter()
    left: Counter[tuple[date, date, date]] = Counter()
    for row in rows:
        standing = row.standing
        if standing is is_trial:
            trial += 1
            continue
        if standing is is_free:
            free += 1
            continue
        begins, last = row.begins, row.last
        of.add(row.of)
        there[begins, last] += row.at_start
        for day in row.joined_on:
            joined[begins, last, day] += 1
        for day in row.left_on:
            left[begins, last, day] += 1
    can_be_added_up(of, there)
    total = Fraction(0)
    for (begins, last), customers in there.items():
        now = customers
        for number in range((last - begins).days + 1):
            key = (begins, last, begins + timedelta(days=number))
            if now:
                total += Fraction(left[key], now)
            now += joined[key] - left[key]
    return total, trial, free


def in_thirty_days(rows: Sequence[CustomerPeriod]) -> tuple[Any, ...]:
    is_trial, is_free = CustomerStanding.ONLY_TRIAL, CustomerStanding.ONLY_FREE
    trial = free = start = joined = left = 0
    of, spans = set[CustomerOf](), set[tuple[date, date]]()
    for row in rows:
        standing = row.standing
        if standing is is_trial:
            trial += 1
            continue
        if standing is is_free:
            free += 1
            continue
        of.add(row.of)
        spans.add((row.begins, row.last))
        start += row.at_start
        joined += len(row.joined_on)
        left += len(row.left_on)
    can_be_added_up(of, spans)
    if any((last - begins).days != DAYS - 1 for begins, last in spans):
        raise ValueError(spans)
    return Fraction(left, start + joined), trial, free


#: What is only reported: its days are kept one by one, which takes longer than to add them up.
REPORTED = {("customer_churn", "thirty_days")}
BY_HAND: dict[tuple[str, str], Callable[[Sequence[CustomerPeriod]], tuple[Any, ...]]] = {
    ("customer_churn", "start_cohort"): start_cohort,
    ("customer_churn", "standard"): standard,
    ("customer_churn", "daily_sum"): daily_sum,
    ("customer_churn", "thirty_days"): in_thirty_days,
    ("customer_retention", "start_cohort"): retained,
}


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return, for every variant, the ratio and its bound."""
    rows = made(100_000 if small else 1_000_000)
    found = {}
    gc.freeze()
    for (metric, variant), by_hand in BY_HAND.items():

        def ours(metric: str = metric, variant: str = variant) -> Any:
            return getattr(salesterms, metric)(rows, variant=variant).value

        def theirs(by_hand: Callable[..., Any] = by_hand) -> Any:
            return by_hand(rows)[0]

        mine, hand = ours(), theirs()
        if Fraction(getattr(mine, "fraction", lambda mine=mine: mine)()) != hand:
            raise AssertionError(metric, variant, mine, hand)
        pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(7 if small else 5)]
        ratio = statistics.median(one / other for one, other in pairs)
        bound = inf if (metric, variant) in REPORTED else BOUND
        found[f"{metric} {variant} / by hand"] = (ratio, bound)
        print(f"{metric} {variant:13} {ratio:5.2f} x by hand (bound {bound}), {len(rows):,} rows")
    gc.unfreeze()
    return found


if __name__ == "__main__":
    main(small=False)
