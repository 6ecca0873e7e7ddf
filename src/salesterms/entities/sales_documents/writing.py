"""A document as Markdown, with everything that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._render import safe_markdown
from salesterms.entities.plans import Goal, GoalPart
from salesterms.entities.sales_documents.finding import CallFinding
from salesterms.entities.sales_documents.objection import Objection
from salesterms.entities.sales_documents.play import Play
from salesterms.errors import Text
from salesterms.facts import CATALOGUE, in_words
from salesterms.facts.evidence import STANCE_WORDS
from salesterms.facts.kinds import LEVEL_WORDS
from salesterms.values import instant_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.entities.sales_documents.entries import Entry
    from salesterms.entities.sales_documents.sales_document import SalesDocument

_HEAD = Text("{0}, version {1}, {2}", "{0}, versie {1}, {2}")
_BY = Text("{0}, by {1}", "{0}, door {1}")
_ASK_FIRST = Text("ask first: {0}", "vraag eerst: {0}")
_ANSWER = Text("answer: {0}", "weerwoord: {0}")
_WHEN = Text("when: {0}", "wanneer: {0}")
_NOTE = Text("note: {0}", "notitie: {0}")


def as_markdown(document: SalesDocument, lang: str) -> str:
    """A title, what kind of document it is, and a heading with its entries for each filled field.

    Text is escaped, so that it shows as it is, each entry on one line.
    """
    template = document.template
    name = template.text.say(lang)
    head = _HEAD.say(lang).format(
        name[0].upper() + name[1:], document.version, instant_text(document.at)
    )
    if document.by is not None:
        head = _BY.say(lang).format(head, document.by)
    parts = [f"# {safe_markdown(document.title)}", safe_markdown(head)]
    for field in template.fields:
        entries = document.fields.get(field.name)
        if entries:
            parts.append(f"## {safe_markdown(field.heading(lang))}")
            parts.append("\n".join(line for entry in entries for line in _lines(entry, lang)))
    return "\n\n".join(parts) + "\n"


def _lines(entry: Entry, lang: str) -> Iterator[str]:
    """An entry as a point, and what belongs to it as points below it."""
    first, *below = _said(entry, lang)
    yield f"- {safe_markdown(first)}"
    for line in below:
        yield f"  - {safe_markdown(line)}"


def _said(entry: Entry, lang: str) -> Iterator[str]:
    if isinstance(entry, Objection):
        yield entry.says
        if entry.ask_first is not None:
            yield _ASK_FIRST.say(lang).format(entry.ask_first)
        yield _ANSWER.say(lang).format(entry.answer)
    elif isinstance(entry, Play):
        yield entry.name
        yield _WHEN.say(lang).format(in_words(entry.when, lang))
        yield from entry.steps
    elif isinstance(entry, CallFinding):
        yield _finding(entry, lang)
        if entry.note is not None:
            yield _NOTE.say(lang).format(entry.note)
    elif isinstance(entry, Goal | GoalPart):
        yield entry.text(lang)
    else:
        yield entry


def _finding(entry: CallFinding, lang: str) -> str:
    """The fact in the words of the catalogue where it knows it, and how well it is established."""
    axis = CATALOGUE.get(entry.fact)
    said = entry.fact if axis is None else axis.text.say(lang)
    if entry.value is not None:
        known = axis is not None and entry.value in axis.names
        value = axis.text_of(entry.value).say(lang) if axis and known else entry.value
        said = f"{said}: {value}"
    how = STANCE_WORDS[entry.stance] if entry.level is None else LEVEL_WORDS[entry.level]
    return f"{said} ({how.say(lang)})"
