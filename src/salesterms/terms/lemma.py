"""What an entry holds. See `Entry`, which adds what it can say."""

from __future__ import annotations

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.terms.executable import Executable
from salesterms.terms.kinds import EntryKind, LabelUse, RelationKind
from salesterms.terms.parts import Label, Link, Sense
from salesterms.terms.sources import Homonym, SourceText
from salesterms.values import about


@frozen(kw_only=True, repr=False)
class Lemma:
    """One term: its labels, its definition, and what each source text means by it."""

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
    links: tuple[Link, ...] = field(default=(), init=False, eq=False)
    sources: tuple[SourceText, ...] = field(default=(), init=False, eq=False)
    homonyms: tuple[Homonym, ...] = field(default=(), init=False, eq=False)

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """The texts that it cites."""
        cites = (*self.cites, *(cited for sense in self.senses for cited in sense.cites))
        numbers = {cited.partition(":")[0] for cited in cites}
        return tuple(source for source in self.sources if source.id in numbers)

    @property
    def preferred(self) -> Text:
        """The word to use, in each language; the id where a term outside a glossary has none."""
        both: dict[str, str] = {
            label.language: label.text for label in self.labels if label.use is LabelUse.PREFERRED
        }
        return Text(both.get("en", self.id), both.get("nl", self.id))

    def labels_in(self, lang: str, use: LabelUse | str = LabelUse.ALTERNATIVE) -> tuple[Label, ...]:
        """Its labels of a language and a use, in order."""
        return tuple(each for each in self.labels if each.language == lang and each.use == use)

    def linked(self, kind: RelationKind | str) -> tuple[Link, ...]:
        """The links of one kind."""
        return tuple(link for link in self.links if link.kind == kind)
