"""Spans of time, counted: their quartiles, exact for as long as there are not too many to keep."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many spans of a label are kept; of more, only so many different ones are told apart.
MOST: Final = 1 << 14

#: The seconds of a day: whole seconds are taken from the parts of a span, in half the time.
_DAY: Final = 86_400


@frozen(kw_only=True)
class Quartiles:
    """The three values that cut spans of time into four equal parts.

    Between two spans in order they are interpolated, as spreadsheets do (QUARTILE.INC). `spans` is
    how many there were. A span counts as whole seconds, or as whole times a coarser `grain`, parts
    left off: by less than the grain each value can be too low.
    """

    spans: int
    lower: timedelta
    median: timedelta
    upper: timedelta
    grain: timedelta


class Spans:
    """Spans of time for each of some labels, in memory that does not grow with them.

    Of up to 16,384 spans of a label every one is kept. Of more, whole times a grain are counted:
    the least power of two seconds of which the longest span has fewer than 16,384. So the grain
    depends on the spans alone, not on their order.
    """

    def __init__(self, labels: int) -> None:
        """Know none yet."""
        self._waiting: list[list[timedelta]] = [[] for _ in range(labels)]
        #: Adds one span to a label: `add[label](span)`.
        self.add = [waiting.append for waiting in self._waiting]
        #: Whole times the grain, as a place -> how many spans; empty as long as all are kept.
        self._counts: list[list[int]] = [[] for _ in range(labels)]
        self._shifts = [0] * labels

    def fold(self) -> None:
        """Count what waits, where it is too much to keep."""
        for label, waiting in enumerate(self._waiting):
            if len(waiting) > MOST:
                self._fold(label)

    def _fold(self, label: int) -> None:
        waiting = self._waiting[label]
        longest = max(waiting)
        self._coarsen(label, (longest.days * _DAY + longest.seconds) // MOST)
        counts, shift = self._counts[label], self._shifts[label]
        for span in waiting:
            counts[span.days * _DAY + span.seconds >> shift] += 1
        waiting.clear()

    def _coarsen(self, label: int, times: int) -> None:
        """Take a grain of more than so many seconds."""
        counts = self._counts[label] or [0] * MOST
        shift = max(times.bit_length(), self._shifts[label])
        more = shift - self._shifts[label]
        self._shifts[label] = shift
        coarser = self._counts[label] = [0] * MOST
        for value, count in enumerate(counts):
            coarser[value >> more] += count

    def _counted(self, label: int) -> dict[int, int]:
        """Whole times the grain -> how many spans, in order."""
        counts = self._counts[label]
        if counts and self._waiting[label]:
            self._fold(label)
            counts = self._counts[label]
        if counts:
            return {value: count for value, count in enumerate(counts) if count}
        seconds = (span.days * _DAY + span.seconds for span in self._waiting[label])
        return dict(sorted(Counter(seconds).items()))

    def quartiles(self, label: int) -> Quartiles | None:
        """Of all that was added to a label; None where there was nothing."""
        counts = self._counted(label)
        if not counts:
            return None
        values, ends = list(counts), list(accumulate(counts.values()))
        grain = timedelta(seconds=1 << self._shifts[label])
        lower, median, upper = (cut * grain / 4 for cut in _cuts(values, ends))
        return Quartiles(spans=ends[-1], lower=lower, median=median, upper=upper, grain=grain)

    def longer_than(self, label: int, span: timedelta) -> int:
        """How many of a label are longer, as far as the grain tells."""
        counts = self._counted(label).items()
        grain = timedelta(seconds=1 << self._shifts[label])
        return sum(count for value, count in counts if value * grain > span)


def _cuts(values: list[int], ends: list[int]) -> Iterator[int]:
    """Four times the values at a quarter, at half and at three quarters of the way."""
    for quarter in (1, 2, 3):
        place, part = divmod(quarter * (ends[-1] - 1), 4)
        below = values[bisect_right(ends, place)]
        above = values[bisect_right(ends, place + 1)] if part else below
        yield 4 * below + part * (above - below)
