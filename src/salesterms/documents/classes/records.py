"""The form of an attrs class: an object with a key for each of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from salesterms.documents import kinds
from salesterms.documents.broken_rules import note
from salesterms.documents.classes.generated import reader, writer
from salesterms.documents.classes.notes import ABSENT, EXTRAS
from salesterms.documents.classes.record_schema import of_fields
from salesterms.documents.classes.rules import StandIn
from salesterms.documents.forms.any_value import AnyValue, Kept
from salesterms.documents.forms.many import Table, good_key
from salesterms.documents.forms.shape import read_inner, write_inner
from salesterms.documents.forms.unions import Maybe
from salesterms.documents.place import FAULTY, Place
from salesterms.errors import Text, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.documents.classes.notes import FieldNotes
    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.options import Options


class Record:
    """An attrs class. Its fields are looked at when it is first used: it may hold itself."""

    json = "object"

    def __init__(
        self,
        cls: type,
        tag: str,
        options: Options,
        parts: Callable[[], tuple[tuple[FieldNotes, Shape], ...]],
    ) -> None:
        """Keep the class, the name of its type, and how to find its fields and their forms."""
        self.type = cls
        self.tag = tag
        self.options = options
        self._find = parts
        self._reader: Callable[[Any], Any] | None = None
        self._writer: Callable[[Any], Any] | None = None
        self._making = False

    @cached_property
    def parts(self) -> tuple[tuple[FieldNotes, Shape], ...]:
        """Every field with its form, in order."""
        return self._find()

    @cached_property
    def _names(self) -> dict[str, FieldNotes]:
        """Every name that a document may give a field -> the field."""
        return {name: notes for notes, _ in self.parts for name in notes.names}

    @property
    def wanted(self) -> Text:
        """What is expected here, in words."""
        return Text(f"an object: {self.tag}", f"een object: {self.tag}")

    @property
    def keeps(self) -> bool:
        """Whether a key that the class does not know is kept in its extras."""
        return self._room is not None

    @property
    def _room(self) -> tuple[FieldNotes, Shape, Table] | None:
        """The field that takes unknown keys, where they are kept and there is one that can."""
        for notes, shape in self.parts if self.options.unknown == "keep" else ():
            found: Any = getattr(shape, "inner", shape)
            found = getattr(found, "inner_form", found)
            if notes.name == EXTRAS and isinstance(found, Table):
                return notes, shape, found
        return None

    def read(self, given: Any) -> Any:
        """The object, by a function that was generated for the class."""
        return (self._reader or self._made_reader())(given)

    def write(self, value: Any, *head: dict[str, Any]) -> Any:
        """The plain object, by a function that was generated for the class."""
        return (self._writer or self._made_writer())(value, *head)

    @property
    def quick_read(self) -> Callable[[Any], Any]:
        """The generated function itself; inside its own making, the way by `read`."""
        if self._making:
            return self.read  # a class that holds itself asks for this while it is made
        return self._reader or self._made_reader()

    @property
    def quick_write(self) -> Callable[..., Any]:
        """The generated function itself; inside its own making, the way by `write`."""
        if self._making:
            return self.write
        return self._writer or self._made_writer()

    def _made_reader(self) -> Callable[[Any], Any]:
        self._making = True
        try:
            strict = self.options.strict
            self._reader = reader(self.type, self.parts, self.canonical, self.write, strict=strict)
        finally:
            self._making = False
        return self._reader

    def _made_writer(self) -> Callable[..., Any]:
        self._making = True
        try:
            self._writer = writer(self.type, self.parts, self.options.names)
        finally:
            self._making = False
        return self._writer

    def canonical(self, given: dict[Any, Any]) -> dict[str, Any]:
        """The same keys under the names of the class; raises where `sorted_out` notes a fault."""
        at = Place()
        found, _ = self.sorted_out(given, at)
        if at.noted.count:
            raise Unreadable(kinds.UNKNOWN_KEY)
        return found

    def sorted_out(self, given: dict[Any, Any], at: Place) -> tuple[dict[str, Any], set[str]]:
        """Each value under the name of its field, and the fields that were given twice."""
        room = self._room
        found: dict[str, Any] = {}
        used: dict[str, str] = {}
        twice: set[str] = set()
        kept: dict[str, Any] = {}
        for key, value in given.items():
            notes = self._names.get(key)
            if notes is None and not good_key(key, at):
                continue
            if notes is not None and notes.name in used:
                twice.add(notes.name)
                at.inner(key).fault(kinds.GIVEN_TWICE, detail=f"{used[notes.name]}, {key}")
            elif notes is not None:
                found[notes.name], used[notes.name] = value, key
            elif room is not None:
                kept[key] = value
            else:
                at.inner(key).fault(kinds.UNKNOWN_KEY, key, choices=tuple(self._names))
        if room is not None and kept:
            found[EXTRAS] = self._with_kept(room, found.get(EXTRAS, {}), kept, at)
        return found, twice

    def read_all(self, given: Any, at: Place) -> Any:
        """The object, or every fault of it: keys, fields, and the rules of the class."""
        if not self.options.strict:
            if given.__class__ is self.type:
                return FAULTY if self.write_all(given, at) is FAULTY else given
            given = dict(given) if isinstance(given, Mapping) else given
        if given.__class__ is not dict:
            return at.fault(kinds.NOT_AN_OBJECT, given)
        if at.too_deep(given):
            return FAULTY
        before = at.noted.count
        found, twice = self.sorted_out(given, at)
        every = {
            notes.attribute.name: self._field(notes, shape, found, given, at, twice)
            for notes, shape in self.parts
        }
        unread = {name for name, value in every.items() if value is FAULTY}
        present = {name: value for name, value in every.items() if name not in unread}
        whole = at.noted.count == before

        def place_of(attribute_name: str) -> tuple[Place, Any]:
            notes = next((n for n, _ in self.parts if n.attribute.name == attribute_name), None)
            if notes is None:
                return at, None  # a field that no document gives
            place = at.inner(self._given_as(notes, given), personal=notes.personal)
            return place, found.get(notes.name)

        # A rule of the whole object may quote any of its values, and so a personal one.
        quotes = Place(at.path, at.noted, personal=at.personal or self._is_personal)
        stand_in = StandIn(self.type, present, unread)
        if not stand_in.check(place_of, quotes) or not whole:
            return FAULTY
        return self._made(present, quotes)

    def write_all(self, value: Any, at: Place) -> Any:
        """The plain object, or every field whose value has no form."""
        if value.__class__ is not self.type:
            name = self.type.__name__
            return at.fault(kinds.WRONG_TYPE, value, Text(name, name))
        if at.too_deep(value):
            return FAULTY
        found: dict[str, Any] = {}
        good = True
        for notes, shape in self.parts:
            held = getattr(value, notes.attribute.name, ABSENT)
            if held is notes.constant and held is not ABSENT:
                continue
            key = notes.called(self.options.names)
            found[key] = write_inner(shape, held, at, key, personal=notes.personal)
            good &= found[key] is not FAULTY
        return found if good else FAULTY

    def schema(self, schemas: Schemas) -> Schema:
        """The object, its keys and which of them must be there."""
        return of_fields(self.parts, self.options, schemas, keeps=self.keeps)

    @cached_property
    def _is_personal(self) -> bool:
        return any(notes.personal for notes, _ in self.parts)

    def _field(
        self,
        notes: FieldNotes,
        shape: Shape,
        found: dict[str, Any],
        given: dict[Any, Any],
        at: Place,
        twice: set[str],
    ) -> Any:
        if notes.name in found:
            key = self._given_as(notes, given)
            value = read_inner(shape, found[notes.name], at, key, personal=notes.personal)
            return FAULTY if notes.name in twice else value
        if notes.required:
            missing = at.inner(notes.called(self.options.names))
            return missing.fault(kinds.MISSING_KEY, detail=shape.wanted)
        try:
            return notes.default()
        except Exception as fault:  # noqa: BLE001 - a factory of the user's may raise anything
            return note(fault, at.inner(notes.called(self.options.names)), None)

    def _given_as(self, notes: FieldNotes, given: dict[Any, Any]) -> str:
        if notes.dutch in given and notes.name not in given:
            return notes.dutch
        return notes.called(self.options.names) if notes.name not in given else notes.name

    def _made(self, present: dict[str, Any], at: Place) -> Any:
        arguments = {
            n.name: present[n.attribute.name]
            for n, _ in self.parts
            if present[n.attribute.name] is not ABSENT
        }
        try:
            return self.type(**arguments)
        except Exception as fault:  # noqa: BLE001 - a rule of the user's may raise anything
            return note(fault, at, None)

    def _with_kept(
        self,
        room: tuple[FieldNotes, Shape, Table],
        extras: Any,
        kept: dict[str, Any],
        at: Place,
    ) -> Any:
        """What the document gives as extras, and the keys that it has beside."""
        notes, shape, table = room
        found: Any = {} if extras is None and isinstance(shape, Maybe) else extras
        if not self.options.strict and isinstance(found, Mapping):
            found = dict(found)
        if found.__class__ is not dict:
            return extras  # which is a fault of its own
        found = found.copy()
        for key, value in kept.items():
            place = at.inner(key, personal=notes.personal)
            if key in found:
                place.fault(kinds.GIVEN_TWICE, detail=f"{EXTRAS}.{key}, {key}")
            elif isinstance(table.value, AnyValue):
                found[key] = Kept(value, place.path)
            else:
                found[key] = value
        return found
