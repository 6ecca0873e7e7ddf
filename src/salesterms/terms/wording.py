"""An entry as a reader sees it: lines of plain text for a terminal, a card for a notebook."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from salesterms._render import Markup, element, html_table, shown_cell
from salesterms.errors import Text
from salesterms.terms.executable import FORM_WORDS, CarriedOut, Planned
from salesterms.terms.kinds import KIND_WORDS, RELATION_WORDS, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.terms.executable import Executable
    from salesterms.terms.lemma import Lemma
    from salesterms.terms.parts import Label

#: Lines of a terminal are no longer than this.
_WIDTH = 79

#: The other language, whose word stands beside the title.
_OTHER = {"en": "nl", "nl": "en"}

_KIND = Text("kind", "soort")
_LANGUAGES = {"en": Text("English", "Engels"), "nl": Text("Dutch", "Nederlands")}
_ALSO = Text("Also called", "Ook wel")
_NOTE = Text("Note", "Let op")
_CAREFUL = Text('"{0}" can also mean', '"{0}" kan ook betekenen')
_EXAMPLE = Text("Example", "Voorbeeld")
_SENSES = Text("In the texts", "In de teksten")
_CODE = Text("In code", "In code")
_PLANNED = Text("planned: {0}", "gepland: {0}")
_NO_CODE = Text("none: {0}", "geen: {0}")
_STANDS = Text("Source", "Bron")
_ALSO_THERE = Text("also: {0}", "ook: {0}")


def heading(entry: Lemma, lang: str) -> str:
    """The preferred label, and what kind of thing it names."""
    return f"{entry.preferred.say(lang)} ({KIND_WORDS[entry.kind].say(lang)})"


def rows(entry: Lemma, lang: str) -> Iterator[tuple[str, str]]:
    """Everything beside the definition, a name and a text for each line."""
    other = _OTHER[lang]
    yield _LANGUAGES[other].say(lang), entry.preferred.say(other)
    also = ", ".join(map(_tagged, entry.labels_in(lang)))
    if also:
        yield _ALSO.say(lang), also
    for name, text in ((_NOTE, entry.note), (_EXAMPLE, entry.example)):
        if text is not None:
            yield name.say(lang), text.say(lang)
    for homonym in entry.homonyms:
        others = (each.text.say(lang) for each in homonym.meanings if each.entry != entry.id)
        yield _CAREFUL.say(lang).format(homonym.word), "; ".join(others)
    for kind in RelationKind:
        if linked := ", ".join(link.label.say(lang) for link in entry.linked(kind)):
            yield RELATION_WORDS[kind].say(lang).capitalize(), linked
    yield _CODE.say(lang), carried_out(entry.executable, lang)
    if entry.cites:
        yield _STANDS.say(lang), ", ".join(entry.cites)
    for source in entry.texts:
        yield source.id, source.title.say(lang)


def senses(entry: Lemma, lang: str) -> Iterator[tuple[str, str]]:
    """What each text means by it: where that stands, and the meaning."""
    for sense in entry.senses:
        words = (
            f"{sense.word}"
            if not sense.synonyms
            else (f"{sense.word} ({_ALSO_THERE.say(lang).format(', '.join(sense.synonyms))})")
        )
        yield f"{', '.join(sense.cites)} {words}", sense.meaning.say(lang)


def carried_out(executable: Executable, lang: str) -> str:
    """The code that carries a term out, or why there is none."""
    if isinstance(executable, CarriedOut):
        return ", ".join(executable.by)
    if isinstance(executable, Planned):
        return _PLANNED.say(lang).format(FORM_WORDS[executable.form].say(lang))
    return _NO_CODE.say(lang).format(executable.reason.say(lang))


def entry_text(entry: Lemma, lang: str) -> str:
    """The whole entry as lines of plain text."""
    definition = entry.definition.say(lang)  # an unknown language is refused here
    lines = [heading(entry, lang), *_wrapped(definition, "  ")]
    for name, text in rows(entry, lang):
        lines += _wrapped(f"{name}: {text}", "  ", "    ")
    if entry.senses:
        lines.append(f"  {_SENSES.say(lang)}:")
        for place, meaning in senses(entry, lang):
            lines += _wrapped(f"{place}: {meaning}", "    ", "      ")
    return "\n".join(map(shown_cell, lines))


def entry_html(entry: Lemma, lang: str) -> Markup:
    """The whole entry as a card; all text is escaped."""
    label = shown_cell(entry.preferred.say(lang))
    parts = [
        element("p", element("b", label), f" ({KIND_WORDS[entry.kind].say(lang)})"),
        element("p", shown_cell(entry.definition.say(lang))),
        element("dl", *_pairs(rows(entry, lang))),
    ]
    if entry.senses:
        parts += [element("p", _SENSES.say(lang)), element("dl", *_pairs(senses(entry, lang)))]
    return element("div", *parts, class_="salesterms-entry", lang=lang)


def glossary_html(entries: Iterable[Lemma], lang: str) -> Markup:
    """Every term on a line."""
    header = ("id", _LANGUAGES["en"].say(lang), _LANGUAGES["nl"].say(lang), _KIND.say(lang))
    lines = [
        (
            each.id,
            shown_cell(each.preferred.en),
            shown_cell(each.preferred.nl),
            KIND_WORDS[each.kind].say(lang),
        )
        for each in entries
    ]
    return html_table(header, lines, numeric=len(header))


def _pairs(named: Iterator[tuple[str, str]]) -> Iterator[Markup]:
    for name, text in named:
        yield element("dt", shown_cell(name))
        yield element("dd", shown_cell(text))


def _tagged(label: Label) -> str:
    """A label, with the country where it is used in one only."""
    return label.text if label.lang == label.language else f"{label.text} ({label.lang[3:]})"


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    indent = first if rest is None else rest
    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
