r"""Bytes to lines of their own: for files in which every line is a text that stands alone.

A line ends at LF, whatever stands before it: no other character of UTF-8 holds that byte, so that
a byte that does not decode spoils its own line and no other. `lines` reads CSV instead, where a
record may take several lines, and where the next one begins after such a byte nobody can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesterms.interop.faults import LONGEST_LINE
from salesterms.interop.lines import chunk_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHUNK = 1 << 16


class ByteLine(NamedTuple):
    """A line with its end, of which no more is kept than the longest line may have."""

    content: bytes
    size: int

    @property
    def too_long(self) -> bool:
        """Whether the line has more bytes than any may have, and its content is a part of it."""
        return self.size > LONGEST_LINE

    @property
    def text(self) -> str:
        r"""The content as text; bytes that do not decode stand as \xNN."""
        return self.content.decode("utf-8", "backslashreplace")


def byte_lines(name: str, read: Callable[[int], bytes]) -> Iterator[ByteLine]:
    r"""The lines of a file, from a function that reads so many bytes.

    >>> from io import BytesIO
    >>> [line.content for line in byte_lines("a.jsonl", BytesIO(b"1\r\n\n2").read)]
    [b'1\r\n', b'\n', b'2']

    Memory is bounded: of a line without end its beginning is kept, and its size is counted.
    """
    pending, size = bytearray(), 0
    while chunk := chunk_of(name, read, _CHUNK):
        start = 0
        while end := chunk.find(b"\n", start) + 1:
            _keep(pending, chunk[start:end])
            yield ByteLine(bytes(pending), size + end - start)
            pending.clear()
            start, size = end, 0
        _keep(pending, chunk[start:])
        size += len(chunk) - start
    if size:
        yield ByteLine(bytes(pending), size)


def _keep(pending: bytearray, piece: bytes) -> None:
    pending += piece[: max(0, LONGEST_LINE - len(pending))]
