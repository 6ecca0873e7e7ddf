"""What a class asks of its fields, and one error for everything that is otherwise.

attrs runs the validators of a class one by one and stops at the first that fails. An entity has a
table instead, `Rules`: the shape of each field, and rules that look at several of them. All of it
is looked at when an object is made, so that one error names every problem with its path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import fields, frozen

from salesterms.errors import MASK, Kind, Problem, ProblemGroup, Shape, Text
from salesterms.values import ABOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_AS_ASKED: Final = Kind(
    "not_as_asked",
    Text("{value} cannot stand here", "{value} kan hier niet staan"),
    Text("give {detail}", "geef {detail}"),
)


class EntityProblems(ProblemGroup):
    """An entity that breaks its own rules: every place, with what is wrong there.

    >>> from salesterms.entities import Person
    >>> Person(id="", first_name=7)
    Traceback (most recent call last):
    salesterms.entities.rules.EntityProblems: Problems in the entity: 2
    - '' cannot stand here @ $.id: give an id that is not empty
    - ••• cannot stand here @ $.first_name: give text that is not empty, or None
    """

    code = "entity_problems"
    heading = Text("Problems in the entity: {0}", "Problemen in de entiteit: {0}")


#: Looks at an object whose named fields are good, and gives what is wrong with it.
Finder: TypeAlias = Callable[[Any], Iterable[Problem]]


@frozen
class Rule:
    """One rule over several fields: the names of the fields it looks at, and what it finds."""

    looks_at: tuple[str, ...]
    find: Finder


class Rules:
    """The table of one class: a shape for every field, and the rules over several of them.

    A field that a stand-in has not got is passed over, and with it every rule that looks at it:
    the reader of documents has told what was wrong with it already.
    """

    __slots__ = ("rules", "shapes")

    def __init__(self, shapes: Mapping[str, Shape], *rules: Rule) -> None:
        """Take the shapes by name, and the rules in the order in which they are told."""
        self.shapes = shapes
        self.rules = rules

    def check(self, made: object) -> None:
        """Raise one `EntityProblems` for everything in which an object breaks the table."""
        found = [*self._of_fields(made)]
        bad = {problem.path for problem in found}
        absent = object()
        for rule in self.rules:
            seen = all(getattr(made, name, absent) is not absent for name in rule.looks_at)
            if seen and not any(f"$.{name}" in bad for name in rule.looks_at):
                found.extend(rule.find(made))
        if found:
            raise EntityProblems.of(found)

    def _of_fields(self, made: object) -> Iterator[Problem]:
        absent = object()
        for name, shape in self.shapes.items():
            value = getattr(made, name, absent)
            if value is not absent and not shape.fits(value):
                shown = MASK if is_personal(type(made), name) else value
                path = f"$.{name}"
                yield Problem(kind=NOT_AS_ASKED, value=shown, detail=shape.said, path=path)


def is_personal(cls: type, name: str) -> bool:
    """Whether a field of a class holds what is personal, so that no error quotes it."""
    notes = getattr(fields(cls), name).metadata.get(ABOUT)
    return bool(notes and notes["personal"])
