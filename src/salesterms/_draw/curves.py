"""Lines as the path data of SVG: cubic curves that are level where they meet a box or a lane.

Such a curve stays between its two ends, so in the gap between two layers it meets no box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Point = tuple[float, float]


#: Half the height of the smallest loop, about.
_LOOP = 14.0


def through(points: Sequence[Point]) -> str:
    """A line through all points, level in each of them; level parts are straight.

    >>> through([(0, 10), (40, 30), (90, 30)])
    'M0 10C20 10 20 30 40 30H90'
    """
    (x, y), *rest = points
    parts = [f"M{written(x)} {written(y)}"]
    for to_x, to_y in rest:
        if written(y) == written(to_y):
            parts.append(f"H{written(to_x)}")
        else:
            middle = (x + to_x) / 2
            parts.append(f"C{_joined(middle, y, middle, to_y, to_x, to_y)}")
        x, y = to_x, to_y
    return "".join(parts)


def arc(start: Point, by: Point, end: Point) -> str:
    """A line that leaves to the right, turns round at a point there and comes back.

    >>> arc((0, 0), (30, 20), (0, 40))
    'M0 0C40 0 40 40 0 40'

    Where the point lies above or below both ends, the line is drawn out towards it.
    """
    # In its middle a curve has come three quarters of the way to its control points.
    out, level = (
        middle + (to - middle) * 4 / 3
        for middle, to in zip(
            ((a + b) / 2 for a, b in zip(start, end, strict=True)), by, strict=True
        )
    )
    half = (end[1] - start[1]) / 2
    spread = max(half, _LOOP) if half > 0 else min(half, -_LOOP)
    turn = _joined(out, level - spread, out, level + spread, *end)
    return f"M{_joined(*start)}C{turn}"


def written(number: float) -> str:
    """A coordinate with one digit after the point, if it needs it.

    >>> written(12.04), written(-0.04), written(0.25)
    ('12', '0', '0.2')
    """
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _joined(*numbers: float) -> str:
    return " ".join(map(written, numbers))
