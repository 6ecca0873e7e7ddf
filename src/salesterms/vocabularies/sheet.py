"""The rows of an agreement as plain data, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from salesterms.criteria import All
from salesterms.errors import Text
from salesterms.facts import in_words, written
from salesterms.facts.kinds import SUBJECT_WORDS
from salesterms.vocabularies.agreed_criteria import said_of
from salesterms.vocabularies.kinds import BASIS_WORDS, Basis
from salesterms.vocabularies.rows import Silence, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.criteria import Criterion
    from salesterms.vocabularies.agreed_terms import AgreedTerms
    from salesterms.vocabularies.rows import Row
    from salesterms.vocabularies.table import Table

_AGREED = Text("agreed by the team", "afgesproken in het team")
_EVERYTHING_ELSE = Text("everything else", "al het andere")


class SheetRow(TypedDict):
    """One row of a sheet: a term, or where the vocabulary has no word."""

    #: Empty where there is no word.
    word: str
    #: The broader words and the word itself.
    path: tuple[str, ...]
    #: Other words for the same.
    aliases: tuple[str, ...]
    #: Whom or what it is about, in words.
    about: str
    #: When it is the word, in words.
    when: str
    #: The same as short text.
    criterion: str
    owner: str
    reason: str
    examples: tuple[str, ...]
    #: What the criterion rests on, in words.
    basis: str
    #: The number of the text, where there is one.
    source: str
    cites: tuple[str, ...]
    #: Whether these places speak of the word alone: the criterion is not theirs.
    cites_word_only: bool
    #: Why there is no word.
    because: str


def sheet_of(agreed: AgreedTerms, lang: str) -> tuple[SheetRow, ...]:
    """The rows, those of each subject together, in their order."""
    return tuple(
        _row(agreed, table, row, lang, changed=written(row.when) != written(before.when))
        for table in agreed.definitions.tables.values()
        for row, before in zip(
            _rows(table), agreed.vocabulary.table(table.subject).rows, strict=False
        )
    )


def _rows(table: Table) -> Iterator[Row]:
    """Every row; the silence after the last one only where something is left for it."""
    yield from table.rows[:-1]
    if table.own_shares[-1]:
        yield table.rows[-1]


def _row(agreed: AgreedTerms, table: Table, row: Row, lang: str, *, changed: bool) -> SheetRow:
    term = row if isinstance(row, Term) else None
    basis = _AGREED if changed else BASIS_WORDS[term.basis] if term else None
    return SheetRow(
        word=term.word if term else "",
        path=tuple(one.word for one in table.path(row)),
        aliases=tuple(one for one in term.words if one != term.word) if term else (),
        about=SUBJECT_WORDS[row.subject].say(lang),
        when=_when(row.when, lang),
        criterion=written(row.when),
        owner=term.owner.say(lang) if term and term.owner else "",
        reason=(said_of(term, agreed.reasons) or "") if term else "",
        examples=(said_of(term, agreed.examples) or ()) if term else (),
        basis=basis.say(lang) if basis else "",
        source=agreed.vocabulary.source,
        cites=row.cites,
        cites_word_only=term is not None and term.basis is Basis.OURS,
        because=row.because.say(lang) if isinstance(row, Silence) else "",
    )


def _when(criterion: Criterion, lang: str) -> str:
    """In words; what always holds is what the rows above it leave."""
    if isinstance(criterion, All) and not criterion.parts:
        return _EVERYTHING_ELSE.say(lang)
    return in_words(criterion, lang)
