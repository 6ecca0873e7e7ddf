"""Tables of plain text and of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Categories that a terminal would act on or not show: control, format, surrogate, private.
_UNSHOWN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def shown_cell(text: str) -> str:
    """One line of printable characters: what a terminal would act on is shown as a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if category(character) in _UNSHOWN else character for character in text)


def text_table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: int = 1,
    indent: str = "  ",
) -> str:
    """Columns of equal width; those from `numeric` on hold numbers and are set to the right.

    >>> print(text_table(["owner", "won"], [["Ann", "12"], ["Bo", "3"]], indent=""))
    owner  won
    Ann     12
    Bo       3
    """
    lines = [[shown_cell(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(indent + _line(line, widths, numeric).rstrip() for line in lines)


def markdown_table(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: int = 1
) -> str:
    r"""The same as a Markdown table.

    >>> print(markdown_table(["owner", "won"], [["A|n", "12"]]))
    | owner | won |
    | --- | ---: |
    | A\|n | 12 |
    """
    rule = ["---" if index < numeric else "---:" for index in range(len(header))]
    cells = [[shown_cell(cell).replace("|", "\\|") for cell in row] for row in (header, *rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (cells[0], rule, *cells[1:]))


def _line(cells: Sequence[str], widths: Sequence[int], numeric: int) -> str:
    padded = []
    for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (width - _width(cell))
        padded.append(cell + space if index < numeric else space + cell)
    return "  ".join(padded)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(1 + (east_asian_width(character) in "WF") for character in text)
