"""Every problem of a JSON text, in one error."""

from __future__ import annotations

from salesterms._json import kinds
from salesterms.errors import Problem, ProblemGroup, Text

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


def too_large(text: str | bytes | bytearray) -> Problem | None:
    """The problem of a text that is too large to be looked at."""
    return Problem(kind=kinds.TOO_LARGE, value=len(text)) if len(text) > LARGEST_TEXT else None
