"""The shapes that pictures are made of, with classes and ids of one picture.

A picture is built as a tree and written by the standard library, so that every text in it is
escaped.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Self
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen

from salesterms._draw.curves import written
from salesterms._draw.layout import LARGE_LINE, SMALL_LINE
from salesterms._draw.lettering import clean
from salesterms._draw.style_sheet import LARGE, SMALL, plain_look, style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms._draw.layout import Block

#: Roundness of the corners of a picture.
_ROUND = 7

#: From the middle of a line of letters down to its base, in parts of their size.
_TO_BASE = 0.35


def finished(root: Element) -> str:
    """The picture as text."""
    indent(root, " ")
    return tostring(root, encoding="unicode")


@frozen
class Pen:
    """Draws with the classes and ids of one picture, which all begin with `prefix`."""

    prefix: str

    @classmethod
    def of(cls, content: object) -> Self:
        """One whose prefix follows from all that will be shown."""
        shown = repr(content).encode("utf-8", "backslashreplace")
        return cls(f"g{sha256(shown).hexdigest()[:12]}")

    def frame(self, width: float, height: float) -> Element:
        """The picture with its size, its style and its ground, still empty."""
        wide, high = written(width), written(height)
        return Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": self.prefix,
                "viewBox": f"0 0 {wide} {high}",
                "width": wide,
                "height": high,
                "font-family": "system-ui, sans-serif",
                "role": "img",
                "aria-labelledby": f"{self.prefix}-title {self.prefix}-words",
            },
        )

    def words(self, root: Element, title: str, told: Iterable[str], lang: str) -> None:
        """The title, the text alternative, the style, the arrow head and the ground."""
        SubElement(root, "title", {"id": f"{self.prefix}-title"}).text = clean(title)
        words = SubElement(root, "desc", {"id": f"{self.prefix}-words", "lang": lang})
        words.text = "\n".join(map(clean, told))
        SubElement(root, "style").text = style_sheet(self.prefix)
        self.head(root, "head")
        self.shape(root, "rect", "ground", width="100%", height="100%", rx=written(_ROUND))

    def head(self, root: Element, look: str) -> None:
        """The head of an arrow of some look, which is its id as well."""
        head = SubElement(
            SubElement(root, "defs"),
            "marker",
            {
                "id": f"{self.prefix}-{look}",
                "viewBox": "0 0 8 8",
                "refX": "7.5",
                "refY": "4",
                "markerWidth": "8",
                "markerHeight": "8",
                "markerUnits": "userSpaceOnUse",
                "orient": "auto",
            },
        )
        self.shape(head, "path", look, d="M0 0.6L8 4L0 7.4z")

    def arrow(self, line: Element, style: str) -> None:
        """Give a line of some style a head at its end."""
        head = "alarm-head" if style == "alarm" else "head"
        line.set("marker-end", f"url(#{self.prefix}-{head})")

    def group(self, root: Element, tooltip: str) -> Element:
        """A part of the picture that tells what it is."""
        group = SubElement(root, "g")
        SubElement(group, "title").text = clean(tooltip)
        return group

    def rectangle(self, parent: Element, block: Block, roundness: int, *classes: str) -> None:
        """A rectangle where a block is."""
        self.shape(
            parent,
            "rect",
            *classes,
            x=written(block.x),
            y=written(block.y),
            width=written(block.size.width),
            height=written(block.size.height),
            rx=written(roundness),
        )

    def lettering(self, parent: Element, block: Block, *classes: str) -> None:
        """The lines of a block around its middle, those in small letters below."""
        high = len(block.lines) * LARGE_LINE + len(block.small) * SMALL_LINE
        x, top = block.x + block.size.width / 2, block.y + (block.size.height - high) / 2
        for line in block.lines:
            self.line(parent, line, x, top + LARGE_LINE / 2, "large", *classes)
            top += LARGE_LINE
        for line in block.small:
            self.line(parent, line, x, top + SMALL_LINE / 2, "small")
            top += SMALL_LINE

    def line(self, parent: Element, text: str, x: float, middle: float, *classes: str) -> None:
        """One line of letters of the size of its first class, with its middle at a height."""
        base = middle + (LARGE if classes[0] == "large" else SMALL) * _TO_BASE
        self.shape(parent, "text", *classes, x=written(x), y=written(base)).text = text

    def shape(self, parent: Element, name: str, *classes: str, **attributes: str) -> Element:
        """Any shape with the look of its classes."""
        named = " ".join(f"{self.prefix}-{one}" for one in classes)
        return SubElement(parent, name, {"class": named, **plain_look(*classes), **attributes})
