"""A sales document of one of the kinds, as one version of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.sales_documents.completeness import DocumentCompleteness
from salesterms.entities.sales_documents.entries import Entry, listed, problems_of
from salesterms.entities.sales_documents.kinds import SalesDocumentKind
from salesterms.entities.sales_documents.templates import DOCUMENT_TEMPLATES
from salesterms.entities.sales_documents.writing import as_markdown
from salesterms.entities.shapes import AN_ID, AN_INSTANT, FROM_ONE, TEXT, one_of
from salesterms.errors import SalesTermsError, Shape, Text, check_argument
from salesterms.values import FrozenMapping, about, instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.entities.sales_documents.template import DocumentTemplate
    from salesterms.errors import Problem


class NotANewerVersion(SalesTermsError, ValueError):
    """A version of a document is to be made before the one that it follows."""

    code = "not_a_newer_version"
    message = Text(
        "A version of {1} cannot follow one of {0}: give a later instant",
        "Een versie van {1} kan niet volgen op een versie van {0}: geef een later tijdstip",
    )


def _entries_fit(made: SalesDocument) -> Iterator[Problem]:
    return problems_of(DOCUMENT_TEMPLATES[made.kind], made.fields, "$.fields")


_RULES: Final = Rules(
    {
        "id": AN_ID.or_none(),
        "kind": one_of(SalesDocumentKind),
        "title": TEXT,
        "fields": Shape(
            Text(
                "a mapping of names of fields to what stands there",
                "een mapping van namen van velden naar wat er staat",
            ),
            lambda value: type(value) is FrozenMapping and all(map(TEXT.fits, value)),
        ),
        "version": FROM_ONE,
        "at": AN_INSTANT,
        "by": TEXT.or_none(),
    },
    Rule(("kind", "fields"), _entries_fit),
)

_CHANGES = Text("a mapping of names of fields", "een mapping van namen van velden")


@frozen(kw_only=True)
class SalesDocument:
    """One version of a document that helps to sell: what stands in each of its fields.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Objection
    >>> card = SalesDocument(
    ...     kind=SalesDocumentKind.BATTLE_CARD,
    ...     title="Against Kolibri",
    ...     fields={
    ...         "competitor_differentiators": "our price includes installation",
    ...         "objections": [Objection(says="Kolibri is 10% cheaper", answer="add EUR 1,200")],
    ...     },
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ... )
    >>> card.completeness().is_complete
    True
    >>> print(card.markdown())
    # Against Kolibri
    <BLANKLINE>
    Battle card, version 1, 2026-03-02 09:00 UTC
    <BLANKLINE>
    ## Differences from competitors
    <BLANKLINE>
    - our price includes installation
    <BLANKLINE>
    ## Objections and answers
    <BLANKLINE>
    - Kolibri is 10% cheaper
      - answer: add EUR 1,200
    <BLANKLINE>

    `fields` are those of the kind, as `template_of(kind)` has them. Each holds an entry or several:
    text, or an `Objection`, a `Play`, a `CallFinding`, a `Goal` or a `GoalPart` where the field is
    for them. A field that nobody filled is left out, not empty. A document need not be complete.
    `at` is when this version was made; of a discovery call, when it was held. The parts of the
    target of a sales plan add up to it exactly, where both are given.
    Raises `EntityProblems` that names every unknown field with the nearest, every empty one, and
    every entry that cannot stand where it does; entries are never quoted.
    Glossary: battle-card, value-proposition, elevator-pitch, sales-playbook, discovery-call,
    sales-plan, sales-strategy, swot-analysis, tam-analysis (000:18 to 000:104).
    """

    id: str | None = field(
        default=None,
        metadata=about(
            "the identifier of the document in its source",
            "het kenmerk van het document in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        ),
    )
    kind: SalesDocumentKind = field(
        metadata=about("what kind of document it is", "wat voor document het is", alias="soort")
    )
    title: str = field(metadata=about("its title", "de titel", alias="titel"))
    fields: FrozenMapping[str, tuple[Entry, ...]] = field(
        converter=listed,
        metadata=about(
            "what stands in each field",
            "wat er in elk veld staat",
            alias="velden",
        ),
    )
    version: int = field(
        default=1,
        metadata=about(
            "which version it is, from 1",
            "welke versie het is, vanaf 1",
            alias="versie",
            schema={"minimum": 1},
        ),
    )
    at: datetime = field(
        eq=instant,
        metadata=about(
            "when this version was made, or the call was held",
            "wanneer deze versie is gemaakt, of het gesprek is gevoerd",
            alias="op",
        ),
    )
    by: str | None = field(
        default=None,
        metadata=about("who made it", "wie het heeft gemaakt", alias="door", personal=True),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def template(self) -> DocumentTemplate:
        """What a document of this kind consists of."""
        return DOCUMENT_TEMPLATES[self.kind]

    def completeness(self) -> DocumentCompleteness:
        """Which fields are filled, and which are missing."""
        filled = tuple(name for name in self.template.names if name in self.fields)
        return DocumentCompleteness(template=self.template, filled=filled)

    def markdown(self, lang: str = "en") -> str:
        """All that it holds as Markdown, with headings in English ("en") or Dutch ("nl").

        Its own texts stand as they were written, escaped. What is missing is not said there:
        `completeness` says it.
        """
        return as_markdown(self, lang)

    def revised(self, *, at: datetime, fields: Mapping[str, Any]) -> SalesDocument:
        """The next version, with other entries for some fields; None takes a field away.

        >>> from datetime import UTC, datetime
        >>> first = SalesDocument(
        ...     kind=SalesDocumentKind.SALES_STRATEGY,
        ...     title="Coffee machines",
        ...     fields={"markets": "households", "positioning": "the quiet one"},
        ...     at=datetime(2025, 1, 6, 9, tzinfo=UTC),
        ... )
        >>> second = first.revised(
        ...     at=datetime(2026, 1, 5, 9, tzinfo=UTC), fields={"markets": "offices"}
        ... )
        >>> second.version, second.fields["markets"], second.fields["positioning"]
        (2, ('offices',), ('the quiet one',))

        Raises `NotANewerVersion` where `at` is not later, `EntityProblems`, `WrongArgument`, and
        what is wrong with `at`.
        """
        moment = instant(at)
        check_argument("fields", listed(fields), FrozenMapping, _CHANGES)
        if moment <= instant(self.at):
            raise NotANewerVersion(instant_text(self.at), instant_text(at))
        merged = {**self.fields, **fields}
        kept = {name: entries for name, entries in merged.items() if entries is not None}
        return evolve(self, at=at, version=self.version + 1, fields=kept)
