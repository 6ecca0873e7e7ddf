"""What stands twice where each may stand once, and what ends before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Kind, Problem, Text

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from datetime import date

GIVEN_TWICE: Final = Kind(
    "given_twice",
    Text("{value} is given twice", "{value} is twee keer opgegeven"),
    Text("give it once", "geef het één keer"),
)
ENDS_TOO_EARLY: Final = Kind(
    "ends_before_it_begins",
    Text(
        "the last day {value} lies before the first", "de laatste dag {value} ligt vóór de eerste"
    ),
    Text("give a later day, or None", "geef een latere dag, of None"),
)


def repeated(values: Iterable[Hashable], path: str) -> Iterator[Problem]:
    """A problem for every value that stood before; `{0}` in the path is its place, from 0.

    >>> [problem.path for problem in repeated(["nl", "en", "nl"], "$.languages[{0}]")]
    ['$.languages[2]']
    """
    seen: set[Hashable] = set()
    for at, value in enumerate(values):
        if value in seen:
            yield Problem(kind=GIVEN_TWICE, value=value, path=path.format(at))
        seen.add(value)


def ends_too_early(first: date | None, last: date | None, path: str) -> Iterator[Problem]:
    """A last day before the first one; where one of them is not known, nothing is said."""
    if first is not None and last is not None and last < first:
        yield Problem(kind=ENDS_TOO_EARLY, value=last, path=path)
