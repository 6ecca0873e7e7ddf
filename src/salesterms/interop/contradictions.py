"""A page of Markdown for each contradiction between the texts, with what follows computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._render import safe_markdown
from salesterms.errors import LANGUAGES, Text, UnknownLanguage
from salesterms.vocabularies.contradictions import CONTRADICTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.vocabularies.contradictions import Contradiction, Position

_TITLE = Text("Contradictions between the texts", "Tegenspraken tussen de teksten")
_ABOUT = Text(
    "What the texts say is cited; what follows from it is computed when this page is made.",
    "Wat de teksten zeggen, is met vindplaats vermeld; wat eruit volgt, is berekend toen deze "
    "pagina werd gemaakt.",
)
_SAID = Text("What the texts say", "Wat de teksten zeggen")
_FOLLOWS = Text("What follows", "Wat eruit volgt")
_BACK = Text("All contradictions", "Alle tegenspraken")

#: The name of the page with all of them: ids have no underscore.
INDEX_PAGE = "all_contradictions"


def contradiction_pages(*, lang: str = "en") -> dict[str, str]:
    """A page of Markdown for each contradiction: name of the page, without .md -> its text.

    >>> from salesterms.interop import contradiction_pages
    >>> pages = contradiction_pages(lang="nl")
    >>> print(pages["account-manager"].splitlines()[0])
    # Wat doet een accountmanager?

    One more, `all_contradictions`, leads to them all. Links are relative, so the pages stand in one
    folder. Another language raises `UnknownLanguage`.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang)
    parts = {INDEX_PAGE: _index(lang), **{one.id: _page(one, lang) for one in CONTRADICTIONS}}
    return {name: "\n\n".join(each) + "\n" for name, each in parts.items()}


def _index(lang: str) -> Iterator[str]:
    yield f"# {_TITLE.say(lang)}"
    yield _ABOUT.say(lang)
    yield "\n".join(
        f"- [{safe_markdown(one.title.say(lang))}]({one.id}.md)" for one in CONTRADICTIONS
    )


def _page(one: Contradiction, lang: str) -> Iterator[str]:
    yield f"# {safe_markdown(one.title.say(lang))}"
    yield f"## {_SAID.say(lang)}"
    yield "\n".join(_position(position, lang) for position in one.positions)
    yield f"## {_FOLLOWS.say(lang)}"
    for query in one.queries:
        asked = query.asked.say(lang)
        yield f"### {safe_markdown(asked[0].upper() + asked[1:])}"
        yield "\n".join(f"- {safe_markdown(line)}" for line in query.lines(lang))
    if one.remark:
        yield safe_markdown(one.remark.say(lang))
    yield f"[{_BACK.say(lang)}]({INDEX_PAGE}.md)"


def _position(position: Position, lang: str) -> str:
    quoted = f" “{safe_markdown(position.quoted)}”" if position.quoted else ""
    return f"- {safe_markdown(position.says.say(lang))}{quoted} ({', '.join(position.cites)})"
