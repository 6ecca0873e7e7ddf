"""Whether each part of a vocabulary is of its type, before anything is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesterms.errors import Problem, Text
from salesterms.facts import Catalogue, Subject
from salesterms.vocabularies import faults
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.rows import Silence, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from salesterms.errors import Kind


class _Part(NamedTuple):
    """What fits in a field, the remedy where something else stands there, and the kind of fault."""

    fits: Callable[[object], bool]
    wanted: Text
    kind: Kind = faults.MISFIT


def _is(*types: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, types)


def _are(of: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, tuple) and all(isinstance(one, of) for one in value)


def _names(of: type[Subject | Basis]) -> Callable[[object], bool]:
    """A member, or its value in plain text, which is equal to it."""
    return lambda value: isinstance(value, str) and value in {str(one) for one in of}


def _one_of(of: type[Subject | Basis]) -> Text:
    names = ", ".join(of)
    return Text(f"one of {names}", f"een van {names}")


_NOTHING = type(None)
_TEXT = _Part(_is(str), Text("text", "tekst"))
_TEXT_OR_NOT = _Part(_is(str, _NOTHING), Text("text, or None", "tekst, of None"))
_TEXTS = _Part(_are(str), Text("a tuple of texts", "een tuple van teksten"))
_BOTH = _Part(_is(Text), Text("Text('English', 'Dutch')", "Text('Engels', 'Nederlands')"))
_BOTH_OR_NOT = _Part(
    _is(Text, _NOTHING),
    Text("Text('English', 'Dutch'), or None", "Text('Engels', 'Nederlands'), of None"),
)
_SUBJECT = _Part(_names(Subject), _one_of(Subject))

#: Field -> what fits in it. What a criterion may be is said where it is read.
_OF_VOCABULARY: Mapping[str, _Part] = {
    "id": _Part(_is(str), _TEXT.wanted, faults.BAD_VOCABULARY_ID),
    "title": _BOTH,
    "rows": _Part(_are(object), Text("a tuple of rows", "een tuple van rijen")),
    "source": _TEXT,
    "reading": _TEXT,
    "address": _TEXT,
    "catalogue": _Part(_is(Catalogue), Text("a Catalogue of facts", "een Catalogue van feiten")),
}
_OF_TERM: Mapping[str, _Part] = {
    "word": _Part(_is(str), _TEXT.wanted, faults.NO_WORD),
    "subject": _SUBJECT,
    "broader": _TEXT_OR_NOT,
    "aliases": _TEXTS,
    "owner": _BOTH_OR_NOT,
    "basis": _Part(_names(Basis), _one_of(Basis)),
    "cites": _TEXTS,
    "group": _TEXTS,
    "entry": _TEXT_OR_NOT,
    "note": _BOTH_OR_NOT,
    "exit": _Part(_is(bool), Text("True or False", "True of False")),
}
_OF_SILENCE: Mapping[str, _Part] = {"because": _BOTH, "subject": _SUBJECT, "cites": _TEXTS}

_ROW = Text("a Term or a Silence", "een Term of een Silence")


def misfits(vocabulary: object, rows: object) -> Iterator[Problem]:
    """Every part of a vocabulary, and of its rows, that is not of its type."""
    yield from _in(vocabulary, _OF_VOCABULARY, "$")
    for at, row in enumerate(rows if isinstance(rows, tuple) else ()):
        path = f"$.rows[{at}]"
        if isinstance(row, Term | Silence):
            yield from _in(row, _OF_TERM if isinstance(row, Term) else _OF_SILENCE, path)
        else:
            yield Problem(kind=faults.MISFIT, value=row, detail=_ROW, path=path)


def _in(owner: object, parts: Mapping[str, _Part], path: str) -> Iterator[Problem]:
    for name, part in parts.items():
        value = getattr(owner, name)
        if not part.fits(value):
            yield Problem(kind=part.kind, value=value, detail=part.wanted, path=f"{path}.{name}")
