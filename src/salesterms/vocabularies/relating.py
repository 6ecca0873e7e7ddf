"""How the terms of two vocabularies lie to each other, computed from what each requires."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import All, columns_of
from salesterms.errors import SalesTermsError, Text
from salesterms.facts import Subject, Worlds
from salesterms.facts.kinds import SUBJECT_WORDS
from salesterms.vocabularies.kinds import MATCH_WORDS, Match, match
from salesterms.vocabularies.rows import Silence, Term, same
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary
from salesterms.vocabularies.witness import Witness, witness_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.vocabularies.table import Table


class OtherFacts(SalesTermsError, ValueError):
    """Two vocabularies are compared that are about different catalogues of facts."""

    code = "other_facts"
    message = Text(
        "{0} and {1} ask about facts of different catalogues: build both from one",
        "{0} en {1} vragen naar feiten van verschillende catalogi: bouw beide uit één",
    )


@frozen(kw_only=True, slots=False)
class Related:
    """Two terms and how they lie to each other, with a case where they part.

    >>> from salesterms.vocabularies import four_types, lead_or_bubble, relations
    >>> related = relations(four_types, lead_or_bubble)[-1]
    >>> related.first.word, related.second.word, str(related.match)
    ('naam', 'naam', 'overlapping')

    `match` is what the first term is to the second: narrower where the first says more. The cases
    are sought when they are asked for.
    """

    first: Term
    second: Term
    match: Match
    _pair: TablePair = field(alias="pair", eq=False, repr=False)

    @cached_property
    def only_first(self) -> Witness | None:
        """A case of which the first is the word and the second is not; None if there is none."""
        mine, others = self._pair.worlds_of(self.first, self.second)
        return self._pair.witness(mine & ~others)

    @cached_property
    def only_second(self) -> Witness | None:
        """A case of which the second is the word and the first is not; None if there is none."""
        mine, others = self._pair.worlds_of(self.first, self.second)
        return self._pair.witness(others & ~mine)

    @cached_property
    def both(self) -> Witness | None:
        """A case of which both are the word; None if there is none."""
        mine, others = self._pair.worlds_of(self.first, self.second)
        return self._pair.witness(mine & others)

    def __getstate__(self) -> dict[str, object]:
        names = ("first", "second", "match", "only_first", "only_second", "both")
        return {name: getattr(self, name) for name in names}


class TablePair:
    """The tables of two vocabularies on the worlds of the facts that either asks about."""

    def __init__(self, first: Table, second: Table) -> None:
        """Take two tables; raises `OtherFacts` where they are about different catalogues."""
        if first.catalogue != second.catalogue:
            raise OtherFacts(repr(first.catalogue), repr(second.catalogue))
        self.first, self.second = first, second
        self._seen: dict[int, Witness | None] = {}

    @cached_property
    def worlds(self) -> Worlds:
        """The worlds of both, made when they are asked for; raises `TooManyWorlds`."""
        return Worlds(self.first.catalogue, (*self.first.criteria, *self.second.criteria))

    @cached_property
    def firsts(self) -> dict[str, int]:
        """Word -> its worlds, in the first table."""
        return self.first.extensions(self.worlds)

    @cached_property
    def seconds(self) -> dict[str, int]:
        """Word -> its worlds, in the second table."""
        return self.second.extensions(self.worlds)

    def matches(self) -> Iterator[tuple[Term, Term, Match]]:
        """Every term of the one with every term of the other."""
        for one in self.first.terms:
            for other in self.second.terms:
                yield one, other, match(self.firsts[one.word], self.seconds[other.word])

    def related(self, one: Term, other: Term) -> Related:
        """Two terms, how they lie to each other, and where to seek a case."""
        how = match(*self.worlds_of(one, other))
        return Related(first=one, second=other, match=how, pair=self)

    def worlds_of(self, one: Term, other: Term) -> tuple[int, int]:
        """The worlds of a term of the first table, and of one of the second."""
        return self.firsts[one.word], self.seconds[other.word]

    def witness(self, shown: int) -> Witness | None:
        """The witness of some worlds; sought once, for many terms part in the same worlds."""
        if shown not in self._seen:
            self._seen[shown] = witness_of(self.worlds, shown)
        return self._seen[shown]


def pairs_of(first: Vocabulary, second: Vocabulary) -> Iterator[TablePair]:
    """The tables of two vocabularies that are about facts which have to do with each other."""
    for one in checked_vocabulary(first).tables.values():
        for other in checked_vocabulary(second).tables.values():
            if meet(one, other):
                yield TablePair(one, other)


def meet(one: Table, other: Table) -> bool:
    """Whether two tables are of one subject, or ask about a common fact or about coupled ones."""
    if one.subject is other.subject or one.catalogue != other.catalogue:
        return True  # other catalogues are to be refused, not to be passed over
    mine, others = set(columns_of(All(one.criteria))), set(columns_of(All(other.criteria)))
    coupled = one.catalogue.coupled
    return bool(mine & others or (mine & coupled and others & coupled))


def relations(first: Vocabulary, second: Vocabulary) -> tuple[Related, ...]:
    """How every term of one vocabulary lies to every term of another.

    >>> from salesterms.vocabularies import four_stages, four_types, relations
    >>> found = relations(four_stages.definitions, four_types)
    >>> [str(one.match) for one in found if one.first.word == one.second.word == "lead"]
    ['overlapping']

    In the order of the rows of both. A person's term and a deal's are compared as well: they meet
    in where the deal stands. Terms of different subjects that ask about nothing in common, such as
    that of a person and that of a sale, are left out. Raises `OtherFacts`.
    """
    return tuple(
        pair.related(one, other)
        for pair in pairs_of(first, second)
        for one in pair.first.terms
        for other in pair.second.terms
    )


def matches(first: Vocabulary, second: Vocabulary) -> Iterator[tuple[Term, Term, Match]]:
    """How every term of one vocabulary lies to every term of another, without a case for each.

    >>> from salesterms.vocabularies import lead_and_prospect, linkedin_glossary, matches
    >>> {
    ...     str(how)
    ...     for one, other, how in matches(lead_and_prospect, linkedin_glossary)
    ...     if one.word == other.word == "klant"
    ... }
    {'narrower'}

    Raises `OtherFacts`.
    """
    for pair in pairs_of(first, second):
        yield from pair.matches()


@frozen(kw_only=True)
class Translation:
    """What the terms of one vocabulary are in another.

    >>> from salesterms.vocabularies import lead_and_prospect, lead_or_bubble, translate
    >>> found = translate("naam", lead_or_bubble, lead_and_prospect)
    >>> found.exact is None, found.candidates
    (True, ('prospect', 'contactpersoon', 'junk lead', 'lead'))

    `terms` has each term that meets, with what it is to the word that was given: exact, broader
    (it names everybody that the word names, and others), narrower or overlapping. `silences` are
    the rows where the other vocabulary says nothing about some whom the word names. A word that is
    a person's and a deal's has two meanings: `each` then has the translation of either, and
    `terms` has what meets one of them at least. `meant` is the term that the word is, the first
    where it is several.
    """

    word: str
    first: Vocabulary
    second: Vocabulary
    terms: tuple[tuple[Term, Match], ...]
    silences: tuple[Silence, ...]
    meant: Term
    each: tuple[Translation, ...] = ()

    @property
    def exact(self) -> Term | None:
        """The one term that names just the same; None for a word with several meanings."""
        if self.each:
            return None
        return next((term for term, how in self.terms if how is Match.EXACT), None)

    @property
    def candidates(self) -> tuple[str, ...]:
        """The words that somebody of whom only the word is known may have."""
        return tuple(term.word for term, _ in self.terms)

    @property
    def undefined_because(self) -> tuple[Text, ...]:
        """Why the other vocabulary may have no word."""
        return tuple(dict.fromkeys(row.because for row in self.silences))

    def explain(self, lang: str = "en") -> str:
        """A line for each term, with its relation and citation, and for each reason of silence."""
        if self.each:
            return "\n".join(one.explain(lang) for one in self.each)
        word = _told_apart(self.word, self.meant, self.first.named(self.word), lang)
        lines = [_HEAD.say(lang).format(word, self.first.id, self.second.id)]
        others = [term for term, _ in self.terms]
        lines += [
            f"  {_told_apart(term.word, term, others, lang)}: {MATCH_WORDS[how].say(lang)}"
            f"{_cited(term.cites)}"
            for term, how in self.terms
        ]
        if not self.terms and not self.silences:
            lines.append(f"  {_NOTHING.say(lang)}")
        lines += [f"  -: {row.because.say(lang)}{_cited(row.cites)}" for row in self.silences]
        if self.terms and self.exact is None:
            lines.append(f"  {_NOT_EXACT.say(lang)}")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.explain()


_NOTHING = Text("nothing: it is about something else", "niets: het gaat over iets anders")
_NOT_EXACT = Text(
    "Not exact: use the facts of each case.", "Niet exact: ga per geval uit van de feiten."
)
_HEAD = Text("{0} in {1} is, in {2}:", "{0} van {1} is volgens {2}:")


def _told_apart(word: str, term: Term, others: Sequence[Term], lang: str) -> str:
    """A word, with what it is said of where others have a term of that word too."""
    twins = [one for one in others if same(word) in map(same, one.words)]
    return f"{word} ({SUBJECT_WORDS[term.table].say(lang)})" if len(twins) > 1 else word


def _cited(cites: tuple[str, ...]) -> str:
    return f" ({', '.join(cites)})" if cites else ""


def translate(word: str, from_: Vocabulary, to: Vocabulary) -> Translation:
    """What a word of one vocabulary is in another.

    >>> from salesterms.vocabularies import lead_and_prospect, lead_or_bubble, translate
    >>> print(translate("verkoopkans", lead_or_bubble, lead_and_prospect))
    verkoopkans in lead_or_bubble is, in lead_and_prospect:
      klant: overlaps your word (004:9)
      prospect: overlaps your word (004:9)
      ...

    Exact where both name the same; else every term that may be the right one, and the reasons of
    silence that may hold. Nothing is guessed, and no chance is carried over. A word that names a
    person and a deal is translated for each.
    Raises `UnknownWord`, `NotAVocabulary` and `OtherFacts`.
    """
    meant = checked_vocabulary(from_).named(word)
    each = tuple(_translated(word, mine, from_, checked_vocabulary(to)) for mine in meant)
    if len(each) == 1:
        return each[0]
    terms: dict[Term, Match] = {}
    for one in each:
        for term, how in one.terms:
            terms[term] = how if terms.get(term, how) is how else Match.OVERLAPPING
    silences = dict.fromkeys(row for one in each for row in one.silences)
    return Translation(
        word=word,
        first=from_,
        second=to,
        terms=tuple(terms.items()),
        silences=tuple(silences),
        meant=meant[0],
        each=each,
    )


#: What one contact or one purchase is called is no translation of what a person or a deal is.
_OF_ONE_MOMENT = {Subject.TOUCH, Subject.SALE}


def _may_translate(one: Table, other: Table) -> bool:
    """Whether a word of the one may be a word of the other: a person's may be a deal's."""
    subjects = {one.subject, other.subject}
    if one.catalogue == other.catalogue and len(subjects) > 1 and subjects & _OF_ONE_MOMENT:
        return False
    return meet(one, other)


def _translated(word: str, mine: Term, from_: Vocabulary, to: Vocabulary) -> Translation:
    """What one term of a vocabulary is in another."""
    terms: list[tuple[Term, Match]] = []
    silences: dict[Silence, None] = {}
    for table in to.tables.values():
        if not _may_translate(from_.tables[mine.table], table):
            continue
        pair = TablePair(from_.tables[mine.table], table)
        own = pair.firsts[mine.word]
        for term in table.terms:
            how = match(pair.seconds[term.word], own)
            if how is not Match.DISJOINT:
                terms.append((term, how))
        for row, share in zip(table.rows, table.shares(pair.worlds), strict=True):
            if share & own and not table.path(row):
                silences[row] = None  # type: ignore[index] # a row without a path is silence
    return Translation(
        word=word,
        first=from_,
        second=to,
        terms=tuple(terms),
        silences=tuple(silences),
        meant=mine,
    )
