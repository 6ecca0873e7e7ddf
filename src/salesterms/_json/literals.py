"""The values without brackets: texts, numbers, true, false and null."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any

from salesterms._json import kinds
from salesterms._json.numbers import LONGEST_NUMBER, number
from salesterms._json.texts import read_text
from salesterms.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms._json.notes import Notes
    from salesterms._json.texts import ReadText

_WORD = re.compile(r"[A-Za-z0-9_$]+")
_LOOSE_NUMBER = re.compile(r"[-+.0-9A-Za-z_]+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")

_WORDS = {"true": True, "false": False, "null": None}
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})


def _read_text_value(notes: Notes, start: int) -> tuple[Any, int]:
    """A text as a value, and the offset behind it."""
    found = read_text(notes.text, start, notes.stop)
    note_characters(notes, found)
    return found.text, found.end


def note_characters(notes: Notes, found: ReadText) -> None:
    """Note what a text, or a key, must not hold."""
    faults = {found.lone_surrogate: kinds.LONE_SURROGATE, found.nul: kinds.NUL_CHARACTER}
    for at in sorted(at for at in faults if at is not None):
        notes.add(faults[at], at, found.text)


def _read_number(notes: Notes, start: int) -> tuple[Any, int]:
    literal = _token(_LOOSE_NUMBER, notes.text, start)
    end = start + len(literal)
    if literal in _NOT_FINITE:
        notes.add(kinds.NOT_FINITE, start, Sentence(literal))
        return None, end
    if not _NUMBER.fullmatch(literal):
        raise notes.stop(kinds.BAD_NUMBER, start, _cut(literal))
    try:
        return number(literal), end
    except ValueError:
        notes.add(kinds.NUMBER_TOO_LONG, start, _cut(literal))
        return 0, end


def _read_word(notes: Notes, start: int) -> tuple[Any, int]:
    word = _token(_WORD, notes.text, start)
    if word in _NOT_FINITE:
        notes.add(kinds.NOT_FINITE, start, Sentence(word))
    elif word not in _WORDS:
        raise notes.stop(kinds.NOT_JSON, start, _cut(word))
    return _WORDS.get(word), start + len(word)


def _token(pattern: re.Pattern[str], text: str, start: int) -> str:
    found = pattern.match(text, start)
    return "" if found is None else found[0]


def _cut(literal: str) -> Sentence:
    """A number or a word as it stands in an error: without quotes, and bounded."""
    return Sentence(literal if len(literal) <= LONGEST_NUMBER else literal[:LONGEST_NUMBER] + "…")


#: First character -> what reads the value that begins so, and gives the offset behind it.
READERS: dict[str, Callable[[Notes, int], tuple[Any, int]]] = {
    '"': _read_text_value,
    **dict.fromkeys("-+." + string.digits, _read_number),
    **dict.fromkeys("_$" + string.ascii_letters, _read_word),
}
