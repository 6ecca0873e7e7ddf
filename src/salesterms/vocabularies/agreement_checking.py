"""What must hold in an agreement, each rule with the place where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from attrs import evolve

from salesterms._json import ROOT, step
from salesterms.errors import Problem, Text
from salesterms.vocabularies import agreement_faults as faults
from salesterms.vocabularies.agreed_criteria import too_low
from salesterms.vocabularies.checking import is_text, problems_of
from salesterms.vocabularies.terminology import UnknownWord
from salesterms.vocabularies.thresholds import minimums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.vocabularies.agreed_terms import AgreedTerms
    from salesterms.vocabularies.rows import Term
    from salesterms.vocabularies.terminology import Vocabulary

_TEXTS = Text("a text for each word", "een tekst bij elk woord")
_SEVERAL = Text("several texts for each word", "een lijst van teksten bij elk woord")
_RUNGS = Text("for each word a rung for each fact", "bij elk woord voor elk feit een waarde")


def problems_of_agreement(agreed: AgreedTerms) -> Iterator[Problem]:
    """Every problem of an agreement; those of the changed rows where all else is right."""
    found = [*_who_and_when(agreed)]
    for name, wanted in (
        ("thresholds", _RUNGS),
        ("owners", _TEXTS),
        ("reasons", _TEXTS),
        ("examples", _SEVERAL),
    ):
        found += _of_words(agreed.vocabulary, getattr(agreed, name), step(ROOT, name), wanted)
    found = found or [*_too_low(agreed)]
    yield from found
    if not found:
        for problem in problems_of(agreed.as_agreed(checked=False).parts):
            place = (problem.path or ROOT).removeprefix(ROOT)
            yield evolve(problem, path=f"{step(ROOT, 'vocabulary')}{place}")


def _too_low(agreed: AgreedTerms) -> Iterator[Problem]:
    """Thresholds of a narrower word that are lower than what its broader word asks."""
    for table in agreed.vocabulary.tables.values():
        for term, fact, rung in too_low(table, agreed.thresholds):
            word = next(one for one in agreed.thresholds if term in agreed.vocabulary.named(one))
            place = step(step(step(ROOT, "thresholds"), word), fact)
            said = agreed.thresholds[word][fact]
            detail = Text(repr(rung), repr(rung))
            yield Problem(kind=faults.BELOW_BROADER, value=said, detail=detail, path=place)


def _who_and_when(agreed: AgreedTerms) -> Iterator[Problem]:
    team: object = agreed.team
    day: object = agreed.decided_on
    if not isinstance(team, str) or not any(character.isalnum() for character in team):
        yield Problem(kind=faults.NO_TEAM, value=team, path=step(ROOT, "team"))
    if not isinstance(day, date) or isinstance(day, datetime):
        yield Problem(kind=faults.NOT_A_DAY, value=day, path=step(ROOT, "decided_on"))


def _of_words(vocabulary: Vocabulary, given: object, path: str, wanted: Text) -> Iterator[Problem]:
    """The problems of what is said of some words."""
    if not isinstance(given, Mapping):
        yield Problem(kind=faults.NOT_AGREED, value=given, detail=wanted, path=path)
        return
    seen: dict[int, str] = {}
    for word, said in given.items():
        place = step(path, word) if is_text(word) else path
        try:
            terms = vocabulary.named(word)
        except UnknownWord:
            words = tuple(one for term in vocabulary.terms for one in term.words)
            yield Problem(kind=faults.NOT_A_WORD, value=word, choices=words, path=place)
            continue
        for other in {seen[id(term)]: None for term in terms if id(term) in seen}:
            yield Problem(kind=faults.AGREED_TWICE, value=word, detail=other, path=place)
        seen.update((id(term), word) for term in terms)
        if wanted is _RUNGS:
            yield from _of_rungs(terms, said, place)
        elif not _fits(said, several=wanted is _SEVERAL):
            yield Problem(kind=faults.NOT_AGREED, value=said, detail=wanted, path=place)


def _fits(said: object, *, several: bool) -> bool:
    return isinstance(said, tuple) and all(map(is_text, said)) if several else is_text(said)


def _of_rungs(terms: tuple[Term, ...], rungs: object, path: str) -> Iterator[Problem]:
    """The problems of the rungs that are asked of the facts of one word."""
    if not isinstance(rungs, Mapping):
        yield Problem(kind=faults.NOT_AGREED, value=rungs, detail=_RUNGS, path=path)
        return
    asked = {axis.name: axis for term in terms for axis, _ in minimums(term.when)}
    for fact, rung in rungs.items():
        place = step(path, fact) if is_text(fact) else path
        if fact not in asked:
            yield Problem(kind=faults.NOT_ASKED, value=fact, choices=tuple(asked), path=place)
        elif rung not in asked[fact].names[1:]:
            choices = asked[fact].names[1:]
            yield Problem(kind=faults.NOT_A_MINIMUM, value=rung, choices=choices, path=place)
