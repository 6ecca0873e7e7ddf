"""The glossary in Markdown: a page for each term with an index, or all terms on one page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms._render import markdown_table
from salesterms._render import safe_markdown as _safe
from salesterms.errors import Text
from salesterms.interop.glossaries.titles import TITLE
from salesterms.terms import Glossary
from salesterms.terms.kinds import KIND_WORDS, RELATION_WORDS
from salesterms.terms.wording import rows, senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.terms import Entry, Homonym, RelationKind

_IN_TEXTS = Text("What the texts mean by it", "Wat de teksten eronder verstaan")
_COLUMNS = (Text("term", "term"), Text("other language", "andere taal"), Text("kind", "soort"))
_DOUBTFUL = Text("Doubtful places in the texts", "Twijfelplaatsen in de teksten")
_HOMONYMS = Text("Words with several meanings", "Woorden met meer betekenissen")
_SOURCES = Text("The texts", "De teksten")
_READING = Text("Read here as", "Hier gelezen als")

#: Names of pages that no term can have: ids have no underscore.
INDEX_PAGE, DOUBTFUL_PAGE, HOMONYMS_PAGE = "all_terms", "doubtful_places", "homonym_words"


def pages(glossary: Glossary, lang: str) -> dict[str, str]:
    """Name of a page, without .md -> its text; the links between them are relative."""
    writer = _Writer(glossary, lang, lambda page: f"{page}.md")
    parts = {
        INDEX_PAGE: writer.index(),
        **{entry.id: writer.term(entry) for entry in glossary.entries},
        DOUBTFUL_PAGE: writer.doubtful_places(),
        HOMONYMS_PAGE: writer.homonyms(),
    }
    return {name: _page(each) for name, each in parts.items()}


def one_page(glossary: Glossary, lang: str) -> str:
    """Every term in one text; the links lead to places in it."""
    writer = _Writer(glossary, lang, lambda page: f"#{page}")
    parts: list[str] = []
    for entry in glossary.entries:
        parts += [f'<a id="{entry.id}"></a>', *writer.term(entry)]
    return _page(parts)


@frozen
class _Writer:
    """Writes the parts of pages, in one language; `place` says where a page is found."""

    glossary: Glossary
    lang: str
    place: Callable[[str], str]

    def index(self) -> Iterator[str]:
        """Every term in the order of the alphabet, and the texts by their numbers."""
        yield f"# {self._say(TITLE)}"
        ordered = sorted(
            self.glossary.entries, key=lambda each: self._say(each.preferred).casefold()
        )
        header = [self._say(name) for name in _COLUMNS]
        yield markdown_table(header, map(self._line, ordered), numeric=len(header))
        yield f"## {self._say(_SOURCES)}"
        yield "\n".join(
            f"- {_safe(source.id)}, {_safe(source.name)}: {_safe(self._say(source.title))}"
            for source in self.glossary.sources
        )
        further = ((_HOMONYMS, HOMONYMS_PAGE), (_DOUBTFUL, DOUBTFUL_PAGE))
        yield "\n".join(f"- {self._link(self._say(name), page)}" for name, page in further)

    def term(self, entry: Entry) -> Iterator[str]:
        """One term: definition, the rest line by line, and what each text means by it."""
        yield f"# {_safe(self._say(entry.preferred))}"
        yield f"*{self._say(KIND_WORDS[entry.kind])}*"
        yield _safe(self._say(entry.definition))
        links = {self._say(words).capitalize(): kind for kind, words in RELATION_WORDS.items()}
        yield "\n".join(
            f"- **{_safe(name)}**: "
            + (self._links(entry, links[name]) if name in links else _safe(text))
            for name, text in rows(entry, self.lang)
        )
        if entry.senses:
            yield f"## {self._say(_IN_TEXTS)}"
            meanings = senses(entry, self.lang)
            yield "\n".join(f"- {_safe(place)}: {_safe(text)}" for place, text in meanings)

    def doubtful_places(self) -> Iterator[str]:
        """The places of the texts that are corrupt, or contradict others."""
        yield f"# {self._say(_DOUBTFUL)}"
        for place in self.glossary.doubtful_places:
            quoted = "; ".join(f"“{_safe(words)}”" for words in place.quoted)
            yield f"## {', '.join(place.cites)}\n\n{quoted}"
            yield _safe(self._say(place.trouble))
            yield f"{self._say(_READING)}: {_safe(self._say(place.reading))}"

    def homonyms(self) -> Iterator[str]:
        """The words with several meanings."""
        yield f"# {self._say(_HOMONYMS)}"
        for homonym in self.glossary.homonyms:
            yield f"## {_safe(homonym.word)}"
            yield "\n".join(self._meanings(homonym))

    def _meanings(self, homonym: Homonym) -> Iterator[str]:
        for meaning in homonym.meanings:
            cited = f" ({', '.join(meaning.cites)})" if meaning.cites else ""
            leads = ""
            if meaning.entry is not None:
                label = self._say(self.glossary[meaning.entry].preferred)
                leads = f" → {self._link(label, meaning.entry)}"
            yield f"- {_safe(self._say(meaning.text))}{cited}{leads}"

    def _line(self, entry: Entry) -> tuple[str, str, str]:
        other = "nl" if self.lang == "en" else "en"
        label = self._link(self._say(entry.preferred), entry.id)
        return label, _safe(entry.preferred.say(other)), self._say(KIND_WORDS[entry.kind])

    def _links(self, entry: Entry, kind: RelationKind) -> str:
        return ", ".join(self._link(self._say(x.label), x.to) for x in entry.linked(kind))

    def _link(self, said: str, page: str) -> str:
        return f"[{_safe(said)}]({self.place(page)})"

    def _say(self, text: Text) -> str:
        return text.say(self.lang)


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
