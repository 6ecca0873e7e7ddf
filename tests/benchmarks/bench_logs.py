"""The audit of stage logs: against the same events replayed by transitions, and its growth.

transitions is given one machine with a state for each label. The trigger that is named after a
label leads to it from every state from which the audit calls that legal, or from itself; one that
is refused raises, and its case does not fit. Both judge the same rows; the audit also counts every
verdict, the steps and the times.
"""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from bench_journey import Figures, at_least, interleaved
from planted_log import planted_log
from transitions import Machine, MachineError

from salesterms.logs import STRICT, StageEntry, Ways, audit, fit_of_codes
from salesterms.vocabularies import hubspot

if TYPE_CHECKING:
    from collections.abc import Iterator

DEALS = hubspot.deal_stage
WAYS = Ways(DEALS)
START = "before"


class Replayed:
    """An object that transitions moves."""

    trigger: Any


def machine() -> tuple[Machine, Replayed]:
    """The labels as states; what the strict policy allows as transitions."""
    model = Replayed()
    moves = [
        {"trigger": label, "source": START if before is None else before, "dest": label}
        for before in (None, *WAYS.labels)
        for label in WAYS.labels
        if not STRICT.forbids(WAYS.verdict(before, label).kind)
    ]
    states = [START, *WAYS.labels]
    built = Machine(
        model=model, states=states, initial=START, auto_transitions=False, transitions=moves
    )
    return built, model


def replayed(rows: list[StageEntry]) -> tuple[int, int]:
    """How many cases fit, of how many, by transitions."""
    built, model = machine()
    cases = fit = 0
    for _, entries in groupby(rows, key=itemgetter(0)):
        built.set_state(START, model)
        cases += 1
        try:
            for entry in entries:
                model.trigger(entry.label)
        except MachineError:
            continue
        fit += 1
    return fit, cases


def log(size: int) -> list[StageEntry]:
    """Rows with planted faults, of those kinds that a state machine can see."""
    unseen = {"unknown_label", "out_of_order", "duplicate", "conflicting_duplicate"}
    planted = planted_log(size, seed=11)
    faulty = {row[0] for row, (kind, _) in planted if kind in unseen}
    spelled = {row[0] for row, _ in planted if row[1] not in WAYS.labels}
    return [StageEntry(*row) for row, _ in planted if row[0] not in faulty | spelled]


def against_transitions(*, small: bool) -> Figures:
    rows = log(100_000 if small else 1_000_000)
    code = {label: at for at, label in enumerate(WAYS.labels)}
    cases, codes = [row.case for row in rows], [code[row.label] for row in rows]
    found = audit(rows, DEALS, by_case=True)
    ratio = fit_of_codes(cases, codes, DEALS)
    assert replayed(rows) == (found.fit, found.cases) == (ratio.numerator, ratio.denominator)
    took = interleaved(
        {
            "coded": (lambda times: repeat(lambda: fit_of_codes(cases, codes, DEALS), times), 1),
            "audit": (lambda times: repeat(lambda: audit(rows, DEALS, by_case=True), times), 1),
            "any order": (lambda times: repeat(lambda: audit(rows, DEALS), times), 1),
            "transitions": (lambda times: repeat(lambda: replayed(rows), times), 1),
        },
        3 if small else 5,
    )
    per = {name: seconds / len(rows) for name, seconds in took.items()}
    ratio_of_any = per["transitions"] / per["any order"]
    print(f"audit of rows in any order: {ratio_of_any:.1f} times as fast as transitions (no bound)")
    return {
        **at_least(
            "fit of coded, sorted rows", per["coded"], per["transitions"], "transitions", 60
        ),
        **at_least("audit, every verdict", per["audit"], per["transitions"], "transitions", 15),
    }


def repeat(call: Any, times: int) -> None:
    for _ in range(times):
        call()


def cpu_per_row(rows: list[StageEntry]) -> float:
    gc.collect()
    start = time.process_time()
    audit(rows, DEALS, by_case=True)
    return (time.process_time() - start) / len(rows)


def growth(*, small: bool) -> Figures:
    """CPU for a row of a long log, against that of a log of a tenth of its length."""
    size = 200_000 if small else 1_000_000
    rows = [StageEntry(*row) for row, _ in planted_log(size, seed=12)]
    few = rows[: size // 10]
    pairs = [(cpu_per_row(rows), cpu_per_row(few)) for _ in range(3 if small else 7)]
    ratio = statistics.median(long / short for long, short in pairs)
    nanoseconds = statistics.median(long for long, _ in pairs) * 1e9
    what = f"CPU for a row of {size:,} / of {size // 10:,}"
    print(f"{what}: {ratio:.2f} (at most 1.1), {nanoseconds:.0f} ns a row with a tenth faulty")
    return {"CPU for a row of a long log / of a short one": (ratio, 1.1)}


def streamed(size: int) -> Iterator[StageEntry]:
    """Rows that nobody keeps: one planted log after another, the cases renamed to stay sorted."""
    part = [row for row, _ in planted_log(5_000, seed=13)]
    for number in range(size // len(part)):
        for case, label, at, id_ in part:
            yield StageEntry(f"{number:05d}{case}", label, at, id_)


def peak(size: int) -> int:
    gc.collect()
    tracemalloc.start()
    audit(streamed(size), DEALS, by_case=True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def memory(*, small: bool) -> Figures:
    """The most that an audit of sorted rows ever holds, of many times as many rows."""
    size = 800_000 if small else 2_000_000
    few, many = peak(200_000), peak(size)
    what = f"memory for {size:,} sorted rows / for 200,000"
    print(f"{what}: {many / few:.2f} (at most 1.1), {many / 1e6:.1f} MB")
    return {"memory for many sorted rows / for 200,000": (many / few, 1.1)}


def main(*, small: bool) -> Figures:
    """Print and return the figures, with their bounds."""
    return {**against_transitions(small=small), **growth(small=small), **memory(small=small)}


if __name__ == "__main__":
    main(small=False)
