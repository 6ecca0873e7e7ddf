"""`close_ratio` over many opportunities, against loops written by hand for each variant.

The hand-written loops do the same accounting: every reason has its own counter, amounts are kept
apart by currency, and the answer is an exact Fraction. Ratios of CPU time from one interleaved
run; the median of several pairs is quoted.
"""

import gc
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import salesterms
from salesterms import Category, Money, Opportunity

AS_OF = date(2024, 12, 31)
BOUND = 1.3
#: Bound once, as anyone would who writes a fast loop: looking a member up is slow.
OPEN, HELD, WON, LOST = Category.OPEN, Category.HELD, Category.WON, Category.LOST
STAGES = ("New", "Qualified", "Proposal", "Negotiation")


def made(count: int) -> list[Opportunity]:
    """Opportunities as an import gives them: shared dates, mixed states, missing values."""
    random = Random(42)
    first = date(2022, 1, 1)
    days = [first + timedelta(days=day) for day in range(1400)]
    amounts = [Money(Decimal(n) / 100, "EUR" if n % 9 else "USD") for n in range(100, 9000, 7)]
    kinds = (Category.WON,) * 3 + (Category.LOST,) * 4 + (Category.OPEN,) * 2 + (Category.HELD,)
    rows = []
    for number in range(count):
        status = kinds[random.randrange(10)]
        start = random.randrange(1000)
        closed = (
            None
            if status in {Category.OPEN, Category.HELD}
            else days[start + random.randrange(400)]
        )
        rows.append(
            Opportunity(
                id=f"D-{number}",
                status=status,
                owner=f"owner {number % 20}",
                amount=None if number % 50 == 0 else amounts[random.randrange(len(amounts))],
                created=None if number % 97 == 0 else days[start],
                closed=None if number % 89 == 0 else closed,
                expected_close=days[start + 200],
                last_activity=days[start + 100],
                stages_reached=STAGES[: random.randrange(5)],
            )
        )
    return rows


def decided_count(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    won = lost = still_open = held = 0
    for row in rows:
        status = row.status
        if status is is_open:
            still_open += 1
        elif status is is_held:
            held += 1
        elif status is is_won:
            won += 1
        elif status is is_lost:
            lost += 1
        else:
            raise TypeError
    return Fraction(won, won + lost), still_open, held


def decided_value(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    still_open = held = none = negative = won_count = lost_count = 0
    won: dict[str, Any] = defaultdict(int)
    lost: dict[str, Any] = defaultdict(int)
    for row in rows:
        status = row.status
        if status is is_open:
            still_open += 1
            continue
        if status is is_held:
            held += 1
            continue
        money = row.amount
        if money is None:
            none += 1
            continue
        amount = money.amount
        if amount < 0:
            negative += 1
        elif status is is_won:
            won_count += 1
            won[money.currency] += amount
        elif status is is_lost:
            lost_count += 1
            lost[money.currency] += amount
        else:
            raise TypeError
    shares = [Fraction(won[c]) / Fraction(won[c] + lost[c]) for c in won]
    return shares, still_open, held, none, negative, won_count, lost_count


def created_cohort(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    none = still_open = held = won = lost = 0
    for row in rows:
        if row.created is None:
            none += 1
            continue
        status = row.status
        if status is is_open:
            still_open += 1
        elif status is is_held:
            held += 1
        elif status is is_won:
            won += 1
        elif status is is_lost:
            lost += 1
        else:
            raise TypeError
    return Fraction(won, won + lost + still_open + held), none


def of_all(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    still_open = held = won = lost = 0
    for row in rows:
        status = row.status
        if status is is_open:
            still_open += 1
        elif status is is_held:
            held += 1
        elif status is is_won:
            won += 1
        elif status is is_lost:
            lost += 1
        else:
            raise TypeError
    return Fraction(won, won + lost + still_open + held), won + lost


def stale_as_lost(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    as_of, after, old = AS_OF, AS_OF + timedelta(days=1), AS_OF - timedelta(days=60)
    later = none = held = undated = closed_later = won = lost = stale = unknown = fresh = 0
    for row in rows:
        created = row.created
        closed = row.closed
        if created is not None:
            if created >= after:
                later += 1
                continue
        elif closed is None or closed >= after:
            none += 1
            continue
        status = row.status
        if status is is_won or status is is_lost:
            if closed is None:
                undated += 1
            elif closed >= after:
                closed_later += 1
            elif status is is_won:
                won += 1
            else:
                lost += 1
            continue
        if status is is_held:
            held += 1
            continue
        if status is not is_open:
            raise TypeError
        expected = row.expected_close
        if expected is not None and expected < as_of:
            stale += 1
            continue
        last = row.last_activity
        if last is None or last >= after:
            unknown += 1
        elif last < old:
            stale += 1
        else:
            fresh += 1
    excluded = (later, none, held, undated, closed_later, unknown, fresh)
    return Fraction(won, won + lost + stale), excluded


def past_stage(rows: Sequence[Opportunity]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    won = lost = still_open = held = unknown = before = 0
    for row in rows:
        status = row.status
        if status is is_open:
            still_open += 1
            continue
        if status is is_held:
            held += 1
            continue
        reached = row.stages_reached
        if reached is None:
            unknown += 1
        elif "Proposal" not in reached:
            before += 1
        elif status is is_won:
            won += 1
        elif status is is_lost:
            lost += 1
        else:
            raise TypeError
    return Fraction(won, won + lost), still_open, held, unknown, before


BY_HAND: dict[str, tuple[Callable[[Sequence[Opportunity]], Any], dict[str, Any]]] = {
    "decided_count": (decided_count, {}),
    "decided_value": (decided_value, {}),
    "created_cohort": (created_cohort, {}),
    "won_of_all": (of_all, {}),
    "closed_of_all": (of_all, {}),
    "stale_as_lost": (stale_as_lost, {"as_of": AS_OF, "stale_after": 60}),
    "past_stage": (past_stage, {"stage": "Proposal"}),
}


def _cpu(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return, for every variant, the ratio and its bound."""
    rows = salesterms.Opportunities(made(100_000 if small else 1_000_000))
    plain, found = rows.rows, {}
    gc.freeze()
    for name, (by_hand, arguments) in BY_HAND.items():

        def ours(name: str = name, arguments: dict[str, Any] = arguments) -> object:
            return salesterms.close_ratio(rows, variant=name, **arguments)

        def theirs(by_hand: Callable[..., Any] = by_hand) -> object:
            return by_hand(plain)

        ours()
        theirs()
        pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(7 if small else 5)]
        ratio = statistics.median(mine / hand for mine, hand in pairs)
        found[f"close_ratio {name} / by hand"] = (ratio, BOUND)
        print(f"close_ratio {name:15} {ratio:5.2f} x by hand (bound {BOUND}), {len(plain):,} rows")
    return found


if __name__ == "__main__":
    main(small=False)
