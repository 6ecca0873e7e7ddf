"""The built-in vocabularies by their public names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text, nearest_or_all
from salesterms.vocabularies.checking import is_text
from salesterms.vocabularies.collecting import collected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.vocabularies.terminology import Vocabulary


class UnknownVocabulary(SalesTermsError, LookupError):
    """No built-in vocabulary has that name."""

    code = "unknown_vocabulary"
    message = Text(
        "There is no vocabulary {0}: use one of {1}",
        "Er is geen woordenschat {0}: gebruik een van {1}",
    )


class SeveralVocabularies(SalesTermsError, LookupError):
    """One vocabulary was asked by a name that several share."""

    code = "several_vocabularies"
    message = Text(
        "{0} is a name of several vocabularies: choose one of {1}",
        "{0} is een naam van meerdere woordenschatten: kies een van {1}",
    )


@cache
def _by_id() -> Mapping[str, Vocabulary]:
    return {one.id: one for one in collected()}


def vocabularies(name: str | None = None) -> tuple[Vocabulary, ...]:
    """Every built-in vocabulary, or those of one name: the readings of a text, a system's fields.

    >>> from salesterms.vocabularies import vocabularies
    >>> [one.id for one in vocabularies("four_stages")]
    ['four_stages.definitions', 'four_stages.example']

    Raises `UnknownVocabulary` with the nearest names.
    """
    known = _by_id()
    if name is None:
        return tuple(known.values())
    if is_text(name) and name in known:
        return (known[name],)
    found = tuple(one for id_, one in known.items() if id_.partition(".")[0] == name)
    if not found:
        names = tuple(dict.fromkeys([*(id_.partition(".")[0] for id_ in known), *known]))
        raise UnknownVocabulary(name, nearest_or_all(name, names))
    return found


def vocabulary(id: str) -> Vocabulary:  # noqa: A002 # its name everywhere
    """The built-in vocabulary of that id.

    >>> from salesterms.vocabularies import vocabulary
    >>> vocabulary("four_types").named("naam")[0].cites
    ('003:13',)

    Raises `UnknownVocabulary`, and `SeveralVocabularies` for a name that several share.
    """
    found = vocabularies(id)
    first, *others = found
    if others:
        raise SeveralVocabularies(id, tuple(one.id for one in found))
    return first
