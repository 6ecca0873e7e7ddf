r"""A plain value as a cell, and back, with nothing lost.

A text is itself. What is no text is JSON: the form of the field says which of the two it is, never
the cell. `\N` is no value, and `\D` is a default that has no form of its own; so a text that begins
with a backslash gets one more in front.
"""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

from salesterms._json import parse
from salesterms.documents.classes.notes import ABSENT
from salesterms.errors import Unreadable
from salesterms.interop.value_kinds import UNKNOWN_MARKER

NO_VALUE, DEFAULT = r"\N", r"\D"

_BACKSLASH = "\\"

compact = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def written(plain: Any, *, is_text: bool) -> str:
    r"""The cell of a plain value, or of ABSENT.

    >>> written("Ann", is_text=True), written(["New"], is_text=False), written(None, is_text=True)
    ('Ann', '["New"]', '\\N')
    """
    if plain is None:
        return NO_VALUE
    if plain is ABSENT:
        return DEFAULT
    if not is_text:
        return compact(plain)
    return _BACKSLASH + plain if plain[:1] == _BACKSLASH else plain  # type: ignore[no-any-return] # text


def read(cell: str, *, is_text: bool) -> Any:
    r"""The plain value of a cell; ABSENT for the default.

    >>> read("Ann", is_text=True), read('["New"]', is_text=False), read(r"\N", is_text=True)
    ('Ann', ['New'], None)

    Raises `JsonProblems`, and `Unreadable` for a text that begins with one backslash.
    """
    if cell[:1] == _BACKSLASH:
        if cell == NO_VALUE:
            return None
        if cell == DEFAULT:
            return ABSENT
        if is_text and cell[1:2] != _BACKSLASH:
            raise Unreadable(UNKNOWN_MARKER)
        cell = cell[1:] if is_text else cell
    return cell if is_text else parse(cell)
