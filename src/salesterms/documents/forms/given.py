"""A document that says more than its form: where its parts stand, under the names that it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from salesterms.documents.place import FAULTY, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.documents.forms.shape import Shape
    from salesterms.errors import Kind, Problem, Text


class Given:
    """What was given, its form, and the place at which faults are noted."""

    def __init__(self, data: Any, form: Shape, place: Place) -> None:
        """Take them; `missing` are the names of facts whose own rows are faulty."""
        self.data = data
        self.form = form
        self.place = place
        self.missing: set[str] = set()
        #: Whether a row of a fact cannot be read at all, so that any fact may be missing.
        self.unsure = False

    @property
    def faulty(self) -> bool:
        """Whether a fault was noted."""
        return self.place.noted.count > 0

    def is_missing(self, fact: object) -> bool:
        """Whether a fact may be absent only because its own row is faulty."""
        return self.unsure or fact in self.missing

    def at(self, *path: str | int) -> Place:
        """The place of a part: keys by the names of their fields, which may stand in Dutch."""
        return self._walked(path)[0]

    def fault(
        self,
        kind: Kind,
        path: tuple[str | int, ...],
        value: object = None,
        detail: str | Text = "",
    ) -> None:
        """Note a fault of a part."""
        self.at(*path).fault(kind, value, detail)

    def take(self, problem: Problem, path: tuple[str | int, ...]) -> None:
        """Note what another check has found of a part."""
        self.at(*path).take(evolve(problem, path=None))

    def readable(self, *path: str | int) -> Iterator[tuple[int, Any]]:
        """The items of a list that can be read, each with its place in it."""
        for index, (one, form) in enumerate(self.items(*path)):
            found = form.read_all(one, Place())
            if found is not FAULTY:
                yield index, found

    def items(self, *path: str | int) -> list[tuple[Any, Any]]:
        """The items of a list as they were given, each with its form; none where it is no list."""
        _, data, form = self._walked(path)
        return [(one, _bare(form).item) for one in data] if data.__class__ is list else []

    def _walked(self, path: tuple[str | int, ...]) -> tuple[Place, Any, Any]:
        """The place of a part, what stands there, and its form."""
        place, here, form = self.place, self.data, self.form
        for key in path:
            called, personal = key, False
            inner: Any = getattr(_bare(form), "item", None)
            for notes, shape in getattr(_bare(form), "parts", ()):
                if notes.name == key:
                    personal, inner = notes.personal, shape
                    if here.__class__ is dict and key not in here and notes.dutch in here:
                        called = notes.dutch
            place = place.inner(called, personal=personal)
            here, form = _under(here, called), inner
        return place, here, form


def _bare(form: Any) -> Any:
    """A form without what only says that it may be left out, or be typed already."""
    form = getattr(form, "inner", form)
    return getattr(form, "inner_form", form)


def _under(here: Any, key: Any) -> Any:
    try:
        return here[key]
    except (KeyError, IndexError, TypeError):
        return None
