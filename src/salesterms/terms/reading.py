"""The glossary of the package, from the JSON file that is its only source."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

from salesterms.errors import Text
from salesterms.terms.collection import Glossary, known_good
from salesterms.terms.content import Content
from salesterms.terms.entry import Entry
from salesterms.terms.executable import CarriedOut, ConceptOnly, Executable, Planned
from salesterms.terms.kinds import EntryKind, LabelUse, RelationKind
from salesterms.terms.parts import Label, Sense
from salesterms.terms.relations import Relation
from salesterms.terms.sources import DoubtfulPlace, Homonym, Meaning, SourceText

#: Names -> members; an enumeration that is called takes several times as long.
_USES = {use.value: use for use in LabelUse}
_RELATIONS = {kind.value: kind for kind in RelationKind}


def text_of_file() -> str:
    """The file as it is."""
    return files("salesterms").joinpath("data", "glossary.json").read_text(encoding="utf-8")


_READING = Lock()


def own_glossary() -> Glossary:
    """The glossary of the package; read once, however many threads ask for it at first."""
    with _READING:
        return _read()


@lru_cache(maxsize=1)
def _read() -> Glossary:
    return glossary_of(json.loads(text_of_file()))


def glossary_of(data: dict[str, Any]) -> Glossary:
    """A glossary from the data of a document that is known to be good: our own file.

    It does what the strict reading of layer `documents` does, which stands above this one, for the
    classes of a glossary only and without looking for faults; a test holds the two equal.
    """
    return known_good(
        Content(
            entries=tuple(map(_entry, data["entries"])),
            relations=tuple(
                Relation(term=each["term"], kind=_RELATIONS[each["kind"]], other=each["other"])
                for each in data["relations"]
            ),
            sources=tuple(
                SourceText(id=each["id"], name=each["name"], title=Text(**each["title"]))
                for each in data["sources"]
            ),
            doubtful_places=tuple(map(_doubtful_place, data["doubtful_places"])),
            homonyms=tuple(map(_homonym, data["homonyms"])),
        )
    )


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(
        id=data["id"],
        kind=EntryKind(data["kind"]),
        labels=tuple(map(_label, data["labels"])),
        definition=Text(**data["definition"]),
        note=_maybe(data.get("note")),
        example=_maybe(data.get("example")),
        senses=tuple(map(_sense, data.get("senses", ()))),
        cites=tuple(data.get("cites", ())),
        executable=_executable(data["executable"]),
    )


def _label(data: dict[str, Any]) -> Label:
    return Label(
        text=data["text"], lang=data["lang"], use=_USES[data["use"]], source=data.get("source")
    )


def _sense(data: dict[str, Any]) -> Sense:
    return Sense(
        source=data["source"],
        cites=tuple(data["cites"]),
        word=data["word"],
        synonyms=tuple(data.get("synonyms", ())),
        meaning=Text(**data["meaning"]),
    )


def _executable(data: dict[str, Any]) -> Executable:
    if data["type"] == "carried_out":
        return CarriedOut(by=tuple(data["by"]))
    if data["type"] == "planned":
        return Planned(form=data["form"])
    return ConceptOnly(reason=Text(**data["reason"]))


def _doubtful_place(data: dict[str, Any]) -> DoubtfulPlace:
    return DoubtfulPlace(
        cites=tuple(data["cites"]),
        quoted=tuple(data["quoted"]),
        trouble=Text(**data["trouble"]),
        reading=Text(**data["reading"]),
    )


def _homonym(data: dict[str, Any]) -> Homonym:
    return Homonym(
        word=data["word"],
        meanings=tuple(
            Meaning(
                text=Text(**each["text"]),
                cites=tuple(each.get("cites", ())),
                entry=each.get("entry"),
            )
            for each in data["meanings"]
        ),
    )


def _maybe(data: dict[str, str] | None) -> Text | None:
    return None if data is None else Text(**data)
