"""Small vocabularies about made-up facts, so small that every combination can be looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from salesterms.errors import Text
from salesterms.facts import Catalogue, Subject, Worlds
from salesterms.strategies.facts import fact_criteria, small_catalogues
from salesterms.vocabularies import Silence, Term, Vocabulary
from salesterms.vocabularies.rows import ALWAYS

if TYPE_CHECKING:
    from salesterms.vocabularies.rows import Row

#: Two vocabularies share some of these words.
_WORDS = ("lead", "prospect", "contact", "naam", "klant")
_SUBJECTS = (Subject.PERSON, Subject.COMPANY, Subject.RECORD, Subject.DEAL)
_UNSAID = Text("it does not say", "dat staat er niet")


@st.composite
def _catalogues(draw: st.DrawFn) -> Catalogue:
    """A catalogue in which something is legal: one whose laws exclude everything has none."""
    found = draw(small_catalogues(most=3))
    return found if Worlds(found, []).legal else Catalogue(found.values())


@st.composite
def small_vocabularies(
    draw: st.DrawFn, catalogue: Catalogue | None = None, *, most: int = 4
) -> Vocabulary:
    """Vocabularies of 1 to `most` (4) rows about a catalogue, or about a small made-up one.

    >>> from hypothesis import given
    >>> from salesterms.strategies import small_vocabularies
    >>> @given(small_vocabularies())
    ... def test_it_keeps_every_rule(vocabulary):
    ...     vocabulary.check()
    >>> test_it_keeps_every_rule()

    They have broader terms, silences, and terms of one subject or two. A row that could never give
    a label is left out.
    """
    own = draw(_catalogues()) if catalogue is None else catalogue
    asked = fact_criteria(own, leaves=3)
    rows: list[Row] = []
    for word in draw(st.permutations(_WORDS))[: draw(st.integers(1, most))]:
        subject = draw(st.sampled_from(_SUBJECTS))
        if rows and draw(st.integers(0, 3)) == 0:
            rows.append(Silence(when=draw(asked), because=_UNSAID, subject=subject))
        else:
            rows.append(Term(word=word, when=draw(asked), subject=subject))
    for at in reversed(range(len(rows))):
        row = rows[at]
        below = [one for one in rows[at + 1 :] if isinstance(one, Term) and one.table is row.table]
        broader = draw(st.none() | st.sampled_from(below)) if below else None
        if isinstance(row, Term) and broader is not None:
            rows[at] = evolve(row, when=row.when & broader.when, broader=broader.word)
    rows = _alive(own, rows)
    return Vocabulary(id="drawn", title=Text("drawn", "getrokken"), rows=tuple(rows), catalogue=own)


def _alive(catalogue: Catalogue, rows: list[Row]) -> list[Row]:
    """The rows that give a label to some legal facts; where no term does, one that always does."""
    drawn = Vocabulary(
        id="drawn", title=_UNSAID, rows=tuple(rows), catalogue=catalogue, checked=False
    )
    dead = {
        id(row)
        for table in drawn.tables.values()
        for row, own in zip(table.rows, table.own_shares, strict=True)
        if not own
    }
    found = [row for row in rows if id(row) not in dead]
    words = {row.word for row in found if isinstance(row, Term)}
    if not words:
        return [Term(word=_WORDS[0], when=ALWAYS)]
    return [
        evolve(row, broader=None) if isinstance(row, Term) and row.broader not in words else row
        for row in found
    ]


@st.composite
def vocabulary_pairs(draw: st.DrawFn, *, most: int = 4) -> tuple[Vocabulary, Vocabulary]:
    """Two vocabularies about the same small catalogue, which share words or do not.

    >>> from hypothesis import given
    >>> from salesterms.strategies import vocabulary_pairs
    >>> from salesterms.vocabularies import matches
    >>> @given(vocabulary_pairs())
    ... def test_how_words_lie_is_the_same_from_both_sides(two):
    ...     one, other = two
    ...     there = {(a.word, b.word, str(how)) for a, b, how in matches(one, other)}
    ...     back = {(a.word, b.word, str(how.reverse)) for b, a, how in matches(other, one)}
    ...     assert there == back
    >>> test_how_words_lie_is_the_same_from_both_sides()
    """
    catalogue = draw(_catalogues())
    several = small_vocabularies(catalogue, most=most)
    return draw(several), draw(several)
