"""Problems of values in files: those of a document, with the record that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from salesterms._json import ROOT
from salesterms._json.kinds import DUPLICATE_KEY
from salesterms.documents import DocumentProblems
from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.errors import Problem


def of_record(problems: Iterable[Problem], record: int, count: int) -> DocumentProblems:
    """The problems of a value that cannot be written, each with its number; `count` is all."""
    return DocumentProblems.counted([evolve(one, record=record) for one in problems], count)


def on_line(problem: Problem, number: int) -> Problem:
    """A problem of a text of one line, as that of the line with this number in its file."""
    position = None if problem.position is None else (number, problem.position[1])
    detail = problem.detail
    if problem.kind is DUPLICATE_KEY and isinstance(detail, Text):  # where the first one stands
        detail = Text(
            detail.en.replace("line 1,", f"line {number},"),
            detail.nl.replace("regel 1,", f"regel {number},"),
        )
    return evolve(problem, record=number, position=position, detail=detail)


def in_column(problem: Problem, places: Mapping[str, str]) -> Problem:
    """A problem of a document as one of a cell, whose path is then that within the cell.

    `places` are the paths of the fields, each with the name of its column; what is wrong with the
    whole document lies in none of them.
    """
    path = problem.path or ROOT
    for place, column in places.items():
        rest = path.removeprefix(place)
        if path.startswith(place) and rest[:1] in ("", ".", "["):
            return evolve(problem, column=column, path=ROOT + rest if rest else None)
    return problem
