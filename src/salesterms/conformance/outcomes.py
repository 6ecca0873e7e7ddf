"""What came of a check: an outcome for every vector, and the count of them by metric."""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.conformance.vector import Vector, plain, text_of
from salesterms.errors import Text
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Outcome(StrEnum):
    """What an implementation did with one vector."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_SUPPORTED = "not_supported"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"

    @property
    def failed(self) -> bool:
        """Whether this is no conformance: not to support something is no failure."""
        return self not in (Outcome.AGREES, Outcome.NOT_SUPPORTED)


#: So much of an answer is shown in a text.
_LONGEST: Final = 2000

WORDS: Final = {
    Outcome.AGREES: Text("{0} agree", "{0} gelijk"),
    Outcome.DIFFERS: Text("{0} differ", "{0} anders"),
    Outcome.NOT_SUPPORTED: Text("{0} not supported", "{0} niet ondersteund"),
    Outcome.CRASHED: Text("{0} crashed", "{0} vastgelopen"),
    Outcome.TIMED_OUT: Text("{0} timed out", "{0} te laat"),
}
_HOW: Final = {
    Outcome.DIFFERS: Text("expected {0}; got {1}", "verwacht {0}; gekregen {1}"),
    Outcome.CRASHED: Text("crashed: {2}", "vastgelopen: {2}"),
    Outcome.TIMED_OUT: Text("no answer in time: {2}", "geen antwoord op tijd: {2}"),
}
_IN_ALL = Text("In all: {0}", "In totaal: {0}")
_NEVER = Text(
    "Not one of {0} vectors was answered: {1}", "Geen van de {0} vectoren is beantwoord: {1}"
)
_NOTHING = Text("no vectors", "geen vectoren")


@frozen(kw_only=True)
class Result:
    """The outcome of one vector: `got` is the reply, and `detail` says why there is none.

    Where a reply differs, `detail` is the text of the error whose code it gives, or what a reply
    looks like that has no form of one. `asked` is False where a program is not started any more.
    """

    vector: Vector
    outcome: Outcome
    got: FrozenMapping[str, Any] | None = None
    detail: Text | None = None
    asked: bool = True

    def text(self, lang: str = "en") -> str:
        """Which vector, and what was expected and given, each up to 2000 characters.

        It is one line, and under an answer that differs for which there is a reason those of the
        reason. What a terminal would act on is escaped: another implementation may say anything.
        """
        detail = "" if self.detail is None else self.detail.say(lang)
        how = _HOW.get(self.outcome, WORDS[self.outcome]).say(lang)
        said = how.format(_cut(text_of(self.vector.expected)), _cut(text_of(self.got)), detail)
        line = _printable(f"{self.vector.id} ({self.vector.description}): {said}")
        if self.outcome is not Outcome.DIFFERS or not detail:
            return line
        return "\n".join([line, *(f"  {_printable(one)}" for one in _cut(detail).split("\n"))])

    def document(self) -> dict[str, Any]:
        """The same as plain JSON."""
        found: dict[str, Any] = {
            "id": self.vector.id,
            "about": self.vector.about,
            "variant": self.vector.variant,
            "outcome": str(self.outcome),
        }
        if self.outcome.failed:
            found["expected"] = plain(self.vector.expected)
            found["got"] = None if self.got is None else plain(self.got)
        if self.detail is not None:
            found["detail"] = {"en": self.detail.en, "nl": self.detail.nl}
        return found


def _results(given: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(given)


@frozen
class Checked:
    """The results of a check, in the order of the vectors.

    >>> from salesterms.conformance import check, vectors
    >>> found = check(vectors("close_ratio")[:2])
    >>> found.agrees, found.counts["agrees"]
    (True, 2)
    >>> print(found)
    close_ratio: 2 agree
    In all: 2 agree
    """

    results: tuple[Result, ...] = field(converter=_results)

    @property
    def counts(self) -> FrozenMapping[str, int]:
        """Outcome -> how many vectors; every outcome stands in it."""
        return _counted(self.results)

    @property
    def by_subject(self) -> FrozenMapping[str, FrozenMapping[str, int]]:
        """Metric or operation -> its counts."""
        names = dict.fromkeys(one.vector.about for one in self.results)
        return FrozenMapping(
            (name, _counted(one for one in self.results if one.vector.about == name))
            for name in names
        )

    @property
    def failures(self) -> tuple[Result, ...]:
        """The results that differ, crashed or timed out."""
        return tuple(one for one in self.results if one.outcome.failed)

    @property
    def agrees(self) -> bool:
        """Whether at least one vector agrees, and none fails."""
        return self.counts[Outcome.AGREES] > 0 and not self.failures

    def text(self, lang: str = "en") -> str:
        """A line for each metric or operation, with every failure under it; and one for all."""
        return "\n".join(self._lines(lang))

    def _lines(self, lang: str) -> Iterator[str]:
        failures = self.failures
        if any(not one.asked for one in failures):  # then there is no answer at all
            yield _NEVER.say(lang).format(len(failures), _why(failures[0], lang))
            return
        for name, counts in self.by_subject.items():
            yield f"{name}: {_said(counts, lang)}"
            for one in failures:
                if one.vector.about == name:
                    yield from (f"  {line}" for line in one.text(lang).split("\n"))
        yield _IN_ALL.say(lang).format(_said(self.counts, lang))

    def document(self) -> dict[str, Any]:
        """The same as plain JSON, with every result."""
        return {
            "schema_version": 1,
            "agrees": self.agrees,
            "counts": dict(self.counts),
            "by_subject": {name: dict(counts) for name, counts in self.by_subject.items()},
            "results": [one.document() for one in self.results],
        }

    def __str__(self) -> str:
        return self.text()


def _why(result: Result, lang: str) -> str:
    """Why the first vector was not answered."""
    detail = "" if result.detail is None else result.detail.say(lang)
    how = _HOW[result.outcome].say(lang).format("", "", detail)
    return _printable(how)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


def _counted(results: Iterable[Result]) -> FrozenMapping[str, int]:
    found = Counter(one.outcome for one in results)
    return FrozenMapping((str(outcome), found[outcome]) for outcome in Outcome)


def _said(counts: FrozenMapping[str, int], lang: str) -> str:
    parts = [
        WORDS[outcome].say(lang).format(counts[outcome]) for outcome in Outcome if counts[outcome]
    ]
    return ", ".join(parts) or _NOTHING.say(lang)
