"""One text of a document: what stands between two quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from salesterms._json import kinds
from salesterms.errors import Sentence

if TYPE_CHECKING:
    from salesterms.errors import Fault, Kind

_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_CODE = re.compile(r"u[0-9a-fA-F]{0,4}")
_WHOLE_CODE = 5  # the letter and four digits
_PAIR = re.compile(r"u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_SURROGATE = re.compile("[\ud800-\udfff]")

#: The letter behind a backslash -> the character that is meant.
_ESCAPES = {
    '"': '"',
    "\\": "\\",
    "/": "/",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
}


class Stop(Protocol):
    """Makes the exception that ends the reading."""

    def __call__(self, kind: Kind, at: int, value: object = None) -> Fault:
        """The fault of one kind, at an offset."""
        ...


class ReadText(NamedTuple):
    """A text, the offset behind it, and where it first holds what a text must not."""

    text: str
    end: int
    lone_surrogate: int | None
    nul: int | None


def read_text(source: str, start: int, stop: Stop) -> ReadText:
    """The text whose opening quote stands at `start`; raises what `stop` makes."""
    pieces: list[str] = []
    lone_surrogate = nul = None
    at = start + 1
    while (mark := source[at : at + 1]) != '"':
        if mark == "\\":
            piece, end = _escape(source, at, start, stop)
        else:
            piece, end = _plain(source, at, start, stop)
        if nul is None and piece == "\0":
            nul = at
        if lone_surrogate is None and not piece.isascii() and (found := _SURROGATE.search(piece)):
            lone_surrogate = at + found.start()
        pieces.append(piece)
        at = end
    return ReadText("".join(pieces), at + 1, lone_surrogate, nul)


def _plain(source: str, at: int, start: int, stop: Stop) -> tuple[str, int]:
    found = _PLAIN.match(source, at)
    if found is not None and found.end() > at:
        return found[0], found.end()
    if at == len(source):
        raise stop(kinds.UNCLOSED_TEXT, start)
    raise stop(kinds.RAW_CONTROL, at, source[at])


def _escape(source: str, at: int, start: int, stop: Stop) -> tuple[str, int]:
    behind = at + 1
    letter = source[behind : behind + 1]
    if letter in _ESCAPES:
        return _ESCAPES[letter], behind + 1
    if not letter:
        raise stop(kinds.UNCLOSED_TEXT, start)
    if found := _PAIR.match(source, behind):
        high, low = (int(digits, 16) for digits in found.groups())
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)), found.end()
    found = _CODE.match(source, behind)
    if found is not None and len(found[0]) == _WHOLE_CODE:
        return chr(int(found[0][1:], 16)), found.end()
    # Without quotes, in which its backslash would be doubled.
    raise stop(kinds.BAD_ESCAPE, at, Sentence("\\" + (found[0] if found else ascii(letter)[1:-1])))
