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
    from datetime import datetime

#: So many spans of a label are kept; of more, only different places are told apart.
MOST: Final = 1 << 14

#: So many binary digits after the first one tell places apart.
_DIGITS: Final = 10

#: More different places than this are put together before the end.
_ROOM: Final = 1 << 15

#: The seconds of a day: whole seconds are taken from the parts of a span, in half the time.
_DAY: Final = 86_400

_SECOND: Final = timedelta(seconds=1)


@frozen(kw_only=True)
class Quartiles:
    """The three values that cut spans of time into four equal parts.

    >>> spans = Spans(1)
    >>> spans.extend[0](timedelta(days=days) for days in (1, 2, 3, 10))
    >>> found = spans.quartiles(0)
    >>> str(found.lower), str(found.median), found.spells
    ('1 day, 18:00:00', '2 days, 12:00:00', 4)

    Between two spans in order they are interpolated, as spreadsheets do (QUARTILE.INC). `spells` is
    how many there were. A span counts as whole seconds, or, where there are very many, as whole
    times a coarser `grain`, parts left off: by less than the grain each value can be too low. The
    grain of a span is a second, or less than a thousandth of it; the one that is given is that of
    the upper value.
    """

    spells: int
    lower: timedelta
    median: timedelta
    upper: timedelta
    grain: timedelta


def place_of(seconds: int) -> int:
    """Where a span is counted: as many seconds, with only the first binary digits kept.

    The places lie closer where spans are short: one very long span does not make the others equal.
    """
    return seconds & -_width(seconds)


def _width(seconds: int) -> int:
    """How many seconds fall into one place; the same for all spans of as many whole days."""
    whole = seconds - seconds % _DAY if seconds >= _DAY else seconds
    return 1 << max(whole.bit_length() - 1 - _DIGITS, 0)


#: What to keep of the seconds of a span, by its whole days; the first day is looked at later.
_KEPT: Final = [-1, *(-_width(days * _DAY) for days in range(1, 1 << 13))]


def _places(spans: list[timedelta]) -> list[int]:
    """The places of some spans, those within a day as they are."""
    if max(spans).days >= len(_KEPT):
        return [place_of(span.days * _DAY + span.seconds) for span in spans]
    kept = _KEPT
    return [(days := span.days) * _DAY + span.seconds & kept[days] for span in spans]


class Spans:
    """Spans of time for each of some labels, in memory that does not grow with them.

    Of up to 16,384 spans of a label every one is kept; of more, how many there are in each place.
    A place depends on the span alone, so the order of the spans plays no part.
    """

    def __init__(self, labels: int) -> None:
        """Know none yet."""
        self._waiting: list[list[timedelta]] = [[] for _ in range(labels)]
        #: Adds one span to a label: `add[label](span)`.
        self.add = [waiting.append for waiting in self._waiting]
        #: Adds several.
        self.extend = [waiting.extend for waiting in self._waiting]
        #: Place -> how many spans; empty as long as all are kept.
        self._counts: list[Counter[int]] = [Counter() for _ in range(labels)]

    def fold(self) -> None:
        """Count what waits, where it is too much to keep."""
        for label, waiting in enumerate(self._waiting):
            if len(waiting) > MOST:
                self._fold(label)

    def _fold(self, label: int) -> None:
        counts, waiting = self._counts[label], self._waiting[label]
        counts.update(_places(waiting))
        waiting.clear()
        if len(counts) > _ROOM:
            self._put_together(label)

    def _put_together(self, label: int) -> None:
        counts = self._counts[label]
        for seconds in [place for place in counts if place < _DAY]:
            spans = counts.pop(seconds)
            counts[place_of(seconds)] += spans

    def _counted(self, label: int) -> dict[int, int]:
        """Seconds -> how many spans, in order."""
        waiting = self._waiting[label]
        counts = self._counts[label]
        if counts:
            if waiting:
                self._fold(label)
            self._put_together(label)
        else:
            counts = Counter(span.days * _DAY + span.seconds for span in waiting)
        return {place: counts[place] for place in sorted(counts)}

    def quartiles(self, label: int) -> Quartiles | None:
        """Of all that was added to a label; None where there was nothing."""
        counts = self._counted(label)
        if not counts:
            return None
        values, ends = list(counts), list(accumulate(counts.values()))
        lower, median, upper = (cut * _SECOND / 4 for cut in _cuts(values, ends))
        highest = values[bisect_right(ends, -(-3 * (ends[-1] - 1) // 4))]
        width = _width(highest) if self._counts[label] else 1
        return Quartiles(
            spells=ends[-1], lower=lower, median=median, upper=upper, grain=width * _SECOND
        )

    def longer_than(self, label: int, span: timedelta) -> int:
        """How many of a label are longer, as far as their places tell."""
        counts = self._counted(label).items()
        return sum(count for place, count in counts if place * _SECOND > span)


class Times:
    """The times in some labels: the spells that ended, and those that last."""

    def __init__(self, labels: int, as_of: datetime | None) -> None:
        """Know none yet."""
        self._as_of = as_of
        self.ended, self.ages = Spans(labels), Spans(labels)
        self.lasting = [0] * labels

    def last(self, label: int, since: list[datetime]) -> None:
        """Count cases that still stand in a label, since some instants."""
        self.lasting[label] += len(since)
        if self._as_of is not None:
            self.ages.extend[label]([self._as_of - begun for begun in since])

    def fold(self) -> None:
        """Count what waits, where it is too much to keep."""
        self.ended.fold()
        self.ages.fold()


def _cuts(values: list[int], ends: list[int]) -> Iterator[int]:
    """Four times the values at a quarter, at half and at three quarters of the way."""
    for quarter in (1, 2, 3):
        place, part = divmod(quarter * (ends[-1] - 1), 4)
        below = values[bisect_right(ends, place)]
        above = values[bisect_right(ends, place + 1)] if part else below
        yield 4 * below + part * (above - below)
