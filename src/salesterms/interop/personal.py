"""Which fields of a type hold personal data, so that a quarantine can say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.documents.classes.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.documents.forms.shape import Shape

#: Where a form keeps those of its parts: one of them, or several.
_ONE, _SEVERAL = ("inner", "inner_form", "item", "value"), ("items", "members")


def personal_fields(shape: Shape) -> tuple[str, ...]:
    """The names of the personal fields of a form, at any depth, each once.

    >>> from salesterms import Opportunity
    >>> from salesterms.documents import converter
    >>> from salesterms.documents.hooks import forms_of
    >>> personal_fields(forms_of(converter()).of(Opportunity, "Opportunity"))
    ('owner', 'by', 'extras')
    """
    return tuple(dict.fromkeys(_found(shape, set())))


def _found(shape: Any, seen: set[int]) -> Iterator[str]:
    if id(shape) in seen:  # a class may hold itself
        return
    seen.add(id(shape))
    if isinstance(shape, Record):
        for notes, inner in shape.parts:
            if notes.personal:
                yield notes.called(shape.options.names)
            yield from _found(inner, seen)
        return
    for name in _ONE:
        yield from _found(getattr(shape, name, None), seen)
    for name in _SEVERAL:
        for inner in getattr(shape, name, ()):
            yield from _found(inner, seen)
