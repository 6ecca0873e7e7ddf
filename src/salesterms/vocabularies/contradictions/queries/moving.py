"""What a step does to the labels of each text, in which order its words come, and where it ends."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.vocabularies.contradictions.queries.texts import name_of, the_texts
from salesterms.vocabularies.moving import forward_order
from salesterms.vocabularies.walking import Happening, changed_by, dead_ends, first_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.vocabularies.walking import Path

_MOVED = Text("which labels change when {0}", "welke labels veranderen als {0}")
_ORDER = Text("which comes first of: {0}", "wat eerst komt van: {0}")
_FIRST = Text(
    "the first word for a person on the way forward",
    "het eerste woord voor een persoon op de weg vooruit",
)
_ENDS = Text(
    "words from which nobody becomes a customer by steps forward",
    "woorden vanwaar niemand door stappen vooruit klant wordt",
)
_NONE = Text("none", "geen")
_SILENT = Text("no word", "geen woord")
_BEFORE = Text("{0} before {1}", "{0} vóór {1}")


@frozen(kw_only=True)
class ChangedBy:
    """The labels of each text that a happening changes into another word."""

    happening: Happening

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(
            *(_MOVED.say(lang).format(self.happening.text.say(lang)) for lang in ("en", "nl"))
        )

    def answer(self) -> Mapping[str, tuple[tuple[Path, Path], ...]]:
        """Id of a vocabulary -> the labels before and after; a label that is lost is left out."""
        return {
            text.id: tuple((one, other) for one, other in pairs if other)
            for text, pairs in zip(the_texts(), _changes_by(self.happening), strict=True)
        }

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text."""
        answers = zip(the_texts(), self.answer().values(), strict=True)
        return tuple(
            f"{name_of(text)}: "
            + (
                "; ".join(f"{_said(a, lang)} → {_said(b, lang)}" for a, b in pairs)
                or _NONE.say(lang)
            )
            for text, pairs in answers
        )


@frozen(kw_only=True)
class OrderOf:
    """Which of some words comes before which, in each text."""

    words: tuple[str, ...]

    @property
    def asked(self) -> Text:
        """What is computed."""
        return Text(*(_ORDER.say(lang).format(", ".join(self.words)) for lang in ("en", "nl")))

    def answer(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Id of a vocabulary -> pairs of the words, the earlier one first."""
        return {
            text.id: tuple(
                pair
                for table in text.tables.values()
                for pair in sorted(forward_order(table))
                if set(pair) <= set(self.words)
            )
            for text in the_texts()
        }

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text."""
        answers = zip(the_texts(), self.answer().values(), strict=True)
        return tuple(
            f"{name_of(text)}: "
            + ("; ".join(_BEFORE.say(lang).format(*pair) for pair in pairs) or _NONE.say(lang))
            for text, pairs in answers
        )


@frozen(kw_only=True)
class FirstWords:
    """The word that each text begins with, of a person: who is in a funnel is one."""

    @property
    def asked(self) -> Text:
        """What is computed."""
        return _FIRST

    def answer(self) -> Mapping[str, tuple[str, ...]]:
        """Id of a vocabulary -> its first word, or several that none of them comes before."""
        return dict(_first_words())

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text."""
        return _listed(self.answer(), lang)


@frozen(kw_only=True)
class DeadEnds:
    """The words of each text from which no steps forward lead to a customer."""

    @property
    def asked(self) -> Text:
        """What is computed."""
        return _ENDS

    def answer(self) -> Mapping[str, tuple[str, ...]]:
        """Id of a vocabulary -> the words."""
        return dict(_dead_ends())

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """A line for each text."""
        return _listed(self.answer(), lang)


# The texts do not change, and each answer is asked for in two languages.


@lru_cache(maxsize=64)
def _changes_by(happening: Happening) -> tuple[tuple[tuple[Path, Path], ...], ...]:
    return tuple(changed_by(text, happening) for text in the_texts())


@cache
def _first_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((text.id, first_words(text, Subject.PERSON)) for text in the_texts())


@cache
def _dead_ends() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((text.id, dead_ends(text)) for text in the_texts())


def _listed(answer: Mapping[str, tuple[str, ...]], lang: str) -> tuple[str, ...]:
    answers = zip(the_texts(), answer.values(), strict=True)
    return tuple(
        f"{name_of(text)}: {', '.join(words) or _NONE.say(lang)}" for text, words in answers
    )


def _said(path: Path, lang: str) -> str:
    return " / ".join(path) or _SILENT.say(lang)
