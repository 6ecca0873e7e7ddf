"""The labels that cases went through one after the other: most logs have but a few such courses."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from salesterms.logs.passing import Progress
from salesterms.logs.rulings import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.logs.rulings import Policy
    from salesterms.logs.ways import Ways

#: The codes of the labels that a case stood in, from early to late, a stay included.
Course: TypeAlias = "tuple[int, ...]"


class Courses:
    """What is counted of courses: the steps between labels, and the cases with a step of a kind."""

    def __init__(self, ways: Ways, policy: Policy) -> None:
        """Count nothing yet."""
        self._size = len(ways.labels)
        #: By the place of a verdict in the table of the ways.
        self.pairs = [0] * len(ways.table)
        self.progress = Progress(ways)
        self.unfit = self.backward = 0
        #: Course -> how many cases took it, since they were counted last.
        self.taken: dict[Course, int] = {}
        self._forbidden = [policy.forbids(verdict.kind) for verdict in ways.table]
        self._back = [verdict.kind is VerdictKind.BACKWARD for verdict in ways.table]

    def is_unfit(self, course: Course, start: int | None = None) -> bool:
        """Whether a step of it is forbidden; `start` is where it began, None before every label."""
        return any(self._forbidden[pair] for pair in self._pairs_of(course, start))

    def goes_back(self, course: Course, start: int | None = None) -> bool:
        """Whether a step of it leads back."""
        return any(self._back[pair] for pair in self._pairs_of(course, start))

    def _pairs_of(self, course: Course, start: int | None) -> Iterator[int]:
        for before, code in pairwise((self._size if start is None else start, *course)):
            yield before * self._size + code

    def fold(self) -> None:
        """Count what was taken, so that it takes no room."""
        for course, cases in self.taken.items():
            self.unfit += cases * self.is_unfit(course)
            self.backward += cases * self.goes_back(course)
            self.add(course, cases)
        self.taken.clear()
        self.progress.fold()

    def add(self, course: Course, cases: int, start: int | None = None) -> None:
        """Count the steps of a course, and how far it comes, for some cases."""
        for pair in self._pairs_of(course, start):
            self.pairs[pair] += cases
        self.progress.met[self._bits(course)] += cases

    def _bits(self, codes: Iterable[int]) -> int:
        seen = 0
        for code in codes:
            seen |= self.progress.bits[code]
        return seen
