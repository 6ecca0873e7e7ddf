"""What the words of an agreement ask: a threshold holds for the narrower words too."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from salesterms.criteria import All
from salesterms.facts import Worlds
from salesterms.vocabularies.rows import Term, same
from salesterms.vocabularies.thresholds import minimums, raised, with_minimums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.criteria import Criterion
    from salesterms.vocabularies.table import Table

T = TypeVar("T")


def said_of(term: Term, by_word: Mapping[str, T]) -> T | None:
    """What is said of a term, by any of its words; None where nothing is."""
    words = {same(word) for word in term.words}
    return next((one for word, one in by_word.items() if same(word) in words), None)


def agreed_criteria(
    table: Table, thresholds: Mapping[str, Mapping[str, str]]
) -> dict[Term, Criterion]:
    """Each term of a table with what it asks, once the thresholds of a team are in it.

    Who is called by a word is called by its broader word too. So what is asked more of the broader
    one is asked of the narrower as well: in its place where it asks the fact itself, else beside
    it. Nothing is asked less of a word than its own criterion does, unless that is said of it.
    """
    found: dict[Term, Criterion] = {}
    for term in table.terms:
        rungs: dict[str, str] = {}
        broader: Term | None = None
        for one in table.path(term):
            own = said_of(one, thresholds) or {}
            asked = with_minimums(one.when, own)
            if broader is not None and found[broader] != broader.when:
                asked = _within(table, raised(asked, rungs), found[broader])
            found[one], broader = asked, one
            rungs |= own
    return found


def _within(table: Table, asked: Criterion, wanted: Criterion) -> Criterion:
    """What a term asks, and what its broader one does beside it where that is more."""
    if is_within(table, asked, wanted):
        return asked
    return All(tuple(dict.fromkeys((*_parts(asked), *_parts(wanted)))))


def _parts(criterion: Criterion) -> tuple[Criterion, ...]:
    return criterion.parts if isinstance(criterion, All) else (criterion,)


def is_within(table: Table, first: Criterion, second: Criterion) -> bool:
    """Whether the second holds wherever the first does."""
    worlds = Worlds(table.catalogue, (first, second))
    return not worlds.where(first) & ~worlds.where(second)


def too_low(
    table: Table, thresholds: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[Term, str, str]]:
    """Each fact of which less is said of a term than its broader one asks, with that rung."""
    asked = agreed_criteria(table, thresholds)
    for term in table.terms:
        rungs = said_of(term, thresholds) or {}
        for broader in table.path(term)[:-1] if rungs else ():
            falling = sorted(minimums(asked[broader]), key=lambda one: -one[0].number(one[1]))
            for axis, rung in dict(falling).items():
                if axis.number(rungs.get(axis.name, rung)) < axis.number(rung):
                    yield term, axis.name, rung
