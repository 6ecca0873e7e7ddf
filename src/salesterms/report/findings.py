"""What stands out: the lowest owner, the lowest quarter, and the stage where deals stall."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from salesterms.metrics import close_ratio
from salesterms.report import words
from salesterms.report.asked import count_of, is_refused
from salesterms.report.blocks import Finding, Said
from salesterms.report.stages import stale_of
from salesterms.values import SMALL_SAMPLE, Ratio

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from fractions import Fraction

    from salesterms.report.asked import Asked
    from salesterms.report.stages import StageCounts
    from salesterms.results import Measurement, Measurements

#: What groups are compared by -> the field that they are made from.
_GROUPED_BY = {"owner": "owner", "quarter": "closed"}

#: Fewer groups than this cannot be compared.
_LEAST_GROUPS = 2

#: How often any of the groups compared may seem low by chance alone, all of them together.
_BY_CHANCE = Decimal("0.05")

#: Digits to which the ends of an interval are rounded: they are statistics, not exact.
_INTERVAL_DIGITS = 4


def findings(asked: Asked, stages: StageCounts | None) -> Iterator[Finding]:
    """Everything that stands out, in the order in which it is told."""
    for by, field in _GROUPED_BY.items():
        if asked.maps(field):
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
    own = _ratio([found])
    rest = _ratio(other for key, other in answer.items() if key != least)
    return Finding(
        kind=by,
        group=str(least),
        found=found,
        said=(
            Said(words.LOWEST[by], (str(least), found, own.numerator, own.denominator, rest)),
            *_against(own, rest, len(values)),
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


def _ratio(groups: Iterable[Measurement]) -> Ratio:
    """The close ratio of several groups together."""
    counted = [(count_of(found, "won") or 0, found.counted) for found in groups]
    return Ratio(sum(won for won, _ in counted), sum(decided for _, decided in counted))


def _against(own: Ratio, rest: Ratio, compared: int) -> Iterator[Said]:
    """That chance does not explain why the lowest of several groups lies below the others.

    Of many groups one is the lowest by chance alone, so that the interval is widened with their
    number (Bonferroni); and a group is compared with the others, never with a whole that holds it.
    """
    low, high = own.wilson(1 - float(_BY_CHANCE) / compared)
    if high < rest.fraction():
        ends = (
            Ratio(round(end * 10**_INTERVAL_DIGITS), 10**_INTERVAL_DIGITS) for end in (low, high)
        )
        yield Said(words.BELOW, (*ends, _BY_CHANCE, compared))
