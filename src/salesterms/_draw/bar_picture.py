"""Bars of different lengths under each other, as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms._draw.layers import Size
from salesterms._draw.layout import LARGE_LINE, MARGIN, Block
from salesterms._draw.lettering import clean, width, wrapped
from salesterms._draw.pen import Pen, finished
from salesterms._draw.style_sheet import LARGE, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

#: A bar: the length of the longest, how high, and the free space below it.
_LONGEST, _HIGH, _BETWEEN = 300.0, 24.0, 12.0

#: The most width of a label, and the space between a bar and the texts around it.
_MOST_LABEL, _BESIDE = 170.0, 9.0

#: Even nothing is a line.
_SHORTEST = 1.5

#: How much wider bold letters are.
_BOLDER = 1.1


@frozen
class Bar:
    """A bar with a label at its left, its value and a note at its right.

    >>> Bar("Lead", 12, "of whom 3 called", part=3).value
    12

    `part` of the value is drawn full, the rest in outline; without it all is full.
    """

    label: str
    value: int
    note: str = ""
    part: int | None = None


def bars(title: str, given: Sequence[Bar], told: Iterable[str], lang: str = "en") -> str:
    """The bars as an SVG picture, with `told` as its text alternative.

    >>> picture = bars("Two steps", [Bar("Ask", 4), Bar("Buy", 2)], ["Ask: 4", "Buy: 2"])
    >>> picture.count("<rect"), ">Two steps</title>" in picture
    (3, True)

    The values are whole numbers from 0. Labels are shown in two lines at most, and in full as the
    tooltip.
    """
    told = list(told)
    most = max((bar.value for bar in given), default=0)
    labels = [wrapped(clean(bar.label), LARGE, _MOST_LABEL) for bar in given]
    left = MARGIN + max((width(line, LARGE) for lines in labels for line in lines), default=0.0)
    left += _BESIDE
    lengths = [_LONGEST * (bar.value / most if most else 0) for bar in given]
    ends = [
        left + length + 3 * _BESIDE + _value_width(bar) + width(clean(bar.note), SMALL)
        for bar, length in zip(given, lengths, strict=True)
    ]
    pitch = max(_HIGH, 2 * LARGE_LINE) if any(len(lines) > 1 for lines in labels) else _HIGH
    pen = Pen.of(("bars", title, tuple(given), told, lang))
    high = 2 * MARGIN + max(0.0, len(given) * (pitch + _BETWEEN) - _BETWEEN)
    root = pen.frame(max([left + _LONGEST, *ends]) + MARGIN, high)
    pen.words(root, title, told, lang)
    for at, (bar, lines, length) in enumerate(zip(given, labels, lengths, strict=True)):
        middle = MARGIN + at * (pitch + _BETWEEN) + pitch / 2
        group = pen.group(root, f"{clean(bar.label)}: {bar.value}. {clean(bar.note)}".rstrip(". "))
        _lettered(pen, group, lines, left - _BESIDE, middle)
        _drawn(pen, group, bar, length, left, middle)
    return finished(root)


def _value_width(bar: Bar) -> float:
    return width(str(bar.value), LARGE * _BOLDER)


def _lettered(pen: Pen, group: Element, lines: Sequence[str], right: float, middle: float) -> None:
    """The label, its lines around the middle of the bar, up to a side."""
    top = middle - len(lines) * LARGE_LINE / 2
    for at, line in enumerate(lines):
        pen.line(group, line, right, top + (at + 0.5) * LARGE_LINE, "large", "right")


def _drawn(pen: Pen, group: Element, bar: Bar, length: float, left: float, middle: float) -> None:
    """The bar, its value and its note."""
    long = max(_SHORTEST, length)
    top = middle - _HIGH / 2
    if bar.part is None or bar.part == bar.value:
        pen.rectangle(group, Block((), (), Size(long, _HIGH), left, top), 2, "full")
    else:
        pen.rectangle(group, Block((), (), Size(long, _HIGH), left, top), 2, "box")
        part = length * bar.part / bar.value
        pen.rectangle(group, Block((), (), Size(part, _HIGH), left, top), 2, "full")
    x = left + long + _BESIDE
    pen.line(group, str(bar.value), x, middle, "large", "bold", "left")
    x += _value_width(bar) + _BESIDE
    pen.line(group, clean(bar.note), x, middle, "small", "left")
