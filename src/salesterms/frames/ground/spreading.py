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

from salesterms.frames.ground.engines import MADE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesterms.frames.ground.engines import Engine

_PLACE: Final = f"{MADE}at_place"
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
    # narwhals adds up what is made of no column.
    none = nw.when(nw.col(kept[0]).is_null()).then(nw.lit(0)).otherwise(nw.lit(0))
    places = (none, *(nw.lit(at) for at in range(1, len(told))))
    rows = frame.with_columns(nw.list(*places).alias(_PLACE)).explode(_PLACE, **_ALL_FULL)
    if where is not None:
        rows = rows.filter(_by_place(where))
    names = {name: [place[name] for place in told] for name in told[0]}
    return [rows.select(*kept, *(_by_place(each).alias(name) for name, each in names.items()))]


def _by_place(each: Sequence[nw.Expr], begin: int = 0) -> nw.Expr:
    """Of a row its own one of the places' values.

    By halves: an engine copies what a test has found for each test that it stands in.
    """
    if len(each) == 1:
        return each[0]
    half = len(each) // 2
    before = _by_place(each[:half], begin)
    behind = _by_place(each[half:], begin + half)
    return nw.when(nw.col(_PLACE) < begin + half).then(before).otherwise(behind)


def together(parts: Sequence[Any]) -> Any:
    """The rows of all frames."""
    return parts[0] if len(parts) == 1 else nw.concat([*parts], how="vertical")
