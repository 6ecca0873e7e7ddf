"""What lasts as bars over time, and what happens as marks, in lanes under each other, as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms._draw.curves import written
from salesterms._draw.key import BOX, KEY_HIGH, Key, draw_key, key_width
from salesterms._draw.layers import Size
from salesterms._draw.layout import MARGIN, SMALL_LINE, Block
from salesterms._draw.lettering import clean, width, wrapped
from salesterms._draw.pen import Pen, finished
from salesterms._draw.rows_of_labels import in_rows
from salesterms._draw.style_sheet import LARGE, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

#: The width of the time from the first to the last instant, and the space before and after.
_LONG, _AROUND = 620.0, 46.0

#: The height of a bar, and the free space between two lanes.
_HIGH, _BETWEEN = 24.0, 14.0

#: The most width of the name of a lane, the space beside it, and that beside a text in a bar.
_MOST_NAME, _BESIDE, _INSIDE = 120.0, 10.0, 6.0

#: From a line down to the label beside it, the least width of a bar, and the half of a mark.
_ASIDE, _NARROWEST, _MARK = 4.0, 2.5, 5.0


@frozen
class Span:
    """What lasts, from one part of the time to another; None is before, or after, all of it."""

    start: float | None
    end: float | None
    label: str


@frozen
class Mark:
    """What happens at a part of the time, round or as a diamond."""

    at: float
    label: str
    diamond: bool = False


# Two converters of one content, since mypy cannot read the types of a generic one.
def _spans(given: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(given)


def _marks(given: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(given)


@frozen
class Lane:
    """The spans and marks of one line."""

    name: str
    spans: tuple[Span, ...] = field(default=(), converter=_spans)
    marks: tuple[Mark, ...] = field(default=(), converter=_marks)


def lanes(
    title: str,
    given: Sequence[Lane],
    told: Iterable[str],
    *,
    ticks: Sequence[tuple[float, str]] = (),
    lasting: str = "",
    lang: str = "en",
) -> str:
    """The lanes as an SVG picture, with `told` as its text alternative.

    >>> lane = Lane("deal", [Span(None, 0.5, "none"), Span(0.5, None, "open")])
    >>> picture = lanes("A way", [lane], ["none, then open"], ticks=[(0.5, "1 March")])
    >>> picture.count("<rect"), ">1 March</text>" in picture
    (3, True)

    Parts of the time run from 0 to 1. `ticks` are at most two, the first and the last instant. A
    label that does not fit in its bar stands below it; one that finds no room there is the tooltip.
    `lasting` says what the emphasis of the last bar of a lane means.
    """
    key: Key = ((BOX, lasting),) if lasting and any(lane.spans for lane in given) else ()
    told = list(told)
    names = [wrapped(clean(lane.name), LARGE, _MOST_NAME) for lane in given]
    left = MARGIN + max((width(line, LARGE) for name in names for line in name), default=0.0)
    content = ("lanes", title, tuple(given), tuple(ticks), told, lasting, lang)
    drawing = _Drawing(Pen.of(content), left)
    root = drawing.pen.frame(0, 0)
    drawing.pen.words(root, title, told, lang)
    bottom = MARGIN + drawing.ticks(root, ticks, MARGIN)
    for lane, name in zip(given, names, strict=True):
        bottom = drawing.lane(root, lane, name, bottom) + _BETWEEN
    bottom += MARGIN - _BETWEEN
    if key:
        draw_key(drawing.pen, root, key, bottom + SMALL_LINE / 2)
        bottom += KEY_HIGH
    wide, high = written(max(drawing.right + MARGIN, key_width(key))), written(bottom)
    for attribute, value in (
        ("viewBox", f"0 0 {wide} {high}"),
        ("width", wide),
        ("height", high),
    ):
        root.set(attribute, value)
    return finished(root)


class _Drawing:
    """Draws lanes, and knows how far to the right they reach."""

    def __init__(self, pen: Pen, names_end: float) -> None:
        self.pen = pen
        self._names_end = names_end
        self._left = names_end + _BESIDE
        self._end = self._left + 2 * _AROUND + _LONG
        self.right = self._end

    def _x(self, at: float) -> float:
        return self._left + _AROUND + at * _LONG

    def ticks(self, root: Element, ticks: Sequence[tuple[float, str]], top: float) -> float:
        """The line of time with its instants; gives how much height they take."""
        if not ticks:
            return 0.0
        line = top + SMALL_LINE + _ASIDE
        self._level(root, line)
        for at, (part, text) in enumerate(ticks):
            x = self._x(part)
            self._upright(root, x, line - _ASIDE, line + _ASIDE)
            side = "right" if at else "left"
            self.pen.line(root, clean(text), x, top + SMALL_LINE / 2, "small", side)
        return line + _BETWEEN - top

    def lane(self, root: Element, lane: Lane, name: Sequence[str], top: float) -> float:
        """One lane; gives where it ends."""
        middle = top + _HIGH / 2
        for at, line in enumerate(name):
            height = middle + (at - (len(name) - 1) / 2) * SMALL_LINE
            self.pen.line(root, line, self._names_end, height, "large", "right")
        below = [*self._spans(root, lane.spans, top), *self._marks(root, lane.marks, middle)]
        return self._labels(root, sorted(below, key=lambda one: one[0]), top + _HIGH)

    def _spans(
        self, root: Element, spans: Sequence[Span], top: float
    ) -> list[tuple[float, str, float]]:
        """The bars; gives the labels that do not fit in theirs, with the place of each."""
        outside = []
        for span in spans:
            start = self._left if span.start is None else self._x(span.start)
            end = self._end if span.end is None else self._x(span.end)
            block = Block((), (), Size(max(_NARROWEST, end - start), _HIGH), start, top)
            label = clean(span.label)
            group = self.pen.group(root, label)
            lasting = span is spans[-1]
            self.pen.rectangle(group, block, 3, "box", *(["strong"] if lasting else []))
            if width(label, SMALL) + 2 * _INSIDE <= end - start:
                x, middle = start + (end - start) / 2, top + _HIGH / 2
                self.pen.line(group, label, x, middle, "small", "ink")
            else:
                outside.append((start + min(_NARROWEST, end - start) / 2, label, top + _HIGH))
        return outside

    def _marks(
        self, root: Element, marks: Sequence[Mark], middle: float
    ) -> list[tuple[float, str, float]]:
        """The marks on a line; gives their labels."""
        if marks:
            self._level(root, middle)
        for mark in marks:
            x, half = self._x(mark.at), _MARK
            group = self.pen.group(root, mark.label)
            if mark.diamond:
                path = (
                    f"M{written(x - half)} {written(middle)}l{half:g} {-half:g} {half:g} {half:g}"
                )
                self.pen.shape(group, "path", "full", d=f"{path} {-half:g} {half:g}z")
            else:
                at = {"cx": written(x), "cy": written(middle), "r": written(half)}
                self.pen.shape(group, "circle", "full", **at)
        return [(self._x(mark.at), clean(mark.label), middle + _MARK) for mark in marks]

    def _labels(
        self, root: Element, labels: Sequence[tuple[float, str, float]], top: float
    ) -> float:
        """Labels below their places, each beside a line from there; gives where they end."""
        wide = [width(label, SMALL) + _ASIDE for _, label, _ in labels]
        rows = in_rows([x for x, _, _ in labels], wide)
        for (x, label, start), extent, row in zip(labels, wide, rows, strict=True):
            if row is not None:
                middle = top + _ASIDE + (row + 0.5) * SMALL_LINE
                self._upright(root, x, start, middle + SMALL_LINE / 4)
                self.pen.line(root, label, x + _ASIDE, middle, "small", "left")
                self.right = max(self.right, x + extent + _ASIDE)
        used = max((row + 1 for row in rows if row is not None), default=0)
        return top + (_ASIDE + used * SMALL_LINE if used else 0)

    def _level(self, root: Element, y: float) -> None:
        line = f"M{written(self._left)} {written(y)}H{written(self._end)}"
        self.pen.shape(root, "path", "line", d=line)

    def _upright(self, root: Element, x: float, top: float, bottom: float) -> None:
        line = f"M{written(x)} {written(top)}V{written(bottom)}"
        self.pen.shape(root, "path", "line", d=line)
