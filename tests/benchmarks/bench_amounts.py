"""Metrics that add up amounts or days, against loops written by hand for each.

The loops do the same accounting as the metric: a counter for every reason, exact sums, and for the
answers by currency all of that for each currency apart. CPU time of one interleaved run.
"""

import gc
import statistics
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve
from bench_metrics import BOUND, HELD, LOST, OPEN, WON, _cpu, made

import salesterms
from salesterms import Opportunity


def won_in_euros(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    still_open = held = lost = none = won = 0
    sums: dict[str, Any] = defaultdict(int)
    for row in rows:
        status = row.status
        if status is is_open:
            still_open += 1
        elif status is is_held:
            held += 1
        elif status is is_lost:
            lost += 1
        else:
            money = row.amount
            if money is None:
                none += 1
            elif status is is_won:
                won += 1
                sums[money.currency] += money.amount
            else:
                raise TypeError
    return sums, still_open, held, lost, none, won


def won_by_currency(rows: Sequence[Opportunity]) -> dict[str | None, tuple[Any, ...]]:
    """All of the above for each currency apart; a row without an amount has none."""
    groups: dict[str | None, list[Opportunity]] = {}
    for row in rows:
        money = row.amount
        groups.setdefault(None if money is None else money.currency, []).append(row)
    found = {code: won_in_euros(members) for code, members in groups.items()}
    return {**found, "total": won_in_euros(rows)}


def open_in_euros(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    closed = held = none = counted = 0
    sums: dict[str, Any] = defaultdict(int)
    for row in rows:
        status = row.status
        if status is is_won or status is is_lost:
            closed += 1
        elif status is is_held:
            held += 1
        else:
            money = row.amount
            if money is None:
                none += 1
            elif status is is_open:
                counted += 1
                sums[money.currency] += money.amount
            else:
                raise TypeError
    return sums, closed, held, none, counted


def weighted_in_euros(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    closed = held = none = unknown = counted = 0
    sums: dict[str, Any] = defaultdict(int)
    for row in rows:
        status = row.status
        if status is is_won or status is is_lost:
            closed += 1
            continue
        if status is is_held:
            held += 1
            continue
        money = row.amount
        if money is None:
            none += 1
            continue
        chance = row.probability
        if chance is None:
            unknown += 1
        elif status is is_open:
            counted += 1
            sums[money.currency] += money.amount * chance
        else:
            raise TypeError
    return sums, closed, held, none, unknown, counted


def mean_cycle(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    still_open = held = lost = no_start = no_end = before = won = 0
    days: list[int] = []
    for row in rows:
        status = row.status
        if status is is_open:
            still_open += 1
            continue
        if status is is_held:
            held += 1
            continue
        if status is is_lost:
            lost += 1
            continue
        created = row.created
        if created is None:
            no_start += 1
            continue
        closed = row.closed
        if closed is None:
            no_end += 1
        elif closed < created:
            before += 1
        elif status is is_won:
            won += 1
            days.append(closed.toordinal() - created.toordinal())
        else:
            raise TypeError
    mean = Fraction(sum(days), len(days))
    return mean, still_open, held, lost, no_start, no_end, before, won


#: What is called, with what, and the loop that gives the same.
BY_HAND: dict[str, tuple[Callable[..., Any], dict[str, Any], Callable[..., Any]]] = {
    "won_revenue in one currency": (salesterms.won_revenue, {"currency": "EUR"}, won_in_euros),
    "won_revenue by currency": (salesterms.won_revenue, {}, won_by_currency),
    "average_deal in one currency": (salesterms.average_deal, {"currency": "EUR"}, won_in_euros),
    "open_pipeline in one currency": (salesterms.open_pipeline, {"currency": "EUR"}, open_in_euros),
    "weighted_pipeline in one currency": (
        salesterms.weighted_pipeline,
        {"currency": "EUR"},
        weighted_in_euros,
    ),
    "sales_cycle": (salesterms.sales_cycle, {"variant": "mean_won"}, mean_cycle),
}


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return, for every metric, the ratio and its bound."""
    chances = [Decimal(number) / 10 for number in range(11)]
    rows = salesterms.Opportunities(
        evolve(row, probability=None if number % 31 == 0 else chances[number % 11])
        for number, row in enumerate(made(100_000 if small else 1_000_000))
    )
    euros = rows.where(lambda row: row.currency != "USD")
    found = {}
    gc.freeze()
    for name, (metric, arguments, by_hand) in BY_HAND.items():
        given = euros if "currency" in arguments else rows

        def ours(metric: Any = metric, arguments: Any = arguments, given: Any = given) -> object:
            return metric(given, **arguments)

        def theirs(by_hand: Any = by_hand, given: Any = given) -> object:
            return by_hand(given.rows)

        ours()
        theirs()
        pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(7 if small else 5)]
        ratio = statistics.median(mine / hand for mine, hand in pairs)
        found[f"{name} / by hand"] = (ratio, BOUND)
        print(f"{name:34} {ratio:5.2f} x by hand (bound {BOUND}), {len(given):,} rows")
    return found


if __name__ == "__main__":
    main(small=False)
