"""The columns of a class: one for each field, by the form that the field has in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms._json import ROOT, step
from salesterms.documents.classes.notes import ABSENT
from salesterms.documents.classes.records import Record
from salesterms.documents.conversion import forms_under
from salesterms.documents.forms.shape import quick_write
from salesterms.documents.forms.unions import Maybe
from salesterms.documents.hooks import THE_CALL
from salesterms.documents.place import Place
from salesterms.errors import SalesTermsError, Text
from salesterms.interop.personal import personal_fields
from salesterms.interop.value_problems import in_column, of_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.documents import DocumentProblems
    from salesterms.documents.classes.notes import FieldNotes
    from salesterms.documents.conversion import DocumentConverter
    from salesterms.documents.forms.shape import Shape


class NoRowForm(SalesTermsError, TypeError):
    """A type that is no attrs class with fields, so that it has no columns."""

    code = "no_row_form"
    message = Text(
        "{0} has no columns: give an attrs class with fields, or write lines of JSON",
        "{0} heeft geen kolommen: geef een attrs-klasse met velden, of schrijf regels JSON",
    )


class ClassColumn:
    """One field: what stands beside it, its form, and the name of its column."""

    def __init__(self, notes: FieldNotes, shape: Shape, name: str) -> None:
        self.notes = notes
        self.shape = shape
        self.name = name
        #: Whether a cell is the text itself; else it is JSON.
        self.is_text = shape.json == "string"
        #: The form of a value that is there.
        self.inner = shape.inner if isinstance(shape, Maybe) else shape
        self._write = quick_write(shape)

    def plain(self, value: Any) -> Any:
        """The plain form of a value; ABSENT for a default that has none, and is not to be given."""
        try:
            return self._write(value)
        except Exception:
            if value is self.notes.constant and value is not ABSENT:
                return ABSENT
            raise


class ClassColumns:
    """The columns of a class under a converter; raises `NoRowForm` where it has none."""

    def __init__(self, cls: Any, converter: DocumentConverter | None) -> None:
        form = forms_under(converter).of(cls, THE_CALL)
        if not isinstance(form, Record) or not form.parts:
            raise NoRowForm(getattr(cls, "__qualname__", str(cls)))
        self.record = form
        self.columns = tuple(
            ClassColumn(notes, shape, notes.called(form.options.names))
            for notes, shape in form.parts
        )
        #: Path of a field in a document, under any of its names -> the name of its column.
        self.places = {
            step(ROOT, name): column.name for column in self.columns for name in column.notes.names
        }

    def __iter__(self) -> Iterator[ClassColumn]:
        return iter(self.columns)

    @property
    def personal(self) -> tuple[str, ...]:
        """The names of the personal fields, those inside of others included."""
        return personal_fields(self.record)

    def problems(self, value: Any, record: int) -> DocumentProblems:
        """Every reason why a value cannot be written, each with its record and column."""
        at = Place()
        self.record.write_all(value, at)
        found = [in_column(problem, self.places) for problem in at.noted.problems]
        return of_record(found, record, at.noted.count)
