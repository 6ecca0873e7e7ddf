"""Whether tiers make one table: from 0, each where the one before ends, the last without an end."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from salesterms._json import step
from salesterms.errors import Kind, Problem, Sentence, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.entities.plans.commission_tier import CommissionTier

NO_TIERS: Final = Kind(
    "no_tiers",
    Text("there is no tier at all", "er is geen enkele schijf"),
    Text("give at least one, from 0 on", "geef er minstens één, vanaf 0"),
)
TIER_GAP: Final = Kind(
    "tier_gap",
    Text(
        "no tier holds what lies from {detail} up to {value}",
        "geen schijf bevat wat van {detail} tot {value} ligt",
    ),
    Text(
        "let it begin where the one before ends", "laat de schijf beginnen waar de vorige eindigt"
    ),
)
TIER_OVERLAP: Final = Kind(
    "tier_overlap",
    Text(
        "two tiers hold what lies from {value} up to {detail}",
        "twee schijven bevatten wat van {value} tot {detail} ligt",
    ),
    Text(
        "let it begin where the one before ends", "laat de schijf beginnen waar de vorige eindigt"
    ),
)
TIER_AFTER_THE_LAST: Final = Kind(
    "tier_after_the_last",
    Text(
        "the tier before has no end, so from {value} on there are two",
        "de vorige schijf heeft geen einde, dus vanaf {value} zijn er twee",
    ),
    Text("give the one before an end", "geef de vorige een einde"),
)
LAST_TIER_ENDS: Final = Kind(
    "last_tier_ends",
    Text("no tier holds what lies above {value}", "geen schijf bevat wat boven {value} ligt"),
    Text(
        "let the last one have no end: a cap is a field",
        "geef de laatste geen einde: een maximum is een veld",
    ),
)


def broken_table(tiers: Sequence[CommissionTier], path: str) -> Iterator[Problem]:
    """Every gap and every overlap, at the tier where it shows.

    Tiers stand in the order of their bounds. One that stands elsewhere shows as a gap or an
    overlap with the one before it.
    """
    if not tiers:
        yield Problem(kind=NO_TIERS, path=path)
        return
    before: Decimal | None = Decimal(0)
    for at, tier in enumerate(tiers):
        where, lower = f"{step(path, at)}.lower", tier.lower
        if before is None:
            yield Problem(kind=TIER_AFTER_THE_LAST, value=Sentence(f"{lower:f}"), path=where)
        elif lower > before:
            yield Problem(
                kind=TIER_GAP, value=Sentence(f"{lower:f}"), detail=f"{before:f}", path=where
            )
        elif lower < before:
            yield Problem(
                kind=TIER_OVERLAP, value=Sentence(f"{lower:f}"), detail=f"{before:f}", path=where
            )
        before = tier.upper
    if before is not None:
        where = f"{step(path, len(tiers) - 1)}.upper"
        yield Problem(kind=LAST_TIER_ENDS, value=Sentence(f"{before:f}"), path=where)
