"""A log counted: quickly where cases are as most cases are, row by row where they are not."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from salesterms.logs.courses import Courses, Made
from salesterms.logs.entries import BadEntry, entry_of
from salesterms.logs.following import NO_CODE, Case
from salesterms.logs.reading import NotSortedByCase
from salesterms.logs.rulings import VerdictKind
from salesterms.logs.spans import Times

if TYPE_CHECKING:
    from salesterms.logs.courses import Course
    from salesterms.logs.entries import StageEntry
    from salesterms.logs.looking import Looking
    from salesterms.logs.rulings import Policy, Verdict
    from salesterms.logs.ways import Ways

#: The case before the first one.
_NOBODY: Final = object()

#: Before every instant.
DAWN: Final = datetime.min.replace(tzinfo=UTC)


class Counting:
    """What is counted of a log while its cases pass."""

    def __init__(
        self,
        ways: Ways,
        policy: Policy,
        looking: Looking,
        *,
        as_of: datetime | None,
        by_case: bool,
        keep_ids: bool,
    ) -> None:
        """Count nothing yet."""
        self.ways, self.policy, self.looking, self.as_of = ways, policy, looking, as_of
        self._by_case = by_case
        self._last_case: Any = _NOBODY
        self.rows = self.after_as_of = 0
        self.courses = Courses(ways, policy)
        self.set_aside: Counter[Verdict] = Counter()
        self.unknown = UnknownLabels()
        self.times = Times(len(ways.labels), as_of)
        self.unfit_ids: list[str | int] | None = [] if keep_ids else None

    def take(self, block: list[StageEntry]) -> None:
        """Count a block of whole cases, without what is later than `as_of`."""
        try:
            judged = block if self.as_of is None else self._until(self.as_of, block)
            self._quickly(judged)
        except (TypeError, AttributeError, BadEntry):  # cannot be compared, has no zone …
            self._blame(block)
            raise
        self.rows += len(judged)
        self.after_as_of += len(block) - len(judged)
        if block:
            self._last_case = block[-1][0]
        self.courses.measure(self.times)
        self.times.fold()

    def _until(self, moment: datetime, block: list[StageEntry]) -> list[StageEntry]:
        """The rows that are judged; the others, and the order of all, are looked at here."""
        before: Any = self._last_case
        judged = []
        for entry in block:
            case: Any = entry[0]
            if self._by_case and case != before:
                if before is not _NOBODY and not before < case:
                    raise NotSortedByCase(case, before)
                before = case
            if entry.at <= moment:
                judged.append(entry)
            else:
                entry_of(entry, 0)
        return judged

    def _quickly(self, block: list[StageEntry]) -> None:  # noqa: C901 # see below
        """Count the rows of some cases.

        What a million rows pass through stands in one loop, written out.
        """
        beginning, unreadable = self.courses.beginning, self.courses.unreadable
        by_case, keep_ids = self._by_case, self.unfit_ids is not None
        current: Any = self._last_case
        course, instants, ids = beginning, list[datetime](), set[str]()
        first, odd, last = 0, False, DAWN
        for case, label, at, id_, owner, marks in block:
            if case != current:
                if instants:
                    course.instants.append(instants)
                    if odd or keep_ids or course is unreadable or current.__class__ is not str:
                        self._end(block, first, course, odd=odd)
                    first += len(instants)
                    course, instants, odd, last = beginning, [], False, DAWN
                    if ids:
                        ids.clear()
                if by_case and current is not _NOBODY and not current < case:
                    self._blame(block)
                    raise NotSortedByCase(case, current)
                current, odd = case, not case
            if at <= last or at.tzinfo is not UTC or marks is not None:
                odd = True
            if id_ is not None:
                if id_.__class__ is not str or id_ in ids or not id_:
                    odd = True
                else:
                    ids.add(id_)
            if owner is not None and owner.__class__ is not str:
                odd = True
            course = course[label]
            instants.append(at)
            last = at
        if instants:
            course.instants.append(instants)
            self._end(block, first, course, odd=odd)

    def _end(self, block: list[StageEntry], first: int, course: Course, *, odd: bool) -> None:
        """Look once more at a case that began with a row of a block."""
        unfit = course.made.unfit
        rows = block[first : first + len(course.instants[-1])]
        # What equals a text is one, and the rows of a case have equal ids; 1, 1.0 and True are not.
        if rows[0][0].__class__ is not str:
            odd = odd or {row[0].__class__ for row in rows} != {int}
        if odd or course is self.courses.unreadable:
            course.instants.pop()
            unfit = self._with_care(rows)
        if unfit and self.unfit_ids is not None:
            self.unfit_ids.append(block[first][0])

    def _with_care(self, rows: list[StageEntry]) -> bool:
        """Count a case by the plain reading, row by row; whether it is unfit."""
        odd = OddCase(self)
        for entry in [entry_of(row, 0) for row in rows]:
            odd.take(entry)
        return odd.end()

    def _blame(self, block: list[StageEntry]) -> None:
        """Raise what is wrong with a block that cannot be counted, and in which row."""
        before = self._last_case
        for number, given in enumerate(block, start=self.rows + self.after_as_of + 1):
            case = entry_of(given, number).case
            if before is not _NOBODY and type(before) is not type(case):
                raise NotSortedByCase(case, before)
            before = case


class UnknownLabels:
    """The labels that a vocabulary does not have, with counts, in bounded memory.

    Of more than `MOST` different ones the first in the alphabet are kept: which these are does not
    depend on the order in which they are met, and the counts of those that are kept are whole.
    """

    MOST: Final = 1_000

    def __init__(self) -> None:
        """Know none yet."""
        self._rows: Counter[str] = Counter()

    def add(self, label: str) -> None:
        """Count one more row with a label."""
        self._rows[label] += 1
        if len(self._rows) > 2 * self.MOST:
            self._rows = Counter(self._kept())

    def _kept(self) -> dict[str, int]:
        return {label: self._rows[label] for label in sorted(self._rows)[: self.MOST]}

    def counts(self) -> list[tuple[str, int]]:
        """Each with its rows, the most frequent first."""
        return sorted(self._kept().items(), key=lambda one: (-one[1], one[0]))


class OddCase:
    """A case that takes more than its labels in the order of time: the plain reading, counted."""

    def __init__(self, counting: Counting) -> None:
        """Stand before the first row."""
        self._counting = counting
        self._case = Case(counting.ways)
        #: What its steps were so far.
        self._made = Made()
        #: The label that its time runs in, and since when.
        self._standing: int = NO_CODE
        self._since: datetime | None = None

    def take(self, entry: StageEntry) -> None:
        """Count one more row."""
        counting, courses, case = self._counting, self._counting.courses, self._case
        case.begin(entry)
        before, another = case.standing, case.came_from_another(entry)
        stood = self._made.stood | courses.progress.bits[before]  # it may have begun in a label
        self._made = self._made._replace(stood=stood)
        verdict = case.take(entry)
        if verdict.kind.moves:
            courses.count_step(before, case.standing)
            self._made = courses.step(self._made, before, case.standing)
        else:
            counting.set_aside[verdict] += 1
            if counting.policy.forbids(verdict.kind):
                self._made = self._made._replace(unfit=True)
        unknown = verdict.kind is VerdictKind.UNKNOWN_LABEL
        if unknown:
            counting.unknown.add(entry.label)
        if unknown or verdict.kind.moves:
            code = NO_CODE if unknown else case.standing
            if entry.marks is not None:
                counting.looking.see(code, entry, another)
            self._stand(code, entry.at)

    def _stand(self, code: int, at: datetime) -> None:
        """Stand in a label; an unknown one ends the time in the one before it, and begins none."""
        if code != self._standing:
            if self._since is not None:
                self._counting.times.ended.add[self._standing](at - self._since)
            self._standing, self._since = code, None if code == NO_CODE else at

    def end(self) -> bool:
        """Count the case; whether it is unfit."""
        if self._since is not None:
            self._counting.times.last(self._standing, [self._since])
        self._counting.courses.count(self._made)
        return self._made.unfit
