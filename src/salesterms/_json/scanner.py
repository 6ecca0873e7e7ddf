"""Our own reader of JSON: slower, but it finds every fault and knows where it is.

It does not recurse. Brackets that are open stand in a list; a value that is read goes into the last
of them, and may then close it. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from salesterms._json import kinds
from salesterms._json.literals import READERS, note_characters
from salesterms._json.notes import Frame, Notes
from salesterms._json.problems import too_large
from salesterms._json.texts import read_text
from salesterms.errors import Fault, Problem, Sentence

if TYPE_CHECKING:
    from salesterms.errors import Kind

_BLANK = re.compile(r"[ \t\n\r]*")
_COMMENT = re.compile(r"//|/\*|#")
_OTHER_QUOTES = frozenset("'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb")

#: Stands for a value whose bracket is still open.
_OPEN = object()


def scan(text: str, *, deepest: int = 64) -> tuple[Any, list[Problem]]:
    """The value of a text, and its faults in the order of the text.

    >>> value, problems = scan('{"won": 1, "won": 2}')
    >>> value, [(problem.code, problem.path, problem.position) for problem in problems]
    ({'won': 1}, [('duplicate_key', '$.won', (1, 12))])

    Of a key given twice the first value is kept; a number that is not finite is None, one that is
    too long is 0. A fault in the structure is the last one, and then the value is None. The first
    hundred faults are listed.
    """
    if large := too_large(text):
        return None, [large]
    scanner = Scanner(text, deepest)
    value = scanner.value()
    return value, scanner.notes.problems()


class Scanner:
    """One reading of one text; `notes` holds what was found."""

    def __init__(self, text: str, deepest: int) -> None:
        self.notes = Notes(text)
        self._text = text
        self._deepest = deepest
        self._at = 0

    def value(self) -> Any:
        """The value, or None after a fault that ends the reading."""
        try:
            if self._text.startswith("\ufeff"):
                raise self.notes.stop(kinds.BYTE_ORDER_MARK, 0)
            self._go_to(0)
            return self._document()
        except Fault:  # which is noted
            return None

    def _document(self) -> Any:
        while True:
            value = self._one()
            while value is not _OPEN:
                if not self.notes.frames:
                    return self._ended(value)
                value = self._put(value)

    def _one(self) -> Any:
        """The value that begins here, or `_OPEN` where the first within a bracket comes next."""
        mark = self._mark()
        if mark == "[":
            return self._opened(Frame([]))
        if mark == "{":
            return self._opened(Frame({}))
        if mark not in READERS:
            raise self._unexpected(kinds.MISSING_VALUE)
        value, end = READERS[mark](self.notes, self._at)
        self._go_to(end)
        return value

    def _opened(self, frame: Frame) -> Any:
        if len(self.notes.frames) >= self._deepest:
            raise self.notes.stop(kinds.TOO_DEEP, self._at, self._deepest)
        self.notes.frames.append(frame)
        self._go_to(self._at + 1)
        return self._closed() if self._mark() == frame.close else self._next(frame)

    def _put(self, value: Any) -> Any:
        """Put a value into the last bracket: the bracket's own value if it closes behind it."""
        frame = self.notes.frames[-1]
        frame.put(value)
        mark = self._mark()
        if mark == frame.close:
            return self._closed()
        if mark != ",":
            raise self._unexpected(kinds.MISSING_COMMA)
        self._go_to(self._at + 1)
        return self._next(frame)

    def _next(self, frame: Frame) -> object:
        """Go to the next value within a bracket."""
        if isinstance(frame.value, list):
            frame.key = len(frame.value)
        else:
            self._key(frame)
        return _OPEN

    def _closed(self) -> Any:
        self._go_to(self._at + 1)
        return self.notes.frames.pop().value

    def _key(self, frame: Frame) -> None:
        start = self._at
        if self._mark() != '"':
            raise self._unexpected(kinds.MISSING_KEY)
        found = read_text(self._text, start, self.notes.stop)
        frame.key = found.text
        note_characters(self.notes, found)
        first = frame.first_places.setdefault(found.text, start)
        frame.is_new = first == start
        if not frame.is_new:
            self.notes.add(kinds.DUPLICATE_KEY, start, found.text, first)
        self._go_to(found.end)
        if self._mark() != ":":
            raise self._unexpected(kinds.MISSING_COLON)
        self._go_to(self._at + 1)

    def _ended(self, value: Any) -> Any:
        if self._mark():
            raise self._unexpected(kinds.BEHIND_THE_END)
        return value

    def _mark(self) -> str:
        """The character that stands here; none at the end of the text."""
        return self._text[self._at : self._at + 1]

    def _go_to(self, at: int) -> None:
        """Go to an offset, and on past the white space there."""
        found = _BLANK.match(self._text, at)
        self._at = at if found is None else found.end()

    def _unexpected(self, kind: Kind) -> Fault:
        """The fault of what stands here in place of what `kind` misses."""
        mark = self._mark()
        if _COMMENT.match(self._text, self._at):
            return self.notes.stop(kinds.COMMENT, self._at)
        if mark in _OTHER_QUOTES:
            return self.notes.stop(kinds.OTHER_QUOTES, self._at, Sentence(mark))
        return self.notes.stop(kind, self._at)
