"""Where in a document a check stands, and the problems that it has noted so far."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from salesterms._json import ROOT, step
from salesterms.documents.kinds import HIDDEN_RULE, RULE_BROKEN, TOO_DEEP, TOO_MANY
from salesterms.errors import MASK, Problem, Sentence, shown
from salesterms.errors.problem import KEPT_PROBLEMS
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.errors import Kind, Text

#: Objects and lists within each other.
DEEPEST = 64

#: What is quoted in a problem. Anything else may hold a personal value, and no end.
_SINGLE = (str, bytes, bool, int, float, Decimal, Fraction, date, Enum, Money)

#: Objects and lists within the values of any type that one document holds.
MOST_INSIDE = 10_000


class Faulty:
    """What a check gives where there is no value."""

    __slots__ = ()


FAULTY: Final = Faulty()


def faulty(found: Iterable[object]) -> bool:
    """Whether there is no value for one of them; by identity, since values may compare oddly."""
    return any(one is FAULTY for one in found)


def key_text(key: object) -> str:
    """A key as it stands in a path: what is no text is quoted, which never fails."""
    return key if type(key) is str else shown(key)


class Noted:
    """The problems of one document: the first hundred kept, all counted.

    `too_deep` are the places that lie too deep. After a hundred of them no further one is gone
    into: a list that holds itself twice has more of them than anybody can count. `inside` are the
    objects and lists within values of any type: a list that holds another one twice, which holds
    another one twice, and so on, has no circle and no end all the same.
    """

    __slots__ = ("count", "inside", "problems", "too_deep")

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.count = 0
        self.inside = 0
        self.too_deep = 0


class Place:
    """A place in a document, written as a path such as `$.contacts[1].email`.

    `personal` is true inside a personal field: values are then masked.
    """

    __slots__ = ("depth", "held", "noted", "outer", "path", "personal")

    def __init__(
        self,
        path: str = ROOT,
        noted: Noted | None = None,
        *,
        personal: bool = False,
        outer: Place | None = None,
    ) -> None:
        self.path = path
        self.noted = Noted() if noted is None else noted
        self.personal = personal
        self.outer = outer
        self.depth: int = 0 if outer is None else outer.depth + 1
        self.held: object = None

    def inner(self, key: str | int, *, personal: bool = False) -> Place:
        """The place of one key or one item."""
        return Place(
            step(self.path, key),
            self.noted,
            personal=self.personal or personal,
            outer=self,
        )

    def at_path(self, path: str) -> Place:
        """This place under the path at which the document has it."""
        return Place(path, self.noted, personal=self.personal, outer=self.outer)

    def fault(
        self,
        kind: Kind,
        value: object = None,
        detail: str | Text = "",
        choices: tuple[str, ...] = (),
    ) -> Faulty:
        """Note a problem here."""
        noted = self.noted
        noted.count += 1
        if len(noted.problems) < KEPT_PROBLEMS:
            problem = Problem(
                kind=kind, path=self.path, value=self._quoted(value), detail=detail, choices=choices
            )
            noted.problems.append(problem)
        return FAULTY

    def _quoted(self, value: object) -> object:
        """A value as a problem keeps it: masked, or by its type where it may hold others."""
        if value is None:
            return None
        if self.personal:
            return MASK
        empty = isinstance(value, list | tuple | dict) and not value
        return value if empty or isinstance(value, _SINGLE) else Sentence(type(value).__name__)

    def too_deep(self, held: object = None) -> bool:
        """Whether what stands here lies too deep, or within itself, which is noted."""
        self.held = held
        if self.noted.too_deep >= KEPT_PROBLEMS:
            return True
        outer = None if held is None else self.outer
        while outer is not None and outer.held is not held:
            outer = outer.outer
        if outer is None and self.depth < DEEPEST:
            return False
        self.noted.too_deep += 1
        self.fault(TOO_DEEP)
        return True

    def too_many(self) -> bool:
        """Whether values of any type hold more objects and lists than they may: noted once."""
        self.noted.inside += 1
        if self.noted.inside == MOST_INSIDE + 1:
            self.fault(TOO_MANY)
        return self.noted.inside > MOST_INSIDE

    def fresh(self) -> Place:
        """The same place with nothing noted yet: what stands here is then judged by itself."""
        return Place(self.path, personal=self.personal, outer=self.outer)

    def join(self, fresh: Place) -> None:
        """Note here what was noted there."""
        room = KEPT_PROBLEMS - len(self.noted.problems)
        self.noted.problems += fresh.noted.problems[:room]
        self.noted.count += fresh.noted.count

    def take(self, problem: Problem) -> Faulty:
        """Note what another check has found about the value that stands here."""
        rest = (problem.path or ROOT)[len(ROOT) :]
        noted = self.noted
        noted.count += 1
        detail = problem.detail
        if self.personal and problem.value is not MASK:  # it may quote a value
            detail = HIDDEN_RULE if problem.kind.message == RULE_BROKEN.message else ""
        if len(noted.problems) < KEPT_PROBLEMS:
            masked = self._quoted(problem.value)
            moved = Problem(
                kind=problem.kind,
                path=self.path + rest,
                value=masked,
                detail=detail,
                choices=problem.choices,
            )
            noted.problems.append(moved)
        return FAULTY
