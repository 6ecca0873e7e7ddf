"""Bytes to physical lines: one declared encoding, strict, and every fault at its byte.

The lines are split at LF, CR and CR LF, and nowhere else, and keep their ends: put together they
are the text of the file. Chunks are decoded here rather than by a TextIOWrapper, since that drops
the good lines before a bad byte together with its chunk.
"""

from __future__ import annotations

import codecs
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING

from salesterms.interop.faults import (
    LONGEST_LINE,
    FileFault,
    LineTooLong,
    NoByteOrderMark,
    OtherByteOrderMark,
    UnreadableFile,
    WrongEncoding,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHUNK = 1 << 16

#: Byte order marks and whose they are; the longer ones first, since two of them begin alike.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Lines:
    r"""The physical lines of a file, from a function that reads so many bytes.

    >>> from io import BytesIO
    >>> list(Lines("a.csv", BytesIO(b"id\r\nD-1").read, "utf-8"))
    ['id\r\n', 'D-1']

    Iterating raises a `FileFault` at a byte that does not decode, and at a line without end, after
    every line before it. `rest` gives what was not yet handed out, whatever it is.
    """

    def __init__(self, name: str, read: Callable[[int], bytes], encoding: str) -> None:
        self.name = name
        self._read = read
        self._encoding = encoding
        self._offset = 0
        self._undecoded = b""
        # The beginning of the next line as it came in, put together once: when its end is there.
        self._pending: list[str] = []
        self._size = 0
        self._failed = False
        #: How many lines were handed out.
        self.count = 0
        self._strict = self._decoded()

    def __iter__(self) -> Iterator[str]:
        return self._strict

    def rest(self) -> Iterator[str]:
        r"""The lines not yet handed out; bytes that do not decode stand as \xNN."""
        with suppress(FileFault):
            yield from self._strict
        if self._failed:
            yield from self._leniently()

    def _decoded(self) -> Iterator[str]:
        chunk = self._opening()
        decoder = codecs.getincrementaldecoder(self._codec())("strict")
        while True:
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                text = error.object[: error.start].decode(self._codec())
                # A bad byte is no LF, so that a CR before it ends its line.
                yield from self._whole(text, final=(text or self._last()).endswith("\r"))
                self._fail(error.object[error.start :])
                offset = self._offset - len(self._undecoded)
                raise WrongEncoding(self.name, self._encoding, offset, self.count + 1) from None
            yield from self._whole(text, final=not chunk)
            if self._size > LONGEST_LINE:
                self._fail(decoder.getstate()[0])
                raise LineTooLong(self.name, self.count + 1)
            if not chunk:
                return
            chunk = self._bytes()

    def _leniently(self) -> Iterator[str]:
        """What follows a fault, in pieces of bounded size."""
        decoder = codecs.getincrementaldecoder(self._codec())("backslashreplace")
        chunk = self._undecoded or self._bytes()
        while True:
            yield from self._whole(decoder.decode(chunk, final=not chunk), final=not chunk)
            if not chunk:
                return
            if self._size > LONGEST_LINE:
                piece = "".join(self._pending)
                self._keep("")
                yield piece
            chunk = self._bytes()

    def _fail(self, undecoded: bytes) -> None:
        """Keep the bytes that wait for `rest`."""
        self._failed = True
        self._undecoded = undecoded

    def _whole(self, text: str, *, final: bool) -> Iterator[str]:
        """Hand out the lines that are whole with `text`, and keep the beginning of the next one."""
        # A CR at the very end may be the first half of a CR LF.
        ended = final or "\n" in text or "\r" in text or self._last().endswith("\r")
        if text:
            self._pending.append(text)
            self._size += len(text)
        if not ended or not self._size:
            return
        lines = StringIO("".join(self._pending), newline="").readlines()
        self._keep("" if final or lines[-1][-1] == "\n" else lines.pop())
        for line in lines:
            self.count += 1
            yield line

    def _keep(self, text: str) -> None:
        self._pending, self._size = [text], len(text)

    def _last(self) -> str:
        return self._pending[-1] if self._pending else ""

    def _bytes(self) -> bytes:
        chunk = chunk_of(self.name, self._read, _CHUNK)
        self._offset += len(chunk)
        return chunk

    def _opening(self) -> bytes:
        """The first bytes without the byte order mark, which must fit what was declared."""
        start = b""
        while len(start) < len(codecs.BOM_UTF32_LE) and (chunk := self._bytes()):
            start += chunk
        for mark, found in _MARKS:
            if start.startswith(mark):
                if found not in (self._encoding, f"{self._encoding}-le", f"{self._encoding}-be"):
                    self._fail(start)
                    raise OtherByteOrderMark(self.name, self._encoding, found)
                self._encoding = found
                return start[len(mark) :]
        if self._encoding == "utf-16" and start:
            self._fail(start)
            raise NoByteOrderMark(self.name)
        return start

    def _codec(self) -> str:
        return "utf-16-le" if self._encoding == "utf-16" else self._encoding


def chunk_of(name: str, read: Callable[[int], bytes], size: int) -> bytes:
    """The next bytes of a file, none at its end; raises `UnreadableFile` where it gives none."""
    try:
        chunk = read(size)
    except Exception as fault:
        raise UnreadableFile(name, str(fault)) from fault
    if not isinstance(chunk, bytes):
        raise UnreadableFile(name, f"read() gave {type(chunk).__name__}, not bytes")
    return chunk
