"""One term: its labels, its definition, and what each source text means by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from salesterms.errors import Text
from salesterms.terms.executable import Executable
from salesterms.terms.folding import MOST_CHARACTERS, fold
from salesterms.terms.kinds import EntryKind, LabelLanguage, LabelUse, RelationKind
from salesterms.terms.sources import SourceText
from salesterms.values import about

if TYPE_CHECKING:
    from types import ModuleType


def _key(text: str) -> str:
    return fold(text) if len(text) <= MOST_CHARACTERS else ""


@frozen(kw_only=True)
class Label:
    """One word or phrase by which a term is called.

    >>> Label(text="koude acquisitie", lang="nl", use=LabelUse.PREFERRED).language
    'nl'

    `lang` is en or nl, with a country (nl-NL, nl-BE) only where usage differs. `source` is the
    text that has the label as its heading.
    """

    text: str = field(
        metadata=about("the label", "het label", alias="tekst", schema={"minLength": 1})
    )
    lang: LabelLanguage = field(metadata=about("its language", "de taal", alias="taal"))
    use: LabelUse = field(metadata=about("how it is meant", "hoe het bedoeld is", alias="gebruik"))
    source: str | None = field(
        default=None,
        metadata=about(
            "the text that has it as a heading", "de tekst die het als kop heeft", alias="bron"
        ),
    )

    #: The folded text, by which it is looked up; empty for what nobody can look up.
    key: str = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda label: _key(label.text), takes_self=True),
    )

    @property
    def language(self) -> str:
        """The language without the country: en or nl."""
        return self.lang[:2]


@frozen(kw_only=True)
class Sense:
    """What one source text means by the term, where the texts do not mean the same.

    `synonyms` are other words for it in that text only; they are no labels of the term.
    """

    source: str = field(metadata=about("the text", "de tekst", alias="bron"))
    cites: tuple[str, ...] = field(
        metadata=about("where it stands there", "waar het daar staat", alias="vindplaatsen")
    )
    word: str = field(
        metadata=about(
            "the word as it stands there", "het woord zoals het daar staat", alias="woord"
        )
    )
    synonyms: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "other words for it in that text",
            "andere woorden ervoor in die tekst",
            alias="synoniemen",
        ),
    )
    meaning: Text = field(
        metadata=about("what it means there", "wat het daar betekent", alias="betekenis")
    )


@frozen(kw_only=True)
class Link:
    """The term that another one leads to: how, its id, and its preferred labels."""

    kind: RelationKind
    to: str
    label: Text


@frozen(kw_only=True, repr=False)
class Entry:
    """One term of the glossary.

    >>> from salesterms import glossary
    >>> entry = glossary["sluitingsverhouding"]
    >>> entry.id, entry.preferred.nl, entry.kind.value
    ('close-ratio', 'closing ratio', 'metric')
    >>> print(entry.definition.en)
    Share of the opportunities that end in a sale.

    The `id` is the English term in kebab-case. It never changes and is never used again; the code
    that carries the term out bears the same words. The glossary that holds the entry gives it its
    `links` and `sources`. `print(entry)` shows it all in English, `entry.explain("nl")` in Dutch; a
    notebook shows a card.
    """

    id: str = field(
        metadata=about(
            "its lasting name",
            "de blijvende naam",
            alias="kenmerk",
            schema={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        )
    )
    kind: EntryKind = field(metadata=about("what it names", "wat het benoemt", alias="soort"))
    labels: tuple[Label, ...] = field(metadata=about("what it is called", "hoe het heet"))
    definition: Text = field(metadata=about("what it is", "wat het is", alias="definitie"))
    note: Text | None = field(
        default=None,
        metadata=about(
            "what it is not, and where use differs",
            "wat het niet is, en waar gebruik verschilt",
            alias="opmerking",
        ),
    )
    example: Text | None = field(
        default=None, metadata=about("a case", "een geval", alias="voorbeeld")
    )
    senses: tuple[Sense, ...] = field(
        default=(),
        metadata=about(
            "what each text means by it", "wat elke tekst eronder verstaat", alias="betekenissen"
        ),
    )
    cites: tuple[str, ...] = field(
        default=(),
        metadata=about("the lines it rests on", "de regels waarop het rust", alias="vindplaatsen"),
    )
    executable: Executable = field(
        metadata=about("what carries it out", "wat het uitvoert", alias="uitvoering")
    )
    links: tuple[Link, ...] = field(default=(), init=False)
    sources: tuple[SourceText, ...] = field(default=(), init=False)

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """The texts that it cites."""
        cites = (*self.cites, *(cited for sense in self.senses for cited in sense.cites))
        numbers = {cited.partition(":")[0] for cited in cites}
        return tuple(source for source in self.sources if source.id in numbers)

    @property
    def preferred(self) -> Text:
        """The word to use, in each language."""
        both: dict[str, str] = {
            label.language: label.text for label in self.labels if label.use is LabelUse.PREFERRED
        }
        return Text(both["en"], both["nl"])

    def labels_in(self, lang: str, use: LabelUse = LabelUse.ALTERNATIVE) -> tuple[Label, ...]:
        """Its labels of a language and a use, in order."""
        return tuple(each for each in self.labels if each.language == lang and each.use is use)

    def linked(self, kind: RelationKind) -> tuple[Link, ...]:
        """The links of one kind."""
        return tuple(link for link in self.links if link.kind is kind)

    def explain(self, lang: str = "en") -> str:
        """The whole entry as plain text, in English ("en") or Dutch ("nl")."""
        return str(_in_words().entry_text(self, lang))

    def html(self, lang: str = "en") -> str:
        """The whole entry as a fragment of HTML."""
        return str(_in_words().entry_html(self, lang))

    def __repr__(self) -> str:
        return f"<Entry {self.id}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        return self.html()


def _in_words() -> ModuleType:
    """The words of entries: loaded when one is first shown."""
    from salesterms.terms import wording

    return wording
