"""The columns that an answer puts beside those of the frame: none may bear the name of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Kind, Problem, Text
from salesterms.frames.schema import SchemaProblems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

TAKEN_COLUMN: Final = Kind(
    "taken_column",
    Text("the frame has a column {value}, as the answer would", "er is al een kolom {value}"),
    Text("give the answer another name in named=", "geef het antwoord een andere naam in named="),
)


def refuse_taken(names: Iterable[str], schema: Collection[str]) -> None:
    """Raise `SchemaProblems` where the frame has a column of a name that the answer needs."""
    taken = [name for name in names if name in schema]
    if taken:
        kind = TAKEN_COLUMN
        raise SchemaProblems.of([Problem(kind=kind, value=one, column=one) for one in taken])
