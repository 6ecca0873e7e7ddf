"""What a document holds, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.entities.sales_documents.template import DocumentTemplate
from salesterms.errors import Text
from salesterms.values import Ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from salesterms.entities.sales_documents.template import DocumentField

_HEAD = Text(
    "{0} ({1}): {2} of {3} required fields, {4} of {5} in all",
    "{0} ({1}): {2} van {3} vereiste velden, {4} van {5} in totaal",
)
_COMPLETE = Text("  Nothing required is missing", "  Er ontbreekt niets dat vereist is")
_MISSING = Text("  Missing: {0}", "  Ontbreekt: {0}")
_USUAL = Text("  May be added: {0}", "  Kan erbij: {0}")
_OURS = Text("ours", "eigen definitie")


@frozen(kw_only=True)
class DocumentCompleteness:
    """Which fields of a document are filled, and which are not; made by `completeness()`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import SalesDocument, SalesDocumentKind
    >>> pitch = SalesDocument(
    ...     kind=SalesDocumentKind.ELEVATOR_PITCH,
    ...     title="Scales",
    ...     fields={"offer": "scales that predict what sells", "value": "half the waste"},
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ... )
    >>> print(pitch.completeness().explain())
    Elevator pitch (000:30): 2 of 3 required fields, 2 of 5 in all
      Missing: benefits (000:30)
      May be added: audience (000:30), the pitch as spoken (ours)

    `missing` are the required fields that are not filled, `open` the others. Filling a field never
    makes it less complete. How good a text is, nobody can tell from here.
    """

    template: DocumentTemplate
    filled: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the required fields that are not filled."""
        return tuple(field.name for field in self._absent if field.required)

    @property
    def open(self) -> tuple[str, ...]:
        """The names of the other fields that are not filled."""
        return tuple(field.name for field in self._absent if not field.required)

    @property
    def is_complete(self) -> bool:
        """Whether every required field is filled."""
        return not self.missing

    @property
    def required(self) -> Ratio:
        """The required fields that are filled, of all that are required."""
        wanted = len(self.template.required)
        return Ratio(wanted - len(self.missing), wanted)

    @property
    def share(self) -> Ratio:
        """The fields that are filled, of all that there are."""
        return Ratio(len(self.filled), len(self.template.fields))

    @property
    def _absent(self) -> Iterable[DocumentField]:
        return (field for field in self.template.fields if field.name not in self.filled)

    def explain(self, lang: str = "en") -> str:
        """How many fields are filled and which are not, in English ("en") or Dutch ("nl")."""
        name = self.template.text.say(lang)
        lines = [
            _HEAD.say(lang).format(
                name[0].upper() + name[1:],
                ", ".join(self.template.cites),
                self.required.numerator,
                self.required.denominator,
                self.share.numerator,
                self.share.denominator,
            )
        ]
        lines.append(
            _MISSING.say(lang).format(self._said(self.missing, lang))
            if self.missing
            else _COMPLETE.say(lang)
        )
        if self.open:
            lines.append(_USUAL.say(lang).format(self._said(self.open, lang)))
        return "\n".join(lines)

    def _said(self, names: Collection[str], lang: str) -> str:
        return ", ".join(
            f"{field.text.say(lang)} ({', '.join(field.cites) or _OURS.say(lang)})"
            for field in self.template.fields
            if field.name in names
        )
