"""Forms that also take what already has the type: a date from TOML, a Decimal from a database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salesterms.documents.forms.choices import Choice
from salesterms.documents.forms.many import Many, Row, Table
from salesterms.documents.forms.scalars import Scalar
from salesterms.documents.forms.unions import Union
from salesterms.documents.place import FAULTY

if TYPE_CHECKING:
    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.place import Place


class Typed:
    """A form, and beside it the values of its type, which are checked as if they were written."""

    def __init__(self, inner: Shape) -> None:
        """Keep the form of plain data."""
        self.inner_form = inner
        self.tag, self.json, self.wanted = inner.tag, inner.json, inner.wanted
        self.write, self.write_all = inner.write, inner.write_all

    @classmethod
    def around(cls, shape: Shape) -> Shape:
        """The form with its typed values, where it can have any."""
        known = Scalar | Choice | Many | Row | Table | Union
        return cls(shape) if isinstance(shape, known) else shape

    def read(self, given: Any) -> Any:
        """The value, from plain data or as it is."""
        if self._is_typed(given):
            self.write(given)
            return given
        return self.inner_form.read(self._plain(given))

    def read_all(self, given: Any, at: Place) -> Any:
        """The same, noting every fault."""
        if self._is_typed(given):
            return FAULTY if self.write_all(given, at) is FAULTY else given
        return self.inner_form.read_all(self._plain(given), at)

    def schema(self, schemas: Schemas) -> Schema:
        """The form of plain data: JSON has no other."""
        return self.inner_form.schema(schemas)

    def _is_typed(self, given: Any) -> bool:
        """Whether this is a value of the type, which need not be made."""
        inner = self.inner_form
        if isinstance(inner, Scalar):
            return given.__class__ is inner.type
        return isinstance(inner, Union) and inner.is_typed(given)

    def _plain(self, given: Any) -> Any:
        """What a typed value is written as; anything else as it is."""
        inner = self.inner_form
        if isinstance(inner, Choice):
            return inner.plain(given)
        if isinstance(inner, Table):
            return dict(given) if isinstance(given, Mapping) else given
        return list(given) if isinstance(given, tuple | set | frozenset) else given
