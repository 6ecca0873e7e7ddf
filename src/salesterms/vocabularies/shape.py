"""Whether each part of a vocabulary is of its type, before anything is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import Problem, Shape, Text, each_of_kind, of_kind
from salesterms.facts import Catalogue, Subject
from salesterms.facts.catalogue import A_CATALOGUE
from salesterms.vocabularies import faults
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.rows import Silence, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _member(of: type[Subject | Basis]) -> Shape:
    """A member, or its value in plain text, which is equal to it."""
    values = {str(one) for one in of}
    names = ", ".join(of)
    said = Text(f"one of {names}", f"een van {names}")
    return Shape(said, lambda value: isinstance(value, str) and value in values)


_TEXT = of_kind(str, Text("text", "tekst"))
_TEXTS = each_of_kind(str, Text("a tuple of texts", "een tuple van teksten"))
_BOTH = of_kind(Text, Text("Text('English', 'Dutch')", "Text('Engels', 'Nederlands')"))
_SUBJECT = _member(Subject)

#: Field -> what fits in it. What a criterion may be is said where it is read.
_OF_VOCABULARY: Mapping[str, Shape] = {
    "id": _TEXT,
    "title": _BOTH,
    "rows": each_of_kind(object, Text("a tuple of rows", "een tuple van rijen")),
    "source": _TEXT,
    "reading": _TEXT,
    "address": _TEXT,
    "catalogue": of_kind(Catalogue, A_CATALOGUE),
}
_OF_TERM: Mapping[str, Shape] = {
    "word": _TEXT,
    "subject": _SUBJECT,
    "broader": _TEXT.or_none(),
    "aliases": _TEXTS,
    "owner": _BOTH.or_none(),
    "basis": _member(Basis),
    "cites": _TEXTS,
    "group": _TEXTS,
    "entry": _TEXT.or_none(),
    "note": _BOTH.or_none(),
    "exit": of_kind(bool, Text("True or False", "True of False")),
}
_OF_SILENCE: Mapping[str, Shape] = {"because": _BOTH, "subject": _SUBJECT, "cites": _TEXTS}

#: Field -> its own kind of fault.
_KINDS = {"id": faults.BAD_VOCABULARY_ID, "word": faults.NO_WORD}

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


def _in(owner: object, shapes: Mapping[str, Shape], path: str) -> Iterator[Problem]:
    for name, shape in shapes.items():
        value = getattr(owner, name)
        if not shape.fits(value):
            kind = _KINDS.get(name, faults.MISFIT)
            yield Problem(kind=kind, value=value, detail=shape.said, path=f"{path}.{name}")
