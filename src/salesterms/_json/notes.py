"""The faults that are found while a text is read, and where the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from salesterms._json.paths import ROOT, step
from salesterms._json.places import places
from salesterms.errors import Fault, Kind, Problem, Text
from salesterms.errors.problem import KEPT_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = Text("line {0}, character {1}", "regel {0}, teken {1}")


class Frame:
    """A list or an object whose closing bracket is still to come."""

    __slots__ = ("close", "first_places", "is_new", "key", "value")

    def __init__(self, value: dict[str, Any] | list[Any]) -> None:
        self.value = value
        #: Key -> where it first stands.
        self.first_places: dict[str, int] = {}
        self.close = "]" if isinstance(value, list) else "}"
        #: What is being read: a key, an index, or neither.
        self.key: str | int | None = None
        #: Whether the key is given for the first time: of two values the first is kept.
        self.is_new = True

    def put(self, value: Any) -> None:
        """Keep the value that was read."""
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.is_new and isinstance(self.key, str):
            self.value[self.key] = value
        self.key = None


class Note(NamedTuple):
    """A fault at an offset; `first` is the offset at which the same key stands before."""

    kind: Kind
    at: int
    path: str
    value: object
    first: int | None


class Notes:
    """The faults of one text: a hundred kept, all counted.

    `frames` are the brackets that are open, which make the path. Offsets become lines and
    characters at the end, all in one walk.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.frames: list[Frame] = []
        self.count = 0
        self._kept: list[Note] = []

    def add(self, kind: Kind, at: int, value: object = None, first: int | None = None) -> None:
        """Note a fault that leaves the structure readable."""
        self.count += 1
        if len(self._kept) < KEPT_PROBLEMS:
            self._kept.append(Note(kind, at, self._path(), value, first))

    def stop(self, kind: Kind, at: int, value: object = None) -> Fault:
        """Note a fault that ends the reading, and make the exception that does so."""
        self.add(kind, at, value)
        return Fault(Problem(kind=kind, value=value))

    def problems(self) -> list[Problem]:
        """The faults that were kept, in the order of the text."""
        return list(_problems(self.text, self._kept))

    def _path(self) -> str:
        keys = [frame.key for frame in self.frames if frame.key is not None]
        return "".join([ROOT, *(step("", key) for key in keys)])


def _problems(text: str, notes: list[Note]) -> Iterable[Problem]:
    offsets = [note.at for note in notes]
    offsets += [note.first for note in notes if note.first is not None]
    found = places(text, offsets)
    for kind, at, path, value, first in notes:
        before = None if first is None else found[first]
        detail: str | Text = "" if before is None else _said(*before)
        yield Problem(kind=kind, path=path, position=found[at], value=value, detail=detail)


def _said(line: int, character: int) -> Text:
    return _PLACE.filled(line, character)
