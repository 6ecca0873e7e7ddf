"""From a type to its form: the one place that knows which form a type has."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from attrs import fields, has, resolve_types

from salesterms.documents.classes.notes import FieldNotes
from salesterms.documents.classes.records import Record
from salesterms.documents.forms import criteria
from salesterms.documents.forms.any_value import AnyValue
from salesterms.documents.forms.choices import choice, members
from salesterms.documents.forms.many import Many, Row, Table
from salesterms.documents.forms.scalars import SCALARS
from salesterms.documents.forms.standing_in import stand_in_of
from salesterms.documents.forms.typed import Typed
from salesterms.documents.forms.unions import Maybe
from salesterms.documents.forms.unions import Union as OneOf
from salesterms.documents.problems import NamesClash, NoDocumentForm, UnresolvedType
from salesterms.lifecycle import Category
from salesterms.values import FrozenMapping, Period, Ratio

if TYPE_CHECKING:
    from salesterms.documents.forms.shape import Shape
    from salesterms.documents.options import Options
    from salesterms.errors import Text

#: Type of what stands as one value -> its form.
_SINGLE: dict[Any, Shape] = {**SCALARS, criteria.TYPE: criteria.FORM}

#: Type of a collection -> the class of its values, which is made from a list of the items.
_COLLECTIONS: dict[Any, Any] = {
    list: list,
    tuple: tuple,
    Sequence: tuple,
    set: set,
    frozenset: frozenset,
    AbstractSet: frozenset,
}

#: Type of a mapping -> what is made of it.
_MAPPINGS: dict[Any, Any] = {
    dict: dict,
    FrozenMapping: FrozenMapping,
    Mapping: FrozenMapping,
}

#: What can stand anywhere, with its tag; users' own classes stand where a field names them.
_TAGGED_ANYWHERE: tuple[Any, ...] = (Category, Ratio, Period)

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def tag_of(made: type) -> str:
    """The name of a class in documents.

    >>> from salesterms import FiscalCalendar
    >>> tag_of(FiscalCalendar)
    'fiscal_calendar'
    """
    return _HUMPS.sub("_", made.__name__).lower()


class Builder:
    """Builds the form of a type; `ask` gives the form of a type inside it, hooks included."""

    def __init__(self, options: Options, ask: Callable[[Any, str | Text], Shape]) -> None:
        self._options = options
        self._ask = ask

    def build(self, made: Any, asker: str | Text) -> Shape:
        """The form of a type; raises `NoDocumentForm` where it has none."""
        return self._found(self._known(made, asker), made, asker)

    def _found(self, shape: Shape | None, made: Any, asker: str | Text) -> Shape:
        if shape is None:
            name = getattr(made, "__qualname__", None) or str(made)
            raise NoDocumentForm(name, asker)
        return shape if self._options.strict else Typed.around(shape)

    def _known(self, made: Any, asker: str | Text) -> Shape | None:
        made = NoneType if made is None else made
        if _hashable(made) and made in _SINGLE:
            return _SINGLE[made]
        if isinstance(made, list | dict | set):
            return None  # no type at all
        if made in (Any, object, Hashable):
            return self._anything(hashable=made is Hashable)
        origin = get_origin(made) or made
        if made == tuple[()]:
            return Row(())
        if origin in _COLLECTIONS or origin in _MAPPINGS:
            return self._collection(origin, get_args(made), asker)
        return self._class(made) if isinstance(made, type) else self._special(made, asker)

    def _special(self, made: Any, asker: str | Text) -> Shape | None:
        """What `typing` makes of types, and aliases."""
        origin, arguments = get_origin(made), get_args(made)
        if origin is Annotated:
            return self._ask(arguments[0], asker)
        if origin in (Union, UnionType):
            return self._union(arguments, asker, "type")
        return choice("literal", arguments) if origin is Literal else self._alias(made, asker)

    def _alias(self, made: Any, asker: str | Text) -> Shape | None:
        """A NewType, or a type alias of Python 3.12, by what it stands for."""
        for name in ("__supertype__", "__value__"):
            if (meant := getattr(made, name, None)) is not None:
                return self._ask(meant, asker)
        return None

    def _class(self, made: type) -> Shape | None:
        if issubclass(made, Enum):
            return members(made, tag_of(made))
        if (found := stand_in_of(made)) is not None:
            stand_in, there, back, form = found
            inner = self._ask(stand_in, made.__name__)
            return form(made, tag_of(made), inner, there, back, strict=self._options.strict)
        return (
            Record(made, tag_of(made), self._options, lambda: self._parts(made))
            if has(made)
            else None
        )

    def _parts(self, made: Any) -> tuple[tuple[FieldNotes, Shape], ...]:
        try:
            resolve_types(made)
        except NameError as fault:
            raise UnresolvedType(made.__qualname__, str(fault.name)) from None
        found = []
        names: set[str] = set()
        for attribute in fields(made):
            if not attribute.init:
                continue
            notes = FieldNotes.of(attribute)
            if twice := names.intersection(notes.names):
                raise NamesClash(made.__qualname__, min(twice))
            names |= {*notes.names}
            asker = f"{made.__qualname__}.{attribute.name}"
            found.append((notes, self._field(attribute.type, asker, notes.tag)))
        return tuple(found)

    def _field(self, made: Any, asker: str | Text, tag: str) -> Shape:
        """The form of a field, or of a part of it: only here is the key of a union's tag known."""
        origin, arguments = get_origin(made), get_args(made)
        if tag != "type" and origin in (Union, UnionType):
            return self._found(self._union(arguments, asker, tag), made, asker)
        if tag != "type" and (origin in _COLLECTIONS or origin in _MAPPINGS):
            shape = self._collection(origin, arguments, asker, tag)
            return self._found(shape, made, asker)
        return self._ask(Any if made is None else made, asker)

    def _union(self, arguments: tuple[Any, ...], asker: str | Text, key: str) -> Shape | None:
        inner = [one for one in arguments if one is not NoneType]
        shape: Shape | None
        if len(inner) == 1:
            shape = self._field(inner[0], asker, key)
        elif all(get_origin(one) is Literal for one in inner):
            shape = choice("literal", [value for one in inner for value in get_args(one)])
        else:
            shape = self._one_of(inner, asker, key)
        return Maybe(shape) if shape is not None and NoneType in arguments else shape

    def _one_of(self, inner: list[Any], asker: str | Text, key: str) -> Shape | None:
        """One of several forms; None where two of them could not be told apart."""
        members = [(_classes_of(one), self._ask(one, asker)) for one in inner]
        classes = [made for several, _ in members for made in several]
        tags = {shape.tag for _, shape in members}
        if len(set(classes)) < len(classes) or len(tags) < len(members):
            return None
        return OneOf(members, key)

    def _collection(
        self, origin: Any, arguments: tuple[Any, ...], asker: str | Text, tag: str = "type"
    ) -> Shape | None:
        if origin in _MAPPINGS:
            key, value = arguments or (str, Any)
            shape = self._field(value, asker, tag)
            return Table(_MAPPINGS[origin], shape) if key is str else None
        if origin is tuple and arguments[1:] != (Ellipsis,) and arguments:
            return Row(self._field(one, asker, tag) for one in arguments)
        item = self._field(arguments[0] if arguments else Any, asker, tag)
        return Many(_COLLECTIONS[origin], item)

    def _anything(self, *, hashable: bool) -> Shape:
        bare = {made: SCALARS[made] for made in (NoneType, bool, int, str)}
        single = {
            made: shape
            for made, shape in SCALARS.items()
            if made not in bare and isinstance(made, type)
        }

        def tagged(anything: AnyValue) -> dict[type, Shape]:
            return {
                **single,
                **{made: self._ask(made, "Any") for made in _TAGGED_ANYWHERE},
                tuple: Many(tuple, anything),
                **({} if hashable else {dict: Table(dict, anything)}),
                FrozenMapping: Table(FrozenMapping, anything),
            }

        return AnyValue(bare, tagged, strict=self._options.strict, hashable=hashable)


def _classes_of(made: Any) -> tuple[Any, ...]:
    """The classes that the values of a member of a union have."""
    origin = get_origin(made)
    if origin is Literal:
        return tuple(dict.fromkeys(map(type, get_args(made))))
    if origin is Annotated:
        return _classes_of(get_args(made)[0])
    if (meant := getattr(made, "__supertype__", None)) is not None:
        return _classes_of(meant)
    found = origin or made
    if found in _COLLECTIONS:
        return (_COLLECTIONS[found],)
    return (_MAPPINGS.get(found, found),)


def _hashable(made: Any) -> bool:
    try:
        hash(made)
    except TypeError:
        return False
    return True
