"""The courses that cases took: the labels that they went through, one after the other.

Most logs have but a few of them. So each is worked out once, from the course that is a label
shorter, and of a case no more is kept than its course and its instants.
"""

from __future__ import annotations

from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.logs.passing import Progress
from salesterms.logs.rulings import VerdictKind
from salesterms.vocabularies.rows import same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from salesterms.logs.rulings import Policy
    from salesterms.logs.spans import Times
    from salesterms.logs.ways import Ways

#: Of more courses than this the cases are counted after a block, and the courses forgotten.
MOST: Final = 1 << 12

#: So many there may be within a block; a case that would make one more is read row by row.
ROOM: Final = 1 << 15

#: From so many cases of a course on, their instants are taken by columns.
_MANY: Final = 4


class Made(NamedTuple):
    """What the steps of a case were: a forbidden one, one back, and the labels that it stood in."""

    unfit: bool = False
    back: bool = False
    #: As the bits that `Progress` has for them.
    stood: int = 0


class Course(dict[str, "Course"]):
    """The labels that cases went through so far; `course[label]` is the one that is longer by one.

    Process mining calls it a trace variant. A longer course is made when it is asked for first.
    """

    __slots__ = ("_begun", "beyond", "cases", "code", "courses", "instants", "made", "shorter")

    def __init__(self, courses: Courses, code: int, shorter: Course | None, made: Made) -> None:
        """A course that nobody took yet; `shorter` is the one without its last label."""
        super().__init__()
        self.courses, self.code, self.shorter, self.made = courses, code, shorter, made
        #: How many cases took it, and how many went on from it.
        self.cases = self.beyond = 0
        #: For each case that took it and is not counted yet, the instants of its rows.
        self.instants: list[list[datetime]] = []
        self._begun: list[tuple[int, int]] = []

    def __missing__(self, label: str) -> Course:
        return self.courses.longer(self, label)

    def measure(self, times: Times) -> None:
        """Count the times of the cases whose instants are here, and let go of them."""
        begun = self._begun = self._begun or list(self._labels_begun())
        spells = [(code, start, end) for (code, start), (_, end) in pairwise(begun)]
        if len(self.instants) < _MANY:
            for instants in self.instants:
                for code, start, end in spells:
                    times.ended.add[code](instants[end] - instants[start])
        else:
            columns = list(zip(*self.instants, strict=True))
            for code, start, end in spells:
                times.ended.extend[code](map(sub, columns[end], columns[start]))
        code, start = begun[-1]
        times.last(code, [instants[start] for instants in self.instants])
        self.cases += len(self.instants)
        self.instants.clear()

    def _labels_begun(self) -> Iterator[tuple[int, int]]:
        """Each label that cases stood in, with the row from which on; a stay is not a new one."""
        codes, course = [self.code], self.shorter
        while course is not None:
            codes.append(course.code)
            course = course.shorter
        for row, (before, code) in enumerate(pairwise(reversed(codes))):
            if before != code:
                yield code, row


class Courses:
    """What is counted of courses: the steps between labels, and the cases with a step of a kind."""

    def __init__(self, ways: Ways, policy: Policy) -> None:
        """Count nothing yet."""
        self._size = len(ways.labels)
        self._code_of = ways.code_of
        self._forbidden = [policy.forbids(verdict.kind) for verdict in ways.table]
        self._back = [verdict.kind is VerdictKind.BACKWARD for verdict in ways.table]
        #: By the place of a verdict in the table of the ways.
        self.pairs = [0] * len(ways.table)
        self.progress = Progress(ways)
        self.cases = self.unfit = self.backward = 0
        #: Before every label.
        self.beginning = Course(self, self._size, None, Made())
        #: What is no course: a label in it is unknown, or there was no room for it.
        self.unreadable = Course(self, self._size, None, Made())
        #: Every course with the one that it is longer than, which comes before it.
        self._all: list[tuple[Course, Course]] = []

    def longer(self, course: Course, label: str) -> Course:
        """The course with one more label; `unreadable` where that is none."""
        code = self._code_of.get(same(label)) if label.__class__ is str else None
        if code is None or course is self.unreadable or len(self._all) >= ROOM:
            return self.unreadable
        made = self.step(course.made, course.code, code)
        longer = course[label] = Course(self, code, course, made)
        self._all.append((course, longer))
        return longer

    def step(self, made: Made, before: int, code: int) -> Made:
        """What the steps of a case are after one more, from a label to another."""
        pair = before * self._size + code
        return Made(
            unfit=made.unfit or self._forbidden[pair],
            back=made.back or self._back[pair],
            stood=made.stood | self.progress.bits[code],
        )

    def measure(self, times: Times) -> None:
        """Count the times of a block of cases, so that they take no room."""
        for _, course in self._all:
            if course.instants:
                course.measure(times)
        if len(self._all) > MOST:
            self.fold()
        self.progress.fold()

    def fold(self) -> None:
        """Count the cases of all courses, and forget these."""
        for shorter, course in reversed(self._all):
            passed = course.cases + course.beyond
            shorter.beyond += passed
            self.count_step(shorter.code, course.code, passed)
            self.count(course.made, course.cases)
            course.clear()
        self._all.clear()
        self.beginning.clear()
        self.progress.fold()

    def count_step(self, before: int, code: int, rows: int = 1) -> None:
        """Count some rows that are a step from a label to another."""
        self.pairs[before * self._size + code] += rows

    def count(self, made: Made, cases: int = 1) -> None:
        """Count some cases by what their steps were."""
        self.cases += cases
        self.unfit += cases * made.unfit
        self.backward += cases * made.back
        self.progress.stood[made.stood] += cases
