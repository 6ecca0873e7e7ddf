"""The columns that an answer puts beside those of the frame: none may bear the name of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Kind, Problem, Text
from salesterms.frames.reading.schema import SchemaProblems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

#: What a key is called in an answer that has a column of its own name.
_OTHERWISE: Final = "{}_of_rows"
TAKEN_COLUMN: Final = Kind(
    "taken_column",
    Text("the frame has a column {value}, as the answer would", "er is al een kolom {value}"),
    Text("give the answer another name in named=", "geef het antwoord een andere naam in named="),
)


#: The same where the names of an answer are fixed.
FIXED_NAME: Final = Kind(
    "taken_column",
    TAKEN_COLUMN.message,
    Text("rename that column", "geef die kolom een andere naam"),
)


def refuse_taken(names: Iterable[str], schema: Collection[str], *, named: bool = True) -> None:
    """Raise `SchemaProblems` where the frame has a column of a name that the answer needs.

    `named` tells whether the call can give the answer another name.
    """
    taken = [name for name in names if name in schema]
    if taken:
        kind = TAKEN_COLUMN if named else FIXED_NAME
        raise SchemaProblems.of([Problem(kind=kind, value=one, column=one) for one in taken])


def name_in_answer(name: str, taken: Collection[str]) -> str:
    """What a key is called in the answer, where another column of it may bear its name.

    Capitals are no difference, as they are none to SQL.
    """
    folded = set(map(str.casefold, taken))
    while name.casefold() in folded:
        name = _OTHERWISE.format(name)
    return name


def left_beside(own: Iterable[str], taken: Iterable[str]) -> list[str]:
    """The columns of one's own that stay beside those that an answer takes the names of."""
    folded = set(map(str.casefold, taken))
    return [name for name in own if name.casefold() not in folded]
