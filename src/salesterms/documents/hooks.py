"""Our forms as hooks of a cattrs converter, and a user's hooks as forms.

cattrs keeps the hooks, copies them and finds the one for a type; what a type looks like is decided
by our forms. A hook that a user has registered on a copy goes before them, at any depth.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salesterms.documents.broken_rules import note
from salesterms.documents.building import Builder, tag_of
from salesterms.documents.forms.foreign import Foreign
from salesterms.documents.forms.many import Many, Table
from salesterms.documents.forms.shape import QUICKLY, all_or_doubt
from salesterms.documents.place import FAULTY, Place
from salesterms.documents.problems import DocumentProblems, NoDocumentForm
from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    from salesterms.documents.forms.shape import Shape
    from salesterms.documents.options import Options

#: What cattrs finds by class before it asks anybody else; an enumeration of texts is such a class.
BY_CLASS: tuple[type, ...] = (str, bytes, int, float, Path)

_COLLECTIONS: tuple[type, ...] = (list, tuple, set, frozenset)
_HOLDING: tuple[type, ...] = (*_COLLECTIONS, dict)


class NotOurConverter(SalesTermsError, TypeError):
    """A converter that `documents.converter` has not made."""

    code = "not_our_converter"
    message = Text(
        "{0} was not made by documents.converter(): copy one of those, and register hooks on it",
        "{0} is niet gemaakt door documents.converter(): kopieer er zo een en registreer daar de"
        " hooks",
    )


#: Who asks for the form of a type that no field has.
THE_CALL = Text("this call", "deze aanroep")


class Forms:
    """The forms of all types under one converter."""

    def __init__(self, options: Options, converter: Converter) -> None:
        self.options = options
        self.converter = converter
        self._builder = Builder(options, self.of)

    def of(self, made: Any, asker: str | Text) -> Shape:
        """The form of a type: that of the user's hooks, or ours."""
        try:
            structure: Any = self.converter.get_structure_hook(made)
            unstructure: Any = self.converter.get_unstructure_hook(made)
        except TypeError:  # a type that cannot be hashed
            return self._builder.build(made, asker)
        if isinstance(structure, Hook) and isinstance(unstructure, Hook):
            if structure.is_for(made, self):
                return structure.shape(asker, unstructure)
            return self.own(made, asker)
        if self._is_inherited(made, structure, unstructure):
            return self.own(made, asker)
        return self._foreign(made, structure, unstructure)

    def _is_inherited(self, made: Any, structure: Any, unstructure: Any) -> bool:
        """Whether the hooks are those of a class that an enumeration of texts or numbers is."""
        if not (isinstance(made, type) and issubclass(made, Enum)):
            return False
        pairs = [
            (self.converter.get_structure_hook(base), self.converter.get_unstructure_hook(base))
            for base in BY_CLASS
            if issubclass(made, base)
        ]
        return any(
            (isinstance(structure, Hook) or structure is read_base)
            and (isinstance(unstructure, Hook) or unstructure is write_base)
            for read_base, write_base in pairs
        )

    def of_value(self, value: Any) -> Shape:
        """The form of a value by its class; a bare list or dict holds values by theirs."""
        made = value.__class__
        return _each_by_its_class(self, made) if made in _HOLDING else self.of(made, THE_CALL)

    def own(self, made: Any, asker: str | Text) -> Shape:
        """Our own form of a type."""
        try:
            return self._builder.build(made, asker)
        except RecursionError:  # an alias that holds itself
            raise NoDocumentForm(str(made), asker) from None

    def _foreign(self, made: Any, structure: Any, unstructure: Any) -> Foreign:
        name = getattr(made, "__name__", str(made))
        if isinstance(structure, Hook):
            structure = Reading(self, made)
        if isinstance(unstructure, Hook):
            unstructure = Writing(self, made)
        tag = tag_of(made) if isinstance(made, type) else name
        return Foreign(made, tag, structure, unstructure)


class Hook:
    """What cattrs calls for a type: our form, quick first, and slowly where that fails."""

    def __init__(self, forms: Forms, made: Any = None) -> None:
        self.forms = forms
        self._made = made
        self._shape: Shape | None = None
        self._beside: object = None

    def is_for(self, made: Any, forms: Forms) -> bool:
        """Whether this hook is that of one type under one converter."""
        return self._made == made and self.forms.converter is forms.converter

    def shape(self, asker: str | Text, beside: object = None) -> Shape:
        """The form of the type, built when it is first needed.

        `beside` is the hook for the other direction: cattrs makes that anew when a hook for any
        type is registered, and then the form is built anew.
        """
        if self._shape is None or self._beside is not beside:
            self._shape, self._beside = self.forms.own(self._made, asker), beside
        return self._shape


class Reading(Hook):
    """From plain data to a value."""

    def __call__(self, given: Any, made: Any) -> Any:
        """The value; raises `DocumentProblems` with every fault."""
        own = self._made == made
        return read(self.shape(THE_CALL) if own else self.forms.own(made, THE_CALL), given)


class Writing(Hook):
    """From a value to plain data."""

    def __call__(self, value: Any) -> Any:
        """The plain data; raises `DocumentProblems` with every value that has no form."""
        if self._made is None:
            return write(self.forms.own(value.__class__, THE_CALL), value)
        if self._shape is None and self._made in _HOLDING:
            self._shape = _each_by_its_class(self.forms, self._made)
        return write(self.shape(THE_CALL), value)


def read(shape: Shape, given: Any) -> Any:
    """The value of plain data; every fault in one error where there is any."""
    try:
        return shape.read(given)
    except Exception:
        if QUICKLY.get():
            raise
        return _slowly(shape.read_all, given)  # which says what is wrong, whatever it was


def write(shape: Shape, value: Any) -> Any:
    """The plain data of a value; every fault in one error where there is any."""
    try:
        return shape.write(value)
    except Exception:
        if QUICKLY.get():
            raise
        return _slowly(shape.write_all, value)


def _slowly(change: Callable[[Any, Place], Any], given: Any) -> Any:
    at = Place()
    try:
        found = change(given, at)
    except SalesTermsError:
        raise
    except Exception as fault:  # noqa: BLE001 - an object whose own methods raise, wherever asked
        found = note(fault, at, None)
    if at.noted.count or found is FAULTY:
        raise problems(at) from None
    return found


def problems(at: Place) -> DocumentProblems:
    """What was noted, as one error."""
    return DocumentProblems.counted(at.noted.problems, at.noted.count)


class _OwnClass:
    """A value by its own class: what a list holds that is written, and only written, untyped."""

    #: As for a value of any type: the quick writing of lists within lists is the slow one.
    reads_once = True

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def write(self, value: Any) -> Any:
        if value.__class__ in _HOLDING:
            return all_or_doubt(self.write_all, value)
        return self._forms.of_value(value).write(value)

    def write_all(self, value: Any, at: Place) -> Any:
        if value.__class__ in _HOLDING and at.too_many():
            return FAULTY
        try:
            shape = self._forms.of_value(value)
        except NoDocumentForm as fault:
            return note(fault, at, None)
        return shape.write_all(value, at)


def _each_by_its_class(forms: Forms, made: type) -> Shape:
    item: Any = _OwnClass(forms)
    return Table(dict, item) if made is dict else Many(made, item)


def forms_of(converter: Converter) -> Forms:
    """The forms under a converter that `documents.converter` has made, or a copy of one."""
    try:
        hook: Any = converter.get_structure_hook(_Asked)
    except Exception:  # noqa: BLE001 - another converter knows no such class, and says so its way
        hook = None
    if isinstance(hook, Hook):
        return hook.forms
    raise NotOurConverter(type(converter).__name__)


class _Asked:
    """A class that nobody registers a hook for: it leads to our own."""
