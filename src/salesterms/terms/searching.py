"""Searching the glossary: labels first, then definitions, notes and examples."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from salesterms.terms.entry import Entry
from salesterms.terms.folding import fold, fold_words
from salesterms.terms.parts import Label
from salesterms.terms.trigrams import TrigramIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesterms.terms.looking_up import LabelIndex

#: How near a label, or a word of a text, must come to be found. Two letters of six that changed
#: places leave three runs of seven, 0.43.
_NEAR_LABEL, _NEAR_WORD = 0.42, 0.6

#: A word that more than this part of all terms have, such as *de* and *the*, finds nothing.
_COMMON = 0.4

#: No more words than this of a search are looked up, and none of fewer letters than this.
_WORDS, _LETTERS = 12, 2


@frozen(kw_only=True)
class Match:
    """One term that a search found.

    `where` says by what: its `label`, or its text. `score` runs from 0 to 1 and puts the matches in
    order; it compares matches of one search, by labels among each other and by texts likewise.
    """

    entry: Entry
    where: Literal["label", "text"]
    score: float
    label: Label | None = field(default=None)


def by_labels(labels: LabelIndex, asked: str) -> Iterator[Match]:
    """The terms with a label that comes near, the nearest first, each once."""
    key = fold(asked)
    called_so = {entry.id for entry in labels.of(key)}
    near = labels.near(key, least=_NEAR_LABEL)
    seen = set[str]()
    # What is called so comes first, also where it is asked for in the plural.
    for score, labelled in sorted(near, key=lambda pair: pair[1].entry.id not in called_so):
        if labelled.entry.id not in seen:
            seen.add(labelled.entry.id)
            yield Match(entry=labelled.entry, where="label", score=score, label=labelled.label)


class TextIndex:
    """The words of all labels and texts, with the terms that have them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._places: dict[str, set[int]] = {}
        for position, entry in enumerate(entries):
            for text in _texts(entry):
                for word in fold_words(text):
                    self._places.setdefault(word, set()).add(position)
        most = len(entries) * _COMMON
        kept = (pair for pair in self._places.items() if len(pair[1]) <= most)
        self._places = dict(kept)
        self._words = TrigramIndex(self._places)

    def search(self, asked: str) -> Iterator[Match]:
        """The terms whose text has words that come near, those with the most and rarest first.

        A word counts the more, the fewer terms have it.
        """
        words = [word for word in dict.fromkeys(fold_words(asked)) if len(word) >= _LETTERS]
        totals: dict[int, float] = {}
        for word in words[:_WORDS]:
            for position, worth in self._worth(word).items():
                totals[position] = totals.get(position, 0.0) + worth
        most = log(1 + len(self._entries)) * max(1, len(words[:_WORDS]))
        for position in sorted(totals, key=lambda at: (-totals[at], at)):
            entry = self._entries[position]
            yield Match(entry=entry, where="text", score=totals[position] / most)

    def _worth(self, word: str) -> dict[int, float]:
        """The terms that have a word, or one that comes near, with what it is worth there."""
        found: dict[int, float] = {}
        for score, at in self._words.near(word, least=_NEAR_WORD):
            places = self._places[self._words.keys[at]]
            worth = score * log((1 + len(self._entries)) / len(places))
            for position in places:
                found[position] = max(found.get(position, 0.0), worth)
        return found


def _texts(entry: Entry) -> Iterable[str]:
    yield from (label.text for label in entry.labels)
    both = [entry.definition, entry.note, entry.example, *(each.meaning for each in entry.senses)]
    for text in both:
        if text is not None:
            yield text.en
            yield text.nl
