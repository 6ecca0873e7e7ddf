"""What each text calls the same person, and who owns somebody who is called so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts import Facts
from salesterms.vocabularies.contradictions.queries.texts import (
    IDS,
    name_of,
    text_of,
    the_texts,
)
from salesterms.vocabularies.kinds import SUBJECT_OF_TERM_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.vocabularies.label import Label
    from salesterms.vocabularies.rows import Term

_CALLED = Text("what each text calls: {0}", "wat elke tekst zegt bij: {0}")
_OWNED = Text("whose it is, by each text: {0}", "van wie het is, volgens elke tekst: {0}")
_OWNED_WORD = Text("whose {0!r} is, by each text", "van wie {0!r} is, volgens elke tekst")
_OWNER = Text("which words belong to: {0}", "welke woorden horen bij: {0}")
_DENOTES = Text("what the words denote: {0}", "wat de woorden benoemen: {0}")
_NOBODY = Text("nobody is named", "niemand genoemd")
_NO_WORD = Text("no such word", "geen zulk woord")


@frozen(kw_only=True)
class LabelsOf:
    """The label of one case in some vocabularies; of every subject that has a word."""

    case: Text
    facts: Facts
    #: Ids of the vocabularies that are asked: those of the five texts, or others.
    within: tuple[str, ...] = IDS

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(*(_CALLED.say(lang).format(self.case.say(lang)) for lang in ("en", "nl")))

    def answer(self) -> Mapping[str, tuple[Label, ...]]:
        """Id of a vocabulary -> its labels: that of the person, then those of others with a word.

        >>> from salesterms.vocabularies import contradiction
        >>> query = contradiction("a-bought-list").queries[0]
        >>> [labels[0].word for labels in query.answer().values()]
        ['lead', 'prospect', 'prospect', 'naam', 'naam', 'lead']
        """
        found = {}
        for text in map(text_of, self.within):
            first, *others = text.labels(self.facts)
            found[text.id] = (first, *(label for label in others if not label.silent))
        return found

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each vocabulary."""
        return tuple(
            f"{name_of(text_of(id_))}: {' + '.join(label.say(lang) for label in labels)}"
            for id_, labels in self.answer().items()
        )


@frozen(kw_only=True)
class OwnersIn:
    """Who owns somebody of one case, by the row that gives each text's label."""

    case: Text
    facts: Facts

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(*(_OWNED.say(lang).format(self.case.say(lang)) for lang in ("en", "nl")))

    def answer(self) -> Mapping[str, Term | None]:
        """Id of a vocabulary -> the row, None where the text is silent."""
        return {text.id: text.label(self.facts).term for text in the_texts()}

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text."""
        answers = zip(the_texts(), self.answer().values(), strict=True)
        return tuple(f"{name_of(text)}: {_owned(term, lang)}" for text, term in answers)


@frozen(kw_only=True)
class OwnersOf:
    """Who owns whom a word names, by each text that has the word."""

    word: str

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(*(_OWNED_WORD.say(lang).format(self.word) for lang in ("en", "nl")))

    def answer(self) -> Mapping[str, Term | None]:
        """Id of a vocabulary -> the row of the word, None where it has no such word."""
        return {text.id: _row_of(text.terms, self.word) for text in the_texts()}

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text."""
        answers = zip(the_texts(), self.answer().values(), strict=True)
        return tuple(f"{name_of(text)}: {_owned(term, lang)}" for text, term in answers)


@frozen(kw_only=True)
class OwnedBy:
    """Which rows of the texts belong to one owner."""

    owner: Text

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(*(_OWNER.say(lang).format(self.owner.say(lang)) for lang in ("en", "nl")))

    def answer(self) -> Mapping[str, tuple[Term, ...]]:
        """Id of a vocabulary -> its rows that the owner has, where there are any."""
        owned = {
            text.id: tuple(term for term in text.terms if term.owner == self.owner)
            for text in the_texts()
        }
        return {id_: terms for id_, terms in owned.items() if terms}

    def lines(self, lang: str = "en") -> tuple[str, ...]:  # noqa: ARG002 # words stay as they are
        """A line for each text that names the owner."""
        answer = self.answer()
        return tuple(
            f"{name_of(text)}: {', '.join(_cited(term) for term in answer[text.id])}"
            for text in the_texts()
            if text.id in answer
        )


@frozen(kw_only=True)
class DenotedBy:
    """What some words denote in each text: a person, a company, a record or a deal."""

    words: tuple[str, ...]

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(*(_DENOTES.say(lang).format(", ".join(self.words)) for lang in ("en", "nl")))

    def answer(self) -> Mapping[str, tuple[Term, ...]]:
        """Id of a vocabulary -> its rows that have one of the words."""
        return {
            text.id: tuple(term for term in text.terms if set(term.words) & set(self.words))
            for text in the_texts()
        }

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text that has one of the words."""
        answers = zip(the_texts(), self.answer().values(), strict=True)
        return tuple(
            f"{name_of(text)}: " + "; ".join(_denoted(term, lang) for term in terms)
            for text, terms in answers
            if terms
        )


def _row_of(terms: tuple[Term, ...], word: str) -> Term | None:
    return next((term for term in terms if word in term.words), None)


def _owned(term: Term | None, lang: str) -> str:
    if term is None:
        return _NO_WORD.say(lang)
    owner = _NOBODY if term.owner is None else term.owner
    return f"{term.word}, {owner.say(lang)} ({', '.join(term.cites)})"


def _denoted(term: Term, lang: str) -> str:
    return f"{_cited(term)} = {SUBJECT_OF_TERM_WORDS[term.subject].say(lang)}"


def _cited(term: Term) -> str:
    return f"{term.word} ({', '.join(term.cites)})"
