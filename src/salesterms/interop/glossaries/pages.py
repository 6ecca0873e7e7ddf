"""The glossary as pages of Markdown: one for each term, with an index, in one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesterms._render import markdown_table
from salesterms.errors import Text
from salesterms.interop.glossaries.titles import TITLE
from salesterms.terms import RelationKind
from salesterms.terms.kinds import KIND_WORDS, RELATION_WORDS
from salesterms.terms.wording import rows, senses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.terms import Entry, Glossary

_IN_TEXTS = Text("What the texts mean by it", "Wat de teksten eronder verstaan")
_COLUMNS = (Text("term", "term"), Text("other language", "andere taal"), Text("kind", "soort"))
_DOUBTFUL = Text("Doubtful places in the texts", "Twijfelplaatsen in de teksten")
_HOMONYMS = Text("Words with several meanings", "Woorden met meer betekenissen")
_SOURCES = Text("The texts", "De teksten")
_READING = Text("Read here as", "Hier gelezen als")

#: What Markdown would take for more than text.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&])")

DOUBTFUL_PAGE, HOMONYMS_PAGE = "doubtful-places", "homonyms"


def pages(glossary: Glossary, lang: str) -> dict[str, str]:
    """Name of a page, without .md -> its text; the links between them are relative."""
    made = {"index": index_page(glossary, lang)}
    made |= {entry.id: term_page(entry, lang) for entry in glossary.entries}
    made[DOUBTFUL_PAGE] = _page(_doubtful_places(glossary, lang))
    made[HOMONYMS_PAGE] = _page(_homonyms(glossary, lang))
    return made


def index_page(glossary: Glossary, lang: str) -> str:
    """Every term in the order of the alphabet, with its kind, and the texts by their numbers."""
    other = "nl" if lang == "en" else "en"
    ordered = sorted(glossary.entries, key=lambda entry: entry.preferred.say(lang).casefold())
    table = [
        (
            _link(e.preferred.say(lang), e.id),
            _safe(e.preferred.say(other)),
            KIND_WORDS[e.kind].say(lang),
        )
        for e in ordered
    ]
    return _page(_index(glossary, lang, table))


def _index(glossary: Glossary, lang: str, table: list[tuple[str, str, str]]) -> Iterator[str]:
    yield f"# {TITLE.say(lang)}"
    yield _table([name.say(lang) for name in _COLUMNS], table)
    yield f"## {_SOURCES.say(lang)}"
    yield "\n".join(
        f"- {source.id}, `{source.name}`: {_safe(source.title.say(lang))}"
        for source in glossary.sources
    )
    further = ((_HOMONYMS, HOMONYMS_PAGE), (_DOUBTFUL, DOUBTFUL_PAGE))
    yield "\n".join(f"- {_link(name.say(lang), page)}" for name, page in further)


def term_page(entry: Entry, lang: str) -> str:
    """One term: definition, the rest line by line, and what each text means by it."""
    return _page(_term(entry, lang))


def _term(entry: Entry, lang: str) -> Iterator[str]:
    yield f"# {_safe(entry.preferred.say(lang))}"
    yield f"*{KIND_WORDS[entry.kind].say(lang)}*"
    yield _safe(entry.definition.say(lang))
    linked = {RELATION_WORDS[kind].say(lang).capitalize(): kind for kind in RelationKind}
    lines = []
    for name, text in rows(entry, lang):
        kind = linked.get(name)
        said = _safe(text) if kind is None else _links(entry, kind, lang)
        lines.append(f"- **{name}**: {said}")
    yield "\n".join(lines)
    if entry.senses:
        yield f"## {_IN_TEXTS.say(lang)}"
        yield "\n".join(f"- {_safe(place)}: {_safe(text)}" for place, text in senses(entry, lang))


def _doubtful_places(glossary: Glossary, lang: str) -> Iterator[str]:
    yield f"# {_DOUBTFUL.say(lang)}"
    for place in glossary.doubtful_places:
        quoted = "; ".join(f"“{_safe(words)}”" for words in place.quoted)
        yield f"## {', '.join(place.cites)}\n\n{quoted}"
        yield _safe(place.trouble.say(lang))
        yield f"{_READING.say(lang)}: {_safe(place.reading.say(lang))}"


def _homonyms(glossary: Glossary, lang: str) -> Iterator[str]:
    yield f"# {_HOMONYMS.say(lang)}"
    for homonym in glossary.homonyms:
        yield f"## {_safe(homonym.word)}"
        lines = []
        for meaning in homonym.meanings:
            cited = f" ({', '.join(meaning.cites)})" if meaning.cites else ""
            entry = (
                ""
                if meaning.entry is None
                else f" → {_link(glossary[meaning.entry].preferred.say(lang), meaning.entry)}"
            )
            lines.append(f"- {_safe(meaning.text.say(lang))}{cited}{entry}")
        yield "\n".join(lines)


def _links(entry: Entry, kind: RelationKind, lang: str) -> str:
    return ", ".join(_link(link.label.say(lang), link.to) for link in entry.linked(kind))


def _link(said: str, page: str) -> str:
    return f"[{_safe(said)}]({page}.md)"


def _safe(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _ACTIVE.sub(r"\\\1", " ".join(text.split()))


def _table(header: list[str], table: list[tuple[str, str, str]]) -> str:
    return markdown_table(header, table, numeric=len(header))


def _page(parts: Iterator[str]) -> str:
    return "\n\n".join(parts) + "\n"
