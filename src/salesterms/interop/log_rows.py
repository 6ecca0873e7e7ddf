"""From the fields of a record to an entry of a stage log, shape by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.errors import Unreadable
from salesterms.logs import Marks, StageEntry
from salesterms.mapping.kinds import SNAPSHOT_NOT_LATER
from salesterms.mapping.log_mapping import AT
from salesterms.mapping.log_shapes import BY_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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
    return Snapshots(made).take if mapping.shape.name == "snapshots" else made


def in_order(entries: Iterable[StageEntry], mapping: LogMapping) -> tuple[StageEntry, ...]:
    """The entries as the mapping orders them; those of one instant stay as they stand."""
    if mapping.order == BY_TIME:
        return tuple(sorted(entries, key=lambda entry: entry.at))
    return tuple(entries)


def _with_marks(marked: dict[str, str]) -> Callable[..., StageEntry]:
    def entry(**values: Any) -> StageEntry:
        marks = {mark: values.pop(key) for key, mark in marked.items()}
        return StageEntry(**values, marks=Marks(**marks))

    return entry


class Snapshots:
    """Entries from pictures of a whole pipeline: the first with a label is the one that counts.

    >>> from datetime import UTC, datetime
    >>> taken = Snapshots(StageEntry)
    >>> days = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3)]
    >>> found = [taken.take(case="D-1", label=label, at=day) for label, day in zip("AAB", days)]
    >>> [entry and entry.label for entry in found]
    ['A', None, 'B']

    The last label and the last instant of each case are kept. A snapshot that is earlier than the
    one before it, or of the same instant with another label, raises `Unreadable`.
    """

    def __init__(self, made: Callable[..., StageEntry]) -> None:
        """Have seen none yet."""
        self._made = made
        self._last: dict[str, tuple[str, datetime]] = {}

    def take(self, **values: Any) -> StageEntry | None:
        """The entry of one snapshot; None where its case has the same label as before."""
        case, label, at = values["case"], values["label"], values["at"]
        before, last = self._last.get(case, (None, None))
        if last is not None and (at < last or (at == last and label != before)):
            raise Unreadable(SNAPSHOT_NOT_LATER, last.isoformat(), part=AT)
        self._last[case] = (label, at)
        return None if label == before else self._made(**values)
