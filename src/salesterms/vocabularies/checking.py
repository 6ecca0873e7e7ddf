"""What must hold in every vocabulary, each rule with a witness where it does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from salesterms.errors import Problem, Text
from salesterms.vocabularies import faults
from salesterms.vocabularies.moving import forward_steps, moves_in
from salesterms.vocabularies.rows import Term, same
from salesterms.vocabularies.witness import some_witness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from salesterms.facts import Subject
    from salesterms.vocabularies.rows import Row
    from salesterms.vocabularies.table import Table

#: No label of a system is longer.
_MOST_CHARACTERS = 200

#: Neither part of an id is longer: what stands before the dot, and what stands after it.
LONGEST_PART = 60

_MORE = rf"[a-z0-9_]{{0,{LONGEST_PART - 1}}}"
#: A public name, and that of a part after a dot.
ID_PATTERN = rf"[a-z]{_MORE}(\.[a-z0-9]{_MORE})?"
_ID = re.compile(ID_PATTERN)

_NEVER = Text("no legal facts fit it", "geen mogelijke feiten passen erbij")
_TAKEN = Text(
    "the rows above it take all that fits it", "de rijen erboven nemen alles wat erbij past"
)


class Checked(NamedTuple):
    """What is looked at of a vocabulary, once each part is of its type (`shape`)."""

    id: str
    rows: tuple[Row, ...]
    tables: Mapping[Subject, Table]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The rows that have a word."""
        return tuple(row for row in self.rows if isinstance(row, Term))


def problems_of(vocabulary: Checked) -> Iterator[Problem]:
    """Every problem of a vocabulary; that rows are dead is told where all else is right."""
    found = [*problems_of_words(vocabulary)]
    yield from found
    if not found:
        places = {id(row): at for at, row in enumerate(vocabulary.rows)}
        for table in vocabulary.tables.values():
            yield from _dead(table, places)
            yield from _outside(table, places)
            yield from _back(table, places)


def problems_of_words(vocabulary: Checked) -> Iterator[Problem]:
    """The problems that can be told without a look at what the rows ask."""
    yield from _names(vocabulary)
    for table in vocabulary.tables.values():
        yield from _broader(table, vocabulary.rows)


def _names(vocabulary: Checked) -> Iterator[Problem]:
    if not _ID.fullmatch(vocabulary.id):
        yield Problem(kind=faults.BAD_VOCABULARY_ID, value=vocabulary.id, path="$.id")
    if not vocabulary.terms:
        yield Problem(kind=faults.NO_ROWS, value=vocabulary.id, path="$.rows")
    seen = set[tuple[object, str]]()
    for at, row in enumerate(vocabulary.rows):
        if isinstance(row, Term):
            for word in row.words:
                path = f"$.rows[{at}].word"
                if not _is_word(word):
                    yield Problem(kind=faults.NO_WORD, value=word, path=path)
                elif (row.table, same(word)) in seen:
                    yield Problem(kind=faults.WORD_TWICE, value=word, path=path)
                else:
                    seen.add((row.table, same(word)))


def is_text(value: object) -> bool:
    """Whether it is text, whatever its type was said to be."""
    return isinstance(value, str)


def _is_word(word: str) -> bool:
    """Whether it has a letter or a digit, and no character that is not printed."""
    is_short = len(word) <= _MOST_CHARACTERS
    return is_short and word.isprintable() and any(character.isalnum() for character in word)


def _broader(table: Table, rows: Sequence[Row]) -> list[Problem]:
    words = {term.word: term for term in table.terms}
    found = []
    for at, term in enumerate(rows):
        path = f"$.rows[{at}].broader"
        if not isinstance(term, Term) or term.table is not table.subject:
            continue
        if term.broader is not None and term.broader not in words:
            choices = tuple(words)
            kind = faults.NO_BROADER
            found.append(Problem(kind=kind, value=term.broader, choices=choices, path=path))
        elif _circles(term, words):
            found.append(Problem(kind=faults.CIRCLE_OF_TERMS, value=term.word, path=path))
    return found


def _circles(term: Term, words: dict[str, Term]) -> bool:
    seen, at = {term.word}, term.broader
    while at in words:
        if at in seen:
            return True
        seen.add(at)
        at = words[at].broader
    return False


def _dead(table: Table, places: Mapping[int, int]) -> Iterator[Problem]:
    """Rows that no legal world is left for: the rows above take all of theirs."""
    worlds = table.worlds
    for row, own in zip(table.rows[:-1], table.own_shares, strict=False):
        if not own:
            fits = worlds.where(row.when)
            detail = _NEVER if not fits else _TAKEN
            value = row.word if isinstance(row, Term) else row.because.en
            path = f"$.rows[{places[id(row)]}]"
            yield Problem(kind=faults.DEAD_ROW, value=value, detail=detail, path=path)


def _outside(table: Table, places: Mapping[int, int]) -> Iterator[Problem]:
    """Rows that give their word, and so a broader one, where that does not hold by its criterion.

    What counts is where the row gives the label, so not what the rows above it take. Rows between
    the two are passed over, for the narrower row comes before them.
    """
    worlds = table.worlds
    for row, own in zip(table.rows, table.own_shares, strict=True):
        for broader in table.path(row)[:-1]:
            outside = own & ~worlds.extension(broader.when)
            if outside:
                case = some_witness(worlds, outside)
                said = (
                    f"{broader.word!r}: {case.say('en')}",
                    f"{broader.word!r}: {case.say('nl')}",
                )
                path = f"$.rows[{places[id(row)]}].broader"
                value = table.path(row)[-1].word
                yield Problem(
                    kind=faults.OUTSIDE_BROADER, value=value, detail=Text(*said), path=path
                )
                break


def _back(table: Table, places: Mapping[int, int]) -> Iterator[Problem]:
    """Steps forward that lead to a lower row: the order of the rows is then not that of the way."""
    if not moves_in(table):
        return
    place = {row: at for at, row in enumerate(table.rows)}
    seen = set[tuple[Term, Term]]()
    for term, other, by, find in forward_steps(table):
        if place[other] > place[term] and (term, other) not in seen:
            seen.add((term, other))
            case = find()
            said = (f"{by} ({case.say('en')})", f"{by} ({case.say('nl')})")
            path = f"$.rows[{places[id(term)]}]"
            yield Problem(kind=faults.MOVES_BACK, value=other.word, detail=Text(*said), path=path)
