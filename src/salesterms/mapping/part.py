"""One object of a mapping document while it is checked: every fault is noted, none stops it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from salesterms.errors import Kind, Problem, nearest_or_all, shown
from salesterms.errors.problem import FEW_CHOICES
from salesterms.mapping import document_kinds as kinds

if TYPE_CHECKING:
    from typing import Self

#: What a template holds where a person still has to choose.
UNFILLED = "?"

#: Longest text that a document may hold, in characters: names, labels, formats.
LONGEST_TEXT = 1024


class Part:
    """An object of the document, its path, and the list that collects the problems.

    Readers give a usable value after a fault too, so that one reading finds every fault.
    Keys that start with "_" are comments. A key with null counts as absent.
    """

    def __init__(
        self, given: Mapping[str, object], path: str = "", problems: list[Problem] | None = None
    ) -> None:
        self.given = given
        self.path = path
        self.problems: list[Problem] = [] if problems is None else problems

    def fault(
        self,
        kind: Kind,
        key: str,
        value: object = None,
        detail: str = "",
        choices: tuple[str, ...] = (),
    ) -> None:
        """Note a problem at one key of this object."""
        path = f"{self.path}.{key}" if self.path else key
        problem = Problem(kind=kind, path=path, value=value, detail=detail, choices=choices)
        self.problems.append(problem)

    def has(self, key: str) -> bool:
        """Whether the key is there and neither null nor an object whose column is null.

        So one null in a template's part drops it, whatever else it still holds.
        """
        value = self.given.get(key)
        if isinstance(value, Mapping) and value.get("column", "") is None:
            return value.get("matched") is not None  # a status by its partner needs no column
        return value is not None

    def only(self, *keys: str) -> None:
        """Note every key that is none of `keys`, with the nearest of them."""
        found: Iterable[object] = self.given
        for key in found:
            if not isinstance(key, str):
                self.fault(kinds.NOT_TEXT, shown(key), key)
            elif key not in keys and not key.startswith("_"):
                self.fault(kinds.UNKNOWN_KEY, key, key, choices=keys)

    def text(self, key: str, *, needed: bool = False, blank: bool = False) -> str | None:
        """The text at a key; None when absent. `blank` allows the empty text."""
        value = self.given.get(key)
        if value is None:
            if needed:
                self.fault(kinds.MISSING_KEY, key)
            return None
        return self._checked(key, value, blank=blank)

    def needed_text(self, key: str) -> str:
        """The text at a key that must be there; "" after a fault."""
        return self.text(key, needed=True) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at a key; () when absent."""
        value = self.given.get(key)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or isinstance(value, str | bytes):
            self.fault(kinds.NOT_A_LIST, key, value)
            return ()
        found = [self._checked(f"{key}[{index}]", one) for index, one in enumerate(value)]
        return tuple(one for one in found if one is not None)

    def texts_by_key(self) -> dict[str, str]:
        """The text at each key of an object in which every key may stand."""
        found: dict[str, str] = {}
        keys: Iterable[object] = self.given
        for key in keys:
            if not isinstance(key, str):
                self.fault(kinds.NOT_TEXT, shown(key), key)
            elif (text := self.text(key)) is not None:
                found[key] = text
        return found

    def choice(self, key: str, choices: Collection[str], default: str | None = None) -> str | None:
        """One of `choices`; `default` when absent or after a fault."""
        value = self.text(key, blank="" in choices)
        if value is None or value in choices:
            return default if value is None else value
        near = nearest_or_all(value, choices)
        if len(choices) <= FEW_CHOICES:
            near = tuple(dict.fromkeys((*near, *choices)))
        self.fault(kinds.UNKNOWN_CHOICE, key, value, ", ".join(map(repr, near)))
        return default

    def line(self, key: str, last: int) -> int:
        """The number of a line, from 1 to `last`; 1 when absent or after a fault."""
        value = self.given.get(key)
        if value is None or (type(value) is int and 1 <= value <= last):
            return value or 1
        if value == UNFILLED:
            self.fault(kinds.UNFILLED, key)
        else:
            self.fault(kinds.NOT_A_LINE, key, value, str(last))
        return 1

    def part(self, key: str, otherwise: Kind = kinds.NOT_AN_OBJECT) -> Part | None:
        """The object at a key; None when absent or after a fault, `otherwise` of something else."""
        value = self.given.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.fault(kinds.UNFILLED if value == UNFILLED else otherwise, key, value)
            return None
        return self._inner(key, value)

    def source(self, key: str) -> Part | None:
        """The object at a key, where a text alone is short for its "column"."""
        value = self.given.get(key)
        if isinstance(value, str):
            return self._inner(key, {"column": value})
        return self.part(key, kinds.NO_SOURCE) if self.has(key) else None

    def _inner(self, key: str, given: Mapping[str, object]) -> Self:
        return type(self)(given, f"{self.path}.{key}" if self.path else key, self.problems)

    def _checked(self, key: str, value: object, *, blank: bool = False) -> str | None:
        if not isinstance(value, str):
            self.fault(kinds.NOT_TEXT, key, value)
        elif value == UNFILLED:
            self.fault(kinds.UNFILLED, key)
        elif (not value and not blank) or len(value) > LONGEST_TEXT or "\0" in value:
            self.fault(kinds.BAD_TEXT, key, value)
        else:
            return str(value)
        return None
