"""How words of the texts lie to each other: homonyms, swaps, relations and what each requires."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import Criterion
from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Catalogue, Worlds
from salesterms.vocabularies.contradictions.queries.texts import name_of, text_of, the_texts
from salesterms.vocabularies.disagreeing import (
    Conflict,
    HomonymOfTwo,
    InvertedOrder,
    Swap,
    conflicts,
)
from salesterms.vocabularies.kinds import Match, match
from salesterms.vocabularies.necessity import necessary
from salesterms.vocabularies.relating import pairs_of
from salesterms.vocabularies.witness import Witness, witness_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.vocabularies.necessity import Necessity
    from salesterms.vocabularies.relating import Related

_HOMONYM = Text("what {0!r} means in each pair of texts", "wat {0!r} betekent, per tweetal teksten")
_SWAP = Text(
    "whether two texts use {0!r} and {1!r} the other way round",
    "of twee teksten {0!r} en {1!r} andersom gebruiken",
)
_RELATION = Text("how {0} lies to {1}", "hoe {0} zich verhoudt tot {1}")
_REQUIRED = Text(
    "what the words require of these facts: {0}", "wat de woorden eisen van deze feiten: {0}"
)
_KINDS = Text("what the words are kinds of: {0}", "waarvan de woorden een soort zijn: {0}")
_LIES = {
    Match.EXACT: Text("{0} and {1} are the same", "{0} en {1} zijn hetzelfde"),
    Match.NARROWER: Text("{0} is narrower than {1}", "{0} is beperkter dan {1}"),
    Match.BROADER: Text("{0} is broader than {1}", "{0} is ruimer dan {1}"),
    Match.OVERLAPPING: Text("{0} and {1} overlap", "{0} en {1} overlappen"),
    Match.DISJOINT: Text("{0} and {1} never meet", "{0} en {1} vallen nooit samen"),
}
_ONLY = Text("only {0}: {1}", "alleen {0}: {1}")
_BOTH = Text("both: {0}", "beide: {0}")
_NEITHER = Text("neither: {0}", "geen van beide: {0}")
_NONE = Text("none", "geen")
_NOTHING = Text("it requires nothing of it", "dat wordt niet geëist")
_NO_WORD = Text("no such word", "geen zulk woord")


@frozen(kw_only=True)
class HomonymsOf:
    """Every pair of texts in which a word names different cases."""

    word: str

    @property
    def asked(self) -> Text:
        """What is computed."""
        return _filled(_HOMONYM, self.word)

    def answer(self) -> tuple[HomonymOfTwo, ...]:
        """The homonyms, with a case for each side."""
        return tuple(
            found
            for found in _conflicts()
            if isinstance(found, HomonymOfTwo) and found.word == self.word
        )

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each pair."""
        return tuple(found.say(lang) for found in self.answer())


@frozen(kw_only=True)
class SwapsOf:
    """Every pair of texts that use two words the other way round, or in the other order."""

    words: tuple[str, str]

    @property
    def asked(self) -> Text:
        """What is computed."""
        return _filled(_SWAP, *self.words)

    def answer(self) -> tuple[Swap | InvertedOrder, ...]:
        """The swaps, with a case for each direction, and the orders that are inverted."""
        return tuple(
            found
            for found in _conflicts()
            if not isinstance(found, HomonymOfTwo) and set(found.words) == set(self.words)
        )

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each pair."""
        return tuple(found.say(lang) for found in self.answer()) or (_NONE.say(lang),)


@frozen(kw_only=True)
class RelationOf:
    """How a term of one vocabulary lies to one of another: (id of the vocabulary, word)."""

    first: tuple[str, str]
    second: tuple[str, str]

    @property
    def asked(self) -> Text:
        """What is computed."""
        return _filled(_RELATION, _said(self.first), _said(self.second))

    def answer(self) -> Related:
        """The relation, with the cases that show it."""
        (id1, word1), (id2, word2) = self.first, self.second
        one, other = text_of(id1), text_of(id2)
        (term,), (against,) = one.named(word1), other.named(word2)
        return next(
            pair.related(term, against)
            for pair in pairs_of(one, other)
            if term in pair.first.terms and against in pair.second.terms
        )

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """The relation, then the cases."""
        found = self.answer()
        cases = (found.only_first, found.only_second, found.both)
        return _compared(_said(self.first), _said(self.second), found.match, cases, lang)


@frozen(kw_only=True)
class Compared:
    """How two criteria lie to each other that no vocabulary has as its rows.

    With `gap`, a case that neither fits is part of what is shown.
    """

    names: tuple[Text, Text]
    criteria: tuple[Criterion, Criterion]
    gap: bool = False
    catalogue: Catalogue = field(default=CATALOGUE, repr=False)

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(
            *(_RELATION.say(lang).format(*(n.say(lang) for n in self.names)) for lang in _LANGS)
        )

    def answer(self) -> tuple[Match, tuple[Witness | None, ...]]:
        """The relation, and cases of only the first, only the second, both, and neither."""
        worlds = Worlds(self.catalogue, self.criteria)
        a, b = (worlds.where(criterion) for criterion in self.criteria)
        sets = (a & ~b, b & ~a, a & b, worlds.legal & ~a & ~b)
        return match(a, b), tuple(witness_of(worlds, shown) for shown in sets)

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """The relation, then the cases."""
        how, cases = self.answer()
        one, other = (name.say(lang) for name in self.names)
        return _compared(one, other, how, cases if self.gap else cases[:-1], lang)


@frozen(kw_only=True)
class Required:
    """What some words require of some facts: (id of the vocabulary, word) each."""

    facts: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]

    @property
    def asked(self) -> Text:
        """What is computed."""
        names = [CATALOGUE[name].text for name in self.facts]
        return Text(
            *(_REQUIRED.say(lang).format("; ".join(n.say(lang) for n in names)) for lang in _LANGS)
        )

    def answer(self) -> Mapping[tuple[str, str], Mapping[str, Necessity]]:
        """Each term -> what it requires of those of the facts of which it requires something."""
        found = {}
        for id_, word in self.terms:
            needed = necessary(text_of(id_), word)
            found[id_, word] = {name: needed[name] for name in self.facts if name in needed}
        return found

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each term."""
        return tuple(
            f"{_said(term)}: "
            + ("; ".join(each.say(lang) for each in needed.values()) or _NOTHING.say(lang))
            for term, needed in self.answer().items()
        )


@frozen(kw_only=True)
class KindsOf:
    """The path of some words in each text: what they are kinds of."""

    words: tuple[str, ...]

    @property
    def asked(self) -> Text:
        """What is computed."""
        return _filled(_KINDS, ", ".join(self.words))

    def answer(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Id of a vocabulary -> the path of each of the words that it has."""
        return {
            text.id: tuple(
                tuple(each.word for each in text.tables[term.table].path(term))
                for term in text.terms
                if set(term.words) & set(self.words)
            )
            for text in the_texts()
        }

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text."""
        answers = zip(the_texts(), self.answer().values(), strict=True)
        return tuple(
            f"{name_of(text)}: " + (", ".join(map(" / ".join, paths)) or _NO_WORD.say(lang))
            for text, paths in answers
        )


_LANGS = ("en", "nl")


@cache
def _conflicts() -> tuple[Conflict, ...]:
    """Every conflict between two of the texts."""
    pairs = combinations(the_texts(), 2)
    return tuple(found for one, other in pairs for found in conflicts(one, other))


def _filled(template: Text, *words: str) -> Text:
    return Text(*(template.say(lang).format(*words) for lang in _LANGS))


def _said(term: tuple[str, str]) -> str:
    id_, word = term
    return f"{word} ({name_of(text_of(id_))})"


def _compared(
    one: str, other: str, how: Match, cases: tuple[Witness | None, ...], lang: str
) -> tuple[str, ...]:
    heads = (_ONLY.say(lang).format(one, "{0}"), _ONLY.say(lang).format(other, "{0}"))
    templates = (*heads, _BOTH.say(lang), _NEITHER.say(lang))
    lines = [_LIES[how].say(lang).format(one, other)]
    lines += [
        template.format(case.say(lang))
        for template, case in zip(templates, cases, strict=False)
        if case is not None
    ]
    return tuple(lines)
