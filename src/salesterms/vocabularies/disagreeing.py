"""Where two vocabularies use the same words for different things, each with cases that show it.

Different words for one thing are synonyms, and no conflict. A conflict is a *homonym*: one word for
two sets of worlds; a *swap*: somebody is x here and y there, and somebody else y here and x there;
or an *inverted order*: here the way forward leads from x to y, there from y to x. What the one
divides more finely than the other, `relations` tells.
"""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from salesterms.errors import Text
from salesterms.vocabularies.kinds import Match, match
from salesterms.vocabularies.moving import forward_order
from salesterms.vocabularies.relating import TablePair
from salesterms.vocabularies.rows import Term, same
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary
from salesterms.vocabularies.witness import Witness, witness_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.vocabularies.table import Table

_HOMONYM = {
    Match.NARROWER: Text(
        "{word!r} is narrower in {first} than in {second}.",
        "{word!r} is in {first} beperkter dan in {second}.",
    ),
    Match.BROADER: Text(
        "{word!r} is broader in {first} than in {second}.",
        "{word!r} is in {first} ruimer dan in {second}.",
    ),
    Match.OVERLAPPING: Text(
        "{word!r} is partly the same in {first} and {second}.",
        "{word!r} betekent in {first} en {second} maar deels hetzelfde.",
    ),
    Match.DISJOINT: Text(
        "{word!r} is never the same in {first} and {second}.",
        "{word!r} betekent in {first} en {second} nooit hetzelfde.",
    ),
}
_ONLY = Text("Only in {where}: {case}.", "Alleen in {where}: {case}.")
_SWAP = Text(
    "{first} says {x!r} and {second} says {y!r} of: {one}. The other way round of: {other}.",
    "{first} zegt {x!r} en {second} zegt {y!r} bij: {one}. Omgekeerd bij: {other}.",
)
_INVERTED = Text(
    "In {first} the way forward leads from {x!r} to {y!r}, in {second} from {y!r} to {x!r}.",
    "In {first} leidt de weg vooruit van {x!r} naar {y!r}, in {second} van {y!r} naar {x!r}.",
)


@frozen(kw_only=True)
class HomonymOfTwo:
    """One word of two vocabularies that names different things.

    >>> from salesterms.vocabularies import conflicts, lead_and_prospect, lead_or_bubble
    >>> found = conflicts(lead_or_bubble, lead_and_prospect)[0]
    >>> found.word, str(found.match)
    ('lead', 'overlapping')

    `only_first` is a case of which the first says the word and the second does not; None where the
    second says it of everybody of whom the first does.
    """

    word: str
    first: Vocabulary
    second: Vocabulary
    terms: tuple[Term, Term]
    match: Match
    only_first: Witness | None
    only_second: Witness | None

    def say(self, lang: str = "en") -> str:
        """The conflict in a sentence, and a case for each side."""
        said = [
            _HOMONYM[self.match]
            .say(lang)
            .format(word=self.word, first=self.first.id, second=self.second.id)
        ]
        for where, case in ((self.first, self.only_first), (self.second, self.only_second)):
            if case is not None:
                said.append(_ONLY.say(lang).format(where=where.id, case=case.say(lang)))
        return " ".join(said)

    def __str__(self) -> str:
        return self.say()


@frozen(kw_only=True)
class Swap:
    """Two words that two vocabularies use the other way round.

    >>> from salesterms.vocabularies import Swap, conflicts, four_types, linkedin_glossary
    >>> found = conflicts(linkedin_glossary, four_types)
    >>> [swap.words for swap in found if isinstance(swap, Swap)]
    [('SQL', 'MQL')]
    """

    words: tuple[str, str]
    first: Vocabulary
    second: Vocabulary
    #: The first vocabulary says the first word, the second vocabulary the second.
    as_given: Witness
    #: The first vocabulary says the second word, the second vocabulary the first.
    reversed: Witness

    def say(self, lang: str = "en") -> str:
        """The conflict in two sentences, with a case for each."""
        x, y = self.words
        return _SWAP.say(lang).format(
            first=self.first.id,
            second=self.second.id,
            x=x,
            y=y,
            one=self.as_given.say(lang),
            other=self.reversed.say(lang),
        )

    def __str__(self) -> str:
        return self.say()


@frozen(kw_only=True)
class InvertedOrder:
    """Two words that come one after the other, here this way round and there the other.

    >>> from salesterms.vocabularies import conflicts, four_stages, lead_and_prospect
    >>> conflicts(four_stages.definitions, lead_and_prospect)[-1].words
    ('prospect', 'lead')
    """

    #: In the order of the first vocabulary.
    words: tuple[str, str]
    first: Vocabulary
    second: Vocabulary

    def say(self, lang: str = "en") -> str:
        """The conflict in a sentence."""
        x, y = self.words
        return _INVERTED.say(lang).format(first=self.first.id, second=self.second.id, x=x, y=y)

    def __str__(self) -> str:
        return self.say()


Conflict: TypeAlias = HomonymOfTwo | Swap | InvertedOrder


def conflicts(first: Vocabulary, second: Vocabulary) -> tuple[Conflict, ...]:
    """Every homonym, swap and inverted order between two vocabularies.

    >>> from salesterms.vocabularies import conflicts, lead_and_prospect, lead_or_bubble
    >>> for found in conflicts(lead_or_bubble, lead_and_prospect):
    ...     print(found.say())
    'lead' is partly the same in lead_or_bubble and lead_and_prospect. Only in ...

    Two readings of one text are two vocabularies. None where no word is shared, or where shared
    words mean the same. Raises `OtherFacts`, and `TooManyWorlds` where two tables that share a word
    ask about too many facts.
    """
    found: list[Conflict] = []
    for one in checked_vocabulary(first).tables.values():
        for other in checked_vocabulary(second).tables.values():
            pair = TablePair(one, other)
            found += _homonyms(pair, first, second)
            found += _swaps(pair, first, second)
            found += _inversions(pair, first, second)
    return tuple(found)


def _shared(pair: TablePair) -> list[tuple[str, Term, Term]]:
    """Words that both have, as the first writes them, with the terms."""
    seconds = {same(word): term for term in pair.second.terms for word in term.words}
    return [
        (word, term, seconds[same(word)])
        for term in pair.first.terms
        for word in term.words
        if same(word) in seconds
    ]


def _homonyms(pair: TablePair, first: Vocabulary, second: Vocabulary) -> Iterator[HomonymOfTwo]:
    for word, one, other in _shared(pair):
        a, b = pair.firsts[one.word], pair.seconds[other.word]
        how = match(a, b)
        if how is not Match.EXACT:
            yield HomonymOfTwo(
                word=word,
                first=first,
                second=second,
                terms=(one, other),
                match=how,
                only_first=witness_of(pair.worlds, a & ~b),
                only_second=witness_of(pair.worlds, b & ~a),
            )


def _swaps(pair: TablePair, first: Vocabulary, second: Vocabulary) -> Iterator[Swap]:
    for (x, x1, x2), (y, y1, y2) in combinations(_shared(pair), 2):
        if _nested(pair.first, x1, y1) or _nested(pair.second, x2, y2):
            continue
        given = witness_of(pair.worlds, pair.firsts[x1.word] & pair.seconds[y2.word])
        other = witness_of(pair.worlds, pair.firsts[y1.word] & pair.seconds[x2.word])
        if given is not None and other is not None:
            yield Swap(words=(x, y), first=first, second=second, as_given=given, reversed=other)


def _inversions(pair: TablePair, first: Vocabulary, second: Vocabulary) -> Iterator[InvertedOrder]:
    shared = _shared(pair)
    if len(shared) < 2:  # noqa: PLR2004 # an order takes two
        return
    ahead, theirs = forward_order(pair.first), forward_order(pair.second)
    for (x, x1, x2), (y, y1, y2) in permutations(shared, 2):
        if (x1.word, y1.word) in ahead and (y2.word, x2.word) in theirs:
            yield InvertedOrder(words=(x, y), first=first, second=second)


def _nested(table: Table, one: Term, other: Term) -> bool:
    """One is a kind of the other, or they are one: who is called by both is no swap."""
    return one in table.path(other) or other in table.path(one)
