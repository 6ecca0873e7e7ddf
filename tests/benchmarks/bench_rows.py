"""A metric of each class of derived rows, against a loop written by hand for it.

As in `bench_amounts`: the loops have a counter for every reason, keep amounts apart by currency and
answer exactly. What rows are derived from is not timed, only what is asked of the rows. CPU time of
one interleaved run.
"""

import gc
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bench_metrics import BOUND, HELD, LOST, OPEN, WON, _cpu

import salesterms
from salesterms import Money
from salesterms.entities import HandOverAnswer
from salesterms.metrics import (
    AgeBasis,
    AttributedDeal,
    ByMarketing,
    CloseDateChange,
    ConversionCycle,
    DealAge,
    DealLine,
    ExpectedClose,
    ForecastResult,
    FunnelEntry,
    HandOverOutcome,
    LeadOutcome,
    LeadStanding,
    QuotaResult,
    RatedDeal,
    StageSpell,
    StepOutcome,
    StepPosition,
)

FIRST = date(2022, 1, 1)
DAYS = [FIRST + timedelta(days=day) for day in range(1500)]
STATES = (WON, LOST, OPEN, WON, LOST, HELD, LOST)
AMOUNTS = [Money(Decimal(n) / 100, "EUR") for n in range(100, 9000, 7)]
NAMES = [f"owner {number}" for number in range(20)]


def ended(number: int) -> date | None:
    """The day on which something closed; None for what is open."""
    return DAYS[number % 1100 + 200] if STATES[number % 7] in {WON, LOST} else None


def amount(number: int) -> Money | None:
    return None if number % 50 == 0 else AMOUNTS[number % len(AMOUNTS)]


# --- rows, one class after another ---------------------------------------------------------------


def steps(count: int) -> list[FunnelEntry]:
    places = (StepPosition.FIRST, StepPosition.BETWEEN, StepPosition.LAST)
    outcomes = (StepOutcome.ADVANCED, StepOutcome.STAYED, StepOutcome.LEFT_OUT)
    return [
        FunnelEntry(
            id=f"F-{n}",
            case=f"C-{n // 3}",
            stage=("MQL", "SQL", "won")[n % 3],
            place=n % 3 + 1,
            position=places[n % 3],
            outcome=outcomes[n % 7 % 3],
            whole=outcomes[n % 5 % 3],
            entered=DAYS[n % 1400],
            advanced=DAYS[n % 1400 + 30],
            last_reached="SQL",
        )
        for n in range(count)
    ]


def leads(count: int) -> list[LeadOutcome]:
    standings = (LeadStanding.QUALIFIED, LeadStanding.NOT_QUALIFIED)
    return [
        LeadOutcome(id=f"P-{n}", standing=standings[n % 3 % 2], created=DAYS[n % 1400])
        for n in range(count)
    ]


def hand_overs(count: int) -> list[HandOverOutcome]:
    answers = (HandOverAnswer.ACCEPTED, HandOverAnswer.REJECTED, None)
    return [
        HandOverOutcome(
            id=f"H-{n}",
            from_team="marketing",
            to_team="sales",
            handed=DAYS[n % 1400],
            answer=answers[n % 7 % 3],
            answered=DAYS[n % 1400 + 2] if answers[n % 7 % 3] else None,
            seconds=Decimal(n % 90_000) if answers[n % 7 % 3] and n % 11 else None,
        )
        for n in range(count)
    ]


def spells(count: int) -> list[StageSpell]:
    begin = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in range(900)]
    return [
        StageSpell(
            id=f"S-{n}",
            case=n,
            stage="Proposal",
            entered=begin[n % 400],
            left=None if n % 5 == 0 else begin[n % 400 + n % 450],
            zone="UTC",
        )
        for n in range(count)
    ]


def cycles(count: int) -> list[ConversionCycle]:
    return [
        ConversionCycle(
            id=f"P-{n}",
            was_converted=n % 9 != 0,
            status=None if n % 8 == 0 else STATES[n % 7],
            converted=None if n % 31 == 0 or n % 9 == 0 else DAYS[n % 1100 + 100],
            closed=ended(n),
        )
        for n in range(count)
    ]


def attributed(count: int) -> list[AttributedDeal]:
    known = (ByMarketing.YES, ByMarketing.NO, None)
    return [
        AttributedDeal(
            id=f"D-{n}",
            status=STATES[n % 7],
            amount=amount(n),
            created=DAYS[n % 1100],
            closed=ended(n),
            by_first_touch=known[n % 5 % 3],
        )
        for n in range(count)
    ]


def lines(count: int) -> list[DealLine]:
    return [
        DealLine(
            id=f"D-{n} 1",
            deal=f"D-{n}",
            status=STATES[n % 7],
            product="A",
            asked=AMOUNTS[n % 900],
            listed=None if n % 13 == 0 else AMOUNTS[n % 900 + 100],
            closed=ended(n),
        )
        for n in range(count)
    ]


def ages(count: int) -> list[DealAge]:
    return [
        DealAge(
            id=f"D-{n}",
            basis=AgeBasis.CREATED,
            as_of=DAYS[1400],
            since=None if n % 40 == 0 else DAYS[n % 1300],
            created=None if n % 40 == 0 else DAYS[n % 1300],
            status=STATES[n % 7],
            closed=ended(n),
        )
        for n in range(count)
    ]


def changes(count: int) -> list[CloseDateChange]:
    return [
        CloseDateChange(
            id=f"D-{n // 2} {n}",
            deal=f"D-{n // 2}",
            changed_on=DAYS[n % 1300],
            before=None if n % 19 == 0 else DAYS[n % 700],
            after=None if n % 23 == 0 else DAYS[n % 900],
        )
        for n in range(count)
    ]


def expected(count: int) -> list[ExpectedClose]:
    return [
        ExpectedClose(
            id=f"D-{n}",
            expected=None if n % 17 == 0 else DAYS[n % 1400],
            status_before=OPEN if n % 6 else WON,
            status=None if n % 29 == 0 else STATES[n % 7],
            closed=ended(n),
        )
        for n in range(count)
    ]


def quotas(count: int) -> list[QuotaResult]:
    return [
        QuotaResult(
            id=f"Q-{n}",
            owner=NAMES[n % 20],
            starts=DAYS[n % 1400],
            last=DAYS[n % 1400] + timedelta(days=90),
            unit="EUR",
            quota=Decimal(1000 + n % 700),
            actual=Decimal(n % 1900),
            deals=(f"D-{n}",),
        )
        for n in range(count)
    ]


def rated(count: int) -> list[RatedDeal]:
    rates = [Fraction(won, 40) for won in range(41)]
    return [
        RatedDeal(
            id=f"D-{n}",
            status=STATES[n % 7],
            amount=amount(n),
            created=DAYS[n % 1100],
            closed=ended(n),
            rate=None if STATES[n % 7] is not OPEN or n % 37 == 0 else rates[n % 41],
        )
        for n in range(count)
    ]


def forecasts(count: int) -> list[ForecastResult]:
    return [
        ForecastResult(
            id=f"F-{n}",
            begins=DAYS[n % 1400],
            forecast=AMOUNTS[n % 1200],
            actual=None if n % 12 == 0 else AMOUNTS[n % 1100 + 1],
        )
        for n in range(count)
    ]


# --- the loops ------------------------------------------------------------------------------------


def converted(rows: Sequence[FunnelEntry]) -> tuple[Any, ...]:
    is_left_out, is_last = StepOutcome.LEFT_OUT, StepPosition.LAST
    is_stayed, is_advanced = StepOutcome.STAYED, StepOutcome.ADVANCED
    left_out = last = stayed = advanced = 0
    for row in rows:
        outcome = row.outcome
        if outcome is is_left_out:
            left_out += 1
        elif row.position is is_last:
            last += 1
        elif outcome is is_stayed:
            stayed += 1
        elif outcome is is_advanced:
            advanced += 1
        else:
            raise TypeError
    return Fraction(advanced, advanced + stayed), left_out, last


def qualified(rows: Sequence[LeadOutcome]) -> tuple[Any, ...]:
    is_qualified = LeadStanding.QUALIFIED
    yes = no = 0
    for row in rows:
        if row.standing is is_qualified:
            yes += 1
        else:
            no += 1
    return Fraction(yes, yes + no), no


def accepted(rows: Sequence[HandOverOutcome]) -> tuple[Any, ...]:
    is_accepted, is_rejected = HandOverAnswer.ACCEPTED, HandOverAnswer.REJECTED
    unanswered = yes = no = 0
    for row in rows:
        answer = row.answer
        if answer is None:
            unanswered += 1
        elif answer is is_accepted:
            yes += 1
        elif answer is is_rejected:
            no += 1
        else:
            raise TypeError
    return Fraction(yes, unanswered + yes + no), unanswered, no


def answered(rows: Sequence[HandOverOutcome]) -> tuple[Any, ...]:
    unanswered = unknown = 0
    seconds: list[Decimal] = []
    for row in rows:
        if row.answer is None:
            unanswered += 1
            continue
        took = row.seconds
        if took is None:
            unknown += 1
        else:
            seconds.append(took)
    return Fraction(sum(seconds)) / len(seconds), unanswered, unknown


def in_stage(rows: Sequence[StageSpell]) -> tuple[Any, ...]:
    lasting = before = 0
    seconds: list[Decimal] = []
    for row in rows:
        if row.left_on is None:
            lasting += 1
            continue
        took = row.seconds
        if took is None:
            before += 1
        else:
            seconds.append(took)
    return Fraction(sum(seconds)) / len(seconds), lasting, before


def to_close(rows: Sequence[ConversionCycle]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    never = none = still_open = held = no_end = lost = undated = before = won = 0
    days: list[int] = []
    for row in rows:
        if row.conversion is None:
            never += 1
            continue
        status = row.status
        if status is None:
            none += 1
        elif status is is_open:
            still_open += 1
        elif status is is_held:
            held += 1
        else:
            closed = row.closed
            if closed is None:
                no_end += 1
            elif status is is_lost:
                lost += 1
            else:
                start = row.converted
                if start is None:
                    undated += 1
                elif closed < start:
                    before += 1
                elif status is is_won:
                    won += 1
                    days.append(closed.toordinal() - start.toordinal())
                else:
                    raise TypeError
    mean = Fraction(sum(days), len(days))
    return mean, never, none, still_open, held, no_end, lost, undated, before, won


def sourced(rows: Sequence[AttributedDeal]) -> tuple[Any, ...]:
    is_open, is_held, is_lost = OPEN, HELD, LOST
    is_yes, is_no = ByMarketing.YES, ByMarketing.NO
    still_open = held = lost = none = negative = unknown = yes = no = 0
    by_it: dict[str, Any] = defaultdict(int)
    others: dict[str, Any] = defaultdict(int)
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
        money = row.amount
        if money is None:
            none += 1
            continue
        value = money.amount
        if value < 0:
            negative += 1
            continue
        known = row.by_first_touch
        if known is None:
            unknown += 1
        elif known is is_yes:
            yes += 1
            by_it[money.currency] += value
        elif known is is_no:
            no += 1
            others[money.currency] += value
        else:
            raise TypeError
    shares = [Fraction(by_it[code]) / Fraction(by_it[code] + others[code]) for code in by_it]
    return shares, still_open, held, lost, none, negative, unknown, yes, no


def off_list(rows: Sequence[DealLine]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    still_open = held = lost = none = zero = won = 0
    listed: dict[str, Any] = defaultdict(int)
    asked: dict[str, Any] = defaultdict(int)
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
        price = row.listed
        if price is None:
            none += 1
        elif row.off_list is None:
            zero += 1
        elif status is is_won:
            won += 1
            listed[price.currency] += price.amount
            money = row.asked
            asked[money.currency] += money.amount
        else:
            raise TypeError
    shares = [1 - Fraction(asked[code]) / Fraction(listed[code]) for code in listed]
    return shares, still_open, held, lost, none, zero, won


def mean_age(rows: Sequence[DealAge]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    not_yet = no_end = gone = held = no_start = later = counted = 0
    days: list[int] = []
    for row in rows:
        day, created = row.as_of, row.created
        if created is not None and day < created:
            not_yet += 1
            continue
        status = row.status
        closes = status is is_won or status is is_lost
        if closes:
            closed = row.closed
            if closed is None:
                no_end += 1
                continue
            if closed <= day:
                gone += 1
                continue
        elif status is is_held:
            held += 1
            continue
        since = row.since
        if since is None:
            no_start += 1
        elif day < since:
            later += 1
        elif closes or status is is_open:
            counted += 1
            days.append(day.toordinal() - since.toordinal())
        else:
            raise TypeError
    mean = Fraction(sum(days), len(days))
    return mean, not_yet, no_end, gone, held, no_start, later, counted


def pushed(rows: Sequence[CloseDateChange]) -> tuple[Any, ...]:
    given = removed = nearer = same = 0
    deals: list[str] = []
    for row in rows:
        before = row.before
        if before is None:
            given += 1
            continue
        after = row.after
        if after is None:
            removed += 1
        elif after < before:
            nearer += 1
        elif before < after:
            deals.append(row.deal)
        else:
            same += 1
    return len(set(deals)), given, removed, nearer, same


def slipped(rows: Sequence[ExpectedClose], start: date, end: date) -> tuple[Any, ...]:
    is_won, is_lost = WON, LOST
    before = none = outside = vanished = no_end = slid = won = lost = 0
    for row in rows:
        was = row.status_before
        if was is is_won or was is is_lost:
            before += 1
            continue
        day = row.expected
        if day is None:
            none += 1
            continue
        if not start <= day < end:
            outside += 1
            continue
        status = row.status
        if status is None:
            vanished += 1
        elif status is is_won or status is is_lost:
            closed = row.closed
            if closed is None:
                no_end += 1
            elif not start <= closed < end:
                slid += 1
            elif status is is_won:
                won += 1
            else:
                lost += 1
        else:
            slid += 1
    return Fraction(slid, slid + won + lost), before, none, outside, vanished, no_end, won, lost


def reached(rows: Sequence[QuotaResult]) -> tuple[Any, ...]:
    actual: list[Decimal] = []
    quota: list[Decimal] = []
    units = Counter[str]()
    ids: list[str] = []
    not_started = 0
    for row in rows:
        known_to = row.known_to
        if known_to is not None and known_to < row.starts:
            not_started += 1
            continue
        actual.append(row.actual)
        quota.append(row.quota)
        units[row.unit] += 1
        ids += row.deals
    twice = sum(times > 1 for times in Counter(ids).values())
    return Fraction(sum(actual)) / Fraction(sum(quota)), units, twice, not_started


def by_history(rows: Sequence[RatedDeal]) -> tuple[Any, ...]:
    is_open, is_held, is_won, is_lost = OPEN, HELD, WON, LOST
    lost = held = none = without = won = still_open = 0
    sums: dict[str, Any] = defaultdict(int)
    worths: list[Fraction] = []
    for row in rows:
        status = row.status
        if status is is_lost:
            lost += 1
            continue
        if status is is_held:
            held += 1
            continue
        money = row.amount
        if money is None:
            none += 1
        elif status is is_won:
            won += 1
            sums[money.currency] += money.amount
        elif row.no_rate is not None or row.rate is None:
            without += 1
        elif status is is_open:
            still_open += 1
            sums[money.currency] += 0
            worths.append(row.worth or Fraction(0))
        else:
            raise TypeError
    total = Fraction(sums["EUR"]) + sum(worths, Fraction(0))
    return total, lost, held, none, without, won, still_open


def missed(rows: Sequence[ForecastResult]) -> tuple[Any, ...]:
    none = unknown = 0
    codes = set[str]()
    misses = actuals = Decimal(0)
    for row in rows:
        said = row.forecast
        if said is None:
            none += 1
            continue
        came = row.actual
        if came is None:
            unknown += 1
            continue
        codes.update((said.currency, came.currency))
        misses += abs(said.amount - came.amount)
        actuals += abs(came.amount)
    return Fraction(misses) / Fraction(actuals), none, unknown, codes


#: The rows, what is called on them, with what, and the loop that gives the same.
YEAR = {"period": "2024"}
IN_2024 = (date(2024, 1, 1), date(2025, 1, 1))
BY_HAND: dict[str, tuple[Callable[[int], list[Any]], Any, dict[str, Any], Callable[..., Any]]] = {
    "stage_conversion": (steps, salesterms.stage_conversion, {}, converted),
    "lead_conversion": (leads, salesterms.lead_conversion, {}, qualified),
    "acceptance_rate": (hand_overs, salesterms.acceptance_rate, {}, accepted),
    "time_to_answer": (hand_overs, salesterms.time_to_answer, {}, answered),
    "time_in_stage": (spells, salesterms.time_in_stage, {}, in_stage),
    "conversion_to_close": (cycles, salesterms.conversion_to_close, {}, to_close),
    "marketing_sourced": (attributed, salesterms.marketing_sourced, {}, sourced),
    "list_discount": (lines, salesterms.list_discount, {}, off_list),
    "pipeline_age": (ages, salesterms.pipeline_age, {}, mean_age),
    "pushed_opportunities": (changes, salesterms.pushed_opportunities, {}, pushed),
    "slippage": (
        expected,
        salesterms.slippage,
        YEAR,
        lambda rows: slipped(rows, *IN_2024),
    ),
    "forecast_from_history": (
        rated,
        salesterms.forecast_from_history,
        {"currency": "EUR"},
        by_history,
    ),
    "forecast_accuracy": (forecasts, salesterms.forecast_accuracy, {}, missed),
    "quota_attainment": (quotas, salesterms.quota_attainment, {}, reached),
}


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return, for every metric, the ratio and its bound."""
    found = {}
    count = 100_000 if small else 1_000_000
    for name, (rows_of, metric, arguments, by_hand) in BY_HAND.items():
        rows = rows_of(count)
        gc.collect()
        gc.freeze()

        def ours(metric: Any = metric, arguments: Any = arguments, rows: Any = rows) -> object:
            return metric(rows, **arguments)

        def theirs(by_hand: Any = by_hand, rows: Any = rows) -> object:
            return by_hand(rows)

        ours()
        theirs()
        pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(7 if small else 5)]
        ratio = statistics.median(mine / hand for mine, hand in pairs)
        found[f"{name} / by hand"] = (ratio, BOUND)
        print(f"{name:34} {ratio:5.2f} x by hand (bound {BOUND}), {count:,} rows")
        gc.unfreeze()
    return found


if __name__ == "__main__":
    main(small=False)
