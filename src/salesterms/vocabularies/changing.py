"""What `Vocabulary.evolve` does to the rows and to the id of a vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from salesterms.errors import SalesTermsError, Text
from salesterms.vocabularies.checking import LONGEST_PART, is_text
from salesterms.vocabularies.rows import Row, Term, same

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_CHANGED = "_changed"


class NotAChange(SalesTermsError, TypeError):
    """A vocabulary was to be changed by something that says no change."""

    code = "not_a_change"
    message = Text(
        "{0} is no change of a vocabulary: give add=[Term(…)], rename={{'old': 'new'}} or"
        " drop=['word']",
        "{0} is geen wijziging van een woordenschat: geef add=[Term(…)], rename={{'oud': 'nieuw'}}"
        " of drop=['woord']",
    )


class TwoChanges(SalesTermsError, ValueError):
    """One word is to be changed in two ways, of which only one can be carried out."""

    code = "two_changes"
    message = Text(
        "The word {0} cannot be changed in two ways: rename it to one word, or leave its term out",
        "Het woord {0} kan niet op twee manieren veranderen: geef er één nieuw woord voor, of laat"
        " de term weg",
    )


def words_of(
    rename: Mapping[str, str] | None, drop: Sequence[str], add: Sequence[Row]
) -> tuple[Mapping[str, str], tuple[str, ...], tuple[Row, ...]]:
    """What is to be changed, each in its own form; raises `NotAChange`."""
    named = {} if rename is None else rename
    if not isinstance(named, Mapping):
        raise NotAChange(named)
    for several in (drop, add):
        if not isinstance(several, tuple | list):
            raise NotAChange(several)
    for word in (*named.values(), *drop):
        if not is_text(word):
            raise NotAChange(word)
    return named, tuple(drop), tuple(add)


def new_words(
    rename: Mapping[str, str], dropped: Collection[str], terms: Sequence[Term]
) -> Mapping[str, str]:
    """Each word that is renamed, as `same` has it, with its new one; raises `TwoChanges`.

    Two new words for one are two changes, and so are a new word and a term that is left out.
    """
    found: dict[str, str] = {}
    for word, new in rename.items():
        old = same(word)
        whose = [term for term in terms if old in map(same, term.words)]
        gone = old in dropped or not any(stays(term, dropped) for term in whose)
        if gone or found.setdefault(old, new) != new:
            raise TwoChanges(word)
    return found


def changed_id(id_: str) -> str:
    """What it is called after a change: four_types.changed, hubspot.lead_status_changed.

    What is called so already keeps its id; a long part is cut, so that the id is one.
    """
    whole, dot, part = id_.partition(".")
    if not dot:
        return f"{whole}.changed"
    if part == "changed" or part.endswith(_CHANGED):
        return id_
    return f"{whole}.{part[: LONGEST_PART - len(_CHANGED)]}{_CHANGED}"


def stays(row: Row, dropped: Collection[str]) -> bool:
    """Whether a row is not one of a word that is left out."""
    return not (isinstance(row, Term) and same(row.word) in dropped)


def changed(row: Row, renamed: Mapping[str, str], dropped: Collection[str]) -> Row:
    """A row with other words; its own word stays unless it is renamed."""
    if not isinstance(row, Term):
        return row

    def new(word: str) -> str:
        return renamed.get(same(word), word)

    return evolve(
        row,
        word=new(row.word),
        broader=new(row.broader) if row.broader else None,
        aliases=tuple(new(one) for one in row.aliases if same(one) not in dropped),
        group=tuple(new(one) for one in row.group if same(one) not in dropped),
    )
