"""Offsets in a text as places: the line, and the character of that line, both from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def places(text: str, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    r"""The place of every offset, found in one walk through the text.

    >>> places("[1,\n 2]", [0, 5])
    {0: (1, 1), 5: (2, 2)}

    A line ends at LF, CR or CR LF, as in the files of an import.
    """
    found: dict[int, tuple[int, int]] = {}
    line, start, before = 1, 0, 0
    for offset in sorted(set(offsets)):
        line += _line_ends(text, before, offset)
        start = max(
            start, text.rfind("\n", before, offset) + 1, text.rfind("\r", before, offset) + 1
        )
        found[offset] = (line, offset - start + 1)
        before = offset
    return found


def _line_ends(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets; neither of them stands within a CR LF."""
    ends = text.count("\n", start, end)
    if carriage_returns := text.count("\r", start, end):
        ends += carriage_returns - text.count("\r\n", start, end)
    return ends
