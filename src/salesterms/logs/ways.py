"""The labels of a vocabulary as stages: which one follows which, and what each step is called.

Nobody draws it: the order comes from the vocabulary's own lifecycle by projection, the closed
stages from the words for closed deals and for who left the way forward.
"""

from __future__ import annotations

import itertools
from collections import deque
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text
from salesterms.errors.arguments import check_argument
from salesterms.facts import DEAL, Subject
from salesterms.lifecycle import CLOSED, OPEN, Category
from salesterms.logs.rulings import Verdict, VerdictKind
from salesterms.vocabularies import Term, forward_order, steps
from salesterms.vocabularies.moving import moves_in
from salesterms.vocabularies.rows import same
from salesterms.vocabularies.terminology import A_SUBJECT, UnknownWord, checked_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.vocabularies import Vocabulary
    from salesterms.vocabularies.table import Table


class NoStages(SalesTermsError, ValueError):
    """A log was to be audited by a vocabulary whose words are no stages."""

    code = "no_stages"
    message = Text(
        "Nobody moves from word to word in {0}: use one about people or deals, such as {1}",
        "In {0} gaat niemand van woord naar woord: gebruik er een over mensen of deals, zoals {1}",
    )


class Ways:
    """The stages of one vocabulary about one subject, and the verdict on every pair of them.

    >>> from salesterms.vocabularies import hubspot
    >>> ways = Ways(hubspot.deal_stage)
    >>> ways.labels[0], ways.labels[-1]
    ('Appointment Scheduled', 'Closed Lost')
    >>> ways.verdict("Appointment Scheduled", "Presentation Scheduled").text()
    'skipped 1'
    >>> ways.verdict("Closed Lost", "Contract Sent").text()
    're-opened'
    >>> ways.verdict(None, "Appointment Scheduled").text()
    'legal'

    In process mining these are the allowed transitions. A step to the next stage is legal, and so
    is one to a stage that the way forward can be left for, from any that is not closed. A skip is
    counted along the shortest way. A label that is a kind of another stands in one stage with it.
    The labels of a group follow each other as the vendor lists them. Raises `NoStages` and
    `NotItsSubject`.
    """

    def __init__(self, vocabulary: Vocabulary, subject: Subject | None = None) -> None:
        """Work out the order of the labels."""
        self.vocabulary = checked_vocabulary(vocabulary)
        table = self.vocabulary.table(subject) if self.vocabulary.rows else None
        if table is None or table.subject not in _MOVED or not moves_in(table):
            raise NoStages(self.vocabulary.id, "hubspot.deal_stage")
        self.subject = table.subject
        self._terms = {term.word: term for term in table.terms}
        self._group = {term.word: term.group or (term.word,) for term in table.terms}
        self._term_of = {label: word for word, group in self._group.items() for label in group}
        self._kin = _kin(table)
        self._categories = _categories(table) if self.subject is Subject.DEAL else {}
        self.closed = frozenset(label for label in self._term_of if self._is_closed(label))
        self._after = self._followers(table)
        self.labels = self._in_order()

    def _followers(self, table: Table) -> Mapping[str, frozenset[str]]:
        """Each label, and those that a legal step leads to."""
        found: dict[str, set[str]] = {label: set() for label in self._term_of}
        for before, after in self._next_words(table):
            found[self._group[before][-1]].add(self._group[after][0])
        for group in self._group.values():
            for one, following in itertools.pairwise(group):
                if one not in self.closed:
                    found[one].add(following)
        for step in steps(table):
            if step.path and step.to:
                self._leave(found, step.path[-1], step.to[-1])
        return {
            label: frozenset() if label in self.closed else frozenset(after)
            for label, after in found.items()
        }

    def _next_words(self, table: Table) -> Iterator[tuple[str, str]]:
        """The words that follow each other on the way forward, with no third between them.

        A kind of a word stands where the word stands, so the order holds for both. Words that lead
        to each other have no order: neither of them stands between two others.
        """
        order = {
            (one, later)
            for before, after in forward_order(table)
            for one in self._kin[before]
            for later in self._kin[after]
            if later not in self._kin[one]
        }
        strict = {(before, after) for before, after in order if (after, before) not in order}
        for before, after in order:
            if not any(
                (before, word) in strict and (word, after) in strict
                for word in self._terms
                if word not in self._kin[before] and word not in self._kin[after]
            ):
                yield before, after

    def _leave(self, found: dict[str, set[str]], word: str, to: str) -> None:
        """Add the steps off the way, and those back to it from where nothing is closed."""
        if self._terms[to].exit or self._terms[word].exit:
            for kin in self._kin[word]:
                for label in self._group[kin]:
                    found[label].update(self._group[to])

    def _in_order(self) -> tuple[str, ...]:
        """The labels from early to late; those that have no place in the order at the end."""
        reach = {label: self.distances(label) for label in self._term_of}

        def place(label: str) -> tuple[bool, int]:
            return self._is_exit(label), -len(reach[label])

        rows = reversed(self._terms)  # a table stands with its last stage on top
        listed = [label for word in rows for label in self._group[word]]
        return tuple(sorted(listed, key=place))

    @cached_property
    def firsts(self) -> tuple[str, ...]:
        """The labels that a case may begin with: those that follow no other."""
        led = {
            after
            for label, followers in self._after.items()
            for after in followers
            if not self._is_exit(label)
        }
        return tuple(label for label in self.labels if label not in led)

    def _is_closed(self, label: str) -> bool:
        """Of deals: won or lost; of people: who left the way forward."""
        if self.subject is not Subject.DEAL:
            return self._is_exit(label)
        return self._categories.get(self._term_of[label]) in CLOSED

    def _is_exit(self, label: str) -> bool:
        return self._terms[self._term_of[label]].exit

    def _beginning(self) -> set[str]:
        """The first labels, and those that are a kind of one of them."""
        words = {kin for label in self.firsts for kin in self._kin[self._term_of[label]]}
        return {*self.firsts, *(self._group[word][0] for word in words)}

    def distances(self, label: str | None, *, past: frozenset[str] = frozenset()) -> dict[str, int]:
        """How many legal steps each label is away; None stands for before the first one.

        Labels that are in `past` are not gone through.
        """
        start = sorted((self._beginning() if label is None else self._after[label]) - past)
        found = dict.fromkeys(start, 1)
        waiting = deque(start)
        while waiting:
            one = waiting.popleft()
            for after in () if self._is_exit(one) else sorted(self._after[one] - past):
                if after not in found:
                    found[after] = found[one] + 1
                    waiting.append(after)
        return found

    @cached_property
    def _far(self) -> Mapping[str | None, Mapping[str, int]]:
        return {label: self.distances(label) for label in (None, *self._term_of)}

    def verdict(self, previous: str | None, label: str) -> Verdict:
        """What a step from one label to another is; None stands for the beginning of a case.

        Labels are found in any case of letters, and by their aliases. Raises `UnknownWord`.
        """
        return self._verdict(None if previous is None else self.label(previous), self.label(label))

    def label(self, word: object) -> str:
        """The label that a word is a spelling of; raises `UnknownWord`.

        >>> from salesterms.vocabularies import hubspot
        >>> Ways(hubspot.deal_stage).label("closed won")
        'Closed Won'
        """
        code = self.code_of.get(same(word)) if isinstance(word, str) else None
        if code is None:
            raise UnknownWord(self.vocabulary.id, word, self.labels)
        return self.labels[code]

    def _verdict(self, previous: str | None, label: str) -> Verdict:
        if previous is not None and self._are_one(previous, label):
            return Verdict(VerdictKind.STAY)
        if previous in self.closed:
            closed = label in self.closed
            return Verdict(VerdictKind.AFTER_CLOSE if closed else VerdictKind.REOPENED)
        far = self._far[previous].get(label)
        if far is not None:
            return Verdict(VerdictKind.SKIP, far - 1) if far > 1 else Verdict(VerdictKind.LEGAL)
        back = None if previous is None else self._far[label].get(previous)
        if back is not None:
            return Verdict(VerdictKind.BACKWARD, back)
        return Verdict(VerdictKind.NO_WAY)

    def _are_one(self, label: str, other: str) -> bool:
        """Whether they are one label, or one is a kind of the other."""
        word, another = self._term_of[label], self._term_of[other]
        return label == other or (word != another and another in self._kin[word])

    def term(self, label: str) -> Term:
        """The term that a label belongs to; raises `UnknownWord`."""
        return self._terms[self._term_of[self.label(label)]]

    def category(self, label: str) -> Category | None:
        """Whether a deal with this label is open (or held), won or lost.

        None where that differs, and for labels of people. Raises `UnknownWord`.
        """
        return self._categories.get(self._term_of[self.label(label)])

    @cached_property
    def code_of(self) -> Mapping[str, int]:
        """Every spelling of every label, folded, and the place of the label among `labels`."""
        found: dict[str, int] = {}
        for place, label in enumerate(self.labels):
            term = self._terms[self._term_of[label]]
            own = (label,) if term.group else term.words
            for word in own:
                found.setdefault(same(word), place)
        return found

    @cached_property
    def table(self) -> tuple[Verdict, ...]:
        """The verdict on (previous, label), at `previous * n + label`; the beginning is the last.

        Each verdict is there once, so that they can be told apart by identity.
        """
        kept: dict[Verdict, Verdict] = {}
        pairs = ((before, label) for before in (*self.labels, None) for label in self.labels)
        made = (self._verdict(before, label) for before, label in pairs)
        return tuple(kept.setdefault(verdict, verdict) for verdict in made)


#: What moves from stage to stage; a touch or a sale is what it is.
_MOVED = (Subject.PERSON, Subject.DEAL)


@lru_cache(maxsize=32)
def _kept(vocabulary: Vocabulary, subject: Subject | None) -> Ways:
    return Ways(vocabulary, subject)


def ways_of(vocabulary: object, subject: Subject | None) -> Ways:
    """The ways of a vocabulary, kept: working them out takes as long as some ten thousand rows.

    Raises what `Ways` raises, and `WrongArgument`.
    """
    check_argument("subject", subject, str | None, A_SUBJECT)  # or it would be no key
    return _kept(checked_vocabulary(vocabulary), subject)


def _kin(table: Table) -> dict[str, frozenset[str]]:
    """Each word with its broader terms and with those that it is the broader of."""
    found = {term.word: {term.word} for term in table.terms}
    for term in table.terms:
        for broader in table.path(term):
            found[term.word].add(broader.word)
            found[broader.word].add(term.word)
    return {word: frozenset(kin) for word, kin in found.items()}


def _categories(table: Table) -> dict[str, Category]:
    """The category of each word that has but one; open and held are one here."""
    asked = {Category.WON: (Category.WON,), Category.LOST: (Category.LOST,), Category.OPEN: OPEN}
    worlds = table.lawful_worlds([DEAL.is_(*categories) for categories in asked.values()])
    found: dict[str, Category] = {}
    for row, own in zip(table.rows, table.shares(worlds), strict=True):
        for category, several in asked.items():
            if isinstance(row, Term) and own and not own & ~worlds.extension(DEAL.is_(*several)):
                found[row.word] = category
    return found
