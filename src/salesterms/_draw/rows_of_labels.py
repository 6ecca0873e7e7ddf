"""Labels below the places that they belong to, in as few rows as keep them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: So many rows are read with ease; what finds no room in them has no row.
_MOST = 12

#: From the end of one label to the line of the next.
_APART = 8.0


def in_rows(places: Sequence[float], wide: Sequence[float]) -> list[int | None]:
    """The row of each label, from 0 at the top; None where there is no room for it.

    >>> in_rows([0, 30, 200], [50, 50, 50])
    [1, 0, 0]

    `places` rise. A label reaches from its place to the right, and a line leads down to it there.
    So it stands lower than all whose lines it reaches: then no line crosses a label.
    """
    rows: list[int | None] = [None] * len(places)
    for at in reversed(range(len(places))):
        reached = places[at] + wide[at] + _APART
        met = [
            row
            for row, place in zip(rows[at + 1 :], places[at + 1 :], strict=True)
            if row is not None and place < reached
        ]
        row = max(met, default=-1) + 1
        rows[at] = row if row < _MOST else None
    return rows
