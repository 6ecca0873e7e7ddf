"""A JSON text to its value: the quick way, and the scanner where there is a doubt."""

from __future__ import annotations

from typing import Any

from salesterms._json import kinds
from salesterms._json.places import places
from salesterms._json.problems import JsonProblems, too_large
from salesterms._json.quick import DOUBTS, quick
from salesterms._json.scanner import Scanner
from salesterms.errors import Problem

_MARK = "\ufeff"


def parse(text: str | bytes | bytearray, *, deepest: int = 64, marked: bool = False) -> Any:
    """The value of one text of strict JSON, or of its bytes in UTF-8.

    >>> parse('{"amount": 12.50, "won": true, "contacts": [1, 2]}')
    {'amount': Decimal('12.50'), 'won': True, 'contacts': [1, 2]}

    Whole numbers are int; those with a fraction or an exponent are `Decimal`, exactly as written.
    At most `deepest` brackets stand within each other. A byte order mark is refused, unless
    `marked` says that there may be one. At most 64 MiB: of bytes, or as many characters.

    Raises `JsonProblems`, with every fault that can be found.
    """
    if large := too_large(text):
        raise JsonProblems.of([large])
    if not isinstance(text, str):
        text = _decoded(text, marked=marked)
    if marked:
        text = text.removeprefix(_MARK)
    try:
        return quick(text, deepest)
    except DOUBTS:
        pass  # outside, so that no error of the parser's stands behind ours
    return _decided(text, deepest)


def _decided(text: str, deepest: int) -> Any:
    scanner = Scanner(text, deepest)
    value = scanner.value()
    if scanner.notes.count:
        raise JsonProblems.counted(scanner.notes.problems(), scanner.notes.count)
    return value


def _decoded(content: bytes | bytearray, *, marked: bool) -> str:
    try:
        return str(content, "utf-8")
    except UnicodeDecodeError as fault:
        start = fault.start
    before = str(content[:start], "utf-8")
    if marked:
        before = before.removeprefix(_MARK)
    place = places(before, [len(before)])[len(before)]
    problem = Problem(kind=kinds.NOT_UTF8, position=place, detail=str(start))
    raise JsonProblems.of([problem])
