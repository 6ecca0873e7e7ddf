"""Made-up stage logs, many in one frame: with ties, unknown labels, re-entries and single rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from salesterms.logs import StageEntry
from salesterms.vocabularies import hubspot

if TYPE_CHECKING:
    from random import Random

#: Labels of a vocabulary about deals as logs write them, one that it does not have among them.
LABELS = (
    "Appointment Scheduled",
    "appointment scheduled",
    "Qualified To Buy",
    "Presentation Scheduled",
    " Contract Sent ",
    "Closed Won",
    "closed lost",
    "Elsewhere",
    "elsewhere",
)
VOCABULARY = hubspot.deal_stage
BEGIN = datetime(2024, 3, 28, tzinfo=UTC)


def log(draw: Random, cases: int, labels: tuple[str, ...] = LABELS) -> list[StageEntry]:
    """The rows of some cases, in the order in which they count."""
    rows = []
    for case in range(cases):
        at = BEGIN + timedelta(hours=draw.randrange(100))
        for _ in range(draw.choice((1, 1, 2, 3, 5, 8))):
            at += timedelta(seconds=draw.choice((0, 0, 1, 3_600, 86_400, 200_000)))
            at += timedelta(microseconds=draw.choice((0, 0, 250_000)))
            owner = draw.choice((None, "Ann", "Bo"))
            rows.append(StageEntry(f"D-{case:03}", draw.choice(labels), at, owner=owner))
    return rows


def log_columns(
    rows: list[StageEntry], shuffled: Random | None = None
) -> dict[str, tuple[str, list[Any]]]:
    """The rows as columns, in any order: `number` has the one in which they count."""
    numbered = list(enumerate(rows))
    if shuffled is not None:
        shuffled.shuffle(numbered)
    return {
        "deal": ("text", [row.case for _, row in numbered]),
        "stage": ("text", [row.label for _, row in numbered]),
        "since": ("instant", [row.at.replace(tzinfo=None) for _, row in numbered]),
        "number": ("whole", [number for number, _ in numbered]),
        "owner": ("text", [row.owner for _, row in numbered]),
    }
