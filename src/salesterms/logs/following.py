"""A case followed from row to row: the verdict on each, in the order in which they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.logs.entries import entry_of
from salesterms.logs.reading import rows_of
from salesterms.logs.rulings import Verdict, VerdictKind
from salesterms.logs.ways import Ways, ways_of
from salesterms.vocabularies.rows import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.facts import Subject
    from salesterms.logs.entries import Marks, StageEntry
    from salesterms.vocabularies import Vocabulary

UNKNOWN: Final = Verdict(VerdictKind.UNKNOWN_LABEL)
LATE: Final = Verdict(VerdictKind.OUT_OF_ORDER)
TWICE: Final = Verdict(VerdictKind.DUPLICATE)
CLASH: Final = Verdict(VerdictKind.CONFLICTING_DUPLICATE)

#: The code of a label that the vocabulary does not have.
NO_CODE: Final = -1


class Told(NamedTuple):
    """All that a row tells beside its id; the label as its code, or folded where it is unknown."""

    label: int | str
    at: datetime
    owner: str | None
    marks: Marks | None


class Case:
    """One case: the label that it stands in, and what was seen of it.

    This is the plain reading of a log, row by row; the quick one in `counting` equals it.
    """

    __slots__ = ("_by_id", "_seen", "_told", "last", "named", "standing", "ways")

    def __init__(self, ways: Ways) -> None:
        """Stand before the first row."""
        self.ways = ways
        self.standing = len(ways.labels)  # the row of the table for the beginning
        self.last: datetime | None = None
        #: The code of the last label that counted, or its spelling where it is unknown.
        self.named: int | str | None = None
        #: What the last row that counted told.
        self._told: Told | None = None
        self._by_id: dict[str, Told] = {}
        #: What was told without an id.
        self._seen: set[Told] = set()

    def take(self, entry: StageEntry) -> Verdict:
        """The verdict on the next row, which may move the case on."""
        label = same(entry.label)
        code = self.ways.code_of.get(label)
        told = Told(label if code is None else code, entry.at, entry.owner, entry.marks)
        late = self.last is not None and entry.at < self.last
        if given := self._given_before(entry.id, told, late=late):
            return given
        if late:
            return LATE
        self.begin(entry)
        self.last, self.named, self._told = entry.at, told.label, told
        if code is None:
            return UNKNOWN
        found = self.ways.table[self.standing * len(self.ways.labels) + code]
        self.standing = code
        return found

    def _given_before(self, id_: str | None, told: Told, *, late: bool) -> Verdict | None:
        """Whether a row was given before: by its id, or by all that it tells.

        Rows without an id that tell the same instant, with another label in between, are no
        duplicates: where a log has days and no hours, a deal may come back on the same day.
        """
        if id_ is not None:
            known = self._by_id.setdefault(id_, told)
            return None if known is told else TWICE if known == told else CLASH
        if told in self._seen and (late or told == self._told):
            return TWICE
        self._seen.add(told)
        return None

    def begin(self, entry: StageEntry) -> None:
        """Stand in the label that a first row says the case came from, where it says one."""
        said = self._before(entry) if self.last is None else None
        if isinstance(said, int):
            self.standing = said

    def came_from_another(self, entry: StageEntry) -> bool | None:
        """Whether a row names another label than the case stands in; None where nothing is told."""
        said = self._before(entry)
        if said is None:
            return None
        return self.named is not None and said != self.named

    def _before(self, entry: StageEntry) -> int | str | None:
        if entry.marks is None or entry.marks.before is None:
            return None
        label = same(entry.marks.before)
        return self.ways.code_of.get(label, label)


def verdicts(
    rows: Iterable[StageEntry], vocabulary: Vocabulary, *, subject: Subject | None = None
) -> Iterator[tuple[StageEntry, Verdict]]:
    """Each row of a log with the verdict on it, as the rows come.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry, verdicts
    >>> from salesterms.vocabularies import hubspot
    >>> stages = ["Appointment Scheduled", "Contract Sent", "Qualified To Buy", "closed won"]
    >>> rows = [
    ...     StageEntry("D-1", stage, datetime(2026, 3, day, tzinfo=UTC))
    ...     for day, stage in enumerate(stages, start=1)
    ... ]
    >>> [verdict.text() for _, verdict in verdicts(rows, hubspot.deal_stage)]
    ['legal', 'skipped 3', 'backward by 3', 'skipped 3']

    The verdict on a row depends on the rows of the same case that came before it, and on nothing
    else. Labels are found in any case of letters, and by their aliases. A row that is set aside
    (`VerdictKind.moves`) leaves the case where it stood. Rows of one instant count in the order in
    which they come. An id is looked for within its case. Empty rows give nothing.

    `subject` chooses what the vocabulary is about, where it names several things. Raises `NoStages`
    `NotItsSubject` and `NotALog`, and `BadEntry` at a row that cannot be read.
    """
    return _followed(rows_of(rows), ways_of(vocabulary, subject))


def _followed(rows: Iterable[StageEntry], ways: Ways) -> Iterator[tuple[StageEntry, Verdict]]:
    cases: dict[str | int, Case] = {}
    for number, row in enumerate(rows, start=1):
        entry = entry_of(row, number)
        case = cases.get(entry.case)
        if case is None:
            case = cases[entry.case] = Case(ways)
        yield entry, case.take(entry)
