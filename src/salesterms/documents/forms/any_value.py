"""A value of any type that a document knows: in extras, and as the key of a group.

null, true, whole numbers, text and lists stand as they are. Everything else is an object with a
"type", so that what is read back has the type that was written: `{"type": "date", "value": …}`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from salesterms.documents import kinds
from salesterms.documents.forms.many import good_key
from salesterms.documents.forms.shape import all_or_doubt
from salesterms.documents.forms.unions import Tagged
from salesterms.documents.place import FAULTY, Place, faulty, key_text
from salesterms.errors import Text, shown
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.place import Faulty

_KEY = "type"


class Kept:
    """Plain data that a document gives under a key that no field has, and where it stands."""

    __slots__ = ("path", "value")

    def __init__(self, value: Any, path: str) -> None:
        self.value = value
        self.path = path


class AnyValue:
    """A value of any known type. `bare` are the forms that need no tag, `tagged` all others."""

    json = "any"
    type: Any
    wanted = Text("any value", "een waarde")
    #: The quick reading of values within each other is the slow one, which knows how deep it is.
    #: Were both tried at each level, the work would double with every level.
    reads_once = True

    def __init__(
        self,
        bare: Mapping[type, Shape],
        tagged: Callable[[AnyValue], Mapping[type, Shape]],
        *,
        strict: bool,
        hashable: bool = False,
    ) -> None:
        """Keep the forms; those that hold further values are made with this form itself.

        `hashable` leaves out what can be changed, as for the key of a group.
        """
        self._hashable = hashable
        self.tag = self.type = "hashable" if hashable else "any"
        self._bare = dict(bare)
        self._strict = strict
        self._by_type = {made: Tagged(shape, _KEY) for made, shape in tagged(self).items()}
        self._by_tag = {one.tag: one for one in self._by_type.values()}

    @property
    def tags(self) -> tuple[str, ...]:
        """The names of the types that stand with a tag."""
        return tuple(self._by_tag)

    def read(self, given: Any) -> Any:
        """The value, by its type in JSON or by its tag."""
        shape = self._bare.get(given.__class__)
        if shape is not None:
            return shape.read(given)
        return all_or_doubt(self.read_all, given)

    def write(self, value: Any) -> Any:
        """The plain form, with a tag where it needs one."""
        shape = self._bare.get(value.__class__)
        if shape is not None:
            return shape.write(value)
        return all_or_doubt(self.write_all, value)

    def read_all(self, given: Any, at: Place) -> Any:
        """The same as `read`, noting every fault."""
        made = given.__class__
        if made in self._bare:
            return self._bare[made].read_all(given, at)
        if at.too_deep(given if made in (list, dict) else None) or at.too_many():
            return FAULTY
        if made is list and self._hashable:
            return at.fault(kinds.NOT_HASHABLE, given)
        if made is list:
            found = [self.read_all(one, at.inner(index)) for index, one in enumerate(given)]
            return FAULTY if faulty(found) else found
        if made is Kept:
            return self._kept(given.value, at.at_path(given.path))
        return self._tagged(given, at) if made is dict else self._typed(given, at)

    def write_all(self, value: Any, at: Place) -> Any:
        """The same as `write`, noting every fault."""
        made = value.__class__
        if made in self._bare:
            return self._bare[made].write_all(value, at)
        if at.too_deep(value if made is list else None) or at.too_many():
            return FAULTY
        if made is list and self._hashable:
            return at.fault(kinds.NOT_HASHABLE, value)
        if made is list:
            found = [self.write_all(one, at.inner(index)) for index, one in enumerate(value)]
            return FAULTY if faulty(found) else found
        tagged = self._by_type.get(made)
        return self._no_form(value, at) if tagged is None else tagged.write_all(value, at)

    def schema(self, schemas: Schemas) -> Schema:
        """Every form that a value can have, by its own name."""
        forms = [schemas.refer(shape) for shape in dict.fromkeys(self._bare.values())]
        if not self._hashable:
            forms.append({"type": "array", "items": schemas.refer(self)})
        forms += [tagged.schema(schemas) for tagged in self._by_type.values()]
        return {"oneOf": forms}

    def _tagged(self, given: dict[Any, Any], at: Place) -> Any:
        """What an object with a tag holds, noting every fault."""
        if _KEY not in given:
            return at.inner(_KEY).fault(kinds.MISSING_KEY, detail=", ".join(self.tags))
        tag = given[_KEY]
        if tag.__class__ is not str or tag not in self._by_tag:
            return at.inner(_KEY).fault(kinds.UNKNOWN_TAG, tag, choices=self.tags)
        return self._by_tag[tag].read_all(given, at)

    def _kept(self, given: Any, at: Place) -> Any:
        """Plain data as a frozen class keeps them, noting what has no form."""
        made = given.__class__
        if made not in (list, dict):
            return FAULTY if self.write_all(given, at) is FAULTY else given
        if at.too_deep(given):
            return FAULTY
        if made is list:
            items = [self._kept(one, at.inner(index)) for index, one in enumerate(given)]
            return FAULTY if faulty(items) else tuple(items)
        bad = [key for key in given if not good_key(key, at)]
        found = {key: self._kept(one, at.inner(key_text(key))) for key, one in given.items()}
        return FrozenMapping(found) if not bad and not faulty(found.values()) else FAULTY

    def _typed(self, given: Any, at: Place) -> Any:
        """A value that has its type already, where such are taken; noting every fault."""
        tagged = None if self._strict else self._by_type.get(given.__class__)
        if tagged is None and given.__class__ in (float, Decimal):
            return at.fault(kinds.BARE_NUMBER, given)
        if tagged is None:
            return self._no_form(given, at)
        return FAULTY if tagged.write_all(given, at) is FAULTY else given

    def _no_form(self, value: Any, at: Place) -> Faulty:
        return at.fault(kinds.NO_DOCUMENT_FORM, value, _type_name(value))


def _type_name(value: Any) -> str:
    return shown(type(value).__name__)[1:-1]
