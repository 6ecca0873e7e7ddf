"""A row of each of several places made of every row: of each period, each stage or each day.

What a place tells are columns of the row. An engine that shares no work between two branches of a
question would read its rows once for each place if the places were put below each other, and on a
cluster it would send them as often too. There the places are the elements of a list, and its rows
are read once; where a branch costs nothing, frames of the places are put below each other.
"""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.frames.engines import MADE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesterms.frames.engines import Engine

_EACH: Final = f"{MADE}each"
_THERE: Final = f"{MADE}there"
#: No list is empty or missing here. An engine that is told so does not look for such lists with
#: a second branch; narwhals 2.28 cannot tell it.
_ALL_FULL: Final[dict[str, Any]] = {
    name: False
    for name in ("empty_as_null", "keep_nulls")
    if name in signature(nw.LazyFrame.explode).parameters
}


def spread(
    frame: Any,
    kept: Sequence[str],
    told: Sequence[Mapping[str, nw.Expr]],
    engine: Engine,
    where: Sequence[nw.Expr] | None = None,
) -> list[Any]:
    """The frames with a row of each place: one of all places together, or one of each.

    A place tells the same columns as the others, of the same types. `kept` stay as they are. Of
    each place only those rows are made for which its test of `where` holds.
    """
    if not engine.unfolds:
        frames = [frame] * len(told) if where is None else [frame.filter(test) for test in where]
        return [
            one.select(*kept, *(value.alias(name) for name, value in place.items()))
            for one, place in zip(frames, told, strict=True)
        ]
    if where is not None:
        told = [{**place, _THERE: test} for place, test in zip(told, where, strict=True)]
    places = (nw.struct(*(value.alias(name) for name, value in one.items())) for one in told)
    listed = frame.select(*kept, nw.list(*places).alias(_EACH)).explode(_EACH, **_ALL_FULL)
    if where is not None:
        listed = listed.filter(_of_each(_THERE))
    names = (name for name in told[0] if name != _THERE)
    return [listed.select(*kept, *(_of_each(name).alias(name) for name in names))]


def _of_each(name: str) -> nw.Expr:
    return nw.col(_EACH).struct.field(name)


def together(parts: Sequence[Any]) -> Any:
    """The rows of all frames."""
    return parts[0] if len(parts) == 1 else nw.concat([*parts], how="vertical")
