"""Where everything of a ladder stands: rungs under each other, and the moves between them.

A move to the next rung goes straight down. Any other leaves at the side, goes along a lane to the
rung that it leads to, and comes in there: forward at the right, back at the left. Moves that lead
to one rung and look alike share a lane, so a ladder of n rungs has no more than 2n at each side.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms._draw.curves import written
from salesterms._draw.graph import Style
from salesterms._draw.layers import Size
from salesterms._draw.layout import LARGE_LINE, MARGIN, SMALL_LINE, Block
from salesterms._draw.lettering import clean, width, wrapped
from salesterms._draw.style_sheet import LARGE, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    #: The moves that share a lane: to which rung they lead, and how they look.
    Lane = tuple[int, Style]

#: The most width of the text in a rung, and the space around it.
_MOST, _ASIDE, _ABOVE = 176.0, 14.0, 8.0

#: From one move at a side of a rung to the next, and from one lane to the next.
_PITCH, _TRACK = 18.0, 14.0

#: Free space between two rungs, in which the label of a move stands.
_BETWEEN = 30.0

#: Free space before and behind the label of a move.
_BESIDE = 8.0


@frozen
class Rung:
    """A rung with its text, and smaller notes below that.

    >>> Rung("Won", ("at the end: 3",)).label
    'Won'
    """

    label: str
    notes: tuple[str, ...] = ()
    emphasis: bool = False


@frozen
class Move:
    """A move between two rungs that differ, by their places; `weight` from 1 is how thick it is.

    >>> Move(0, 2, "3", "From Ask to Buy: 3 rows").style
    'solid'
    """

    source: int
    target: int
    label: str
    tooltip: str
    weight: int = 1
    style: Style = "solid"


@frozen
class Path:
    """A move as it is drawn: its line, and where its label begins or, at the left, ends."""

    move: Move
    line: str
    label: tuple[float, float]
    side: str = "left"


@frozen
class LadderLayout:
    """Everything that is drawn, in coordinates with the origin at the left above."""

    size: Size
    rungs: tuple[Block, ...]
    paths: tuple[Path, ...]


def ladder_layout(rungs: Sequence[Rung], moves: Iterable[Move]) -> LadderLayout:
    """Place the rungs from above to below in their order, and the moves beside them.

    >>> layout = ladder_layout([Rung("Ask"), Rung("Buy")], [Move(0, 1, "3", "")])
    >>> [(path.line, path.side) for path in layout.paths]
    [('M46 49V79', 'left')]
    """
    moves = list(moves)
    straight = [move for move in moves if move.target == move.source + 1]
    right = _Side([move for move in moves if move.target > move.source + 1], below=True)
    left = _Side([move for move in moves if move.target < move.source], below=False)
    texts = [wrapped(clean(rung.label), LARGE, _MOST) for rung in rungs]
    notes = [tuple(map(clean, rung.notes)) for rung in rungs]
    widest = max(
        [
            *(width(line, LARGE) * 1.1 for lines in texts for line in lines),
            *(width(line, SMALL) for lines in notes for line in lines),
            2.0 * MARGIN,
        ]
    )
    wide, start = widest + 2 * _ASIDE, MARGIN + left.extent
    blocks: list[Block] = []
    top = MARGIN
    for place, (lines, small) in enumerate(zip(texts, notes, strict=True)):
        lettered = len(lines) * LARGE_LINE + len(small) * SMALL_LINE + 2 * _ABOVE
        sides = max(right.places(place), left.places(place)) * _PITCH
        size = Size(wide, max(lettered, sides))
        blocks.append(Block(lines, small, size, start, top))
        top += size.height + _BETWEEN
    paths = [_straight(move, blocks) for move in straight]
    paths += [*right.paths(blocks), *left.paths(blocks)]
    labels = [width(clean(move.label), SMALL) + _BESIDE for move in straight]
    end = start + wide + max([right.extent, *(label - wide / 2 for label in labels)])
    size = Size(end + MARGIN, top - _BETWEEN + MARGIN if rungs else 2 * MARGIN)
    return LadderLayout(size, tuple(blocks), tuple(paths))


def _straight(move: Move, blocks: Sequence[Block]) -> Path:
    above, below = blocks[move.source], blocks[move.target]
    x, top = above.x + above.size.width / 2, above.y + above.size.height
    line = f"M{written(x)} {written(top)}V{written(below.y)}"
    return Path(move, line, (x + _BESIDE, (top + below.y) / 2 - 2))


class _Side:
    """The moves at one side: `below` says that they lead to rungs further below."""

    def __init__(self, moves: list[Move], *, below: bool) -> None:
        self._below = below
        #: The nearest rung first, so that its lane is the one next to the rungs.
        self._moves = sorted(moves, key=lambda one: (abs(one.target - one.source), one.source))
        self._lanes: dict[Lane, list[Move]] = defaultdict(list)
        for move in self._moves:
            self._lanes[move.target, move.style].append(move)
        self._tracks = self._placed()
        labels = [width(clean(move.label), SMALL) for move in moves]
        self._stub = max(labels, default=0.0) + 2 * _BESIDE
        tracks = max(self._tracks.values(), default=-1) + 1
        #: How far it reaches from the rungs.
        self.extent = self._stub + tracks * _TRACK if moves else 0.0

    def _placed(self) -> dict[Lane, int]:
        """A track for each lane: the next to the rungs that is free all along it."""
        taken: list[list[tuple[int, int]]] = []
        found = {}
        for key, moves in sorted(self._lanes.items(), key=lambda one: _length(one[1])):
            ends = [end for move in moves for end in (move.source, move.target)]
            first, last = min(ends), max(ends)
            track = next(
                (
                    at
                    for at, spans in enumerate(taken)
                    if all(last < one or other < first for one, other in spans)
                ),
                len(taken),
            )
            if track == len(taken):
                taken.append([])
            taken[track].append((first, last))
            found[key] = track
        return found

    def _at(self, place: int) -> list[Move | Lane]:
        """What leaves or reaches a rung, from above to below.

        What comes from above comes in above all that leaves; of what leaves for below, the nearest
        is the lowest. So no line crosses another one of its rung.
        """
        coming: list[Move | Lane] = [key for key in self._lanes if key[0] == place]
        leaving: list[Move | Lane] = [move for move in self._moves if move.source == place]
        return [*coming, *reversed(leaving)] if self._below else [*leaving, *coming]

    def places(self, place: int) -> int:
        """How many lines leave or reach a rung."""
        return len(self._at(place))

    def paths(self, blocks: Sequence[Block]) -> list[Path]:
        """The moves as lines."""
        heights: dict[Move | Lane, float] = {}
        for place, block in enumerate(blocks):
            here = self._at(place)
            first = block.y + block.size.height / 2 - (len(here) - 1) / 2 * _PITCH
            heights.update({one: first + at * _PITCH for at, one in enumerate(here)})
        return [self._path(move, blocks, heights) for move in self._moves]

    def _path(
        self,
        move: Move,
        blocks: Sequence[Block],
        heights: dict[Move | Lane, float],
    ) -> Path:
        key = (move.target, move.style)
        out = 1 if self._below else -1
        block = blocks[move.source]
        edge = block.x + (block.size.width if self._below else 0)
        lane = edge + out * (self._stub + self._tracks[key] * _TRACK)
        begin, end = written(heights[move]), written(heights[key])
        line = f"M{written(edge)} {begin}H{written(lane)}V{end}H{written(edge)}"
        side = "left" if self._below else "right"
        return Path(move, line, (edge + out * _BESIDE, heights[move] - 8), side)


def _length(moves: Iterable[Move]) -> int:
    return max(abs(move.target - move.source) for move in moves)
