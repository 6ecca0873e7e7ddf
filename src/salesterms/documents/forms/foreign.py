"""A type for which a user has registered hooks: their functions decide, ours carry the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.documents import kinds
from salesterms.documents.broken_rules import note
from salesterms.documents.forms.scalars import SCALARS
from salesterms.documents.forms.shape import QUICKLY, all_or_doubt
from salesterms.documents.place import FAULTY, Place, faulty, key_text
from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.documents.forms.shape import Schema, Schemas


class Foreign:
    """The form that a user's own hooks give a type."""

    json = "any"

    def __init__(
        self,
        made: Any,
        tag: str,
        structure: Callable[[Any, Any], Any],
        unstructure: Callable[[Any], Any],
    ) -> None:
        """Keep the type and the two hooks."""
        self.tag = tag
        self.wanted = Text(tag, tag)
        self._type = made
        self._structure = structure
        self._unstructure = unstructure

    def read(self, given: Any) -> Any:
        """What the hook makes of it."""
        before = QUICKLY.set(True)
        try:
            return self._structure(given, self._type)
        finally:
            QUICKLY.reset(before)

    def write(self, value: Any) -> Any:
        """What the hook writes, once it is known to be plain data."""
        before = QUICKLY.set(True)
        try:
            plain = self._unstructure(value)
        finally:
            QUICKLY.reset(before)
        return all_or_doubt(plain_data, plain)

    def read_all(self, given: Any, at: Place) -> Any:
        """What the hook makes of it, or what it raises as a problem."""
        try:
            return self._structure(given, self._type)
        except Exception as fault:  # noqa: BLE001 - a hook of the user's may raise anything
            return note(fault, at, given)

    def write_all(self, value: Any, at: Place) -> Any:
        """What the hook writes, or what it raises as a problem."""
        try:
            found = self._unstructure(value)
        except Exception as fault:  # noqa: BLE001 - a hook of the user's may raise anything
            return note(fault, at, value)
        return plain_data(found, at)

    def schema(self, _: Schemas) -> Schema:
        """Anything: what a hook takes is known to its author only."""
        return {}


#: What a hook may write as a single value.
_PLAIN = {made: SCALARS[made] for made in (type(None), bool, int, float, str)}


def plain_data(value: Any, at: Place) -> Any:
    """The same, once it holds nothing but what JSON has; each part that it has not is noted."""
    made = value.__class__
    if made in _PLAIN:
        return _PLAIN[made].write_all(value, at)
    if at.too_deep(value):
        return FAULTY
    if made is list:
        found = [plain_data(one, at.inner(index)) for index, one in enumerate(value)]
        return FAULTY if faulty(found) else found
    if made is dict:
        keys = [SCALARS[str].write_all(key, at) for key in value]
        parts = [plain_data(one, at.inner(key_text(key))) for key, one in value.items()]
        return FAULTY if faulty(keys + parts) else value
    return at.fault(kinds.NO_DOCUMENT_FORM, value, made.__name__)
