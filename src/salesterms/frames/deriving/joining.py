"""A frame joined to another one: both are of one kind, and of one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Problem, Text
from salesterms.frames.ground.engines import engine_of
from salesterms.frames.reading.schema import WRONG_COLUMN, SchemaProblems, is_text
from salesterms.metrics.arguments import BadArgument

if TYPE_CHECKING:
    from salesterms.frames.ground.engines import Opened

_SAME_KIND: Final = Text(
    "a frame of the same kind, and connection, as the other one",
    "een frame van dezelfde soort, en verbinding, als het andere",
)


def check_kind(argument: str, given: Opened, other: Opened) -> None:
    """Raise `BadArgument` for a frame of another kind than the one that it is joined to."""
    if given.engine != other.engine:
        raise BadArgument(argument, given.engine.name, _SAME_KIND)


def check_ids(column: str, dtype: Any, other: str, wanted: Any) -> None:
    """Raise `SchemaProblems` where a column holds ids of another type than those it is joined to.

    None could be the same then: 7 is no "7", and no 7.0 either, of which a table makes whole
    numbers beside a missing one. Texts are of one type, and so are whole numbers of any size.
    """
    texts = is_text(dtype) and is_text(wanted)
    if dtype == wanted or texts or (dtype.is_integer() and wanted.is_integer()):
        return
    held = Text(f"{wanted}, as the column {other!r}", f"{wanted}, zoals de kolom {other!r}")
    problem = Problem(kind=WRONG_COLUMN, value=str(dtype), column=column, detail=held)
    raise SchemaProblems.of([problem])


def joined(rows: Any, argument: str, other: Any, *, left_on: str, right_on: str) -> Any:
    """The rows, with what the frame of an argument has for each. Raises `BadArgument`."""
    try:
        return rows.join(other, left_on=left_on, right_on=right_on, how="left")
    except Exception as error:  # an engine's own, as of frames of two connections
        raise BadArgument(argument, engine_of(rows).name, _SAME_KIND) from error
