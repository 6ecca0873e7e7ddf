"""JSON Schema, 2020-12, of any class that documents know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from salesterms.documents.classes.records import Record
from salesterms.documents.conversion import forms_under
from salesterms.documents.forms.any_value import AnyValue
from salesterms.documents.forms.choices import Choice
from salesterms.documents.forms.document import document_of
from salesterms.documents.forms.scalars import Scalar
from salesterms.documents.forms.stand_ins import StoodIn
from salesterms.documents.forms.typed import Typed
from salesterms.documents.forms.unions import Tagged
from salesterms.documents.hooks import THE_CALL
from salesterms.documents.options import check_choice
from salesterms.documents.words import describe
from salesterms.errors import LANGUAGES, UnknownLanguage

if TYPE_CHECKING:
    from cattrs import Converter

    from salesterms.documents.forms.shape import Schema, Shape

DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: Single values that have a definition of their own, since their pattern is long.
_DEFINED = ("criterion", "date", "datetime", "decimal", "fraction", "money", "probability")


class Definitions:
    """The schema in the making, and the definitions that it refers to."""

    def __init__(self, lang: str, *, writing: bool) -> None:
        self.lang = lang
        self.writing = writing
        self.made: dict[str, Schema] = {}
        self._names: dict[Any, str] = {}

    def refer(self, shape: Shape) -> Schema:
        """The schema of a shape: a reference to its definition, or the schema itself."""
        found = shape.inner_form if isinstance(shape, Typed) else shape
        if not self._has_name(found):
            return found.schema(self)
        key = (getattr(found, "type", found), found.tag, getattr(found, "key", ""))
        if key not in self._names:
            name = self._free(found.tag)
            self._names[key] = name
            self.made[name] = {}  # a class that holds itself refers to it while it is made
            self.made[name] = {**described(found, self.lang), **found.schema(self)}
        return {"$ref": f"#/$defs/{self._names[key]}"}

    def _has_name(self, shape: Shape) -> bool:
        if isinstance(shape, Scalar):
            return shape.tag in _DEFINED
        if isinstance(shape, Choice):
            return shape.tag != "literal"
        if isinstance(shape, Tagged):
            return shape.beside  # such a class may hold itself
        return isinstance(shape, Record | StoodIn | AnyValue)

    def _free(self, tag: str) -> str:
        """The tag; numbered where another class bears it."""
        name, number = tag, 1
        while name in self.made:
            number += 1
            name = f"{tag}_{number}"
        return name


def described(shape: Shape, lang: str) -> Schema:
    """Title and description of what a shape is the form of."""
    made = shape.tag if isinstance(shape, Scalar) else getattr(shape, "type", None)
    said = "" if made is None else describe(made, lang)
    return {"title": shape.tag, **({"description": said} if said else {})}


def json_schema(
    cls: Any,
    *,
    lang: str = "en",
    direction: Literal["read", "write"] = "read",
    plain: bool = False,
    converter: Converter | None = None,
) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the documents of a class.

    >>> from salesterms import Period
    >>> found = json_schema(Period, lang="nl", direction="write")
    >>> found["properties"]["start"]["description"], found["required"]
    ('de eerste dag', ['schema_version', 'type', 'start', 'end'])

    `direction="read"` is what `loads` takes: every key under its English or its Dutch name.
    `direction="write"` is what `dumps` gives. `plain=True` leaves out version and type, as
    `structure` and `unstructure` do. Descriptions are in `lang`, "en" or "nl".

    A rule that JSON Schema cannot state, such as an end after its start, is not in it. A type for
    which you have registered hooks takes anything here. Raises `NoDocumentForm` for a class
    without a form.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang)
    check_choice("direction", direction)
    inner = forms_under(converter).of(cls, THE_CALL)
    definitions = Definitions(lang, writing=direction == "write")
    shape: Shape = inner if plain else document_of(inner)
    schema = shape.schema(definitions)
    return {
        "$schema": DIALECT,
        **described(inner, lang),
        **schema,
        **({"$defs": definitions.made} if definitions.made else {}),
    }
