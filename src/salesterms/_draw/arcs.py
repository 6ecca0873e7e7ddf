"""How far arcs reach out: those that share a height turn apart, the longer ones further out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._draw.ports import End

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesterms._draw.layers import Layers

#: How far an arc alone reaches out: the least, the most, and its part of the height that it spans.
_NEAR, _FAR, _REACH = 20.0, 64.0, 0.25

#: From an arc to the next one that shares a height with it, and the most that all reach out.
_APART, _MOST = 14.0, 240.0


def reaches(made: Layers, middles: Sequence[float], ends: Mapping[End, float]) -> dict[int, float]:
    """Each arc, and how far to the right of its column it turns round.

    >>> from salesterms._draw.layers import Layers, Size, Slot
    >>> made = Layers([Slot(0, Size(80, 40))] * 3, [[0, 1], [0, 2]])
    >>> heights = {End(0, True): 0, End(0, False): 40, End(1, True): 0, End(1, False): 80}
    >>> reaches(made, [0, 40, 80], heights)
    {0: 30.0, 1: 44.0}
    """
    spans: dict[int, list[tuple[float, float, int]]] = {}
    for edge, route in enumerate(made.routes):
        if made.is_arc(edge):
            met = [ends[End(edge, at_source)] for at_source in (True, False)]
            met += (middles[label] for label in route[1:-1])
            layer = made.slots[route[0]].layer
            spans.setdefault(layer, []).append((min(met), max(met), edge))
    return {edge: out for given in spans.values() for edge, out in _nested(given).items()}


def _nested(spans: Sequence[tuple[float, float, int]]) -> dict[int, float]:
    """Each arc further out than all shorter ones that it shares a height with."""
    found: dict[int, float] = {}
    done: list[tuple[float, float, float]] = []
    for top, bottom, edge in sorted(spans, key=lambda span: span[1] - span[0]):
        within = (out for above, below, out in done if above <= bottom and top <= below)
        alone = min(_FAR, _NEAR + _REACH * (bottom - top))
        found[edge] = max(alone, max(within, default=0.0) + _APART)
        done.append((top, bottom, found[edge]))
    part = min(1.0, _MOST / max(found.values()))
    return {edge: out * part for edge, out in found.items()}
