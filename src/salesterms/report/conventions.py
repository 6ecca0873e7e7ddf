"""How the file was read: the mapping's own declarations, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salesterms.errors import Text
from salesterms.report import mapping_words, words
from salesterms.report.blocks import NAME, PROSE, Column, Line, Said, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Most items of a list that are shown, such as the labels of a status.
_SHOWN_ITEMS = 12

_COLUMNS = (
    Column("field", mapping_words.FIELD, NAME),
    Column("column", words.COLUMN, NAME),
    Column("read_as", mapping_words.READ_AS, PROSE),
)


def conventions_section(document: Mapping[str, object]) -> Section:
    """The declarations of a mapping document, in its own order."""
    table = Table(
        id="mapping",
        caption=Said(mapping_words.AS_DECLARED),
        columns=_COLUMNS,
        lines=tuple(_line(key, value) for key, value in _declared(document)),
    )
    return Section(
        id="conventions",
        title=mapping_words.CONVENTIONS,
        intro=(Said(mapping_words.DECLARED),),
        blocks=(table,),
    )


def _declared(document: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """What the document declares, without its version."""
    for key, value in document.items():
        if key != "schema_version":
            yield key, value


def _line(key: str, value: object) -> Line:
    name = mapping_words.FIELD_WORDS.get(key) or mapping_words.SETTING_WORDS.get(key) or key
    if key in mapping_words.FIELD_WORDS and isinstance(value, str):
        return Line((name, value, None))
    if not isinstance(value, Mapping):
        return Line((name, None, _both(value)))
    column = value.get("column")
    rest = {part: said for part, said in value.items() if part != "column"}
    return Line((name, column if isinstance(column, str) else None, _both(rest)))


def _both(value: object) -> Text:
    """A declaration in both languages."""
    return Text.both(lambda lang: _spoken(value, lang))


def _spoken(value: object, lang: str) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{_word(key, lang)}: {_spoken(v, lang)}" for key, v in value.items())
    if isinstance(value, list | tuple):
        return _listed(value, lang)
    return _mark(value, lang)


def _listed(items: Iterable[Any], lang: str) -> str:
    said = [_spoken(item, lang) for item in items]
    more = [f"+ {len(said) - _SHOWN_ITEMS}"] if len(said) > _SHOWN_ITEMS else []
    return ", ".join((*said[:_SHOWN_ITEMS], *more))


def _mark(value: object, lang: str) -> str:
    """A single value; a mark or a blank by its name, so that it can be seen."""
    text = str(value)
    named = mapping_words.MARKS.get(text)
    return named.say(lang) if named else text


def _word(key: str, lang: str) -> str:
    known = mapping_words.SETTING_WORDS.get(key)
    return known.say(lang) if known else key.replace("_", " ")
