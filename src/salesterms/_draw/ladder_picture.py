"""A ladder as SVG: rungs under each other with the moves between them, and what a line means."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from salesterms._draw.key import KEY_HIGH, draw_key, key_width
from salesterms._draw.layout import MARGIN, SMALL_LINE
from salesterms._draw.lettering import clean, width
from salesterms._draw.pen import Pen, finished
from salesterms._draw.rungs import ladder_layout
from salesterms._draw.style_sheet import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from salesterms._draw.key import Key
    from salesterms._draw.layout import Block
    from salesterms._draw.rungs import Move, Path, Rung

#: How thick a line of each weight is.
_THICK = ("1.2", "1.9", "2.9", "4.2")

#: The most characters to a line of the notes.
_LINE = 64


def ladder(
    title: str,
    rungs: Sequence[Rung],
    moves: Iterable[Move],
    told: Iterable[str],
    *,
    key: Key = (),
    notes: Sequence[str] = (),
    lang: str = "en",
) -> str:
    """The ladder as an SVG picture, with `told` as its text alternative.

    >>> from salesterms._draw.rungs import Move, Rung
    >>> picture = ladder("Two", [Rung("Ask"), Rung("Buy")], [Move(0, 1, "3", "Ask to Buy")], ["3"])
    >>> picture.count("<rect"), ">Ask to Buy</title>" in picture
    (3, True)

    `notes` stand below the `key`. Weights go from 1 to 4.
    """
    told, moves = list(told), list(moves)
    layout = ladder_layout(rungs, moves)
    below = [line for note in notes for line in wrap(clean(note), _LINE)]
    wide = max(
        [layout.size.width, *(width(line, SMALL) + 2 * MARGIN for line in below), key_width(key)]
    )
    high = layout.size.height + SMALL_LINE * len(below) + (KEY_HIGH if key else 0)
    pen = Pen.of(("ladder", title, tuple(rungs), tuple(moves), key, tuple(notes), told, lang))
    root = pen.frame(wide, high)
    pen.words(root, title, told, lang)
    pen.head(root, "alarm-head")
    # Alarming lines come last, on top of the others.
    for path in sorted(layout.paths, key=lambda one: (_alarms(one), -one.move.weight)):
        _line(pen, root, path)
    for path in layout.paths:
        _label(pen, root, path)
    for rung, block in zip(rungs, layout.rungs, strict=True):
        _rung(pen, root, rung, block)
    bottom = layout.size.height
    if key:
        draw_key(pen, root, key, bottom)
        bottom += KEY_HIGH
    for at, line in enumerate(below):
        pen.line(root, line, MARGIN, bottom + (at - 0.5) * SMALL_LINE, "small", "left")
    return finished(root)


def _line(pen: Pen, root: Element, path: Path) -> None:
    group = pen.group(root, path.move.tooltip)
    drawn = pen.shape(group, "path", "line", path.move.style, d=path.line)
    drawn.set("stroke-width", _THICK[path.move.weight - 1])
    pen.arrow(drawn, path.move.style)


def _alarms(path: Path) -> bool:
    return path.move.style == "alarm"


def _label(pen: Pen, root: Element, path: Path) -> None:
    x, middle = path.label
    looks = ("warned",) if _alarms(path) else ()
    pen.line(root, clean(path.move.label), x, middle, "small", path.side, *looks)


def _rung(pen: Pen, root: Element, rung: Rung, block: Block) -> None:
    group = pen.group(root, ". ".join(map(clean, (rung.label, *rung.notes))))
    strong = ("strong",) if rung.emphasis else ()
    pen.rectangle(group, block, 7, "box", *strong)
    pen.lettering(group, block, "bold")
