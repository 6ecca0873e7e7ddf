"""What a kind of document consists of: one row for each of its fields."""

from __future__ import annotations

from attrs import frozen

from salesterms.entities.sales_documents.kinds import (
    SWOT_EFFECT_WORDS,
    SWOT_ORIGIN_WORDS,
    EntryForm,
    SalesDocumentKind,
    SwotEffect,
    SwotOrigin,
)
from salesterms.errors import Text


@frozen(kw_only=True)
class DocumentField:
    """One field of a kind of document: what it is called, what it holds, and who asks for it.

    >>> from salesterms.entities import template_of, SalesDocumentKind
    >>> benefits = template_of(SalesDocumentKind.BATTLE_CARD).field("product_benefits")
    >>> benefits.text.nl, benefits.required, benefits.cites
    ('productvoordelen', False, ('000:18',))

    `required` is what the document is for by its text; what a text calls usual or possible is not.
    `cites` are the places that name it, and a field without any is ours. `origin` and `effect` are
    the two axes of a SWOT analysis, None elsewhere.
    """

    name: str
    text: Text
    required: bool = False
    form: EntryForm = EntryForm.TEXT
    cites: tuple[str, ...] = ()
    origin: SwotOrigin | None = None
    effect: SwotEffect | None = None

    def heading(self, lang: str = "en") -> str:
        """What it is called, with its axes where it has some, in English ("en") or Dutch ("nl")."""
        said = self.text.say(lang)
        said = said[0].upper() + said[1:]
        if self.origin is None or self.effect is None:
            return said
        axes = SWOT_ORIGIN_WORDS[self.origin].say(lang), SWOT_EFFECT_WORDS[self.effect].say(lang)
        return f"{said} ({', '.join(axes)})"


@frozen(kw_only=True)
class DocumentTemplate:
    """A kind of document: what it is called, where it is described, and its fields in order.

    >>> from salesterms.entities import SalesDocumentKind, template_of
    >>> pitch = template_of(SalesDocumentKind.ELEVATOR_PITCH)
    >>> pitch.text.en, pitch.cites, [field.name for field in pitch.required]
    ('elevator pitch', ('000:30',), ['offer', 'value', 'benefits'])
    """

    kind: SalesDocumentKind
    text: Text
    cites: tuple[str, ...]
    fields: tuple[DocumentField, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def required(self) -> tuple[DocumentField, ...]:
        """The fields without which it does not do what its text has it for."""
        return tuple(field for field in self.fields if field.required)

    def field(self, name: str) -> DocumentField | None:
        """The field of a name; None where it has none of that name."""
        return next((field for field in self.fields if field.name == name), None)

    def of_form(self, form: EntryForm) -> DocumentField | None:
        """The one field whose entries have a form; None where it has none."""
        return next((field for field in self.fields if field.form is form), None)
