"""Recurring revenue over rows of accounts, against loops written by hand with the same account.

As in `bench_rows`: a counter for every reason, amounts apart by currency, one period or a refusal,
and an exact answer. The loops add fractions by denominator, as the library does: with `+` a million
of them take eight times as long, and that would flatter us. What rows are derived from is not
timed. CPU time of one interleaved run.
"""

import gc
import statistics
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from bench_metrics import BOUND, _cpu

import salesterms
from salesterms.metrics import MrrChange, MrrMovement

MARCH: dict[str, Any] = {"begins": date(2024, 3, 1), "last": date(2024, 3, 31)}
#: Plans by the month, and some by the year, whose fee is no whole number of cents a month.
AMOUNTS = [Fraction(n, 12) if n % 5 == 0 else Fraction(n, 100) for n in range(1, 9000, 7)]
NOTHING = Fraction(0)
PAYING = frozenset(
    {*MrrMovement} - {MrrMovement.GONE, MrrMovement.CAME_AND_WENT, MrrMovement.NEVER_PAID}
)


def accounts(count: int) -> list[MrrChange]:
    """Most pay what they paid; some more or less, some stop, some begin or come back."""
    found = []
    for n in range(count):
        kind = n % 11
        start = NOTHING if kind in {4, 5, 6} else AMOUNTS[n % len(AMOUNTS)]
        end = start
        if kind in {1, 2, 4, 5}:
            end = AMOUNTS[(n * 3 + 1) % len(AMOUNTS)]
        elif kind == 3:
            end = NOTHING
        before = AMOUNTS[n % 50] if kind in {5, 6} else NOTHING
        ids: dict[str, Any] = {"id": f"A-{n}", "account": f"A-{n}", "currency": "EUR"}
        found.append(MrrChange(start=start, end=end, before=before, **ids, **MARCH))
    return found


def added(numbers: Sequence[Fraction]) -> Fraction:
    tops: dict[int, int] = {}
    for number in numbers:
        bottom = number.denominator
        tops[bottom] = tops.get(bottom, 0) + number.numerator
    return sum((Fraction(top, bottom) for bottom, top in tops.items()), Fraction(0))


def by_movement(rows: Sequence[MrrChange], counted: frozenset[MrrMovement]) -> tuple[Any, ...]:
    """A counter for each movement, and of what is counted the amounts, currencies and periods."""
    counts = dict.fromkeys(MrrMovement, 0)
    starts: dict[MrrMovement, list[Fraction]] = {name: [] for name in MrrMovement}
    ends: dict[MrrMovement, list[Fraction]] = {name: [] for name in MrrMovement}
    codes: dict[str, int] = {}
    spans = set[tuple[date, date]]()
    for row in rows:
        moved = row.movement
        counts[moved] += 1
        if moved not in counted:
            continue
        code = row.currency
        codes[code] = codes.get(code, 0) + 1
        spans.add((row.begins, row.last))
        starts[moved].append(row.start)
        ends[moved].append(row.end)
    return counts, starts, ends, codes, spans


def retained(rows: Sequence[MrrChange]) -> tuple[Any, ...]:
    """Net revenue retention, customer by customer."""
    is_new, is_expansion = MrrMovement.NEW, MrrMovement.EXPANSION
    is_contraction, is_churn = MrrMovement.CONTRACTION, MrrMovement.CHURN
    is_reactivation, is_unchanged = MrrMovement.REACTIVATION, MrrMovement.UNCHANGED
    is_gone, is_passing = MrrMovement.GONE, MrrMovement.CAME_AND_WENT
    is_unpaid = MrrMovement.NEVER_PAID
    new = expansion = contraction = churn = reactivation = unchanged = 0
    gone = passing = unpaid = 0
    codes: dict[str, int] = {}
    spans = set[tuple[date, date]]()
    starts: list[Fraction] = []
    ends: list[Fraction] = []
    for row in rows:
        moved = row.movement
        if moved is is_new:
            new += 1
            continue
        if moved is is_expansion:
            expansion += 1
        elif moved is is_contraction:
            contraction += 1
        elif moved is is_churn:
            churn += 1
        elif moved is is_reactivation:
            reactivation += 1
            continue
        elif moved is is_unchanged:
            unchanged += 1
        elif moved is is_gone:
            gone += 1
            continue
        elif moved is is_passing:
            passing += 1
            continue
        elif moved is is_unpaid:
            unpaid += 1
            continue
        else:
            raise TypeError
        code = row.currency
        codes[code] = codes.get(code, 0) + 1
        spans.add((row.begins, row.last))
        starts.append(row.start)
        ends.append(row.end)
    counts = (new, expansion, contraction, churn, reactivation, unchanged, gone, passing, unpaid)
    return added(ends) / added(starts), counts, codes, len(spans)


def lost(rows: Sequence[MrrChange]) -> tuple[Any, ...]:
    """Gross MRR churn: what was lost by who left and by who pays less, of the start."""
    counts, starts, ends, codes, spans = by_movement(rows, PAYING)
    churned = added(starts[MrrMovement.CHURN])
    shrunk = added(starts[MrrMovement.CONTRACTION]) - added(ends[MrrMovement.CONTRACTION])
    start = sum((added(numbers) for numbers in starts.values()), NOTHING)
    return (churned + shrunk) / start, counts, codes, spans


BY_HAND: dict[str, tuple[Any, Callable[..., Any]]] = {
    "net_revenue_retention": (salesterms.net_revenue_retention, retained),
    "gross_mrr_churn": (salesterms.gross_mrr_churn, lost),
}


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return, for every metric, the ratio and its bound."""
    found = {}
    rows = accounts(100_000 if small else 1_000_000)
    gc.collect()
    gc.freeze()
    for name, (metric, by_hand) in BY_HAND.items():

        def ours(metric: Any = metric) -> object:
            return metric(rows)

        def theirs(by_hand: Any = by_hand) -> object:
            return by_hand(rows)

        assert metric(rows).value.fraction() == by_hand(rows)[0]
        pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(7 if small else 5)]
        ratio = statistics.median(mine / hand for mine, hand in pairs)
        found[f"{name} / by hand"] = (ratio, BOUND)
        print(f"{name:34} {ratio:5.2f} x by hand (bound {BOUND}), {len(rows):,} rows")
    gc.unfreeze()
    return found


if __name__ == "__main__":
    main(small=False)
