"""Every problem of a JSON text, in one error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from salesterms._json import kinds
from salesterms.errors import Fault, Problem, ProblemGroup, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Most bytes, or characters, of a text: 64 MiB.
LARGEST_TEXT = 1 << 26


class JsonProblems(ProblemGroup):
    """A text that is no strict JSON: every fault that can be found, each with line and character.

    >>> from salesterms._json import parse
    >>> try:
    ...     parse('{"won": 1, "won": 2, "rate": NaN}')
    ... except JsonProblems as problems:
    ...     print(problems)
    Problems in the JSON text: 2
    - the key 'won' is given twice, first at line 1, character 2 @ $.won, line 1, character 12: ...
    - the number NaN is not finite @ $.rate, line 1, character 30: write null, or leave the key out

    The codes of the problems are those of `salesterms._json.kinds`.
    """

    code = "json_problems"
    heading = Text("Problems in the JSON text: {0}", "Problemen in de JSON-tekst: {0}")

    @classmethod
    def counted(cls, kept: Sequence[Problem], count: int) -> Self:
        """One error for the problems that were `kept`, of `count` that were found."""
        return cls(cls.__name__, [Fault(problem) for problem in kept], count)


def too_large(text: str | bytes | bytearray) -> Problem | None:
    """The problem of a text that is too large to be looked at."""
    return Problem(kind=kinds.TOO_LARGE, value=len(text)) if len(text) > LARGEST_TEXT else None
