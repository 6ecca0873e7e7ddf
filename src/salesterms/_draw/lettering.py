"""Text as it can be shown: its characters, how wide they are, and where a line breaks.

A picture is laid out before anything is drawn, and without fonts, so widths are estimates. They
are on the wide side: a box that is a little too large reads better than text that leaves it.
"""

from __future__ import annotations

import re
from itertools import accumulate
from math import fsum
from unicodedata import category, east_asian_width

#: What XML 1.0 does not allow in any form: controls, lone surrogates and two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: Widths in parts of the size of the letters.
_NARROW, _USUAL, _CAPITAL, _BROAD, _WIDE = 0.32, 0.57, 0.7, 0.92, 1.14
_WIDTHS = dict.fromkeys(" !'(),./:;I[]`fijlrt|", _NARROW) | dict.fromkeys("%@MWmw", _BROAD)

#: Marks that stand on the letter before them, and characters that are not seen.
_WITHOUT_WIDTH = frozenset(("Mn", "Me", "Cf"))

#: Text beyond this is not looked at: it could not be shown in two lines.
_LOOKED_AT = 200


def clean(text: str) -> str:
    r"""The text in one line, with U+FFFD for every character that XML does not allow.

    >>> clean("won\n or \x00lost")
    'won or \ufffdlost'
    """
    return " ".join(_FORBIDDEN.sub("\ufffd", text).split())


def width(text: str, size: float) -> float:
    """How wide a text is at a size of letters, about.

    >>> width("won", 10) < width("WON", 10) < width("日本語", 10)
    True
    """
    return size * fsum(map(_width, text))


def wrapped(text: str, size: float, most: float) -> tuple[str, ...]:
    """The text in at most two lines, each at most `most` wide; what is too long ends in "…".

    >>> wrapped("Waiting for the customer", 10, 100)
    ('Waiting for', 'the customer')
    >>> wrapped("Waiting for the customer", 10, 50)
    ('Waiting', 'for the…')
    """
    shown = text if len(text) <= _LOOKED_AT else text[:_LOOKED_AT] + "…"
    if width(shown, size) <= most:
        return (shown,) if shown else ()
    breaks = [place for place, character in enumerate(shown) if character == " "]
    halves = [(shown[:place], shown[place + 1 :]) for place in breaks]
    widest = [(max(width(half, size) for half in pair), pair) for pair in halves]
    # Two lines of about the same width look calm.
    narrowest, pair = min(widest, default=(most + 1, ("", "")))
    return pair if narrowest <= most else _cut(shown, size, most, breaks)


def _cut(text: str, size: float, most: float, breaks: list[int]) -> tuple[str, str]:
    end = _fitting(text, size, most)
    # A word that would leave most of the line empty is broken instead.
    at_word = max((place for place in breaks if end // 2 < place <= end), default=end)
    rest = text[at_word:].lstrip()
    if width(rest, size) <= most:
        return text[:at_word], rest
    return text[:at_word], rest[: _fitting(rest, size, most - width("…", size))].rstrip() + "…"


def _fitting(text: str, size: float, most: float) -> int:
    """How many characters fit, with the marks on the last of them; at least one."""
    widths = accumulate(map(_width, text))
    return max(1, sum(size * one <= most for one in widths))


def _width(character: str) -> float:
    if character.isascii():
        return _WIDTHS.get(character, _CAPITAL if character.isupper() else _USUAL)
    if category(character) in _WITHOUT_WIDTH:
        return 0.0
    if character.isalpha() and east_asian_width(character) not in "WF":
        return _CAPITAL
    return _WIDE
