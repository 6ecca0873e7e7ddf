"""What stands out: the lowest owner, the lowest quarter, and the stage where deals stall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.metrics import close_ratio
from salesterms.report import words
from salesterms.report.asked import count_of, is_refused
from salesterms.report.blocks import Finding, Said
from salesterms.report.stages import stale_of
from salesterms.values import SMALL_SAMPLE, Ratio

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from fractions import Fraction

    from salesterms.report.asked import Asked
    from salesterms.report.stages import StageCounts
    from salesterms.results import Measurement, Measurements

#: Fewer groups than this cannot be compared.
_LEAST_GROUPS = 2

#: Digits to which the ends of an interval are rounded: they are statistics, not exact.
_INTERVAL_DIGITS = 4


def findings(asked: Asked, stages: StageCounts | None) -> Iterator[Finding]:
    """Everything that stands out, in the order in which it is told."""
    for by in ("owner", "quarter"):
        if asked.maps("owner" if by == "owner" else "closed"):
            yield lowest(by, close_ratio(asked.rows, by=by, **asked.when))
    if stages is not None and stages.stale is not None and not is_refused(stages.stale):
        yield stalled(stages.stale, stages.open)


def lowest(by: str, answer: Measurements) -> Finding:
    """The group with the lowest close ratio among those that rest on enough decided deals."""
    values = dict(_judged(answer))
    if len(values) < _LEAST_GROUPS:
        return Finding(kind=by, said=(Said(words.TOO_FEW[by], (SMALL_SAMPLE,)),))
    least = min(values, key=lambda key: (values[key], str(key)))
    found = answer[least]
    if len(set(values.values())) == 1:
        said = Said(words.ALL_ALIKE[by], (len(values), SMALL_SAMPLE, found))
        return Finding(kind=by, said=(said,))
    won = count_of(found, "won")
    return Finding(
        kind=by,
        group=str(least),
        found=found,
        said=(
            Said(words.LOWEST[by], (str(least), found, won, found.counted, answer.total)),
            *_against(found, answer.total),
            Said(words.COMPARED[by], (len(values), SMALL_SAMPLE)),
        ),
    )


def stalled(stale: Measurements, open_: Measurements) -> Finding:
    """The stage with most stale deals."""
    numbers = {key: stale_of(found) for key, found in stale.items() if key is not None}
    total = sum(numbers.values())
    if not total:
        return Finding(kind="stage", said=(Said(words.NOTHING_STALE),))
    worst = min(numbers, key=lambda key: (-numbers[key], str(key)))
    there = open_[worst].counted
    return Finding(
        kind="stage",
        group=str(worst),
        found=stale[worst],
        said=(Said(words.STALLS, (str(worst), numbers[worst], there, total)),),
    )


def _judged(answer: Measurements) -> Iterator[tuple[Hashable, Fraction]]:
    """The groups that can be compared. Rows without an owner or a quarter are none."""
    for key, found in answer.items():
        value = found.value
        if key is not None and isinstance(value, Ratio) and found.counted >= SMALL_SAMPLE:
            yield key, value.fraction()


def _against(found: Measurement, total: Measurement | None) -> Iterator[Said]:
    """Whether chance alone may explain that a group lies below the whole."""
    ratio = found.value
    if total is None or not isinstance(ratio, Ratio) or not isinstance(total.value, Ratio):
        return
    low, high = ratio.wilson()
    ends = tuple(
        Ratio(round(end * 10**_INTERVAL_DIGITS), 10**_INTERVAL_DIGITS) for end in (low, high)
    )
    yield Said(words.BELOW if high < total.value.fraction() else words.NOT_BELOW, ends)
