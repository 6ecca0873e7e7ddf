"""Where lines leave and reach the sides of a box: side by side, in an order in which none cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms._draw.layers import Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms._draw.layers import Layers

#: Distance between two ports of a side, where there is room for it.
_WIDEST = 14.0

#: Distance for which a box is made higher, up to a limit.
_NARROWEST, _HIGHEST = 6.0, 150.0

#: No port lies nearer to a corner than this.
_CORNER = 10.0


@frozen
class End:
    """One end of an edge at the right or left side of a box; `at_source` tells which end."""

    edge: int
    at_source: bool


def roomy(size: Size, lines: int) -> Size:
    """The size of a box with room for so many lines at its busier side."""
    needed = min(_HIGHEST, 2 * _CORNER + _NARROWEST * (lines - 1))
    return Size(size.width, max(size.height, needed))


def busiest(links: Sequence[tuple[int, int]], columns: Sequence[int]) -> list[int]:
    """For each node how many lines come to its busier side.

    >>> busiest([(0, 1), (0, 2), (1, 2)], [0, 1, 1])
    [2, 1, 1]
    """
    sides = [[0, 0] for _ in columns]
    for source, target in links:
        sides[source][columns[source] <= columns[target]] += 1
        sides[target][columns[target] <= columns[source]] += 1
    return [max(side) for side in sides]


def ports(made: Layers, middles: Sequence[float]) -> dict[End, float]:
    """The height of each end of each edge, from the heights of the middles of all slots."""
    sides: dict[tuple[int, bool], list[tuple[tuple[int, float], int, bool]]] = {}
    for edge, route in enumerate(made.routes):
        for at_source, way in ((True, route), (False, route[::-1])):
            box, near, far = way[0], way[1], way[-1]
            is_arc = made.is_arc(edge)
            rightward = is_arc or made.slots[near].layer > made.slots[box].layer
            place = _arc_place(middles[far] - middles[box]) if is_arc else (0, middles[near])
            sides.setdefault((box, rightward), []).append((place, edge, at_source))
    found: dict[End, float] = {}
    for (box, _), ends in sides.items():
        step = _step(len(ends), made.slots[box].size.height)
        top = middles[box] - step * (len(ends) - 1) / 2
        for index, (_, edge, at_source) in enumerate(sorted(ends)):
            found[End(edge, at_source)] = top + step * index
    return found


def _arc_place(distance: float) -> tuple[int, float]:
    """Arcs go above and below the other lines; the nearest box is reached by the outermost port."""
    return (-1, -distance) if distance < 0 else (1, -distance)


def _step(lines: int, height: float) -> float:
    return min(_WIDEST, (height - 2 * _CORNER) / max(1, lines - 1))
