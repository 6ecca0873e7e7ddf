"""A merged record in words: where each field comes from, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from salesterms.errors import Text, shown
from salesterms.values import ABOUT, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.entities.merging.dated_values import Claim, DatedValue

_SAID: Final = {
    "one": Text("{0} {1}", "{0} {1}"),
    "also": Text("{0} {1}, also known as {2}", "{0} {1}, ook bekend als {2}"),
    "field": Text("{0}: {1} from {2}, {3}", "{0}: {1} van {2}, {3}"),
    "conflict": Text(
        "{0}: in conflict, {1}, at {2}; it stays open until a later value is recorded",
        "{0}: in conflict, {1}, op {2}; het blijft open tot er een latere waarde is vastgelegd",
    ),
    "claim": Text("{0} from {1}", "{0} van {1}"),
    "against": Text(" against ", " tegenover "),
    "and": Text(" and ", " en "),
    "nobody": Text("Given by no source: {0}", "Door geen bron gegeven: {0}"),
    "rule": Text(
        "A later value takes the place of an earlier one, and a blank never does (fields filled "
        "in from another source: 004:7)",
        "Een latere waarde vervangt een eerdere; een lege waarde doet dat nooit (velden aangevuld "
        "uit een andere bron: 004:7)",
    ),
}


def called(cls: type, name: str, lang: str) -> str:
    """What a field is called: its name, and in Dutch the one of documents where it has one.

    >>> from salesterms.entities import Person
    >>> called(Person, "first_name", "en"), called(Person, "first_name", "nl")
    ('first_name', 'voornaam')
    """
    notes = attrs.fields_dict(cls)[name].metadata.get(ABOUT)
    return str(notes["alias"] or name) if notes and Text(name, "nl").say(lang) == "nl" else name


def told(
    cls: type,
    ids: tuple[str, ...],
    values: Mapping[str, DatedValue],
    claims: Mapping[str, tuple[Claim, ...]],
    names: Iterable[str],
    lang: str,
) -> str:
    """The lines of a record; `claims` are those that may be shown."""
    own, *others = ids
    lines = [_said("also" if others else "one", lang, cls.__name__, own, ", ".join(others))]
    nobody: list[str] = []
    for name in names:
        word = called(cls, name, lang)
        if name not in values:
            nobody.append(word)
            continue
        at = instant_text(values[name].at)
        parts = [
            (shown(one.value), _SAID["and"].say(lang).join(one.origins)) for one in claims[name]
        ]
        if len(parts) == 1:
            lines.append(_said("field", lang, word, *parts[0], at))
        else:
            each = (_said("claim", lang, *part) for part in parts)
            lines.append(_said("conflict", lang, word, _SAID["against"].say(lang).join(each), at))
    if nobody:
        lines.append(_said("nobody", lang, ", ".join(nobody)))
    return "\n".join([*lines, _SAID["rule"].say(lang)])


def _said(name: str, lang: str, *values: Any) -> str:
    return _SAID[name].say(lang).format(*values)
