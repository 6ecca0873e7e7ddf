"""The rules of a class itself, all of them, also where other fields of the object are at fault.

attrs runs the validators of a class when an object is made, and stops at the first that fails. To
name them all, they are run one by one on a stand-in that holds the fields that could be read. A
rule that looks at a field which is missing there cannot be told, and is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import NOTHING, Converter, Factory, fields

from salesterms.documents.broken_rules import note, note_each
from salesterms.documents.validators import single
from salesterms.errors import ProblemGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from attrs import Attribute

    from salesterms.documents.place import Place


class StandIn:
    """An object of a class with the fields that could be read, for its rules to look at."""

    def __init__(self, cls: type, values: Mapping[str, Any], unread: Iterable[str]) -> None:
        self._object: Any = object.__new__(cls)
        self._cls = cls
        self._values = values
        self._unread = set(unread)

    def check(self, place_of: Callable[[str], tuple[Place, Any]], at: Place) -> bool:
        """Run every rule; note each that is broken, and say whether none was."""
        held = [self._set(attribute, place_of) for attribute in fields(self._cls)]
        good = all(held)
        for attribute in fields(self._cls):
            if attribute.validator is not None and hasattr(self._object, attribute.name):
                good &= self._validated(attribute, place_of)
        finish = getattr(self._cls, "__attrs_post_init__", None)
        if finish is not None:
            good &= self._finished(finish, place_of, at)
        return good

    def _finished(
        self,
        finish: Callable[[Any], None],
        place_of: Callable[[str], tuple[Place, Any]],
        at: Place,
    ) -> bool:
        """Run what the class does last; of a group each problem belongs to the field it names."""
        groups: list[ProblemGroup] = []

        def run() -> None:
            try:
                finish(self._object)
            except ProblemGroup as group:
                groups.append(group)

        good = self._holds(run, lambda: (at, None), None)
        for group in groups:
            note_each(group, place_of, at)
        return good and not groups

    def _set(self, attribute: Attribute[Any], place_of: Callable[[str], tuple[Place, Any]]) -> bool:
        """Put a value in its field as the class does; one that could not be read stays absent."""
        name = attribute.name
        if name in self._unread or self._given(attribute) is NOTHING:
            return True
        made: list[Any] = []
        good = self._holds(
            lambda: made.append(self._value(attribute)), lambda: place_of(name), None
        )
        if made:
            object.__setattr__(self._object, name, made[0])
        else:
            self._unread.add(name)
        return good

    def _given(self, attribute: Attribute[Any]) -> Any:
        """What was read; the default of what no document gives, or that is made with the object."""
        value = self._values.get(attribute.name, NOTHING)
        return attribute.default if value is NOTHING else value

    def _value(self, attribute: Attribute[Any]) -> Any:
        """What the class keeps for what was given; the default where it makes that itself."""
        value = self._given(attribute)
        if isinstance(value, Factory):  # type: ignore[arg-type] # a class when it runs
            value = value.factory(self._object) if value.takes_self else value.factory()
        change: Any = attribute.converter
        if change is None:
            return value
        more = (self._object, attribute) if isinstance(attribute.converter, Converter) else ()
        return change(value, *more)

    def _validated(
        self, attribute: Attribute[Any], place_of: Callable[[str], tuple[Place, Any]]
    ) -> bool:
        value = getattr(self._object, attribute.name)
        good = True
        for one in single(attribute.validator):

            def run(check: Any = one) -> None:
                check(self._object, attribute, value)

            good &= self._holds(run, lambda: place_of(attribute.name), one)
        return good

    def _holds(
        self, run: Callable[[], None], where: Callable[[], tuple[Place, Any]], validator: Any
    ) -> bool:
        """Run one rule; what it raises is noted where it belongs, with what was given there."""
        try:
            run()
        except AttributeError as fault:
            if self._unread:
                return True  # perhaps a rule about a field that could not be read
            note(fault, *where(), validator)
            return False
        except Exception as fault:  # noqa: BLE001 - a rule of the user's may raise anything
            note(fault, *where(), validator)
            return False
        return True
