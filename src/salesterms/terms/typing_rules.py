"""Which type each part of a glossary has: the rule that comes before all others.

Its classes trust their types, as a type checker does. A glossary checks them: a kind that is plain
text, or a generator that can be read once, would answer wrongly without a sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from salesterms.errors import Problem, Text
from salesterms.terms.entry import Entry
from salesterms.terms.executable import FORM_WORDS, CarriedOut, ConceptOnly, Planned
from salesterms.terms.faults import WRONG_TYPE
from salesterms.terms.kinds import EntryKind, LabelUse, RelationKind
from salesterms.terms.parts import Label, Sense
from salesterms.terms.relations import Relation
from salesterms.terms.sources import DoubtfulPlace, Homonym, Meaning, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a field holds: one of some classes, or a tuple of them.
Wanted: TypeAlias = type | tuple[type, ...] | list[type]

_MAYBE_TEXT = (Text, type(None))
_MAYBE_WORD = (str, type(None))

#: Class -> its fields, and what each holds. A list stands for a tuple of such things.
TYPES: dict[type, dict[str, Wanted]] = {
    Text: {"en": str, "nl": str},
    Label: {"text": str, "lang": str, "use": LabelUse, "source": _MAYBE_WORD},
    Sense: {"source": str, "cites": [str], "word": str, "synonyms": [str], "meaning": Text},
    CarriedOut: {"by": [str]},
    Planned: {"form": str},
    ConceptOnly: {"reason": Text},
    Entry: {
        "id": str,
        "kind": EntryKind,
        "labels": [Label],
        "definition": Text,
        "note": _MAYBE_TEXT,
        "example": _MAYBE_TEXT,
        "senses": [Sense],
        "cites": [str],
        "executable": (CarriedOut, Planned, ConceptOnly),
    },
    Relation: {"term": str, "kind": RelationKind, "other": str},
    SourceText: {"id": str, "name": str, "title": Text},
    DoubtfulPlace: {"cites": [str], "quoted": [str], "trouble": Text, "reading": Text},
    Meaning: {"text": Text, "cites": [str], "entry": _MAYBE_WORD},
    Homonym: {"word": str, "meanings": [Meaning]},
}

#: The fields of a glossary.
CONTENT: dict[str, Wanted] = {
    "entries": [Entry],
    "relations": [Relation],
    "sources": [SourceText],
    "doubtful_places": [DoubtfulPlace],
    "homonyms": [Homonym],
}

#: Class and field -> the texts that it may hold.
CHOICES: dict[tuple[type, str], tuple[str, ...]] = {
    (Label, "lang"): ("en", "nl", "nl-NL", "nl-BE"),
    (Planned, "form"): tuple(FORM_WORDS),
}


def wrong_types(content: object) -> Iterator[Problem]:
    """Every part of a glossary that has another type than its field."""
    for name, wanted in CONTENT.items():
        yield from _field(getattr(content, name), wanted, f"$.{name}")


def _field(value: Any, wanted: Wanted, path: str) -> Iterator[Problem]:
    if isinstance(wanted, list):
        if value.__class__ is not tuple:
            yield _problem(value, Text("a tuple", "een tuple"), path)
            return
        for at, one in enumerate(value):
            yield from _field(one, wanted[0], f"{path}[{at}]")
        return
    classes = wanted if isinstance(wanted, tuple) else (wanted,)
    if value.__class__ not in classes:
        names = " / ".join(one.__name__ for one in classes)
        yield _problem(value, Text(names, names), path)
    elif value.__class__ is str:
        if not _is_whole(value):
            yield _problem(
                value, Text("whole text: half a character", "hele tekst: een half teken"), path
            )
    else:
        yield from _inside(value, path)


def _inside(value: Any, path: str) -> Iterator[Problem]:
    """What is wrong with the fields of an object, which has the class that it should."""
    for name, wanted in TYPES.get(value.__class__, {}).items():
        held = getattr(value, name)
        choices = CHOICES.get((value.__class__, name))
        if choices is not None and held not in choices:
            yield _problem(held, Text(" / ".join(choices), " / ".join(choices)), f"{path}.{name}")
        else:
            yield from _field(held, wanted, f"{path}.{name}")


def _is_whole(text: str) -> bool:
    """Whether it can be written down at all: half of a pair of surrogates cannot."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _problem(value: object, wanted: Text, path: str) -> Problem:
    return Problem(kind=WRONG_TYPE, value=value, detail=wanted, path=path)
