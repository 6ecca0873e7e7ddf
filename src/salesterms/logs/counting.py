"""A log counted: quickly where cases are as most cases are, row by row where they are not."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from salesterms.logs.courses import Courses
from salesterms.logs.entries import entry_of
from salesterms.logs.following import NO_CODE, Case
from salesterms.logs.reading import NotSortedByCase
from salesterms.logs.rulings import VerdictKind
from salesterms.logs.spans import Spans
from salesterms.vocabularies.rows import same

if TYPE_CHECKING:
    from salesterms.logs.entries import StageEntry
    from salesterms.logs.looking import Looking
    from salesterms.logs.rulings import Policy, Verdict
    from salesterms.logs.ways import Ways

#: The case before the first one.
_NOBODY: Final = object()

#: Before every instant, and after.
DAWN: Final = datetime.min.replace(tzinfo=UTC)
DUSK: Final = datetime.max.replace(tzinfo=UTC)


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
        self.rows = self.cases = self.after_as_of = 0
        self.courses = Courses(ways, policy)
        self.set_aside: Counter[Verdict] = Counter()
        self.unknown: Counter[str] = Counter()
        self.spells, self.ages = Spans(len(ways.labels)), Spans(len(ways.labels))
        self.lasting = [0] * len(ways.labels)
        self.unfit_ids: list[str | int] | None = [] if keep_ids else None
        #: The spellings of the labels as they were met.
        self._codes = {label: code for code, label in enumerate(ways.labels)}

    def take(self, block: list[StageEntry]) -> None:
        """Count a block of whole cases, without what is later than `as_of`."""
        if self.as_of is not None:
            given, moment = len(block), self.as_of
            block = [entry for entry in block if entry.at <= moment]
            self.after_as_of += given - len(block)
        try:
            self._quickly(block)
        except (TypeError, AttributeError):  # something cannot be compared, or has no zone
            self._blame(block)
            raise
        self.rows += len(block)
        self.courses.fold()
        self.spells.fold()
        self.ages.fold()

    def _quickly(self, block: list[StageEntry]) -> None:  # noqa: C901 # see below
        """Count the rows of some cases; an odd one, and those of its case after it, with care.

        What a million rows pass through stands in one loop, written out.
        """
        find, add, by_case = self._codes.get, self.spells.add, self._by_case
        current: Any = self._last_case
        first, course, odd = 0, list[int](), None
        ids: set[str] = set()
        since: datetime | None = None
        standing, last = NO_CODE, DAWN
        for place, (case, label, at, id_, owner, marks) in enumerate(block):
            if case != current:
                if course or odd is not None:
                    self._end(current, odd or course, standing, since)
                if by_case and current is not _NOBODY and not current < case:
                    self._blame(block)
                    raise NotSortedByCase(case, current)
                if case.__class__ is not str:
                    entry_of(block[place], self.rows + place + 1)
                current, first, course, odd = case, place, [], None
                standing, since, last = NO_CODE, None, DAWN
                if ids:
                    ids.clear()
            code = find(label)
            if (
                code is None
                or marks is not None
                or (id_ is not None and id_ in ids)
                or (owner is not None and owner.__class__ is not str)
                or at.tzinfo is not UTC
                or at <= last
            ):
                if odd is None:
                    odd, last = OddCase(self, block[first:place]), DUSK
                entry = entry_of(block[place], self.rows + place + 1)
                standing, since = odd.take(entry, standing, since)
                continue
            if id_ is not None:
                ids.add(id_)
            course.append(code)
            if code != standing:
                if since is not None:
                    add[standing](at - since)
                standing, since = code, at
            last = at
        if course or odd is not None:
            self._end(current, odd or course, standing, since)
        self._last_case = current

    def _end(
        self, case: str | int, ended: OddCase | list[int], standing: int, since: datetime | None
    ) -> None:
        """Count a case whose last row has passed; where it stands, it lasts."""
        self.cases += 1
        if since is not None:
            self.lasting[standing] += 1
            if self.as_of is not None:
                self.ages.add[standing](self.as_of - since)
        if isinstance(ended, OddCase):
            unfit = ended.end()
        else:
            course, taken = tuple(ended), self.courses.taken
            taken[course] = taken.get(course, 0) + 1
            unfit = self.unfit_ids is not None and self.courses.is_unfit(course)
        if unfit and self.unfit_ids is not None:
            self.unfit_ids.append(case)

    def _blame(self, block: list[StageEntry]) -> None:
        """Raise what is wrong with a block that cannot be counted."""
        before = self._last_case
        for at, given in enumerate(block, start=1):
            case = entry_of(given, self.rows + at).case
            if before is not _NOBODY and type(before) is not type(case):
                raise NotSortedByCase(case, before)
            before = case

    def spell(self, label: str) -> None:
        """Know a spelling of a label that was met."""
        if label not in self._codes:
            code = self.ways.code_of.get(same(label))
            if code is not None:
                self._codes[label] = code


class OddCase:
    """A case that takes more than its labels in the order of time: the plain reading, counted."""

    def __init__(self, counting: Counting, entries: list[StageEntry]) -> None:
        """Go through the rows that were not odd; their times have been counted."""
        self._counting = counting
        self._case = Case(counting.ways)
        self._course: list[int] = []
        self._start: int | None = None
        self._unfit = False
        for entry in entries:
            self._case.take(entry)
            self._course.append(self._case.standing)

    def take(
        self, entry: StageEntry, stood: int, since: datetime | None
    ) -> tuple[int, datetime | None]:
        """Count one more row; gives where the case stands, and since when.

        An unknown label ends the time in the one before it, and begins none.
        """
        counting, case = self._counting, self._case
        case.begin(entry)
        if not self._course:
            self._start = case.standing
        another = case.came_from_another(entry)
        verdict = case.take(entry)
        counting.spell(entry.label)
        if verdict.kind.moves:
            self._course.append(case.standing)
            if entry.marks is not None:
                counting.looking.see(case.standing, entry, another)
            now = case.standing
        else:
            counting.set_aside[verdict] += 1
            self._unfit = self._unfit or counting.policy.forbids(verdict.kind)
            if verdict.kind is not VerdictKind.UNKNOWN_LABEL:
                return stood, since
            counting.unknown[entry.label] += 1
            now = NO_CODE
        if now == stood:
            return stood, since
        if since is not None:
            counting.spells.add[stood](entry.at - since)
        return now, (None if now == NO_CODE else entry.at)

    def end(self) -> bool:
        """Count the case; whether it is unfit."""
        courses, course = self._counting.courses, tuple(self._course)
        unfit = self._unfit or courses.is_unfit(course, self._start)
        courses.unfit += unfit
        courses.backward += courses.goes_back(course, self._start)
        courses.add(course, 1, self._start)
        return unfit
