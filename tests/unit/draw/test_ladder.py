"""Boxes in a given order, and the moves beside them."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesterms._draw import Move, Rung, ladder
from salesterms._draw.rungs import LadderLayout, Path, ladder_layout

RUNGS = [Rung(letter) for letter in "ABCDEF"]
KEY: Any = ((("line", "solid"), "as it should"), (("line", "alarm"), "not as it should"))
PLACES = st.integers(0, len(RUNGS) - 1)
PAIRS = st.tuples(PLACES, PLACES).filter(lambda pair: pair[0] != pair[1])
MOVES = st.dictionaries(PAIRS, st.booleans()).map(
    lambda found: tuple(
        Move(source, target, "12", "", style="alarm" if alarming else "solid")
        for (source, target), alarming in found.items()
    )
)


def points(path: Path) -> list[tuple[float, float]]:
    """The corners of a line that goes level and upright only."""
    x = y = 0.0
    found = []
    for command, first, second in re.findall(r"([MHV])([\d.]+)(?: ([\d.]+))?", path.line):
        if command == "M":
            x, y = float(first), float(second)
        elif command == "H":
            x = float(first)
        else:
            y = float(first)
        found.append((x, y))
    return found


def laid_out(moves: tuple[Move, ...]) -> LadderLayout:
    return ladder_layout(RUNGS, moves)


class TestLayout:
    """Where everything stands."""

    @given(MOVES)
    def test_every_move_goes_from_its_rung_to_its_rung(self, moves: tuple[Move, ...]) -> None:
        layout = laid_out(moves)
        assert sorted(map(_ends, moves)) == sorted(_ends(path.move) for path in layout.paths)
        for path in layout.paths:
            first, *_, last = points(path)
            for (x, y), place in ((first, path.move.source), (last, path.move.target)):
                box = layout.rungs[place]
                assert box.x - 0.1 <= x <= box.x + box.size.width + 0.1
                assert box.y - 0.1 <= y <= box.y + box.size.height + 0.1

    @given(MOVES)
    def test_all_of_it_is_in_the_picture(self, moves: tuple[Move, ...]) -> None:
        layout = laid_out(moves)
        for path in layout.paths:
            for x, y in points(path):
                assert 0 < x < layout.size.width
                assert 0 < y < layout.size.height

    @given(MOVES)
    def test_no_rung_lies_on_another(self, moves: tuple[Move, ...]) -> None:
        for above, below in combinations(laid_out(moves).rungs, 2):
            assert above.y + above.size.height < below.y

    @given(MOVES)
    def test_a_lane_is_shared_by_moves_to_one_rung_that_look_alike_only(
        self, moves: tuple[Move, ...]
    ) -> None:
        upright: dict[float, list[tuple[float, float, Move]]] = {}
        for path in laid_out(moves).paths:
            if len(line := points(path)) > 2:
                (x, start), (_, end) = line[1], line[2]
                upright.setdefault(x, []).append((min(start, end), max(start, end), path.move))
        for lines in upright.values():
            for (top, bottom, one), (other_top, other_bottom, other) in combinations(lines, 2):
                if top < other_bottom and other_top < bottom:
                    assert (one.target, one.style) == (other.target, other.style)


def _ends(move: Move) -> tuple[int, int]:
    return move.source, move.target


def test_without_rungs_there_is_an_empty_picture() -> None:
    assert 'width="92" height="32"' in ladder("Nothing", [], [], [])


def test_without_a_key_there_is_none() -> None:
    moves = [Move(0, 1, "1", "")]
    bare = ladder("Two", RUNGS[:2], moves, [])
    told = ladder("Two", RUNGS[:2], moves, [], key=KEY)
    assert told.count("<path") == bare.count("<path") + 2
