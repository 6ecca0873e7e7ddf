"""A log of deals with faults that were planted, so that the verdict on every row is known.

It imports nothing of the library: the order of the stages stands here, and each row is written down
together with what it is.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The stages of HubSpot's default pipeline, in its order.
STAGES = (
    "Appointment Scheduled",
    "Qualified To Buy",
    "Presentation Scheduled",
    "Decision Maker Bought-In",
    "Contract Sent",
)
WON, LOST = "Closed Won", "Closed Lost"

#: (case, label, instant, id) and (verdict, stages).
Planted = tuple[tuple[str, str, datetime, str | None], tuple[str, int]]

_START = datetime(2023, 1, 2, 8, tzinfo=UTC)


class Deal:
    """One deal that is being written down."""

    def __init__(self, case: str, rng: random.Random, *, ids: bool) -> None:
        self.case, self.rng, self.ids = case, rng, ids
        self.at = _START + timedelta(seconds=rng.randrange(60_000_000))
        self.rows: list[Planted] = []

    def later(self) -> datetime:
        self.at += timedelta(seconds=self.rng.randrange(60, 2_000_000))
        return self.at

    def write(self, label: str, verdict: str, stages: int = 0, at: datetime | None = None) -> None:
        id_ = f"{self.case}-{len(self.rows)}" if self.ids else None
        row = (self.case, label, self.later() if at is None else at, id_)
        self.rows.append((row, (verdict, stages)))


def a_clean_deal(deal: Deal) -> None:
    """Up to some stage, and then won, lost or still open."""
    reached = deal.rng.randrange(len(STAGES))
    for stage in STAGES[: reached + 1]:
        deal.write(stage, "legal")
    end = deal.rng.choice((None, LOST, WON if reached == len(STAGES) - 1 else LOST))
    if end is not None:
        deal.write(end, "legal")


def a_stay(deal: Deal) -> None:
    deal.write(STAGES[0], "legal")
    deal.write(STAGES[0], "stay")
    deal.write(STAGES[1], "legal")
    deal.write(STAGES[1], "stay")


def a_skip(deal: Deal) -> None:
    passed = deal.rng.randrange(1, len(STAGES) - 1)
    deal.write(STAGES[0], "legal")
    deal.write(STAGES[1 + passed], "skip", passed)


def a_late_start(deal: Deal) -> None:
    passed = deal.rng.randrange(1, len(STAGES))
    deal.write(STAGES[passed], "skip", passed)
    deal.write(LOST, "legal")


def a_quick_win(deal: Deal) -> None:
    deal.write(STAGES[0], "legal")
    deal.write(STAGES[1], "legal")
    deal.write(WON, "skip", len(STAGES) - 2)


def a_step_back(deal: Deal) -> None:
    for stage in STAGES[:4]:
        deal.write(stage, "legal")
    back = deal.rng.randrange(1, 4)
    deal.write(STAGES[3 - back], "backward", back)
    deal.write(STAGES[4 - back], "legal")


def a_reopening(deal: Deal) -> None:
    deal.write(STAGES[0], "legal")
    deal.write(LOST, "legal")
    deal.write(deal.rng.choice(STAGES), "reopened")


def a_second_close(deal: Deal) -> None:
    deal.write(STAGES[0], "legal")
    deal.write(LOST, "legal")
    deal.write(WON, "after_close")
    deal.write(LOST, "after_close")


def an_unknown_label(deal: Deal) -> None:
    deal.write(STAGES[0], "legal")
    deal.write(deal.rng.choice(("Parked", "", "Appointment  Scheduled", "Closed")), "unknown_label")
    deal.write(STAGES[1], "legal")


def a_late_row(deal: Deal) -> None:
    deal.write(STAGES[0], "legal")
    deal.write(STAGES[1], "legal")
    early = deal.at - timedelta(seconds=deal.rng.randrange(1, 60))
    deal.write(STAGES[2], "out_of_order", at=early)
    deal.write(STAGES[2], "legal")


def a_duplicate(deal: Deal) -> None:
    deal.write(STAGES[0], "legal")
    deal.write(STAGES[1], "legal")
    place = deal.rng.randrange(2)
    deal.rows.append((deal.rows[place][0], ("duplicate", 0)))
    deal.write(STAGES[2], "legal")


def a_clash(deal: Deal) -> None:
    """An id that was given before, with another label; without ids there is none."""
    deal.write(STAGES[0], "legal")
    deal.write(STAGES[1], "legal")
    if deal.ids:
        case, _, at, id_ = deal.rows[-1][0]
        deal.rows.append(((case, STAGES[2], at, id_), ("conflicting_duplicate", 0)))
    deal.write(STAGES[2], "legal")


def other_spellings(deal: Deal) -> None:
    deal.write(STAGES[0].upper(), "legal")
    deal.write(f" {STAGES[1].lower()} ", "legal")


FAULTS = (
    a_stay,
    a_skip,
    a_late_start,
    a_quick_win,
    a_step_back,
    a_reopening,
    a_second_close,
    an_unknown_label,
    a_late_row,
    a_duplicate,
    a_clash,
    other_spellings,
)


def planted_log(rows: int, seed: int, *, ids: bool = False, faulty: float = 0.1) -> list[Planted]:
    """At least so many rows, sorted by case."""
    rng = random.Random(seed)
    found: list[Planted] = []
    for number in _numbers():
        if len(found) >= rows:
            return found
        deal = Deal(f"D-{number:07d}", rng, ids=ids)
        kind = rng.choice(FAULTS) if rng.random() < faulty else a_clean_deal
        kind(deal)
        found += deal.rows
    raise AssertionError


def _numbers() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number
