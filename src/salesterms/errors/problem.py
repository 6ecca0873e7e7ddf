"""A fault in data: where it is, which value, what to do; and many of them in one error."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from attrs import frozen

from salesterms.errors.base import SalesTermsError, Text
from salesterms.errors.candidates import nearest
from salesterms.errors.quoting import QUOTED_NAMES, Sentence, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How many problems one error keeps; all are counted.
KEPT_PROBLEMS = 100

#: So many choices are few.
FEW_CHOICES = 6

#: What stands in place of a value of a personal column.
MASK = Sentence("•••")

#: Part of a place -> how it is said.
_WORDS = {
    "record": Text("record {0}", "record {0}"),
    "column": Text("column {0}", "kolom {0}"),
    "position": Text("line {0}, character {1}", "regel {0}, teken {1}"),
}


@frozen
class Kind:
    """A kind of problem: its stable code, what it says, and how to put it right.

    In both templates `{value}` is the offending value, quoted, and `{detail}` what the check adds.
    `names_all`: where the choices are few, all of them are named, the nearest first.
    """

    code: str
    message: Text
    hint: Text
    names_all: bool = False


@frozen(kw_only=True)
class Problem:
    """One fault in one place of the data.

    >>> kind = Kind("no_id", Text("no id", "geen id"), Text("fill it in", "vul het in"))
    >>> Problem(kind=kind, record=3, column="Deal").text()
    "no id @ record 3, column 'Deal': fill it in"

    `record` is the record's number in its source, from 1, the header not counted; `column` the
    column's name there; `path` the place in a document; `position` the line and the character of
    that line in a text, both from 1. `value` is the original value, or a mask where it is personal.
    `detail` is what the check adds: a text, one in two languages, or, where it is left out, the
    nearest of the `choices`, which are compared only when the text is asked for.
    """

    kind: Kind
    value: object = None
    record: int | None = None
    column: str | None = None
    path: str | None = None
    position: tuple[int, int] | None = None
    detail: str | Text = ""
    choices: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The stable code of the kind of problem, for programs to branch on."""
        return self.kind.code

    def where(self, lang: str = "en") -> str:
        """The place in words: the path, the record and the column, the line and the character."""
        parts = [] if self.path is None else [self.path]
        if self.record is not None:
            parts.append(_WORDS["record"].say(lang).format(self.record))
        if self.column is not None:
            parts.append(_WORDS["column"].say(lang).format(shown(self.column)))
        if self.position is not None:
            parts.append(_WORDS["position"].say(lang).format(*self.position))
        return ", ".join(parts)

    def text(self, lang: str = "en") -> str:
        """One line: what is wrong, where, and the remedy."""
        message, hint = self.kind.message.say(lang), self.kind.hint.say(lang)
        values = {"value": shown(self.value)}
        if "{detail}" in message + hint:  # finding the nearest choices takes long
            values["detail"] = self._said(lang)
        message, hint = message.format(**values), hint.format(**values)
        where = self.where(lang)
        return f"{message}{f' @ {where}' if where else ''}: {hint}"

    def _said(self, lang: str) -> str:
        if isinstance(self.detail, Text):
            return self.detail.say(lang)
        if self.detail or not self.choices:
            return self.detail
        given = self.value if isinstance(self.value, str) else ""
        # Of an amount with its currency the last word is what was chosen.
        near = nearest(given, self.choices) or nearest(given.rpartition(" ")[2], self.choices)
        if self.kind.names_all and len(self.choices) <= FEW_CHOICES:
            near = tuple(dict.fromkeys((*near, *self.choices)))
        elif not near and len(self.choices) > QUOTED_NAMES:
            near = (*self.choices[:FEW_CHOICES], "…")
        return ", ".join(near or self.choices)


class Fault(SalesTermsError, ValueError):
    """One `Problem` as an exception: what a `ProblemGroup` is made of."""

    code = "fault"

    def __init__(self, problem: Problem) -> None:
        """Carry `problem`, whose own code says what is wrong."""
        super().__init__(problem)
        self.problem = problem

    def text(self, lang: str = "en") -> str:
        """The problem's own line."""
        return self.problem.text(lang)


class ProblemGroup(SalesTermsError, ExceptionGroup[Fault]):  # type: ignore[misc] # see heading
    """Every problem of one input in one error, the first hundred kept and all counted.

    Read `error.problems`; `error.count` is the number found. It is an `ExceptionGroup`, so
    `except*`, `split` and `subgroup` work and give back the same class.
    """

    code = "problems"
    #: The heading. Not `message`, which an ExceptionGroup has already and which is a str.
    heading: ClassVar[Text] = Text("Problems found: {0}", "Problemen gevonden: {0}")

    def __new__(cls, said: str, faults: Sequence[Fault], count: int | None = None) -> Self:
        """Make the group; use `of` to make one from problems."""
        self = super().__new__(cls, said, faults)
        self.count = len(faults) if count is None else count
        return self

    def __init__(self, said: str, faults: Sequence[Fault], count: int | None = None) -> None:
        """Keep the arguments: `args` must rebuild the error after pickling."""
        Exception.__init__(self, said, faults, self.count if count is None else count)

    count: int

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Self:
        """One error for all `problems`; the first hundred are kept, all are counted."""
        kept: list[Problem] = []
        count = 0
        for problem in problems:
            count += 1
            if count <= KEPT_PROBLEMS:
                kept.append(problem)
        return cls.counted(kept, count)

    @classmethod
    def counted(cls, kept: Iterable[Problem], count: int) -> Self:
        """One error for the problems that were `kept`, of `count` that were found."""
        return cls(cls.__name__, [Fault(problem) for problem in kept], count)

    def derive(self, excs: Sequence[Fault], /) -> Self:  # type: ignore[override] # ours only
        """A part of the group stays a group of this class."""
        return type(self)(self.args[0], excs)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that were kept, in the order in which they were found."""
        return tuple(fault.problem for fault in self.exceptions if isinstance(fault, Fault))

    def text(self, lang: str = "en") -> str:
        """A heading with the count and a line for every kept problem."""
        lines = [self.heading.say(lang).format(self.count)]
        lines += [f"- {problem.text(lang)}" for problem in self.problems]
        rest = self.count - len(self.exceptions)
        if rest > 0:
            lines.append(Text("- and {0} more", "- en nog {0}").say(lang).format(rest))
        return "\n".join(lines)
