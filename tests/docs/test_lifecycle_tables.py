"""The page of the lifecycle shows its tables as they are, and every problem of one's own."""

import re
from pathlib import Path

import pytest

from salesterms.criteria import All, Any, AtLeast, Criterion, In, Not
from salesterms.errors import Kind
from salesterms.facts import Axis
from salesterms.lifecycle import (
    SALES_LIFECYCLE,
    Category,
    Direction,
    Move,
    SalesEvent,
    Track,
    faults,
    reached,
)
from salesterms.lifecycle.sales_events import EVENT_WORDS

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/lifecycle.md").read_text("utf-8")

HEADINGS = {"person": "Person", "deal": "Deal", "customer": "Customer"}


def section(heading: str) -> str:
    """The text under a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def lines(text: str) -> list[str]:
    """The lines of a table, without its heading."""
    return [line for line in text.splitlines() if line.startswith("| `")]


def said(criterion: Criterion) -> str:
    """A guard in the words of the page."""
    if isinstance(criterion, Not):
        return f"not ({said(criterion.part)})"
    if isinstance(criterion, All | Any):
        return (" and " if isinstance(criterion, All) else " or ").join(map(said, criterion.parts))
    if isinstance(criterion, AtLeast):
        return f"`{criterion.column.name}` at least {criterion.level}"
    assert isinstance(criterion, In)
    return f"`{criterion.column.name}` {' or '.join(map(str, criterion.values))}"


def effects(pairs: tuple[tuple[Axis, str], ...]) -> str:
    return ", ".join(f"`{axis.name}` {value}" for axis, value in pairs)


def row(move: Move) -> str:
    """The line of a move."""
    cells = (
        f"`{move.event}`",
        ", ".join(move.sources),
        move.target or "stays",
        "" if move.guard is None else said(move.guard),
        effects(move.effects),
        move.direction.value,
        ", ".join(move.cites),
    )
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


@pytest.mark.parametrize("track", SALES_LIFECYCLE.tracks, ids=lambda track: track.name)
def test_every_move_has_its_line_in_order(track: Track) -> None:
    assert lines(section(HEADINGS[track.name])) == [row(move) for move in track.moves]


@pytest.mark.parametrize("track", SALES_LIFECYCLE.tracks, ids=lambda track: track.name)
def test_the_stages_stand_above_the_moves(track: Track) -> None:
    text = " ".join(section(HEADINGS[track.name]).split())
    closed = ", ".join(track.closed) or "none"
    assert f"Stages: {', '.join(track.stages)}. Start: {track.start}. Closed: {closed}." in text


def test_every_event_has_its_line_with_its_words() -> None:
    assert lines(section("Events")) == [
        f"| `{event.value}` | {EVENT_WORDS[event].en} | {EVENT_WORDS[event].nl} |"
        for event in SalesEvent
    ]


def test_every_problem_of_a_lifecycle_has_its_line() -> None:
    kinds = [each for each in vars(faults).values() if isinstance(each, Kind)]
    listed = [line.split("`")[1] for line in lines(section("Problems of a lifecycle"))]
    assert listed == [kind.code for kind in kinds]


def test_every_direction_and_every_category_is_told() -> None:
    for each in (*Direction, *Category):
        assert f"*{each.value}*" in PAGE


def test_the_figures_of_the_proof_are_those_of_the_page() -> None:
    reach = reached(SALES_LIFECYCLE)
    text = " ".join(PAGE.split())
    assert f"{reach.worlds.size:,} combinations of {len(reach.coupled)} facts" in text
    assert f"{reach.reached.bit_count()} are legal" in text
    assert f"{len(SALES_LIFECYCLE.stages)} joint stages" in text
