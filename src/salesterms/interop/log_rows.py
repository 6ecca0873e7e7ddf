"""From the fields of a record to an entry of a stage log, shape by shape."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from salesterms.errors import MASK, Unreadable
from salesterms.logs import Marks, StageEntry
from salesterms.mapping.instants import InstantSource
from salesterms.mapping.kinds import SNAPSHOT_NOT_LATER
from salesterms.mapping.log_mapping import AT
from salesterms.mapping.log_shapes import AS_GIVEN, NEWEST_FIRST
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from salesterms.mapping import LogMapping

#: Key of a mapping -> the mark that it becomes.
_MARKS = {
    "outcome": "outcome",
    "deal": "deal",
    "approvals": "approvals",
    "with_sales": "with_sales",
    "from": "before",
}


def maker_of(mapping: LogMapping) -> Callable[..., StageEntry | None]:
    """What makes an entry of the fields of a record; it gives None where there is nothing new.

    It is called once for each record, in their order, and may raise `Unreadable`.
    """
    marked = {key: mark for key, mark in _MARKS.items() if key in mapping.sources}
    made = _with_marks(marked) if marked else StageEntry
    if mapping.shape.name != "snapshots":
        return made
    return Snapshots(made, _written_by(mapping)).take


def in_order(entries: Iterable[StageEntry], mapping: LogMapping) -> tuple[StageEntry, ...]:
    """The entries as the mapping orders them.

    Those of one instant stay as they stand, or the other way round where the file runs from late
    to early. The clock of a zone goes back each year: entries are compared in UTC.
    """
    given = tuple(entries)
    if mapping.order == AS_GIVEN:
        return given
    if mapping.order == NEWEST_FIRST:
        given = given[::-1]
    return tuple(sorted(given, key=_instant_of))


def tied(entries: Sequence[StageEntry], mapping: LogMapping) -> int | None:
    """How many entries share an instant with another one of their case.

    Only their place in the file says which came first. None where the file as a whole says that.
    """
    if mapping.order == AS_GIVEN:
        return None
    found = 0
    for _, together in groupby(entries, _instant_of):
        counts = Counter(entry.case for entry in together)
        found += sum(count for count in counts.values() if count > 1)
    return found


def _instant_of(entry: StageEntry) -> datetime:
    return instant(entry.at)


def _written_by(mapping: LogMapping) -> Callable[[datetime], str]:
    """How an instant is told: as the file has it, or not at all where its column is personal."""
    source = mapping.sources["at"]
    if not isinstance(source, InstantSource) or source.column in mapping.personal:
        return lambda _: MASK
    return lambda moment: source.written(moment, mapping.zones)


def _with_marks(marked: dict[str, str]) -> Callable[..., StageEntry]:
    def entry(**values: Any) -> StageEntry:
        marks = {mark: values.pop(key) for key, mark in marked.items()}
        return StageEntry(**values, marks=Marks(**marks))

    return entry


class Snapshots:
    """Entries from pictures of a whole pipeline: the first with a label is the one that counts.

    >>> from datetime import UTC, datetime
    >>> taken = Snapshots(StageEntry, str)
    >>> days = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3)]
    >>> found = [taken.take(case="D-1", label=label, at=day) for label, day in zip("AAB", days)]
    >>> [entry and entry.label for entry in found]
    ['A', None, 'B']

    The last label and the last instant of each case are kept. A snapshot that is earlier than the
    one before it, or of the same instant with another label, raises `Unreadable` with that instant
    as it is `written`.
    """

    def __init__(self, made: Callable[..., StageEntry], written: Callable[[datetime], str]) -> None:
        """Have seen none yet."""
        self._made, self._written = made, written
        self._last: dict[str, tuple[str, datetime]] = {}

    def take(self, **values: Any) -> StageEntry | None:
        """The entry of one snapshot; None where its case has the same label as before."""
        case, label, at = values["case"], values["label"], values["at"]
        before, last = self._last.get(case, (None, None))
        if last is not None and (at < last or (at == last and label != before)):
            raise Unreadable(SNAPSHOT_NOT_LATER, self._written(last), part=AT)
        self._last[case] = (label, at)
        return None if label == before else self._made(**values)
